// The log: the only durable state of a partnership, and the snapshot that follows from it.
//
// A log is a set of commits and blobs. It is loaded from a file's bytes, grows by `append` (what
// this writing session does) and by `merge` (what another copy has), and never shrinks, except that
// `append`ing an erase drops the erased blobs. Nothing is decided by the order of lines. Loading
// never fails because of a part: what is whole is folded, what is damaged is kept verbatim and
// reported, and `incomplete` says that something is missing. During `merge` a commit waits for its
// parents; in `load` the descendants of a missing commit are folded all the same.
//
// New lines stand in the outbox until the host says that its storage has them. Costs: load O(n log
// n) in commits, append and merge in proportion to what is new (healing a gap folds everything
// again).
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/log/commit.h"
#include "core/log/fold.h"
#include "core/log/graph.h"
#include "core/log/line.h"

namespace samverka::log {

struct LogReport {
    std::vector<base::Error> warnings;  // with "line N" as path
    std::size_t commits_new = 0;
    std::size_t blobs_new = 0;
    std::size_t waiting = 0;
};

// One commit to be written, before it has a place in the log.
struct ActDraft {
    base::ActId act;
    base::ThingId author;
    base::ThingId party;
    std::string command;
    std::optional<base::ActId> undoes;
    std::optional<base::ActId> redoes;
    std::vector<Event> events;
    std::vector<Blob> blobs;  // personal texts that the events name
};

struct Writer {
    base::ReplicaId replica;
    base::Instant now;
};

struct HashHash {
    [[nodiscard]] std::size_t operator()(const base::Hash& hash) const;
};

class Log {
  public:
    explicit Log(const model::Schema& schema);
    Log(const Log&) = delete;  // the fold looks into its log
    Log& operator=(const Log&) = delete;

    void close() { reset(); }

    // Replaces the content. Errors (nothing readable): FileEmpty, FileForeign, LimitExceeded.
    base::Result<LogReport> load(std::string_view bytes);
    // Adds what another copy has. Errors (nothing is changed): FileEmpty, FileForeign,
    // PartnershipOther.
    base::Result<LogReport> merge(std::string_view bytes);
    // Writes an act as one or more commits. Errors (nothing is changed): FieldPrivate,
    // CommitTooLarge, LimitExceeded.
    base::Result<void> append(const ActDraft& act, const Writer& writer);

    [[nodiscard]] bool is_open() const { return m_partnership.has_value(); }
    [[nodiscard]] const base::Hash& partnership() const;  // the genesis's id
    [[nodiscard]] const model::Schema& schema() const { return *m_schema; }
    [[nodiscard]] const model::Snapshot& snapshot() const { return m_fold->snapshot(); }
    [[nodiscard]] std::vector<base::Hash> blobs_of(base::ThingId thing) const {
        return m_fold->blobs_of(thing);
    }
    [[nodiscard]] bool is_erased(const base::Hash& blob) const { return m_fold->is_erased(blob); }
    // The state as it was known at a time: the commits not later than it.
    [[nodiscard]] std::unique_ptr<Fold> known_at(base::Instant time) const;

    [[nodiscard]] std::size_t commit_count() const { return m_metas.size() - m_unknown_count; }
    [[nodiscard]] const std::vector<CommitMeta>& metas() const { return m_metas; }
    // Who knew of whom, by the numbers of `metas`.
    [[nodiscard]] const CommitGraph& graph() const { return m_graph; }
    // The commit with that number, read again from its line; null for one known by name only.
    [[nodiscard]] std::optional<Commit> commit(std::uint32_t number) const;
    [[nodiscard]] std::optional<std::uint32_t> find_commit(const base::Hash& id) const;
    [[nodiscard]] const std::vector<base::Error>& damages() const { return m_damages; }
    [[nodiscard]] const std::vector<base::Hash>& missing() const { return m_missing; }
    [[nodiscard]] std::size_t waiting_count() const { return m_waiting.size(); }

    // All lines, each ended by a line feed: the file.
    [[nodiscard]] std::string file() const;
    // The lines that storage has not acknowledged, in order; `outbox_end` is the position after
    // them.
    [[nodiscard]] std::string outbox() const;
    [[nodiscard]] std::uint64_t outbox_end() const { return m_outbox_start + m_outbox.size(); }
    [[nodiscard]] bool outbox_empty() const { return m_outbox.empty() && !m_rewrite; }
    void acknowledge(std::uint64_t position);
    // Set after an erase: storage has to replace all it has by file().
    [[nodiscard]] bool needs_rewrite() const { return m_rewrite; }

  private:
    struct Stored {
        std::string text;
        LineKind kind = LineKind::Damaged;
        base::Hash id;
        std::vector<base::Hash> claims = {};  // of a damaged line: what it may have been
    };
    struct Incoming {
        ReadLine read;
        std::string text;
        std::size_t number = 0;  // line number in its file
    };

    static std::vector<Incoming> read_lines(const model::Schema& schema, std::string_view bytes);
    [[nodiscard]] static std::optional<base::Hash> partnership_of(
        const std::vector<Incoming>& lines);
    void reset();
    void take(Incoming line, LogReport& report, bool to_outbox);
    void take_commit(Incoming line, LogReport& report, bool to_outbox);
    void warn(LogReport& report, const Incoming& line);
    void store(std::string text, LineKind kind, const base::Hash& id, bool to_outbox);
    void fold_all(LogReport& report);
    void fold_ready(LogReport& report);
    void fold_one(const Commit& commit);
    [[nodiscard]] std::vector<base::Hash> missing_parents(const Commit& commit) const;
    void add_unknown(const base::Hash& id);
    void note_fork(const Commit& commit, LogReport& report);
    void mark_damage();
    void drop_erased_blobs();
    void drop(Stored& line);
    void note_gap(const base::Hash& id, LogReport& report);
    void warn_of_missing_blobs(LogReport& report);
    [[nodiscard]] Commit next_commit(const ActDraft& act, const Writer& writer) const;
    base::Result<std::vector<std::string>> lay_out(const ActDraft& act, const Writer& writer) const;

    const model::Schema* m_schema;
    std::optional<base::Hash> m_partnership;
    std::vector<Stored> m_lines;
    std::unordered_map<base::Hash, std::size_t, HashHash> m_line_of;    // commits and blobs
    std::unordered_map<base::Hash, std::uint32_t, HashHash> m_numbers;  // folded commits
    std::vector<CommitMeta> m_metas;
    CommitGraph m_graph;
    BlobTexts m_blobs;
    std::unique_ptr<Fold> m_fold;
    std::vector<Commit> m_waiting;
    std::vector<base::Hash> m_missing;  // commits known by name only
    std::size_t m_unknown_count = 0;
    std::map<std::pair<base::ReplicaId, std::int64_t>, base::Hash> m_sequences;
    struct Damage {
        base::Error error;
        std::vector<base::Hash> claims;
        std::vector<base::ThingId> touched;
    };
    [[nodiscard]] static std::vector<base::Hash> claims_of(const ReadLine& line);
    [[nodiscard]] bool is_any_erased(const std::vector<base::Hash>& claims) const;
    std::vector<Damage> m_damaged;
    std::set<base::Hash> m_kept;  // by content: the damaged and foreign lines
    std::vector<base::Error> m_damages;
    std::vector<std::string> m_outbox;
    std::uint64_t m_outbox_start = 0;
    bool m_rewrite = false;
};

}  // namespace samverka::log
