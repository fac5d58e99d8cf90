// How far goals have come, and how far the plan says.
#include "core/kpi/progress.h"

#include "tests/unit/kpi/kpi_fixture.h"

namespace samverka::kpi {
namespace {

using base::ThingId;
using model::Goal;
using test::day;
using test::number;

class ProgressTest : public KpiTest {
  protected:
    // A KPI whose progress is its measurement: from 0 to 100.
    ThingId kpi(ThingId goal, const char* value, const char* weight = "") {
        const ThingId id = test::add_kpi(m_builder, value, {goal});
        if (*weight != '\0')
            m_builder.change<model::Kpi>(id, [&](model::Kpi& one) { one.weight = number(weight); });
        model::KpiVersion definition{};
        definition.aggregation = model::Aggregation::Last;
        definition.numerator =
            test::add_series(m_builder, model::Frequency::Month,
                             *value == '\0' ? test::Rows{} : test::Rows{{"2026-01", value}});
        definition.frequency = model::Frequency::Month;
        definition.direction = model::Direction::Higher;
        definition.baseline = number("0");
        definition.target = number("100");
        m_builder.approve(test::add_definition(m_builder, id, definition, "2026-01-01"));
        return id;
    }
    GoalProgress of(ThingId goal, std::string_view date = "2026-02-28") {
        test::BoardOn on(m_builder, date);
        const GoalProgress* found = on.board().progress(goal);
        EXPECT_NE(found, nullptr);
        return found == nullptr ? GoalProgress{} : *found;
    }
    static std::string text(const std::optional<base::Decimal>& value) {
        return value ? base::rounded(*value, 1, base::Rounding::HalfEven)->text() : "none";
    }
    void set_horizon(ThingId goal, std::string_view date) {
        m_builder.change<Goal>(goal, [&](Goal& one) { one.horizon = day(date); });
    }

    ThingId m_outcome = test::add_goal(m_builder, "Utfall");
    ThingId m_goal = test::add_goal(m_builder, "Mål", m_outcome);
};

TEST_F(ProgressTest, TheWorkedExampleOfTheHeader) {
    kpi(m_goal, "80", "2");
    kpi(m_goal, "50", "1");
    kpi(m_goal, "", "1");
    const GoalProgress found = of(m_goal);
    EXPECT_EQ(text(found.progress), "70.0");
    EXPECT_EQ(text(found.measured), "75.0");
    ASSERT_EQ(found.parts.size(), 3U);
    EXPECT_FALSE(found.parts[2].progress.has_value());
    EXPECT_EQ(found.parts[2].value, nullptr);
}

TEST_F(ProgressTest, TheLatestValueWithDataCountsAfterAMonthWithout) {
    kpi(m_goal, "40");
    EXPECT_EQ(text(of(m_goal, "2026-04-30").progress), "40.0");
}

TEST_F(ProgressTest, AGoalIsTheWeightedMeanOfItsKpisAndTheGoalsBelow) {
    const ThingId other = test::add_goal(m_builder, "Annat", m_outcome);
    m_builder.change<Goal>(other, [](Goal& one) { one.weight = number("3"); });
    kpi(m_goal, "100");
    kpi(other, "20");
    kpi(m_outcome, "40");
    const GoalProgress found = of(m_outcome);
    EXPECT_EQ(text(found.progress), "40.0");  // (1·40 + 1·100 + 3·20) ÷ 5
    EXPECT_EQ(text(found.measured), "100.0");
    EXPECT_EQ(found.parts.front().value == nullptr, false);
}

TEST_F(ProgressTest, NothingMeasuredIsNoProgressRatherThanZero) {
    kpi(m_goal, "");
    EXPECT_EQ(text(of(m_goal).progress), "none");
    EXPECT_EQ(text(of(m_outcome).progress), "none");
    EXPECT_EQ(text(of(m_outcome).measured), "0.0");
    EXPECT_EQ(text(of(test::add_goal(m_builder, "Tomt")).measured), "none");
}

TEST_F(ProgressTest, ADroppedGoalIsLeftOut) {
    const ThingId other = test::add_goal(m_builder, "Annat", m_outcome);
    kpi(m_goal, "100");
    kpi(other, "0");
    m_builder.change<Goal>(other, [](Goal& one) { one.status = model::GoalStatus::Dropped; });
    EXPECT_EQ(text(of(m_outcome).progress), "100.0");
}

TEST_F(ProgressTest, AGoalBelowItselfHasNoProgressAndDoesNotHang) {
    kpi(m_goal, "100");
    m_builder.change<Goal>(m_outcome, [&](Goal& one) { one.parent = m_goal; });
    EXPECT_EQ(text(of(m_outcome).progress), "none");
    EXPECT_EQ(text(of(m_goal).progress), "none");
}

TEST_F(ProgressTest, AChainOfGoalsDeeperThanAnyoneBuildsIsWalkedNoFurther) {
    ThingId at = m_goal;
    for (int i = 0; i < 3000; ++i) at = test::add_goal(m_builder, "Djupt", at);
    kpi(at, "100");
    EXPECT_EQ(text(of(at).progress), "none");
    EXPECT_EQ(text(of(m_outcome).progress), "none");
}

TEST_F(ProgressTest, ThePlanIsAStraightLineFromTheStartToTheHorizon) {
    m_builder.change<model::Partnership>(
        m_builder.partnership, [](model::Partnership& one) { one.starts = day("2026-01-01"); });
    EXPECT_EQ(text(of(m_goal).plan), "none");
    set_horizon(m_outcome, "2026-04-11");  // a hundred days
    EXPECT_EQ(text(of(m_outcome, "2026-01-26").plan), "25.0");
    EXPECT_EQ(text(of(m_goal, "2026-01-26").plan), "25.0");  // its parent's horizon
    set_horizon(m_goal, "2026-02-20");
    EXPECT_EQ(text(of(m_goal, "2026-01-26").plan), "50.0");
    EXPECT_EQ(text(of(m_goal, "2025-06-01").plan), "0.0");
    EXPECT_EQ(text(of(m_goal, "2027-06-01").plan), "100.0");
    set_horizon(m_goal, "2025-01-01");  // before the partnership began
    EXPECT_EQ(text(of(m_goal).plan), "100.0");
}

TEST_F(ProgressTest, TheMeasuredShareUnderTheVisionIsThatOfItsOutcomes) {
    const ThingId other = test::add_goal(m_builder, "Andra");
    m_builder.change<Goal>(m_outcome, [](Goal& one) { one.weight = number("25"); });
    m_builder.change<Goal>(other, [](Goal& one) { one.weight = number("75"); });
    kpi(m_goal, "10");
    test::BoardOn on(m_builder, "2026-02-28");
    const auto share = measured_share(
        m_builder.snapshot(),
        goal_progress(m_builder.snapshot(), day("2026-02-28"), on.board().histories()));
    EXPECT_EQ(text(share), "25.0");
}

}  // namespace
}  // namespace samverka::kpi
