#include "core/kpi/trace.h"

#include <algorithm>
#include <string_view>

#include "core/kpi/measured.h"
#include "core/kpi/roll_up.h"
#include "core/kpi/trace_parts.h"

namespace samverka::kpi {

using base::Decimal;
using base::Message;
using base::Period;
using base::ThingId;
using model::Aggregation;
using model::KpiVersion;
using model::PlannedRule;
using model::Snapshot;

namespace {

Message message(std::string_view key) { return trace_message(key); }

Fold fold_of(Aggregation aggregation) {
    switch (aggregation) {
        case Aggregation::Sum:
        case Aggregation::Ratio:
        case Aggregation::Complement:
            return Fold::Sum;
        case Aggregation::Mean:
            return Fold::Mean;
        case Aggregation::Minimum:
            return Fold::Least;
        case Aggregation::Maximum:
            return Fold::Greatest;
        case Aggregation::Last:
        case Aggregation::Formula:
        case Aggregation::Scorecard:
        case Aggregation::None:
            break;
    }
    return Fold::Last;
}

// What a ratio is made of, in the order of core/kpi/measured.cpp, which matches the rows of those
// that are measured as often as the numerator.
struct RatioSeries {
    std::vector<ThingId> ids;
    std::vector<const model::Series*> matched;  // null where it is not there; the first ones

