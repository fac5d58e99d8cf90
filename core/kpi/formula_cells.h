// What a fold over windows is given: a cell a period, all cells at one scale, as integers. So that
// a window that moves on takes in the period that comes and lets go of the one that leaves,
// whatever its length: exactly, since nothing is rounded in here that is not rounded at the end.
//
// Internal to core/kpi/formula_values.cpp. Cells are not made (the caller then folds value by
// value, to the same digits) where numbers do not fit: where a sum might need more than 34 digits,
// and for wide columns.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/kpi/formula_values.h"

namespace samverka::kpi {

// The rows of a column that belong to each period: from begins[p] until ends[p], without those that
// are longer than the period.
struct PeriodRows {
    std::vector<std::uint32_t> begins;
    std::vector<std::uint32_t> ends;
    std::vector<std::int32_t> counts;
    std::vector<Assurance> assurances;
    std::vector<std::int32_t> lengths;  // of each period less a day; rows may be as long
    bool has_longer = false;            // whether there is a row to leave out
};
// `first_days` of each period, and the day after the last.
[[nodiscard]] PeriodRows period_rows(const Columns& columns,
                                     std::span<const std::int32_t> first_days);

struct FormulaCells {
    int scale = 0;
    // Of each period, for its fold: the sum, the least, the greatest, the first, the last. For
    // Median and Percentile all of them, those of period p until ends[p].
    std::vector<__int128> numbers;
    std::vector<std::uint32_t> ends;
    std::vector<std::int32_t> counts;  // how many there are; 0 is no data
    std::vector<std::int32_t> measured;
    std::vector<Assurance> assurances;
    std::vector<std::uint8_t> inexact;
};
[[nodiscard]] std::optional<FormulaCells> cells_of(const Columns& columns, const PeriodRows& rows,
                                                   Fold fold);
[[nodiscard]] std::optional<FormulaCells> cells_of(const FormulaColumn& column, Fold fold);

// One value a period: of the cells from begins[p] until and with p. `begins` never falls.
[[nodiscard]] FormulaColumn folded_cells(const FormulaNode& node, Fold fold,
                                         const FormulaCells& cells,
                                         std::span<const std::uint32_t> begins);

// Percentile `which` of `values`, which are sorted; at least one.
[[nodiscard]] base::Result<base::Computed> percentile_of(std::span<const base::Decimal> values,
                                                         const base::Decimal& which);

}  // namespace samverka::kpi
