// A million measurements to values with sum, count, minimum, maximum and standing: what a board of
// KPIs does when all of it is new. The same numbers are made by kpi_peers.mjs for DuckDB and for
// plain JavaScript; the checksum must be the same everywhere.
//
// Usage: kpi SERIES DAYS ROUNDS. Prints "milliseconds<TAB>checksum" of the fastest round: of plain
// sums monthly and daily, and of formulas (formulas.h) monthly and daily. In WebAssembly the
// function kpi_bench is called instead.
#include <cstdlib>

#include "core/kpi/value.h"
#include "tests/bench/formulas.h"
#include "tests/bench/million.h"

namespace samverka::bench {
namespace {

constexpr std::int64_t kTarget = 150'000;  // of a month's sum, in hundredths

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
    const auto all = make_series(series, days);
    model::KpiVersion definition;
    definition.direction = model::Direction::Higher;
    definition.target = base::Decimal::from_scaled(kTarget, 2);
    for (const auto kind : {base::PeriodKind::Month, base::PeriodKind::Day}) {
        const auto periods = make_periods(days, kind);
        Checksum sum;
        const double best = fastest(rounds, [&] {
            sum = {};
            evaluate(all, periods, definition, sum);
        });
        std::printf("%.3f\t%lld %lld %lld %lld\n", best, static_cast<long long>(sum.sum),
                    static_cast<long long>(sum.count), static_cast<long long>(sum.extremes),
                    static_cast<long long>(sum.reached));
    }
}

}  // namespace
}  // namespace samverka::bench

extern "C" void kpi_bench(int series, int days, int rounds) {
    samverka::bench::run(series, days, rounds);
    samverka::bench::run_formulas(series, days, rounds);
}

#ifndef __EMSCRIPTEN__
int main(int count, char** words) {
    if (count != 4) return 2;
    kpi_bench(std::atoi(words[1]), std::atoi(words[2]), std::atoi(words[3]));
    return 0;
}
#endif
