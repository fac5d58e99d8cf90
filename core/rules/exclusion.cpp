// Whether what both sides have excluded fits what was measured: an amount is no more than the
// measurement of its period, and there is one. An exclusion that does not fit counts as it was
// approved (core/kpi/columns.h); the finding says so with the numbers.
#include <algorithm>

#include "core/kpi/board.h"
#include "core/rules/compose.h"
#include "core/rules/families.h"

namespace samverka::rules {

using base::Decimal;

namespace {

const kpi::ExcludedRow* find_row(const kpi::Columns& columns, base::ThingId exclusion) {
    const auto found = std::ranges::find(columns.excluded, exclusion, &kpi::ExcludedRow::exclusion);
    return found == columns.excluded.end() ? nullptr : &*found;
}

void look(const Reading& reading, const model::Series& series,
          const kpi::ApprovedExclusion& exclusion, Findings& out) {
    const model::Exclusion& content = *exclusion.content;
    const kpi::ExcludedRow* row = find_row(reading.kpis.columns(series), exclusion.exclusion);
    const model::Measurement* measured =
        row == nullptr ? nullptr : &series.measurements[static_cast<std::size_t>(row->row)];
    const bool fits =
        measured != nullptr &&
        (!content.amount || (!content.amount->is_negative() && *content.amount <= measured->value));
    if (fits || !content.period) return;
    Finding& finding =
        add(out, "exclusion_does_not_fit", *reading.snapshot.find(exclusion.exclusion));
    finding.evidence.push_back(series.thing.id);
    finding.text.with("series", named(reading.snapshot, series.thing))
        .with("period", base::PeriodArgument{*content.period});
    if (measured == nullptr) {
        take_variant(finding, "unmeasured");
    } else {
        finding.text
            .with("amount",
                  base::DecimalArgument{.value = *content.amount, .unit_key = series.unit})
            .with("measured",
                  base::DecimalArgument{.value = measured->value, .unit_key = series.unit});
    }
    call_on(finding, series.verifier);
    call_on(finding, series.measurer);
}

}  // namespace

void find_exclusion_does_not_fit(const Reading& reading, Findings& out) {
    if (reading.snapshot.all(model::ThingKind::Exclusion).empty()) return;
    for (const auto* series : reading.snapshot.all<model::Series>())
        for (const kpi::ApprovedExclusion& exclusion :
             kpi::approved_exclusions(reading.snapshot, series->thing.id))
            look(reading, *series, exclusion, out);
}

}  // namespace samverka::rules
