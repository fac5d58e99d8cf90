// Where cells stand, and which are seen.

#include "core/ui/cell_layout.h"

#include <gtest/gtest.h>

#include "core/ui/cell_store.h"

namespace samverka::ui {
namespace {

using screens::GridRange;
using screens::Node;
using screens::NodeKind;
using screens::Tree;

Tree grid_of(std::int64_t rows, int columns) {
    Tree tree;
    tree.root.id = "root";
    tree.root.layout.height = screens::fill();
    Node grid;
    grid.kind = NodeKind::Grid;
    grid.id = "grid";
    grid.layout.height = screens::fill();
    grid.grid.source = "any";
    grid.grid.rows = rows;
    grid.grid.row_height = 30;
    grid.grid.columns.push_back({.title = "Namn", .detail = "", .width = 100});
    for (int column = 1; column < columns; ++column)
        grid.grid.columns.push_back({.title = "", .detail = "", .width = 50});
    tree.root.children.push_back(std::move(grid));
    return tree;
}

// A grid in a window of 400 × 300: a header of 30 and, where it scrolls sideways, a bar of 10.
struct Shown400 {
    explicit Shown400(const Tree& tree, Point scrolled = {}, float zoom = 1)
        : arrangement(arrange(tree, {400, 300}, zoom)),
          layout(arrangement.boxes[1], shown_boxes(arrangement, {})[1], zoom, scrolled) {}
    Arrangement arrangement;
    CellLayout layout;
};

TEST(CellLayout, SeesOnlyWhatStandsInTheWindow) {
    const Tree tree = grid_of(1000, 50);
    const Shown400 at(tree);
    const GridRange body = at.layout.visible(CellPart::Body);
    EXPECT_EQ(body.first_row, 0);
    EXPECT_EQ(body.rows, 9);
    EXPECT_EQ(body.first_column, 1);
    EXPECT_EQ(body.columns, 6);
    const GridRange head = at.layout.visible(CellPart::Head);
    EXPECT_EQ(head.first_column, 0);
    EXPECT_EQ(head.columns, 1);
    EXPECT_EQ(head.rows, body.rows);
}

TEST(CellLayout, HeadColumnsAndTitlesStayWhenTheOthersScroll) {
    const Tree tree = grid_of(1000, 50);
    const Shown400 at(tree, {125, 3000});
    EXPECT_EQ(at.layout.visible(CellPart::Body).first_row, 100);
    EXPECT_EQ(at.layout.visible(CellPart::Body).first_column, 3);
    EXPECT_FLOAT_EQ(at.layout.cell({.row = 100, .column = 0}).x, 0);
    EXPECT_FLOAT_EQ(at.layout.cell({.row = 100, .column = 0}).y, 30);
    EXPECT_FLOAT_EQ(at.layout.cell({.row = 100, .column = 3}).x, 75);
    EXPECT_FLOAT_EQ(at.layout.title(3).y, 0);
}

TEST(CellLayout, ScrollsNoFurtherThanTheLastCell) {
    const Tree tree = grid_of(1000, 50);
    const Shown400 at(tree, {1e6F, 1e6F});
    const Rect last = at.layout.cell({.row = 999, .column = 49});
    EXPECT_FLOAT_EQ(last.right(), 400);
    EXPECT_FLOAT_EQ(last.bottom(), 290);
    const GridRange body = at.layout.visible(CellPart::Body);
    EXPECT_EQ(body.first_row + body.rows, 1000);
    EXPECT_EQ(body.first_column + body.columns, 50);
}

TEST(CellLayout, KnowsTheCellUnderAPoint) {
    const Tree tree = grid_of(1000, 50);
    const Shown400 at(tree, {25, 15});
    const auto hit = at.layout.at({101, 31});
    ASSERT_TRUE(hit);
    EXPECT_TRUE(same_place(*hit, {.row = 0, .column = 1}));
    EXPECT_TRUE(same_place(*at.layout.at({126, 46}), {.row = 1, .column = 2}));
    EXPECT_TRUE(same_place(*at.layout.at({99, 46}), {.row = 1, .column = 0}));
    EXPECT_TRUE(same_place(*at.layout.at({10, 10}), {.row = -1, .column = 0})) << "a title";
    EXPECT_FALSE(at.layout.at({200, 295})) << "the bar";
    EXPECT_FALSE(at.layout.at({401, 100}));
}

TEST(CellLayout, NothingIsUnderAPointBesideTheCells) {
    const Tree tree = grid_of(2, 3);
    const Shown400 at(tree);
    EXPECT_TRUE(at.layout.at({199, 89}));
    EXPECT_FALSE(at.layout.at({201, 50}));
    EXPECT_FALSE(at.layout.at({50, 91}));
}

TEST(CellLayout, AnEmptyGridHasNothingToSee) {
    const Tree tree = grid_of(0, 3);
    const Shown400 at(tree);
    EXPECT_EQ(at.layout.visible(CellPart::Body).rows, 0);
    EXPECT_FALSE(at.layout.has({.row = 0, .column = 0}));
}

TEST(CellLayout, HeadColumnsThatTakeAllTheRoomScrollAlong) {
    Tree tree = grid_of(10, 10);
    tree.root.children[0].grid.columns[0].width = 300;
    const Shown400 at(tree, {200, 0});
    EXPECT_FLOAT_EQ(at.layout.cell({.row = 0, .column = 0}).x, -200);
    EXPECT_EQ(at.layout.visible(CellPart::Head).columns, 0);
}

TEST(CellLayout, RevealsACellByMovingNoMoreThanNeeded) {
    const Tree tree = grid_of(1000, 50);
    const Shown400 at(tree, {100, 300});
    const Point seen = at.layout.revealing({.row = 12, .column = 4});
    EXPECT_FLOAT_EQ(seen.x, 100);
    EXPECT_FLOAT_EQ(seen.y, 300);
    const Point before = at.layout.revealing({.row = 0, .column = 1});
    EXPECT_FLOAT_EQ(before.x, 0);
    EXPECT_FLOAT_EQ(before.y, 0);
    const Point after = at.layout.revealing({.row = 30, .column = 20});
    EXPECT_FLOAT_EQ(after.y, 31 * 30 - 260);
    EXPECT_FLOAT_EQ(after.x, 20 * 50 - 300);
    EXPECT_FLOAT_EQ(at.layout.revealing({.row = 12, .column = 0}).x, 100) << "head columns stay";
}

TEST(CellLayout, GrowsWithTheText) {
    const Tree tree = grid_of(1000, 50);
    const Shown400 at(tree, {}, 2);
    EXPECT_FLOAT_EQ(at.layout.cell({.row = 1, .column = 1}).y, 60 + 60);
    EXPECT_FLOAT_EQ(at.layout.cell({.row = 1, .column = 1}).x, 200);
}

TEST(GridSize, IsThatOfItsRowsWhereItsHeightIsFit) {
    Tree tree = grid_of(4, 3);
    tree.root.children[0].layout.height = screens::fit();
    EXPECT_FLOAT_EQ(arrange(tree, {400, 300}, 1).boxes[1].rect.height, 30 + 4 * 30);
    tree.root.children[0].layout.height.max = 90;
    EXPECT_FLOAT_EQ(arrange(tree, {400, 300}, 1).boxes[1].rect.height, 90);
    tree.root.children[0].grid.columns.resize(1);
    tree.root.children[0].layout.width = screens::fit();
    EXPECT_FLOAT_EQ(arrange(tree, {400, 300}, 1).boxes[1].rect.width, 100);
}

TEST(CellStore, AsksOnceForWhatDoesNotChange) {
    class Source final : public TreeSource {
      public:
        [[nodiscard]] const Tree& tree() override { return m_tree; }
        [[nodiscard]] screens::GridRows cells(const std::string&, const GridRange& range) override {
            ++asked;
            screens::GridRows rows(static_cast<std::size_t>(range.rows));
            for (auto& row : rows) row.resize(static_cast<std::size_t>(range.columns));
            return rows;
        }
        void perform(const screens::Gesture&) override {}
        int asked = 0;

      private:
        Tree m_tree;
    } source;
    const Tree tree = grid_of(1000, 50);
    CellStore store;
    store.follow(1);
    const Shown400 at(tree);
    const ShownCells shown = store.shown(source, 1, "grid", at.layout);
    EXPECT_EQ(source.asked, 2) << "head columns and the others";
    EXPECT_NE(shown.find({.row = 8, .column = 6}), nullptr);
    EXPECT_EQ(shown.find({.row = 900, .column = 6}), nullptr);
    (void)store.shown(source, 1, "grid", Shown400(tree, {10, 60}).layout);
    EXPECT_EQ(source.asked, 2) << "within what lies around";
    (void)store.cell(source, "grid", {.row = 3, .column = 3});
    EXPECT_EQ(source.asked, 2);
    (void)store.cell(source, "grid", {.row = 900, .column = 3});
    EXPECT_EQ(source.asked, 3);
    store.follow(2);
    (void)store.shown(source, 1, "grid", at.layout);
    EXPECT_EQ(source.asked, 5);
}

}  // namespace
}  // namespace samverka::ui
