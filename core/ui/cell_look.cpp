#include "core/ui/cell_look.h"

#include <algorithm>

#include "core/screens/text_metrics.h"
#include "core/screens/theme.h"
#include "core/ui/cell_layout.h"

namespace samverka::ui {

using screens::Align;
using screens::Mark;
using screens::TextStyle;
using screens::Weight;

namespace {

TextLook look_of(TextStyle style, Weight weight, float zoom) {
    const screens::TypeStyle& type = screens::kTypeScale[static_cast<std::size_t>(style)];
    return {type.size * zoom, type.line_height * zoom, type.tracking, weight};
}

// Puts the text into the line between `left` and `right` whose top is `y`.
void lay(CellLook& out, std::string_view text, Align align, float left, float right, float y) {
    const float room = std::max(0.0F, right - left);
    out.width = line_width(text, out.look);
    out.cut = out.width > room + 0.5F;
    out.shown = out.cut ? screens::cut_text(std::string(text), out.look.weight, out.look.size, room)
                        : std::string(text);
    if (out.cut) out.width = line_width(out.shown, out.look);
    const float spare = std::max(0.0F, room - out.width);
    const float before = align == Align::Center ? spare / 2 : align == Align::End ? spare : 0;
    out.text = {left + before, y};
}

}  // namespace

float cell_padding(const Rect& place, float zoom) {
    return std::min(kCellPaddingX * zoom, place.width / 8);
}

CellLook cell_look(const screens::GridCell& cell, const Rect& place, Align align, float zoom) {
    CellLook out{.look = look_of(TextStyle::Dense, cell.weight, zoom)};
    const float size = kMarkSize * zoom;
    const bool marked = cell.mark != Mark::None;
    const float mark_y = place.middle().y - size / 2;
    if (cell.text.empty()) {
        if (marked) out.mark = {place.middle().x - size / 2, mark_y, size, size};
        return out;
    }
    const float pad = cell_padding(place, zoom);
    const float lead = marked ? size + kMarkGap * zoom : 0;
    const float y = place.middle().y - out.look.line_height / 2;
    lay(out, cell.text, align, place.x + pad + lead, place.right() - pad, y);
    if (marked) out.mark = {out.text.x - lead, mark_y, size, size};
    return out;
}

TitleLook title_look(const screens::GridColumn& column, const Rect& place, float row_height,
                     float zoom) {
    TitleLook out{.title = {.look = look_of(TextStyle::Label, Weight::Medium, zoom)},
                  .detail = {.look = look_of(TextStyle::Label, Weight::Regular, zoom)}};
    const float line = out.title.look.line_height;
    const float foot = place.bottom() - title_padding(row_height) * zoom;
    // What stands in the middle of a narrow column may come close to its edges before it is cut.
    const float usual = cell_padding(place, zoom);
    const float pad = column.align == Align::Center ? std::min(usual, zoom) : usual;
    const float y = foot - (column.detail.empty() ? line : 2 * line);
    lay(out.title, column.title, column.align, place.x + pad, place.right() - pad, y);
    lay(out.detail, column.detail, column.align, place.x + pad, place.right() - pad, foot - line);
    return out;
}

}  // namespace samverka::ui
