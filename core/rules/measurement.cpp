// Whether what should be measured is measured, verified and agreed on (S11, S13).
//
// A value is overdue when its due day (core/kpi/due.h) has passed and neither it nor a later one is
// there; a period left out between others is a gap, told for as long as the period is among the
// latest twelve. A value is unverified when the one after it is due and nobody has verified it: our
// judgement of "in time", since definitions name no day for it; where nobody is to verify it
// kpi_incomplete says so instead. Judged over time: three values in a row that are under.
#include <algorithm>
#include <map>
#include <set>

#include "core/kpi/due.h"
#include "core/kpi/trace.h"
#include "core/rules/compose.h"
#include "core/rules/families.h"
#include "core/rules/measured.h"

namespace samverka::rules {

using base::ThingId;
using kpi::Missing;
using kpi::Value;
using model::ThingKind;

namespace {

constexpr std::size_t kUnderInARow = 3;

Finding& add_about(const Reading& reading, const MeasuredKpi& one, std::string_view rule,
                   Findings& out) {
    Finding& finding = add(out, rule, one.kpi->thing);
    finding.text.with("kpi", named(reading.snapshot, one.kpi->thing));
    return finding;
}

// The series of a KPI, and who reports to them; the owner where nobody does.
void call_on_measurer(const Reading& reading, const MeasuredKpi& one, Finding& finding) {
    for (const model::Series* series : one.series) finding.evidence.push_back(series->thing.id);
    if (one.measurer != nullptr)
        call_on(finding, one.measurer->thing.id);
    else
        call_on(finding, owner_of(reading.snapshot, *one.kpi));
}

// The KPIs that are made of each series.
std::map<ThingId, std::vector<const MeasuredKpi*>> users_of(const std::vector<MeasuredKpi>& kpis) {
    std::map<ThingId, std::vector<const MeasuredKpi*>> out;
    for (const MeasuredKpi& one : kpis)
        for (const model::Series* series : one.series) out[series->thing.id].push_back(&one);
    return out;
}

Mend correct(const model::Series& series, const model::Measurement& row) {
    Mend out = mend("correct", "let_value_count");
    out.arguments = {{"series", series.thing.id.text()},
                     {"period", row.period.text()},
                     {"value", row.value.text()}};
    out.label.with("value",
                   base::DecimalArgument{.value = row.value, .unit_key = series.unit, .trace = {}});
    return out;
}

// Periods that two rows claim, with the rows in the order in which they were written.
using Claims = std::map<base::Period, std::vector<const model::Measurement*>>;
Claims double_claims(const model::Series& series) {
    Claims out;
    const model::Measurement* before = nullptr;
    for (const model::Measurement& row : series.measurements) {
        if (!row.stands()) continue;
        if (before != nullptr && before->period == row.period) {
            auto& rows = out[row.period];
            if (rows.empty()) rows.push_back(before);
            rows.push_back(&row);
        }
        before = &row;
    }
    return out;
}

void add_twice(const Reading& reading, const model::Series& series, const Claims& claims,
               const std::vector<const MeasuredKpi*>& users, Findings& out) {
    const auto& [period, rows] = *claims.rbegin();
    Finding& finding = add(out, "measurement_twice", series.thing);
    finding.text.with("series", named(reading.snapshot, series.thing))
        .with("period", base::PeriodArgument{period})
        .with("rows", counted(rows.size()))
        .with("others", counted(claims.size() - 1));
    for (const MeasuredKpi* one : users) finding.evidence.push_back(one->kpi->thing.id);
    if (const auto* role = reading.snapshot.find<model::Role>(series.measurer))
        call_on(finding, role->thing.id);
    for (const MeasuredKpi* one : users)
        if (one->measurer != nullptr) call_on(finding, one->measurer->thing.id);
    // The last of them counts as it is; another one is made to count by correcting it.
    for (const model::Measurement* row : rows)
        if (row != rows.back() && row->value != rows.back()->value)
            finding.mends.push_back(correct(series, *row));
}

// Whether something is being done about the KPI.
bool is_worked_on(const model::Snapshot& snapshot, ThingId kpi) {
    for (const auto* initiative : snapshot.all<model::Initiative>()) {
        const bool live = initiative->stage == model::Stage::Decided ||
                          initiative->stage == model::Stage::Running;
        if (live && std::find(initiative->kpis.begin(), initiative->kpis.end(), kpi) !=
                        initiative->kpis.end())
            return true;
    }
    return false;
}

// The latest values that are under, without a better one between them; newest first.
std::vector<const Value*> under_in_a_row(const kpi::History& history) {
    std::vector<const Value*> out;
    for (std::size_t i = history.values.size(); i > 0; --i) {
        const Value& value = history.values[i - 1];
        if (!value.has_value()) continue;
        if (value.standing != kpi::Standing::Under) break;
        out.push_back(&value);
    }
    return out;
}

void add_disputed(const Reading& reading, const model::Dispute& dispute,
                  const std::vector<const MeasuredKpi*>& users, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    const model::Thing& about = *snapshot.find(dispute.about);
    const model::Side raised = snapshot.side_of_party(dispute.thing.created.party);
    Finding& finding = add(out, "measurement_disputed", dispute.thing);
    if (!dispute.period) take_variant(finding, "whole");
    finding.text.with("thing", named(snapshot, about))
        .with("why", base::BilingualArgument{dispute.why})
        .with("known", counted(raised == model::Side::None ? 0 : 1))
        .with("side", named_side(snapshot, raised));
    if (dispute.period) finding.text.with("period", base::PeriodArgument{*dispute.period});
    finding.evidence.push_back(about.id);
    // It waits for an answer: of whoever measures where the other side has raised it, else of
    // whoever verifies; then of those who own what it is about.
    for (const MeasuredKpi* one : users) {
        finding.evidence.push_back(one->kpi->thing.id);
        for (const model::Role* role : {one->measurer, one->verifier})
            if (role != nullptr && snapshot.side_of_party(role->party) != raised)
                call_on(finding, role->thing.id);
    }
    for (const MeasuredKpi* one : users) call_on(finding, owner_of(snapshot, *one->kpi));
    Mend resolve = mend("resolve_dispute", "resolve_dispute");
    resolve.arguments = {{"dispute", dispute.thing.id.text()}};
    resolve.asks = "resolution";
    finding.mends.push_back(std::move(resolve));
}

}  // namespace

void find_measurement_overdue(const Reading& reading, Findings& out) {
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        const auto next = kpi::next_due(reading.snapshot, *one.history, reading.date);
        if (!one.is_whole() || !next || !next->late) continue;
        base::CountArgument late;
        for (const Value& value : one.history->values) {
            const auto* definition = one.history->definition(value);
            if (definition == nullptr || value.period < next->period) continue;
            const auto due = kpi::due_date(*definition, value.period);
            if (due && *due < reading.date) ++late.count;
        }
        Finding& finding = add_about(reading, one, "measurement_overdue", out);
        call_on_measurer(reading, one, finding);
        finding.text.with("count", std::move(late))
            .with("period", base::PeriodArgument{next->period})
            .with("due", base::DateArgument{next->date});
    }
}

