#include "core/ui/editor_box.h"

#include "core/screens/theme.h"

namespace samverka::ui {

Rect editor_rect(const Box& box, const Shown& shown, float zoom) {
    Rect rect = shown.rect;
    const float line = screens::kTypeScale[0].line_height * zoom;
    if (!box.error_lines.empty()) {
        rect.height -= 4 * zoom + static_cast<float>(box.error_lines.size()) * line;
    }
    if (!is_inline_field(*box.node)) return rect;
    const float out = 8 * zoom;
    return {rect.x - out, rect.y, rect.width + 2 * out, rect.height};
}

EditorBox editor_box(const Box& box, const Shown& shown, std::string_view text, float zoom) {
    const screens::Node& node = *box.node;
    const Rect field = editor_rect(box, shown, zoom);
    const Padding pad = padding(node);
    const float side = is_inline_field(node) ? 8 * zoom : pad.x * zoom;
    const float lead = node.icon.empty() ? 0 : (kIconSize + kIconGap) * zoom;
    const float trail = box.trailing.empty() ? 0 : box.trailing.width + 4 * zoom;
    Rect inner{field.x + side + lead, field.y + pad.y * zoom, field.width - 2 * side - lead - trail,
               field.height - 2 * pad.y * zoom};
    inner.width = std::max(inner.width, box.look.size);
    if (is_multiline(node.edit)) return {inner, editor_lines(text, box.look, inner.width)};
    inner.y += (inner.height - box.look.line_height) / 2;
    inner.height = box.look.line_height;
    return {inner, editor_lines(text, box.look, 0)};
}

EditorBox cell_editor_box(const Rect& cell, std::string_view text, float zoom,
                          screens::Align align) {
    const screens::TypeStyle& type =
        screens::kTypeScale[static_cast<std::size_t>(screens::TextStyle::Dense)];
    const TextLook look{type.size * zoom, type.line_height * zoom, type.tracking,
                        screens::Weight::Regular};
    const float pad = std::min(kCellPaddingX * zoom, cell.width / 8);
    Rect inner{cell.x + pad, cell.middle().y - look.line_height / 2,
               std::max(cell.width - 2 * pad, look.size), look.line_height};
    // Room for the caret after the last letter.
    const float spare = inner.width - line_width(text, look) - 2 * zoom;
    if (spare > 0 && align == screens::Align::End) inner.x += spare;
    if (spare > 0 && align == screens::Align::Center) inner.x += spare / 2;
    return {inner, editor_lines(text, look, 0)};
}

}  // namespace samverka::ui
