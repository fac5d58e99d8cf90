#include <initializer_list>
#include <utility>

#include "core/command/command.h"
#include "core/exchange/schema.h"
#include "core/exchange/state_json.h"

namespace samverka::exchange {

namespace {

using command::Argument;
using command::ArgumentKind;
using command::Command;
using json::Array;
using json::Object;
using json::Value;
using model::Field;
using model::FieldKind;
using model::ThingType;

using Members = std::initializer_list<std::pair<std::string_view, Value>>;

Object object(Members members) {
    Object out;
    for (const auto& [key, value] : members) out.set(key, value);
    return out;
}
Object typed(std::string_view type) { return object({{"type", type}}); }
Object pattern(std::string_view text) { return object({{"type", "string"}, {"pattern", text}}); }
Object reference(std::string_view name) {
    return object({{"$ref", "#/$defs/" + std::string(name)}});
}
Object constant(std::string_view text) { return object({{"const", text}}); }
Object list_of(Object items) { return object({{"type", "array"}, {"items", std::move(items)}}); }
Object any_of(std::initializer_list<Value> options) { return object({{"anyOf", Array(options)}}); }

// An object with exactly these members.
Object closed(Object properties, const std::vector<std::string>& required) {
    Object out = typed("object");
    out.set("properties", std::move(properties));
    out.set("additionalProperties", false);
    Array names;
    for (const std::string& name : required) names.emplace_back(name);
    if (!names.empty()) out.set("required", std::move(names));
    return out;
}

Object limited(std::string_view type, std::string_view min, std::int64_t least,
               std::string_view max, std::int64_t greatest) {
    return object({{"type", type}, {min, least}, {max, greatest}});
}

Object choice_schema(const model::ChoiceTable& table) {
    Array names;
    for (std::size_t i = 0; i < table.count; ++i) names.emplace_back(table.choices[i]);
    return object({{"enum", std::move(names)}});
}

Object targets_schema(const model::Schema& schema, model::KindSet targets) {
    Object out = reference("id");
    if (targets == model::kAnyKind) return out;
    std::string text;
    for (const ThingType& type : schema.types)
        if (model::contains(targets, type.kind))
            text += (text.empty() ? "" : ", ") + std::string(type.name);
    out.set("description", text);
    return out;
}

Object columns_schema() {
    const Value state = choice_schema(model::kMeasurementStateChoices);
    return closed(object({{"periods", list_of(reference("period"))},
                          {"values", list_of(any_of({reference("decimal"), typed("null")}))},
                          {"states", list_of(*state.object())},
                          {"references", list_of(typed("string"))},
                          {"corrects",
                           list_of(object({{"type", Array{"integer", "null"}}, {"minimum", 0}}))}}),
                  {"periods", "values", "states", "references", "corrects"});
}

Object field_schema(const model::Schema& schema, const Field& field);

Object composite_schema(const model::Schema& schema, const model::CompositeType& composite) {
    Object properties;
    for (const Field& field : composite.fields) {
        Object one = field_schema(schema, field);
        properties.set(field.name, std::move(one));
    }
    return closed(std::move(properties), {});
}

Object set_schema(Object items) {
    Object out = list_of(std::move(items));
    out.set("uniqueItems", true);
    return out;
}

Object field_schema(const model::Schema& schema, const Field& field) {
    switch (field.kind) {
        case FieldKind::Text:
        case FieldKind::LongText:
            return object({{"type", "string"}, {"maxLength", field.limit_max}});
        case FieldKind::Bilingual: {
            const Value side = object({{"type", "string"}, {"maxLength", field.limit_max}});
            return closed(object({{"sv", side}, {"en", side}}), {});
        }
        case FieldKind::Integer:
            return limited("integer", "minimum", field.limit_min, "maximum", field.limit_max);
        case FieldKind::Decimal:
            return reference("decimal");
        case FieldKind::Money:
            return reference("money");
        case FieldKind::Date:
            return reference("date");
        case FieldKind::Period:
            return reference("period");
        case FieldKind::Choice:
            return choice_schema(*field.choices);
        case FieldKind::Flag:
            return typed("boolean");
        case FieldKind::Reference:
            return targets_schema(schema, field.targets);
        case FieldKind::ReferenceSet:
            return set_schema(targets_schema(schema, field.targets));
        case FieldKind::ChoiceSet:
            return set_schema(choice_schema(*field.choices));
        case FieldKind::Colour:
            return pattern("^#[0-9a-f]{6}$");
        case FieldKind::Position:
            return pattern("^[0-9a-z]*[1-9a-z]$");
        case FieldKind::Composite:
            return composite_schema(schema, *field.composite);
        case FieldKind::CompositeList: {
            Object out = list_of(composite_schema(schema, *field.composite));
            out.set("maxItems", field.limit_max);
            return out;
        }
        case FieldKind::Measurements:
            return columns_schema();
    }
    return {};
}

// ---- what both documents name

Object definitions(std::string_view id_pattern) {
    Object out;
    out.set("id", pattern(id_pattern));
    out.set("hash", pattern("^sha256-[A-Za-z0-9_-]{43}$"));
    out.set("decimal", pattern("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$"));
    out.set("money", pattern("^-?(0|[1-9][0-9]*)$"));
    out.set("date", pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
    out.set("period", pattern("^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-W[0-9]{2}|[0-9]{4}-[0-9]{2}|("
                              "FY)?[0-9]{4}(-Q[1-4]|-H[12])?)$"));
    out.set("erased", closed(object({{"erased", object({{"const", true}})}}), {"erased"}));
    return out;
}

// The fields of a kind, as the state lists them: every one may be missing.
Object fields_schema(const model::Schema& schema, const ThingType& type, bool erasable) {
    Object properties;
    for (const Field& field : type.fields) {
        if (field.has(model::kPrivate)) continue;
        if (!erasable && field.kind == FieldKind::Measurements) continue;
        Object one = field_schema(schema, field);
        if (erasable && field.has(model::kPersonal)) one = any_of({one, reference("erased")});
        properties.set(field.name, std::move(one));
    }
    return closed(std::move(properties), {});
}

// ---- the state

Object thing_schema(const model::Schema& schema, const ThingType& type) {
    Object out = closed(object({{"id", reference("id")},
                                {"kind", constant(type.name)},
                                {"fields", fields_schema(schema, type, true)},
                                {"order", object({{"type", "integer"}, {"minimum", 1}})}}),
                        {"id", "kind", "fields"});
    return out;
}

Object conflict_schema() {
    const Value languages = object({{"enum", Array{"sv", "en"}}});
    const Object field = closed(object({{"kind", constant("field")},
                                        {"thing", reference("id")},
                                        {"field", typed("string")},
                                        {"language", languages},
                                        {"sides", object({{"type", "array"}, {"minItems", 2}})}}),
                                {"kind", "thing", "field", "sides"});
    const Object removal = closed(
        object({{"kind", constant("removal")}, {"thing", reference("id")}}), {"kind", "thing"});
    const Object versions = closed(object({{"kind", constant("versions")},
                                           {"thing", reference("id")},
                                           {"sides", list_of(reference("id"))}}),
                                   {"kind", "thing", "sides"});
    return any_of({field, removal, versions});
}

Object approval_schema(const model::Schema& schema) {
    Array contents;
    for (const ThingType& type : schema.types)
        if (type.approval != model::Approval::None)
            contents.emplace_back(fields_schema(schema, type, false));
    const Value person = any_of({reference("id"), typed("null")});
    const Object proposal =
        closed(object({{"content", object({{"anyOf", std::move(contents)}})},
                       {"hash", reference("hash")},
                       {"customer", person},
                       {"supplier", person},
                       {"revoked", typed("boolean")},
                       {"contested", typed("boolean")},
                       {"stage", object({{"type", "integer"}, {"minimum", 1}})}}),
               {"content", "hash", "customer", "supplier", "revoked", "contested"});
    return closed(object({{"thing", reference("id")}, {"proposals", list_of(proposal)}}),
                  {"thing", "proposals"});
}

// ---- commands

Object argument_schema(const model::Schema& schema, const Argument& argument) {
    switch (argument.kind) {
        case ArgumentKind::Text:
        case ArgumentKind::Field:
            return typed("string");
        case ArgumentKind::Thing:
            return targets_schema(schema, argument.targets);
        case ArgumentKind::Choice:
            return choice_schema(*argument.choices);
        case ArgumentKind::Date:
            return reference("date");
        case ArgumentKind::Integer:
            return typed("integer");
        case ArgumentKind::Kind: {
            Array names;
            for (const ThingType& type : schema.types) names.emplace_back(type.name);
            return object({{"enum", std::move(names)}});
        }
        case ArgumentKind::Value:
            return {};
        case ArgumentKind::Bilingual:
            return closed(object({{"sv", typed("string")}, {"en", typed("string")}}), {});
        case ArgumentKind::Fields:
            return typed("object");
        case ArgumentKind::Powers: {
            const ThingType& mandate = schema.type(model::ThingKind::Mandate);
            const Field* powers = mandate.find_field("powers");
            return powers == nullptr ? typed("object")
                                     : composite_schema(schema, *powers->composite);
        }
        case ArgumentKind::Hash:
            return reference("hash");
        case ArgumentKind::Texts:
            return list_of(typed("string"));
        case ArgumentKind::Rows:
            return list_of(closed(object({{"series", reference("id")},
                                          {"period", typed("string")},
                                          {"value", typed("string")}}),
                                  {"series", "period", "value"}));
    }
    return {};
}

const Argument* argument_of(const Command& command, ArgumentKind kind) {
    for (const Argument& argument : command.arguments)
        if (argument.kind == kind) return &argument;
    return nullptr;
}

// Where a command takes a kind and its fields, which fields depends on which kind.
Array cases_by_kind(const model::Schema& schema, std::string_view kind_name,
                    std::string_view fields_name) {
    Array out;
    for (const ThingType& type : schema.types) {
        Object properties = object({{kind_name, constant(type.name)}});
        const Object when = object({{"properties", properties}});
        const Object then =
            object({{"properties", object({{fields_name, fields_schema(schema, type, false)}})}});
        out.emplace_back(object({{"if", when}, {"then", then}}));
    }
    return out;
}

Object command_schema(const model::Schema& schema, const Command& command) {
    Object properties;
    std::vector<std::string> required;
    for (const Argument& argument : command.arguments) {
        Object one = argument_schema(schema, argument);
        properties.set(argument.name, std::move(one));
        if (argument.required) required.emplace_back(argument.name);
    }
    Object args = closed(std::move(properties), required);
    const Argument* kind = argument_of(command, ArgumentKind::Kind);
    const Argument* fields = argument_of(command, ArgumentKind::Fields);
    if (kind != nullptr && fields != nullptr)
        args.set("allOf", cases_by_kind(schema, kind->name, fields->name));
    std::vector<std::string> members{"command"};
    if (!required.empty()) members.emplace_back("args");
    Object out = closed(object({{"command", constant(command.id)},
                                {"args", std::move(args)},
                                {"as", pattern("^[A-Za-z0-9_-]+$")}}),
                        members);
    return out;
}

}  // namespace

json::Value state_schema(const model::Schema& schema) {
    Object defs = definitions("^[0-9a-hjkmnp-tv-z]{16}$");
    Array things;
    for (const ThingType& type : schema.types) {
        defs.set(type.name, thing_schema(schema, type));
        things.emplace_back(reference(type.name));
    }
    Object out = closed(object({{"format", constant(kStateFormat)},
                                {"version", object({{"const", kStateVersion}})},
                                {"things", list_of(object({{"oneOf", std::move(things)}}))},
                                {"conflicts", list_of(conflict_schema())},
                                {"approvals", list_of(approval_schema(schema))}}),
                        {"format", "version", "things", "conflicts", "approvals"});
    out.set("$schema", "https://json-schema.org/draft/2020-12/schema");
    out.set("title", "The whole state of a partnership");
    out.set("$defs", std::move(defs));
    return out;
}

json::Value commands_schema(const model::Schema& schema) {
    Object defs = definitions("^([0-9a-hjkmnp-tv-z]{16}|@[A-Za-z0-9_-]+(\\.[0-9]+)?)$");
    defs.erase("erased");
    Array commands;
    for (const Command& command : command::all_commands()) {
        defs.set(command.id, command_schema(schema, command));
        commands.emplace_back(reference(command.id));
    }
    Object out = list_of(object({{"oneOf", std::move(commands)}}));
    out.set("$schema", "https://json-schema.org/draft/2020-12/schema");
    out.set("title", "Commands that run as one session");
    out.set("$defs", std::move(defs));
    return out;
}

}  // namespace samverka::exchange
