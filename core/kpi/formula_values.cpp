#include "core/kpi/formula_values.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/kpi/formula_cells.h"

namespace samverka::kpi {

namespace {

using base::Computed;
using base::Decimal;
using base::Period;
using base::Result;

FormulaValue lacking(Missing missing) {
    FormulaValue out;
    out.missing = missing;
    return out;
}

void settle(const Result<Computed>& computed, FormulaValue& out) {
    if (!computed) {
        out.missing = computed.error().code == base::ErrorCode::DivisionByZero
                          ? Missing::EmptyDenominator
                          : Missing::OutOfRange;
        return;
    }
    out.missing = Missing::None;
    out.value = computed->value;
    out.exact = out.exact && computed->exact;
}

FormulaValue known(const Decimal& value, FormulaValue out) {
    out.missing = Missing::None;
    out.value = value;
    return out;
}

// What two operands have in common, before their numbers are joined.
void take_along(const FormulaValue& other, FormulaValue& one) {
    if (one.has_value()) one.missing = other.missing;
    one.exact = one.exact && other.exact;
    one.assurance = std::max(one.assurance, other.assurance);
    one.measured += other.measured;
}

Decimal truth(bool is) { return Decimal::from_integer(is ? 1 : 0); }

bool compared(FormulaOp op, const Decimal& left, const Decimal& right) {
    const auto order = left <=> right;
    if (op == FormulaOp::Less) return order < 0;
    if (op == FormulaOp::LessOrEqual) return order <= 0;
    if (op == FormulaOp::Equal) return order == 0;
    if (op == FormulaOp::NotEqual) return order != 0;
    if (op == FormulaOp::GreaterOrEqual) return order >= 0;
    return order > 0;
}

// What two operands with data come to; one operation over a whole column. `operation` is given the
// right operand, and the left one to make into the result.
template <class Operation>
FormulaColumn joined(const FormulaColumn& left, const FormulaColumn& right, Operation operation) {
    FormulaColumn out = left;
    for (std::size_t at = 0; at < out.size(); ++at) {
        FormulaValue& one = out[at];
        const FormulaValue& other = right[at];
        take_along(other, one);
        if (one.has_value())
            operation(other.value, one);
        else
            one.value = {};
    }
    return out;
}

using Arithmetic = Result<Computed> (*)(const Decimal&, const Decimal&);

FormulaColumn joined(FormulaOp op, const FormulaColumn& left, const FormulaColumn& right) {
    const auto reckoned = [&](Arithmetic arithmetic) {
        return joined(left, right, [=](const Decimal& other, FormulaValue& one) {
            settle(arithmetic(one.value, other), one);
        });
    };
    if (op == FormulaOp::Add) return reckoned(base::add);
    if (op == FormulaOp::Subtract) return reckoned(base::subtract);
    if (op == FormulaOp::Multiply) return reckoned(base::multiply);
    if (op == FormulaOp::Divide) return reckoned(base::divide);
    return joined(left, right, [=](const Decimal& other, FormulaValue& one) {
        if (op == FormulaOp::Least)
            one.value = std::min(one.value, other);
        else if (op == FormulaOp::Greatest)
            one.value = std::max(one.value, other);
        else if (op == FormulaOp::And)
            one.value = truth(!one.value.is_zero() && !other.is_zero());
        else if (op == FormulaOp::Or)
            one.value = truth(!one.value.is_zero() || !other.is_zero());
        else
            one.value = truth(compared(op, one.value, other));
    });
}

// What a fold is given: values one by one, in the order of time. The slow way, for what does not
// fit in cells (core/kpi/formula_cells.h).
class Folding {
  public:
    Folding(const FormulaNode& node, Fold fold) : m_node(node), m_fold(fold) {}

    void take(const Decimal& value) {
        ++m_count;
        switch (m_fold) {
            case Fold::Sum:
            case Fold::Mean:
                if (!m_sum) break;
                m_exact = m_exact && m_sum->exact;
                m_sum = base::add(m_sum->value, value);
                break;
            case Fold::Least:
                m_held = m_count == 1 ? value : std::min(m_held, value);
                break;
            case Fold::Greatest:
                m_held = m_count == 1 ? value : std::max(m_held, value);
                break;
            case Fold::First:
                if (m_count == 1) m_held = value;
                break;
            case Fold::Last:
                m_held = value;
                break;
            case Fold::Median:
            case Fold::Percentile:
                m_all.push_back(value);
                break;
            case Fold::Count:
                break;
        }
    }
    void note(Assurance assurance, bool exact, std::int32_t measured) {
        m_out.assurance = std::max(m_out.assurance, assurance);
        m_out.exact = m_out.exact && exact;
        m_out.measured += measured;
    }

