// A KPI with how it is measured on a date: what the rules of definition.cpp and measurement.cpp
// read of it. For core/rules alone; pointers live as long as the snapshot and the board are
// unchanged.
#pragma once

#include <span>
#include <vector>

#include "core/kpi/board.h"
#include "core/rules/finding.h"

namespace samverka::rules {

// The definition that is in force is meant; where nothing was ever approved the draft.
struct MeasuredKpi {
    const model::Kpi* kpi = nullptr;
    const kpi::History* history = nullptr;
    const kpi::DefinitionSpan* span = nullptr;      // null: nothing defines it on the date
    const model::KpiVersion* definition = nullptr;  // of `span`
    std::vector<const model::Series*> series;       // that it is made of and that are there
    const model::Series* denominator = nullptr;     // null also when it is no ratio
    const model::Role* measurer = nullptr;          // of the definition, else of the first series
    const model::Role* verifier = nullptr;          // likewise

    // Whether every series that the definition needs is there. False of a scorecard, which is made
    // of other KPIs: those are told about.
    [[nodiscard]] bool is_whole() const;
    [[nodiscard]] bool is_scorecard() const;
};
// In the partnership's order of KPIs.
[[nodiscard]] std::vector<MeasuredKpi> measured_kpis(const Reading& reading);

[[nodiscard]] bool is_ratio(const model::KpiVersion& definition);

// The values that the rules look back at: of the latest twelve periods, oldest first.
[[nodiscard]] std::span<const kpi::Value> recent_values(const kpi::History& history);

}  // namespace samverka::rules
