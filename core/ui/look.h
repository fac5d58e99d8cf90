// How each kind of node looks before a screen says anything: its type, its own padding, its least
// height.
//
// One table for layout and paint, so that what is measured is what is drawn. Values are at 100 %. A
// screen's own style and padding win wherever they are given; kinds only fill in what is left at
// its default.
#pragma once

#include <string>
#include <string_view>

#include "core/screens/node.h"

namespace samverka::ui {

inline constexpr float kIconSize = 18;
inline constexpr float kIconGap = 10;
inline constexpr float kMarkSize = 9;
inline constexpr float kMarkGap = 6;
inline constexpr float kControlHeight = 34;
inline constexpr float kRowHeight = 38;  // a link with an icon: an entry of a list
inline constexpr float kTableRowMin = 34;
inline constexpr float kCellPaddingX = 10;
inline constexpr float kCellPaddingY = 7;
inline constexpr float kDialogWidthMax = 520;
inline constexpr float kDialogPadding = 24;

struct TextLook {
    float size = 15;
    float line_height = 21;
    float tracking = 0;  // em
    screens::Weight weight = screens::Weight::Regular;
};

enum class Setting : unsigned char { Free, Cell, HeaderCell };

[[nodiscard]] TextLook text_look(const screens::Node& node, Setting setting);

struct Padding {
    float x = 0;
    float y = 0;
};
[[nodiscard]] Padding padding(const screens::Node& node);
[[nodiscard]] float height_min(const screens::Node& node);

// What stands after the text: a chevron, or the shortcut as a key.
enum class Trailing : unsigned char { None, Chevron, Key };
[[nodiscard]] Trailing trailing(const screens::Node& node);

// A shortcut as it is shown on a key: "Ctrl K".
[[nodiscard]] std::string key_text(std::string_view shortcut);

// The text that is drawn: the node's, or a field's placeholder.
[[nodiscard]] std::string shown_text(const screens::Node& node);
[[nodiscard]] bool shows_placeholder(const screens::Node& node);
// A field without surface and edges lies in its text; the box shows only under the pointer or the
// focus.
[[nodiscard]] bool is_inline_field(const screens::Node& node);
[[nodiscard]] bool keeps_its_height(const screens::Node& node);  // is never stretched across a row
[[nodiscard]] bool is_multiline(const screens::FieldEdit& edit);

// Width of one line with its tracking, at 100 %.
[[nodiscard]] float line_width(std::string_view text, const TextLook& look);

}  // namespace samverka::ui
