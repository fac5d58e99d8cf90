// The one description: field tables, type-erased.
//
// Each kind of thing is a plain struct with one table of Fields beside it (core/model/tables.cpp).
// Events, JSON, merge, validation, JSON Schema, TypeScript, forms and history sentences read these
// tables and nothing else, so a new field is one line there and its label in the locales. A Field
// is data: kind, offset, limits, flags; whoever needs to act on it switches on the kind, which is a
// closed set. Nothing here is a template over fields.
//
// A FieldValue is a field's content outside its struct: what an event carries, what a form edits,
// what a history sentence shows. `field_value` and `set_field_value` move it in and out.
// std::monostate is "not set".
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/ids.h"
#include "core/base/message.h"
#include "core/base/result.h"
#include "core/model/kinds.h"

namespace samverka::model {

enum class FieldKind : std::uint8_t {
    Text,           // std::string, one line
    LongText,       // std::string, several lines
    Bilingual,      // Bilingual; each language is a register of its own
    Integer,        // std::optional<std::int64_t>
    Decimal,        // std::optional<base::Decimal>
    Money,          // std::optional<Money>
    Date,           // std::optional<base::Date>
    Period,         // std::optional<base::Period>
    Choice,         // an enumeration of one byte, 0 not chosen
    Flag,           // bool
    Reference,      // ThingId, nil not set
    ReferenceSet,   // std::vector<ThingId>, sorted; add wins
    ChoiceSet,      // ChoiceBits; add wins
    Colour,         // std::string "#rrggbb"
    Position,       // std::string, a fraction between its neighbours' (core/model/position.h)
    Composite,      // a struct with a field table of its own, decided as a whole: one register
    CompositeList,  // std::vector of such structs, decided as a whole: one register
    Measurements,   // std::vector<Measurement>, filled by measure and correct events only
};

// Bit n-1 stands for choice n.
using ChoiceBits = std::uint32_t;
[[nodiscard]] constexpr ChoiceBits choice_bit(std::uint8_t choice) {
    return choice == 0 ? 0 : ChoiceBits{1} << (choice - 1U);
}

enum FieldFlag : std::uint16_t {
    kRequired = 1U << 0U,  // a thing without it is incomplete; create refuses it empty
    kPersonal = 1U << 1U,  // stored in a salted blob that can be erased
    kPrivate = 1U << 2U,   // never in the shared log
    kSubject = 1U << 3U,   // names the thing that this one is a version of, or a dated fact about
    kEffectiveFrom = 1U << 4U,  // the date from which a version applies
    kFrom = 1U << 5U,           // first day of a dated fact
    kTo = 1U << 6U,             // last day of a dated fact
    kMultiline = 1U << 7U,      // a bilingual text of several lines
    kTitle = 1U << 8U,          // what the thing is called in lists and sentences
    kPercent = 1U << 9U,        // a number shown with a percent sign
    kForPeriod = 1U << 10U,     // which period a version speaks of: those of others stand beside it
};

struct CompositeType;

struct Field {
    const char* name = "";
    FieldKind kind = FieldKind::Text;
    std::uint16_t offset = 0;
    std::uint16_t flags = 0;
    std::int64_t limit_min = 0;  // least length, count or value; money in minor units
    std::int64_t limit_max = 0;  // greatest; text in bytes
    const ChoiceTable* choices = nullptr;
    KindSet targets = 0;
    const CompositeType* composite = nullptr;
    const char* unit_key = nullptr;  // "unit.days": shown beside the number

    [[nodiscard]] constexpr bool has(FieldFlag flag) const { return (flags & flag) != 0; }
};

// The content of a field outside its struct.
struct FieldValue {
    using Composite = std::vector<FieldValue>;  // one per field of the CompositeType, in its order
    using CompositeList = std::vector<Composite>;
    std::variant<std::monostate, std::string, base::Bilingual, std::int64_t, base::Decimal,
                 base::Money, base::Date, base::Period, std::uint8_t, bool, base::ThingId,
                 std::vector<base::ThingId>, ChoiceBits, Composite, CompositeList>
        data;

    [[nodiscard]] bool is_set() const { return !std::holds_alternative<std::monostate>(data); }
    friend bool operator==(const FieldValue&, const FieldValue&) = default;
};

// How a struct stands in a Composite or CompositeList field.
struct CompositeType {
    const char* name;
    std::span<const Field> fields;
    // For CompositeList: the vector behind the field, type-erased.
    std::size_t (*list_size)(const void* list) = nullptr;
    const void* (*list_item)(const void* list, std::size_t index) = nullptr;
    void* (*list_append)(void* list) = nullptr;
    void (*list_clear)(void* list) = nullptr;
};

// Who wrote something and when, as the log knows it.
struct Stamp {
    base::ThingId author;  // a person
    base::ThingId party;
    base::Instant at;
    std::int32_t commit = -1;  // index in the log; -1 before anything was written
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

// What every thing begins with.
struct Thing {
    base::ThingId id;
    ThingKind kind{};
    Stamp created;
    Stamp changed;
};

enum class Approval : std::uint8_t { None, BothSides };

struct ThingType {
    ThingKind kind{};
    const char* name = "";
    Approval approval = Approval::None;
    std::span<const Field> fields;
    std::shared_ptr<Thing> (*make)() = nullptr;                    // a new, empty one
    std::shared_ptr<Thing> (*copy)(const Thing& thing) = nullptr;  // same dynamic struct

    [[nodiscard]] const Field* find_field(std::string_view field_name) const;
    [[nodiscard]] const Field* field_with(FieldFlag flag) const;  // the first one; null when none
};

// All kinds; index == ThingKind. A test may make its own with an extended table.
struct Schema {
    std::span<const ThingType> types;

    [[nodiscard]] const ThingType& type(ThingKind kind) const {
        return types[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] const ThingType* find_type(std::string_view name) const;
};
[[nodiscard]] const Schema& standard_schema();

// The label key of a field, "role.title"; of a kind, "kind.role"; of a choice,
// "choice.power.decides".
[[nodiscard]] std::string field_label_key(const ThingType& type, const Field& field);
[[nodiscard]] std::string kind_label_key(const ThingType& type);
[[nodiscard]] std::string choice_label_key(const ChoiceTable& table, std::uint8_t choice);

// Reads a field out of its struct. Bilingual gives both languages; Measurements give monostate (see
// model/things.h).
[[nodiscard]] FieldValue field_value(const Thing& thing, const Field& field);
// Writes it; a value of another type than the field's kind is a bug (the callers have checked it).
void set_field_value(Thing& thing, const Field& field, const FieldValue& value);

// Whether `value` may stand in `field`: type, limits, choice, form; existence of references is the
// session's question. `path` is put before the pointer of an error. Errors: FieldType, FieldRange,
// ChoiceUnknown, TextTooLong, TextControl.
[[nodiscard]] base::Result<void> check_field_value(const Field& field, const FieldValue& value,
                                                   std::string_view path = {});

}  // namespace samverka::model
