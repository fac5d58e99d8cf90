#include "core/kpi/scorecard.h"

#include <algorithm>
#include <deque>

#include "core/base/sort.h"
#include "core/kpi/measured.h"
#include "core/kpi/weighted_mean.h"

namespace samverka::kpi {

using base::Date;
using base::Decimal;
using base::Period;
using base::ThingId;
using model::Aggregation;
using model::KpiVersion;
using model::PartScore;
using model::ScorecardPart;

namespace {

const Decimal kOne = Decimal::from_integer(1);

// F6, as the header says.
std::optional<Decimal> normalised(const KpiVersion& definition, const Decimal& value) {
    if (!definition.minimum || !definition.target) return std::nullopt;
    const auto third = base::subtract(*definition.target, *definition.minimum);
    if (!third || third->value.is_zero()) return std::nullopt;
    const auto from = base::subtract(*definition.minimum, third->value);
    const auto come = from ? base::subtract(value, from->value) : from;
    const auto above = come ? base::multiply(come->value, Decimal::from_integer(10)) : come;
    const auto below = base::multiply(third->value, Decimal::from_integer(3));
    if (!above || !below) return std::nullopt;
    const auto score = base::divide(above->value, below->value);
    if (!score) return std::nullopt;
    return shortest(std::clamp(score->value, Decimal(), Decimal::from_integer(10)));
}

struct PartValues {
    const ScorecardPart* part = nullptr;
    std::vector<Value> values;
    const std::vector<DefinitionSpan>* spans = nullptr;

