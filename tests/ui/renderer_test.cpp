// Scripted input on a hand-made screen: which gestures come out, and what the view does with the
// tree that answers.

#include <gtest/gtest.h>

#include "core/screens/theme.h"
#include "core/ui/interaction.h"
#include "tests/support/ui/fixture.h"
#include "tests/support/ui/headless.h"

namespace samverka::ui {
namespace {

using screens::Gesture;
using screens::GestureKind;
using screens::Node;
using screens::NodeKind;

class Drawn : public testing::Test {
  protected:
    [[nodiscard]] const Gesture& last() const { return source.gestures.back(); }
    [[nodiscard]] std::size_t told() const { return source.gestures.size(); }
    [[nodiscard]] const std::string& focus() { return view.renderer().focused_node(); }

    test::FakeSource source{test::organisation_screen()};
    test::HeadlessView view{source, 1440, 900};
};

TEST_F(Drawn, ClickActivatesWhatWasPressedAndReleased) {
    view.click("nav/kpi");
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Activate);
    EXPECT_EQ(last().node, "nav/kpi");
}

TEST_F(Drawn, ReleaseElsewhereDoesNothing) {
    view.move_to(view.rect("head/mandate").middle());
    view.press();
    view.move_to(view.rect("head/add").middle());
    view.release();
    EXPECT_EQ(told(), 0U);
}

TEST_F(Drawn, ClickInsideACardActivatesTheCard) {
    view.click("A0/c/person");
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().node, "A0/c");
}

TEST_F(Drawn, TwentyQuickTapsAreTwentyGestures) {
    const Point at = view.rect("head/mandate").middle();
    ImGui::GetIO().AddMousePosEvent(at.x, at.y);
    for (int tap = 0; tap < 20; ++tap) {
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        ImGui::GetIO().AddMouseButtonEvent(0, false);
    }
    view.settle();
    EXPECT_EQ(told(), 20U);
}

TEST_F(Drawn, DisabledButtonSaysNothing) {
    source.edit();
    source.node("head/mandate").enabled = false;
    view.frame();
    view.click("head/mandate");
    EXPECT_EQ(told(), 0U);
}

TEST_F(Drawn, TabTakesAGroupAsOneStopAndArrowsMoveInIt) {
    view.frame();
    view.key(ImGuiKey_Tab);
    EXPECT_EQ(focus(), "search");
    view.key(ImGuiKey_Tab);
    view.key(ImGuiKey_Tab);
    EXPECT_EQ(focus(), "person");
    view.key(ImGuiKey_Tab);
    EXPECT_EQ(focus(), "nav/organisation");  // the selected one of its group
    view.key(ImGuiKey_DownArrow);
    EXPECT_EQ(focus(), "nav/responsibilities");
    view.key(ImGuiKey_Tab);
    EXPECT_EQ(focus(), "head/mandate");
    view.key(ImGuiKey_Tab, ImGuiMod_Shift);
    EXPECT_EQ(focus(), "nav/responsibilities");
}

TEST_F(Drawn, ArrowsInAGridGoWhereThingsStand) {
    view.click("A0/c");
    view.key(ImGuiKey_RightArrow);
    EXPECT_EQ(focus(), "A0/s");
    view.key(ImGuiKey_DownArrow);
    EXPECT_EQ(focus(), "A1/s");
    view.key(ImGuiKey_DownArrow);
    EXPECT_EQ(focus(), "B0/s");
    view.key(ImGuiKey_LeftArrow);
    EXPECT_EQ(focus(), "B0/c");
    view.key(ImGuiKey_LeftArrow);
    EXPECT_EQ(focus(), "B0/c");
}

TEST_F(Drawn, EnterAndSpaceActivateTheFocus) {
    view.click("A0/c");
    view.key(ImGuiKey_Enter);
    view.key(ImGuiKey_Space);
    ASSERT_EQ(told(), 3U);
    EXPECT_EQ(last().node, "A0/c");
}

