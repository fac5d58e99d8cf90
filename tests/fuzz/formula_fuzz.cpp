// Any text as a formula: it is read or refused with a place inside the text, and what is read can
// be evaluated.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/assert.h"
#include "core/kpi/formula_values.h"

namespace kpi = samverka::kpi;
using samverka::base::Period;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::vector<kpi::FormulaInput> inputs{{"a", "min"}, {"b", "min"}, {"c", ""}};
    const auto formula = kpi::read_formula(text, inputs);
    if (!formula) {
        SV_ASSERT(formula.error().begin <= formula.error().end);
        SV_ASSERT(formula.error().end <= text.size());
        SV_ASSERT(!formula.error().message.key.empty());
        return 0;
    }
    std::vector<samverka::model::Measurement> rows(2);
    rows[0].period = *Period::parse("2026-01");
    rows[1].period = *Period::parse("2026-03");
    rows[1].value = *samverka::base::Decimal::parse("7.5");
    const kpi::Columns columns = kpi::columns_of(rows);
    const std::vector<kpi::FormulaSource> sources{
        {.columns = &columns}, {.columns = nullptr}, {.columns = &columns}};
    std::vector<Period> periods{*Period::parse("2026-01")};
    while (periods.size() < 6) periods.push_back(periods.back().next());
    const auto values = kpi::formula_columns(*formula, sources, periods, {});
    SV_ASSERT(values.size() == formula->nodes.size() && values.back().size() == periods.size());
    (void)kpi::check_result(*formula, "%");
    return 0;
}
