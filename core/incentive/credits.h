// Credits for levels that are not reached: from an at-risk amount by allocation (F12), by deviation
// (F13), and how they are earned back (F14).
//
//   at-risk amount   charges × at-risk %
//   allocation       at-risk amount × pool % × allocation %, for each KPI that does not reach its
//                    level; together at most the at-risk amount, then split in proportion
//   deviation        (level − value, in units, by the KPI's direction) × rate % × charges, at most
//                    cap % of the charges; with FullPoints only whole units count
//   earn-back        Part: `percent` of a credit after `periods` in a row that reach the level
//                    Full: all of it (or `percent`) after `periods` in a row that beat the level
//                    Offset: as Part, but it only lessens later credits, until it expires
//
// An allocation's level is its limit, else the KPI's minimum, else its target; a deviation's is its
// limit, else the target. Exactly on the level is reached, and no deviation. Periods in a row are
// those right after the failure; one that fails ends the hope of it, one without data neither
// counts nor ends it. Offsets are used up oldest first, and never paid out.
//
// Worked example (F12). Charges 1 000 000, at risk 10 %, pool 200 %, allocation 15 %:
// 100 000 × 2 × 0.15 = 30 000.
#pragma once

#include <optional>
#include <vector>

#include "core/incentive/score.h"

namespace samverka::incentive {

enum class CreditKind : std::uint8_t { Allocation, Deviation };

// One row of the version's allocations or deviations in a period.
struct Credit {
    CreditKind kind{};
    std::size_t row = 0;  // in the version's list
    base::ThingId kpi;
    Number level;
    Number deviation;                  // of Deviation: the units that count
    Number exact;                      // before caps and rounding
    std::optional<base::Money> money;  // at least 0; no value without data or charges
    bool reached = false;              // meaningless without data
    bool beaten = false;               // reached, and not exactly
    Hold hold = Hold::None;
};

struct Credits {
    std::vector<Credit> rows;
    Number charges;
    Number at_risk;       // the amount; no value where nothing is allocated
    bool capped = false;  // allocations came to more than it
};

[[nodiscard]] Credits credits_of(const Terms& terms, const Figures& figures);

// A credit that may come back.
struct OpenCredit {
    CreditKind kind{};
    base::ThingId kpi;
    base::Period period;  // of the failure
    base::Money money;
    std::int64_t good = 0;  // periods in a row since then
};
struct Offset {
    base::ThingId kpi;
    base::Period period;  // of the failure
    base::Money left;
    std::int64_t age = 0;  // periods since it was earned
};
struct EarnedBack {
    CreditKind kind{};
    base::ThingId kpi;
    base::Period period;  // of the failure
    base::Money money;
};

// What is carried from period to period.
struct EarnBackState {
    std::vector<OpenCredit> open;
    std::vector<Offset> offsets;
};

struct EarnBackResult {
    std::vector<EarnedBack> paid;    // Part and Full: money back
    std::vector<EarnedBack> offset;  // Offset: taken off this period's credits
};

// Moves the state one period on: what this period's values earn back, then what its credits use of
// the offsets, then this period's failures.
[[nodiscard]] EarnBackResult earn_back(const Terms& terms, const base::Period& period,
                                       const Credits& credits, EarnBackState& state);

}  // namespace samverka::incentive
