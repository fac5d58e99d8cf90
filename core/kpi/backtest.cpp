#include "core/kpi/backtest.h"

#include <algorithm>

namespace samverka::kpi {

using base::Date;
using base::Period;
using base::ThingId;
using model::KpiVersion;
using model::Snapshot;

namespace {

// Everything as it is, but that the KPI is made of what the proposed version says: a scorecard may
// become circular by it.
class ProposedSource : public KpiSource {
  public:
    ProposedSource(Board& board, const KpiVersion& proposed)
        : m_board(board), m_proposed(proposed) {}

    const Columns& columns(const model::Series& series) override { return m_board.columns(series); }
    std::vector<Value> values(ThingId kpi, std::span<const Period> periods) override {
        return m_board.source().values(kpi, periods);
    }
    const std::vector<DefinitionSpan>& spans(ThingId kpi) const override {
        return m_board.source().spans(kpi);
    }
    bool is_circular(ThingId kpi, Date day) const override {
        if (kpi != m_proposed.kpi) return m_board.source().is_circular(kpi, day);
        return std::ranges::any_of(m_proposed.parts, [&](const model::ScorecardPart& part) {
            return part.kpi == kpi || m_board.scorecards().leads_to(part.kpi, kpi, day);
        });
    }

  private:
    Board& m_board;
    const KpiVersion& m_proposed;
};

}  // namespace

Backtest backtest(const Snapshot& snapshot, Board& board, const KpiVersion& proposed, Date from,
                  Date to) {
    Backtest out;
    std::vector<Period> periods;
    for (Period period =
             Period::containing(from, period_kind(proposed.frequency), fiscal_calendar(snapshot));
         period.last() <= to; period = period.next())
        periods.push_back(period);
    const std::vector<DefinitionSpan> spans{
        {.from = Date::from_days(base::kDaysMin),
         .state = model::VersionState::Draft,
         .version = proposed.thing.id,
         .definition = std::make_shared<const KpiVersion>(proposed)}};
    ProposedSource source(board, proposed);
    const auto after = values_of(snapshot, periods, spans, source);
    for (std::size_t i = 0; i < periods.size(); ++i) {
        const BacktestRow row{.period = periods[i],
                              .before = board.value_of(proposed.kpi, periods[i]),
                              .after = after[i]};
        out.reached_before += row.before.standing == Standing::Reaches ? 1 : 0;
        out.reached_after += row.after.standing == Standing::Reaches ? 1 : 0;
        out.changed += row.before.standing != row.after.standing ? 1 : 0;
        out.rows.push_back(row);
    }
    return out;
}

}  // namespace samverka::kpi
