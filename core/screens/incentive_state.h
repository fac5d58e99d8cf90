// How incentives are looked at: the view settings of that screen, and its intent. A part of
// ScreenState with a file of its own; which scheme is shown is what is selected.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "core/json/value.h"

namespace samverka::screens {

struct ScreenState;

enum class IncentivePart : std::uint8_t { Outcome, Terms };

struct IncentiveView {
    IncentivePart part = IncentivePart::Outcome;
    std::string period;  // as stored; empty, or of another length: the latest that has ended
    std::string asks;    // the line that is about to be disputed, "<scheme>/<period>/<line>"
};

// Any of `scheme` (empty: all of them), `part` ("outcome", "terms"), `period`, `asks`.
// Errors: IdSyntax, ChoiceUnknown.
[[nodiscard]] base::Result<void> set_incentive_view(ScreenState& state,
                                                    const json::Object& arguments);

}  // namespace samverka::screens
