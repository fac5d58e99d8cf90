// The formula of a definition: read with the inputs that the definition names, and evaluated over
// the periods that share it.
#pragma once

#include <span>
#include <vector>

#include "core/kpi/formula.h"
#include "core/kpi/formula_values.h"
#include "core/kpi/value.h"

namespace samverka::kpi {

// Faults are those of reading, of two inputs with one name (formula.input_twice), of a name that no
// formula can hold (formula.input_name), and of a result in another unit than the definition's.
[[nodiscard]] FormulaResult<Formula> formula_of(const model::Snapshot& snapshot,
                                                const model::KpiVersion& definition);

[[nodiscard]] Fold fold_of(model::InputFold fold);  // unset is the sum

// Every node of the formula over a run of periods, and what lies before them.
struct FormulaRun {
    std::vector<base::Period> periods;
    std::size_t first = 0;               // of those that were asked for
    std::vector<FormulaColumn> columns;  // one a node
};
// `periods` follow one another without a gap and are of one kind.
[[nodiscard]] FormulaRun run_formula(const model::Snapshot& snapshot,
                                     const model::KpiVersion& definition, const Formula& formula,
                                     std::span<const base::Period> periods, ColumnSource& columns);

// One value for each of `periods`, ascending; a formula that cannot be read defines nothing.
[[nodiscard]] std::vector<FormulaValue> formula_values(const model::Snapshot& snapshot,
                                                       const model::KpiVersion& definition,
                                                       std::span<const base::Period> periods,
                                                       ColumnSource& columns);

}  // namespace samverka::kpi
