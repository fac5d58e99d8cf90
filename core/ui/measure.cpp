// Arranger: what a box would like to have, and its height at a width.

#include <cmath>

#include "core/ui/arranger.h"

namespace samverka::ui {

using screens::Align;
using screens::Extent;
using screens::Flow;
using screens::Length;
using screens::NodeKind;
using screens::Scroll;

Padding Arranger::scaled_padding(std::size_t box) const {
    const Padding own = padding(node(box));
    return {scaled(own.x), scaled(own.y)};
}

float Arranger::bounded(const Length& length, float value) const {
    if (length.max > 0) value = std::min(value, scaled(length.max));
    return std::max(value, scaled(length.min));
}

float Arranger::wanted_width(std::size_t box) {
    Known& known = m_known[box];
    if (known.wanted >= 0) return known.wanted;
    const Length& width = layout(box).width;
    const float value = width.extent == Extent::Fixed
                            ? scaled(width.value)
                            : bounded(width, children_wanted(box) + 2 * scaled_padding(box).x);
    m_known[box].wanted = value;
    return value;
}

float Arranger::least_width(std::size_t box) {
    if (m_known[box].least >= 0) return m_known[box].least;
    const Length& width = layout(box).width;
    float value = 0;
    if (width.extent == Extent::Fixed) {
        value = scaled(width.value);
    } else {
        value = std::max(children_least(box) + 2 * scaled_padding(box).x, scaled(width.min));
        if (width.max > 0) value = std::min(value, scaled(width.max));
    }
    m_known[box].least = value;
    return value;
}

float Arranger::children_wanted(std::size_t box) {
    if (has_own_size(box)) return own_width(box);
    const float own = has_content(box) ? content_wanted(box) : 0;
    const auto& children = m_known[box].children;
    if (node(box).kind == NodeKind::Table) {
        measure_columns(box);
        float sum = 0;
        for (const float column : m_known[box].column_wanted) sum += column;
        return sum;
    }
    if (layout(box).flow == Flow::Grid) return std::max(own, grid_wanted(box, false));
    const bool along = layout(box).flow == Flow::Row || layout(box).flow == Flow::Wrap;
    float sum = own;
    std::size_t count = own > 0 ? 1 : 0;
    float widest = own;
    for (const std::size_t child : children) {
        const float width = wanted_width(child);
        widest = std::max(widest, width);
        sum += width;
        ++count;
    }
    if (!along) return widest;
    return sum + (count > 1 ? static_cast<float>(count - 1) * scaled(layout(box).gap) : 0);
}

float Arranger::children_least(std::size_t box) {
    // A grid scrolls what does not fit; a picture is drawn at any width that it is given.
    if (has_own_size(box)) {
        const bool shrinks =
            node(box).kind == NodeKind::Grid || layout(box).width.extent == Extent::Fill;
        return shrinks ? 0 : own_width(box);
    }
    const float own = has_content(box) ? content_least(box) : 0;
    if (node(box).kind == NodeKind::Table) {
        measure_columns(box);
        float sum = 0;
        for (const float column : m_known[box].column_least) sum += column;
        return sum;
    }
    if (layout(box).flow == Flow::Grid) return std::max(own, grid_wanted(box, true));
    float sum = own;
    float widest = own;
    std::size_t count = own > 0 ? 1 : 0;
    for (const std::size_t child : m_known[box].children) {
        const float width = least_width(child);
        widest = std::max(widest, width);
        sum += width;
        ++count;
    }
    if (layout(box).flow != Flow::Row || may_break(box)) return widest;
    return sum + (count > 1 ? static_cast<float>(count - 1) * scaled(layout(box).gap) : 0);
}

float Arranger::width_in(std::size_t box, float available) {
    const Length& width = layout(box).width;
    switch (width.extent) {
        case Extent::Fixed:
            return scaled(width.value);
        case Extent::Fit:
            return std::min(wanted_width(box), available);
        case Extent::Fill:
            return bounded(width, available);
    }
    return available;
}

float Arranger::height_at(std::size_t box, float width) {
    const Length& height = layout(box).height;
    if (height.extent == Extent::Fixed) return scaled(height.value) + error_height(box, width);
    if (m_known[box].height_width == width) return m_known[box].height;
    const Padding pad = scaled_padding(box);
    const float inner = std::max(0.0F, width - 2 * pad.x);
    float value = std::max(children_height(box, inner) + 2 * pad.y, scaled(height_min(node(box))));
    value = bounded(height, value) + error_height(box, width);
    m_known[box].height_width = width;
    m_known[box].height = value;
    return value;
}

float Arranger::children_height(std::size_t box, float width) {
    if (has_own_size(box)) return own_height(box, width);
    if (node(box).kind == NodeKind::Table) return table_height(box, width);
    const bool alone = m_known[box].children.empty();
    switch (alone ? Flow::Stack : layout(box).flow) {
        case Flow::Stack:
            return stack_height(box, width);
        case Flow::Row:
            return breaks(box, width) ? wrap_height(box, width) : row_height(box, width);
        case Flow::Wrap:
            return wrap_height(box, width);
        case Flow::Grid: {
            const GridShape shape = grid_shape(box, width);
            float sum = has_content(box) ? content_height(box, width) + scaled(layout(box).gap) : 0;
            for (const float row : shape.heights) sum += row;
            if (shape.rows > 1) sum += static_cast<float>(shape.rows - 1) * scaled(layout(box).gap);
            return sum;
        }
        case Flow::Layer: {
            float tallest = content_height(box, width);
            for (const std::size_t child : m_known[box].children) {
                tallest = std::max(tallest, height_at(child, width_in(child, width)));
            }
            return tallest;
        }
    }
    return 0;
}

float Arranger::stack_height(std::size_t box, float width) {
    float sum = 0;
    std::size_t count = 0;
    if (has_content(box)) {
        sum += content_height(box, width);
        ++count;
    }
    const std::vector<std::size_t> children = m_known[box].children;
    for (const std::size_t child : children) {
        sum += height_at(child, width_in(child, width));
        ++count;
    }
    return sum + (count > 1 ? static_cast<float>(count - 1) * scaled(layout(box).gap) : 0);
}

std::vector<FlowItem> Arranger::flow_items(std::size_t box) {
    std::vector<FlowItem> items;
    bool child_fills = false;
    const std::vector<std::size_t> children = m_known[box].children;
    for (const std::size_t child : children) {
        child_fills = child_fills || layout(child).width.extent == Extent::Fill;
    }
    if (has_content(box)) {
        items.push_back({.box = kNoBox,
                         .size = content_wanted(box),
                         .least = content_least(box),
                         .weight = child_fills || layout(box).flow == Flow::Wrap ? 0.0F : 1.0F,
                         .shrinks = true});
    }
    for (const std::size_t child : children) {
        const Length& length = layout(child).width;
        FlowItem item{.box = child, .size = wanted_width(child), .least = least_width(child)};
        if (length.extent == Extent::Fill) {
            item.weight = length.value > 0 ? length.value : 1;
            item.most = scaled(length.max);
        }
        item.shrinks = length.extent == Extent::Fit;
        items.push_back(item);
    }
    return items;
}

std::vector<FlowItem> Arranger::row_items(std::size_t box, float width) {
    std::vector<FlowItem> items = flow_items(box);
    const float gaps =
        items.size() > 1 ? static_cast<float>(items.size() - 1) * scaled(layout(box).gap) : 0;
    share_out(items, width - gaps);
    return items;
}

bool Arranger::may_break(std::size_t box) const {
    return layout(box).flow == Flow::Row && layout(box).height.extent != Extent::Fixed;
}

// A row that cannot hold even the least of its items goes on in a next line, unless its height is
// fixed.
bool Arranger::breaks(std::size_t box, float width) {
    if (!may_break(box)) return false;
    const std::vector<FlowItem> items = flow_items(box);
    if (items.size() < 2) return false;
    float least = static_cast<float>(items.size() - 1) * scaled(layout(box).gap);
    for (const FlowItem& item : items) least += item.least;
    return least > width + 0.5F;
}

float Arranger::row_height(std::size_t box, float width) {
    const bool on_baseline = layout(box).align == Align::Baseline;
    float above = 0;
    float below = 0;
    float tallest = 0;
    for (const FlowItem& item : row_items(box, width)) {
        const float height =
            item.box == kNoBox ? content_height(box, item.size) : height_at(item.box, item.size);
        tallest = std::max(tallest, height);
        if (!on_baseline) continue;
        const float base = item.box == kNoBox ? m_known[box].look.line_height * 0.75F
                                              : baseline(item.box, item.size);
        above = std::max(above, base);
        below = std::max(below, height - base);
    }
    return on_baseline ? std::max(tallest, above + below) : tallest;
}

std::vector<std::vector<FlowItem>> Arranger::wrap_rows(std::size_t box, float width) {
    std::vector<std::vector<FlowItem>> rows;
    const float gap = scaled(layout(box).gap);
    const bool row = layout(box).flow == Flow::Row;
    float used = 0;
    for (const FlowItem& item : flow_items(box)) {
        const float needs = std::min(row && item.weight > 0 ? item.least : item.size, width);
        if (rows.empty() || used + gap + needs > width + 0.01F) {
            rows.emplace_back();
            used = needs;
        } else {
            used += gap + needs;
        }
        rows.back().push_back(item);
    }
    for (std::vector<FlowItem>& line : rows) {
        if (!row) {
            for (FlowItem& item : line) item.size = std::min(item.size, width);
            continue;
        }
        // A panel that came to stand alone takes its whole line.
        if (rows.size() > 1 && line.size() == 1 && line[0].box != kNoBox &&
            m_known[line[0].box].holds_scroller) {
            line[0].weight = 1;
        }
        share_out(line, width - static_cast<float>(line.size() - 1) * gap);
    }
    return rows;
}

float Arranger::wrap_height(std::size_t box, float width) {
    float sum = 0;
    const auto rows = wrap_rows(box, width);
    for (const auto& row : rows) {
        float tallest = 0;
        for (const FlowItem& item : row) {
            tallest = std::max(tallest, item.box == kNoBox ? content_height(box, item.size)
                                                           : height_at(item.box, item.size));
        }
        sum += tallest;
    }
    return sum +
           (rows.size() > 1 ? static_cast<float>(rows.size() - 1) * scaled(layout(box).gap) : 0);
}

// Where the first line of text stands: about three quarters down its line, in all styles of the one
// family.
float Arranger::baseline(std::size_t box, float width) {
    const Padding pad = scaled_padding(box);
    const float inner = std::max(0.0F, width - 2 * pad.x);
    if (has_content(box)) {
        const TextLook& look = m_known[box].look;
        const float slack = height_at(box, width) - error_height(box, width) - 2 * pad.y -
                            content_height(box, inner);
        const bool middled = keeps_its_height(node(box)) || node(box).kind == NodeKind::Link;
        return pad.y + (middled ? slack / 2 : 0) + look.line_height / 2 + look.size * 0.36F;
    }
    if (m_known[box].children.empty()) return height_at(box, width);
    const std::size_t first = m_known[box].children.front();
    return pad.y + baseline(first, width_in(first, inner));
}

namespace {

void shrink(std::vector<FlowItem>& items, float missing) {
    float capacity = 0;
    for (const FlowItem& item : items) {
        if (item.weight == 0 && item.shrinks) capacity += std::max(0.0F, item.size - item.least);
    }
    const float part = capacity > 0 ? std::min(1.0F, missing / capacity) : 0;
    for (FlowItem& item : items) {
        if (item.weight > 0)
            item.size = item.least;
        else if (item.shrinks)
            item.size -= std::max(0.0F, item.size - item.least) * part;
    }
}

}  // namespace

void share_out(std::vector<FlowItem>& items, float available) {
    float taken = 0;
    float least = 0;
    for (const FlowItem& item : items) {
        (item.weight > 0 ? least : taken) += item.weight > 0 ? item.least : item.size;
    }
    if (available < taken + least) {
        shrink(items, taken + least - available);
        return;
    }
    std::vector<bool> settled(items.size(), false);
    float spare = available - taken;
    // Each round settles those that a limit holds; at most one round per item, and one that settles
    // none is the last.
    for (std::size_t round = 0; round <= items.size(); ++round) {
        float weights = 0;
        for (std::size_t at = 0; at < items.size(); ++at) {
            if (items[at].weight > 0 && !settled[at]) weights += items[at].weight;
        }
        if (weights <= 0) return;
        bool held = false;
        float settled_now = 0;
        for (std::size_t at = 0; at < items.size(); ++at) {
            FlowItem& item = items[at];
            if (item.weight <= 0 || settled[at]) continue;
            const float part = spare * item.weight / weights;
            const bool small = part < item.least;
            const bool large = item.most > 0 && part > std::max(item.most, item.least);
            item.size = small ? item.least : large ? std::max(item.most, item.least) : part;
            if (small || large) {
                settled[at] = true;
                held = true;
                settled_now += item.size;
            }
        }
        if (!held) return;
        spare = std::max(0.0F, spare - settled_now);
    }
}

}  // namespace samverka::ui
