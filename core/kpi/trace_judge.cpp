// Traces of what a value is worth: how far it has come, how far it fulfils its target, and what it
// scores in a scorecard. Each case of core/kpi/judge.cpp and scorecard.cpp, step by step.
#include <utility>

#include "core/kpi/scorecard.h"
#include "core/kpi/trace_parts.h"

namespace samverka::kpi {

using base::Decimal;
using base::ThingId;
using model::AttainmentKind;
using model::Direction;
using model::KpiVersion;
using model::PartScore;
using model::Snapshot;

namespace {

// Steps over one definition and the node of a value that is judged by it.
class Steps {
  public:
    Steps(const KpiVersion& definition, ThingId version, TraceNode value)
        : m_definition(definition), m_version(version), m_value(std::move(value)) {}

    // The value: with all that it follows from the first time, then its number alone.
    [[nodiscard]] TraceNode value() {
        TraceNode out = m_value;
        if (m_told) {
            out.children.clear();
            out.op = TraceOp::None;
            out.formula = {};
        }
        m_told = true;
        return out;
    }
    [[nodiscard]] TraceNode target() const {
        return field("kpi_version.target", m_definition.target);
    }
    [[nodiscard]] TraceNode minimum() const {
        return field("kpi_version.minimum", m_definition.minimum);
    }
    [[nodiscard]] TraceNode stretch() const {
        return field("kpi_version.stretch", m_definition.stretch);
    }
    [[nodiscard]] TraceNode baseline() const {
        return field("kpi_version.baseline", m_definition.baseline);
    }
    [[nodiscard]] static TraceNode number(std::int64_t value, std::string_view key) {
        return trace_constant(key, Decimal::from_integer(value), "", {});
    }
    [[nodiscard]] static TraceNode hundred() { return number(100, "trace.percent"); }

    [[nodiscard]] TraceNode less(TraceNode left, TraceNode right) const {
        return made("trace.difference", TraceOp::Difference,
                    left.value && right.value ? computed(base::subtract(*left.value, *right.value))
                                              : std::nullopt,
                    std::move(left), std::move(right));
    }
    template <class... Nodes>
    [[nodiscard]] TraceNode made(std::string_view key, TraceOp op,
                                 const std::optional<Decimal>& value, Nodes... children) const {
        TraceNode out = trace_step(trace_message(key), op, value, m_definition.unit);
        (out.children.push_back(std::move(children)), ...);
        return out;
    }
    [[nodiscard]] static std::optional<Decimal> computed(
        const base::Result<base::Computed>& result) {
        return result ? std::optional(result->value) : std::nullopt;
    }

    // What a value lacks to reach, 0 when it does.
    [[nodiscard]] TraceNode gap(TraceNode of, const std::optional<Decimal>& gap,
                                std::string_view key) const {
        if (m_definition.direction == Direction::Target)
            return made(key, TraceOp::Absolute, gap, less(std::move(of), target()));
        if (m_definition.direction == Direction::Lower)
            return made(key, TraceOp::Greatest, gap, less(std::move(of), target()), zero());
        if (m_definition.direction == Direction::Higher)
            return made(key, TraceOp::Greatest, gap, less(target(), std::move(of)), zero());
        TraceNode again = of;
        again.children.clear();
        again.op = TraceOp::None;
        return made(key, TraceOp::Greatest, gap, less(minimum(), std::move(of)),
                    less(std::move(again), stretch()), zero());
    }
    [[nodiscard]] static TraceNode zero() { return number(0, "trace.least_zero"); }

  private:
    [[nodiscard]] TraceNode field(std::string_view key, const std::optional<Decimal>& value) const {
        return trace_constant(key, value.value_or(Decimal()), m_definition.unit, m_version);
    }

