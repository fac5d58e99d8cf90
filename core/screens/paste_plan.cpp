#include "core/screens/paste_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/kpi/value.h"

namespace samverka::screens {

namespace {

using base::Period;
using locale::DecimalSign;
using locale::PastedTable;
using locale::ShownSign;
using model::Series;

std::string key_of(std::int64_t row, std::int64_t column) {
    return base::number_text(row) + "/" + base::number_text(column);
}

enum class Class : std::uint8_t { Blank, Period, Number, Words };

// Where the headings of a block are and where its values begin.
struct Headings {
    bool row = false;
    bool column = false;
    bool units = false;   // a second column, after the names
    bool turned = false;  // periods downwards
    std::size_t first_row = 0;
    std::size_t first_column = 0;
};

class Planner {
  public:
    Planner(const model::Snapshot& snapshot, base::Date date, locale::Language language,
            const EntryGrid& grid, const KpiPaste& paste, const PastedTable& table)
        : m_snapshot(snapshot),
          m_date(date),
          m_language(language),
          m_grid(grid),
          m_paste(paste),
          m_table(table) {}

    PastePlan plan() {
        find_headings();
        name_series();
        find_periods();
        find_signs();
        for (std::size_t i = 0; i < m_out.series.size(); ++i)
            for (std::size_t j = 0; j < m_out.periods.size(); ++j) add_cell(i, j);
        return std::move(m_out);
    }

  private:
    // ---- the text, and what was settled since
    [[nodiscard]] const std::string* settled(const std::string& key) const {
        const auto found = m_paste.settled.find(key);
        return found == m_paste.settled.end() ? nullptr : &found->second;
    }
    [[nodiscard]] const std::string& at(std::size_t row, std::size_t column) const {
        return m_table[row][column];
    }
    [[nodiscard]] std::size_t rows() const { return m_table.size(); }
    [[nodiscard]] std::size_t columns() const { return m_table.empty() ? 0 : m_table[0].size(); }

    // ---- headings
    [[nodiscard]] Class class_of(const std::string& cell) const {
        if (locale::is_blank(cell)) return Class::Blank;
        if (locale::read_pasted_period(cell, m_grid.kind, m_grid.periods)) return Class::Period;
        const auto number = locale::read_pasted_number(cell, m_language, DecimalSign::AsWritten);
        return number ? Class::Number : Class::Words;
    }
    // Cells that are headings: none of them is a number. (A year is both; then all are years.)
    struct Tally {
        std::size_t periods = 0;
        std::size_t numbers = 0;
        std::size_t words = 0;
        [[nodiscard]] bool heads() const { return numbers == 0 && periods + words > 0; }
        [[nodiscard]] bool names() const { return heads() && words > 0 && periods == 0; }
    };
    void count(const std::string& cell, Tally& tally) const {
        const Class found = class_of(cell);
        tally.periods += found == Class::Period ? 1U : 0U;
        tally.numbers += found == Class::Number ? 1U : 0U;
        tally.words += found == Class::Words ? 1U : 0U;
    }
    [[nodiscard]] Tally tally_row(std::size_t row, std::size_t from) const {
        Tally out;
        for (std::size_t i = from; i < columns(); ++i) count(at(row, i), out);
        return out;
    }
    [[nodiscard]] Tally tally_column(std::size_t column, std::size_t from) const {
        Tally out;
        for (std::size_t i = from; i < rows(); ++i) count(at(i, column), out);
        return out;
    }
    void find_headings() {
        const Tally first_row = tally_row(0, columns() > 1 ? 1 : 0);
        m_headings.row = rows() > 1 && first_row.heads();
        m_headings.first_row = m_headings.row ? 1 : 0;
        const Tally first_column = tally_column(0, m_headings.first_row);
        m_headings.column = columns() > 1 && first_column.heads();
        m_headings.first_column = m_headings.column ? 1 : 0;
        const bool periods_across = m_headings.row && first_row.periods > 0;
        m_headings.turned = m_headings.column && first_column.periods > 0 && !periods_across;
        const bool heads_values =
            m_headings.row && columns() > 1 && class_of(at(0, 1)) == Class::Period;
        m_headings.units = m_headings.column && !m_headings.turned && columns() > 2 &&
                           !heads_values && tally_column(1, m_headings.first_row).names();
        if (m_headings.units) ++m_headings.first_column;
    }

