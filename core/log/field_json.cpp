#include "core/log/field_json.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/base/sort.h"
#include "core/base/text.h"

namespace samverka::log {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using model::Field;
using model::FieldKind;
using model::FieldValue;

json::Value bilingual_json(const base::Bilingual& text) {
    json::Object out;
    if (!text.sv.empty()) out.set("sv", text.sv);
    if (!text.en.empty()) out.set("en", text.en);
    return out;
}

json::Value composite_json(const model::CompositeType& type, const FieldValue::Composite& values) {
    json::Object out;
    for (std::size_t i = 0; i < type.fields.size() && i < values.size(); ++i)
        if (values[i].is_set()) out.set(type.fields[i].name, field_json(type.fields[i], values[i]));
    return out;
}

json::Value choices_json(const model::ChoiceTable& table, model::ChoiceBits bits) {
    std::vector<std::string> names;
    const auto count = static_cast<std::uint8_t>(table.count);
    for (std::uint8_t i = 1; i <= count; ++i)
        if ((bits & model::choice_bit(i)) != 0) names.emplace_back(table.choice(i));
    base::sort(names);
    json::Array out;
    for (auto& name : names) out.emplace_back(std::move(name));
    return out;
}

// One visitor per stored type; the field adds what the type alone does not say.
struct ToJson {
    const Field& field;

    json::Value operator()(std::monostate) const { return nullptr; }
    json::Value operator()(const std::string& text) const { return text; }
    json::Value operator()(const base::Bilingual& text) const { return bilingual_json(text); }
    json::Value operator()(std::int64_t number) const { return number; }
    json::Value operator()(const base::Decimal& decimal) const { return decimal.text(); }
    json::Value operator()(const base::Money& money) const {
        return base::number_text(money.minor);
    }
    json::Value operator()(const base::Date& date) const { return date.text(); }
    json::Value operator()(const base::Period& period) const { return period.text(); }
    json::Value operator()(std::uint8_t choice) const {
        return std::string(field.choices->choice(choice));
    }
    json::Value operator()(bool flag) const { return flag; }
    json::Value operator()(const base::ThingId& id) const { return id.text(); }
    json::Value operator()(const std::vector<base::ThingId>& ids) const {
        json::Array out;
        for (const auto& id : ids) out.emplace_back(id.text());
        return out;
    }
    json::Value operator()(model::ChoiceBits bits) const {
        return choices_json(*field.choices, bits);
    }
    json::Value operator()(const FieldValue::Composite& values) const {
        return composite_json(*field.composite, values);
    }
    json::Value operator()(const FieldValue::CompositeList& list) const {
        json::Array out;
        for (const auto& item : list) out.emplace_back(composite_json(*field.composite, item));
        return out;
    }
};

Result<const std::string*> expect_string(const json::Value& json, std::string_view path) {
    if (const std::string* text = json.string()) return text;
    return fail(ErrorCode::FieldType, path, "a string is expected");
}

template <class T>
Result<FieldValue> under(std::string_view path, Result<T> read) {
    if (!read) return base::fail_under(path, std::move(read).error());
    return FieldValue{std::move(*read)};
}

Result<FieldValue> read_bilingual(const json::Value& json, std::string_view path) {
    const json::Object* object = json.object();
    if (object == nullptr)
        return fail(ErrorCode::FieldType, path, "{\"sv\":…,\"en\":…} is expected");
    base::Bilingual out;
    for (const auto& [key, value] : *object) {
        const std::string member = std::string(path) + "/" + key;
        if (key != "sv" && key != "en") return fail(ErrorCode::LanguageUnknown, member, key);
        SV_TRY(const std::string* text, expect_string(value, member));
        (key == "sv" ? out.sv : out.en) = *text;
    }
    return out.empty() ? FieldValue{} : FieldValue{std::move(out)};
}

Result<FieldValue> read_money(const json::Value& json, std::string_view path) {
    SV_TRY(const std::string* text, expect_string(json, path));
    const auto minor = base::parse_integer(*text);
    if (!minor) return fail(ErrorCode::FieldType, path, "money is a string of minor units");
    return FieldValue{base::Money{*minor}};
}

Result<std::uint8_t> read_choice(const model::ChoiceTable& table, const json::Value& json,
                                 std::string_view path) {
    SV_TRY(const std::string* text, expect_string(json, path));
    const std::uint8_t choice = table.find(*text);
    if (choice == 0) return fail(ErrorCode::ChoiceUnknown, path, *text);
    return choice;
}

Result<FieldValue> read_choices(const model::ChoiceTable& table, const json::Value& json,
                                std::string_view path) {
    const json::Array* array = json.array();
    if (array == nullptr) return fail(ErrorCode::FieldType, path, "a list is expected");
    model::ChoiceBits bits = 0;
    for (const json::Value& item : *array) {
        SV_TRY(const std::uint8_t choice, read_choice(table, item, path));
        bits |= model::choice_bit(choice);
    }
    return FieldValue{bits};
}

Result<FieldValue> read_references(const json::Value& json, std::string_view path) {
    const json::Array* array = json.array();
    if (array == nullptr) return fail(ErrorCode::FieldType, path, "a list is expected");
    std::vector<base::ThingId> ids;
    for (const json::Value& item : *array) {
        SV_TRY(const std::string* text, expect_string(item, path));
        SV_TRY(const auto id, base::ThingId::parse(*text));
        ids.push_back(id);
    }
    base::sort_unique(ids);
    return FieldValue{std::move(ids)};
}

Result<FieldValue::Composite> read_composite(const model::CompositeType& type,
                                             const json::Value& json, std::string_view path) {
    const json::Object* object = json.object();
    if (object == nullptr) return fail(ErrorCode::FieldType, path, "an object is expected");
    FieldValue::Composite out(type.fields.size());
    for (const auto& [key, value] : *object) {
        const std::string member = std::string(path) + "/" + key;
        const auto found = std::find_if(type.fields.begin(), type.fields.end(),
                                        [&](const Field& field) { return key == field.name; });
        if (found == type.fields.end()) return fail(ErrorCode::FieldUnknown, member, key);
        SV_TRY(out[static_cast<std::size_t>(found - type.fields.begin())],
               read_field_json(*found, value, member));
    }
    return out;
}

Result<FieldValue> read_list(const Field& field, const json::Value& json, std::string_view path) {
    const json::Array* array = json.array();
    if (array == nullptr) return fail(ErrorCode::FieldType, path, "a list is expected");
    FieldValue::CompositeList out;
    for (std::size_t i = 0; i < array->size(); ++i) {
        const std::string member =
            std::string(path) + "/" + base::number_text(static_cast<std::int64_t>(i));
        SV_TRY(auto item, read_composite(*field.composite, (*array)[i], member));
        out.push_back(std::move(item));
    }
    return out.empty() ? FieldValue{} : FieldValue{std::move(out)};
}

Result<FieldValue> read_scalar(const Field& field, const json::Value& json, std::string_view path) {
    SV_TRY(const std::string* text, expect_string(json, path));
    if (field.kind == FieldKind::Decimal) return under(path, base::Decimal::parse(*text));
    if (field.kind == FieldKind::Date) return under(path, base::Date::parse(*text));
    if (field.kind == FieldKind::Period) return under(path, base::Period::parse(*text));
    if (field.kind == FieldKind::Reference) return under(path, base::ThingId::parse(*text));
    return text->empty() ? FieldValue{} : FieldValue{*text};
}

Result<FieldValue> read_unchecked(const Field& field, const json::Value& json,
                                  std::string_view path) {
    switch (field.kind) {
        case FieldKind::Text:
        case FieldKind::LongText:
        case FieldKind::Colour:
        case FieldKind::Position:
        case FieldKind::Decimal:
        case FieldKind::Date:
        case FieldKind::Period:
        case FieldKind::Reference:
            return read_scalar(field, json, path);
        case FieldKind::Bilingual:
            return read_bilingual(json, path);
        case FieldKind::Integer:
            if (const std::int64_t* number = json.integer()) return FieldValue{*number};
            return fail(ErrorCode::FieldType, path, "a whole number is expected");
        case FieldKind::Money:
            return read_money(json, path);
        case FieldKind::Choice:
            return under("", read_choice(*field.choices, json, path));
        case FieldKind::Flag:
            if (const bool* flag = json.boolean()) return FieldValue{*flag};
            return fail(ErrorCode::FieldType, path, "true or false is expected");
        case FieldKind::ReferenceSet:
            return read_references(json, path);
        case FieldKind::ChoiceSet:
            return read_choices(*field.choices, json, path);
        case FieldKind::Composite:
            return under("", read_composite(*field.composite, json, path));
        case FieldKind::CompositeList:
            return read_list(field, json, path);
        case FieldKind::Measurements:
            return fail(ErrorCode::FieldType, path, "measurements are measured, not set");
    }
    SV_ASSERT(false);
}

}  // namespace

