// Templates: what a new partnership begins with, in both languages. Their texts become ordinary
// data that both sides edit.
#pragma once

#include <span>
#include <string_view>

#include "core/model/kinds.h"

namespace samverka::session {

struct TemplateText {
    const char* sv;
    const char* en;
};
struct TemplateValue {
    TemplateText name, meaning, shown_by, broken_by;
};
struct TemplateLevel {
    const char* letter;
    TemplateText name;
    std::span<const model::Responsibility> responsibilities;
    model::Cadence cadence;
    TemplateText forum, purpose;
};
struct Template {
    std::string_view id;
    std::span<const TemplateValue> values;
    std::span<const TemplateLevel> levels;
};

[[nodiscard]] std::span<const Template> all_templates();
[[nodiscard]] const Template* find_template(std::string_view id);

}  // namespace samverka::session
