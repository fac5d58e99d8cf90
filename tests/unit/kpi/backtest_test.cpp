// What a proposed definition would have said of the past.
#include "core/kpi/backtest.h"

#include "tests/unit/kpi/kpi_fixture.h"

namespace samverka::kpi {
namespace {

using base::ThingId;
using model::Aggregation;
using model::Direction;
using model::Frequency;
using model::KpiVersion;
using test::day;
using test::number;

class BacktestTest : public KpiTest {
  protected:
    BacktestTest() {
        m_version.aggregation = Aggregation::Sum;
        m_version.numerator = test::add_series(
            m_builder, Frequency::Month, {{"2026-01", "97"}, {"2026-02", "99"}, {"2026-04", "98"}});
        m_version.frequency = Frequency::Month;
        m_version.direction = Direction::Higher;
        m_version.target = number("98");
        define(m_version);
        m_version.kpi = m_kpi;
    }
    Backtest tested(const KpiVersion& proposed, std::string_view from = "2026-01-01",
                    std::string_view to = "2026-04-30") {
        test::BoardOn on(m_builder, "2026-04-30");
        return backtest(m_builder.snapshot(), on.board(), proposed, day(from), day(to));
    }

    KpiVersion m_version{};
};

TEST_F(BacktestTest, AnotherTargetIsTriedOnTheSameMeasurements) {
    KpiVersion proposed = m_version;
    proposed.target = number("97");
    proposed.effective_from = day("2030-01-01");
    const Backtest out = tested(proposed);
    ASSERT_EQ(out.rows.size(), 4U);
    EXPECT_EQ(out.rows[0].before.standing, Standing::Under);
    EXPECT_EQ(out.rows[0].after.standing, Standing::Reaches);
    EXPECT_EQ(out.rows[2].after.missing, Missing::NotMeasured);
    EXPECT_EQ(out.reached_before, 2);
    EXPECT_EQ(out.reached_after, 3);
    EXPECT_EQ(out.changed, 1);
}

TEST_F(BacktestTest, OnlyPeriodsThatEndBetweenTheDays) {
    EXPECT_EQ(tested(m_version, "2026-01-31", "2026-02-27").rows.size(), 1U);
    EXPECT_EQ(tested(m_version, "2026-02-01", "2026-02-28").rows.front().period.text(), "2026-02");
    EXPECT_TRUE(tested(m_version, "2026-03-01", "2026-02-01").rows.empty());
}

TEST_F(BacktestTest, AnotherFrequencyIsComparedWithTheSameLongerPeriod) {
    KpiVersion proposed = m_version;
    proposed.frequency = Frequency::Quarter;
    const Backtest out = tested(proposed);
    ASSERT_EQ(out.rows.size(), 1U);
    EXPECT_EQ(out.rows[0].before.value, number("196"));
    EXPECT_EQ(out.rows[0].after.value, number("196"));
}

TEST_F(BacktestTest, AFormulaThatCannotBeReadDefinesNothing) {
    KpiVersion proposed = m_version;
    proposed.aggregation = Aggregation::Formula;
    proposed.formula = "1 +";
    EXPECT_EQ(tested(proposed).rows[0].after.missing, Missing::NoDefinition);
}

TEST_F(BacktestTest, AScorecardThatWouldBeMadeOfItselfSaysSo) {
    const ThingId own = m_kpi;
    const ThingId above = m_kpi = test::add_kpi(m_builder, "Ovanför");
    KpiVersion card{};
    card.aggregation = Aggregation::Scorecard;
    card.frequency = Frequency::Month;
    card.parts = {{.kpi = own, .weight = {}, .score = model::PartScore::Value}};
    define(card);
    card.kpi = own;
    EXPECT_EQ(tested(card).rows[0].after.missing, Missing::Circular);
    card.parts[0].kpi = above;
    EXPECT_EQ(tested(card).rows[0].after.missing, Missing::Circular);
}

TEST_F(BacktestTest, NothingIsWritten) {
    test::BoardOn on(m_builder, "2026-04-30");
    const Texts before = shown(on.history(m_kpi));
    const auto made = on.board().evaluations();
    KpiVersion proposed = m_version;
    proposed.numerator = {};
    static_cast<void>(
        backtest(m_builder.snapshot(), on.board(), proposed, day("2026-01-01"), day("2026-04-30")));
    EXPECT_EQ(shown(on.history(m_kpi)), before);
    EXPECT_EQ(on.board().evaluations(), made);
}

}  // namespace
}  // namespace samverka::kpi
