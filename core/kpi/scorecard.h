// Scorecards: KPIs that are the weighted mean of what other KPIs score (catalogue F7).
//
//   value = Σ weight × score ÷ Σ weight, over the parts that have data in the period
//
// A part scores, as the scorecard's version says, its value, its attainment
// (core/kpi/value.h) or its place between red flag r (its minimum) and goal g (its target) from 0
// to 10 (F6): with d = g − r, 10 × (v − (r − d)) ÷ (3 × d), no less than 0 and no more than 10; so
// the red flag stands a third of the way up and the goal two thirds, whichever way is better. The
// part's value is the one that it shows for the same period, rounded as it says. A part without
// data, or without what its score takes, is left out and counted in `unmatched`; an unset weight
// is 1. A version without parts, with a part that names no KPI or does not say what it scores, or
// with a weight below 0 defines no value. Weights follow the scorecard's versions, so they are
// dated.
//
// Worked example. A: weight 3, minimum 95, target 99, value 98: d = 4, 10 × (98 − 91) ÷ 12 =
// 5.8333…; B: weight 1, minimum 10, target 4, value 2: d = −6, 10 × (2 − 16) ÷ −18 = 7.7777…;
// together (3 × 5.8333… + 7.7777…) ÷ 4 = 6.3194….
//
// A scorecard that is made of itself, directly or by way of others, has no value, and neither has
// one of more than kScorecardLevelsMax levels; what they are made of is asked day by day, since
// versions differ.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "core/kpi/value.h"

namespace samverka::kpi {

inline constexpr int kScorecardLevelsMax = 16;

// Whether the version says all that a scorecard takes.
[[nodiscard]] bool is_whole_scorecard(const model::KpiVersion& definition);

// What a value gives as a part; nothing where the part's definition lacks what that takes.
[[nodiscard]] std::optional<base::Decimal> part_score(model::PartScore score,
                                                      const model::KpiVersion& definition,
                                                      const base::Decimal& value);

// Fills in `out`, one value a period, which say their periods already.
void evaluate_scorecard(const model::KpiVersion& definition, KpiSource& source,
                        std::span<Value> out);

// Which scorecards are made of which, as long as nothing changes about it.
class ScorecardEpochs {
  public:
    struct Spans {
        base::ThingId kpi;
        const std::vector<DefinitionSpan>* spans = nullptr;
    };
    ScorecardEpochs() = default;
    explicit ScorecardEpochs(std::span<const Spans> all);

    [[nodiscard]] bool is_circular(base::ThingId kpi, base::Date day) const;
    // The scorecards that it is made of itself by, beginning with it; empty when it is not, or when
    // it has too many levels.
    [[nodiscard]] std::vector<base::ThingId> ring(base::ThingId kpi, base::Date day) const;
    // Whether a scorecard is made of another KPI on a day, directly or by way of others.
    [[nodiscard]] bool leads_to(base::ThingId from, base::ThingId to, base::Date day) const;

  private:
    using Graph = std::map<base::ThingId, std::vector<base::ThingId>>;
    struct Epoch {
        base::Date from;
        Graph parts;  // of each scorecard
        std::set<base::ThingId> circular;
    };
    [[nodiscard]] const Epoch* on(base::Date day) const;
    [[nodiscard]] static std::vector<base::ThingId> way(const Graph& parts, base::ThingId from,
                                                        base::ThingId to);
    static void find_circular(Epoch& epoch);

    std::vector<Epoch> m_epochs;
};

}  // namespace samverka::kpi
