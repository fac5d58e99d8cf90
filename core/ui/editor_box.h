// Where a field's text is edited: the field's rectangle and, inside it, the text with its lines.
//
// Shared by the painter, by the mouse that puts the caret, and by whoever places the page's own
// element over the field.
#pragma once

#include <string_view>

#include "core/ui/editor.h"
#include "core/ui/layout.h"
#include "core/ui/shown.h"

namespace samverka::ui {

// On the screen, without what is wrong beneath it. An inline field's box reaches out around its
// text.
[[nodiscard]] Rect editor_rect(const Box& box, const Shown& shown, float zoom);

struct EditorBox {
    Rect text;
    EditorLines lines;
};
[[nodiscard]] EditorBox editor_box(const Box& box, const Shown& shown, std::string_view text,
                                   float zoom);
// In a cell of a grid, whose text keeps its side.
[[nodiscard]] EditorBox cell_editor_box(const Rect& cell, std::string_view text, float zoom,
                                        screens::Align align);

}  // namespace samverka::ui
