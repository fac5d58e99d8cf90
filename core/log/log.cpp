#include "core/log/log.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <limits>
#include <queue>

#include "core/base/assert.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/json/write.h"
#include "core/log/limits.h"

namespace samverka::log {

using base::ErrorCode;
using base::fail;
using base::Hash;
using base::Result;

std::size_t HashHash::operator()(const Hash& hash) const {
    std::size_t out = 0;
    std::memcpy(&out, hash.bytes().data(), sizeof out);
    return out;
}

Log::Log(const model::Schema& schema) : m_schema(&schema) { reset(); }

void Log::reset() {
    m_partnership.reset();
    m_lines.clear();
    m_line_of.clear();
    m_numbers.clear();
    m_metas.clear();
    m_graph = CommitGraph();
    m_blobs.clear();
    m_waiting.clear();
    m_missing.clear();
    m_unknown_count = 0;
    m_sequences.clear();
    m_damaged.clear();
    m_kept.clear();
    m_damages.clear();
    m_outbox.clear();
    m_outbox_start = 0;
    m_rewrite = false;
    const std::uint64_t revision =
        m_fold == nullptr ? 0 : m_fold->snapshot().highest_revision() + 1;
    m_fold = std::make_unique<Fold>(*m_schema, m_graph, m_metas, m_blobs);
    m_fold->snapshot().continue_from(revision);
}

const Hash& Log::partnership() const {
    SV_ASSERT(m_partnership.has_value());
    return *m_partnership;
}

// ---- reading

std::vector<Log::Incoming> Log::read_lines(const model::Schema& schema, std::string_view bytes) {
    std::vector<Incoming> out;
    std::size_t number = 0;
    while (!bytes.empty()) {
        ++number;
        const std::size_t end = bytes.find('\n');
        std::string_view line = bytes.substr(0, end);
        bytes = end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        out.push_back(
            {.read = read_line(schema, line), .text = std::string(line), .number = number});
    }
    return out;
}

// The genesis's id; where the genesis is missing, the one that most bodies name.
std::optional<Hash> Log::partnership_of(const std::vector<Incoming>& lines) {
    std::map<Hash, std::size_t> votes;
    for (const Incoming& line : lines) {
        if (line.read.kind != LineKind::Commit) continue;
        const Commit& commit = *line.read.commit;
        ++votes[commit.is_genesis() ? commit.id : *commit.partnership];
    }
    const auto best =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == votes.end() ? std::nullopt : std::optional(best->first);
}

// What a damaged line may have been: by the id that it shows, and by what its bytes hash to.
std::vector<Hash> Log::claims_of(const ReadLine& line) {
    std::vector<Hash> out;
    if (line.claimed) out.push_back(*line.claimed);
    if (line.content) out.push_back(*line.content);
    return out;
}

bool Log::is_any_erased(const std::vector<Hash>& claims) const {
    return std::any_of(claims.begin(), claims.end(),
                       [&](const Hash& id) { return m_fold->is_erased(id); });
}

void Log::warn(LogReport& report, const Incoming& line) {
    base::Error error = line.read.error;
    error.path = "line " + base::number_text(static_cast<std::int64_t>(line.number)) + error.path;
    report.warnings.push_back(error);
    m_damaged.push_back(
        {.error = std::move(error), .claims = claims_of(line.read), .touched = line.read.touched});
}

void Log::store(std::string text, LineKind kind, const Hash& id, bool to_outbox) {
    if (to_outbox) m_outbox.push_back(text);
    if (kind == LineKind::Commit || kind == LineKind::Blob) m_line_of[id] = m_lines.size();
    m_lines.push_back({.text = std::move(text), .kind = kind, .id = id});
}

void Log::take_commit(Incoming line, LogReport& report, bool to_outbox) {
    Commit& commit = *line.read.commit;
    const Hash& named = commit.is_genesis() ? commit.id : *commit.partnership;
    if (named != *m_partnership) {
        line.read.error = {
            .code = commit.is_genesis() ? ErrorCode::GenesisSecond : ErrorCode::PartnershipOther,
            .path = {},
            .detail = named.text()};
        line.read.touched.clear();
        warn(report, line);
        return store(std::move(line.text), LineKind::Foreign, {}, to_outbox);
    }
    if (const auto known = m_line_of.find(commit.id); known != m_line_of.end()) {
        Stored& stored = m_lines[known->second];
        std::string united = line_with_signatures(stored.text, line.read.signatures);
        if (united != stored.text && to_outbox) m_outbox.push_back(united);
        stored.text = std::move(united);
        return;
    }
    ++report.commits_new;
    store(std::move(line.text), LineKind::Commit, commit.id, to_outbox);
    m_waiting.push_back(std::move(commit));
}

void Log::take(Incoming line, LogReport& report, bool to_outbox) {
    switch (line.read.kind) {
        case LineKind::Commit:
            return take_commit(std::move(line), report, to_outbox);
        case LineKind::Blob:
            if (m_line_of.contains(line.read.id) || m_fold->is_erased(line.read.id)) return;
            ++report.blobs_new;
            m_blobs[line.read.id] = std::move(line.read.blob_text);
            m_fold->touch_blob(line.read.id);
            return store(std::move(line.text), LineKind::Blob, line.read.id, to_outbox);
        case LineKind::Damaged:
        case LineKind::Foreign: {
            auto claims = claims_of(line.read);
            // What is left of an erased text is not kept either.
            if (is_any_erased(claims)) return;
            if (!m_kept.insert(base::sha256(line.text)).second) return;
            warn(report, line);
            store(std::move(line.text), line.read.kind, {}, to_outbox);
            m_lines.back().claims = std::move(claims);
            return;
        }
    }
}

// ---- folding

std::vector<Hash> Log::missing_parents(const Commit& commit) const {
    std::vector<Hash> out;
    if (commit.previous && !m_numbers.contains(*commit.previous)) out.push_back(*commit.previous);
    for (const Hash& parent : commit.parents)
        if (!m_numbers.contains(parent)) out.push_back(parent);
    // The genesis is before everything, whether or not a commit names it as a parent.
    return out;
}

void Log::note_fork(const Commit& commit, LogReport& report) {
    const auto [held, fresh] =
        m_sequences.try_emplace({commit.replica, commit.sequence}, commit.id);
    if (fresh || held->second == commit.id) return;
    report.warnings.push_back(
        {.code = ErrorCode::ReplicaForked,
         .path = commit.replica.text(),
         .detail = "two commits with sequence " + base::number_text(commit.sequence)});
    m_damages.push_back(report.warnings.back());
}

void Log::fold_one(const Commit& commit) {
    std::vector<std::uint32_t> parents;
    if (commit.previous) parents.push_back(m_numbers.at(*commit.previous));
    for (const Hash& parent : commit.parents) parents.push_back(m_numbers.at(parent));
    const std::uint32_t number = m_graph.add(parents);
    m_numbers[commit.id] = number;
    m_metas.push_back({.id = commit.id,
                       .time = commit.time,
                       .replica = commit.replica,
                       .sequence = commit.sequence,
                       .author = commit.author,
                       .party = commit.party,
                       .act = commit.act});
    m_fold->apply(number, commit);
}

void Log::add_unknown(const Hash& id) {
    m_numbers[id] = m_graph.add_unknown();
    m_metas.push_back(
        {.id = id, .time = {}, .replica = {}, .sequence = 0, .author = {}, .party = {}, .act = {}});
    m_missing.push_back(id);
    ++m_unknown_count;
}

// Folds every waiting commit, in order of hybrid time among those whose parents are folded. `gaps`
// decides whether a missing parent is taken as known by name (opening a file) or waited for
// (exchange).
void Log::fold_ready(LogReport& report) {
    struct Later {
        const std::vector<Commit>* commits;
        bool operator()(std::size_t a, std::size_t b) const {
            const Commit& x = (*commits)[a];
            const Commit& y = (*commits)[b];
            return x.time != y.time ? x.time > y.time : x.id > y.id;
        }
    };
    std::priority_queue<std::size_t, std::vector<std::size_t>, Later> ready{Later{&m_waiting}};
    std::unordered_map<Hash, std::vector<std::size_t>, HashHash> children;
    std::vector<std::size_t> open(m_waiting.size());
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        const auto missing = missing_parents(m_waiting[i]);
        open[i] = missing.size();
        for (const Hash& parent : missing) children[parent].push_back(i);
        if (missing.empty()) ready.push(i);
    }
    std::vector<bool> folded(m_waiting.size());
    while (!ready.empty()) {
        const std::size_t index = ready.top();
        ready.pop();
        folded[index] = true;
        const Commit& commit = m_waiting[index];
        note_fork(commit, report);
        fold_one(commit);
        if (const auto found = children.find(commit.id); found != children.end())
            for (const std::size_t child : found->second)
                if (--open[child] == 0) ready.push(child);
    }
    std::vector<Commit> left;
    for (std::size_t i = 0; i < m_waiting.size(); ++i)
        if (!folded[i]) left.push_back(std::move(m_waiting[i]));
    m_waiting = std::move(left);
    report.waiting = m_waiting.size();
}

