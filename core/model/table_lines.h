// How the lines of the field tables are written: one small function for each kind of field. For
// core/model alone; what the fields mean stands in core/model/field.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/field.h"

namespace samverka::model {

inline constexpr std::int64_t kNameMax = 200;
inline constexpr std::int64_t kTextMax = 8 * 1024;
inline constexpr std::int64_t kMoneyMax =
    1'000'000'000'000'000;  // ten thousand milliard, in minor units

[[nodiscard]] constexpr Field text(const char* name, std::uint16_t offset, std::uint16_t flags = 0,
                                   std::int64_t max = kNameMax) {
    return {
        .name = name, .kind = FieldKind::Text, .offset = offset, .flags = flags, .limit_max = max};
}
[[nodiscard]] constexpr Field long_text(const char* name, std::uint16_t offset,
                                        std::uint16_t flags = 0) {
    return {.name = name,
            .kind = FieldKind::LongText,
            .offset = offset,
            .flags = flags,
            .limit_max = kTextMax};
}
[[nodiscard]] constexpr Field bilingual(const char* name, std::uint16_t offset,
                                        std::uint16_t flags = 0) {
    const bool multiline = (flags & kMultiline) != 0;
    return {.name = name,
            .kind = FieldKind::Bilingual,
            .offset = offset,
            .flags = flags,
            .limit_max = multiline ? kTextMax : kNameMax};
}
[[nodiscard]] constexpr Field integer(const char* name, std::uint16_t offset, std::int64_t min,
                                      std::int64_t max, const char* unit_key = nullptr) {
    return {.name = name,
            .kind = FieldKind::Integer,
            .offset = offset,
            .limit_min = min,
            .limit_max = max,
            .unit_key = unit_key};
}
[[nodiscard]] constexpr Field decimal(const char* name, std::uint16_t offset,
                                      const char* unit_key = nullptr) {
    return {.name = name, .kind = FieldKind::Decimal, .offset = offset, .unit_key = unit_key};
}
[[nodiscard]] constexpr Field money(const char* name, std::uint16_t offset) {
    return {.name = name,
            .kind = FieldKind::Money,
            .offset = offset,
            .limit_min = 0,
            .limit_max = kMoneyMax};
}
// Below zero it is to somebody's cost.
[[nodiscard]] constexpr Field signed_money(const char* name, std::uint16_t offset) {
    return {.name = name,
            .kind = FieldKind::Money,
            .offset = offset,
            .limit_min = -kMoneyMax,
            .limit_max = kMoneyMax};
}
[[nodiscard]] constexpr Field date(const char* name, std::uint16_t offset,
                                   std::uint16_t flags = 0) {
    return {.name = name, .kind = FieldKind::Date, .offset = offset, .flags = flags};
}
[[nodiscard]] constexpr Field period(const char* name, std::uint16_t offset,
                                     std::uint16_t flags = 0) {
    return {.name = name, .kind = FieldKind::Period, .offset = offset, .flags = flags};
}
[[nodiscard]] constexpr Field choice(const char* name, std::uint16_t offset,
                                     const ChoiceTable& table, std::uint16_t flags = 0) {
    return {.name = name,
            .kind = FieldKind::Choice,
            .offset = offset,
            .flags = flags,
            .choices = &table};
}
[[nodiscard]] constexpr Field choices(const char* name, std::uint16_t offset,
                                      const ChoiceTable& table) {
    return {.name = name, .kind = FieldKind::ChoiceSet, .offset = offset, .choices = &table};
}
[[nodiscard]] constexpr Field flag(const char* name, std::uint16_t offset) {
    return {.name = name, .kind = FieldKind::Flag, .offset = offset};
}
[[nodiscard]] constexpr Field reference(const char* name, std::uint16_t offset, KindSet targets,
                                        std::uint16_t flags = 0) {
    return {.name = name,
            .kind = FieldKind::Reference,
            .offset = offset,
            .flags = flags,
            .targets = targets};
}
[[nodiscard]] constexpr Field references(const char* name, std::uint16_t offset, KindSet targets) {
    return {.name = name,
            .kind = FieldKind::ReferenceSet,
            .offset = offset,
            .limit_max = 500,
            .targets = targets};
}
[[nodiscard]] constexpr Field colour(const char* name, std::uint16_t offset) {
    return {.name = name, .kind = FieldKind::Colour, .offset = offset};
}
[[nodiscard]] constexpr Field position(std::uint16_t offset) {
    return {.name = "position", .kind = FieldKind::Position, .offset = offset, .limit_max = 128};
}
[[nodiscard]] constexpr Field composite(const char* name, std::uint16_t offset,
                                        const CompositeType& type) {
    return {.name = name, .kind = FieldKind::Composite, .offset = offset, .composite = &type};
}
[[nodiscard]] constexpr Field composites(const char* name, std::uint16_t offset,
                                         const CompositeType& type, std::int64_t max = 50) {
    return {.name = name,
            .kind = FieldKind::CompositeList,
            .offset = offset,
            .limit_max = max,
            .composite = &type};
}
template <class Item>
[[nodiscard]] constexpr CompositeType list_of(const char* name, std::span<const Field> fields) {
    using List = std::vector<Item>;
    return {
        .name = name,
        .fields = fields,
        .list_size = [](const void* list) { return static_cast<const List*>(list)->size(); },
        .list_item = [](const void* list, std::size_t index) -> const void* {
            return &(*static_cast<const List*>(list))[index];
        },
        .list_append = [](void* list) -> void* {
            return &static_cast<List*>(list)->emplace_back();
        },
        .list_clear = [](void* list) { static_cast<List*>(list)->clear(); },
    };
}
[[nodiscard]] constexpr Field measurements(const char* name, std::uint16_t offset) {
    return {.name = name, .kind = FieldKind::Measurements, .offset = offset};
}

}  // namespace samverka::model