    const KpiVersion& m_definition;
    ThingId m_version;
    TraceNode m_value;
    bool m_told = false;
};

void way_from_baseline(const KpiVersion& definition, Steps& steps, TraceNode& out) {
    if (definition.direction == Direction::Range || definition.direction == Direction::Target) {
        TraceNode way = out;
        way.children.clear();
        trace_way(definition, out.thing, steps.value(), way);
        out.op = TraceOp::Same;
        out.children.push_back(std::move(way));
        return;
    }
    out.op = TraceOp::ScaledRatio;
    out.children.push_back(steps.less(steps.value(), steps.baseline()));
    out.children.push_back(steps.less(steps.target(), steps.baseline()));
    out.children.push_back(Steps::hundred());
}

void within_range(const KpiVersion& definition, const Decimal& value, Steps& steps,
                  TraceNode& out) {
    const bool above = *definition.minimum <= value;
    const bool below = value <= *definition.stretch;
    const auto truth = [](bool is) { return std::optional(Decimal::from_integer(is ? 1 : 0)); };
    TraceNode within = steps.made("trace.within", TraceOp::And, truth(above && below),
                                  steps.made("trace.at_least", TraceOp::GreaterOrEqual,
                                             truth(above), steps.value(), steps.minimum()),
                                  steps.made("trace.at_most", TraceOp::LessOrEqual, truth(below),
                                             steps.value(), steps.stretch()));
    out.op = TraceOp::Product;
    out.children.push_back(std::move(within));
    out.children.push_back(Steps::hundred());
}

// F6, as core/kpi/scorecard.h says: the line from (r − d, 0) to (g + d, 10), held within them.
TraceNode normalised(const KpiVersion& definition, const Decimal& value, const Decimal& score,
                     Steps& steps) {
    const Decimal ten = Decimal::from_integer(10);
    const auto third = Steps::computed(base::subtract(*definition.target, *definition.minimum));
    const auto from = Steps::computed(base::subtract(*definition.minimum, *third));
    const auto to = Steps::computed(base::add(*definition.target, *third));
    const auto come = Steps::computed(base::subtract(value, *from));
    const auto above = Steps::computed(base::multiply(*come, ten));
    const auto below = Steps::computed(base::multiply(*third, Decimal::from_integer(3)));
    const auto line = Steps::computed(base::divide(*above, *below));
    const auto way = [&] { return steps.less(steps.target(), steps.minimum()); };
    TraceNode on_line = steps.made(
        "trace.on_line", TraceOp::Interpolate, line, steps.value(),
        steps.made("trace.scale_begins", TraceOp::Difference, from, steps.minimum(), way()),
        Steps::number(0, "trace.scale_least"),
        steps.made("trace.scale_ends", TraceOp::Sum, to, steps.target(), way()),
        Steps::number(10, "trace.scale_greatest"));
    on_line.unit.clear();
    const auto at_most = std::optional(std::min(*line, ten));
    TraceNode capped = steps.made("trace.at_most_ten", TraceOp::Least, at_most, std::move(on_line),
                                  Steps::number(10, "trace.scale_greatest"));
    capped.unit.clear();
    TraceNode out = steps.made("trace.normalised", TraceOp::Greatest, score, std::move(capped),
                               Steps::number(0, "trace.scale_least"));
    out.unit.clear();
    return out;
}

TraceNode part_node(const Snapshot& snapshot, Board& board, const model::ScorecardPart& part,
                    const base::Period& period) {
    TraceNode out = trace_node(
        TraceKind::Part, trace_message("trace.part").with("thing", trace_name(snapshot, part.kpi)));
    out.thing = part.kpi;
    out.period = period;
    out.weight = part.weight.value_or(Decimal::from_integer(1));
    TraceNode traced = trace_value(snapshot, board, part.kpi, period);
    const Value value = board.value_of(part.kpi, period);
    const History* history = board.find(part.kpi);
    const KpiVersion* definition = history == nullptr ? nullptr : history->definition(value);
    const auto weighs = base::DecimalArgument{.value = *out.weight, .unit_key = {}};
    if (value.has_value() && definition != nullptr)
        out.value = part_score(part.score, *definition, value.value);
    if (!out.value) {
        out.formula = trace_message(value.has_value() ? "trace.part_without_score"
                                                      : "trace.part_without_data")
                          .with("weight", weighs);
        out.children.push_back(std::move(traced));
        return out;
    }
    const ThingId version = history->spans[static_cast<std::size_t>(value.span)].version;
    out.formula = trace_message("trace.part_weight").with("weight", weighs);
    out.assurance = value.assurance;
    out.op = TraceOp::Same;
    if (part.score == PartScore::Value) {
        out.unit = definition->unit;
        out.children.push_back(std::move(traced));
    } else if (part.score == PartScore::Attainment) {
        out.unit = "%";
        out.children.push_back(trace_attainment(*definition, version, std::move(traced)));
    } else {
        Steps steps(*definition, version, std::move(traced));
        out.children.push_back(normalised(*definition, value.value, *out.value, steps));
    }
    return out;
}

}  // namespace

void trace_way(const KpiVersion& definition, ThingId version, TraceNode value, TraceNode& out) {
    if (!out.value || !value.value) {
        out.children.push_back(std::move(value));
        return;
    }
    const auto left = gap_of(definition, *value.value);
    const auto way = definition.baseline ? gap_of(definition, *definition.baseline) : std::nullopt;
    const bool reached = left && left->is_zero();
    Steps steps(definition, version, std::move(value));
    if (reached || !way || *way <= *left) {
        out.op = TraceOp::Same;
        out.children.push_back(reached ? Steps::number(100, "trace.whole_way")
                                       : Steps::number(0, "trace.no_nearer"));
        out.children.push_back(steps.value());
        return;
    }
    out.op = TraceOp::ScaledComplement;
    out.children.push_back(steps.gap(steps.value(), left, "trace.left_to_go"));
    out.children.push_back(steps.gap(steps.baseline(), way, "trace.way_to_go"));
    out.children.push_back(Steps::hundred());
}

TraceNode trace_attainment(const KpiVersion& definition, ThingId version, TraceNode value) {
    TraceNode out = trace_node(TraceKind::Formula, trace_message("kpi_version.attainment"));
    out.formula = {.key = "trace.attainment", .arguments = {}};
    out.formula.with("kind",
                     base::LabelArgument{
                         model::choice_label_key(model::kAttainmentKindChoices,
                                                 static_cast<std::uint8_t>(definition.attainment)),
                         base::LabelPlace::Inside});
    out.unit = "%";
    out.thing = version;
    out.assurance = value.assurance;
    if (value.value) out.value = attainment_of(definition, *value.value);
    if (!out.value) {
        out.formula = trace_message("trace.no_attainment");
        out.children.push_back(std::move(value));
        return out;
    }
    const Decimal number = *value.value;
    Steps steps(definition, version, std::move(value));
    switch (definition.attainment) {
        case AttainmentKind::ValueByTarget:
            out.op = TraceOp::ScaledRatio;
            out.children.push_back(steps.value());
            out.children.push_back(steps.target());
            out.children.push_back(Steps::hundred());
            break;
        case AttainmentKind::TargetByValue:
            out.op = TraceOp::ScaledRatio;
            out.children.push_back(steps.target());
            out.children.push_back(steps.value());
            out.children.push_back(Steps::hundred());
            break;
        case AttainmentKind::OneLessExcess:
            out.op = TraceOp::ScaledComplement;
            out.children.push_back(steps.less(steps.value(), steps.target()));
            out.children.push_back(steps.target());
            out.children.push_back(Steps::hundred());
            break;
        case AttainmentKind::WithinRange:
            within_range(definition, number, steps, out);
            break;
        case AttainmentKind::WayFromBaseline:
            way_from_baseline(definition, steps, out);
            break;
        case AttainmentKind::None:
            break;
    }
    return out;
}

TraceNode trace_scorecard(const Snapshot& snapshot, Board& board, const KpiVersion& definition,
                          const Value& value) {
    TraceNode out =
        trace_step(trace_message("trace.computed"), TraceOp::WeightedMean,
                   value.has_value() ? std::optional(value.exact) : std::nullopt, definition.unit);
    out.formula = trace_message("trace.weighted_mean");
    out.period = value.period;
    out.assurance = value.assurance;
    if (value.missing == Missing::Circular || value.missing == Missing::NoDefinition) {
        out.formula = trace_message(missing_key(value.missing));
        return out;
    }
    for (const model::ScorecardPart& part : definition.parts)
        out.children.push_back(part_node(snapshot, board, part, value.period));
    return out;
}

}  // namespace samverka::kpi
