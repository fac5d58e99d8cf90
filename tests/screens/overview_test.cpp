// The overview: what an executive reads of the example in a minute, where it leads, and what it
// says when there is nothing to read yet.
#include <algorithm>

#include "tests/screens/reading.h"
#include "tests/support/session_fixture.h"

namespace samverka {
namespace {

using screens::Node;
using screens::NodeKind;

class OverviewTest : public ::testing::Test {
  protected:
    const Node& heat() {
        const Node* node = reader.find("overview/heat");
        EXPECT_NE(node, nullptr);
        return *node;
    }
    screens::GridRows cells() {
        return reader.workbench.cells("overview/heat", {.rows = heat().grid.rows, .columns = 13});
    }
    test::ExampleReader reader;
};

TEST_F(OverviewTest, IsWhereOneBegins) {
    EXPECT_EQ(reader.workbench.state().screen, "overview");
    EXPECT_NE(reader.find("overview/title"), nullptr);
}

TEST_F(OverviewTest, SaysTheVisionSinceWhenAndWhoApprovedIt) {
    EXPECT_TRUE(reader.says("Vården i norr ska aldrig behöva vänta på sin it"));
    EXPECT_TRUE(reader.says("i kraft sedan 15 jan 2026, godkänd av båda"))
        << reader.words("overview/vision");
}

TEST_F(OverviewTest, ShowsTwelveMonthsOfTheKpisThatMoneyHangsOn) {
    EXPECT_EQ(heat().grid.rows, 12);
    ASSERT_EQ(heat().grid.columns.size(), 13U);
    EXPECT_EQ(heat().grid.columns[1].title, "okt");
    EXPECT_EQ(heat().grid.columns[12].title, "sep");
    const auto rows = cells();
    ASSERT_EQ(rows.size(), 12U);
    for (const auto& row : rows) {
        ASSERT_EQ(row.size(), 13U);
        EXPECT_FALSE(row[0].text.empty());
        EXPECT_EQ(row[12].surface, screens::Surface::Tinted);
    }
}

TEST_F(OverviewTest, TellsAMonthWithoutDataFromABadOne) {
    std::size_t without = 0;
    for (const auto& row : cells())
        for (const screens::GridCell& cell : row)
            if (cell.mark == screens::Mark::NoData) {
                ++without;
                EXPECT_NE(test::spaced(cell.name).find("ingen data"), std::string::npos)
                    << cell.name;
                EXPECT_NE(test::spaced(cell.name).find("april 2026"), std::string::npos)
                    << cell.name;
            }
    EXPECT_EQ(without, 1U);
}

TEST_F(OverviewTest, CountsWhoReachesTheTargetAsTheCellsSay) {
    std::int64_t reached = 0;
    for (const auto& row : cells()) reached += row[12].mark == screens::Mark::Praise ? 1 : 0;
    EXPECT_TRUE(reader.says("september 2026: " + std::to_string(reached) + " av 12 når målet",
                            "overview/kpis"))
        << reader.words("overview/kpis");
}

TEST_F(OverviewTest, LeadsFromACellToTheKpiInThatMonth) {
    const auto done = reader.workbench.perform({.kind = screens::GestureKind::Activate,
                                                .node = "overview/heat",
                                                .typed = {},
                                                .item = {},
                                                .row = 3,
                                                .column = 7});
    ASSERT_TRUE(done.has_value());
    EXPECT_EQ(reader.workbench.state().screen, "kpis");
    EXPECT_EQ(reader.workbench.state().kpis.period, "2026-04");
    const auto& snapshot = reader.workbench.session().snapshot();
    EXPECT_NE(snapshot.find<model::Kpi>(reader.workbench.state().selected), nullptr);
}

TEST_F(OverviewTest, ShowsTheOtherKpisWhenAsked) {
    ASSERT_TRUE(reader.activate("overview/kpis/toggle").has_value());
    EXPECT_EQ(static_cast<std::size_t>(heat().grid.rows),
              reader.workbench.session().kpis().histories().size());
    // Opening a trace does not close them again.
    reader.intent("trace", {{"target", "list:"}});
    reader.intent("trace");
    EXPECT_GT(heat().grid.rows, 12);
}

TEST_F(OverviewTest, ShowsHowFarEachOutcomeHasComeAndThePlan) {
    std::size_t outcomes = 0;
    for (const auto* goal : reader.workbench.session().snapshot().all<model::Goal>()) {
        if (goal->goal_class != model::GoalClass::Outcome) continue;
        ++outcomes;
        const std::string id = "overview/goal/" + goal->thing.id.text();
        const Node* value = reader.find(id + "/progress");
        ASSERT_NE(value, nullptr);
        EXPECT_EQ(value->trace, "goal:" + goal->thing.id.text());
        EXPECT_TRUE(reader.says("plan", id + "/plan"));
        EXPECT_EQ(reader.find(id + "/bar")->kind, NodeKind::Picture);
    }
    EXPECT_EQ(outcomes, 4U);
}

TEST_F(OverviewTest, OpensTheTraceOfAGoalsProgressBeside) {
    const auto* goal = reader.workbench.session().snapshot().all<model::Goal>().front();
    ASSERT_TRUE(
        reader.activate("overview/goal/" + goal->thing.id.text() + "/progress").has_value());
    EXPECT_NE(reader.find("trace/title"), nullptr);
    EXPECT_NE(reader.find("overview/heat"), nullptr);
    ASSERT_TRUE(reader.activate("trace/close").has_value());
    EXPECT_EQ(reader.find("trace/title"), nullptr);
}

TEST_F(OverviewTest, GroupsFindingsByWhoShouldAct) {
    std::size_t expected = 0;
    for (const rules::Finding& finding : reader.workbench.session().findings())
        expected += finding.severity == rules::Severity::Praise ? 0 : 1;
    reader.intent("toggle", {{"node", "overview/needs/all"}});
    std::vector<std::string> names;
    std::size_t counted = 0;
    for (const Node* node : test::nodes_under(reader.root(), "overview/need/")) {
        if (node->id.ends_with("/name")) names.push_back(locale::plain_text(node->text));
        if (node->id.ends_with("/count")) counted += std::stoul(locale::plain_text(node->text));
    }
    EXPECT_EQ(counted, expected);
    std::sort(names.begin(), names.end());
    EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end()) << "named twice";
}

TEST_F(OverviewTest, LeadsFromAFindingToItsPlace) {
    for (const Node* node : test::nodes_under(reader.root(), "overview/need/")) {
        if (!node->id.ends_with("/who") || node->action.name == "toggle") continue;
        ASSERT_TRUE(reader.activate(std::string(node->id)).has_value());
        EXPECT_NE(reader.workbench.state().screen, "overview");
        EXPECT_FALSE(reader.workbench.state().selected.is_nil());
        return;
    }
    FAIL() << "no finding stands alone";
}

TEST_F(OverviewTest, AFindingAboutAPeriodOpensItsKpiInThatPeriod) {
    reader.intent("toggle", {{"node", "overview/needs/all"}});
    const rules::Finding* unverified = nullptr;
    for (const rules::Finding& finding : reader.workbench.session().findings())
        if (finding.rule == "measurement_unverified") unverified = &finding;
    ASSERT_NE(unverified, nullptr);
    const std::string id =
        "overview/need/" + unverified->subject.text() + "/measurement_unverified/who";
    ASSERT_TRUE(reader.activate(id).has_value());
    EXPECT_EQ(reader.workbench.state().screen, "kpis");
    EXPECT_EQ(reader.workbench.state().kpis.period, "2026-07");
    EXPECT_TRUE(reader.says("Beslut i tid, juli 2026")) << reader.words();
}

TEST_F(OverviewTest, WhatIsAwaitedOfAKpiOpensItInThatPeriod) {
    std::size_t opened = 0;
    const std::size_t count = reader.find("overview/next/list")->children.size();
    for (std::size_t i = 0; i < count; ++i) {
        reader.show("overview");
        const std::string id = "overview/next/" + std::to_string(i);
        const Node* what = reader.find(id + "/what");
        ASSERT_NE(what, nullptr) << id;
        if (what->action.name != "show_kpi") continue;
        ++opened;
        const std::string detail = reader.words(id + "/detail");
        ASSERT_TRUE(reader.activate(id + "/what").has_value());
        const auto period = base::Period::parse(reader.workbench.state().kpis.period);
        ASSERT_TRUE(period.has_value());
        EXPECT_NE(
            detail.find(test::spaced(locale::show_period(*period, locale::Language::Swedish))),
            std::string::npos)
            << detail;
    }
    EXPECT_GT(opened, 0U);
}

TEST_F(OverviewTest, CountsTheFindingsWhoseMarksAreNotSaid) {
    for (const Node* node : test::nodes_under(reader.root(), "overview/need/")) {
        if (!node->id.ends_with("/marks")) continue;
        EXPECT_EQ(locale::plain_text(node->text).find("…"), std::string::npos);
        if (node->text.back().kind != locale::RunKind::Value) continue;
        const auto& more = node->text.back();
        EXPECT_EQ(std::count(more.target.begin(), more.target.end(), ',') + 1,
                  std::stol(more.text));
        ASSERT_TRUE(reader.activate(std::string(node->id), std::string(more.target)).has_value());
        EXPECT_NE(reader.find("trace/title"), nullptr);
        return;
    }
    FAIL() << "nobody has more than two kinds of findings";
}

TEST_F(OverviewTest, SaysWhatIsWorthNoticing) {
    EXPECT_TRUE(reader.says("Värt att uppmärksamma", "overview/needs"));
}

TEST_F(OverviewTest, ListsWhatComesNextByDate) {
    const auto& list = *reader.find("overview/next/list");
    ASSERT_GE(list.children.size(), 3U);
    EXPECT_TRUE(reader.says("Att godkänna: ", "overview/next"));
}

TEST_F(OverviewTest, ShowsTheLatestChangesToWhoHasNotLookedBefore) {
    EXPECT_EQ(reader.find("overview/changes/since"), nullptr);
    EXPECT_FALSE(reader.find("overview/changes/list")->children.empty());
}

TEST_F(OverviewTest, TellsWhatOthersHaveDoneSinceILastLooked) {
    reader.write_as("Anna Berg");
    (void)reader.root();  // seen
    const json::Value kept = screens::state_json(reader.workbench.state());
    const std::string file = reader.workbench.session().log().file();

    // Somebody else changes a thing elsewhere, the day after.
    test::Reader other("a seed of the supplier, elsewhere");
    other.open(file);
    other.write_as("Lars Wik");
    other.workbench.session().set_now(*base::Instant::parse("2026-10-06T09:00:00Z"));
    const std::string goal =
        other.workbench.session().snapshot().all<model::Goal>().front()->thing.id.text();
    (void)test::SessionFixture::run(other.workbench.session(), "set",
                                    R"({"thing":")" + goal + R"(","field":"weight","to":"41"})");

    test::Reader again("a seed of the next visit, later on");
    again.workbench.session().set_now(*base::Instant::parse("2026-10-07T08:00:00Z"));
    const bool opened =
        again.workbench.session().open(other.workbench.session().log().file()).has_value();
    ASSERT_TRUE(opened);
    again.workbench.restore_state(screens::read_state(kept));
    EXPECT_TRUE(again.says("1 ändring sedan 5 okt 2026", "overview/changes"))
        << again.words("overview/changes");
    EXPECT_TRUE(again.says("Lars Wik", "overview/changes"));

    // What I do myself is no news to me; what I have read can be put aside.
    (void)test::SessionFixture::run(again.workbench.session(), "set",
                                    R"({"thing":")" + goal + R"(","field":"weight","to":"42"})");
    EXPECT_TRUE(again.says("1 ändring sedan", "overview/changes"));
    ASSERT_TRUE(again.activate("overview/changes/seen").has_value());
    EXPECT_TRUE(again.says("inget nytt sedan 7 okt 2026", "overview/changes"))
        << again.words("overview/changes");
}

TEST_F(OverviewTest, IsReadInEnglishToo) {
    reader.workbench.set_language(locale::Language::English);
    EXPECT_TRUE(reader.says("Needs someone"));
    EXPECT_TRUE(reader.says("KPIs, twelve months"));
    EXPECT_EQ(heat().grid.columns[12].title, "Sep");
}

TEST(OverviewOfANewPartnership, SaysWhatBelongsHereAndWhereToBegin) {
    test::Reader reader;
    test::SessionFixture::begin(reader.workbench.session());
    EXPECT_TRUE(reader.says("Ingen gemensam vision ännu"));
    EXPECT_TRUE(reader.says("Börja här"));
    EXPECT_EQ(reader.find("overview/heat"), nullptr);
    ASSERT_TRUE(reader.activate("overview/start/kpis").has_value());
    EXPECT_EQ(reader.workbench.state().screen, "kpis");
}

}  // namespace
}  // namespace samverka
