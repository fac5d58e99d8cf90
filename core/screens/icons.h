// The icons as strokes: what renderers draw beside a text, or alone where a node has a name.
//
// One drawing language: a grid of 18 by 18, strokes of 1.6 with round caps and joins, no fills. The
// table (icons.cpp) is generated from assets/icons, as is the one that the page uses. Coordinates
// are hundredths of the grid.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace samverka::screens {

inline constexpr float kIconGrid = 18;
inline constexpr float kIconStroke = 1.6F;
inline constexpr float kIconUnit = 0.01F;  // of the grid, for one step of a coordinate

enum class IconVerb : std::uint8_t {
    Move,   // begins a stroke at (x, y)
    Line,   // to (x, y)
    Curve,  // cubic, to (x, y), by way of (x1, y1) and (x2, y2)
    Close,  // ends the stroke where it began, which is (x, y)
    Dot,    // a disc as wide as a stroke around (x, y)
};

struct IconCommand {
    IconVerb verb;
    std::int16_t x;
    std::int16_t y;
    std::int16_t x1 = 0;
    std::int16_t y1 = 0;
    std::int16_t x2 = 0;
    std::int16_t y2 = 0;
};

struct Icon {
    std::string_view name;
    std::span<const IconCommand> commands;
};

// All icons, sorted by name.
[[nodiscard]] std::span<const Icon> icons();
// Null when there is no icon of that name.
[[nodiscard]] const Icon* find_icon(std::string_view name);

}  // namespace samverka::screens
