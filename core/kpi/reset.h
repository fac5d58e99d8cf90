// The reset rule (catalogue F20): a target that has been beaten for long moves after what beats it.
//
// After `reset_after` values in a row, the latest included, that are strictly better than the
// target: new target = target + share × (mean − target), the mean of those values, at most
// `reset_step` away from the old one. Rounded by the definition's rule, but never farther than the
// step. A value counts as long as its own definition had the same target, unit and direction; a
// period without data or in dispute ends the row, so what is unsettled moves no target. Only for
// directions Higher and Lower. Nothing moves by itself: the proposal is offered, and a new version
// is for both to approve.
//
// Worked example. Target 99.0, share 50, twelve months with mean 99.6, step 0.25: 99.0 + 0.5 × 0.6
// = 99.3, limited to 99.25.
//
// Source: a published services agreement; its shares and periods are the definition's fields here.
#pragma once

#include <optional>

#include "core/kpi/value.h"

namespace samverka::kpi {

struct ResetProposal {
    base::Decimal target;  // the present one
    base::Decimal mean;    // of the values that beat it
    base::Decimal proposed;
    std::int32_t periods = 0;
    bool limited = false;  // by the step
    base::ThingId version;
};

// Whether the definition says all that a reset takes, or says nothing of it.
[[nodiscard]] bool is_reset_clear(const model::KpiVersion& definition);

// By the definition in force last.
[[nodiscard]] std::optional<ResetProposal> reset_of(const History& history);

}  // namespace samverka::kpi
