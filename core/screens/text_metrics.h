// Text measured in the core: advance widths of the shipped fonts, and line breaking from them.
//
// The table (font_metrics.cpp) is generated from assets/fonts by cmake/dev; scenes, Dear ImGui and printed pages
// therefore wrap and cut alike. Widths are in pixels for a size in pixels; kerning is left out on purpose (Dear ImGui
// applies none). Characters outside the subset take the width of U+FFFD.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/screens/node.h"

namespace samverka::screens {

[[nodiscard]] float text_width(std::string_view text, Weight weight, float size);

// The lines of `text` within `width`: broken at spaces and after hyphens and slashes, at explicit line ends, and inside a
// word only when the word alone is wider. Views into `text`.
[[nodiscard]] std::vector<std::string_view> wrapped_lines(std::string_view text, Weight weight,
                                                          float size, float width);

// `text` cut to `width` with an ellipsis; itself when it fits.
[[nodiscard]] std::string cut_text(std::string_view text, Weight weight, float size, float width);

}  // namespace samverka::screens
