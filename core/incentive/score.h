// Scores, gates and money by score (F7–F9, F21).
//
//   score       S = Σ weight × score ÷ Σ weight, rounded as the version says
//   gate        S counts as 0 where a gate is shut, and where a KPI scores below its minimum
//   money       pool × S ÷ full score, rounded once, and split over the KPIs in proportion to what
//               each brought, so that the parts add up to the whole
//
// A KPI without data is left out (the other weights share what it has) or held back (its share at a
// full score waits), as the version says; where the version does not say, it is held back. What
// rests on unverified or disputed measurements is reckoned and held back. A gate without data is
// neither open nor shut: what it guards is held back.
//
// A gate's KPI reaches its limit (unset: its target) by its own direction; exactly on the limit is
// open.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/incentive/terms.h"

namespace samverka::incentive {

enum class Hold : std::uint8_t {
    None,
    Unverified,  // of two reasons the later one here is told
    Disputed,
    NoData,
};
[[nodiscard]] Hold hold_of(const KpiFigure& figure);
[[nodiscard]] Hold hold_of(const SeriesFigure& figure);
[[nodiscard]] Hold worse(Hold left, Hold right);

struct MeasureScore {
    Number raw;    // by the curve alone
    Number score;  // within its bounds; no value without data
    Number weight;
    bool counts = false;  // takes part in the weighted score
    bool below_minimum = false;
    Hold hold = Hold::None;
    Number share;                          // what its part of the whole is in proportion to
    std::optional<base::Money> money;      // its part of the whole
    std::optional<base::Money> potential;  // without data, held back: at a full score
};

enum class GateState : std::uint8_t { Open, Shut, Unknown };

struct Scores {
    std::vector<MeasureScore> measures;
    std::vector<GateState> gates;
    Number weights;   // of what counts, and of what is held back without data
    Number weighted;  // before rounding; no value where nothing counts
    Number score;     // rounded
    bool void_by_minimum = false;
    bool score_open = true;  // no gate stops the money by score
    bool gains_open = true;  // nor all that the performer would gain
    Hold gate_hold = Hold::None;
    Number final;  // rounded, and 0 where stopped
    Number pool;   // no value: no money by score
    std::optional<base::Money> money;
};

[[nodiscard]] Scores scores_of(const Terms& terms, const Figures& figures);

// `whole` in parts proportional to `shares`: each is rounded down to a step of 10^-decimals, and
// the steps that are left go to those that lost most, the first of equals first. Shares without a
// value get nothing. Where the shares add up to zero they are the parts themselves, in the
// currency's unit.
[[nodiscard]] std::vector<base::Money> apportion(base::Money whole, std::span<const Number> shares,
                                                 int decimals);

}  // namespace samverka::incentive
