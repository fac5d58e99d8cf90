// Positions in an ordered list as fractions between their neighbours, so that two people may
// reorder apart.
//
// A position is a non-empty string of the digits 0–9 and letters a–z, read as a fraction in base 36
// that never ends in "0"; strings compare byte by byte. Equal positions (made apart by two
// replicas) are ordered by id. An empty neighbour stands for the open end.
#pragma once

#include <string>
#include <string_view>

namespace samverka::model {

[[nodiscard]] bool is_position(std::string_view text);

// A position after `before` and before `after`. Where the two do not leave room (equal, or reversed
// after a merge) it lies right after `before`.
[[nodiscard]] std::string position_between(std::string_view before, std::string_view after);

}  // namespace samverka::model
