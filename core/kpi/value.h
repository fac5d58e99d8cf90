// The value of a KPI in each period: from its versions and its measurements to a number, or to no
// data, with what it is judged by.
//
// A KPI is measured by the definition (KpiVersion) that is in force on the last day of the period,
// so a revision never rewrites the past. The definition names one series, or two of a ratio, and
// how a period's measurements become one number:
//
//   Last, Sum, Mean, Minimum, Maximum   of the numerator's measurements
//   Ratio        factor × (Σ numerator ÷ Σ denominator)
//   Complement   factor × (1 − Σ numerator ÷ Σ denominator)
//   Formula      an expression over named inputs (docs/expressions.md)
//   Scorecard    the weighted mean of what other KPIs score (core/kpi/scorecard.h)
//
// A ratio of several measurements is the ratio of the sums, never the mean of ratios
// (reference: formula catalogue F2, F1 for the complement). Where both series are measured equally
// often, only measurements that have a counterpart of the same period count. An unset factor is 1.
// Planned maintenance P of an availability with agreed time T and downtime D (F1) is, as the
// definition chooses, Excluded: (T − P − D) ÷ (T − P); or Counted: (T − P − D) ÷ T. Unchosen there
// is no value, and a period in which no planned maintenance was measured, be it 0, is not measured.
// What both sides have agreed to exclude is taken off the measurements before anything else
// (core/kpi/columns.h).
// The factor is multiplied in before dividing, so that only the quotient can be inexact: sums,
// products and quotients are exact or rounded half-even at 34 digits. Then the value is
// rounded once, by the definition's rule, and compared with target, minimum and bands as rounded.
//
// No data is a state of its own, never 0 and never 100 %: nothing measured, an empty denominator,
// no definition in force. `missing` says which.
//
// Worked example. Downtime 380 minutes, agreed time 43 200 minutes, Complement, factor 100, two
// decimals, half up: 100 × (1 − 380 ÷ 43 200) = 99.12037…, rounded 99.12; target 99.0, direction
// Higher: reaches.
//
// Standing. With bands: the band that holds the value (`from` inclusive, `below` exclusive); a
// value in no band is not judged. Without bands, Higher: at least the target reaches, at least the
// minimum is near, else under; Lower the other way round; Range: from the minimum to the stretch
// reaches, else under; Target: equal reaches, no farther from it than the minimum is near, else
// under. Without a target (or a range's two ends) nothing is judged.
//
// A longer period than the definition's frequency (a quarter of a monthly KPI) is valued anew from
// its measurements, or from the values of its periods where the definition says so
// (core/kpi/roll_up.h).
//
// Costs: O(measurements + periods) per KPI, and O(versions · log versions).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/kpi/columns.h"
#include "core/model/in_force.h"
#include "core/model/snapshot.h"

namespace samverka::kpi {

// In the order of how much attention they ask for, least first.
enum class Standing : std::uint8_t { Reaches, Near, Under, Unjudged, NoData };
enum class Missing : std::uint8_t {
    None,
    NoDefinition,      // no version in force on the period's last day, or one without a series, or
                       // with a formula that cannot be read, or that leaves open what it must say
    NotMeasured,       // nothing measured in the period, or only one half of a ratio; no part or
                       // no period with data
    EmptyDenominator,  // the denominator adds up to zero
    OutOfRange,        // the number needs more than 34 digits
    Circular,          // a scorecard that is made of itself, or of too many levels
    Excluded,          // something was measured, and both sides have agreed that it does not count
};

// A definition and from which day it applies, until the next one does.
struct DefinitionSpan {
    base::Date from;
    model::VersionState state = model::VersionState::None;
    base::ThingId version;
    std::shared_ptr<const model::KpiVersion> definition;  // null: none in force
};

struct Value {
    base::Period period;
    Missing missing = Missing::None;
    base::Decimal value;  // rounded; meaningless when missing
    base::Decimal exact;  // before rounding
    Standing standing = Standing::NoData;
    bool beyond_stretch = false;
    Assurance assurance = Assurance::Reported;
    std::int32_t span = -1;  // index into History::spans; -1: no definition
    // Measurements of the numerator that count; of a scorecard its parts with data; of a period
    // that is rolled up the measurements of its periods.
    std::int32_t measured = 0;
    // What was left out: measurements of a ratio without a counterpart, parts of a scorecard and
    // periods of a longer one without data.
    std::int32_t unmatched = 0;

    [[nodiscard]] bool has_value() const { return missing == Missing::None; }
};

// A KPI over time: every period that has ended on the date, oldest first.
struct History {
    base::ThingId kpi;
    std::vector<DefinitionSpan> spans;
    std::vector<Value> values;

