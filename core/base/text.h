// Small, locale-free helpers for UTF-8 text and for numbers in machine form.
//
// What people read and type (decimal commas, thin spaces, month names, å after z) is the business
// of core/locale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace samverka::base {

// Position of the first byte that is not well-formed UTF-8 (overlong forms, surrogates and values
// over U+10FFFF are not).
[[nodiscard]] std::optional<std::size_t> first_bad_utf8(std::string_view text);

// Bytes of the well-formed UTF-8 sequence that begins at `position`, or 0 where none does.
// Precondition: position < size.
[[nodiscard]] std::size_t utf8_sequence_length(std::string_view text, std::size_t position);
// Decodes the code point at `position` and moves past it. Precondition: well-formed UTF-8, position
// < size.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& position);
void append_utf8(std::string& out, char32_t code_point);
[[nodiscard]] std::size_t code_point_count(std::string_view text);

// Without the spaces, tabs, line ends and no-break spaces at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view separator);
// Simple case folding of Latin letters (ASCII, Latin-1, Latin Extended-A), for search.
[[nodiscard]] std::string folded(std::string_view text);

[[nodiscard]] std::string number_text(std::int64_t value);
[[nodiscard]] std::optional<std::int64_t> parse_integer(
    std::string_view text);  // [-]digits, no leading zeros

}  // namespace samverka::base
