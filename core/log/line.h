// One line of a .samverka file: what it claims to be, and whether its bytes bear that out.
//
// A line is checked before anything is built from it: length, UTF-8, depth, duplicate keys,
// top-level members, and the hash over the exact bytes of the body (or of salt and data). What
// fails is Damaged and kept verbatim; what is whole JSON but of no form we know is Foreign and kept
// too. `claimed` is the id that a damaged line still shows, so that the gap can be named and a
// whole copy of the same commit can heal it; `touched` are the things that it still names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/log/commit.h"

namespace samverka::log {

enum class LineKind : std::uint8_t { Commit, Blob, Damaged, Foreign };

struct ReadLine {
    LineKind kind = LineKind::Damaged;
    base::Hash id;  // Commit: its id; Blob: its name
    std::optional<Commit> commit;
    std::string signatures;              // Commit: the bytes of "sig"
    std::string blob_text;               // Blob
    base::Error error;                   // Damaged, Foreign
    std::optional<base::Hash> claimed;   // Damaged
    std::optional<base::Hash> content;   // Damaged: what its bytes hash to, where the id is hurt
    std::vector<base::ThingId> touched;  // Damaged
};

[[nodiscard]] ReadLine read_line(const model::Schema& schema, std::string_view line);

// A blob's line; its name is the SHA-256 of "samverka-blob", a zero byte, the salt and the data.
struct Blob {
    base::Hash name;
    std::string line;
};
[[nodiscard]] Blob make_blob(std::string_view salt, std::string_view data);

// A commit's line with the union of two lists of signatures, in the one spelling, sorted.
[[nodiscard]] std::string line_with_signatures(std::string_view line, std::string_view signatures);

}  // namespace samverka::log
