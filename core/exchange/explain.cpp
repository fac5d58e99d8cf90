#include "core/exchange/explain.h"

namespace samverka::exchange {

using base::ErrorCode;
using base::fail;
using base::Result;
using kpi::TraceNode;
using model::ThingKind;

namespace {

Result<TraceNode> explain_kpi(const session::Session& session, base::ThingId id,
                              const std::optional<base::Period>& period) {
    const kpi::History* history = session.kpis().find(id);
    const kpi::Value* latest = history == nullptr ? nullptr : history->latest();
    if (!period && latest == nullptr) return fail(ErrorCode::NotMeasured, "/thing", id.text());
    return kpi::trace_value(session.snapshot(), session.kpis(), id,
                            period ? *period : latest->period);
}

Result<TraceNode> explain_scheme(const session::Session& session, base::ThingId id,
                                 const std::optional<base::Period>& period, model::Side side) {
    const incentive::Account& account = *session.schemes().find(id);
    if (account.outcomes.empty()) return fail(ErrorCode::SchemeNotInForce, "/thing", id.text());
    const auto at = period ? account.find(*period) : std::optional(account.outcomes.size() - 1);
    if (!at) return fail(ErrorCode::SchemeNotInForce, "/period", period->text());
    return incentive::trace_outcome(
        {.snapshot = session.snapshot(), .board = session.kpis(), .account = account, .at = *at},
        side == model::Side::None ? account.performer : side);
}

}  // namespace

Result<TraceNode> explain(const session::Session& session, base::ThingId id,
                          const std::optional<base::Period>& period, model::Side side) {
    const model::Thing* thing = session.snapshot().find(id);
    if (thing == nullptr) return fail(ErrorCode::ThingUnknown, "/thing", id.text());
    if (thing->kind == ThingKind::Kpi) return explain_kpi(session, id, period);
    if (thing->kind == ThingKind::Goal)
        return kpi::trace_progress(session.snapshot(), session.kpis(), id);
    if (thing->kind == ThingKind::Scheme) return explain_scheme(session, id, period, side);
    return fail(ErrorCode::ThingKindOther, "/thing", "a KPI, a goal or an incentive scheme");
}

}  // namespace samverka::exchange
