// What generic forms are made of: how a field is edited, and the fields that have parts of their
// own.
#pragma once

#include <string>

#include "core/screens/screens.h"

namespace samverka::screens {

[[nodiscard]] EditKind edit_kind(const model::Field& field);
// What stands in the editor when editing begins.
[[nodiscard]] std::string typed_value(const View& view, const model::FieldValue& value);

// Every thing that a reference field may name, but `except`.
[[nodiscard]] std::vector<Option> thing_options(const View& view, const model::Field& field,
                                                base::ThingId except);

// Whether every part of a composite field can be edited by people.
[[nodiscard]] bool has_editable_parts(const model::Field& field);
// The parts of a Composite one under the other, or the items of a CompositeList as rows that are
// added and taken away. The field is decided as a whole, so what is written is the whole with one
// part changed.
[[nodiscard]] Node parts_form(const View& view, const std::string& id, const model::Thing& thing,
                              const model::Field& field);

}  // namespace samverka::screens
