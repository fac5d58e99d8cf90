#include "core/kpi/measured.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/assert.h"

namespace samverka::kpi {

using base::Computed;
using base::Decimal;
using base::Period;
using base::Result;
using model::Aggregation;
using model::KpiVersion;
using model::PlannedRule;
using model::Snapshot;

namespace {

// Calls `take` for each measurement of the period.
template <class Take>
void each_row(const Columns& columns, std::size_t begin, const Period& period, Take take) {
    const std::int32_t first = period.first().days();
    const std::int32_t last = period.last().days();
    for (std::size_t i = begin; i < columns.size() && columns.last_days[i] <= last; ++i) {
        if (columns.last_days[i] < first) continue;
        if (columns.last_days[i] - columns.first_days[i] <= last - first) take(i);
    }
}

// One series of a definition, summed over the periods that are asked for.
struct Source {
    const model::Series* series = nullptr;
    const Columns* columns = nullptr;
    Totals totals;

    [[nodiscard]] std::int32_t count(std::size_t index) const {
        return series == nullptr ? 0 : totals.counts[index];
    }
    [[nodiscard]] std::size_t begin(std::size_t index) const {
        return static_cast<std::size_t>(totals.begins[index]);
    }
};

Source source_of(const Snapshot& snapshot, base::ThingId series, std::span<const Period> periods,
                 ColumnSource& columns) {
    Source out;
    out.series = snapshot.find<model::Series>(series);
    if (out.series == nullptr) return out;
    out.columns = &columns.columns(*out.series);
    out.totals = totals_of(*out.columns, periods);
    return out;
}

Result<Decimal> sum_of(const Source& source, std::size_t index, const Period& period) {
    const Columns& columns = *source.columns;
    if (columns.wide.empty())
        return Decimal::from_coefficient(source.totals.sums[index], columns.scale);
    Result<Computed> step{};
    each_row(columns, source.begin(index), period, [&](std::size_t i) {
        if (step) step = base::add(step->value, columns.value(i));
    });
    if (!step) return std::unexpected(std::move(step).error());
    return step->value;
}

Decimal extreme_of(const Source& source, std::size_t index, const Period& period, bool greatest) {
    std::optional<Decimal> out;
    each_row(*source.columns, source.begin(index), period, [&](std::size_t i) {
        const Decimal value = source.columns->value(i);
        if (!out || (greatest ? *out < value : value < *out)) out = value;
    });
    return *out;
}

Decimal last_of(const Source& source, std::size_t index, const Period& period) {
    Decimal out;
    each_row(*source.columns, source.begin(index), period,
             [&](std::size_t i) { out = source.columns->value(i); });
    return out;
}

// Precondition: something is measured.
Result<Decimal> single(const KpiVersion& definition, const Source& source, std::size_t index,
                       const Period& period) {
    switch (definition.aggregation) {
        case Aggregation::Sum:
            return sum_of(source, index, period);
        case Aggregation::Mean: {
            SV_TRY(const Decimal sum, sum_of(source, index, period));
            SV_TRY(const Computed mean,
                   base::divide(sum, Decimal::from_integer(source.count(index))));
            return mean.value;
        }
        case Aggregation::Minimum:
            return extreme_of(source, index, period, false);
        case Aggregation::Maximum:
            return extreme_of(source, index, period, true);
        case Aggregation::Last:
        case Aggregation::None:
        case Aggregation::Ratio:
        case Aggregation::Complement:
        case Aggregation::Formula:
        case Aggregation::Scorecard:
            return last_of(source, index, period);
    }
    SV_ASSERT(false);
}

// What a ratio is made of, in a period: the sums of numerator, denominator and, where there is any,
// planned maintenance.
constexpr std::size_t kPartsMax = 3;
struct Ratio {
    std::array<Source, kPartsMax> sources;
    std::size_t count = 2;
    PlannedRule planned{};
};
struct Parts {
    std::array<Decimal, kPartsMax> sums;
    std::int32_t counted = 0;
    std::int32_t unmatched = 0;
    Assurance assurance = Assurance::Verified;
};

// How many of the sources take part in matching: those that are measured equally often, beginning
// with the numerator.
std::size_t matched_count(const Ratio& ratio) {
    std::size_t out = 1;
    while (out < ratio.count &&
           ratio.sources[out].series->frequency == ratio.sources[0].series->frequency)
        ++out;
    return out;
}

// Whether each of them has one measurement in the period, and all of the same time: then there is
// nothing to match.
bool is_one_each(const Ratio& ratio, std::size_t count, std::size_t index, const Period& period) {
    const std::int32_t length = period.last().days() - period.first().days();
    std::array<std::pair<std::int32_t, std::int32_t>, kPartsMax> days;
    for (std::size_t k = 0; k < count; ++k) {
        const Source& source = ratio.sources[k];
        if (source.count(index) != 1) return false;
        const std::size_t row = source.begin(index);
        days[k] = {source.columns->first_days[row], source.columns->last_days[row]};
        if (days[k] != days[0] || days[k].second - days[k].first > length) return false;
    }
    return true;
}

// Only measurements of the same time in all of the first `count` sources.
Result<void> match(const Ratio& ratio, std::size_t count, std::size_t index, const Period& period,
                   Parts& out) {
    std::array<std::size_t, kPartsMax> at{};
    std::int32_t rows = 0;
    for (std::size_t k = 0; k < count; ++k) {
        at[k] = ratio.sources[k].begin(index);
        each_row(*ratio.sources[k].columns, at[k], period, [&](std::size_t) { ++rows; });
    }
    const auto days = [](const Columns& columns, std::size_t row) {
        return std::pair(columns.last_days[row], columns.first_days[row]);
    };
    std::array<Result<Computed>, kPartsMax> sums{};
    const Columns& upper = *ratio.sources[0].columns;
    each_row(upper, at[0], period, [&](std::size_t i) {
        at[0] = i;
        for (std::size_t k = 1; k < count; ++k) {
            const Columns& other = *ratio.sources[k].columns;
            while (at[k] < other.size() && days(other, at[k]) < days(upper, i)) ++at[k];
            if (at[k] == other.size() || days(other, at[k]) != days(upper, i)) return;
        }
        ++out.counted;
        for (std::size_t k = 0; k < count; ++k) {
            const Columns& one = *ratio.sources[k].columns;
            if (sums[k]) sums[k] = base::add(sums[k]->value, one.value(at[k]));
            out.assurance = std::max(out.assurance, one.assurances[at[k]]);
        }
    });
    for (std::size_t k = 0; k < count; ++k) {
        if (!sums[k]) return std::unexpected(std::move(sums[k]).error());
        out.sums[k] = sums[k]->value;
    }
    out.unmatched = rows - out.counted * static_cast<std::int32_t>(count);
    return {};
}

Result<Parts> parts_of(const Ratio& ratio, std::size_t index, const Period& period) {
    Parts out;
    const std::size_t together = matched_count(ratio);
    std::size_t next = 0;
    if (together > 1 && !is_one_each(ratio, together, index, period)) {
        SV_TRY_VOID(match(ratio, together, index, period, out));
        next = together;
    } else {
        out.counted = ratio.sources[0].count(index);
    }
    for (; next < ratio.count; ++next) {
        SV_TRY(out.sums[next], sum_of(ratio.sources[next], index, period));
        out.assurance = std::max(out.assurance, ratio.sources[next].totals.assurances[index]);
    }
    return out;
}

// What is divided by what (catalogue F1, F2).
struct Division {
    Decimal above;
    Decimal below;
};
Result<Division> division_of(const KpiVersion& definition, const Ratio& ratio, const Parts& parts) {
    Division out{.above = parts.sums[0], .below = parts.sums[1]};
    if (ratio.planned == PlannedRule::Excluded) {
        SV_TRY(const Computed rest, base::subtract(out.below, parts.sums[2]));
        out.below = rest.value;
    } else if (ratio.planned == PlannedRule::Counted) {
        SV_TRY(const Computed down, base::add(out.above, parts.sums[2]));
        out.above = down.value;
    }
    if (definition.aggregation == Aggregation::Complement) {
        SV_TRY(const Computed rest, base::subtract(out.below, out.above));
        out.above = rest.value;
    }
    return out;
}

// Multiplied before it is divided, so that only the division can round: 60 × (1 ÷ 120) is 0.5.
Result<Decimal> quotient_of(const KpiVersion& definition, const Division& division) {
    Decimal part = division.above;
    if (definition.factor) {
        SV_TRY(const Computed product, base::multiply(part, *definition.factor));
        part = product.value;
    }
    SV_TRY(const Computed quotient, base::divide(part, division.below));
    return quotient.value;
}

void evaluate_ratio(const KpiVersion& definition, const Ratio& ratio, std::size_t index,
                    Value& out) {
    out.missing = Missing::NotMeasured;
    for (std::size_t k = 0; k < ratio.count; ++k)
        if (ratio.sources[k].count(index) == 0) return;
    const auto parts = parts_of(ratio, index, out.period);
    const auto division = parts ? division_of(definition, ratio, *parts)
                                : Result<Division>(std::unexpect, parts.error());
    if (!division) {
        out.missing = Missing::OutOfRange;
        return;
    }
    out.measured = parts->counted;
    out.unmatched = parts->unmatched;
    out.assurance = parts->assurance;
    if (parts->counted == 0) return;
    if (division->below.is_zero())
        out.missing = Missing::EmptyDenominator;
    else
        settle(definition, quotient_of(definition, *division), out);
}

void evaluate_single(const KpiVersion& definition, const Source& source, std::size_t index,
                     Value& out) {
    out.measured = source.count(index);
    if (out.measured == 0) {
        out.missing = Missing::NotMeasured;
        return;
    }
    out.assurance = source.totals.assurances[index];
    settle(definition, single(definition, source, index, out.period), out);
}

// Nothing where something that it names is not there, or is not said.
std::optional<Ratio> ratio_of(const Snapshot& snapshot, const KpiVersion& definition,
                              std::span<const Period> periods, ColumnSource& columns) {
    if (!is_plan_clear(definition)) return std::nullopt;
    Ratio out;
    std::array<base::ThingId, kPartsMax> ids{definition.numerator, definition.denominator,
                                             definition.planned};
    if (definition.aggregation == Aggregation::Complement &&
        definition.planned_rule != PlannedRule::None) {
        out.count = 3;
        out.planned = definition.planned_rule;
    }
    for (std::size_t k = 0; k < out.count; ++k) {
        out.sources[k] = source_of(snapshot, ids[k], periods, columns);
        if (out.sources[k].series == nullptr) return std::nullopt;
    }
    return out;
}

}  // namespace

bool is_ratio(const KpiVersion& definition) {
    return definition.aggregation == Aggregation::Ratio ||
           definition.aggregation == Aggregation::Complement;
}

bool is_plan_clear(const KpiVersion& definition) {
    return definition.aggregation != Aggregation::Complement ||
           definition.planned.is_nil() == (definition.planned_rule == PlannedRule::None);
}

base::Rounding rounding_of(model::RoundingRule rule) {
    switch (rule) {
        case model::RoundingRule::HalfEven:
        case model::RoundingRule::None:
            return base::Rounding::HalfEven;
        case model::RoundingRule::HalfUp:
            return base::Rounding::HalfUp;
        case model::RoundingRule::HalfDown:
            return base::Rounding::HalfDown;
        case model::RoundingRule::Up:
            return base::Rounding::Up;
        case model::RoundingRule::Down:
            return base::Rounding::Down;
    }
    SV_ASSERT(false);
}

bool rounds(const KpiVersion& definition) {
    return definition.decimals && definition.rounding != model::RoundingRule::None;
}

void settle(const KpiVersion& definition, const Result<Decimal>& exact, Value& out) {
    out.missing = Missing::OutOfRange;
    if (!exact) return;
    out.exact = *exact;
    out.value = *exact;
    if (rounds(definition)) {
        const auto value = base::rounded(*exact, static_cast<int>(*definition.decimals),
                                         rounding_of(definition.rounding));
        if (!value) return;
        out.value = *value;
    }
    out.missing = Missing::None;
    out.standing = standing_of(definition, out.value);
    out.beyond_stretch = is_beyond_stretch(definition, out.value);
}

void evaluate_measured(const Snapshot& snapshot, const KpiVersion& definition,
                       ColumnSource& columns, std::span<Value> out) {
    std::vector<Period> periods;
    periods.reserve(out.size());
    for (const Value& value : out) periods.push_back(value.period);
    if (is_ratio(definition)) {
        const auto ratio = ratio_of(snapshot, definition, periods, columns);
        for (std::size_t i = 0; i < out.size(); ++i)
            if (ratio)
                evaluate_ratio(definition, *ratio, i, out[i]);
            else
                out[i].missing = Missing::NoDefinition;
        return;
    }
    const Source source = source_of(snapshot, definition.numerator, periods, columns);
    for (std::size_t i = 0; i < out.size(); ++i)
        if (source.series == nullptr)
            out[i].missing = Missing::NoDefinition;
        else
            evaluate_single(definition, source, i, out[i]);
}

}  // namespace samverka::kpi
