#include "core/incentive/cost.h"

#include <algorithm>
#include <array>

#include "core/base/sort.h"

namespace samverka::incentive {

using model::CostModel;
using model::CostTerms;
using model::DeadBandKind;

namespace {

Number magnitude(const Number& number) { return greatest(number, -number); }

// What of the underrun is shared; the rest is the other side's.
Number shared_part(const CostTerms& cost, const Number& target, const Number& underrun) {
    if (!cost.dead_band) return underrun;
    const Number band = percent_of(target, *cost.dead_band);
    const Number size = magnitude(underrun);
    if (cost.dead_band_kind == DeadBandKind::Threshold)
        return is_below(size, band) ? Number::of(0) : underrun;
    if (cost.dead_band_kind != DeadBandKind::Deductible) return {};
    if (is_at_most(size, band)) return Number::of(0);
    return is_below(underrun, Number::of(0)) ? underrun + band : underrun - band;
}

// From–to on the scale of cost.
struct Stretch {
    Number from;
    Number to;
};

// Where on the scale of cost the shared part lies: next to the actual cost where a deductible took
// its part from the side of the target.
Stretch stretch_of(const Number& actual, const Number& shared) {
    const Number other = actual + shared;
    return {.from = least(actual, other), .to = greatest(actual, other)};
}

void share_by_bands(const Terms& terms, Cost& out) {
    const auto& bands = terms.version->cost_bands;
    const Stretch stretch = stretch_of(out.actual, out.shared);
    const bool overrun = is_below(out.shared, Number::of(0));
    out.base_share = out.shared.has_value() ? Number::of(0) : Number();
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const Number from = bands[i].from ? percent_of(out.target, *bands[i].from) : Number::of(0);
        const Number to =
            bands[i].to ? percent_of(out.target, *bands[i].to) : greatest(stretch.to, from);
        const Number amount =
            greatest(least(stretch.to, to) - greatest(stretch.from, from), Number::of(0));
        BandPart part;
        part.band = i;
        part.amount = overrun ? -amount : amount;
        part.share = percent_of(part.amount, Number::of(bands[i].performer_share));
        out.base_share = out.base_share + part.share;
        out.bands.push_back(part);
    }
    if (bands.empty())
        out.base_share = percent_of(out.shared, Number::of(terms.version->cost.performer_share));
}

void share_cost(const Terms& terms, const Number& score, Cost& out) {
    share_by_bands(terms, out);
    out.modifier = modifier_at(*terms.version, score);
    const Number share = out.modifier.has_value()
                             ? out.base_share * (Number::of(1) + out.modifier / Number::of(100))
                             : out.base_share;
    out.share = to_money(share, terms.rounding());
}

void pay_fee(const Terms& terms, Cost& out) {
    const CostTerms& cost = terms.version->cost;
    out.fee =
        Number::of(cost.target_fee) + percent_of(out.shared, Number::of(cost.performer_share));
    if (cost.model == CostModel::CostPlusIncentive) {
        Number fee = out.fee;
        if (cost.minimum_fee) fee = greatest(fee, Number::of(*cost.minimum_fee));
        if (cost.maximum_fee) fee = least(fee, Number::of(*cost.maximum_fee));
        out.price = out.actual + fee;
        out.profit = to_money(fee, terms.rounding());
        return;
    }
    out.point_of_total_assumption = point_of_total_assumption(cost);
    out.price = least(Number::of(cost.ceiling_price), out.actual + out.fee);
    out.profit = to_money(out.price - out.actual, terms.rounding());
}

}  // namespace

Number modifier_at(const model::SchemeVersion& version, const Number& score) {
    if (version.modifier_points.empty() || !score.has_value()) return {};
    std::vector<Corner> corners;
    for (const model::ModifierPoint& point : version.modifier_points)
        if (point.score && point.percent)
            corners.push_back({.value = *point.score, .score = *point.percent});
    if (corners.empty()) return {};
    Curve curve;
    curve.measure.curve = model::CurveKind::Piecewise;
    curve.corners = std::move(corners);
    base::sort(curve.corners,
               [](const Corner& left, const Corner& right) { return left.value < right.value; });
    return raw_score(curve, {}, score.value());
}

Number point_of_total_assumption(const CostTerms& cost) {
    const Number other_share =
        (Number::of(100) - Number::of(cost.performer_share)) / Number::of(100);
    const Number target_price = Number::of(cost.target_cost) + Number::of(cost.target_fee);
    return Number::of(cost.target_cost) +
           (Number::of(cost.ceiling_price) - target_price) / other_share;
}

Cost cost_of(const Terms& terms, const Figures& figures, const Number& score) {
    Cost out;
    const CostTerms& cost = terms.version->cost;
    out.model = cost.model;
    if (cost.model == CostModel::None) return out;
    const SeriesFigure* actual = terms.find_series(figures, cost.actual);
    out.hold = actual == nullptr ? Hold::NoData : hold_of(*actual);
    out.target = Number::of(cost.target_cost);
    out.actual = terms.total(figures, cost.actual);
    out.underrun = out.target - out.actual;
    out.shared = shared_part(cost, out.target, out.underrun);
    out.saved = to_money(out.underrun, terms.rounding());
    if (cost.model == CostModel::ShareBands)
        share_cost(terms, score, out);
    else
        pay_fee(terms, out);
    return out;
}

}  // namespace samverka::incentive
