// Draws an arrangement: surfaces, edges, texts and marks of every box, then what lies over the
// screen.
//
// Reads the tree, the arrangement and the view state and changes none of them. Only what can be
// seen is drawn. Colours come from the theme's roles; nothing here knows what a screen is about.
#pragma once

#include <string>
#include <vector>

#include "core/screens/theme.h"
#include "core/ui/canvas.h"
#include "core/ui/cell_store.h"
#include "core/ui/editor_box.h"
#include "core/ui/layout.h"
#include "core/ui/popup.h"
#include "core/ui/shown.h"
#include "core/ui/view_state.h"

namespace samverka::ui {

struct Tip {
    Rect anchor;
    std::string text;
};

struct Picture {
    const Arrangement& arrangement;
    const std::vector<Shown>& shown;
    const std::vector<ShownCells>& cells;  // of the grids that are seen
    const ViewState& state;
    const screens::Theme& theme;
    EditorMode editor_mode;
    double time;
    const Popup* popup;  // null when none is open
    const Tip* tip;      // null when none is shown
};

class Painter {
  public:
    Painter(Canvas& canvas, const Picture& picture);
    void paint();

  private:
    // painter.cpp
    void boxes(std::size_t begin, std::size_t end, std::size_t dialog);
    void box(std::size_t index);
    void clip_to(const Rect& rect);
    void surface(std::size_t index);
    void edges(std::size_t index);
    void content(std::size_t index);
    void lines(const std::vector<TextLine>& lines, float dy, const TextLook& look, Ink ink);
    void scrollbars(std::size_t index);
    void drop_target(std::size_t index);
    void focus_ring();
    [[nodiscard]] Ink text_ink(std::size_t index) const;

    // painter_scene.cpp
    void shapes(std::size_t index);
    void paint_shape(const screens::Shape& shape, const std::vector<Point>& points);
    void scenes(std::size_t index);

    // painter_runs.cpp
    void runs(std::size_t index, Ink colour);
    void run_line(std::size_t index, std::size_t which, const Rect& place, Ink own);
    void run_ring(std::size_t index);

    // painter_cells.cpp
    void cells(std::size_t index);
    void row_grounds(const ShownCells& cells);
    void cell_rules(const CellLayout& layout);
    void cell_title(const CellLayout& layout, std::int64_t column);
    void cell(const ShownCells& cells, CellPlace where);
    void cell_text(const ShownCells& cells, CellPlace where, const screens::GridCell& cell);
    void cell_cursor(const ShownCells& cells, CellPart part);
    void cell_editor(const Rect& place, Ink outline);

    // painter_kinds.cpp
    void control(std::size_t index);
    void card(std::size_t index);
    void row_card(std::size_t index);
    void badge(std::size_t index);
    void field(std::size_t index);
    void link(std::size_t index);
    void table_row(std::size_t index);
    void plain_surface(std::size_t index);
    void trailing_part(std::size_t index);
    void underline(std::size_t index, Ink ink, LineEnd end);

    // painter_overlay.cpp
    void scrim();
    void popup();
    void popup_row(std::size_t at, const Rect& place);
    void tooltip();
    void ghost();
    void shadow(const Rect& rect, float radius);
    void editor(std::size_t index);
    void editor_text(const Rect& field, const Editing& editing, const TextLook& look,
                     const EditorLines& lines);

    [[nodiscard]] const Box& at(std::size_t index) const { return m_in.arrangement.boxes[index]; }
    [[nodiscard]] const Rect& rect(std::size_t index) const { return m_in.shown[index].rect; }
    [[nodiscard]] bool hovered(std::size_t index) const;
    [[nodiscard]] bool edited(std::size_t index) const;
    [[nodiscard]] float scaled(float value) const { return value * m_in.arrangement.zoom; }
    [[nodiscard]] Ink ink(screens::Rgb colour, float opacity = 1) const {
        return {colour, opacity};
    }

    Canvas& m_canvas;
    Picture m_in;
    Rect m_clip;
};

}  // namespace samverka::ui