    // What it gives in a period; nothing: it is left out.
    [[nodiscard]] std::optional<Decimal> score(std::size_t index) const {
        if (values.empty() || !values[index].has_value() || values[index].span < 0)
            return std::nullopt;
        const auto span = static_cast<std::size_t>(values[index].span);
        return part_score(part->score, *(*spans)[span].definition, values[index].value);
    }
};

void evaluate_period(const KpiVersion& definition, const std::vector<PartValues>& parts,
                     std::size_t index, Value& out) {
    WeightedMean mean;
    out.assurance = Assurance::Verified;
    for (const PartValues& part : parts) {
        const auto score = part.score(index);
        if (!score) {
            ++out.unmatched;
            continue;
        }
        ++out.measured;
        out.assurance = std::max(out.assurance, part.values[index].assurance);
        mean.add(*score, part.part->weight.value_or(kOne));
    }
    if (out.measured == 0) {
        out.assurance = Assurance::Reported;
        out.missing = Missing::NotMeasured;
        return;
    }
    const auto result = mean.result();
    if (!result && result.error().code == base::ErrorCode::DivisionByZero)
        out.missing = Missing::EmptyDenominator;
    else
        settle(definition, result.transform(shortest), out);
}

}  // namespace

bool is_whole_scorecard(const KpiVersion& definition) {
    if (definition.parts.empty()) return false;
    return std::ranges::all_of(definition.parts, [](const ScorecardPart& part) {
        return !part.kpi.is_nil() && part.score != PartScore::None &&
               !part.weight.value_or(kOne).is_negative();
    });
}

std::optional<Decimal> part_score(PartScore score, const KpiVersion& definition,
                                  const Decimal& value) {
    switch (score) {
        case PartScore::Value:
            return value;
        case PartScore::Attainment:
            return attainment_of(definition, value);
        case PartScore::Normalised:
            return normalised(definition, value);
        case PartScore::None:
            break;
    }
    return std::nullopt;
}

void evaluate_scorecard(const KpiVersion& definition, KpiSource& source, std::span<Value> out) {
    const bool whole = is_whole_scorecard(definition);
    std::vector<Period> periods;
    for (Value& value : out) {
        value.missing = !whole ? Missing::NoDefinition : Missing::None;
        if (whole && source.is_circular(definition.kpi, value.period.last()))
            value.missing = Missing::Circular;
        if (value.has_value()) periods.push_back(value.period);
    }
    if (periods.empty()) return;
    std::vector<PartValues> parts;
    parts.reserve(definition.parts.size());
    for (const ScorecardPart& part : definition.parts)
        parts.push_back({.part = &part,
                         .values = source.values(part.kpi, periods),
                         .spans = &source.spans(part.kpi)});
    std::size_t index = 0;
    for (Value& value : out)
        if (value.has_value()) evaluate_period(definition, parts, index++, value);
}

ScorecardEpochs::ScorecardEpochs(std::span<const Spans> all) {
    std::vector<Date> days;
    std::vector<Spans> scorecards;
    for (const Spans& one : all) {
        const bool any = std::ranges::any_of(*one.spans, [](const DefinitionSpan& span) {
            return span.definition->aggregation == Aggregation::Scorecard;
        });
        if (!any) continue;
        scorecards.push_back(one);
        for (const DefinitionSpan& span : *one.spans) days.push_back(span.from);
    }
    base::sort_unique(days);
    for (const Date day : days) {
        Epoch epoch{.from = day, .parts = {}, .circular = {}};
        for (const Spans& one : scorecards) {
            const std::int32_t at = span_on(*one.spans, day);
            if (at < 0) continue;
            const KpiVersion& definition = *(*one.spans)[static_cast<std::size_t>(at)].definition;
            if (definition.aggregation != Aggregation::Scorecard) continue;
            auto& parts = epoch.parts[one.kpi];
            for (const ScorecardPart& part : definition.parts) parts.push_back(part.kpi);
        }
        find_circular(epoch);
        m_epochs.push_back(std::move(epoch));
    }
}

// Scorecards are taken away once all that they are made of is, level by level; what stays is in a
// ring, or made of one.
void ScorecardEpochs::find_circular(Epoch& epoch) {
    std::map<ThingId, std::vector<ThingId>> users;
    std::map<ThingId, std::size_t> open;
    std::map<ThingId, int> levels;
    std::deque<ThingId> ready;
    for (const auto& [kpi, parts] : epoch.parts) {
        std::size_t count = 0;
        for (const ThingId part : parts)
            if (epoch.parts.contains(part)) {
                users[part].push_back(kpi);
                ++count;
            }
        open[kpi] = count;
        levels[kpi] = 1;
        if (count == 0) ready.push_back(kpi);
    }
    while (!ready.empty()) {
        const ThingId kpi = ready.front();
        ready.pop_front();
        if (levels[kpi] > kScorecardLevelsMax) epoch.circular.insert(kpi);
        for (const ThingId user : users[kpi]) {
            levels[user] = std::max(levels[user], levels[kpi] + 1);
            if (--open[user] == 0) ready.push_back(user);
        }
    }
    for (const auto& [kpi, count] : open)
        if (count > 0 && !way(epoch.parts, kpi, kpi).empty()) epoch.circular.insert(kpi);
}

// The shortest way from one to another, the last one left out; empty when there is none.
std::vector<ThingId> ScorecardEpochs::way(const Graph& parts, ThingId from, ThingId to) {
    std::map<ThingId, ThingId> before;
    std::deque<ThingId> next{from};
    while (!next.empty()) {
        const ThingId kpi = next.front();
        next.pop_front();
        const auto found = parts.find(kpi);
        if (found == parts.end()) continue;
        for (const ThingId part : found->second) {
            if (part != to) {
                if (before.emplace(part, kpi).second) next.push_back(part);
                continue;
            }
            std::vector<ThingId> out{kpi};
            while (out.back() != from) out.push_back(before.at(out.back()));
            std::ranges::reverse(out);
            return out;
        }
    }
    return {};
}

const ScorecardEpochs::Epoch* ScorecardEpochs::on(Date day) const {
    const auto after =
        std::upper_bound(m_epochs.begin(), m_epochs.end(), day,
                         [](Date one, const Epoch& epoch) { return one < epoch.from; });
    return after == m_epochs.begin() ? nullptr : &*std::prev(after);
}

bool ScorecardEpochs::is_circular(ThingId kpi, Date day) const {
    const Epoch* epoch = on(day);
    return epoch != nullptr && epoch->circular.contains(kpi);
}

std::vector<ThingId> ScorecardEpochs::ring(ThingId kpi, Date day) const {
    const Epoch* epoch = on(day);
    return epoch == nullptr ? std::vector<ThingId>() : way(epoch->parts, kpi, kpi);
}

bool ScorecardEpochs::leads_to(ThingId from, ThingId to, Date day) const {
    const Epoch* epoch = on(day);
    return epoch != nullptr && !way(epoch->parts, from, to).empty();
}

}  // namespace samverka::kpi
