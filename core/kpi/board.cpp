#include "core/kpi/board.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/kpi/roll_up.h"
#include "core/model/kpi_series.h"

namespace samverka::kpi {

using base::Period;
using base::ThingId;
using model::Aggregation;
using model::ThingKind;

namespace {

// Calls `take` for each KPI that one of the definitions is made of.
template <class Take>
void each_part(const std::vector<DefinitionSpan>& spans, Take take) {
    for (const DefinitionSpan& span : spans)
        if (span.definition->aggregation == Aggregation::Scorecard)
            for (const model::ScorecardPart& part : span.definition->parts) take(part.kpi);
}

}  // namespace

// What was verified, disputed or excluded changes what a series says, and is told by its kind
// alone: all are rare beside measurements.
std::uint64_t Board::series_revision(ThingId series) const {
    return m_snapshot->thing_revision(series) + m_snapshot->kind_revision(ThingKind::Verification) +
           m_snapshot->kind_revision(ThingKind::Dispute) +
           m_snapshot->kind_revision(ThingKind::Exclusion);
}

std::uint64_t Board::revision_of(ThingId kpi, const KeptHistory& kept) const {
    std::uint64_t sum = m_snapshot->thing_revision(kpi) +
                        m_snapshot->kind_revision(ThingKind::KpiVersion) +
                        m_snapshot->kind_revision(ThingKind::Dispute) +
                        m_snapshot->kind_revision(ThingKind::Partnership);
    for (const DefinitionSpan& span : kept.history.spans)
        for (const ThingId series : model::series_of(*span.definition))
            sum += series_revision(series);
    each_part(kept.history.spans, [&](ThingId part) { sum += m_snapshot->thing_revision(part); });
    return sum;
}

std::vector<ThingId> Board::begin_stale() {
    std::vector<ThingId> out;
    for (const model::Thing* thing : m_snapshot->all(ThingKind::Kpi)) {
        KeptHistory& kept = m_histories[thing->id];
        if (kept.is_made && kept.revision == revision_of(thing->id, kept)) continue;
        kept = {};
        kept.history.kpi = thing->id;
        kept.history.spans = definition_spans(*m_snapshot, *model::as<model::Kpi>(thing), *m_date);
        out.push_back(thing->id);
    }
    return out;
}

// A scorecard of which a part is made again is made again too.
void Board::add_users_of(std::vector<ThingId>& stale) {
    std::map<ThingId, std::vector<ThingId>> users;
    for (const model::Thing* thing : m_snapshot->all(ThingKind::Kpi))
        each_part(m_histories.at(thing->id).history.spans,
                  [&](ThingId part) { users[part].push_back(thing->id); });
    if (users.empty()) return;
    for (std::size_t i = 0; i < stale.size(); ++i)
        for (const ThingId user : users[stale[i]]) {
            KeptHistory& kept = m_histories.at(user);
            if (!kept.is_made) continue;  // it is in the list already
            kept.is_made = false;
            kept.history.values.clear();
            kept.others.clear();
            stale.push_back(user);
        }
}

// Those that others are made of before them, as far as that can be.
std::vector<ThingId> Board::parts_first(std::vector<ThingId> stale) const {
    std::map<ThingId, std::vector<ThingId>> users;
    std::map<ThingId, std::size_t> open;
    for (const ThingId kpi : stale) open[kpi] = 0;
    for (const ThingId kpi : stale)
        each_part(m_histories.at(kpi).history.spans, [&](ThingId part) {
            if (!open.contains(part)) return;
            users[part].push_back(kpi);
            ++open[kpi];
        });
    if (users.empty()) return stale;
    std::vector<ThingId> out;
    for (const ThingId kpi : stale)
        if (open[kpi] == 0) out.push_back(kpi);
    for (std::size_t i = 0; i < out.size(); ++i)
        for (const ThingId user : users[out[i]])
            if (--open[user] == 0) out.push_back(user);
    for (const ThingId kpi : stale)  // of each other at different times, or in a ring
        if (open[kpi] > 0) out.push_back(kpi);
    return out;
}

void Board::make(ThingId kpi) {
    KeptHistory& kept = m_histories.at(kpi);
    kept.history.values = values_of(*m_snapshot, kept.periods, kept.history.spans, *this);
    kept.revision = revision_of(kpi, kept);
    kept.is_made = true;
    ++m_evaluations;
}

void Board::follow(const model::Snapshot& snapshot, base::Date date) {
    const bool same =
        m_snapshot == &snapshot && m_date == date && m_revision == snapshot.revision();
    if (same) return;
    m_snapshot = &snapshot;
    m_revision = snapshot.revision();
    if (m_date != date) m_histories.clear();
    m_date = date;
    m_progress.reset();
    std::vector<ThingId> stale = begin_stale();
    if (!stale.empty()) {
        add_users_of(stale);
        std::vector<ScorecardEpochs::Spans> all;
        for (const model::Thing* thing : snapshot.all(ThingKind::Kpi))
            all.push_back({.kpi = thing->id, .spans = &m_histories.at(thing->id).history.spans});
        m_scorecards = ScorecardEpochs(all);
        stale = parts_first(std::move(stale));
        for (const ThingId kpi : stale) {
            KeptHistory& kept = m_histories.at(kpi);
            kept.periods = history_periods(snapshot, kept.history.spans, date, *this);
        }
        for (const ThingId kpi : stale) make(kpi);
    }
    m_ordered.clear();
    for (const model::Thing* thing : snapshot.all(ThingKind::Kpi))
        m_ordered.push_back(&m_histories.at(thing->id).history);
}

const History* Board::find(ThingId kpi) const {
    SV_ASSERT(m_snapshot != nullptr);
    if (m_snapshot->find<model::Kpi>(kpi) == nullptr) return nullptr;
    const auto found = m_histories.find(kpi);
    return found == m_histories.end() ? nullptr : &found->second.history;
}

Value Board::value_of(ThingId kpi, const Period& period) {
    if (find(kpi) == nullptr) return {};
    return values(kpi, std::span(&period, 1)).front();
}

bool Board::is_rolled_up(const KeptHistory& kept, const Period& period) {
    if (std::ranges::binary_search(kept.periods, period)) return false;
    const std::int32_t span = span_on(kept.history.spans, period.last());
    return span >= 0 &&
           rolls_up(*kept.history.spans[static_cast<std::size_t>(span)].definition, period.kind());
}

std::span<const Period> Board::rolled_up_from(ThingId kpi, const Period& period) const {
    if (find(kpi) == nullptr) return {};
    const KeptHistory& kept = m_histories.at(kpi);
    if (!is_rolled_up(kept, period)) return {};
    const auto begin = std::ranges::lower_bound(kept.periods, period.first(), {}, &Period::last);
    const auto end = std::ranges::upper_bound(kept.periods, period.last(), {}, &Period::last);
    return {begin, end};
}

Value Board::rolled_up(const KeptHistory& kept, Value out) {
    const ThingId kpi = kept.history.kpi;
    const std::vector<Value> parts = values(kpi, rolled_up_from(kpi, out.period));
    roll_up(kept.history.spans, parts, out);
    apply_disputes(*m_snapshot, kpi, std::span(&out, 1));
    return out;
}

std::vector<Value> Board::values(ThingId kpi, std::span<const Period> periods) {
    if (find(kpi) == nullptr) return {};
    KeptHistory& kept = m_histories.at(kpi);
    const auto known = [&](const Period& period) -> const Value* {
        if (const Value* value = kept.history.find(period)) return value;
        const auto other = kept.others.find(period);
        return other == kept.others.end() ? nullptr : &other->second;
    };
    std::vector<Period> anew;
    for (const Period& period : periods) {
        if (known(period) != nullptr) continue;
        if (!is_rolled_up(kept, period)) {
            anew.push_back(period);
            continue;
        }
        Value value;
        value.period = period;
        value.span = span_on(kept.history.spans, period.last());
        kept.others.emplace(period, rolled_up(kept, value));
    }
    for (const Value& value : values_of(*m_snapshot, anew, kept.history.spans, *this))
        kept.others.emplace(value.period, value);
    std::vector<Value> out;
    out.reserve(periods.size());
    for (const Period& period : periods) out.push_back(*known(period));
    return out;
}

const std::vector<DefinitionSpan>& Board::spans(ThingId kpi) const {
    const History* history = find(kpi);
    return history == nullptr ? m_no_spans : history->spans;
}

bool Board::is_circular(ThingId kpi, base::Date day) const {
    return m_scorecards.is_circular(kpi, day);
}

const Columns& Board::columns(const model::Series& series) {
    KeptColumns& kept = m_columns[series.thing.id];
    const std::uint64_t revision = series_revision(series.thing.id);
    if (kept.revision != revision) {
        kept.columns = columns_of(*m_snapshot, series);
        kept.revision = revision;
    }
    return kept.columns;
}

const GoalProgress* Board::progress(ThingId goal) {
    SV_ASSERT(m_snapshot != nullptr);
    if (!m_progress) {
        m_progress.emplace();
        for (GoalProgress& one : goal_progress(*m_snapshot, *m_date, m_ordered))
            m_progress->emplace(one.goal, std::move(one));
    }
    const auto found = m_progress->find(goal);
    return found == m_progress->end() ? nullptr : &found->second;
}

}  // namespace samverka::kpi
