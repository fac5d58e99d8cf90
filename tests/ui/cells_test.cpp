// Scripted input on grids of cells: where the cursor goes, what is asked of the source, which
// gestures come out.

#include <gtest/gtest.h>

#include "core/ui/interaction.h"
#include "tests/support/ui/fixture.h"
#include "tests/support/ui/headless.h"

namespace samverka::ui {
namespace {

using screens::Gesture;
using screens::GestureKind;
using screens::GridRange;

std::string cell(int row, int column, const std::string& grid = "figures/sheet") {
    return grid + "/cell/" + std::to_string(row) + "/" + std::to_string(column);
}

class Cells : public testing::Test {
  protected:
    [[nodiscard]] const Gesture& last() const { return source.gestures.back(); }
    [[nodiscard]] std::size_t told() const { return source.gestures.size(); }
    // The cell that would be edited or activated now, read from what is copied of it.
    [[nodiscard]] std::string here() { return view.renderer().chosen_text(); }
    [[nodiscard]] std::optional<FocusedEditor> editor() { return view.renderer().focused_editor(); }
    void enter(int row, int column) { view.click(cell(row, column)); }

    test::FakeSource source{test::figures_screen()};
    test::HeadlessView view{source, 1440, 900};
};

TEST_F(Cells, OnlyWhatIsSeenIsAskedFor) {
    view.settle();
    ASSERT_FALSE(source.asked.empty());
    for (const GridRange& range : source.asked) EXPECT_LT(range.rows * range.columns, 1000);
    const std::size_t asked = source.asked.size();
    view.move_to(view.rect(cell(2, 2)).middle());
    view.settle();
    EXPECT_EQ(source.asked.size(), asked) << "nothing has changed";
    EXPECT_FALSE(view.has(cell(300, 2)));
}

TEST_F(Cells, ANewTreeIsAskedAnew) {
    view.settle();
    const std::size_t asked = source.asked.size();
    source.edit();
    view.settle();
    EXPECT_GT(source.asked.size(), asked);
}

TEST_F(Cells, ArrowsMoveAndStopAtTheEdges) {
    enter(1, 1);
    EXPECT_EQ(here(), "92,1");
    view.key(ImGuiKey_DownArrow);
    EXPECT_EQ(here(), "93,1");
    view.key(ImGuiKey_RightArrow);
    EXPECT_EQ(here(), "94,2");
    view.key(ImGuiKey_UpArrow);
    view.key(ImGuiKey_UpArrow);
    view.key(ImGuiKey_UpArrow);
    EXPECT_EQ(here(), "92,2");
    for (int step = 0; step < 5; ++step) view.key(ImGuiKey_LeftArrow);
    EXPECT_EQ(here(), "Tillgänglighet kritiska tjänster");
    EXPECT_EQ(told(), 0U);
}

TEST_F(Cells, HomeEndAndPagesGoFarAndBringTheCellIntoSight) {
    enter(1, 1);
    view.key(ImGuiKey_End, ImGuiMod_Ctrl);
    ASSERT_TRUE(view.has(cell(499, 24)));
    const Rect grid = view.rect("figures/sheet");
    const Rect corner = view.rect(cell(499, 24));
    EXPECT_LE(corner.right(), grid.right() + 1);
    EXPECT_LE(corner.bottom(), grid.bottom() + 1);
    EXPECT_TRUE(view.has(cell(499, 0))) << "the head column stays";
    view.key(ImGuiKey_Home);
    view.key(ImGuiKey_Home, ImGuiMod_Ctrl);
    EXPECT_EQ(here(), "Tillgänglighet kritiska tjänster");
    view.key(ImGuiKey_PageDown);
    const std::string after_a_page = here();
    EXPECT_NE(after_a_page, "Tillgänglighet kritiska tjänster");
    EXPECT_TRUE(view.has(cell(20, 0)) || view.has(cell(10, 0)));
    view.key(ImGuiKey_PageUp);
    EXPECT_EQ(here(), "Tillgänglighet kritiska tjänster");
    view.key(ImGuiKey_DownArrow, ImGuiMod_Ctrl);
    EXPECT_TRUE(view.has(cell(499, 0)));
}

TEST_F(Cells, WheelScrollsDownAndWithShiftSideways) {
    view.settle();
    const Rect before = view.rect(cell(2, 2));
    view.move_to(before.middle());
    EXPECT_TRUE(view.renderer().scrolls_at(before.middle(), 1));
    EXPECT_TRUE(view.renderer().scrolls_sideways_at(before.middle(), 1));
    EXPECT_FALSE(view.renderer().scrolls_sideways_at(before.middle(), -1));
    view.wheel(-0.2F);
    EXPECT_LT(view.rect(cell(2, 2)).y, before.y);
    EXPECT_FLOAT_EQ(view.rect(cell(2, 2)).x, before.x);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    view.wheel(-1);
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    view.frame();
    EXPECT_LT(view.rect(cell(2, 2)).x, before.x);
    EXPECT_FLOAT_EQ(view.rect(cell(2, 0)).x, view.rect("figures/sheet").x) << "stays";
}

TEST_F(Cells, SidewaysWheelOfATrackpad) {
    view.settle();
    const Rect before = view.rect(cell(2, 2));
    view.move_to(before.middle());
    ImGui::GetIO().AddMouseWheelEvent(-1, 0);
    view.frame();
    EXPECT_LT(view.rect(cell(2, 2)).x, before.x);
    EXPECT_FLOAT_EQ(view.rect(cell(2, 2)).y, before.y);
}

TEST_F(Cells, ThumbBelowIsDraggedSideways) {
    view.settle();
    const Rect grid = view.rect("figures/sheet");
    const float before = view.rect(cell(1, 2)).x;
    view.move_to({grid.x + 20, grid.bottom() - 5});
    view.press();
    view.move_to({grid.x + 40, grid.bottom() - 5});
    view.release();
    EXPECT_LT(view.rect(cell(1, 2)).x, before - 40);
    EXPECT_EQ(told(), 0U);
}

TEST_F(Cells, EnterEditsAndGoesDown) {
    enter(1, 1);
    view.key(ImGuiKey_Enter);
    ASSERT_TRUE(editor());
    EXPECT_EQ(editor()->row, 1);
    EXPECT_EQ(editor()->column, 1);
    EXPECT_EQ(editor()->typed, "92,1");
    EXPECT_EQ(editor()->name, "Ärenden lösta i tid, okt 25");
    view.type("95");
    view.key(ImGuiKey_Enter);
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Commit);
    EXPECT_EQ(last().node, "figures/sheet");
    EXPECT_EQ(last().typed, "95");
    EXPECT_EQ(last().row, 1);
    EXPECT_EQ(last().column, 1);
    EXPECT_FALSE(editor());
    EXPECT_EQ(here(), "93,1");
}

TEST_F(Cells, TypingReplacesAndTabGoesOnInTheRow) {
    enter(1, 1);
    view.type("9");
    view.type("7");
    ASSERT_TRUE(editor());
    EXPECT_EQ(editor()->typed, "97");
    view.key(ImGuiKey_Tab);
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().typed, "97");
    EXPECT_EQ(here(), "93,2");
    view.key(ImGuiKey_F2);
    view.key(ImGuiKey_Tab, ImGuiMod_Shift);
    EXPECT_EQ(told(), 1U) << "nothing was changed";
    EXPECT_EQ(here(), "92,1");
}

