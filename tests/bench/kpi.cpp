// A million measurements to monthly values with sum, count, minimum, maximum and standing: what a
// board of KPIs does when all of it is new. The same numbers are made by kpi_peers.mjs for DuckDB
// and for plain JavaScript; the checksum must be the same everywhere.
//
// Usage: kpi SERIES DAYS ROUNDS. Prints "milliseconds<TAB>checksum" of the fastest round. In
// WebAssembly the function kpi_bench is called instead.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "core/kpi/value.h"

namespace samverka {
namespace {

constexpr std::int32_t kFirstDay = 18993;  // 2022-01-01
constexpr std::int64_t kTarget = 150'000;  // of a month's sum, in hundredths

kpi::Columns make_series(std::int64_t series, std::int64_t days) {
    kpi::Columns out;
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
    return out;
}

std::vector<base::Period> months(std::int64_t days) {
    std::vector<base::Period> out;
    base::Period month =
        base::Period::containing(base::Date::from_days(kFirstDay), base::PeriodKind::Month);
    const auto last = base::Date::from_days(kFirstDay + static_cast<std::int32_t>(days) - 1);
    for (; month.first() <= last; month = month.next()) out.push_back(month);
    return out;
}

struct Checksum {
    std::int64_t sum = 0;
    std::int64_t count = 0;
    std::int64_t extremes = 0;
    std::int64_t reached = 0;
};

void evaluate(const std::vector<kpi::Columns>& all, const std::vector<base::Period>& periods,
              const model::KpiVersion& definition, Checksum& out) {
    for (const kpi::Columns& columns : all) {
        const kpi::Totals totals = kpi::totals_of(columns, periods);
        for (std::size_t i = 0; i < periods.size(); ++i) {
            const auto value = base::Decimal::from_coefficient(totals.sums[i], columns.scale);
            out.sum += static_cast<std::int64_t>(totals.sums[i]);
            out.count += totals.counts[i];
            out.extremes += totals.maximums[i] - totals.minimums[i];
            out.reached += kpi::standing_of(definition, *value) == kpi::Standing::Reaches ? 1 : 0;
        }
    }
}

void run(int series, int days, int rounds) {
    std::vector<kpi::Columns> all;
    for (int i = 0; i < series; ++i) all.push_back(make_series(i, days));
    const auto periods = months(days);
    model::KpiVersion definition;
    definition.direction = model::Direction::Higher;
    definition.target = base::Decimal::from_scaled(kTarget, 2);
    double best = 0;
    Checksum sum;
    for (int round = 0; round < rounds; ++round) {
        sum = {};
        const auto start = std::chrono::steady_clock::now();
        evaluate(all, periods, definition, sum);
        const std::chrono::duration<double, std::milli> taken =
            std::chrono::steady_clock::now() - start;
        if (round == 0 || taken.count() < best) best = taken.count();
    }
    std::printf("%.3f\t%lld %lld %lld %lld\n", best, static_cast<long long>(sum.sum),
                static_cast<long long>(sum.count), static_cast<long long>(sum.extremes),
                static_cast<long long>(sum.reached));
}

}  // namespace
}  // namespace samverka

extern "C" void kpi_bench(int series, int days, int rounds) { samverka::run(series, days, rounds); }

#ifndef __EMSCRIPTEN__
int main(int count, char** words) {
    if (count != 4) return 2;
    kpi_bench(std::atoi(words[1]), std::atoi(words[2]), std::atoi(words[3]));
    return 0;
}
#endif
