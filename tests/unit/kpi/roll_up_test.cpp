// Longer periods: anew from the measurements, or of the values of their periods.
#include "core/kpi/roll_up.h"

#include "tests/unit/kpi/kpi_fixture.h"

namespace samverka::kpi {
namespace {

using base::ThingId;
using model::Aggregation;
using model::Frequency;
using model::KpiVersion;
using model::RollUp;
using test::number;
using test::Rows;

class RollUpTest : public KpiTest {
  protected:
    RollUpTest() {
        m_above = test::add_series(m_builder, Frequency::Month,
                                   {{"2026-01", "1"}, {"2026-02", "2"}, {"2026-03", "9"}});
        m_below = test::add_series(m_builder, Frequency::Month,
                                   {{"2026-01", "2"}, {"2026-02", "8"}, {"2026-03", "10"}});
    }
    // 50, 25 and 90 per cent; 60 for the quarter as a whole.
    [[nodiscard]] KpiVersion ratio(RollUp rule) const {
        KpiVersion out{};
        out.aggregation = Aggregation::Ratio;
        out.numerator = m_above;
        out.denominator = m_below;
        out.factor = number("100");
        out.frequency = Frequency::Month;
        out.decimals = 1;
        out.rounding = model::RoundingRule::HalfUp;
        out.roll_up = rule;
        return out;
    }
    Value of(RollUp rule, std::string_view period = "2026-Q1", std::string_view on = "2026-12-31") {
        m_kpi = test::add_kpi(m_builder, "En till");
        define(ratio(rule));
        return test::BoardOn(m_builder, on).board().value_of(m_kpi, test::period(period));
    }

