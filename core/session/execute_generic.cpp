// create, set, add, take, remove, restore, order: what the field tables allow, for any kind.
#include <algorithm>
#include <array>

#include "core/log/field_json.h"
#include "core/model/position.h"
#include "core/session/execute.h"

namespace samverka::session {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;

const json::Value kNull;

Result<model::FieldValue> read_value(const model::Field& field, const json::Value* value,
                                     std::string_view language, std::string_view path) {
    const json::Value& given = value == nullptr ? kNull : *value;
    if (field.kind == model::FieldKind::Bilingual && given.string() != nullptr) {
        if (language != "sv" && language != "en")
            return fail(ErrorCode::LanguageUnknown, "/language", language);
        base::Bilingual text;
        (language == "sv" ? text.sv : text.en) = *given.string();
        return text.empty() ? model::FieldValue{} : model::FieldValue{std::move(text)};
    }
    return log::read_field_json(field, given, path);
}

// The position after all of its kind: new things come last.
std::string last_position(const model::Snapshot& snapshot, const model::ThingType& type,
                          const model::Field& field) {
    std::string last;
    for (const model::Thing* thing : snapshot.all(type.kind)) {
        const auto value = model::field_value(*thing, field);
        if (const auto* text = std::get_if<std::string>(&value.data)) last = std::max(last, *text);
    }
    return model::position_between(last, "");
}

Result<void> create(const Context& context, const Arguments& arguments, Draft& draft) {
    const model::ThingType* type = context.snapshot.schema().find_type(arguments.text("kind"));
    if (type->kind == model::ThingKind::Partnership)
        return fail(ErrorCode::ThingKindOther, "/kind", "partnership");
    std::vector<Assignment> fields;
    for (const auto& [key, json] : *arguments.value("fields")->object()) {
        const std::string path = "/fields/" + key;
        const model::Field* field = type->find_field(key);
        if (field == nullptr) return fail(ErrorCode::FieldUnknown, path, key);
        SV_TRY(auto value, read_value(*field, &json, "", path));
        fields.push_back({.field = field->name, .value = std::move(value)});
    }
    const model::Field* position = type->find_field("position");
    if (position != nullptr && arguments.value("fields")->object()->find("position") == nullptr)
        fields.push_back(
            {.field = "position", .value = {last_position(context.snapshot, *type, *position)}});
    SV_TRY_VOID(draft.create(type->kind, std::move(fields), "/fields"));
    return {};
}

Result<const model::Field*> field_of(const Context& context, const Arguments& arguments,
                                     const Draft& draft) {
    SV_TRY(const auto kind, draft.kind_of(arguments.thing("thing"), "/thing"));
    const model::Field* field =
        context.snapshot.schema().type(kind).find_field(arguments.text("field"));
    if (field == nullptr) return fail(ErrorCode::FieldUnknown, "/field", arguments.text("field"));
    return field;
}

Result<void> set(const Context& context, const Arguments& arguments, Draft& draft) {
    SV_TRY(const model::Field* field, field_of(context, arguments, draft));
    const std::string language = arguments.text("language");
    if (!language.empty() && language != "sv" && language != "en")
        return fail(ErrorCode::LanguageUnknown, "/language", language);
    SV_TRY(auto value, read_value(*field, arguments.value("to"), language, "/to"));
    const model::Thing& thing = *context.snapshot.find(arguments.thing("thing"));
    const bool conflicted =
        std::any_of(context.snapshot.conflicts().begin(), context.snapshot.conflicts().end(),
                    [&](const model::Conflict& conflict) {
                        return conflict.thing == thing.id && conflict.field == field;
                    });
    if (language.empty() && !conflicted && model::field_value(thing, *field) == value)
        return fail(ErrorCode::AlreadySo, "/to", field->name);
    return draft.set(
        thing.id, {.field = field->name, .value = std::move(value), .language = language}, "/to");
}

Result<void> change_item(const Context& context, const Arguments& arguments, Draft& draft,
                         log::EventKind kind) {
    SV_TRY(const model::Field* field, field_of(context, arguments, draft));
    const json::Value one = json::Array{*arguments.value("item")};
    SV_TRY(auto item, log::read_field_json(*field, one, "/item"));
    return draft.change_item(arguments.thing("thing"), field->name, std::move(item), kind, "/item");
}

Result<void> add(const Context& context, const Arguments& arguments, Draft& draft) {
    return change_item(context, arguments, draft, log::EventKind::Add);
}

Result<void> take(const Context& context, const Arguments& arguments, Draft& draft) {
    return change_item(context, arguments, draft, log::EventKind::Take);
}

Result<void> remove(const Context&, const Arguments& arguments, Draft& draft) {
    return draft.remove(arguments.thing("thing"), "/thing");
}

Result<void> restore(const Context&, const Arguments& arguments, Draft& draft) {
    return draft.restore(arguments.thing("thing"), "/thing");
}

Result<void> order(const Context& context, const Arguments& arguments, Draft& draft) {
    SV_TRY(const auto kind, draft.kind_of(arguments.thing("thing"), "/thing"));
    const model::Field* position = context.snapshot.schema().type(kind).find_field("position");
    if (position == nullptr) return fail(ErrorCode::ThingKindOther, "/thing", "has no order");
    const auto place = [&](const model::Thing* thing) {
        const auto value =
            thing == nullptr ? model::FieldValue{} : model::field_value(*thing, *position);
        const auto* text = std::get_if<std::string>(&value.data);
        return text == nullptr ? std::string() : *text;
    };
    const auto all = context.snapshot.all(kind);
    const model::Thing* before = nullptr;
    const model::Thing* after = nullptr;
    if (arguments.has("after")) {
        before = context.snapshot.find(arguments.thing("after"));
        if (before == nullptr || before->kind != kind)
            return fail(ErrorCode::ThingKindOther, "/after");
    }
    auto next = before == nullptr ? all.begin() : std::find(all.begin(), all.end(), before) + 1;
    if (next != all.end() && (*next)->id == arguments.thing("thing")) ++next;
    if (next != all.end()) after = *next;
    const std::string to = model::position_between(place(before), place(after));
    return draft.set(arguments.thing("thing"), {.field = "position", .value = {to}}, "/after");
}

Result<void> comment(const Context&, const Arguments& arguments, Draft& draft) {
    SV_TRY_VOID(draft.create(model::ThingKind::Comment,
                             {{.field = "about", .value = {arguments.thing("about")}},
                              {.field = "text", .value = {arguments.text("text")}}}));
    return {};
}

constexpr std::array kHandlers{
    HandlerRow{"create", create}, HandlerRow{"set", set},         HandlerRow{"add", add},
    HandlerRow{"take", take},     HandlerRow{"remove", remove},   HandlerRow{"restore", restore},
    HandlerRow{"order", order},   HandlerRow{"comment", comment},
};

}  // namespace

std::span<const HandlerRow> generic_handlers() { return kHandlers; }

}  // namespace samverka::session
