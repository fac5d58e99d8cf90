// A scheme's version, ready to be reckoned with: which KPIs and series it names, its curves, and
// where each block finds its figures.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/incentive/curve.h"
#include "core/incentive/figures.h"
#include "core/incentive/number.h"
#include "core/model/snapshot.h"

namespace samverka::incentive {

struct Terms {
    std::shared_ptr<const model::SchemeVersion> version;
    model::Side performer{};
    std::vector<base::ThingId> kpis;    // each once
    std::vector<base::ThingId> series;  // each once
    std::vector<Curve> curves;          // of the measures, in their order
    // Where the KPI of each row stands among `kpis`.
    std::vector<std::size_t> measures;
    std::vector<std::size_t> gates;
    std::vector<std::size_t> failures;
    std::vector<std::size_t> allocations;
    std::vector<std::size_t> deviations;

    [[nodiscard]] const KpiFigure& kpi(const Figures& figures, base::ThingId id) const;
    // What a series of money adds up to, in the currency's unit; no value where it is not named,
    // not measured, or not money.
    [[nodiscard]] Number total(const Figures& figures, base::ThingId series) const;
    [[nodiscard]] const SeriesFigure* find_series(const Figures& figures, base::ThingId id) const;
    [[nodiscard]] Number full_score() const;  // 1 unless the version says otherwise
    [[nodiscard]] MoneyRounding rounding() const;
};

[[nodiscard]] Terms terms_of(std::shared_ptr<const model::SchemeVersion> version,
                             model::Side performer);

}  // namespace samverka::incentive