// Opening: whatever still waits hangs on commits that are not in the file. The earliest of them is
// let in by taking its missing parents as known by name, standing after all that is folded so far;
// then the rest is tried again.
void Log::fold_all(LogReport& report) {
    fold_ready(report);
    while (!m_waiting.empty()) {
        std::unordered_map<Hash, bool, HashHash> here;
        for (const Commit& commit : m_waiting) here[commit.id] = true;
        const Commit* first = nullptr;
        for (const Commit& commit : m_waiting) {
            const auto missing = missing_parents(commit);
            const bool only_gaps =
                std::none_of(missing.begin(), missing.end(),
                             [&](const Hash& parent) { return here.contains(parent); });
            const auto earlier = [&] {
                return commit.time != first->time ? commit.time < first->time
                                                  : commit.id < first->id;
            };
            if (only_gaps && (first == nullptr || earlier())) first = &commit;
        }
        SV_ASSERT(first != nullptr);
        for (const Hash& parent : missing_parents(*first)) {
            add_unknown(parent);
            note_gap(parent, report);
        }
        fold_ready(report);
    }
    if (!m_numbers.contains(*m_partnership)) {
        add_unknown(*m_partnership);
        note_gap(*m_partnership, report);
    }
}

void Log::note_gap(const Hash& id, LogReport& report) {
    const auto code = id == *m_partnership ? ErrorCode::GenesisMissing : ErrorCode::CommitMissing;
    report.warnings.push_back({.code = code, .path = id.text(), .detail = "gap"});
    m_damages.push_back(report.warnings.back());
}