TEST_F(Drawn, TabPastTheEndsIsToldToTheHost) {
    int out = 0;
    view.renderer().set_tab_out([&](TabWay way) { out = static_cast<int>(way); });
    view.renderer().focus_last();
    const std::string last_stop = focus();
    EXPECT_EQ(last_stop, "detail/more");
    view.key(ImGuiKey_Tab);
    EXPECT_EQ(out, 1);
    view.renderer().focus_first();
    EXPECT_EQ(focus(), "search");
    view.key(ImGuiKey_Tab, ImGuiMod_Shift);
    EXPECT_EQ(out, -1);
}

TEST_F(Drawn, EscapeDismissesThePanel) {
    view.click("A0/c");
    view.key(ImGuiKey_Escape);
    EXPECT_EQ(last().kind, GestureKind::Dismiss);
    EXPECT_EQ(last().node, "detail");
}

TEST_F(Drawn, MenuOpensMovesFindsAndChooses) {
    view.click("detail/more");
    EXPECT_EQ(told(), 0U);
    view.key(ImGuiKey_DownArrow);
    view.key(ImGuiKey_DownArrow);
    view.key(ImGuiKey_Enter);
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Menu);
    EXPECT_EQ(last().node, "detail/more");
    EXPECT_EQ(last().index, 1U);
    view.click("detail/more");
    view.type("be");
    view.key(ImGuiKey_Enter);
    EXPECT_EQ(last().index, 2U);
    view.click("detail/more");
    view.key(ImGuiKey_Escape);
    EXPECT_EQ(told(), 2U);
}

TEST_F(Drawn, MenuItemIsChosenByClick) {
    view.click("detail/more");
    const Rect anchor = view.rect("detail/more");
    view.click({anchor.x + 20, anchor.bottom() + 4 + 6 + 17});
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Menu);
    EXPECT_EQ(last().index, 0U);
}

TEST_F(Drawn, RightClickOpensACardsMenuAndSkipsWhatIsOff) {
    view.right_click("A0/c");
    view.key(ImGuiKey_UpArrow);
    view.key(ImGuiKey_Enter);
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Menu);
    EXPECT_EQ(last().index, 1U);
}

TEST_F(Drawn, ShortcutReachesAFieldAndAMenuItem) {
    view.key(ImGuiKey_K, ImGuiMod_Ctrl);
    EXPECT_EQ(focus(), "search");
    ASSERT_TRUE(view.renderer().focused_editor());
    view.key(ImGuiKey_Escape);
    view.key(ImGuiKey_F4);
    EXPECT_EQ(last().kind, GestureKind::Menu);
    EXPECT_EQ(last().node, "A0/c");
    EXPECT_EQ(last().index, 1U);
}

TEST_F(Drawn, ShortcutOfAButtonIsAGesture) {
    source.edit();
    source.node("head/add").shortcut = "Ctrl+Shift+N";
    view.frame();
    view.key(ImGuiKey_N, ImGuiMod_Ctrl | ImGuiMod_Shift);
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Shortcut);
    EXPECT_EQ(last().node, "head/add");
    EXPECT_EQ(last().item, "Ctrl+Shift+N");
}

TEST_F(Drawn, ClickedFieldIsEditedAndCommittedWithEnter) {
    view.click("mandates/limit/supplier");
    view.key(ImGuiKey_A, ImGuiMod_Ctrl);
    view.type("10 Mkr");
    view.key(ImGuiKey_Enter);
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Commit);
    EXPECT_EQ(last().node, "mandates/limit/supplier");
    EXPECT_EQ(last().typed, "10 Mkr");
    EXPECT_FALSE(last().chosen);
    EXPECT_FALSE(view.renderer().focused_editor());
}

TEST_F(Drawn, TypingOnAFieldReplacesWhatStands) {
    view.click("A0/c");
    source.gestures.clear();
    view.renderer().focus_first();
    for (int tab = 0; focus() != "mandates/limit/supplier" && tab < 30; ++tab)
        view.key(ImGuiKey_Tab);
    ASSERT_EQ(focus(), "mandates/limit/supplier");
    view.type("åäö");
    ASSERT_TRUE(view.renderer().focused_editor());
    EXPECT_EQ(view.renderer().focused_editor()->typed, "åäö");
    view.key(ImGuiKey_Tab);
    EXPECT_EQ(last().typed, "åäö");
    EXPECT_EQ(focus(), "mandates/deputy/customer");
}

