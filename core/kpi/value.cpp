#include "core/kpi/value.h"

#include <algorithm>
#include <utility>

#include "core/base/assert.h"
#include "core/base/sort.h"
#include "core/kpi/formula_definition.h"
#include "core/kpi/periods.h"
#include "core/model/kpi_series.h"

namespace samverka::kpi {

using base::Computed;
using base::Date;
using base::Decimal;
using base::Period;
using base::Result;
using model::Aggregation;
using model::KpiVersion;
using model::Snapshot;
using model::ThingKind;

namespace {

base::Rounding rounding(model::RoundingRule rule) {
    switch (rule) {
        case model::RoundingRule::HalfEven:
        case model::RoundingRule::None:
            return base::Rounding::HalfEven;
        case model::RoundingRule::HalfUp:
            return base::Rounding::HalfUp;
        case model::RoundingRule::HalfDown:
            return base::Rounding::HalfDown;
        case model::RoundingRule::Up:
            return base::Rounding::Up;
        case model::RoundingRule::Down:
            return base::Rounding::Down;
    }
    SV_ASSERT(false);
}

bool is_ratio(const KpiVersion& definition) {
    return definition.aggregation == Aggregation::Ratio ||
           definition.aggregation == Aggregation::Complement;
}

// Calls `take` for each measurement of the period.
template <class Take>
void each_row(const Columns& columns, std::size_t begin, const Period& period, Take take) {
    const std::int32_t first = period.first().days();
    const std::int32_t last = period.last().days();
    for (std::size_t i = begin; i < columns.size() && columns.last_days[i] <= last; ++i) {
        if (columns.last_days[i] < first) continue;
        if (columns.last_days[i] - columns.first_days[i] <= last - first) take(i);
    }
}

Result<Decimal> sum_of_rows(const Columns& columns, std::size_t begin, const Period& period) {
    Computed sum;
    Result<Computed> step = sum;
    each_row(columns, begin, period, [&](std::size_t i) {
        if (step) step = base::add(step->value, columns.value(i));
    });
    if (!step) return std::unexpected(std::move(step).error());
    return step->value;
}

Result<Decimal> sum_of(const Columns& columns, const Totals& totals, std::size_t index,
                       const Period& period) {
    if (columns.wide.empty()) return Decimal::from_coefficient(totals.sums[index], columns.scale);
    return sum_of_rows(columns, static_cast<std::size_t>(totals.begins[index]), period);
}

Decimal extreme_of(const Columns& columns, std::size_t begin, const Period& period, bool greatest) {
    std::optional<Decimal> out;
    each_row(columns, begin, period, [&](std::size_t i) {
        const Decimal value = columns.value(i);
        if (!out || (greatest ? *out < value : value < *out)) out = value;
    });
    return *out;
}

Decimal last_of(const Columns& columns, std::size_t begin, const Period& period) {
    Decimal out;
    each_row(columns, begin, period, [&](std::size_t i) { out = columns.value(i); });
    return out;
}

// Precondition: something is measured.
Result<Decimal> single(const KpiVersion& definition, const Columns& columns, const Totals& totals,
                       std::size_t index, const Period& period) {
    const auto begin = static_cast<std::size_t>(totals.begins[index]);
    switch (definition.aggregation) {
        case Aggregation::Sum:
            return sum_of(columns, totals, index, period);
        case Aggregation::Mean: {
            SV_TRY(const Decimal sum, sum_of(columns, totals, index, period));
            SV_TRY(const Computed mean,
                   base::divide(sum, Decimal::from_integer(totals.counts[index])));
            return mean.value;
        }
        case Aggregation::Minimum:
            return extreme_of(columns, begin, period, false);
        case Aggregation::Maximum:
            return extreme_of(columns, begin, period, true);
        case Aggregation::Last:
        case Aggregation::None:
        case Aggregation::Ratio:
        case Aggregation::Complement:
        case Aggregation::Formula:
        case Aggregation::Scorecard:
            return last_of(columns, begin, period);
    }
    SV_ASSERT(false);
}

// Both halves of a ratio in a period.
struct Halves {
    Decimal numerator;
    Decimal denominator;
    std::int32_t counted = 0;
    std::int32_t unmatched = 0;
    Assurance assurance = Assurance::Verified;
};

// Only measurements of the same period in both series.
Result<Halves> matched_halves(const Columns& upper, std::size_t upper_begin, const Columns& lower,
                              std::size_t lower_begin, const Period& period) {
    Halves out;
    std::int32_t lower_rows = 0;
    each_row(lower, lower_begin, period, [&](std::size_t) { ++lower_rows; });
    Result<Computed> numerator{};
    Result<Computed> denominator{};
    std::size_t at = lower_begin;
    each_row(upper, upper_begin, period, [&](std::size_t i) {
        const auto days = [](const Columns& columns, std::size_t row) {
            return std::pair(columns.last_days[row], columns.first_days[row]);
        };
        while (at < lower.size() && days(lower, at) < days(upper, i)) ++at;
        const bool found = at < lower.size() && days(lower, at) == days(upper, i);
        if (!found) {
            ++out.unmatched;
            return;
        }
        ++out.counted;
        if (numerator) numerator = base::add(numerator->value, upper.value(i));
        if (denominator) denominator = base::add(denominator->value, lower.value(at));
        out.assurance = std::max({out.assurance, upper.assurances[i], lower.assurances[at]});
    });
    if (!numerator) return std::unexpected(std::move(numerator).error());
    if (!denominator) return std::unexpected(std::move(denominator).error());
    out.numerator = numerator->value;
    out.denominator = denominator->value;
    out.unmatched += lower_rows - out.counted;
    return out;
}

// One series of a definition, summed over the periods of a history.
struct Source {
    const model::Series* series = nullptr;
    const Columns* columns = nullptr;
    Totals totals;

