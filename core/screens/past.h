// The partnership as it was known on an earlier day: its state, what was found in it, its KPIs.
//
// Time has two axes: what applied on a date, and what was known by then. This is the second. A
// state is folded from the commits that were written by the end of the day (UTC), which costs as
// much as opening the file, and kept as long as the log stays as it is: the few that a comparison
// and a look back need. Nothing can be written into the past; the workbench refuses commands while
// it is looked at.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/date.h"
#include "core/incentive/account.h"
#include "core/kpi/board.h"
#include "core/log/log.h"
#include "core/rules/finding.h"

namespace samverka::screens {

class Past {
  public:
    // What was known when `day` ended. Valid until the log grows or other days have been asked for.
    [[nodiscard]] const model::Snapshot& known_on(const log::Log& log, base::Date day);

    struct State {
        const model::Snapshot& snapshot;
        kpi::Board& kpis;
        incentive::Accounts& schemes;
        const std::vector<rules::Finding>& findings;
    };
    // The same with its KPIs and findings as they applied on `date`.
    [[nodiscard]] State state_on(const log::Log& log, base::Date day, base::Date date);

  private:
    struct Kept {
        base::Date day;
        base::Hash partnership;
        std::size_t commits = 0;
        std::unique_ptr<log::Fold> fold;
        std::optional<base::Date> read_on;  // for which date the three below were made
        kpi::Board kpis;
        incentive::Accounts schemes;
        std::vector<rules::Finding> findings;
    };
    Kept& keep(const log::Log& log, base::Date day);

    std::vector<std::unique_ptr<Kept>> m_kept;  // the one that was asked for last comes last
};

}  // namespace samverka::screens
