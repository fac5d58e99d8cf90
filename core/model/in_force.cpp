#include "core/model/in_force.h"

#include <algorithm>
#include <optional>

#include "core/base/sort.h"

namespace samverka::model {

using base::ThingId;

namespace {

std::optional<base::Date> date_with(const Schema& schema, const Thing& thing, FieldFlag flag) {
    const Field* field = schema.type(thing.kind).field_with(flag);
    if (field == nullptr) return std::nullopt;
    const FieldValue value = field_value(thing, *field);
    const auto* date = std::get_if<base::Date>(&value.data);
    return date == nullptr ? std::nullopt : std::optional(*date);
}

// Later in force than the other: by effective date, then by when it was completed.
bool supersedes(const Schema& schema, const Proposal& one, const Proposal& other) {
    const auto from = date_with(schema, *one.content, kEffectiveFrom);
    const auto other_from = date_with(schema, *other.content, kEffectiveFrom);
    if (from != other_from) return from > other_from;
    return one.completed > other.completed;
}

void consider_proposals(const Snapshot& snapshot, const Thing& version, base::Date date,
                        VersionInForce& out) {
    for (const Proposal& proposal : snapshot.proposals(version.id)) {
        if (proposal.pending()) {
            out.pending = &proposal;
            out.pending_version = version.id;
            continue;
        }
        if (!proposal.approved() || proposal.contested) continue;
        const auto from = date_with(snapshot.schema(), *proposal.content, kEffectiveFrom);
        if (from && *from > date) continue;
        if (out.approval != nullptr && !supersedes(snapshot.schema(), proposal, *out.approval))
            continue;
        out.approval = &proposal;
        out.content = proposal.content.get();
        out.version = version.id;
        out.state = VersionState::Approved;
    }
}

bool has_approved(const Snapshot& snapshot, const Thing& version) {
    const auto proposals = snapshot.proposals(version.id);
    return std::any_of(proposals.begin(), proposals.end(),
                       [](const Proposal& p) { return p.approved(); });
}

}  // namespace

bool applies_on(const Schema& schema, const Thing& thing, base::Date date) {
    return base::DateRange{.from = date_with(schema, thing, kFrom),
                           .to = date_with(schema, thing, kTo)}
        .contains(date);
}

std::vector<const Thing*> facts_in_force(const Snapshot& snapshot, ThingKind kind, ThingId subject,
                                         base::Date date) {
    std::vector<const Thing*> out;
    for (const Thing* thing : snapshot.about(kind, subject))
        if (applies_on(snapshot.schema(), *thing, date)) out.push_back(thing);
    base::sort(out, [&](const Thing* left, const Thing* right) {
        return date_with(snapshot.schema(), *left, kFrom) <
               date_with(snapshot.schema(), *right, kFrom);
    });
    return out;
}

VersionInForce version_in_force(const Snapshot& snapshot, ThingKind kind, ThingId subject,
                                base::Date date) {
    VersionInForce out;
    const auto versions = snapshot.about(kind, subject);
    bool ever_approved = false;
    for (const Thing* version : versions) {
        consider_proposals(snapshot, *version, date, out);
        const bool approved = has_approved(snapshot, *version);
        ever_approved = ever_approved || approved;
        const bool newer =
            out.draft == nullptr || out.draft->created.at < version->created.at ||
            (out.draft->created.at == version->created.at && out.draft->id < version->id);
        if (!approved && newer) out.draft = version;
    }
    if (ever_approved || out.draft == nullptr) return out;
    out.state = VersionState::Draft;
    out.content = out.draft;
    out.version = out.draft->id;
    return out;
}

std::vector<VersionSpan> version_spans(const Snapshot& snapshot, ThingKind kind, ThingId subject,
                                       base::Date date) {
    const Schema& schema = snapshot.schema();
    std::vector<base::Date> days{base::Date::from_days(base::kDaysMin)};
    for (const Thing* version : snapshot.about(kind, subject)) {
        if (const auto from = date_with(schema, *version, kEffectiveFrom)) days.push_back(*from);
        for (const Proposal& proposal : snapshot.proposals(version->id))
            if (const auto from = date_with(schema, *proposal.content, kEffectiveFrom))
                days.push_back(*from);
    }
    base::sort_unique(days);
    std::vector<VersionSpan> out;
    for (const base::Date day : days) {
        if (day > date) break;
        const auto found = version_in_force(snapshot, kind, subject, day);
        if (found.content == nullptr) continue;
        const auto from = date_with(schema, *found.content, kEffectiveFrom);
        if (from && *from > day) continue;
        if (!out.empty() && out.back().version == found.version &&
            date_with(schema, *out.back().content, kEffectiveFrom) == from)
            continue;
        out.push_back({.from = day,
                       .state = found.state,
                       .version = found.version,
                       .content = found.content});
    }
    return out;
}

std::vector<const Assignment*> assignments_in_force(const Snapshot& snapshot, ThingId role,
                                                    Post post, base::Date date) {
    std::vector<const Assignment*> out;
    for (const Thing* thing : facts_in_force(snapshot, ThingKind::Assignment, role, date))
        if (const auto* assignment = as<Assignment>(thing); assignment->post == post)
            out.push_back(assignment);
    return out;
}

}  // namespace samverka::model
