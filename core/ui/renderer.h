// The drawn view: one tree source, drawn by Dear ImGui and driven by its input.
//
// A host owns the window, the Dear ImGui context and its back ends, feeds events into ImGui's IO
// and calls `frame` between the back ends' NewFrame and their RenderDrawData. A frame reads the
// tree, turns input into gestures that are performed at once, and paints the tree that results.
// Until all three weights are loaded nothing is drawn. Between frames the renderer costs nothing:
// `needs_frame` says when the next one is due.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/screens/theme.h"
#include "core/ui/geometry.h"
#include "core/ui/tree_source.h"

namespace samverka::ui {

enum class EditorMode : std::uint8_t;
enum class TabWay : std::int8_t;

// The field that is being edited, for a host whose own element lies over it.
struct FocusedEditor {
    std::string node;
    screens::EditKind kind = screens::EditKind::Text;
    std::string typed;
    bool multiline = false;
    Rect rect;       // CSS pixels of the viewport
    float font = 0;  // CSS pixels
    std::vector<screens::Option> options;
    std::string error;
    std::string placeholder;
    std::string name;
    screens::Weight weight = screens::Weight::Regular;
    screens::Rgb colour = 0;
    screens::Rgb background = 0;
    bool live = false;
    // Of a grid: which cell is edited. Then it is committed by `commit_cell` or `commit_editor`,
    // after which the cursor goes on in the row or to the next row.
    std::int64_t row = -1;
    std::int64_t column = -1;
};

class Renderer {
  public:
    // `source` outlives the renderer. Precondition: a Dear ImGui context is current, here and in
    // every call.
    explicit Renderer(TreeSource& source);
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    // False when the bytes are no font.
    bool load_font(screens::Weight weight, std::span<const std::byte> bytes);
    [[nodiscard]] bool ready() const;
    void set_text_zoom(float zoom);
    void set_theme(screens::ThemeName name);
    void set_editor_mode(EditorMode mode);
    // Called when Tab passes the last stop or Shift+Tab the first. Without it Tab goes round.
    void set_tab_out(std::function<void(TabWay)> tab_out);

    // Calls ImGui::NewFrame and ImGui::Render. False when nothing can be drawn yet; then neither
    // was called.
    bool frame();
    // True while something is still to be shown: input in flight, a drag, a tooltip about to
    // appear, or after `wake`.
    [[nodiscard]] bool needs_frame() const;
    void wake();
    [[nodiscard]] std::uint64_t frames() const;

    // Whether a wheel turned by `delta` at the point would move anything, content downwards being
    // positive.
    [[nodiscard]] bool scrolls_at(Point point, float delta);
    // The same sideways, content to the right being positive.
    [[nodiscard]] bool scrolls_sideways_at(Point point, float delta);

    [[nodiscard]] std::optional<FocusedEditor> focused_editor();
    [[nodiscard]] std::string editor_json();    // "" when nothing is being edited
    void change_editor(std::string_view text);  // a keystroke in the host's element
    void commit_editor(std::string_view text);
    void commit_option(std::string_view value);  // of one of the field's options
    void commit_cell(std::string_view text, TabWay way);
    void cancel_editor();
    // What an input method shows while it composes; "" when it has decided or given up.
    void compose(std::string_view text);

    // Text that was pasted while the view has the keyboard. False when it is no block of cells for
    // a grid that takes one: then it is to be typed.
    bool paste(std::string_view text);
    // What is chosen in the grid that has the focus, cells parted by tabs and rows by line ends; ""
    // when no grid has it.
    [[nodiscard]] std::string chosen_text();

    void focus_first();
    void focus_last();
    void leave_focus();
    [[nodiscard]] const std::string& focused_node() const;

    // For tests: {"nodes":[{"id","x","y","w","h","text_w","text_h","cut"}]}, in tree order, as seen
    // on the screen; after a grid those of its cells that are seen, "<node>/cell/<row>/<column>".
    [[nodiscard]] std::string rectangles_json();

  private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace samverka::ui