    [[nodiscard]] std::int32_t count(std::size_t index) const {
        return series == nullptr ? 0 : totals.counts[index];
    }
    [[nodiscard]] std::size_t begin(std::size_t index) const {
        return static_cast<std::size_t>(totals.begins[index]);
    }
};

Source source_of(const Snapshot& snapshot, base::ThingId series, std::span<const Period> periods,
                 ColumnSource& columns) {
    Source out;
    out.series = snapshot.find<model::Series>(series);
    if (out.series == nullptr) return out;
    out.columns = &columns.columns(*out.series);
    out.totals = totals_of(*out.columns, periods);
    return out;
}

// Whether both have one measurement in the period, and of the same time.
bool is_one_each(const Source& upper, const Source& lower, std::size_t index,
                 const Period& period) {
    if (upper.count(index) != 1 || lower.count(index) != 1) return false;
    const Columns& above = *upper.columns;
    const Columns& below = *lower.columns;
    const std::size_t i = upper.begin(index);
    const std::size_t j = lower.begin(index);
    const std::int32_t length = period.last().days() - period.first().days();
    return above.last_days[i] == below.last_days[j] && above.first_days[i] == below.first_days[j] &&
           above.last_days[i] - above.first_days[i] <= length;
}

Result<Halves> halves_of(const Source& upper, const Source& lower, std::size_t index,
                         const Period& period) {
    const bool together = upper.series->frequency == lower.series->frequency;
    if (together && !is_one_each(upper, lower, index, period))
        return matched_halves(*upper.columns, upper.begin(index), *lower.columns,
                              lower.begin(index), period);
    Halves out;
    SV_TRY(out.numerator, sum_of(*upper.columns, upper.totals, index, period));
    SV_TRY(out.denominator, sum_of(*lower.columns, lower.totals, index, period));
    out.counted = upper.count(index);
    out.assurance = std::max(upper.totals.assurances[index], lower.totals.assurances[index]);
    return out;
}

// Multiplied before it is divided, so that only the division can round: 60 × (1 ÷ 120) is 0.5.
Result<Decimal> ratio_of(const KpiVersion& definition, const Halves& halves) {
    Decimal part = halves.numerator;
    if (definition.aggregation == Aggregation::Complement) {
        SV_TRY(const Computed rest, base::subtract(halves.denominator, part));
        part = rest.value;
    }
    if (definition.factor) {
        SV_TRY(const Computed product, base::multiply(part, *definition.factor));
        part = product.value;
    }
    SV_TRY(const Computed quotient, base::divide(part, halves.denominator));
    return quotient.value;
}

void settle(const KpiVersion& definition, const Result<Decimal>& exact, Value& out) {
    out.missing = Missing::OutOfRange;
    if (!exact) return;
    out.exact = *exact;
    out.value = *exact;
    if (definition.decimals && definition.rounding != model::RoundingRule::None) {
        const auto value = base::rounded(*exact, static_cast<int>(*definition.decimals),
                                         rounding(definition.rounding));
        if (!value) return;
        out.value = *value;
    }
    out.missing = Missing::None;
    out.standing = standing_of(definition, out.value);
    out.beyond_stretch = is_beyond_stretch(definition, out.value);
}

void evaluate_ratio(const KpiVersion& definition, const Source& upper, const Source& lower,
                    std::size_t index, Value& out) {
    if (upper.count(index) == 0 || lower.count(index) == 0) {
        out.missing = Missing::NotMeasured;
        return;
    }
    const auto halves = halves_of(upper, lower, index, out.period);
    if (!halves) {
        out.missing = Missing::OutOfRange;
        return;
    }
    out.measured = halves->counted;
    out.unmatched = halves->unmatched;
    out.assurance = halves->assurance;
    if (halves->counted == 0)
        out.missing = Missing::NotMeasured;
    else if (halves->denominator.is_zero())
        out.missing = Missing::EmptyDenominator;
    else
        settle(definition, ratio_of(definition, *halves), out);
}

void evaluate_single(const KpiVersion& definition, const Source& source, std::size_t index,
                     Value& out) {
    out.measured = source.count(index);
    if (out.measured == 0) {
        out.missing = Missing::NotMeasured;
        return;
    }
    out.assurance = source.totals.assurances[index];
    settle(definition, single(definition, *source.columns, source.totals, index, out.period), out);
}

// A dispute may be about the KPI itself: then its values are as little agreed on as if the
// measurements were disputed. One of a month disputes the quarter too.
void apply_disputes(const Snapshot& snapshot, base::ThingId kpi, std::span<Value> values) {
    for (const model::Thing* thing : snapshot.all(ThingKind::Dispute)) {
        const auto* dispute = model::as<model::Dispute>(thing);
        if (dispute->about != kpi || dispute->status != model::DisputeStatus::Open) continue;
        for (Value& value : values) {
            const bool touches =
                !dispute->period || (dispute->period->first() <= value.period.last() &&
                                     value.period.first() <= dispute->period->last());
            if (touches && value.has_value()) value.assurance = Assurance::Disputed;
        }
    }
}

void evaluate_formula(const Snapshot& snapshot, const KpiVersion& definition, std::int32_t span,
                      std::span<const Period> periods, ColumnSource& columns,
                      std::vector<Value>& out) {
    const auto found = formula_values(snapshot, definition, periods, columns);
    for (std::size_t i = 0; i < periods.size(); ++i) {
        Value value;
        value.period = periods[i];
        value.span = span;
        value.missing = found[i].missing;
        value.measured = found[i].measured;
        value.assurance = found[i].assurance;
        if (found[i].has_value()) settle(definition, found[i].value, value);
        out.push_back(value);
    }
    apply_disputes(snapshot, definition.kpi, std::span(out).last(periods.size()));
}

// Values of periods that share one definition.
void evaluate_span(const Snapshot& snapshot, const KpiVersion* definition, std::int32_t span,
                   std::span<const Period> periods, ColumnSource& columns,
                   std::vector<Value>& out) {
    if (definition != nullptr && definition->aggregation == Aggregation::Formula)
        return evaluate_formula(snapshot, *definition, span, periods, columns, out);
    Source upper;
    Source lower;
    if (definition != nullptr) {
        upper = source_of(snapshot, definition->numerator, periods, columns);
        if (is_ratio(*definition))
            lower = source_of(snapshot, definition->denominator, periods, columns);
    }
    for (std::size_t i = 0; i < periods.size(); ++i) {
        Value value;
        value.period = periods[i];
        value.span = span;
        if (definition == nullptr || upper.series == nullptr ||
            (is_ratio(*definition) && lower.series == nullptr))
            value.missing = Missing::NoDefinition;
        else if (is_ratio(*definition))
            evaluate_ratio(*definition, upper, lower, i, value);
        else
            evaluate_single(*definition, upper, i, value);
        out.push_back(value);
    }
    if (definition != nullptr)
        apply_disputes(snapshot, definition->kpi, std::span(out).last(periods.size()));
}

std::int32_t span_on(const std::vector<DefinitionSpan>& spans, Date date) {
    const auto after =
        std::upper_bound(spans.begin(), spans.end(), date,
                         [](Date day, const DefinitionSpan& span) { return day < span.from; });
    return static_cast<std::int32_t>(after - spans.begin()) - 1;
}

const KpiVersion* definition_at(const std::vector<DefinitionSpan>& spans, std::int32_t index) {
    return index < 0 ? nullptr : spans[static_cast<std::size_t>(index)].definition.get();
}

// The earliest day on which one of the series that the definitions name was measured.
std::optional<Date> first_measured(const Snapshot& snapshot,
                                   const std::vector<DefinitionSpan>& spans,
                                   ColumnSource& columns) {
    std::optional<Date> out;
    for (const DefinitionSpan& span : spans) {
        if (span.definition == nullptr) continue;
        for (const base::ThingId id : model::series_of(*span.definition)) {
            const auto* series = snapshot.find<model::Series>(id);
            if (series == nullptr) continue;
            const Columns& rows = columns.columns(*series);
            if (rows.size() == 0) continue;
            const Date day = Date::from_days(rows.first_days.front());
            if (!out || day < *out) out = day;
        }
    }
    return out;
}

// How often the definition in force on a day is measured.
auto kind_by(const std::vector<DefinitionSpan>& spans) {
    return [&spans](Date date) {
        const KpiVersion* definition = definition_at(spans, span_on(spans, date));
        return period_kind(definition == nullptr ? model::Frequency::None : definition->frequency);
    };
}

}  // namespace

base::FiscalCalendar fiscal_calendar(const Snapshot& snapshot) {
    const model::Partnership* partnership = snapshot.partnership();
    return {.first_month = partnership == nullptr
                               ? 1
                               : static_cast<int>(partnership->fiscal_first_month.value_or(1))};
}

base::PeriodKind period_kind(model::Frequency frequency) {
    switch (frequency) {
        case model::Frequency::Day:
            return base::PeriodKind::Day;
        case model::Frequency::Week:
            return base::PeriodKind::Week;
        case model::Frequency::Quarter:
            return base::PeriodKind::Quarter;
        case model::Frequency::Half:
            return base::PeriodKind::Half;
        case model::Frequency::Year:
            return base::PeriodKind::Year;
        case model::Frequency::Month:
        case model::Frequency::None:
            break;
    }
    return base::PeriodKind::Month;
}

const Value* History::find(const Period& period) const {
    const auto found =
        std::lower_bound(values.begin(), values.end(), period.first(),
                         [](const Value& value, Date day) { return value.period.first() < day; });
    return found == values.end() || found->period != period ? nullptr : &*found;
}

std::vector<DefinitionSpan> definition_spans(const Snapshot& snapshot, const model::Kpi& kpi,
                                             Date date) {
    std::vector<DefinitionSpan> out;
    for (const model::VersionSpan& span :
         model::version_spans(snapshot, ThingKind::KpiVersion, kpi.thing.id, date))
        out.push_back({.from = span.from,
                       .state = span.state,
                       .version = span.version,
                       .definition = std::make_shared<const KpiVersion>(
                           *model::as<KpiVersion>(span.content))});
    return out;
}

History history_of(const Snapshot& snapshot, const model::Kpi& kpi, Date date,
                   ColumnSource& columns) {
    History out;
    out.kpi = kpi.thing.id;
    out.spans = definition_spans(snapshot, kpi, date);
    if (out.spans.empty()) return out;
    const auto measured = first_measured(snapshot, out.spans, columns);
    const bool always = out.spans.front().from.days() == base::kDaysMin;
    if (always && !measured) return out;
    const Date day = always ? *measured : out.spans.front().from;
    const base::FiscalCalendar fiscal = fiscal_calendar(snapshot);
    std::vector<Period> periods;
    std::int32_t span = -2;
    const auto flush = [&] {
        if (!periods.empty())
            evaluate_span(snapshot, definition_at(out.spans, span), span, periods, columns,
                          out.values);
        periods.clear();
    };
    const auto kind_on = kind_by(out.spans);
    for (Period period = first_period(kind_on, day, fiscal); period.last() <= date;
         period = period_after(kind_on, period, fiscal)) {
        const std::int32_t now = span_on(out.spans, period.last());
        if (now != span) flush();
        span = now;
        periods.push_back(period);
    }
    flush();
    return out;
}

Value value_of(const Snapshot& snapshot, const Period& period,
               const std::vector<DefinitionSpan>& spans, ColumnSource& columns) {
    const std::int32_t span = span_on(spans, period.last());
    std::vector<Value> out;
    evaluate_span(snapshot, definition_at(spans, span), span, std::span(&period, 1), columns, out);
    return out.front();
}

}  // namespace samverka::kpi
