// Measurements: packed columns in, and corrections that point at what they correct. Nothing is
// overwritten.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/base/text.h"
#include "core/log/limits.h"
#include "core/session/execute.h"

namespace samverka::session {

namespace {

// Rows of one event, so that a commit of 128 KiB holds it: a large import is several events of one
// act.
constexpr std::size_t kEventRowsMax = 1000;

using base::ErrorCode;
using base::fail;
using base::Result;

std::string indexed(std::string_view name, std::size_t index) {
    return "/" + std::string(name) + "/" + base::number_text(static_cast<std::int64_t>(index));
}

Result<void> measure(const Context& context, const Arguments& arguments, Draft& draft) {
    const auto periods = arguments.texts("periods");
    const auto values = arguments.texts("values");
    const auto* series = arguments.find<model::Series>("series");
    if (series == nullptr) return fail(ErrorCode::ThingRemoved, "/series");
    SV_TRY_VOID(draft.check_changeable(series->thing.id, "/series"));
    if (periods.empty() || periods.size() != values.size())
        return fail(ErrorCode::FieldRange, "/values");
    if (periods.size() > log::kRowsMax) return fail(ErrorCode::LimitExceeded, "/periods");
    const auto& snapshot = context.snapshot;
    const model::Partnership* partnership = snapshot.partnership();
    const base::FiscalCalendar fiscal{
        .first_month = static_cast<int>(partnership->fiscal_first_month.value_or(1))};
    std::set<base::Period> measured;
    for (const model::Measurement& row : series->measurements) measured.insert(row.period);
    const auto begin = [&] {
        log::Event out;
        out.kind = log::EventKind::Measure;
        out.thing = series->thing.id;
        return out;
    };
    log::Event event = begin();
    for (std::size_t i = 0; i < periods.size(); ++i) {
        auto period = base::Period::parse(periods[i], fiscal);
        if (!period) return base::fail_under(indexed("periods", i), std::move(period).error());
        auto value = base::Decimal::parse(values[i]);
        if (!value) return base::fail_under(indexed("values", i), std::move(value).error());
        if (!measured.insert(*period).second)
            return fail(ErrorCode::AlreadySo, indexed("periods", i),
                        "measured already: correct it instead");
        if (event.rows.size() == kEventRowsMax) draft.append(std::exchange(event, begin()));
        event.rows.push_back(
            {.period = *period, .value = *value, .reference = arguments.text("reference")});
    }
    draft.append(std::move(event));
    return {};
}

Result<void> correct(const Context& context, const Arguments& arguments, Draft& draft) {
    const auto* series = arguments.find<model::Series>("series");
    if (series == nullptr) return fail(ErrorCode::ThingRemoved, "/series");
    SV_TRY_VOID(draft.check_changeable(series->thing.id, "/series"));
    auto value = base::Decimal::parse(arguments.text("value"));
    if (!value) return base::fail_under("/value", std::move(value).error());
    const auto found = std::find_if(
        series->measurements.begin(), series->measurements.end(), [&](const auto& row) {
            return row.period.text() == arguments.text("period") && row.corrected_by < 0;
        });
    if (found == series->measurements.end())
        return fail(ErrorCode::ThingUnknown, "/period", "not measured");
    log::Event event;
    event.kind = log::EventKind::Correct;
    event.thing = series->thing.id;
    event.rows.push_back(
        {.period = found->period, .value = *value, .reference = arguments.text("reference")});
    const auto& metas = context.log.metas();
    event.corrects = log::RowRef{.commit = metas[static_cast<std::size_t>(found->stamp.commit)].id,
                                 .event = found->event,
                                 .row = found->row};
    draft.append(std::move(event));
    return {};
}

constexpr std::array kHandlers{HandlerRow{"measure", measure}, HandlerRow{"correct", correct}};

}  // namespace

std::span<const HandlerRow> measurement_handlers() { return kHandlers; }

}  // namespace samverka::session
