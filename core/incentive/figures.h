// What one period gives a scheme to reckon with: the values of its KPIs and the sums of its series,
// and nothing else. A simulation varies these and leaves the partnership alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/kpi/board.h"
#include "core/model/snapshot.h"

namespace samverka::incentive {

struct KpiFigure {
    base::ThingId kpi;
    kpi::Missing missing = kpi::Missing::NoDefinition;
    base::Decimal value;  // rounded as the KPI says; meaningless when missing
    kpi::Assurance assurance = kpi::Assurance::Reported;
    // In force on the period's last day; null when none is. Lives as long as the board is not moved
    // on.
    const model::KpiVersion* definition = nullptr;

    [[nodiscard]] bool has_value() const { return missing == kpi::Missing::None; }
};

struct SeriesFigure {
    base::ThingId series;
    std::optional<base::Decimal> total;  // in its unit; nothing measured: no value
    kpi::Assurance assurance = kpi::Assurance::Reported;
    // How many of the currency's units its unit is; nothing where it is not money.
    std::optional<std::int64_t> money_scale = 1;
};

// 1 of "SEK", 1 000 of "TSEK" and "kSEK", a million of "MSEK", where the currency is SEK; nothing
// of another unit.
[[nodiscard]] std::optional<std::int64_t> money_scale(std::string_view unit,
                                                      std::string_view currency);

struct Figures {
    base::Period period;
    std::vector<KpiFigure> kpis;       // in the order of Terms::kpis
    std::vector<SeriesFigure> series;  // in the order of Terms::series
};

// Precondition: the board follows the snapshot.
[[nodiscard]] Figures figures_of(const model::Snapshot& snapshot, kpi::Board& board,
                                 const std::vector<base::ThingId>& kpis,
                                 const std::vector<base::ThingId>& series,
                                 const base::Period& period);

}  // namespace samverka::incentive
