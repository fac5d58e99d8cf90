#include "core/base/ids.h"

#include <gtest/gtest.h>

#include <type_traits>

#include "core/base/entropy.h"

namespace samverka::base {
namespace {

constexpr std::array<std::uint8_t, kIdBytes> kCounting = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};

template <class Left, class Right>
concept Comparable = requires(const Left& left, const Right& right) { left == right; };

TEST(Ids, KindsOfIdDoNotMix) {
    EXPECT_TRUE((Comparable<ThingId, ThingId>));
    EXPECT_FALSE((Comparable<ThingId, ActId>));
    EXPECT_FALSE((std::is_constructible_v<ThingId, ActId>));
    EXPECT_FALSE((std::is_assignable_v<ReplicaId&, ThingId>));
    EXPECT_FALSE((std::is_convertible_v<std::array<std::uint8_t, kIdBytes>, ThingId>));
}

TEST(Ids, DefaultIsNil) {
    EXPECT_TRUE(ThingId().is_nil());
    EXPECT_FALSE(ThingId(kCounting).is_nil());
    EXPECT_EQ(ThingId().text(), "0000000000000000");
}

TEST(Ids, TextIsFiveBitsACharacter) {
    // 0x00 01 02 03 04: bits 00000 00000 00000 10000 00100 00000 11000 00100.
    EXPECT_EQ(ThingId(kCounting).text(), "000g40r40m30e209");
    std::array<std::uint8_t, kIdBytes> ones{};
    ones.fill(0xff);
    EXPECT_EQ(ThingId(ones).text(), "zzzzzzzzzzzzzzzz");
}

TEST(Ids, ReadsWhatItWrites) {
    const auto id = ThingId::parse("3v9k2m0qxa7t5hce");
    ASSERT_TRUE(id.has_value());
    EXPECT_EQ(id->text(), "3v9k2m0qxa7t5hce");
    EXPECT_EQ(ThingId::parse(ThingId(kCounting).text()), ThingId(kCounting));
}

TEST(Ids, RefusesOtherSpellings) {
    const std::string_view refused[] = {
        "",
        "3v9k2m0qxa7t5hc",    // fifteen
        "3v9k2m0qxa7t5hcee",  // seventeen
        "3V9K2M0QXA7T5HCE",   // capitals
        "iv9k2m0qxa7t5hce",   // letters that are misread
        "lv9k2m0qxa7t5hce",
        "ov9k2m0qxa7t5hce",
        "uv9k2m0qxa7t5hce",
        "3v9k2m0q-a7t5hce",
        "3v9k2m0qxa7t5h\xc3\xa5",
    };
    for (const std::string_view text : refused) {
        const auto id = ThingId::parse(text);
        ASSERT_FALSE(id.has_value()) << text;
        EXPECT_EQ(id.error().code, ErrorCode::IdSyntax) << text;
    }
}

TEST(Ids, OrderAsTheirTexts) {
    EXPECT_LT(*ThingId::parse("0000000000000001"), *ThingId::parse("000000000000000a"));
    EXPECT_LT(*ThingId::parse("0zzzzzzzzzzzzzzz"), *ThingId::parse("1000000000000000"));
}

TEST(Entropy, SameSeedAndNameGiveTheSameIds) {
    EntropyStream one("0123456789abcdef", "thing");
    EntropyStream two("0123456789abcdef", "thing");
    for (int i = 0; i < 10; ++i) EXPECT_EQ(one.next_id<ThingTag>(), two.next_id<ThingTag>());
}

TEST(Entropy, StreamsAreIndependent) {
    EntropyStream thing("0123456789abcdef", "thing");
    EntropyStream act("0123456789abcdef", "act");
    EntropyStream other_seed("0123456789abcdeg", "thing");
    const std::string first = thing.next_bytes(32);
    EXPECT_EQ(first.size(), 32U);
    EXPECT_NE(first, act.next_bytes(32));
    EXPECT_NE(first, other_seed.next_bytes(32));
    EXPECT_NE(first, thing.next_bytes(32));
}

// Where the seed ends and the name begins must not be a matter of taste.
TEST(Entropy, LengthsKeepSeedAndNameApart) {
    EntropyStream one("0123456789abcdefx", "yz");
    EntropyStream two("0123456789abcdefxy", "z");
    EXPECT_NE(one.next_bytes(32), two.next_bytes(32));
}

TEST(Entropy, EachDrawIsOneBlock) {
    EntropyStream short_draws("0123456789abcdef", "thing");
    EntropyStream long_draws("0123456789abcdef", "thing");
    EXPECT_EQ(short_draws.next_bytes(4), long_draws.next_bytes(32).substr(0, 4));
    EXPECT_EQ(short_draws.next_bytes(4), long_draws.next_bytes(32).substr(0, 4));
    EXPECT_EQ(short_draws.next_bytes(0), "");
}

// The construction that the header documents, computed apart: a change of it would give every
// seeded script other ids.
TEST(Entropy, FirstIdOfAKnownSeed) {
    EntropyStream stream("0123456789abcdef", "thing");
    EXPECT_EQ(stream.next_id<ThingTag>().text(), "yrffzd2n865kzmb5");
}

TEST(EntropyDeathTest, RefusesAShortSeed) {
    EXPECT_DEATH(EntropyStream("0123456789abcde", "thing"), "assertion failed");
}

TEST(EntropyDeathTest, RefusesALongDraw) {
    EntropyStream stream("0123456789abcdef", "thing");
    EXPECT_DEATH((void)stream.next_bytes(33), "assertion failed");
}

}  // namespace
}  // namespace samverka::base
