#include "core/incentive/curve.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/base/sort.h"
#include "core/kpi/value.h"

namespace samverka::incentive {

using base::Decimal;
using model::CurveKind;
using model::KpiVersion;

namespace {

Number linear(const CurveEnds& ends, const Number& value) {
    return (value - ends.zero) / (ends.full - ends.zero);
}

Number piecewise(const Curve& curve, const Decimal& value) {
    if (curve.corners.empty()) return {};
    const Segment segment = segment_at(curve, value);
    const Corner& left = curve.corners[segment.left];
    const Corner& right = curve.corners[segment.right];
    if (segment.left == segment.right) return left.score;
    return Number(left.score) + (Number(right.score) - left.score) * (Number(value) - left.value) /
                                    (Number(right.value) - left.value);
}

Number gap_to_goal(const CurveEnds& ends, const Number& value) {
    const Number way = linear(ends, value);
    const Number half = Decimal::from_scaled(5, 1);
    if (!way.has_value()) return {};
    if (is_below(way, half)) return Number::of(0);
    if (is_at_most(Number::of(1), way)) return Number::of(1);
    return (way - half) / half;
}

Number normalised(const CurveEnds& ends, const Number& value) {
    const Number distance = ends.full - ends.zero;
    const Number score =
        (value - (ends.zero - distance)) * Number::of(10) / (distance * Number::of(3));
    return least(greatest(score, Number::of(0)), Number::of(10));
}

}  // namespace

Curve curve_of(const model::SchemeVersion& version, const model::SchemeMeasure& measure) {
    Curve out;
    out.measure = measure;
    for (const model::CurvePoint& point : version.curve_points)
        if (point.kpi == measure.kpi && point.value && point.score)
            out.corners.push_back({.value = *point.value, .score = *point.score});
    base::sort(out.corners,
               [](const Corner& left, const Corner& right) { return left.value < right.value; });
    return out;
}

CurveEnds curve_ends(const Curve& curve, const KpiVersion& definition) {
    const bool gap = curve.measure.curve == CurveKind::GapToGoal;
    const auto& start = gap ? definition.baseline : definition.minimum;
    return {.zero = Number::of(curve.measure.zero ? curve.measure.zero : start),
            .full = Number::of(curve.measure.full ? curve.measure.full : definition.target)};
}

std::optional<std::size_t> step_reached(const Curve& curve, const KpiVersion& definition,
                                        const Decimal& value) {
    // By ascending value; where lower is better the smallest step that the value is within counts.
    const bool lower = definition.direction == model::Direction::Lower;
    std::optional<std::size_t> out;
    for (std::size_t i = 0; i < curve.corners.size(); ++i) {
        const bool reached =
            lower ? value <= curve.corners[i].value : curve.corners[i].value <= value;
        if (!reached) continue;
        out = i;
        if (lower) break;
    }
    return out;
}

Segment segment_at(const Curve& curve, const Decimal& value) {
    SV_ASSERT(!curve.corners.empty());
    const auto after = std::upper_bound(
        curve.corners.begin(), curve.corners.end(), value,
        [](const Decimal& asked, const Corner& corner) { return asked < corner.value; });
    const auto at = static_cast<std::size_t>(after - curve.corners.begin());
    if (at == 0) return {.left = 0, .right = 0};
    if (at == curve.corners.size()) return {.left = at - 1, .right = at - 1};
    return {.left = at - 1, .right = at};
}

Number raw_score(const Curve& curve, const KpiVersion& definition, const Decimal& value) {
    const CurveEnds ends = curve_ends(curve, definition);
    switch (curve.measure.curve) {
        case CurveKind::AllOrNone:
            if (!ends.full.has_value()) return {};
            return Number::of(kpi::reaches(definition, value, ends.full.value()) ? 1 : 0);
        case CurveKind::Linear:
            return linear(ends, value);
        case CurveKind::Piecewise:
            return piecewise(curve, value);
        case CurveKind::Steps: {
            if (curve.corners.empty()) return {};
            const auto step = step_reached(curve, definition, value);
            return step ? Number(curve.corners[*step].score) : Number::of(0);
        }
        case CurveKind::GapToGoal:
            return gap_to_goal(ends, value);
        case CurveKind::Normalised:
            return normalised(ends, value);
        case CurveKind::Attainment:
            return Number::of(kpi::attainment_of(definition, value)) / Number::of(100);
        case CurveKind::None:
            return {};
    }
    SV_ASSERT(false);
}

Number score_floor(const Curve& curve) {
    if (curve.measure.floor) return *curve.measure.floor;
    const bool open_line =
        curve.measure.curve == CurveKind::Linear || curve.measure.curve == CurveKind::Attainment;
    return open_line ? Number::of(0) : Number();
}

Number score_cap(const Curve& curve) {
    if (curve.measure.cap) return *curve.measure.cap;
    const bool open_line =
        curve.measure.curve == CurveKind::Linear || curve.measure.curve == CurveKind::Attainment;
    return open_line ? Number::of(1) : Number();
}

Number bounded_score(const Curve& curve, const Number& raw) {
    Number out = raw;
    const Number low = score_floor(curve);
    const Number high = score_cap(curve);
    if (low.has_value()) out = greatest(out, low);
    if (high.has_value()) out = least(out, high);
    return out;
}

Number greatest_score(const Curve& curve) {
    Number out;
    switch (curve.measure.curve) {
        case CurveKind::AllOrNone:
        case CurveKind::GapToGoal:
            out = Number::of(1);
            break;
        case CurveKind::Normalised:
            out = Number::of(10);
            break;
        case CurveKind::Piecewise:
        case CurveKind::Steps:
            for (const Corner& corner : curve.corners)
                out = out.has_value() ? greatest(out, corner.score) : Number(corner.score);
            break;
        case CurveKind::Linear:
        case CurveKind::Attainment:
        case CurveKind::None:
            return score_cap(curve);
    }
    const Number cap = score_cap(curve);
    return cap.has_value() ? least(out, cap) : out;
}

}  // namespace samverka::incentive
