#include "core/incentive/score.h"

#include <algorithm>

#include "core/base/sort.h"
#include "core/kpi/measured.h"

namespace samverka::incentive {

using base::Money;
using model::GateReach;
using model::NoDataRule;

namespace {

MeasureScore measure_score(const Curve& curve, const KpiFigure& figure) {
    MeasureScore out;
    out.weight = Number::of(curve.measure.weight);
    out.hold = hold_of(figure);
    if (!figure.has_value() || figure.definition == nullptr) return out;
    out.raw = raw_score(curve, *figure.definition, figure.value);
    out.score = bounded_score(curve, out.raw);
    out.counts = out.score.has_value() && out.weight.has_value();
    if (!out.counts) out.hold = Hold::NoData;
    if (curve.measure.minimum) out.below_minimum = is_below(out.score, *curve.measure.minimum);
    return out;
}

GateState gate_state(const model::SchemeGate& gate, const KpiFigure& figure) {
    if (!figure.has_value() || figure.definition == nullptr) return GateState::Unknown;
    const auto& limit = gate.limit ? gate.limit : figure.definition->target;
    if (!limit) return GateState::Unknown;
    return kpi::reaches(*figure.definition, figure.value, *limit) ? GateState::Open
                                                                  : GateState::Shut;
}

void pass_gates(const Terms& terms, const Figures& figures, Scores& out) {
    for (std::size_t i = 0; i < terms.gates.size(); ++i) {
        const model::SchemeGate& gate = terms.version->gates[i];
        const KpiFigure& figure = figures.kpis[terms.gates[i]];
        out.gates.push_back(gate_state(gate, figure));
        out.gate_hold = worse(
            out.gate_hold, out.gates.back() == GateState::Unknown ? Hold::NoData : hold_of(figure));
        if (out.gates.back() != GateState::Shut) continue;
        out.score_open = false;
        if (gate.reach == GateReach::Gains) out.gains_open = false;
    }
}

void weigh(const Terms& terms, Scores& out) {
    const bool leaves_out = terms.version->no_data == NoDataRule::LeaveOut;
    Number sum = Number::of(0);
    out.weights = Number::of(0);
    bool any = false;
    for (const MeasureScore& measure : out.measures) {
        if (measure.below_minimum) out.void_by_minimum = true;
        if (measure.counts || (!leaves_out && measure.weight.has_value()))
            out.weights = out.weights + measure.weight;
        if (!measure.counts) continue;
        sum = sum + measure.weight * measure.score;
        any = true;
    }
    if (any) out.weighted = sum / out.weights;
    out.score = out.weighted;
    if (!out.weighted.has_value() || !terms.version->score_decimals ||
        terms.version->score_rounding == model::RoundingRule::None)
        return;
    const auto rounded =
        base::rounded(out.weighted.value(), static_cast<int>(*terms.version->score_decimals),
                      kpi::rounding_of(terms.version->score_rounding));
    out.score = rounded ? Number(*rounded) : Number();
}

Number pool_of(const Terms& terms, const Figures& figures) {
    const model::Pool& pool = terms.version->pool;
    if (pool.amount) return Number::of(*pool.amount);
    return percent_of(terms.total(figures, pool.series), Number::of(pool.percent));
}

void pay(const Terms& terms, const Figures& figures, Scores& out) {
    out.pool = pool_of(terms, figures);
    out.money = to_money(out.pool * out.final / terms.full_score(), terms.rounding());
    const MoneyRounding rounding = terms.rounding();
    for (MeasureScore& measure : out.measures)
        if (!measure.counts && terms.version->no_data != NoDataRule::LeaveOut)
            measure.potential = to_money(out.pool * measure.weight / out.weights, rounding);
    if (!out.money) return;
    std::vector<Number> shares;
    for (MeasureScore& measure : out.measures) {
        if (measure.counts)
            measure.share =
                out.pool * measure.weight * measure.score / out.weights / terms.full_score();
        shares.push_back(measure.share);
    }
    const auto parts = apportion(*out.money, shares, rounding.decimals);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (out.measures[i].counts) out.measures[i].money = parts[i];
}

}  // namespace

Hold worse(Hold left, Hold right) { return std::max(left, right); }

Hold hold_of(const KpiFigure& figure) {
    if (!figure.has_value()) return Hold::NoData;
    if (figure.assurance == kpi::Assurance::Disputed) return Hold::Disputed;
    return figure.assurance == kpi::Assurance::Verified ? Hold::None : Hold::Unverified;
}

Hold hold_of(const SeriesFigure& figure) {
    if (!figure.total) return Hold::NoData;
    if (figure.assurance == kpi::Assurance::Disputed) return Hold::Disputed;
    return figure.assurance == kpi::Assurance::Verified ? Hold::None : Hold::Unverified;
}

std::vector<Money> apportion(Money whole, std::span<const Number> shares, int decimals) {
    std::int64_t step = 1;
    for (int i = decimals; i < kMinorDecimals; ++i) step *= 10;
    Number sum = Number::of(0);
    for (const Number& share : shares)
        if (share.has_value()) sum = sum + share;
    const bool cancels = !sum.has_value() || sum.is_zero();
    std::vector<Money> out(shares.size());
    std::vector<Number> lost(shares.size());
    std::vector<std::size_t> order;
    std::int64_t left = whole.minor;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (!shares[i].has_value()) continue;
        const Number exact = cancels ? shares[i] : Number::of(whole) * shares[i] / sum;
        const auto down = to_money(exact, {.decimals = decimals, .rule = base::Rounding::Floor});
        if (!down) continue;
        out[i] = *down;
        left -= down->minor;
        lost[i] = exact - Number::of(*down);
        order.push_back(i);
    }
    base::sort(order, [&](std::size_t one, std::size_t other) {
        return is_below(lost[other], lost[one]);
    });
    // What is left is smaller than one step for each part, but for shares that were rounded at 34
    // digits.
    for (std::size_t k = 0; k < order.size() && left >= step; ++k, left -= step)
        out[order[k]].minor += step;
    if (left != 0 && !order.empty()) out[order.front()].minor += left;
    return out;
}

Scores scores_of(const Terms& terms, const Figures& figures) {
    Scores out;
    for (std::size_t i = 0; i < terms.curves.size(); ++i)
        out.measures.push_back(measure_score(terms.curves[i], figures.kpis[terms.measures[i]]));
    pass_gates(terms, figures, out);
    if (out.measures.empty()) return out;
    weigh(terms, out);
    const bool stopped = !out.score_open || out.void_by_minimum;
    out.final = stopped && out.score.has_value() ? Number::of(0) : out.score;
    pay(terms, figures, out);
    return out;
}

}  // namespace samverka::incentive