    [[nodiscard]] FormulaValue result() {
        if (m_fold == Fold::Count) return known(Decimal::from_integer(m_count), m_out);
        if (m_count == 0) return lacking(Missing::NotMeasured);
        FormulaValue out = m_out;
        if (m_fold == Fold::Sum || m_fold == Fold::Mean) {
            out.exact = out.exact && m_exact && m_sum && m_sum->exact;
            settle(m_fold == Fold::Mean && m_sum
                       ? base::divide(m_sum->value, Decimal::from_integer(m_count))
                       : m_sum,
                   out);
        } else if (m_fold == Fold::Median || m_fold == Fold::Percentile) {
            base::sort(m_all);
            settle(percentile_of(
                       m_all, m_fold == Fold::Median ? Decimal::from_integer(50) : m_node.constant),
                   out);
        } else {
            out = known(m_held, out);
        }
        return out;
    }

  private:
    const FormulaNode& m_node;
    Fold m_fold;
    FormulaValue m_out;
    std::int64_t m_count = 0;
    Decimal m_held;
    Result<Computed> m_sum = Computed{};
    bool m_exact = true;
    std::vector<Decimal> m_all;
};

class Evaluation {
  public:
    Evaluation(const Formula& formula, std::span<const FormulaSource> sources,
               std::span<const Period> periods, base::FiscalCalendar fiscal)
        : m_formula(formula),
          m_sources(sources),
          m_periods(periods),
          m_fiscal(fiscal),
          m_rows(sources.size()) {
        m_first_days.reserve(periods.size() + 1);
        for (const Period& period : periods) m_first_days.push_back(period.first().days());
        if (!periods.empty()) m_first_days.push_back(periods.back().last().days() + 1);
    }

    [[nodiscard]] std::vector<FormulaColumn> run() {
        if (m_periods.empty()) return std::vector<FormulaColumn>(m_formula.nodes.size());
        m_columns.reserve(m_formula.nodes.size());
        for (const FormulaNode& node : m_formula.nodes) m_columns.push_back(column(node));
        return std::move(m_columns);
    }

  private:
    [[nodiscard]] FormulaColumn column(const FormulaNode& node) {
        const FormulaOp op = node.op;
        if (op == FormulaOp::Constant)
            return FormulaColumn(m_periods.size(), known(node.constant, {}));
        if (op == FormulaOp::Input) return rows(node, m_sources[node.input].fold);
        if (op == FormulaOp::Rows) return rows(node, node.fold);
        if (op == FormulaOp::Values) return values(node);
        if (op == FormulaOp::Earlier || op == FormulaOp::LastYear) return shifted(node);
        if (op == FormulaOp::If) return branches(node);
        if (op == FormulaOp::Negate || op == FormulaOp::Absolute || op == FormulaOp::Not ||
            op == FormulaOp::HasData)
            return of_one(node);
        return joined(op, m_columns[node.left], m_columns[node.right]);
    }

    [[nodiscard]] FormulaColumn branches(const FormulaNode& node) const {
        FormulaColumn out(m_periods.size());
        for (std::size_t at = 0; at < out.size(); ++at) {
            const FormulaValue& asked = m_columns[node.left][at];
            if (!asked.has_value()) {
                out[at] = asked;
                continue;
            }
            const FormulaValue& taken =
                m_columns[asked.value.is_zero() ? node.third : node.right][at];
            out[at] = taken;
            take_along(asked, out[at]);
        }
        return out;
    }

    [[nodiscard]] FormulaColumn of_one(const FormulaNode& node) const {
        FormulaColumn out = m_columns[node.left];
        for (FormulaValue& value : out) {
            const bool has = value.has_value();
            if (node.op == FormulaOp::HasData)
                value = known(truth(has), has ? value : FormulaValue{});
            else if (has && node.op == FormulaOp::Not)
                value.value = truth(value.value.is_zero());
            else if (has && (node.op == FormulaOp::Negate || value.value.is_negative()))
                settle(base::subtract(Decimal{}, value.value), value);
        }
        return out;
    }

    [[nodiscard]] FormulaColumn shifted(const FormulaNode& node) const {
        FormulaColumn out(m_periods.size());
        for (std::size_t at = 0; at < out.size(); ++at)
            if (const auto before = earlier_of(node, m_periods, at))
                out[at] = m_columns[node.left][*before];
        return out;
    }

    // Where the window of each period begins.
    [[nodiscard]] std::vector<std::uint32_t> begins_of(const FormulaNode& node) const {
        std::vector<std::uint32_t> out(m_periods.size());
        std::size_t begin = 0;
        std::int32_t year_end = m_first_days.front();  // the day after the year
        for (std::size_t at = 0; at < out.size(); ++at) {
            if (node.window.kind == WindowKind::Period) begin = at;
            if (node.window.kind == WindowKind::Rolling)
                begin = at - std::min(at, static_cast<std::size_t>(node.window.periods - 1));
            if (node.window.kind == WindowKind::YearToDate && m_first_days[at + 1] > year_end) {
                const Period year =
                    Period::containing(base::Date::from_days(m_first_days[at + 1] - 1),
                                       base::PeriodKind::Year, m_fiscal);
                while (m_first_days[begin + 1] <= year.first().days()) ++begin;
                year_end = year.last().days() + 1;
            }
            out[at] = static_cast<std::uint32_t>(begin);
        }
        return out;
    }

