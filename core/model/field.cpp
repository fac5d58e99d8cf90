#include "core/model/field.h"

#include <bit>

#include "core/base/assert.h"
#include "core/base/text.h"
#include "core/model/position.h"
#include "core/model/things.h"

namespace samverka::model {

using base::ThingId;

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;

template <class T>
const T& at(const void* start, const Field& field) {
    return *reinterpret_cast<const T*>(static_cast<const char*>(start) + field.offset);
}
template <class T>
T& at(void* start, const Field& field) {
    return *reinterpret_cast<T*>(static_cast<char*>(start) + field.offset);
}

template <class T>
FieldValue from_optional(const std::optional<T>& value) {
    return value ? FieldValue{*value} : FieldValue{};
}
template <class T>
void to_optional(std::optional<T>& out, const FieldValue& value) {
    if (const T* held = std::get_if<T>(&value.data))
        out = *held;
    else
        out.reset();
}
template <class T>
T held_or(const FieldValue& value, const T& otherwise) {
    const T* held = std::get_if<T>(&value.data);
    return held == nullptr ? otherwise : *held;
}

FieldValue read_at(const void* start, const Field& field);
void write_at(void* start, const Field& field, const FieldValue& value);

FieldValue::Composite read_composite(const void* start, const CompositeType& type) {
    FieldValue::Composite out;
    out.reserve(type.fields.size());
    for (const Field& field : type.fields) out.push_back(read_at(start, field));
    return out;
}

void write_composite(void* start, const CompositeType& type, const FieldValue::Composite& values) {
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        write_at(start, type.fields[i], i < values.size() ? values[i] : FieldValue{});
}

FieldValue read_list(const void* list, const CompositeType& type) {
    const std::size_t count = type.list_size(list);
    if (count == 0) return {};
    FieldValue::CompositeList out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(read_composite(type.list_item(list, i), type));
    return {std::move(out)};
}

void write_list(void* list, const CompositeType& type, const FieldValue& value) {
    type.list_clear(list);
    if (const auto* items = std::get_if<FieldValue::CompositeList>(&value.data))
        for (const auto& item : *items) write_composite(type.list_append(list), type, item);
}

FieldValue read_text(const std::string& text) {
    return text.empty() ? FieldValue{} : FieldValue{text};
}

FieldValue read_composite_field(const void* start, const Field& field) {
    auto values = read_composite(static_cast<const char*>(start) + field.offset, *field.composite);
    for (const FieldValue& value : values)
        if (value.is_set()) return {std::move(values)};
    return {};
}

FieldValue read_at(const void* start, const Field& field) {
    switch (field.kind) {
        case FieldKind::Text:
        case FieldKind::LongText:
        case FieldKind::Colour:
        case FieldKind::Position:
            return read_text(at<std::string>(start, field));
        case FieldKind::Bilingual: {
            const auto& text = at<base::Bilingual>(start, field);
            return text.empty() ? FieldValue{} : FieldValue{text};
        }
        case FieldKind::Integer:
            return from_optional(at<std::optional<std::int64_t>>(start, field));
        case FieldKind::Decimal:
            return from_optional(at<std::optional<base::Decimal>>(start, field));
        case FieldKind::Money:
            return from_optional(at<std::optional<base::Money>>(start, field));
        case FieldKind::Date:
            return from_optional(at<std::optional<base::Date>>(start, field));
        case FieldKind::Period:
            return from_optional(at<std::optional<base::Period>>(start, field));
        case FieldKind::Choice: {
            const auto value = at<std::uint8_t>(start, field);
            return value == 0 ? FieldValue{} : FieldValue{value};
        }
        case FieldKind::Flag:
            return {at<bool>(start, field)};
        case FieldKind::Reference: {
            const auto& id = at<ThingId>(start, field);
            return id.is_nil() ? FieldValue{} : FieldValue{id};
        }
        case FieldKind::ReferenceSet:
            return {at<std::vector<ThingId>>(start, field)};
        case FieldKind::ChoiceSet:
            return {at<ChoiceBits>(start, field)};
        case FieldKind::Composite:
            return read_composite_field(start, field);
        case FieldKind::CompositeList:
            return read_list(static_cast<const char*>(start) + field.offset, *field.composite);
        case FieldKind::Measurements:
            return {};
    }
    SV_ASSERT(false);
}

void write_at(void* start, const Field& field, const FieldValue& value) {
    switch (field.kind) {
        case FieldKind::Text:
        case FieldKind::LongText:
        case FieldKind::Colour:
        case FieldKind::Position:
            at<std::string>(start, field) = held_or(value, std::string());
            return;
        case FieldKind::Bilingual:
            at<base::Bilingual>(start, field) = held_or(value, base::Bilingual());
            return;
        case FieldKind::Integer:
            to_optional(at<std::optional<std::int64_t>>(start, field), value);
            return;
        case FieldKind::Decimal:
            to_optional(at<std::optional<base::Decimal>>(start, field), value);
            return;
        case FieldKind::Money:
            to_optional(at<std::optional<base::Money>>(start, field), value);
            return;
        case FieldKind::Date:
            to_optional(at<std::optional<base::Date>>(start, field), value);
            return;
        case FieldKind::Period:
            to_optional(at<std::optional<base::Period>>(start, field), value);
            return;
        case FieldKind::Choice:
            at<std::uint8_t>(start, field) = held_or(value, std::uint8_t{0});
            return;
        case FieldKind::Flag:
            at<bool>(start, field) = held_or(value, false);
            return;
        case FieldKind::Reference:
            at<ThingId>(start, field) = held_or(value, ThingId());
            return;
        case FieldKind::ReferenceSet:
            at<std::vector<ThingId>>(start, field) = held_or(value, std::vector<ThingId>());
            return;
        case FieldKind::ChoiceSet:
            at<ChoiceBits>(start, field) = held_or(value, ChoiceBits{0});
            return;
        case FieldKind::Composite:
            write_composite(static_cast<char*>(start) + field.offset, *field.composite,
                            held_or(value, FieldValue::Composite()));
            return;
        case FieldKind::CompositeList:
            write_list(static_cast<char*>(start) + field.offset, *field.composite, value);
            return;
        case FieldKind::Measurements:
            return;
    }
    SV_ASSERT(false);
}

Result<void> check_text(const Field& field, const std::string& text, std::string_view path) {
    if (text.size() > static_cast<std::size_t>(field.limit_max))
        return fail(ErrorCode::TextTooLong, path,
                    "limit is " + base::number_text(field.limit_max) + " bytes");
    const bool multiline = field.kind == FieldKind::LongText || field.has(kMultiline);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool allowed = byte >= 0x20U || (multiline && (c == '\n' || c == '\t'));
        if (!allowed || byte == 0x7FU)
            return fail(ErrorCode::TextControl, path, "control character");
    }
    return {};
}