void Log::warn_of_missing_blobs(LogReport& report) {
    for (const Hash& blob : m_fold->missing_blobs()) {
        report.warnings.push_back(
            {.code = ErrorCode::BlobMissing, .path = blob.text(), .detail = {}});
        m_damages.push_back(report.warnings.back());
    }
}

// A damaged line matters while the commit that it claims to be has not come whole from elsewhere.
void Log::mark_damage() {
    bool incomplete = !m_missing.empty();
    for (const Damage& damage : m_damaged) {
        m_damages.push_back(damage.error);
        const bool healed = is_any_erased(damage.claims) ||
                            std::any_of(damage.claims.begin(), damage.claims.end(),
                                        [&](const Hash& id) { return m_line_of.contains(id); });
        if (healed || damage.error.code == ErrorCode::LineForeign ||
            damage.error.code == ErrorCode::PartnershipOther ||
            damage.error.code == ErrorCode::GenesisSecond)
            continue;
        incomplete = true;
        m_fold->mark_read_only(damage.touched);
    }
    m_fold->snapshot().set_incomplete(incomplete);
}

void Log::drop_erased_blobs() {
    for (const Hash& blob : m_fold->erased()) {
        m_blobs.erase(blob);
        const auto found = m_line_of.find(blob);
        // An erase that names a commit erases nothing.
        if (found == m_line_of.end() || m_lines[found->second].kind != LineKind::Blob) continue;
        drop(m_lines[found->second]);
        m_line_of.erase(found);
    }
    if (m_damaged.empty()) return;
    for (Stored& line : m_lines)
        if (!line.text.empty() && is_any_erased(line.claims)) drop(line);
}

