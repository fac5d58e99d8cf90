// Scripted input on texts with numbers, names and terms in them, and on pictures.

#include <gtest/gtest.h>

#include "core/ui/runs.h"
#include "tests/support/ui/fixture.h"
#include "tests/support/ui/headless.h"

namespace samverka::ui {
namespace {

using screens::Gesture;
using screens::GestureKind;
using screens::Node;
using screens::NodeKind;

class Runs : public testing::Test {
  protected:
    [[nodiscard]] const Gesture& last() const { return source.gestures.back(); }
    [[nodiscard]] std::size_t told() const { return source.gestures.size(); }
    [[nodiscard]] const std::string& focus() { return view.renderer().focused_node(); }
    // The middle of a run of the text, as the layout has it.
    [[nodiscard]] Point run(std::size_t which, const std::string& id = "figures/text") {
        const Arrangement arrangement =
            arrange(source.tree(), {ImGui::GetIO().DisplaySize.x, ImGui::GetIO().DisplaySize.y}, 1);
        for (const RunPiece& piece : run_pieces(arrangement.boxes[arrangement.find(id)])) {
            if (piece.run == which) return piece.rect.middle();
        }
        ADD_FAILURE() << "no such run";
        return {};
    }

    test::FakeSource source{test::figures_screen()};
    test::HeadlessView view{source, 1440, 900};
};

constexpr std::size_t kValue = 1;
constexpr std::size_t kReference = 3;
constexpr std::size_t kTerm = 9;

TEST_F(Runs, ClickOnANumberOpensItsTrace) {
    view.click(run(kValue));
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Activate);
    EXPECT_EQ(last().node, "figures/text");
    EXPECT_EQ(last().item, "kpi:1");
    view.click(run(kReference));
    EXPECT_EQ(last().item, "p1");
}

TEST_F(Runs, ClickBesideThemDoesNothing) {
    view.click(run(0));
    view.click(run(kTerm));
    EXPECT_EQ(told(), 0U);
}

TEST_F(Runs, ReleaseOnAnotherRunDoesNothing) {
    view.move_to(run(kValue));
    view.press();
    view.move_to(run(kReference));
    view.release();
    EXPECT_EQ(told(), 0U);
}

TEST_F(Runs, TabReachesTheTextAndArrowsGoThroughIt) {
    view.renderer().focus_first();
    ASSERT_EQ(focus(), "figures/text");
    view.key(ImGuiKey_Enter);
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().item, "kpi:1");
    view.key(ImGuiKey_RightArrow);
    view.key(ImGuiKey_Enter);
    EXPECT_EQ(last().item, "p1");
    view.key(ImGuiKey_RightArrow);
    view.key(ImGuiKey_Enter);
    EXPECT_EQ(told(), 2U) << "a term explains itself and opens nothing";
    view.key(ImGuiKey_RightArrow);
    view.key(ImGuiKey_LeftArrow);
    view.key(ImGuiKey_Enter);
    EXPECT_EQ(told(), 3U);
    view.key(ImGuiKey_Tab);
    EXPECT_EQ(focus(), "figures/sheet");
}

TEST_F(Runs, InsideACardTheRestOfTheTextIsTheCards) {
    Node card = test::make_node(NodeKind::Card, "card");
    card.action = test::make_action("select");
    Node text = source.node("figures/text");
    text.id = "card/text";
    card.children.push_back(std::move(text));
    source.edit();
    source.node("left").children.insert(source.node("left").children.begin(), std::move(card));
    view.settle();
    view.click(run(0, "card/text"));
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().node, "card");
    view.click(run(kReference, "card/text"));
    EXPECT_EQ(last().node, "card/text");
    EXPECT_EQ(last().item, "p1");
}

TEST_F(Runs, WhereTheWholeActsItsRunsDoNot) {
    source.edit();
    source.node("figures/text").action = test::make_action("whole");
    view.settle();
    view.click(run(kValue));
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().item, "");
}

TEST_F(Runs, ANumberWithATraceIsActivatedAsAWhole) {
    Node value = test::make_node(NodeKind::Value, "value", "74 %");
    value.trace = "goal:1";
    source.edit();
    source.node("left").children.insert(source.node("left").children.begin(), std::move(value));
    view.settle();
    view.click("value");
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().node, "value");
    EXPECT_EQ(last().item, "");
}