Result<void> check_range(const Field& field, std::int64_t number, std::string_view path) {
    if (number < field.limit_min || number > field.limit_max)
        return fail(ErrorCode::FieldRange, path,
                    "between " + base::number_text(field.limit_min) + " and " +
                        base::number_text(field.limit_max));
    return {};
}

Result<void> check_colour(const std::string& text, std::string_view path) {
    if (text.size() != 7 || text[0] != '#' ||
        text.find_first_not_of("0123456789abcdef", 1) != std::string::npos)
        return fail(ErrorCode::FieldType, path, "a colour is #rrggbb in lower case");
    return {};
}

Result<void> check_composite(const CompositeType& type, const FieldValue::Composite& values,
                             const std::string& path) {
    if (values.size() != type.fields.size())
        return fail(ErrorCode::FieldType, path, "composite size");
    for (std::size_t i = 0; i < values.size(); ++i)
        SV_TRY_VOID(check_field_value(type.fields[i], values[i], path + "/" + type.fields[i].name));
    return {};
}

template <class T>
bool holds(const FieldValue& value) {
    return std::holds_alternative<T>(value.data);
}

bool type_matches(FieldKind kind, const FieldValue& value) {
    switch (kind) {
        case FieldKind::Text:
        case FieldKind::LongText:
        case FieldKind::Colour:
        case FieldKind::Position:
            return holds<std::string>(value);
        case FieldKind::Bilingual:
            return holds<base::Bilingual>(value);
        case FieldKind::Integer:
            return holds<std::int64_t>(value);
        case FieldKind::Decimal:
            return holds<base::Decimal>(value);
        case FieldKind::Money:
            return holds<base::Money>(value);
        case FieldKind::Date:
            return holds<base::Date>(value);
        case FieldKind::Period:
            return holds<base::Period>(value);
        case FieldKind::Choice:
            return holds<std::uint8_t>(value);
        case FieldKind::Flag:
            return holds<bool>(value);
        case FieldKind::Reference:
            return holds<ThingId>(value);
        case FieldKind::ReferenceSet:
            return holds<std::vector<ThingId>>(value);
        case FieldKind::ChoiceSet:
            return holds<ChoiceBits>(value);
        case FieldKind::Composite:
            return holds<FieldValue::Composite>(value);
        case FieldKind::CompositeList:
            return holds<FieldValue::CompositeList>(value);
        case FieldKind::Measurements:
            return false;
    }
    SV_ASSERT(false);
}

