// The value of a longer period from the values of its periods: a quarter of a monthly KPI.
//
// The definition in force on the longer period's last day says how (`roll_up`): anew from the
// measurements (also when nothing is said), or the sum, the mean, the least, the greatest or the
// last of the values of its periods, each by its own definition. Those are the periods of the KPI's
// history that end in the longer one. What is taken of each is its value before rounding; the
// result is rounded once, by the longer period's definition, and judged by it. A period without
// data, and one that was measured in another unit, is left out and counted in `unmatched`; where
// none is left nothing is measured.
//
// Worked example. January 99.12037…, February no data, March 99.5, roll-up by mean, two decimals,
// half up: (99.12037… + 99.5) ÷ 2 = 99.310…, rounded 99.31; one period unmatched.
#pragma once

#include <span>

#include "core/kpi/value.h"

namespace samverka::kpi {

// Whether a period of this kind is made of the values of shorter ones.
[[nodiscard]] bool rolls_up(const model::KpiVersion& definition, base::PeriodKind kind);

// Whether a period takes part: it has a value, in the unit of the longer period's definition.
[[nodiscard]] bool takes_part(const model::KpiVersion& definition, const model::KpiVersion* of_part,
                              const Value& part);

// Fills in `out`, which says its period and span already. `parts` are the values of the periods,
// ascending; `spans` those that they and `out` name.
void roll_up(const std::vector<DefinitionSpan>& spans, std::span<const Value> parts, Value& out);

}  // namespace samverka::kpi
