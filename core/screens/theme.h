// The tokens of the look: type scale, spacing, colours of both themes, and the thresholds of the
// layout.
//
// One table for all renderers: core/ui reads it directly; web/src/view's custom properties are
// generated from it. Pixels are at 100 %. Every pair of text and surface that screens use has a
// contrast of at least 4.5 : 1 in both themes; a test computes them.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/screens/node.h"

namespace samverka::screens {

enum class ThemeName : std::uint8_t { Light, Dark };

struct TypeStyle {
    float size;         // pixels
    float line_height;  // pixels
    float tracking;     // em
};
inline constexpr std::array<TypeStyle, 6> kTypeScale{{
    {12.5F, 18, 0},
    {14, 20, 0},
    {15, 21, 0},
    {17, 24, -0.01F},
    {24, 32, -0.02F},
    {30, 36, -0.02F},
}};

using Rgb = std::uint32_t;  // 0xRRGGBB

struct Theme {
    Rgb page, panel, sunken, selected, line, line_strong;
    Rgb ink, ink2, ink3, inverse;
    Rgb customer, customer_wash, supplier, supplier_wash;
    Rgb good, good_wash, watch, watch_wash, miss, miss_wash, no_data, no_data_wash;
    Rgb focus;
};
[[nodiscard]] const Theme& theme(ThemeName name);
[[nodiscard]] Rgb tone_colour(const Theme& theme, Tone tone);
// The tinted surface behind a badge of that tone; the inks tint nothing and stand on `sunken`, the
// inverse on `ink`.
[[nodiscard]] Rgb tone_wash(const Theme& theme, Tone tone);
// The fill of a surface; a tinted one takes the wash of `tone`. Precondition: not Surface::None,
// which fills nothing.
[[nodiscard]] Rgb surface_colour(const Theme& theme, Surface surface, Tone tone);

// The colours by the names that style sheets know them by ("no-data-wash").
struct ThemeToken {
    std::string_view name;
    Rgb Theme::* colour;
};
[[nodiscard]] std::span<const ThemeToken> theme_tokens();

inline constexpr float kRadius = 8;
inline constexpr float kTargetMin = 32;    // least height of anything that is clicked
inline constexpr float kWideFrom = 1360;   // Room::WideOnly from this width on, at 100 %
inline constexpr float kCanvasFrom = 900;  // below it the HTML view is shown

}  // namespace samverka::screens
