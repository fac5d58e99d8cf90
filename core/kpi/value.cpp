#include "core/kpi/value.h"

#include <algorithm>
#include <set>

#include "core/kpi/formula_definition.h"
#include "core/kpi/measured.h"
#include "core/kpi/periods.h"
#include "core/kpi/scorecard.h"
#include "core/model/kpi_series.h"

namespace samverka::kpi {

using base::Date;
using base::Period;
using model::Aggregation;
using model::KpiVersion;
using model::Snapshot;
using model::ThingKind;

namespace {

void evaluate_formula(const Snapshot& snapshot, const KpiVersion& definition, KpiSource& source,
                      std::span<Value> out) {
    std::vector<Period> periods;
    for (const Value& value : out) periods.push_back(value.period);
    const auto found = formula_values(snapshot, definition, periods, source);
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i].missing = found[i].missing;
        out[i].measured = found[i].measured;
        out[i].assurance = found[i].assurance;
        if (found[i].has_value()) settle(definition, found[i].value, out[i]);
    }
}

bool has_excluded(const Columns& columns, const model::Series& series, const Period& period) {
    return std::ranges::any_of(columns.excluded, [&](const ExcludedRow& one) {
        return !one.amount &&
               period.contains(
                   series.measurements[static_cast<std::size_t>(one.row)].period.last());
    });
}

// Nothing counts of what was measured: that is not the same as a value that nobody has handed in.
void tell_excluded(const Snapshot& snapshot, const KpiVersion& definition, KpiSource& source,
                   std::span<Value> out) {
    for (const base::ThingId id : model::series_of(definition)) {
        const auto* series = snapshot.find<model::Series>(id);
        if (series == nullptr) continue;
        const Columns& columns = source.columns(*series);
        if (columns.excluded.empty()) continue;
        for (Value& value : out)
            if (value.missing == Missing::NotMeasured &&
                has_excluded(columns, *series, value.period))
                value.missing = Missing::Excluded;
    }
}

// Values of periods that share one definition.
void evaluate_span(const Snapshot& snapshot, const KpiVersion* definition, KpiSource& source,
                   std::span<Value> out) {
    if (definition == nullptr) {
        for (Value& value : out) value.missing = Missing::NoDefinition;
        return;
    }
    if (definition->aggregation == Aggregation::Formula)
        evaluate_formula(snapshot, *definition, source, out);
    else if (definition->aggregation == Aggregation::Scorecard)
        evaluate_scorecard(*definition, source, out);
    else
        evaluate_measured(snapshot, *definition, source, out);
    tell_excluded(snapshot, *definition, source, out);
    apply_disputes(snapshot, definition->kpi, out);
}

const KpiVersion* definition_at(const std::vector<DefinitionSpan>& spans, std::int32_t index) {
    return index < 0 ? nullptr : spans[static_cast<std::size_t>(index)].definition.get();
}

// The earliest day on which something was measured of what the definitions are made of, the parts
// of scorecards included.
class FirstMeasured {
  public:
    FirstMeasured(const Snapshot& snapshot, KpiSource& source)
        : m_snapshot(snapshot), m_source(source) {}

    [[nodiscard]] std::optional<Date> of(const std::vector<DefinitionSpan>& spans) {
        look(spans);
        while (!m_parts.empty()) {
            const base::ThingId kpi = m_parts.back();
            m_parts.pop_back();
            look(m_source.spans(kpi));
        }
        return m_first;
    }

  private:
    void look(const std::vector<DefinitionSpan>& spans) {
        for (const DefinitionSpan& span : spans) {
            for (const base::ThingId id : model::series_of(*span.definition))
                if (const auto* series = m_snapshot.find<model::Series>(id)) look(*series);
            if (span.definition->aggregation != Aggregation::Scorecard) continue;
            for (const model::ScorecardPart& part : span.definition->parts)
                if (m_seen.insert(part.kpi).second) m_parts.push_back(part.kpi);
        }
    }
    void look(const model::Series& series) {
        const Columns& rows = m_source.columns(series);
        if (rows.size() == 0) return;
        const Date day = Date::from_days(rows.first_days.front());
        if (!m_first || day < *m_first) m_first = day;
    }

    const Snapshot& m_snapshot;
    KpiSource& m_source;
    std::set<base::ThingId> m_seen;
    std::vector<base::ThingId> m_parts;
    std::optional<Date> m_first;
};

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

std::int32_t span_on(const std::vector<DefinitionSpan>& spans, Date date) {
    const auto after =
        std::upper_bound(spans.begin(), spans.end(), date,
                         [](Date day, const DefinitionSpan& span) { return day < span.from; });
    return static_cast<std::int32_t>(after - spans.begin()) - 1;
}

std::vector<Period> history_periods(const Snapshot& snapshot,
                                    const std::vector<DefinitionSpan>& spans, Date date,
                                    KpiSource& source) {
    std::vector<Period> out;
    if (spans.empty()) return out;
    const bool always = spans.front().from.days() == base::kDaysMin;
    const auto day =
        always ? FirstMeasured(snapshot, source).of(spans) : std::optional(spans.front().from);
    if (!day) return out;
    const base::FiscalCalendar fiscal = fiscal_calendar(snapshot);
    const auto kind_on = kind_by(spans);
    for (Period period = first_period(kind_on, *day, fiscal); period.last() <= date;
         period = period_after(kind_on, period, fiscal))
        out.push_back(period);
    return out;
}

std::vector<Value> values_of(const Snapshot& snapshot, std::span<const Period> periods,
                             const std::vector<DefinitionSpan>& spans, KpiSource& source) {
    std::vector<Value> out(periods.size());
    for (std::size_t i = 0; i < periods.size(); ++i) {
        out[i].period = periods[i];
        out[i].span = span_on(spans, periods[i].last());
    }
    for (std::size_t begin = 0; begin < out.size();) {
        std::size_t end = begin + 1;
        while (end < out.size() && out[end].span == out[begin].span) ++end;
        evaluate_span(snapshot, definition_at(spans, out[begin].span), source,
                      std::span(out).subspan(begin, end - begin));
        begin = end;
    }
    return out;
}

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

}  // namespace samverka::kpi
