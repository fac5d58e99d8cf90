#include <algorithm>
#include <array>

#include "core/base/assert.h"
#include "core/base/text.h"
#include "core/locale/calendar_words.h"
#include "core/locale/numbers.h"

namespace samverka::locale {

namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kNoBreakSpace = "\u00a0";

bool is_swedish(Language language) { return language == Language::Swedish; }

// A stored form's parts: "-1234.50" is a minus, "1234" and "50".
struct NumberParts {
    bool negative = false;
    std::string whole;
    std::string fraction;
};

NumberParts parts_of(std::string text) {
    NumberParts parts;
    parts.negative = text.starts_with('-');
    if (parts.negative) text.erase(0, 1);
    const std::size_t point = text.find('.');
    if (point != std::string::npos) parts.fraction = text.substr(point + 1);
    parts.whole = text.substr(0, point);
    return parts;
}

std::string grouped(std::string_view digits, Language language) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            out.append(is_swedish(language) ? "\u202f" : ",");
        out.push_back(digits[i]);
    }
    return out;
}

std::string show_parts(const NumberParts& parts, Language language) {
    std::string out = grouped(parts.whole, language);
    if (!parts.fraction.empty()) {
        out.push_back(is_swedish(language) ? ',' : '.');
        out.append(parts.fraction);
    }
    return out;
}

// How many decimals are shown of a number that may have been left unrounded.
std::size_t decimals_shown(const NumberParts& parts) {
    constexpr std::size_t kRuleMost = 12;  // what a rule of rounding keeps at most
    constexpr std::size_t kOfUnrounded = 2;
    if (parts.fraction.size() <= kRuleMost) return parts.fraction.size();
    const std::size_t first = parts.fraction.find_first_not_of('0');
    if (parts.whole != "0" || first == std::string::npos) return kOfUnrounded;
    return std::min(first + kOfUnrounded, parts.fraction.size());
}

// Money by magnitude, so that the least of 64-bit integers has one too.
struct MoneyParts {
    bool negative = false;
    std::uint64_t minor = 0;
    std::uint64_t minor_per_unit = 1;
};

MoneyParts money_parts(base::Money value, const Currency& currency) {
    SV_ASSERT(0 <= currency.decimals && currency.decimals <= 4);
    MoneyParts parts;
    parts.negative = value.minor < 0;
    parts.minor = static_cast<std::uint64_t>(value.minor);
    if (parts.negative) parts.minor = 0 - parts.minor;
    for (int i = 0; i < currency.decimals; ++i) parts.minor_per_unit *= 10;
    return parts;
}

// Öre are written both or not at all; of 2,5 million the zeros at the end are left out.
enum class Zeros : std::uint8_t { Keep, Trim };

// minor / unit, exactly. Precondition: `unit` is a power of ten.
std::string amount(std::uint64_t minor, std::uint64_t unit, Zeros zeros, Language language) {
    NumberParts parts;
    parts.whole = base::number_text(static_cast<std::int64_t>(minor / unit));
    std::uint64_t rest = minor % unit;
    for (std::uint64_t place = unit / 10; place > 0; place /= 10) {
        parts.fraction.push_back(static_cast<char>('0' + static_cast<char>(rest / place)));
        rest %= place;
    }
    const bool whole = parts.fraction.find_first_not_of('0') == std::string::npos;
    if (whole) parts.fraction.clear();
    if (zeros == Zeros::Trim) {
        while (parts.fraction.ends_with('0')) parts.fraction.pop_back();
    }
    return show_parts(parts, language);
}

enum class Magnitude : std::uint8_t { Unit, Thousand, Million };

// "kr", "tkr", "Mkr"; "EUR", "tEUR", "MEUR".
std::string swedish_unit(const Currency& currency, Magnitude magnitude) {
    std::string unit = currency.code == "SEK" ? "kr" : currency.code;
    switch (magnitude) {
        case Magnitude::Unit:
            return unit;
        case Magnitude::Thousand:
            return "t" + unit;
        case Magnitude::Million:
            return "M" + unit;
    }
    SV_ASSERT(false);
}

std::string_view english_suffix(Magnitude magnitude) {
    switch (magnitude) {
        case Magnitude::Unit:
            return "";
        case Magnitude::Thousand:
            return "k";
        case Magnitude::Million:
            return "m";
    }
    SV_ASSERT(false);
}

Magnitude brief_magnitude(const MoneyParts& parts) {
    const std::uint64_t thousand = parts.minor_per_unit * 1000;
    const std::uint64_t million = thousand * 1000;
    if (parts.minor >= million && parts.minor % (million / 100) == 0) return Magnitude::Million;
    if (parts.minor >= thousand && parts.minor % thousand == 0) return Magnitude::Thousand;
    return Magnitude::Unit;
}

std::uint64_t minor_per(const MoneyParts& parts, Magnitude magnitude) {
    switch (magnitude) {
        case Magnitude::Unit:
            return parts.minor_per_unit;
        case Magnitude::Thousand:
            return parts.minor_per_unit * 1000;
        case Magnitude::Million:
            return parts.minor_per_unit * 1000 * 1000;
    }
    SV_ASSERT(false);
}

std::string_view month_name(int month, DateStyle style, Language language) {
    const MonthNames& names = kMonthNames[static_cast<std::size_t>(month - 1)];
    if (style == DateStyle::Short) return is_swedish(language) ? names.sv_short : names.en_short;
    return is_swedish(language) ? names.sv_long : names.en_long;
}

