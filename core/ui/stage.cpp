#include "core/ui/stage.h"

namespace samverka::ui {

using screens::NodeKind;

void Stage::resize(Size viewport, float zoom) {
    if (viewport == m_viewport && zoom == m_zoom) return;
    m_viewport = viewport;
    m_zoom = zoom;
    m_arranged = false;
}

void Stage::update(const ViewState& state) {
    const screens::Tree& tree = m_source.tree();
    m_cells.follow(tree.revision);
    Draft draft;
    std::string shown;
    if (state.editing && !state.editing->cell) {
        shown = state.editing->shown_text();
        draft = {state.editing->node, shown};
    }
    const bool drafted = draft.node != m_draft_node || draft.text != m_draft;
    if (!m_arranged || tree.revision != m_revision || drafted) {
        m_draft_node = draft.node;
        m_draft = draft.text;
        m_arrangement = arrange(tree, m_viewport, m_zoom, {m_draft_node, m_draft});
        m_revision = tree.revision;
        m_arranged = true;
    }
    m_shown = shown_boxes(m_arrangement, state.scroll);
}

void Stage::perform(const screens::Gesture& gesture, const ViewState& state) {
    m_source.perform(gesture);
    update(state);
}

const screens::Node* Stage::find_node(std::string_view id) const {
    const std::size_t index = find(id);
    return index == kNoBox ? nullptr : m_arrangement.boxes[index].node;
}

bool Stage::reachable(std::size_t index) const {
    const std::size_t dialog = m_arrangement.dialog();
    return dialog == kNoBox || box(index).dialog == dialog;
}

std::size_t Stage::hit(Point point) const {
    for (std::size_t index = m_shown.size(); index-- > 0;) {
        const Shown& shown = m_shown[index];
        if (!reachable(index) || !shown.rect.contains(point) || !shown.clip.contains(point))
            continue;
        if (node(index).kind == NodeKind::Picture && node(index).scene.shapes.empty()) continue;
        return index;
    }
    return kNoBox;
}

std::size_t Stage::run_at(std::size_t index, Point point) const {
    return ui::run_at(box(index), {point.x, point.y - m_shown[index].dy});
}

std::string Stage::meaning(std::string_view term) const {
    for (const screens::TermMeaning& one : m_source.tree().terms) {
        if (one.key == term) return one.meaning;
    }
    return {};
}

std::size_t Stage::actor(std::size_t index, Point point) const {
    for (; index != kNoBox; index = box(index).parent) {
        // Beside its names and numbers a text is only part of what it stands in.
        if (screens::acts_in_its_text(node(index))) {
            const std::size_t run = run_at(index, point);
            if (run == kNoRun || !opens_something(node(index).text[run])) continue;
        }
        if (!node(index).id.empty() && screens::is_focusable(node(index))) return index;
        // What cannot be used now does not hand its clicks to what lies under it.
        const NodeKind kind = node(index).kind;
        const bool control = kind == NodeKind::Button || kind == NodeKind::Menu;
        if (control && !node(index).enabled) return kNoBox;
    }
    return kNoBox;
}

std::size_t Stage::scroller_for(std::size_t index, float delta, const ViewState& state) const {
    while (index != kNoBox) {
        const float reach = scroll_max(box(index));
        if (reach > 0) {
            const float now = scrolled(state.scroll, box(index), reach);
            if ((delta < 0 && now > 0) || (delta > 0 && now < reach)) return index;
        }
        index = box(index).scroller;
    }
    return kNoBox;
}

std::size_t Stage::sideways_for(std::size_t index, float delta, const ViewState& state) const {
    if (index == kNoBox) return kNoBox;
    const float reach = sideways_max(box(index));
    const float now = scrolled(state.sideways, box(index), reach);
    return (delta < 0 && now > 0) || (delta > 0 && now < reach) ? index : kNoBox;
}

void Stage::reveal(std::size_t index, ViewState& state) {
    const Rect& rect = m_shown[index].rect;
    reveal_part(index, {0, 0, rect.width, rect.height}, state);
}

void Stage::reveal_part(std::size_t index, const Rect& part, ViewState& state) {
    const float margin = 12 * m_zoom;
    for (std::size_t scroller = box(index).scroller; scroller != kNoBox;
         scroller = box(scroller).scroller) {
        const Rect& view = m_shown[scroller].rect;
        const Rect rect = moved(part, m_shown[index].rect.x, m_shown[index].rect.y);
        float& offset = state.scroll[node(scroller).id];
        offset = std::clamp(offset, 0.0F, scroll_max(box(scroller)));
        const float below = rect.bottom() + margin - view.bottom();
        const float above = view.y - (rect.y - margin);
        // Where both cannot be shown, its beginning is.
        if (above > 0)
            offset -= above;
        else if (below > 0)
            offset += std::min(below, -above);
        offset = std::clamp(offset, 0.0F, scroll_max(box(scroller)));
        m_shown = shown_boxes(m_arrangement, state.scroll);
    }
}

CellLayout Stage::cell_layout(std::size_t index, const ViewState& state) const {
    const Box& grid = box(index);
    return {grid, m_shown[index], m_zoom,
            Point{scrolled(state.sideways, grid, sideways_max(grid)),
                  scrolled(state.scroll, grid, scroll_max(grid))}};
}

screens::GridCell Stage::cell(std::size_t index, CellPlace place) {
    return m_cells.cell(m_source, node(index).id, place);
}

void Stage::reveal_cell(std::size_t index, CellPlace place, ViewState& state) {
    const Point to = cell_layout(index, state).revealing(place);
    state.sideways[node(index).id] = to.x;
    state.scroll[node(index).id] = to.y;
    const Rect& grid = m_shown[index].rect;
    reveal_part(index, moved(cell_layout(index, state).cell(place), -grid.x, -grid.y), state);
}

std::vector<ShownCells> Stage::shown_cells(const ViewState& state) {
    std::vector<ShownCells> out;
    for (std::size_t index = 0; index < m_arrangement.boxes.size(); ++index) {
        if (node(index).kind != NodeKind::Grid || !m_shown[index].visible()) continue;
        out.push_back(m_cells.shown(m_source, index, node(index).id, cell_layout(index, state)));
    }
    return out;
}

}  // namespace samverka::ui
