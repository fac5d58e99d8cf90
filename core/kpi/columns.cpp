#include "core/kpi/columns.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "core/base/assert.h"
#include "core/base/sort.h"

namespace samverka::kpi {

using base::Decimal;
using model::Measurement;

namespace {

// Nineteen digits may not fit in 64 bits; eighteen always do.
constexpr int kDigitsMax = 18;

std::int64_t power_of_ten(int exponent) {
    std::int64_t out = 1;
    for (int i = 0; i < exponent; ++i) out *= 10;
    return out;
}

void add_row(const Measurement& row, std::size_t index, Columns& out) {
    const std::int32_t last = row.period.last().days();
    const std::int32_t first = row.period.first().days();
    const bool again =
        !out.last_days.empty() && out.last_days.back() == last && out.first_days.back() == first;
    if (again) {  // two wrote the same period apart from each other: the later one counts
        out.rows.back() = static_cast<std::int32_t>(index);
        return;
    }
    out.last_days.push_back(last);
    out.first_days.push_back(first);
    out.rows.push_back(static_cast<std::int32_t>(index));
}

void sort_by_day(Columns& out) {
    const auto days = [&](std::size_t row) {
        return std::pair(out.last_days[row], out.first_days[row]);
    };
    const auto order = base::order_of(
        out.size(), [&](std::size_t left, std::size_t right) { return days(left) < days(right); });
    if (order.empty()) return;
    Columns sorted;
    for (const std::size_t place : order) {
        sorted.last_days.push_back(out.last_days[place]);
        sorted.first_days.push_back(out.first_days[place]);
        sorted.rows.push_back(out.rows[place]);
    }
    out = std::move(sorted);
}

// `value_of` gives the value of each place of the columns.
template <class ValueOf>
void take_values(ValueOf value_of, Columns& out) {
    bool fits = true;
    for (std::size_t i = 0; i < out.size(); ++i)
        out.scale = std::max(out.scale, value_of(i).scale());
    fits = out.scale <= kDigitsMax;
    for (std::size_t i = 0; i < out.size() && fits; ++i) {
        const Decimal& value = value_of(i);
        const __int128 scaled = value.coefficient();
        const __int128 limit = power_of_ten(kDigitsMax - (out.scale - value.scale()));
        fits = -limit < scaled && scaled < limit;
        if (fits)
            out.values.push_back(static_cast<std::int64_t>(scaled) *
                                 power_of_ten(out.scale - value.scale()));
    }
    if (fits) return;
    out.values.clear();
    for (std::size_t i = 0; i < out.size(); ++i) out.wide.push_back(value_of(i));
}

void apply_verifications(const model::Snapshot& snapshot, const model::Series& series,
                         Columns& out) {
    std::map<std::pair<std::int32_t, std::int32_t>, std::vector<Decimal>> verified;
    for (const model::Thing* thing :
         snapshot.about(model::ThingKind::Verification, series.thing.id))
        for (const model::VerifiedRow& row : model::as<model::Verification>(thing)->rows)
            if (row.period && row.value)
                verified[{row.period->first().days(), row.period->last().days()}].push_back(
                    *row.value);
    if (verified.empty()) return;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto found = verified.find({out.first_days[i], out.last_days[i]});
        if (found == verified.end()) continue;
        const Decimal value = out.value(i);
        if (std::find(found->second.begin(), found->second.end(), value) != found->second.end())
            out.assurances[i] = Assurance::Verified;
    }
}

void apply_disputes(const model::Snapshot& snapshot, const model::Series& series, Columns& out) {
    for (const model::Thing* thing : snapshot.all(model::ThingKind::Dispute)) {
        const auto* dispute = model::as<model::Dispute>(thing);
        if (dispute->about != series.thing.id || dispute->status != model::DisputeStatus::Open)
            continue;
        for (std::size_t i = 0; i < out.size(); ++i)
            if (!dispute->period ||
                dispute->period->contains(base::Date::from_days(out.last_days[i])))
                out.assurances[i] = Assurance::Disputed;
    }
}

// Which rows each exclusion is about.
std::vector<ExcludedRow> excluded_rows(std::span<const ApprovedExclusion> exclusions,
                                       std::span<const Measurement> measurements,
                                       const Columns& columns) {
    std::vector<ExcludedRow> out;
    for (const auto& [id, content] : exclusions) {
        if (!content->period) continue;
        const auto begin =
            std::ranges::lower_bound(columns.last_days, content->period->first().days());
        for (auto i = static_cast<std::size_t>(begin - columns.last_days.begin());
             i < columns.size() && columns.last_days[i] <= content->period->last().days(); ++i) {
            const base::Period& period =
                measurements[static_cast<std::size_t>(columns.rows[i])].period;
            const bool within = content->period->first() <= period.first();
            if (content->amount ? period == *content->period : within)
                out.push_back({.row = columns.rows[i], .exclusion = id, .amount = content->amount});
        }
    }
    base::sort(out, [](const ExcludedRow& left, const ExcludedRow& right) {
        return left.row < right.row;
    });
    return out;
}

// The columns without the rows that do not count, and less what was taken off the others.
Columns without_excluded(const Columns& all, std::vector<ExcludedRow> excluded) {
    Columns out;
    std::vector<Decimal> values;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto mine = std::ranges::equal_range(excluded, all.rows[i], {}, &ExcludedRow::row);
        const bool counts = std::ranges::all_of(
            mine, [](const ExcludedRow& one) { return one.amount.has_value(); });
        if (!counts) continue;
        Decimal value = all.value(i);
        for (const ExcludedRow& one : mine)
            if (const auto less = base::subtract(value, *one.amount)) value = less->value;
        values.push_back(value);
        out.last_days.push_back(all.last_days[i]);
        out.first_days.push_back(all.first_days[i]);
        out.rows.push_back(all.rows[i]);
        out.assurances.push_back(all.assurances[i]);
    }
    take_values([&](std::size_t i) -> const Decimal& { return values[i]; }, out);
    out.excluded = std::move(excluded);
    return out;
}

}  // namespace

