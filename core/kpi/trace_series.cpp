// Traces of what was measured: a series in a period, its rows, and what was excluded of them.
#include <algorithm>

#include "core/kpi/trace_parts.h"

namespace samverka::kpi {

using base::Decimal;
using base::Period;
using base::ThingId;
using model::Snapshot;

namespace {

std::string_view key_of(Fold fold) {
    switch (fold) {
        case Fold::Sum:
            return "trace.sum";
        case Fold::Mean:
            return "trace.mean";
        case Fold::Least:
            return "trace.minimum";
        case Fold::Greatest:
            return "trace.maximum";
        case Fold::First:
            return "trace.first";
        case Fold::Last:
            return "trace.last";
        case Fold::Median:
            return "trace.median";
        case Fold::Percentile:
            return "trace.percentile";
        case Fold::Count:
            return "trace.count";
    }
    return "trace.sum";
}

// One row of a series as it stands in the log.
TraceNode measurement(const model::Series& series, std::int32_t index, Assurance assurance) {
    const auto& row = series.measurements[static_cast<std::size_t>(index)];
    TraceNode out =
        trace_node(TraceKind::Measurement,
                   trace_message(row.corrects >= 0 ? "trace.corrected" : "trace.measured")
                       .with("period", base::PeriodArgument{row.period}));
    out.value = row.value;
    out.unit = series.unit;
    out.thing = series.thing.id;
    out.period = row.period;
    out.stamp = row.stamp;
    out.reference = row.reference;
    out.assurance = assurance;
    return out;
}

// Why, and by which exclusion.
TraceNode exclusion(const Snapshot& snapshot, const model::Series& series,
                    const ExcludedRow& excluded) {
    TraceNode out = trace_node(
        TraceKind::Constant,
        trace_message("trace.exclusion").with("reason", trace_name(snapshot, excluded.exclusion)));
    out.value = excluded.amount;
    out.thing = excluded.exclusion;
    if (excluded.amount) out.unit = series.unit;
    return out;
}

// The rows of a series in a period.
class Rows {
  public:
    Rows(const Snapshot& snapshot, Board& board, const model::Series& series, const Period& period)
        : m_snapshot(snapshot),
          m_series(series),
          m_columns(board.columns(series)),
          m_period(period),
          m_length(period.last().days() - period.first().days()) {}

    [[nodiscard]] bool is_in(std::size_t i) const {
        return m_period.contains(base::Date::from_days(m_columns.last_days[i])) &&
               m_columns.last_days[i] - m_columns.first_days[i] <= m_length;
    }
    [[nodiscard]] const Columns& columns() const { return m_columns; }
    [[nodiscard]] std::size_t begin() const {
        return static_cast<std::size_t>(
            std::ranges::lower_bound(m_columns.last_days, m_period.first().days()) -
            m_columns.last_days.begin());
    }

    // What counts of a row: what was measured, less what was excluded.
    [[nodiscard]] TraceNode counted(std::size_t i) const {
        const std::int32_t row = m_columns.rows[i];
        TraceNode measured = measurement(m_series, row, m_columns.assurances[i]);
        const auto excluded =
            std::ranges::equal_range(m_columns.excluded, row, {}, &ExcludedRow::row);
        if (excluded.empty()) return measured;
        TraceNode out = trace_step(trace_message("trace.less_excluded")
                                       .with("period", base::PeriodArgument{*measured.period}),
                                   TraceOp::Difference, m_columns.value(i), m_series.unit);
        out.thing = m_series.thing.id;
        out.period = measured.period;
        out.assurance = measured.assurance;
        out.children.push_back(std::move(measured));
        for (const ExcludedRow& one : excluded)
            out.children.push_back(exclusion(m_snapshot, m_series, one));
        return out;
    }

