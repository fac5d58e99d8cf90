#include "core/kpi/formula_values.h"

#include <algorithm>

#include "core/base/sort.h"

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

FormulaValue settled(const Result<Computed>& computed, FormulaValue out) {
    if (!computed) {
        out.missing = computed.error().code == base::ErrorCode::DivisionByZero
                          ? Missing::EmptyDenominator
                          : Missing::OutOfRange;
        return out;
    }
    out.missing = Missing::None;
    out.value = computed->value;
    out.exact = out.exact && computed->exact;
    return out;
}

// What two operands have in common, before their numbers are joined.
FormulaValue both(const FormulaValue& left, const FormulaValue& right) {
    FormulaValue out;
    out.missing = left.has_value() ? right.missing : left.missing;
    out.exact = left.exact && right.exact;
    out.assurance = std::max(left.assurance, right.assurance);
    out.measured = left.measured + right.measured;
    return out;
}

FormulaValue truth(bool is, FormulaValue out) {
    out.value = Decimal::from_integer(is ? 1 : 0);
    return out;
}

bool compared(FormulaOp op, const Decimal& left, const Decimal& right) {
    const auto order = left <=> right;
    if (op == FormulaOp::Less) return order < 0;
    if (op == FormulaOp::LessOrEqual) return order <= 0;
    if (op == FormulaOp::Equal) return order == 0;
    if (op == FormulaOp::NotEqual) return order != 0;
    if (op == FormulaOp::GreaterOrEqual) return order >= 0;
    return order > 0;
}

FormulaValue joined(FormulaOp op, const FormulaValue& left, const FormulaValue& right) {
    const FormulaValue out = both(left, right);
    if (!out.has_value()) return out;
    if (op == FormulaOp::Add) return settled(base::add(left.value, right.value), out);
    if (op == FormulaOp::Subtract) return settled(base::subtract(left.value, right.value), out);
    if (op == FormulaOp::Multiply) return settled(base::multiply(left.value, right.value), out);
    if (op == FormulaOp::Divide) return settled(base::divide(left.value, right.value), out);
    if (op == FormulaOp::Least)
        return settled(Computed{.value = std::min(left.value, right.value)}, out);
    if (op == FormulaOp::Greatest)
        return settled(Computed{.value = std::max(left.value, right.value)}, out);
    if (op == FormulaOp::And) return truth(!left.value.is_zero() && !right.value.is_zero(), out);
    if (op == FormulaOp::Or) return truth(!left.value.is_zero() || !right.value.is_zero(), out);
    return truth(compared(op, left.value, right.value), out);
}

// What a fold is given: values one by one, in the order of time.
class Folding {
  public:
    explicit Folding(const FormulaNode& node) : m_node(node) {}

    void take(const Decimal& value) {
        ++m_count;
        switch (m_node.fold) {
            case Fold::Sum:
            case Fold::Mean:
                if (m_sum) m_sum = base::add(m_sum->value, value);
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
        if (m_node.fold == Fold::Count)
            return settled(Computed{.value = Decimal::from_integer(m_count)}, m_out);
        if (m_count == 0) return lacking(Missing::NotMeasured);
        if (m_node.fold == Fold::Sum) return settled(m_sum, m_out);
        if (m_node.fold == Fold::Mean)
            return settled(
                m_sum ? base::divide(m_sum->value, Decimal::from_integer(m_count)) : m_sum, m_out);
        if (m_node.fold == Fold::Median)
            return settled(percentile(Decimal::from_integer(50)), m_out);
        if (m_node.fold == Fold::Percentile) return settled(percentile(m_node.constant), m_out);
        return settled(Computed{.value = m_held}, m_out);
    }

  private:
    // low + (high - low) × the part of the way between them.
    [[nodiscard]] Result<Computed> percentile(const Decimal& which) {
        base::sort(m_all);
        SV_TRY(const Computed steps, base::multiply(which, Decimal::from_integer(m_count - 1)));
        SV_TRY(const Computed place,
               base::divide(steps.value, Decimal::from_integer(100)));  // exact: two decimals more
        SV_TRY(const Decimal whole, base::rounded(place.value, 0, base::Rounding::Floor));
        SV_TRY(const std::int64_t at, whole.to_integer());
        const auto low = static_cast<std::size_t>(at);
        const std::size_t high = std::min(low + 1, m_all.size() - 1);
        SV_TRY(const Computed part, base::subtract(place.value, whole));
        SV_TRY(const Computed apart, base::subtract(m_all[high], m_all[low]));
        SV_TRY(const Computed step, base::multiply(apart.value, part.value));
        SV_TRY(Computed out, base::add(m_all[low], step.value));
        out.exact = out.exact && step.exact;
        return out;
    }

    const FormulaNode& m_node;
    FormulaValue m_out;
    std::int64_t m_count = 0;
    Decimal m_held;
    Result<Computed> m_sum = Computed{};
    std::vector<Decimal> m_all;
};

class Evaluation {
  public:
    Evaluation(const Formula& formula, std::span<const FormulaSource> sources,
               std::span<const Period> periods, base::FiscalCalendar fiscal)
        : m_formula(formula), m_sources(sources), m_periods(periods), m_fiscal(fiscal) {
        for (const FormulaSource& source : sources)
            m_totals.push_back(source.columns == nullptr ? Totals{}
                                                         : totals_of(*source.columns, periods));
    }