json::Value field_json(const Field& field, const FieldValue& value) {
    return std::visit(ToJson{field}, value.data);
}

base::Result<FieldValue> read_field_json(const Field& field, const json::Value& json,
                                         std::string_view path) {
    if (json.is_null()) return FieldValue{};
    SV_TRY(auto value, read_unchecked(field, json, path));
    if (value.is_set()) SV_TRY_VOID(model::check_field_value(field, value, path));
    return value;
}

json::Object content_json(const model::ThingType& type, const model::Thing& thing) {
    json::Object out;
    for (const Field& field : type.fields) {
        if (field.kind == FieldKind::Measurements) {
            const auto& rows = model::as<model::Series>(&thing)->measurements;
            if (!rows.empty()) out.set(field.name, measurements_json(rows));
            continue;
        }
        const FieldValue value = model::field_value(thing, field);
        const bool empty_set =
            (field.kind == FieldKind::ReferenceSet &&
             std::get<std::vector<base::ThingId>>(value.data).empty()) ||
            (field.kind == FieldKind::ChoiceSet && std::get<model::ChoiceBits>(value.data) == 0) ||
            (field.kind == FieldKind::Flag && !std::get<bool>(value.data));
        if (value.is_set() && !empty_set) out.set(field.name, field_json(field, value));
    }
    return out;
}

json::Value measurements_json(const std::vector<model::Measurement>& measurements) {
    json::Array periods;
    json::Array values;
    json::Array states;
    json::Array references;
    for (const auto& row : measurements) {
        periods.emplace_back(row.period.text());
        values.push_back(row.withdrawn ? json::Value() : json::Value(row.value.text()));
        states.emplace_back(std::string(
            model::kMeasurementStateChoices.choice(static_cast<std::uint8_t>(row.state))));
        references.emplace_back(row.reference);
    }
    json::Object out;
    out.set("periods", std::move(periods));
    out.set("values", std::move(values));
    out.set("states", std::move(states));
    out.set("references", std::move(references));
    return out;
}

}  // namespace samverka::log