void find_measurement_gap(const Reading& reading, Findings& out) {
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        if (!one.is_whole()) continue;
        std::vector<const Value*> left_out;
        std::vector<const Value*> open;  // becomes a gap when something later is measured
        bool begun = false;
        const auto recent = recent_values(*one.history);
        for (const Value& value : one.history->values) {
            if (value.missing == Missing::NotMeasured) {
                if (begun && &value >= recent.data()) open.push_back(&value);
                continue;
            }
            begun = true;
            left_out.insert(left_out.end(), open.begin(), open.end());
            open.clear();
        }
        if (left_out.empty()) continue;
        Finding& finding = add_about(reading, one, "measurement_gap", out);
        call_on_measurer(reading, one, finding);
        finding.text.with("count", counted(left_out.size()))
            .with("period", base::PeriodArgument{left_out.back()->period});
    }
}

void find_measurement_unverified(const Reading& reading, Findings& out) {
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        if (!one.is_whole() || one.verifier == nullptr) continue;
        std::vector<const Value*> waiting;
        for (const Value& value : one.history->values) {
            if (!value.has_value() || value.assurance != kpi::Assurance::Reported) continue;
            const auto by = kpi::due_date(*one.history->definition(value), value.period.next());
            if (by && *by < reading.date) waiting.push_back(&value);
        }
        if (waiting.empty()) continue;
        Finding& finding = add_about(reading, one, "measurement_unverified", out);
        for (const model::Series* series : one.series) finding.evidence.push_back(series->thing.id);
        call_on(finding, one.verifier->thing.id);
        finding.text.with("count", counted(waiting.size()))
            .with("period", base::PeriodArgument{waiting.front()->period})
            .with("verifier", named(reading.snapshot, one.verifier->thing));
        Mend verify = mend("verify_values", "verify_values");
        verify.arguments = {{"series", one.series.front()->thing.id.text()}};
        verify.asks = "periods";
        finding.mends.push_back(std::move(verify));
    }
}

