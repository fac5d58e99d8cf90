// Which of the responsibilities that a level requires are held there, and by whom: read by the
// rules and by the screen.
#pragma once

#include <array>
#include <unordered_map>

#include "core/model/snapshot.h"

namespace samverka::rules {

struct LevelCover {
    model::ChoiceBits held = 0;  // by a forum of the level or by both roles of a pair on it
    const model::Forum* forum = nullptr;  // the level's first, null when it has none
    const model::Pair* pair = nullptr;    // the level's first whole one, null when it has none
    // By choice - 1: the first pair on the level of which one role has the responsibility and the
    // other has not.
    std::array<const model::Pair*, model::kResponsibilityCount> half{};
};

// By level. Levels with neither forum nor pair are not in it.
using Cover = std::unordered_map<base::ThingId, LevelCover, model::ThingIdHash>;
[[nodiscard]] Cover level_cover(const model::Snapshot& snapshot);

// Of what the level requires, that which nobody holds.
[[nodiscard]] model::ChoiceBits uncovered(const Cover& cover, const model::Level& level);

}  // namespace samverka::rules
