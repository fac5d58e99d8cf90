// Arranger: gives boxes their rectangles, from the outside in.

#include "core/ui/arranger.h"

namespace samverka::ui {

using screens::Align;
using screens::Extent;
using screens::Flow;
using screens::NodeKind;
using screens::Scroll;

namespace {

float shift_of(Align align, float spare) {
    if (spare <= 0) return 0;
    if (align == Align::Center) return spare / 2;
    return align == Align::End ? spare : 0;
}

}  // namespace

Rect Arranger::inner_rect(std::size_t box) const {
    const Padding pad = scaled_padding(box);
    const Rect& rect = m_out.boxes[box].rect;
    const float error = error_height(box, rect.width);
    return {rect.x + pad.x, rect.y + pad.y, std::max(0.0F, rect.width - 2 * pad.x),
            std::max(0.0F, rect.height - 2 * pad.y - error)};
}

void Arranger::place(std::size_t box, const Rect& rect) {
    m_out.boxes[box].rect = rect;
    Rect inner = inner_rect(box);
    if (layout(box).scroll != Scroll::None) {
        const float natural = children_height(box, inner.width);
        m_out.boxes[box].content_height = natural + 2 * scaled_padding(box).y;
        inner.height = std::max(inner.height, natural);
    }
    place_error(box, rect);
    if (node(box).kind == NodeKind::Table) {
        place_table(box, inner);
        return;
    }
    if (node(box).kind == NodeKind::Grid) place_cells(box);
    if (m_known[box].children.empty()) {
        if (!has_content(box)) return;
        const bool middled = keeps_its_height(node(box)) || node(box).kind == NodeKind::Link;
        const float height = content_height(box, inner.width);
        const float spare = middled && !is_multiline(node(box).edit) ? inner.height - height : 0;
        place_content(box, {inner.x, inner.y + spare / 2, inner.width, height});
        return;
    }
    switch (layout(box).flow) {
        case Flow::Stack:
            place_stack(box, inner);
            break;
        case Flow::Row:
            place_row(box, inner);
            break;
        case Flow::Wrap:
            place_wrap(box, inner);
            break;
        case Flow::Grid:
            place_grid(box, inner);
            break;
        case Flow::Layer:
            place_layer(box, inner);
            break;
    }
}

void Arranger::place_stack(std::size_t box, const Rect& inner) {
    const float gap = scaled(layout(box).gap);
    std::vector<FlowItem> items;
    if (has_content(box)) {
        const float height = content_height(box, inner.width);
        items.push_back({.box = kNoBox, .size = height, .least = height});
    }
    const std::vector<std::size_t> children = m_known[box].children;
    for (const std::size_t child : children) {
        const screens::Length& length = layout(child).height;
        const float natural = height_at(child, width_in(child, inner.width));
        const bool scrolls = layout(child).scroll != Scroll::None;
        const bool gives = m_known[child].holds_scroller;
        FlowItem item{.box = child, .size = natural, .least = gives ? scaled(length.min) : natural};
        if (length.extent == Extent::Fill) {
            item.weight = length.value > 0 ? length.value : 1;
            item.most = scaled(length.max);
        }
        item.shrinks = scrolls && length.extent == Extent::Fit;
        items.push_back(item);
    }
    const float gaps = items.size() > 1 ? static_cast<float>(items.size() - 1) * gap : 0;
    share_out(items, inner.height - gaps);
    float used = gaps;
    for (const FlowItem& item : items) used += item.size;
    const float spare = std::max(0.0F, inner.height - used);
    const bool between = layout(box).justify == Align::Stretch && items.size() > 1;
    float y = inner.y + shift_of(layout(box).justify, spare);
    for (const FlowItem& item : items) {
        if (item.box == kNoBox) {
            place_content(box, {inner.x, y, inner.width, item.size});
        } else {
            const float width = width_in(item.box, inner.width);
            const float x = inner.x + shift_of(layout(box).align, inner.width - width);
            place(item.box, {x, y, width, item.size});
        }
        y += item.size + gap + (between ? spare / static_cast<float>(items.size() - 1) : 0);
    }
}

void Arranger::place_row(std::size_t box, const Rect& inner) {
    if (breaks(box, inner.width))
        place_wrap(box, inner);
    else
        place_items(box, row_items(box, inner.width), inner);
}

void Arranger::place_items(std::size_t box, const std::vector<FlowItem>& items, const Rect& line) {
    const screens::Layout& own = layout(box);
    const float gap = scaled(own.gap);
    float used = items.size() > 1 ? static_cast<float>(items.size() - 1) * gap : 0;
    float base = 0;
    for (const FlowItem& item : items) {
        used += item.size;
        if (own.align != Align::Baseline) continue;
        base = std::max(base, item.box == kNoBox ? m_known[box].look.line_height * 0.75F
                                                 : baseline(item.box, item.size));
    }
    const float spare = std::max(0.0F, line.width - used);
    const bool between = own.justify == Align::Stretch && items.size() > 1;
    float x = line.x + shift_of(own.justify, spare);
    for (const FlowItem& item : items) {
        const bool text = item.box == kNoBox;
        float height = text ? content_height(box, item.size) : height_at(item.box, item.size);
        const bool fills = !text && layout(item.box).height.extent == Extent::Fill;
        const bool held = text || keeps_its_height(node(item.box)) ||
                          layout(item.box).height.extent == Extent::Fixed;
        const bool scrolls = !text && m_known[item.box].holds_scroller;
        if (fills || (own.align == Align::Stretch && !held))
            height = std::max(line.height, scrolls ? 0 : height);
        if (scrolls) height = std::min(height, line.height);
        const Align held_at =
            text || keeps_its_height(node(item.box)) ? Align::Center : Align::Start;
        const Align across = own.align == Align::Stretch ? held_at : own.align;
        float y = line.y + shift_of(across, line.height - height);
        if (own.align == Align::Baseline) {
            y = line.y + base -
                (text ? m_known[box].look.line_height * 0.75F : baseline(item.box, item.size));
        }
        if (text)
            place_content(box, {x, y, item.size, height});
        else
            place(item.box, {x, y, item.size, height});
        x += item.size + gap + (between ? spare / static_cast<float>(items.size() - 1) : 0);
    }
}

void Arranger::place_wrap(std::size_t box, const Rect& inner) {
    const float gap = scaled(layout(box).gap);
    const std::vector<std::vector<FlowItem>> rows = wrap_rows(box, inner.width);
    std::vector<FlowItem> lines;
    for (const std::vector<FlowItem>& row : rows) {
        FlowItem line;
        for (const FlowItem& item : row) {
            const bool text = item.box == kNoBox;
            const float height =
                text ? content_height(box, item.size) : height_at(item.box, item.size);
            line.size = std::max(line.size, height);
            line.shrinks = line.shrinks || (!text && m_known[item.box].holds_scroller);
        }
        // A line that scrolls gives way where all do not fit, but stays high enough to be read.
        line.least = line.shrinks ? std::min(line.size, scaled(160)) : line.size;
        lines.push_back(line);
    }
    const float gaps = lines.size() > 1 ? static_cast<float>(lines.size() - 1) * gap : 0;
    share_out(lines, inner.height - gaps);
    float y = inner.y;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        place_items(box, rows[at], {inner.x, y, inner.width, lines[at].size});
        y += lines[at].size + gap;
    }
}

Rect Arranger::aligned(std::size_t box, const Rect& slot, Align across, Align along) {
    const float width = width_in(box, slot.width);
    const float natural = height_at(box, width);
    const bool fills = layout(box).height.extent == Extent::Fill;
    const bool held = keeps_its_height(node(box)) || layout(box).height.extent == Extent::Fixed;
    const bool stretched = fills || (along == Align::Stretch && !held);
    const float height = stretched ? slot.height : std::min(natural, slot.height);
    const Align vertical = along == Align::Stretch ? Align::Center : along;
    return {slot.x + shift_of(across, slot.width - width),
            slot.y + shift_of(vertical, slot.height - height), width, height};
}

void Arranger::place_layer(std::size_t box, const Rect& inner) {
    if (has_content(box)) place_content(box, inner);
    const std::vector<std::size_t> children = m_known[box].children;
    for (const std::size_t child : children) {
        place(child, aligned(child, inner, layout(box).align, layout(box).justify));
    }
}

}  // namespace samverka::ui
