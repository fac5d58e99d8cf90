// One event as one or more sentences, from the field tables. A part of history.h, apart for its
// size.
#pragma once

#include <functional>
#include <vector>

#include "core/base/message.h"
#include "core/log/commit.h"
#include "core/model/snapshot.h"

namespace samverka::history {

// Who did it, what the partnership calls things today, and what a field held before as the writer
// knew it.
struct SentenceContext {
    const model::Snapshot& snapshot;
    base::ThingId author;
    base::ThingId party;
    // The value before; not set when there was none.
    std::function<model::FieldValue(const log::Event& event, const log::FieldWrite& write)> before;
};

// A person or any other thing as an argument; erased and unknown ones are called that.
[[nodiscard]] base::Argument name_argument(const model::Snapshot& snapshot, base::ThingId thing);
[[nodiscard]] base::Argument author_argument(const model::Snapshot& snapshot, base::ThingId author,
                                             base::ThingId party);

// A field's value in the form in which a sentence says it.
[[nodiscard]] base::Argument value_argument(const model::Snapshot& snapshot,
                                            const model::Field& field, base::ThingId thing,
                                            const model::FieldValue& value);

[[nodiscard]] std::vector<base::Message> sentences(const SentenceContext& context,
                                                   const log::Event& event);

}  // namespace samverka::history
