#include <gtest/gtest.h>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/entropy.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "tests/support/random.h"

namespace samverka::base {
namespace {

using test::Random;

const int kRounds = test::rounds(20'000);

// Up to 34 digits with a point anywhere, in the stored form.
Decimal random_decimal(Random& random) {
    const std::size_t digits = 1 + random.below(34);
    std::string whole;
    std::string fraction;
    const std::size_t decimals = random.below(digits + 1);
    for (std::size_t i = 0; i < digits; ++i) {
        // Long runs of nines and zeros are where rounding goes wrong.
        const char digit = random.chance(3)   ? '9'
                           : random.chance(3) ? '0'
                                              : static_cast<char>('0' + random.below(10));
        (i < digits - decimals ? whole : fraction).push_back(digit);
    }
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
    if (whole.empty()) whole = "0";
    const bool zero = whole == "0" && fraction.find_first_not_of('0') == std::string::npos;
    std::string text = !zero && random.chance(2) ? "-" : "";
    text += whole;
    if (!fraction.empty()) text += "." + fraction;
    const auto value = Decimal::parse(text);
    EXPECT_TRUE(value.has_value()) << text;
    return value.value_or(Decimal());
}

TEST(DecimalProperty, TextRoundTrips) {
    Random random("decimal text");
    for (int i = 0; i < kRounds; ++i) {
        const Decimal value = random_decimal(random);
        const auto again = Decimal::parse(value.text());
        ASSERT_TRUE(again.has_value()) << value.text();
        EXPECT_EQ(again->coefficient(), value.coefficient());
        EXPECT_EQ(again->scale(), value.scale());
    }
}

TEST(DecimalProperty, OrderAgreesWithTheSignOfTheDifference) {
    Random random("decimal order");
    for (int i = 0; i < kRounds; ++i) {
        const Decimal left = random_decimal(random);
        const Decimal right = random_decimal(random);
        EXPECT_EQ(left<right, right> left);
        EXPECT_EQ(left == right, (left <=> right) == (right <=> left));
        const auto difference = subtract(left, right);
        if (!difference) continue;
        if (difference->value.is_zero() && !difference->exact) continue;
        EXPECT_EQ(left < right, difference->value.is_negative())
            << left.text() << " " << right.text();
        EXPECT_EQ(left == right, difference->value.is_zero()) << left.text() << " " << right.text();
    }
}

TEST(DecimalProperty, SumsAndProductsCommuteAndExactOnesUndo) {
    Random random("decimal arithmetic");
    int exact_sums = 0;
    for (int i = 0; i < kRounds; ++i) {
        const Decimal left = random_decimal(random);
        const Decimal right = random_decimal(random);
        const auto sum = add(left, right);
        const auto product = multiply(left, right);
        const auto other_sum = add(right, left);
        ASSERT_EQ(sum.has_value(), other_sum.has_value());
        ASSERT_EQ(product.has_value(), multiply(right, left).has_value());
        if (product) EXPECT_EQ(product->value.text(), multiply(right, left)->value.text());
        if (!sum) continue;
        EXPECT_EQ(sum->value.text(), other_sum->value.text());
        if (!sum->exact) continue;
        ++exact_sums;
        const auto back = subtract(sum->value, right);
        ASSERT_TRUE(back.has_value());
        EXPECT_EQ(back->value, left) << left.text() << " + " << right.text();
    }
    EXPECT_GT(exact_sums, kRounds / 10);
}

// Compared with plain 128-bit integers where those suffice.
TEST(DecimalProperty, SmallNumbersAgreeWithIntegers) {
    Random random("decimal integers");
    for (int i = 0; i < kRounds; ++i) {
        const std::int64_t a = random.between(-1'000'000'000, 1'000'000'000);
        const std::int64_t b = random.between(-1'000'000'000, 1'000'000'000);
        const int scale = static_cast<int>(random.below(10));
        const Decimal left = Decimal::from_scaled(a, scale);
        const Decimal right = Decimal::from_scaled(b, scale);
        EXPECT_EQ(add(left, right)->value.coefficient(), __int128{a} + b);
        EXPECT_EQ(subtract(left, right)->value.coefficient(), __int128{a} - b);
        EXPECT_EQ(multiply(left, right)->value.coefficient(), __int128{a} * b);
        EXPECT_EQ(multiply(left, right)->value.scale(), 2 * scale);
        EXPECT_EQ(left <=> right, a <=> b);
        if (b == 0) continue;
        const auto quotient = divide(multiply(left, right)->value, right);
        EXPECT_TRUE(quotient->exact);
        EXPECT_EQ(quotient->value, left);
    }
}

// A rounded value is at most one step away, on the side that the rule names, and rounding it again
// changes nothing.
TEST(DecimalProperty, RoundingStaysWithinOneStep) {
    Random random("decimal rounding");
    constexpr Rounding kRules[] = {Rounding::HalfEven, Rounding::HalfUp, Rounding::HalfDown,
                                   Rounding::Up,       Rounding::Down,   Rounding::Ceiling,
                                   Rounding::Floor};
    for (int i = 0; i < kRounds; ++i) {
        const Decimal value = random_decimal(random);
        const int scale = static_cast<int>(random.below(35));
        const auto floor = rounded(value, scale, Rounding::Floor);
        const auto ceiling = rounded(value, scale, Rounding::Ceiling);
        if (!floor || !ceiling) continue;
        EXPECT_LE(*floor, value);
        EXPECT_GE(*ceiling, value);
        const auto width = subtract(*ceiling, *floor);
        ASSERT_TRUE(width.has_value());
        EXPECT_LE(width->value, Decimal::from_scaled(1, scale));
        for (const Rounding rule : kRules) {
            const auto result = rounded(value, scale, rule);
            ASSERT_TRUE(result.has_value());
            EXPECT_TRUE(*result == *floor || *result == *ceiling);
            EXPECT_EQ(result->scale(), scale);
            EXPECT_EQ(rounded(*result, scale, rule), *result);
        }
    }
}

TEST(DateProperty, EveryDayOfThreeCenturiesRoundTripsAndFollowsTheOneBefore) {
    Date date = *Date::parse("1900-01-01");
    const Date last = *Date::parse("2199-12-31");
    int weekday = 1;
    while (true) {
        ASSERT_EQ(Date::parse(date.text()), date);
        const CivilDay day = date.civil();
        ASSERT_EQ(Date::from_civil(day.year, day.month, day.day), date);
        ASSERT_EQ(date.weekday(), weekday) << date.text();
        if (date == last) break;
        const Date next = date.plus_days(1);
        ASSERT_LT(day, next.civil());
        date = next;
        weekday = weekday % 7 + 1;
    }
}

TEST(DateProperty, PeriodsTileTheCalendar) {
    Random random("periods");
    constexpr PeriodKind kKinds[] = {PeriodKind::Day,     PeriodKind::Week, PeriodKind::Month,
                                     PeriodKind::Quarter, PeriodKind::Half, PeriodKind::Year};
    for (int i = 0; i < kRounds; ++i) {
        const Date date = Date::from_days(static_cast<std::int32_t>(random.between(-25000, 83000)));
        const FiscalCalendar fiscal = {.first_month = static_cast<int>(1 + random.below(12))};
        for (const PeriodKind kind : kKinds) {
            const Period period = Period::containing(date, kind, fiscal);
            ASSERT_TRUE(period.contains(date));
            ASSERT_EQ(period.next().first(), period.last().plus_days(1));
            ASSERT_EQ(period.previous().last(), period.first().plus_days(-1));
            ASSERT_EQ(period.next().previous(), period);
            ASSERT_EQ(Period::containing(period.last(), kind, fiscal), period);
            ASSERT_EQ(Period::parse(period.text(), fiscal), period) << period.text();
        }
    }
}

TEST(InstantProperty, TextRoundTrips) {
    Random random("instants");
    for (int i = 0; i < kRounds; ++i) {
        const Instant instant = {random.between(-2'208'988'800'000, 7'258'118'399'999)};
        ASSERT_EQ(Instant::parse(instant.text()), instant) << instant.text();
    }
}

TEST(HashProperty, TextsRoundTrip) {
    Random random("hashes");
    for (int i = 0; i < kRounds / 10; ++i) {
        const std::string bytes = random.bytes(random.below(100));
        const Hash hash = sha256(bytes);
        EXPECT_EQ(Hash::parse(hash.text()), hash);
        EXPECT_EQ(parse_base64url(base64url(bytes)), bytes);
        Sha256 pieces;
        const std::size_t cut = random.below(bytes.size() + 1);
        pieces.add(std::string_view(bytes).substr(0, cut));
        pieces.add(std::string_view(bytes).substr(cut));
        EXPECT_EQ(pieces.finish(), hash);
    }
}

TEST(IdProperty, TextsRoundTripAndKeepTheOrder) {
    EntropyStream stream("property tests of ids", "thing");
    ThingId previous = stream.next_id<ThingTag>();
    for (int i = 0; i < kRounds / 10; ++i) {
        const ThingId id = stream.next_id<ThingTag>();
        EXPECT_EQ(ThingId::parse(id.text()), id);
        EXPECT_EQ(id < previous, id.text() < previous.text());
        previous = id;
    }
}

// A reading of the Unicode standard's table 3-7 in the plainest words, to check the real one
// against.
bool is_utf8_the_slow_way(std::string_view text) {
    std::size_t i = 0;
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    while (i < text.size()) {
        const unsigned lead = byte(i);
        const int more = lead < 0x80    ? 0
                         : lead >= 0xf0 ? 3
                         : lead >= 0xe0 ? 2
                         : lead >= 0xc0 ? 1
                                        : -1;
        if (more < 0 || lead > 0xf7) return false;
        unsigned value = more == 0 ? lead : lead & (0x3fU >> more);
        for (int k = 1; k <= more; ++k) {
            const unsigned next = byte(i + static_cast<unsigned>(k));
            if (next < 0x80 || next > 0xbf) return false;
            value = value << 6 | (next & 0x3f);
        }
        constexpr unsigned kLeast[] = {0, 0x80, 0x800, 0x10000};
        if (value < kLeast[more] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
            return false;
        i += static_cast<unsigned>(more) + 1;
    }
    return true;
}

TEST(TextProperty, Utf8AgreesWithTheSlowWay) {
    Random random("utf8");
    int good = 0;
    for (int i = 0; i < kRounds * 5; ++i) {
        std::string text = random.text(4);
        if (random.chance(2) && !text.empty())
            text[random.below(text.size())] = static_cast<char>(random.below(256));
        const bool well_formed = is_utf8_the_slow_way(text);
        good += well_formed ? 1 : 0;
        ASSERT_EQ(!first_bad_utf8(text).has_value(), well_formed);
        if (!well_formed) continue;
        std::string again;
        std::size_t position = 0;
        std::size_t count = 0;
        for (; position < text.size(); ++count) append_utf8(again, next_code_point(text, position));
        ASSERT_EQ(again, text);
        ASSERT_EQ(count, code_point_count(text));
        ASSERT_EQ(folded(folded(text)), folded(text));
        ASSERT_EQ(trimmed(trimmed(text)), trimmed(text));
    }
    EXPECT_GT(good, kRounds);
}

}  // namespace
}  // namespace samverka::base
