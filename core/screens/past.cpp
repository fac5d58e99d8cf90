#include "core/screens/past.h"

#include <algorithm>

namespace samverka::screens {

namespace {

constexpr std::size_t kKeptMax = 3;  // two that are compared and one that is looked at
constexpr std::int64_t kDayMs = 86'400'000;

base::Instant end_of(base::Date day) {
    return {.milliseconds = (std::int64_t{day.days()} + 1) * kDayMs - 1};
}

}  // namespace

Past::Kept& Past::keep(const log::Log& log, base::Date day) {
    std::erase_if(m_kept, [&](const auto& one) {
        return one->partnership != log.partnership() || one->commits != log.metas().size();
    });
    const auto found = std::find_if(m_kept.begin(), m_kept.end(),
                                    [&](const auto& one) { return one->day == day; });
    if (found != m_kept.end()) {
        std::rotate(found, found + 1, m_kept.end());
        return *m_kept.back();
    }
    if (m_kept.size() == kKeptMax) m_kept.erase(m_kept.begin());
    auto made = std::make_unique<Kept>();
    made->day = day;
    made->partnership = log.partnership();
    made->commits = log.metas().size();
    made->fold = log.known_at(end_of(day));
    m_kept.push_back(std::move(made));
    return *m_kept.back();
}

const model::Snapshot& Past::known_on(const log::Log& log, base::Date day) {
    return keep(log, day).fold->snapshot();
}

Past::State Past::state_on(const log::Log& log, base::Date day, base::Date date) {
    Kept& kept = keep(log, day);
    const model::Snapshot& snapshot = kept.fold->snapshot();
    if (kept.read_on != date) {
        kept.kpis.follow(snapshot, date);
        kept.schemes.follow(snapshot, kept.kpis, date);
        kept.findings = rules::evaluate_all(
            {.snapshot = snapshot, .date = date, .kpis = kept.kpis, .schemes = kept.schemes});
        kept.read_on = date;
    }
    return {.snapshot = snapshot,
            .kpis = kept.kpis,
            .schemes = kept.schemes,
            .findings = kept.findings};
}

}  // namespace samverka::screens
