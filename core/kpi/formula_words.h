// The words and signs of a formula's text, and what its functions are called.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace samverka::kpi {

enum class FormulaSign : std::uint8_t {
    End,
    Number,
    Name,
    Plus,
    Minus,
    Times,
    Over,
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
    Open,
    Close,
    Separator,
    Percent,
    Foreign,  // nothing that the language knows
};

struct FormulaToken {
    FormulaSign sign = FormulaSign::End;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// The token that begins at or after `at`, spaces skipped. A comma between two digits is a decimal
// comma; elsewhere it separates arguments, as a semicolon does.
[[nodiscard]] FormulaToken next_token(std::string_view text, std::uint32_t at);

[[nodiscard]] std::span<const std::string_view> formula_functions();
// Words that no input may be called: the functions, the windows, and, or, not.
[[nodiscard]] bool is_reserved_word(std::string_view name);
// Of the candidates the one that `name` is most like, when it is like one at all; else empty.
[[nodiscard]] std::string_view most_like(std::string_view name,
                                         std::span<const std::string_view> candidates);

}  // namespace samverka::kpi
