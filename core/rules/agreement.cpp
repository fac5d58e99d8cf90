// What the two sides have not settled: proposals that wait, versions approved apart, edits that met
// in a merge.
#include "core/base/assert.h"
#include "core/rules/compose.h"
#include "core/rules/families.h"

namespace samverka::rules {

using base::ThingId;
using model::ConflictKind;

namespace {

// The thing that a version, or a dated fact, is about; null where there is none.
const model::Thing* find_subject(const model::Snapshot& snapshot, const model::Thing& thing) {
    const model::Field* field = snapshot.schema().type(thing.kind).field_with(model::kSubject);
    if (field == nullptr) return nullptr;
    const model::FieldValue value = model::field_value(thing, *field);
    const auto* id = std::get_if<ThingId>(&value.data);
    return id == nullptr ? nullptr : snapshot.find(*id);
}

// Who has to do with the thing: itself where it is a role or a pair, else the pair that owns it.
void call_on_owner(Finding& finding, const model::Snapshot& snapshot, const model::Thing& thing) {
    if (thing.kind == model::ThingKind::Role || thing.kind == model::ThingKind::Pair)
        return call_on(finding, thing.id);
    const model::Field* field = snapshot.schema().type(thing.kind).find_field("owner_pair");
    if (field == nullptr) return;
    const model::FieldValue value = model::field_value(thing, *field);
    if (const auto* pair = std::get_if<ThingId>(&value.data);
        pair != nullptr && snapshot.find(*pair) != nullptr)
        call_on(finding, *pair);
}

base::LabelArgument kind_label(const model::Snapshot& snapshot, const model::Thing& thing) {
    return {model::kind_label_key(snapshot.schema().type(thing.kind))};
}

const model::Thing* find_any(const model::Snapshot& snapshot, ThingId id) {
    const model::Thing* thing = snapshot.find(id);
    return thing != nullptr ? thing : snapshot.find_removed(id);
}

// The way to the conflict's sides, of which a person takes one or writes a third.
Mend resolve(const model::Conflict& conflict, std::string_view label) {
    Mend out = mend("resolve", label);
    out.arguments = {{"thing", conflict.thing.text()}};
    if (conflict.field != nullptr) out.arguments.emplace_back("field", conflict.field->name);
    if (!conflict.language.empty()) out.arguments.emplace_back("language", conflict.language);
    out.asks = "take";
    return out;
}

void add_conflict(const model::Snapshot& snapshot, const model::Conflict& conflict,
                  const model::Thing& thing, Findings& out) {
    const model::Thing* subject = find_subject(snapshot, thing);
    Finding& finding = add(out, "conflict_open", thing);
    finding.text.with("kind", kind_label(snapshot, thing))
        .with("thing", base::ReferenceArgument{.thing = thing.id,
                                               .title = model::thing_title(snapshot, thing)});
    if (conflict.kind == ConflictKind::Removal) {
        take_variant(finding, "removal");
    } else {
        const model::ThingType& type = snapshot.schema().type(thing.kind);
        finding.text.with("field", base::LabelArgument{field_label_key(type, *conflict.field)})
            .with("sides", counted(conflict.sides.size()));
    }
    if (subject != nullptr) finding.evidence.push_back(subject->id);
    call_on_owner(finding, snapshot, subject == nullptr ? thing : *subject);
    finding.mends.push_back(resolve(conflict, "resolve"));
}

}  // namespace

void find_approval_contested(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const model::Conflict& conflict : snapshot.conflicts()) {
        if (conflict.kind != ConflictKind::Versions || conflict.sides.empty()) continue;
        const model::Thing* thing = find_any(snapshot, conflict.thing);
        const model::Thing* version = find_any(snapshot, conflict.sides.front().version);
        if (thing == nullptr) continue;
        Finding& finding = add(out, "approval_contested", *thing);
        finding.text.with("kind", kind_label(snapshot, version != nullptr ? *version : *thing))
            .with("thing", named(snapshot, *thing));
        base::CountArgument versions;
        for (const model::ConflictSide& side : conflict.sides) versions.of.push_back(side.version);
        finding.evidence = versions.of;
        versions.count = static_cast<std::int64_t>(versions.of.size());
        finding.text.with("versions", std::move(versions));
        call_on_owner(finding, snapshot, *thing);
        finding.mends.push_back(resolve(conflict, "choose_version"));
    }
}

void find_conflict_open(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const model::Conflict& conflict : snapshot.conflicts()) {
        if (conflict.kind == ConflictKind::Versions) continue;
        SV_ASSERT(conflict.kind != ConflictKind::Field || conflict.field != nullptr);
        if (const model::Thing* thing = find_any(snapshot, conflict.thing))
            add_conflict(snapshot, conflict, *thing, out);
    }
}

void find_approval_pending(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const model::ThingType& type : snapshot.schema().types) {
        if (type.approval != model::Approval::BothSides) continue;
        for (const model::Thing* version : snapshot.all(type.kind)) {
            const auto waiting = waiting_version(snapshot, version->id);
            if (!waiting) continue;
            const model::Thing* subject = find_subject(snapshot, *version);
            const model::Thing& about = subject == nullptr ? *version : *subject;
            Finding& finding = add(out, "approval_pending", *version);
            finding.text.with("kind", kind_label(snapshot, *version))
                .with("thing",
                      base::ReferenceArgument{.thing = version->id,
                                              .title = model::thing_title(snapshot, about)});
            tell_waiting(finding.text, snapshot, waiting->for_customer, waiting->for_supplier);
            if (waiting->for_customer) call_on_side(finding, snapshot, model::Side::Customer);
            if (waiting->for_supplier) call_on_side(finding, snapshot, model::Side::Supplier);
            if (subject != nullptr) finding.evidence.push_back(subject->id);
            finding.mends.push_back(approve_mend(*waiting));
        }
    }
}

}  // namespace samverka::rules