    // Rows that do not count at all: what was measured stands in words, not as a value.
    void add_uncounted(TraceNode& out) const {
        for (const ExcludedRow& one : m_columns.excluded) {
            const auto& row = m_series.measurements[static_cast<std::size_t>(one.row)];
            const std::int32_t last = row.period.last().days();
            const bool here = m_period.contains(row.period.last()) &&
                              last - row.period.first().days() <= m_length;
            if (one.amount || !here) continue;
            TraceNode node = measurement(m_series, one.row, Assurance::Reported);
            node.formula =
                trace_message("trace.not_counted")
                    .with("value", base::DecimalArgument{.value = row.value, .unit_key = {}})
                    .with("unit", base::PlainArgument{m_series.unit});
            node.value.reset();
            node.children.push_back(exclusion(m_snapshot, m_series, one));
            out.children.push_back(std::move(node));
        }
    }

  private:
    const Snapshot& m_snapshot;
    const model::Series& m_series;
    const Columns& m_columns;
    Period m_period;
    std::int32_t m_length;
};

bool has_row(const Columns& columns, std::int32_t last, std::int32_t first) {
    auto i = static_cast<std::size_t>(std::ranges::lower_bound(columns.last_days, last) -
                                      columns.last_days.begin());
    for (; i < columns.size() && columns.last_days[i] == last; ++i)
        if (columns.first_days[i] == first) return true;
    return false;
}

// Nothing of what must be sorted first.
std::optional<base::Computed> folded(Fold fold, std::span<const Decimal> values) {
    if (fold == Fold::Count)
        return base::Computed{.value =
                                  Decimal::from_integer(static_cast<std::int64_t>(values.size()))};
    if (values.empty()) return std::nullopt;
    if (fold == Fold::Least) return base::Computed{.value = std::ranges::min(values)};
    if (fold == Fold::Greatest) return base::Computed{.value = std::ranges::max(values)};
    if (fold == Fold::First) return base::Computed{.value = values.front()};
    if (fold == Fold::Last) return base::Computed{.value = values.back()};
    if (fold != Fold::Sum && fold != Fold::Mean) return std::nullopt;
    base::Result<base::Computed> sum{};
    for (const Decimal& value : values)
        if (sum) sum = base::add(sum->value, value);
    if (sum && fold == Fold::Mean)
        sum = base::divide(sum->value,
                           Decimal::from_integer(static_cast<std::int64_t>(values.size())));
    return sum ? std::optional(*sum) : std::nullopt;
}

}  // namespace

TraceOp op_of(Fold fold) {
    switch (fold) {
        case Fold::Sum:
            return TraceOp::Sum;
        case Fold::Mean:
            return TraceOp::Mean;
        case Fold::Least:
            return TraceOp::Least;
        case Fold::Greatest:
            return TraceOp::Greatest;
        case Fold::Median:
            return TraceOp::Median;
        case Fold::Percentile:
            return TraceOp::Percentile;
        case Fold::Count:
            return TraceOp::Count;
        case Fold::First:
            return TraceOp::First;
        case Fold::Last:
            break;
    }
    return TraceOp::Last;
}

TraceNode trace_total(const Snapshot& snapshot, Board& board, Fold fold, ThingId id,
                      const Period& period, std::span<const model::Series* const> matching) {
    const auto* series = snapshot.find<model::Series>(id);
    TraceNode out = trace_node(
        TraceKind::Total, trace_message(key_of(fold)).with("series", trace_name(snapshot, id)));
    out.thing = id;
    out.period = period;
    if (series == nullptr) return out;
    out.unit = series->unit;
    const Rows rows(snapshot, board, *series, period);
    const Columns& columns = rows.columns();
    std::vector<Decimal> values;
    out.assurance = Assurance::Verified;
    for (std::size_t i = rows.begin();
         i < columns.size() && columns.last_days[i] <= period.last().days(); ++i) {
        const bool matches = std::ranges::all_of(matching, [&](const model::Series* other) {
            return has_row(board.columns(*other), columns.last_days[i], columns.first_days[i]);
        });
        if (!rows.is_in(i) || !matches) continue;
        values.push_back(columns.value(i));
        out.assurance = std::max(out.assurance, columns.assurances[i]);
        out.children.push_back(rows.counted(i));
    }
    if (values.empty()) out.assurance = Assurance::Reported;
    rows.add_uncounted(out);
    if (const auto value = folded(fold, values)) {
        out.value = value->value;
        out.exact = value->exact;
        out.op = op_of(fold);
    }
    return out;
}

}  // namespace samverka::kpi
