#include <gtest/gtest.h>

#include "core/locale/numbers.h"

namespace samverka::locale {
namespace {

constexpr Language kSv = Language::Swedish;
constexpr Language kEn = Language::English;

std::string decimal(std::string_view typed, Language language) {
    const auto value = read_decimal(typed, language);
    return value ? value->text() : std::string(error_name(value.error().code));
}

std::string money(std::string_view typed, Language language, const Currency& currency = {}) {
    const auto value = read_money(typed, currency, language);
    return value ? std::to_string(value->minor) : std::string(error_name(value.error().code));
}

std::string date(std::string_view typed, Language language = kSv) {
    const auto value = read_date(typed, language);
    return value ? value->text() : std::string(error_name(value.error().code));
}

TEST(ReadDecimal, UnambiguousInBothLanguages) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"99,9", "99.9"},
        {"99.9", "99.9"},
        {"99,90", "99.90"},
        {"0", "0"},
        {"1 234,5", "1234.5"},
        {"1 234.5", "1234.5"},
        {"1\u202f234,5", "1234.5"},
        {"1\u00a0234\u2009567", "1234567"},
        {"1 234,567", "1234.567"},
        {"1 234.567", "1234.567"},
        {"1.234,5", "1234.5"},
        {"1,234.5", "1234.5"},
        {"1.234.567,891", "1234567.891"},
        {"1,234,567.891", "1234567.891"},
        {"1.234.567", "1234567"},
        {"1,234,567", "1234567"},
        {"1,23", "1.23"},
        {"1.2345", "1.2345"},
        {"1,2345", "1.2345"},
        {"1234,567", "1234.567"},
        {"1234.567", "1234.567"},
        {"0,500", "0.500"},
        {"0.500", "0.500"},
        {",5", "0.5"},
        {".5", "0.5"},
        {"007", "7"},
        {"00,5", "0.5"},
        {" 12 ", "12"},
        {"99,9 %", "99.9"},
        {"99.9%", "99.9"},
        {"99,9\u00a0%", "99.9"},
        {"-5", "-5"},
        {"\u22125,5", "-5.5"},
        {"\u20135", "-5"},
        {"- 5", "-5"},
        {"+5", "5"},
        {"-0", "0"},
        {"-0,00", "0.00"},
    };
    for (const auto& [typed, stored] : rows) {
        EXPECT_EQ(decimal(typed, kSv), stored) << typed;
        EXPECT_EQ(decimal(typed, kEn), stored) << typed;
    }
}

TEST(ReadDecimal, TheLanguageDecidesWhatOneSeparatorMeans) {
    EXPECT_EQ(decimal("1,234", kSv), "1.234");
    EXPECT_EQ(decimal("1,234", kEn), "1234");
    EXPECT_EQ(decimal("1.234", kSv), "1234");
    EXPECT_EQ(decimal("1.234", kEn), "1.234");
    EXPECT_EQ(decimal("-123,456", kSv), "-123.456");
    EXPECT_EQ(decimal("-123,456", kEn), "-123456");
    EXPECT_EQ(decimal("012,345", kEn), "12.345");  // nobody groups after a leading zero
}

TEST(ReadDecimal, RefusesContradictionsAndOtherText) {
    for (const auto typed :
         {"",         " ",        "-",           "%",           "+",           "abc",
          "12a",      "1 2",      "12 34",       "1 2345",      "1234 567",    "1 23 456",
          "1,23,456", "1.23.456", "1,234.567,8", "1.234,567.8", "1 234.567,8", "1 234,567,890",
          "1,,5",     "1..5",     "5,",          "5.",          "1 ,5",        "1, 5",
          "--5",      "+-5",      "5-",          "1e3",         "1_000",       "0x1",
          "½",        "１",       "5 % %",       "% 5",         "1'000",       "1,234 567",
          "Infinity", ",",        ".",           "1\n2",        "99,9\xff"}) {
        EXPECT_EQ(decimal(typed, kSv), "number_syntax") << typed;
        EXPECT_EQ(decimal(typed, kEn), "number_syntax") << typed;
    }
}

