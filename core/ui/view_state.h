// What the renderer alone remembers between trees, keyed by node id: focus, hover, scroll, the
// running edit, menu and drag.
//
// Nothing in it is domain or view state; losing all of it loses no one's work but the text being
// typed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/ui/editor.h"
#include "core/ui/geometry.h"
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
    std::size_t lit = kNoBox;  // in the list of options
    bool filtering = false;    // has been typed in: the options are filtered by it
    float scroll_x = 0;        // of a single line that is longer than its field
    bool selecting = false;    // the mouse button is down in it
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
    std::string hover;
    double hover_since = 0;
    std::string pressed;
    std::string tip_dismissed;  // Escape hides a tooltip until the pointer or focus moves on
    ScrollOffsets scroll;
    std::optional<OpenMenu> menu;
    std::optional<Editing> editing;
    std::optional<Dragging> drag;
    std::optional<std::string> thumb;  // the scrolling node whose thumb is held
    float thumb_grip = 0;
    std::optional<Point> pan;  // where the finger was last, while one drags the content
    std::string dialog;        // the one that was open in the last frame
    std::string focus_before_dialog;
    bool has_window = true;  // the view itself has the keyboard
};

}  // namespace samverka::ui
