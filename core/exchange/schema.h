// What can be said, for other programs: JSON Schema (2020-12) and TypeScript, from the field tables
// and the command table.
//
// There is no second list: a field, kind, choice or command that is added to a table appears here
// by itself. The files under assets/schema and web/src/protocol/things.gen.ts are made by `samverka
// schema`; a test fails when they are stale. Lengths in the schema count characters and in the
// program bytes, so the schema is the wider of the two.
#pragma once

#include <string>

#include "core/json/value.h"
#include "core/model/field.h"

namespace samverka::exchange {

// Of the document that state_json.h writes and reads.
[[nodiscard]] json::Value state_schema(const model::Schema& schema);
// Of a list of commands as `samverka apply` takes it.
[[nodiscard]] json::Value commands_schema(const model::Schema& schema);
// Both as TypeScript declarations.
[[nodiscard]] std::string typescript_text(const model::Schema& schema);

}  // namespace samverka::exchange
