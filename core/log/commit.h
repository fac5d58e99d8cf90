// Commits and events in memory, and their one JSON spelling.
//
// An event is one human act at one field or thing. A commit is what one writing session wrote at
// once: a body whose exact bytes its id is the SHA-256 of, and signatures beside it.
// docs/file-format.md describes the bytes. Events of a kind that this version does not know are
// kept as Unknown with the things they name, so that those become read-only here.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/hash.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/json/value.h"
#include "core/log/clock.h"
#include "core/model/field.h"
#include "core/model/things.h"

namespace samverka::log {

enum class EventKind : std::uint8_t {
    Create,
    Set,
    Add,
    Take,
    Remove,
    Restore,
    Measure,
    Correct,
    Propose,
    Approve,
    Revoke,
    Erase,
    Unknown,
};
[[nodiscard]] std::string_view event_name(EventKind kind);

// One register written: a field (one language of a bilingual one). Personal text is named by its
// blob.
struct FieldWrite {
    const model::Field* field = nullptr;
    std::string language;            // bilingual fields only
    model::FieldValue value;         // of a set's Add/Take: one ThingId or one choice
    std::optional<base::Hash> blob;  // personal fields; `value` is then empty
};

struct MeasuredRow {
    base::Period period;
    base::Decimal value;
    std::string reference;
    bool withdrawn = false;  // of a correction: nothing was measured; `value` is then meaningless
};

// Which row of which measure event a correction is about.
struct RowRef {
    base::Hash commit;
    std::int64_t event = 0;
    std::int64_t row = 0;
    friend bool operator==(const RowRef&, const RowRef&) = default;
};

struct Event {
    EventKind kind{};
    base::ThingId thing;
    model::ThingKind thing_kind{};                // Create, Propose
    std::vector<FieldWrite> writes;               // Create: initial fields; Set, Add, Take: one
    std::vector<MeasuredRow> rows;                // Measure; Correct: one
    std::optional<RowRef> corrects;               // Correct
    base::Hash hash;                              // Approve, Revoke: the content's
    model::Side side{};                           // Approve
    std::shared_ptr<const model::Thing> content;  // Propose
    std::vector<base::Hash> blobs;                // Erase
    std::vector<base::ThingId> touched;           // Unknown: every id that stands in it
};

struct Commit {
    base::Hash id;
    std::optional<base::Hash> partnership;  // empty in the genesis only
    base::ReplicaId replica;
    std::int64_t sequence = 0;
    std::optional<base::Hash> previous;
    std::vector<base::Hash> parents;  // others seen, sorted
    HybridTime time;
    base::ThingId author;
    base::ThingId party;
    base::ActId act;
    std::string command;  // what was asked for: the command's id
    std::optional<base::ActId> undoes;
    std::optional<base::ActId> redoes;
    std::int64_t format = 0;
    std::vector<Event> events;

    [[nodiscard]] bool is_genesis() const { return !partnership && !previous && parents.empty(); }
};

// Reads a body that has been scanned. Errors: CommitInvalid, FormatNewer never (newer bodies give
// Unknown events); FieldPrivate for a private field.
[[nodiscard]] base::Result<Commit> read_commit(const model::Schema& schema, std::string_view body);
[[nodiscard]] base::Result<Event> read_event(const model::Schema& schema, const json::Object& event,
                                             std::string_view path);

[[nodiscard]] json::Value event_json(const model::Schema& schema, const Event& event);
[[nodiscard]] std::string commit_body(const model::Schema& schema, const Commit& commit);
// The whole line without its line feed; computes the id from the body.
[[nodiscard]] std::string commit_line(std::string_view body);

// What an approval is about: the SHA-256 of {"content":{…},"kind":…,"thing":…} in the one spelling.
[[nodiscard]] base::Hash content_hash(const model::Schema& schema, const model::Thing& content);

}  // namespace samverka::log
