// Where Tab and the arrow keys go. Pure functions of an arrangement.
//
// Tab walks the focusable boxes in tree order; a group (a node with `arrows`) is one stop, at the
// member that had the focus last, else the selected one, else the first. Arrow keys move within the
// group: along it, or by where things stand for Arrows::Grid. A text whose numbers and names act is
// no member where it stands in one; Tab goes on to it from there. docs/accessibility.md says the
// rule; web/src/view/arrows.ts and roving.ts follow it as well.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/ui/layout.h"

namespace samverka::ui {

enum class Direction : std::uint8_t { Left, Right, Up, Down };

// The member of each group that had the focus last, by the group's node id.
using GroupMemory = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] std::size_t group_of(const Arrangement& arrangement, std::size_t index);
[[nodiscard]] std::vector<std::size_t> group_members(const Arrangement& arrangement,
                                                     std::size_t group);
[[nodiscard]] std::vector<std::size_t> tab_stops(const Arrangement& arrangement,
                                                 const GroupMemory& memory,
                                                 const std::string& focus);
// kNoBox when there is nothing in that direction.
[[nodiscard]] std::size_t neighbour(const Arrangement& arrangement, std::size_t index,
                                    Direction direction);

}  // namespace samverka::ui