TEST_F(Cells, EscapeGivesUp) {
    enter(1, 1);
    view.type("9");
    view.key(ImGuiKey_Escape);
    EXPECT_FALSE(editor());
    EXPECT_EQ(told(), 0U);
    EXPECT_EQ(view.renderer().focused_node(), "figures/sheet");
    EXPECT_EQ(here(), "92,1");
}

TEST_F(Cells, RefusedTextStaysWhereItWasTyped) {
    source.react = [&](const Gesture& gesture) {
        if (gesture.kind != GestureKind::Commit) return;
        source.edit();
        source.node("figures/sheet").edit.error = gesture.typed == "x" ? "Inget tal" : "";
    };
    enter(1, 1);
    view.type("x");
    view.key(ImGuiKey_Enter);
    ASSERT_TRUE(editor());
    EXPECT_EQ(editor()->typed, "x");
    EXPECT_EQ(editor()->error, "Inget tal");
    view.settle();
    const int said = ImGui::GetDrawData()->TotalVtxCount;
    source.edit();
    source.node("figures/sheet").edit.error = "!";
    view.settle();
    EXPECT_LT(ImGui::GetDrawData()->TotalVtxCount, said) << "the reason stands beside the cell";
    view.key(ImGuiKey_Escape);
    view.key(ImGuiKey_DownArrow);
    view.key(ImGuiKey_F2);
    EXPECT_EQ(editor()->error, "") << "another cell";
    view.key(ImGuiKey_A, ImGuiMod_Ctrl);
    view.type("91");
    view.key(ImGuiKey_Enter);
    EXPECT_FALSE(editor());
    EXPECT_EQ(told(), 2U);
}

