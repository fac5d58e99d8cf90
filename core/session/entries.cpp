#include "core/session/entries.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/kpi/value.h"

namespace samverka::session {

using base::ErrorCode;
using base::fail;
using base::Period;
using base::Result;
using base::ThingId;
using model::Measurement;
using model::Series;

namespace {

// Rows of one event, so that a commit of 128 KiB holds it: a large import is several events of one
// act.
constexpr std::size_t kEventRowsMax = 1000;

// All rows of a period, earliest written first.
std::span<const Measurement> rows_of(const Series& series, const Period& period) {
    const auto& rows = series.measurements;
    const auto first =
        std::lower_bound(rows.begin(), rows.end(), period,
                         [](const Measurement& row, const Period& at) { return row.period < at; });
    const auto last =
        std::upper_bound(first, rows.end(), period,
                         [](const Period& at, const Measurement& row) { return at < row.period; });
    return {first, last};
}

log::Event event_of(log::EventKind kind, ThingId series) {
    log::Event out;
    out.kind = kind;
    out.thing = series;
    return out;
}

log::MeasuredRow row_of(const Entry& entry) {
    return {.period = entry.period,
            .value = entry.value.value_or(base::Decimal()),
            .reference = entry.reference,
            .withdrawn = !entry.value};
}

log::Event correction(const log::Log& log, const Measurement& row, const Entry& entry) {
    log::Event out = event_of(log::EventKind::Correct, entry.series);
    out.rows.push_back(row_of(entry));
    out.corrects = log::RowRef{.commit = log.metas()[static_cast<std::size_t>(row.stamp.commit)].id,
                               .event = row.event,
                               .row = row.row};
    return out;
}

// Of several rows that stand the one that counts is corrected last, so that its correction counts.
void write_corrections(const log::Log& log, const Series& series, const Entry& entry,
                       Draft& draft) {
    const Measurement* counts = standing_row(series, entry.period);
    const Entry nothing{.series = entry.series,
                        .period = entry.period,
                        .value = std::nullopt,
                        .reference = entry.reference};
    for (const Measurement& row : rows_of(series, entry.period))
        if (row.stands()) draft.append(correction(log, row, &row == counts ? entry : nothing));
}

// The measurements of one series as few events: a row joins the one before that has its reference.
void write_measurements(std::span<const Entry* const> entries, Draft& draft) {
    std::optional<log::Event> event;
    for (const Entry* entry : entries) {
        const bool joins = event && event->rows.size() < kEventRowsMax &&
                           event->rows.front().reference == entry->reference;
        if (!joins) {
            if (event) draft.append(std::move(*event));
            event = event_of(log::EventKind::Measure, entry->series);
        }
        event->rows.push_back(row_of(*entry));
    }
    if (event) draft.append(std::move(*event));
}

}  // namespace

Result<Period> read_period(const model::Snapshot& snapshot, std::string_view text) {
    SV_TRY(const Period period, Period::parse(text, kpi::fiscal_calendar(snapshot)));
    if (Period::parse(period.text())) return period;
    const Period calendar = Period::containing(period.first(), period.kind());
    if (calendar.first() == period.first()) return calendar;
    return fail(ErrorCode::PeriodSyntax, {}, "not a period of the calendar");
}

const Measurement* standing_row(const Series& series, const Period& period) {
    const Measurement* out = nullptr;
    for (const Measurement& row : rows_of(series, period))
        if (row.stands()) out = &row;
    return out;
}

EntryEffect effect_of(const Series& series, const Entry& entry) {
    const Measurement* now = standing_row(series, entry.period);
    if (now == nullptr) return entry.value ? EntryEffect::Measures : EntryEffect::Same;
    if (!entry.value) return EntryEffect::Withdraws;
    return now->value == *entry.value ? EntryEffect::Same : EntryEffect::Corrects;
}

Result<void> check_period(const Series& series, const Period& period) {
    if (series.frequency != model::Frequency::None &&
        kpi::period_kind(series.frequency) != period.kind())
        return fail(ErrorCode::PeriodKindOther, {},
                    model::kFrequencyChoices.choice(static_cast<std::uint8_t>(series.frequency)));
    return {};
}

Result<void> check_value(const Series& series, const base::Decimal& value) {
    if (series.possible_maximum && value > *series.possible_maximum)
        return fail(ErrorCode::ValueTooHigh, {}, series.possible_maximum->text());
    if (series.possible_minimum && value < *series.possible_minimum)
        return fail(ErrorCode::ValueTooLow, {}, series.possible_minimum->text());
    return {};
}

void write_entries(const log::Log& log, std::span<const Entry> entries, Draft& draft) {
    std::vector<ThingId> order;
    std::map<ThingId, std::vector<const Entry*>> by_series;
    for (const Entry& entry : entries) {
        auto& own = by_series[entry.series];
        if (own.empty()) order.push_back(entry.series);
        own.push_back(&entry);
    }
    for (const ThingId& id : order) {
        const auto& series = *draft.snapshot().find<Series>(id);
        std::vector<const Entry*> measured;
        std::vector<const Entry*> corrected;
        for (const Entry* entry : by_series[id]) {
            const EntryEffect effect = effect_of(series, *entry);
            if (effect == EntryEffect::Measures) measured.push_back(entry);
            if (effect == EntryEffect::Corrects || effect == EntryEffect::Withdraws)
                corrected.push_back(entry);
        }
        write_measurements(measured, draft);
        for (const Entry* entry : corrected) write_corrections(log, series, *entry, draft);
    }
}

std::vector<Entry> entries_before(const model::Snapshot& before,
                                  std::span<const log::Event> events) {
    std::vector<Entry> out;
    std::set<std::pair<ThingId, Period>> seen;
    for (const log::Event& event : events) {
        const auto* series = before.find<Series>(event.thing);
        for (const log::MeasuredRow& row : event.rows) {
            if (series == nullptr || !seen.emplace(event.thing, row.period).second) continue;
            const Measurement* now = standing_row(*series, row.period);
            out.push_back({.series = event.thing,
                           .period = row.period,
                           .value = now == nullptr ? std::nullopt : std::optional(now->value),
                           .reference = now == nullptr ? std::string() : now->reference});
        }
    }
    return out;
}

}  // namespace samverka::session