    [[nodiscard]] const Value* latest() const { return values.empty() ? nullptr : &values.back(); }
    [[nodiscard]] const model::KpiVersion* definition(const Value& value) const {
        return value.span < 0 ? nullptr
                              : spans[static_cast<std::size_t>(value.span)].definition.get();
    }
    // The value of a period, by its first day and kind; null when it is not there.
    [[nodiscard]] const Value* find(const base::Period& period) const;
};

// Hands out the columns of a series; whoever keeps them (core/kpi/board.h) makes them once.
class ColumnSource {
  public:
    virtual ~ColumnSource() = default;
    [[nodiscard]] virtual const Columns& columns(const model::Series& series) = 0;
};

// What a scorecard needs besides: other KPIs.
class KpiSource : public ColumnSource {
  public:
    // A KPI's values of these periods, ascending, as they are shown: rolled up where its definition
    // says so. Of a KPI that is not there: none.
    [[nodiscard]] virtual std::vector<Value> values(base::ThingId kpi,
                                                    std::span<const base::Period> periods) = 0;
    // The definitions that its values name by their span.
    [[nodiscard]] virtual const std::vector<DefinitionSpan>& spans(base::ThingId kpi) const = 0;
    // Whether a scorecard cannot be valued on a day, being made of itself.
    [[nodiscard]] virtual bool is_circular(base::ThingId kpi, base::Date day) const = 0;
};

// The definitions in force one after the other until `date`.
[[nodiscard]] std::vector<DefinitionSpan> definition_spans(const model::Snapshot& snapshot,
                                                           const model::Kpi& kpi, base::Date date);

// The periods of a KPI's history: one after the other, never overlapping (core/kpi/periods.h).
// From the first day of the first definition (of one without such a day: from the first
// measurement) to the last period that ended on or before `date`. Without any definition: none.
[[nodiscard]] std::vector<base::Period> history_periods(const model::Snapshot& snapshot,
                                                        const std::vector<DefinitionSpan>& spans,
                                                        base::Date date, KpiSource& source);

// The values of periods, ascending, each by the definition in force on its last day and from what
// was measured in it.
[[nodiscard]] std::vector<Value> values_of(const model::Snapshot& snapshot,
                                           std::span<const base::Period> periods,
                                           const std::vector<DefinitionSpan>& spans,
                                           KpiSource& source);

// Whose definition is in force on a day: an index; -1 for none.
[[nodiscard]] std::int32_t span_on(const std::vector<DefinitionSpan>& spans, base::Date date);

// A dispute about the KPI itself makes its values as little agreed on as if the measurements were
// disputed. One of a month disputes the quarter too.
void apply_disputes(const model::Snapshot& snapshot, base::ThingId kpi, std::span<Value> values);

// ---- judging
[[nodiscard]] Standing standing_of(const model::KpiVersion& definition, const base::Decimal& value);
[[nodiscard]] bool is_beyond_stretch(const model::KpiVersion& definition,
                                     const base::Decimal& value);
// How much of the way from the baseline (0) to where it reaches (100) a value has come: what is
// left of the baseline's distance, whichever side of the target it is on. A value that reaches has
// come the whole way, one no nearer than the baseline none of it. Nothing where the definition
// lacks what it takes.
[[nodiscard]] std::optional<base::Decimal> progress_of(const model::KpiVersion& definition,
                                                       const base::Decimal& value);

// How far a value is from reaching, 0 when it does; nothing where the definition says no target.
[[nodiscard]] std::optional<base::Decimal> gap_of(const model::KpiVersion& definition,
                                                  const base::Decimal& value);
// How far a value fulfils its target, in percent, by the kind that the definition chose (F3); v is
// the value, t the target, b the baseline:
//
//   ValueByTarget     100 · v ÷ t
//   TargetByValue     100 · t ÷ v
//   OneLessExcess     100 · (1 − (v − t) ÷ t), so the excess counts one for one
//   WithinRange       100 from the minimum to the stretch, both inclusive, else 0
//   WayFromBaseline   100 · (v − b) ÷ (t − b): below 0 behind the baseline, over 100 past the
//                     target; where past the target is no better (directions Range and Target)
//                     the progress above, 0 to 100
//
// Nothing is cut off here: caps and floors belong to whoever uses it. Multiplied before it is
// divided, so only the quotient can be inexact. Nothing: no kind chosen, a limit that it needs is
// not there, a division by zero, more than 34 digits.
[[nodiscard]] std::optional<base::Decimal> attainment_of(const model::KpiVersion& definition,
                                                         const base::Decimal& value);
// Whether a value is as good as a limit. Higher: at least the limit; Lower: at most. Target: no
// farther from the target than the limit is, on either side; without a target equal to the limit.
// Range: no farther outside it than the limit is, so within where the limit is; without both ends
// equal to the limit. Without a direction nothing is good: false.
[[nodiscard]] bool reaches(const model::KpiVersion& definition, const base::Decimal& value,
                           const base::Decimal& limit);

// The same number without zeros at its end, so that its text does not depend on how it came about.
[[nodiscard]] base::Decimal shortest(const base::Decimal& value);
[[nodiscard]] base::FiscalCalendar fiscal_calendar(const model::Snapshot& snapshot);
[[nodiscard]] base::PeriodKind period_kind(model::Frequency frequency);  // None is Month

}  // namespace samverka::kpi
