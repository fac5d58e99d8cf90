// When a period's value is due, and which value is awaited next.
//
// A definition names a day of the month (`due_day`). A period's value is due on that day of the
// month after the one in which the period ends, or on that month's last day where it is shorter: a
// month's, a quarter's and a year's value alike. Daily and weekly measurements are handed in
// together, month by month, by the same rule; a week belongs to the month in which it ends, as it
// does when it is summed. Due on a day means that the value is late the day after. A definition
// without such a day promises nothing, and nothing of it is ever late.
//
// Worked example. due_day 31. January 2027 is due on 28 February 2027; the fourth quarter of 2026
// on 31 January 2027; week 5 of 2027 (1–7 February) on 31 March 2027.
#pragma once

#include <optional>

#include "core/base/date.h"
#include "core/kpi/value.h"

namespace samverka::kpi {

[[nodiscard]] std::optional<base::Date> due_date(const model::KpiVersion& definition,
                                                 const base::Period& period);

struct Due {
    base::Period period;
    base::Date date;
    bool late = false;  // the date has passed
};

// The value that is awaited next, as seen on `date`: of the periods after the last one with
// measurements the oldest, be it late or still running. A gap before that is not awaited any more
// (core/rules tells of it). Nothing: no definition in force, or one without a due day. `spans` as
// in `history`, which was made for `date`.
[[nodiscard]] std::optional<Due> next_due(const model::Snapshot& snapshot, const History& history,
                                          base::Date date);

}  // namespace samverka::kpi
