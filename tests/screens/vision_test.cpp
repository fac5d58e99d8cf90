// Vision and goals: what hangs together on the map, what is loose, and what is edited where it
// stands.
#include "core/screens/vision_map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/screens/vision.h"
#include "tests/screens/reading.h"
#include "tests/support/session_fixture.h"

namespace samverka {
namespace {

using screens::AlignmentMap;
using screens::MapColumn;
using screens::MapRoom;
using screens::Node;

class VisionTest : public ::testing::Test {
  protected:
    VisionTest() { reader.show("vision"); }
    void select(base::ThingId thing) { reader.intent("select", {{"thing", thing.text()}}); }
    [[nodiscard]] const model::Snapshot& snapshot() {
        return reader.workbench.session().snapshot();
    }
    [[nodiscard]] static const screens::MapItem* item(const AlignmentMap& map,
                                                      base::ThingId thing) {
        const auto found = std::find_if(map.items.begin(), map.items.end(),
                                        [&](const auto& one) { return one.thing == thing; });
        return found == map.items.end() ? nullptr : &*found;
    }
    test::ExampleReader reader;
};

TEST_F(VisionTest, EveryGoalKpiAndInitiativeStandsOnTheMapOnce) {
    const AlignmentMap map = screens::alignment_map(snapshot(), MapRoom::Wide);
    std::set<std::pair<MapColumn, std::size_t>> cells;
    std::set<base::ThingId> things;
    for (const screens::MapItem& one : map.items) {
        EXPECT_TRUE(things.insert(one.thing).second);
        for (std::size_t row = one.row; row < one.row + one.rows; ++row)
            EXPECT_TRUE(cells.insert({one.column, row}).second) << "two in one place";
    }
    for (const model::Kpi* kpi : snapshot().all<model::Kpi>())
        EXPECT_TRUE(things.contains(kpi->thing.id));
    for (const model::Initiative* one : snapshot().all<model::Initiative>())
        EXPECT_EQ(things.contains(one->thing.id), one->stage != model::Stage::Stopped);
}

TEST_F(VisionTest, SaysUnderWhichGoalANewOneIsPutAndLetsItBeChosen) {
    reader.write_as("Anna Berg");
    const auto goals = snapshot().all<model::Goal>();
    const base::ThingId selected = goals[0]->thing.id;
    const base::ThingId other = goals[1]->thing.id;
    const auto shown = [&] { return locale::plain_text(reader.find("vision/form/under")->text); };
    const auto parent_of = [&](const char* statement) {
        reader.commit("vision/form/goal", statement);
        for (const model::Goal* goal : snapshot().all<model::Goal>())
            if (goal->statement.sv == statement) return goal->parent;
        ADD_FAILURE() << statement;
        return base::ThingId();
    };
    ASSERT_TRUE(reader.activate("vision/add").has_value());
    EXPECT_EQ(shown(), "inget annat mål");
    EXPECT_TRUE(parent_of("Ett löst mål").is_nil());

    select(selected);
    reader.intent("open_form");
    EXPECT_EQ(shown(), goals[0]->statement.sv);
    EXPECT_EQ(parent_of("Under det markerade"), selected);

    reader.commit("vision/form/under", other.text(), true);
    EXPECT_EQ(shown(), goals[1]->statement.sv);
    EXPECT_EQ(parent_of("Under ett annat"), other);
    reader.commit("vision/form/under", "", true);
    EXPECT_EQ(shown(), "inget annat mål");
}

TEST_F(VisionTest, InThreeColumnsNothingStandsInTheSamePlaceEither) {
    const AlignmentMap map = screens::alignment_map(snapshot(), MapRoom::Compact);
    std::set<std::pair<int, std::size_t>> cells;
    for (const screens::MapItem& one : map.items) {
        if (one.column == MapColumn::Vision) continue;
        const int column = one.column == MapColumn::Outcome ? static_cast<int>(MapColumn::Goal)
                                                            : static_cast<int>(one.column);
        for (std::size_t row = one.row; row < one.row + one.rows; ++row)
            EXPECT_TRUE(cells.insert({column, row}).second);
    }
}

TEST_F(VisionTest, LooseThreadsAreWhatTheFindingsCallSo) {
    const AlignmentMap map = screens::alignment_map(snapshot(), MapRoom::Wide);
    std::set<base::ThingId> loose;
    for (const screens::MapItem& one : map.items)
        if (one.loose) loose.insert(one.thing);
    std::set<base::ThingId> found;
    for (const rules::Finding& finding : reader.workbench.session().findings())
        if (finding.rule == "kpi_without_goal" || finding.rule == "initiative_without_goal" ||
            finding.rule == "goal_without_kpi")
            found.insert(finding.subject);
    EXPECT_FALSE(loose.empty());
    EXPECT_EQ(loose, found);
    EXPECT_EQ(map.loose, loose.size());
}

TEST_F(VisionTest, EveryLineEndsAtACard) {
    const AlignmentMap map = screens::alignment_map(snapshot(), MapRoom::Wide);
    EXPECT_FALSE(map.lines.empty());
    for (const screens::MapLine& line : map.lines) {
        EXPECT_NE(item(map, line.from), nullptr);
        EXPECT_NE(item(map, line.to), nullptr);
    }
}

TEST_F(VisionTest, ADraggedKpiServesTheGoalItIsDroppedOn) {
    const AlignmentMap map = screens::alignment_map(snapshot(), MapRoom::Wide);
    const auto kpi = std::find_if(map.items.begin(), map.items.end(), [](const auto& one) {
        return one.loose && one.column == MapColumn::Kpi;
    });
    const auto goal = std::find_if(map.items.begin(), map.items.end(),
                                   [](const auto& one) { return one.column == MapColumn::Goal; });
    ASSERT_NE(kpi, map.items.end());
    ASSERT_NE(goal, map.items.end());
    reader.write_as("Anna Berg");
    screens::Gesture drop;
    drop.kind = screens::GestureKind::Drop;
    drop.node = screens::vision_node(goal->thing);
    drop.item = screens::vision_node(kpi->thing);
    ASSERT_TRUE(reader.workbench.perform(drop).has_value());
    const auto* connected = snapshot().find<model::Kpi>(kpi->thing);
    ASSERT_NE(connected, nullptr);
    EXPECT_EQ(std::count(connected->goals.begin(), connected->goals.end(), goal->thing), 1);
    EXPECT_EQ(screens::alignment_map(snapshot(), MapRoom::Wide).loose, map.loose - 1);
}

TEST_F(VisionTest, ASelectedGoalIsEditedAndConnectedBesideTheMap) {
    const auto goals = snapshot().all<model::Goal>();
    ASSERT_FALSE(goals.empty());
    select(goals.front()->thing.id);
    EXPECT_NE(reader.find("vision/panel"), nullptr);
    EXPECT_NE(reader.find("vision/kpis/add"), nullptr);
    EXPECT_NE(reader.find("vision/form_of/weight"), nullptr);
}

TEST_F(VisionTest, TheVisionShowsItsVersionsAndHowTheyDiffer) {
    const Node* versions = reader.find("vision/versions");
    ASSERT_NE(versions, nullptr);
    screens::Gesture open;
    open.node = "vision/versions";
    ASSERT_TRUE(reader.workbench.perform(open).has_value());
    std::size_t cards = 0;
    bool differs = false;
    for (const model::Vision* vision : snapshot().all<model::Vision>()) {
        const Node* card = reader.find("vision/version/" + vision->thing.id.text() + "/text");
        if (card == nullptr) continue;
        ++cards;
        for (const locale::Run& run : card->text)
            differs = differs || run.kind == locale::RunKind::Added ||
                      run.kind == locale::RunKind::Removed;
    }
    EXPECT_EQ(cards, snapshot().all<model::Vision>().size());
    EXPECT_TRUE(cards < 2 || differs);
}

TEST_F(VisionTest, TheTableSaysTheSameAsTheMap) {
    ASSERT_TRUE(reader.workbench.view("vision_table", {}).has_value());
    for (const model::Goal* goal : snapshot().all<model::Goal>())
        EXPECT_NE(reader.find("vision/row/" + goal->thing.id.text()), nullptr);
}

// ---- the start page

TEST(StartTest, OffersTheThreeWaysInAndAsksWhatANewPartnershipNeeds) {
    screens::Workbench workbench;
    const auto has = [&](const char* id) {
        return screens::find_node(workbench.tree(), id) != nullptr;
    };
    EXPECT_TRUE(has("start/example"));
    EXPECT_TRUE(has("start/open"));
    ASSERT_TRUE(has("start/create"));
    screens::Gesture open;
    open.node = "start/create";
    ASSERT_TRUE(workbench.perform(open).has_value());
    const Node* create = screens::find_node(workbench.tree(), "start/new/create");
    ASSERT_NE(create, nullptr);
    EXPECT_FALSE(create->enabled);
    for (const char* field : {"name", "customer", "supplier", "author"}) {
        screens::Gesture type;
        type.kind = screens::GestureKind::Commit;
        type.node = std::string("start/new/") + field;
        type.typed = field;
        ASSERT_TRUE(workbench.perform(type).has_value());
    }
    create = screens::find_node(workbench.tree(), "start/new/create");
    EXPECT_TRUE(create->enabled);
    screens::Gesture make;
    make.node = "start/new/create";
    ASSERT_TRUE(workbench.perform(make).has_value());
    const auto asked = workbench.take_host_request();
    ASSERT_TRUE(asked.has_value());
    EXPECT_EQ(asked->name, "host.new_partnership");
    EXPECT_EQ(*asked->args.find("template")->string(), "three_levels");
    EXPECT_EQ(*asked->args.find("customer")->string(), "customer");
}

class TwoLevels : public test::SessionFixture {};

TEST_F(TwoLevels, DivideAllResponsibilitiesBetweenAAndB) {
    session::Session small;
    prepare(small);
    run(small, "new_partnership",
        R"({"template":"two_levels","name":{"sv":"N"},"customer":"K","supplier":"L","author":"A"})");
    const auto levels = small.snapshot().all<model::Level>();
    ASSERT_EQ(levels.size(), 2U);
    EXPECT_EQ(levels[0]->responsibilities & levels[1]->responsibilities, 0U);
    EXPECT_EQ(levels[0]->responsibilities | levels[1]->responsibilities,
              (1U << model::kResponsibilityCount) - 1U);
    EXPECT_EQ(small.snapshot().all<model::Forum>().size(), 2U);
}

}  // namespace
}  // namespace samverka
