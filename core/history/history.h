// What was done, as sentences: acts from the log, newest first, each with a headline and a sentence
// per event.
//
// Sentences are messages with typed arguments, made from the field tables alone: a field that is
// added to a table appears here without a line of code. "Was" is the value that the writer had
// seen, asked of causality and not of the clock. A composite is told field by field, only what
// differs. Commits that carry the same act id are one act. An act whose command has a headline of
// its own ("history.command.<id>") uses it; else its first event speaks for it. Titles are those of
// today; who has been erased is called so.
//
// Three ways in, by cost. `act_heads` and `heads_since` read no commit. `tell_briefly` reads those
// of one act and leaves out what was there before. A Journal reads every commit once and each new
// one as it comes (O(events · log of writes to the same field)), and after that tells any act whole
// at the price of that act; `acts` is a Journal for one question.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/locale/messages.h"
#include "core/log/clock.h"
#include "core/log/log.h"

namespace samverka::history {

// An act as far as the log knows it without reading: who and when.
struct ActHead {
    base::ActId act;
    base::ThingId author;
    base::ThingId party;
    log::HybridTime time;                // of its first commit
    std::vector<std::uint32_t> commits;  // numbers in the log
};

struct Act {
    base::ActId act;
    base::ThingId author;
    base::ThingId party;
    log::HybridTime time;  // of its first commit
    std::string command;
    std::optional<base::ActId> undoes;
    std::optional<base::ActId> redoes;
    base::Message headline;             // a whole sentence that begins with who
    std::vector<base::Message> lines;   // one per event, composites one per differing field
    std::vector<base::ThingId> things;  // what it touched, in order, each once
    std::vector<base::Hash> commits;
};

struct Options {
    std::optional<base::ThingId> thing;  // only acts that touched it
    std::size_t acts_max = 0;            // newest; 0 is all
};

[[nodiscard]] std::vector<Act> acts(const log::Log& log, const Options& options = {});

// Newest first.
[[nodiscard]] std::vector<ActHead> act_heads(const log::Log& log);
// Those of them that somebody who had seen the commits `seen` (and so what came before them) does
// not know. Commits that are not in the log are passed over.
[[nodiscard]] std::vector<ActHead> heads_since(const log::Log& log,
                                               std::span<const base::Hash> seen);
// The commits that nothing follows: who has seen them has seen everything.
[[nodiscard]] std::vector<base::Hash> latest_commits(const log::Log& log);
[[nodiscard]] Act tell_briefly(const log::Log& log, const ActHead& head);

// The acts of one log, kept as it grows.
class Journal {
  public:
    Journal();
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    // Everything below speaks of this log as it is now. A log that was opened anew, or healed, is
    // read from its beginning.
    void follow(const log::Log& log);

    struct Entry {
        ActHead head;
        std::vector<base::ThingId> things;  // what it touched, in order, each once
    };
    [[nodiscard]] const std::vector<const Entry*>& entries() const {  // newest first
        return m_newest_first;
    }
    [[nodiscard]] const Entry* find(base::ActId act) const;  // null when there is no such act
    // With headline and lines.
    [[nodiscard]] Act tell(const log::Log& log, const Entry& entry) const;
    // All its sentences, folded, to be searched; kept until the log grows or another language is
    // asked for.
    [[nodiscard]] const std::string& words(const log::Log& log, const Entry& entry,
                                           locale::Language language);

  private:
    class Writes;
    void start(const log::Log& log);
    void read(const log::Log& log, std::uint32_t number);

    std::optional<base::Hash> m_partnership;
    std::vector<base::Hash> m_read;  // which commits, by their numbers
    std::unique_ptr<Writes> m_writes;
    std::map<base::ActId, Entry> m_entries;
    std::vector<const Entry*> m_newest_first;
    std::map<base::ActId, std::string> m_words;
    std::uint64_t m_words_revision = 0;  // of the snapshot
    locale::Language m_words_language{};
};

}  // namespace samverka::history
