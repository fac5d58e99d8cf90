#include "core/kpi/columns.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace samverka::kpi {
namespace {

using base::Decimal;
using base::Period;
using model::Measurement;

Measurement measured(std::string_view period, std::string_view value) {
    Measurement out;
    out.period = *Period::parse(period);
    out.value = *Decimal::parse(value);
    out.state = model::MeasurementState::Reported;
    return out;
}

// Makes the last row a correction of an earlier one.
void correct(std::vector<Measurement>& rows, std::size_t corrected) {
    rows.back().corrects = static_cast<std::int32_t>(corrected);
    rows[corrected].corrected_by = static_cast<std::int32_t>(rows.size() - 1);
}

std::string text(const Columns& columns) {
    std::string out;
    for (std::size_t i = 0; i < columns.size(); ++i)
        out +=
            (i == 0 ? "" : " ") + columns.value(i).text() + "@" + std::to_string(columns.rows[i]);
    return out;
}

std::vector<Period> periods(std::initializer_list<std::string_view> texts) {
    std::vector<Period> out;
    for (const auto one : texts) out.push_back(*Period::parse(one));
    return out;
}

TEST(Columns, ARowThatWasCorrectedDoesNotCount) {
    std::vector rows{measured("2026-01", "1"), measured("2026-01", "2")};
    correct(rows, 0);
    rows.push_back(measured("2026-01", "3"));
    correct(rows, 1);
    rows.push_back(measured("2026-02", "4"));
    EXPECT_EQ(text(columns_of(rows)), "3@2 4@3");
}

TEST(Columns, AWithdrawnRowCountsForNothing) {
    std::vector rows{measured("2026-01", "1"), measured("2026-01", "0")};
    correct(rows, 0);
    rows.back().withdrawn = true;
    EXPECT_EQ(columns_of(rows).size(), 0U);
    rows.push_back(measured("2026-01", "5"));
    EXPECT_EQ(text(columns_of(rows)), "5@2") << "measured anew";
}

TEST(Columns, OfTwoWrittenApartTheLaterCountsAndAWithdrawalGivesWay) {
    std::vector rows{measured("2026-01", "1"), measured("2026-01", "2")};
    EXPECT_EQ(text(columns_of(rows)), "2@1");
    rows.push_back(measured("2026-01", "0"));
    correct(rows, 1);
    rows.back().withdrawn = true;
    EXPECT_EQ(text(columns_of(rows)), "1@0");
}

TEST(Columns, ValuesStandAtTheScaleOfTheFinest) {
    const std::vector rows{measured("2026-01", "1.5"), measured("2026-02", "-2"),
                           measured("2026-03", "0.125")};
    const Columns columns = columns_of(rows);
    EXPECT_EQ(columns.scale, 3);
    EXPECT_EQ(columns.values, (std::vector<std::int64_t>{1500, -2000, 125}));
    EXPECT_TRUE(columns.wide.empty());
}

TEST(Columns, WhatDoesNotFitInEighteenDigitsIsWideAndStaysExact) {
    const std::vector fits{measured("2026-01", "999999999999999999")};
    EXPECT_TRUE(columns_of(fits).wide.empty());
    EXPECT_EQ(columns_of(fits).value(0).text(), "999999999999999999");
    for (const std::string_view big :
         {"1000000000000000000", "-1000000000000000000", "0.1234567890123456789",
          "9999999999999999999999999999999999"}) {
        const std::vector rows{measured("2026-01", "1.5"), measured("2026-02", big)};
        const Columns columns = columns_of(rows);
        EXPECT_TRUE(columns.values.empty()) << big;
        ASSERT_EQ(columns.size(), 2U);
        EXPECT_EQ(columns.value(0).text(), "1.5");
        EXPECT_EQ(columns.value(1).text(), big);
    }
    // Each fits, but not at the other one's scale.
    const std::vector rows{measured("2026-01", "100000000000000000"), measured("2026-02", "0.01")};
    EXPECT_FALSE(columns_of(rows).wide.empty());
}

TEST(Columns, AWeekBelongsToTheMonthInWhichItEnds) {
    // 2026-W05 is 26 January to 1 February, 2026-W09 23 February to 1 March.
    const std::vector rows{measured("2026-W04", "1"), measured("2026-W05", "10"),
                           measured("2026-W08", "100"), measured("2026-W09", "1000")};
    const auto months = periods({"2026-01", "2026-02", "2026-03"});
    const Totals totals = totals_of(columns_of(rows), months);
    EXPECT_EQ(totals.counts, (std::vector<std::int32_t>{1, 2, 1}));
    EXPECT_EQ(totals.begins, (std::vector<std::int32_t>{0, 1, 3}));
    EXPECT_EQ(static_cast<std::int64_t>(totals.sums[0]), 1);
    EXPECT_EQ(static_cast<std::int64_t>(totals.sums[1]), 110);
    EXPECT_EQ(static_cast<std::int64_t>(totals.sums[2]), 1000);
}

TEST(Columns, TotalsOfAPeriodAreSumLeastGreatestAndLast) {
    const std::vector rows{measured("2026-01", "3"), measured("2026-02", "-1.5"),
                           measured("2026-03", "2"), measured("2026-07", "9")};
    const auto quarters = periods({"2026-Q1", "2026-Q2", "2026-Q3"});
    const Totals totals = totals_of(columns_of(rows), quarters);
    EXPECT_EQ(totals.counts, (std::vector<std::int32_t>{3, 0, 1}));
    EXPECT_EQ(static_cast<std::int64_t>(totals.sums[0]), 35);
    EXPECT_EQ(totals.minimums[0], -15);
    EXPECT_EQ(totals.maximums[0], 30);
    EXPECT_EQ(totals.lasts[0], 20);
    EXPECT_EQ(totals.lasts[2], 90);
    EXPECT_EQ(totals.assurances[0], Assurance::Reported);
}

TEST(Columns, ADayIsCountedInTheMonthItStandsIn) {
    std::vector<Measurement> rows;
    Period day = *Period::parse("2028-02-28");
    for (int i = 0; i < 3; ++i, day = day.next()) rows.push_back(measured(day.text(), "1"));
    const auto months = periods({"2028-02", "2028-03"});
    EXPECT_EQ(totals_of(columns_of(rows), months).counts, (std::vector<std::int32_t>{2, 1}))
        << "2028 has a leap day";
}

TEST(Columns, RowsOfAnotherFrequencyStandInTheOrderOfTheirLastDays) {
    // By first day the quarter comes before its months; by last day with the third of them.
    const std::vector rows{measured("2026-01", "1"), measured("2026-Q1", "5"),
                           measured("2026-02", "2")};
    const Columns columns = columns_of(rows);
    EXPECT_TRUE(std::is_sorted(columns.last_days.begin(), columns.last_days.end()));
    EXPECT_EQ(text(columns), "1@0 2@2 5@1");
}

}  // namespace
}  // namespace samverka::kpi
