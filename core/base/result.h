// Result<T>: a value or the Error that stood in its way, and the two macros that pass errors on.
//
//     SV_TRY(auto date, parse_date(text));   // declares date, or returns the error
//     SV_TRY_VOID(check_limits(value));      // for Result<void>
//
// There are no exceptions anywhere; what cannot fail returns a plain value.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/error.h"

namespace samverka::base {

template <class T>
using Result = std::expected<T, Error>;

// An error ready to be returned: `return fail(ErrorCode::DateSyntax, "/from", "not a date");`
[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, std::string_view path = {},
                                                 std::string_view detail = {}) {
    return std::unexpected(
        Error{.code = code, .path = std::string(path), .detail = std::string(detail)});
}

// The same error seen from further out: `prefix` is put before its path.
[[nodiscard]] inline std::unexpected<Error> fail_under(std::string_view prefix, Error error) {
    error.path.insert(0, prefix);
    return std::unexpected(std::move(error));
}

}  // namespace samverka::base

#define SV_CONCAT_INNER(a, b) a##b
#define SV_CONCAT(a, b) SV_CONCAT_INNER(a, b)

#define SV_TRY(declaration, expression) \
    SV_TRY_NAMED(SV_CONCAT(sv_result_, __COUNTER__), declaration, expression)
#define SV_TRY_NAMED(name, declaration, expression)                         \
    auto name = (expression);                                               \
    if (!name.has_value()) return std::unexpected(std::move(name).error()); \
    declaration = *std::move(name)

#define SV_TRY_VOID(expression)                                    \
    do {                                                           \
        if (auto sv_result = (expression); !sv_result.has_value()) \
            return std::unexpected(std::move(sv_result).error());  \
    } while (false)
