// Painter: grids of cells. Four parts that scroll differently, each within its own clip, so that
// nothing has to be painted over.

#include "core/ui/cell_look.h"
#include "core/ui/painter.h"

namespace samverka::ui {

using screens::GridCell;
using screens::GridRange;
using screens::Surface;

void Painter::cells(std::size_t index) {
    const auto found = std::find_if(m_in.cells.begin(), m_in.cells.end(),
                                    [&](const ShownCells& one) { return one.box == index; });
    if (found == m_in.cells.end()) return;
    const Rect before = m_clip;
    const CellLayout& layout = found->layout;
    row_grounds(*found);
    for (const CellPart part : {CellPart::Body, CellPart::Head}) {
        clip_to(intersection(layout.rows(part), layout.seen()));
        const GridRange range = layout.visible(part);
        for (std::int64_t row = range.first_row; row < range.first_row + range.rows; ++row) {
            for (std::int64_t column = range.first_column;
                 column < range.first_column + range.columns; ++column) {
                cell(*found, {.row = row, .column = column});
            }
        }
        cell_cursor(*found, part);
        clip_to(intersection(layout.titles(part), layout.seen()));
        for (std::int64_t column = range.first_column; column < range.first_column + range.columns;
             ++column) {
            cell_title(layout, column);
        }
    }
    clip_to(intersection(layout.seen(), before));
    cell_rules(layout);
    clip_to(before);
}

// What lies under whole rows: the selected one, and a hairline beneath each.
void Painter::row_grounds(const ShownCells& cells) {
    const CellLayout& layout = cells.layout;
    const Rect head = layout.rows(CellPart::Head);
    const Rect body = layout.rows(CellPart::Body);
    const Rect all{head.x, head.y, head.width + body.width, head.height};
    clip_to(intersection(all, layout.seen()));
    GridRange range = layout.visible(CellPart::Body);
    if (range.rows == 0) range = layout.visible(CellPart::Head);
    const bool tight = layout.grid().row_height < kTightRow;
    for (std::int64_t row = range.first_row; row < range.first_row + range.rows; ++row) {
        const Rect place = layout.cell({.row = row, .column = 0});
        if (row == layout.grid().selected_row) {
            m_canvas.fill({all.x, place.y, all.width, place.height}, ink(m_in.theme.selected),
                          scaled(tight ? 4 : 0));
        }
        if (tight) continue;
        m_canvas.horizontal(all.x, m_canvas.snapped(place.bottom()) - m_canvas.hairline(),
                            all.width, ink(m_in.theme.line));
    }
    if (!layout.grid().takes_paste) return;
    // Where one writes, the columns are seen as well.
    for (std::int64_t column = range.first_column; column < range.first_column + range.columns;
         ++column) {
        const float x = layout.title(column).x;
        if (x > body.x) m_canvas.vertical(x, all.y, all.height, ink(m_in.theme.line));
    }
}

void Painter::cell_rules(const CellLayout& layout) {
    const Rect head = layout.rows(CellPart::Head);
    const Rect body = layout.rows(CellPart::Body);
    const bool tight = layout.grid().row_height < kTightRow;
    if (layout.has_header() && !tight) {
        m_canvas.horizontal(head.x, m_canvas.snapped(head.y) - m_canvas.hairline(),
                            head.width + body.width, ink(m_in.theme.line_strong));
    }
    if (head.width > 0 && (layout.scrolled_sideways() || layout.grid().takes_paste)) {
        m_canvas.vertical(m_canvas.snapped(head.right()) - m_canvas.hairline(), head.y, head.height,
                          ink(m_in.theme.line_strong));
    }
}

void Painter::cell_title(const CellLayout& layout, std::int64_t column) {
    const screens::GridColumn& said = layout.grid().columns[static_cast<std::size_t>(column)];
    const TitleLook look =
        title_look(said, layout.title(column), layout.grid().row_height, m_in.arrangement.zoom);
    m_canvas.text(look.title.text, look.title.shown, look.title.look, ink(m_in.theme.ink2));
    m_canvas.text(look.detail.text, look.detail.shown, look.detail.look, ink(m_in.theme.ink3));
}

void Painter::cell(const ShownCells& cells, CellPlace where) {
    const GridCell* cell = cells.find(where);
    if (cell == nullptr) return;
    const Rect place = cells.layout.cell(where);
    const bool pointed = m_in.state.hover == at(cells.box).node->id && m_in.state.hover_cell &&
                         same_place(*m_in.state.hover_cell, where) && !m_in.state.drag;
    const Rect chip = grown(place, -scaled(2));
    if (cell->surface != Surface::None) {
        m_canvas.fill(chip, ink(surface_colour(m_in.theme, cell->surface, cell->tone)), scaled(4));
    }
    if (pointed && (cell->editable || cell->active))
        m_canvas.fill(chip, ink(m_in.theme.ink, 0.06F), scaled(4));
    const bool is_edited = edited(cells.box) && m_in.state.editing->cell &&
                           same_place(*m_in.state.editing->cell, where);
    if (is_edited)
        cell_editor(place, ink(!m_in.state.editing->refused ? m_in.theme.focus : m_in.theme.miss));
    else
        cell_text(cells, where, *cell);
    if (cell->error.empty() || is_edited) return;
    const float pad = cell_padding(place, m_in.arrangement.zoom);
    m_canvas.fill({place.x + pad, place.bottom() - scaled(5), place.width - 2 * pad, scaled(2)},
                  ink(m_in.theme.miss));
}

void Painter::cell_text(const ShownCells& cells, CellPlace where, const GridCell& cell) {
    const auto column = static_cast<std::size_t>(where.column);
    const CellLook look =
        cell_look(cell, cells.layout.cell(where), cells.layout.grid().columns[column].align,
                  m_in.arrangement.zoom);
    const Ink colour = ink(tone_colour(m_in.theme, cell.tone));
    m_canvas.mark(look.mark, cell.mark, colour);
    m_canvas.text(look.text, look.shown, look.look, colour);
}

// The selection as a wash, and a ring around the cell that the keys are for.
void Painter::cell_cursor(const ShownCells& cells, CellPart part) {
    const std::string& id = at(cells.box).node->id;
    if (m_in.state.focus != id || !m_in.state.has_window) return;
    const auto found = m_in.state.cursors.find(id);
    if (found == m_in.state.cursors.end()) return;
    const CellCursor& cursor = found->second;
    if (!cells.layout.has(cursor.at)) return;
    const CellRange chosen = cursor.range();
    const GridRange range = cells.layout.visible(part);
    for (std::int64_t row = range.first_row; row < range.first_row + range.rows; ++row) {
        for (std::int64_t column = range.first_column; column < range.first_column + range.columns;
             ++column) {
            if (!cursor.several() || !chosen.holds({.row = row, .column = column})) continue;
            m_canvas.fill(cells.layout.cell({.row = row, .column = column}),
                          ink(m_in.theme.focus, 0.12F));
        }
    }
    if (cells.layout.part_of(cursor.at.column) != part || edited(cells.box)) return;
    m_canvas.outline(cells.layout.cell(cursor.at), ink(m_in.theme.focus), scaled(2), scaled(4));
}

void Painter::cell_editor(const Rect& place, Ink outline) {
    m_canvas.fill(place, ink(m_in.theme.panel), scaled(4));
    m_canvas.outline(place, outline, scaled(2), scaled(4));
    // The page's own element lies there.
    if (m_in.editor_mode == EditorMode::Host) return;
    const Editing& editing = *m_in.state.editing;
    const EditorBox box =
        cell_editor_box(place, editing.shown_text(), m_in.arrangement.zoom, editing.align);
    const Rect before = m_clip;
    clip_to(intersection(before, grown(place, -scaled(2))));
    editor_text(moved(box.text, -editing.scroll_x, 0), editing, box.lines.look, box.lines);
    clip_to(before);
}

}  // namespace samverka::ui
