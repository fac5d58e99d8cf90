// How far outcomes and goals have come, and how far the plan says that they should have.
//
// The progress of a goal is the weighted mean of the progress of its parts: of the KPIs that serve
// it (their latest value that has data, from baseline 0 to target 100) and of the goals below it. A
// part without a weight weighs 1. A part without data is left out of the mean and counted, never
// taken as 0. The plan is a straight line from the day the partnership starts (0) to the goal's
// horizon (100); a goal without a horizon takes its parent's, else it has no plan. Exact until
// shown; nothing is rounded here.
//
// Worked example. A goal with KPI x (weight 2, progress 80), KPI y (weight 1, progress 50) and KPI
// z (weight 1, no data): (2·80 + 1·50) ÷ 3 = 70, measured weight 3 of 4.
//
// A goal that is its own ancestor (a fault that a merge can make), one below more than 64 others,
// and one that was dropped under another have no progress. Costs: one pass over KPIs and goals.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/decimal.h"
#include "core/kpi/value.h"

namespace samverka::kpi {

struct ProgressPart {
    base::ThingId thing;  // a KPI or a goal
    base::Decimal weight;
    std::optional<base::Decimal> progress;
    const Value* value = nullptr;  // of a KPI: which value it is
};

struct GoalProgress {
    base::ThingId goal;
    std::optional<base::Decimal> progress;  // 0–100; not set: no data in any part
    std::optional<base::Decimal> plan;      // 0–100; not set: no horizon
    std::optional<base::Decimal> measured;  // per cent of the weight that has data; 0–100
    std::vector<ProgressPart> parts;        // KPIs in their order, then goals in theirs
};

// Every goal, parents before their children. `histories` in the partnership's order; the values of
// the answer point into them.
[[nodiscard]] std::vector<GoalProgress> goal_progress(const model::Snapshot& snapshot,
                                                      base::Date date,
                                                      std::span<const History* const> histories);

// What share of the weight under the vision is measured: of the outcomes, each by the share of it
// that has data. Not set where there is no outcome.
[[nodiscard]] std::optional<base::Decimal> measured_share(const model::Snapshot& snapshot,
                                                          std::span<const GoalProgress> progress);

}  // namespace samverka::kpi
