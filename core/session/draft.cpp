#include "core/session/draft.h"

#include <algorithm>

#include "core/log/limits.h"

namespace samverka::session {

using base::ThingId;

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using model::Field;
using model::FieldKind;
using model::FieldValue;

bool is_set_kind(FieldKind kind) {
    return kind == FieldKind::ReferenceSet || kind == FieldKind::ChoiceSet;
}

std::string member(std::string_view path, std::string_view name) {
    return std::string(path) + "/" + std::string(name);
}

}  // namespace

Result<model::ThingKind> Draft::kind_of(ThingId thing, std::string_view path) const {
    if (const auto made = m_kinds.find(thing); made != m_kinds.end()) return made->second;
    if (const model::Thing* found = m_snapshot->find(thing)) return found->kind;
    if (m_snapshot->find_removed(thing) != nullptr)
        return fail(ErrorCode::ThingRemoved, path, thing.text());
    return fail(ErrorCode::ThingUnknown, path, thing.text());
}

Result<void> Draft::check_changeable(ThingId thing, std::string_view path) const {
    if (m_snapshot->is_read_only(thing))
        return fail(ErrorCode::ThingIncomplete, path, thing.text());
    const auto proposals = m_snapshot->proposals(thing);
    const bool frozen =
        std::any_of(proposals.begin(), proposals.end(),
                    [](const model::Proposal& proposal) { return !proposal.revoked; });
    if (frozen) return fail(ErrorCode::VersionFrozen, path, thing.text());
    return {};
}

Result<void> Draft::check_references(const Field& field, const FieldValue& value,
                                     std::string_view path) const {
    const auto check = [&](const ThingId& id) -> Result<void> {
        SV_TRY(const auto kind, kind_of(id, path));
        if (!model::contains(field.targets, kind))
            return fail(ErrorCode::ReferenceOther, path, field.name);
        return {};
    };
    if (const auto* id = std::get_if<ThingId>(&value.data)) return check(*id);
    if (const auto* ids = std::get_if<std::vector<ThingId>>(&value.data))
        for (const ThingId& id : *ids) SV_TRY_VOID(check(id));
    return {};
}

// The text itself goes into a salted blob; the event names the blob.
void Draft::make_personal(log::FieldWrite& write) {
    const auto* text = std::get_if<std::string>(&write.value.data);
    if (text == nullptr) return;
    auto blob = log::make_blob(m_salts->next_bytes(16), *text);
    write.blob = blob.name;
    write.value = {};
    m_blobs.push_back(std::move(blob));
}

Result<void> Draft::write(log::Event& event, const Field& field, const Assignment& assignment,
                          std::string_view path) {
    if (field.has(model::kPrivate)) return fail(ErrorCode::FieldPrivate, path, field.name);
    if (field.kind == FieldKind::Measurements)
        return fail(ErrorCode::FieldType, path, "measurements are measured");
    if (field.kind != FieldKind::Bilingual) {
        SV_TRY_VOID(model::check_field_value(field, assignment.value, path));
        SV_TRY_VOID(check_references(field, assignment.value, path));
        log::FieldWrite write{
            .field = &field, .language = {}, .value = assignment.value, .blob = {}};
        if (field.has(model::kPersonal)) make_personal(write);
        event.writes.push_back(std::move(write));
        return {};
    }
    if (assignment.value.is_set())
        SV_TRY_VOID(model::check_field_value(field, assignment.value, path));
    const auto* text = std::get_if<base::Bilingual>(&assignment.value.data);
    const base::Bilingual whole = text == nullptr ? base::Bilingual() : *text;
    const bool creates = event.kind == log::EventKind::Create;
    if (field.has(model::kRequired) && whole.empty() && (creates || assignment.language.empty()))
        return fail(ErrorCode::FieldRequired, path, field.name);
    for (const std::string_view language : {"sv", "en"}) {
        if (!assignment.language.empty() && assignment.language != language) continue;
        const std::string& side = language == "sv" ? whole.sv : whole.en;
        if (side.empty() && creates) continue;
        base::Bilingual one;
        (language == "sv" ? one.sv : one.en) = side;
        event.writes.push_back({.field = &field,
                                .language = std::string(language),
                                .value = side.empty() ? FieldValue{} : FieldValue{std::move(one)},
                                .blob = {}});
    }
    return {};
}

