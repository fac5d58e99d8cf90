#include "core/base/text.h"

#include <array>
#include <charconv>

#include "core/base/assert.h"

namespace samverka::base {

namespace {

std::uint8_t byte_at(std::string_view text, std::size_t position) {
    return static_cast<std::uint8_t>(text[position]);
}

bool is_continuation(std::string_view text, std::size_t position) {
    return position < text.size() && (byte_at(text, position) & 0xc0) == 0x80;
}

bool is_trimmed_away(char32_t code_point) {
    switch (code_point) {
        case U' ':
        case U'\t':
        case U'\n':
        case U'\r':
        case U'\u00a0':  // no-break space
        case U'\u2007':  // figure space
        case U'\u202f':  // narrow no-break space
        case U'\ufeff':  // zero width no-break space, which files begin with
            return true;
        default:
            return false;
    }
}

// Where the code point that ends just before `end` begins.
std::size_t last_code_point_start(std::string_view text, std::size_t end) {
    std::size_t start = end - 1;
    while (start > 0 && (byte_at(text, start) & 0xc0) == 0x80) --start;
    return start;
}

char32_t folded_code_point(char32_t c) {
    if (c >= U'A' && c <= U'Z') return c + 32;
    if (c >= 0xc0 && c <= 0xde && c != 0xd7) return c + 32;
    const bool even_is_capital =
        (c >= 0x100 && c <= 0x12f) || (c >= 0x132 && c <= 0x137) || (c >= 0x14a && c <= 0x177);
    if (even_is_capital && c % 2 == 0) return c + 1;
    const bool odd_is_capital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e);
    if (odd_is_capital && c % 2 == 1) return c + 1;
    if (c == 0x178) return 0xff;  // Ÿ
    if (c == 0x17f) return U's';  // long s
    return c;
}

}  // namespace

// The second byte's range is narrowed after E0, ED, F0
// and F4, which keeps out overlong forms, surrogates and values over U+10FFFF.
std::size_t utf8_sequence_length(std::string_view text, std::size_t position) {
    const std::uint8_t lead = byte_at(text, position);
    if (lead < 0x80) return 1;
    if (lead < 0xc2 || lead > 0xf4 || !is_continuation(text, position + 1)) return 0;
    if (lead < 0xe0) return 2;
    const std::uint8_t second = byte_at(text, position + 1);
    if (!is_continuation(text, position + 2)) return 0;
    if (lead < 0xf0) {
        if (lead == 0xe0 && second < 0xa0) return 0;
        if (lead == 0xed && second > 0x9f) return 0;
        return 3;
    }
    if (!is_continuation(text, position + 3)) return 0;
    if (lead == 0xf0 && second < 0x90) return 0;
    if (lead == 0xf4 && second > 0x8f) return 0;
    return 4;
}

std::optional<std::size_t> first_bad_utf8(std::string_view text) {
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t length = utf8_sequence_length(text, position);
        if (length == 0) return position;
        position += length;
    }
    return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
    SV_ASSERT(position < text.size());
    const std::size_t length = utf8_sequence_length(text, position);
    SV_ASSERT(length > 0);
    constexpr std::array<std::uint8_t, 5> kLeadMasks = {0, 0x7f, 0x1f, 0x0f, 0x07};
    char32_t code_point = byte_at(text, position) & kLeadMasks[length];
    for (std::size_t i = 1; i < length; ++i) {
        code_point = (code_point << 6) | (byte_at(text, position + i) & 0x3fU);
    }
    position += length;
    return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
    SV_ASSERT(code_point <= 0x10ffff && (code_point < 0xd800 || code_point > 0xdfff));
    const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    const auto put_low_bits = [&](unsigned shift) {
        put(0x80 | ((static_cast<std::uint32_t>(code_point) >> shift) & 0x3f));
    };
    const auto value = static_cast<std::uint32_t>(code_point);
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xc0 | (value >> 6));
        put_low_bits(0);
    } else if (value < 0x10000) {
        put(0xe0 | (value >> 12));
        put_low_bits(6);
        put_low_bits(0);
    } else {
        put(0xf0 | (value >> 18));
        put_low_bits(12);
        put_low_bits(6);
        put_low_bits(0);
    }
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text) {
        if ((static_cast<std::uint8_t>(byte) & 0xc0) != 0x80) ++count;
    }
    return count;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && utf8_sequence_length(text, 0) > 0) {
        std::size_t after = 0;
        if (!is_trimmed_away(next_code_point(text, after))) break;
        text.remove_prefix(after);
    }
    while (!text.empty()) {
        const std::size_t start = last_code_point_start(text, text.size());
        std::size_t after = start;
        if (start + utf8_sequence_length(text, start) != text.size()) break;
        if (!is_trimmed_away(next_code_point(text, after))) break;
        text = text.substr(0, start);
    }
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string whole;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) whole.append(separator);
        whole.append(parts[i]);
    }
    return whole;
}

std::string folded(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    std::size_t position = 0;
    while (position < text.size()) {
        if (utf8_sequence_length(text, position) == 0) {
            result.push_back(text[position]);  // search must not fail on a stray byte
            ++position;
            continue;
        }
        append_utf8(result, folded_code_point(next_code_point(text, position)));
    }
    return result;
}

std::string number_text(std::int64_t value) {
    std::array<char, 20> buffer{};  // a sign and nineteen digits
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return std::string(buffer.data(), written.ptr);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    const bool negative = text.starts_with('-');
    const std::string_view digits = negative ? text.substr(1) : text;
    if (digits.empty() || digits[0] < '0' || digits[0] > '9') return std::nullopt;
    if (digits[0] == '0' && (digits.size() > 1 || negative)) return std::nullopt;
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace samverka::base
