// Blocks from spreadsheets: cells, numbers and periods as people have them in their sheets.
#include "core/locale/pasted.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace samverka::locale {
namespace {

using base::Period;
using base::PeriodKind;

Period period(std::string_view text) { return *Period::parse(text); }

std::string read(std::string_view cell, PeriodKind kind = PeriodKind::Month,
                 const std::vector<Period>& near = {}) {
    const auto found = read_pasted_period(cell, kind, near);
    return found ? found->text() : std::string("-");
}

std::string number(std::string_view cell, DecimalSign sign = DecimalSign::AsWritten,
                   Language language = Language::Swedish) {
    const auto found = read_pasted_number(cell, language, sign);
    return found ? found->value.text() + "|" + found->unit : std::string("-");
}

TEST(PastedTable, IsCutAtTabsAndLineEnds) {
    const auto table = read_table("a\tb\r\n1\t2\n3\r");
    ASSERT_TRUE(table.has_value());
    const PastedTable wanted{{"a", "b"}, {"1", "2"}, {"3", ""}};
    EXPECT_EQ(*table, wanted);
}

TEST(PastedTable, IsCutAtSemicolonsOnlyWhereThereIsNoTab) {
    EXPECT_EQ(read_table("1,5;2")->at(0), (std::vector<std::string>{"1,5", "2"}));
    EXPECT_EQ(read_table("a;b\t2")->at(0), (std::vector<std::string>{"a;b", "2"}));
}

TEST(PastedTable, KeepsTabsAndLinesInQuotes) {
    const auto table = read_table("\"a\tb\nc\"\t\"say \"\"x\"\"\"\n");
    ASSERT_TRUE(table.has_value());
    const PastedTable wanted{{"a\tb\nc", "say \"x\""}};
    EXPECT_EQ(*table, wanted);
}

TEST(PastedTable, LeavesOutEmptyRowsAtTheEndAlone) {
    const auto table = read_table("1\n\n2\n\t\n\n");
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->size(), 3U);
    EXPECT_TRUE(read_table("")->empty());
    EXPECT_TRUE(read_table("\n\t\n")->empty());
}

TEST(PastedTable, RefusesMoreThanABlock) {
    EXPECT_TRUE(read_table(std::string(kPastedCellsMax - 1, '\t')).has_value());
    EXPECT_EQ(read_table(std::string(kPastedCellsMax, '\t')).error().code,
              base::ErrorCode::LimitExceeded);
    EXPECT_TRUE(read_table(std::string(kPastedCellBytesMax, 'x')).has_value());
    EXPECT_EQ(read_table(std::string(kPastedCellBytesMax + 1, 'x')).error().code,
              base::ErrorCode::LimitExceeded);
    // One wide row and many short ones are as large when they are filled up.
    EXPECT_FALSE(read_table(std::string(5000, '\t') + std::string(5000, '\n') + "1").has_value());
    EXPECT_EQ(read_table("\xff").error().code, base::ErrorCode::TextNotUtf8);
}

TEST(PastedBlank, IsNothingOrADash) {
    for (const char* blank : {"", " ", "-", "–", "—", " − "}) EXPECT_TRUE(is_blank(blank)) << blank;
    for (const char* cell : {"0", "--", "n/a", "-1"}) EXPECT_FALSE(is_blank(cell)) << cell;
}

TEST(PastedNumber, IsReadWithItsUnit) {
    EXPECT_EQ(number("99,9 %"), "99.9|%");
    EXPECT_EQ(number("380 min"), "380|min");
    EXPECT_EQ(number("43\u202f200"), "43200|");
    EXPECT_EQ(number("1 234,5\u00a0kr"), "1234.5|kr");
    EXPECT_EQ(number("−4,1"), "-4.1|");
    EXPECT_EQ(number(".5", DecimalSign::AsWritten, Language::English), "0.5|");
}

TEST(PastedNumber, RefusesWhatIsNone) {
    for (const char* cell : {"n/a", "#DIV/0!", "", "12,", "1.2.3,4,5", "1e5", "12 34", "kr 5"})
        EXPECT_EQ(number(cell), "-") << cell;
}

