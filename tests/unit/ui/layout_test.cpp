#include "core/ui/layout.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/ui/fixture.h"

namespace samverka::ui {
namespace {

using screens::Align;
using screens::Extent;
using screens::fill;
using screens::fit;
using screens::fixed;
using screens::Flow;
using screens::Node;
using screens::NodeKind;
using test::make_node;
using test::make_row;
using test::make_stack;

Node block(std::string id, screens::Length width, screens::Length height) {
    Node node = make_node(NodeKind::Region, std::move(id));
    node.layout.width = width;
    node.layout.height = height;
    return node;
}

Arrangement arranged(Node root, float width = 400, float height = 300, float zoom = 1) {
    // Boxes point into the tree: it lives as long as the test does.
    static screens::Tree tree;
    tree.root = std::move(root);
    return arrange(tree, {width, height}, zoom);
}

const Rect& rect(const Arrangement& arrangement, std::string_view id) {
    const std::size_t index = arrangement.find(id);
    EXPECT_NE(index, kNoBox) << id;
    return arrangement.boxes[index].rect;
}

void expect_rect(const Arrangement& arrangement, std::string_view id, const Rect& wanted) {
    const Rect& is = rect(arrangement, id);
    EXPECT_FLOAT_EQ(is.x, wanted.x) << id;
    EXPECT_FLOAT_EQ(is.y, wanted.y) << id;
    EXPECT_FLOAT_EQ(is.width, wanted.width) << id;
    EXPECT_FLOAT_EQ(is.height, wanted.height) << id;
}

TEST(Layout, StackPutsChildrenUnderOneAnotherWithGapAndPadding) {
    Node root =
        make_stack("root", 8, {block("a", fill(), fixed(20)), block("b", fixed(50), fixed(30))});
    root.layout.padding_x = 10;
    root.layout.padding_y = 5;
    const Arrangement out = arranged(std::move(root));
    expect_rect(out, "a", {10, 5, 380, 20});
    expect_rect(out, "b", {10, 33, 50, 30});
}

TEST(Layout, StackGivesWhatIsLeftToFillByWeight) {
    const Arrangement out = arranged(make_stack(
        "root", 0,
        {block("a", fill(), fixed(60)), block("b", fill(), fill(1)), block("c", fill(), fill(2))}));
    expect_rect(out, "b", {0, 60, 400, 80});
    expect_rect(out, "c", {0, 140, 400, 160});
}

TEST(Layout, RowSharesWidthAndStretchesHeight) {
    Node root = make_row(
        "root", 10, {block("a", fixed(100), {}), block("b", fill(), {}), block("c", fill(3), {})});
    const Arrangement out = arranged(std::move(root));
    expect_rect(out, "a", {0, 0, 100, 300});
    expect_rect(out, "b", {110, 0, 70, 300});
    expect_rect(out, "c", {190, 0, 210, 300});
}

TEST(Layout, FillStaysWithinItsLimits) {
    const Arrangement out = arranged(make_row(
        "root", 0,
        {block("a", fill(1, 0, 50), {}), block("b", fill(1, 200), {}), block("c", fill(), {})}));
    EXPECT_FLOAT_EQ(rect(out, "a").width, 50);
    EXPECT_FLOAT_EQ(rect(out, "b").width, 200);
    EXPECT_FLOAT_EQ(rect(out, "c").width, 150);
}

TEST(Layout, JustifyAndAlignPlaceWhatDoesNotFill) {
    Node root =
        make_row("root", 10, {block("a", fixed(50), fixed(20)), block("b", fixed(50), fixed(40))});
    root.layout.justify = Align::End;
    root.layout.align = Align::Center;
    Arrangement out = arranged(root);
    expect_rect(out, "a", {290, 140, 50, 20});
    expect_rect(out, "b", {350, 130, 50, 40});
    root.layout.justify = Align::Stretch;
    out = arranged(root);
    EXPECT_FLOAT_EQ(rect(out, "a").x, 0);
    EXPECT_FLOAT_EQ(rect(out, "b").x, 350);
}

TEST(Layout, WrapGoesOnInANextLine) {
    Node root = make_row("root", 10,
                         {block("a", fixed(180), fixed(20)), block("b", fixed(180), fixed(30)),
                          block("c", fixed(180), fixed(20))});
    root.layout.flow = Flow::Wrap;
    const Arrangement out = arranged(std::move(root));
    expect_rect(out, "b", {190, 0, 180, 30});
    expect_rect(out, "c", {0, 40, 180, 20});
}

TEST(Layout, RowWithoutRoomForItsLeastGoesOnInANextLine) {
    Node panel = block("b", fixed(300), fixed(50));
    const Arrangement out =
        arranged(make_row("root", 10, {block("a", fill(1, 200), fixed(40)), std::move(panel)}));
    expect_rect(out, "a", {0, 0, 400, 40});
    expect_rect(out, "b", {0, 50, 300, 50});
}

TEST(Layout, GridPlacesCellsInReadingOrderWithSpans) {
    Node grid = make_node(NodeKind::Region, "grid");
    grid.layout.flow = Flow::Grid;
    grid.layout.columns = {fill(), fixed(100), fill()};
    grid.layout.gap = 10;
    grid.layout.column_gap = 20;
    Node head = block("head", fill(), fixed(30));
    head.layout.column_span = 3;
    Node middle = block("middle", fill(), {});
    middle.layout.row_span = 2;
    grid.children = {head,
                     block("a", fill(), fixed(40)),
                     middle,
                     block("b", fill(), fixed(40)),
                     block("c", fill(), fixed(60)),
                     block("d", fill(), fixed(60))};
    const Arrangement out = arranged(make_stack("root", 0, {std::move(grid)}));
    expect_rect(out, "head", {0, 0, 400, 30});
    expect_rect(out, "a", {0, 40, 130, 40});
    expect_rect(out, "middle", {150, 40, 100, 110});
    expect_rect(out, "b", {270, 40, 130, 40});
    expect_rect(out, "c", {0, 90, 130, 60});
    expect_rect(out, "d", {270, 90, 130, 60});
}

TEST(Layout, LayerLaysChildrenOverOneAnother) {
    Node root =
        make_stack("root", 0, {block("a", fill(), fill()), block("b", fixed(50), fixed(20))});
    root.layout.flow = Flow::Layer;
    root.layout.align = Align::End;
    root.layout.justify = Align::Start;
    const Arrangement out = arranged(std::move(root));
    expect_rect(out, "a", {0, 0, 400, 300});
    expect_rect(out, "b", {350, 0, 50, 20});
}

TEST(Layout, TextWrapsAndItsHeightFollows) {
    Node text =
        make_node(NodeKind::Text, "text", "ett två tre fyra fem sex sju åtta nio tio elva tolv");
    const Arrangement out = arranged(make_stack("root", 0, {std::move(text)}), 120);
    const Box& box = out.boxes[out.find("text")];
    EXPECT_GT(box.lines.size(), 2U);
    EXPECT_FLOAT_EQ(box.rect.height, static_cast<float>(box.lines.size()) * 21);
    for (const TextLine& line : box.lines) EXPECT_LE(line.width, 120);
}

TEST(Layout, CutTextSaysSo) {
    Node text = make_node(NodeKind::Text, "text", "ett två tre fyra fem sex sju åtta");
    text.style.overflow = screens::Overflow::Cut;
    const Arrangement out = arranged(make_stack("root", 0, {std::move(text)}), 100);
    const Box& box = out.boxes[out.find("text")];
    ASSERT_EQ(box.lines.size(), 1U);
    EXPECT_TRUE(box.cut);
    EXPECT_TRUE(box.lines[0].text.ends_with("…"));
}

TEST(Layout, ControlsAreTallEnoughToHit) {
    Node button = make_node(NodeKind::Button, "button", "Spara");
    button.layout.width = fit();
    Node field = make_node(NodeKind::Field, "field", "Eva");
    const Arrangement out = arranged(make_stack("root", 0, {std::move(button), std::move(field)}));
    EXPECT_GE(rect(out, "button").height, 32);
    EXPECT_GE(rect(out, "field").height, 32);
    EXPECT_LT(rect(out, "button").width, 100);
}

TEST(Layout, TableGivesEachColumnOneWidth) {
    Node table = make_node(NodeKind::Table, "table");
    for (const std::string row : {"1", "2"}) {
        Node line = make_node(NodeKind::Region, row);
        line.children = {
            make_node(NodeKind::Text, row + "/a", row == "1" ? "kort" : "en längre text"),
            make_node(NodeKind::Text, row + "/b", "tal")};
        table.children.push_back(std::move(line));
    }
    const Arrangement out = arranged(make_stack("root", 0, {std::move(table)}));
    EXPECT_FLOAT_EQ(rect(out, "1/b").x, rect(out, "2/b").x);
    EXPECT_GE(rect(out, "1").height, 34);
    EXPECT_FLOAT_EQ(rect(out, "2").y, rect(out, "1").bottom());
    EXPECT_EQ(out.boxes[out.find("2")].table_row, 1U);
}

TEST(Layout, ScrollingBoxKeepsItsHeightAndKnowsItsContent) {
    Node list = make_stack("list", 0, {block("a", fill(), fixed(500))});
    list.layout.height = fill();
    list.layout.scroll = screens::Scroll::Vertical;
    const Arrangement out =
        arranged(make_stack("root", 0, {block("top", fill(), fixed(100)), std::move(list)}));
    expect_rect(out, "list", {0, 100, 400, 200});
    EXPECT_FLOAT_EQ(out.boxes[out.find("list")].content_height, 500);
    EXPECT_EQ(out.boxes[out.find("a")].scroller, out.find("list"));
}

TEST(Layout, DialogStandsInTheMiddleOutsideTheFlow) {
    Node dialog = make_node(NodeKind::Dialog, "dialog");
    dialog.children = {block("in", fixed(200), fixed(50))};
    dialog.layout.width = fit();
    const Arrangement out = arranged(
        make_stack("root", 10, {std::move(dialog), block("a", fill(), fixed(20))}), 800, 600);
    EXPECT_FLOAT_EQ(rect(out, "a").y, 0);
    EXPECT_FLOAT_EQ(rect(out, "dialog").middle().x, 400);
    EXPECT_EQ(out.boxes[out.find("in")].dialog, out.find("dialog"));
    EXPECT_EQ(out.boxes[out.find("a")].dialog, kNoBox);
}

TEST(Layout, RoomDecidesWhatIsThere) {
    Node wide = block("wide", fill(), fixed(10));
    wide.room = screens::Room::WideOnly;
    Node tight = block("tight", fill(), fixed(10));
    tight.room = screens::Room::TightOnly;
    const Node root = make_stack("root", 0, {wide, tight});
    EXPECT_EQ(arranged(root, 1400).find("tight"), kNoBox);
    EXPECT_NE(arranged(root, 1400).find("wide"), kNoBox);
    EXPECT_NE(arranged(root, 1280).find("tight"), kNoBox);
    EXPECT_NE(arranged(root, 1400, 300, 1.5F).find("tight"), kNoBox);
}

TEST(Layout, ZoomMultipliesEverything) {
    Node root = make_stack(
        "root", 8, {block("a", fixed(50), fixed(20)), make_node(NodeKind::Text, "t", "Ord")});
    root.layout.padding_x = 10;
    const Arrangement once = arranged(root, 400, 300, 1);
    const Rect a = rect(once, "a");
    const Rect t = rect(once, "t");
    const Arrangement twice = arranged(root, 800, 600, 2);
    EXPECT_FLOAT_EQ(rect(twice, "a").width, 2 * a.width);
    EXPECT_FLOAT_EQ(rect(twice, "t").y, 2 * t.y);
    EXPECT_FLOAT_EQ(rect(twice, "t").height, 2 * t.height);
}

// The whole screen at the sizes that matter: children stand inside their parents and siblings do
// not overlap.
class WholeScreen : public testing::TestWithParam<std::tuple<float, float, float>> {};

TEST_P(WholeScreen, ChildrenStandInsideAndSiblingsApart) {
    const auto [width, height, zoom] = GetParam();
    const Arrangement out = arranged(test::organisation_screen(), width, height, zoom);
    constexpr float kSlack = 0.05F;
    for (std::size_t index = 1; index < out.boxes.size(); ++index) {
        const Box& box = out.boxes[index];
        const Box& parent = out.boxes[box.parent];
        EXPECT_GE(box.rect.x, parent.rect.x - kSlack) << box.node->id;
        EXPECT_LE(box.rect.right(), parent.rect.right() + kSlack) << box.node->id;
        EXPECT_GE(box.rect.y, parent.rect.y - kSlack) << box.node->id;
        const bool scrolls = parent.node->layout.scroll != screens::Scroll::None;
        const float content = scrolls ? parent.rect.y + parent.content_height : 0;
        const float bottom = std::max(parent.rect.bottom(), content);
        if (parent.scroller == kNoBox || scrolls)
            EXPECT_LE(box.rect.bottom(), bottom + kSlack) << box.node->id;
        for (std::size_t next = box.end; next < parent.end; next = out.boxes[next].end) {
            const Rect shared = intersection(box.rect, out.boxes[next].rect);
            EXPECT_TRUE(shared.width <= kSlack || shared.height <= kSlack)
                << box.node->id << " over " << out.boxes[next].node->id;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Sizes, WholeScreen,
    testing::Values(std::tuple{1440.0F, 900.0F, 1.0F}, std::tuple{1280.0F, 720.0F, 1.0F},
                    std::tuple{1920.0F, 1080.0F, 1.0F}, std::tuple{1440.0F, 900.0F, 1.25F},
                    std::tuple{1440.0F, 900.0F, 1.5F}, std::tuple{1920.0F, 1080.0F, 2.0F}));

}  // namespace
}  // namespace samverka::ui
