#include <gtest/gtest.h>

#include <limits>

#include "core/base/text.h"
#include "core/locale/numbers.h"

namespace samverka::locale {
namespace {

constexpr Language kSv = Language::Swedish;
constexpr Language kEn = Language::English;
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();

// What holds a number together, made visible: "~" between thousands, "_" elsewhere, "-" for the
// real minus.
std::string seen(std::string_view text) {
    std::string out;
    std::size_t position = 0;
    while (position < text.size()) {
        const char32_t c = base::next_code_point(text, position);
        if (c == U'\u202f') {
            out.push_back('~');
        } else if (c == U'\u00a0') {
            out.push_back('_');
        } else if (c == U'\u2212') {
            out.push_back('-');
        } else {
            EXPECT_NE(c, U' ') << text;
            EXPECT_NE(c, U'-') << text;
            base::append_utf8(out, c);
        }
    }
    return out;
}

base::Decimal number(std::string_view text) { return *base::Decimal::parse(text); }

std::string brief(std::int64_t minor, Language language, const Currency& currency = {}) {
    return seen(show_money({minor}, currency, MoneyStyle::Brief, language));
}

std::string full(std::int64_t minor, Language language, const Currency& currency = {}) {
    return seen(show_money({minor}, currency, MoneyStyle::Full, language));
}

TEST(ShowInteger, GroupsThousands) {
    const struct {
        std::int64_t value;
        std::string_view sv, en;
    } rows[] = {
        {0, "0", "0"},
        {999, "999", "999"},
        {1000, "1~000", "1,000"},
        {-1234567, "-1~234~567", "-1,234,567"},
        {kLeast, "-9~223~372~036~854~775~808", "-9,223,372,036,854,775,808"},
        {kMost, "9~223~372~036~854~775~807", "9,223,372,036,854,775,807"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(seen(show_integer(row.value, kSv)), row.sv);
        EXPECT_EQ(seen(show_integer(row.value, kEn)), row.en);
    }
}

TEST(ShowDecimal, KeepsTheTypedDigits) {
    EXPECT_EQ(seen(show_decimal(number("99.90"), kSv)), "99,90");
    EXPECT_EQ(seen(show_decimal(number("99.90"), kEn)), "99.90");
    EXPECT_EQ(seen(show_decimal(number("-1234.5"), kSv)), "-1~234,5");
    EXPECT_EQ(seen(show_decimal(number("-1234.5"), kEn)), "-1,234.5");
    EXPECT_EQ(seen(show_decimal(number("0.12345"), kSv)), "0,12345");
    EXPECT_EQ(seen(show_decimal(number("100000"), kSv)), "100~000");
}

TEST(ShowDecimal, CutsWhatWasLeftUnroundedAndSaysThatThereIsMore) {
    const struct {
        std::string_view stored, sv, en;
    } rows[] = {
        {"48.83720930232558139534883720930233", "48,83…", "48.83…"},
        {"-1234567.3333333333333333", "-1~234~567,33…", "-1,234,567.33…"},
        {"0.3333333333333333333333333333333333", "0,33…", "0.33…"},
        {"0.0012345678901234", "0,0012…", "0.0012…"},
        {"99.8999999999999999", "99,89…", "99.89…"},
        {"1.123456789012", "1,123456789012", "1.123456789012"},
        {"1.1234567890123", "1,12…", "1.12…"},
        {"5.0000000000000", "5,00", "5.00"},
        {"0.0000000000000", "0,00", "0.00"},
        {"0.0000000000001", "0,0000000000001", "0.0000000000001"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(seen(show_decimal(number(row.stored), kSv)), row.sv);
        EXPECT_EQ(seen(show_decimal(number(row.stored), kEn)), row.en);
    }
    EXPECT_EQ(seen(show_every_digit(number("-1234.12345678901234"), kSv)), "-1~234,12345678901234");
}

TEST(ShowMoney, BriefUsesTheLargestUnitThatLosesNothing) {
    const struct {
        std::int64_t minor;
        std::string_view sv, en;
    } rows[] = {
        {2'500'000'000, "25_Mkr", "SEK_25m"},
        {250'000'000, "2,5_Mkr", "SEK_2.5m"},
        {255'000'000, "2,55_Mkr", "SEK_2.55m"},
        {255'500'000, "2~555_tkr", "SEK_2,555k"},
        {50'000'000, "500_tkr", "SEK_500k"},
        {5'000'000, "50_tkr", "SEK_50k"},
        {100'000, "1_tkr", "SEK_1k"},
        {99'900, "999_kr", "SEK_999"},
        {123'400, "1~234_kr", "SEK_1,234"},
        {123'450, "1~234,50_kr", "SEK_1,234.50"},
        {5, "0,05_kr", "SEK_0.05"},
        {0, "0_kr", "SEK_0"},
        {-250'000'000, "-2,5_Mkr", "-SEK_2.5m"},
        {100'000'000'000'000, "1~000~000_Mkr", "SEK_1,000,000m"},
        {kLeast, "-92~233~720~368~547~758,08_kr", "-SEK_92,233,720,368,547,758.08"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(brief(row.minor, kSv), row.sv);
        EXPECT_EQ(brief(row.minor, kEn), row.en);
    }
}

TEST(ShowMoney, FullStaysInTheUnit) {
    EXPECT_EQ(full(2'500'000'000, kSv), "25~000~000_kr");
    EXPECT_EQ(full(2'500'000'000, kEn), "SEK_25,000,000");
    EXPECT_EQ(full(123'450, kSv), "1~234,50_kr");
    EXPECT_EQ(full(-1, kEn), "-SEK_0.01");
    EXPECT_EQ(full(kMost, kSv), "92~233~720~368~547~758,07_kr");
}

TEST(ShowMoney, OtherCurrencies) {
    const Currency euro = {.code = "EUR", .decimals = 2};
    const Currency yen = {.code = "JPY", .decimals = 0};
    EXPECT_EQ(brief(250'000'000, kSv, euro), "2,5_MEUR");
    EXPECT_EQ(brief(50'000'000, kSv, euro), "500_tEUR");
    EXPECT_EQ(full(150, kSv, euro), "1,50_EUR");
    EXPECT_EQ(brief(2'500'000, kEn, yen), "JPY_2.5m");
    EXPECT_EQ(full(1234, kSv, yen), "1~234_JPY");
}

TEST(ShowDate, AsOnACalendarsPage) {
    const base::Date date = *base::Date::parse("2026-09-30");
    EXPECT_EQ(seen(show_date(date, DateStyle::Short, kSv)), "30_sep_2026");
    EXPECT_EQ(seen(show_date(date, DateStyle::Short, kEn)), "30_Sep_2026");
    EXPECT_EQ(seen(show_date(date, DateStyle::Long, kSv)), "30_september_2026");
    EXPECT_EQ(seen(show_date(date, DateStyle::Long, kEn)), "30_September_2026");
    EXPECT_EQ(seen(show_date(date, DateStyle::MonthYear, kSv)), "september_2026");
    EXPECT_EQ(seen(show_date(date, DateStyle::MonthYear, kEn)), "September_2026");
    std::string months;
    for (int month = 0; month < 12; ++month) {
        const base::Date first = base::Date::parse("2026-01-01")->plus_months(month);
        months += seen(show_date(first, DateStyle::Short, kSv)).substr(2) + " ";
    }
    EXPECT_EQ(months,
              "jan_2026 feb_2026 mars_2026 apr_2026 maj_2026 juni_2026 juli_2026 aug_2026 sep_2026 "
              "okt_2026 nov_2026 "
              "dec_2026 ");
}

TEST(ShowPeriod, EachKindInWords) {
    const struct {
        std::string_view text, sv, en;
    } rows[] = {
        {"2026-09-30", "30_sep_2026", "30_Sep_2026"},
        {"2026-W05", "vecka_5_2026", "week_5_2026"},
        {"2026-W40", "vecka_40_2026", "week_40_2026"},
        {"2026-09", "september_2026", "September_2026"},
        {"2026-Q3", "kvartal_3_2026", "Q3_2026"},
        {"2026-H2", "halvår_2_2026", "H2_2026"},
        {"2026", "2026", "2026"},
        {"FY2026", "räkenskapsåret_2026", "FY_2026"},
        {"FY2026-Q3", "kvartal_3_räkenskapsåret_2026", "Q3_FY_2026"},
        {"FY2026-H1", "halvår_1_räkenskapsåret_2026", "H1_FY_2026"},
    };
    for (const auto& row : rows) {
        const base::Period period = *base::Period::parse(row.text, {.first_month = 5});
        EXPECT_EQ(seen(show_period(period, kSv)), row.sv);
        EXPECT_EQ(seen(show_period(period, kEn)), row.en);
    }
}

TEST(ShowInstant, SaysItsZone) {
    const base::Instant instant = *base::Instant::parse("2026-09-30T04:02:59.999Z");
    EXPECT_EQ(seen(show_instant(instant, kSv)), "30_sep_2026_04:02_UTC");
    EXPECT_EQ(seen(show_instant(instant, kEn)), "30_Sep_2026_04:02_UTC");
}

TEST(Edit, IsWhatAPersonWouldType) {
    EXPECT_EQ(edit_decimal(number("-1234.50"), kSv), "-1234,50");
    EXPECT_EQ(edit_decimal(number("-1234.50"), kEn), "-1234.50");
    EXPECT_EQ(edit_decimal(number("12"), kSv), "12");
    EXPECT_EQ(edit_money({250'000'000}, {}, kSv), "2500000");
    EXPECT_EQ(edit_money({123'450}, {}, kSv), "1234,50");
    EXPECT_EQ(edit_money({-5}, {}, kEn), "-0.05");
    EXPECT_EQ(edit_money({1234}, {.code = "JPY", .decimals = 0}, kEn), "1234");
    EXPECT_EQ(edit_date(*base::Date::parse("2026-09-05"), kSv), "2026-09-05");
    EXPECT_EQ(edit_date(*base::Date::parse("2026-09-05"), kEn), "05/09/2026");
}

}  // namespace
}  // namespace samverka::locale
