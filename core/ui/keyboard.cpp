// Interaction: the keyboard outside a field that is being edited.

#include <imgui.h>

#include <array>

#include "core/base/text.h"
#include "core/ui/interaction.h"
#include "core/ui/shortcut.h"

namespace samverka::ui {

using screens::EditKind;
using screens::GestureKind;
using screens::Node;
using screens::NodeKind;

namespace {

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(key, true); }

bool no_mods() { return (ImGui::GetIO().KeyMods & ~ImGuiMod_Shift) == 0; }

struct ArrowKey {
    ImGuiKey key;
    Direction direction;
};
constexpr std::array kArrowKeys{
    ArrowKey{ImGuiKey_LeftArrow, Direction::Left}, ArrowKey{ImGuiKey_RightArrow, Direction::Right},
    ArrowKey{ImGuiKey_UpArrow, Direction::Up}, ArrowKey{ImGuiKey_DownArrow, Direction::Down}};

}  // namespace

void Interaction::keyboard() {
    if (m_state.drag && m_state.drag->phase == DragPhase::Carried) {
        if (pressed(ImGuiKey_Escape)) m_state.drag.reset();
        return;
    }
    if (m_state.menu) {
        menu_keys();
        return;
    }
    if (m_state.editing) {
        if (m_mode == EditorMode::Own) editor_keys();
        // What the text does not need itself is a shortcut here as elsewhere.
        if ((ImGui::GetIO().KeyMods & ~ImGuiMod_Shift) != 0) shortcuts();
        return;
    }
    if (pressed(ImGuiKey_Escape) && escape()) return;
    if (pressed(ImGuiKey_Tab) && no_mods()) {
        move_focus(ImGui::GetIO().KeyShift ? TabWay::Backward : TabWay::Forward);
        return;
    }
    const std::size_t index = m_stage.find(m_state.focus);
    if (index != kNoBox) {
        if (m_stage.node(index).kind == NodeKind::Grid && cell_keys(index)) return;
        if (run_keys(index) || move_in_group()) return;
        const bool enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                           ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
        const bool edits =
            ImGui::IsKeyPressed(ImGuiKey_F2, false) && m_stage.node(index).kind == NodeKind::Field;
        const bool space = ImGui::IsKeyPressed(ImGuiKey_Space, false) &&
                           m_stage.node(index).kind != NodeKind::Field;
        if (no_mods() && (enter || space || edits)) {
            m_state.focus_visible = true;
            activate(index);
            return;
        }
        const bool menu_key = ImGui::IsKeyPressed(ImGuiKey_Menu, false) ||
                              (ImGui::GetIO().KeyShift && ImGui::IsKeyPressed(ImGuiKey_F10, false));
        if (menu_key && !m_stage.node(index).menu.empty()) {
            m_state.menu = OpenMenu{.node = m_state.focus};
            m_state.menu->lit = next_row(menu_rows(m_stage.node(index)), kNoBox, 1);
            return;
        }
        start_typing();
        if (m_state.editing) return;
    }
    scroll_keys();
    shortcuts();
}

void Interaction::move_focus(TabWay way) {
    const std::vector<std::size_t> stops =
        tab_stops(m_stage.arrangement(), m_memory, m_state.focus);
    m_state.focus_visible = true;
    if (stops.empty()) {
        if (m_tab_out) m_tab_out(way);
        return;
    }
    const std::size_t here = m_stage.find(m_state.focus);
    std::size_t next = kNoBox;
    if (way == TabWay::Forward) {
        for (const std::size_t stop : stops) {
            if (next == kNoBox && (here == kNoBox || stop > here)) next = stop;
        }
    } else {
        for (const std::size_t stop : stops) {
            if (here == kNoBox || stop < here) next = stop;
        }
    }
    const bool in_dialog = m_stage.arrangement().dialog() != kNoBox;
    if (next == kNoBox && m_tab_out && !in_dialog) {
        focus(kNoBox);
        m_tab_out(way);
        return;
    }
    if (next == kNoBox) next = way == TabWay::Forward ? stops.front() : stops.back();
    focus(next);
    m_stage.reveal(next, m_state);
    if (m_stage.node(next).kind == NodeKind::Grid)
        m_stage.reveal_cell(next, cursor(next).at, m_state);
}

bool Interaction::move_in_group() {
    if (ImGui::GetIO().KeyMods != 0) return false;
    const std::size_t index = m_stage.find(m_state.focus);
    const std::size_t group = group_of(m_stage.arrangement(), index);
    if (group == kNoBox) return false;
    std::size_t next = kNoBox;
    bool asked = false;
    for (const ArrowKey& arrow : kArrowKeys) {
        if (!pressed(arrow.key)) continue;
        asked = true;
        next = neighbour(m_stage.arrangement(), index, arrow.direction);
    }
    if (pressed(ImGuiKey_Home) || pressed(ImGuiKey_End)) {
        asked = true;
        const std::vector<std::size_t> members = group_members(m_stage.arrangement(), group);
        next = pressed(ImGuiKey_Home) ? members.front() : members.back();
    }
    if (next == kNoBox) return asked;
    m_state.focus_visible = true;
    focus(next);
    m_stage.reveal(next, m_state);
    return true;
}

