#include "core/kpi/due.h"

#include <algorithm>

namespace samverka::kpi {

using base::Date;
using base::Period;
using model::KpiVersion;

namespace {

std::optional<Due> due_of(const KpiVersion* definition, const Period& period, Date date) {
    if (definition == nullptr) return std::nullopt;
    const auto day = due_date(*definition, period);
    if (!day) return std::nullopt;
    return Due{.period = period, .date = *day, .late = *day < date};
}

}  // namespace

std::optional<Date> due_date(const KpiVersion& definition, const Period& period) {
    if (!definition.due_day) return std::nullopt;
    const Period ends = Period::containing(period.last(), base::PeriodKind::Month);
    const Period next = ends.next();
    const int day = static_cast<int>(std::clamp<std::int64_t>(*definition.due_day, 1, 31));
    return std::min(next.first().plus_days(day - 1), next.last());
}

std::optional<Due> next_due(const model::Snapshot& snapshot, const History& history, Date date) {
    if (history.spans.empty()) return std::nullopt;
    const auto measured =
        std::find_if(history.values.rbegin(), history.values.rend(),
                     [](const Value& value) { return value.missing != Missing::NotMeasured; });
    if (measured != history.values.rbegin()) {  // the oldest of those that have ended since
        const Value& awaited = *std::prev(measured);
        return due_of(history.definition(awaited), awaited.period, date);
    }
    const KpiVersion* definition = history.spans.back().definition.get();
    const Date begins = history.values.empty() ? std::max(history.spans.back().from, date)
                                               : history.values.back().period.last().plus_days(1);
    const Period awaited =
        Period::containing(begins, period_kind(definition->frequency), fiscal_calendar(snapshot));
    return due_of(definition, awaited, date);
}

}  // namespace samverka::kpi
