#include "core/session/arguments.h"

#include <algorithm>
#include <iterator>

#include "core/base/hash.h"
#include "core/base/text.h"

namespace samverka::session {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using command::Argument;
using command::ArgumentKind;

Result<void> check_thing(const Argument& argument, const std::string& text, const std::string& path,
                         const model::Snapshot& snapshot) {
    const auto id = base::ThingId::parse(text);
    if (!id) return fail(ErrorCode::IdSyntax, path, text);
    const model::Thing* thing = snapshot.find(*id);
    if (thing == nullptr) thing = snapshot.find_removed(*id);
    if (thing == nullptr) return fail(ErrorCode::ThingUnknown, path, text);
    if (!model::contains(argument.targets, thing->kind))
        return fail(ErrorCode::ThingKindOther, path, text);
    return {};
}

Result<void> check_bilingual(const json::Value& value, const std::string& path) {
    if (value.object() == nullptr)
        return fail(ErrorCode::FieldType, path, "{\"sv\":…,\"en\":…} is expected");
    for (const auto& [key, text] : *value.object()) {
        if (key != "sv" && key != "en")
            return fail(ErrorCode::LanguageUnknown, path + "/" + key, key);
        if (text.string() == nullptr)
            return fail(ErrorCode::FieldType, path + "/" + key, "a string is expected");
    }
    return {};
}

Result<void> check_texts(const json::Value& value, const std::string& path) {
    if (value.array() == nullptr) return fail(ErrorCode::FieldType, path, "a list is expected");
    const bool strings =
        std::all_of(value.array()->begin(), value.array()->end(),
                    [](const json::Value& item) { return item.string() != nullptr; });
    if (!strings) return fail(ErrorCode::FieldType, path, "strings are expected");
    return {};
}

constexpr std::string_view kRowMembers[] = {"series", "period", "value"};

Result<void> check_row(const json::Value& row, const std::string& path,
                       const model::Snapshot& snapshot) {
    if (row.object() == nullptr)
        return fail(ErrorCode::FieldType, path, "{\"series\":…,\"period\":…,\"value\":…}");
    for (const auto& [key, value] : *row.object())
        if (std::find(std::begin(kRowMembers), std::end(kRowMembers), key) == std::end(kRowMembers))
            return fail(ErrorCode::ArgumentUnknown, path + "/" + key, key);
    for (const std::string_view member : kRowMembers) {
        const std::string at = path + "/" + std::string(member);
        const json::Value* value = row.object()->find(member);
        if (value == nullptr) return fail(ErrorCode::ArgumentMissing, at, member);
        if (value->string() == nullptr)
            return fail(ErrorCode::FieldType, at, "a string is expected");
    }
    const Argument series{.name = "series",
                          .kind = ArgumentKind::Thing,
                          .targets = model::kind_set(model::ThingKind::Series)};
    return check_thing(series, *row.object()->find("series")->string(), path + "/series", snapshot);
}

// Every row that is wrong, not only the first: who pastes a table mends it at once.
std::vector<base::Error> row_faults(const json::Value& value, const std::string& path,
                                    const model::Snapshot& snapshot) {
    if (value.array() == nullptr)
        return {{.code = ErrorCode::FieldType, .path = path, .detail = "a list is expected"}};
    std::vector<base::Error> out;
    std::int64_t index = 0;
    for (const json::Value& row : *value.array())
        if (auto checked = check_row(row, path + "/" + base::number_text(index++), snapshot);
            !checked)
            out.push_back(std::move(checked).error());
    return out;
}

Result<void> check_string(const Argument& argument, const std::string& text,
                          const std::string& path, const model::Snapshot& snapshot) {
    if (argument.kind == ArgumentKind::Thing) return check_thing(argument, text, path, snapshot);
    if (argument.kind == ArgumentKind::Choice && argument.choices->find(text) == 0)
        return fail(ErrorCode::ChoiceUnknown, path, text);
    if (argument.kind == ArgumentKind::Kind && snapshot.schema().find_type(text) == nullptr)
        return fail(ErrorCode::KindUnknown, path, text);
    if (argument.kind == ArgumentKind::Date) {
        if (const auto date = base::Date::parse(text); !date)
            return base::fail_under(path, date.error());
    }
    if (argument.kind == ArgumentKind::Hash) {
        if (const auto hash = base::Hash::parse(text); !hash)
            return base::fail_under(path, hash.error());
    }
    return {};
}

Result<void> check_argument(const Argument& argument, const json::Value& value,
                            const model::Snapshot& snapshot) {
    const std::string path = std::string("/") + argument.name;
    if (argument.kind == ArgumentKind::Value) return {};  // the field decides
    if (argument.kind == ArgumentKind::Integer) {
        if (value.integer() == nullptr)
            return fail(ErrorCode::FieldType, path, "a whole number is expected");
        return {};
    }
    if (argument.kind == ArgumentKind::Bilingual) return check_bilingual(value, path);
    if (argument.kind == ArgumentKind::Texts) return check_texts(value, path);
    if (argument.kind == ArgumentKind::Fields || argument.kind == ArgumentKind::Powers) {
        if (value.object() == nullptr)
            return fail(ErrorCode::FieldType, path, "an object is expected");
        return {};
    }
    if (value.string() == nullptr) return fail(ErrorCode::FieldType, path, "a string is expected");
    return check_string(argument, *value.string(), path, snapshot);
}

}  // namespace

