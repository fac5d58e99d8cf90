#include "core/locale/pasted.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/locale/numbers.h"

namespace samverka::locale {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;

// Cuts a text into cells, one character after the other.
class TableReader {
  public:
    TableReader(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    Result<PastedTable> read() {
        while (m_at < m_text.size()) {
            SV_TRY_VOID(step());
        }
        if (!m_cell.empty() || !m_row.empty() || m_quoted) {
            SV_TRY_VOID(end_cell());
            end_row();
        }
        return std::move(m_table);
    }

  private:
    Result<void> step() {
        const char c = m_text[m_at++];
        if (m_in_quotes) return quoted(c);
        if (c == '"' && m_cell.empty() && !m_quoted) {
            m_in_quotes = true;
            m_quoted = true;
            return {};
        }
        if (c == m_separator) return end_cell();
        if (c != '\n' && c != '\r') {
            m_cell += c;
            return {};
        }
        if (c == '\r' && m_at < m_text.size() && m_text[m_at] == '\n') ++m_at;
        SV_TRY_VOID(end_cell());
        end_row();
        return {};
    }

    Result<void> quoted(char c) {
        if (c != '"') {
            m_cell += c;
            return {};
        }
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            m_cell += c;
            ++m_at;
            return {};
        }
        m_in_quotes = false;
        return {};
    }

    Result<void> end_cell() {
        if (m_cell.size() > kPastedCellBytesMax || ++m_cells > kPastedCellsMax)
            return fail(ErrorCode::LimitExceeded, {}, "too many cells, or one too long");
        m_row.emplace_back(base::trimmed(m_cell));
        m_cell.clear();
        m_quoted = false;
        return {};
    }

    void end_row() {
        m_table.push_back(std::move(m_row));
        m_row.clear();
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::size_t m_cells = 0;
    std::string m_cell;
    bool m_in_quotes = false;
    bool m_quoted = false;
    std::vector<std::string> m_row;
    PastedTable m_table;
};

bool is_empty_row(const std::vector<std::string>& row) {
    return std::all_of(row.begin(), row.end(), [](const auto& cell) { return cell.empty(); });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number in a cell, and what stands after it.
struct NumberParts {
    std::string_view number;
    std::string_view unit;
};
NumberParts parts_of(std::string_view cell) {
    std::size_t end = cell.size();
    while (end > 0 && !is_digit(cell[end - 1])) --end;
    // "12," is a number that was broken off, not one with a unit.
    while (end < cell.size() && (cell[end] == ',' || cell[end] == '.')) ++end;
    return {.number = cell.substr(0, end), .unit = base::trimmed(cell.substr(end))};
}

}  // namespace

Result<PastedTable> read_table(std::string_view text) {
    if (base::first_bad_utf8(text)) return fail(ErrorCode::TextNotUtf8);
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    const bool tabs = text.find('\t') != std::string_view::npos;
    const bool semicolons = text.find(';') != std::string_view::npos;
    SV_TRY(PastedTable table, TableReader(text, !tabs && semicolons ? ';' : '\t').read());
    while (!table.empty() && is_empty_row(table.back())) table.pop_back();
    std::size_t width = 0;
    for (const auto& row : table) width = std::max(width, row.size());
    // A short row is filled up, and filling up is bounded as reading is.
    if (width * table.size() > kPastedCellsMax) return fail(ErrorCode::LimitExceeded);
    for (auto& row : table) row.resize(width);
    return table;
}

bool is_blank(std::string_view cell) {
    const std::string_view inner = base::trimmed(cell);
    return inner.empty() || inner == "-" || inner == "–" || inner == "—" || inner == "−";
}

ShownSign shown_sign(std::string_view cell) {
    const std::string_view number = parts_of(base::trimmed(cell)).number;
    const auto commas = std::count(number.begin(), number.end(), ',');
    const auto points = std::count(number.begin(), number.end(), '.');
    if (commas + points == 0) return ShownSign::None;
    if (commas > 0 && points > 0)
        return number.rfind(',') > number.rfind('.') ? ShownSign::Comma : ShownSign::Point;
    // One that stands more than once stands between thousands, so the other one is the sign.
    if (commas > 1) return ShownSign::Point;
    if (points > 1) return ShownSign::Comma;
    const std::size_t at = number.find(commas > 0 ? ',' : '.');
    const std::size_t begin = number.find_first_of("0123456789");
    const bool lone_zero = begin != std::string_view::npos && number[begin] == '0';
    const std::size_t before = begin < at ? at - begin : 0;
    const bool thousands = before >= 1 && before <= 3 && !lone_zero && number.size() - at - 1 == 3;
    if (thousands) return ShownSign::Unclear;
    return commas > 0 ? ShownSign::Comma : ShownSign::Point;
}

Result<PastedNumber> read_pasted_number(std::string_view cell, Language language,
                                        DecimalSign sign) {
    const NumberParts parts = parts_of(base::trimmed(cell));
    const ShownSign shown = shown_sign(cell);
    const bool contradicts = (sign == DecimalSign::Comma && shown == ShownSign::Point) ||
                             (sign == DecimalSign::Point && shown == ShownSign::Comma);
    if (contradicts) return fail(ErrorCode::NumberSyntax, {}, "the other decimal sign");
    if (sign == DecimalSign::Comma) language = Language::Swedish;
    if (sign == DecimalSign::Point) language = Language::English;
    SV_TRY(const base::Decimal value, read_decimal(parts.number, language));
    return PastedNumber{.value = value, .unit = std::string(parts.unit)};
}

}  // namespace samverka::locale
