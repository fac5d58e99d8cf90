// Numbers, money, dates and periods as Swedes and Britons write and type them, and sorting of names.
//
// Shown: Swedish "1 234,5" with U+202F narrow no-break spaces, decimal comma and U+2212 minus; English "1,234.5". Money is
// shown with its currency ("25 Mkr", "500 tkr", "1 234,50 kr"; "SEK 25 m", "SEK 500 k", "SEK 1,234.50"): `Brief` uses the
// largest unit that loses nothing. Dates: "30 sep. 2026" / "30 Sep 2026" (short), "30 september 2026" / "30 September 2026" (long).
// Read: what people type or paste in either language's habits: "99,9", "1 234,5", "1.234,5" and "1,234.5" where the
// language decides what is ambiguous, "99,9 %", real and ASCII minus, any Unicode space between thousands; dates
// "2026-09-30", "30 sep 2026", "30/9/2026", "30.9.2026", "20260930"; money with "kr", "SEK", "tkr", "k", "Mkr", "m",
// "mnkr". Two readings of one text are never silently chosen between when the separators contradict each other: that is
// NumberSyntax. Stored form never depends on the language.
#pragma once

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
[[nodiscard]] std::string show_money(base::Money value, const Currency& currency, MoneyStyle style,
                                     Language language);
[[nodiscard]] std::string show_date(base::Date date, DateStyle style, Language language);
[[nodiscard]] std::string show_period(const base::Period& period, Language language);
[[nodiscard]] std::string show_instant(base::Instant instant, Language language);

// What stands in an input field when editing begins: the stored value, typed as the language types it.
[[nodiscard]] std::string edit_decimal(const base::Decimal& value, Language language);
[[nodiscard]] std::string edit_money(base::Money value, const Currency& currency, Language language);
[[nodiscard]] std::string edit_date(base::Date date, Language language);

// Errors: NumberSyntax, NumberRange, DateSyntax, DateRange.
[[nodiscard]] base::Result<base::Decimal> read_decimal(std::string_view typed, Language language);
[[nodiscard]] base::Result<std::int64_t> read_integer(std::string_view typed, Language language);
[[nodiscard]] base::Result<base::Money> read_money(std::string_view typed, const Currency& currency,
                                                   Language language);
[[nodiscard]] base::Result<base::Date> read_date(std::string_view typed, Language language);

// Orders names: å ä ö after z in Swedish (w as v's neighbour, é as e), as a and o with marks in English; digits by value.
[[nodiscard]] std::strong_ordering compare_text(std::string_view left, std::string_view right,
                                                Language language);

}  // namespace samverka::locale
