// What differs between two texts, word by word, as runs that were added, removed or left alone.
//
// The words that both have in the same order stay plain; of all ways to see it that way one with
// the fewest changed words is taken (Myers, "An O(ND) Difference Algorithm and Its Variations",
// 1986). What was removed stands before what came in its place, and a space between two changed
// words belongs to the change, so that a rewritten phrase reads as one. A word is a run of letters
// and digits with the signs that hold it together ("99,9", "it-chef", "24/7"); other signs are
// words of their own. Equal texts give one plain run, two empty ones nothing.
//
// Costs: O((n + m)·d) in words and changed words; texts that have little in common (more than
// kEditsMax changed words) are said to be replaced whole, so that no text takes more than a few
// milliseconds.
#pragma once

#include <string_view>

#include "core/locale/runs.h"

namespace samverka::screens {

inline constexpr int kEditsMax = 600;

[[nodiscard]] locale::Runs difference(std::string_view before, std::string_view after);

}  // namespace samverka::screens
