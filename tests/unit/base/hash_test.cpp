#include "core/base/hash.h"

#include <gtest/gtest.h>

namespace samverka::base {
namespace {

std::string hex(const Hash& hash) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : hash.bytes()) {
        text.push_back(kDigits[byte >> 4]);
        text.push_back(kDigits[byte & 15]);
    }
    return text;
}

// FIPS 180-2, appendix B, and the empty message.
TEST(Sha256, KnownAnswers) {
    EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hex(sha256("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, PiecesHashLikeTheWhole) {
    const std::string whole(1000, 'x');
    for (const std::size_t cut : {0U, 1U, 63U, 64U, 65U, 999U, 1000U}) {
        Sha256 pieces;
        pieces.add(std::string_view(whole).substr(0, cut));
        pieces.add(std::string_view(whole).substr(cut));
        EXPECT_EQ(pieces.finish(), sha256(whole)) << cut;
    }
    Sha256 nothing;
    EXPECT_EQ(nothing.finish(), sha256(""));
}

TEST(Hash, HasOneText) {
    const std::string text = "sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
    EXPECT_EQ(sha256("").text(), text);
    EXPECT_EQ(Hash::parse(text), sha256(""));
    EXPECT_EQ(text.size(), kHashCharacters);
}

TEST(Hash, RefusesOtherSpellings) {
    const std::string_view refused[] = {
        "",
        "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",          // without its kind
        "SHA256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",   // other case
        "sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuF",    // short
        "sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",  // padded
        "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",   // the other alphabet
        "sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFV",   // a bit beyond the last byte
        "sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuF ",
    };
    for (const std::string_view text : refused) {
        const auto hash = Hash::parse(text);
        ASSERT_FALSE(hash.has_value()) << text;
        EXPECT_EQ(hash.error().code, ErrorCode::HashSyntax) << text;
    }
}

TEST(Hash, DefaultIsNil) {
    EXPECT_TRUE(Hash().is_nil());
    EXPECT_FALSE(sha256("").is_nil());
    EXPECT_EQ(Hash::parse(Hash().text()), Hash());
}

// RFC 4648, section 10, without padding, and the two letters that base64url changes.
TEST(Base64Url, KnownAnswers) {
    const std::pair<std::string_view, std::string_view> pairs[] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xfb\xff", "-_8"},
    };
    for (const auto& [bytes, text] : pairs) {
        EXPECT_EQ(base64url(bytes), text);
        EXPECT_EQ(parse_base64url(text), bytes);
    }
}

TEST(Base64Url, RefusesOtherSpellings) {
    for (const std::string_view text :
         {"Z", "Zh", "Zm9", "Zg==", "Zm9vY", "Zm 9v", "+/8", "Zm9v\n"}) {
        const auto bytes = parse_base64url(text);
        ASSERT_FALSE(bytes.has_value()) << text;
        EXPECT_EQ(bytes.error().code, ErrorCode::HashSyntax);
    }
}

}  // namespace
}  // namespace samverka::base
