// Interaction: mouse, wheel and touch.

#include <imgui.h>

#include <cmath>

#include "core/ui/interaction.h"

namespace samverka::ui {

using screens::GestureKind;
using screens::Node;
using screens::NodeKind;

namespace {

constexpr float kDragFrom = 4;  // pixels from the press
constexpr float kWheelStep = 60;

Point mouse() {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {at.x, at.y};
}

}  // namespace

void Interaction::pointer() {
    const ImGuiIO& io = ImGui::GetIO();
    if (!ImGui::IsMousePosValid()) {
        m_state.hover.clear();
        return;
    }
    const Point at = mouse();
    if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0 || m_state.hover.empty()) hover(at);
    if (io.MouseWheel != 0 || io.MouseWheelH != 0) wheel(at);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) press(at);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Right)) context_menu(at);
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        if (m_state.thumb) {
            move_thumb(at);
        } else if (pan(at)) {
            m_state.pressed.clear();
            m_state.drag.reset();
        } else if (m_state.drag)
            carry(at);
        else if (m_state.editing && m_state.editing->selecting)
            press_editor(at);
        else if (m_state.pressed_cell)
            select_cells(at);
    }
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left)) release(at);
}

void Interaction::hover(Point at) {
    const std::optional<Popup> open = popup();
    if (open && open->rect.contains(at)) {
        const std::size_t row = open->row_at(at);
        if (row != kNoBox && open->rows[row].enabled) {
            if (m_state.menu)
                m_state.menu->lit = row;
            else if (m_state.editing)
                m_state.editing->lit = row;
        }
        m_state.hover.clear();
        return;
    }
    // What acts is lit as a whole; what only has more to say is hovered for its tooltip.
    for (std::size_t up = m_stage.hit(at); up != kNoBox; up = m_stage.box(up).parent) {
        const Node& node = m_stage.node(up);
        if (node.id.empty()) continue;
        const std::size_t run = m_stage.run_at(up, at);
        const bool acts = screens::is_focusable(node) && !screens::acts_in_its_text(node);
        if (acts || run != kNoRun || !node.tooltip.empty() || m_stage.box(up).cut) {
            hover_on(up, run, at);
            return;
        }
    }
    m_state.hover.clear();
}

void Interaction::hover_on(std::size_t index, std::size_t run, Point at) {
    std::optional<CellPlace> cell;
    if (m_stage.node(index).kind == NodeKind::Grid)
        cell = m_stage.cell_layout(index, m_state).at(at);
    const bool same_cell = cell.has_value() == m_state.hover_cell.has_value() &&
                           (!cell || same_place(*cell, *m_state.hover_cell));
    const std::string& id = m_stage.node(index).id;
    if (m_state.hover == id && m_state.hover_run == run && same_cell) return;
    m_state.hover = id;
    m_state.hover_run = run;
    m_state.hover_cell = cell;
    m_state.hover_since = m_time;
    m_state.tip_dismissed.clear();
}

void Interaction::press_popup(Point at, const Popup& popup) {
    const std::size_t row = popup.row_at(at);
    if (row == kNoBox) return;
    if (m_state.menu) {
        Popup chosen = popup;
        chosen.lit = row;
        choose_menu_item(chosen);
    } else {
        choose_option(popup, row);
    }
}

void Interaction::press(Point at) {
    m_state.focus_visible = false;
    m_state.has_window = true;
    m_state.pressed.clear();
    m_state.pressed_run = kNoRun;
    m_state.pressed_cell.reset();
    const std::optional<Popup> open = popup();
    if (open && open->rect.contains(at)) {
        press_popup(at, *open);
        return;
    }
    if (m_state.menu) {
        // The press that closes a menu on its own button must not open it again; elsewhere it only
        // closes.
        m_state.menu.reset();
        return;
    }
    if (grab_thumb(at)) return;
    const std::size_t hit = m_stage.hit(at);
    std::size_t index = m_stage.actor(hit, at);
    if (m_state.editing && index != kNoBox && is_edited_at(index, at)) {
        if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
            m_state.editing->text.select_word();
        else
            press_editor(at);
        return;
    }
    if (m_state.editing) {
        finish_edit(Leave::Go);
        index = m_stage.actor(m_stage.hit(at), at);
    }
    if (index == kNoBox) return;
    focus(index);
    m_state.pressed = m_stage.node(index).id;
    if (screens::acts_in_its_text(m_stage.node(index)))
        m_state.focus_run = m_state.pressed_run = m_stage.run_at(index, at);
    if (m_stage.node(index).kind == NodeKind::Grid) press_cell(index, at);
    if (!m_stage.node(index).drag.empty()) {
        m_state.drag = Dragging{.node = m_state.pressed, .start = at, .now = at, .target = {}};
    }
    if (m_stage.node(index).kind == NodeKind::Field) {
        begin_edit(index);
        const bool picks = !m_stage.node(index).edit.options.empty();
        if (m_state.editing && !picks) press_editor(at);
    }
}

