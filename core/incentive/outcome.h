// What a scheme gives in one period: every block in its order, and the lines of the statement.
//
// A line is what one part of the scheme is to each side, in money. Transfers go from one side to
// the other (a score's money, credits, shares, fees); what is the performer's gain is the other's
// cost. The rest is to one side alone: cost that was saved or exceeded, and what a value is worth
// to a side (F22). Together they are what the period was to each.
//
// Lines are named, so that a statement, a dispute and an adjustment can mean one:
//
//   score:<kpi>             money by the score of one KPI
//   points                  the credit for service points
//   credit:<kpi>            an allocation's credit
//   deviation:<kpi>         a deviation's credit
//   earn_back:<kpi>:<period>, offset:<kpi>:<period>   of the credit of that period
//   share, profit, saved    of cost
//   gate                    what a shut gate takes of the gains
//   limit                   what caps and floors take or give
//   effect:<n>              the version's n-th effect, from 1
//   adjustment:<period>     what a later correction changes of an accepted statement
//
// A line that rests on unverified or disputed input, or whose line is disputed, is held back: it is
// reckoned and shown, and not paid yet. Caps and floors count all transfers, held back or not,
// but for what has no data, and what they take is held back with what they count.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/incentive/cost.h"
#include "core/incentive/credits.h"
#include "core/incentive/points.h"
#include "core/incentive/score.h"

namespace samverka::incentive {

enum class LineKind : std::uint8_t {
    Score,
    Points,
    Allocation,
    Deviation,
    EarnBack,
    Offset,
    Share,
    Profit,
    Gate,
    Limit,
    Adjustment,
    Saved,
    Effect,
};
[[nodiscard]] constexpr bool is_transfer(LineKind kind) { return kind < LineKind::Saved; }

struct Line {
    LineKind kind{};
    std::string key;
    base::ThingId kpi;                     // of a KPI's line
    std::size_t row = 0;                   // in its block
    std::optional<base::Period> period;    // of EarnBack, Offset and Adjustment: which one it is of
    std::optional<base::Money> performer;  // no value: no data
    std::optional<base::Money> other;
    Hold hold = Hold::None;
    bool line_disputed = false;

    [[nodiscard]] bool is_held() const { return hold != Hold::None || line_disputed; }
};

// The limit that decided, of the version's limits.
enum class LimitKind : std::uint8_t {
    None,
    GainAPeriod,
    LossAPeriod,
    GainAYear,
    LossAYear,
    GainInAll,
    LossInAll
};
struct Limited {
    base::Money before;  // all transfers to the performer
    base::Money after;
    LimitKind by{};
};

// What is carried from period to period, and nothing else is.
struct Carried {
    std::vector<base::ThingId> failed;  // gave service points in the period before
    EarnBackState earn_back;
    std::optional<base::Period> year;  // the fiscal year that `year_sum` is of
    base::Money year_sum;              // transfers to the performer so far
    base::Money sum;                   // since the scheme began
};

struct Sums {
    base::Money performer;
    base::Money other;
};

struct Outcome {
    base::Period period;
    Figures figures;
    Scores scores;
    Points points;
    Credits credits;
    EarnBackResult earned_back;
    Cost cost;
    Limited limited;
    std::vector<Line> lines;
    Sums settled;         // of lines that are not held back
    Sums held;            // of those that are
    base::Money payment;  // transfers to the performer that are not held back

    [[nodiscard]] bool preliminary() const;
    [[nodiscard]] const Line* find(std::string_view key) const;
};

// Reckons a period and moves `carried` on.
[[nodiscard]] Outcome outcome_of(const Terms& terms, Figures figures, base::FiscalCalendar fiscal,
                                 Carried& carried);
// Adds up the lines anew, after one was added or held back.
void add_up(Outcome& outcome);

}  // namespace samverka::incentive
