// Why a line of a statement is what it is: a tree from the amount down to the measurements, in the
// one structure of core/kpi/trace.h. docs/trace.md explains both.
//
// Amounts are what the line is to the performer, but for lines that are to the other side alone
// (saved, and an effect of the other side). Every amount with children can be computed again from
// them by its operation.
#pragma once

#include <string>

#include "core/incentive/account.h"
#include "core/kpi/trace.h"

namespace samverka::incentive {

// "scheme:<scheme>/<period>/<line>"; in place of a line "customer" or "supplier" is the whole
// period to that side, and nothing the whole of it to the performer: "scheme:<scheme>/<period>".
[[nodiscard]] std::string line_trace_id(base::ThingId scheme, const base::Period& period,
                                        std::string_view line);
[[nodiscard]] std::string outcome_trace_id(base::ThingId scheme, const base::Period& period);

// What a trace is made from. The board follows the snapshot on the account's date.
struct Traced {
    const model::Snapshot& snapshot;
    kpi::Board& board;
    const Account& account;
    std::size_t at = 0;  // which of its outcomes

    [[nodiscard]] const Outcome& outcome() const { return account.outcomes[at]; }
    [[nodiscard]] const Terms& terms() const { return account.terms(at); }
    [[nodiscard]] base::ThingId version() const {
        return account.spans[account.spans_of[at]].version;
    }
};

[[nodiscard]] kpi::TraceNode trace_line(const Traced& traced, const Line& line);
// What the period is to one side: its lines, those held back apart.
[[nodiscard]] kpi::TraceNode trace_outcome(const Traced& traced, model::Side side);

}  // namespace samverka::incentive