    [[nodiscard]] FormulaColumn values(const FormulaNode& node) const {
        const FormulaColumn& given = m_columns[node.left];
        const auto begins = begins_of(node);
        if (const auto cells = cells_of(given, node.fold))
            return folded_cells(node, node.fold, *cells, begins);
        FormulaColumn out(given.size());
        for (std::size_t end = 0; end < out.size(); ++end) {
            Folding folding(node, node.fold);
            for (std::size_t at = begins[end]; at <= end; ++at) {
                const FormulaValue& one = given[at];
                if (!one.has_value()) continue;
                folding.take(one.value);
                folding.note(one.assurance, one.exact, one.measured);
            }
            out[end] = folding.result();
        }
        return out;
    }

    [[nodiscard]] FormulaColumn rows(const FormulaNode& node, Fold fold) {
        const Columns* columns = m_sources[node.input].columns;
        if (columns == nullptr)
            return FormulaColumn(m_periods.size(), lacking(Missing::NoDefinition));
        auto& rows = m_rows[node.input];
        if (!rows) rows = period_rows(*columns, m_first_days);
        const auto begins = begins_of(node);
        if (const auto cells = cells_of(*columns, *rows, fold))
            return folded_cells(node, fold, *cells, begins);
        FormulaColumn out(m_periods.size());
        for (std::size_t end = 0; end < out.size(); ++end) {
            Folding folding(node, fold);
            for (std::size_t at = begins[end]; at <= end; ++at) {
                if (rows->counts[at] == 0) continue;
                folding.note(rows->assurances[at], true, rows->counts[at]);
                for (std::size_t row = rows->begins[at]; row < rows->ends[at]; ++row)
                    if (columns->last_days[row] - columns->first_days[row] <= rows->lengths[at])
                        folding.take(columns->value(row));
            }
            out[end] = folding.result();
        }
        return out;
    }

    const Formula& m_formula;
    std::span<const FormulaSource> m_sources;
    std::span<const Period> m_periods;
    base::FiscalCalendar m_fiscal;
    std::vector<std::int32_t> m_first_days;         // of each period, and the day after the last
    std::vector<std::optional<PeriodRows>> m_rows;  // of each source
    std::vector<FormulaColumn> m_columns;
};

// How many periods lie between a period and the same one a year before.
std::size_t periods_of_year(const Period& period) {
    switch (period.kind()) {
        case base::PeriodKind::Day:
            return static_cast<std::size_t>(period.first().days() -
                                            period.first().plus_months(-12).days());
        case base::PeriodKind::Week:
            return 52;
        case base::PeriodKind::Month:
            return 12;
        case base::PeriodKind::Quarter:
            return 4;
        case base::PeriodKind::Half:
            return 2;
        case base::PeriodKind::Year:
            break;
    }
    return 1;
}

// So that a number's text does not depend on how it came about.
void shorten(FormulaColumn& column) {
    for (FormulaValue& value : column)
        if (value.has_value()) value.value = base::without_trailing_zeros(value.value);
}

}  // namespace

PeriodSpan window_of(const FormulaNode& node, std::span<const Period> periods, std::size_t at,
                     base::FiscalCalendar fiscal) {
    PeriodSpan out{.begin = at, .end = at + 1};
    if (node.window.kind == WindowKind::Rolling)
        out.begin -= std::min(at, static_cast<std::size_t>(node.window.periods - 1));
    if (node.window.kind == WindowKind::YearToDate) {
        const auto year =
            Period::containing(periods[at].last(), base::PeriodKind::Year, fiscal).first();
        while (out.begin > 0 && periods[out.begin - 1].last() >= year) --out.begin;
    }
    return out;
}

std::optional<std::size_t> earlier_of(const FormulaNode& node, std::span<const Period> periods,
                                      std::size_t at) {
    const std::size_t by = node.op == FormulaOp::LastYear ? periods_of_year(periods[at])
                                                          : static_cast<std::size_t>(node.count);
    if (at < by) return std::nullopt;
    return at - by;
}

std::vector<FormulaColumn> formula_columns(const Formula& formula,
                                           std::span<const FormulaSource> sources,
                                           std::span<const Period> periods,
                                           base::FiscalCalendar fiscal) {
    auto out = Evaluation(formula, sources, periods, fiscal).run();
    for (FormulaColumn& column : out) shorten(column);
    return out;
}

FormulaColumn formula_column(const Formula& formula, std::span<const FormulaSource> sources,
                             std::span<const Period> periods, base::FiscalCalendar fiscal) {
    auto out = std::move(Evaluation(formula, sources, periods, fiscal).run().back());
    shorten(out);
    return out;
}

}  // namespace samverka::kpi
