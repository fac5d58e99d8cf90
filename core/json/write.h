// Writing JSON in its one spelling: sorted keys, no spaces, UTF-8 as it is, only the escapes that
// JSON demands.
//
// `write` is for storage, hashes and the wire; `write_pretty` is the same document with two-space
// indents and a final line end, for exports that people and `git diff` read. Both are
// byte-identical natively and in wasm.
#pragma once

#include <string>

#include "core/json/value.h"

namespace samverka::json {

[[nodiscard]] std::string write(const Value& value);
void write_to(std::string& out, const Value& value);
void write_string(std::string& out, std::string_view text);
[[nodiscard]] std::string write_pretty(const Value& value);

}  // namespace samverka::json
