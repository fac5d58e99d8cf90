// Arranger: a node's own content. Icon, mark and text stand in one line from the left; a chevron or
// key at the right.

#include "core/base/text.h"
#include "core/screens/text_metrics.h"
#include "core/screens/theme.h"
#include "core/ui/arranger.h"

namespace samverka::ui {

using screens::Align;
using screens::Mark;
using screens::NodeKind;
using screens::Overflow;

namespace {

// Controls say what they do on one line.
bool is_single_line(const screens::Node& node) {
    switch (node.kind) {
        case NodeKind::Button:
        case NodeKind::Menu:
        case NodeKind::Badge:
            return true;
        case NodeKind::Field:
            return !is_multiline(node.edit);
        case NodeKind::Region:
        case NodeKind::Heading:
        case NodeKind::Text:
        case NodeKind::Value:
        case NodeKind::Icon:
        case NodeKind::Link:
        case NodeKind::Card:
        case NodeKind::Toolbar:
        case NodeKind::List:
        case NodeKind::Table:
        case NodeKind::Dialog:
        case NodeKind::Status:
        case NodeKind::Empty:
        case NodeKind::Picture:
        case NodeKind::Grid:
            return node.style.overflow == Overflow::Cut;
    }
    return false;
}

float longest_word(std::string_view text, const TextLook& look) {
    float longest = 0;
    for (const std::string_view word : base::split(text, ' ')) {
        longest = std::max(longest, line_width(word, look));
    }
    return longest;
}

constexpr float kKeyPadding = 5;

}  // namespace

bool Arranger::has_content(std::size_t box) const {
    if (has_own_size(box)) return false;
    return !m_known[box].text.empty() || !node(box).icon.empty() || node(box).mark != Mark::None ||
           node(box).kind == NodeKind::Field || node(box).kind == NodeKind::Icon;
}

float Arranger::content_lead(std::size_t box) const {
    const screens::Node& own = node(box);
    const bool text = !m_known[box].text.empty();
    float width = 0;
    if (!own.icon.empty()) width += scaled(kIconSize) + (text ? scaled(kIconGap) : 0);
    if (own.mark != Mark::None) width += scaled(kMarkSize) + (text ? scaled(kMarkGap) : 0);
    return width;
}

float Arranger::content_trail(std::size_t box) const {
    switch (trailing(node(box))) {
        case Trailing::None:
            return 0;
        case Trailing::Chevron:
            return scaled(4 + 16);
        case Trailing::Key: {
            const TextLook look{12 * m_zoom, 16 * m_zoom, 0, screens::Weight::Regular};
            return line_width(key_text(node(box).shortcut), look) + scaled(8 + 2 * kKeyPadding);
        }
    }
    return 0;
}

float Arranger::content_wanted(std::size_t box) const {
    const Known& known = m_known[box];
    float widest = 0;
    for (const std::string_view line : base::split(known.text, '\n')) {
        widest = std::max(widest, line_width(line, known.look));
    }
    // A whole pixel more, so that a sum of fractions never breaks a line that was measured to fit.
    if (widest > 0) widest += 1;
    return content_lead(box) + widest + content_trail(box);
}

float Arranger::content_least(std::size_t box) const {
    const Known& known = m_known[box];
    const float around = content_lead(box) + content_trail(box);
    const bool cuts =
        node(box).style.overflow == Overflow::Cut || node(box).kind == NodeKind::Field;
    if (cuts) return std::min(content_wanted(box), around + 3 * known.look.size);
    if (is_single_line(node(box))) return content_wanted(box);
    return around + longest_word(known.text, known.look) + 1;
}

std::vector<TextLine> Arranger::text_lines(std::size_t box, float width, bool& cut) const {
    const Known& known = m_known[box];
    std::vector<TextLine> lines;
    cut = false;
    if (known.text.empty()) return lines;
    if (is_single_line(node(box))) {
        if (line_width(known.text, known.look) <= width) {
            lines.push_back({.text = known.text});
        } else {
            lines.push_back({.text = screens::cut_text(known.text, known.look.weight,
                                                       known.look.size, std::max(0.0F, width))});
            cut = true;
        }
        return lines;
    }
    // Tight tracking makes a line narrower than the sum of its widths, by which the core breaks
    // lines.
    if (known.text.find('\n') == std::string::npos && line_width(known.text, known.look) <= width) {
        lines.push_back({.text = known.text});
        return lines;
    }
    for (const std::string_view line :
         screens::wrapped_lines(known.text, known.look.weight, known.look.size, width)) {
        // An empty line may lie nowhere; it has no runs to find either.
        const bool inside = !line.empty();
        const std::size_t from =
            inside ? static_cast<std::size_t>(line.data() - known.text.data()) : 0;
        lines.push_back({.text = std::string(line), .from = from});
    }
    return lines;
}

float Arranger::content_height(std::size_t box, float width) const {
    if (!has_content(box)) return 0;
    const Known& known = m_known[box];
    const float text_width = width - content_lead(box) - content_trail(box);
    bool cut = false;
    const std::size_t lines = text_lines(box, text_width, cut).size();
    float height = static_cast<float>(lines) * known.look.line_height;
    if (!node(box).icon.empty() || node(box).kind == NodeKind::Icon)
        height = std::max(height, scaled(kIconSize));
    if (node(box).mark != Mark::None) height = std::max(height, scaled(kMarkSize));
    return height;
}

float Arranger::error_height(std::size_t box, float width) const {
    if (node(box).kind != NodeKind::Field || node(box).edit.error.empty()) return 0;
    const float size = screens::kTypeScale[0].size * m_zoom;
    const std::size_t lines =
        screens::wrapped_lines(node(box).edit.error, screens::Weight::Regular, size, width).size();
    return scaled(4) + static_cast<float>(lines) * scaled(screens::kTypeScale[0].line_height);
}

void Arranger::place_error(std::size_t box, const Rect& rect) {
    const float height = error_height(box, rect.width);
    if (height <= 0) return;
    const float size = screens::kTypeScale[0].size * m_zoom;
    float y = rect.bottom() - height + scaled(4);
    for (const std::string_view line :
         screens::wrapped_lines(node(box).edit.error, screens::Weight::Regular, size, rect.width)) {
        const float width = screens::text_width(line, screens::Weight::Regular, size);
        m_out.boxes[box].error_lines.push_back(
            {.text = std::string(line), .x = rect.x, .y = y, .width = width});
        y += scaled(screens::kTypeScale[0].line_height);
    }
}

void Arranger::place_content(std::size_t box, const Rect& rect) {
    Box& out = m_out.boxes[box];
    const Known& known = m_known[box];
    const float trail = content_trail(box);
    const float lead = content_lead(box);
    if (trail > 0) {
        const float width = trail - scaled(trailing(*out.node) == Trailing::Key ? 8 : 4);
        const float height = scaled(trailing(*out.node) == Trailing::Key ? 20 : 16);
        out.trailing = {rect.right() - width, rect.y + (rect.height - height) / 2, width, height};
    }
    std::vector<TextLine> lines = text_lines(box, rect.width - lead - trail, out.cut);
    float widest = 0;
    for (TextLine& line : lines) {
        line.width = line_width(line.text, known.look);
        widest = std::max(widest, line.width);
    }
    const float spare = std::max(0.0F, rect.width - lead - trail - widest);
    const Align align = out.node->style.text_align;
    const bool middle = align == Align::Center;
    float x = rect.x + (middle ? spare / 2 : align == Align::End ? spare : 0);
    const float first_middle =
        lines.empty()
            ? rect.y + rect.height / 2
            : rect.y + known.look.line_height / 2 +
                  std::max(0.0F, scaled(kIconSize) * (out.node->icon.empty() ? 0.0F : 1.0F) -
                                     known.look.line_height) /
                      2;
    if (!out.node->icon.empty()) {
        const float size = scaled(kIconSize);
        out.icon = {x, first_middle - size / 2, size, size};
        x += size + (known.text.empty() ? 0 : scaled(kIconGap));
    }
    if (out.node->mark != Mark::None) {
        const float size = scaled(kMarkSize);
        out.mark = {x, first_middle - size / 2, size, size};
        x += size + (known.text.empty() ? 0 : scaled(kMarkGap));
    }
    float y = first_middle - known.look.line_height / 2;
    for (TextLine& line : lines) {
        const float rest = widest - line.width;
        line.x = x + (middle ? rest / 2 : align == Align::End ? rest : 0);
        line.y = y;
        out.lines.push_back(std::move(line));
        y += known.look.line_height;
    }
}

}  // namespace samverka::ui
