#include "core/kpi/formula_words.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/base/text.h"

namespace samverka::kpi {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kFunctions{"abs"sv,
                                "avg"sv,
                                "count"sv,
                                "first"sv,
                                "has_data"sv,
                                "if"sv,
                                "last"sv,
                                "max"sv,
                                "median"sv,
                                "min"sv,
                                "percentile"sv,
                                "previous"sv,
                                "same_period_last_year"sv,
                                "sum"sv};
constexpr std::array kOtherWords{"and"sv, "not"sv, "or"sv, "rolling"sv, "ytd"sv};

// Signs of more than one byte and those of one, longest first.
constexpr std::array<std::pair<std::string_view, FormulaSign>, 24> kSigns{{
    {"≤", FormulaSign::LessOrEqual},
    {"≥", FormulaSign::GreaterOrEqual},
    {"≠", FormulaSign::NotEqual},
    {"\u2212", FormulaSign::Minus},
    {"×", FormulaSign::Times},
    {"·", FormulaSign::Times},
    {"÷", FormulaSign::Over},
    {"<=", FormulaSign::LessOrEqual},
    {">=", FormulaSign::GreaterOrEqual},
    {"<>", FormulaSign::NotEqual},
    {"!=", FormulaSign::NotEqual},
    {"==", FormulaSign::Equal},
    {"+", FormulaSign::Plus},
    {"-", FormulaSign::Minus},
    {"*", FormulaSign::Times},
    {"/", FormulaSign::Over},
    {"<", FormulaSign::Less},
    {">", FormulaSign::Greater},
    {"=", FormulaSign::Equal},
    {"(", FormulaSign::Open},
    {")", FormulaSign::Close},
    {";", FormulaSign::Separator},
    {",", FormulaSign::Separator},
    {"%", FormulaSign::Percent},
}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t space_at(std::string_view rest) {
    for (const std::string_view space : {" "sv, "\t"sv, "\n"sv, "\r"sv, "\u00a0"sv, "\u202f"sv})
        if (rest.starts_with(space)) return space.size();
    return 0;
}

const std::pair<std::string_view, FormulaSign>* sign_at(std::string_view rest) {
    for (const auto& sign : kSigns)
        if (rest.starts_with(sign.first)) return &sign;
    return nullptr;
}

// Bytes beyond ASCII are letters, unless they are signs or spaces.
bool is_letter_at(std::string_view rest) {
    if (rest.empty()) return false;
    const char c = rest.front();
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') return true;
    return static_cast<unsigned char>(c) >= 0x80U && sign_at(rest) == nullptr &&
           space_at(rest) == 0;
}

std::size_t number_length(std::string_view rest) {
    std::size_t at = 0;
    bool point = false;
    while (at < rest.size()) {
        const bool mark = rest[at] == '.' || rest[at] == ',';
        if (mark && (point || at + 1 >= rest.size() || !is_digit(rest[at + 1]))) break;
        if (!mark && !is_digit(rest[at])) break;
        point = point || mark;
        ++at;
    }
    return at;
}

std::size_t name_length(std::string_view rest) {
    std::size_t at = 0;
    while (at < rest.size() && (is_letter_at(rest.substr(at)) || is_digit(rest[at]))) ++at;
    return at;
}

// How many letters must be changed, added or left out to make one of the other.
std::size_t distance(std::string_view left, std::string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t i = 0; i <= right.size(); ++i) row[i] = i;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t changed = diagonal + (left[i - 1] == right[j - 1] ? 0U : 1U);
            diagonal = row[j];
            row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[right.size()];
}

}  // namespace

FormulaToken next_token(std::string_view text, std::uint32_t at) {
    while (at < text.size()) {
        const std::size_t space = space_at(text.substr(at));
        if (space == 0) break;
        at += static_cast<std::uint32_t>(space);
    }
    const std::string_view rest = text.substr(at);
    const auto token = [&](FormulaSign sign, std::size_t length) {
        return FormulaToken{
            .sign = sign, .begin = at, .end = at + static_cast<std::uint32_t>(length)};
    };
    if (rest.empty()) return token(FormulaSign::End, 0);
    if (is_digit(rest.front())) return token(FormulaSign::Number, number_length(rest));
    if (const auto* sign = sign_at(rest)) return token(sign->second, sign->first.size());
    if (is_letter_at(rest)) return token(FormulaSign::Name, name_length(rest));
    return token(FormulaSign::Foreign, 1);
}

std::span<const std::string_view> formula_functions() { return kFunctions; }

bool is_reserved_word(std::string_view name) {
    return std::ranges::find(kFunctions, name) != kFunctions.end() ||
           std::ranges::find(kOtherWords, name) != kOtherWords.end();
}

std::string_view most_like(std::string_view name, std::span<const std::string_view> candidates) {
    const std::string wanted = base::folded(name);
    std::size_t best = std::max<std::size_t>(2, name.size() / 3) + 1;
    std::string_view found;
    for (const std::string_view candidate : candidates) {
        const std::size_t far = distance(wanted, base::folded(candidate));
        if (far >= best) continue;
        best = far;
        found = candidate;
    }
    return found;
}

}  // namespace samverka::kpi
