#include "core/json/string_text.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>

namespace samverka::json {

// Eight bytes are looked at together; a byte's high bit in `special` says that it is not plain.
std::size_t plain_run(std::string_view text, std::size_t position) {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kHighs = 0x8080808080808080;
    const std::size_t start = position;
    while (position + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + position, 8);
        const std::uint64_t not_quote = word ^ (kOnes * '"');
        const std::uint64_t not_backslash = word ^ (kOnes * '\\');
        // Below 0x20 or equal to zero shows as a borrow; borrows only spread upwards, so the lowest
        // one is true.
        const std::uint64_t special =
            ((word - kOnes * 0x20) | (not_quote - kOnes) | (not_backslash - kOnes) | word) & kHighs;
        if (special != 0) {
            return position - start + static_cast<std::size_t>(std::countr_zero(special)) / 8;
        }
        position += 8;
    }
    while (position < text.size()) {
        const auto byte = static_cast<unsigned char>(text[position]);
        if (byte < 0x20 || byte >= 0x80 || byte == '"' || byte == '\\') break;
        ++position;
    }
    return position - start;
}

namespace {

using base::ErrorCode;

// Four hexadecimal digits at `position`, or nothing.
std::optional<std::uint32_t> hex4_at(std::string_view text, std::size_t position) {
    if (position + 4 > text.size()) return std::nullopt;
    std::uint32_t value = 0;
    for (const char character : text.substr(position, 4)) {
        const auto letter = static_cast<char>(character | 0x20);
        if (character >= '0' && character <= '9') {
            value = value * 16 + static_cast<std::uint32_t>(character - '0');
        } else if (letter >= 'a' && letter <= 'f') {
            value = value * 16 + static_cast<std::uint32_t>(letter - 'a' + 10);
        } else {
            return std::nullopt;
        }
    }
    return value;
}

Escape unicode_escape_at(std::string_view text, std::size_t position) {
    const auto first = hex4_at(text, position + 2);
    if (!first) return {};
    if (*first < 0xd800 || *first > 0xdfff) return {.code_point = *first, .length = 6};
    const bool another = text.substr(position + 6, 2) == "\\u";
    const auto second = another ? hex4_at(text, position + 8) : std::nullopt;
    if (*first >= 0xdc00 || !second || *second < 0xdc00 || *second > 0xdfff) {
        return {.error = ErrorCode::TextNotUtf8};
    }
    return {.code_point = 0x10000 + ((*first - 0xd800) << 10) + (*second - 0xdc00), .length = 12};
}

}  // namespace

Escape escape_at(std::string_view text, std::size_t position) {
    if (position + 1 >= text.size()) return {};
    switch (text[position + 1]) {
        case '"':
            return {.code_point = U'"', .length = 2};
        case '\\':
            return {.code_point = U'\\', .length = 2};
        case '/':
            return {.code_point = U'/', .length = 2};
        case 'b':
            return {.code_point = U'\b', .length = 2};
        case 'f':
            return {.code_point = U'\f', .length = 2};
        case 'n':
            return {.code_point = U'\n', .length = 2};
        case 'r':
            return {.code_point = U'\r', .length = 2};
        case 't':
            return {.code_point = U'\t', .length = 2};
        case 'u':
            // Six characters and possibly six more; what is missing at the end is found by hex4_at.
            return position + 6 <= text.size() ? unicode_escape_at(text, position) : Escape{};
        default:
            return {};
    }
}

std::size_t utf8_size(char32_t code_point) {
    if (code_point < 0x80) return 1;
    if (code_point < 0x800) return 2;
    return code_point < 0x10000 ? 3 : 4;
}

}  // namespace samverka::json
