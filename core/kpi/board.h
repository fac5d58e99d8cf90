// Every KPI of a partnership on a date, kept until something that it depends on changes.
//
// A KPI is evaluated again only when the date, the KPI, one of its definitions, or a series that it
// is made of has changed; the columns of a series are made again only when that series has. So one
// new measurement costs one series and the KPIs that use it, however many others there are. Goal
// progress follows from all of it and is made when first asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/kpi/progress.h"
#include "core/kpi/value.h"

namespace samverka::kpi {

class Board : private ColumnSource {
  public:
    // Everything below speaks of this state. Precondition: the snapshots given one after the other
    // are states of one partnership, whose revisions only grow.
    void follow(const model::Snapshot& snapshot, base::Date date);

    // In the partnership's order of KPIs.
    [[nodiscard]] const std::vector<const History*>& histories() const { return m_ordered; }
    [[nodiscard]] const History* find(base::ThingId kpi) const;  // null when there is no such KPI
    // Any period of a KPI, e.g. the quarter of a monthly one.
    [[nodiscard]] Value value_of(base::ThingId kpi, const base::Period& period);
    [[nodiscard]] const Columns& columns(const model::Series& series) override;
    [[nodiscard]] ColumnSource& source() { return *this; }

    // Of every outcome and goal; see core/kpi/progress.h.
    [[nodiscard]] const GoalProgress* progress(
        base::ThingId goal);  // null when there is no such goal

    // For tests and benchmarks: how many histories were made since the board was.
    [[nodiscard]] std::uint64_t evaluations() const { return m_evaluations; }

  private:
    struct KeptColumns {
        std::uint64_t revision = 0;
        Columns columns;
    };
    struct KeptHistory {
        std::uint64_t revision = 0;
        History history;
    };
    template <class Kept>
    using ById = std::unordered_map<base::ThingId, Kept, model::ThingIdHash>;

    [[nodiscard]] std::uint64_t series_revision(base::ThingId series) const;
    [[nodiscard]] std::uint64_t revision_of(const model::Kpi& kpi, const KeptHistory& kept) const;

    const model::Snapshot* m_snapshot = nullptr;
    std::optional<base::Date> m_date;
    std::uint64_t m_revision = 0;  // of the snapshot that was followed last
    ById<KeptColumns> m_columns;
    ById<KeptHistory> m_histories;
    std::vector<const History*> m_ordered;
    std::optional<ById<GoalProgress>> m_progress;
    std::uint64_t m_evaluations = 0;
};

}  // namespace samverka::kpi