    ThingId m_above;
    ThingId m_below;
};

// 12 ÷ 20 = 60 %; 50 + 25 + 90 = 165, ÷ 3 = 55.
TEST_F(RollUpTest, EachRule) {
    EXPECT_EQ(of(RollUp::None).value, number("60"));
    EXPECT_EQ(of(RollUp::Measurements).value, number("60"));
    EXPECT_EQ(of(RollUp::Sum).value, number("165"));
    EXPECT_EQ(of(RollUp::Mean).value, number("55"));
    EXPECT_EQ(of(RollUp::Minimum).value, number("25"));
    EXPECT_EQ(of(RollUp::Maximum).value, number("90"));
    EXPECT_EQ(of(RollUp::Last).value, number("90"));
    EXPECT_EQ(of(RollUp::Mean, "2026-02").value, number("25")) << "its own length";
}

// 1 ÷ 3, 1 ÷ 3 and 1 ÷ 3 of 100 are 33.3 each, together 100 and not 99.9.
TEST_F(RollUpTest, RoundsOnceAtTheEnd) {
    test::set_rows(m_builder, m_above, {{"2026-01", "1"}, {"2026-02", "1"}, {"2026-03", "1"}});
    test::set_rows(m_builder, m_below, {{"2026-01", "3"}, {"2026-02", "3"}, {"2026-03", "3"}});
    const Value value = of(RollUp::Sum);
    EXPECT_EQ(value.value.text(), "100.0");
}

TEST_F(RollUpTest, PeriodsWithoutDataAreLeftOutAndCounted) {
    test::set_rows(m_builder, m_below, {{"2026-01", "2"}, {"2026-02", "0"}, {"2026-03", "10"}});
    const Value value = of(RollUp::Mean);
    EXPECT_EQ(value.value, number("70"));  // (50 + 90) ÷ 2
    EXPECT_EQ(value.unmatched, 1);
    EXPECT_EQ(value.measured, 2);
    EXPECT_EQ(of(RollUp::Mean, "2026-Q3").missing, Missing::NotMeasured);
    EXPECT_EQ(of(RollUp::Mean, "2026-Q3").unmatched, 3);
}

TEST_F(RollUpTest, OnlyPeriodsThatHaveEndedTakePart) {
    const Value value = of(RollUp::Sum, "2026-Q1", "2026-02-28");
    EXPECT_EQ(value.value, number("75"));
    EXPECT_EQ(value.unmatched, 0);
}

// February is of a version in another unit.
TEST_F(RollUpTest, EachPeriodIsValuedByItsOwnDefinitionAndInOneUnit) {
    KpiVersion first = ratio(RollUp::Sum);
    KpiVersion other = ratio(RollUp::Sum);
    other.unit = "h";
    KpiVersion last = ratio(RollUp::Sum);
    last.factor = number("1000");
    define(first, "2026-01-01");
    define(other, "2026-02-01");
    define(last, "2026-03-01");
    test::BoardOn on(m_builder, "2026-12-31");
    const Value value = on.board().value_of(m_kpi, test::period("2026-Q1"));
    EXPECT_EQ(value.value, number("950"));  // 50 + 900
    EXPECT_EQ(value.unmatched, 1);
}

TEST_F(RollUpTest, TheWeakestPeriodSaysHowSureItIs) {
    test::verify(m_builder, m_above, {{"2026-01", "1"}, {"2026-02", "2"}, {"2026-03", "9"}});
    test::verify(m_builder, m_below, {{"2026-01", "2"}, {"2026-02", "8"}, {"2026-03", "10"}});
    EXPECT_EQ(of(RollUp::Sum).assurance, Assurance::Verified);
    model::Dispute dispute{};
    dispute.about = m_below;
    dispute.period = test::period("2026-02");
    dispute.status = model::DisputeStatus::Open;
    m_builder.put(dispute);
    EXPECT_EQ(of(RollUp::Sum).assurance, Assurance::Disputed);
}

// A fiscal year from July: January to March is its third quarter.
TEST_F(RollUpTest, AFiscalQuarterIsMadeOfItsMonths) {
    fiscal_year_begins(7);
    define(ratio(RollUp::Sum));
    test::BoardOn on(m_builder, "2026-06-30");
    EXPECT_EQ(on.board().value_of(m_kpi, test::period("FY2026-Q3", 7)).value, number("165"));
    EXPECT_EQ(on.board().value_of(m_kpi, test::period("FY2026", 7)).unmatched, 3);  // April to June
}

// 1 each day but 30 on the leap day: 28 + 30 = 58; March begins anew, and the quarter knows both.
TEST_F(RollUpTest, ALeapDayIsADayOfItsMonth) {
    test::Rows rows;
    for (base::Period day = test::period("2028-02-01"); day < test::period("2028-03-02");
         day = day.next())
        rows.push_back({day.text(), day.text() == "2028-02-29" ? "30" : "1"});
    KpiVersion daily{};
    daily.aggregation = Aggregation::Last;
    daily.numerator = test::add_series(m_builder, Frequency::Day, rows);
    daily.frequency = Frequency::Day;
    daily.roll_up = RollUp::Sum;
    define(daily, "2028-02-01");
    test::BoardOn on(m_builder, "2028-03-31");
    EXPECT_EQ(on.board().value_of(m_kpi, test::period("2028-02")).value, number("58"));
    EXPECT_EQ(on.board().value_of(m_kpi, test::period("2028-02")).unmatched, 0);
    EXPECT_EQ(on.board().value_of(m_kpi, test::period("2028-03")).value, number("1"));
    EXPECT_EQ(on.board().value_of(m_kpi, test::period("2028-Q1")).value, number("59"));
}

// 2026-W05 ends on 1 February: it is a week of February.
TEST_F(RollUpTest, AWeekBelongsToTheMonthInWhichItEnds) {
    KpiVersion weekly{};
    weekly.aggregation = Aggregation::Last;
    weekly.numerator = test::add_series(m_builder, Frequency::Week,
                                        {{"2026-W04", "4"}, {"2026-W05", "50"}, {"2026-W06", "6"}});
    weekly.frequency = Frequency::Week;
    weekly.roll_up = RollUp::Sum;
    define(weekly, "2026-01-19");
    test::BoardOn on(m_builder, "2026-02-28");
    EXPECT_EQ(on.board().value_of(m_kpi, test::period("2026-01")).value, number("4"));
    EXPECT_EQ(on.board().value_of(m_kpi, test::period("2026-02")).value, number("56"));
}

}  // namespace
}  // namespace samverka::kpi
