// What a person does with mouse, touch and keyboard, turned into gestures by node id.
//
// Runs once a frame before anything is painted, so that a gesture and its result are in the same
// frame. Reads Dear ImGui's input state; changes the view state and nothing else, and asks the
// stage to perform gestures. Boxes are looked up again after each.
//
// A press on a field begins editing; any other node acts on release over the same node. A drag
// begins four pixels from the press. What is being edited is committed when the focus leaves it, by
// whatever way; a text that was refused is kept and offered again.
//
// A grid is one stop of Tab; within it the arrow keys move a cursor from cell to cell. A click puts
// the cursor there and activates what is active, a second one, Enter, F2 or typing edits. Names,
// numbers and terms in a text are gone through with the arrow keys to the left and right.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/ui/editor_box.h"
#include "core/ui/focus.h"
#include "core/ui/popup.h"
#include "core/ui/stage.h"
#include "core/ui/view_state.h"

namespace samverka::ui {

enum class TabWay : std::int8_t { Backward = -1, Forward = 1 };

class Interaction {
  public:
    Interaction(Stage& stage, ViewState& state) : m_stage(stage), m_state(state) {}

    void run(double time);
    // The popup that is open, if any: of the menu or of the field being edited.
    [[nodiscard]] std::optional<Popup> popup() const;
    [[nodiscard]] EditorMode editor_mode() const { return m_mode; }
    void set_editor_mode(EditorMode mode) { m_mode = mode; }
    void set_tab_out(std::function<void(TabWay)> tab_out) { m_tab_out = std::move(tab_out); }

    // For the host's own element over the field.
    void change_edit(std::string_view text);
    void commit_edit(std::string_view text);
    void commit_option(std::string_view value);
    void cancel_edit();
    void compose(std::string_view text);
    // Of a cell: the cursor goes to the one before or after it in the row.
    void commit_cell(std::string_view text, TabWay way);
    // Into the grid that has the focus, as if it had been typed or pasted there. False when no grid
    // has it, or the text is no block of cells.
    bool paste_block(std::string_view text);
    // The chosen cells of the grid that has the focus, as lines of cells parted by tabs.
    [[nodiscard]] std::string chosen_cells();
    // The host has moved the keyboard into the view, at its first or last stop, or out of it.
    void focus_end(TabWay from);
    void leave();
    // After a new tree: the focus stays, or goes to what is nearest to where it was.
    void keep_focus();

  private:
    // interaction.cpp
    void focus(std::size_t index);
    void follow_dialog();
    void autofocus();
    void activate(std::size_t index);
    void choose_menu_item(const Popup& popup);
    void dismiss(std::size_t from);
    void perform(screens::GestureKind kind, const std::string& node);

    // pointer.cpp
    void pointer();
    void hover(Point at);
    void hover_on(std::size_t index, std::size_t run, Point at);
    void press(Point at);
    void press_popup(Point at, const Popup& popup);
    void context_menu(Point at);
    void release(Point at);
    void carry(Point at);
    void edge_scroll(Point at);
    void wheel(Point at);
    bool scroll_by(std::size_t index, float delta);
    bool scroll_sideways_by(std::size_t index, float delta);
    [[nodiscard]] bool grab_thumb(Point at);
    void move_thumb(Point at);
    [[nodiscard]] bool pan(Point at);
    void press_editor(Point at);

    // keyboard.cpp
    void keyboard();
    void move_focus(TabWay way);
    bool move_in_group();
    void menu_keys();
    void shortcuts();
    void scroll_keys();
    void start_typing();
    bool escape();

    // run_input.cpp
    bool run_keys(std::size_t index);
    void activate_run(std::size_t index, std::size_t run);

    // cell_input.cpp
    // The cell that the keys are for; at first that of the selected row.
    CellCursor& cursor(std::size_t index);
    void move_cursor(std::size_t index, CellPlace to, Selecting selecting);
    void press_cell(std::size_t index, Point at);
    void select_cells(Point at);
    void release_cell(std::size_t index, CellPlace pressed, Point at);
    bool cell_keys(std::size_t index);
    bool move_cell(std::size_t index);
    void act_on_cell(std::size_t index);
    bool cell_clipboard(std::size_t index);
    void tell_cell(screens::GestureKind kind, std::size_t index, CellPlace place,
                   std::string typed);
    void begin_cell_edit(std::size_t index);
    void type_in_cell(std::size_t index);

    // editing.cpp
    void begin_edit(std::size_t index);
    // False when it was refused and the editor stays.
    enum class Leave : std::uint8_t { Stay, Go };
    void finish_edit(Leave leave);
    // In a cell; the cursor moves on by `step` where the editor goes.
    void finish_cell(Leave leave, CellPlace step);
    [[nodiscard]] bool is_edited_at(std::size_t index, Point at) const;
    [[nodiscard]] EditorBox edit_place(std::size_t index) const;
    void commit(const std::string& node, const std::string& typed, bool chosen);
    void choose_option(const Popup& popup, std::size_t row);
    void editor_keys();
    void editor_moves(const EditorLines& lines);
    void editor_clipboard();
    bool option_keys();
    void typed_characters();
    void changed();
    void keep_caret_seen();

    Stage& m_stage;
    ViewState& m_state;
    EditorMode m_mode = EditorMode::Own;
    GroupMemory m_memory;
    std::map<std::string, std::string, std::less<>> m_refused;
    std::vector<std::string> m_autofocused;
    std::function<void(TabWay)> m_tab_out;
    double m_time = 0;
};

}  // namespace samverka::ui
