// The work behind `arrange`: measures boxes upwards once, then places them downwards.
//
// Three questions are asked of a box and their answers kept: the width it would like, the least it
// can live with, and its height at a width. Placing then visits each box once, so the cost is
// linear in the tree but for boxes that are asked at two widths. Internal to layout.cpp,
// measure.cpp, place.cpp and content.cpp.
#pragma once

#include <string>
#include <vector>

#include "core/ui/layout.h"
#include "core/ui/look.h"

namespace samverka::ui {

struct Cell {
    std::size_t box = 0;
    std::size_t column = 0;
    std::size_t row = 0;
    std::size_t column_span = 1;
    std::size_t row_span = 1;
};

struct GridShape {
    std::vector<Cell> cells;
    std::size_t columns = 1;
    std::size_t rows = 0;
    std::vector<float> widths;
    std::vector<float> heights;
};

// One item along a flow: a child, or the node's own text (`box` is then kNoBox).
struct FlowItem {
    std::size_t box = kNoBox;
    float size = 0;  // along the flow
    float least = 0;
    float most = 0;    // 0 is unbounded
    float weight = 0;  // of Fill; 0 otherwise
    bool shrinks = false;
};

class Arranger {
  public:
    Arranger(Arrangement& out, Size viewport, float zoom, const Draft& draft);
    void run(const screens::Node& root);

  private:
    struct Known {
        float wanted = -1;
        float least = -1;
        float height_width = -1;
        float height = -1;
        std::vector<std::size_t> children;  // in the flow
        TextLook look;
        std::string text;
        bool measured_columns = false;
        bool holds_scroller =
            false;  // it or something in it scrolls, so it can be lower than its content
        std::vector<float> column_wanted;  // tables
        std::vector<float> column_least;
    };

    // layout.cpp
    struct Around;
    void add(const screens::Node& node, const Around& around);
    [[nodiscard]] bool has_room(const screens::Node& node) const;
    void place_dialogs();

    // measure.cpp
    [[nodiscard]] float wanted_width(std::size_t box);
    [[nodiscard]] float least_width(std::size_t box);
    [[nodiscard]] float height_at(std::size_t box, float width);
    [[nodiscard]] float children_wanted(std::size_t box);
    [[nodiscard]] float children_least(std::size_t box);
    [[nodiscard]] float children_height(std::size_t box, float width);
    [[nodiscard]] float row_height(std::size_t box, float width);
    [[nodiscard]] float wrap_height(std::size_t box, float width);
    [[nodiscard]] float stack_height(std::size_t box, float width);
    [[nodiscard]] float width_in(std::size_t box, float available);
    [[nodiscard]] std::vector<FlowItem> flow_items(std::size_t box);
    [[nodiscard]] bool may_break(std::size_t box) const;
    [[nodiscard]] bool breaks(std::size_t box, float width);
    [[nodiscard]] std::vector<FlowItem> row_items(std::size_t box, float width);
    [[nodiscard]] std::vector<std::vector<FlowItem>> wrap_rows(std::size_t box, float width);
    [[nodiscard]] float baseline(std::size_t box, float width);

    // size_of_kind.cpp: pictures and grids of cells
    [[nodiscard]] bool has_own_size(std::size_t box) const;
    [[nodiscard]] float own_width(std::size_t box) const;
    [[nodiscard]] float own_height(std::size_t box, float width) const;
    void place_cells(std::size_t box);

    // grid.cpp
    [[nodiscard]] GridShape grid_cells(std::size_t box);
    [[nodiscard]] GridShape grid_shape(std::size_t box, float width);
    [[nodiscard]] float grid_wanted(std::size_t box, bool least);
    void place_grid(std::size_t box, const Rect& inner);
    void measure_columns(std::size_t table);
    [[nodiscard]] std::vector<float> table_widths(std::size_t table, float width);
    [[nodiscard]] float table_row_height(std::size_t row, const std::vector<float>& widths);
    [[nodiscard]] float table_height(std::size_t table, float width);
    void place_table(std::size_t table, const Rect& inner);
    void place_table_row(std::size_t row, const std::vector<float>& widths);

    // content.cpp: a node's own icon, mark, text and what stands after it
    [[nodiscard]] bool has_content(std::size_t box) const;
    [[nodiscard]] float content_lead(std::size_t box) const;
    [[nodiscard]] float content_trail(std::size_t box) const;
    [[nodiscard]] float content_wanted(std::size_t box) const;
    [[nodiscard]] float content_least(std::size_t box) const;
    [[nodiscard]] float content_height(std::size_t box, float width) const;
    [[nodiscard]] float error_height(std::size_t box, float width) const;
    // Only what they say and where in the text they begin; they have no place yet.
    [[nodiscard]] std::vector<TextLine> text_lines(std::size_t box, float width, bool& cut) const;
    void place_content(std::size_t box, const Rect& rect);
    void place_error(std::size_t box, const Rect& rect);

    // place.cpp
    void place(std::size_t box, const Rect& rect);
    void place_stack(std::size_t box, const Rect& inner);
    void place_row(std::size_t box, const Rect& inner);
    void place_items(std::size_t box, const std::vector<FlowItem>& items, const Rect& line);
    void place_wrap(std::size_t box, const Rect& inner);
    void place_layer(std::size_t box, const Rect& inner);
    [[nodiscard]] Rect aligned(std::size_t box, const Rect& slot, screens::Align across,
                               screens::Align along);

    [[nodiscard]] const screens::Node& node(std::size_t box) const {
        return *m_out.boxes[box].node;
    }
    [[nodiscard]] const screens::Layout& layout(std::size_t box) const { return node(box).layout; }
    [[nodiscard]] Padding scaled_padding(std::size_t box) const;
    [[nodiscard]] Rect inner_rect(std::size_t box) const;
    [[nodiscard]] float bounded(const screens::Length& length, float value) const;
    [[nodiscard]] float scaled(float value) const { return value * m_zoom; }

    Arrangement& m_out;
    std::vector<Known> m_known;
    std::vector<std::size_t> m_dialogs;
    Size m_viewport;
    float m_zoom;
    Draft m_draft;
};

// Sets the sizes of the items so that they fill `available` as far as their limits allow: Fill
// shares what is left by weight, and where there is too little, what may shrink gives way in
// proportion to what it has to give.
void share_out(std::vector<FlowItem>& items, float available);

}  // namespace samverka::ui
