// What was done, as sentences: acts from the log, newest first, each with a headline and a sentence
// per event.
//
// Sentences are messages with typed arguments, made from the field tables alone: a field that is
// added to a table appears here without a line of code. "Was" is the value that the writer had
// seen, asked of causality and not of the clock. A composite is told field by field, only what
// differs. Commits that carry the same act id are one act. An act whose command has a headline of
// its own ("history.command.<id>") uses it; else its first event speaks for it. Titles are those of
// today; who has been erased is called so. Costs: every commit is read again, O(events · log of
// writes to the same field).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/log/clock.h"
#include "core/log/log.h"

namespace samverka::history {

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

}  // namespace samverka::history
