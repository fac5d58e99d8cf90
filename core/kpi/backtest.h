// What a proposed definition would have said of the past, before anybody signs it.
//
// Each period of the proposed frequency that ends between two days is valued twice: as it is
// (by the versions in force, rolled up where the KPI is measured more often) and by the proposed
// version alone, from the same measurements. Its own effective date plays no part. Pure: nothing is
// written, nothing that is kept changes.
#pragma once

#include <vector>

#include "core/kpi/board.h"

namespace samverka::kpi {

struct BacktestRow {
    base::Period period;
    Value before;  // its span is the KPI's history's
    Value after;   // its span is 0: the proposed version
};

struct Backtest {
    std::vector<BacktestRow> rows;  // ascending
    std::int32_t reached_before = 0;
    std::int32_t reached_after = 0;
    std::int32_t changed = 0;  // periods with another standing
};

// Precondition: the board follows the snapshot. `proposed.kpi` says whose it would be.
[[nodiscard]] Backtest backtest(const model::Snapshot& snapshot, Board& board,
                                const model::KpiVersion& proposed, base::Date from, base::Date to);

}  // namespace samverka::kpi
