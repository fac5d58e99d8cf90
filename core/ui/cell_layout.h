// Where the cells of a grid stand on the screen, and which of them can be seen.
//
// A grid has four parts that scroll differently: titles of the head columns (never), titles of the
// other columns (sideways), head columns (up and down), and all other cells (both ways). Everything
// here is arithmetic on the columns' widths and one height for all rows, so that a grid of a
// hundred thousand rows costs what is seen of it. Head columns that would leave no room for the
// others scroll with them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/screens/grid_source.h"
#include "core/ui/layout.h"
#include "core/ui/shown.h"

namespace samverka::ui {

using CellPlace = screens::CellPlace;

[[nodiscard]] constexpr bool same_place(CellPlace a, CellPlace b) {
    return a.row == b.row && a.column == b.column;
}

inline constexpr float kTightRow = 30;     // rows lower than this have no hairlines between them
inline constexpr float kSidewaysBar = 10;  // room under the last row for the bar

// At 100 %. Above and below the titles; all of the header; all columns.
[[nodiscard]] float title_padding(float row_height);
[[nodiscard]] float header_height(const screens::Grid& grid);
[[nodiscard]] float columns_width(const screens::Grid& grid);

enum class CellPart : std::uint8_t { Head, Body };  // of the columns

class CellLayout {
  public:
    // Precondition: the box is a grid's, arranged and shown.
    CellLayout(const Box& box, const Shown& shown, float zoom, Point scrolled);

    [[nodiscard]] const screens::Grid& grid() const { return *m_grid; }
    [[nodiscard]] std::int64_t columns() const {
        return static_cast<std::int64_t>(m_edges.size()) - 1;
    }
    [[nodiscard]] bool has(CellPlace place) const {
        return place.row >= 0 && place.row < m_grid->rows && place.column >= 0 &&
               place.column < columns();
    }
    [[nodiscard]] bool has_header() const { return m_header > 0; }
    [[nodiscard]] bool scrolled_sideways() const { return m_scrolled.x > 0; }

    // On the screen, without what hides them; `seen` is what of the grid can be seen.
    [[nodiscard]] const Rect& seen() const { return m_seen; }
    [[nodiscard]] Rect titles(CellPart part) const;
    [[nodiscard]] Rect rows(CellPart part) const;
    [[nodiscard]] Rect cell(CellPlace place) const;
    [[nodiscard]] Rect title(std::int64_t column) const;
    [[nodiscard]] CellPart part_of(std::int64_t column) const {
        return column < m_heads ? CellPart::Head : CellPart::Body;
    }
    // The cells of a part that can be seen at least partly.
    [[nodiscard]] screens::GridRange visible(CellPart part) const;
    // Row -1 is the title of the column; nothing beside the cells.
    [[nodiscard]] std::optional<CellPlace> at(Point point) const;
    // Whole rows that fit.
    [[nodiscard]] std::int64_t rows_of_a_page() const;
    // How far the grid is to be scrolled so that the cell is seen.
    [[nodiscard]] Point revealing(CellPlace place) const;

  private:
    [[nodiscard]] float head_width() const { return m_edges[static_cast<std::size_t>(m_heads)]; }
    [[nodiscard]] float left_of(std::int64_t column) const;

    const screens::Grid* m_grid;
    Rect m_rect;  // inside the node's padding
    Rect m_seen;
    std::vector<float> m_edges;  // of the columns from the left of the first; one more than those
    std::int64_t m_heads = 0;
    float m_header;
    float m_bar = 0;  // under the rows, where the grid scrolls sideways
    float m_row;
    Point m_scrolled;
};

}  // namespace samverka::ui
