// The fold: from commits to the partnership's state, whatever order they came in.
//
// Everything that can be written is a register, and the state is a function of the set of commits
// alone:
//
// - A field (each language of a bilingual one) holds the writes that no other write supersedes. A
// write supersedes those
//   that its commit has among its ancestors (and earlier ones in its own commit). What is left side
//   by side was written without knowledge of each other: all are kept, the one with the greatest
//   (time, replica, sequence, event) is shown, and unless they are equal the field is a conflict
//   until somebody who has seen them all writes it again.
// - An item of a set is in it while an add remains; taking it out removes the adds that the taker
// had seen. So add wins.
// - A thing is removed while a removal remains; restoring takes away the removals seen. A removal
// beside a write that did
//   not know of it is a conflict: the thing stays, both are shown.
// - Measurements are never overwritten: rows are collected, ordered by period; a correction points
//   at the row that it replaces, and one without a value withdraws it. Of a period's rows that
//   nobody has replaced the last one with a value counts, so measuring wins over withdrawing.
// - A proposal freezes its content in its own event, so no concurrent edit can change what is
//   approved. It is approved when each side has an approval of its content hash; of several the
//   earliest counts. (That the approver belongs to the side's lead organisation is the command's to
//   see to.) Two versions of one subject approved without knowledge of each other are both set
//   aside and shown; the one before stays in force.
//
// Worked example. A and B both have commit 1 (money limit 4). A writes 10 (commit 2), B writes 6
// (commit 3), neither knowing of the other. After the merge the register holds {2: 10, 3: 6}; the
// later hybrid time is shown. Somebody who has both writes 8 (commit 4, ancestors 2 and 3): the
// register holds {4: 8} and the conflict is gone.
//
// `apply` costs O(writes × concurrent writers); `settle` rebuilds only the things that were
// touched.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/log/commit.h"
#include "core/log/graph.h"
#include "core/model/snapshot.h"

namespace samverka::log {

// What the fold and history need of a commit once its events are folded.
struct CommitMeta {
    base::Hash id;
    HybridTime time;
    base::ReplicaId replica;
    std::int64_t sequence = 0;
    base::ThingId author;
    base::ThingId party;
    base::ActId act;
};

// Personal text by its name. A blob that was erased, or has not come, is not in it.
using BlobTexts = std::map<base::Hash, std::string>;

class Fold {
  public:
    Fold(const model::Schema& schema, const CommitGraph& graph,
         const std::vector<CommitMeta>& metas, const BlobTexts& blobs);

    // Precondition: `number` is in the graph and its ancestors have been applied.
    void apply(std::uint32_t number, const Commit& commit);
    // What a damaged or newer commit names cannot be changed here.
    void mark_read_only(const std::vector<base::ThingId>& things);
    // A blob has come or was erased: the thing that shows it is built again.
    void touch_blob(const base::Hash& blob);
    // Builds what has changed since the last call into the snapshot.
    void settle();

    [[nodiscard]] const model::Snapshot& snapshot() const { return m_snapshot; }
    [[nodiscard]] model::Snapshot& snapshot() { return m_snapshot; }
    [[nodiscard]] bool is_erased(const base::Hash& blob) const { return m_erased.contains(blob); }
    [[nodiscard]] const std::set<base::Hash>& erased() const { return m_erased; }
    // The blobs that a thing's personal fields name, now or earlier.
    [[nodiscard]] std::vector<base::Hash> blobs_of(base::ThingId thing) const;
    // Blobs that are named, were not erased and are not there.
    [[nodiscard]] std::vector<base::Hash> missing_blobs() const;

