#include "core/incentive/trace.h"

#include "core/base/assert.h"
#include "core/incentive/trace_parts.h"
#include "core/incentive/words.h"
#include "core/kpi/trace_parts.h"

namespace samverka::incentive {

using base::Message;
using base::ThingId;
using kpi::TraceKind;
using kpi::TraceNode;
using kpi::TraceOp;

Step::Step(TraceKind kind, std::string_view label, TraceOp op, const Number& value,
           std::string unit) {
    m_node.kind = kind;
    m_node.label = {.key = std::string(label), .arguments = {}};
    m_node.value = value.decimal();
    m_node.op = value.has_value() ? op : TraceOp::None;
    m_node.unit = std::move(unit);
}
Step& Step::add(TraceNode child) {
    m_node.assurance = std::max(
        m_node.children.empty() ? kpi::Assurance::Verified : m_node.assurance, child.assurance);
    m_node.children.push_back(std::move(child));
    return *this;
}
Step& Step::of(ThingId thing) {
    m_node.thing = thing;
    return *this;
}
Step& Step::with(std::string_view name, base::Argument argument) {
    m_node.label.with(name, std::move(argument));
    return *this;
}
Step& Step::says(Message formula) {
    m_node.formula = std::move(formula);
    return *this;
}
Step& Step::rounds(int decimals, base::Rounding rule) {
    m_node.decimals = decimals;
    m_node.rounding = rule;
    return *this;
}

base::Argument named(const Traced& traced, ThingId id) {
    return kpi::trace_name(traced.snapshot, id);
}

std::string currency_of(const Traced& traced) {
    const model::Partnership* partnership = traced.snapshot.partnership();
    return partnership == nullptr ? std::string() : partnership->currency;
}

TraceNode agreed(const Traced& traced, std::string_view label, const Number& value,
                 std::string unit) {
    TraceNode out = Step(TraceKind::Constant, label, TraceOp::None, value, std::move(unit))
                        .of(traced.version())
                        .take();
    out.assurance = kpi::Assurance::Verified;
    return out;
}

TraceNode plain_number(std::int64_t value) {
    TraceNode out =
        Step(TraceKind::Constant, "trace.number", TraceOp::None, Number::of(value)).take();
    out.assurance = kpi::Assurance::Verified;
    return out;
}

TraceNode kpi_trace(const Traced& traced, ThingId id) {
    return kpi::trace_value(traced.snapshot, traced.board, id, traced.outcome().period);
}

TraceNode judged_by(const Traced& traced, ThingId id, std::string_view words) {
    TraceNode out = Step(TraceKind::Judgement, words, TraceOp::None, {}).of(id).take();
    out.children.push_back(kpi_trace(traced, id));
    out.assurance = out.children.back().assurance;
    return out;
}

TraceNode money_trace(const Traced& traced, ThingId id) {
    TraceNode sum = kpi::trace_total(traced.snapshot, traced.board, kpi::Fold::Sum, id,
                                     traced.outcome().period, {});
    const SeriesFigure* figure = traced.terms().find_series(traced.outcome().figures, id);
    const std::int64_t scale = figure == nullptr ? 1 : figure->money_scale.value_or(1);
    if (scale == 1) return sum;
    return Step(TraceKind::Formula, "trace.in_currency", TraceOp::Product,
                traced.terms().total(traced.outcome().figures, id), currency_of(traced))
        .add(std::move(sum))
        .add(plain_number(scale))
        .take();
}

TraceNode rounded_money(const Traced& traced, std::string_view label,
                        const std::optional<base::Money>& money, TraceNode exact) {
    const MoneyRounding rounding = traced.terms().rounding();
    return Step(TraceKind::Money, label, TraceOp::Round, Number::of(money), currency_of(traced))
        .rounds(rounding.decimals, rounding.rule)
        .add(std::move(exact))
        .take();
}

TraceNode apportioned(const Traced& traced, ThingId own, const std::optional<base::Money>& money,
                      TraceNode whole, const std::vector<Share>& shares) {
    Step out(TraceKind::Money, "trace.apportioned", TraceOp::Apportion, Number::of(money),
             currency_of(traced));
    out.of(own).with("kpi", named(traced, own)).rounds(traced.terms().rounding().decimals, {});
    out.add(std::move(whole));
    for (const Share& share : shares) {
        if (!share.weight.has_value()) continue;
        TraceNode part =
            Step(TraceKind::Part, "trace.share_of", TraceOp::None, {}).of(share.thing).take();
        part.label.with("kpi", named(traced, share.thing));
        part.weight = share.weight.value();
        part.assurance = kpi::Assurance::Verified;
        out.add(std::move(part));
    }
    return out.take();
}

namespace {

// The amounts of the lines that a limit or a gate counts, told without their reasons.
void add_amounts(const Traced& traced, bool gains_only, Step& out) {
    for (const Line& line : traced.outcome().lines) {
        if (!is_transfer(line.kind) || !line.performer || line.hold == Hold::NoData ||
            line.kind == LineKind::Limit || line.kind == LineKind::Adjustment)
            continue;
        if (gains_only && (line.performer->minor <= 0 || line.kind == LineKind::Gate)) continue;
        TraceNode amount = Step(TraceKind::Money, "", TraceOp::None, Number::of(*line.performer),
                                currency_of(traced))
                               .take();
        amount.label = line_label(traced.snapshot, traced.terms(), line);
        amount.assurance = kpi::Assurance::Verified;
        out.add(std::move(amount));
    }
}

TraceNode trace_limit(const Traced& traced, const Line& line) {
    const Limited& limited = traced.outcome().limited;
    const std::string currency = currency_of(traced);
    Step before(TraceKind::Money, "trace.before_limit", TraceOp::Sum, Number::of(limited.before),
                currency);
    add_amounts(traced, false, before);
    Step after(TraceKind::Money, "trace.after_limit", TraceOp::None, Number::of(limited.after),
               currency);
    after.says({.key = std::string(limit_key(limited.by)), .arguments = {}}).of(traced.version());
    return Step(TraceKind::Money, "line.limit", TraceOp::Difference, Number::of(line.performer),
                currency)
        .add(after.take())
        .add(before.take())
        .take();
}

TraceNode trace_gate(const Traced& traced, const Line& line) {
    Step gains(TraceKind::Money, "trace.gains", TraceOp::Sum, -Number::of(line.performer),
               currency_of(traced));
    add_amounts(traced, true, gains);
    Step out(TraceKind::Money, "line.gate", TraceOp::Negate, Number::of(line.performer),
             currency_of(traced));
    out.add(gains.take());
    for (std::size_t i = 0; i < traced.terms().version->gates.size(); ++i)
        if (traced.outcome().scores.gates[i] == GateState::Shut)
            out.add(judged_by(traced, traced.terms().version->gates[i].kpi, "trace.gate_shut"));
    return out.take();
}

TraceNode trace_effect(const Traced& traced, const Line& line) {
    const model::PartyEffect& effect = traced.terms().version->effects[line.row];
    TraceNode value = effect.kpi.is_nil()
                          ? kpi::trace_total(traced.snapshot, traced.board, kpi::Fold::Sum,
                                             effect.series, traced.outcome().period, {})
                          : kpi_trace(traced, effect.kpi);
    const std::string unit = value.unit;
    const Number found = Number::of(value.value);
    const Number reference = effect.reference ? Number(*effect.reference) : Number::of(0);
    const Number worth = Number::of(effect.worth);
    Step off(TraceKind::Formula, "trace.off_reference", TraceOp::Difference, found - reference,
             unit);
    off.add(std::move(value)).add(agreed(traced, "effects.reference", reference, unit));
    Step product(TraceKind::Formula, "trace.times_worth", TraceOp::Product,
                 (found - reference) * worth, currency_of(traced));
    product.add(off.take()).add(agreed(traced, "effects.worth", worth));
    const auto& money = effect.side == traced.account.performer ? line.performer : line.other;
    TraceNode out = rounded_money(traced, "", money, product.take());
    out.label = line_label(traced.snapshot, traced.terms(), line);
    return out;
}

TraceNode trace_adjustment(const Traced& traced, const Line& line) {
    TraceNode out =
        Step(TraceKind::Money, "", TraceOp::None, Number::of(line.performer), currency_of(traced))
            .says({.key = "trace.adjustment", .arguments = {}})
            .take();
    out.label = line_label(traced.snapshot, traced.terms(), line);
    return out;
}

TraceNode trace_block(const Traced& traced, const Line& line) {
    switch (line.kind) {
        case LineKind::Score:
            return trace_score_line(traced, line);
        case LineKind::Points:
            return trace_points_line(traced);
        case LineKind::Allocation:
        case LineKind::Deviation:
            return trace_credit_line(traced, line);
        case LineKind::EarnBack:
        case LineKind::Offset:
            return trace_earned_back(traced, line);
        case LineKind::Share:
            return trace_share(traced);
        case LineKind::Profit:
            return trace_profit(traced);
        case LineKind::Gate:
            return trace_gate(traced, line);
        case LineKind::Limit:
            return trace_limit(traced, line);
        case LineKind::Adjustment:
            return trace_adjustment(traced, line);
        case LineKind::Saved:
            return rounded_money(traced, "line.saved", line.other, trace_underrun(traced));
        case LineKind::Effect:
            return trace_effect(traced, line);
    }
    SV_ASSERT(false);
}

}  // namespace

std::string line_trace_id(ThingId scheme, const base::Period& period, std::string_view line) {
    return outcome_trace_id(scheme, period) + "/" + std::string(line);
}

std::string outcome_trace_id(ThingId scheme, const base::Period& period) {
    return "scheme:" + scheme.text() + "/" + period.text();
}

TraceNode trace_line(const Traced& traced, const Line& line) {
    TraceNode out = trace_block(traced, line);
    out.period = traced.outcome().period;
    if (line.is_held()) out.formula = hold_reason(line);
    return out;
}

TraceNode trace_outcome(const Traced& traced, model::Side side) {
    const Outcome& outcome = traced.outcome();
    const model::Side performer = traced.account.performer;
    Step out(TraceKind::Result, "trace.outcome", TraceOp::Sum,
             Number::of(to_side(side, performer, outcome.settled)), currency_of(traced));
    out.of(traced.account.scheme).with("scheme", named(traced, traced.account.scheme));
    out.with("period", base::PeriodArgument{outcome.period});
    for (const Line& line : outcome.lines) {
        const auto money = to_side(side, performer, line);
        if (!money) continue;
        TraceNode node = trace_line(traced, line);
        // What is the performer's gain is the other side's cost.
        if (side != performer && is_transfer(line.kind)) {
            Step turned(TraceKind::Money, "", TraceOp::Negate, Number::of(*money), node.unit);
            kpi::TraceNode outer = turned.add(node).take();
            outer.label = node.label;
            node = std::move(outer);
        } else if (money->minor == 0 && !is_transfer(line.kind)) {
            continue;  // to the other side alone
        }
        if (line.is_held()) {
            TraceNode held =
                Step(TraceKind::Judgement, "trace.held_back", TraceOp::None, {}).take();
            held.children.push_back(std::move(node));
            node = std::move(held);
        }
        out.add(std::move(node));
    }
    return out.take();
}

}  // namespace samverka::incentive
