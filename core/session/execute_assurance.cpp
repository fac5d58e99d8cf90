// How sure a value is: the other party verifies it, or somebody disputes it until that is resolved.
// Both are things of their own beside the measurements, which they never change.
#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/model/in_force.h"
#include "core/model/kpi_series.h"
#include "core/session/entries.h"
#include "core/session/execute.h"

namespace samverka::session {

namespace {

using base::ErrorCode;
using base::fail;
using base::Period;
using base::Result;
using base::ThingId;
using model::FieldValue;
using model::ThingKind;

// A list in a field takes so many; more values than that are several verifications.
constexpr std::size_t kVerifiedRowsMax = 50;

std::string period_pointer(std::size_t index) {
    return "/periods/" + base::number_text(static_cast<std::int64_t>(index));
}

model::Side side_of_role(const model::Snapshot& snapshot, ThingId role) {
    const auto* found = snapshot.find<model::Role>(role);
    return found == nullptr ? model::Side::None : snapshot.side_of_party(found->party);
}

// Who measures: the series says so, or else the KPI definitions in force that use it.
bool is_measured_by(const Context& context, const model::Series& series, model::Side side) {
    if (!series.measurer.is_nil()) return side_of_role(context.snapshot, series.measurer) == side;
    const auto kpis = context.snapshot.all(ThingKind::Kpi);
    return std::any_of(kpis.begin(), kpis.end(), [&](const model::Thing* kpi) {
        const auto found = model::version_in_force(context.snapshot, ThingKind::KpiVersion, kpi->id,
                                                   context.as_of);
        if (found.content == nullptr) return false;
        const auto* definition = model::content_in_force<model::KpiVersion>(found);
        return model::is_made_of(*definition, series.thing.id) &&
               side_of_role(context.snapshot, definition->measurer) == side;
    });
}

bool is_verified(const Context& context, const model::Series& series,
                 const model::VerifiedRow& row) {
    const auto verifications = context.snapshot.about(ThingKind::Verification, series.thing.id);
    return std::any_of(verifications.begin(), verifications.end(), [&](const model::Thing* thing) {
        const auto& rows = model::as<model::Verification>(thing)->rows;
        return std::find(rows.begin(), rows.end(), row) != rows.end();
    });
}

// In the order of the parts of a composite: period, value.
FieldValue::Composite row_value(const model::VerifiedRow& row) {
    return {FieldValue{*row.period}, FieldValue{*row.value}};
}

Result<std::vector<model::VerifiedRow>> rows_to_verify(const Context& context,
                                                       const model::Series& series,
                                                       const std::vector<std::string>& periods) {
    std::vector<model::VerifiedRow> out;
    for (std::size_t i = 0; i < periods.size(); ++i) {
        auto period = read_period(context.snapshot, periods[i]);
        if (!period) return base::fail_under(period_pointer(i), std::move(period).error());
        const model::Measurement* now = standing_row(series, *period);
        if (now == nullptr) return fail(ErrorCode::NotMeasured, period_pointer(i), periods[i]);
        const model::VerifiedRow row{.period = *period, .value = now->value};
        const bool repeated = std::find(out.begin(), out.end(), row) != out.end();
        if (repeated || is_verified(context, series, row))
            return fail(ErrorCode::AlreadySo, period_pointer(i), "verified already");
        out.push_back(row);
    }
    return out;
}

Result<void> verify_values(const Context& context, const Arguments& arguments, Draft& draft) {
    const auto* series = arguments.find<model::Series>("series");
    if (series == nullptr) return fail(ErrorCode::ThingRemoved, "/series");
    SV_TRY_VOID(draft.check_changeable(series->thing.id, "/series"));
    const auto periods = arguments.texts("periods");
    if (periods.empty()) return fail(ErrorCode::FieldRequired, "/periods");
    const model::Side own =
        context.author ? context.snapshot.side_of_person(*context.author) : model::Side::None;
    if (own != model::Side::None && is_measured_by(context, *series, own))
        return fail(ErrorCode::VerifierSameSide, "/series");
    SV_TRY(const auto rows, rows_to_verify(context, *series, periods));
    for (std::size_t begin = 0; begin < rows.size(); begin += kVerifiedRowsMax) {
        FieldValue::CompositeList list;
        for (std::size_t i = begin; i < std::min(rows.size(), begin + kVerifiedRowsMax); ++i)
            list.push_back(row_value(rows[i]));
        SV_TRY_VOID(draft.create(ThingKind::Verification,
                                 {{.field = "series", .value = {series->thing.id}},
                                  {.field = "rows", .value = {std::move(list)}}},
                                 "/series"));
    }
    return {};
}

Result<void> dispute(const Context& context, const Arguments& arguments, Draft& draft) {
    const ThingId about = arguments.thing("about");
    if (context.snapshot.find(about) == nullptr) return fail(ErrorCode::ThingRemoved, "/about");
    const auto why = arguments.bilingual("why");
    if (why.empty()) return fail(ErrorCode::FieldRequired, "/why");
    std::optional<Period> period;
    if (!arguments.text("period").empty()) {
        auto read = read_period(context.snapshot, arguments.text("period"));
        if (!read) return base::fail_under("/period", std::move(read).error());
        period = *read;
    }
    const std::string line = arguments.text("line");
    if (!line.empty() && context.snapshot.find(about)->kind != ThingKind::Scheme)
        return fail(ErrorCode::ThingKindOther, "/line", "only a scheme's statement has lines");
    for (const model::Thing* thing : context.snapshot.all(ThingKind::Dispute)) {
        const auto* other = model::as<model::Dispute>(thing);
        if (other->about == about && other->period == period && other->line == line &&
            other->status == model::DisputeStatus::Open)
            return fail(ErrorCode::AlreadySo, "/period", "disputed already");
    }
    SV_TRY_VOID(draft.create(
        ThingKind::Dispute,
        {{.field = "about", .value = {about}},
         {.field = "period", .value = period ? FieldValue{*period} : FieldValue{}},
         {.field = "line", .value = line.empty() ? FieldValue{} : FieldValue{line}},
         {.field = "why", .value = {why}},
         {.field = "status", .value = {static_cast<std::uint8_t>(model::DisputeStatus::Open)}}},
        ""));
    return {};
}

Result<void> resolve_dispute(const Context&, const Arguments& arguments, Draft& draft) {
    const auto* found = arguments.find<model::Dispute>("dispute");
    if (found == nullptr) return fail(ErrorCode::ThingRemoved, "/dispute");
    const auto settled = [](model::DisputeStatus status) {
        return status == model::DisputeStatus::Resolved ||
               status == model::DisputeStatus::Withdrawn;
    };
    if (settled(found->status)) return fail(ErrorCode::AlreadySo, "/dispute");
    auto status = model::DisputeStatus::Resolved;
    if (arguments.has("status"))
        status = static_cast<model::DisputeStatus>(
            arguments.choice("status", model::kDisputeStatusChoices));
    if (!settled(status)) return fail(ErrorCode::ChoiceUnknown, "/status", "open");
    const auto resolution = arguments.bilingual("resolution");
    if (status == model::DisputeStatus::Resolved && resolution.empty())
        return fail(ErrorCode::FieldRequired, "/resolution");
    const ThingId id = found->thing.id;
    if (!resolution.empty())
        SV_TRY_VOID(draft.set(id, {.field = "resolution", .value = {resolution}}, "/resolution"));
    return draft.set(id, {.field = "status", .value = {static_cast<std::uint8_t>(status)}},
                     "/status");
}

constexpr std::array kHandlers{HandlerRow{"verify_values", verify_values},
                               HandlerRow{"dispute", dispute},
                               HandlerRow{"resolve_dispute", resolve_dispute}};

}  // namespace

std::span<const HandlerRow> assurance_handlers() { return kHandlers; }

}  // namespace samverka::session