  private:
    struct Write {
        std::uint32_t commit;
        std::uint32_t event;
        model::FieldValue value;
        std::optional<base::Hash> blob;
    };
    struct Register {
        std::uint16_t key;  // field index * 3 + language (0 none, 1 sv, 2 en)
        std::vector<Write> writes;
    };
    struct Item {
        model::FieldValue value;  // one id or one choice
        std::vector<std::uint32_t> adds;
    };
    struct SetRegister {
        std::uint16_t field;
        std::vector<Item> items;
    };
    struct Row {
        std::uint32_t commit;
        std::uint32_t event;
        std::uint32_t row;
        MeasuredRow measured;
        std::optional<RowRef> corrects;
    };
    struct Given {
        std::uint32_t commit;
        base::Hash hash;
        model::Side side;
        bool revokes;
    };
    struct Proposed {
        std::uint32_t commit;
        base::Hash hash;
        std::shared_ptr<const model::Thing> content;
    };
    struct State {
        std::optional<model::ThingKind> kind;
        std::uint32_t created = 0;
        bool has_create = false;
        std::uint32_t changed = 0;
        std::vector<Register> registers;
        std::vector<SetRegister> sets;
        std::vector<std::uint32_t> removals;
        std::vector<Row> rows;
        std::size_t rows_sorted = 0;  // so many of them stand in order already
        std::vector<Proposed> proposed;
        std::vector<Given> given;
        bool dirty = false;
        bool touched = false;
    };

    State& touch(base::ThingId thing, std::uint32_t commit);
    void write(State& state, const FieldWrite& write, std::uint32_t commit, std::uint32_t event);
    void change_set(State& state, const FieldWrite& write, std::uint32_t commit, bool add);
    void apply_event(const Event& event, std::uint32_t commit, std::uint32_t index);
    void apply_approval(State& state, const Event& event, std::uint32_t commit);
    void apply_erase(const Event& event);

    [[nodiscard]] bool supersedes(std::uint32_t later, std::uint32_t earlier) const;
    [[nodiscard]] bool concurrent(std::uint32_t one, std::uint32_t other) const;
    [[nodiscard]] bool shown_before(std::uint32_t one, std::uint32_t one_event, std::uint32_t other,
                                    std::uint32_t other_event) const;
    [[nodiscard]] model::Stamp stamp(std::uint32_t commit) const;

    void build(base::ThingId id, State& state);
    void build_registers(base::ThingId id, const State& state, model::Thing& thing);
    void build_sets(const State& state, model::Thing& thing) const;
    [[nodiscard]] bool row_before(const Row& a, const Row& b) const;
    void sort_rows(State& state) const;
    void build_rows(State& state, model::Thing& thing) const;
    using RowPlace = std::vector<Row>::const_iterator;
    [[nodiscard]] static std::pair<RowPlace, RowPlace> rows_of_period(const std::vector<Row>& rows,
                                                                      const base::Period& period);
    void link_corrections(const std::vector<Row>& rows, std::vector<model::Measurement>& out) const;
    void build_proposals(base::ThingId id, const State& state);
    void note_subject(const model::Thing* version);
    void note_all_subjects();
    void count_approvals(const State& state, model::Proposal& proposal) const;
    [[nodiscard]] std::vector<std::uint32_t> writes_unknown_to(const State& state,
                                                               std::uint32_t removal) const;
    void note_conflict(base::ThingId id, const Register& held);
    void settle_versions();
    [[nodiscard]] bool speak_of_the_same(const model::Thing& one, const model::Thing& other) const;
    void contest(std::vector<std::pair<base::ThingId, model::Proposal>>& approved);
    [[nodiscard]] bool knows(const model::Proposal& later, const model::Proposal& earlier) const;
    [[nodiscard]] model::FieldValue shown_value(const model::Field& field,
                                                const Write& write) const;

    const model::Schema* m_schema;
    const CommitGraph* m_graph;
    const std::vector<CommitMeta>* m_metas;
    const BlobTexts* m_blobs;
    std::unordered_map<base::ThingId, State, model::ThingIdHash> m_states;
    std::vector<base::ThingId> m_dirty;
    std::set<std::pair<base::Hash, base::ThingId>> m_blob_owners;
    std::set<base::Hash> m_erased;
    std::map<base::ThingId, std::vector<model::Conflict>>
        m_conflicts;  // by thing: fields and removals
    // By kind and subject of the versions.
    std::map<std::pair<model::ThingKind, base::ThingId>, model::Conflict> m_version_conflicts;
    std::set<std::pair<model::ThingKind, base::ThingId>> m_stale_subjects;
    std::map<base::ThingId, std::vector<model::Proposal>>
        m_proposals;  // before approvals are counted and contests decided
    bool m_parties_changed = false;
    model::Snapshot m_snapshot;
};

}  // namespace samverka::log
