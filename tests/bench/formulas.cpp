// A KPI for each series, by formulas with conditions and windows, each read, evaluated over all
// periods, rounded and judged: what a board does when all of it is new. formula_peers.mjs does the
// same in JavaScript; the checksum must be the same everywhere.
#include "tests/bench/formulas.h"

#include <array>
#include <cstdlib>
#include <string_view>

#include "core/kpi/formula.h"
#include "core/kpi/formula_values.h"
#include "core/kpi/value.h"
#include "tests/bench/million.h"

namespace samverka::bench {
namespace {

constexpr std::int64_t kTarget = 10'000;  // hundredths

// Of `a`, the KPI's own series, and `b`, the next one.
constexpr std::array<std::string_view, 8> kFormulas{
    "if(b > 100; 100 * a / b; 0)",
    "avg(a; rolling(12))",
    "100 * sum(a; ytd) / sum(b; ytd)",
    "a - previous(a)",
    "100 * (1 - sum(a; rolling(3)) / sum(b; rolling(12)))",
    "if(has_data(previous(a; 12)) and b > 0; 100 * a / b - previous(a; 12); a)",
    "avg(100 * a / (b + 1); rolling(12))",
    "max(a; rolling(6)) - min(a; rolling(6)) + max(2 * a - b; ytd)",
};

struct Checksum {
    std::int64_t sum = 0;  // hundredths
    std::int64_t count = 0;
    std::int64_t reached = 0;
};

void add_up(const kpi::FormulaColumn& column, const model::KpiVersion& definition, Checksum& out) {
    for (const kpi::FormulaValue& value : column) {
        if (!value.has_value()) continue;
        const auto shown = base::rounded(value.value, 2, base::Rounding::HalfEven);
        if (!shown) std::abort();
        out.sum += static_cast<std::int64_t>(shown->coefficient());
        ++out.count;
        out.reached += kpi::standing_of(definition, *shown) == kpi::Standing::Reaches ? 1 : 0;
    }
}

Checksum evaluate(const std::vector<kpi::Columns>& all, const std::vector<base::Period>& periods) {
    const std::vector<kpi::FormulaInput> inputs{{.name = "a", .unit = ""},
                                                {.name = "b", .unit = ""}};
    model::KpiVersion definition;
    definition.direction = model::Direction::Higher;
    definition.target = base::Decimal::from_scaled(kTarget, 2);
    Checksum out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto formula = kpi::read_formula(kFormulas[i % kFormulas.size()], inputs);
        if (!formula) std::abort();
        const std::array sources{kpi::FormulaSource{.columns = &all[i]},
                                 kpi::FormulaSource{.columns = &all[(i + 1) % all.size()]}};
        add_up(kpi::formula_column(*formula, sources, periods, {}), definition, out);
    }
    return out;
}

}  // namespace

void run_formulas(int series, int days, int rounds) {
    const auto all = make_series(series, days);
    for (const auto kind : {base::PeriodKind::Month, base::PeriodKind::Day}) {
        const auto periods = make_periods(days, kind);
        Checksum sum;
        const double best = fastest(rounds, [&] { sum = evaluate(all, periods); });
        std::printf("%.3f\t%lld %lld %lld\n", best, static_cast<long long>(sum.sum),
                    static_cast<long long>(sum.count), static_cast<long long>(sum.reached));
    }
}

}  // namespace samverka::bench
