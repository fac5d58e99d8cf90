// Why a number is what it is: a tree from the number down to the measurements.
//
// One structure for every computed number, so that one screen part, one export and one test serve
// KPIs, goal progress, and later scores and money. A node says what it is (`label`), how it was
// computed from its children (`formula`, a message whose words are the operation), its value with
// its unit, and whose it is. Leaves are what was measured or agreed: a measurement with its act, a
// field of a definition. Every number in the tree can be computed again from the leaves by hand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/message.h"
#include "core/kpi/board.h"
#include "core/model/snapshot.h"

namespace samverka::kpi {

enum class TraceKind : std::uint8_t {
    Result,       // a value after rounding, or no data with the reason in `formula`
    Formula,      // computed from its children
    Total,        // a series in a period: sum, mean, last …
    Measurement,  // one row of a series
    Constant,     // a field of a definition: target, factor, baseline
    Definition,   // which version, in force since when
    Judgement,    // the standing and what it follows from
    Part,         // one part of a weighted mean
};

struct TraceNode {
    TraceKind kind{};
    base::Message label;
    base::Message formula;  // empty key: nothing to say
    std::optional<base::Decimal> value;
    bool exact = true;    // false: the value was rounded half-even at 34 digits
    std::string unit;     // as the definition spells it
    base::ThingId thing;  // whose number it is: a KPI, a series, a version, a goal
    std::optional<base::Period> period;
    std::optional<model::Stamp> stamp;  // of a measurement: who reported it, when
    std::string reference;              // of a measurement: where the reporter has it from
    Assurance assurance = Assurance::Reported;
    std::vector<TraceNode> children;
};

// What names a trace from outside: "kpi:<kpi>/<period>" and "goal:<goal>".
[[nodiscard]] std::string value_trace_id(base::ThingId kpi, const base::Period& period);
[[nodiscard]] std::string progress_trace_id(base::ThingId goal);

// Of a KPI's value in a period. A period that is not in its history is evaluated for the trace.
[[nodiscard]] TraceNode trace_value(const model::Snapshot& snapshot, Board& board,
                                    base::ThingId kpi, const base::Period& period);
// Of a goal's progress.
[[nodiscard]] TraceNode trace_progress(const model::Snapshot& snapshot, Board& board,
                                       base::ThingId goal);

}  // namespace samverka::kpi
