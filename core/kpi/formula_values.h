// A formula's values over all periods at once: one column for each of its nodes, made in the order
// of the nodes.
//
// No data. A sum, a product, a comparison or a condition without data on one side has none, for the
// left side's reason; `if` has what the branch has that is taken. A fold over a window leaves out
// what has no data, and has none where nothing is left; `count` is then 0. Dividing by zero is no
// data (EmptyDenominator), and so is a number of more than 34 digits (OutOfRange).
//
// A measurement belongs to the period as in core/kpi/columns.h. `rolling(n)` is the period and the
// n − 1 before it, as many of them as there are; `ytd` the periods of its (fiscal) year until it.
// The median of an even number is the mean of the middle two; percentile p of n sorted values
// stands at p ÷ 100 × (n − 1) from the first, between two values in proportion (as PERCENTILE.INC
// of spreadsheets). A year before a week is 52 weeks before, before 29 February 28 February.
//
// Sums, products and quotients are exact or rounded half-even at 34 digits, as in
// core/base/decimal.h; values have no zeros at the end. Costs: nodes × periods; a window what
// enters and leaves it (core/kpi/formula_cells.h), or its periods where there are no cells.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/kpi/columns.h"
#include "core/kpi/formula.h"
#include "core/kpi/value.h"

namespace samverka::kpi {

// What an input's name stands for: a series, and how its measurements of one period become a number
// where the formula names it without a function.
struct FormulaSource {
    const Columns* columns = nullptr;  // null: there is no such series
    Fold fold = Fold::Sum;             // none of Median, Percentile
};

struct FormulaValue {
    Missing missing = Missing::NotMeasured;
    base::Decimal value;
    bool exact = true;
    Assurance assurance = Assurance::Verified;  // the weakest of what took part
    std::int32_t measured = 0;                  // measurements that took part

    [[nodiscard]] bool has_value() const { return missing == Missing::None; }
};

// The periods that a fold looks at, as positions.
struct PeriodSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
};
[[nodiscard]] PeriodSpan window_of(const FormulaNode& node, std::span<const base::Period> periods,
                                   std::size_t at, base::FiscalCalendar fiscal);
// The position that Earlier and LastYear look at; nothing before the first period.
[[nodiscard]] std::optional<std::size_t> earlier_of(const FormulaNode& node,
                                                    std::span<const base::Period> periods,
                                                    std::size_t at);

// One node over all periods. A condition's value is 1 or 0.
using FormulaColumn = std::vector<FormulaValue>;

// The columns of all nodes, the whole formula's last. `periods` follow one another without a gap
// and are of one kind; the first ones may be there for windows alone (Formula::periods_before says
// how many are of use). `sources` stand in the order of the inputs that the formula was read with.
[[nodiscard]] std::vector<FormulaColumn> formula_columns(const Formula& formula,
                                                         std::span<const FormulaSource> sources,
                                                         std::span<const base::Period> periods,
                                                         base::FiscalCalendar fiscal);

// The last of them alone: what the whole formula comes to.
[[nodiscard]] FormulaColumn formula_column(const Formula& formula,
                                           std::span<const FormulaSource> sources,
                                           std::span<const base::Period> periods,
                                           base::FiscalCalendar fiscal);

}  // namespace samverka::kpi