void find_measurement_disputed(const Reading& reading, Findings& out) {
    const auto kpis = measured_kpis(reading);
    auto users = users_of(kpis);
    for (const MeasuredKpi& one : kpis) users[one.kpi->thing.id].push_back(&one);
    for (const auto* dispute : reading.snapshot.all<model::Dispute>()) {
        if (dispute->status != model::DisputeStatus::Open ||
            reading.snapshot.find(dispute->about) == nullptr)
            continue;
        add_disputed(reading, *dispute, users[dispute->about], out);
    }
}

void find_measurement_twice(const Reading& reading, Findings& out) {
    const auto kpis = measured_kpis(reading);
    const auto users = users_of(kpis);
    for (const auto* series : reading.snapshot.all<model::Series>()) {
        const Claims claims = double_claims(*series);
        if (claims.empty()) continue;
        const auto found = users.find(series->thing.id);
        add_twice(reading, *series, claims,
                  found == users.end() ? std::vector<const MeasuredKpi*>() : found->second, out);
    }
}

void find_value_without_counterpart(const Reading& reading, Findings& out) {
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        if (!one.is_whole()) continue;
        std::size_t rows = 0;
        std::size_t periods = 0;
        const Value* latest = nullptr;
        for (const Value& value : recent_values(*one.history)) {
            if (value.unmatched == 0) continue;
            rows += static_cast<std::size_t>(value.unmatched);
            ++periods;
            latest = &value;
        }
        if (latest == nullptr) continue;
        Finding& finding = add_about(reading, one, "value_without_counterpart", out);
        call_on_measurer(reading, one, finding);
        finding.text.with("rows", counted(rows))
            .with("periods", counted(periods))
            .with("period", base::PeriodArgument{latest->period});
    }
}

void find_denominator_empty(const Reading& reading, Findings& out) {
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        const Value* latest = one.history->latest();
        if (!one.is_whole() || latest == nullptr || latest->missing != Missing::EmptyDenominator)
            continue;
        Finding& finding = add_about(reading, one, "denominator_empty", out);
        call_on_measurer(reading, one, finding);
        finding.text.with("period", base::PeriodArgument{latest->period});
        if (one.denominator != nullptr)
            finding.text.with("series", named(reading.snapshot, one.denominator->thing));
    }
}

void find_kpi_under_for_long(const Reading& reading, Findings& out) {
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        const auto under = under_in_a_row(*one.history);
        if (under.size() < kUnderInARow) continue;
        Finding& finding = add_about(reading, one, "kpi_under_for_long", out);
        const bool worked_on = is_worked_on(reading.snapshot, one.kpi->thing.id);
        const Value& latest = *under.front();
        finding.text.with("count", counted(under.size()))
            .with("value", base::DecimalArgument{.value = latest.value,
                                                 .unit_key = one.history->definition(latest)->unit,
                                                 .trace = kpi::value_trace_id(one.kpi->thing.id,
                                                                              latest.period)})
            .with("period", base::PeriodArgument{latest.period})
            .with("worked_on", counted(worked_on ? 1 : 0));
        call_on(finding, owner_of(reading.snapshot, *one.kpi));
        if (worked_on) continue;
        Mend start = mend("create", "start_initiative");
        start.arguments = {{"kind", "initiative"}};
        start.asks = "fields";
        finding.mends.push_back(std::move(start));
    }
}

}  // namespace samverka::rules
