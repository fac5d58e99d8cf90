// What the renderer alone remembers between trees, keyed by node id: focus, hover, scroll, the
// running edit, menu and drag.
//
// Nothing in it is domain or view state; losing all of it loses no one's work but the text being
// typed.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/ui/cell_layout.h"
#include "core/ui/editor.h"
#include "core/ui/geometry.h"
#include "core/ui/runs.h"
#include "core/ui/shown.h"

namespace samverka::ui {

// Who edits text: the page's own element over the field's rectangle, or the editor in here.
enum class EditorMode : std::uint8_t { Own, Host };

struct OpenMenu {
    std::string node;
    std::size_t lit = kNoBox;
    std::string typed = {};  // type-ahead
    double typed_at = 0;
    std::optional<Point> at = {};  // where a context menu was asked for
};

struct Editing {
    std::string node;
    std::string before;  // what stood there, for Escape
    TextEditor text;
    std::size_t lit = kNoBox;            // in the list of options
    bool filtering = false;              // has been typed in: the options are filtered by it
    float scroll_x = 0;                  // of a single line that is longer than its field
    bool selecting = false;              // the mouse button is down in it
    std::optional<CellPlace> cell = {};  // of a grid: which one
    bool refused = false;                // what was typed in the cell was not taken
    screens::Align align = screens::Align::Start;
    // What an input method is composing at the caret, in place of what is selected; no part of the
    // text until it is decided.
    std::string composing = {};

    // As it is shown, with what is being composed.
    [[nodiscard]] std::string shown_text() const;
    [[nodiscard]] std::size_t shown_caret() const;
};

// Both corners included.
struct CellRange {
    CellPlace first;
    CellPlace last;
    [[nodiscard]] bool holds(CellPlace place) const {
        return place.row >= first.row && place.row <= last.row && place.column >= first.column &&
               place.column <= last.column;
    }
};

// The cell that the keys are for, and the one at which the selection began.
struct CellCursor {
    CellPlace at;
    CellPlace anchor;

    [[nodiscard]] bool several() const { return !same_place(at, anchor); }
    [[nodiscard]] CellRange range() const {
        return {{std::min(at.row, anchor.row), std::min(at.column, anchor.column)},
                {std::max(at.row, anchor.row), std::max(at.column, anchor.column)}};
    }
};

enum class DragPhase : std::uint8_t { Pressed, Carried };

struct Dragging {
    std::string node;
    DragPhase phase = DragPhase::Pressed;
    Point start;
    Point now;
    std::string target = {};  // the node under it that accepts
};

struct ViewState {
    std::string focus;
    std::vector<std::string> focus_path;  // ids of what the focus stands in, innermost first
    bool focus_visible = false;           // the keyboard was used last
    std::size_t focus_run = kNoRun;       // in the text of the node that has the focus
    std::string hover;
    std::size_t hover_run = kNoRun;
    std::optional<CellPlace> hover_cell;
    double hover_since = 0;
    std::string pressed;
    std::size_t pressed_run = kNoRun;
    std::optional<CellPlace> pressed_cell;
    std::string tip_dismissed;  // Escape hides a tooltip until the pointer or focus moves on
    ScrollOffsets scroll;
    ScrollOffsets sideways;
    std::map<std::string, CellCursor, std::less<>> cursors;  // of grids
    std::optional<OpenMenu> menu;
    std::optional<Editing> editing;
    std::optional<Dragging> drag;
    std::optional<std::string> thumb;  // the scrolling node whose thumb is held
    bool thumb_sideways = false;
    float thumb_grip = 0;
    std::optional<Point> pan;  // where the finger was last, while one drags the content
    std::string dialog;        // the one that was open in the last frame
    std::string focus_before_dialog;
    bool has_window = true;  // the view itself has the keyboard
};

}  // namespace samverka::ui
