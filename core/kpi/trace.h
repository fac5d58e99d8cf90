// Why a number is what it is: a tree from the number down to the measurements.
//
// One structure for every computed number, so that one screen part, one export and one test serve
// KPIs, goal progress, scores and money. A node says what it is (`label`), how it was computed from
// its children (`formula` in words, `op` for machines), its value with its unit, and whose it is.
// Leaves are what was measured or agreed: a measurement with its act, a field of a definition, an
// exclusion. Every number in the tree can be computed again from the leaves, by hand or by a
// program: docs/trace.md says what each operation does and how it rounds.
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
    Score,        // what a KPI gave by its curve, or a scheme by its scores
    Money,        // an amount of a statement, in the partnership's currency
};

// What a value was computed by, for whoever recomputes it (docs/trace.md). The operands are the
// children that have a value and are neither Definition nor Judgement, in their order.
enum class TraceOp : std::uint8_t {
    None,   // a leaf, or no data
    Same,   // the first operand's value
    Round,  // the first operand, to `decimals` by `rounding`
    Sum,
    Difference,  // the first less all the others
    Product,
    Quotient,
    PercentOf,  // first × second ÷ 100
    Mean,
    Least,
    Greatest,
    First,
    Last,
    Count,
    Median,
    Percentile,        // the last operand says which; core/kpi/formula_values.h how
    WeightedMean,      // of the children that are Parts: Σ value × weight ÷ Σ weight
    ScaledRatio,       // first ÷ second × third, where there is a third
    ScaledComplement,  // (second − first) ÷ second × third, where there is a third
    Interpolate,       // of x, x0, y0, x1, y1: the line through both points at x
    Negate,
    Absolute,
    Less,  // comparisons and logic give 1 or 0
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
    And,
    Or,
    Not,
    // The part of the Part whose thing is this node's, where the first operand is split over the
    // Parts in proportion to their weights: each rounded down to `decimals`, the steps left to
    // those that lost most, the first of equals first. Weights that add up to 0 are the parts
    // themselves.
    Apportion,
};

struct TraceNode {
    TraceKind kind{};
    base::Message label;
    base::Message formula;  // empty key: nothing to say
    std::optional<base::Decimal> value;
    bool exact = true;  // false: the value was rounded half-even at 34 digits
    TraceOp op = TraceOp::None;
    std::optional<base::Decimal> weight;  // of a Part
    int decimals = 0;                     // of Round
    base::Rounding rounding{};            // of Round
    std::string unit;                     // as the definition spells it
    base::ThingId thing;                  // whose number it is: a KPI, a series, a version, a goal
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
// How far a value fulfils its target, as core/kpi/value.h says, from the node of the value. The
// trace of `definition` in `version`; without a value where there is no attainment.
[[nodiscard]] TraceNode trace_attainment(const model::KpiVersion& definition, base::ThingId version,
                                         TraceNode value);
// Of a goal's progress.
[[nodiscard]] TraceNode trace_progress(const model::Snapshot& snapshot, Board& board,
                                       base::ThingId goal);

}  // namespace samverka::kpi
