#include "core/base/text.h"

#include <gtest/gtest.h>

#include <limits>

namespace samverka::base {
namespace {

using std::string_view_literals::operator""sv;

TEST(Utf8, AcceptsTheEndsOfEachLength) {
    for (const auto text :
         {""sv, "\x00"sv, "a\x7f"sv, "\u0080"sv, "\u07ff"sv, "\u0800"sv, "\ud7ff"sv, "\ue000"sv,
          "\uffff"sv, "\U00010000"sv, "\U0010ffff"sv, "åäö é"sv}) {
        EXPECT_EQ(first_bad_utf8(text), std::nullopt) << text;
    }
}

TEST(Utf8, SaysWhereItIsBad) {
    const std::pair<std::string_view, std::size_t> bad[] = {
        {"\x80"sv, 0},              // a continuation alone
        {"ab\xc3"sv, 2},            // cut
        {"ab\xe2\x82"sv, 2},        // cut
        {"ab\xf0\x9f\x98"sv, 2},    // cut
        {"a\xc0\xaf"sv, 1},         // overlong
        {"a\xc1\xbf"sv, 1},         // overlong
        {"\xe0\x9f\xbf"sv, 0},      // overlong
        {"\xf0\x8f\xbf\xbf"sv, 0},  // overlong
        {"\xed\xa0\x80"sv, 0},      // surrogate
        {"\xed\xbf\xbf"sv, 0},      // surrogate
        {"\xf4\x90\x80\x80"sv, 0},  // over U+10FFFF
        {"\xf5\x80\x80\x80"sv, 0},
        {"\xff"sv, 0},
        {"\xc3("sv, 0},
        {"\xe2\x28\xa1"sv, 0},
        {"\xe2\x82("sv, 0},
        {"\xf0\x9f\x98("sv, 0},
        {"\xc3\xa5\xe5"sv, 2},
    };
    for (const auto& [text, position] : bad) EXPECT_EQ(first_bad_utf8(text), position);
}

TEST(Utf8, CodePointsThereAndBack) {
    for (const char32_t code_point :
         U"\u0001a\u007f\u0080\u00e5\u07ff\u0800\ud7ff\ue000\uffff\U00010000\U0010ffff"sv) {
        std::string text;
        append_utf8(text, code_point);
        std::size_t position = 0;
        EXPECT_EQ(next_code_point(text, position), code_point);
        EXPECT_EQ(position, text.size());
    }
}

TEST(Utf8, CountsCharactersNotBytes) {
    EXPECT_EQ(code_point_count(""), 0U);
    EXPECT_EQ(code_point_count("åäö é"), 5U);
    EXPECT_EQ(code_point_count("\U0001f600"), 1U);
}

TEST(Utf8DeathTest, SurrogatesHaveNoBytes) {
    std::string text;
    EXPECT_DEATH(append_utf8(text, 0xd800), "assertion failed");
    EXPECT_DEATH(append_utf8(text, 0x110000), "assertion failed");
}

TEST(Trimmed, TakesSpacesOfAllKindsFromBothEnds) {
    EXPECT_EQ(trimmed(" \t\r\n\u00a0\u202f\u2007\ufeffe\u00a0f \u00a0"), "e\u00a0f");
    EXPECT_EQ(trimmed(""), "");
    EXPECT_EQ(trimmed("\u00a0"), "");
    EXPECT_EQ(trimmed("å"), "å");
    EXPECT_EQ(trimmed("\xa0 x \xa0"), "\xa0 x \xa0");  // stray bytes are no spaces
    EXPECT_EQ(trimmed("\x80\x80"), "\x80\x80");
    EXPECT_EQ(trimmed("x\xc2"), "x\xc2");
}

TEST(Split, KeepsEmptyParts) {
    using Parts = std::vector<std::string_view>;
    EXPECT_EQ(split("", '/'), Parts({""}));
    EXPECT_EQ(split("a", '/'), Parts({"a"}));
    EXPECT_EQ(split("/a//b/", '/'), Parts({"", "a", "", "b", ""}));
}

TEST(Joined, PutsTheSeparatorBetween) {
    EXPECT_EQ(joined({}, ", "), "");
    EXPECT_EQ(joined({"a"}, ", "), "a");
    EXPECT_EQ(joined({"a", "", "b"}, ", "), "a, , b");
}

TEST(Folded, LowersLatinLetters) {
    EXPECT_EQ(folded("ÅSA Öberg É ØRSTED"), "åsa öberg é ørsted");
    EXPECT_EQ(folded("ĀĹŁŃŊŸŹŽ"), "āĺłńŋÿźž");
    EXPECT_EQ(folded("×÷ß1€漢"), "×÷ß1€漢");
    EXPECT_EQ(folded("a\xff"
                     "B"),
              "a\xff"
              "b");
}

TEST(NumberText, ReachesBothEnds) {
    EXPECT_EQ(number_text(0), "0");
    EXPECT_EQ(number_text(-1), "-1");
    EXPECT_EQ(number_text(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
    EXPECT_EQ(number_text(std::numeric_limits<std::int64_t>::max()), "9223372036854775807");
}

TEST(ParseInteger, AcceptsOneSpellingOnly) {
    EXPECT_EQ(parse_integer("0"), 0);
    EXPECT_EQ(parse_integer("-12"), -12);
    EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(parse_integer("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
    for (const auto text : {"", "-", "+1", "-0", "01", "-01", "1 ", " 1", "1.0", "0x1",
                            "9223372036854775808", "-9223372036854775809", "１"}) {
        EXPECT_EQ(parse_integer(text), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace samverka::base
