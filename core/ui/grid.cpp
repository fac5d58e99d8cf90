// Arranger: grids and tables.

#include "core/ui/arranger.h"

namespace samverka::ui {

using screens::Extent;
using screens::Length;

namespace {

// The first free place in reading order for a cell of that size, from `row` and `column` on.
class Occupied {
  public:
    explicit Occupied(std::size_t columns) : m_columns(columns) {}

    void take(Cell& cell) {
        cell.column_span = std::min(std::max<std::size_t>(cell.column_span, 1), m_columns);
        cell.row_span = std::max<std::size_t>(cell.row_span, 1);
        while (!is_free(cell)) step();
        cell.row = m_row;
        cell.column = m_column;
        keep(cell);
    }
    // A cell that says where it stands; what comes after does not fill it.
    void keep(const Cell& cell) {
        for (std::size_t row = 0; row < cell.row_span; ++row) {
            for (std::size_t column = 0; column < cell.column_span; ++column) {
                set(cell.row + row, cell.column + column);
            }
        }
    }

  private:
    [[nodiscard]] bool is_free(const Cell& cell) const {
        if (m_column + cell.column_span > m_columns) return false;
        for (std::size_t column = 0; column < cell.column_span; ++column) {
            const std::size_t at = m_row * m_columns + m_column + column;
            if (at < m_taken.size() && m_taken[at]) return false;
        }
        return true;
    }
    void set(std::size_t row, std::size_t column) {
        const std::size_t at = row * m_columns + column;
        if (at >= m_taken.size()) m_taken.resize(at + 1, false);
        m_taken[at] = true;
    }
    void step() {
        if (++m_column < m_columns) return;
        m_column = 0;
        ++m_row;
    }

