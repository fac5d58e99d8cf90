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

}  // namespace samverka::ui
