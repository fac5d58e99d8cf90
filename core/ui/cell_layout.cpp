#include "core/ui/cell_layout.h"

#include <cmath>

#include "core/screens/theme.h"

namespace samverka::ui {

using screens::GridRange;

namespace {

// Head columns keep their place only while they leave this part of the width to the others.
constexpr float kHeadMost = 0.6F;

std::int64_t whole(float value) { return static_cast<std::int64_t>(std::floor(value)); }

}  // namespace

float title_padding(float row_height) { return row_height < kTightRow ? 3 : 6; }

float header_height(const screens::Grid& grid) {
    bool titled = false;
    bool detailed = false;
    for (const screens::GridColumn& column : grid.columns) {
        titled = titled || !column.title.empty();
        detailed = detailed || !column.detail.empty();
    }
    const float line = screens::kTypeScale[0].line_height;
    if (!titled && !detailed) return 0;
    return (titled && detailed ? 2.0F : 1.0F) * line + 2 * title_padding(grid.row_height);
}

float columns_width(const screens::Grid& grid) {
    float sum = 0;
    for (const screens::GridColumn& column : grid.columns) sum += column.width;
    return sum;
}

CellLayout::CellLayout(const Box& box, const Shown& shown, float zoom, Point scrolled)
    : m_grid(&box.node->grid),
      m_header(box.header_height),
      m_row(std::max(1.0F, box.node->grid.row_height * zoom)) {
    const Padding pad = padding(*box.node);
    const Rect& all = shown.rect;
    m_rect = {all.x + pad.x * zoom, all.y + pad.y * zoom,
              std::max(0.0F, all.width - 2 * pad.x * zoom),
              std::max(0.0F, all.height - 2 * pad.y * zoom)};
    m_seen = intersection(m_rect, shown.clip);
    if (sideways_max(box) > 0) m_bar = kSidewaysBar * zoom;
    m_edges.reserve(m_grid->columns.size() + 1);
    m_edges.push_back(0);
    for (const screens::GridColumn& column : m_grid->columns)
        m_edges.push_back(m_edges.back() + std::max(1.0F, column.width * zoom));
    m_heads = std::min<std::int64_t>(m_grid->head_columns, columns());
    if (head_width() > kHeadMost * m_rect.width && m_edges.back() > m_rect.width) m_heads = 0;
    m_scrolled = {std::clamp(scrolled.x, 0.0F, sideways_max(box)),
                  std::clamp(scrolled.y, 0.0F, scroll_max(box))};
}

Rect CellLayout::titles(CellPart part) const {
    const Rect below = rows(part);
    return {below.x, m_rect.y, below.width, m_header};
}

Rect CellLayout::rows(CellPart part) const {
    const float head = std::min(head_width(), m_rect.width);
    const float height = std::max(0.0F, m_rect.height - m_header - m_bar);
    if (part == CellPart::Head) return {m_rect.x, m_rect.y + m_header, head, height};
    return {m_rect.x + head, m_rect.y + m_header, m_rect.width - head, height};
}

float CellLayout::left_of(std::int64_t column) const {
    const float left = m_rect.x + m_edges[static_cast<std::size_t>(column)];
    return part_of(column) == CellPart::Head ? left : left - m_scrolled.x;
}

Rect CellLayout::cell(CellPlace place) const {
    const auto column = static_cast<std::size_t>(place.column);
    const float top = m_rect.y + m_header - m_scrolled.y + static_cast<float>(place.row) * m_row;
    return {left_of(place.column), top, m_edges[column + 1] - m_edges[column], m_row};
}

Rect CellLayout::title(std::int64_t column) const {
    const Rect below = cell({.row = 0, .column = column});
    return {below.x, m_rect.y, below.width, m_header};
}

GridRange CellLayout::visible(CellPart part) const {
    const Rect area = intersection(rows(part), m_seen);
    if (area.empty() || m_grid->rows <= 0) return {};
    GridRange range;
    const float top = m_rect.y + m_header - m_scrolled.y;
    range.first_row = std::clamp<std::int64_t>(whole((area.y - top) / m_row), 0, m_grid->rows);
    const std::int64_t after = whole((area.bottom() - top) / m_row) + 1;
    range.rows = std::clamp<std::int64_t>(after, range.first_row, m_grid->rows) - range.first_row;
    const std::int64_t begin = part == CellPart::Head ? 0 : m_heads;
    const std::int64_t end = part == CellPart::Head ? m_heads : columns();
    range.first_column = end;
    for (std::int64_t column = begin; column < end; ++column) {
        const float left = left_of(column);
        const float width = m_edges[static_cast<std::size_t>(column) + 1] -
                            m_edges[static_cast<std::size_t>(column)];
        if (left + width <= area.x || left >= area.right()) continue;
        range.first_column = std::min(range.first_column, column);
        range.columns = column + 1 - range.first_column;
    }
    return range;
}

std::optional<CellPlace> CellLayout::at(Point point) const {
    if (!m_seen.contains(point) || point.y >= m_rect.bottom() - m_bar) return std::nullopt;
    const bool on_title = point.y < m_rect.y + m_header;
    const float down = point.y - (m_rect.y + m_header - m_scrolled.y);
    const std::int64_t row = on_title ? -1 : whole(down / m_row);
    if (row >= m_grid->rows) return std::nullopt;
    const bool in_head = point.x < m_rect.x + head_width();
    const std::int64_t begin = in_head ? 0 : m_heads;
    const std::int64_t end = in_head ? m_heads : columns();
    for (std::int64_t column = begin; column < end; ++column) {
        const Rect place = title(column);
        if (point.x >= place.x && point.x < place.right())
            return CellPlace{.row = row, .column = column};
    }
    return std::nullopt;
}

std::int64_t CellLayout::rows_of_a_page() const {
    return std::max<std::int64_t>(1, whole(rows(CellPart::Body).height / m_row) - 1);
}

Point CellLayout::revealing(CellPlace place) const {
    Point to = m_scrolled;
    const Rect area = rows(part_of(place.column));
    const Rect at = cell(place);
    if (at.y < area.y)
        to.y -= area.y - at.y;
    else if (at.bottom() > area.bottom())
        to.y += std::min(at.bottom() - area.bottom(), at.y - area.y);
    if (part_of(place.column) == CellPart::Head) return to;
    if (at.x < area.x)
        to.x -= area.x - at.x;
    else if (at.right() > area.right())
        to.x += std::min(at.right() - area.right(), at.x - area.x);
    return to;
}

}  // namespace samverka::ui
