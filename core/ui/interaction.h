// What a person does with mouse, touch and keyboard, turned into gestures by node id.
//
// Runs once a frame before anything is painted, so that a gesture and its result are in the same
// frame. Reads Dear ImGui's input state; changes the view state and nothing else, and asks the
// stage to perform gestures. Boxes are looked up again after each.
//
// A press on a field begins editing; any other node acts on release over the same node. A drag
// begins four pixels from the press. What is being edited is committed when the focus leaves it, by
// whatever way; a text that was refused is kept and offered again.
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
    void press(Point at);
    void press_popup(Point at, const Popup& popup);
    void context_menu(Point at);
    void release(Point at);
    void carry(Point at);
    void edge_scroll(Point at);
    void wheel(Point at);
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

    // editing.cpp
    void begin_edit(std::size_t index);
    // False when it was refused and the editor stays.
    enum class Leave : std::uint8_t { Stay, Go };
    void finish_edit(Leave leave);
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
