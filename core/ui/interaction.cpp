#include "core/ui/interaction.h"

#include <algorithm>

namespace samverka::ui {

using screens::GestureKind;
using screens::Node;
using screens::NodeKind;

void Interaction::run(double time) {
    m_time = time;
    m_stage.update(m_state);
    keep_focus();
    pointer();
    keyboard();
    keep_focus();
    m_stage.update(m_state);
}

void Interaction::perform(GestureKind kind, const std::string& node) {
    m_stage.perform({.kind = kind, .node = node, .typed = {}, .item = {}}, m_state);
    keep_focus();
}

void Interaction::focus(std::size_t index) {
    if (index == kNoBox) {
        m_state.focus.clear();
        m_state.focus_path.clear();
        return;
    }
    if (m_state.focus != m_stage.node(index).id) {
        const std::vector<std::size_t> targets = run_targets(m_stage.node(index));
        m_state.focus_run = targets.empty() ? kNoRun : targets.front();
    }
    m_state.focus = m_stage.node(index).id;
    if (m_stage.node(index).kind == NodeKind::Grid) (void)cursor(index);
    m_state.focus_path.clear();
    for (std::size_t at = m_stage.box(index).parent; at != kNoBox; at = m_stage.box(at).parent) {
        if (!m_stage.node(at).id.empty()) m_state.focus_path.push_back(m_stage.node(at).id);
    }
    const std::size_t group = group_of(m_stage.arrangement(), index);
    if (group != kNoBox) m_memory[m_stage.node(group).id] = m_state.focus;
    m_state.tip_dismissed.clear();
}

void Interaction::keep_focus() {
    if (m_state.editing && m_stage.find(m_state.editing->node) == kNoBox) m_state.editing.reset();
    if (m_state.editing && m_state.editing->cell) {
        const std::size_t grid = m_stage.find(m_state.editing->node);
        const bool there = m_stage.node(grid).kind == NodeKind::Grid &&
                           m_stage.cell_layout(grid, m_state).has(*m_state.editing->cell);
        if (!there) m_state.editing.reset();
    }
    if (m_state.menu && m_stage.find(m_state.menu->node) == kNoBox) m_state.menu.reset();
    if (m_state.drag && m_stage.find(m_state.drag->node) == kNoBox) m_state.drag.reset();
    follow_dialog();
    autofocus();
    if (m_state.focus.empty()) return;
    const std::size_t index = m_stage.find(m_state.focus);
    if (index != kNoBox && screens::is_focusable(m_stage.node(index)) && m_stage.reachable(index)) {
        if (m_stage.node(index).kind == NodeKind::Grid) (void)cursor(index);
        return;
    }
    // Gone: the first that can have it in the innermost of its surroundings that is still there.
    const std::vector<std::size_t> stops = tab_stops(m_stage.arrangement(), m_memory, {});
    for (const std::string& id : m_state.focus_path) {
        const std::size_t around = m_stage.find(id);
        if (around == kNoBox) continue;
        for (const std::size_t stop : stops) {
            if (stop < around || stop >= m_stage.box(around).end) continue;
            focus(stop);
            return;
        }
    }
    focus(kNoBox);
}

void Interaction::follow_dialog() {
    const std::size_t dialog = m_stage.arrangement().dialog();
    const std::string open = dialog == kNoBox ? std::string{} : m_stage.node(dialog).id;
    if (open == m_state.dialog) return;
    const bool opened = m_state.dialog.empty();
    if (opened) m_state.focus_before_dialog = m_state.focus;
    m_state.dialog = open;
    m_state.menu.reset();
    if (open.empty()) {
        const std::size_t before = m_stage.find(m_state.focus_before_dialog);
        if (before != kNoBox) focus(before);
        return;
    }
    const std::vector<std::size_t> stops = tab_stops(m_stage.arrangement(), m_memory, {});
    if (!stops.empty()) focus(stops.front());
}

void Interaction::autofocus() {
    std::vector<std::string> present;
    std::size_t fresh = kNoBox;
    for (std::size_t index = 0; index < m_stage.arrangement().boxes.size(); ++index) {
        const Node& node = m_stage.node(index);
        if (!node.edit.autofocus || node.id.empty()) continue;
        present.push_back(node.id);
        const bool known =
            std::find(m_autofocused.begin(), m_autofocused.end(), node.id) != m_autofocused.end();
        if (!known && m_stage.reachable(index)) fresh = index;
    }
    m_autofocused = std::move(present);
    if (fresh == kNoBox) return;
    focus(fresh);
    m_stage.reveal(fresh, m_state);
    begin_edit(fresh);
}

void Interaction::activate(std::size_t index) {
    const Node& node = m_stage.node(index);
    if (!node.enabled) return;
    if (node.kind == NodeKind::Field) {
        begin_edit(index);
        return;
    }
    if (!node.menu.empty() && (node.kind == NodeKind::Menu || node.action.empty())) {
        const bool open = m_state.menu && m_state.menu->node == node.id;
        m_state.menu.reset();
        if (!open) m_state.menu = OpenMenu{.node = node.id};
        return;
    }
    if (node.kind == NodeKind::Grid) return;  // its cells act
    if (screens::acts_in_its_text(node)) {
        if (m_state.focus_run != kNoRun) activate_run(index, m_state.focus_run);
        return;
    }
    // By value: the node goes with its tree.
    const std::string id = node.id;
    perform(GestureKind::Activate, id);
}

std::optional<Popup> Interaction::popup() const {
    if (m_state.menu) {
        const std::size_t index = m_stage.find(m_state.menu->node);
        if (index == kNoBox) return std::nullopt;
        Rect anchor = m_stage.shown()[index].rect;
        if (m_state.menu->at) anchor = {m_state.menu->at->x, m_state.menu->at->y, 0, 0};
        return place_popup(menu_rows(m_stage.node(index)), m_state.menu->lit, anchor,
                           m_stage.viewport(), m_stage.zoom());
    }
    if (!m_state.editing || m_mode == EditorMode::Host) return std::nullopt;
    const std::size_t index = m_stage.find(m_state.editing->node);
    if (index == kNoBox || m_stage.node(index).edit.options.empty()) return std::nullopt;
    const std::string& text = m_state.editing->text.text();
    std::vector<PopupRow> rows =
        option_rows(m_stage.node(index).edit, m_state.editing->filtering ? text : "");
    if (rows.empty()) return std::nullopt;
    const std::size_t lit = m_state.editing->lit < rows.size() ? m_state.editing->lit : kNoBox;
    const Rect anchor = editor_rect(m_stage.box(index), m_stage.shown()[index], m_stage.zoom());
    return place_popup(std::move(rows), lit, anchor, m_stage.viewport(), m_stage.zoom());
}

void Interaction::choose_menu_item(const Popup& popup) {
    if (popup.lit == kNoBox || !popup.rows[popup.lit].enabled) return;
    const std::string node = m_state.menu->node;
    const auto index = static_cast<std::uint32_t>(popup.rows[popup.lit].index);
    m_state.menu.reset();
    m_stage.perform(
        {.kind = GestureKind::Menu, .node = node, .typed = {}, .item = {}, .index = index},
        m_state);
    keep_focus();
}

// The nearest around `from` that can be dismissed, else the last in the tree: the panel beside the
// picture.
void Interaction::dismiss(std::size_t from) {
    std::size_t found = kNoBox;
    for (std::size_t at = from; at != kNoBox && found == kNoBox; at = m_stage.box(at).parent) {
        if (!m_stage.node(at).dismiss.empty()) found = at;
    }
    for (std::size_t at = m_stage.arrangement().boxes.size(); at-- > 0 && found == kNoBox;) {
        if (!m_stage.node(at).dismiss.empty() && m_stage.reachable(at)) found = at;
    }
    if (found == kNoBox) return;
    const std::string id = m_stage.node(found).id;
    perform(GestureKind::Dismiss, id);
}

void Interaction::focus_end(TabWay from) {
    m_state.has_window = true;
    m_state.focus_visible = true;
    const std::vector<std::size_t> stops = tab_stops(m_stage.arrangement(), m_memory, {});
    if (stops.empty()) return;
    focus(from == TabWay::Forward ? stops.front() : stops.back());
    m_stage.reveal(m_stage.find(m_state.focus), m_state);
}

void Interaction::leave() {
    if (m_mode == EditorMode::Own) finish_edit(Leave::Go);
    m_state.menu.reset();
    m_state.drag.reset();
    m_state.pressed.clear();
    m_state.hover.clear();
    m_state.has_window = false;
}

}  // namespace samverka::ui
