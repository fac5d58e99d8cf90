// The partnership as of a revision: every thing, what was proposed and approved, what conflicts,
// what is missing.
//
// Only the log's fold writes a Snapshot; everybody else reads it. Things are shared and never
// changed in place: a fold puts a new copy, so a pointer taken from a snapshot stays valid until
// the next commit is folded. What applies on a date is asked of in_force (core/model/in_force.h).
// Lists by kind are in display order (position, then id) and made when first asked for;
// `kind_revision` tells derived data when to be made again. Costs: find is O(1); a list after a
// change of its kind O(n log n) in the things of that kind.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/base/hash.h"
#include "core/model/field.h"
#include "core/model/things.h"

namespace samverka::model {

// One version put forward for approval, with its content as it was then.
struct Proposal {
    base::Hash content_hash;
    Stamp proposed;
    std::shared_ptr<const Thing> content;
    std::optional<Stamp> customer;  // who approved, per side
    std::optional<Stamp> supplier;
    bool one_replica = false;  // both approvals came from one writing session
    bool revoked = false;
    bool contested = false;  // another version of the same subject was approved at the same time
    std::int32_t completed = -1;  // commit of the second approval

    [[nodiscard]] bool approved() const { return customer && supplier && !revoked; }
    [[nodiscard]] bool pending() const { return !approved() && !revoked; }
};

enum class ConflictKind : std::uint8_t {
    Field,     // two people wrote the same field without knowing of each other
    Removal,   // one removed what another changed
    Versions,  // two versions of one subject were approved without knowing of each other
};
struct ConflictSide {
    FieldValue value;
    base::ThingId version;  // Versions only
    Stamp stamp;
};
struct Conflict {
    ConflictKind kind{};
    base::ThingId thing;
    const Field* field = nullptr;     // Field only
    std::string language;             // of a bilingual field, "sv" or "en"
    std::vector<ConflictSide> sides;  // the first is shown
};

struct ThingIdHash {
    [[nodiscard]] std::size_t operator()(const base::ThingId& id) const;
};

class Snapshot {
  public:
    explicit Snapshot(const Schema& schema) : m_schema(&schema) {}

    [[nodiscard]] const Schema& schema() const { return *m_schema; }
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    [[nodiscard]] std::uint64_t kind_revision(ThingKind kind) const;

    // Grows whenever the thing does; 0 when it was never there.
    [[nodiscard]] std::uint64_t thing_revision(base::ThingId id) const;

    [[nodiscard]] const Thing* find(base::ThingId id) const;  // null when unknown or removed
    [[nodiscard]] const Thing* find_removed(base::ThingId id) const;  // null unless removed
    // Null when unknown, removed or of another kind.
    template <class Struct>
    [[nodiscard]] const Struct* find(base::ThingId id) const {
        const Thing* thing = find(id);
        return thing != nullptr && thing->kind == kKindOf<Struct> ? as<Struct>(thing) : nullptr;
    }

    [[nodiscard]] std::span<const Thing* const> all(ThingKind kind) const;
    template <class Struct>
    [[nodiscard]] std::vector<const Struct*> all() const {
        std::vector<const Struct*> out;
        for (const Thing* thing : all(kKindOf<Struct>)) out.push_back(as<Struct>(thing));
        return out;
    }
    // The things of `kind` whose subject is `subject`: versions of it, or dated facts about it.
    [[nodiscard]] std::span<const Thing* const> about(ThingKind kind, base::ThingId subject) const;

    [[nodiscard]] const Partnership* partnership() const;
    [[nodiscard]] const Party* lead_party(Side side) const;
    [[nodiscard]] Side side_of_party(base::ThingId party) const;
    [[nodiscard]] Side side_of_person(base::ThingId person) const;

    [[nodiscard]] std::span<const Proposal> proposals(base::ThingId version) const;
    [[nodiscard]] std::span<const Conflict> conflicts() const { return m_conflicts; }
    // Things that a damaged or newer commit touched cannot be changed here.
    [[nodiscard]] bool is_read_only(base::ThingId thing) const {
        return m_read_only.contains(thing);
    }
    [[nodiscard]] bool incomplete() const { return m_incomplete; }
    [[nodiscard]] bool is_erased(base::ThingId thing, std::string_view field) const;

    // For the fold.
    void put(std::shared_ptr<const Thing> thing);
    void remove(std::shared_ptr<const Thing> thing);
    void set_proposals(base::ThingId version, ThingKind kind, std::vector<Proposal> proposals);
    void set_conflicts(std::vector<Conflict> conflicts);
    void set_read_only(base::ThingId thing) { m_read_only.insert(thing); }
    void set_incomplete(bool incomplete) { m_incomplete = incomplete; }
    void set_erased(base::ThingId thing, std::string_view field, bool erased);
    void advance() { ++m_revision; }
    [[nodiscard]] std::uint64_t highest_revision() const;  // of itself and of every kind
    // A snapshot that replaces another continues its count, so that nothing derived from the old
    // one seems fresh.
    void continue_from(std::uint64_t revision);

  private:
    struct KindIndex {
        std::vector<const Thing*> ordered;
        std::unordered_map<base::ThingId, std::vector<const Thing*>, ThingIdHash> by_subject;
        bool fresh = false;
        std::uint64_t revision = 0;
    };
    struct Entry {
        std::shared_ptr<const Thing> thing;
        bool removed = false;
        std::uint64_t revision = 0;  // of its kind, when it was put
    };
    [[nodiscard]] const KindIndex& index(ThingKind kind) const;
    void touch(ThingKind kind);
    void note_change(ThingKind kind);
    bool replace_in_index(const Thing& old, const Thing& thing);

    const Schema* m_schema;
    std::unordered_map<base::ThingId, Entry, ThingIdHash> m_things;
    mutable std::array<KindIndex, kThingKindCount> m_kinds;
    std::unordered_map<base::ThingId, std::vector<Proposal>, ThingIdHash> m_proposals;
    std::vector<Conflict> m_conflicts;
    std::unordered_set<base::ThingId, ThingIdHash> m_read_only;
    std::unordered_set<std::string> m_erased;
    bool m_incomplete = false;
    std::uint64_t m_revision = 0;
    std::uint64_t m_continued = 0;  // what is older than this counts as put then
};

// What a thing is called: its title field, for a pair both roles' titles, for a version its
// subject's title.
[[nodiscard]] base::Bilingual thing_title(const Snapshot& snapshot, const Thing& thing);

}  // namespace samverka::model