// An empty line is not written, neither to the file nor to the outbox; its place stays counted.
void Log::drop(Stored& line) {
    for (std::string& waiting : m_outbox)
        if (waiting == line.text) waiting.clear();
    line.text.clear();
    m_rewrite = true;
}

// ---- the doors

Result<LogReport> Log::load(std::string_view bytes) {
    if (bytes.size() > kFileBytesMax)
        return fail(ErrorCode::LimitExceeded, "", "the file is larger than 512 MiB");
    auto lines = read_lines(*m_schema, bytes);
    if (lines.empty()) return fail(ErrorCode::FileEmpty);
    const auto partnership = partnership_of(lines);
    if (!partnership)
        return fail(ErrorCode::FileForeign, "line 1", lines.front().read.error.detail);
    reset();
    m_partnership = partnership;
    LogReport report;
    m_lines.reserve(lines.size());
    for (Incoming& line : lines) take(std::move(line), report, false);
    fold_all(report);
    drop_erased_blobs();
    warn_of_missing_blobs(report);
    mark_damage();
    m_fold->settle();
    return report;
}

Result<LogReport> Log::merge(std::string_view bytes) {
    if (!is_open()) return load(bytes);
    auto lines = read_lines(*m_schema, bytes);
    if (lines.empty()) return fail(ErrorCode::FileEmpty);
    const auto other = partnership_of(lines);
    const bool only_blobs = std::all_of(lines.begin(), lines.end(), [](const Incoming& line) {
        return line.read.kind == LineKind::Blob;
    });
    if (!other && !only_blobs)
        return fail(ErrorCode::FileForeign, "line 1", lines.front().read.error.detail);
    if (other && *other != *m_partnership)
        return fail(ErrorCode::PartnershipOther, "", other->text());
    LogReport report;
    for (Incoming& line : lines) take(std::move(line), report, true);
    const bool heals = std::any_of(m_missing.begin(), m_missing.end(),
                                   [&](const Hash& id) { return m_line_of.contains(id); });
    const bool blobs_missed = std::any_of(
        m_damages.begin(), m_damages.end(),
        [](const base::Error& damage) { return damage.code == ErrorCode::BlobMissing; });
    if (heals || blobs_missed || !m_damaged.empty()) {
        // What was let in around a gap gets its true ancestors: the whole log is folded again.
        auto outbox = std::move(m_outbox);
        const auto start = m_outbox_start;
        const bool rewrite = m_rewrite;
        LogReport again;
        SV_TRY(again, load(file()));
        m_outbox = std::move(outbox);
        m_outbox_start = start;
        m_rewrite = m_rewrite || rewrite;
        report.warnings = std::move(again.warnings);
        report.waiting = again.waiting;
        return report;
    }
    fold_ready(report);
    drop_erased_blobs();
    m_fold->settle();
    return report;
}

// Without events, time and partnership of its own; `sequence` is that of the replica's last one.
Commit Log::next_commit(const ActDraft& act, const Writer& writer) const {
    Commit commit;
    commit.partnership = m_partnership;
    commit.replica = writer.replica;
    commit.author = act.author;
    commit.party = act.party;
    commit.act = act.act;
    commit.command = act.command;
    commit.undoes = act.undoes;
    commit.redoes = act.redoes;
    commit.format = kFormat;
    for (const std::uint32_t head : m_graph.heads()) {
        const CommitMeta& meta = m_metas[head];
        commit.time = std::max(commit.time, meta.time);
        if (meta.replica == writer.replica) {
            commit.previous = meta.id;
            commit.sequence = meta.sequence;
        } else {
            commit.parents.push_back(meta.id);
        }
    }
    // The replica's last commit may no longer be a head: somebody else built upon it.
    const auto after =
        m_sequences.upper_bound({writer.replica, std::numeric_limits<std::int64_t>::max()});
    if (after != m_sequences.begin())
        if (const auto& [place, id] = *std::prev(after);
            place.first == writer.replica && place.second > commit.sequence) {
            commit.previous = id;
            commit.sequence = place.second;
        }
    base::sort(commit.parents);
    return commit;
}

