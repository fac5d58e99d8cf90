#include "core/kpi/trace.h"

#include <string_view>

#include "core/kpi/trace_parts.h"

namespace samverka::kpi {

using base::Decimal;
using base::Message;
using base::Period;
using base::ThingId;
using model::Aggregation;
using model::KpiVersion;
using model::Snapshot;

namespace {

Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

base::Argument named(const Snapshot& snapshot, ThingId id) {
    const model::Thing* thing = snapshot.find(id);
    return base::ReferenceArgument{.thing = id,
                                   .title = thing == nullptr
                                                ? base::Bilingual{.sv = "—", .en = "—"}
                                                : model::thing_title(snapshot, *thing)};
}

TraceNode node(TraceKind kind, Message label) {
    TraceNode out;
    out.kind = kind;
    out.label = std::move(label);
    return out;
}

TraceNode constant(std::string_view key, const Decimal& value, const std::string& unit,
                   ThingId version) {
    TraceNode out = node(TraceKind::Constant, message(key));
    out.value = value;
    out.unit = unit;
    out.thing = version;
    return out;
}

std::string_view total_key(Aggregation aggregation) {
    switch (aggregation) {
        case Aggregation::Sum:
        case Aggregation::Ratio:
        case Aggregation::Complement:
            return "trace.sum";
        case Aggregation::Mean:
            return "trace.mean";
        case Aggregation::Minimum:
            return "trace.minimum";
        case Aggregation::Maximum:
            return "trace.maximum";
        case Aggregation::Last:
        case Aggregation::Formula:
        case Aggregation::Scorecard:
        case Aggregation::None:
            break;
    }
    return "trace.last";
}

// One row of a series as it stands in the log.
TraceNode measurement(const model::Series& series, const Columns& columns, std::size_t index) {
    const auto& row = series.measurements[static_cast<std::size_t>(columns.rows[index])];
    TraceNode out = node(TraceKind::Measurement,
                         message(row.corrects >= 0 ? "trace.corrected" : "trace.measured")
                             .with("period", base::PeriodArgument{row.period}));
    out.value = columns.value(index);
    out.unit = series.unit;
    out.thing = series.thing.id;
    out.period = row.period;
    out.stamp = row.stamp;
    out.reference = row.reference;
    out.assurance = columns.assurances[index];
    return out;
}

// The rows of a ratio's halves are matched as core/kpi/value.cpp matches them.
bool matches_rows(const Snapshot& snapshot, const KpiVersion& definition) {
    const auto* upper = snapshot.find<model::Series>(definition.numerator);
    const auto* lower = snapshot.find<model::Series>(definition.denominator);
    return upper != nullptr && lower != nullptr && upper->frequency == lower->frequency;
}

TraceNode formula(const Snapshot& snapshot, Board& board, const KpiVersion& definition,
                  const Value& value, ThingId version) {
    if (definition.aggregation == Aggregation::Formula)
        return trace_formula(snapshot, board, definition, value);
    const bool is_ratio = definition.aggregation == Aggregation::Ratio ||
                          definition.aggregation == Aggregation::Complement;
    if (!is_ratio)
        return trace_total(snapshot, board, total_key(definition.aggregation), definition.numerator,
                           value.period, nullptr);
    const bool complement = definition.aggregation == Aggregation::Complement;
    const bool scaled = definition.factor.has_value();
    TraceNode out = node(TraceKind::Formula, message("trace.computed"));
    out.formula =
        message(complement
                    ? (scaled ? "trace.formula.complement_scaled" : "trace.formula.complement")
                    : (scaled ? "trace.formula.ratio_scaled" : "trace.formula.ratio"))
            .with("numerator", named(snapshot, definition.numerator))
            .with("denominator", named(snapshot, definition.denominator));
    if (scaled)
        out.formula.with("factor",
                         base::DecimalArgument{.value = *definition.factor, .unit_key = {}});
    if (value.has_value()) out.value = value.exact;
    out.unit = definition.unit;
    out.period = value.period;
    out.assurance = value.assurance;
    const bool match = matches_rows(snapshot, definition);
    const auto* upper = snapshot.find<model::Series>(definition.numerator);
    const auto* lower = snapshot.find<model::Series>(definition.denominator);
    out.children.push_back(trace_total(snapshot, board, "trace.sum", definition.numerator,
                                       value.period, match ? lower : nullptr));
    out.children.push_back(trace_total(snapshot, board, "trace.sum", definition.denominator,
                                       value.period, match ? upper : nullptr));
    if (scaled)
        out.children.push_back(constant("kpi_version.factor", *definition.factor, "", version));
    return out;
}

TraceNode definition_node(const DefinitionSpan& span) {
    const KpiVersion& definition = *span.definition;
    const bool approved = span.state == model::VersionState::Approved;
    const bool dated = definition.effective_from.has_value();
    Message label = message(approved ? (dated ? "trace.definition_from" : "trace.definition")
                                     : "trace.definition_draft");
    if (dated && approved) label.with("date", base::DateArgument{*definition.effective_from});
    TraceNode out = node(TraceKind::Definition, std::move(label));
    out.thing = span.version;
    const auto add = [&](std::string_view key, const std::optional<Decimal>& value) {
        if (value) out.children.push_back(constant(key, *value, definition.unit, span.version));
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

bool rounds(const KpiVersion& definition) {
    return definition.decimals && definition.rounding != model::RoundingRule::None;
}

// The value of a part, and where it comes from: a KPI by its period, a goal by its own parts.
TraceNode part_node(const Snapshot& snapshot, const ProgressPart& part) {
    TraceNode out =
        node(TraceKind::Part, message("trace.part").with("thing", named(snapshot, part.thing)));
    out.thing = part.thing;
    out.value = part.progress;
    out.unit = "%";
    out.formula = message(part.progress ? "trace.part_weight" : "trace.part_without_data")
                      .with("weight", base::DecimalArgument{.value = part.weight, .unit_key = {}});
    if (part.value != nullptr) out.period = part.value->period;
    return out;
}

}  // namespace

TraceNode trace_node(TraceKind kind, base::Message label) { return node(kind, std::move(label)); }

base::Message trace_message(std::string_view key) { return message(key); }

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
    }
    return "";
}

TraceNode trace_total(const Snapshot& snapshot, Board& board, std::string_view key, ThingId id,
                      const Period& period, const model::Series* matching) {
    const auto* series = snapshot.find<model::Series>(id);
    TraceNode out = node(TraceKind::Total, message(key).with("series", named(snapshot, id)));
    out.thing = id;
    out.period = period;
    if (series == nullptr) return out;
    out.unit = series->unit;
    const Columns& columns = board.columns(*series);
    const Columns* other = matching == nullptr ? nullptr : &board.columns(*matching);
    const auto has_counterpart = [&](std::size_t i) {
        if (other == nullptr) return true;
        for (std::size_t j = 0; j < other->size(); ++j)
            if (other->last_days[j] == columns.last_days[i] &&
                other->first_days[j] == columns.first_days[i])
                return true;
        return false;
    };
    const std::int32_t length = period.last().days() - period.first().days();
    Decimal sum;
    std::optional<Decimal> low;
    std::optional<Decimal> high;
    std::optional<Decimal> last;
    out.assurance = Assurance::Verified;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!period.contains(base::Date::from_days(columns.last_days[i])) ||
            columns.last_days[i] - columns.first_days[i] > length || !has_counterpart(i))
            continue;
        const Decimal value = columns.value(i);
        if (const auto next = base::add(sum, value)) sum = next->value;
        if (!low || value < *low) low = value;
        if (!high || *high < value) high = value;
        last = value;
        out.assurance = std::max(out.assurance, columns.assurances[i]);
        out.children.push_back(measurement(*series, columns, i));
    }
    if (!last) {
        out.assurance = Assurance::Reported;
        return out;
    }
    out.value = sum;
    if (key == "trace.last") out.value = last;
    if (key == "trace.minimum") out.value = low;
    if (key == "trace.maximum") out.value = high;
    if (key == "trace.mean") {
        const auto mean = base::divide(
            sum, Decimal::from_integer(static_cast<std::int64_t>(out.children.size())));
        if (mean) {
            out.value = mean->value;
            out.exact = mean->exact;
        }
    }
    return out;
}

