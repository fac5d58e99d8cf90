#include "core/rules/measured.h"

#include <algorithm>

namespace samverka::rules {

namespace {

constexpr std::size_t kRecent = 12;

const model::Role* role_of(const model::Snapshot& snapshot, base::ThingId of_definition,
                           base::ThingId of_series) {
    const auto* role = snapshot.find<model::Role>(of_definition);
    return role != nullptr ? role : snapshot.find<model::Role>(of_series);
}

}  // namespace

bool is_ratio(const model::KpiVersion& definition) {
    return definition.aggregation == model::Aggregation::Ratio ||
           definition.aggregation == model::Aggregation::Complement;
}

bool MeasuredKpi::is_whole() const {
    return definition != nullptr && numerator != nullptr &&
           (!is_ratio(*definition) || denominator != nullptr);
}

std::vector<MeasuredKpi> measured_kpis(const Reading& reading) {
    const model::Snapshot& snapshot = reading.snapshot;
    std::vector<MeasuredKpi> out;
    for (const kpi::History* history : reading.kpis.histories()) {
        MeasuredKpi one;
        one.kpi = snapshot.find<model::Kpi>(history->kpi);
        one.history = history;
        if (!history->spans.empty()) {
            one.span = &history->spans.back();
            one.definition = one.span->definition.get();
            one.numerator = snapshot.find<model::Series>(one.definition->numerator);
            if (is_ratio(*one.definition))
                one.denominator = snapshot.find<model::Series>(one.definition->denominator);
            const model::Series* series = one.numerator;
            one.measurer = role_of(snapshot, one.definition->measurer,
                                   series == nullptr ? base::ThingId() : series->measurer);
            one.verifier = role_of(snapshot, one.definition->verifier,
                                   series == nullptr ? base::ThingId() : series->verifier);
        }
        out.push_back(one);
    }
    return out;
}

std::span<const kpi::Value> recent_values(const kpi::History& history) {
    const std::span<const kpi::Value> all(history.values);
    return all.last(std::min(all.size(), kRecent));
}

}  // namespace samverka::rules
