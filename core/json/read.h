// Reading JSON with limits; the only user of nlohmann/json, together with the checks that come
// before it.
//
// `scan` walks the bytes once without building anything: it checks UTF-8, the whole grammar, depth,
// string lengths, duplicate keys and integer range, so that hostile input is refused before memory
// is spent. `read` scans first and then builds the Value. Errors carry a JSON pointer to the
// offending place and the byte position in `detail`: JsonSyntax, JsonDepth (a value inside more
// than depth_max arrays and objects), JsonDuplicateKey (also when spelled with other escapes),
// JsonNumber (a fraction, an exponent, or beyond 2^53 - 1), JsonTooLarge, TextNotUtf8 (also an
// escape that is half of a surrogate pair), TextTooLong (bytes of a string or key after its escapes
// are resolved).
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
// Builds without a second scan. Precondition: `scan` or `scan_members` has accepted this text (or a
// text of which this is a whole value) with these or stricter limits.
[[nodiscard]] base::Result<Value> read_scanned(std::string_view text);

// The members of an object as the bytes that stand in the text, in their order there: what a
// commit's id is computed over. The whole text is scanned. The object's own keys must be plain
// ASCII without escapes, else JsonSyntax, as is any other value than an object (LineForeign is left
// to the caller).
struct RawMember {
    std::string_view key;
    std::string_view value;
};
[[nodiscard]] base::Result<std::vector<RawMember>> scan_members(std::string_view text,
                                                                const Limits& limits = {});

}  // namespace samverka::json