std::string value_trace_id(ThingId kpi, const Period& period) {
    return "kpi:" + kpi.text() + "/" + period.text();
}

std::string progress_trace_id(ThingId goal) { return "goal:" + goal.text(); }

TraceNode trace_value(const Snapshot& snapshot, Board& board, ThingId kpi, const Period& period) {
    TraceNode out = node(TraceKind::Result, message("trace.value")
                                                .with("thing", named(snapshot, kpi))
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
    if (value.has_value()) {
        out.value = value.value;
        out.formula = message(rounds(*definition) ? "trace.rounded" : "trace.not_rounded");
        if (rounds(*definition))
            out.formula.with("count", base::CountArgument{.count = *definition->decimals, .of = {}})
                .with("rule",
                      base::LabelArgument{
                          model::choice_label_key(model::kRoundingRuleChoices,
                                                  static_cast<std::uint8_t>(definition->rounding)),
                          base::LabelPlace::Inside});
    }
    out.children.push_back(formula(snapshot, board, *definition, value, span.version));
    out.children.push_back(definition_node(span));
    out.children.push_back(
        node(TraceKind::Judgement,
             message(value.beyond_stretch ? "standing.beyond" : standing_key(value.standing))));
    return out;
}

TraceNode trace_progress(const Snapshot& snapshot, Board& board, ThingId goal) {
    TraceNode out =
        node(TraceKind::Result, message("trace.progress").with("thing", named(snapshot, goal)));
    out.thing = goal;
    out.unit = "%";
    const GoalProgress* progress = board.progress(goal);
    if (progress == nullptr) return out;
    out.value = progress->progress;
    out.formula = message(progress->progress ? "trace.weighted_mean" : "trace.no_part_has_data");
    for (const ProgressPart& part : progress->parts) {
        TraceNode one = part_node(snapshot, part);
        if (part.value != nullptr)
            one.children.push_back(trace_value(snapshot, board, part.thing, part.value->period));
        else if (snapshot.find<model::Goal>(part.thing) != nullptr)
            one.children = trace_progress(snapshot, board, part.thing).children;
        out.children.push_back(std::move(one));
    }
    if (progress->plan) {
        TraceNode plan = node(TraceKind::Constant, message("trace.plan"));
        plan.value = progress->plan;
        plan.unit = "%";
        plan.thing = goal;
        out.children.push_back(std::move(plan));
    }
    return out;
}

}  // namespace samverka::kpi
