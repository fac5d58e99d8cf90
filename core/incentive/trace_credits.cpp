// The traces of service points, credits and what was earned back.
#include "core/incentive/trace_parts.h"

namespace samverka::incentive {

using base::ThingId;
using kpi::TraceKind;
using kpi::TraceNode;
using kpi::TraceOp;

namespace {

// What the performer forgoes, as its amount below 0.
TraceNode lost(const Traced& traced, std::string_view label,
               const std::optional<base::Money>& credit, TraceNode node) {
    return Step(TraceKind::Money, label, TraceOp::Negate, -Number::of(credit), currency_of(traced))
        .add(std::move(node))
        .take();
}

TraceNode trace_kpi_points(const Traced& traced, const KpiPoints& points) {
    const model::SchemeVersion& version = *traced.terms().version;
    const Number agreed_points =
        points.band ? Number::of(version.failures[*points.band].points) : Number::of(0);
    Step out(TraceKind::Score, "trace.points_of",
             points.repeated ? TraceOp::Product : TraceOp::Same, points.points);
    out.of(points.kpi).with("kpi", named(traced, points.kpi));
    out.add(points.band ? agreed(traced, "failures.points", agreed_points) : plain_number(0));
    if (points.repeated)
        out.add(agreed(traced, "scheme_version.repeat_multiplier",
                       Number::of(version.repeat_multiplier)));
    return out.add(judged_by(traced, points.kpi, "trace.by_value")).take();
}

TraceNode trace_total_points(const Traced& traced) {
    const Points& points = traced.outcome().points;
    Step out(TraceKind::Score, "trace.total_points", TraceOp::Sum, points.total);
    for (const KpiPoints& kpi : points.kpis)
        if (kpi.points.has_value()) out.add(trace_kpi_points(traced, kpi));
    return out.take();
}

TraceNode trace_priced(const Traced& traced) {
    const model::SchemeVersion& version = *traced.terms().version;
    const Points& points = traced.outcome().points;
    const std::string currency = currency_of(traced);
    TraceNode judged = Step(TraceKind::Judgement, "trace.by_points", TraceOp::None, {}).take();
    if (version.point_rate) {
        const Number percent = points.total * *version.point_rate;
        return Step(TraceKind::Formula, "trace.share_of_charges", TraceOp::PercentOf,
                    percent_of(points.charges, percent), currency)
            .add(money_trace(traced, version.charges))
            .add(Step(TraceKind::Formula, "trace.points_times_rate", TraceOp::Product, percent, "%")
                     .add(trace_total_points(traced))
                     .add(agreed(traced, "scheme_version.point_rate",
                                 Number::of(version.point_rate), "%"))
                     .take())
            .take();
    }
    judged.children.push_back(trace_total_points(traced));
    if (!points.row || version.point_prices[*points.row].amount) {
        const Number amount =
            points.row ? Number::of(version.point_prices[*points.row].amount) : Number::of(0);
        return Step(TraceKind::Formula, "scheme_version.point_prices", TraceOp::Same, amount,
                    currency)
            .add(agreed(traced, "point_prices.amount", amount, currency))
            .add(std::move(judged))
            .take();
    }
    const Number percent = Number::of(version.point_prices[*points.row].percent);
    return Step(TraceKind::Formula, "trace.share_of_charges", TraceOp::PercentOf,
                percent_of(points.charges, percent), currency)
        .add(money_trace(traced, version.charges))
        .add(agreed(traced, "point_prices.percent", percent, "%"))
        .add(std::move(judged))
        .take();
}

// charges × at-risk %.
TraceNode trace_at_risk(const Traced& traced) {
    const model::SchemeVersion& version = *traced.terms().version;
    return Step(TraceKind::Formula, "scheme_version.at_risk", TraceOp::PercentOf,
                traced.outcome().credits.at_risk, currency_of(traced))
        .add(money_trace(traced, version.charges))
        .add(agreed(traced, "at_risk.percent", Number::of(version.at_risk.percent), "%"))
        .take();
}

TraceNode trace_allocated(const Traced& traced, const Credit& credit) {
    const model::SchemeVersion& version = *traced.terms().version;
    const std::string currency = currency_of(traced);
    TraceNode judged =
        judged_by(traced, credit.kpi, credit.reached ? "trace.reached" : "trace.not_reached");
    if (credit.reached)
        return Step(TraceKind::Formula, "trace.credit_of", TraceOp::Same, credit.exact, currency)
            .with("kpi", named(traced, credit.kpi))
            .add(plain_number(0))
            .add(std::move(judged))
            .take();
    TraceNode pool = trace_at_risk(traced);
    if (version.at_risk.pool_percent)
        pool = Step(TraceKind::Formula, "at_risk.pool_percent", TraceOp::PercentOf,
                    percent_of(traced.outcome().credits.at_risk, *version.at_risk.pool_percent),
                    currency)
                   .add(std::move(pool))
                   .add(agreed(traced, "at_risk.pool_percent",
                               Number::of(version.at_risk.pool_percent), "%"))
                   .take();
    return Step(TraceKind::Formula, "trace.credit_of", TraceOp::PercentOf, credit.exact, currency)
        .with("kpi", named(traced, credit.kpi))
        .add(std::move(pool))
        .add(agreed(traced, "allocations.percent",
                    Number::of(version.allocations[credit.row].percent), "%"))
        .add(std::move(judged))
        .take();
}

// All allocations' credits together, at most the amount at risk.
TraceNode trace_all_allocations(const Traced& traced) {
    const Credits& credits = traced.outcome().credits;
    const std::string currency = currency_of(traced);
    Number sum = Number::of(0);
    for (const Credit& credit : credits.rows)
        if (credit.kind == CreditKind::Allocation && credit.exact.has_value())
            sum = sum + credit.exact;
    Step all(TraceKind::Formula, "trace.sum_of_credits", TraceOp::Sum, sum, currency);
    for (const Credit& credit : credits.rows)
        if (credit.kind == CreditKind::Allocation && credit.exact.has_value())
            all.add(trace_allocated(traced, credit));
    const Number whole = least(sum, credits.at_risk);
    Step capped(TraceKind::Formula, "trace.at_most_at_risk", TraceOp::Least, whole, currency);
    capped.add(all.take()).add(trace_at_risk(traced));
    return rounded_money(traced, "trace.all_credits", to_money(whole, traced.terms().rounding()),
                         capped.take());
}

TraceNode trace_allocation(const Traced& traced, const Line& line) {
    const Credits& credits = traced.outcome().credits;
    std::vector<Share> shares;
    for (const Credit& credit : credits.rows)
        if (credit.kind == CreditKind::Allocation)
            shares.push_back({.thing = credit.kpi, .weight = credit.exact});
    const auto& money = credits.rows[line.row].money;
    return lost(traced, "trace.credit", money,
                apportioned(traced, line.kpi, money, trace_all_allocations(traced), shares));
}

TraceNode trace_units(const Traced& traced, const Credit& credit) {
    const model::DeviationCredit& row = traced.terms().version->deviations[credit.row];
    const KpiFigure& figure = traced.terms().kpi(traced.outcome().figures, credit.kpi);
    const std::string unit = figure.definition->unit;
    TraceNode level = agreed(traced, "deviations.limit", credit.level, unit);
    TraceNode value = kpi_trace(traced, credit.kpi);
    if (credit.reached)
        return Step(TraceKind::Formula, "trace.units_off", TraceOp::Same, Number::of(0), unit)
            .add(plain_number(0))
            .add(judged_by(traced, credit.kpi, "trace.reached"))
            .take();
    const bool above = Number(figure.value).has_value() && is_below(credit.level, figure.value);
    const Number off =
        above ? Number(figure.value) - credit.level : credit.level - Number(figure.value);
    Step distance(TraceKind::Formula, "trace.units_off", TraceOp::Difference, off, unit);
    if (above)
        distance.add(std::move(value)).add(std::move(level));
    else
        distance.add(std::move(level)).add(std::move(value));
    if (row.count != model::DeviationCount::FullPoints) return distance.take();
    return Step(TraceKind::Formula, "choice.deviation_count.full_points", TraceOp::Round,
                credit.deviation, unit)
        .rounds(0, base::Rounding::Down)
        .add(distance.take())
        .take();
}

TraceNode trace_deviation(const Traced& traced, const Line& line) {
    const Credit& credit = traced.outcome().credits.rows[line.row];
    const model::SchemeVersion& version = *traced.terms().version;
    const model::DeviationCredit& row = version.deviations[credit.row];
    const std::string currency = currency_of(traced);
    const Number percent = credit.deviation * Number::of(row.rate);
    TraceNode exact =
        Step(TraceKind::Formula, "trace.share_of_charges", TraceOp::PercentOf, credit.exact,
             currency)
            .add(money_trace(traced, version.charges))
            .add(Step(TraceKind::Formula, "trace.units_times_rate", TraceOp::Product, percent, "%")
                     .add(trace_units(traced, credit))
                     .add(agreed(traced, "deviations.rate", Number::of(row.rate), "%"))
                     .take())
            .take();
    if (row.cap) {
        const Number cap = percent_of(traced.outcome().credits.charges, *row.cap);
        TraceNode limit =
            Step(TraceKind::Formula, "deviations.cap", TraceOp::PercentOf, cap, currency)
                .add(money_trace(traced, version.charges))
                .add(agreed(traced, "deviations.cap", Number::of(row.cap), "%"))
                .take();
        exact = Step(TraceKind::Formula, "trace.no_more_than", TraceOp::Least,
                     least(credit.exact, cap), currency)
                    .add(std::move(exact))
                    .add(std::move(limit))
                    .take();
    }
    return lost(traced, "trace.credit", credit.money,
                rounded_money(traced, "trace.credit", credit.money, std::move(exact)));
}

// The line of the credit that is earned back, in the period of its failure.
TraceNode trace_failure(const Traced& traced, const EarnedBack& earned) {
    const auto at = traced.account.find(earned.period);
    const Traced then{.snapshot = traced.snapshot,
                      .board = traced.board,
                      .account = traced.account,
                      .at = at.value_or(traced.at)};
    const std::string key =
        (earned.kind == CreditKind::Allocation ? "credit:" : "deviation:") + earned.kpi.text();
    const Line* line = then.outcome().find(key);
    if (line == nullptr || !at) return plain_number(0);
    return Step(TraceKind::Money, "trace.credit", TraceOp::Negate, -Number::of(line->performer),
                currency_of(traced))
        .add(trace_credit_line(then, *line))
        .take();
}

}  // namespace

TraceNode trace_points_line(const Traced& traced) {
    const auto& credit = traced.outcome().points.credit;
    return lost(traced, "line.points", credit,
                rounded_money(traced, "trace.credit", credit, trace_priced(traced)));
}

TraceNode trace_credit_line(const Traced& traced, const Line& line) {
    const Credit& credit = traced.outcome().credits.rows[line.row];
    if (!credit.money)
        return Step(TraceKind::Money, "trace.credit", TraceOp::None, {}, currency_of(traced))
            .add(judged_by(traced, credit.kpi, "trace.by_value"))
            .take();
    return credit.kind == CreditKind::Allocation ? trace_allocation(traced, line)
                                                 : trace_deviation(traced, line);
}

TraceNode trace_earned_back(const Traced& traced, const Line& line) {
    const bool paid = line.kind == LineKind::EarnBack;
    const EarnBackResult& all = traced.outcome().earned_back;
    const EarnedBack& earned = paid ? all.paid[line.row] : all.offset[line.row];
    const std::string currency = currency_of(traced);
    const Number percent = Number::of(traced.terms().version->earn_back.percent);
    if (!paid || !percent.has_value()) {
        Step out(TraceKind::Money, paid ? "trace.earned_back" : "trace.offset",
                 paid ? TraceOp::Same : TraceOp::None, Number::of(earned.money), currency);
        if (paid) out.add(trace_failure(traced, earned));
        return out.take();
    }
    TraceNode credit = trace_failure(traced, earned);
    const Number exact = percent_of(Number::of(credit.value), percent);
    TraceNode share =
        Step(TraceKind::Formula, "trace.share_back", TraceOp::PercentOf, exact, currency)
            .add(std::move(credit))
            .add(agreed(traced, "earn_back.percent", percent, "%"))
            .take();
    return rounded_money(traced, "trace.earned_back", earned.money, std::move(share));
}

}  // namespace samverka::incentive
