#include "core/screens/typed.h"

#include "core/base/text.h"
#include "core/locale/numbers.h"

namespace samverka::screens {

using base::ErrorCode;
using base::fail;

const Option* find_option(const FieldEdit& edit, std::string_view typed, bool chosen) {
    const std::string wanted = base::folded(base::trimmed(typed));
    const Option* found = nullptr;
    bool several = false;
    for (const Option& option : edit.options) {
        if (chosen && option.value == typed) return &option;
        if (chosen) continue;
        const std::string label = base::folded(option.label);
        if (label == wanted) return &option;
        if (!label.starts_with(wanted)) continue;
        several = found != nullptr;
        found = &option;
    }
    return several ? nullptr : found;
}

base::Result<json::Value> read_typed(const FieldEdit& edit, std::string_view typed,
                                     locale::Language language, const locale::Currency& currency) {
    const std::string_view text = base::trimmed(typed);
    if (text.empty()) return json::Value();
    switch (edit.kind) {
        case EditKind::Text:
            return json::Value(text);
        case EditKind::LongText:
            return json::Value(typed);
        case EditKind::Integer: {
            SV_TRY(const std::int64_t number, locale::read_integer(text, language));
            return json::Value(number);
        }
        case EditKind::Decimal: {
            SV_TRY(const base::Decimal decimal, locale::read_decimal(text, language));
            return json::Value(decimal.text());
        }
        case EditKind::Money: {
            SV_TRY(const base::Money money, locale::read_money(text, currency, language));
            return json::Value(base::number_text(money.minor));
        }
        case EditKind::Date: {
            SV_TRY(const base::Date date, locale::read_date(text, language));
            return json::Value(date.text());
        }
        case EditKind::Choice:
        case EditKind::Person:
            return fail(ErrorCode::ChoiceUnknown, "", text);  // options are looked up before
    }
    return json::Value();
}

}  // namespace samverka::screens
