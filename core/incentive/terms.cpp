#include "core/incentive/terms.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/kpi/measured.h"

namespace samverka::incentive {

using base::ThingId;

namespace {

std::size_t place(std::vector<ThingId>& ids, ThingId id) {
    const auto found = std::ranges::find(ids, id);
    if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
    ids.push_back(id);
    return ids.size() - 1;
}

template <class Row>
std::vector<std::size_t> places(std::vector<ThingId>& ids, const std::vector<Row>& rows) {
    std::vector<std::size_t> out;
    out.reserve(rows.size());
    for (const Row& row : rows) out.push_back(place(ids, row.kpi));
    return out;
}

void name_series(std::vector<ThingId>& ids, ThingId id) {
    if (!id.is_nil()) place(ids, id);
}

}  // namespace

Terms terms_of(std::shared_ptr<const model::SchemeVersion> version, model::Side performer) {
    Terms out;
    out.performer = performer;
    for (const model::SchemeMeasure& measure : version->measures)
        out.curves.push_back(curve_of(*version, measure));
    out.measures = places(out.kpis, version->measures);
    out.gates = places(out.kpis, version->gates);
    out.failures = places(out.kpis, version->failures);
    out.allocations = places(out.kpis, version->allocations);
    out.deviations = places(out.kpis, version->deviations);
    name_series(out.series, version->pool.series);
    name_series(out.series, version->charges);
    name_series(out.series, version->cost.actual);
    for (const model::PartyEffect& effect : version->effects) {
        if (!effect.kpi.is_nil()) place(out.kpis, effect.kpi);
        name_series(out.series, effect.series);
    }
    out.version = std::move(version);
    return out;
}

const KpiFigure& Terms::kpi(const Figures& figures, ThingId id) const {
    const auto found = std::ranges::find(kpis, id);
    SV_ASSERT(found != kpis.end());
    return figures.kpis[static_cast<std::size_t>(found - kpis.begin())];
}

const SeriesFigure* Terms::find_series(const Figures& figures, ThingId id) const {
    const auto found = std::ranges::find(series, id);
    return found == series.end()
               ? nullptr
               : &figures.series[static_cast<std::size_t>(found - series.begin())];
}

Number Terms::total(const Figures& figures, ThingId id) const {
    const SeriesFigure* found = find_series(figures, id);
    if (found == nullptr || !found->money_scale) return {};
    const Number total = Number::of(found->total);
    return *found->money_scale == 1 ? total : total * Number::of(*found->money_scale);
}

Number Terms::full_score() const {
    return version->full_score ? Number(*version->full_score) : Number::of(1);
}

MoneyRounding Terms::rounding() const {
    return {.decimals = static_cast<int>(version->money_decimals.value_or(kMinorDecimals)),
            .rule = kpi::rounding_of(version->money_rounding)};
}

}  // namespace samverka::incentive
