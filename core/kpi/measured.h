// What a definition makes of the measurements of some periods, whatever else is in force: single
// values, ratios and complements. core/kpi/value.h says how; for core/kpi, and rounding_of for
// core/incentive.
#pragma once

#include <span>

#include "core/kpi/value.h"

namespace samverka::kpi {

// A ratio or a complement: what has a denominator.
[[nodiscard]] bool is_ratio(const model::KpiVersion& definition);
// Whether the definition says all that a complement with planned maintenance takes: the series and
// what it does, or neither.
[[nodiscard]] bool is_plan_clear(const model::KpiVersion& definition);

// Fills in `out`, one value a period, which say their periods already.
void evaluate_measured(const model::Snapshot& snapshot, const model::KpiVersion& definition,
                       ColumnSource& columns, std::span<Value> out);

// Rounds and judges a computed number.
void settle(const model::KpiVersion& definition, const base::Result<base::Decimal>& exact,
            Value& out);
[[nodiscard]] base::Rounding rounding_of(model::RoundingRule rule);  // unset is half-even
// Whether its values are rounded at all.
[[nodiscard]] bool rounds(const model::KpiVersion& definition);

}  // namespace samverka::kpi
