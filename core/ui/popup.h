// Lists that open over the screen: a menu's items and a field's options. Rows and their rectangles,
// before anything is drawn.
//
// A popup stands under its anchor, or over it where there is more room, inside the viewport; what
// does not fit is scrolled by whole rows so that the lit row is always seen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/ui/layout.h"

namespace samverka::ui {

struct PopupRow {
    std::string label;
    std::string detail = {};
    std::string shortcut = {};
    screens::Mark mark = screens::Mark::None;
    screens::Tone tone = screens::Tone::Ink;
    bool enabled = true;
    std::size_t index = 0;  // in the menu or the options
};

struct Popup {
    Rect rect = {};
    std::vector<PopupRow> rows;
    std::size_t first = 0;          // the first row that is seen
    std::vector<Rect> places = {};  // of the rows from `first` on
    std::size_t lit = kNoBox;       // in `rows`

    // The row under the point; kNoBox for none.
    [[nodiscard]] std::size_t row_at(Point point) const;
};

inline constexpr float kPopupRow = 34;
inline constexpr float kPopupPadding = 6;

[[nodiscard]] std::vector<PopupRow> menu_rows(const screens::Node& node);
// Those whose label or detail has each word of `typed` in it, in their order.
[[nodiscard]] std::vector<PopupRow> option_rows(const screens::FieldEdit& edit,
                                                std::string_view typed);

[[nodiscard]] Popup place_popup(std::vector<PopupRow> rows, std::size_t lit, const Rect& anchor,
                                Size viewport, float zoom);

// The next row that can be chosen, going round; kNoBox when there is none.
[[nodiscard]] std::size_t next_row(const std::vector<PopupRow>& rows, std::size_t from, int step);
// The first enabled row after `from` whose label begins with `typed`, going round.
[[nodiscard]] std::size_t row_beginning(const std::vector<PopupRow>& rows, std::size_t from,
                                        std::string_view typed);

}  // namespace samverka::ui
