// How a cell and a title of a grid look within their rectangles: what of the text is shown and
// where. Shared by the painter, by tooltips and by the rectangles that tests read.
#pragma once

#include <string>

#include "core/screens/node.h"
#include "core/ui/geometry.h"
#include "core/ui/look.h"

namespace samverka::ui {

struct CellLook {
    TextLook look;
    std::string shown = {};  // cut with an ellipsis where there is too little room
    Point text = {};         // its top left
    float width = 0;         // of what is shown
    Rect mark = {};          // empty without mark
    bool cut = false;
};
[[nodiscard]] CellLook cell_look(const screens::GridCell& cell, const Rect& place,
                                 screens::Align align, float zoom);

struct TitleLook {
    CellLook title;
    CellLook detail;
};
// Titles stand at the foot of the header, next to what they are about.
[[nodiscard]] TitleLook title_look(const screens::GridColumn& column, const Rect& place,
                                   float row_height, float zoom);

// Left and right of a cell's text.
[[nodiscard]] float cell_padding(const Rect& place, float zoom);

}  // namespace samverka::ui