std::string spaced(std::initializer_list<std::string_view> words) {
    std::string out;
    for (const std::string_view word : words) {
        if (!out.empty()) out.append(kNoBreakSpace);
        out.append(word);
    }
    return out;
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + base::number_text(number); }

// A quarter, half or year from its text form: "2026-Q3", "FY2026-H2", "2026".
std::string show_part_of_year(std::string_view text, Language language) {
    const bool fiscal = text.starts_with("FY");
    if (fiscal) text.remove_prefix(2);
    const std::string_view year = text.substr(0, 4);
    const std::string_view part = text.size() > 4 ? text.substr(5) : std::string_view();
    if (!is_swedish(language)) {
        if (part.empty()) return fiscal ? spaced({"FY", year}) : std::string(year);
        return fiscal ? spaced({part, "FY", year}) : spaced({part, year});
    }
    if (part.empty()) return fiscal ? spaced({"räkenskapsåret", year}) : std::string(year);
    const std::string_view kind = part[0] == 'Q' ? "kvartal" : "halvår";
    return fiscal ? spaced({kind, part.substr(1), "räkenskapsåret", year})
                  : spaced({kind, part.substr(1), year});
}

}  // namespace

std::string show_integer(std::int64_t value, Language language) {
    const NumberParts parts = parts_of(base::number_text(value));
    return std::string(parts.negative ? kMinus : "") + show_parts(parts, language);
}

std::string show_decimal(const base::Decimal& value, Language language) {
    NumberParts parts = parts_of(value.text());
    const std::string rest = parts.fraction.substr(decimals_shown(parts));
    const bool has_more = rest.find_first_not_of('0') != std::string::npos;
    parts.fraction.resize(parts.fraction.size() - rest.size());
    return std::string(parts.negative ? kMinus : "") + show_parts(parts, language) +
           (has_more ? "…" : "");
}

std::string show_every_digit(const base::Decimal& value, Language language) {
    const NumberParts parts = parts_of(value.text());
    return std::string(parts.negative ? kMinus : "") + show_parts(parts, language);
}

std::string with_unit(std::string number, std::string_view unit, Language language) {
    if (unit.empty()) return number;
    const bool close = unit == "%" && language == Language::English;
    if (!close) number.append(kNoBreakSpace);
    number.append(unit);
    return number;
}

std::string show_money(base::Money value, const Currency& currency, MoneyStyle style,
                       Language language) {
    const MoneyParts parts = money_parts(value, currency);
    const Magnitude magnitude =
        style == MoneyStyle::Brief ? brief_magnitude(parts) : Magnitude::Unit;
    const Zeros zeros = magnitude == Magnitude::Unit ? Zeros::Keep : Zeros::Trim;
    const std::string number = amount(parts.minor, minor_per(parts, magnitude), zeros, language);
    std::string out(parts.negative ? kMinus : "");
    if (is_swedish(language)) {
        out.append(spaced({number, swedish_unit(currency, magnitude)}));
    } else {
        out.append(spaced({currency.code, number}));
        out.append(english_suffix(magnitude));
    }
    return out;
}

std::string show_date(base::Date date, DateStyle style, Language language) {
    const base::CivilDay day = date.civil();
    const std::string_view month = month_name(day.month, style, language);
    const std::string year = base::number_text(day.year);
    if (style == DateStyle::MonthYear) return spaced({month, year});
    return spaced({base::number_text(day.day), month, year});
}

std::string show_period(const base::Period& period, Language language) {
    const std::string text = period.text();
    switch (period.kind()) {
        case base::PeriodKind::Day:
            return show_date(period.first(), DateStyle::Short, language);
        case base::PeriodKind::Week: {
            // "2026-W05" is week 5.
            const std::string week = base::number_text((text[6] - '0') * 10 + (text[7] - '0'));
            return spaced({is_swedish(language) ? "vecka" : "week", week, text.substr(0, 4)});
        }
        case base::PeriodKind::Month:
            return show_date(period.first(), DateStyle::MonthYear, language);
        case base::PeriodKind::Quarter:
        case base::PeriodKind::Half:
        case base::PeriodKind::Year:
            return show_part_of_year(text, language);
    }
    SV_ASSERT(false);
}

std::string show_instant(base::Instant instant, Language language) {
    const std::string text = instant.text();
    return spaced(
        {show_date(instant.date_utc(), DateStyle::Short, language), text.substr(11, 5), "UTC"});
}

std::string edit_decimal(const base::Decimal& value, Language language) {
    std::string text = value.text();
    const std::size_t point = text.find('.');
    if (point != std::string::npos && is_swedish(language)) text[point] = ',';
    return text;
}

std::string edit_money(base::Money value, const Currency& currency, Language language) {
    const MoneyParts parts = money_parts(value, currency);
    const base::Decimal units = base::Decimal::from_scaled(value.minor, currency.decimals);
    std::string text = edit_decimal(units, language);
    if (parts.minor % parts.minor_per_unit == 0 && currency.decimals > 0) {
        text.resize(text.size() - static_cast<std::size_t>(currency.decimals) - 1);
    }
    return text;
}

std::string edit_date(base::Date date, Language language) {
    if (is_swedish(language)) return date.text();
    const base::CivilDay day = date.civil();
    return two_digits(day.day) + "/" + two_digits(day.month) + "/" + date.text().substr(0, 4);
}

}  // namespace samverka::locale
