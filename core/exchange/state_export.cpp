#include <algorithm>
#include <tuple>

#include "core/base/assert.h"
#include "core/base/sort.h"
#include "core/exchange/state_json.h"
#include "core/json/write.h"
#include "core/log/field_json.h"

namespace samverka::exchange {

namespace {

using base::ThingId;
using model::Conflict;
using model::ConflictKind;
using model::Field;
using model::FieldKind;
using model::Proposal;
using model::Snapshot;
using model::Thing;
using model::ThingKind;
using model::ThingType;

json::Value erased_mark() {
    json::Object out;
    out.set("erased", true);
    return out;
}

// The columns of log::measurements_json and a fifth: the row that a correction corrects, by its
// place in the list.
json::Value series_json(const std::vector<model::Measurement>& rows) {
    json::Value out = log::measurements_json(rows);
    json::Array corrects;
    for (const model::Measurement& row : rows) {
        if (row.corrects < 0)
            corrects.emplace_back(nullptr);
        else
            corrects.emplace_back(static_cast<std::int64_t>(row.corrects));
    }
    out.object()->set("corrects", std::move(corrects));
    return out;
}

json::Object fields_json(const Snapshot& snapshot, const ThingType& type, const Thing& thing) {
    json::Object out = log::content_json(type, thing);
    for (const Field& field : type.fields) {
        if (field.kind == FieldKind::Measurements && out.find(field.name) != nullptr)
            out.set(field.name, series_json(model::as<model::Series>(&thing)->measurements));
        const bool erased = field.has(model::kPersonal) && snapshot.is_erased(thing.id, field.name);
        if (erased && out.find(field.name) == nullptr) out.set(field.name, erased_mark());
    }
    return out;
}

std::vector<const Thing*> by_id(const Snapshot& snapshot, ThingKind kind) {
    const auto all = snapshot.all(kind);
    std::vector<const Thing*> out(all.begin(), all.end());
    base::sort(out, [](const Thing* a, const Thing* b) { return a->id < b->id; });
    return out;
}

ThingId subject_of(const ThingType& type, const Thing& thing) {
    const Field* field = type.field_with(model::kSubject);
    if (field == nullptr) return {};
    const auto value = model::field_value(thing, *field);
    const auto* id = std::get_if<ThingId>(&value.data);
    return id == nullptr ? ThingId() : *id;
}

// Which of several versions of one subject this is, oldest first: decides which draft is the
// newest. 0 where it is alone.
std::int64_t version_order(const Snapshot& snapshot, const ThingType& type, const Thing& thing) {
    if (type.approval == model::Approval::None) return 0;
    const auto versions = snapshot.about(type.kind, subject_of(type, thing));
    if (versions.size() < 2) return 0;
    return 1 + std::count_if(versions.begin(), versions.end(), [&](const Thing* other) {
               return std::tie(other->created.at, other->id) < std::tie(thing.created.at, thing.id);
           });
}

json::Array things_json(const Snapshot& snapshot) {
    json::Array out;
    for (const ThingType& type : snapshot.schema().types)
        for (const Thing* thing : by_id(snapshot, type.kind)) {
            json::Object item;
            item.set("id", thing->id.text());
            item.set("kind", type.name);
            item.set("fields", fields_json(snapshot, type, *thing));
            if (const auto order = version_order(snapshot, type, *thing); order > 0)
                item.set("order", order);
            out.emplace_back(std::move(item));
        }
    return out;
}

// ---- conflicts

json::Value side_json(const Snapshot& snapshot, const Conflict& conflict, std::size_t index) {
    const model::FieldValue& value = conflict.sides[index].value;
    const Field& field = *conflict.field;
    if (!value.is_set()) {
        // Of a side that is not shown, whether it was erased or emptied is no longer known: both
        // are gone.
        const bool gone = field.has(model::kPersonal) &&
                          (index > 0 || snapshot.is_erased(conflict.thing, field.name));
        return gone ? erased_mark() : json::Value();
    }
    if (field.kind != FieldKind::Bilingual) return log::field_json(field, value);
    const auto& text = std::get<base::Bilingual>(value.data);
    return conflict.language == "sv" ? text.sv : text.en;
}

std::string_view conflict_name(ConflictKind kind) {
    switch (kind) {
        case ConflictKind::Field:
            return "field";
        case ConflictKind::Removal:
            return "removal";
        case ConflictKind::Versions:
            return "versions";
    }
    SV_ASSERT(false);
}

json::Value conflict_json(const Snapshot& snapshot, const Conflict& conflict) {
    json::Object out;
    out.set("kind", conflict_name(conflict.kind));
    out.set("thing", conflict.thing.text());
    json::Array sides;
    switch (conflict.kind) {
        case ConflictKind::Field:
            out.set("field", conflict.field->name);
            if (!conflict.language.empty()) out.set("language", conflict.language);
            for (std::size_t i = 0; i < conflict.sides.size(); ++i)
                sides.push_back(side_json(snapshot, conflict, i));
            break;
        case ConflictKind::Removal:
            return out;
        case ConflictKind::Versions:
            for (const auto& side : conflict.sides) sides.emplace_back(side.version.text());
            break;
    }
    out.set("sides", std::move(sides));
    return out;
}

json::Array conflicts_json(const Snapshot& snapshot) {
    std::vector<const Conflict*> shown;
    for (const Conflict& conflict : snapshot.conflicts())
        if (snapshot.find(conflict.thing) != nullptr) shown.push_back(&conflict);
    const auto key = [](const Conflict& conflict) {
        const std::string_view field =
            conflict.field == nullptr ? std::string_view() : conflict.field->name;
        return std::tuple(conflict.kind, conflict.thing, field,
                          std::string_view(conflict.language));
    };
    base::sort(shown, [&](const Conflict* a, const Conflict* b) { return key(*a) < key(*b); });
    json::Array out;
    for (const Conflict* conflict : shown) out.push_back(conflict_json(snapshot, *conflict));
    return out;
}

// ---- approvals

json::Value approver_json(const std::optional<model::Stamp>& stamp) {
    return stamp ? json::Value(stamp->author.text()) : json::Value();
}

// How many approved versions of the subject stood before this one was approved, and one: contested
// versions share the number of the one that settles them.
std::int64_t stage_of(const Snapshot& snapshot, const ThingType& type, const Thing& version,
                      const Proposal& proposal) {
    std::vector<std::pair<ThingId, base::Hash>> before;
    for (const Thing* other : snapshot.about(type.kind, subject_of(type, version)))
        for (const Proposal& held : snapshot.proposals(other->id)) {
            const bool earlier = held.approved() && !held.contested &&
                                 held.completed < proposal.completed &&
                                 held.content_hash != proposal.content_hash;
            if (earlier) before.emplace_back(other->id, held.content_hash);
        }
    base::sort_unique(before);
    return static_cast<std::int64_t>(before.size()) + 1;
}

json::Value proposal_json(const Snapshot& snapshot, const ThingType& type, const Thing& version,
                          const Proposal& proposal) {
    json::Object out;
    out.set("content", log::content_json(type, *proposal.content));
    out.set("hash", proposal.content_hash.text());
    out.set("customer", approver_json(proposal.customer));
    out.set("supplier", approver_json(proposal.supplier));
    out.set("revoked", proposal.revoked);
    out.set("contested", proposal.contested && proposal.approved());
    if (proposal.approved()) out.set("stage", stage_of(snapshot, type, version, proposal));
    return out;
}

json::Array approvals_json(const Snapshot& snapshot) {
    json::Array out;
    for (const ThingType& type : snapshot.schema().types) {
        if (type.approval == model::Approval::None) continue;
        for (const Thing* version : by_id(snapshot, type.kind)) {
            json::Array proposals;
            for (const Proposal& proposal : snapshot.proposals(version->id))
                proposals.push_back(proposal_json(snapshot, type, *version, proposal));
            if (proposals.empty()) continue;
            json::Object item;
            item.set("thing", version->id.text());
            item.set("proposals", std::move(proposals));
            out.emplace_back(std::move(item));
        }
    }
    return out;
}

}  // namespace

json::Value export_state(const Snapshot& snapshot) {
    json::Object out;
    out.set("format", kStateFormat);
    out.set("version", kStateVersion);
    out.set("things", things_json(snapshot));
    out.set("conflicts", conflicts_json(snapshot));
    out.set("approvals", approvals_json(snapshot));
    return out;
}

std::string state_text(const Snapshot& snapshot) {
    return json::write_pretty(export_state(snapshot));
}

base::Hash state_hash(const Snapshot& snapshot) { return base::sha256(state_text(snapshot)); }

}  // namespace samverka::exchange