void Interaction::press_editor(Point at) {
    const std::size_t index = m_stage.find(m_state.editing->node);
    if (index == kNoBox || m_mode == EditorMode::Host) return;
    Editing& editing = *m_state.editing;
    editing.composing.clear();  // the input method gives up where the person points elsewhere
    const EditorBox box = edit_place(index);
    const Point inside{at.x - box.text.x + editing.scroll_x, at.y - box.text.y};
    const std::size_t offset = box.lines.offset_at(editing.text.text(), inside);
    const bool extends = editing.selecting || ImGui::GetIO().KeyShift;
    editing.text.set_caret(offset, extends ? Selecting::Yes : Selecting::No);
    editing.selecting = true;
    keep_caret_seen();
}

void Interaction::context_menu(Point at) {
    if (m_state.editing) finish_edit(Leave::Go);
    m_state.menu.reset();
    std::size_t index = m_stage.hit(at);
    while (index != kNoBox && (m_stage.node(index).menu.empty() || !m_stage.node(index).enabled)) {
        index = m_stage.box(index).parent;
    }
    if (index == kNoBox || m_stage.node(index).id.empty()) return;
    focus(index);
    m_state.menu = OpenMenu{.node = m_stage.node(index).id, .typed = {}, .at = at};
}

void Interaction::release(Point at) {
    m_state.thumb.reset();
    m_state.pan.reset();
    if (m_state.editing) m_state.editing->selecting = false;
    const std::string pressed = std::exchange(m_state.pressed, {});
    const std::optional<Dragging> drag = std::exchange(m_state.drag, std::nullopt);
    if (drag && drag->phase == DragPhase::Carried) {
        if (drag->target.empty()) return;
        m_stage.perform(
            {.kind = GestureKind::Drop, .node = drag->target, .typed = {}, .item = drag->node},
            m_state);
        keep_focus();
        return;
    }
    if (pressed.empty()) return;
    const std::size_t index = m_stage.actor(m_stage.hit(at), at);
    const std::optional<CellPlace> cell = std::exchange(m_state.pressed_cell, std::nullopt);
    if (index == kNoBox || m_stage.node(index).id != pressed) return;
    if (m_stage.node(index).kind == NodeKind::Grid) {
        if (cell) release_cell(index, *cell, at);
    } else if (m_state.pressed_run != kNoRun) {
        if (m_stage.run_at(index, at) == m_state.pressed_run)
            activate_run(index, m_state.pressed_run);
    } else if (m_stage.node(index).kind != NodeKind::Field) {
        activate(index);
    }
}

void Interaction::carry(Point at) {
    Dragging& drag = *m_state.drag;
    drag.now = at;
    if (drag.phase == DragPhase::Pressed) {
        if (std::hypot(at.x - drag.start.x, at.y - drag.start.y) < kDragFrom) return;
        drag.phase = DragPhase::Carried;
        m_state.pressed.clear();
    }
    edge_scroll(at);
    drag.target.clear();
    const Node* source = m_stage.find_node(drag.node);
    if (source == nullptr) return;
    for (std::size_t up = m_stage.hit(at); up != kNoBox; up = m_stage.box(up).parent) {
        const Node& node = m_stage.node(up);
        if (node.drop.empty() || node.drop.accepts != source->drag.kind || node.id == drag.node)
            continue;
        drag.target = node.id;
        return;
    }
}

void Interaction::edge_scroll(Point at) {
    constexpr float kReach = 40;
    constexpr float kSpeed = 10;
    const std::size_t hit = m_stage.hit(at);
    for (const float way : {-1.0F, 1.0F}) {
        const std::size_t index = m_stage.scroller_for(hit, way, m_state);
        if (index == kNoBox) continue;
        const Rect& rect = m_stage.shown()[index].rect;
        const float inside = way < 0 ? at.y - rect.y : rect.bottom() - at.y;
        if (inside > kReach) continue;
        float& offset = m_state.scroll[m_stage.node(index).id];
        offset = std::clamp(offset + way * kSpeed, 0.0F, scroll_max(m_stage.box(index)));
    }
    m_stage.update(m_state);
}

void Interaction::wheel(Point at) {
    const ImGuiIO& io = ImGui::GetIO();
    const std::optional<Popup> open = popup();
    if (open && open->rect.contains(at)) return;
    float down = -io.MouseWheel * kWheelStep * m_stage.zoom();
    float aside = -io.MouseWheelH * kWheelStep * m_stage.zoom();
    if (io.KeyShift && aside == 0) std::swap(down, aside);
    const bool moved_down = scroll_by(m_stage.scroller_for(m_stage.hit(at), down, m_state), down);
    const bool moved_aside =
        scroll_sideways_by(m_stage.sideways_for(m_stage.hit(at), aside, m_state), aside);
    if (!moved_down && !moved_aside) return;
    m_state.menu.reset();
    m_stage.update(m_state);
    hover(at);
}

