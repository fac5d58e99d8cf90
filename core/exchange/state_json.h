// The whole state of a partnership as one documented JSON document, out and in
// (docs/state-format.md).
//
// The export says what is: things with their set fields, conflicts with their sides, proposals with
// their approvals. It does not say how it came about: no times, acts, commits or replicas, so two
// logs with the same state give the same bytes, and `state_hash` compares them. Import makes a new
// partnership whose export is byte-identical: a conflict is made again by sides that do not know of
// each other, an approval by the person who gave it. What it cannot carry is history: everything is
// written by one act of nobody, approvals apart. Removed things are left out. Personal text stands
// in clear; erased text as {"erased":true}.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/error.h"
#include "core/base/hash.h"
#include "core/json/value.h"
#include "core/model/snapshot.h"

namespace samverka::exchange {

inline constexpr std::string_view kStateFormat = "samverka-state";
inline constexpr std::int64_t kStateVersion = 1;

[[nodiscard]] json::Value export_state(const model::Snapshot& snapshot);
// The document as it is written to files: two-space indents and a final line end.
[[nodiscard]] std::string state_text(const model::Snapshot& snapshot);
// The SHA-256 of `state_text`.
[[nodiscard]] base::Hash state_hash(const model::Snapshot& snapshot);

struct ImportOptions {
    std::string_view entropy;  // at least 16 bytes
    base::Instant now;
};
using Faults = std::vector<base::Error>;

// The bytes of a new .samverka file, or everything that is wrong with the document, each with its
// JSON pointer.
[[nodiscard]] std::expected<std::string, Faults> import_state(const model::Schema& schema,
                                                              const json::Value& state,
                                                              const ImportOptions& options);

}  // namespace samverka::exchange