TEST_F(Drawn, WhatIsBeingComposedIsSeenInTheFieldAndIsNotTyped) {
    view.click("mandates/limit/supplier");
    view.key(ImGuiKey_A, ImGuiMod_Ctrl);
    view.type("a");
    view.frame();
    const int before = ImGui::GetDrawData()->TotalIdxCount;
    view.renderer().compose("かん");
    EXPECT_TRUE(view.renderer().needs_frame());
    view.frame();
    EXPECT_GT(ImGui::GetDrawData()->TotalIdxCount, before) << "letters, and a line beneath them";
    EXPECT_EQ(view.renderer().focused_editor()->typed, "a");
    view.renderer().compose("");
    view.frame();
    EXPECT_EQ(ImGui::GetDrawData()->TotalIdxCount, before);
    view.renderer().compose("b");
    view.type("öst");  // it was decided
    EXPECT_EQ(view.renderer().focused_editor()->typed, "aöst");
    view.key(ImGuiKey_Enter);
    EXPECT_EQ(last().typed, "aöst");
}

TEST_F(Drawn, ComposingStandsInPlaceOfWhatIsSelectedAndGoesWithTheEdit) {
    view.click("mandates/limit/supplier");
    const std::string before = view.renderer().focused_editor()->typed;
    view.key(ImGuiKey_A, ImGuiMod_Ctrl);
    view.renderer().compose("x");
    EXPECT_EQ(view.renderer().focused_editor()->typed, before);
    view.renderer().compose("\xff");  // no text
    view.renderer().compose("two\nlines");
    view.key(ImGuiKey_Escape);
    EXPECT_EQ(told(), 0U);
    view.renderer().compose("nobody asked");
    view.frame();
    EXPECT_FALSE(view.renderer().focused_editor());
}

TEST_F(Drawn, EscapeRestoresAndLeavingUnchangedSaysNothing) {
    view.click("mandates/limit/supplier");
    view.type("9");
    view.key(ImGuiKey_Escape);
    EXPECT_EQ(told(), 0U);
    view.click("mandates/limit/supplier");
    view.click({700, 880});
    EXPECT_EQ(told(), 0U);
}

TEST_F(Drawn, PressElsewhereCommitsFirst) {
    view.click("mandates/limit/supplier");
    view.key(ImGuiKey_A, ImGuiMod_Ctrl);
    view.type("7");
    view.click("head/mandate");
    ASSERT_EQ(told(), 2U);
    EXPECT_EQ(source.gestures[0].kind, GestureKind::Commit);
    EXPECT_EQ(source.gestures[1].node, "head/mandate");
}

TEST_F(Drawn, RefusedTextIsKeptAndOfferedAgain) {
    source.react = [&](const Gesture& gesture) {
        if (gesture.kind != GestureKind::Commit) return;
        source.edit();
        source.node(gesture.node).edit.error = "Beloppet går inte att läsa";
    };
    view.click("mandates/limit/supplier");
    view.key(ImGuiKey_A, ImGuiMod_Ctrl);
    view.type("tio");
    view.key(ImGuiKey_Enter);
    ASSERT_TRUE(view.renderer().focused_editor());
    EXPECT_EQ(view.renderer().focused_editor()->typed, "tio");
    view.click("head/mandate");
    EXPECT_FALSE(view.renderer().focused_editor());
    view.click("mandates/limit/supplier");
    ASSERT_TRUE(view.renderer().focused_editor());
    EXPECT_EQ(view.renderer().focused_editor()->typed, "tio");
}

TEST_F(Drawn, OptionsAreFilteredAndChosen) {
    view.click("mandates/deputy/customer");
    view.key(ImGuiKey_A, ImGuiMod_Ctrl);
    view.type("öm");
    view.key(ImGuiKey_DownArrow);
    view.key(ImGuiKey_Enter);
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Commit);
    EXPECT_TRUE(last().chosen);
    EXPECT_EQ(last().typed, "p3");
}