TEST(ReadDecimal, HasTheDecimalsLimits) {
    EXPECT_EQ(decimal(std::string(34, '9'), kSv), std::string(34, '9'));
    EXPECT_EQ(decimal(std::string(35, '9'), kSv), "number_range");
    EXPECT_EQ(decimal("0," + std::string(34, '1'), kSv), "0." + std::string(34, '1'));
    EXPECT_EQ(decimal("0," + std::string(35, '1'), kSv), "number_range");
    EXPECT_EQ(decimal(std::string(100, '0') + "5", kSv), "5");
    EXPECT_EQ(decimal(std::string(100000, '1'), kSv), "number_syntax");
}

TEST(ReadInteger, WantsAWholeNumber) {
    EXPECT_EQ(read_integer("1 234", kSv), 1234);
    EXPECT_EQ(read_integer("12,0", kSv), 12);
    EXPECT_EQ(read_integer("1.234", kSv), 1234);
    EXPECT_EQ(read_integer("-9223372036854775808", kSv), INT64_MIN);
    EXPECT_EQ(read_integer("12,5", kSv).error().code, base::ErrorCode::NumberRange);
    EXPECT_EQ(read_integer("9223372036854775808", kSv).error().code, base::ErrorCode::NumberRange);
    EXPECT_EQ(read_integer("tolv", kSv).error().code, base::ErrorCode::NumberSyntax);
}

TEST(ReadMoney, InAllItsUnits) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"1 234,50 kr", "123450"},
        {"1234,5", "123450"},
        {"25 Mkr", "2500000000"},
        {"2,5 Mkr", "250000000"},
        {"2.5 mkr", "250000000"},
        {"2,5Mkr", "250000000"},
        {"2,5 M kr", "250000000"},
        {"2,5 mnkr", "250000000"},
        {"2,5 mn kr", "250000000"},
        {"2,5 miljoner", "250000000"},
        {"1 miljon kronor", "100000000"},
        {"SEK 2.5m", "250000000"},
        {"SEK\u00a02.5m", "250000000"},
        {"2,5 MSEK", "250000000"},
        {"500 tkr", "50000000"},
        {"500k", "50000000"},
        {"500 kkr", "50000000"},
        {"500 TSEK", "50000000"},
        {"500 tusen kr", "50000000"},
        {"1 mdkr", "100000000000"},
        {"1 bn", "100000000000"},
        {"kr 500", "50000"},
        {"500:-", "50000"},
        {"500 kr.", "50000"},
        {"500 SEK", "50000"},
        {"SEK 500 kr", "50000"},
        {"-2,5 Mkr", "-250000000"},
        {"\u2212SEK 2.5m", "-250000000"},
        {"SEK -2.5m", "-250000000"},
        {"0", "0"},
        {",50 kr", "50"},
        {"0,0025 Mkr", "250000"},
        {"1,00000 kr", "100"},
    };
    for (const auto& [typed, minor] : rows) {
        EXPECT_EQ(money(typed, kSv), minor) << typed;
        EXPECT_EQ(money(typed, kEn), minor) << typed;
    }
    EXPECT_EQ(money("1.234 kr", kSv), "123400");
    EXPECT_EQ(money("SEK 1,234", kEn), "123400");
}

TEST(ReadMoney, RefusesWhatIsNotThisMoney) {
    for (const auto typed :
         {"", "kr", "25 EUR", "EUR 25", "25 m2", "25 kr 50 öre", "25 mx", "kr 25 EUR", "- -5",
          "-SEK -5", "5 % kr", "25 Mkrr", "x25", "25 kr/h", "1 2 kr"}) {
        EXPECT_EQ(money(typed, kSv), "number_syntax") << typed;
    }
}

