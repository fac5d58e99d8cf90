#include "core/base/hash.h"

#include <sodium/crypto_hash_sha256.h>

#include <new>

#include "core/base/assert.h"

namespace samverka::base {

namespace {

constexpr std::string_view kHashPrefix = "sha256-";
constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static_assert(kAlphabet.size() == 64);

constexpr std::uint8_t kNotADigit = 0xff;

constexpr std::array<std::uint8_t, 256> make_digit_values() {
    std::array<std::uint8_t, 256> values{};
    values.fill(kNotADigit);
    for (std::size_t digit = 0; digit < kAlphabet.size(); ++digit) {
        values[static_cast<unsigned char>(kAlphabet[digit])] = static_cast<std::uint8_t>(digit);
    }
    return values;
}

constexpr auto kDigitValues = make_digit_values();

const unsigned char* as_unsigned(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

// Six bits a character; what is left of the last character's bits must be zero, so that bytes have
// one spelling. `take` receives each byte in turn. False when the text is not base64url.
template <class Take>
bool decode_base64url(std::string_view text, Take take) {
    if (text.size() % 4 == 1) return false;
    std::uint32_t bits = 0;
    unsigned bit_count = 0;
    for (const char character : text) {
        const std::uint8_t value = kDigitValues[static_cast<unsigned char>(character)];
        if (value == kNotADigit) return false;
        bits = (bits << 6) | value;
        bit_count += 6;
        if (bit_count >= 8) {
            bit_count -= 8;
            take(static_cast<std::uint8_t>(bits >> bit_count));
            bits &= (1U << bit_count) - 1;
        }
    }
    return bits == 0;
}

void append_base64url(std::string& out, std::span<const unsigned char> bytes) {
    std::uint32_t bits = 0;
    unsigned bit_count = 0;
    for (const unsigned char byte : bytes) {
        bits = (bits << 8) | byte;
        bit_count += 8;
        while (bit_count >= 6) {
            bit_count -= 6;
            out.push_back(kAlphabet[(bits >> bit_count) & 63]);
        }
        bits &= (1U << bit_count) - 1;
    }
    if (bit_count > 0) out.push_back(kAlphabet[(bits << (6 - bit_count)) & 63]);
}

}  // namespace

Result<Hash> Hash::parse(std::string_view text) {
    if (text.size() != kHashCharacters || !text.starts_with(kHashPrefix)) {
        return fail(ErrorCode::HashSyntax, {}, "a hash is sha256- and 43 characters");
    }
    std::array<std::uint8_t, 32> bytes{};
    std::size_t count = 0;
    const bool well_formed = decode_base64url(text.substr(kHashPrefix.size()),
                                              [&](std::uint8_t byte) { bytes[count++] = byte; });
    if (!well_formed) return fail(ErrorCode::HashSyntax, {}, "not base64url in its one spelling");
    return Hash(bytes);
}

std::string Hash::text() const {
    std::string text;
    text.reserve(kHashCharacters);
    text.append(kHashPrefix);
    append_base64url(text, m_bytes);
    return text;
}

Hash sha256(std::string_view bytes) {
    std::array<std::uint8_t, 32> digest{};
    crypto_hash_sha256(digest.data(), as_unsigned(bytes), bytes.size());
    return Hash(digest);
}

namespace {

// libsodium's running state, living in the bytes that the header keeps for it.
crypto_hash_sha256_state* state_in(std::array<unsigned char, 128>& bytes) {
    static_assert(sizeof(crypto_hash_sha256_state) <= 128);
    static_assert(alignof(crypto_hash_sha256_state) <= 8);
    return std::launder(reinterpret_cast<crypto_hash_sha256_state*>(bytes.data()));
}

}  // namespace

Sha256::Sha256() {
    new (m_state.data()) crypto_hash_sha256_state{};
    crypto_hash_sha256_init(state_in(m_state));
}

void Sha256::add(std::string_view bytes) {
    crypto_hash_sha256_update(state_in(m_state), as_unsigned(bytes), bytes.size());
}

Hash Sha256::finish() {
    std::array<std::uint8_t, 32> digest{};
    crypto_hash_sha256_final(state_in(m_state), digest.data());
    return Hash(digest);
}

std::string base64url(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() * 4 + 2) / 3);
    append_base64url(text, std::span(as_unsigned(bytes), bytes.size()));
    return text;
}

Result<std::string> parse_base64url(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    const bool well_formed = decode_base64url(
        text, [&](std::uint8_t byte) { bytes.push_back(static_cast<char>(byte)); });
    if (!well_formed) return fail(ErrorCode::HashSyntax, {}, "not base64url in its one spelling");
    return bytes;
}

}  // namespace samverka::base
