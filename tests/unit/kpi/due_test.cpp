// When values are due, and which one is awaited.
#include "core/kpi/due.h"

#include "tests/unit/kpi/kpi_fixture.h"

namespace samverka::kpi {
namespace {

using model::Frequency;
using test::day;
using test::period;

std::string due(int due_day, std::string_view text) {
    model::KpiVersion definition{};
    if (due_day > 0) definition.due_day = due_day;
    const auto found = due_date(definition, period(text));
    return found ? found->text() : "never";
}

TEST(Due, OnItsDayOfTheMonthAfterThePeriod) {
    EXPECT_EQ(due(10, "2026-01"), "2026-02-10");
    EXPECT_EQ(due(10, "2026-12"), "2027-01-10");
    EXPECT_EQ(due(15, "2026-Q3"), "2026-10-15");
    EXPECT_EQ(due(1, "2026-H1"), "2026-07-01");
    EXPECT_EQ(due(20, "2026"), "2027-01-20");
}

TEST(Due, OnTheLastDayOfAMonthThatIsShorter) {
    EXPECT_EQ(due(31, "2027-01"), "2027-02-28");
    EXPECT_EQ(due(30, "2028-01"), "2028-02-29");
    EXPECT_EQ(due(31, "2026-03"), "2026-04-30");
    EXPECT_EQ(due(31, "2026-Q4"), "2027-01-31");
}

TEST(Due, DaysAndWeeksAreDueMonthByMonth) {
    EXPECT_EQ(due(5, "2026-09-01"), "2026-10-05");
    EXPECT_EQ(due(5, "2026-09-30"), "2026-10-05");
    EXPECT_EQ(due(31, "2027-W05"), "2027-03-31");  // 1–7 February
    EXPECT_EQ(due(5, "2026-W53"), "2027-02-05");   // ends on 3 January
}

TEST(Due, NeverWithoutADay) { EXPECT_EQ(due(0, "2026-01"), "never"); }

class NextDueTest : public KpiTest {
  protected:
    void begin(const test::Rows& rows) {
        model::KpiVersion definition{};
        definition.aggregation = model::Aggregation::Last;
        definition.numerator = test::add_series(m_builder, Frequency::Month, rows);
        definition.frequency = Frequency::Month;
        definition.due_day = 10;
        define(definition);
    }
    std::string next(std::string_view date) {
        const auto found = next_due(m_builder.snapshot(), history(date), day(date));
        if (!found) return "nothing";
        return found->period.text() + " " + found->date.text() + (found->late ? " late" : "");
    }
};

TEST_F(NextDueTest, TheRunningPeriodWhereAllBeforeItIsMeasured) {
    begin({{"2026-01", "1"}, {"2026-02", "1"}});
    EXPECT_EQ(next("2026-03-20"), "2026-03 2026-04-10");
    EXPECT_EQ(next("2026-02-28"), "2026-03 2026-04-10");
}

TEST_F(NextDueTest, TheOldestSinceTheLastThatWasMeasuredAndLateTheDayAfter) {
    begin({{"2026-01", "1"}});
    EXPECT_EQ(next("2026-03-10"), "2026-02 2026-03-10");
    EXPECT_EQ(next("2026-03-11"), "2026-02 2026-03-10 late");
    EXPECT_EQ(next("2026-05-01"), "2026-02 2026-03-10 late");
}

TEST_F(NextDueTest, AGapBetweenMeasuredPeriodsIsNotAwaited) {
    begin({{"2026-01", "1"}, {"2026-03", "1"}});
    EXPECT_EQ(next("2026-04-05"), "2026-04 2026-05-10");
}

TEST_F(NextDueTest, TheFirstPeriodWhereNothingWasMeasuredYet) {
    begin({});
    EXPECT_EQ(next("2026-01-15"), "2026-01 2026-02-10");
    EXPECT_EQ(next("2026-03-01"), "2026-01 2026-02-10 late");
}

TEST_F(NextDueTest, NothingWithoutADefinition) { EXPECT_EQ(next("2026-03-01"), "nothing"); }

}  // namespace
}  // namespace samverka::kpi
