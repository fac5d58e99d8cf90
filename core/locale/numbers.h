// Numbers, money, dates and periods as Swedes and Britons write and type them, and sorting of
// names.
//
// Shown: Swedish "1 234,5" with U+202F narrow no-break spaces between thousands, a decimal comma
// and the minus sign U+2212; English "1,234.5" with the same minus. Everything shown holds together
// when a line breaks: other spaces in it are U+00A0.
//
// A number that was computed and not rounded may have 34 digits. Shown, what has more than twelve
// decimals (no rule of rounding keeps more) is cut after two, below 1 after two that are not
// leading zeros, with a sign that there is more: "48,83…", "0,0012…". It is cut and not rounded, so
// that what is under a limit never looks as if it reached it. `show_every_digit` is for what people
// have typed and check: fields, the sheet of measurements.
//
// Money has its currency beside it. `Brief` uses the largest of million (at most two decimals),
// thousand (none) and unit that loses nothing: "25 Mkr", "2,5 Mkr", "500 tkr", "1 234 kr", "1
// 234,50 kr"; "SEK 25m", "SEK 500k", "SEK 1,234.50". `Full` stays in the unit: "25 000 000 kr".
// Decimals are shown when there are öre. Dates: "30 sep 2026" / "30 Sep 2026" (short), "30
// september 2026" / "30 September 2026" (long), "september 2026" (month and year). Instants are
// shown in UTC and say so.
//
// Read: what people type or paste in either language's habits: "99,9", "1 234,5", "99,9 %", any
// minus, any Unicode space between thousands; dates "2026-09-30", "20260930", "30/9/2026",
// "30.9.2026", "30 sep 2026"; money with "kr", "SEK", "tkr", "k", "Mkr", "m", "mnkr". Which of
// comma and point is the decimal sign: where both stand, the last kind; where one stands more than
// once, neither; where one stands once, it is, except that the sign which the language uses between
// thousands ("," in English, "." in Swedish) is that when it stands between one to three digits,
// not a lone 0, and exactly three. So "1.234,5" and "1,234.5" are the same number in both
// languages, and "1,234" is not. Groups that are not of three digits, or mixed signs between
// groups, are NumberSyntax: two readings are never chosen between in silence. The stored form never
// depends on the language.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/message.h"
#include "core/base/result.h"
#include "core/locale/messages.h"
#include "core/locale/runs.h"

namespace samverka::locale {

enum class MoneyStyle : std::uint8_t { Brief, Full };
enum class DateStyle : std::uint8_t { Short, Long, MonthYear };

[[nodiscard]] std::string show_integer(std::int64_t value, Language language);
[[nodiscard]] std::string show_decimal(const base::Decimal& value, Language language);
[[nodiscard]] std::string show_every_digit(const base::Decimal& value, Language language);
// "99,9 %" in Swedish, "99.9%" in English; any other unit stands apart in both.
[[nodiscard]] std::string with_unit(std::string number, std::string_view unit, Language language);
[[nodiscard]] std::string show_money(base::Money value, const Currency& currency, MoneyStyle style,
                                     Language language);
[[nodiscard]] std::string show_date(base::Date date, DateStyle style, Language language);
[[nodiscard]] std::string show_period(const base::Period& period, Language language);
[[nodiscard]] std::string show_instant(base::Instant instant, Language language);

// What stands in an input field when editing begins: the stored value as a person of the language
// would type it, without signs between thousands ("1234,5", "-2500000"; dates "2026-09-30" and
// "30/09/2026"). Reads back as the same value.
[[nodiscard]] std::string edit_decimal(const base::Decimal& value, Language language);
[[nodiscard]] std::string edit_money(base::Money value, const Currency& currency,
                                     Language language);
[[nodiscard]] std::string edit_date(base::Date date, Language language);

// Errors: NumberSyntax, NumberRange (also money finer than the currency's smallest unit, and a
// fraction where an integer is read), DateSyntax, DateRange.
[[nodiscard]] base::Result<base::Decimal> read_decimal(std::string_view typed, Language language);
[[nodiscard]] base::Result<std::int64_t> read_integer(std::string_view typed, Language language);
[[nodiscard]] base::Result<base::Money> read_money(std::string_view typed, const Currency& currency,
                                                   Language language);
[[nodiscard]] base::Result<base::Date> read_date(std::string_view typed, Language language);

// Orders names: å ä ö after z in Swedish (æ and ø with ä and ö, ü with y), as a and o with marks in
// English; other marks as the letter without them; digits by value, so that "Forum 2" comes before
// "Forum 10"; capitals after small letters only when nothing else differs. Equal only for equal
// bytes. Marks, case and punctuation never separate what letters hold together: spaces and
// punctuation come first, then digits, then letters.
[[nodiscard]] std::strong_ordering compare_text(std::string_view left, std::string_view right,
                                                Language language);

}  // namespace samverka::locale
