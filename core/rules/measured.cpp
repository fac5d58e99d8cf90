#include "core/rules/measured.h"

#include <algorithm>

#include "core/model/kpi_series.h"

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
    if (definition == nullptr || series.empty()) return false;
    if (definition->aggregation == model::Aggregation::Formula)
        return series.size() == model::series_of(*definition).size();
    return series.front()->thing.id == definition->numerator &&
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
            for (const base::ThingId id : model::series_of(*one.definition))
                if (const auto* found = snapshot.find<model::Series>(id))
                    one.series.push_back(found);
            if (is_ratio(*one.definition))
                one.denominator = snapshot.find<model::Series>(one.definition->denominator);
            const model::Series* series = one.series.empty() ? nullptr : one.series.front();
            one.measurer = role_of(snapshot, one.definition->measurer,
                                   series == nullptr ? base::ThingId() : series->measurer);
            one.verifier = role_of(snapshot, one.definition->verifier,
                                   series == nullptr ? base::ThingId() : series->verifier);
        }
        out.push_back(one);
    }
    return out;
}

bool MeasuredKpi::is_scorecard() const {
    return definition != nullptr && definition->aggregation == model::Aggregation::Scorecard;
}

std::span<const kpi::Value> recent_values(const kpi::History& history) {
    const std::span<const kpi::Value> all(history.values);
    return all.last(std::min(all.size(), kRecent));
}

}  // namespace samverka::rules
