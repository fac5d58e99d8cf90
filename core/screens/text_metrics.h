// Text measured in the core: advance widths of the shipped fonts, and line breaking from them.
//
// The table (font_metrics.cpp) is generated from assets/fonts by cmake/dev; scenes, Dear ImGui and
// printed pages therefore wrap and cut alike. Widths are in pixels for a size in pixels; kerning is
// left out on purpose (Dear ImGui applies none). Characters outside the subset take the width of
// U+FFFD.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/screens/node.h"

namespace samverka::screens {

// Of one line; line ends have no width. Precondition here and below: well-formed UTF-8.
[[nodiscard]] float text_width(std::string_view text, Weight weight, float size);

// From the top of a line to the baseline of its text: capitals stand in the middle of the line.
[[nodiscard]] float baseline(float size, float line_height);

// The lines of `text` within `width`: broken at spaces and after hyphens and slashes, at explicit
// line ends, and inside a word only when the word alone is wider. Spaces at a break belong to no
// line; U+00A0 and U+202F never break; an empty text is one empty line. Views into `text`.
[[nodiscard]] std::vector<std::string_view> wrapped_lines(std::string_view text, Weight weight,
                                                          float size, float width);

// `text` cut to `width` with an ellipsis, also at its first line end; itself when it fits. Never
// less than the ellipsis.
[[nodiscard]] std::string cut_text(std::string_view text, Weight weight, float size, float width);

}  // namespace samverka::screens
