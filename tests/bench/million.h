// The case of a million measurements, and how its rounds are timed: what the benches of core/kpi
// share. kpi_peers.mjs makes the same numbers.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "core/kpi/columns.h"

namespace samverka::bench {

inline constexpr std::int32_t kFirstDay = 18993;  // 2022-01-01

[[nodiscard]] inline std::vector<kpi::Columns> make_series(std::int64_t count, std::int64_t days) {
    std::vector<kpi::Columns> all(static_cast<std::size_t>(count));
    for (std::int64_t series = 0; series < count; ++series) {
        kpi::Columns& out = all[static_cast<std::size_t>(series)];
        out.scale = 2;
        for (std::int64_t day = 0; day < days; ++day) {
            const std::int64_t value =
                (series * 7919 + day * 104729 + ((series * day) % 1013) * 31) % 10000;
            out.first_days.push_back(kFirstDay + static_cast<std::int32_t>(day));
            out.last_days.push_back(kFirstDay + static_cast<std::int32_t>(day));
            out.values.push_back(value);
            out.assurances.push_back(kpi::Assurance::Reported);
            out.rows.push_back(static_cast<std::int32_t>(day));
        }
    }
    return all;
}

// The periods that hold those days.
[[nodiscard]] inline std::vector<base::Period> make_periods(std::int64_t days,
                                                            base::PeriodKind kind) {
    std::vector<base::Period> out;
    const auto last = base::Date::from_days(kFirstDay + static_cast<std::int32_t>(days) - 1);
    for (auto one = base::Period::containing(base::Date::from_days(kFirstDay), kind);
         one.first() <= last; one = one.next())
        out.push_back(one);
    return out;
}

// The milliseconds of the fastest round.
template <class Work>
[[nodiscard]] double fastest(int rounds, const Work& work) {
    double best = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> taken =
            std::chrono::steady_clock::now() - start;
        if (round == 0 || taken.count() < best) best = taken.count();
    }
    return best;
}

}  // namespace samverka::bench
