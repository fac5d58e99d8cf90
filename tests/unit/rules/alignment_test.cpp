// Whether vision, goals, KPIs and initiatives hang together, and how far they have come.
#include "tests/support/kpi_builder.h"
#include "tests/unit/rules/rules_fixture.h"

namespace samverka::rules {
namespace {

using base::ThingId;
using model::Goal;
using model::GoalStatus;
using model::Kpi;
using test::day;
using test::number;

class AlignmentTest : public RulesTest {
  protected:
    // A KPI with everything in place, whose progress is its measurement: from 0 to 100.
    ThingId kpi(const std::string& name, std::vector<ThingId> goals, const test::Rows& rows) {
        const ThingId id = test::add_kpi(m_builder, name, std::move(goals));
        m_builder.change<Kpi>(id, [&](Kpi& one) { one.owner_pair = m_pair.pair; });
        model::KpiVersion definition{};
        definition.numerator = test::add_series(m_builder, model::Frequency::Month, rows);
        definition.aggregation = model::Aggregation::Last;
        definition.frequency = model::Frequency::Month;
        definition.direction = model::Direction::Higher;
        definition.baseline = number("0");
        definition.minimum = number("0");
        definition.target = number("100");
        definition.source = {.sv = "Källa", .en = "Source"};
        definition.method = {.sv = "Metod", .en = "Method"};
        definition.measurer = m_pair.supplier_role;
        definition.verifier = m_pair.customer_role;
        m_builder.approve(test::add_definition(m_builder, id, definition, "2026-01-01"));
        return id;
    }
    static test::Rows months(int count, const std::string& value) {
        test::Rows out;
        for (int i = 1; i <= count; ++i) out.push_back({"2026-0" + std::to_string(i), value});
        return out;
    }
    void set_status(ThingId goal, GoalStatus status) {
        m_builder.change<Goal>(goal, [&](Goal& one) { one.status = status; });
    }
    void set_weight(ThingId goal, const char* weight) {
        m_builder.change<Goal>(goal, [&](Goal& one) { one.weight = number(weight); });
    }
    // Half of the way has gone on the day the tests look.
    void plan(ThingId goal) {
        m_builder.change<model::Partnership>(
            m_builder.partnership, [](model::Partnership& one) { one.starts = day("2026-09-20"); });
        m_builder.change<Goal>(goal, [](Goal& one) { one.horizon = day("2026-10-10"); });
    }

