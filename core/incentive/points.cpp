#include "core/incentive/points.h"

#include <algorithm>

namespace samverka::incentive {

using model::FailureBand;

namespace {

bool holds(const FailureBand& band, const base::Decimal& value) {
    return (!band.from || *band.from <= value) && (!band.below || value < *band.below);
}

KpiPoints kpi_points(const Terms& terms, const KpiFigure& figure, bool failed_before) {
    KpiPoints out;
    out.kpi = figure.kpi;
    out.hold = hold_of(figure);
    if (!figure.has_value()) return out;
    out.points = Number::of(0);
    const auto& bands = terms.version->failures;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        if (bands[i].kpi != figure.kpi || !bands[i].points || !holds(bands[i], figure.value))
            continue;
        out.band = i;
        out.points = *bands[i].points;
        break;
    }
    out.repeated = failed_before && out.band && terms.version->repeat_multiplier.has_value();
    if (out.repeated) out.points = out.points * Number::of(terms.version->repeat_multiplier);
    return out;
}

std::optional<std::size_t> row_reached(const model::SchemeVersion& version, const Number& total) {
    std::optional<std::size_t> out;
    for (std::size_t i = 0; i < version.point_prices.size(); ++i) {
        const auto& from = version.point_prices[i].points;
        if (!from || !is_at_most(*from, total)) continue;
        if (!out || *version.point_prices[*out].points < *from) out = i;
    }
    return out;
}

Number priced(const Terms& terms, const Points& points) {
    const model::SchemeVersion& version = *terms.version;
    if (version.point_rate) return percent_of(points.charges, points.total * *version.point_rate);
    if (version.point_prices.empty()) return {};
    if (!points.row) return Number::of(0);
    const model::PointPrice& row = version.point_prices[*points.row];
    if (row.amount) return Number::of(*row.amount);
    return percent_of(points.charges, Number::of(row.percent));
}

}  // namespace

Points points_of(const Terms& terms, const Figures& figures,
                 const std::vector<base::ThingId>& failed_before) {
    Points out;
    if (terms.failures.empty()) return out;
    out.total = Number::of(0);
    std::vector<bool> seen(terms.kpis.size());
    for (const std::size_t at : terms.failures) {
        if (seen[at]) continue;
        seen[at] = true;
        const KpiFigure& figure = figures.kpis[at];
        const bool before = std::ranges::find(failed_before, figure.kpi) != failed_before.end();
        out.kpis.push_back(kpi_points(terms, figure, before));
        out.hold = worse(out.hold, out.kpis.back().hold);
        if (out.kpis.back().points.has_value()) out.total = out.total + out.kpis.back().points;
    }
    out.row = row_reached(*terms.version, out.total);
    out.charges = terms.total(figures, terms.version->charges);
    out.credit = to_money(priced(terms, out), terms.rounding());
    return out;
}

std::vector<base::ThingId> failed_in(const Points& points) {
    std::vector<base::ThingId> out;
    for (const KpiPoints& kpi : points.kpis)
        if (kpi.band) out.push_back(kpi.kpi);
    return out;
}

}  // namespace samverka::incentive
