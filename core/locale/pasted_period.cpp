// The names that people give periods in the headings of their sheets.
#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/locale/calendar_words.h"
#include "core/locale/numbers.h"
#include "core/locale/pasted.h"

namespace samverka::locale {

namespace {

using base::Period;
using base::PeriodKind;

// A heading as words and numbers, whatever stands between them.
struct Heading {
    std::vector<std::string> words;
    std::vector<std::string> numbers;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Anything that is not ASCII is a letter here: "halvår".
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::string spaced(std::string_view cell) {
    // Spaces that do not break are letters to nobody.
    std::string out;
    for (std::size_t at = 0; at < cell.size();) {
        const char32_t c = base::next_code_point(cell, at);
        const bool space = c == U'\u00a0' || c == U'\u202f' || c == U'\u2009' || c == U'\u2013' ||
                           c == U'\u2011' || c == U'\u2212';
        if (space)
            out += ' ';
        else
            base::append_utf8(out, c);
    }
    return out;
}

Heading heading_of(std::string_view cell) {
    Heading out;
    const std::string text = base::folded(spaced(cell));
    for (std::size_t at = 0; at < text.size();) {
        const bool digits = is_digit(text[at]);
        if (!digits && !is_letter(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && (digits ? is_digit(text[end]) : is_letter(text[end]))) ++end;
        (digits ? out.numbers : out.words).push_back(text.substr(at, end - at));
        at = end;
    }
    return out;
}

// 1–12, or 0.
int month_named(const std::string& word) {
    if (word == "sept") return 9;
    for (std::size_t i = 0; i < kMonthNames.size(); ++i) {
        const MonthNames& names = kMonthNames[i];
        for (const std::string_view name :
             {names.sv_short, names.sv_long, names.en_short, names.en_long})
            if (base::folded(name) == word) return static_cast<int>(i) + 1;
    }
    return 0;
}

struct PartName {
    PeriodKind kind;
    std::string_view word;
};
constexpr std::array kPartNames{
    PartName{PeriodKind::Week, "v"},          PartName{PeriodKind::Week, "vecka"},
    PartName{PeriodKind::Week, "w"},          PartName{PeriodKind::Week, "week"},
    PartName{PeriodKind::Week, "wk"},         PartName{PeriodKind::Quarter, "q"},
    PartName{PeriodKind::Quarter, "kv"},      PartName{PeriodKind::Quarter, "kvartal"},
    PartName{PeriodKind::Quarter, "quarter"}, PartName{PeriodKind::Half, "h"},
    PartName{PeriodKind::Half, "halvår"},     PartName{PeriodKind::Half, "half"},
};

std::optional<std::string> year_of(const std::string& digits) {
    if (digits.size() == 4) return digits;
    if (digits.size() == 2) return "20" + digits;
    return std::nullopt;
}

std::string two_digits(std::string number) {
    return number.size() == 1 ? "0" + std::move(number) : number;
}

std::optional<Period> parsed(const std::string& text, PeriodKind kind) {
    const auto period = Period::parse(text);
    if (!period || period->kind() != kind) return std::nullopt;
    return *period;
}

// What stands after the year in the stored form: "-09", "-Q3", "-W40".
std::optional<Period> in_year(const std::string& part, const std::optional<std::string>& year,
                              PeriodKind kind, std::span<const Period> near) {
    if (year) return parsed(*year + part, kind);
    const Period* found = nullptr;
    for (const Period& period : near) {
        if (period.kind() != kind || !period.text().ends_with(part)) continue;
        if (found != nullptr) return std::nullopt;  // of two years: which is meant is not said
        found = &period;
    }
    return found == nullptr ? std::nullopt : std::optional(*found);
}

std::optional<Period> read_month(const Heading& heading, std::span<const Period> near) {
    const auto& numbers = heading.numbers;
    if (heading.words.size() == 1 && numbers.size() <= 1) {
        const int month = month_named(heading.words[0]);
        if (month == 0) return std::nullopt;
        std::optional<std::string> year;
        if (numbers.size() == 1) {
            year = year_of(numbers[0]);
            if (!year) return std::nullopt;
        }
        return in_year("-" + two_digits(base::number_text(month)), year, PeriodKind::Month, near);
    }
    if (!heading.words.empty()) return std::nullopt;
    if (numbers.size() == 1 && numbers[0].size() == 6)
        return parsed(numbers[0].substr(0, 4) + "-" + numbers[0].substr(4), PeriodKind::Month);
    if (numbers.size() != 2) return std::nullopt;
    const bool year_first = numbers[0].size() == 4;
    const std::string& year = numbers[year_first ? 0 : 1];
    const std::string& month = numbers[year_first ? 1 : 0];
    if (year.size() != 4 || month.size() > 2) return std::nullopt;
    return parsed(year + "-" + two_digits(month), PeriodKind::Month);
}

std::optional<Period> read_part(const Heading& heading, PeriodKind kind,
                                std::span<const Period> near) {
    if (heading.words.size() != 1 || heading.numbers.empty() || heading.numbers.size() > 2)
        return std::nullopt;
    const bool named = std::any_of(kPartNames.begin(), kPartNames.end(), [&](const PartName& one) {
        return one.kind == kind && one.word == heading.words[0];
    });
    if (!named) return std::nullopt;
    // The year is the longer of two numbers, the last of two that are equally long: "v 40 26".
    std::string number = heading.numbers[0];
    std::optional<std::string> year;
    if (heading.numbers.size() == 2) {
        std::string other = heading.numbers[1];
        if (number.size() > other.size()) std::swap(number, other);
        year = year_of(other);
        if (!year) return std::nullopt;
    }
    const std::string letter = kind == PeriodKind::Week      ? "W"
                               : kind == PeriodKind::Quarter ? "Q"
                                                             : "H";
    if (kind == PeriodKind::Week) number = two_digits(number);
    return in_year("-" + letter + number, year, kind, near);
}

// A sheet that formats its months as dates gives their first or last day.
std::optional<Period> read_day(std::string_view cell, PeriodKind kind) {
    const auto date = read_date(cell, Language::Swedish);
    if (!date) return std::nullopt;
    const Period period = Period::containing(*date, kind);
    return *date == period.first() || *date == period.last() ? std::optional(period) : std::nullopt;
}

}  // namespace

std::optional<Period> read_pasted_period(std::string_view cell, PeriodKind kind,
                                         std::span<const Period> near) {
    const std::string_view inner = base::trimmed(cell);
    constexpr std::size_t kLongest = 60;
    if (inner.empty() || inner.size() > kLongest || base::first_bad_utf8(inner))
        return std::nullopt;
    if (const auto stored = parsed(std::string(inner), kind)) return stored;
    if (const auto day = read_day(inner, kind)) return day;
    const Heading heading = heading_of(inner);
    switch (kind) {
        case PeriodKind::Month:
            return read_month(heading, near);
        case PeriodKind::Week:
        case PeriodKind::Quarter:
        case PeriodKind::Half:
            return read_part(heading, kind, near);
        case PeriodKind::Day:
        case PeriodKind::Year:
            break;
    }
    return std::nullopt;
}

}  // namespace samverka::locale
