// The inverse of an act, computed from the state before it.
#include <algorithm>
#include <ranges>

#include "core/session/execute.h"

namespace samverka::session {

using base::ThingId;

namespace {

using log::Event;
using log::EventKind;

Event of(EventKind kind, const Event& event) {
    Event out;
    out.kind = kind;
    out.thing = event.thing;
    out.thing_kind = event.thing_kind;
    return out;
}

// What stood in the register before: for a bilingual field only the language that was written.
model::FieldValue value_before(const model::Snapshot& before, const Event& event,
                               const log::FieldWrite& write) {
    const model::Thing* thing = before.find(event.thing);
    if (thing == nullptr) return {};
    auto value = model::field_value(*thing, *write.field);
    const auto* text = std::get_if<base::Bilingual>(&value.data);
    if (text == nullptr) return value;
    base::Bilingual one;
    (write.language == "sv" ? one.sv : one.en) = write.language == "sv" ? text->sv : text->en;
    return one.empty() ? model::FieldValue{} : model::FieldValue{std::move(one)};
}

bool holds_item(const model::Snapshot& before, const Event& event) {
    const model::Thing* thing = before.find(event.thing);
    if (thing == nullptr) return false;
    const auto held = model::field_value(*thing, *event.writes.front().field);
    const auto& item = event.writes.front().value;
    if (const auto* bits = std::get_if<model::ChoiceBits>(&item.data))
        return (std::get<model::ChoiceBits>(held.data) & *bits) == *bits;
    const auto& ids = std::get<std::vector<ThingId>>(held.data);
    const auto& wanted = std::get<std::vector<ThingId>>(item.data);
    return std::includes(ids.begin(), ids.end(), wanted.begin(), wanted.end());
}

std::vector<Event> one_inverse(const model::Snapshot& before, const Event& event, bool& final) {
    switch (event.kind) {
        case EventKind::Create:
            // A version that was proposed in the same act is withdrawn by its revocation.
            return {of(EventKind::Remove, event)};
        case EventKind::Remove:
            return {of(EventKind::Restore, event)};
        case EventKind::Restore:
            return {of(EventKind::Remove, event)};
        case EventKind::Set: {
            Event out = of(EventKind::Set, event);
            for (const log::FieldWrite& write : event.writes)
                out.writes.push_back({.field = write.field,
                                      .language = write.language,
                                      .value = value_before(before, event, write),
                                      .blob = {}});
            return {std::move(out)};
        }
        case EventKind::Add:
        case EventKind::Take: {
            const bool was_there = holds_item(before, event);
            if (was_there == (event.kind == EventKind::Add)) return {};
            Event out = of(event.kind == EventKind::Add ? EventKind::Take : EventKind::Add, event);
            out.writes = event.writes;
            return {std::move(out)};
        }
        case EventKind::Propose: {
            Event out = of(EventKind::Revoke, event);
            out.hash = log::content_hash(before.schema(), *event.content);
            return {std::move(out)};
        }
        case EventKind::Revoke: {
            // Withdrawing is taken back by putting the same content forward again.
            for (const model::Proposal& proposal : before.proposals(event.thing)) {
                if (proposal.content_hash != event.hash) continue;
                Event out = of(EventKind::Propose, event);
                out.thing_kind = proposal.content->kind;
                out.content = proposal.content;
                return {std::move(out)};
            }
            final = true;
            return {};
        }
        case EventKind::Measure:
        case EventKind::Correct:
            return {};  // entries_before
        case EventKind::Approve:
        case EventKind::Erase:
        case EventKind::Unknown:
            final = true;
            return {};
    }
    return {};
}

}  // namespace

std::vector<Event> inverse_of(const model::Snapshot& before, std::span<const Event> events) {
    std::vector<Event> out;
    bool final = false;
    for (const Event& event : std::views::reverse(events))
        for (Event& one : one_inverse(before, event, final)) out.push_back(std::move(one));
    return final ? std::vector<Event>() : out;
}

}  // namespace samverka::session
