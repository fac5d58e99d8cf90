#include "core/base/decimal.h"

#include <gtest/gtest.h>

#include <limits>

namespace samverka::base {
namespace {

constexpr std::string_view kLargest = "9999999999999999999999999999999999";  // 34 nines

Decimal number(std::string_view text) {
    const auto value = Decimal::parse(text);
    EXPECT_TRUE(value.has_value()) << text;
    return value.value_or(Decimal());
}

// "text" when every step was exact, "~text" when not, the error's name when there is no value.
std::string shown(const Result<Computed>& computed) {
    if (!computed) return std::string(error_name(computed.error().code));
    return (computed->exact ? "" : "~") + computed->value.text();
}

std::string shown(const Result<Decimal>& value) {
    return value ? value->text() : std::string(error_name(value.error().code));
}

TEST(Decimal, KeepsTheTypedDigits) {
    for (const auto text :
         {"0", "0.00", "1", "-1", "99.90", "-0.5", "0.05", "1234567890.123456789", "100"}) {
        EXPECT_EQ(number(text).text(), text);
    }
    EXPECT_EQ(number(kLargest).text(), kLargest);
    EXPECT_EQ(number("-0.0000000000000000000000000000000001").text(),
              "-0.0000000000000000000000000000000001");
    EXPECT_EQ(number("0.9999999999999999999999999999999999").text(),
              "0.9999999999999999999999999999999999");
}

TEST(Decimal, ComparesByValue) {
    EXPECT_EQ(number("99.9"), number("99.90"));
    EXPECT_NE(number("99.9"), number("99.91"));
    EXPECT_LT(number("-1"), number("0.0"));
    EXPECT_LT(number("-1.5"), number("-1.25"));
    EXPECT_GT(number("10"), number("9.99"));
    EXPECT_EQ(number("0"), number("0.000"));
    // Too far apart for one 128-bit scale.
    EXPECT_LT(number("0.0000000000000000000000000000000001"), number(kLargest));
    EXPECT_GT(number("1"), number("0.9999999999999999999999999999999999"));
}

TEST(Decimal, RefusesOtherSpellings) {
    for (const auto text : {"",      "-",   "+1",       "-0",  "-0.00", "01",  "00",   "-01",
                            "1.",    ".5",  "1.2.3",    "1,5", "1e3",   "1E3", " 1",   "1 ",
                            "1_000", "NaN", "Infinity", "0x1", "１",    "--1", "1.-5", "1 000"}) {
        EXPECT_EQ(shown(Decimal::parse(text)), "number_syntax") << text;
    }
}

TEST(Decimal, HasAtMost34DigitsAndDecimals) {
    EXPECT_EQ(shown(Decimal::parse("10000000000000000000000000000000000")), "number_range");
    EXPECT_EQ(shown(Decimal::parse("1.0000000000000000000000000000000000")), "number_range");
    EXPECT_EQ(shown(Decimal::parse("0.00000000000000000000000000000000000")), "number_range");
    EXPECT_EQ(shown(Decimal::parse(std::string(100000, '9'))), "number_range");
    EXPECT_EQ(shown(Decimal::parse(std::string(50, '9') + "x")), "number_syntax");
}

TEST(Decimal, FromIntegers) {
    EXPECT_EQ(Decimal::from_integer(std::numeric_limits<std::int64_t>::min()).text(),
              "-9223372036854775808");
    EXPECT_EQ(Decimal::from_scaled(-12345, 2).text(), "-123.45");
    EXPECT_EQ(Decimal::from_scaled(5, 3).text(), "0.005");
    EXPECT_EQ(Decimal::from_scaled(0, 2).text(), "0.00");
    EXPECT_EQ(Decimal::from_scaled(1, 34).text(), "0.0000000000000000000000000000000001");
}

TEST(Decimal, ToIntegerWhenItIsOne) {
    EXPECT_EQ(number("5.00").to_integer(), 5);
    EXPECT_EQ(number("-9223372036854775808").to_integer(),
              std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(number("0.0000000000000000000000000000000000").to_integer(), 0);
    for (const auto text : {"5.01", "9223372036854775808", "-9223372036854775809", "0.5"}) {
        const auto integer = number(text).to_integer();
        ASSERT_FALSE(integer.has_value()) << text;
        EXPECT_EQ(integer.error().code, ErrorCode::NumberRange);
    }
}

TEST(DecimalArithmetic, IsExactWhereItCanBe) {
    EXPECT_EQ(shown(add(number("0.1"), number("0.2"))), "0.3");
    EXPECT_EQ(shown(add(number("99.90"), number("0.1"))), "100.00");
    EXPECT_EQ(shown(subtract(number("1"), number("1.00"))), "0.00");
    EXPECT_EQ(shown(subtract(number("1"), number("2"))), "-1");
    EXPECT_EQ(shown(multiply(number("1.10"), number("3"))), "3.30");
    EXPECT_EQ(shown(multiply(number("-0.5"), number("0"))), "0.0");
    EXPECT_EQ(shown(divide(number("1"), number("4"))), "0.25");
    EXPECT_EQ(shown(divide(number("10"), number("2"))), "5");
    EXPECT_EQ(shown(divide(number("100"), number("0.01"))), "10000");
    EXPECT_EQ(shown(divide(number("0"), number("-3"))), "0");
}

TEST(DecimalArithmetic, RoundsHalfEvenAt34DigitsAndSaysSo) {
    EXPECT_EQ(shown(divide(number("1"), number("3"))), "~0.3333333333333333333333333333333333");
    EXPECT_EQ(shown(divide(number("2"), number("3"))), "~0.6666666666666666666666666666666667");
    EXPECT_EQ(shown(divide(number("200"), number("3"))), "~66.66666666666666666666666666666667");
    EXPECT_EQ(shown(add(number(kLargest), number("0.4"))),
              std::string("~") + std::string(kLargest));
    EXPECT_EQ(shown(subtract(number(kLargest), number("0.5"))),
              "~9999999999999999999999999999999998");
    EXPECT_EQ(shown(add(number("1234567890123456789012345678901234"), number("0.5"))),
              "~1234567890123456789012345678901234");
    EXPECT_EQ(shown(add(number("1234567890123456789012345678901233"), number("0.5"))),
              "~1234567890123456789012345678901234");
    EXPECT_EQ(shown(add(number("1234567890123456789012345678901234"),
                        number("0.5000000000000000000000000000000001"))),
              "~1234567890123456789012345678901235");
    EXPECT_EQ(shown(multiply(number("0.3333333333333333333333333333333333"), number("3"))),
              "0.9999999999999999999999999999999999");
}

// A quotient far below one is rounded at the 34th decimal: once, not first at its 34th
// digit.
TEST(DecimalArithmetic, SmallResultsAreRoundedOnce) {
    const Decimal tiny = number("0.0000000000000000000000000000000001");
    EXPECT_EQ(shown(multiply(tiny, number("0.1"))), "~0.0000000000000000000000000000000000");
    EXPECT_EQ(shown(multiply(tiny, number("0.5"))), "~0.0000000000000000000000000000000000");
    EXPECT_EQ(shown(multiply(tiny, number("1.5"))), "~0.0000000000000000000000000000000002");
    // Half a 10^-34 below 1.5 units of the last decimal: 34 digits alone would call it 1.5, and
    // that 2.
    EXPECT_EQ(shown(divide(number("0.4999999999999999999999999999999999"),
                           number("3333333333333333333333333333333333"))),
              "~0.0000000000000000000000000000000001");
    EXPECT_EQ(shown(divide(tiny, number(kLargest))), "~0.0000000000000000000000000000000000");
}

TEST(DecimalArithmetic, CarriesIntoANewDigit) {
    EXPECT_EQ(shown(add(number("9.999999999999999999999999999999999"),
                        number("0.0000000000000000000000000000000006"))),
              "~10.00000000000000000000000000000000");
    EXPECT_EQ(shown(add(number(kLargest), number("0.5"))), "number_range");
}

TEST(DecimalArithmetic, RefusesWhatDoesNotFit) {
    EXPECT_EQ(shown(add(number(kLargest), number("1"))), "number_range");
    EXPECT_EQ(shown(multiply(number(kLargest), number("10"))), "number_range");
    EXPECT_EQ(shown(divide(number(kLargest), number("0.1"))), "number_range");
    EXPECT_EQ(shown(divide(number("1"), number("0.00"))), "division_by_zero");
    EXPECT_EQ(shown(divide(number("0"), number("0"))), "division_by_zero");
}

// Seven rules by seven amounts: what each rule is for stands in its column.
TEST(Rounded, FollowsItsRule) {
    const struct {
        std::string_view value, half_even, half_up, half_down, up, down, ceiling, floor;
    } rows[] = {
        {"2.5", "2", "3", "2", "3", "2", "3", "2"},
        {"3.5", "4", "4", "3", "4", "3", "4", "3"},
        {"-2.5", "-2", "-3", "-2", "-3", "-2", "-2", "-3"},
        {"2.51", "3", "3", "3", "3", "2", "3", "2"},
        {"2.1", "2", "2", "2", "3", "2", "3", "2"},
        {"-0.4", "0", "0", "0", "-1", "0", "0", "-1"},
        {"7.0", "7", "7", "7", "7", "7", "7", "7"},
    };
    for (const auto& row : rows) {
        const Decimal value = number(row.value);
        EXPECT_EQ(shown(rounded(value, 0, Rounding::HalfEven)), row.half_even) << row.value;
        EXPECT_EQ(shown(rounded(value, 0, Rounding::HalfUp)), row.half_up) << row.value;
        EXPECT_EQ(shown(rounded(value, 0, Rounding::HalfDown)), row.half_down) << row.value;
        EXPECT_EQ(shown(rounded(value, 0, Rounding::Up)), row.up) << row.value;
        EXPECT_EQ(shown(rounded(value, 0, Rounding::Down)), row.down) << row.value;
        EXPECT_EQ(shown(rounded(value, 0, Rounding::Ceiling)), row.ceiling) << row.value;
        EXPECT_EQ(shown(rounded(value, 0, Rounding::Floor)), row.floor) << row.value;
    }
}

TEST(Rounded, GivesExactlyTheScaleAskedFor) {
    EXPECT_EQ(shown(rounded(number("99.9"), 2, Rounding::HalfEven)), "99.90");
    EXPECT_EQ(shown(rounded(number("99.995"), 2, Rounding::HalfEven)), "100.00");
    EXPECT_EQ(shown(rounded(number("0"), 34, Rounding::HalfEven)),
              "0.0000000000000000000000000000000000");
    EXPECT_EQ(shown(rounded(number("1"), 34, Rounding::HalfEven)), "number_range");
    EXPECT_EQ(shown(rounded(number(kLargest), 1, Rounding::Down)), "number_range");
    EXPECT_EQ(shown(rounded(number(kLargest), 0, Rounding::Down)), kLargest);
}

TEST(Decimal, LosesItsZerosWhenAsked) {
    const struct {
        std::string_view value, shorter;
    } rows[] = {{"0.00", "0"},
                {"1.50", "1.5"},
                {"-20.00", "-20"},
                {"100", "100"},
                {"0.05", "0.05"},
                {"12.3456", "12.3456"},
                {"123456789012345678901234.500000000", "123456789012345678901234.5"},
                {"2.000000000000000000000000000000000", "2"}};
    for (const auto& row : rows)
        EXPECT_EQ(without_trailing_zeros(number(row.value)).text(), row.shorter);
}

TEST(DecimalDeathTest, ScalesHaveBounds) {
    EXPECT_DEATH((void)Decimal::from_scaled(1, 35), "assertion failed");
    EXPECT_DEATH((void)rounded(Decimal(), -1, Rounding::Up), "assertion failed");
}

}  // namespace
}  // namespace samverka::base
