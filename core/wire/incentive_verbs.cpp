// The verbs that ask what incentive schemes give, why, and what they would give: outcome, explain,
// simulate, backtest.
#include "core/base/text.h"
#include "core/exchange/backtest_json.h"
#include "core/exchange/explain.h"
#include "core/exchange/outcome_json.h"
#include "core/exchange/simulation_json.h"
#include "core/wire/arguments.h"
#include "core/wire/verbs.h"

namespace samverka::wire {

namespace {

using base::Result;
using screens::Workbench;

Result<std::optional<base::Period>> period_of(const Workbench& workbench, const json::Object& args,
                                              const char* name) {
    const std::string given = text(args, name);
    if (given.empty()) return std::nullopt;
    auto found = base::Period::parse(given, kpi::fiscal_calendar(workbench.session().snapshot()));
    if (!found) return base::fail_under(std::string("/args/") + name, std::move(found).error());
    return *found;
}

Result<base::ThingId> thing_of(const json::Object& args, const char* name) {
    auto id = base::ThingId::parse(text(args, name));
    if (!id) return base::fail_under(std::string("/args/") + name, std::move(id).error());
    return *id;
}

Result<Reply> replied(Result<json::Value> found) {
    if (!found) return base::fail_under("/args", std::move(found).error());
    return Reply{.ok = *found->object(), .payload = {}};
}

Result<std::optional<incentive::Axis>> axis_of(const json::Object& args, const char* name) {
    const std::string given = text(args, name);
    if (given.empty()) return std::nullopt;
    auto axis = exchange::read_axis(given);
    if (!axis) {
        axis.error().path = std::string("/args/") + name;
        return std::unexpected(std::move(axis).error());
    }
    return *axis;
}

Result<std::vector<incentive::Draw>> draws_of(const json::Object& args) {
    std::vector<incentive::Draw> out;
    const json::Value* given = args.find("vary");
    if (given == nullptr || given->array() == nullptr) return out;
    for (const json::Value& one : *given->array()) {
        const std::string* said = one.string();
        auto draw = exchange::read_draw(said == nullptr ? std::string() : *said);
        if (!draw) {
            draw.error().path =
                "/args/vary/" + base::number_text(static_cast<std::int64_t>(out.size()));
            return std::unexpected(std::move(draw).error());
        }
        out.push_back(std::move(*draw));
    }
    return out;
}

}  // namespace

Result<Reply> outcome(Workbench& workbench, const Request& request) {
    SV_TRY_VOID(require_open(workbench));
    SV_TRY(const auto language, language_of(workbench, request.args));
    exchange::OutcomeQuery query;
    if (!text(request.args, "scheme").empty()) {
        SV_TRY(query.scheme, thing_of(request.args, "scheme"));
    }
    SV_TRY(query.period, period_of(workbench, request.args, "period"));
    const json::Value* traces = request.args.find("trace");
    if (traces != nullptr && traces->boolean() != nullptr && *traces->boolean())
        query.traces = exchange::WithTraces::Yes;
    return replied(exchange::outcomes_json(workbench.session(), query, language));
}

Result<Reply> explain(Workbench& workbench, const Request& request) {
    SV_TRY_VOID(require_open(workbench));
    SV_TRY(const auto language, language_of(workbench, request.args));
    SV_TRY(const base::ThingId thing, thing_of(request.args, "thing"));
    SV_TRY(const auto period, period_of(workbench, request.args, "period"));
    const auto side =
        static_cast<model::Side>(model::kSideChoices.find(text(request.args, "side")));
    auto trace = exchange::explain(workbench.session(), thing, period, side);
    if (!trace) return base::fail_under("/args", std::move(trace).error());
    return replied(exchange::trace_json(workbench.session(), *trace, language));
}

Result<Reply> simulate(Workbench& workbench, const Request& request) {
    SV_TRY_VOID(require_open(workbench));
    exchange::SimulationQuery query;
    SV_TRY(query.scheme, thing_of(request.args, "scheme"));
    SV_TRY(query.from, period_of(workbench, request.args, "from"));
    SV_TRY(query.to, period_of(workbench, request.args, "to"));
    SV_TRY(query.x, axis_of(request.args, "x"));
    SV_TRY(query.y, axis_of(request.args, "y"));
    SV_TRY(query.draws, draws_of(request.args));
    const std::int64_t count = integer(request.args, "draws", query.count);
    if (count > incentive::kDrawsMax)
        return base::fail(base::ErrorCode::LimitExceeded, "/args/draws", "at most 100000");
    query.count = static_cast<int>(count);
    query.seed = static_cast<std::uint64_t>(integer(request.args, "seed", 1));
    return replied(exchange::simulation_json(workbench.session(), query));
}

Result<Reply> backtest(Workbench& workbench, const Request& request) {
    SV_TRY_VOID(require_open(workbench));
    SV_TRY(const base::ThingId version, thing_of(request.args, "version"));
    std::optional<base::Date> from;
    if (const std::string given = text(request.args, "from"); !given.empty()) {
        SV_TRY(from, at("/args/from", base::Date::parse(given)));
    }
    return replied(exchange::backtest_json(workbench.session(), version, from));
}

}  // namespace samverka::wire
