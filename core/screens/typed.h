// From what people type to the stored form, by the kind of the editor and the language.
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/locale/runs.h"
#include "core/screens/node.h"

namespace samverka::screens {

// Empty text gives null (not set). Errors: NumberSyntax, NumberRange, DateSyntax, DateRange;
// ChoiceUnknown when the text names none of the options, or several.
[[nodiscard]] base::Result<json::Value> read_typed(const FieldEdit& edit, std::string_view typed,
                                                   locale::Language language,
                                                   const locale::Currency& currency);

// The option that was chosen by value, or whose label begins with what was typed if only one does;
// null when none.
[[nodiscard]] const Option* find_option(const FieldEdit& edit, std::string_view typed, bool chosen);

}  // namespace samverka::screens
