#include "core/ui/look.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/screens/text_metrics.h"
#include "core/screens/theme.h"

namespace samverka::ui {

using screens::EditKind;
using screens::Node;
using screens::NodeKind;
using screens::Surface;
using screens::TextStyle;
using screens::Weight;

namespace {

bool is_control(const Node& node) {
    return node.kind == NodeKind::Button || node.kind == NodeKind::Menu ||
           node.kind == NodeKind::Field;
}

TextStyle heading_style(const Node& node) {
    if (node.style.text != TextStyle::Body) return node.style.text;
    if (node.heading_level <= 1) return TextStyle::Screen;
    return node.heading_level == 2 ? TextStyle::Title : TextStyle::Body;
}

TextStyle text_style(const Node& node, Setting setting) {
    const TextStyle given = node.style.text;
    if (node.kind == NodeKind::Heading) return heading_style(node);
    if (given != TextStyle::Body) return given;
    if (node.kind == NodeKind::Badge || setting == Setting::HeaderCell) return TextStyle::Label;
    if (is_control(node) || setting == Setting::Cell) return TextStyle::Dense;
    return given;
}

Weight text_weight(const Node& node, Setting setting) {
    if (node.style.weight != Weight::Regular) return node.style.weight;
    if (node.kind == NodeKind::Heading || node.kind == NodeKind::Badge) return Weight::SemiBold;
    if (node.kind == NodeKind::Button && node.primary) return Weight::Medium;
    return setting == Setting::HeaderCell ? Weight::Medium : Weight::Regular;
}

}  // namespace

TextLook text_look(const Node& node, Setting setting) {
    const auto style = static_cast<std::size_t>(text_style(node, setting));
    const screens::TypeStyle& type = screens::kTypeScale[style];
    return {type.size, type.line_height, type.tracking, text_weight(node, setting)};
}

bool is_inline_field(const Node& node) {
    return node.kind == NodeKind::Field && node.style.surface == Surface::None &&
           node.style.edges.empty();
}

Padding padding(const Node& node) {
    Padding own{node.layout.padding_x, node.layout.padding_y};
    const bool bare_icon = !node.icon.empty() && node.text.empty();
    switch (node.kind) {
        case NodeKind::Button:
        case NodeKind::Menu:
            if (own.x == 0) own.x = bare_icon ? 8 : 12;
            break;
        case NodeKind::Field:
            if (own.x == 0 && !is_inline_field(node)) own.x = 10;
            if (own.y == 0 && is_multiline(node.edit)) own.y = 6;
            break;
        case NodeKind::Badge:
            if (node.style.surface != Surface::None) {
                if (own.x == 0) own.x = 8;
                if (own.y == 0) own.y = 2;
            }
            break;
        case NodeKind::Dialog:
            if (own.x == 0) own.x = kDialogPadding;
            if (own.y == 0) own.y = kDialogPadding;
            break;
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
        case NodeKind::Status:
        case NodeKind::Empty:
        case NodeKind::Picture:
        case NodeKind::Grid:
            break;
    }
    return own;
}

float height_min(const Node& node) {
    if (is_control(node)) return is_inline_field(node) ? screens::kTargetMin : kControlHeight;
    if (node.kind == NodeKind::Link) return node.icon.empty() ? screens::kTargetMin : kRowHeight;
    return 0;
}

Trailing trailing(const Node& node) {
    if (!node.shortcut.empty() && node.kind == NodeKind::Field) return Trailing::Key;
    if (node.kind == NodeKind::Menu && !node.text.empty()) return Trailing::Chevron;
    // A field in running text keeps its room for the words: that one can choose shows when it is
    // pointed at.
    if (node.kind == NodeKind::Field && !is_inline_field(node) &&
        (node.edit.kind == EditKind::Choice || node.edit.kind == EditKind::Person)) {
        return Trailing::Chevron;
    }
    return Trailing::None;
}

std::string key_text(std::string_view shortcut) {
    std::string out(shortcut);
    std::replace(out.begin(), out.end(), '+', ' ');
    return out;
}

bool shows_placeholder(const Node& node) {
    return node.kind == NodeKind::Field && node.text.empty() && node.edit.typed.empty();
}

std::string shown_text(const Node& node) {
    if (shows_placeholder(node)) return node.edit.placeholder;
    if (node.kind == NodeKind::Field && node.text.empty()) return node.edit.typed;
    return locale::plain_text(node.text);
}

bool keeps_its_height(const Node& node) {
    return is_control(node) || node.kind == NodeKind::Badge || node.kind == NodeKind::Icon;
}

bool is_multiline(const screens::FieldEdit& edit) { return edit.kind == EditKind::LongText; }

float line_width(std::string_view text, const TextLook& look) {
    const float tracking =
        look.tracking == 0
            ? 0
            : look.tracking * look.size * static_cast<float>(base::code_point_count(text));
    return screens::text_width(text, look.weight, look.size) + tracking;
}

}  // namespace samverka::ui
