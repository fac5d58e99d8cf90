// Cost that both share (F15–F19), with T the target cost and A the actual cost of the period.
//
//   underrun              U = T − A; below 0 it is an overrun
//   dead-band d % of T    Threshold: nothing is shared while |U| is less than d, from d on all of
//   it
//                         Deductible: only what |U| has above d is shared
//   share bands (F15)     Σ over bands of (the shared part of U within the band, measured from T) ×
//                         the band's share; bands are percent of T. Without bands one share for all
//   cost plus (F16)       fee = target fee + share × shared U, within minimum and maximum fee;
//                         price = A + fee
//   fixed price (F17)     profit = target fee + share × shared U; price = A + profit, at most the
//                         ceiling; point of total assumption = T + (ceiling − target price) ÷ the
//                         other side's share
//   modifier (F19)        the share of F15 × (1 + modifier % at the total score)
//
// The performer's share of an underrun is a gain, of an overrun a loss. A deductible takes its part
// from the side of the target. Worked example (F17). T 100, target fee 10, ceiling 120, share 30 %:
// A 110 gives profit 10 − 3 = 7 and price 117; PTA = 100 + (120 − 110) ÷ 0.7 = 114.29.
//
// No actual cost, no result: the line is held back. Where terms are missing (a dead-band without
// its kind) nothing is reckoned, and core/incentive/check.h says why.
#pragma once

#include <optional>
#include <vector>

#include "core/incentive/score.h"

namespace samverka::incentive {

// What lies within one band.
struct BandPart {
    std::size_t band = 0;  // position in SchemeVersion::cost_bands
    Number amount;         // below 0 of an overrun
    Number share;          // the performer's part of it
};

struct Cost {
    model::CostModel model{};
    Number target;
    Number actual;
    Number underrun;
    Number shared;  // what the dead-band leaves of it
    std::vector<BandPart> bands;
    Number base_share;                  // before the modifier
    Number modifier;                    // percent; no value: none
    Number fee;                         // F16, F17: fee or profit before limits
    Number price;                       // F16, F17
    Number point_of_total_assumption;   // F17
    std::optional<base::Money> share;   // F15: to the performer; below 0 a loss
    std::optional<base::Money> profit;  // F16, F17: what the performer keeps
    std::optional<base::Money> saved;   // the underrun, which the other side has
    Hold hold = Hold::None;
};

// `score`: the total score that modifies the share; no value: not modified.
[[nodiscard]] Cost cost_of(const Terms& terms, const Figures& figures, const Number& score);

[[nodiscard]] Number modifier_at(const model::SchemeVersion& version, const Number& score);
// Of a fixed price incentive; no value where the terms lack something or the other side has no
// share.
[[nodiscard]] Number point_of_total_assumption(const model::CostTerms& cost);

}  // namespace samverka::incentive