    [[nodiscard]] std::vector<FormulaColumn> run() {
        m_columns.reserve(m_formula.nodes.size());
        for (const FormulaNode& node : m_formula.nodes) m_columns.push_back(column(node));
        return std::move(m_columns);
    }

  private:
    [[nodiscard]] FormulaColumn column(const FormulaNode& node) const {
        FormulaColumn out(m_periods.size());
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = value(node, i);
        return out;
    }

    [[nodiscard]] FormulaValue value(const FormulaNode& node, std::size_t at) const {
        if (node.op == FormulaOp::Constant) return settled(Computed{.value = node.constant}, {});
        if (node.op == FormulaOp::Input) {
            FormulaNode named = node;
            named.fold = m_sources[node.input].fold;
            return rows(named, {at, at + 1});
        }
        if (node.op == FormulaOp::Rows) return rows(node, window_of(node, m_periods, at, m_fiscal));
        if (node.op == FormulaOp::Values)
            return values(node, window_of(node, m_periods, at, m_fiscal));
        if (node.op == FormulaOp::Earlier || node.op == FormulaOp::LastYear)
            return shifted(node, at);
        if (node.op == FormulaOp::If) {
            const FormulaValue& asked = operand(node.left, at);
            if (!asked.has_value()) return asked;
            const FormulaValue& taken =
                operand(asked.value.is_zero() ? node.third : node.right, at);
            FormulaValue out = both(asked, taken);
            out.value = taken.value;
            return out;
        }
        return of_operands(node, at);
    }

    [[nodiscard]] FormulaValue of_operands(const FormulaNode& node, std::size_t at) const {
        const FormulaValue& left = operand(node.left, at);
        if (node.op == FormulaOp::HasData)
            return truth(left.has_value(),
                         settled(Computed{}, left.has_value() ? left : FormulaValue{}));
        if (node.op == FormulaOp::Not)
            return left.has_value() ? truth(left.value.is_zero(), left) : left;
        if (node.op == FormulaOp::Negate)
            return left.has_value() ? settled(base::subtract(Decimal{}, left.value), left) : left;
        if (node.op == FormulaOp::Absolute)
            return left.has_value() && left.value.is_negative()
                       ? settled(base::subtract(Decimal{}, left.value), left)
                       : left;
        return joined(node.op, left, operand(node.right, at));
    }

    [[nodiscard]] const FormulaValue& operand(std::uint32_t node, std::size_t at) const {
        return m_columns[node][at];
    }

    [[nodiscard]] FormulaValue shifted(const FormulaNode& node, std::size_t at) const {
        const auto before = earlier_of(node, m_periods, at);
        return before ? operand(node.left, *before) : lacking(Missing::NotMeasured);
    }

    [[nodiscard]] FormulaValue values(const FormulaNode& node, PeriodSpan span) const {
        Folding folding(node);
        for (std::size_t at = span.begin; at < span.end; ++at) {
            const FormulaValue& one = operand(node.left, at);
            if (!one.has_value()) continue;
            folding.take(one.value);
            folding.note(one.assurance, one.exact, one.measured);
        }
        return folding.result();
    }

    [[nodiscard]] FormulaValue rows(const FormulaNode& node, PeriodSpan span) const {
        if (m_sources[node.input].columns == nullptr) return lacking(Missing::NoDefinition);
        const Columns& columns = *m_sources[node.input].columns;
        const Totals& totals = m_totals[node.input];
        Folding folding(node);
        const bool summed = columns.wide.empty() && node.fold == Fold::Sum;
        __int128 sum = 0;
        std::int32_t counted = 0;
        for (std::size_t at = span.begin; at < span.end; ++at) {
            if (totals.counts[at] == 0) continue;
            folding.note(totals.assurances[at], true, totals.counts[at]);
            counted += totals.counts[at];
            if (summed)
                sum += totals.sums[at];
            else
                take_rows(columns, totals, at, folding);
        }
        if (!summed) return folding.result();
        if (counted == 0) return lacking(Missing::NotMeasured);
        const auto whole = Decimal::from_coefficient(sum, columns.scale);
        if (!whole) return lacking(Missing::OutOfRange);
        folding.take(*whole);
        return folding.result();
    }

    void take_rows(const Columns& columns, const Totals& totals, std::size_t at,
                   Folding& folding) const {
        const std::int32_t first = m_periods[at].first().days();
        const std::int32_t last = m_periods[at].last().days();
        for (auto row = static_cast<std::size_t>(totals.begins[at]);
             row < columns.size() && columns.last_days[row] <= last; ++row) {
            const bool longer = columns.last_days[row] - columns.first_days[row] > last - first;
            if (columns.last_days[row] >= first && !longer) folding.take(columns.value(row));
        }
    }

    const Formula& m_formula;
    std::span<const FormulaSource> m_sources;
    std::span<const Period> m_periods;
    base::FiscalCalendar m_fiscal;
    std::vector<Totals> m_totals;
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
    for (FormulaColumn& column : out)
        for (FormulaValue& value : column)
            if (value.has_value()) value.value = shortest(value.value);
    return out;
}

}  // namespace samverka::kpi
