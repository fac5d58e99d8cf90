#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "core/base/text.h"
#include "core/locale/calendar_words.h"
#include "core/locale/numbers.h"

namespace samverka::locale {

namespace {

using base::ErrorCode;
using base::fail;

// Longer texts are no number that anybody typed.
constexpr std::size_t kTypedBytesMax = 200;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\u00a0' || (c >= U'\u2000' && c <= U'\u200a') ||
           c == U'\u202f' || c == U'\u205f' || c == U'\u3000';
}

// Hyphen-minus, the minus sign, and the dashes that word processors make of it.
bool is_minus(char32_t c) {
    return c == U'-' || c == U'\u2212' || c == U'\u2010' || c == U'\u2011' || c == U'\u2013';
}

// What was typed as code points, spaces made one and cut at both ends. Nothing for what is not text
// or too long.
std::optional<std::u32string> typed_characters(std::string_view typed) {
    if (typed.size() > kTypedBytesMax || base::first_bad_utf8(typed)) return std::nullopt;
    const std::string_view inner = base::trimmed(typed);
    std::u32string characters;
    std::size_t position = 0;
    while (position < inner.size()) {
        const char32_t c = base::next_code_point(inner, position);
        characters.push_back(is_space(c) ? U' ' : c);
    }
    while (characters.ends_with(U' ')) characters.pop_back();
    while (characters.starts_with(U' ')) characters.erase(0, 1);
    return characters;
}

struct Marks {
    char32_t decimal = 0;  // 0: there is none
    char32_t thousands = 0;
};

// Does one separator, standing once, mean thousands here? One to three digits before it, not a lone
// or leading 0, three after.
bool looks_like_thousands(std::u32string_view text, std::size_t place) {
    return place >= 1 && place <= 3 && text[0] != U'0' && text.size() - place - 1 == 3;
}

// Which signs mean what, by the rules that the header gives. Nothing when they contradict each
// other; a space where another sign stands between thousands is refused when the groups are read.
std::optional<Marks> marks_in(std::u32string_view text, Language language) {
    const auto commas = std::count(text.begin(), text.end(), U',');
    const auto points = std::count(text.begin(), text.end(), U'.');
    const bool spaces = text.find(U' ') != std::u32string_view::npos;
    if (commas > 0 && points > 0) {
        const bool comma_last = text.rfind(U',') > text.rfind(U'.');
        if ((comma_last ? commas : points) != 1) return std::nullopt;
        return comma_last ? Marks{.decimal = U',', .thousands = U'.'}
                          : Marks{.decimal = U'.', .thousands = U','};
    }
    const char32_t mark = commas > 0 ? U',' : U'.';
    const auto count = commas + points;
    if (count > 1) return Marks{.thousands = mark};
    if (count == 1 && !spaces) {
        const char32_t language_thousands = language == Language::Swedish ? U'.' : U',';
        if (mark == language_thousands && looks_like_thousands(text, text.find(mark))) {
            return Marks{.thousands = mark};
        }
    }
    return Marks{.decimal = count == 1 ? mark : U'\0', .thousands = spaces ? U' ' : U'\0'};
}

// The digits of "1 234 567", where every group after the first has three. Nothing when it is
// written otherwise.
std::optional<std::string> ungrouped(std::u32string_view text, char32_t thousands) {
    std::string digits;
    std::size_t in_group = 0;
    bool first_group = true;
    for (const char32_t c : text) {
        if (is_digit(c)) {
            digits.push_back(static_cast<char>(c));
            ++in_group;
            if (!first_group && in_group > 3) return std::nullopt;
            continue;
        }
        const bool complete = first_group ? in_group >= 1 && in_group <= 3 : in_group == 3;
        if (thousands == 0 || c != thousands || !complete) return std::nullopt;
        first_group = false;
        in_group = 0;
    }
    if (!first_group && in_group != 3) return std::nullopt;
    return digits;
}

// Digits and separators, without sign and unit, to the stored form.
base::Result<base::Decimal> read_unsigned(std::u32string_view text, bool negative,
                                          Language language) {
    const auto refused = fail(ErrorCode::NumberSyntax, {}, "not a number");
    const auto marks = marks_in(text, language);
    if (!marks) return refused;
    const std::size_t point = marks->decimal == 0 ? text.size() : text.find(marks->decimal);
    auto whole = ungrouped(text.substr(0, point), marks->thousands);
    auto fraction = std::optional<std::string>("");
    if (point < text.size()) fraction = ungrouped(text.substr(point + 1), 0);
    if (!whole || !fraction) return refused;
    if (point < text.size() ? fraction->empty() : whole->empty()) return refused;
    whole->erase(0, std::min(whole->find_first_not_of('0'), whole->size()));
    const bool zero = whole->empty() && fraction->find_first_not_of('0') == std::string::npos;
    std::string stored = negative && !zero ? "-" : "";
    stored.append(whole->empty() ? "0" : *whole);
    if (!fraction->empty()) stored.append(".").append(*fraction);
    return base::Decimal::parse(stored);
}

// Takes a sign and the space after it from the front.
enum class Sign : std::uint8_t { None, Plus, Minus };

Sign take_sign(std::u32string_view& text) {
    if (text.empty() || (text[0] != U'+' && !is_minus(text[0]))) return Sign::None;
    const Sign sign = text[0] == U'+' ? Sign::Plus : Sign::Minus;
    text.remove_prefix(1);
    while (text.starts_with(U' ')) text.remove_prefix(1);
    return sign;
}

std::u32string_view without_end_spaces(std::u32string_view text) {
    while (text.ends_with(U' ')) text.remove_suffix(1);
    while (text.starts_with(U' ')) text.remove_prefix(1);
    return text;
}

// Typed money in parts: "SEK 2.5m" is the words "sek" and "m" around "2.5".
struct TypedMoney {
    std::string before;
    std::u32string_view number;
    std::string after;
    bool negative = false;
};

// Letters in lower case without spaces and full stops: "Mkr." and "m kr" are "mkr".
std::string unit_word(std::u32string_view text) {
    std::string word;
    for (const char32_t c : text) {
        if (c != U' ' && c != U'.') base::append_utf8(word, c);
    }
    return base::folded(word);
}

std::optional<TypedMoney> typed_money(std::u32string_view text) {
    TypedMoney money;
    const Sign outer = take_sign(text);
    const auto starts_number = [](char32_t c) {
        return is_digit(c) || c == U',' || c == U'+' || is_minus(c);
    };
    const auto first = std::find_if(text.begin(), text.end(), starts_number);
    money.before = unit_word(text.substr(0, static_cast<std::size_t>(first - text.begin())));
    text.remove_prefix(static_cast<std::size_t>(first - text.begin()));
    const Sign inner = take_sign(text);
    if (outer != Sign::None && inner != Sign::None) return std::nullopt;
    const std::size_t last_digit = text.find_last_of(U"0123456789");
    if (last_digit == std::u32string_view::npos) return std::nullopt;
    money.number = text.substr(0, last_digit + 1);
    money.after = unit_word(text.substr(last_digit + 1));
    money.negative = outer == Sign::Minus || inner == Sign::Minus;
    return money;
}

bool is_currency_word(std::string_view word, const Currency& currency) {
    if (word == base::folded(currency.code)) return true;
    if (currency.code == "SEK") return word == "kr" || word == "kronor" || word == ":-";
    if (currency.code == "EUR") return word == "€";
    if (currency.code == "GBP") return word == "£";
    if (currency.code == "USD") return word == "$";
    return (currency.code == "NOK" || currency.code == "DKK") && word == "kr";
}

struct Scale {
    std::string_view word;
    int zeros;
};

// Longer words first: "mn" is not "m" and an unknown "n".
constexpr Scale kScales[] = {
    {"miljarder", 9}, {"miljard", 9}, {"miljoner", 6}, {"miljon", 6}, {"million", 6},
    {"tusen", 3},     {"mdr", 9},     {"mn", 6},       {"mio", 6},    {"md", 9},
    {"bn", 9},        {"m", 6},       {"t", 3},        {"k", 3},      {"", 0},
};

// The zeros that a word after the number adds: "tkr", "k", "Mkr", "mnkr". Nothing for a word that
// is not about this money.
std::optional<int> zeros_of(std::string_view word, const Currency& currency) {
    for (const Scale& scale : kScales) {
        if (!word.starts_with(scale.word)) continue;
        const std::string_view rest = word.substr(scale.word.size());
        if (rest.empty() || is_currency_word(rest, currency)) return scale.zeros;
    }
    return std::nullopt;
}

// value × 10^places as an integer, exactly.
base::Result<std::int64_t> shifted(const base::Decimal& value, int places) {
    __int128 shifted = value.coefficient();
    for (int i = value.scale(); i > places; --i) {
        if (shifted % 10 != 0) {
            return fail(ErrorCode::NumberRange, {}, "finer than the currency's smallest unit");
        }
        shifted /= 10;
    }
    constexpr auto kMax = std::numeric_limits<std::int64_t>::max();
    const auto fits = [&] { return -kMax <= shifted && shifted <= kMax; };
    for (int i = value.scale(); i < places && fits(); ++i) shifted *= 10;
    if (!fits()) return fail(ErrorCode::NumberRange, {}, "more money than there is");
    return static_cast<std::int64_t>(shifted);
}

// A date typed: its numbers in order, and the month if it was given as a word.
struct TypedDate {
    std::vector<std::string> numbers;
    int month = 0;
};

// The month that a word names in either language, or 0: the short and the long form, and "sept".
int month_of(std::string_view word) {
    for (std::size_t i = 0; i < kMonthNames.size(); ++i) {
        const MonthNames& names = kMonthNames[i];
        for (const std::string_view name :
             {names.sv_short, names.sv_long, names.en_short, names.en_long}) {
            if (word == base::folded(name)) return static_cast<int>(i) + 1;
        }
    }
    return word == "sept" ? 9 : 0;
}

// Cuts a date at everything that is neither digit nor letter. Nothing when a word in it is not a
// month.
std::optional<TypedDate> typed_date(std::u32string_view text) {
    const auto is_separator = [](char32_t c) {
        return c == U' ' || c == U'.' || c == U',' || c == U'/' || is_minus(c);
    };
    TypedDate date;
    while (!text.empty()) {
        if (is_separator(text[0])) {
            text.remove_prefix(1);
            continue;
        }
        const bool number = is_digit(text[0]);
        const auto end = std::find_if(text.begin(), text.end(), [&](char32_t c) {
            return is_separator(c) || is_digit(c) != number;
        });
        std::string word;
        for (const char32_t c : std::u32string_view(text.begin(), end)) base::append_utf8(word, c);
        text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
        if (number) {
            date.numbers.push_back(std::move(word));
        } else {
            const int month = month_of(base::folded(word));
            if (month == 0 || date.month != 0) return std::nullopt;
            date.month = month;
        }
    }
    return date;
}

int number_in(const std::string& digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

// Year, month and day from typed numbers. A year has four digits: "30/9/26" could be two dates.
std::optional<base::CivilDay> civil_day(const TypedDate& date) {
    const auto& numbers = date.numbers;
    const auto fits = [](const std::string& digits) { return digits.size() <= 2; };
    if (date.month != 0) {
        if (numbers.size() != 2 || !fits(numbers[0]) || numbers[1].size() != 4) return std::nullopt;
        return base::CivilDay{number_in(numbers[1]), date.month, number_in(numbers[0])};
    }
    if (numbers.size() == 1 && numbers[0].size() == 8) {
        return base::CivilDay{number_in(numbers[0].substr(0, 4)),
                              number_in(numbers[0].substr(4, 2)),
                              number_in(numbers[0].substr(6, 2))};
    }
    if (numbers.size() != 3 || !fits(numbers[1])) return std::nullopt;
    if (numbers[0].size() == 4 && fits(numbers[2])) {
        return base::CivilDay{number_in(numbers[0]), number_in(numbers[1]), number_in(numbers[2])};
    }
    if (fits(numbers[0]) && numbers[2].size() == 4) {
        return base::CivilDay{number_in(numbers[2]), number_in(numbers[1]), number_in(numbers[0])};
    }
    return std::nullopt;
}

}  // namespace

base::Result<base::Decimal> read_decimal(std::string_view typed, Language language) {
    const auto characters = typed_characters(typed);
    if (!characters) return fail(ErrorCode::NumberSyntax, {}, "not a number");
    std::u32string_view text = *characters;
    const Sign sign = take_sign(text);
    if (text.ends_with(U'%')) text = without_end_spaces(text.substr(0, text.size() - 1));
    return read_unsigned(text, sign == Sign::Minus, language);
}

base::Result<std::int64_t> read_integer(std::string_view typed, Language language) {
    SV_TRY(const base::Decimal value, read_decimal(typed, language));
    return value.to_integer();
}

base::Result<base::Money> read_money(std::string_view typed, const Currency& currency,
                                     Language language) {
    const auto refused = fail(ErrorCode::NumberSyntax, {}, "not an amount of this currency");
    const auto characters = typed_characters(typed);
    if (!characters) return refused;
    const auto money = typed_money(*characters);
    if (!money) return refused;
    const bool known_before = money->before.empty() || is_currency_word(money->before, currency);
    const auto zeros = zeros_of(money->after, currency);
    if (!known_before || !zeros) return refused;
    SV_TRY(const base::Decimal value, read_unsigned(money->number, money->negative, language));
    SV_TRY(const std::int64_t minor, shifted(value, currency.decimals + *zeros));
    return base::Money{minor};
}

base::Result<base::Date> read_date(std::string_view typed, Language) {
    const auto characters = typed_characters(typed);
    const auto date = characters ? typed_date(*characters) : std::nullopt;
    const auto day = date ? civil_day(*date) : std::nullopt;
    if (!day) return fail(ErrorCode::DateSyntax, {}, "not a date");
    return base::Date::from_civil(day->year, day->month, day->day);
}

}  // namespace samverka::locale
