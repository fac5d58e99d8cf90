// The history: acts in sentences, newest first, filtered; conflicts and approvals; two days
// compared; looking back.
#include <algorithm>

#include "core/history/history.h"
#include "tests/screens/reading.h"
#include "tests/support/session_fixture.h"

namespace samverka {
namespace {

using screens::Node;

class HistoryTest : public ::testing::Test {
  protected:
    HistoryTest() { reader.show("history"); }
    std::size_t acts_shown() {
        const auto nodes = test::nodes_under(reader.root(), "history/act/");
        return static_cast<std::size_t>(
            std::count_if(nodes.begin(), nodes.end(),
                          [](const Node* node) { return node->id.ends_with("/what"); }));
    }
    base::ThingId person(std::string_view name) {
        for (const auto* one : reader.workbench.session().snapshot().all<model::Person>())
            if (one->name == name) return one->thing.id;
        ADD_FAILURE() << name;
        return {};
    }
    test::ExampleReader reader;
};

TEST_F(HistoryTest, ShowsAPageOfTheNewestActsAndMoreWhenAsked) {
    EXPECT_EQ(acts_shown(), 40U);
    ASSERT_TRUE(reader.activate("history/more").has_value());
    EXPECT_EQ(acts_shown(), 80U);
    const auto& log = reader.workbench.session().log();
    const std::string newest = history::act_heads(log).front().act.text();
    EXPECT_NE(reader.find("history/act/" + newest), nullptr);
}

TEST_F(HistoryTest, GroupsByDayAndCountsEverything) {
    EXPECT_NE(reader.find("history/day/2026-10-02/title"), nullptr);
    const auto count = history::act_heads(reader.workbench.session().log()).size();
    const std::string shown = test::spaced(
        locale::show_integer(static_cast<std::int64_t>(count), locale::Language::Swedish));
    EXPECT_TRUE(reader.says(shown + " händelser", "history/header"))
        << reader.words("history/header");
}

TEST_F(HistoryTest, LeavesTheActsOfOnePerson) {
    const base::ThingId who = person("Helena Frisk");
    reader.commit("history/person", who.text(), true);
    ASSERT_GT(acts_shown(), 0U);
    for (const Node* node : test::nodes_under(reader.root(), "history/act/")) {
        if (!node->id.ends_with("/what")) continue;
        EXPECT_EQ(node->text.front().text, "Helena Frisk");
    }
    reader.intent("history_person");
    EXPECT_EQ(acts_shown(), 40U);
}

TEST_F(HistoryTest, FindsActsByTheirWords) {
    reader.commit("history/query", "verifierade");
    ASSERT_GT(acts_shown(), 0U);
    for (const Node* node : test::nodes_under(reader.root(), "history/act/")) {
        if (!node->id.ends_with("/what")) continue;
        EXPECT_NE(locale::plain_text(node->text).find("verifierade"), std::string::npos);
    }
    reader.commit("history/query", "xyzzy");
    EXPECT_EQ(acts_shown(), 0U);
    EXPECT_TRUE(reader.says("Inga händelser med det urvalet"));
}

TEST_F(HistoryTest, ShowsWhatTouchedAThingFromItsPanel) {
    const auto* goal = reader.workbench.session().snapshot().all<model::Goal>().front();
    reader.intent("open", {{"thing", goal->thing.id.text()}});
    std::string link;
    for (const Node* node : test::nodes_under(reader.root(), ""))
        if (node->action.name == "history") link = node->id;
    ASSERT_FALSE(link.empty());
    ASSERT_TRUE(reader.activate(link).has_value());
    EXPECT_EQ(reader.workbench.state().screen, "history");
    EXPECT_TRUE(reader.says("Händelser för " + goal->statement.sv, "history/filters"));
    EXPECT_GT(acts_shown(), 0U);
    EXPECT_LT(acts_shown(), 40U);
    ASSERT_TRUE(reader.activate("history/clear").has_value());
    EXPECT_EQ(acts_shown(), 40U);
}

TEST_F(HistoryTest, CountsMeasurementsToTheHistoryOfTheirKpi) {
    const auto* kpi = reader.workbench.session().snapshot().all<model::Kpi>().front();
    const std::string id = kpi->thing.id.text();
    reader.intent("open", {{"thing", id}});
    ASSERT_TRUE(reader.activate("kpis/card/" + id + "/history").has_value());
    EXPECT_TRUE(reader.says("lade in värde"));
    EXPECT_TRUE(reader.says("verifierade"));
}

TEST_F(HistoryTest, OpensAnActOfSeveralSentences) {
    for (const Node* node : test::nodes_under(reader.root(), "history/act/")) {
        if (!node->id.ends_with("/open")) continue;
        const std::string id = node->id.substr(0, node->id.size() - 5);
        ASSERT_TRUE(reader.activate(id + "/open").has_value());
        EXPECT_NE(reader.find(id + "/line/1"), nullptr);
        return;
    }
    FAIL() << "no act has more than one sentence";
}

TEST_F(HistoryTest, TracesANumberInASentenceToItsAct) {
    for (const Node* node : test::nodes_under(reader.root(), "history/act/")) {
        for (const locale::Run& run : node->text) {
            if (run.kind != locale::RunKind::Value || !run.target.starts_with("acts:")) continue;
            ASSERT_TRUE(reader.activate(std::string(node->id), run.target).has_value());
            EXPECT_NE(reader.find("trace/tree/0/label"), nullptr);
            return;
        }
    }
    FAIL() << "no number in any sentence";
}

TEST_F(HistoryTest, ListsApprovalsWithWhoAndSixWords) {
    ASSERT_TRUE(reader.activate("history/part/approvals").has_value());
    EXPECT_TRUE(reader.says("väntar på", "history/approvals"));
    EXPECT_TRUE(reader.says("Godkänt av båda", "history/approvals"));
    EXPECT_TRUE(reader.says("Innehållet i sex ord: ", "history/approvals"));
}

TEST_F(HistoryTest, ComparesTwoDaysFieldByField) {
    ASSERT_TRUE(reader.activate("history/part/compare").has_value());
    reader.intent("compare", {{"from", "2026-10-05"}, {"to", "2026-10-05"}});
    EXPECT_TRUE(reader.says("Inget skiljer"));
    const auto* goal = reader.workbench.session().snapshot().all<model::Goal>().front();
    const std::string id = goal->thing.id.text();
    reader.write_as("Anna Berg");
    reader.workbench.session().set_now(*base::Instant::parse("2026-10-08T08:00:00Z"));
    (void)test::SessionFixture::run(reader.workbench.session(), "set",
                                    R"({"thing":")" + id + R"(","field":"weight","to":"41"})");
    reader.intent("compare", {{"from", "2026-10-07"}, {"to", "2026-10-08"}});
    EXPECT_TRUE(reader.says("1 sak skiljer")) << reader.words("history/compare");
    const Node* what = reader.find("history/change/" + id + "/field/0/what");
    ASSERT_NE(what, nullptr);
    EXPECT_EQ(what->text.front().kind, locale::RunKind::Removed);
    EXPECT_EQ(what->text.back().kind, locale::RunKind::Added);
    EXPECT_EQ(what->text.back().text, "41");
}

TEST_F(HistoryTest, LooksBackAndChangesNothingThere) {
    reader.write_as("Anna Berg");
    const auto today = reader.workbench.session().findings().size();
    reader.intent("known_on", {{"date", "2024-12-31"}});
    reader.show("overview");
    EXPECT_TRUE(reader.says("Så såg det ut 31 dec 2024", "shell/known_on"));
    const auto written = reader.workbench.session().log().commit_count();
    const auto refused = reader.activate("shell/undo");
    EXPECT_FALSE(refused.has_value());
    EXPECT_EQ(reader.workbench.session().log().commit_count(), written);
    // Two years later there are more months in the map.
    EXPECT_EQ(reader.workbench.cells("overview/heat", {.rows = 1, .columns = 13})
                  .front()
                  .back()
                  .name.find("2026"),
              std::string::npos);
    ASSERT_TRUE(reader.activate("shell/known_on/now").has_value());
    EXPECT_EQ(reader.find("shell/known_on"), nullptr);
    EXPECT_EQ(reader.workbench.session().findings().size(), today);
}

TEST_F(HistoryTest, GoesBackToADayFromItsHeading) {
    ASSERT_TRUE(reader.activate("history/day/2026-10-01/back").has_value());
    EXPECT_EQ(reader.workbench.state().known_on, *base::Date::parse("2026-10-01"));
}

TEST(HistoryOfCopies, ShowsConflictsAndSettlesThem) {
    test::Reader reader;
    reader.open(test::example_file("region-nord-customer"));
    ASSERT_TRUE(
        reader.workbench.session().merge(test::example_file("region-nord-supplier")).has_value());
    reader.write_as("Anna Berg");
    reader.intent("history", {{"part", "conflicts"}});
    const auto conflicts = reader.workbench.session().snapshot().conflicts().size();
    ASSERT_GT(conflicts, 0U);
    std::vector<std::string> takes;
    for (const Node* node : test::nodes_under(reader.root(), "history/conflict/"))
        if (node->id.ends_with("/side/0/take")) takes.push_back(node->id);
    EXPECT_EQ(takes.size(), conflicts);
    ASSERT_FALSE(takes.empty());
    ASSERT_TRUE(reader.activate(takes.front()).has_value());
    EXPECT_EQ(reader.workbench.session().snapshot().conflicts().size(), conflicts - 1);
}

TEST(HistoryOfANewPartnership, SaysWhatBelongsThere) {
    test::Reader reader;
    test::SessionFixture::begin(reader.workbench.session());
    reader.intent("history", {{"part", "conflicts"}});
    EXPECT_TRUE(reader.says("Inga öppna konflikter"));
    reader.intent("history", {{"part", "approvals"}});
    EXPECT_TRUE(reader.says("Här syns vem som har godkänt vad"));
    reader.workbench.set_language(locale::Language::English);
    EXPECT_TRUE(reader.says("who has approved what"));
}

}  // namespace
}  // namespace samverka
