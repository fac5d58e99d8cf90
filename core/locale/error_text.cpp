#include "core/locale/error_text.h"

#include "core/locale/runs.h"

namespace samverka::locale {

std::string error_text(const base::Error& error, Language language) {
    base::Message message{.key = "error." + std::string(base::error_name(error.code)),
                          .arguments = {}};
    const bool names_limit =
        error.code == base::ErrorCode::ValueTooHigh || error.code == base::ErrorCode::ValueTooLow;
    if (names_limit)
        if (const auto limit = base::Decimal::parse(error.detail))
            message.with("limit", base::DecimalArgument{*limit, ""});
    return plain_text(render(message, language));
}

}  // namespace samverka::locale
