#include "core/kpi/periods.h"

namespace samverka::kpi {

using base::Period;

Period first_period(const KindOn& kind_on, base::Date day, base::FiscalCalendar fiscal) {
    const Period before = Period::containing(day, kind_on(day), fiscal);
    return Period::containing(day, kind_on(before.last()), fiscal);
}

Period period_after(const KindOn& kind_on, const Period& before, base::FiscalCalendar fiscal) {
    const base::Date day = before.last().plus_days(1);
    const Period wanted = first_period(kind_on, day, fiscal);
    if (wanted.first() == day) return wanted;
    const Period filling = before.next();
    return filling.last() <= wanted.last() ? filling : wanted.next();
}

}  // namespace samverka::kpi