bool Interaction::scroll_by(std::size_t index, float delta) {
    if (index == kNoBox || delta == 0) return false;
    const float reach = scroll_max(m_stage.box(index));
    const float now = scrolled(m_state.scroll, m_stage.box(index), reach);
    m_state.scroll[m_stage.node(index).id] = std::clamp(now + delta, 0.0F, reach);
    return true;
}

bool Interaction::scroll_sideways_by(std::size_t index, float delta) {
    if (index == kNoBox || delta == 0) return false;
    const float reach = sideways_max(m_stage.box(index));
    const float now = scrolled(m_state.sideways, m_stage.box(index), reach);
    m_state.sideways[m_stage.node(index).id] = std::clamp(now + delta, 0.0F, reach);
    return true;
}

// A finger that moves upwards or downwards takes the content with it, and over a grid also
// sideways; what it began on is let go.
bool Interaction::pan(Point at) {
    if (ImGui::GetIO().MouseSource != ImGuiMouseSource_TouchScreen) return false;
    if (m_state.editing && m_state.editing->selecting) return false;
    if (!m_state.pan) {
        const ImVec2 from = ImGui::GetIO().MouseClickedPos[ImGuiMouseButton_Left];
        const std::size_t grid = m_stage.sideways_for(m_stage.hit(at), from.x - at.x, m_state);
        const bool aside = grid != kNoBox && std::abs(at.x - from.x) >= 2 * kDragFrom;
        if (std::abs(at.y - from.y) < 2 * kDragFrom && !aside) return false;
        m_state.pan = Point{from.x, from.y};
    }
    const Point by{m_state.pan->x - at.x, m_state.pan->y - at.y};
    m_state.pan = at;
    m_state.pressed_cell.reset();
    const std::size_t hit = m_stage.hit(at);
    scroll_by(m_stage.scroller_for(hit, by.y, m_state), by.y);
    scroll_sideways_by(m_stage.sideways_for(hit, by.x, m_state), by.x);
    m_stage.update(m_state);
    return true;
}

bool Interaction::grab_thumb(Point at) {
    const float around = 3 * m_stage.zoom();
    for (std::size_t index = m_stage.shown().size(); index-- > 0;) {
        const Shown& shown = m_stage.shown()[index];
        if (m_stage.node(index).id.empty() || !m_stage.reachable(index)) continue;
        for (const bool aside : {false, true}) {
            const Rect track = aside ? sideways_track(m_stage.box(index), shown, m_stage.zoom())
                                     : scroll_track(m_stage.box(index), shown, m_stage.zoom());
            if (track.empty() || !grown(track, around).contains(at) || !shown.clip.contains(at))
                continue;
            m_state.thumb = m_stage.node(index).id;
            m_state.thumb_sideways = aside;
            m_state.thumb_grip = aside ? at.x : at.y;
            move_thumb(at);
            return true;
        }
    }
    return false;
}

void Interaction::move_thumb(Point at) {
    const std::size_t index = m_stage.find(*m_state.thumb);
    if (index == kNoBox) return;
    const Box& box = m_stage.box(index);
    const Shown& shown = m_stage.shown()[index];
    const bool aside = m_state.thumb_sideways;
    float& offset = (aside ? m_state.sideways : m_state.scroll)[m_stage.node(index).id];
    const Rect track = aside ? sideways_track(box, shown, m_stage.zoom())
                             : scroll_track(box, shown, m_stage.zoom());
    const Rect thumb = aside ? sideways_thumb(box, shown, m_stage.zoom(), offset)
                             : scroll_thumb(box, shown, m_stage.zoom(), offset);
    const float begin = aside ? thumb.x : thumb.y;
    const float length = aside ? thumb.width : thumb.height;
    const float pointer = aside ? at.x : at.y;
    const float travel = (aside ? track.width : track.height) - length;
    // A press beside the thumb brings its middle there; one on it moves it by what the pointer
    // moves.
    const bool on_thumb = m_state.thumb_grip >= begin && m_state.thumb_grip <= begin + length;
    const float wanted = on_thumb ? begin + pointer - m_state.thumb_grip : pointer - length / 2;
    m_state.thumb_grip = pointer;
    const float from = aside ? track.x : track.y;
    const float part = travel > 0 ? std::clamp((wanted - from) / travel, 0.0F, 1.0F) : 0;
    offset = part * (aside ? sideways_max(box) : scroll_max(box));
    m_stage.update(m_state);
}

}  // namespace samverka::ui
