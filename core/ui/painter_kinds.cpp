// Painter: the surfaces of the kinds.

#include "core/ui/painter.h"

namespace samverka::ui {

using screens::Edge;
using screens::NodeKind;
using screens::Surface;

namespace {

bool has_edge(const screens::Node& node, Edge edge) {
    return std::find(node.style.edges.begin(), node.style.edges.end(), edge) !=
           node.style.edges.end();
}

}  // namespace

void Painter::control(std::size_t index) {
    const screens::Node& node = *at(index).node;
    const screens::Theme& theme = m_in.theme;
    const float radius = scaled(screens::kRadius);
    const bool open = m_in.state.menu && m_in.state.menu->node == node.id;
    const bool lit = hovered(index) || open;
    if (node.primary) {
        const bool off = !node.enabled;
        m_canvas.fill(rect(index), ink(off ? theme.sunken : theme.ink), radius);
        if (lit && !off) m_canvas.fill(rect(index), ink(theme.inverse, 0.14F), radius);
        return;
    }
    const bool quiet = node.text.empty() && node.style.edges.empty();
    Surface surface = node.style.surface;
    if (surface == Surface::None && !quiet) surface = Surface::Panel;
    if (node.selected) surface = Surface::Selected;
    if (surface != Surface::None) {
        m_canvas.fill(rect(index), ink(surface_colour(theme, surface, node.style.tone)), radius);
    }
    if (lit) m_canvas.fill(rect(index), ink(theme.ink, 0.06F), radius);
    if (quiet) return;
    const bool soft = has_edge(node, Edge::Line);
    m_canvas.outline(rect(index), ink(soft ? theme.line : theme.line_strong), 1, radius);
}

// A card with a line under it alone is a row of a list: flat, and lit when it is chosen.
void Painter::row_card(std::size_t index) {
    const screens::Node& node = *at(index).node;
    const bool lit = hovered(index) && !node.action.empty();
    const Surface surface = node.selected ? Surface::Selected : Surface::Sunken;
    if (node.selected || lit)
        m_canvas.fill(rect(index), ink(surface_colour(m_in.theme, surface, node.style.tone)),
                      scaled(screens::kRadius - 2));
}

void Painter::card(std::size_t index) {
    const screens::Node& node = *at(index).node;
    const screens::Theme& theme = m_in.theme;
    if (has_edge(node, Edge::Bottom)) {
        row_card(index);
        return;
    }
    const bool dialog = node.kind == NodeKind::Dialog;
    const float radius = scaled(dialog ? 12 : screens::kRadius + 1);
    const Surface surface =
        node.style.surface == Surface::None ? Surface::Panel : node.style.surface;
    if (dialog) shadow(rect(index), radius);
    m_canvas.fill(rect(index), ink(surface_colour(theme, surface, node.style.tone)), radius);
    if (node.selected) {
        m_canvas.outline(rect(index), ink(theme.ink), scaled(2), radius);
        return;
    }
    const bool acts = !node.action.empty();
    const bool strong = has_edge(node, Edge::Strong) || acts;
    const bool lit = hovered(index) && acts;
    if (has_edge(node, Edge::Broken)) {
        m_canvas.outline(rect(index), ink(tone_colour(theme, node.style.tone)), 1, radius,
                         LineEnd::Dashed);
        return;
    }
    m_canvas.outline(rect(index),
                     ink(lit      ? theme.ink3
                         : strong ? theme.line_strong
                                  : theme.line),
                     1, radius);
}

void Painter::badge(std::size_t index) {
    const screens::Node& node = *at(index).node;
    if (node.style.surface == Surface::None) return;
    const bool count = at(index).mark.empty() && rect(index).width < scaled(36);
    const float radius = count ? rect(index).height / 2 : scaled(6);
    m_canvas.fill(rect(index), ink(surface_colour(m_in.theme, node.style.surface, node.style.tone)),
                  radius);
}

void Painter::field(std::size_t index) {
    const screens::Node& node = *at(index).node;
    const screens::Theme& theme = m_in.theme;
    const Rect where = editor_rect(at(index), m_in.shown[index], m_in.arrangement.zoom);
    const float radius = scaled(is_inline_field(node) ? 6 : screens::kRadius);
    const bool wrong = !node.edit.error.empty();
    if (edited(index)) {
        m_canvas.fill(where, ink(theme.panel), radius);
        m_canvas.outline(where, ink(wrong ? theme.miss : theme.focus), scaled(2), radius);
        return;
    }
    if (is_inline_field(node)) {
        if (hovered(index)) m_canvas.fill(where, ink(theme.ink, 0.05F), radius);
        if (wrong) m_canvas.outline(where, ink(theme.miss), 1, radius);
        return;
    }
    const Surface surface =
        node.style.surface == Surface::None ? Surface::Panel : node.style.surface;
    m_canvas.fill(where, ink(surface_colour(theme, surface, node.style.tone)), radius);
    const bool soft = has_edge(node, Edge::Line);
    const screens::Rgb line = wrong            ? theme.miss
                              : hovered(index) ? theme.ink3
                              : soft           ? theme.line
                                               : theme.line_strong;
    m_canvas.outline(where, ink(line), 1, radius);
}

void Painter::link(std::size_t index) {
    const screens::Node& node = *at(index).node;
    const float radius = scaled(screens::kRadius);
    Surface surface = node.style.surface;
    // In running text a link is underlined; as a row of a list it is a surface under the pointer.
    const bool row =
        !node.icon.empty() || !node.children.empty() || surface != Surface::None || node.selected;
    if (node.selected) surface = Surface::Selected;
    if (surface != Surface::None) {
        m_canvas.fill(rect(index), ink(surface_colour(m_in.theme, surface, node.style.tone)),
                      radius);
    }
    if (row && hovered(index) && !node.selected)
        m_canvas.fill(rect(index), ink(m_in.theme.ink, 0.05F), radius);
    if (!row) {
        underline(index, hovered(index) ? ink(m_in.theme.ink) : ink(m_in.theme.line_strong),
                  LineEnd::Whole);
    }
}

void Painter::underline(std::size_t index, Ink colour, LineEnd end) {
    const Box& box = at(index);
    for (const TextLine& line : box.lines) {
        const float y = line.y + m_in.shown[index].dy + box.look.line_height / 2 +
                        box.look.size * 0.36F + scaled(3);
        m_canvas.line({line.x, y}, {line.x + line.width, y}, colour, 1, end);
    }
}

void Painter::table_row(std::size_t index) {
    const Box& box = at(index);
    const screens::Node& node = *box.node;
    const Rect& where = rect(index);
    const Rect wide = {where.x - scaled(8), where.y, where.width + scaled(16), where.height};
    if (node.selected)
        m_canvas.fill(wide, ink(m_in.theme.selected), scaled(6));
    else if (hovered(index))
        m_canvas.fill(wide, ink(m_in.theme.ink, 0.04F), scaled(6));
    const bool last = box.end == at(box.parent).end;
    if (last) return;
    m_canvas.horizontal(where.x, m_canvas.snapped(where.bottom()) - m_canvas.hairline(),
                        where.width, ink(m_in.theme.line));
}

void Painter::plain_surface(std::size_t index) {
    const Box& box = at(index);
    const screens::Node& node = *box.node;
    if (box.table_row != kNoBox) table_row(index);
    const bool outlined = has_edge(node, Edge::Line) || has_edge(node, Edge::Strong);
    const bool rounded =
        outlined || node.style.surface == Surface::Tinted ||
        node.style.surface == Surface::Selected ||
        (node.style.surface == Surface::Sunken && node.landmark == screens::Landmark::None);
    const float radius = rounded ? scaled(screens::kRadius + (outlined ? 1.0F : 0.0F)) : 0;
    Surface surface = node.style.surface;
    if (node.selected && box.table_row == kNoBox) surface = Surface::Selected;
    if (surface != Surface::None) {
        m_canvas.fill(rect(index), ink(surface_colour(m_in.theme, surface, node.style.tone)),
                      radius);
    }
    const bool acts = !node.action.empty() || !node.menu.empty();
    if (acts && hovered(index) && box.table_row == kNoBox) {
        m_canvas.fill(rect(index), ink(m_in.theme.ink, 0.05F), scaled(screens::kRadius));
    }
    if (!outlined) return;
    const bool strong = has_edge(node, Edge::Strong);
    m_canvas.outline(rect(index), ink(strong ? m_in.theme.line_strong : m_in.theme.line), 1,
                     radius);
}

void Painter::trailing_part(std::size_t index) {
    const Box& box = at(index);
    if (box.trailing.empty()) return;
    const Rect where = moved(box.trailing, 0, m_in.shown[index].dy);
    switch (trailing(*box.node)) {
        case Trailing::None:
            return;
        case Trailing::Chevron:
            if (is_inline_field(*box.node) && !hovered(index)) return;
            m_canvas.chevron_down(where, ink(m_in.theme.ink3));
            return;
        case Trailing::Key: {
            const TextLook look{scaled(12), where.height, 0, screens::Weight::Regular};
            m_canvas.fill(where, ink(m_in.theme.panel), scaled(4));
            m_canvas.outline(where, ink(m_in.theme.line_strong), 1, scaled(4));
            m_canvas.text({where.x + scaled(5), where.y}, key_text(box.node->shortcut), look,
                          ink(m_in.theme.ink2));
            return;
        }
    }
}

}  // namespace samverka::ui
