#include "core/log/commit.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/base/text.h"
#include "core/json/read.h"
#include "core/json/write.h"
#include "core/log/field_json.h"
#include "core/log/limits.h"

namespace samverka::log {

using base::ThingId;

namespace {

using base::ErrorCode;
using base::fail;
using base::Hash;
using base::Result;

Result<const std::string*> text_member(const json::Object& object, std::string_view key,
                                       std::string_view path) {
    const json::Value* value = object.find(key);
    if (value == nullptr || value->string() == nullptr)
        return fail(ErrorCode::CommitInvalid, std::string(path) + "/" + std::string(key),
                    "a string is expected");
    return value->string();
}

template <class T>
Result<T> parsed_member(const json::Object& object, std::string_view key, std::string_view path) {
    SV_TRY(const std::string* text, text_member(object, key, path));
    auto parsed = T::parse(*text);
    if (!parsed)
        return base::fail_under(std::string(path) + "/" + std::string(key),
                                std::move(parsed).error());
    return *parsed;
}

template <class T>
Result<std::optional<T>> optional_member(const json::Object& object, std::string_view key) {
    if (object.find(key) == nullptr) return std::optional<T>();
    SV_TRY(auto value, parsed_member<T>(object, key, ""));
    return std::optional<T>(value);
}

Result<std::vector<Hash>> hash_list(const json::Object& object, std::string_view key,
                                    std::size_t limit) {
    const std::string path = "/" + std::string(key);
    const json::Value* value = object.find(key);
    if (value == nullptr || value->array() == nullptr)
        return fail(ErrorCode::CommitInvalid, path, "a list is expected");
    if (value->array()->size() > limit) return fail(ErrorCode::LimitExceeded, path);
    std::vector<Hash> out;
    for (const json::Value& item : *value->array()) {
        if (item.string() == nullptr)
            return fail(ErrorCode::CommitInvalid, path, "a hash is expected");
        SV_TRY(const Hash hash, Hash::parse(*item.string()));
        out.push_back(hash);
    }
    return out;
}

// ---- reading events

bool is_language(std::string_view text) { return text == "sv" || text == "en"; }

// A personal value stands in the event as {"blob":"sha256-…"}; one that was cleared as null.
Result<FieldWrite> read_personal(const model::Field& field, const json::Value& value,
                                 const std::string& path) {
    FieldWrite out{.field = &field, .language = {}, .value = {}, .blob = {}};
    if (value.is_null()) return out;
    if (value.object() == nullptr)
        return fail(ErrorCode::FieldType, path, "personal text is named by its blob");
    SV_TRY(out.blob, parsed_member<Hash>(*value.object(), "blob", path));
    return out;
}

Result<FieldWrite> read_write(const model::Field& field, std::string_view language,
                              const json::Value& value, const std::string& path) {
    if (field.has(model::kPrivate)) return fail(ErrorCode::FieldPrivate, path, field.name);
    if (field.has(model::kPersonal)) return read_personal(field, value, path);
    FieldWrite out{.field = &field, .language = {}, .value = {}, .blob = {}};
    if (field.kind != model::FieldKind::Bilingual) {
        SV_TRY(out.value, read_field_json(field, value, path));
        return out;
    }
    out.language = std::string(language);
    if (!is_language(language)) return fail(ErrorCode::LanguageUnknown, path, language);
    if (value.is_null()) return out;
    if (value.string() == nullptr) return fail(ErrorCode::FieldType, path, "a string is expected");
    base::Bilingual text;
    (language == "sv" ? text.sv : text.en) = *value.string();
    out.value = model::FieldValue{text};
    SV_TRY_VOID(model::check_field_value(field, out.value, path));
    return out;
}

Result<void> read_initial(Event& event, const model::ThingType& type, const json::Value& fields,
                          const std::string& path) {
    if (fields.object() == nullptr)
        return fail(ErrorCode::CommitInvalid, path, "an object is expected");
    for (const auto& [key, value] : *fields.object()) {
        const model::Field* field = type.find_field(key);
        const std::string member = path + "/" + key;
        if (field == nullptr) return fail(ErrorCode::FieldUnknown, member, key);
        if (field->kind == model::FieldKind::Bilingual && value.object() != nullptr) {
            for (const auto& [language, text] : *value.object()) {
                SV_TRY(auto write, read_write(*field, language, text, member));
                event.writes.push_back(std::move(write));
            }
            continue;
        }
        SV_TRY(auto write, read_write(*field, "", value, member));
        event.writes.push_back(std::move(write));
    }
    return {};
}

Result<const model::ThingType*> read_kind(const model::Schema& schema, const json::Object& json,
                                          const std::string& path) {
    SV_TRY(const std::string* name, text_member(json, "kind", path));
    const model::ThingType* type = schema.find_type(*name);
    if (type == nullptr) return fail(ErrorCode::KindUnknown, path + "/kind", *name);
    return type;
}

Result<void> read_create(Event& event, const model::Schema& schema, const json::Object& json,
                         const std::string& path) {
    SV_TRY(const model::ThingType* type, read_kind(schema, json, path));
    event.thing_kind = type->kind;
    if (const json::Value* fields = json.find("fields"))
        SV_TRY_VOID(read_initial(event, *type, *fields, path + "/fields"));
    return {};
}

// Set, Add and Take name the kind too, so that a reader needs no state to check them.
Result<void> read_field_event(Event& event, const model::Schema& schema, const json::Object& json,
                              const std::string& path) {
    SV_TRY(const model::ThingType* type, read_kind(schema, json, path));
    event.thing_kind = type->kind;
    SV_TRY(const std::string* name, text_member(json, "field", path));
    const model::Field* field = type->find_field(*name);
    if (field == nullptr) return fail(ErrorCode::FieldUnknown, path + "/field", *name);
    const bool is_set =
        field->kind == model::FieldKind::ReferenceSet || field->kind == model::FieldKind::ChoiceSet;
    if ((event.kind == EventKind::Set) == is_set)
        return fail(ErrorCode::FieldType, path + "/field", *name);
    const json::Value* value = json.find(is_set ? "item" : "to");
    const std::string member = path + (is_set ? "/item" : "/to");
    if (is_set && (value == nullptr || value->string() == nullptr))
        return fail(ErrorCode::FieldType, member, "an item is expected");
    const json::Value* language = json.find("language");
    const bool named = language != nullptr && language->string() != nullptr;
    const json::Value null;
    const json::Value wrapped = is_set ? json::Value(json::Array{*value}) : json::Value();
    const json::Value& written = is_set ? wrapped : (value == nullptr ? null : *value);
    SV_TRY(auto write, read_write(*field, named ? *language->string() : "", written, member));
    event.writes.push_back(std::move(write));
    return {};
}

Result<MeasuredRow> read_row(const json::Value& period, const json::Value& value,
                             const json::Value* reference, const std::string& path) {
    if (period.string() == nullptr || value.string() == nullptr)
        return fail(ErrorCode::CommitInvalid, path, "a period and a value are expected");
    SV_TRY(const auto parsed_period, base::Period::parse(*period.string()));
    SV_TRY(const auto parsed_value, base::Decimal::parse(*value.string()));
    const bool named = reference != nullptr && reference->string() != nullptr;
    return MeasuredRow{.period = parsed_period,
                       .value = parsed_value,
                       .reference = named ? *reference->string() : ""};
}

Result<void> read_measure(Event& event, const json::Object& json, const std::string& path) {
    const json::Value* periods = json.find("periods");
    const json::Value* values = json.find("values");
    if (periods == nullptr || periods->array() == nullptr || values == nullptr ||
        values->array() == nullptr || periods->array()->size() != values->array()->size())
        return fail(ErrorCode::CommitInvalid, path,
                    "periods and values of equal length are expected");
    if (periods->array()->size() > kRowsMax)
        return fail(ErrorCode::LimitExceeded, path + "/periods");
    for (std::size_t i = 0; i < periods->array()->size(); ++i) {
        const std::string row_path =
            path + "/values/" + base::number_text(static_cast<std::int64_t>(i));
        SV_TRY(auto row, read_row((*periods->array())[i], (*values->array())[i],
                                  json.find("reference"), row_path));
        event.rows.push_back(std::move(row));
    }
    return {};
}

Result<void> read_correct(Event& event, const json::Object& json, const std::string& path) {
    const json::Value* period = json.find("period");
    const json::Value* value = json.find("value");
    const json::Value* corrects = json.find("corrects");
    if (period == nullptr || corrects == nullptr || corrects->object() == nullptr)
        return fail(ErrorCode::CommitInvalid, path, "period and corrects are expected");
    // Without a value it withdraws: nothing was measured in the period.
    const json::Value nothing("0");
    SV_TRY(auto row,
           read_row(*period, value == nullptr ? nothing : *value, json.find("reference"), path));
    row.withdrawn = value == nullptr;
    event.rows.push_back(std::move(row));
    RowRef ref;
    SV_TRY(ref.commit, parsed_member<Hash>(*corrects->object(), "commit", path + "/corrects"));
    const json::Value* number = corrects->object()->find("event");
    const json::Value* row_number = corrects->object()->find("row");
    if (number == nullptr || number->integer() == nullptr || row_number == nullptr ||
        row_number->integer() == nullptr)
        return fail(ErrorCode::CommitInvalid, path + "/corrects", "event and row are expected");
    ref.event = *number->integer();
    ref.row = *row_number->integer();
    event.corrects = ref;
    return {};
}

Result<void> read_propose(Event& event, const model::Schema& schema, const json::Object& json,
                          const std::string& path) {
    SV_TRY(const model::ThingType* type, read_kind(schema, json, path));
    event.thing_kind = type->kind;
    if (type->approval == model::Approval::None)
        return fail(ErrorCode::ThingKindOther, path + "/kind", type->name);
    const json::Value* content = json.find("content");
    if (content == nullptr || content->object() == nullptr)
        return fail(ErrorCode::CommitInvalid, path + "/content", "an object is expected");
    auto frozen = type->make();
    frozen->id = event.thing;
    frozen->kind = type->kind;
    for (const auto& [key, value] : *content->object()) {
        const std::string member = path + "/content/" + key;
        const model::Field* field = type->find_field(key);
        if (field == nullptr) return fail(ErrorCode::FieldUnknown, member, key);
        SV_TRY(const auto read, read_field_json(*field, value, member));
        model::set_field_value(*frozen, *field, read);
    }
    event.content = std::move(frozen);
    return {};
}

Result<void> read_approval(Event& event, const json::Object& json, const std::string& path) {
    SV_TRY(event.hash, parsed_member<Hash>(json, "hash", path));
    if (event.kind == EventKind::Revoke) return {};
    SV_TRY(const std::string* side, text_member(json, "side", path));
    event.side = static_cast<model::Side>(model::kSideChoices.find(*side));
    if (event.side == model::Side::None)
        return fail(ErrorCode::ChoiceUnknown, path + "/side", *side);
    return {};
}

Result<void> read_erase(Event& event, const json::Object& json, const std::string& path) {
    auto blobs = hash_list(json, "blobs", kEventsMax);
    if (!blobs) return base::fail_under(path, std::move(blobs).error());
    event.blobs = std::move(*blobs);
    return {};
}

constexpr std::string_view kEventNames[] = {"create",  "set",     "add",     "take",    "remove",
                                            "restore", "measure", "correct", "propose", "approve",
                                            "revoke",  "erase",   "unknown"};

EventKind event_kind(std::string_view name) {
    for (std::size_t i = 0; i + 1 < std::size(kEventNames); ++i)
        if (name == kEventNames[i]) return static_cast<EventKind>(i);
    return EventKind::Unknown;
}

// Every string of the form of an id, anywhere in an event that this version does not understand.
void collect_ids(const json::Value& value, std::vector<ThingId>& out) {
    if (const std::string* text = value.string()) {
        if (text->size() == base::kIdCharacters)
            if (const auto id = ThingId::parse(*text)) out.push_back(*id);
    } else if (const json::Array* array = value.array()) {
        for (const json::Value& item : *array) collect_ids(item, out);
    } else if (const json::Object* object = value.object()) {
        for (const auto& [key, member] : *object) collect_ids(member, out);
    }
}

Event unknown_event(const json::Object& json) {
    Event out;
    out.kind = EventKind::Unknown;
    collect_ids(json::Value(json), out.touched);
    return out;
}

Result<void> read_body_of(Event& event, const model::Schema& schema, const json::Object& json,
                          const std::string& path) {
    switch (event.kind) {
        case EventKind::Create:
            return read_create(event, schema, json, path);
        case EventKind::Set:
        case EventKind::Add:
        case EventKind::Take:
            return read_field_event(event, schema, json, path);
        case EventKind::Remove:
        case EventKind::Restore:
            return {};
        case EventKind::Measure:
            return read_measure(event, json, path);
        case EventKind::Correct:
            return read_correct(event, json, path);
        case EventKind::Propose:
            return read_propose(event, schema, json, path);
        case EventKind::Approve:
        case EventKind::Revoke:
            return read_approval(event, json, path);
        case EventKind::Erase:
            return read_erase(event, json, path);
        case EventKind::Unknown:
            return {};
    }
    SV_ASSERT(false);
}

// ---- reading bodies

Result<void> read_names(Commit& commit, const json::Object& body) {
    SV_TRY(commit.partnership, optional_member<Hash>(body, "partnership"));
    SV_TRY(commit.replica, parsed_member<base::ReplicaId>(body, "replica", ""));
    SV_TRY(commit.previous, optional_member<Hash>(body, "prev"));
    SV_TRY(commit.parents, hash_list(body, "parents", kParentsMax));
    SV_TRY(commit.time, parsed_member<HybridTime>(body, "hlc", ""));
    SV_TRY(commit.author, parsed_member<ThingId>(body, "author", ""));
    SV_TRY(commit.party, parsed_member<ThingId>(body, "party", ""));
    SV_TRY(commit.act, parsed_member<base::ActId>(body, "act", ""));
    SV_TRY(const std::string* command, text_member(body, "command", ""));
    commit.command = *command;
    SV_TRY(commit.undoes, optional_member<base::ActId>(body, "undoes"));
    SV_TRY(commit.redoes, optional_member<base::ActId>(body, "redoes"));
    return {};
}

Result<std::int64_t> number_member(const json::Object& body, std::string_view key,
                                   std::int64_t least) {
    const json::Value* value = body.find(key);
    if (value == nullptr || value->integer() == nullptr || *value->integer() < least)
        return fail(ErrorCode::CommitInvalid, "/" + std::string(key), "a whole number is expected");
    return *value->integer();
}

json::Value row_json(const MeasuredRow& row, json::Object& out) {
    out.set("period", row.period.text());
    if (!row.withdrawn) out.set("value", row.value.text());
    if (!row.reference.empty()) out.set("reference", row.reference);
    return {};
}

json::Value write_value(const FieldWrite& write) {
    if (write.blob) {
        json::Object blob;
        blob.set("blob", write.blob->text());
        return blob;
    }
    if (write.field->kind != model::FieldKind::Bilingual)
        return field_json(*write.field, write.value);
    const auto* text = std::get_if<base::Bilingual>(&write.value.data);
    if (text == nullptr) return nullptr;
    return write.language == "sv" ? text->sv : text->en;
}

json::Object initial_json(const Event& event) {
    json::Object fields;
    for (const FieldWrite& write : event.writes) {
        if (write.field->kind != model::FieldKind::Bilingual) {
            fields.set(write.field->name, write_value(write));
            continue;
        }
        json::Value* found = fields.find(write.field->name);
        if (found == nullptr) found = &fields.set(write.field->name, json::Object());
        found->object()->set(write.language, write_value(write));
    }
    return fields;
}

void field_event_json(const Event& event, json::Object& out) {
    const FieldWrite& write = event.writes.front();
    out.set("field", write.field->name);
    if (!write.language.empty()) out.set("language", write.language);
    const json::Value value = write_value(write);
    if (event.kind == EventKind::Set)
        out.set("to", value);
    else
        out.set("item", value.array()->front());
}

void measure_json(const Event& event, json::Object& out) {
    json::Array periods;
    json::Array values;
    for (const MeasuredRow& row : event.rows) {
        periods.emplace_back(row.period.text());
        values.emplace_back(row.value.text());
    }
    out.set("periods", std::move(periods));
    out.set("values", std::move(values));
    if (!event.rows.empty() && !event.rows.front().reference.empty())
        out.set("reference", event.rows.front().reference);
}

void correct_json(const Event& event, json::Object& out) {
    row_json(event.rows.front(), out);
    json::Object ref;
    ref.set("commit", event.corrects->commit.text());
    ref.set("event", event.corrects->event);
    ref.set("row", event.corrects->row);
    out.set("corrects", std::move(ref));
}

json::Array hashes_json(const std::vector<Hash>& hashes) {
    json::Array out;
    for (const Hash& hash : hashes) out.emplace_back(hash.text());
    return out;
}

json::Object proposal_subject(const model::Schema& schema, const model::Thing& content) {
    const model::ThingType& type = schema.type(content.kind);
    json::Object out;
    out.set("content", content_json(type, content));
    out.set("kind", type.name);
    out.set("thing", content.id.text());
    return out;
}

}  // namespace

std::string_view event_name(EventKind kind) { return kEventNames[static_cast<std::size_t>(kind)]; }

base::Result<Event> read_event(const model::Schema& schema, const json::Object& json,
                               std::string_view path) {
    const std::string at(path);
    SV_TRY(const std::string* name, text_member(json, "do", at));
    Event event;
    event.kind = event_kind(*name);
    if (event.kind == EventKind::Unknown) return unknown_event(json);
    if (event.kind != EventKind::Erase) {
        SV_TRY(event.thing, parsed_member<ThingId>(json, "thing", at));
    }
    auto read = read_body_of(event, schema, json, at);
    if (read) return event;
    // A kind, field or choice that a newer version knows is kept, not refused.
    const ErrorCode code = read.error().code;
    if (code == ErrorCode::KindUnknown || code == ErrorCode::FieldUnknown ||
        code == ErrorCode::ChoiceUnknown)
        return unknown_event(json);
    return std::unexpected(std::move(read).error());
}

base::Result<Commit> read_commit(const model::Schema& schema, std::string_view body) {
    SV_TRY(const json::Value value, json::read_scanned(body));
    if (value.object() == nullptr)
        return fail(ErrorCode::CommitInvalid, "", "an object is expected");
    const json::Object& object = *value.object();
    Commit commit;
    SV_TRY(commit.format, number_member(object, "format", 1));
    SV_TRY(commit.sequence, number_member(object, "seq", 1));
    SV_TRY_VOID(read_names(commit, object));
    if ((commit.sequence == 1) != !commit.previous)
        return fail(ErrorCode::CommitInvalid, "/prev", "seq 1 has no prev");
    if (!commit.partnership && !commit.is_genesis())
        return fail(ErrorCode::CommitInvalid, "/partnership", "missing");
    if (commit.partnership && !commit.previous && commit.parents.empty())
        return fail(ErrorCode::CommitInvalid, "/parents", "only the genesis has no parents");
    const json::Value* events = object.find("events");
    if (events == nullptr || events->array() == nullptr)
        return fail(ErrorCode::CommitInvalid, "/events", "a list");
    if (events->array()->size() > kEventsMax) return fail(ErrorCode::LimitExceeded, "/events");
    commit.events.reserve(events->array()->size());
    for (std::size_t i = 0; i < events->array()->size(); ++i) {
        const std::string path = "/events/" + base::number_text(static_cast<std::int64_t>(i));
        const json::Object* item = (*events->array())[i].object();
        if (item == nullptr) return fail(ErrorCode::CommitInvalid, path, "an object is expected");
        if (commit.format > kFormat) {
            commit.events.push_back(unknown_event(*item));
            continue;
        }
        SV_TRY(auto event, read_event(schema, *item, path));
        commit.events.push_back(std::move(event));
    }
    return commit;
}

json::Value event_json(const model::Schema& schema, const Event& event) {
    json::Object out;
    out.set("do", std::string(event_name(event.kind)));
    if (event.kind != EventKind::Erase) out.set("thing", event.thing.text());
    switch (event.kind) {
        case EventKind::Create: {
            out.set("kind", schema.type(event.thing_kind).name);
            json::Object fields = initial_json(event);
            if (!fields.empty()) out.set("fields", std::move(fields));
            break;
        }
        case EventKind::Set:
        case EventKind::Add:
        case EventKind::Take:
            out.set("kind", schema.type(event.thing_kind).name);
            field_event_json(event, out);
            break;
        case EventKind::Measure:
            measure_json(event, out);
            break;
        case EventKind::Correct:
            correct_json(event, out);
            break;
        case EventKind::Propose:
            out.set("kind", schema.type(event.thing_kind).name);
            out.set("content", content_json(schema.type(event.thing_kind), *event.content));
            break;
        case EventKind::Approve:
            out.set("side",
                    std::string(model::kSideChoices.choice(static_cast<std::uint8_t>(event.side))));
            out.set("hash", event.hash.text());
            break;
        case EventKind::Revoke:
            out.set("hash", event.hash.text());
            break;
        case EventKind::Erase:
            out.set("blobs", hashes_json(event.blobs));
            break;
        case EventKind::Remove:
        case EventKind::Restore:
        case EventKind::Unknown:
            break;
    }
    return out;
}

std::string commit_body(const model::Schema& schema, const Commit& commit) {
    json::Object out;
    out.set("act", commit.act.text());
    out.set("author", commit.author.text());
    out.set("command", commit.command);
    json::Array events;
    for (const Event& event : commit.events) events.push_back(event_json(schema, event));
    out.set("events", std::move(events));
    out.set("format", commit.format);
    out.set("hlc", commit.time.text());
    out.set("parents", hashes_json(commit.parents));
    if (commit.partnership) out.set("partnership", commit.partnership->text());
    out.set("party", commit.party.text());
    if (commit.previous) out.set("prev", commit.previous->text());
    if (commit.redoes) out.set("redoes", commit.redoes->text());
    out.set("replica", commit.replica.text());
    out.set("seq", commit.sequence);
    if (commit.undoes) out.set("undoes", commit.undoes->text());
    return json::write(out);
}

std::string commit_line(std::string_view body) {
    std::string line = "{\"id\":\"" + base::sha256(body).text() + "\",\"body\":";
    line += body;
    line += ",\"sig\":[]}";
    return line;
}

base::Hash content_hash(const model::Schema& schema, const model::Thing& content) {
    return base::sha256(json::write(proposal_subject(schema, content)));
}

}  // namespace samverka::log
