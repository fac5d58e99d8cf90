#include "core/base/date.h"

#include <gtest/gtest.h>

#include <limits>

namespace samverka::base {
namespace {

Date day(std::string_view text) {
    const auto date = Date::parse(text);
    EXPECT_TRUE(date.has_value()) << text;
    return date.value_or(Date());
}

Period period(std::string_view text, FiscalCalendar fiscal = {}) {
    const auto parsed = Period::parse(text, fiscal);
    EXPECT_TRUE(parsed.has_value()) << text;
    return parsed.value_or(Period());
}

ErrorCode date_error(std::string_view text) {
    const auto date = Date::parse(text);
    EXPECT_FALSE(date.has_value()) << text;
    return date.has_value() ? ErrorCode::UsageInvalid : date.error().code;
}

ErrorCode period_error(std::string_view text, FiscalCalendar fiscal = {}) {
    const auto parsed = Period::parse(text, fiscal);
    EXPECT_FALSE(parsed.has_value()) << text;
    return parsed.has_value() ? ErrorCode::UsageInvalid : parsed.error().code;
}

constexpr FiscalCalendar kFromMay = {.first_month = 5};

TEST(Date, CountsDaysSince1970) {
    EXPECT_EQ(Date().text(), "1970-01-01");
    EXPECT_EQ(day("1970-01-02").days(), 1);
    EXPECT_EQ(day("1969-12-31").days(), -1);
    EXPECT_EQ(day("2000-03-01").days(), 11017);
    EXPECT_EQ(day("1900-01-01").days(), -25567);
    EXPECT_EQ(day("2199-12-31").days(), 84005);
}

TEST(Date, KnowsLeapDays) {
    EXPECT_EQ(day("2024-02-29").plus_days(1).text(), "2024-03-01");
    EXPECT_EQ(day("2000-02-29").text(), "2000-02-29");
    EXPECT_EQ(date_error("1900-02-29"), ErrorCode::DateRange);
    EXPECT_EQ(date_error("2100-02-29"), ErrorCode::DateRange);
    EXPECT_EQ(date_error("2023-02-29"), ErrorCode::DateRange);
}

TEST(Date, RefusesDaysAndYearsThatAreNot) {
    for (const auto text : {"2026-00-10", "2026-13-10", "2026-04-31", "2026-01-00", "2026-01-32",
                            "1899-12-31", "2200-01-01", "0000-01-01"}) {
        EXPECT_EQ(date_error(text), ErrorCode::DateRange) << text;
    }
    EXPECT_EQ(Date::from_civil(2026, -1, 1).error().code, ErrorCode::DateRange);
}

TEST(Date, RefusesOtherSpellings) {
    for (const auto text :
         {"", "2026-9-30", "2026/09/30", "20260930", "2026-09-30 ", " 2026-09-30", "26-09-30",
          "2026-09-3O", "2026-09", "+026-09-30", "2026-09-30T", "2026\u201309-30"}) {
        EXPECT_EQ(date_error(text), ErrorCode::DateSyntax) << text;
    }
}

TEST(Date, KnowsWeekdays) {
    EXPECT_EQ(day("1970-01-01").weekday(), 4);
    EXPECT_EQ(day("2026-09-30").weekday(), 3);
    EXPECT_EQ(day("1900-01-01").weekday(), 1);
    EXPECT_EQ(day("2000-01-02").weekday(), 7);
}

TEST(Date, MonthsLaterStaysInsideTheMonth) {
    EXPECT_EQ(day("2026-01-31").plus_months(1).text(), "2026-02-28");
    EXPECT_EQ(day("2024-01-31").plus_months(1).text(), "2024-02-29");
    EXPECT_EQ(day("2026-03-31").plus_months(-1).text(), "2026-02-28");
    EXPECT_EQ(day("2026-01-15").plus_months(-1).text(), "2025-12-15");
    EXPECT_EQ(day("2026-10-31").plus_months(25).text(), "2028-11-30");
    EXPECT_EQ(day("2026-05-05").plus_months(0).text(), "2026-05-05");
}

TEST(Date, ArithmeticStopsAtTheCalendarsEnds) {
    constexpr int kMost = std::numeric_limits<int>::max();
    constexpr int kLeast = std::numeric_limits<int>::min();
    EXPECT_EQ(day("2026-01-01").plus_days(kMost).text(), "9999-12-31");
    EXPECT_EQ(day("2026-01-01").plus_days(kLeast).text(), "0001-01-01");
    EXPECT_EQ(day("2026-01-01").plus_months(kMost).text(), "9999-12-31");
    EXPECT_EQ(day("2026-01-01").plus_months(kLeast).text(), "0001-01-01");
    EXPECT_EQ(Date::from_days(std::numeric_limits<std::int32_t>::min()).text(), "0001-01-01");
    EXPECT_EQ(Date::from_days(std::numeric_limits<std::int32_t>::max()).text(), "9999-12-31");
}

TEST(Instant, ReadsWithAndWithoutMilliseconds) {
    EXPECT_EQ(Instant::parse("1970-01-01T00:00:00Z")->milliseconds, 0);
    EXPECT_EQ(Instant::parse("2026-09-30T14:02:00.000Z")->milliseconds, 1790776920000);
    EXPECT_EQ(Instant::parse("2026-09-30T14:02:00Z"), Instant::parse("2026-09-30T14:02:00.000Z"));
    EXPECT_EQ(Instant::parse("1969-12-31T23:59:59.999Z")->milliseconds, -1);
}

TEST(Instant, WritesMillisecondsAlways) {
    EXPECT_EQ(Instant{1790776920007}.text(), "2026-09-30T14:02:00.007Z");
    EXPECT_EQ(Instant{-1}.text(), "1969-12-31T23:59:59.999Z");
    EXPECT_EQ(Instant{-86'400'000}.text(), "1969-12-31T00:00:00.000Z");
    EXPECT_EQ(Instant{-1}.date_utc().text(), "1969-12-31");
    EXPECT_EQ(Instant{86'399'999}.date_utc().text(), "1970-01-01");
    EXPECT_EQ(Instant{std::numeric_limits<std::int64_t>::max()}.date_utc().text(), "9999-12-31");
    EXPECT_EQ(Instant{std::numeric_limits<std::int64_t>::min()}.text().size(), 24U);
}

TEST(Instant, RefusesOtherSpellingsAndTimes) {
    for (const auto text :
         {"", "2026-09-30", "2026-09-30T14:02Z", "2026-09-30T14:02:00", "2026-09-30 14:02:00Z",
          "2026-09-30T14:02:00+02:00", "2026-09-30T14:02:00.0Z", "2026-09-30T14:02:00.0000Z",
          "2026-09-30T14:02:00,000Z", "2026-09-3TT14:02:00Z", "2026-09-30T1a:02:00Z"}) {
        const auto instant = Instant::parse(text);
        ASSERT_FALSE(instant.has_value()) << text;
        EXPECT_EQ(instant.error().code, ErrorCode::DateSyntax) << text;
    }
    for (const auto text : {"2026-09-30T24:00:00Z", "2026-09-30T14:60:00Z", "2026-09-30T14:02:60Z",
                            "2026-02-29T14:02:00Z", "1899-12-31T00:00:00Z"}) {
        const auto instant = Instant::parse(text);
        ASSERT_FALSE(instant.has_value()) << text;
        EXPECT_EQ(instant.error().code, ErrorCode::DateRange) << text;
    }
}

// ISO 8601 weeks belong to the year of their Thursday.
TEST(Period, IsoWeeksAroundNewYear) {
    const std::pair<std::string_view, std::string_view> weeks[] = {
        {"2020-12-31", "2020-W53"}, {"2021-01-03", "2020-W53"}, {"2021-01-04", "2021-W01"},
        {"2024-12-29", "2024-W52"}, {"2024-12-30", "2025-W01"}, {"2026-01-01", "2026-W01"},
        {"2025-12-29", "2026-W01"}, {"2026-12-31", "2026-W53"}, {"2027-01-03", "2026-W53"},
        {"2016-01-03", "2015-W53"}, {"2017-01-01", "2016-W52"}, {"2026-09-30", "2026-W40"},
    };
    for (const auto& [date, week] : weeks) {
        const Period containing = Period::containing(day(date), PeriodKind::Week);
        EXPECT_EQ(containing.text(), week);
        EXPECT_EQ(period(week), containing);
        EXPECT_EQ(containing.first().weekday(), 1);
        EXPECT_TRUE(containing.contains(day(date)));
    }
    EXPECT_EQ(period_error("2025-W53"), ErrorCode::DateRange);
    EXPECT_EQ(period_error("2026-W00"), ErrorCode::DateRange);
    EXPECT_EQ(period_error("2026-W54"), ErrorCode::DateRange);
    EXPECT_EQ(period("2020-W53").next().text(), "2021-W01");
    EXPECT_EQ(period("2021-W01").previous().text(), "2020-W53");
}

TEST(Period, CalendarPeriodsKnowTheirDays) {
    const struct {
        std::string_view text, first, last, next, previous;
    } cases[] = {
        {"2026-09-30", "2026-09-30", "2026-09-30", "2026-10-01", "2026-09-29"},
        {"2026-W40", "2026-09-28", "2026-10-04", "2026-W41", "2026-W39"},
        {"2024-02", "2024-02-01", "2024-02-29", "2024-03", "2024-01"},
        {"2026-12", "2026-12-01", "2026-12-31", "2027-01", "2026-11"},
        {"2026-Q1", "2026-01-01", "2026-03-31", "2026-Q2", "2025-Q4"},
        {"2026-Q3", "2026-07-01", "2026-09-30", "2026-Q4", "2026-Q2"},
        {"2026-H2", "2026-07-01", "2026-12-31", "2027-H1", "2026-H1"},
        {"2026", "2026-01-01", "2026-12-31", "2027", "2025"},
    };
    for (const auto& row : cases) {
        const Period whole = period(row.text);
        EXPECT_EQ(whole.text(), row.text);
        EXPECT_EQ(whole.first().text(), row.first);
        EXPECT_EQ(whole.last().text(), row.last);
        EXPECT_EQ(whole.next().text(), row.next);
        EXPECT_EQ(whole.previous().text(), row.previous);
        EXPECT_TRUE(whole.contains(whole.first()) && whole.contains(whole.last()));
        EXPECT_FALSE(whole.contains(whole.last().plus_days(1)));
        EXPECT_FALSE(whole.contains(whole.first().plus_days(-1)));
    }
}

// A fiscal year is named by the year in which it ends: May 2025 to April 2026 is FY2026.
TEST(Period, FiscalPeriodsKnowTheirDays) {
    const struct {
        std::string_view text, first, last, next;
    } cases[] = {
        {"FY2026", "2025-05-01", "2026-04-30", "FY2027"},
        {"FY2026-Q1", "2025-05-01", "2025-07-31", "FY2026-Q2"},
        {"FY2026-Q3", "2025-11-01", "2026-01-31", "FY2026-Q4"},
        {"FY2026-Q4", "2026-02-01", "2026-04-30", "FY2027-Q1"},
        {"FY2026-H2", "2025-11-01", "2026-04-30", "FY2027-H1"},
    };
    for (const auto& row : cases) {
        const Period whole = period(row.text, kFromMay);
        EXPECT_EQ(whole.text(), row.text);
        EXPECT_EQ(whole.first().text(), row.first);
        EXPECT_EQ(whole.last().text(), row.last);
        EXPECT_EQ(whole.next().text(), row.next);
        EXPECT_EQ(whole.next().previous(), whole);
        EXPECT_EQ(Period::containing(whole.last(), whole.kind(), kFromMay), whole);
    }
    EXPECT_EQ(Period::containing(day("2026-09-30"), PeriodKind::Quarter, kFromMay).text(),
              "FY2027-Q2");
    EXPECT_EQ(Period::containing(day("2026-01-31"), PeriodKind::Year, {.first_month = 12}).text(),
              "FY2026");
    EXPECT_EQ(Period::containing(day("2025-12-01"), PeriodKind::Year, {.first_month = 12}).text(),
              "FY2026");
    EXPECT_EQ(Period::containing(day("2025-11-30"), PeriodKind::Year, {.first_month = 12}).text(),
              "FY2025");
}

TEST(Period, DaysWeeksAndMonthsAreTheSameInEveryFiscalCalendar) {
    for (const PeriodKind kind : {PeriodKind::Day, PeriodKind::Week, PeriodKind::Month}) {
        EXPECT_EQ(Period::containing(day("2026-09-30"), kind, kFromMay),
                  Period::containing(day("2026-09-30"), kind));
    }
    EXPECT_NE(period("FY2026", kFromMay), period("2026"));
}

TEST(Period, CalendarTextsMeanTheCalendarInAnyFiscalCalendar) {
    EXPECT_EQ(period("2026-Q3", kFromMay), period("2026-Q3"));
    EXPECT_EQ(period_error("FY2026-Q3"), ErrorCode::PeriodSyntax);
}

TEST(Period, RefusesOtherSpellings) {
    for (const auto text :
         {"",           "26",     "2026-",    "2026-Q",  "2026-Q33", "2026-q3",  "2026-X1",
          "2026Q3",     "2026-9", "2026-w40", "2026-W4", "2026-W4a", "20x6-W40", "2026-9-30",
          "2026/09/30", "202609", "20x6-09",  "FY",      "H2",       "2026 "}) {
        EXPECT_EQ(period_error(text), ErrorCode::PeriodSyntax) << text;
    }
    EXPECT_EQ(period_error("FY26", kFromMay), ErrorCode::PeriodSyntax);
}

TEST(Period, RefusesPartsAndYearsThatAreNot) {
    for (const auto text : {"2026-Q0", "2026-Q5", "2026-H3", "2026-H0", "2026-13", "2026-00",
                            "2026-02-30", "1899", "2200", "1899-12", "2200-W01", "1899-Q4"}) {
        EXPECT_EQ(period_error(text), ErrorCode::DateRange) << text;
    }
    EXPECT_EQ(period_error("FY1900", kFromMay), ErrorCode::DateRange);  // would begin in 1899
    EXPECT_EQ(period("FY1901", kFromMay).first().text(), "1900-05-01");
}

TEST(Period, OrdersByFirstDay) {
    EXPECT_LT(period("2026-Q2"), period("2026-Q3"));
    EXPECT_LT(period("2026-01-01"), period("2026-01"));
}

TEST(DateRange, EndsAreInsideAndMayBeOpen) {
    const DateRange both = {.from = day("2026-01-01"), .to = day("2026-12-31")};
    EXPECT_TRUE(both.contains(day("2026-01-01")));
    EXPECT_TRUE(both.contains(day("2026-12-31")));
    EXPECT_FALSE(both.contains(day("2025-12-31")));
    EXPECT_FALSE(both.contains(day("2027-01-01")));
    EXPECT_TRUE(DateRange().contains(day("1900-01-01")));
    EXPECT_TRUE((DateRange{.from = {}, .to = day("2026-12-31")}.contains(day("1900-01-01"))));
    EXPECT_FALSE((DateRange{.from = day("2026-01-01"), .to = {}}.contains(day("2025-12-31"))));
}

}  // namespace
}  // namespace samverka::base
