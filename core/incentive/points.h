// Service points (F10) and the credit that they become (F11).
//
//   points   a KPI whose value lies in a failure band (from inclusive, below exclusive) gives its
//            points; times the repeat multiplier where it gave points in the period before, too
//   credit   by table: the row with the greatest "at least" that the total reaches, as a share of
//            the charges or an amount; by rate: total × rate % × charges
//
// A KPI without data gives no points and says so. Worked example: rate 0.5 %, charges 1 000 000,
// bands 2 + 3 points of which the 3 are repeated with a multiplier of 2: (2 + 6) × 0.5 % ×
// 1 000 000 = 40 000.
#pragma once

#include <optional>
#include <vector>

#include "core/incentive/score.h"

namespace samverka::incentive {

// Of one KPI that has failure bands.
struct KpiPoints {
    base::ThingId kpi;
    std::optional<std::size_t> band;  // position in SchemeVersion::failures; nothing: no failure
    Number points;                    // with the multiplier; no value without data
    bool repeated = false;
    Hold hold = Hold::None;
};

struct Points {
    std::vector<KpiPoints> kpis;     // in the order in which the bands name them
    Number total;                    // no value: the scheme has no service points
    std::optional<std::size_t> row;  // of the price table; nothing: none is reached
    Number charges;
    std::optional<base::Money> credit;  // at least 0: what the performer forgoes
    Hold hold = Hold::None;
};

// `failed_before`: KPIs that gave points in the period before, in any order.
[[nodiscard]] Points points_of(const Terms& terms, const Figures& figures,
                               const std::vector<base::ThingId>& failed_before);
// Those that gave points.
[[nodiscard]] std::vector<base::ThingId> failed_in(const Points& points);

}  // namespace samverka::incentive