    RatioSeries(const Snapshot& snapshot, const KpiVersion& definition)
        : ids{definition.numerator, definition.denominator} {
        if (definition.aggregation == Aggregation::Complement &&
            definition.planned_rule != PlannedRule::None)
            ids.push_back(definition.planned);
        const auto* upper = snapshot.find<model::Series>(definition.numerator);
        for (const ThingId id : ids) {
            const auto* series = snapshot.find<model::Series>(id);
            if (upper == nullptr || series == nullptr || series->frequency != upper->frequency)
                break;
            matched.push_back(series);
        }
    }
    [[nodiscard]] TraceNode total(const Snapshot& snapshot, Board& board, const Period& period,
                                  std::size_t which) const {
        std::vector<const model::Series*> others;
        for (std::size_t i = 0; which < matched.size() && i < matched.size(); ++i)
            if (i != which) others.push_back(matched[i]);
        return trace_total(snapshot, board, Fold::Sum, ids[which], period, others);
    }
};

std::string_view ratio_key(const KpiVersion& definition) {
    const bool scaled = definition.factor.has_value();
    if (definition.aggregation == Aggregation::Ratio)
        return scaled ? "trace.formula.ratio_scaled" : "trace.formula.ratio";
    if (definition.planned_rule == PlannedRule::Excluded)
        return scaled ? "trace.formula.excluded_scaled" : "trace.formula.excluded";
    if (definition.planned_rule == PlannedRule::Counted)
        return scaled ? "trace.formula.counted_scaled" : "trace.formula.counted";
    return scaled ? "trace.formula.complement_scaled" : "trace.formula.complement";
}

// Two totals as one: the agreed time less what was planned, the downtime with it.
TraceNode joined(std::string_view key, TraceOp op, TraceNode left, TraceNode right) {
    std::optional<Decimal> value;
    if (left.value && right.value) {
        const auto sum = op == TraceOp::Sum ? base::add(*left.value, *right.value)
                                            : base::subtract(*left.value, *right.value);
        if (sum) value = sum->value;
    }
    TraceNode out = trace_step(message(key), op, value, left.unit);
    out.period = left.period;
    out.assurance = std::max(left.assurance, right.assurance);
    out.children.push_back(std::move(left));
    out.children.push_back(std::move(right));
    return out;
}

TraceNode trace_ratio(const Snapshot& snapshot, Board& board, const KpiVersion& definition,
                      const Value& value, ThingId version) {
    const bool complement = definition.aggregation == Aggregation::Complement;
    TraceNode out = trace_step(
        message("trace.computed"), complement ? TraceOp::ScaledComplement : TraceOp::ScaledRatio,
        value.has_value() ? std::optional(value.exact) : std::nullopt, definition.unit);
    out.formula = message(ratio_key(definition))
                      .with("numerator", trace_name(snapshot, definition.numerator))
                      .with("denominator", trace_name(snapshot, definition.denominator));
    out.period = value.period;
    out.assurance = value.assurance;
    const RatioSeries series(snapshot, definition);
    const auto total = [&](std::size_t which) {
        return series.total(snapshot, board, value.period, which);
    };
    TraceNode above = total(0);
    TraceNode below = total(1);
    if (series.ids.size() > 2) {
        out.formula.with("planned", trace_name(snapshot, definition.planned));
        if (definition.planned_rule == PlannedRule::Counted)
            above = joined("trace.with_planned", TraceOp::Sum, std::move(above), total(2));
        else
            below = joined("trace.less_planned", TraceOp::Difference, std::move(below), total(2));
    }
    out.children.push_back(std::move(above));
    out.children.push_back(std::move(below));
    if (!definition.factor) return out;
    out.formula.with("factor", base::DecimalArgument{.value = *definition.factor, .unit_key = {}});
    out.children.push_back(trace_constant("kpi_version.factor", *definition.factor, "", version));
    return out;
}

TraceNode formula(const Snapshot& snapshot, Board& board, const KpiVersion& definition,
                  const Value& value, ThingId version) {
    if (definition.aggregation == Aggregation::Formula)
        return trace_formula(snapshot, board, definition, value);
    if (definition.aggregation == Aggregation::Scorecard)
        return trace_scorecard(snapshot, board, definition, value);
    if (is_ratio(definition)) return trace_ratio(snapshot, board, definition, value, version);
    return trace_total(snapshot, board, fold_of(definition.aggregation), definition.numerator,
                       value.period, {});
}

TraceOp op_of(model::RollUp rule) {
    switch (rule) {
        case model::RollUp::Sum:
            return TraceOp::Sum;
        case model::RollUp::Mean:
            return TraceOp::Mean;
        case model::RollUp::Minimum:
            return TraceOp::Least;
        case model::RollUp::Maximum:
            return TraceOp::Greatest;
        case model::RollUp::Last:
        case model::RollUp::Measurements:
        case model::RollUp::None:
            break;
    }
    return TraceOp::Last;
}

// A longer period by the values of its periods, each before rounding; those that take no part say
// why and have no value.
TraceNode trace_roll_up(const Snapshot& snapshot, Board& board, const History& history,
                        const KpiVersion& definition, const Value& value) {
    TraceNode out =
        trace_step(message("trace.rolled_up"), op_of(definition.roll_up),
                   value.has_value() ? std::optional(value.exact) : std::nullopt, definition.unit);
    out.formula =
        message("trace.roll_up_rule")
            .with("rule", base::LabelArgument{model::choice_label_key(
                                                  model::kRollUpChoices,
                                                  static_cast<std::uint8_t>(definition.roll_up)),
                                              base::LabelPlace::Inside});
    out.period = value.period;
    out.assurance = value.assurance;
    const auto parts = board.rolled_up_from(history.kpi, value.period);
    for (const Period& period : parts) {
        const Value part = board.value_of(history.kpi, period);
        const KpiVersion* of_part = history.definition(part);
        const bool counts = takes_part(definition, of_part, part);
        TraceNode one = trace_step(
            message("trace.value_of_period").with("period", base::PeriodArgument{period}),
            TraceOp::Same, counts ? std::optional(part.exact) : std::nullopt, definition.unit);
        one.thing = history.kpi;
        one.period = period;
        one.assurance = part.assurance;
        if (!part.has_value())
            one.formula = message(missing_key(part.missing));
        else if (!counts)
            one.formula = message("trace.other_unit");
        if (of_part != nullptr)
            one.children.push_back(
                formula(snapshot, board, *of_part, part,
                        history.spans[static_cast<std::size_t>(part.span)].version));
        out.children.push_back(std::move(one));
    }
    return out;
}

TraceNode definition_node(const DefinitionSpan& span) {
    const KpiVersion& definition = *span.definition;
    const bool approved = span.state == model::VersionState::Approved;
    const bool dated = definition.effective_from.has_value();
    Message label = message(approved ? (dated ? "trace.definition_from" : "trace.definition")
                                     : "trace.definition_draft");
    if (dated && approved) label.with("date", base::DateArgument{*definition.effective_from});
    TraceNode out = trace_node(TraceKind::Definition, std::move(label));
    out.thing = span.version;
    const auto add = [&](std::string_view key, const std::optional<Decimal>& value) {
        if (value)
            out.children.push_back(trace_constant(key, *value, definition.unit, span.version));
    };
    add("kpi_version.target", definition.target);
    add("kpi_version.minimum", definition.minimum);
    add("kpi_version.stretch", definition.stretch);
    return out;
}

std::string_view standing_key(Standing standing) {
    switch (standing) {
        case Standing::Reaches:
            return "standing.reaches";
        case Standing::Near:
            return "standing.near";
        case Standing::Under:
            return "standing.under";
        case Standing::Unjudged:
            return "standing.unjudged";
        case Standing::NoData:
            break;
    }
    return "standing.no_data";
}

void tell_rounding(const KpiVersion& definition, const Value& value, TraceNode& out) {
    out.value = value.value;
    out.op = rounds(definition) ? TraceOp::Round : TraceOp::Same;
    out.formula = message(rounds(definition) ? "trace.rounded" : "trace.not_rounded");
    if (!rounds(definition)) return;
    out.decimals = static_cast<int>(*definition.decimals);
    out.rounding = rounding_of(definition.rounding);
    out.formula.with("count", base::CountArgument{.count = *definition.decimals, .of = {}})
        .with("rule", base::LabelArgument{
                          model::choice_label_key(model::kRoundingRuleChoices,
                                                  static_cast<std::uint8_t>(definition.rounding)),
                          base::LabelPlace::Inside});
}

// The value of a part of a goal, and where it comes from: a KPI by its period, a goal by its own
// parts.
TraceNode part_node(const Snapshot& snapshot, Board& board, const ProgressPart& part) {
    TraceNode out = trace_node(
        TraceKind::Part, message("trace.part").with("thing", trace_name(snapshot, part.thing)));
    out.thing = part.thing;
    out.value = part.progress;
    out.unit = "%";
    out.weight = part.weight;
    out.formula = message(part.progress ? "trace.part_weight" : "trace.part_without_data")
                      .with("weight", base::DecimalArgument{.value = part.weight, .unit_key = {}});
    if (part.value != nullptr) {
        out.period = part.value->period;
        const History& history = *board.find(part.thing);
        TraceNode value = trace_value(snapshot, board, part.thing, part.value->period);
        trace_way(*history.definition(*part.value),
                  history.spans[static_cast<std::size_t>(part.value->span)].version,
                  std::move(value), out);
    } else if (snapshot.find<model::Goal>(part.thing) != nullptr) {
        TraceNode goal = trace_progress(snapshot, board, part.thing);
        out.op = goal.op;
        out.children = std::move(goal.children);
    }
    return out;
}

}  // namespace

TraceNode trace_node(TraceKind kind, base::Message label) {
    TraceNode out;
    out.kind = kind;
    out.label = std::move(label);
    return out;
}

base::Message trace_message(std::string_view key) {
    return {.key = std::string(key), .arguments = {}};
}

base::Argument trace_name(const Snapshot& snapshot, ThingId id) {
    const model::Thing* thing = snapshot.find(id);
    return base::ReferenceArgument{.thing = id,
                                   .title = thing == nullptr
                                                ? base::Bilingual{.sv = "—", .en = "—"}
                                                : model::thing_title(snapshot, *thing)};
}

TraceNode trace_constant(std::string_view key, const Decimal& value, const std::string& unit,
                         ThingId version) {
    TraceNode out = trace_node(TraceKind::Constant, trace_message(key));
    out.value = value;
    out.unit = unit;
    out.thing = version;
    return out;
}

TraceNode trace_step(base::Message label, TraceOp op, const std::optional<Decimal>& value,
                     const std::string& unit) {
    TraceNode out = trace_node(TraceKind::Formula, std::move(label));
    out.value = value;
    if (value) out.op = op;
    out.unit = unit;
    return out;
}

std::string_view missing_key(Missing missing) {
    switch (missing) {
        case Missing::None:
            return "";
        case Missing::NoDefinition:
            return "trace.no_definition";
        case Missing::NotMeasured:
            return "trace.not_measured";
        case Missing::EmptyDenominator:
            return "trace.empty_denominator";
        case Missing::OutOfRange:
            return "trace.out_of_range";
        case Missing::Circular:
            return "trace.circular";
        case Missing::Excluded:
            return "trace.excluded";
    }
    return "";
}

std::string value_trace_id(ThingId kpi, const Period& period) {
    return "kpi:" + kpi.text() + "/" + period.text();
}

std::string progress_trace_id(ThingId goal) { return "goal:" + goal.text(); }

TraceNode trace_value(const Snapshot& snapshot, Board& board, ThingId kpi, const Period& period) {
    TraceNode out =
        trace_node(TraceKind::Result, message("trace.value")
                                          .with("thing", trace_name(snapshot, kpi))
                                          .with("period", base::PeriodArgument{period}));
    out.thing = kpi;
    out.period = period;
    const History* history = board.find(kpi);
    if (history == nullptr) {
        out.formula = message("trace.no_definition");
        return out;
    }
    const Value value = board.value_of(kpi, period);
    const KpiVersion* definition = history->definition(value);
    out.assurance = value.assurance;
    if (!value.has_value()) out.formula = message(missing_key(value.missing));
    if (definition == nullptr) return out;
    out.unit = definition->unit;
    const DefinitionSpan& span = history->spans[static_cast<std::size_t>(value.span)];
    if (value.has_value()) tell_rounding(*definition, value, out);
    const bool rolled = !board.rolled_up_from(kpi, period).empty();
    out.children.push_back(rolled ? trace_roll_up(snapshot, board, *history, *definition, value)
                                  : formula(snapshot, board, *definition, value, span.version));
    out.children.push_back(definition_node(span));
    out.children.push_back(trace_node(
        TraceKind::Judgement,
        message(value.beyond_stretch ? "standing.beyond" : standing_key(value.standing))));
    return out;
}

TraceNode trace_progress(const Snapshot& snapshot, Board& board, ThingId goal) {
    TraceNode out = trace_node(TraceKind::Result,
                               message("trace.progress").with("thing", trace_name(snapshot, goal)));
    out.thing = goal;
    out.unit = "%";
    const GoalProgress* progress = board.progress(goal);
    if (progress == nullptr) return out;
    out.value = progress->progress;
    if (out.value) out.op = TraceOp::WeightedMean;
    out.formula = message(progress->progress ? "trace.weighted_mean" : "trace.no_part_has_data");
    for (const ProgressPart& part : progress->parts)
        out.children.push_back(part_node(snapshot, board, part));
    if (progress->plan) {
        TraceNode plan = trace_node(TraceKind::Constant, message("trace.plan"));
        plan.value = progress->plan;
        plan.unit = "%";
        plan.thing = goal;
        out.children.push_back(std::move(plan));
    }
    return out;
}

}  // namespace samverka::kpi