TEST(ReadMoney, NeverRounds) {
    EXPECT_EQ(money("0,005 kr", kSv), "number_range");
    EXPECT_EQ(money("1,2345 kr", kSv), "number_range");
    EXPECT_EQ(money("92233720368547758,07", kSv), "9223372036854775807");
    EXPECT_EQ(money("92233720368547758,08", kSv), "number_range");
    EXPECT_EQ(money("9999999999999999999999999999999999 mdkr", kSv), "number_range");
}

TEST(ReadMoney, KnowsOtherCurrencies) {
    const Currency euro = {.code = "EUR", .decimals = 2};
    EXPECT_EQ(money("2,5 MEUR", kSv, euro), "250000000");
    EXPECT_EQ(money("€500", kEn, euro), "50000");
    EXPECT_EQ(money("500 tEUR", kSv, euro), "50000000");
    EXPECT_EQ(money("500 kr", kSv, euro), "number_syntax");
    EXPECT_EQ(money("£2.5m", kEn, {.code = "GBP", .decimals = 2}), "250000000");
    EXPECT_EQ(money("1500", kEn, {.code = "JPY", .decimals = 0}), "1500");
    EXPECT_EQ(money("1500.5", kEn, {.code = "JPY", .decimals = 0}), "number_range");
}

TEST(ReadDate, InTheFormsThatPeopleType) {
    for (const auto typed : {"2026-09-30",
                             "20260930",
                             "2026/9/30",
                             "2026.09.30",
                             "30/9/2026",
                             "30.9.2026",
                             "30-09-2026",
                             "30 sep 2026",
                             "30 sep. 2026",
                             "30 Sep 2026",
                             "30 september 2026",
                             "30 SEPTEMBER 2026",
                             "30sep2026",
                             "30-sep-2026",
                             "30 sept 2026",
                             " 30\u00a0sep\u00a02026 ",
                             "30 September, 2026",
                             "September 30, 2026",
                             "2026\u201309\u201330",
                             "30. 9. 2026"}) {
        EXPECT_EQ(date(typed, kSv), "2026-09-30") << typed;
        EXPECT_EQ(date(typed, kEn), "2026-09-30") << typed;
    }
}

TEST(ReadDate, KnowsTheMonthsOfBothLanguages) {
    EXPECT_EQ(date("1 maj 2026"), "2026-05-01");
    EXPECT_EQ(date("1 May 2026"), "2026-05-01");
    EXPECT_EQ(date("1 okt 2026"), "2026-10-01");
    EXPECT_EQ(date("1 Oct 2026"), "2026-10-01");
    EXPECT_EQ(date("1 mars 2026"), "2026-03-01");
    EXPECT_EQ(date("1 Mar 2026"), "2026-03-01");
    EXPECT_EQ(date("1 juni 2026"), "2026-06-01");
    EXPECT_EQ(date("1 Jun 2026"), "2026-06-01");
    EXPECT_EQ(date("1 augusti 2026"), "2026-08-01");
}

TEST(ReadDate, RefusesOtherText) {
    for (const auto typed :
         {"", "imorgon", "30/9", "30 sep", "sep 2026", "30/9/26", "260930", "2026-09",
          "2026-09-030", "030/9/2026", "30 sep okt 2026", "30 sepp 2026", "2026-W40",
          "30 sep 2026 14:02", "20260930T", "2026 sep 30", "12 2026 9", "30:9:2026", "\xff"}) {
        EXPECT_EQ(date(typed), "date_syntax") << typed;
    }
}

TEST(ReadDate, RefusesDaysThatAreNot) {
    EXPECT_EQ(date("31/4/2026"), "date_range");
    EXPECT_EQ(date("9/30/2026"), "date_range");
    EXPECT_EQ(date("29 feb 2026"), "date_range");
    EXPECT_EQ(date("1 jan 1899"), "date_range");
    EXPECT_EQ(date("29 feb 2028"), "2028-02-29");
}

}  // namespace
}  // namespace samverka::locale
