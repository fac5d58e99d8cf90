// What is on the screen now: the source's tree, arranged and scrolled, kept until one of them
// changes.
//
// Boxes point into the source's tree. `update` must therefore be called after anything that may
// have rebuilt it, and boxes and nodes are never held across a gesture; ids are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ui/cell_store.h"
#include "core/ui/layout.h"
#include "core/ui/shown.h"
#include "core/ui/tree_source.h"
#include "core/ui/view_state.h"

namespace samverka::ui {

class Stage {
  public:
    explicit Stage(TreeSource& source) : m_source(source) {}

    void resize(Size viewport, float zoom);
    // Arranges if the tree, the size, the zoom or a growing draft has changed, and applies the
    // scrolling.
    void update(const ViewState& state);
    // Tells the source and updates. What the gesture names may be gone afterwards.
    void perform(const screens::Gesture& gesture, const ViewState& state);

    [[nodiscard]] const Arrangement& arrangement() const { return m_arrangement; }
    [[nodiscard]] const std::vector<Shown>& shown() const { return m_shown; }
    [[nodiscard]] const Box& box(std::size_t index) const { return m_arrangement.boxes[index]; }
    [[nodiscard]] const screens::Node& node(std::size_t index) const { return *box(index).node; }
    [[nodiscard]] std::size_t find(std::string_view id) const { return m_arrangement.find(id); }
    [[nodiscard]] const screens::Node* find_node(std::string_view id) const;
    [[nodiscard]] float zoom() const { return m_zoom; }
    [[nodiscard]] Size viewport() const { return m_viewport; }

    // The innermost box under the point that can be reached: with a dialog open only what is in it.
    // kNoBox for none.
    [[nodiscard]] std::size_t hit(Point point) const;
    // The nearest of it and its ancestors that does something when clicked at the point; kNoBox for
    // none.
    [[nodiscard]] std::size_t actor(std::size_t index, Point point) const;
    // The run of the box's text that is opened or explained at the point; kNoRun for none.
    [[nodiscard]] std::size_t run_at(std::size_t index, Point point) const;
    // What a term of the glossary means; "" when the tree does not say.
    [[nodiscard]] std::string meaning(std::string_view term) const;
    [[nodiscard]] bool reachable(std::size_t index) const;
    // The scrolling box at or around it that can move by `delta` (content down is positive); kNoBox
    // for none.
    [[nodiscard]] std::size_t scroller_for(std::size_t index, float delta,
                                           const ViewState& state) const;
    // The same for a grid, content to the right being positive.
    [[nodiscard]] std::size_t sideways_for(std::size_t index, float delta,
                                           const ViewState& state) const;
    // Offsets that bring the box into sight.
    void reveal(std::size_t index, ViewState& state);

    // Of a grid of cells. Precondition: the box is one.
    [[nodiscard]] CellLayout cell_layout(std::size_t index, const ViewState& state) const;
    [[nodiscard]] screens::GridCell cell(std::size_t index, CellPlace place);
    [[nodiscard]] screens::GridRows cells(std::size_t index, const screens::GridRange& range) {
        return m_source.cells(node(index).id, range);
    }
    void reveal_cell(std::size_t index, CellPlace place, ViewState& state);
    // All grids that are seen, with their cells.
    [[nodiscard]] std::vector<ShownCells> shown_cells(const ViewState& state);

  private:
    // `part` from the box's corner.
    void reveal_part(std::size_t index, const Rect& part, ViewState& state);

    TreeSource& m_source;
    CellStore m_cells;
    Arrangement m_arrangement;
    std::vector<Shown> m_shown;
    Size m_viewport;
    float m_zoom = 1;
    std::uint64_t m_revision = 0;
    std::string m_draft_node;
    std::string m_draft;
    bool m_arranged = false;
};

}  // namespace samverka::ui
