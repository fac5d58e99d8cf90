// The traces of scores, gates, and money by score.
#include "core/incentive/trace_parts.h"
#include "core/kpi/measured.h"

namespace samverka::incentive {

using base::ThingId;
using kpi::TraceKind;
using kpi::TraceNode;
using kpi::TraceOp;
using model::CurveKind;

namespace {

// What a curve is drawn from, and where a value lies on it.
class CurveTrace {
  public:
    CurveTrace(const Traced& traced, std::size_t measure)
        : m_traced(traced),
          m_curve(traced.terms().curves[measure]),
          m_score(traced.outcome().scores.measures[measure]),
          m_figure(traced.outcome().figures.kpis[traced.terms().measures[measure]]),
          m_ends(curve_ends(m_curve, *m_figure.definition)) {}

    TraceNode raw() const {
        switch (m_curve.measure.curve) {
            case CurveKind::AllOrNone:
                return all_or_none();
            case CurveKind::Linear:
                return line("choice.curve.linear", m_ends.zero, 0, m_ends.full, 1);
            case CurveKind::Piecewise:
                return piecewise();
            case CurveKind::Steps:
                return step();
            case CurveKind::GapToGoal:
                return gap_to_goal();
            case CurveKind::Normalised:
                return normalised();
            case CurveKind::Attainment:
            case CurveKind::None:
                break;
        }
        return attainment();
    }

  private:
    TraceNode value() const { return kpi_trace(m_traced, m_figure.kpi); }
    TraceNode end(std::string_view label, const Number& at) const {
        return agreed(m_traced, label, at, m_figure.definition->unit);
    }
    Step begin(std::string_view label, TraceOp op) const {
        return {TraceKind::Score, label, op, m_score.raw};
    }
    TraceNode line(std::string_view label, const Number& x0, std::int64_t y0, const Number& x1,
                   std::int64_t y1) const {
        return begin(label, TraceOp::Interpolate)
            .add(value())
            .add(end("measures.zero", x0))
            .add(plain_number(y0))
            .add(end("measures.full", x1))
            .add(plain_number(y1))
            .take();
    }
    TraceNode fixed(std::string_view label, const Number& score) const {
        return begin(label, TraceOp::Same)
            .add(agreed(m_traced, "curve_points.score", score))
            .add(judged_by(m_traced, m_figure.kpi, "trace.by_value"))
            .take();
    }
    TraceNode all_or_none() const {
        TraceNode out = fixed("choice.curve.all_or_none", m_score.raw);
        out.children.push_back(end("measures.full", m_ends.full));
        out.children.back().kind = TraceKind::Definition;
        return out;
    }
    TraceNode piecewise() const {
        const Segment segment = segment_at(m_curve, m_figure.value);
        const Corner& left = m_curve.corners[segment.left];
        const Corner& right = m_curve.corners[segment.right];
        if (segment.left == segment.right) return fixed("choice.curve.piecewise", left.score);
        return begin("choice.curve.piecewise", TraceOp::Interpolate)
            .add(value())
            .add(end("curve_points.value", left.value))
            .add(agreed(m_traced, "curve_points.score", left.score))
            .add(end("curve_points.value", right.value))
            .add(agreed(m_traced, "curve_points.score", right.score))
            .take();
    }
    TraceNode step() const {
        const auto reached = step_reached(m_curve, *m_figure.definition, m_figure.value);
        TraceNode out = fixed("choice.curve.steps", m_score.raw);
        if (!reached) return out;
        out.children.push_back(end("curve_points.value", m_curve.corners[*reached].value));
        out.children.back().kind = TraceKind::Definition;
        return out;
    }
    TraceNode gap_to_goal() const {
        const Number way = (Number(m_figure.value) - m_ends.zero) / (m_ends.full - m_ends.zero);
        const Number half = base::Decimal::from_scaled(5, 1);
        Step share(TraceKind::Formula, "trace.way_to_goal", TraceOp::Interpolate, way);
        share.add(value())
            .add(end("measures.zero", m_ends.zero))
            .add(plain_number(0))
            .add(end("measures.full", m_ends.full))
            .add(plain_number(1));
        const bool between = !is_below(way, half) && is_below(way, Number::of(1));
        if (!between) {
            TraceNode judged =
                Step(TraceKind::Judgement, "trace.by_value", TraceOp::None, {}).take();
            judged.children.push_back(share.take());
            return begin("choice.curve.gap_to_goal", TraceOp::Same)
                .add(plain_number(is_below(way, half) ? 0 : 1))
                .add(std::move(judged))
                .take();
        }
        return begin("choice.curve.gap_to_goal", TraceOp::Interpolate)
            .add(share.take())
            .add(agreed(m_traced, "trace.half_way", half))
            .add(plain_number(0))
            .add(plain_number(1))
            .add(plain_number(1))
            .take();
    }
    TraceNode normalised() const {
        const Number distance = m_ends.full - m_ends.zero;
        TraceNode out =
            line("choice.curve.normalised", m_ends.zero - distance, 0, m_ends.full + distance, 10);
        const Number open = (Number(m_figure.value) - (m_ends.zero - distance)) * Number::of(10) /
                            (distance * Number::of(3));
        const bool low = is_below(open, Number::of(0));
        if (!low && !is_below(Number::of(10), open)) return out;
        out.value = open.decimal();
        return begin("choice.curve.normalised", low ? TraceOp::Greatest : TraceOp::Least)
            .add(std::move(out))
            .add(plain_number(low ? 0 : 10))
            .take();
    }
    TraceNode attainment() const {
        return begin("choice.curve.attainment", TraceOp::Quotient)
            .add(kpi::trace_attainment(*m_figure.definition, m_traced.version(), value()))
            .add(plain_number(100))
            .take();
    }

