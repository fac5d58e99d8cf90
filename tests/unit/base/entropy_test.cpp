#include "core/base/entropy.h"

#include <gtest/gtest.h>

namespace samverka::base {
namespace {

TEST(ParseSeed, ReadsAtLeastSixteenBytesOfLowerCaseHexadecimal) {
    const auto seed = parse_seed("000102030405060708090a0b0c0d0eff");
    ASSERT_TRUE(seed.has_value());
    EXPECT_EQ(seed->size(), 16U);
    EXPECT_EQ(seed->front(), '\0');
    EXPECT_EQ(static_cast<unsigned char>(seed->back()), 0xFFU);
}

TEST(ParseSeed, RefusesWhatIsShortOddOrNoHexadecimal) {
    for (const char* text :
         {"", "0001", "000102030405060708090a0b0c0d0e0", "000102030405060708090a0b0c0d0e0f1",
          "000102030405060708090A0B0C0D0E0F", "zz0102030405060708090a0b0c0d0e0f"}) {
        const auto seed = parse_seed(text);
        ASSERT_FALSE(seed.has_value()) << text;
        EXPECT_EQ(seed.error().code, ErrorCode::EntropyMissing);
    }
}

}  // namespace
}  // namespace samverka::base
