#include "core/ui/layout.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/screens/theme.h"
#include "core/ui/arranger.h"

namespace samverka::ui {

using screens::Node;
using screens::NodeKind;
using screens::Room;

struct Arranger::Around {
    std::size_t parent = kNoBox;
    std::size_t scroller = kNoBox;
    std::size_t dialog = kNoBox;
    Setting setting = Setting::Free;
};

Arranger::Arranger(Arrangement& out, Size viewport, float zoom, const Draft& draft)
    : m_out(out), m_viewport(viewport), m_zoom(zoom), m_draft(draft) {
    out.viewport = viewport;
    out.zoom = zoom;
}

bool Arranger::has_room(const Node& node) const {
    if (node.room == Room::Always) return true;
    const bool wide = m_viewport.width / m_zoom >= screens::kWideFrom;
    return wide == (node.room == Room::WideOnly);
}

void Arranger::add(const Node& node, const Around& around) {
    const std::size_t index = m_out.boxes.size();
    Box box;
    box.node = &node;
    box.parent = around.parent;
    box.scroller = around.scroller;
    box.dialog = around.dialog;
    box.look = text_look(node, around.setting);
    box.look.size *= m_zoom;
    box.look.line_height *= m_zoom;
    Around inside = around;
    inside.parent = index;
    if (node.kind == NodeKind::Dialog) {
        box.dialog = inside.dialog = index;
        box.scroller = inside.scroller = kNoBox;
        m_dialogs.push_back(index);
    }
    if (node.layout.scroll != screens::Scroll::None) inside.scroller = index;
    Known known;
    const bool drafted =
        !m_draft.node.empty() && node.id == m_draft.node && is_multiline(node.edit);
    known.text = drafted ? std::string(m_draft.text) : shown_text(node);
    known.look = box.look;
    known.holds_scroller = node.layout.scroll != screens::Scroll::None;
    m_known.push_back(std::move(known));
    m_out.boxes.push_back(std::move(box));
    std::size_t row = 0;
    for (const Node& child : node.children) {
        // What is in a picture says the same to those who do not see it.
        if (!has_room(child) || node.kind == NodeKind::Picture) continue;
        const std::size_t at = m_out.boxes.size();
        if (node.kind == NodeKind::Table) {
            inside.setting = row < node.header_rows ? Setting::HeaderCell : Setting::Cell;
        }
        add(child, inside);
        if (node.kind == NodeKind::Table) m_out.boxes[at].table_row = row++;
        if (m_known[at].holds_scroller && child.kind != NodeKind::Dialog)
            m_known[index].holds_scroller = true;
        const bool under_its_siblings =
            child.kind == NodeKind::Picture && child.scene.shapes.empty();
        if (child.kind != NodeKind::Dialog && !under_its_siblings)
            m_known[index].children.push_back(at);
    }
    m_out.boxes[index].end = m_out.boxes.size();
}

void Arranger::place_dialogs() {
    for (const std::size_t dialog : m_dialogs) {
        const float margin = scaled(16);
        const float widest = std::max(0.0F, m_viewport.width - 2 * margin);
        float width = std::min(wanted_width(dialog), scaled(kDialogWidthMax));
        if (layout(dialog).width.extent == screens::Extent::Fill) width = scaled(kDialogWidthMax);
        if (layout(dialog).width.extent == screens::Extent::Fixed) width = wanted_width(dialog);
        width = std::min(bounded(layout(dialog).width, width), widest);
        const float height =
            std::min(height_at(dialog, width), std::max(0.0F, m_viewport.height - 2 * margin));
        // A little above the middle, where the eye looks for it.
        place(dialog,
              {(m_viewport.width - width) / 2, (m_viewport.height - height) * 0.4F, width, height});
    }
}

void Arranger::run(const Node& root) {
    add(root, {});
    place(0, {0, 0, m_viewport.width, m_viewport.height});
    place_dialogs();
}

std::size_t Arrangement::find(std::string_view id) const {
    if (id.empty()) return kNoBox;
    const auto id_of = [&](std::size_t index) { return std::string_view(boxes[index].node->id); };
    const auto found = std::ranges::lower_bound(by_id, id, {}, id_of);
    return found == by_id.end() || id_of(*found) != id ? kNoBox : *found;
}

std::size_t Arrangement::dialog() const {
    std::size_t found = kNoBox;
    for (std::size_t index = 0; index < boxes.size(); ++index) {
        if (boxes[index].node->kind == NodeKind::Dialog) found = index;
    }
    return found;
}

Arrangement arrange(const screens::Tree& tree, Size viewport, float zoom, const Draft& draft) {
    Arrangement out;
    Arranger(out, viewport, zoom, draft).run(tree.root);
    for (std::size_t index = 0; index < out.boxes.size(); ++index) {
        if (!out.boxes[index].node->id.empty()) out.by_id.push_back(index);
    }
    base::sort(out.by_id, [&](std::size_t left, std::size_t right) {
        return out.boxes[left].node->id < out.boxes[right].node->id;
    });
    return out;
}

}  // namespace samverka::ui