    const Traced& m_traced;
    const Curve& m_curve;
    const MeasureScore& m_score;
    const KpiFigure& m_figure;
    CurveEnds m_ends;
};

// A KPI's score: by its curve, within its bounds.
TraceNode trace_measure(const Traced& traced, std::size_t at) {
    const MeasureScore& score = traced.outcome().scores.measures[at];
    const Curve& curve = traced.terms().curves[at];
    TraceNode raw = CurveTrace(traced, at).raw();
    const bool raised = is_below(score.raw, score.score);
    const bool lowered = is_below(score.score, score.raw);
    Step out(TraceKind::Score, "trace.score_of",
             raised ? TraceOp::Greatest : (lowered ? TraceOp::Least : TraceOp::Same), score.score);
    out.of(curve.measure.kpi).with("kpi", named(traced, curve.measure.kpi)).add(std::move(raw));
    if (raised) out.add(agreed(traced, "measures.floor", score_floor(curve)));
    if (lowered) out.add(agreed(traced, "measures.cap", score_cap(curve)));
    return out.take();
}

// Σ weight × score, over what counts.
TraceNode trace_products(const Traced& traced) {
    const Scores& scores = traced.outcome().scores;
    Number sum = Number::of(0);
    for (const MeasureScore& measure : scores.measures)
        if (measure.counts) sum = sum + measure.weight * measure.score;
    Step out(TraceKind::Formula, "trace.sum_of_scores", TraceOp::Sum, sum);
    for (std::size_t i = 0; i < scores.measures.size(); ++i) {
        const MeasureScore& measure = scores.measures[i];
        if (!measure.counts) continue;
        out.add(Step(TraceKind::Formula, "trace.weighted_score", TraceOp::Product,
                     measure.weight * measure.score)
                    .with("kpi", named(traced, traced.terms().curves[i].measure.kpi))
                    .add(agreed(traced, "measures.weight", measure.weight))
                    .add(trace_measure(traced, i))
                    .take());
    }
    return out.take();
}

TraceNode trace_weights(const Traced& traced) {
    const Scores& scores = traced.outcome().scores;
    Step out(TraceKind::Formula, "trace.sum_of_weights", TraceOp::Sum, scores.weights);
    const bool leaves_out = traced.terms().version->no_data == model::NoDataRule::LeaveOut;
    for (const MeasureScore& measure : scores.measures)
        if (measure.counts || (!leaves_out && measure.weight.has_value()))
            out.add(agreed(traced, "measures.weight", measure.weight));
    return out.take();
}

TraceNode trace_pool(const Traced& traced) {
    const model::Pool& pool = traced.terms().version->pool;
    const std::string currency = currency_of(traced);
    if (pool.amount) return agreed(traced, "pool.amount", Number::of(*pool.amount), currency);
    return Step(TraceKind::Formula, "scheme_version.pool", TraceOp::PercentOf,
                traced.outcome().scores.pool, currency)
        .add(money_trace(traced, pool.series))
        .add(agreed(traced, "pool.percent", Number::of(pool.percent), "%"))
        .take();
}

TraceNode trace_score_money(const Traced& traced) {
    const Scores& scores = traced.outcome().scores;
    const Number full = traced.terms().full_score();
    const std::string currency = currency_of(traced);
    Step product(TraceKind::Formula, "trace.pool_times_score", TraceOp::Product,
                 scores.pool * scores.final, currency);
    product.add(trace_pool(traced)).add(trace_final_score(traced));
    Step share(TraceKind::Formula, "trace.share_of_pool", TraceOp::Quotient,
               scores.pool * scores.final / full, currency);
    share.add(product.take()).add(agreed(traced, "scheme_version.full_score", full));
    return rounded_money(traced, "trace.score_money", scores.money, share.take());
}

}  // namespace

TraceNode trace_final_score(const Traced& traced) {
    const Scores& scores = traced.outcome().scores;
    const model::SchemeVersion& version = *traced.terms().version;
    Step weighted(TraceKind::Score, "trace.weighted", TraceOp::Quotient, scores.weighted);
    weighted.add(trace_products(traced)).add(trace_weights(traced));
    Step rounded(TraceKind::Score, "trace.total_score", TraceOp::Same, scores.score);
    if (version.score_decimals && version.score_rounding != model::RoundingRule::None)
        rounded = Step(TraceKind::Score, "trace.total_score", TraceOp::Round, scores.score);
    rounded.rounds(static_cast<int>(version.score_decimals.value_or(0)),
                   kpi::rounding_of(version.score_rounding));
    rounded.add(weighted.take());
    const bool stopped = !scores.score_open || scores.void_by_minimum;
    if (!stopped && scores.gates.empty()) return rounded.take();
    Step out(TraceKind::Score, "trace.score_after_gates", TraceOp::Product, scores.final);
    out.add(rounded.take()).add(plain_number(stopped ? 0 : 1));
    for (std::size_t i = 0; i < scores.gates.size(); ++i)
        out.add(judged_by(
            traced, version.gates[i].kpi,
            scores.gates[i] == GateState::Shut
                ? "trace.gate_shut"
                : (scores.gates[i] == GateState::Open ? "trace.gate_open" : "trace.gate_unknown")));
    for (std::size_t i = 0; i < scores.measures.size(); ++i)
        if (scores.measures[i].below_minimum)
            out.add(judged_by(traced, version.measures[i].kpi, "trace.below_minimum"));
    return out.take();
}

TraceNode trace_score_line(const Traced& traced, const Line& line) {
    const Scores& scores = traced.outcome().scores;
    const MeasureScore& own = scores.measures[line.row];
    if (!own.counts) {
        // Held back for want of data: its part of the pool at a full score.
        Step exact(TraceKind::Formula, "trace.part_of_pool", TraceOp::Quotient,
                   scores.pool * own.weight / scores.weights, currency_of(traced));
        exact
            .add(Step(TraceKind::Formula, "trace.pool_times_weight", TraceOp::Product,
                      scores.pool * own.weight, currency_of(traced))
                     .add(trace_pool(traced))
                     .add(agreed(traced, "measures.weight", own.weight))
                     .take())
            .add(trace_weights(traced));
        return rounded_money(traced, "trace.potential", own.potential, exact.take());
    }
    std::vector<Share> shares;
    shares.reserve(scores.measures.size());
    for (std::size_t i = 0; i < scores.measures.size(); ++i)
        shares.push_back(
            {.thing = traced.terms().curves[i].measure.kpi, .weight = scores.measures[i].share});
    return apportioned(traced, line.kpi, own.money, trace_score_money(traced), shares);
}

}  // namespace samverka::incentive
