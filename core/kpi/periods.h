// The periods of something whose versions say how often it is measured or settled: one after the
// other, never overlapping.
#pragma once

#include <functional>

#include "core/base/date.h"

namespace samverka::kpi {

// How often, by the version in force on a day.
using KindOn = std::function<base::PeriodKind(base::Date)>;

// The one that holds `day`, as often as the version of its last day says.
[[nodiscard]] base::Period first_period(const KindOn& kind_on, base::Date day,
                                        base::FiscalCalendar fiscal);

// The period after `before`. Where a revision has changed how often and the new period began
// already, periods of the old length fill up to its end; where none fits any more, the next one of
// the new length follows. So periods never overlap, and are apart by less than one of the new
// length.
[[nodiscard]] base::Period period_after(const KindOn& kind_on, const base::Period& before,
                                        base::FiscalCalendar fiscal);

}  // namespace samverka::kpi
