// Reading JSON with limits; the only user of nlohmann/json, together with the checks that come before it.
//
// `scan` walks the bytes once without building anything: it checks UTF-8, the grammar's nesting, depth, string lengths,
// duplicate keys and integer range, so that hostile input is refused before memory is spent. `read` scans first and then
// builds the Value. Errors carry a JSON pointer to the offending place (or the byte position in `detail` for a syntax
// error): JsonSyntax, JsonDepth, JsonDuplicateKey, JsonNumber (a fraction, an exponent, or beyond 2^53 - 1), JsonTooLarge,
// TextNotUtf8, TextTooLong.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/json/value.h"

namespace samverka::json {

struct Limits {
    std::size_t bytes_max = 256 * 1024;
    std::size_t depth_max = 64;
    std::size_t string_bytes_max = 64 * 1024;
};

[[nodiscard]] base::Result<void> scan(std::string_view text, const Limits& limits = {});
[[nodiscard]] base::Result<Value> read(std::string_view text, const Limits& limits = {});

// The members of an object as the bytes that stand in the text: what a commit's id is computed over. Keys are unescaped
// only if they are plain ASCII without escapes; others are refused (LineForeign is left to the caller; here JsonSyntax).
struct RawMember {
    std::string_view key;
    std::string_view value;
};
[[nodiscard]] base::Result<std::vector<RawMember>> scan_members(std::string_view text,
                                                                const Limits& limits = {});

}  // namespace samverka::json