    // ---- which series and periods
    [[nodiscard]] const Series* series_named(const std::string& text) {
        if (m_by_name.empty())
            for (const auto* series : m_snapshot.all<Series>())
                for (const std::string& name : {series->name.sv, series->name.en}) {
                    if (name.empty()) continue;
                    const auto [found, fresh] = m_by_name.emplace(base::folded(name), series);
                    // A name that two series have names neither.
                    if (!fresh && found->second != series) found->second = nullptr;
                }
        const auto found = m_by_name.find(base::folded(base::trimmed(text)));
        return found == m_by_name.end() ? nullptr : found->second;
    }
    [[nodiscard]] std::int64_t anchor_row() const { return std::max<std::int64_t>(m_paste.row, 0); }
    [[nodiscard]] std::int64_t anchor_column() const {
        return std::max<std::int64_t>(m_paste.column, 0);
    }

    // Line `at` of the series' direction: a row of the text, or a column of a turned one.
    void name_one(std::size_t line, std::size_t index) {
        PlannedSeries out;
        const bool named = m_headings.turned ? m_headings.row : m_headings.column;
        const auto here = static_cast<std::int64_t>(line);
        out.key = m_headings.turned ? key_of(named ? 0 : -1, here) : key_of(here, named ? 0 : -1);
        if (named) out.text = m_headings.turned ? at(0, line) : at(line, 0);
        const std::string* said = settled(out.key);
        if (said != nullptr) out.text = *said;
        if (said != nullptr && said->empty()) out.left_out = true;
        if (named || said != nullptr) {
            out.series = series_named(out.text);
        } else {
            const std::size_t place = static_cast<std::size_t>(anchor_row()) + index;
            if (place < m_grid.series.size()) out.series = m_grid.series[place];
        }
        judge(line, out);
        m_out.series.push_back(std::move(out));
    }
    void judge(std::size_t line, PlannedSeries& out) {
        if (out.series == nullptr) {
            out.fault = PasteFault::Series;
        } else if (out.series->frequency != model::Frequency::None &&
                   kpi::period_kind(out.series->frequency) != m_grid.kind) {
            out.fault = PasteFault::SeriesKind;
        } else if (!m_seen.insert(out.series->thing.id).second) {
            out.fault = PasteFault::SeriesTwice;
        } else if (m_headings.units) {
            const std::string key = key_of(static_cast<std::int64_t>(line), 1);
            const std::string* said = settled(key);
            const std::string& unit = said != nullptr ? *said : at(line, 1);
            if (said != nullptr && said->empty()) out.left_out = true;
            if (!locale::is_blank(unit) && !is_unit_of(*out.series, unit)) {
                out.fault = PasteFault::Unit;
                out.key = key;
                out.text = unit;
            }
        }
        if (out.left_out || out.fault == PasteFault::None) return;
        add_problem({.fault = out.fault,
                     .key = out.key,
                     .text = out.text,
                     .limit = {},
                     .series = out.fault == PasteFault::Series ? nullptr : out.series,
                     .period = std::nullopt},
                    out.left_out);
    }
    void name_series() {
        const std::size_t from = m_headings.turned ? m_headings.first_column : m_headings.first_row;
        const std::size_t to = m_headings.turned ? columns() : rows();
        for (std::size_t i = from; i < to; ++i) {
            if (!is_empty_line(i, m_headings.turned)) {
                name_one(i, i - from);
                continue;
            }
            PlannedSeries nothing;
            nothing.left_out = true;
            m_out.series.push_back(std::move(nothing));
        }
    }
    // A line without any value says nothing about its series or its period either.
    [[nodiscard]] bool is_empty_line(std::size_t line, bool downwards) const {
        const std::size_t from = downwards ? m_headings.first_row : m_headings.first_column;
        for (std::size_t i = from; i < (downwards ? rows() : columns()); ++i)
            if (!locale::is_blank(downwards ? at(i, line) : at(line, i))) return false;
        return true;
    }