TEST_F(Cells, WhatCannotBeEditedIsLeft) {
    enter(1, 0);
    view.type("9");
    EXPECT_FALSE(editor());
    view.key(ImGuiKey_Enter);
    EXPECT_FALSE(editor());
    EXPECT_EQ(told(), 0U);
}

TEST_F(Cells, DeleteEmptiesACell) {
    enter(1, 1);
    view.key(ImGuiKey_Delete);
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Commit);
    EXPECT_EQ(last().typed, "");
    EXPECT_EQ(last().row, 1);
}

TEST_F(Cells, DoubleClickEditsAndAClickOnlyChooses) {
    enter(1, 1);
    EXPECT_FALSE(editor());
    enter(1, 1);
    EXPECT_TRUE(editor());
}

TEST_F(Cells, ActiveCellsActOnClickAndEnter) {
    view.click(cell(3, 2, "heat"));
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Activate);
    EXPECT_EQ(last().node, "heat");
    EXPECT_EQ(last().row, 3);
    EXPECT_EQ(last().column, 2);
    view.key(ImGuiKey_RightArrow);
    view.key(ImGuiKey_Enter);
    ASSERT_EQ(told(), 2U);
    EXPECT_EQ(last().column, 3);
    view.click(cell(3, 0, "heat"));
    EXPECT_EQ(told(), 2U) << "a name does nothing here";
}

TEST_F(Cells, ReleaseInAnotherCellChoosesBoth) {
    view.move_to(view.rect(cell(1, 1)).middle());
    view.press();
    view.move_to(view.rect(cell(2, 2)).middle());
    view.release();
    EXPECT_EQ(told(), 0U);
    EXPECT_EQ(here(), "92,1\t93,2\n93,1\t94,2");
}

TEST_F(Cells, ShiftAndArrowsChooseARangeThatIsCopied) {
    enter(1, 1);
    view.key(ImGuiKey_RightArrow, ImGuiMod_Shift);
    view.key(ImGuiKey_DownArrow, ImGuiMod_Shift);
    view.key(ImGuiKey_C, ImGuiMod_Ctrl);
    EXPECT_STREQ(ImGui::GetClipboardText(), "92,1\t93,2\n93,1\t94,2");
    view.key(ImGuiKey_DownArrow);
    EXPECT_EQ(here(), "95,2");
}

TEST_F(Cells, ABlockIsPastedAtTheCursor) {
    enter(1, 2);
    ImGui::SetClipboardText("1\t2\r\n3\t4\r\n");
    view.key(ImGuiKey_V, ImGuiMod_Ctrl);
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Paste);
    EXPECT_EQ(last().row, 1);
    EXPECT_EQ(last().column, 2);
    EXPECT_EQ(last().typed, "1\t2\r\n3\t4");
}