std::vector<ApprovedExclusion> approved_exclusions(const model::Snapshot& snapshot,
                                                   base::ThingId series) {
    std::vector<ApprovedExclusion> out;
    for (const model::Thing* thing : snapshot.about(model::ThingKind::Exclusion, series)) {
        const model::Proposal* latest = nullptr;
        for (const model::Proposal& proposal : snapshot.proposals(thing->id))
            if (proposal.approved() && !proposal.contested &&
                (latest == nullptr || latest->completed < proposal.completed))
                latest = &proposal;
        if (latest == nullptr) continue;
        const auto* content = model::as<model::Exclusion>(latest->content.get());
        if (content->series == series) out.push_back({.exclusion = thing->id, .content = content});
    }
    base::sort(out, [](const ApprovedExclusion& left, const ApprovedExclusion& right) {
        return left.exclusion < right.exclusion;
    });
    return out;
}

Decimal Columns::value(std::size_t index) const {
    return wide.empty() ? Decimal::from_scaled(values[index], scale) : wide[index];
}

Columns columns_of(std::span<const Measurement> measurements) {
    Columns out;
    for (std::size_t i = 0; i < measurements.size(); ++i)
        if (measurements[i].stands()) add_row(measurements[i], i, out);
    sort_by_day(out);
    take_values(
        [&](std::size_t i) -> const Decimal& {
            return measurements[static_cast<std::size_t>(out.rows[i])].value;
        },
        out);
    out.assurances.assign(out.size(), Assurance::Reported);
    return out;
}

Columns columns_of(const model::Snapshot& snapshot, const model::Series& series) {
    Columns out = columns_of(std::span<const Measurement>(series.measurements));
    apply_verifications(snapshot, series, out);
    apply_disputes(snapshot, series, out);
    const auto exclusions = approved_exclusions(snapshot, series.thing.id);
    if (exclusions.empty()) return out;
    auto excluded = excluded_rows(exclusions, series.measurements, out);
    return excluded.empty() ? out : without_excluded(out, std::move(excluded));
}

Totals totals_of(const Columns& columns, std::span<const base::Period> periods) {
    Totals out;
    const bool narrow = columns.wide.empty();
    const std::size_t count = periods.size();
    out.counts.assign(count, 0);
    out.begins.assign(count, 0);
    out.assurances.assign(count, Assurance::Verified);
    if (narrow) {
        out.sums.assign(count, 0);
        out.minimums.assign(count, 0);
        out.maximums.assign(count, 0);
        out.lasts.assign(count, 0);
    }
    std::size_t at = 0;
    if (count > 0)  // one quarter of ten years of days is found, not counted to
        at = static_cast<std::size_t>(
            std::ranges::lower_bound(columns.last_days, periods.front().first().days()) -
            columns.last_days.begin());
    for (std::size_t p = 0; p < count; ++p) {
        const std::int32_t first = periods[p].first().days();
        const std::int32_t last = periods[p].last().days();
        const std::int32_t length = last - first;
        while (at < columns.size() && columns.last_days[at] < first) ++at;
        out.begins[p] = static_cast<std::int32_t>(at);
        __int128 sum = 0;
        std::int64_t low = 0;
        std::int64_t high = 0;
        std::int64_t latest = 0;
        std::int32_t measured = 0;
        Assurance weakest = Assurance::Verified;
        for (; at < columns.size() && columns.last_days[at] <= last; ++at) {
            if (columns.last_days[at] - columns.first_days[at] > length) continue;
            weakest = std::max(weakest, columns.assurances[at]);
            if (narrow) {
                latest = columns.values[at];
                low = measured == 0 ? latest : std::min(low, latest);
                high = measured == 0 ? latest : std::max(high, latest);
                sum += latest;
            }
            ++measured;
        }
        out.counts[p] = measured;
        out.assurances[p] = measured == 0 ? Assurance::Reported : weakest;
        if (!narrow) continue;
        out.sums[p] = sum;
        out.minimums[p] = low;
        out.maximums[p] = high;
        out.lasts[p] = latest;
    }
    return out;
}

}  // namespace samverka::kpi
