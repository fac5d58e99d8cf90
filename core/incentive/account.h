// A scheme over time: the outcome of every period that has ended, what was accepted of it, and what
// a later correction adjusts.
//
// Periods follow one another from the first version's first day (kpi/periods.h); the version in
// force on a period's last day applies, so a revision never rewrites the past. A statement that
// both sides have approved stays as it is. Where its period now comes to something else, the
// difference stands as an adjustment in the next open period: the first one after the last accepted
// one. What was held back there and has been settled since is paid in the same way; what is
// disputed only after it was accepted changes nothing.
//
// Costs: periods × (what the scheme names + its rows). Accounts are made when asked for and kept
// until something that they are read from changes.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/incentive/outcome.h"
#include "core/model/in_force.h"

namespace samverka::incentive {

struct TermsSpan {
    base::Date from;
    model::VersionState state = model::VersionState::None;
    base::ThingId version;
    Terms terms;
};

// How far a period's statement has come.
enum class StatementState : std::uint8_t { None, Draft, Proposed, Accepted };
struct StatementOn {
    base::Period period;
    StatementState state = StatementState::None;
    base::ThingId statement;  // nil without one
    std::shared_ptr<const model::Statement> accepted;
};

struct Account {
    base::ThingId scheme;
    model::Side performer{};
    std::vector<TermsSpan> spans;
    std::vector<Outcome> outcomes;        // oldest first
    std::vector<std::size_t> spans_of;    // which span each outcome was reckoned by
    std::vector<StatementOn> statements;  // of the same periods
    std::optional<base::Period> open;     // the one that adjustments stand in

    [[nodiscard]] std::optional<std::size_t> find(const base::Period& period) const;
    [[nodiscard]] const Terms& terms(std::size_t outcome) const {
        return spans[spans_of[outcome]].terms;
    }
};

// Every period until `date`. Precondition: the board follows the snapshot on that date.
[[nodiscard]] Account account_of(const model::Snapshot& snapshot, kpi::Board& board,
                                 const model::Scheme& scheme, base::Date date);

// What the periods until `date` would have come to by one version of the terms alone, from its own
// first day or, where `from` is given, from then: for trying terms before anybody signs them.
// Statements, disputes and adjustments take no part.
[[nodiscard]] Account backtest_terms(const model::Snapshot& snapshot, kpi::Board& board,
                                     const model::Scheme& scheme,
                                     const model::SchemeVersion& proposed,
                                     std::optional<base::Date> from, base::Date date);

// What goes to which side: of a line or a sum.
[[nodiscard]] base::Money to_side(model::Side side, model::Side performer, const Sums& sums);
[[nodiscard]] std::optional<base::Money> to_side(model::Side side, model::Side performer,
                                                 const Line& line);

// The accounts of a partnership on a date, kept until something changes that they are read from.
class Accounts {
  public:
    // Everything below speaks of this state; the board follows it on the same date.
    void follow(const model::Snapshot& snapshot, kpi::Board& board, base::Date date);
    [[nodiscard]] const Account* find(base::ThingId scheme);  // null when there is no such scheme

  private:
    const model::Snapshot* m_snapshot = nullptr;
    kpi::Board* m_board = nullptr;
    std::optional<base::Date> m_date;
    std::uint64_t m_revision = 0;
    std::unordered_map<base::ThingId, Account, model::ThingIdHash> m_accounts;
};

}  // namespace samverka::incentive