TEST_F(Drawn, FirstArrowTakesTheFirstOptionOfAChoiceToo) {
    source.edit();
    source.node("mandates/deputy/customer").edit.kind = screens::EditKind::Choice;
    view.frame();
    view.click("mandates/deputy/customer");
    view.key(ImGuiKey_A, ImGuiMod_Ctrl);
    view.type("a");
    view.key(ImGuiKey_DownArrow);
    view.key(ImGuiKey_Enter);
    ASSERT_EQ(told(), 1U);
    EXPECT_TRUE(last().chosen);
    EXPECT_EQ(last().typed, "p1");
}

TEST_F(Drawn, LiveFieldTellsEachChange) {
    view.click("search");
    view.type("a");
    view.type("b");
    ASSERT_EQ(told(), 2U);
    EXPECT_EQ(last().typed, "ab");
    view.key(ImGuiKey_Escape);
    ASSERT_EQ(told(), 3U);
    EXPECT_EQ(last().typed, "");
}

TEST_F(Drawn, LongTextGrowsWithItsDraft) {
    const float before = view.rect("detail/note").height;
    view.click("detail/note");
    view.key(ImGuiKey_End, ImGuiMod_Ctrl);
    view.key(ImGuiKey_Enter);
    view.type("Ny rad");
    EXPECT_GT(view.rect("detail/note").height, before + 15);
    view.key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    ASSERT_EQ(told(), 1U);
    EXPECT_TRUE(last().typed.ends_with("\nNy rad"));
}

TEST_F(Drawn, HostEditsWhereItIsTold) {
    view.renderer().set_editor_mode(EditorMode::Host);
    view.click("mandates/limit/supplier");
    const auto editor = view.renderer().focused_editor();
    ASSERT_TRUE(editor);
    EXPECT_EQ(editor->typed, "4 000 000");
    EXPECT_GT(editor->rect.width, 40);
    view.type("x");  // the page's element has the keys
    EXPECT_EQ(view.renderer().focused_editor()->typed, "4 000 000");
    view.renderer().commit_editor("5");
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().typed, "5");
    EXPECT_EQ(view.renderer().editor_json(), "");
}

TEST_F(Drawn, DragLightsTargetsAndDropsByNodeId) {
    view.move_to(view.rect("A0/c").middle());
    view.press();
    view.move_to(view.rect("B0/c").middle());
    view.release();
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Drop);
    EXPECT_EQ(last().node, "B0/c");
    EXPECT_EQ(last().item, "A0/c");
}

TEST_F(Drawn, SmallMoveIsAClickAndEscapeEndsADrag) {
    const Point at = view.rect("A0/c").middle();
    view.move_to(at);
    view.press();
    view.move_to({at.x + 2, at.y + 2});
    view.release();
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().kind, GestureKind::Activate);
    view.press();
    view.move_to(view.rect("B0/c").middle());
    view.key(ImGuiKey_Escape);
    view.release();
    EXPECT_EQ(told(), 1U);
}

TEST_F(Drawn, WheelScrollsWhatIsUnderThePointer) {
    ImGui::GetIO().DisplaySize = {1440, 500};
    view.frame();
    const float before = view.rect("A0/c").y;
    view.move_to(view.rect("A0/c").middle());
    EXPECT_TRUE(view.renderer().scrolls_at(view.rect("A0/c").middle(), 10));
    EXPECT_FALSE(view.renderer().scrolls_at(view.rect("A0/c").middle(), -10));
    EXPECT_FALSE(view.renderer().scrolls_at(view.rect("nav/kpi").middle(), -10));
    view.wheel(-2);
    EXPECT_LT(view.rect("A0/c").y, before);
}

TEST_F(Drawn, FingerTakesTheContentAlongAndTapsStillAct) {
    ImGui::GetIO().DisplaySize = {1440, 500};
    view.frame();
    ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    const Rect before = view.rect("A0/c");
    view.move_to(before.middle());
    view.press();
    view.move_to({before.middle().x, before.middle().y - 60});
    view.release();
    EXPECT_EQ(told(), 0U);
    EXPECT_FLOAT_EQ(view.rect("A0/c").y, before.y - 60);
    view.click("A0/c");
    EXPECT_EQ(told(), 1U);
}