TEST_F(Runs, WhatLiesBehindADialogIsNotExplained) {
    const auto drawn = [] { return ImGui::GetDrawData()->TotalVtxCount; };
    view.move_to(run(kTerm));
    view.wait(1);
    // It comes by itself (a file was dropped): the pointer has not moved.
    Node dialog = test::make_node(NodeKind::Dialog, "dialog");
    dialog.children.push_back(test::make_node(NodeKind::Text, "dialog/text", "Klar"));
    source.edit().children.push_back(std::move(dialog));
    view.wait(1);
    const int with = drawn();
    view.move_to({5, 5});
    view.wait(1);
    EXPECT_LT(with - drawn(), 100) << "a tooltip has some two hundred";
}

TEST_F(Runs, ATermIsExplainedWhenPointedAtAndWhenReached) {
    const auto drawn = [] { return ImGui::GetDrawData()->TotalVtxCount; };
    view.move_to(run(0));
    view.wait(1);
    const int without = drawn();
    view.move_to(run(kTerm));
    EXPECT_TRUE(view.renderer().needs_frame());
    view.wait(1);
    EXPECT_GT(drawn(), without + 100) << "a tooltip of some fifty letters";
    EXPECT_FALSE(view.renderer().needs_frame());
    view.move_to({5, 5});
    view.wait(1);
    view.renderer().focus_first();
    view.frame();
    const int reached = drawn();
    view.key(ImGuiKey_RightArrow);
    view.key(ImGuiKey_RightArrow);
    EXPECT_GT(drawn(), reached + 100);
}

TEST_F(Runs, RunsCoverTheirTextOnceAlsoWhereItIsBrokenAndCut) {
    for (const float width : {200.0F, 320.0F, 640.0F}) {
        for (const auto overflow : {screens::Overflow::Wrap, screens::Overflow::Cut}) {
            screens::Tree tree = source.tree();
            tree.root.children = {source.node("figures/text")};
            tree.root.children[0].style.overflow = overflow;
            const Arrangement arrangement = arrange(tree, {width, 400}, 1);
            const Box& box = arrangement.boxes[arrangement.find("figures/text")];
            std::string said;
            for (const RunPiece& piece : run_pieces(box)) {
                said += piece.text;
                EXPECT_LE(piece.rect.right(), width + 1);
            }
            std::string lines;
            for (const TextLine& line : box.lines) lines += line.text;
            EXPECT_EQ(said, lines);
            EXPECT_EQ(box.cut, overflow == screens::Overflow::Cut);
        }
    }
}

TEST_F(Runs, WhatStandsInAPictureIsNeitherDrawnNorReached) {
    view.settle();
    EXPECT_TRUE(view.has("figures/chart"));
    EXPECT_FALSE(view.has("figures/chart/table/row"));
    const Rect chart = view.rect("figures/chart");
    EXPECT_FLOAT_EQ(chart.height, 180);
    view.click(chart.middle());
    EXPECT_EQ(told(), 0U);
}

TEST_F(Runs, APictureIsAsLargeAsItsSceneWhereItMay) {
    source.edit();
    source.node("figures/chart").layout.height = screens::fit();
    source.node("figures/chart").layout.width = screens::fit();
    const Rect chart = view.rect("figures/chart");
    EXPECT_FLOAT_EQ(chart.height, 200);
    EXPECT_FLOAT_EQ(chart.width, 600);
}

TEST_F(Runs, EveryShapeIsPainted) {
    const auto drawn = [&] {
        view.settle();
        return ImGui::GetDrawData()->TotalVtxCount;
    };
    int before = drawn();
    const std::size_t count = source.node("figures/chart").scene.shapes.size();
    for (std::size_t left = count; left-- > 1;) {
        source.edit();
        const std::string id = source.node("figures/chart").scene.shapes.back().id;
        source.node("figures/chart").scene.shapes.pop_back();
        const int now = drawn();
        EXPECT_LT(now, before) << id;
        before = now;
    }
}

TEST_F(Runs, CurvedLinesArePainted) {
    view.settle();
    const int with = ImGui::GetDrawData()->TotalVtxCount;
    source.edit();
    for (auto& line : source.node("map/lines").scene.connectors)
        line.form = screens::ConnectorForm::Level;
    view.settle();
    EXPECT_GT(with, ImGui::GetDrawData()->TotalVtxCount + 100);
}

}  // namespace
}  // namespace samverka::ui
