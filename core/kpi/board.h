// Every KPI of a partnership on a date, kept until something that it depends on changes.
//
// A KPI is evaluated again only when the date, the KPI, one of its definitions, or a series that it
// is made of has changed; the columns of a series are made again only when that series has. So one
// new measurement costs one series and the KPIs that use it, however many others there are. A
// scorecard is evaluated after the KPIs that it is made of, and again when one of them was; no KPI
// more than once for it. Values of other periods than a history's (the quarter of a monthly KPI)
// are kept once they were asked for. Goal progress follows from all of it and is made when first
// asked for.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/kpi/progress.h"
#include "core/kpi/scorecard.h"
#include "core/kpi/value.h"

namespace samverka::kpi {

class Board : private KpiSource {
  public:
    // Everything below speaks of this state. Precondition: the snapshots given one after the other
    // are states of one partnership, whose revisions only grow.
    void follow(const model::Snapshot& snapshot, base::Date date);

    // In the partnership's order of KPIs.
    [[nodiscard]] const std::vector<const History*>& histories() const { return m_ordered; }
    [[nodiscard]] const History* find(base::ThingId kpi) const;  // null when there is no such KPI
    // Any period of a KPI, e.g. the quarter of a monthly one.
    [[nodiscard]] Value value_of(base::ThingId kpi, const base::Period& period);
    // Whether a value of this period is made of the values of shorter ones (core/kpi/roll_up.h),
    // and which those are.
    [[nodiscard]] std::span<const base::Period> rolled_up_from(base::ThingId kpi,
                                                               const base::Period& period) const;
    [[nodiscard]] const Columns& columns(const model::Series& series) override;
    [[nodiscard]] KpiSource& source() { return *this; }
    // Which scorecards are made of which.
    [[nodiscard]] const ScorecardEpochs& scorecards() const { return m_scorecards; }

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
        std::vector<base::Period> periods;     // of the history
        std::map<base::Period, Value> others;  // values of other periods
        bool is_made = false;                  // the history's values are there
    };
    template <class Kept>
    using ById = std::unordered_map<base::ThingId, Kept, model::ThingIdHash>;

    [[nodiscard]] std::vector<Value> values(base::ThingId kpi,
                                            std::span<const base::Period> periods) override;
    [[nodiscard]] const std::vector<DefinitionSpan>& spans(base::ThingId kpi) const override;
    [[nodiscard]] bool is_circular(base::ThingId kpi, base::Date day) const override;

    [[nodiscard]] std::uint64_t series_revision(base::ThingId series) const;
    [[nodiscard]] std::uint64_t revision_of(base::ThingId kpi, const KeptHistory& kept) const;
    // The KPIs that are to be made again; their definitions are read.
    [[nodiscard]] std::vector<base::ThingId> begin_stale();
    void add_users_of(std::vector<base::ThingId>& stale);
    [[nodiscard]] std::vector<base::ThingId> parts_first(std::vector<base::ThingId> stale) const;
    void make(base::ThingId kpi);
    [[nodiscard]] static bool is_rolled_up(const KeptHistory& kept, const base::Period& period);
    [[nodiscard]] Value rolled_up(const KeptHistory& kept, Value out);

    const model::Snapshot* m_snapshot = nullptr;
    std::optional<base::Date> m_date;
    std::uint64_t m_revision = 0;  // of the snapshot that was followed last
    ById<KeptColumns> m_columns;
    ById<KeptHistory> m_histories;
    ScorecardEpochs m_scorecards;
    std::vector<DefinitionSpan> m_no_spans;  // of a KPI that is not there
    std::vector<const History*> m_ordered;
    std::optional<ById<GoalProgress>> m_progress;
    std::uint64_t m_evaluations = 0;
};

}  // namespace samverka::kpi
