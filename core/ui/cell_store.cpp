#include "core/ui/cell_store.h"

#include <algorithm>

namespace samverka::ui {

using screens::GridCell;
using screens::GridRange;

namespace {

constexpr std::int64_t kRowsAround = 8;
constexpr std::int64_t kColumnsAround = 3;

bool holds(std::int64_t have_first, std::int64_t have, std::int64_t first, std::int64_t count) {
    return first >= have_first && first + count <= have_first + have;
}

void widen(std::int64_t& first, std::int64_t& count, std::int64_t by, std::int64_t end) {
    const std::int64_t last = std::min(first + count + by, end);
    first = std::max<std::int64_t>(0, first - by);
    count = last - first;
}

void follow_part(TreeSource& source, const std::string& node, const CellLayout& layout,
                 CellPart part, CellBlock& block) {
    const GridRange needed = layout.visible(part);
    if (needed.rows <= 0 || needed.columns <= 0) return;
    const GridRange& have = block.range;
    if (holds(have.first_row, have.rows, needed.first_row, needed.rows) &&
        holds(have.first_column, have.columns, needed.first_column, needed.columns))
        return;
    GridRange asked = needed;
    widen(asked.first_row, asked.rows, kRowsAround, layout.grid().rows);
    if (part == CellPart::Body)
        widen(asked.first_column, asked.columns, kColumnsAround, layout.columns());
    block = {.range = asked, .rows = source.cells(node, asked)};
}

}  // namespace

const GridCell* CellBlock::find(CellPlace place) const {
    const std::int64_t row = place.row - range.first_row;
    const std::int64_t column = place.column - range.first_column;
    if (row < 0 || column < 0 || row >= static_cast<std::int64_t>(rows.size())) return nullptr;
    const auto& cells = rows[static_cast<std::size_t>(row)];
    if (column >= static_cast<std::int64_t>(cells.size())) return nullptr;
    return &cells[static_cast<std::size_t>(column)];
}

const GridCell* ShownCells::find(CellPlace place) const {
    return (layout.part_of(place.column) == CellPart::Head ? head : body)->find(place);
}

void CellStore::follow(std::uint64_t revision) {
    if (revision == m_revision) return;
    m_revision = revision;
    m_kept.clear();
}

ShownCells CellStore::shown(TreeSource& source, std::size_t box, const std::string& node,
                            CellLayout layout) {
    Kept& kept = m_kept[node];
    follow_part(source, node, layout, CellPart::Head, kept.head);
    follow_part(source, node, layout, CellPart::Body, kept.body);
    return {.box = box, .layout = std::move(layout), .head = &kept.head, .body = &kept.body};
}

GridCell CellStore::cell(TreeSource& source, const std::string& node, CellPlace place) {
    const auto kept = m_kept.find(node);
    if (kept != m_kept.end()) {
        for (const CellBlock* block : {&kept->second.head, &kept->second.body}) {
            if (const GridCell* found = block->find(place)) return *found;
        }
    }
    const screens::GridRows rows = source.cells(
        node, {.first_row = place.row, .rows = 1, .first_column = place.column, .columns = 1});
    return rows.empty() || rows.front().empty() ? GridCell{} : rows.front().front();
}

}  // namespace samverka::ui
