#include "core/base/ids.h"

namespace samverka::base {

namespace {

constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
static_assert(kAlphabet.size() == 32);

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

}  // namespace

std::string id_text(const std::array<std::uint8_t, kIdBytes>& bytes) {
    std::string text;
    text.reserve(kIdCharacters);
    // Forty bits at a time: five bytes are exactly eight characters.
    for (std::size_t start = 0; start < kIdBytes; start += 5) {
        std::uint64_t group = 0;
        for (std::size_t i = 0; i < 5; ++i) group = (group << 8) | bytes[start + i];
        for (unsigned shift = 40; shift > 0; shift -= 5) {
            text.push_back(kAlphabet[(group >> (shift - 5)) & 31]);
        }
    }
    return text;
}

Result<std::array<std::uint8_t, kIdBytes>> parse_id_bytes(std::string_view text) {
    if (text.size() != kIdCharacters) {
        return fail(ErrorCode::IdSyntax, {}, "an id has sixteen characters");
    }
    std::array<std::uint8_t, kIdBytes> bytes{};
    for (std::size_t half = 0; half < 2; ++half) {
        std::uint64_t group = 0;
        for (const char character : text.substr(half * 8, 8)) {
            const std::uint8_t value = kDigitValues[static_cast<unsigned char>(character)];
            if (value == kNotADigit) {
                return fail(ErrorCode::IdSyntax, {},
                            "an id has digits and lower-case letters "
                            "except i, l, o and u");
            }
            group = (group << 5) | value;
        }
        for (std::size_t i = 0; i < 5; ++i) {
            bytes[half * 5 + i] = static_cast<std::uint8_t>(group >> (32 - 8 * i));
        }
    }
    return bytes;
}

}  // namespace samverka::base
