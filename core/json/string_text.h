// What stands between the quotes of a JSON string: runs of plain characters and escape sequences.
//
// Shared by the scanner, which judges them, and by whoever resolves a key that it has accepted.
// Works on positions in the text and builds nothing.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/error.h"

namespace samverka::json {

// How many bytes from `position` on may stand in a string as they are and are ASCII: no control,
// quote or backslash.
[[nodiscard]] std::size_t plain_run(std::string_view text, std::size_t position);

// An escape sequence: the code point it stands for and the bytes it takes in the text.
struct Escape {
    char32_t code_point = 0;
    std::size_t length = 0;
    base::ErrorCode error = base::ErrorCode::JsonSyntax;  // why, when length is 0
};

// Precondition: a backslash at `position`.
[[nodiscard]] Escape escape_at(std::string_view text, std::size_t position);

// The bytes that a code point takes in UTF-8.
[[nodiscard]] std::size_t utf8_size(char32_t code_point);

}  // namespace samverka::json
