// Whether incentive schemes say what both mean, and are settled.
#include "tests/support/kpi_builder.h"
#include "tests/unit/rules/rules_fixture.h"

namespace samverka::rules {
namespace {

using base::ThingId;
using model::CurveKind;
using model::Direction;
using model::KpiVersion;
using model::Scheme;
using model::SchemeVersion;
using test::number;

// A supplier's scheme on one KPI that is measured and verified until August.
class SchemeTest : public RulesTest {
  protected:
    SchemeTest() {
        test::Rows rows;
        for (int month = 1; month <= 9; ++month)
            rows.push_back({"2026-0" + std::to_string(month), "99"});
        m_series = test::add_series(m_builder, model::Frequency::Month, rows);
        test::verify(m_builder, m_series, rows);
        m_kpi = test::add_kpi(m_builder, "Drifttid", {m_goal});
        m_builder.change<model::Kpi>(m_kpi, [&](model::Kpi& one) {
            one.owner_pair = m_pair.pair;
            one.incentive = true;
            one.measured_side = model::Side::Supplier;
        });
        KpiVersion definition;
        definition.numerator = m_series;
        definition.aggregation = model::Aggregation::Last;
        definition.frequency = model::Frequency::Month;
        definition.direction = Direction::Higher;
        definition.baseline = number("90");
        definition.target = number("99.5");
        definition.minimum = number("98");
        definition.source = {.sv = "Källa", .en = "Source"};
        definition.method = {.sv = "Metod", .en = "Method"};
        definition.measurer = m_pair.supplier_role;
        definition.verifier = m_pair.customer_role;
        m_builder.approve(test::add_definition(m_builder, m_kpi, definition, "2026-01-01"));
        Scheme scheme;
        scheme.name = {.sv = "Bonus", .en = "Bonus"};
        scheme.performer = model::Side::Supplier;
        scheme.owner_pair = m_pair.pair;
        m_scheme = m_builder.put(scheme);
        m_terms.scheme = m_scheme;
        m_terms.frequency = model::Frequency::Month;
        m_terms.no_data = model::NoDataRule::HoldBack;
        m_terms.weights = model::WeightRule::Percent;
        m_terms.pool.amount = test::kronor(100'000);
        m_terms.measures.push_back({.kpi = m_kpi,
                                    .weight = number("100"),
                                    .curve = CurveKind::Linear,
                                    .zero = {},
                                    .full = {},
                                    .floor = {},
                                    .cap = {},
                                    .minimum = {}});
        m_terms.effective_from = test::day("2026-01-01");
    }
    void put_in_force() { m_builder.approve(m_builder.put(m_terms)); }

    test::BuiltPair m_pair = m_builder.add_whole_pair(m_builder.level_a, "Chef");
    ThingId m_goal = test::add_goal(m_builder, "Trygg vård");
    ThingId m_series;
    ThingId m_kpi;
    ThingId m_scheme;
    SchemeVersion m_terms;
};

TEST_F(SchemeTest, AWholeSchemeHasOnlyItsStatementToBePutForward) {
    put_in_force();
    EXPECT_EQ(of("scheme_terms_faulty").size(), 0U);
    EXPECT_EQ(of("scheme_wrong_way").size(), 0U);
    EXPECT_EQ(of("incentive_kpi_without_scheme").size(), 0U);
    const Finding due = only("statement_due");
    EXPECT_EQ(swedish(due.text),
              "Avräkningen av Bonus för januari\u00a02026 är klar att lägga fram.");
    EXPECT_EQ(argument(due.mends.front(), "period"), "2026-01");
    EXPECT_EQ(due.who, std::vector{m_pair.pair});
}

TEST_F(SchemeTest, ASchemeWithoutTermsIsTold) {
    EXPECT_EQ(only("scheme_without_terms").subject, m_scheme);
    EXPECT_EQ(of("statement_due").size(), 0U);
    // Its KPI stands in no scheme then.
    EXPECT_EQ(only("incentive_kpi_without_scheme").subject, m_kpi);
}

TEST_F(SchemeTest, WeightsOfNinetyNineAreAFault) {
    m_terms.measures.front().weight = number("99");
    put_in_force();
    EXPECT_EQ(english(only("scheme_terms_faulty").text),
              "Bonus cannot be reckoned: 1 fault in its terms.");
}

TEST_F(SchemeTest, ACurveThatFallsTowardsTheBetterPointsTheWrongWay) {
    m_terms.measures.front().curve = CurveKind::Piecewise;
    m_terms.curve_points = {{.kpi = m_kpi, .value = number("98"), .score = number("1")},
                            {.kpi = m_kpi, .value = number("99"), .score = number("0.5")}};
    put_in_force();
    EXPECT_EQ(swedish(only("scheme_wrong_way").text), "Bonus ger mer när Drifttid blir sämre.");
}

TEST_F(SchemeTest, ALineFromBetterToWorsePointsTheWrongWay) {
    m_terms.measures.front().zero = number("100");
    put_in_force();
    EXPECT_EQ(of("scheme_wrong_way").size(), 1U);
}

TEST_F(SchemeTest, AFullScoreBeyondWhatCanBeMeasuredIsOutOfReach) {
    m_builder.change<model::Series>(
        m_series, [](model::Series& one) { one.possible_maximum = number("99.4"); });
    put_in_force();
    EXPECT_EQ(english(only("scheme_unreachable").text),
              "Drifttid cannot reach 99.5, which Bonus asks for a full score: at most 99.4 can be "
              "measured.");
    m_builder.change<model::Series>(
        m_series, [](model::Series& one) { one.possible_maximum = number("99.5"); });
    EXPECT_EQ(of("scheme_unreachable").size(), 0U);
}

TEST_F(SchemeTest, ACapBelowTheFullPoolIsTold) {
    m_terms.limits.gain_a_period = test::kronor(80'000);
    put_in_force();
    EXPECT_EQ(swedish(only("scheme_cap_below_full").text),
              "Bonus betalar 100\u00a0tkr för full poäng, men taket är 80\u00a0tkr per period.");
    m_terms.limits.gain_a_period = test::kronor(100'000);
    put_in_force();
    EXPECT_EQ(of("scheme_cap_below_full").size(), 0U);
}

// PTA = 100 000 + (125 000 − 110 000) ÷ 0.5 = 130 000, above a ceiling of 125 000.
TEST_F(SchemeTest, APointOfTotalAssumptionAboveTheCeilingIsTold) {
    m_terms.cost = {.model = model::CostModel::FixedPriceIncentive,
                    .target_cost = test::kronor(100'000),
                    .actual = m_series,
                    .target_fee = test::kronor(10'000),
                    .minimum_fee = {},
                    .maximum_fee = {},
                    .performer_share = number("50"),
                    .ceiling_price = test::kronor(125'000),
                    .dead_band = {},
                    .dead_band_kind = {}};
    put_in_force();
    EXPECT_EQ(of("scheme_assumption_above_ceiling").size(), 1U);
}

TEST_F(SchemeTest, PayingOnePartyForTheOthersPerformanceIsTold) {
    m_builder.change<Scheme>(m_scheme, [](Scheme& one) { one.performer = model::Side::Customer; });
    put_in_force();
    EXPECT_EQ(only("scheme_pays_for_the_other").evidence.back(), m_kpi);
}

TEST_F(SchemeTest, APeriodInWhichBothGainIsWorthNoticing) {
    m_terms.effects = {{.side = model::Side::Customer,
                        .name = "Trygghet",
                        .kpi = m_kpi,
                        .series = {},
                        .reference = number("98"),
                        .worth = number("150000")}};
    put_in_force();
    EXPECT_EQ(of("both_gain").size(), 1U);
    m_terms.effects.front().worth = number("50000");  // less than is paid
    put_in_force();
    EXPECT_EQ(of("both_gain").size(), 0U);
}

}  // namespace
}  // namespace samverka::rules
