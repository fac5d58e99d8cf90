#include "core/kpi/formula_definition.h"
#include "core/kpi/trace_parts.h"

namespace samverka::kpi {

namespace {

using base::Period;
using model::KpiVersion;
using model::Snapshot;

// If takes its last operand's value, what was taken; whether there are data is how many operands
// there are.
TraceOp op_of(const FormulaNode& node) {
    switch (node.op) {
        case FormulaOp::Negate:
            return TraceOp::Negate;
        case FormulaOp::Absolute:
            return TraceOp::Absolute;
        case FormulaOp::Add:
            return TraceOp::Sum;
        case FormulaOp::Subtract:
            return TraceOp::Difference;
        case FormulaOp::Multiply:
            return TraceOp::Product;
        case FormulaOp::Divide:
            return TraceOp::Quotient;
        case FormulaOp::Least:
            return TraceOp::Least;
        case FormulaOp::Greatest:
            return TraceOp::Greatest;
        case FormulaOp::Less:
            return TraceOp::Less;
        case FormulaOp::LessOrEqual:
            return TraceOp::LessOrEqual;
        case FormulaOp::Equal:
            return TraceOp::Equal;
        case FormulaOp::NotEqual:
            return TraceOp::NotEqual;
        case FormulaOp::GreaterOrEqual:
            return TraceOp::GreaterOrEqual;
        case FormulaOp::Greater:
            return TraceOp::Greater;
        case FormulaOp::And:
            return TraceOp::And;
        case FormulaOp::Or:
            return TraceOp::Or;
        case FormulaOp::Not:
            return TraceOp::Not;
        case FormulaOp::If:
            return TraceOp::Last;
        case FormulaOp::HasData:
            return TraceOp::Count;
        case FormulaOp::Rows:
        case FormulaOp::Values:
            return kpi::op_of(node.fold);
        case FormulaOp::Earlier:
        case FormulaOp::LastYear:
            return TraceOp::Same;
        case FormulaOp::Constant:
        case FormulaOp::Input:
            break;
    }
    return TraceOp::None;
}

// A period that is not there is no part of the trace.
class Tracer {
  public:
    Tracer(const Snapshot& snapshot, Board& board, const KpiVersion& definition,
           const Formula& formula, const FormulaRun& run)
        : m_snapshot(snapshot),
          m_board(board),
          m_definition(definition),
          m_formula(formula),
          m_run(run),
          m_fiscal(fiscal_calendar(snapshot)) {}

    [[nodiscard]] TraceNode of(std::uint32_t place, std::size_t at) const {
        const FormulaNode& node = m_formula.nodes[place];
        if (node.op == FormulaOp::Input || node.op == FormulaOp::Rows) return rows(place, at);
        TraceNode out = shell(place, at);
        if (node.op == FormulaOp::Constant) {
            out.kind = TraceKind::Constant;
            return out;
        }
        if (node.op == FormulaOp::Values) {
            const PeriodSpan span = window_of(node, m_run.periods, at, m_fiscal);
            for (std::size_t i = span.begin; i < span.end; ++i)
                if (value(node.left, i).has_value()) out.children.push_back(of(node.left, i));
            say_which(node, out);
            return out;
        }
        if (node.op == FormulaOp::Earlier || node.op == FormulaOp::LastYear) {
            if (const auto before = earlier_of(node, m_run.periods, at))
                out.children.push_back(of(node.left, *before));
            return out;
        }
        out.children.push_back(of(node.left, at));
        if (node.op == FormulaOp::If) {
            const FormulaValue& asked = value(node.left, at);
            if (asked.has_value())
                out.children.push_back(of(asked.value.is_zero() ? node.third : node.right, at));
        } else if (node.right != node.left) {
            out.children.push_back(of(node.right, at));
        }
        return out;
    }

  private:
    [[nodiscard]] const FormulaValue& value(std::uint32_t place, std::size_t at) const {
        return m_run.columns[place][at];
    }

    // Which percentile: its last operand.
    static void say_which(const FormulaNode& node, TraceNode& out) {
        if (node.fold == Fold::Percentile && out.value)
            out.children.push_back(
                trace_constant("trace.which_percentile", node.constant, "%", {}));
    }

