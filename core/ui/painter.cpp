#include "core/ui/painter.h"

#include "core/ui/runs.h"

namespace samverka::ui {

using screens::Edge;
using screens::Mark;
using screens::NodeKind;
using screens::Surface;
using screens::Tone;

Painter::Painter(Canvas& canvas, const Picture& picture)
    : m_canvas(canvas),
      m_in(picture),
      m_clip{0, 0, picture.arrangement.viewport.width, picture.arrangement.viewport.height} {}

bool Painter::hovered(std::size_t index) const {
    const std::string& id = at(index).node->id;
    return !id.empty() && m_in.state.hover == id && at(index).node->enabled && !m_in.state.drag;
}

bool Painter::edited(std::size_t index) const {
    return m_in.state.editing && m_in.state.editing->node == at(index).node->id;
}

void Painter::paint() {
    const std::size_t count = m_in.arrangement.boxes.size();
    const Rect everything = m_clip;
    m_canvas.fill(everything, ink(m_in.theme.page));
    m_canvas.push_clip(everything);
    boxes(0, count, kNoBox);
    for (std::size_t index = 0; index < count; ++index) {
        if (at(index).node->kind != NodeKind::Dialog) continue;
        clip_to(everything);
        scrim();
        boxes(index, at(index).end, index);
    }
    clip_to(everything);
    focus_ring();
    popup();
    tooltip();
    ghost();
    m_canvas.pop_clip();
}

void Painter::clip_to(const Rect& rect) {
    if (rect.x == m_clip.x && rect.y == m_clip.y && rect.width == m_clip.width &&
        rect.height == m_clip.height) {
        return;
    }
    m_canvas.pop_clip();
    // A clip is never narrower than what it holds needs for its outline.
    m_canvas.push_clip(rect);
    m_clip = rect;
}

void Painter::boxes(std::size_t begin, std::size_t end, std::size_t dialog) {
    std::vector<std::size_t> open;  // scrolling boxes whose bars are drawn once their content is
    const auto close = [&](std::size_t until) {
        while (!open.empty() && at(open.back()).end <= until) {
            clip_to(m_in.shown[open.back()].clip);
            scrollbars(open.back());
            open.pop_back();
        }
    };
    for (std::size_t index = begin; index < end; ++index) {
        if (at(index).dialog != dialog) continue;
        close(index);
        clip_to(m_in.shown[index].clip);
        box(index);
        if (scroll_max(at(index)) > 0 || sideways_max(at(index)) > 0) open.push_back(index);
    }
    close(end);
}

void Painter::box(std::size_t index) {
    const screens::Node& node = *at(index).node;
    if (m_in.shown[index].visible()) {
        surface(index);
        edges(index);
        if (node.kind == NodeKind::Picture)
            shapes(index);
        else if (node.kind == NodeKind::Grid)
            cells(index);
        else if (edited(index))
            editor(index);
        else
            content(index);
        drop_target(index);
    }
    scenes(index);
    for (const screens::Node& child : node.children) {
        if (child.kind != NodeKind::Picture || child.scene.connectors.empty()) continue;
        const std::size_t picture = m_in.arrangement.find(child.id);
        if (picture != kNoBox) scenes(picture);
    }
}

void Painter::surface(std::size_t index) {
    switch (at(index).node->kind) {
        case NodeKind::Button:
        case NodeKind::Menu:
            control(index);
            break;
        case NodeKind::Card:
        case NodeKind::Dialog:
            card(index);
            break;
        case NodeKind::Badge:
            badge(index);
            break;
        case NodeKind::Field:
            field(index);
            break;
        case NodeKind::Link:
            link(index);
            break;
        case NodeKind::Region:
        case NodeKind::Heading:
        case NodeKind::Text:
        case NodeKind::Value:
        case NodeKind::Icon:
        case NodeKind::Toolbar:
        case NodeKind::List:
        case NodeKind::Table:
        case NodeKind::Status:
        case NodeKind::Empty:
        case NodeKind::Picture:
        case NodeKind::Grid:
            plain_surface(index);
            break;
    }
}

void Painter::edges(std::size_t index) {
    const Rect& where = rect(index);
    const screens::Theme& theme = m_in.theme;
    const float hair = m_canvas.hairline();
    for (const Edge edge : at(index).node->style.edges) {
        const float bar = scaled(4);
        const float inset = std::min(scaled(10), where.height / 6);
        switch (edge) {
            case Edge::None:
            case Edge::Line:
            case Edge::Strong:
            case Edge::Broken:
                break;  // outlines belong to the surface
            case Edge::Bottom:
                m_canvas.horizontal(where.x, m_canvas.snapped(where.bottom()) - hair, where.width,
                                    ink(theme.line));
                break;
            case Edge::Right:
                m_canvas.vertical(m_canvas.snapped(where.right()) - hair, where.y, where.height,
                                  ink(theme.line));
                break;
            case Edge::Left:
                m_canvas.vertical(where.x, where.y, where.height, ink(theme.line));
                break;
            case Edge::Customer:
                m_canvas.fill({where.x, where.y + inset, bar, where.height - 2 * inset},
                              ink(theme.customer), bar / 2);
                break;
            case Edge::Supplier:
                m_canvas.fill({where.right() - bar, where.y + inset, bar, where.height - 2 * inset},
                              ink(theme.supplier), bar / 2);
                break;
        }
    }
}

Ink Painter::text_ink(std::size_t index) const {
    const screens::Node& node = *at(index).node;
    const screens::Theme& theme = m_in.theme;
    if (!node.enabled) return ink(theme.ink3);
    if (node.kind == NodeKind::Button && node.primary) return ink(theme.inverse);
    if (shows_placeholder(node)) return ink(theme.ink3);
    if (node.kind == NodeKind::Link && (node.selected || hovered(index)) &&
        node.style.tone != Tone::Customer && node.style.tone != Tone::Supplier) {
        return ink(theme.ink);
    }
    return ink(tone_colour(theme, node.style.tone));
}

void Painter::lines(const std::vector<TextLine>& lines, float dy, const TextLook& look,
                    Ink colour) {
    for (const TextLine& line : lines) {
        const Point place{line.x, line.y + dy};
        if (place.y + look.line_height < m_clip.y || place.y > m_clip.bottom()) continue;
        m_canvas.text(place, line.text, look, colour);
    }
}

void Painter::content(std::size_t index) {
    const Box& box = at(index);
    const float dy = m_in.shown[index].dy;
    const Ink colour = text_ink(index);
    if (!box.icon.empty()) m_canvas.icon(moved(box.icon, 0, dy), box.node->icon, colour);
    if (!box.mark.empty()) {
        // The shape keeps the tone even where the words are in plain ink.
        m_canvas.mark(moved(box.mark, 0, dy), box.node->mark, colour);
    }
    if (has_told_runs(*box.node))
        runs(index, colour);
    else
        lines(box.lines, dy, box.look, colour);
    trailing_part(index);
    const TextLook label{screens::kTypeScale[0].size * m_in.arrangement.zoom,
                         screens::kTypeScale[0].line_height * m_in.arrangement.zoom, 0,
                         screens::Weight::Regular};
    lines(box.error_lines, dy, label, ink(m_in.theme.miss));
    if (!box.node->trace.empty() && hovered(index)) underline(index, colour, LineEnd::Dashed);
}

void Painter::scrollbars(std::size_t index) {
    const Box& box = at(index);
    const float zoom = m_in.arrangement.zoom;
    const bool held = m_in.state.thumb && *m_in.state.thumb == box.node->id;
    const auto bar = [&](const Rect& thumb, bool is_held) {
        m_canvas.fill(thumb, ink(is_held ? m_in.theme.ink3 : m_in.theme.line_strong),
                      std::min(thumb.width, thumb.height) / 2);
    };
    const float down = scrolled(m_in.state.scroll, box, scroll_max(box));
    bar(scroll_thumb(box, m_in.shown[index], zoom, down), held && !m_in.state.thumb_sideways);
    const float aside = scrolled(m_in.state.sideways, box, sideways_max(box));
    bar(sideways_thumb(box, m_in.shown[index], zoom, aside), held && m_in.state.thumb_sideways);
}

void Painter::drop_target(std::size_t index) {
    if (!m_in.state.drag || m_in.state.drag->phase != DragPhase::Carried) return;
    const screens::Node& node = *at(index).node;
    const std::size_t from = m_in.arrangement.find(m_in.state.drag->node);
    if (node.id == m_in.state.drag->node) {
        m_canvas.fill(rect(index), ink(m_in.theme.page, 0.5F), scaled(screens::kRadius));
        return;
    }
    if (node.drop.empty() || from == kNoBox || node.drop.accepts != at(from).node->drag.kind)
        return;
    const bool under = m_in.state.drag->target == node.id;
    m_canvas.fill(rect(index), ink(m_in.theme.focus, under ? 0.16F : 0.05F),
                  scaled(screens::kRadius));
    m_canvas.outline(rect(index), ink(m_in.theme.focus), scaled(under ? 2 : 1),
                     scaled(screens::kRadius));
}

void Painter::focus_ring() {
    const std::size_t index = m_in.arrangement.find(m_in.state.focus);
    if (index == kNoBox || !m_in.state.focus_visible || !m_in.state.has_window) return;
    // A grid shows which of its cells has it.
    if (edited(index) || !m_in.shown[index].visible() || at(index).node->kind == NodeKind::Grid)
        return;
    if (m_in.state.focus_run != kNoRun && screens::acts_in_its_text(*at(index).node)) {
        run_ring(index);
        return;
    }
    const float out = scaled(4);
    clip_to(grown(m_in.shown[index].clip, out));
    const Rect field = at(index).node->kind == NodeKind::Field
                           ? editor_rect(at(index), m_in.shown[index], m_in.arrangement.zoom)
                           : rect(index);
    m_canvas.outline(grown(field, out), ink(m_in.theme.focus), scaled(2),
                     scaled(screens::kRadius) + out);
}

}  // namespace samverka::ui