TEST_F(Cells, OnePastedValueIsTypedIntoItsCell) {
    enter(1, 1);
    ImGui::SetClipboardText("88,5\r\n");
    view.key(ImGuiKey_V, ImGuiMod_Ctrl);
    ASSERT_TRUE(editor());
    EXPECT_EQ(editor()->typed, "88,5");
    EXPECT_EQ(told(), 0U);
}

TEST_F(Cells, AHostHandsInWhatWasPasted) {
    EXPECT_FALSE(view.renderer().paste("1\t2")) << "no grid has the keyboard";
    enter(1, 1);
    EXPECT_FALSE(view.renderer().paste("1"));
    EXPECT_TRUE(view.renderer().paste("1\n2"));
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Paste);
    view.click(cell(1, 1, "heat"));
    EXPECT_FALSE(view.renderer().paste("1\n2")) << "takes none";
}

TEST_F(Cells, AHostEditsACellWhereItIsTold) {
    view.renderer().set_editor_mode(EditorMode::Host);
    enter(1, 1);
    view.type("9");
    ASSERT_TRUE(editor());
    EXPECT_EQ(editor()->typed, "9");
    const Rect place = view.rect(cell(1, 1));
    EXPECT_FLOAT_EQ(editor()->rect.x, place.x);
    EXPECT_FLOAT_EQ(editor()->rect.width, place.width);
    EXPECT_NE(view.renderer().editor_json().find("\"node\":\"figures/sheet/cell/1/1\""),
              std::string::npos);
    view.renderer().commit_cell("96", TabWay::Forward);
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().typed, "96");
    EXPECT_EQ(here(), "93,2");
    view.key(ImGuiKey_F2);
    view.renderer().commit_editor("97");
    EXPECT_EQ(last().column, 2);
    EXPECT_EQ(here(), "94,2");
}

TEST_F(Cells, TheGridIsOneStopOfTab) {
    enter(1, 1);
    view.key(ImGuiKey_Tab);
    EXPECT_EQ(view.renderer().focused_node(), "heat");
    view.key(ImGuiKey_Tab, ImGuiMod_Shift);
    EXPECT_EQ(view.renderer().focused_node(), "figures/sheet");
    EXPECT_EQ(here(), "92,1") << "where it was left";
}

TEST_F(Cells, TheCursorStaysInAGridThatShrinks) {
    enter(5, 3);
    source.edit();
    source.node("figures/sheet").grid.rows = 2;
    source.node("figures/sheet").grid.columns.resize(2);
    view.settle();
    EXPECT_EQ(here(), "92,1");
    view.key(ImGuiKey_F2);
    ASSERT_TRUE(editor());
    source.edit();
    source.node("figures/sheet").grid.rows = 0;
    view.settle();
    EXPECT_FALSE(editor());
}

TEST_F(Cells, CellsSayWhetherTheirTextIsCut) {
    view.settle();
    const std::string json = view.renderer().rectangles_json();
    const auto cut = [&](const std::string& id) {
        const std::size_t at = json.find("\"id\":\"" + id + "\"");
        EXPECT_NE(at, std::string::npos) << id;
        return json.substr(at, json.find('}', at) - at).ends_with("true");
    };
    EXPECT_TRUE(cut(cell(2, 3)));
    EXPECT_FALSE(cut(cell(2, 2)));
}

TEST_F(Cells, AGridThatFitsIsAsHighAsItsRows) {
    const Rect heat = view.rect("heat");
    EXPECT_FLOAT_EQ(heat.height, 12 * 25 + 18 + 6);
    const Rect sheet = view.rect("figures/sheet");
    EXPECT_LT(sheet.bottom(), 900);
}

TEST_F(Cells, NothingIsDueOnceTheyAreShown) {
    enter(1, 1);
    view.settle();
    EXPECT_FALSE(view.renderer().needs_frame());
}

}  // namespace
}  // namespace samverka::ui
