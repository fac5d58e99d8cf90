// What a value is judged by: bands or target, and how far it has come from its baseline.
#include "core/kpi/value.h"

namespace samverka::kpi {

using base::Decimal;
using model::AttainmentKind;
using model::Direction;
using model::KpiVersion;

namespace {

Standing standing_of(model::BandStatus status) {
    switch (status) {
        case model::BandStatus::Reaches:
            return Standing::Reaches;
        case model::BandStatus::Near:
            return Standing::Near;
        case model::BandStatus::Under:
            return Standing::Under;
        case model::BandStatus::None:
            break;
    }
    return Standing::Unjudged;
}

Decimal distance(const Decimal& left, const Decimal& right) {
    const auto apart = left < right ? base::subtract(right, left) : base::subtract(left, right);
    return apart ? apart->value : Decimal();
}

Standing by_direction(const KpiVersion& definition, const Decimal& value) {
    const auto& target = definition.target;
    const auto& minimum = definition.minimum;
    const auto step = [](bool reaches, bool near) {
        return reaches ? Standing::Reaches : (near ? Standing::Near : Standing::Under);
    };
    switch (definition.direction) {
        case Direction::Higher:
            if (!target) break;
            return step(value >= *target, minimum && value >= *minimum);
        case Direction::Lower:
            if (!target) break;
            return step(value <= *target, minimum && value <= *minimum);
        case Direction::Range:
            if (!minimum || !definition.stretch) break;
            return step(*minimum <= value && value <= *definition.stretch, false);
        case Direction::Target:
            if (!target) break;
            return step(value == *target,
                        minimum && distance(value, *target) <= distance(*minimum, *target));
        case Direction::None:
            break;
    }
    return Standing::Unjudged;
}

// 100 · above ÷ below.
std::optional<Decimal> percent_of(const Decimal& above, const Decimal& below) {
    const auto hundredfold = base::multiply(above, Decimal::from_integer(100));
    if (!hundredfold) return std::nullopt;
    const auto out = base::divide(hundredfold->value, below);
    return out ? std::optional(shortest(out->value)) : std::nullopt;
}

// 1 − (v − t) ÷ t is (t − (v − t)) ÷ t.
std::optional<Decimal> one_less_excess(const Decimal& value, const Decimal& target) {
    const auto excess = base::subtract(value, target);
    if (!excess) return std::nullopt;
    const auto rest = base::subtract(target, excess->value);
    return rest ? percent_of(rest->value, target) : std::nullopt;
}

std::optional<Decimal> way_from_baseline(const KpiVersion& definition, const Decimal& value) {
    if (!definition.baseline) return std::nullopt;
    if (definition.direction == Direction::Range || definition.direction == Direction::Target)
        return progress_of(definition, value);
    if (!definition.target) return std::nullopt;
    const auto come = base::subtract(value, *definition.baseline);
    const auto way = base::subtract(*definition.target, *definition.baseline);
    return come && way ? percent_of(come->value, way->value) : std::nullopt;
}

}  // namespace

Standing standing_of(const KpiVersion& definition, const Decimal& value) {
    if (definition.bands.empty()) return by_direction(definition, value);
    for (const model::Band& band : definition.bands)
        if ((!band.from || *band.from <= value) && (!band.below || value < *band.below))
            return standing_of(band.status);
    return Standing::Unjudged;
}

bool is_beyond_stretch(const KpiVersion& definition, const Decimal& value) {
    if (!definition.stretch) return false;
    if (definition.direction == Direction::Higher) return value >= *definition.stretch;
    if (definition.direction == Direction::Lower) return value <= *definition.stretch;
    return false;
}

std::optional<Decimal> gap_of(const KpiVersion& definition, const Decimal& value) {
    const auto& target = definition.target;
    const Decimal none;
    switch (definition.direction) {
        case Direction::Higher:
            if (!target) break;
            return value >= *target ? none : distance(value, *target);
        case Direction::Lower:
            if (!target) break;
            return value <= *target ? none : distance(value, *target);
        case Direction::Range:
            if (!definition.minimum || !definition.stretch) break;
            if (value < *definition.minimum) return distance(value, *definition.minimum);
            return value <= *definition.stretch ? none : distance(value, *definition.stretch);
        case Direction::Target:
            if (!target) break;
            return distance(value, *target);
        case Direction::None:
            break;
    }
    return std::nullopt;
}

std::optional<Decimal> progress_of(const KpiVersion& definition, const Decimal& value) {
    const Decimal none;
    const Decimal all = Decimal::from_integer(100);
    const auto left = gap_of(definition, value);
    if (!left) return std::nullopt;
    if (left->is_zero()) return all;
    if (!definition.baseline) return std::nullopt;
    const auto way = gap_of(definition, *definition.baseline);
    if (!way || *way <= *left) return none;  // no nearer than where it began
    const auto come = base::subtract(*way, *left);
    return come ? percent_of(come->value, *way) : std::nullopt;
}

Decimal shortest(const Decimal& value) {
    __int128 coefficient = value.coefficient();
    int scale = value.scale();
    while (scale > 0 && coefficient % 10 == 0) {
        coefficient /= 10;
        --scale;
    }
    return Decimal::from_coefficient(coefficient, scale).value_or(value);
}

std::optional<Decimal> attainment_of(const KpiVersion& definition, const Decimal& value) {
    const auto& target = definition.target;
    switch (definition.attainment) {
        case AttainmentKind::ValueByTarget:
            return target ? percent_of(value, *target) : std::nullopt;
        case AttainmentKind::TargetByValue:
            return target ? percent_of(*target, value) : std::nullopt;
        case AttainmentKind::OneLessExcess:
            return target ? one_less_excess(value, *target) : std::nullopt;
        case AttainmentKind::WithinRange:
            if (!definition.minimum || !definition.stretch) break;
            return Decimal::from_integer(
                *definition.minimum <= value && value <= *definition.stretch ? 100 : 0);
        case AttainmentKind::WayFromBaseline:
            return way_from_baseline(definition, value);
        case AttainmentKind::None:
            break;
    }
    return std::nullopt;
}

bool reaches(const KpiVersion& definition, const Decimal& value, const Decimal& limit) {
    if (definition.direction == Direction::None) return false;
    if (definition.direction == Direction::Higher) return value >= limit;
    if (definition.direction == Direction::Lower) return value <= limit;
    const auto gap = gap_of(definition, value);
    const auto allowed = gap_of(definition, limit);
    return gap && allowed ? *gap <= *allowed : value == limit;
}

}  // namespace samverka::kpi
