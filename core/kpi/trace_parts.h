// What the traces of KPIs, of formulas and of scorecards share. For core/kpi alone.
#pragma once

#include <span>
#include <string_view>

#include "core/kpi/formula.h"
#include "core/kpi/trace.h"

namespace samverka::kpi {

[[nodiscard]] TraceNode trace_node(TraceKind kind, base::Message label);
[[nodiscard]] base::Message trace_message(std::string_view key);
[[nodiscard]] base::Argument trace_name(const model::Snapshot& snapshot, base::ThingId thing);
// A field of a definition.
[[nodiscard]] TraceNode trace_constant(std::string_view key, const base::Decimal& value,
                                       const std::string& unit, base::ThingId version);
// What is computed from the children that are added to it; no value: no operation either.
[[nodiscard]] TraceNode trace_step(base::Message label, TraceOp op,
                                   const std::optional<base::Decimal>& value,
                                   const std::string& unit);
// Why there is no value, in words.
[[nodiscard]] std::string_view missing_key(Missing missing);
[[nodiscard]] TraceOp op_of(Fold fold);

// A series in a period: how its rows become one number, and the rows, each less what was excluded.
// A median and a percentile have no value yet: whoever asks for them knows it. `matching`, where
// there are any, are the other halves of a ratio: rows without a counterpart in each of them do not
// count and are not listed.
[[nodiscard]] TraceNode trace_total(const model::Snapshot& snapshot, Board& board, Fold fold,
                                    base::ThingId series, const base::Period& period,
                                    std::span<const model::Series* const> matching);

// A formula's value in a period: each of its parts with its own words and value, down to the
// measurements.
[[nodiscard]] TraceNode trace_formula(const model::Snapshot& snapshot, Board& board,
                                      const model::KpiVersion& definition, const Value& value);
// A scorecard's value in a period: its parts with what they score and why.
[[nodiscard]] TraceNode trace_scorecard(const model::Snapshot& snapshot, Board& board,
                                        const model::KpiVersion& definition, const Value& value);
// How far a KPI has come from its baseline: the node's value, derived in its children.
void trace_way(const model::KpiVersion& definition, base::ThingId version, TraceNode value,
               TraceNode& out);

}  // namespace samverka::kpi
