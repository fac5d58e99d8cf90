// Painter: what lies over the screen. The scrim under a dialog, popups, tooltips, the ghost of a
// drag and the text editor.

#include <cmath>

#include "core/screens/text_metrics.h"
#include "core/ui/painter.h"

namespace samverka::ui {

using screens::Weight;

void Painter::shadow(const Rect& rect, float radius) {
    constexpr int kSteps = 6;
    for (int step = kSteps; step > 0; --step) {
        const float out = scaled(static_cast<float>(step) * 2);
        m_canvas.fill(moved(grown(rect, out), 0, scaled(4)), ink(0x000000, 0.018F), radius + out);
    }
}

void Painter::scrim() { m_canvas.fill(m_clip, ink(0x10141C, 0.45F)); }

void Painter::popup() {
    if (m_in.popup == nullptr || m_in.popup->rows.empty()) return;
    const Popup& popup = *m_in.popup;
    const float radius = scaled(screens::kRadius + 2);
    shadow(popup.rect, radius);
    m_canvas.fill(popup.rect, ink(m_in.theme.panel), radius);
    m_canvas.outline(popup.rect, ink(m_in.theme.line_strong), 1, radius);
    for (std::size_t place = 0; place < popup.places.size(); ++place) {
        popup_row(popup.first + place, popup.places[place]);
    }
}

void Painter::popup_row(std::size_t row_at, const Rect& place) {
    const PopupRow& row = m_in.popup->rows[row_at];
    const screens::Theme& theme = m_in.theme;
    if (m_in.popup->lit == row_at) m_canvas.fill(place, ink(theme.selected), scaled(6));
    const TextLook label{scaled(14), place.height, 0, Weight::Regular};
    const TextLook detail{scaled(12.5F), place.height, 0, Weight::Regular};
    const TextLook key{scaled(12), place.height, 0, Weight::Regular};
    const Ink colour = row.enabled ? ink(tone_colour(theme, row.tone)) : ink(theme.ink3);
    float x = place.x + scaled(10);
    float right = place.right() - scaled(10);
    if (row.mark != screens::Mark::None) {
        const float size = scaled(kMarkSize);
        m_canvas.mark({x, place.middle().y - size / 2, size, size}, row.mark, ink(theme.ink2));
        x += size + scaled(kMarkGap);
    }
    if (!row.shortcut.empty()) {
        const std::string keys = key_text(row.shortcut);
        const float width = line_width(keys, key);
        m_canvas.text({right - width, place.y}, keys, key, ink(theme.ink3));
        right -= width + scaled(16);
    }
    const std::string shown = screens::cut_text(row.label, label.weight, label.size, right - x);
    m_canvas.text({x, place.y}, shown, label, colour);
    const float used = line_width(shown, label) + scaled(12);
    if (row.detail.empty() || right - x - used < scaled(24)) return;
    const std::string note =
        screens::cut_text(row.detail, detail.weight, detail.size, right - x - used);
    m_canvas.text({right - line_width(note, detail), place.y}, note, detail, ink(theme.ink3));
}

void Painter::tooltip() {
    if (m_in.tip == nullptr) return;
    const TextLook look{scaled(12.5F), scaled(18), 0, Weight::Regular};
    const Size viewport = m_in.arrangement.viewport;
    const auto lines = screens::wrapped_lines(m_in.tip->text, look.weight, look.size, scaled(320));
    float widest = 0;
    for (const std::string_view line : lines) widest = std::max(widest, line_width(line, look));
    const Rect& anchor = m_in.tip->anchor;
    const float width = widest + scaled(20);
    const float height = static_cast<float>(lines.size()) * look.line_height + scaled(12);
    const float edge = scaled(4);
    const float x = std::clamp(anchor.middle().x - width / 2, edge,
                               std::max(edge, viewport.width - width - edge));
    const bool under = anchor.bottom() + scaled(8) + height < viewport.height;
    const float y = under ? anchor.bottom() + scaled(8) : anchor.y - scaled(8) - height;
    m_canvas.fill({x, y, width, height}, ink(m_in.theme.ink), scaled(6));
    float line_y = y + scaled(6);
    for (const std::string_view line : lines) {
        m_canvas.text({x + scaled(10), line_y}, line, look, ink(m_in.theme.inverse));
        line_y += look.line_height;
    }
}

void Painter::ghost() {
    if (!m_in.state.drag || m_in.state.drag->phase != DragPhase::Carried) return;
    const std::size_t index = m_in.arrangement.find(m_in.state.drag->node);
    if (index == kNoBox) return;
    const screens::Node& node = *at(index).node;
    std::string said = node.name.empty() ? locale::plain_text(node.text) : node.name;
    const TextLook look{scaled(14), scaled(34), 0, Weight::Medium};
    said = screens::cut_text(said, look.weight, look.size, scaled(260));
    const Point now = m_in.state.drag->now;
    const Rect where{now.x + scaled(10), now.y + scaled(6), line_width(said, look) + scaled(24),
                     scaled(34)};
    shadow(where, scaled(screens::kRadius));
    m_canvas.fill(where, ink(m_in.theme.panel, 0.95F), scaled(screens::kRadius));
    m_canvas.outline(where, ink(m_in.theme.ink3), 1, scaled(screens::kRadius));
    m_canvas.text({where.x + scaled(12), where.y}, said, look, ink(m_in.theme.ink));
}

void Painter::editor(std::size_t index) {
    // The page's own element lies there; two texts over one another would be read as blur.
    if (m_in.editor_mode == EditorMode::Host) {
        const TextLook label{scaled(screens::kTypeScale[0].size),
                             scaled(screens::kTypeScale[0].line_height), 0, Weight::Regular};
        lines(at(index).error_lines, m_in.shown[index].dy, label, ink(m_in.theme.miss));
        return;
    }
    const Editing& editing = *m_in.state.editing;
    const Box& box = at(index);
    const EditorBox place =
        editor_box(box, m_in.shown[index], editing.shown_text(), m_in.arrangement.zoom);
    const Rect before = m_clip;
    const Rect field = editor_rect(box, m_in.shown[index], m_in.arrangement.zoom);
    clip_to(intersection(before, grown(field, -scaled(2))));
    if (editing.shown_text().empty()) {
        m_canvas.text({place.text.x, place.text.y}, box.node->edit.placeholder, box.look,
                      ink(m_in.theme.ink3));
    }
    editor_text(moved(place.text, -editing.scroll_x, 0), editing, box.look, place.lines);
    clip_to(before);
    const TextLook label{scaled(screens::kTypeScale[0].size),
                         scaled(screens::kTypeScale[0].line_height), 0, Weight::Regular};
    lines(box.error_lines, m_in.shown[index].dy, label, ink(m_in.theme.miss));
}

void Painter::editor_text(const Rect& place, const Editing& editing, const TextLook& look,
                          const EditorLines& lines) {
    const std::string text = editing.shown_text();
    const bool composes = !editing.composing.empty();
    const std::size_t begin = editing.text.selection_begin();
    const std::size_t end = composes ? editing.shown_caret() : editing.text.selection_end();
    for (std::size_t row = 0; row < lines.lines.size(); ++row) {
        const EditorLine& line = lines.lines[row];
        const float y = place.y + static_cast<float>(row) * look.line_height;
        const std::size_t from = std::max(begin, line.begin);
        const std::size_t to = std::min(end, line.end);
        if (from < to) {
            const float left =
                line_width(std::string_view(text).substr(line.begin, from - line.begin), look);
            const float right =
                line_width(std::string_view(text).substr(line.begin, to - line.begin), look);
            // What is being composed is underlined, what is selected lies on colour.
            const float thick = scaled(1.5F);
            const Rect all{place.x + left, y, right - left, look.line_height};
            const Rect under{all.x, all.bottom() - thick, all.width, thick};
            m_canvas.fill(composes ? under : all, ink(m_in.theme.focus, composes ? 1 : 0.25F));
        }
        m_canvas.text({place.x, y},
                      std::string_view(text).substr(line.begin, line.end - line.begin), look,
                      ink(m_in.theme.ink));
    }
    // A still caret: nothing on the screen moves while nobody does anything.
    const Point caret = lines.caret(text, editing.shown_caret());
    m_canvas.fill({place.x + caret.x, place.y + caret.y + look.line_height * 0.1F,
                   std::max(m_canvas.hairline(), scaled(1.5F)), look.line_height * 0.8F},
                  ink(m_in.theme.ink));
}

}  // namespace samverka::ui
