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
    Draft draft;
    if (state.editing) draft = {state.editing->node, state.editing->text.text()};
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
        if (node(index).kind == NodeKind::Picture) continue;
        return index;
    }
    return kNoBox;
}

std::size_t Stage::actor(std::size_t index) const {
    for (; index != kNoBox; index = box(index).parent) {
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
            const auto found = state.scroll.find(node(index).id);
            const float now =
                found == state.scroll.end() ? 0 : std::clamp(found->second, 0.0F, reach);
            if ((delta < 0 && now > 0) || (delta > 0 && now < reach)) return index;
        }
        index = box(index).scroller;
    }
    return kNoBox;
}

void Stage::reveal(std::size_t index, ViewState& state) {
    const float margin = 12 * m_zoom;
    for (std::size_t scroller = box(index).scroller; scroller != kNoBox;
         scroller = box(scroller).scroller) {
        const Rect& view = m_shown[scroller].rect;
        const Rect& rect = m_shown[index].rect;
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

}  // namespace samverka::ui
