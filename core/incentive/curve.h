// From a KPI's value to its score (F4–F6, F21).
//
//   AllOrNone    1 where the value reaches `full`, else 0
//   Linear       (value − zero) ÷ (full − zero)
//   Piecewise    between the corners in proportion, outside them as at the nearest
//   Steps        the step that the value reaches last; 0 where it reaches none. An edge belongs to
//                the better step: a value on it reaches it
//   GapToGoal    a = (value − zero) ÷ (full − zero); 0 below ½, 1 from 1 on, else (a − ½) ÷ ½
//   Normalised   (value − (zero − d)) ÷ (3d) × 10 with d = full − zero, from 0 to 10
//   Attainment   the KPI's attainment as a fraction
//
// Unset, `full` is the KPI's target; `zero` its minimum, of GapToGoal its baseline. Linear and
// Attainment go from 0 to 1 unless `floor` and `cap` say otherwise (a cap above 1 is a
// super-target); the others are bounded by floor and cap only where these are given. "Reaches" is
// by the KPI's direction (core/kpi/value.h).
//
// Worked example (F6). zero 80, full 90, d = 10: 85 scores (85 − 70) ÷ 30 × 10 = 5.
#pragma once

#include <vector>

#include "core/incentive/number.h"
#include "core/model/things.h"

namespace samverka::incentive {

struct Corner {
    base::Decimal value;
    base::Decimal score;
};

// A measure's curve, ready to be asked: its corners by ascending value.
struct Curve {
    model::SchemeMeasure measure;
    std::vector<Corner> corners;
};

[[nodiscard]] Curve curve_of(const model::SchemeVersion& version,
                             const model::SchemeMeasure& measure);

// The values that the curve is drawn between in this definition of the KPI.
struct CurveEnds {
    Number zero;
    Number full;
};
[[nodiscard]] CurveEnds curve_ends(const Curve& curve, const model::KpiVersion& definition);

// Before and after floor and cap. No value where the definition lacks what the curve needs, or
// `zero` and `full` are the same.
[[nodiscard]] Number raw_score(const Curve& curve, const model::KpiVersion& definition,
                               const base::Decimal& value);
[[nodiscard]] Number bounded_score(const Curve& curve, const Number& raw);
// The bounds that apply; no value: open.
[[nodiscard]] Number score_floor(const Curve& curve);
[[nodiscard]] Number score_cap(const Curve& curve);
// The greatest score that the curve can give; no value where it has no end.
[[nodiscard]] Number greatest_score(const Curve& curve);

// The position of the step that a value has reached; nothing where it has reached none.
[[nodiscard]] std::optional<std::size_t> step_reached(const Curve& curve,
                                                      const model::KpiVersion& definition,
                                                      const base::Decimal& value);
// The two corners that a value lies between: the same one twice outside them. Precondition: there
// is a corner.
struct Segment {
    std::size_t left = 0;
    std::size_t right = 0;
};
[[nodiscard]] Segment segment_at(const Curve& curve, const base::Decimal& value);

}  // namespace samverka::incentive