std::vector<base::Error> argument_faults(const command::Command& command,
                                         const json::Object& arguments,
                                         const model::Snapshot& snapshot) {
    std::vector<base::Error> out;
    for (const auto& [key, value] : arguments) {
        const auto known =
            std::find_if(command.arguments.begin(), command.arguments.end(),
                         [&](const Argument& argument) { return key == argument.name; });
        if (known == command.arguments.end())
            out.push_back(
                {.code = ErrorCode::ArgumentUnknown, .path = "/" + key, .detail = command.id});
    }
    for (const Argument& argument : command.arguments) {
        const json::Value* value = arguments.find(argument.name);
        if (value == nullptr || (value->is_null() && argument.kind != ArgumentKind::Value)) {
            if (argument.required)
                out.push_back({.code = ErrorCode::ArgumentMissing,
                               .path = std::string("/") + argument.name,
                               .detail = command.id});
            continue;
        }
        if (argument.kind == ArgumentKind::Rows) {
            auto found = row_faults(*value, std::string("/") + argument.name, snapshot);
            std::move(found.begin(), found.end(), std::back_inserter(out));
        } else if (auto checked = check_argument(argument, *value, snapshot); !checked) {
            out.push_back(std::move(checked).error());
        }
    }
    return out;
}

bool Arguments::has(std::string_view name) const {
    const json::Value* found = value(name);
    return found != nullptr && !found->is_null();
}

const json::Value* Arguments::value(std::string_view name) const { return m_object->find(name); }

std::string Arguments::text(std::string_view name) const {
    const json::Value* found = value(name);
    return found == nullptr || found->string() == nullptr ? std::string() : *found->string();
}

base::ThingId Arguments::thing(std::string_view name) const {
    const auto id = base::ThingId::parse(text(name));
    return id ? *id : base::ThingId();
}

std::optional<base::Date> Arguments::date(std::string_view name) const {
    const auto parsed = base::Date::parse(text(name));
    return parsed ? std::optional(*parsed) : std::nullopt;
}

std::optional<std::int64_t> Arguments::integer(std::string_view name) const {
    const json::Value* found = value(name);
    return found == nullptr || found->integer() == nullptr ? std::nullopt
                                                           : std::optional(*found->integer());
}

base::Bilingual Arguments::bilingual(std::string_view name) const {
    const json::Value* found = value(name);
    base::Bilingual out;
    if (found == nullptr || found->object() == nullptr) return out;
    if (const auto* sv = found->object()->find("sv"); sv != nullptr && sv->string() != nullptr)
        out.sv = *sv->string();
    if (const auto* en = found->object()->find("en"); en != nullptr && en->string() != nullptr)
        out.en = *en->string();
    return out;
}

std::uint8_t Arguments::choice(std::string_view name, const model::ChoiceTable& table) const {
    return table.find(text(name));
}

std::vector<std::string> Arguments::texts(std::string_view name) const {
    std::vector<std::string> out;
    const json::Value* found = value(name);
    if (found != nullptr && found->array() != nullptr)
        for (const json::Value& item : *found->array())
            out.push_back(item.string() == nullptr ? "" : *item.string());
    return out;
}

std::vector<RowArgument> Arguments::rows(std::string_view name) const {
    std::vector<RowArgument> out;
    const json::Value* found = value(name);
    if (found == nullptr || found->array() == nullptr) return out;
    for (const json::Value& item : *found->array()) {
        const json::Object& row = *item.object();
        const auto series = base::ThingId::parse(*row.find("series")->string());
        out.push_back({.series = series ? *series : base::ThingId(),
                       .period = *row.find("period")->string(),
                       .value = *row.find("value")->string()});
    }
    return out;
}

}  // namespace samverka::session
