// Availability with planned maintenance (catalogue F1), and what is excluded of measurements.
#include "tests/unit/kpi/kpi_fixture.h"

namespace samverka::kpi {
namespace {

using base::ThingId;
using model::Aggregation;
using model::Frequency;
using model::KpiVersion;
using model::PlannedRule;
using test::number;
using test::Rows;

class PlannedTest : public KpiTest {
  protected:
    KpiVersion availability(PlannedRule rule, const Rows& planned = {{"2026-01", "720"}}) {
        KpiVersion out{};
        out.aggregation = Aggregation::Complement;
        out.numerator = m_down = series({{"2026-01", "424.8"}});
        out.denominator = m_agreed = series({{"2026-01", "43200"}});
        out.planned = m_planned = series(planned);
        out.planned_rule = rule;
        out.factor = number("100");
        out.frequency = Frequency::Month;
        return out;
    }
    ThingId series(const Rows& rows, Frequency frequency = Frequency::Month) {
        return test::add_series(m_builder, frequency, rows);
    }
    Value january() { return at(history("2026-01-31"), "2026-01"); }
    ThingId exclude(ThingId series, std::string_view period, std::string_view amount) {
        model::Exclusion out{};
        out.series = series;
        out.period = test::period(period);
        if (!amount.empty()) out.amount = number(amount);
        out.reason = {.sv = "Strömavbrott", .en = "Power cut"};
        return m_builder.put(out);
    }

