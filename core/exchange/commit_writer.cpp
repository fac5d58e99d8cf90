#include "core/exchange/commit_writer.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/base/sort.h"
#include "core/json/write.h"
#include "core/log/limits.h"

namespace samverka::exchange {

namespace {

constexpr std::size_t kSaltBytes = 16;
// Of a body's 128 KiB, what is left for the events beside its own members and a thousand parents.
constexpr std::size_t kEventBytesMax = 64 * 1024;
constexpr std::size_t kParentsMax = 1000;

}  // namespace

CommitWriter::CommitWriter(const model::Schema& schema, std::string_view entropy, base::Instant now)
    : m_schema(&schema),
      m_replicas(entropy, "import-replicas"),
      m_acts(entropy, "import-acts"),
      m_salts(entropy, "import-salts"),
      m_now(now) {}

Branch CommitWriter::branch(std::vector<base::Hash> parents) {
    return {.replica = m_replicas.next_id<base::ReplicaTag>(),
            .sequence = 0,
            .head = {},
            .parents = std::move(parents)};
}

void CommitWriter::write_one(Branch& branch, const Signer& signer, std::vector<log::Event> events) {
    std::vector<base::Hash> later;
    if (branch.parents.size() > kParentsMax) {
        later.assign(branch.parents.begin() + kParentsMax, branch.parents.end());
        branch.parents.resize(kParentsMax);
    }
    base::sort(branch.parents);
    m_time = log::HybridTime::after(m_time, m_now);
    log::Commit commit;
    commit.partnership = m_partnership;
    commit.replica = branch.replica;
    commit.sequence = ++branch.sequence;
    commit.previous = branch.head;
    commit.parents = std::move(branch.parents);
    commit.time = m_time;
    commit.author = signer.author;
    commit.party = signer.party;
    commit.act = signer.act;
    commit.command = signer.command;
    commit.format = log::kFormat;
    commit.events = std::move(events);
    const std::string body = log::commit_body(*m_schema, commit);
    SV_ASSERT(body.size() < log::kLineBytesMax - 1024);
    branch.head = base::sha256(body);
    branch.parents = std::move(later);
    if (!m_partnership) m_partnership = branch.head;
    m_file += log::commit_line(body);
    m_file += '\n';
}

std::vector<Place> CommitWriter::write(Branch& branch, const Signer& signer,
                                       const std::vector<log::Event>& events) {
    std::vector<Place> places;
    std::vector<log::Event> batch;
    std::size_t bytes = 0;
    const auto flush = [&] {
        const std::size_t count = batch.size();
        write_one(branch, signer, std::move(batch));
        for (std::size_t i = 0; i < count; ++i)
            places.push_back({.commit = *branch.head, .event = static_cast<std::int64_t>(i)});
        batch.clear();
        bytes = 0;
    };
    for (const log::Event& event : events) {
        const std::size_t size = json::write(log::event_json(*m_schema, event)).size();
        if (!batch.empty() && (bytes + size > kEventBytesMax || batch.size() == log::kEventsMax))
            flush();
        batch.push_back(event);
        bytes += size;
    }
    if (!batch.empty() || events.empty()) flush();
    while (!branch.parents.empty()) write_one(branch, signer, {});
    return places;
}

base::Hash CommitWriter::put_blob(std::string_view text) {
    const log::Blob blob = log::make_blob(m_salts.next_bytes(kSaltBytes), text);
    m_file += blob.line;
    m_file += '\n';
    return blob.name;
}

base::Hash CommitWriter::absent_blob() {
    return log::make_blob(m_salts.next_bytes(kSaltBytes), "").name;
}

}  // namespace samverka::exchange