void Interaction::menu_keys() {
    const std::optional<Popup> open = popup();
    if (!open) {
        m_state.menu.reset();
        return;
    }
    OpenMenu& menu = *m_state.menu;
    if (pressed(ImGuiKey_DownArrow)) menu.lit = next_row(open->rows, menu.lit, 1);
    if (pressed(ImGuiKey_UpArrow)) menu.lit = next_row(open->rows, menu.lit, -1);
    if (pressed(ImGuiKey_Home)) menu.lit = next_row(open->rows, kNoBox, 1);
    if (pressed(ImGuiKey_End)) menu.lit = next_row(open->rows, kNoBox, -1);
    if (pressed(ImGuiKey_Escape)) {
        m_state.focus_visible = true;
        m_state.menu.reset();
        return;
    }
    if (pressed(ImGuiKey_Tab)) {
        m_state.menu.reset();
        move_focus(ImGui::GetIO().KeyShift ? TabWay::Backward : TabWay::Forward);
        return;
    }
    const bool space = ImGui::IsKeyPressed(ImGuiKey_Space, false) && menu.typed.empty();
    if (ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
        ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false) || space) {
        m_state.focus_visible = true;
        Popup chosen = *open;
        chosen.lit = menu.lit;
        choose_menu_item(chosen);
        return;
    }
    constexpr double kTypeAhead = 1.0;
    if (m_time - menu.typed_at > kTypeAhead) menu.typed.clear();
    for (const ImWchar typed : ImGui::GetIO().InputQueueCharacters) {
        if (typed == ' ' && menu.typed.empty()) continue;
        base::append_utf8(menu.typed, static_cast<char32_t>(typed));
        menu.typed_at = m_time;
        // A second letter refines what was found; the same place may still fit.
        const bool first = base::code_point_count(menu.typed) == 1;
        const std::size_t from = menu.lit == kNoBox ? 0 : menu.lit + (first ? 1 : 0);
        const std::size_t found = row_beginning(open->rows, from, menu.typed);
        if (found != kNoBox) menu.lit = found;
    }
}

void Interaction::shortcuts() {
    for (std::size_t index = 0; index < m_stage.arrangement().boxes.size(); ++index) {
        const Node& node = m_stage.node(index);
        if (!node.enabled || !m_stage.reachable(index)) continue;
        const std::string id = node.id;
        if (!node.shortcut.empty()) {
            const std::optional<int> chord = key_chord(node.shortcut);
            if (chord && chord_pressed(*chord)) {
                if (m_state.editing && m_mode == EditorMode::Own) finish_edit(Leave::Go);
                const std::size_t now = m_stage.find(id);
                if (now == kNoBox) return;
                if (m_stage.node(now).kind == NodeKind::Field) {
                    focus(now);
                    begin_edit(now);
                    return;
                }
                m_stage.perform({.kind = GestureKind::Shortcut,
                                 .node = id,
                                 .typed = {},
                                 .item = m_stage.node(now).shortcut},
                                m_state);
                keep_focus();
                return;
            }
        }
        for (std::size_t item = 0; item < node.menu.size(); ++item) {
            const std::optional<int> chord = key_chord(node.menu[item].shortcut);
            if (!chord || !node.menu[item].enabled || !chord_pressed(*chord)) continue;
            m_stage.perform({.kind = GestureKind::Menu,
                             .node = id,
                             .typed = {},
                             .item = {},
                             .index = static_cast<std::uint32_t>(item)},
                            m_state);
            keep_focus();
            return;
        }
    }
}

// Keys that nobody else takes move what the focus stands in, or the screen's first scrolling part.
void Interaction::scroll_keys() {
    if (ImGui::GetIO().KeyMods != 0) return;
    float delta = 0;
    const float page = m_stage.viewport().height * 0.8F;
    if (pressed(ImGuiKey_PageDown)) delta = page;
    if (pressed(ImGuiKey_PageUp)) delta = -page;
    if (pressed(ImGuiKey_DownArrow)) delta = 48 * m_stage.zoom();
    if (pressed(ImGuiKey_UpArrow)) delta = -48 * m_stage.zoom();
    if (delta == 0) return;
    std::size_t index = m_stage.find(m_state.focus);
    index = index == kNoBox ? kNoBox : m_stage.scroller_for(index, delta, m_state);
    for (std::size_t at = 0; at < m_stage.arrangement().boxes.size() && index == kNoBox; ++at) {
        if (m_stage.reachable(at) && m_stage.scroller_for(at, delta, m_state) == at) index = at;
    }
    if (index == kNoBox) return;
    float& offset = m_state.scroll[m_stage.node(index).id];
    offset = std::clamp(offset + delta, 0.0F, scroll_max(m_stage.box(index)));
    m_stage.update(m_state);
}

// Typing on a field begins editing with what was typed.
void Interaction::start_typing() {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.InputQueueCharacters.empty() || io.KeyCtrl) return;
    const std::size_t index = m_stage.find(m_state.focus);
    const Node& node = m_stage.node(index);
    if (node.kind == NodeKind::Grid) type_in_cell(index);
    if (node.kind != NodeKind::Field) return;
    begin_edit(index);
    if (!m_state.editing) return;
    m_state.editing->text.select_all();
    typed_characters();
}

bool Interaction::escape() {
    // A tooltip in the way goes first, as people expect of what appeared by itself.
    const std::size_t index = m_stage.find(m_state.focus);
    const std::size_t dialog = m_stage.arrangement().dialog();
    m_state.tip_dismissed = m_state.focus_visible ? m_state.focus : m_state.hover;
    dismiss(index != kNoBox ? index : dialog);
    return true;
}

}  // namespace samverka::ui