    std::size_t m_columns;
    std::size_t m_row = 0;
    std::size_t m_column = 0;
    std::vector<bool> m_taken;
};

float span(const std::vector<float>& sizes, std::size_t from, std::size_t count, float gap) {
    float sum = 0;
    for (std::size_t at = from; at < from + count && at < sizes.size(); ++at) sum += sizes[at];
    return sum + static_cast<float>(count - 1) * gap;
}

float offset(const std::vector<float>& sizes, std::size_t to, float gap) {
    float sum = 0;
    for (std::size_t at = 0; at < to; ++at) sum += sizes[at] + gap;
    return sum;
}

}  // namespace

GridShape Arranger::grid_cells(std::size_t box) {
    GridShape shape;
    shape.columns = std::max<std::size_t>(layout(box).columns.size(), 1);
    Occupied occupied(shape.columns);
    for (const std::size_t child : m_known[box].children) {
        Cell cell{.box = child,
                  .column_span = layout(child).column_span,
                  .row_span = layout(child).row_span};
        if (layout(child).column > 0 && layout(child).row > 0) {
            cell.column = std::min<std::size_t>(layout(child).column, shape.columns) - 1;
            cell.row = layout(child).row - 1U;
            cell.column_span =
                std::clamp<std::size_t>(cell.column_span, 1, shape.columns - cell.column);
            cell.row_span = std::max<std::size_t>(cell.row_span, 1);
            occupied.keep(cell);
        } else {
            occupied.take(cell);
        }
        shape.rows = std::max(shape.rows, cell.row + cell.row_span);
        shape.cells.push_back(cell);
    }
    return shape;
}

GridShape Arranger::grid_shape(std::size_t box, float width) {
    GridShape shape = grid_cells(box);
    const float row_gap = scaled(layout(box).gap);
    const float column_gap = layout(box).column_gap > 0 ? scaled(layout(box).column_gap) : row_gap;
    std::vector<FlowItem> items(shape.columns, FlowItem{.weight = 1});
    for (std::size_t column = 0; column < layout(box).columns.size(); ++column) {
        const Length& length = layout(box).columns[column];
        FlowItem& item = items[column];
        item.least = scaled(length.min);
        item.most = scaled(length.max);
        item.weight = length.extent == Extent::Fill ? (length.value > 0 ? length.value : 1) : 0;
        if (length.extent == Extent::Fixed) item.size = item.least = scaled(length.value);
        item.shrinks = length.extent == Extent::Fit;
    }
    for (const Cell& cell : shape.cells) {
        FlowItem& item = items[cell.column];
        if (cell.column_span != 1) continue;
        if (item.shrinks) item.size = std::max({item.size, wanted_width(cell.box), item.least});
        if (item.shrinks || item.weight > 0)
            item.least = std::max(item.least, least_width(cell.box));
    }
    share_out(items, width - static_cast<float>(shape.columns - 1) * column_gap);
    for (const FlowItem& item : items) shape.widths.push_back(item.size);
    shape.heights.assign(shape.rows, 0);
    for (int spans = 0; spans < 2; ++spans) {
        for (const Cell& cell : shape.cells) {
            if ((cell.row_span > 1) != (spans == 1)) continue;
            const float slot = span(shape.widths, cell.column, cell.column_span, column_gap);
            const float height = height_at(cell.box, width_in(cell.box, slot));
            const float have = span(shape.heights, cell.row, cell.row_span, row_gap);
            if (height > have) shape.heights[cell.row + cell.row_span - 1] += height - have;
        }
    }
    return shape;
}

float Arranger::grid_wanted(std::size_t box, bool least) {
    const GridShape shape = grid_cells(box);
    const float row_gap = scaled(layout(box).gap);
    const float column_gap = layout(box).column_gap > 0 ? scaled(layout(box).column_gap) : row_gap;
    std::vector<float> widths(shape.columns, 0);
    for (std::size_t column = 0; column < layout(box).columns.size(); ++column) {
        const Length& length = layout(box).columns[column];
        widths[column] = scaled(length.extent == Extent::Fixed ? length.value : length.min);
    }
    for (const Cell& cell : shape.cells) {
        const bool is_fixed = cell.column < layout(box).columns.size() &&
                              layout(box).columns[cell.column].extent == Extent::Fixed;
        if (cell.column_span != 1 || is_fixed) continue;
        const float width = least ? least_width(cell.box) : wanted_width(cell.box);
        widths[cell.column] = std::max(widths[cell.column], width);
    }
    return span(widths, 0, shape.columns, column_gap);
}

void Arranger::place_grid(std::size_t box, const Rect& inner) {
    Rect rest = inner;
    if (has_content(box)) {
        const float height = content_height(box, inner.width);
        place_content(box, {inner.x, inner.y, inner.width, height});
        rest.y += height + scaled(layout(box).gap);
    }
    const GridShape shape = grid_shape(box, inner.width);
    const float row_gap = scaled(layout(box).gap);
    const float column_gap = layout(box).column_gap > 0 ? scaled(layout(box).column_gap) : row_gap;
    for (const Cell& cell : shape.cells) {
        const Rect slot{rest.x + offset(shape.widths, cell.column, column_gap),
                        rest.y + offset(shape.heights, cell.row, row_gap),
                        span(shape.widths, cell.column, cell.column_span, column_gap),
                        span(shape.heights, cell.row, cell.row_span, row_gap)};
        const screens::Align self = layout(cell.box).self;
        const screens::Align align = self == screens::Align::Stretch ? layout(box).align : self;
        place(cell.box, aligned(cell.box, slot, layout(box).justify, align));
    }
}

void Arranger::measure_columns(std::size_t table) {
    if (m_known[table].measured_columns) return;
    std::vector<float> wanted;
    std::vector<float> least;
    const float pads = 2 * scaled(kCellPaddingX);
    const std::vector<std::size_t> rows = m_known[table].children;
    for (const std::size_t row : rows) {
        const std::vector<std::size_t> cells = m_known[row].children;
        std::size_t column = 0;
        for (const std::size_t cell : cells) {
            const std::size_t spans = std::max<std::size_t>(layout(cell).column_span, 1);
            if (column + spans > wanted.size()) {
                wanted.resize(column + spans, pads);
                least.resize(column + spans, pads);
            }
            if (spans == 1) {
                wanted[column] = std::max(wanted[column], wanted_width(cell) + pads);
                least[column] = std::max(least[column], least_width(cell) + pads);
            }
            column += spans;
        }
    }
    m_known[table].column_wanted = std::move(wanted);
    m_known[table].column_least = std::move(least);
    m_known[table].measured_columns = true;
}

std::vector<float> Arranger::table_widths(std::size_t table, float width) {
    measure_columns(table);
    const std::vector<float>& wanted = m_known[table].column_wanted;
    std::vector<FlowItem> items(wanted.size());
    float sum = 0;
    for (std::size_t column = 0; column < wanted.size(); ++column) {
        FlowItem& item = items[column];
        item = {
            .size = wanted[column], .least = m_known[table].column_least[column], .shrinks = true};
        sum += item.size;
        if (column >= layout(table).columns.size()) continue;
        const Length& length = layout(table).columns[column];
        if (length.extent == Extent::Fixed) item = {.size = scaled(length.value)};
        if (length.extent == Extent::Fill) {
            item.weight = length.value > 0 ? length.value : 1;
            item.least = std::max(item.least, scaled(length.min));
        }
    }
    const bool said = !layout(table).columns.empty();
    if (!said && sum > 0 && sum < width) {
        // What is left goes to the columns in proportion to what they hold.
        for (FlowItem& item : items) item.size *= width / sum;
    }
    share_out(items, width);
    std::vector<float> widths;
    widths.reserve(items.size());
    for (const FlowItem& item : items) widths.push_back(item.size);
    return widths;
}

float Arranger::table_row_height(std::size_t row, const std::vector<float>& widths) {
    float tallest = scaled(kTableRowMin);
    const std::vector<std::size_t> cells = m_known[row].children;
    std::size_t column = 0;
    for (const std::size_t cell : cells) {
        const std::size_t spans = std::max<std::size_t>(layout(cell).column_span, 1);
        const float slot = span(widths, column, spans, 0) - 2 * scaled(kCellPaddingX);
        const float height = height_at(cell, width_in(cell, std::max(0.0F, slot)));
        const float around = keeps_its_height(node(cell)) ? 4 : 2 * kCellPaddingY;
        tallest = std::max(tallest, height + scaled(around));
        column += spans;
    }
    return tallest;
}

float Arranger::table_height(std::size_t table, float width) {
    const std::vector<float> widths = table_widths(table, width);
    float sum = 0;
    const std::vector<std::size_t> rows = m_known[table].children;
    for (const std::size_t row : rows) sum += table_row_height(row, widths);
    return sum;
}

void Arranger::place_table(std::size_t table, const Rect& inner) {
    const std::vector<float> widths = table_widths(table, inner.width);
    float y = inner.y;
    const std::vector<std::size_t> rows = m_known[table].children;
    for (const std::size_t row : rows) {
        const float height = table_row_height(row, widths);
        m_out.boxes[row].rect = {inner.x, y, inner.width, height};
        place_table_row(row, widths);
        y += height;
    }
}

void Arranger::place_table_row(std::size_t row, const std::vector<float>& widths) {
    const Rect line = m_out.boxes[row].rect;
    const std::vector<std::size_t> cells = m_known[row].children;
    std::size_t column = 0;
    for (const std::size_t cell : cells) {
        const std::size_t spans = std::max<std::size_t>(layout(cell).column_span, 1);
        // The outermost texts stand flush with the table's edges, as its hairlines do.
        const bool first = column == 0;
        const bool last = column + spans >= widths.size();
        const float left = first ? 0 : scaled(kCellPaddingX);
        const float right = last ? 0 : scaled(kCellPaddingX);
        const float slot = std::max(0.0F, span(widths, column, spans, 0) - left - right);
        const float width = width_in(cell, slot);
        const float height = std::min(height_at(cell, width), line.height);
        const float x = line.x + offset(widths, column, 0) + left;
        place(cell, {x, line.y + (line.height - height) / 2, width, height});
        column += spans;
    }
}

}  // namespace samverka::ui
