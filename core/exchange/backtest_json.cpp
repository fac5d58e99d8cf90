#include "core/exchange/backtest_json.h"

#include "core/base/text.h"
#include "core/exchange/kpi_json.h"
#include "core/kpi/backtest.h"

namespace samverka::exchange {

using base::ErrorCode;
using base::fail;
using base::Money;
using base::Result;
using incentive::Account;
using incentive::Outcome;
using json::Array;
using json::Object;
using json::Value;
using model::Side;

namespace {

Object value_json(const kpi::Value& value) {
    Object out;
    if (value.has_value())
        out.set("value", value.value.text());
    else
        out.set("missing", std::string(missing_name(value.missing)));
    out.set("standing", std::string(standing_name(value.standing)));
    return out;
}

Value kpi_backtest(const session::Session& session, const model::KpiVersion& version,
                   std::optional<base::Date> from) {
    const kpi::History* history = session.kpis().find(version.kpi);
    if (!from && history != nullptr && !history->values.empty())
        from = history->values.front().period.first();
    const kpi::Backtest found = kpi::backtest(
        session.snapshot(), session.kpis(), version,
        from.value_or(version.effective_from.value_or(session.as_of())), session.as_of());
    Object out;
    out.set("version", version.thing.id.text());
    out.set("kpi", version.kpi.text());
    Array rows;
    for (const kpi::BacktestRow& row : found.rows) {
        Object one;
        one.set("period", row.period.text());
        one.set("before", value_json(row.before));
        one.set("after", value_json(row.after));
        rows.emplace_back(std::move(one));
    }
    out.set("rows", std::move(rows));
    out.set("reached_before", std::int64_t{found.reached_before});
    out.set("reached_after", std::int64_t{found.reached_after});
    out.set("changed", std::int64_t{found.changed});
    return Value(std::move(out));
}

struct Both {
    std::int64_t customer = 0;
    std::int64_t supplier = 0;
};

Both both_of(const Account& account, const Outcome& outcome) {
    const auto side = [&](Side of) {
        return to_side(of, account.performer, outcome.settled).minor +
               to_side(of, account.performer, outcome.held).minor;
    };
    return {.customer = side(Side::Customer), .supplier = side(Side::Supplier)};
}

Object both_json(const Both& both) {
    Object out;
    out.set("customer", base::number_text(both.customer));
    out.set("supplier", base::number_text(both.supplier));
    return out;
}

Value scheme_backtest(const session::Session& session, const model::SchemeVersion& version,
                      const model::Scheme& scheme, std::optional<base::Date> from) {
    const Account& now = *session.schemes().find(scheme.thing.id);
    if (!from && !now.outcomes.empty()) from = now.outcomes.front().period.first();
    const Account tried = incentive::backtest_terms(session.snapshot(), session.kpis(), scheme,
                                                    version, from, session.as_of());
    Object out;
    out.set("version", version.thing.id.text());
    out.set("scheme", scheme.thing.id.text());
    Array rows;
    Both before;
    Both after;
    for (const Outcome& outcome : tried.outcomes) {
        Object one;
        one.set("period", outcome.period.text());
        if (const auto at = now.find(outcome.period)) {
            const Both was = both_of(now, now.outcomes[*at]);
            before.customer += was.customer;
            before.supplier += was.supplier;
            one.set("before", both_json(was));
        }
        const Both would = both_of(tried, outcome);
        after.customer += would.customer;
        after.supplier += would.supplier;
        one.set("after", both_json(would));
        rows.emplace_back(std::move(one));
    }
    out.set("rows", std::move(rows));
    out.set("before", both_json(before));
    out.set("after", both_json(after));
    return Value(std::move(out));
}

}  // namespace

Result<Value> backtest_json(const session::Session& session, base::ThingId version,
                            std::optional<base::Date> from) {
    const model::Thing* thing = session.snapshot().find(version);
    if (thing == nullptr) return fail(ErrorCode::ThingUnknown, "/version", version.text());
    if (thing->kind == model::ThingKind::KpiVersion)
        return kpi_backtest(session, *model::as<model::KpiVersion>(thing), from);
    if (thing->kind != model::ThingKind::SchemeVersion)
        return fail(ErrorCode::ThingKindOther, "/version", "a version of a KPI or a scheme");
    const auto* terms = model::as<model::SchemeVersion>(thing);
    const auto* scheme = session.snapshot().find<model::Scheme>(terms->scheme);
    if (scheme == nullptr) return fail(ErrorCode::ThingUnknown, "/scheme", terms->scheme.text());
    return scheme_backtest(session, *terms, *scheme, from);
}

}  // namespace samverka::exchange