// More parents than one commit may name are joined by commits without events before it.
Result<std::vector<std::string>> Log::lay_out(const ActDraft& act, const Writer& writer) const {
    Commit commit = next_commit(act, writer);
    std::vector<Hash> parents = std::move(commit.parents);
    std::vector<std::string> lines;
    std::size_t done = 0;
    while (done < act.events.size()) {
        ++commit.sequence;
        commit.time = HybridTime::after(commit.time, writer.now);
        const bool joins = parents.size() > kParentsMax;
        const auto named = static_cast<std::ptrdiff_t>(std::min(parents.size(), kParentsMax));
        commit.parents.assign(parents.begin(), parents.begin() + named);
        parents.erase(parents.begin(), parents.begin() + named);
        std::size_t count = joins ? 0 : act.events.size() - done;
        std::string body;
        for (;; count /= 2) {
            if (count == 0 && !joins)
                return fail(ErrorCode::CommitTooLarge, "", "one event is over 128 KiB");
            const auto first = act.events.begin() + static_cast<std::ptrdiff_t>(done);
            commit.events.assign(first, first + static_cast<std::ptrdiff_t>(count));
            body = commit_body(*m_schema, commit);
            if (body.size() <= kCommitBytesMax && count <= kEventsMax) break;
        }
        done += count;
        commit.previous = base::sha256(body);
        if (!commit.partnership) commit.partnership = commit.previous;
        lines.push_back(commit_line(body));
    }
    return lines;
}

Result<void> Log::append(const ActDraft& act, const Writer& writer) {
    for (const Event& event : act.events)
        for (const FieldWrite& write : event.writes)
            if (write.field->has(model::kPrivate))
                return fail(ErrorCode::FieldPrivate, "", write.field->name);
    SV_TRY(const auto lines, lay_out(act, writer));
    LogReport report;
    for (const Blob& blob : act.blobs)
        take({.read = read_line(*m_schema, blob.line), .text = blob.line, .number = 0}, report,
             true);
    for (const std::string& line : lines) {
        Incoming incoming{.read = read_line(*m_schema, line), .text = line, .number = 0};
        SV_ASSERT(incoming.read.kind == LineKind::Commit);
        if (!m_partnership) m_partnership = incoming.read.id;
        take(std::move(incoming), report, true);
    }
    fold_ready(report);
    SV_ASSERT(report.warnings.empty());
    drop_erased_blobs();
    m_fold->settle();
    return {};
}

std::unique_ptr<Fold> Log::known_at(base::Instant time) const {
    auto fold = std::make_unique<Fold>(*m_schema, m_graph, m_metas, m_blobs);
    for (std::uint32_t number = 0; number < m_metas.size(); ++number) {
        if (m_metas[number].time.instant() > time) continue;
        if (const auto read = commit(number)) fold->apply(number, *read);
    }
    fold->settle();
    return fold;
}

std::optional<Commit> Log::commit(std::uint32_t number) const {
    const auto line = m_line_of.find(m_metas[number].id);
    if (line == m_line_of.end()) return std::nullopt;
    return read_line(*m_schema, m_lines[line->second].text).commit;
}

std::optional<std::uint32_t> Log::find_commit(const Hash& id) const {
    const auto found = m_numbers.find(id);
    return found == m_numbers.end() ? std::nullopt : std::optional(found->second);
}

std::string Log::file() const {
    std::string out;
    for (const Stored& line : m_lines) {
        if (line.text.empty()) continue;
        out += line.text;
        out += '\n';
    }
    return out;
}

std::string Log::outbox() const {
    std::string out;
    for (const std::string& line : m_outbox) {
        if (line.empty()) continue;
        out += line;
        out += '\n';
    }
    return out;
}

void Log::acknowledge(std::uint64_t position) {
    if (position < m_outbox_start) return;
    const auto count = std::min<std::uint64_t>(position - m_outbox_start, m_outbox.size());
    m_outbox.erase(m_outbox.begin(), m_outbox.begin() + static_cast<std::ptrdiff_t>(count));
    m_outbox_start += count;
    if (m_outbox.empty()) m_rewrite = false;
}

}  // namespace samverka::log
