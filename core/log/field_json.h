// Field values as JSON, both ways, from the field's description alone.
//
// The stored form, used by events, exports, commands and the schema: text as a string; bilingual
// text as
// {"sv":…,"en":…} with empty sides left out; integers as numbers; decimals as strings with their
// typed digits; money as a string of minor units; dates and periods as their text; choices by name;
// references by id; sets as sorted arrays; composites as objects by field name, lists as arrays of
// them; not set as null. Personal text is written by the caller as
// {"blob":…}; here it is a string.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/model/field.h"
#include "core/model/things.h"

namespace samverka::log {

[[nodiscard]] json::Value field_json(const model::Field& field, const model::FieldValue& value);

// Errors: FieldType, FieldUnknown (in a composite), ChoiceUnknown, and those of check_field_value;
// `path` points at the value.
[[nodiscard]] base::Result<model::FieldValue> read_field_json(const model::Field& field,
                                                              const json::Value& json,
                                                              std::string_view path);

// All set fields of a thing, in the stored form, with "measurements" as columns. What a proposal
// freezes and the export lists.
[[nodiscard]] json::Object content_json(const model::ThingType& type, const model::Thing& thing);

// Packed measurements: {"periods":[…],"values":[…],"states":[…],"references":[…]}, columns of equal
// length; the value of a row that withdraws is null.
[[nodiscard]] json::Value measurements_json(const std::vector<model::Measurement>& measurements);

}  // namespace samverka::log
