// Arranger: the size that kinds without text and children have of their own. A picture is as large
// as its scene; a grid of cells as its columns and rows.

#include "core/ui/arranger.h"
#include "core/ui/cell_layout.h"

namespace samverka::ui {

using screens::Extent;
using screens::NodeKind;

namespace {

// What a grid that fills its place asks for at least, in rows.
constexpr std::int64_t kRowsLeast = 4;

}  // namespace

bool Arranger::has_own_size(std::size_t box) const {
    return node(box).kind == NodeKind::Picture || node(box).kind == NodeKind::Grid;
}

float Arranger::own_width(std::size_t box) const {
    if (node(box).kind == NodeKind::Picture) return scaled(node(box).scene.width);
    return scaled(columns_width(node(box).grid));
}

float Arranger::own_height(std::size_t box, float width) const {
    if (node(box).kind == NodeKind::Picture) return scaled(node(box).scene.height);
    const screens::Grid& grid = node(box).grid;
    const bool fills = layout(box).height.extent == Extent::Fill;
    const std::int64_t rows = fills ? std::min(grid.rows, kRowsLeast) : grid.rows;
    const float bar = own_width(box) > width + 0.5F ? kSidewaysBar : 0;
    return scaled(header_height(grid) + static_cast<float>(rows) * grid.row_height + bar);
}

void Arranger::place_cells(std::size_t box) {
    const screens::Grid& grid = node(box).grid;
    const Padding pad = scaled_padding(box);
    Box& out = m_out.boxes[box];
    out.header_height = scaled(header_height(grid));
    out.content_width = own_width(box) + 2 * pad.x;
    const float bar = out.content_width > out.rect.width + 0.5F ? scaled(kSidewaysBar) : 0;
    out.content_height = out.header_height +
                         static_cast<float>(grid.rows) * scaled(grid.row_height) + bar + 2 * pad.y;
}

}  // namespace samverka::ui
