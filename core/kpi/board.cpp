#include "core/kpi/board.h"

#include "core/base/assert.h"
#include "core/model/kpi_series.h"

namespace samverka::kpi {

using base::ThingId;
using model::ThingKind;

// What was verified or disputed changes how sure a series is, and is told by its kind alone: both
// are rare beside measurements.
std::uint64_t Board::series_revision(ThingId series) const {
    return m_snapshot->thing_revision(series) + m_snapshot->kind_revision(ThingKind::Verification) +
           m_snapshot->kind_revision(ThingKind::Dispute);
}

std::uint64_t Board::revision_of(const model::Kpi& kpi, const KeptHistory& kept) const {
    std::uint64_t sum = m_snapshot->thing_revision(kpi.thing.id) +
                        m_snapshot->kind_revision(ThingKind::KpiVersion) +
                        m_snapshot->kind_revision(ThingKind::Partnership);
    for (const DefinitionSpan& span : kept.history.spans)
        for (const ThingId series : model::series_of(*span.definition))
            sum += series_revision(series);
    return sum;
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
    m_ordered.clear();
    for (const model::Thing* thing : snapshot.all(ThingKind::Kpi)) {
        const auto* kpi = model::as<model::Kpi>(thing);
        KeptHistory& kept = m_histories[thing->id];
        const std::uint64_t revision = revision_of(*kpi, kept);
        if (kept.history.kpi.is_nil() || kept.revision != revision) {
            kept.history = history_of(snapshot, *kpi, date, *this);
            kept.revision = revision_of(*kpi, kept);
            ++m_evaluations;
        }
    }
    for (const model::Thing* thing : snapshot.all(ThingKind::Kpi))
        m_ordered.push_back(&m_histories.at(thing->id).history);
}

const History* Board::find(ThingId kpi) const {
    SV_ASSERT(m_snapshot != nullptr);
    if (m_snapshot->find<model::Kpi>(kpi) == nullptr) return nullptr;
    const auto found = m_histories.find(kpi);
    return found == m_histories.end() ? nullptr : &found->second.history;
}

Value Board::value_of(ThingId kpi, const base::Period& period) {
    const History* history = find(kpi);
    if (history == nullptr) return {};
    return kpi::value_of(*m_snapshot, period, history->spans, *this);
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