    // The part's own words, its period and its value.
    [[nodiscard]] TraceNode shell(std::uint32_t place, std::size_t at) const {
        const FormulaNode& node = m_formula.nodes[place];
        const bool elsewhere = at + 1 != m_run.periods.size();
        base::Message label = trace_message(elsewhere ? "trace.expression_in" : "trace.expression");
        label.with("expression", base::PlainArgument{m_definition.formula.substr(
                                     node.begin, node.end - node.begin)});
        if (elsewhere) label.with("period", base::PeriodArgument{m_run.periods[at]});
        TraceNode out = trace_node(TraceKind::Formula, std::move(label));
        const FormulaValue& found = value(place, at);
        if (found.has_value()) {
            out.value = found.value;
            out.op = op_of(node);
        } else {
            out.formula = trace_message(missing_key(found.missing));
        }
        out.exact = found.exact;
        out.unit = node.unit.text();
        out.period = m_run.periods[at];
        out.assurance = found.assurance;
        return out;
    }

    [[nodiscard]] TraceNode rows(std::uint32_t place, std::size_t at) const {
        const FormulaNode& node = m_formula.nodes[place];
        const model::KpiInput& input = m_definition.inputs[node.input];
        const bool named = node.op == FormulaOp::Input;
        const Fold fold = named ? fold_of(input.fold) : node.fold;
        TraceNode out;
        if (node.window.kind == WindowKind::Period) {
            out = trace_total(m_snapshot, m_board, fold, input.series, m_run.periods[at], {});
        } else {
            out = shell(place, at);
            const PeriodSpan span = window_of(node, m_run.periods, at, m_fiscal);
            for (std::size_t i = span.begin; i < span.end; ++i) {
                TraceNode one =
                    trace_total(m_snapshot, m_board, Fold::Sum, input.series, m_run.periods[i], {});
                for (TraceNode& row : one.children) out.children.push_back(std::move(row));
            }
        }
        const FormulaValue& found = value(place, at);
        out.value = found.has_value() ? std::optional(found.value) : std::nullopt;
        out.op = found.has_value() ? kpi::op_of(fold) : TraceOp::None;
        if (!named) say_which(node, out);
        out.exact = found.exact;
        if (!found.has_value()) out.formula = trace_message(missing_key(found.missing));
        out.assurance = found.assurance;
        return out;
    }

    const Snapshot& m_snapshot;
    Board& m_board;
    const KpiVersion& m_definition;
    const Formula& m_formula;
    const FormulaRun& m_run;
    base::FiscalCalendar m_fiscal;
};

}  // namespace

TraceNode trace_formula(const Snapshot& snapshot, Board& board, const KpiVersion& definition,
                        const Value& value) {
    TraceNode out = trace_node(TraceKind::Formula, trace_message("trace.computed"));
    out.unit = definition.unit;
    out.period = value.period;
    out.assurance = value.assurance;
    const auto formula = formula_of(snapshot, definition);
    if (!formula) {
        out.formula = formula.error().message;
        return out;
    }
    out.formula = trace_message("trace.expression");
    out.formula.with("expression", base::PlainArgument{definition.formula});
    const FormulaRun run =
        run_formula(snapshot, definition, *formula, std::span(&value.period, 1), board.source());
    const Tracer tracer(snapshot, board, definition, *formula, run);
    TraceNode whole =
        tracer.of(static_cast<std::uint32_t>(formula->nodes.size() - 1), run.periods.size() - 1);
    out.value = whole.value;
    out.exact = whole.exact;
    // A formula that is one series and no more is traced as that.
    const FormulaOp op = formula->root().op;
    if (op == FormulaOp::Input || op == FormulaOp::Rows || op == FormulaOp::Constant) {
        if (out.value) out.op = TraceOp::Same;
        out.children.push_back(std::move(whole));
    } else {
        out.op = whole.op;
        out.children = std::move(whole.children);
    }
    return out;
}

}  // namespace samverka::kpi
