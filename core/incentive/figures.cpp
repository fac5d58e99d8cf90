#include "core/incentive/figures.h"

#include <array>

namespace samverka::incentive {

namespace {

KpiFigure kpi_figure(kpi::Board& board, base::ThingId id, const base::Period& period) {
    KpiFigure out;
    out.kpi = id;
    const kpi::History* history = board.find(id);
    if (history == nullptr) return out;
    const kpi::Value value = board.value_of(id, period);
    out.missing = value.missing;
    out.value = value.value;
    out.assurance = value.assurance;
    out.definition = history->definition(value);
    return out;
}

// What stands of a series in the period, added up.
SeriesFigure series_figure(const model::Snapshot& snapshot, kpi::Board& board, base::ThingId id,
                           const base::Period& period) {
    SeriesFigure out;
    out.series = id;
    const auto* series = snapshot.find<model::Series>(id);
    if (series == nullptr) return out;
    const model::Partnership* partnership = snapshot.partnership();
    out.money_scale =
        money_scale(series->unit, partnership == nullptr ? "" : partnership->currency);
    const kpi::Columns& columns = board.columns(*series);
    const std::array periods{period};
    const kpi::Totals totals = kpi::totals_of(columns, periods);
    if (totals.counts.front() == 0) return out;
    out.assurance = totals.assurances.front();
    if (columns.wide.empty()) {
        const auto sum = base::Decimal::from_coefficient(totals.sums.front(), columns.scale);
        if (sum) out.total = *sum;
        return out;
    }
    base::Result<base::Computed> sum{};
    const std::int32_t length = period.last().days() - period.first().days();
    for (std::size_t i = 0; i < columns.size() && sum; ++i)
        if (period.contains(base::Date::from_days(columns.last_days[i])) &&
            columns.last_days[i] - columns.first_days[i] <= length)
            sum = base::add(sum->value, columns.value(i));
    if (sum) out.total = sum->value;
    return out;
}

}  // namespace

std::optional<std::int64_t> money_scale(std::string_view unit, std::string_view currency) {
    if (currency.empty() || !unit.ends_with(currency)) return std::nullopt;
    const std::string_view before = unit.substr(0, unit.size() - currency.size());
    if (before.empty()) return 1;
    if (before == "T" || before == "k") return 1'000;
    if (before == "M") return 1'000'000;
    return std::nullopt;
}

Figures figures_of(const model::Snapshot& snapshot, kpi::Board& board,
                   const std::vector<base::ThingId>& kpis, const std::vector<base::ThingId>& series,
                   const base::Period& period) {
    Figures out;
    out.period = period;
    for (const base::ThingId id : kpis) out.kpis.push_back(kpi_figure(board, id, period));
    for (const base::ThingId id : series)
        out.series.push_back(series_figure(snapshot, board, id, period));
    return out;
}

}  // namespace samverka::incentive