    test::BuiltPair m_pair = m_builder.add_whole_pair(m_builder.level_a, "Chef");
    ThingId m_outcome = test::add_goal(m_builder, "Trygg vård");
    ThingId m_goal = test::add_goal(m_builder, "Färre avbrott", m_outcome);
};

TEST_F(AlignmentTest, AMeasuredChainHasNoFaults) {
    kpi("Avbrott", {m_goal}, months(9, "50"));
    EXPECT_EQ(faults(), Names{});
}

TEST_F(AlignmentTest, OnlyTheLowestGoalWithoutAKpiIsTold) {
    const Finding finding = only("goal_without_kpi");
    EXPECT_EQ(finding.subject, m_goal);
    EXPECT_EQ(finding.severity, Severity::Warning);
    EXPECT_EQ(swedish(finding.text), "Mål ”Färre avbrott” har ingen KPI.");
    EXPECT_EQ(offered(finding), Names{"add(thing): Välj en KPI …"});
    EXPECT_EQ(argument(finding.mends.front(), "item"), m_goal.text());
    kpi("Avbrott", {m_goal}, months(9, "50"));
    EXPECT_TRUE(of("goal_without_kpi").empty());
}

TEST_F(AlignmentTest, APlannedGoalNeedsNoKpiButDoesNotMeasureTheOneAbove) {
    set_status(m_goal, GoalStatus::Planned);
    EXPECT_EQ(only("goal_without_kpi").subject, m_outcome);
    set_status(m_outcome, GoalStatus::Dropped);
    EXPECT_TRUE(of("goal_without_kpi").empty());
}

TEST_F(AlignmentTest, WhoOwnsTheGoalAboveIsCalledOn) {
    EXPECT_TRUE(only("goal_without_kpi").who.empty());
    m_builder.change<Goal>(m_outcome, [&](Goal& one) { one.owner_pair = m_pair.pair; });
    EXPECT_EQ(only("goal_without_kpi").who, std::vector<ThingId>{m_pair.pair});
}

TEST_F(AlignmentTest, AKpiServesAGoalThatIsThere) {
    kpi("Avbrott", {m_goal}, months(9, "50"));
    const ThingId lone = kpi("Ensam", {}, months(9, "50"));
    EXPECT_EQ(only("kpi_without_goal").subject, lone);
    EXPECT_EQ(only("kpi_without_goal").who, std::vector<ThingId>{m_pair.pair});
    m_builder.change<Kpi>(lone, [&](Kpi& one) { one.goals = {m_builder.level_a}; });
    EXPECT_EQ(of("kpi_without_goal").size(), 1U);
    m_builder.change<Kpi>(lone, [&](Kpi& one) { one.goals = {m_goal}; });
    EXPECT_TRUE(of("kpi_without_goal").empty());
}

TEST_F(AlignmentTest, AnInitiativeAimsAtAGoalOrAKpiUntilItIsOver) {
    model::Initiative made{};
    made.name = {.sv = "Ny nätdrift", .en = "New network"};
    made.stage = model::Stage::Running;
    const ThingId id = m_builder.put(made);
    EXPECT_EQ(only("initiative_without_goal").subject, id);
    m_builder.change<model::Initiative>(
        id, [](model::Initiative& one) { one.stage = model::Stage::Done; });
    EXPECT_TRUE(of("initiative_without_goal").empty());
    m_builder.change<model::Initiative>(id, [&](model::Initiative& one) {
        one.stage = model::Stage::Idea;
        one.goals = {m_goal};
    });
    EXPECT_TRUE(of("initiative_without_goal").empty());
}

TEST_F(AlignmentTest, AGoalWithoutAnOutcomeOrBelowItselfIsTold) {
    EXPECT_TRUE(of("goal_without_parent").empty());
    m_builder.change<Goal>(m_goal, [](Goal& one) { one.parent = {}; });
    EXPECT_EQ(only("goal_without_parent").subject, m_goal);
    m_builder.change<Goal>(m_goal, [&](Goal& one) { one.parent = m_outcome; });
    m_builder.change<Goal>(m_outcome, [&](Goal& one) { one.parent = m_goal; });
    const auto circle = of("goal_without_parent");
    ASSERT_EQ(circle.size(), 2U);
    EXPECT_EQ(swedish(circle.front().text), "”Trygg vård” ligger under sig självt.");
}

TEST_F(AlignmentTest, WeightsOfSiblingsAddUpToAHundred) {
    const ThingId other = test::add_goal(m_builder, "Snabbare hjälp", m_outcome);
    EXPECT_TRUE(of("goal_weights_do_not_sum").empty());
    set_weight(m_goal, "60");
    Finding finding = only("goal_weights_do_not_sum");
    EXPECT_EQ(swedish(finding.text), "1 av 2 mål under ”Trygg vård” saknar vikt.");
    EXPECT_EQ(offered(finding), Names{"set: Ge ”Snabbare hjälp” vikten 40"});
    set_weight(other, "50");
    finding = only("goal_weights_do_not_sum");
    EXPECT_EQ(swedish(finding.text), "Vikterna för målen under ”Trygg vård” blir 110, inte 100.");
    EXPECT_EQ(finding.subject, m_outcome);
    EXPECT_EQ(offered(finding), Names{"set: Ge ”Färre avbrott” vikten 50"});
    EXPECT_EQ(argument(finding.mends.front(), "to"), "50");
    set_weight(m_goal, "50.0");
    EXPECT_TRUE(of("goal_weights_do_not_sum").empty());
    set_status(other, GoalStatus::Dropped);
    EXPECT_EQ(of("goal_weights_do_not_sum").size(), 1U);
}

TEST_F(AlignmentTest, TheOutcomesShareOneHundredToo) {
    const ThingId other = test::add_goal(m_builder, "Låga kostnader");
    set_weight(m_outcome, "70");
    EXPECT_EQ(swedish(only("goal_weights_do_not_sum").text), "1 av 2 önskade utfall saknar vikt.");
    set_weight(other, "20");
    EXPECT_EQ(swedish(only("goal_weights_do_not_sum").text),
              "De önskade utfallens vikter blir 90, inte 100.");
    EXPECT_EQ(only("goal_weights_do_not_sum").subject, m_builder.partnership);
}

TEST_F(AlignmentTest, AnOutcomeOfWhichLessThanHalfHasDataIsThinlyMeasured) {
    const ThingId known = kpi("Känd", {m_goal}, months(9, "50"));
    const ThingId blank = kpi("Tom", {m_goal}, {});
    EXPECT_TRUE(of("outcome_thinly_measured").empty());  // half of it
    m_builder.change<Kpi>(known, [](Kpi& one) { one.weight = number("2"); });
    m_builder.change<Kpi>(blank, [](Kpi& one) { one.weight = number("3"); });
    Finding finding = only("outcome_thinly_measured");
    EXPECT_EQ(finding.subject, m_outcome);
    EXPECT_EQ(swedish(finding.text), "Bara 40\u00a0% av vikten under ”Trygg vård” har data.");
    m_builder.change<Kpi>(known, [](Kpi& one) { one.goals = {}; });
    EXPECT_EQ(swedish(only("outcome_thinly_measured").text),
              "Inget under ”Trygg vård” har data ännu.");
}

TEST_F(AlignmentTest, SixOutcomeKpisOnTheFirstLevelAreEnough) {
    kpi("Mål", {m_goal}, months(9, "50"));
    for (int i = 0; i < 6; ++i) kpi("Utfall", {m_outcome}, months(9, "50"));
    EXPECT_TRUE(of("too_many_outcome_kpis").empty());
    const ThingId seventh = kpi("Sjunde", {m_outcome}, months(9, "50"));
    const Finding finding = only("too_many_outcome_kpis");
    EXPECT_EQ(finding.subject, m_builder.level_a);
    EXPECT_EQ(finding.evidence.size(), 7U);
    const auto lower = m_builder.add_whole_pair(m_builder.level_b, "Under");
    m_builder.change<Kpi>(seventh, [&](Kpi& one) { one.owner_pair = lower.pair; });
    EXPECT_TRUE(of("too_many_outcome_kpis").empty());
    m_builder.change<Kpi>(seventh, [&](Kpi& one) { one.owner_pair = {}; });
    EXPECT_EQ(of("too_many_outcome_kpis").size(), 1U);
}

TEST_F(AlignmentTest, TenPointsBehindThePlanIsWorthRaising) {
    plan(m_outcome);
    const ThingId measured = kpi("Avbrott", {m_goal}, months(8, "40.1"));
    EXPECT_TRUE(of("goal_behind_plan").empty());
    const ThingId series =
        m_builder.snapshot()
            .find<model::KpiVersion>(
                m_builder.snapshot().about(model::ThingKind::KpiVersion, measured).front()->id)
            ->numerator;
    test::set_rows(m_builder, series, months(8, "40"));
    const Finding finding = only("goal_behind_plan");
    EXPECT_EQ(finding.subject, m_goal);  // and not the outcome above it as well
    EXPECT_EQ(swedish(finding.text),
              "”Färre avbrott” har kommit 40\u00a0% av vägen. Enligt planen skulle det vara "
              "50\u00a0%.");
    set_status(m_goal, GoalStatus::Planned);
    EXPECT_EQ(only("goal_behind_plan").subject, m_outcome);
}

TEST_F(AlignmentTest, TenPointsAheadIsPraisedAtTheTop) {
    plan(m_outcome);
    kpi("Avbrott", {m_goal}, months(8, "60"));
    const Finding finding = only("goal_ahead_of_plan");
    EXPECT_EQ(finding.subject, m_outcome);
    EXPECT_EQ(finding.severity, Severity::Praise);
}

TEST_F(AlignmentTest, SixPeriodsOnTargetAreNoticed) {
    kpi("Avbrott", {m_goal}, months(5, "100"));
    EXPECT_TRUE(of("kpis_on_target").empty());
    const ThingId steady = kpi("Svarstid", {m_goal}, months(7, "100"));
    EXPECT_EQ(swedish(only("kpis_on_target").text), "Svarstid har nått målet 7 perioder i rad.");
    EXPECT_EQ(only("kpis_on_target").evidence, std::vector<ThingId>{steady});
    test::Rows late{{"2026-01", "1"}};
    for (const test::Row& row : months(8, "100"))
        if (row.period != "2026-01") late.push_back(row);
    kpi("Nöjdhet", {m_goal}, late);
    EXPECT_EQ(swedish(only("kpis_on_target").text),
              "2 KPI:er har nått målet minst 6 perioder i rad. Längst har Svarstid gjort det: 7 "
              "perioder.");
}

TEST_F(AlignmentTest, APartnershipHasAVisionThatBothHaveApproved) {
    m_builder.remove(m_builder.vision);
    const Finding missing = only("vision_missing");
    EXPECT_EQ(missing.subject, m_builder.partnership);
    EXPECT_EQ(missing.who, (std::vector<ThingId>{m_builder.customer, m_builder.supplier}));
    EXPECT_TRUE(of("vision_not_approved").empty());
    model::Vision draft{};
    draft.partnership = m_builder.partnership;
    draft.statement = {.sv = "Ny vision", .en = "New vision"};
    const ThingId version = m_builder.put(draft);
    EXPECT_TRUE(of("vision_missing").empty());
    EXPECT_EQ(offered(only("vision_not_approved")),
              Names{"propose: Föreslå visionen för båda parter"});
    m_builder.propose(version);
    EXPECT_TRUE(of("vision_not_approved").empty());  // approval_pending says it
    EXPECT_EQ(of("approval_pending").size(), 1U);
}

}  // namespace
}  // namespace samverka::rules
