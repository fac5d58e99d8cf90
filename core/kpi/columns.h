// A series as columns: what counts of its measurements, ready to be summed over periods.
//
// A Series keeps every row that was ever written; what counts for a number is one row a period: of
// the rows that stand (neither replaced by a correction nor withdrawn) the last. Columns hold just
// that, sorted by day, values as integers at one common scale, so that a million of them are summed
// in milliseconds and exactly. Where a value does not fit in 64 bits at that scale the column is
// wide: the same values as Decimals, slower and as exact. They are made once per change of the
// series.
//
// Exclusions that both sides have approved are taken off here, so that everything that is computed
// knows them: one with an amount takes it off the measurement of exactly its period, also where
// more is taken off than was measured; one without makes every measurement within its period count
// as not measured (Missing::Excluded). Several add up. One that is not approved, was withdrawn or
// is contested changes nothing.
//
// A measurement belongs to the period that contains its last day, unless it is longer than that
// period; so a week belongs to the month in which it ends. Costs: O(rows) to make (and a sort where
// the series changed its frequency), O(rows + periods) to total.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/model/snapshot.h"

namespace samverka::kpi {

// How sure a number is: the weakest of what it is made of. In this order, so that the greatest is
// the weakest.
enum class Assurance : std::uint8_t { Verified, Reported, Disputed };

// What an exclusion does to a row.
struct ExcludedRow {
    std::int32_t row = 0;  // where it stands in Series::measurements
    base::ThingId exclusion;
    std::optional<base::Decimal> amount;  // taken off; unset: the row does not count
};

struct Columns {
    std::vector<std::int32_t> last_days;   // ascending, and by first day where they are the same
    std::vector<std::int32_t> first_days;  // of the same rows
    std::vector<std::int64_t> values;      // times 10^scale; empty when wide
    std::vector<base::Decimal> wide;       // empty when `values` holds them
    int scale = 0;
    std::vector<Assurance> assurances;
    std::vector<std::int32_t> rows;     // where each stands in Series::measurements
    std::vector<ExcludedRow> excluded;  // by row

    [[nodiscard]] std::size_t size() const { return last_days.size(); }
    [[nodiscard]] base::Decimal value(std::size_t index) const;
};

// The exclusions about a series that are approved by both, as they were approved, by id.
struct ApprovedExclusion {
    base::ThingId exclusion;
    const model::Exclusion* content = nullptr;  // until the next commit is folded
};
[[nodiscard]] std::vector<ApprovedExclusion> approved_exclusions(const model::Snapshot& snapshot,
                                                                 base::ThingId series);

// Without exclusions, verifications and disputes: every row is Reported.
[[nodiscard]] Columns columns_of(std::span<const model::Measurement> measurements);
// With what the partnership's exclusions, verifications and open disputes say about its rows.
[[nodiscard]] Columns columns_of(const model::Snapshot& snapshot, const model::Series& series);

// What a series adds up to in each of some periods; one entry a period in each column.
struct Totals {
    std::vector<std::int32_t> counts;  // rows; 0 is nothing measured
    std::vector<std::int32_t> begins;  // the first of them in the columns
    std::vector<__int128> sums;        // times 10^scale; of wide columns empty
    std::vector<std::int64_t> minimums;
    std::vector<std::int64_t> maximums;
    std::vector<std::int64_t> lasts;
    std::vector<Assurance> assurances;
};
// `periods` ascending and apart from each other. Wide columns get counts, begins and assurances
// only.
[[nodiscard]] Totals totals_of(const Columns& columns, std::span<const base::Period> periods);

}  // namespace samverka::kpi