    void find_period(std::size_t line, std::size_t index) {
        PlannedPeriod out;
        const bool named = m_headings.turned ? m_headings.column : m_headings.row;
        const auto here = static_cast<std::int64_t>(line);
        out.key = m_headings.turned ? key_of(here, named ? 0 : -1) : key_of(named ? 0 : -1, here);
        if (named) out.text = m_headings.turned ? at(line, 0) : at(0, line);
        const std::string* said = settled(out.key);
        if (said != nullptr) out.text = *said;
        if (said != nullptr && said->empty()) out.left_out = true;
        if (named || said != nullptr) {
            out.period = locale::read_pasted_period(out.text, m_grid.kind, m_grid.periods);
        } else {
            const std::size_t place = static_cast<std::size_t>(anchor_column()) + index;
            if (place < m_grid.periods.size()) out.period = m_grid.periods[place];
        }
        if (!out.period)
            out.fault = PasteFault::Period;
        else if (m_date < out.period->first())
            out.fault = PasteFault::PeriodLater;
        else if (!m_periods.insert(out.period->text()).second)
            out.fault = PasteFault::PeriodTwice;
        if (!out.left_out && out.fault != PasteFault::None)
            add_problem({.fault = out.fault,
                         .key = out.key,
                         .text = out.text,
                         .limit = {},
                         .series = nullptr,
                         .period = out.period},
                        out.left_out);
        m_out.periods.push_back(std::move(out));
    }
    void find_periods() {
        const std::size_t from = m_headings.turned ? m_headings.first_row : m_headings.first_column;
        const std::size_t to = m_headings.turned ? rows() : columns();
        for (std::size_t i = from; i < to; ++i) {
            if (!is_empty_line(i, !m_headings.turned)) {
                find_period(i, i - from);
                continue;
            }
            PlannedPeriod nothing;
            nothing.left_out = true;
            m_out.periods.push_back(std::move(nothing));
        }
    }

    // ---- values
    void find_signs() {
        for (std::size_t i = m_headings.first_row; i < rows(); ++i)
            for (std::size_t j = m_headings.first_column; j < columns(); ++j) {
                if (settled(key_of(static_cast<std::int64_t>(i), static_cast<std::int64_t>(j))) !=
                    nullptr)
                    continue;
                const ShownSign shown = locale::shown_sign(at(i, j));
                m_commas = m_commas || shown == ShownSign::Comma;
                m_points = m_points || shown == ShownSign::Point;
            }
        m_out.asks_sign = m_paste.sign != DecimalSign::AsWritten;
    }
    // Whether a number as it is written could be another one, seen beside the rest of the block.
    [[nodiscard]] bool is_unclear(const std::string& text) const {
        if (m_paste.sign != DecimalSign::AsWritten) return false;
        const ShownSign shown = locale::shown_sign(text);
        const bool swedish = m_language == locale::Language::Swedish;
        const ShownSign foreign = swedish ? ShownSign::Point : ShownSign::Comma;
        const bool has_foreign = swedish ? m_points : m_commas;
        if (shown == ShownSign::Unclear) return has_foreign;
        return shown == foreign && m_commas && m_points;
    }
    [[nodiscard]] static bool is_unit_of(const Series& series, const std::string& unit) {
        return base::folded(base::trimmed(unit)) == base::folded(base::trimmed(series.unit));
    }

    void add_cell(std::size_t series_at, std::size_t period_at) {
        const std::size_t line =
            series_at + (m_headings.turned ? m_headings.first_column : m_headings.first_row);
        const std::size_t across =
            period_at + (m_headings.turned ? m_headings.first_row : m_headings.first_column);
        const std::size_t row = m_headings.turned ? across : line;
        const std::size_t column = m_headings.turned ? line : across;
        const PlannedSeries& series = m_out.series[series_at];
        const PlannedPeriod& period = m_out.periods[period_at];
        PlannedCell out;
        out.key = key_of(static_cast<std::int64_t>(row), static_cast<std::int64_t>(column));
        out.text = at(row, column);
        const std::string* said = settled(out.key);
        if (said != nullptr) out.text = *said;
        if (said != nullptr && said->empty()) {
            out.state = PasteState::LeftOut;
            out.text = at(row, column);
        } else if (locale::is_blank(out.text)) {
            out.state = PasteState::Blank;
        } else if (series.left_out || period.left_out) {
            out.state = PasteState::LeftOut;
        } else if (series.fault != PasteFault::None || period.fault != PasteFault::None) {
            out.state = PasteState::Unsettled;  // its heading is the problem
        } else {
            read_cell(*series.series, *period.period,
                      said != nullptr ? DecimalSign::AsWritten : m_paste.sign,
                      said == nullptr && is_unclear(out.text), out);
        }
        tally(out);
        m_out.cells.push_back(std::move(out));
    }

