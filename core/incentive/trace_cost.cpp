// The traces of shared cost, fees and prices.
#include "core/incentive/trace_parts.h"

namespace samverka::incentive {

using kpi::TraceKind;
using kpi::TraceNode;
using kpi::TraceOp;
using model::CostTerms;

namespace {

const CostTerms& terms_of(const Traced& traced) { return traced.terms().version->cost; }

TraceNode trace_target(const Traced& traced) {
    return agreed(traced, "cost.target_cost", traced.outcome().cost.target, currency_of(traced));
}
TraceNode trace_actual(const Traced& traced) {
    return money_trace(traced, terms_of(traced).actual);
}

// What of the underrun is shared.
TraceNode trace_shared(const Traced& traced) {
    const Cost& cost = traced.outcome().cost;
    const CostTerms& terms = terms_of(traced);
    if (!terms.dead_band) return trace_underrun(traced);
    const std::string currency = currency_of(traced);
    const Number band = percent_of(cost.target, *terms.dead_band);
    TraceNode dead_band =
        Step(TraceKind::Formula, "cost.dead_band", TraceOp::PercentOf, band, currency)
            .add(trace_target(traced))
            .add(agreed(traced, "cost.dead_band", *terms.dead_band, "%"))
            .take();
    const bool nothing = cost.shared.has_value() && cost.shared.is_zero();
    const bool threshold = terms.dead_band_kind == model::DeadBandKind::Threshold;
    if (nothing || threshold) {
        TraceNode judged =
            Step(TraceKind::Judgement,
                 threshold ? "choice.dead_band_kind.threshold" : "choice.dead_band_kind.deductible",
                 TraceOp::None, {})
                .take();
        judged.children.push_back(std::move(dead_band));
        if (nothing) judged.children.push_back(trace_underrun(traced));
        return Step(TraceKind::Formula, "trace.shared", TraceOp::Same, cost.shared, currency)
            .add(nothing ? plain_number(0) : trace_underrun(traced))
            .add(std::move(judged))
            .take();
    }
    const bool overrun = is_below(cost.underrun, Number::of(0));
    return Step(TraceKind::Formula, "trace.shared", overrun ? TraceOp::Sum : TraceOp::Difference,
                cost.shared, currency)
        .add(trace_underrun(traced))
        .add(std::move(dead_band))
        .take();
}

// A band's edge in money, or the end of what is shared where that comes first.
TraceNode trace_edge(const Traced& traced, bool upper,
                     const std::optional<base::Decimal>& percent) {
    const Cost& cost = traced.outcome().cost;
    const std::string currency = currency_of(traced);
    const Number other = cost.actual + cost.shared;
    const bool actual_first = is_at_most(cost.actual, other) != upper;
    const Number end = actual_first ? cost.actual : other;
    TraceNode stretch = trace_actual(traced);
    if (!actual_first)
        stretch = Step(TraceKind::Formula, "trace.actual_and_shared", TraceOp::Sum, other, currency)
                      .add(std::move(stretch))
                      .add(trace_shared(traced))
                      .take();
    if (!percent) return stretch;
    const Number edge = percent_of(cost.target, *percent);
    return Step(TraceKind::Formula, upper ? "cost_bands.to" : "cost_bands.from",
                upper ? TraceOp::Least : TraceOp::Greatest,
                upper ? least(end, edge) : greatest(end, edge), currency)
        .add(std::move(stretch))
        .add(Step(TraceKind::Formula, upper ? "cost_bands.to" : "cost_bands.from",
                  TraceOp::PercentOf, edge, currency)
                 .add(trace_target(traced))
                 .add(agreed(traced, upper ? "cost_bands.to" : "cost_bands.from", *percent, "%"))
                 .take())
        .take();
}

TraceNode trace_band(const Traced& traced, const BandPart& part) {
    const model::CostBand& band = traced.terms().version->cost_bands[part.band];
    const std::string currency = currency_of(traced);
    const bool overrun = is_below(traced.outcome().cost.shared, Number::of(0));
    TraceNode upper = trace_edge(traced, true, band.to);
    TraceNode lower = trace_edge(traced, false, band.from);
    const Number size = Number::of(upper.value) - Number::of(lower.value);
    TraceNode amount =
        Step(TraceKind::Formula, "trace.within_band", TraceOp::Difference, size, currency)
            .add(std::move(upper))
            .add(std::move(lower))
            .take();
    if (overrun)
        amount = Step(TraceKind::Formula, "trace.overrun", TraceOp::Negate, part.amount, currency)
                     .add(std::move(amount))
                     .take();
    return Step(TraceKind::Formula, "trace.share_of_band", TraceOp::PercentOf, part.share, currency)
        .add(std::move(amount))
        .add(agreed(traced, "cost_bands.performer_share", Number::of(band.performer_share), "%"))
        .take();
}

TraceNode trace_base_share(const Traced& traced) {
    const Cost& cost = traced.outcome().cost;
    const std::string currency = currency_of(traced);
    if (cost.bands.empty())
        return Step(TraceKind::Formula, "trace.performers_share", TraceOp::PercentOf,
                    cost.base_share, currency)
            .add(trace_shared(traced))
            .add(agreed(traced, "cost.performer_share",
                        Number::of(terms_of(traced).performer_share), "%"))
            .take();
    Step out(TraceKind::Formula, "trace.sum_of_bands", TraceOp::Sum, cost.base_share, currency);
    bool any = false;
    for (const BandPart& part : cost.bands) {
        if (!part.amount.has_value() || part.amount.is_zero()) continue;
        out.add(trace_band(traced, part));
        any = true;
    }
    if (!any) out.add(plain_number(0));
    return out.take();
}

// 1 + modifier %, the modifier by the total score.
TraceNode trace_modifier(const Traced& traced) {
    const Cost& cost = traced.outcome().cost;
    TraceNode judged = Step(TraceKind::Judgement, "trace.by_score", TraceOp::None, {}).take();
    judged.children.push_back(trace_final_score(traced));
    const Number fraction = cost.modifier / Number::of(100);
    TraceNode percent = agreed(traced, "scheme_version.modifier_points", cost.modifier, "%");
    percent.children.push_back(std::move(judged));
    return Step(TraceKind::Formula, "trace.modified_by", TraceOp::Sum, Number::of(1) + fraction)
        .add(plain_number(1))
        .add(Step(TraceKind::Formula, "modifier_points.percent", TraceOp::Quotient, fraction)
                 .add(std::move(percent))
                 .add(plain_number(100))
                 .take())
        .take();
}

TraceNode trace_fee(const Traced& traced) {
    const Cost& cost = traced.outcome().cost;
    const CostTerms& terms = terms_of(traced);
    const std::string currency = currency_of(traced);
    return Step(TraceKind::Formula, "trace.fee", TraceOp::Sum, cost.fee, currency)
        .add(agreed(traced, "cost.target_fee", Number::of(terms.target_fee), currency))
        .add(
            Step(TraceKind::Formula, "trace.performers_share", TraceOp::PercentOf,
                 percent_of(cost.shared, Number::of(terms.performer_share)), currency)
                .add(trace_shared(traced))
                .add(agreed(traced, "cost.performer_share", Number::of(terms.performer_share), "%"))
                .take())
        .take();
}

TraceNode trace_bounded_fee(const Traced& traced) {
    const CostTerms& terms = terms_of(traced);
    const std::string currency = currency_of(traced);
    TraceNode out = trace_fee(traced);
    if (terms.minimum_fee) {
        const Number low = Number::of(*terms.minimum_fee);
        out = Step(TraceKind::Formula, "cost.minimum_fee", TraceOp::Greatest,
                   greatest(Number::of(out.value), low), currency)
                  .add(std::move(out))
                  .add(agreed(traced, "cost.minimum_fee", low, currency))
                  .take();
    }
    if (terms.maximum_fee) {
        const Number high = Number::of(*terms.maximum_fee);
        out = Step(TraceKind::Formula, "cost.maximum_fee", TraceOp::Least,
                   least(Number::of(out.value), high), currency)
                  .add(std::move(out))
                  .add(agreed(traced, "cost.maximum_fee", high, currency))
                  .take();
    }
    return out;
}

TraceNode trace_fixed_price_profit(const Traced& traced) {
    const Cost& cost = traced.outcome().cost;
    const std::string currency = currency_of(traced);
    const Number ceiling = Number::of(terms_of(traced).ceiling_price);
    TraceNode open = Step(TraceKind::Formula, "trace.cost_and_fee", TraceOp::Sum,
                          cost.actual + cost.fee, currency)
                         .add(trace_actual(traced))
                         .add(trace_fee(traced))
                         .take();
    TraceNode price = Step(TraceKind::Formula, "trace.price", TraceOp::Least, cost.price, currency)
                          .add(agreed(traced, "cost.ceiling_price", ceiling, currency))
                          .add(std::move(open))
                          .take();
    return Step(TraceKind::Formula, "trace.profit", TraceOp::Difference, cost.price - cost.actual,
                currency)
        .add(std::move(price))
        .add(trace_actual(traced))
        .take();
}

}  // namespace

TraceNode trace_underrun(const Traced& traced) {
    return Step(TraceKind::Formula, "trace.underrun", TraceOp::Difference,
                traced.outcome().cost.underrun, currency_of(traced))
        .add(trace_target(traced))
        .add(trace_actual(traced))
        .take();
}

TraceNode trace_share(const Traced& traced) {
    const Cost& cost = traced.outcome().cost;
    TraceNode share = trace_base_share(traced);
    if (cost.modifier.has_value())
        share = Step(TraceKind::Formula, "trace.modified_share", TraceOp::Product,
                     cost.base_share * (Number::of(1) + cost.modifier / Number::of(100)),
                     currency_of(traced))
                    .add(std::move(share))
                    .add(trace_modifier(traced))
                    .take();
    return rounded_money(traced, "line.share", cost.share, std::move(share));
}

TraceNode trace_profit(const Traced& traced) {
    const Cost& cost = traced.outcome().cost;
    return rounded_money(traced, "line.profit", cost.profit,
                         cost.model == model::CostModel::CostPlusIncentive
                             ? trace_bounded_fee(traced)
                             : trace_fixed_price_profit(traced));
}

}  // namespace samverka::incentive