Result<void> check_list(const Field& field, const FieldValue::CompositeList& list,
                        const std::string& path) {
    SV_TRY_VOID(check_range(field, static_cast<std::int64_t>(list.size()), path));
    for (std::size_t i = 0; i < list.size(); ++i)
        SV_TRY_VOID(check_composite(*field.composite, list[i],
                                    path + "/" + base::number_text(static_cast<std::int64_t>(i))));
    return {};
}

// Precondition: the value's type matches the field's kind.
Result<void> check_content(const Field& field, const FieldValue& value, std::string_view path) {
    switch (field.kind) {
        case FieldKind::Text:
        case FieldKind::LongText:
            return check_text(field, std::get<std::string>(value.data), path);
        case FieldKind::Bilingual: {
            const auto& text = std::get<base::Bilingual>(value.data);
            SV_TRY_VOID(check_text(field, text.sv, std::string(path) + "/sv"));
            return check_text(field, text.en, std::string(path) + "/en");
        }
        case FieldKind::Integer:
            return check_range(field, std::get<std::int64_t>(value.data), path);
        case FieldKind::Money:
            return check_range(field, std::get<base::Money>(value.data).minor, path);
        case FieldKind::Choice:
            if (std::get<std::uint8_t>(value.data) > field.choices->count)
                return fail(ErrorCode::ChoiceUnknown, path, field.choices->name);
            return {};
        case FieldKind::ChoiceSet:
            if ((std::get<ChoiceBits>(value.data) >> field.choices->count) != 0)
                return fail(ErrorCode::ChoiceUnknown, path, field.choices->name);
            return {};
        case FieldKind::Colour:
            return check_colour(std::get<std::string>(value.data), path);
        case FieldKind::Position:
            if (const auto& text = std::get<std::string>(value.data);
                !is_position(text) || text.size() > static_cast<std::size_t>(field.limit_max))
                return fail(ErrorCode::FieldType, path, "not a position");
            return {};
        case FieldKind::ReferenceSet:
            return check_range(
                field, static_cast<std::int64_t>(std::get<std::vector<ThingId>>(value.data).size()),
                path);
        case FieldKind::Composite:
            return check_composite(*field.composite, std::get<FieldValue::Composite>(value.data),
                                   std::string(path));
        case FieldKind::CompositeList:
            return check_list(field, std::get<FieldValue::CompositeList>(value.data),
                              std::string(path));
        case FieldKind::Decimal:
        case FieldKind::Date:
        case FieldKind::Period:
        case FieldKind::Flag:
        case FieldKind::Reference:
        case FieldKind::Measurements:
            return {};
    }
    SV_ASSERT(false);
}

}  // namespace

const Field* ThingType::find_field(std::string_view field_name) const {
    for (const Field& field : fields)
        if (field_name == field.name) return &field;
    return nullptr;
}

const Field* ThingType::field_with(FieldFlag flag) const {
    for (const Field& field : fields)
        if (field.has(flag)) return &field;
    return nullptr;
}

const ThingType* Schema::find_type(std::string_view name) const {
    for (const ThingType& type : types)
        if (name == type.name) return &type;
    return nullptr;
}

std::string field_label_key(const ThingType& type, const Field& field) {
    return std::string(type.name) + "." + field.name;
}

std::string kind_label_key(const ThingType& type) { return std::string("kind.") + type.name; }

std::string choice_label_key(const ChoiceTable& table, std::uint8_t choice) {
    return std::string("choice.") + table.name + "." + std::string(table.choice(choice));
}

FieldValue field_value(const Thing& thing, const Field& field) { return read_at(&thing, field); }

void set_field_value(Thing& thing, const Field& field, const FieldValue& value) {
    SV_ASSERT(!value.is_set() || type_matches(field.kind, value));
    write_at(&thing, field, value);
}

base::Result<void> check_field_value(const Field& field, const FieldValue& value,
                                     std::string_view path) {
    if (!value.is_set()) {
        if (field.has(kRequired)) return fail(ErrorCode::FieldRequired, path, field.name);
        return {};
    }
    if (!type_matches(field.kind, value)) return fail(ErrorCode::FieldType, path, field.name);
    return check_content(field, value, path);
}

}  // namespace samverka::model