    void read_cell(const Series& series, const Period& period, DecimalSign sign, bool unclear,
                   PlannedCell& out) {
        const auto number = locale::read_pasted_number(out.text, m_language, sign);
        if (unclear) {
            out.fault = PasteFault::Sign;
            m_out.asks_sign = true;
        } else if (!number) {
            const bool other =
                sign != DecimalSign::AsWritten &&
                locale::read_pasted_number(out.text, m_language, DecimalSign::AsWritten)
                    .has_value();
            out.fault = other ? PasteFault::Sign : PasteFault::Number;
        } else if (!number->unit.empty() && !is_unit_of(series, number->unit)) {
            out.fault = PasteFault::Unit;
        } else if (const auto fits = session::check_value(series, number->value); !fits) {
            out.fault = fits.error().code == base::ErrorCode::ValueTooHigh ? PasteFault::TooHigh
                                                                           : PasteFault::TooLow;
            out.limit = fits.error().detail;
        } else {
            take_value(series, period, number->value, out);
            return;
        }
        out.state = PasteState::Unsettled;
        bool left_out = false;
        add_problem({.fault = out.fault,
                     .key = out.key,
                     .text = out.text,
                     .limit = out.limit,
                     .series = &series,
                     .period = period},
                    left_out);
        if (left_out) out.state = PasteState::LeftOut;
    }

    void take_value(const Series& series, const Period& period, const base::Decimal& value,
                    PlannedCell& out) {
        out.value = value;
        if (const auto* row = session::standing_row(series, period)) out.before = row->value;
        const session::Entry entry{
            .series = series.thing.id, .period = period, .value = value, .reference = {}};
        switch (session::effect_of(series, entry)) {
            case session::EntryEffect::Same:
                out.state = PasteState::Same;
                return;
            case session::EntryEffect::Measures:
                out.state = PasteState::Adds;
                return;
            case session::EntryEffect::Corrects:
            case session::EntryEffect::Withdraws:
                break;
        }
        out.state = PasteState::Corrects;
    }

    void tally(PlannedCell& cell) {
        m_out.adds += cell.state == PasteState::Adds ? 1 : 0;
        m_out.same += cell.state == PasteState::Same ? 1 : 0;
        m_out.corrects += cell.state == PasteState::Corrects ? 1 : 0;
        if (cell.state == PasteState::Corrects && m_paste.repeats == Repeats::Leave)
            cell.state = PasteState::LeftOut;
        m_out.left_out += cell.state == PasteState::LeftOut ? 1 : 0;
    }
    void add_problem(PasteProblem problem, bool& left_out) {
        left_out = m_paste.leave_unsettled;
        if (!left_out) m_out.problems.push_back(std::move(problem));
    }

    const model::Snapshot& m_snapshot;
    base::Date m_date;
    locale::Language m_language;
    const EntryGrid& m_grid;
    const KpiPaste& m_paste;
    const PastedTable& m_table;
    Headings m_headings;
    bool m_commas = false;
    bool m_points = false;
    std::map<std::string, const Series*> m_by_name;
    std::set<base::ThingId> m_seen;
    std::set<std::string> m_periods;
    PastePlan m_out;
};

}  // namespace

PastePlan plan_paste(const model::Snapshot& snapshot, base::Date date, locale::Language language,
                     const EntryGrid& grid, const KpiPaste& paste) {
    const auto table = locale::read_table(paste.text);
    PastePlan out;
    out.too_large = !table;
    if (!table || table->empty()) return out;
    return Planner(snapshot, date, language, grid, paste, *table).plan();
}

bool is_settled(const PastePlan& plan, const KpiPaste& paste) {
    const bool corrects = plan.corrects > 0 && paste.repeats == Repeats::Correct;
    const bool asks = plan.corrects > 0 && paste.repeats == Repeats::Ask;
    return plan.problems.empty() && !asks && (plan.adds > 0 || corrects);
}

std::vector<session::Entry> planned_entries(const PastePlan& plan, const KpiPaste& paste) {
    std::vector<session::Entry> out;
    for (std::size_t i = 0; i < plan.series.size(); ++i)
        for (std::size_t j = 0; j < plan.periods.size(); ++j) {
            const PlannedCell& cell = plan.cell(i, j);
            const bool corrects =
                cell.state == PasteState::Corrects && paste.repeats == Repeats::Correct;
            if (cell.state != PasteState::Adds && !corrects) continue;
            out.push_back({.series = plan.series[i].series->thing.id,
                           .period = *plan.periods[j].period,
                           .value = cell.value,
                           .reference = {}});
        }
    return out;
}

}  // namespace samverka::screens
