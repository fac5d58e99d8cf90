// What people paste from a spreadsheet: a block of cells, its numbers and the names of its periods.
//
// Cells are parted by tabs, or by semicolons where there is no tab; lines by any line end. A cell
// in quotation marks may hold both, with its quotation marks doubled, as spreadsheets write it.
// Every row gets the same number of cells, and rows that are empty at the end are left out.
//
// A number is read as core/locale/numbers.h reads what is typed, with the words after it as its
// unit. Which of comma and point is the decimal sign can be said for a whole block; a number that
// says otherwise is refused then, never read the other way. A period is read in either language:
// "2026-01", "jan 2026", "januari", "jan-26", "2026-01-01", "kv 3 2026", "Q3 2026", "vecka 40",
// "2026". Nothing here knows which series there are or what they hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/result.h"
#include "core/locale/messages.h"

namespace samverka::locale {

inline constexpr std::size_t kPastedCellsMax = 20'000;
inline constexpr std::size_t kPastedCellBytesMax = 1000;

// Rows of cells, all equally long.
using PastedTable = std::vector<std::vector<std::string>>;
// Errors: TextNotUtf8; LimitExceeded for more cells, or a longer one, than above.
[[nodiscard]] base::Result<PastedTable> read_table(std::string_view text);

// Nothing, or a dash that stands for nothing.
[[nodiscard]] bool is_blank(std::string_view cell);

enum class DecimalSign : std::uint8_t { AsWritten, Comma, Point };
// Which decimal sign a number proves, if any: "98.7" and "1.234,5" do, "1.234" and "12" do not.
enum class ShownSign : std::uint8_t { None, Comma, Point, Unclear };
[[nodiscard]] ShownSign shown_sign(std::string_view cell);

struct PastedNumber {
    base::Decimal value;
    std::string unit;  // what stands after it, "" when nothing does
};
// Errors: NumberSyntax, NumberRange.
[[nodiscard]] base::Result<PastedNumber> read_pasted_number(std::string_view cell,
                                                            Language language, DecimalSign sign);

// A period of that kind, or nothing. One without a year is the one of that name among `near`.
[[nodiscard]] std::optional<base::Period> read_pasted_period(std::string_view cell,
                                                             base::PeriodKind kind,
                                                             std::span<const base::Period> near);

}  // namespace samverka::locale
