// Lays out the commits of a log that is made at once, by several branches that do not know of each
// other.
//
// Each branch is a replica of its own. A commit's parents are what its branch has not named yet;
// its time is later than that of every commit written before it, so what is written last is shown
// first. An act that is too large is cut into several commits. Only import uses this: a session
// writes through log::Log.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/entropy.h"
#include "core/log/commit.h"
#include "core/log/line.h"

namespace samverka::exchange {

struct Branch {
    base::ReplicaId replica;
    std::int64_t sequence = 0;
    std::optional<base::Hash> head;
    std::vector<base::Hash> parents;  // for its next commit
};

// Who a commit is by, and what for.
struct Signer {
    base::ThingId author;
    base::ThingId party;
    base::ActId act;
    std::string command;
};

// Where an event came to stand.
struct Place {
    base::Hash commit;
    std::int64_t event = 0;
};

class CommitWriter {
  public:
    CommitWriter(const model::Schema& schema, std::string_view entropy, base::Instant now);

    [[nodiscard]] Branch branch(std::vector<base::Hash> parents);
    [[nodiscard]] base::ActId next_act() { return m_acts.next_id<base::ActTag>(); }
    // The clock goes on by a millisecond, so that what follows is younger by the clock too.
    void tick() { ++m_now.milliseconds; }
    // Writes at least one commit. An event must fit in one by itself.
    std::vector<Place> write(Branch& branch, const Signer& signer,
                             const std::vector<log::Event>& events);
    // The name of a personal text; its line goes into the file.
    [[nodiscard]] base::Hash put_blob(std::string_view text);
    // The name of one that is not there.
    [[nodiscard]] base::Hash absent_blob();

    [[nodiscard]] std::string take_file() { return std::move(m_file); }

  private:
    void write_one(Branch& branch, const Signer& signer, std::vector<log::Event> events);

    const model::Schema* m_schema;
    base::EntropyStream m_replicas;
    base::EntropyStream m_acts;
    base::EntropyStream m_salts;
    base::Instant m_now;
    log::HybridTime m_time;
    std::optional<base::Hash> m_partnership;
    std::string m_file;
};

}  // namespace samverka::exchange