TEST(PastedNumber, NeverReadsTheOtherDecimalSign) {
    EXPECT_EQ(number("98.7"), "98.7|");
    EXPECT_EQ(number("98.7", DecimalSign::Comma), "-");
    EXPECT_EQ(number("98,7", DecimalSign::Point), "-");
    EXPECT_EQ(number("1.234", DecimalSign::Comma), "1234|");
    EXPECT_EQ(number("1.234", DecimalSign::Point), "1.234|");
    EXPECT_EQ(number("1,234", DecimalSign::Point), "1234|");
    EXPECT_EQ(number("1,234", DecimalSign::Comma), "1.234|");
}

TEST(ShownSign, IsWhatANumberProves) {
    EXPECT_EQ(shown_sign("12"), ShownSign::None);
    EXPECT_EQ(shown_sign("98,7"), ShownSign::Comma);
    EXPECT_EQ(shown_sign("98.7 %"), ShownSign::Point);
    EXPECT_EQ(shown_sign("1.234"), ShownSign::Unclear);
    EXPECT_EQ(shown_sign("0.125"), ShownSign::Point);
    EXPECT_EQ(shown_sign("1234.567"), ShownSign::Point);
    EXPECT_EQ(shown_sign("1.234,5"), ShownSign::Comma);
    EXPECT_EQ(shown_sign("1,234.5"), ShownSign::Point);
    EXPECT_EQ(shown_sign("1.234.567"), ShownSign::Comma);
    EXPECT_EQ(shown_sign("1,234,567"), ShownSign::Point);
}

TEST(PastedPeriod, NamesAMonthInEitherLanguage) {
    for (const char* cell :
         {"2026-01", "jan 2026", "januari 2026", "January 2026", "JAN-26", "jan\u00a02026",
          "2026 jan", "01/2026", "2026/1", "202601", "2026-01-01", "2026-01-31", "1 jan 2026"})
        EXPECT_EQ(read(cell), "2026-01") << cell;
    EXPECT_EQ(read("sept 2026"), "2026-09");
    EXPECT_EQ(read("okt 25"), "2025-10");
}

TEST(PastedPeriod, WithoutAYearIsTheOneNearby) {
    std::vector<Period> near;
    for (Period at = period("2025-10"); near.size() < 12; at = at.next()) near.push_back(at);
    EXPECT_EQ(read("okt", PeriodKind::Month, near), "2025-10");
    EXPECT_EQ(read("januari", PeriodKind::Month, near), "2026-01");
    EXPECT_EQ(read("jan"), "-");
    near.push_back(period("2026-10"));
    EXPECT_EQ(read("okt", PeriodKind::Month, near), "-");
}

TEST(PastedPeriod, IsOfTheKindThatIsWanted) {
    EXPECT_EQ(read("Q3 2026"), "-");
    EXPECT_EQ(read("2026-Q3"), "-");
    EXPECT_EQ(read("2026-01-15"), "-");
    EXPECT_EQ(read("2026"), "-");
    for (const char* cell : {"Q3 2026", "kv 3 2026", "kvartal 3, 2026", "2026-Q3", "2026 q3"})
        EXPECT_EQ(read(cell, PeriodKind::Quarter), "2026-Q3") << cell;
    for (const char* cell : {"v 40 2026", "vecka 40 2026", "2026-W40", "W40 26", "v.40 2026"})
        EXPECT_EQ(read(cell, PeriodKind::Week), "2026-W40") << cell;
    EXPECT_EQ(read("v 5 2026", PeriodKind::Week), "2026-W05");
    EXPECT_EQ(read("halvår 2 2026", PeriodKind::Half), "2026-H2");
    EXPECT_EQ(read("2026", PeriodKind::Year), "2026");
    EXPECT_EQ(read("30 sep 2026", PeriodKind::Day), "2026-09-30");
}

TEST(PastedPeriod, RefusesWhatIsNone) {
    for (const char* cell :
         {"", "foo", "13/2026", "2026-13", "jan feb", "jan 2026 2", "2026-01-02-03"})
        EXPECT_EQ(read(cell), "-") << cell;
    EXPECT_EQ(read("Q5 2026", PeriodKind::Quarter), "-");
    EXPECT_EQ(read(std::string(100, '1')), "-");
    EXPECT_EQ(read("\xff\xfe"), "-");
}

}  // namespace
}  // namespace samverka::locale
