// What applies on a date: the one query behind every dated fact and every version.
//
// A dated fact (an assignment) applies from its first to its last day, both included. Of the
// versions of a subject (a mandate, a KPI version, the vision) the approved one with the latest
// `effective_from` not after the date applies; two that begin on the same day are ordered by when
// their second approval came. Versions approved apart from each other
// ("contested") do not apply until the conflict is settled: the one before stays in force. Where
// nothing was ever approved the newest draft is shown and marked as such. The revision is the
// snapshot that is asked.
#pragma once

#include <vector>

#include "core/base/date.h"
#include "core/model/snapshot.h"

namespace samverka::model {

// Whether a thing's own from–to (if its kind has them) contains the date.
[[nodiscard]] bool applies_on(const Schema& schema, const Thing& thing, base::Date date);

// The dated facts of `kind` about `subject` that apply on `date`, in the order of their first days.
[[nodiscard]] std::vector<const Thing*> facts_in_force(const Snapshot& snapshot, ThingKind kind,
                                                       base::ThingId subject, base::Date date);

enum class VersionState : std::uint8_t { None, Draft, Approved };
struct VersionInForce {
    VersionState state = VersionState::None;
    const Thing* content =
        nullptr;  // the frozen content of an approved version, or the draft itself
    base::ThingId version;
    const Proposal* approval = nullptr;  // Approved only
    const Thing* draft = nullptr;        // a later draft of the same subject, not approved
    const Proposal* pending = nullptr;   // a proposal that waits for a side
    base::ThingId pending_version;
};
[[nodiscard]] VersionInForce version_in_force(const Snapshot& snapshot, ThingKind kind,
                                              base::ThingId subject, base::Date date);
// A version and from which day it applies, until the next one does.
struct VersionSpan {
    base::Date from;
    VersionState state = VersionState::None;
    base::ThingId version;
    const Thing* content = nullptr;  // until the next commit is folded
};
// The versions of a subject in force one after the other until `date`. A draft that was never
// approved is judged, but not before the day that it names itself.
[[nodiscard]] std::vector<VersionSpan> version_spans(const Snapshot& snapshot, ThingKind kind,
                                                     base::ThingId subject, base::Date date);

template <class Struct>
[[nodiscard]] const Struct* content_in_force(const VersionInForce& found) {
    return as<Struct>(found.content);
}

// The holder or deputies of a role on a date: persons, in the order of their first days.
[[nodiscard]] std::vector<const Assignment*> assignments_in_force(const Snapshot& snapshot,
                                                                  base::ThingId role, Post post,
                                                                  base::Date date);

}  // namespace samverka::model
