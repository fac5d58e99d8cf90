// What the traces of KPIs and of formulas share. For core/kpi alone.
#pragma once

#include <string_view>

#include "core/kpi/trace.h"

namespace samverka::kpi {

[[nodiscard]] TraceNode trace_node(TraceKind kind, base::Message label);
[[nodiscard]] base::Message trace_message(std::string_view key);
// Why there is no value, in words.
[[nodiscard]] std::string_view missing_key(Missing missing);
// A series in a period: how its rows become one number (`key`: trace.sum, trace.last …), and the
// rows. `matching`, where there is one, is the other half of a ratio: rows without a counterpart
// there do not count and are not listed.
[[nodiscard]] TraceNode trace_total(const model::Snapshot& snapshot, Board& board,
                                    std::string_view key, base::ThingId series,
                                    const base::Period& period, const model::Series* matching);

// A formula's value in a period: each of its parts with its own words and value, down to the
// measurements.
[[nodiscard]] TraceNode trace_formula(const model::Snapshot& snapshot, Board& board,
                                      const model::KpiVersion& definition, const Value& value);

}  // namespace samverka::kpi