TEST_F(Drawn, HostChoosesAnOptionByItsValue) {
    view.renderer().set_editor_mode(EditorMode::Host);
    view.click("mandates/deputy/customer");
    ASSERT_TRUE(view.renderer().focused_editor());
    EXPECT_NE(view.renderer().editor_json().find("\"value\":\"p3\""), std::string::npos);
    view.renderer().commit_option("p3");
    ASSERT_EQ(told(), 1U);
    EXPECT_TRUE(last().chosen);
    EXPECT_EQ(last().typed, "p3");
    EXPECT_FALSE(view.renderer().focused_editor());
}

TEST_F(Drawn, ThumbIsDraggedToTheEnd) {
    ImGui::GetIO().DisplaySize = {1440, 500};
    view.frame();
    const Rect main = view.rect("main");
    const float before = view.rect("A0/c").y;
    view.move_to({main.right() - 5, main.y + 10});
    view.press();
    view.move_to({main.right() - 5, main.bottom() + 50});
    view.release();
    EXPECT_LT(view.rect("A0/c").y, before - 50);
    EXPECT_EQ(told(), 0U);
}

TEST_F(Drawn, FocusIsBroughtIntoSight) {
    ImGui::GetIO().DisplaySize = {1440, 400};
    view.frame();
    view.click("A0/c");
    for (int step = 0; step < 5; ++step) view.key(ImGuiKey_DownArrow);
    EXPECT_EQ(focus(), "C1/c");
    const Rect card = view.rect("C1/c");
    EXPECT_GE(card.y, 56);
    EXPECT_LE(card.bottom(), 400);
}

TEST_F(Drawn, DialogKeepsTheFocusAndGivesItBack) {
    view.click("A0/c");
    Node dialog = test::make_node(NodeKind::Dialog, "dialog");
    dialog.dismiss = test::make_action("close");
    Node name = test::make_node(NodeKind::Field, "dialog/name");
    name.edit.action = test::make_action("name");
    Node done = test::make_node(NodeKind::Button, "dialog/done", "Klar");
    done.action = test::make_action("done");
    dialog.children = {name, done};
    source.edit().children.push_back(dialog);
    view.frame();
    EXPECT_EQ(focus(), "dialog/name");
    view.key(ImGuiKey_Tab);
    EXPECT_EQ(focus(), "dialog/done");
    view.key(ImGuiKey_Tab);
    EXPECT_EQ(focus(), "dialog/name");
    source.gestures.clear();
    view.click("nav/kpi");
    EXPECT_EQ(told(), 0U);
    view.key(ImGuiKey_Escape);
    ASSERT_EQ(told(), 1U);
    EXPECT_EQ(last().node, "dialog");
    source.edit().children.pop_back();
    view.frame();
    EXPECT_EQ(focus(), "A0/c");
}

TEST_F(Drawn, AutofocusBeginsEditing) {
    Node field = test::make_node(NodeKind::Field, "fresh");
    field.edit.autofocus = true;
    field.edit.action = test::make_action("name");
    source.edit();
    source.node("left").children.push_back(field);
    view.frame();
    ASSERT_TRUE(view.renderer().focused_editor());
    EXPECT_EQ(view.renderer().focused_editor()->node, "fresh");
}

TEST_F(Drawn, FocusGoesToTheNearestWhenItsNodeIsGone) {
    view.click("B0/c");
    source.edit();
    auto& cards = source.node("mirror").children;
    std::erase_if(cards, [](const Node& node) { return node.id == "B0/c"; });
    view.frame();
    EXPECT_FALSE(focus().empty());
    EXPECT_EQ(focus().find("nav"), std::string::npos);
}

TEST_F(Drawn, NothingIsDueOnceAllIsShown) {
    view.settle();
    EXPECT_FALSE(view.renderer().needs_frame());
    const std::uint64_t frames = view.renderer().frames();
    view.move_to(view.rect("nav/kpi").middle());
    EXPECT_TRUE(view.renderer().needs_frame());
    view.settle();
    EXPECT_LT(view.renderer().frames() - frames, 10U);
}

TEST_F(Drawn, NoTextLeavesItsBox) {
    view.frame();
    const std::string json = view.renderer().rectangles_json();
    EXPECT_NE(json.find("{\"id\":\"title\",\"x\":"), std::string::npos);
    EXPECT_EQ(json.find("nan"), std::string::npos);
}

}  // namespace
}  // namespace samverka::ui