Result<ThingId> Draft::create(model::ThingKind kind, std::vector<Assignment> fields,
                              std::string_view path) {
    const model::ThingType& type = m_snapshot->schema().type(kind);
    log::Event event;
    event.kind = log::EventKind::Create;
    event.thing_kind = kind;
    for (const Field& field : type.fields) {
        const auto given = std::find_if(fields.begin(), fields.end(), [&](const Assignment& one) {
            return one.field == field.name;
        });
        const bool absent = given == fields.end() || !given->value.is_set();
        if (absent && field.has(model::kRequired))
            return fail(ErrorCode::FieldRequired, member(path, field.name));
        if (!absent) SV_TRY_VOID(write(event, field, *given, member(path, field.name)));
    }
    for (const Assignment& one : fields)
        if (type.find_field(one.field) == nullptr)
            return fail(ErrorCode::FieldUnknown, member(path, one.field));
    event.thing = m_thing_ids->next_id<base::ThingTag>();
    m_kinds[event.thing] = kind;
    m_created.push_back(event.thing);
    m_events.push_back(event);
    return event.thing;
}

// Whoever changes what another has removed, and has seen that, keeps it: without this the new write
// would know of the removal and the thing would be gone.
void Draft::keep(ThingId thing) {
    const auto& conflicts = m_snapshot->conflicts();
    const bool contested =
        std::any_of(conflicts.begin(), conflicts.end(), [&](const model::Conflict& conflict) {
            return conflict.kind == model::ConflictKind::Removal && conflict.thing == thing;
        });
    const bool kept = std::any_of(m_events.begin(), m_events.end(), [&](const log::Event& event) {
        return event.kind == log::EventKind::Restore && event.thing == thing;
    });
    if (!contested || kept) return;
    log::Event event;
    event.kind = log::EventKind::Restore;
    event.thing = thing;
    m_events.push_back(std::move(event));
}

Result<void> Draft::set(ThingId thing, const Assignment& assignment, std::string_view path) {
    SV_TRY(const auto kind, kind_of(thing, path));
    SV_TRY_VOID(check_changeable(thing, path));
    const Field* field = m_snapshot->schema().type(kind).find_field(assignment.field);
    if (field == nullptr) return fail(ErrorCode::FieldUnknown, path, assignment.field);
    if (is_set_kind(field->kind)) return fail(ErrorCode::FieldType, path, "use add and take");
    log::Event whole;
    whole.kind = log::EventKind::Set;
    whole.thing = thing;
    whole.thing_kind = kind;
    SV_TRY_VOID(write(whole, *field, assignment, path));
    keep(thing);
    for (log::FieldWrite& one : whole.writes) {
        log::Event event = whole;
        event.writes = {std::move(one)};
        m_events.push_back(std::move(event));
    }
    return {};
}

Result<void> Draft::change_item(ThingId thing, std::string_view field_name, FieldValue item,
                                log::EventKind add_or_take, std::string_view path) {
    SV_TRY(const auto kind, kind_of(thing, path));
    SV_TRY_VOID(check_changeable(thing, path));
    const Field* field = m_snapshot->schema().type(kind).find_field(field_name);
    if (field == nullptr) return fail(ErrorCode::FieldUnknown, path, field_name);
    if (!is_set_kind(field->kind)) return fail(ErrorCode::FieldType, path, "not a set");
    if (add_or_take == log::EventKind::Add) SV_TRY_VOID(check_references(*field, item, path));
    keep(thing);
    log::Event event;
    event.kind = add_or_take;
    event.thing = thing;
    event.thing_kind = kind;
    event.writes.push_back({.field = field, .language = {}, .value = std::move(item), .blob = {}});
    m_events.push_back(std::move(event));
    return {};
}

Result<void> Draft::remove(ThingId thing, std::string_view path) {
    SV_TRY(const auto kind, kind_of(thing, path));
    SV_TRY_VOID(check_changeable(thing, path));
    if (kind == model::ThingKind::Partnership)
        return fail(ErrorCode::ThingKindOther, path, "partnership");
    log::Event event;
    event.kind = log::EventKind::Remove;
    event.thing = thing;
    m_events.push_back(std::move(event));
    return {};
}

Result<void> Draft::restore(ThingId thing, std::string_view path) {
    if (m_snapshot->find_removed(thing) == nullptr) {
        SV_TRY_VOID(kind_of(thing, path));
        return fail(ErrorCode::AlreadySo, path, thing.text());
    }
    log::Event event;
    event.kind = log::EventKind::Restore;
    event.thing = thing;
    m_events.push_back(std::move(event));
    return {};
}

void Draft::replay(const std::vector<log::Event>& events) {
    for (log::Event event : events) {
        for (log::FieldWrite& write : event.writes)
            if (write.field->has(model::kPersonal)) make_personal(write);
        m_events.push_back(std::move(event));
    }
}

}  // namespace samverka::session