    ThingId m_down;
    ThingId m_agreed;
    ThingId m_planned;
};

// (43 200 − 720 − 424.8) ÷ (43 200 − 720) = 42 055.2 ÷ 42 480 = 0.99.
TEST_F(PlannedTest, ExcludedIsTakenOutOfTheAgreedTime) {
    define(availability(PlannedRule::Excluded));
    EXPECT_EQ(january().value, number("99"));
}

// (43 200 − 720 − 424.8) ÷ 43 200 = 42 055.2 ÷ 43 200 = 0.9735.
TEST_F(PlannedTest, CountedIsDowntime) {
    define(availability(PlannedRule::Counted));
    EXPECT_EQ(january().value, number("97.35"));
}

TEST_F(PlannedTest, NothingIsGuessedWhereOnlyHalfIsSaid) {
    define(availability(PlannedRule::None));
    EXPECT_EQ(january().missing, Missing::NoDefinition);
    KpiVersion reverse = availability(PlannedRule::Counted);
    reverse.planned = {};
    m_kpi = test::add_kpi(m_builder, "Omvänt");
    define(reverse);
    EXPECT_EQ(january().missing, Missing::NoDefinition);
    KpiVersion gone = availability(PlannedRule::Counted);
    m_builder.remove(m_planned);
    m_kpi = test::add_kpi(m_builder, "Borta");
    define(gone);
    EXPECT_EQ(january().missing, Missing::NoDefinition);
}

TEST_F(PlannedTest, PlannedMaintenanceThatWasNotMeasuredIsNotZero) {
    define(availability(PlannedRule::Counted, {{"2026-02", "0"}}));
    EXPECT_EQ(january().missing, Missing::NotMeasured);
    test::set_rows(m_builder, m_planned, {{"2026-01", "0"}});
    EXPECT_EQ(january().value.text().substr(0, 9), "99.016666");  // 42 775.2 ÷ 43 200
}

TEST_F(PlannedTest, AllOfTheTimePlannedIsAnEmptyDenominator) {
    define(availability(PlannedRule::Excluded, {{"2026-01", "43200"}}));
    EXPECT_EQ(january().missing, Missing::EmptyDenominator);
}

// Only January has all three: 1 − (10 + 5) ÷ 100 = 0.85; two rows of February are left out.
TEST_F(PlannedTest, MonthsOfAQuarterCountWhereAllThreeWereMeasured) {
    KpiVersion out = availability(PlannedRule::Counted, {{"2026-01", "5"}});
    test::set_rows(m_builder, m_down, {{"2026-01", "10"}, {"2026-02", "20"}});
    test::set_rows(m_builder, m_agreed, {{"2026-01", "100"}, {"2026-02", "100"}});
    out.frequency = Frequency::Quarter;
    define(out);
    const Value value = at(history("2026-03-31"), "2026-Q1");
    EXPECT_EQ(value.value, number("85"));
    EXPECT_EQ(value.unmatched, 2);
}

// A quarter's plan beside months: it is added whole. 1 − (30 + 6) ÷ 200 = 0.82.
TEST_F(PlannedTest, APlanThatIsMeasuredLessOftenIsAdded) {
    KpiVersion out = availability(PlannedRule::Counted);
    test::set_rows(m_builder, m_down, {{"2026-01", "10"}, {"2026-02", "20"}});
    test::set_rows(m_builder, m_agreed, {{"2026-01", "100"}, {"2026-02", "100"}});
    out.planned = series({{"2026-Q1", "6"}}, Frequency::Quarter);
    out.frequency = Frequency::Quarter;
    define(out);
    EXPECT_EQ(at(history("2026-03-31"), "2026-Q1").value, number("82"));
}

TEST_F(PlannedTest, TheRuleIsNothingToARatio) {
    KpiVersion ratio = availability(PlannedRule::None);
    ratio.aggregation = Aggregation::Ratio;
    define(ratio);
    EXPECT_EQ(january().value.text().substr(0, 6), "0.9833");  // 42 480 ÷ 43 200
}

// ---- exclusions

// 424.8 − 24.8 = 400; 1 − 400 ÷ 43 200 is 99.074074… %.
TEST_F(PlannedTest, AnApprovedExclusionIsTakenOff) {
    KpiVersion out = availability(PlannedRule::None);
    out.planned = {};
    define(out);
    const ThingId exclusion = exclude(m_down, "2026-01", "24.8");
    const std::string before = january().value.text();
    EXPECT_EQ(before.substr(0, 8), "99.01666");
    m_builder.propose(exclusion, model::Side::Customer);
    EXPECT_EQ(january().value.text(), before) << "one side alone excludes nothing";
    m_builder.approve(exclusion);
    EXPECT_EQ(january().value.text().substr(0, 8), "99.07407");
    EXPECT_EQ(january().measured, 1);
}

TEST_F(PlannedTest, WithoutAnAmountTheMeasurementDoesNotCount) {
    KpiVersion sum{};
    sum.aggregation = Aggregation::Sum;
    sum.frequency = Frequency::Month;
    sum.numerator =
        series({{"2026-01-01", "3"}, {"2026-01-02", "4"}, {"2026-02-01", "5"}}, Frequency::Day);
    define(sum);
    m_builder.approve(exclude(sum.numerator, "2026-01-02", ""));
    EXPECT_EQ(shown(history("2026-02-28")), (Texts{"2026-01 3", "2026-02 5"}));
    m_builder.approve(exclude(sum.numerator, "2026-01", ""));  // all days of the month
    EXPECT_EQ(shown(history("2026-02-28")), (Texts{"2026-01 -", "2026-02 5"}));
    EXPECT_EQ(january().missing, Missing::Excluded) << "nobody has to hand it in";
}

TEST_F(PlannedTest, AnAmountIsTakenOffItsOwnPeriodOnlyAndMayExceedIt) {
    KpiVersion sum{};
    sum.aggregation = Aggregation::Sum;
    sum.frequency = Frequency::Month;
    sum.numerator = series({{"2026-01-01", "3"}, {"2026-01-02", "4"}}, Frequency::Day);
    define(sum);
    m_builder.approve(exclude(sum.numerator, "2026-01", "1"));  // no measurement is a month
    EXPECT_EQ(january().value, number("7"));
    m_builder.approve(exclude(sum.numerator, "2026-01-01", "5"));
    EXPECT_EQ(january().value, number("2"));
    m_builder.approve(exclude(sum.numerator, "2026-01-01", "0.5"));  // several add up
    EXPECT_EQ(january().value, number("1.5"));
}

TEST_F(PlannedTest, AVerifiedValueStaysVerifiedLessWhatIsExcluded) {
    KpiVersion sum{};
    sum.aggregation = Aggregation::Sum;
    sum.frequency = Frequency::Month;
    sum.numerator = series({{"2026-01", "3"}});
    define(sum);
    test::verify(m_builder, sum.numerator, {{"2026-01", "3"}});
    m_builder.approve(exclude(sum.numerator, "2026-01", "1"));
    EXPECT_EQ(january().value, number("2"));
    EXPECT_EQ(january().assurance, Assurance::Verified);
}

TEST_F(PlannedTest, TheBoardSeesAnExclusion) {
    KpiVersion sum{};
    sum.aggregation = Aggregation::Sum;
    sum.numerator = series({{"2026-01", "3"}});
    define(sum);
    Board board;
    board.follow(m_builder.snapshot(), test::day("2026-01-31"));
    m_builder.approve(exclude(sum.numerator, "2026-01", "1"));
    m_builder.snapshot().advance();
    board.follow(m_builder.snapshot(), test::day("2026-01-31"));
    EXPECT_EQ(board.find(m_kpi)->latest()->value, number("2"));
}

}  // namespace
}  // namespace samverka::kpi
