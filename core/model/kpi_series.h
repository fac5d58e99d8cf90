// What a KPI's definition is made of: the one answer to which series it names, for evaluation,
// rules, screens and history alike. It does not say whether those series are there.
#pragma once

#include <vector>

#include "core/model/things.h"

namespace samverka::model {

// The series that a definition names, each once, in its order: of a formula its inputs', else the
// numerator and, where there are any, the denominator and the planned maintenance. Ids that name
// nothing are left out.
[[nodiscard]] std::vector<base::ThingId> series_of(const KpiVersion& definition);
[[nodiscard]] bool is_made_of(const KpiVersion& definition, base::ThingId series);

}  // namespace samverka::model
