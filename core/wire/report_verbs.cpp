// What the headless engine answers besides: the partnership as documents.
#include <array>

#include "core/exchange/catalogue_json.h"
#include "core/exchange/kpi_json.h"
#include "core/exchange/report_json.h"
#include "core/exchange/state_json.h"
#include "core/history/history.h"
#include "core/json/read.h"
#include "core/wire/arguments.h"
#include "core/wire/verbs.h"

namespace samverka::wire {

namespace {

using base::ErrorCode;
using base::Result;
using screens::Workbench;

Result<Reply> show(Workbench& workbench, const Request& request) {
    SV_TRY_VOID(require_open(workbench));
    SV_TRY(const auto language, language_of(workbench, request.args));
    return Reply{.ok = *exchange::show_json(workbench.session(), language).object(), .payload = {}};
}

Result<Reply> check(Workbench& workbench, const Request& request) {
    SV_TRY_VOID(require_open(workbench));
    SV_TRY(const auto language, language_of(workbench, request.args));
    return Reply{.ok = *exchange::findings_json(workbench.session(), language).object(),
                 .payload = {}};
}

Result<Reply> kpis(Workbench& workbench, const Request& request) {
    SV_TRY_VOID(require_open(workbench));
    SV_TRY(const auto language, language_of(workbench, request.args));
    exchange::KpiQuery query;
    if (const std::string kpi = text(request.args, "kpi"); !kpi.empty()) {
        auto id = base::ThingId::parse(kpi);
        if (!id) return base::fail_under("/args/kpi", std::move(id).error());
        query.kpi = *id;
    }
    if (const std::string period = text(request.args, "period"); !period.empty()) {
        auto found =
            base::Period::parse(period, kpi::fiscal_calendar(workbench.session().snapshot()));
        if (!found) return base::fail_under("/args/period", std::move(found).error());
        query.period = *found;
    }
    const json::Value* traces = request.args.find("trace");
    if (traces != nullptr && traces->boolean() != nullptr && *traces->boolean())
        query.traces = exchange::WithTraces::Yes;
    auto found = exchange::kpis_json(workbench.session(), query, language);
    if (!found) return base::fail_under("/args", std::move(found).error());
    return Reply{.ok = *found->object(), .payload = {}};
}

Result<Reply> log(Workbench& workbench, const Request& request) {
    SV_TRY_VOID(require_open(workbench));
    SV_TRY(const auto language, language_of(workbench, request.args));
    history::Options options;
    if (const std::string thing = text(request.args, "thing"); !thing.empty()) {
        SV_TRY(options.thing, at("/args/thing", base::ThingId::parse(thing)));
    }
    return Reply{.ok = *exchange::log_json(workbench.session().log(), options, language).object(),
                 .payload = {}};
}

Result<Reply> verify(Workbench& workbench, const Request& request) {
    SV_TRY_VOID(require_open(workbench));
    SV_TRY(const auto language, language_of(workbench, request.args));
    return Reply{.ok = *exchange::verify_json(workbench.session().log(), language).object(),
                 .payload = {}};
}

Result<Reply> conflicts(Workbench& workbench, const Request& request) {
    SV_TRY_VOID(require_open(workbench));
    SV_TRY(const auto language, language_of(workbench, request.args));
    return Reply{.ok = *exchange::conflicts_json(workbench.session().snapshot(), language).object(),
                 .payload = {}};
}

Result<Reply> catalogue(Workbench& workbench, const Request& request) {
    SV_TRY(const auto language, language_of(workbench, request.args));
    return Reply{.ok = *exchange::catalogue_json(workbench.session(), language).object(),
                 .payload = {}};
}

// The catalogue itself is in the payload, for who has another one.
Result<Reply> set_catalogue(Workbench& workbench, const Request& request) {
    SV_TRY(auto catalogue, session::Catalogue::read(request.payload));
    Reply reply;
    reply.ok.set("kpis", catalogue.kpis().size());
    reply.ok.set("schemes", catalogue.schemes().size());
    workbench.session().catalogue().put(std::move(catalogue));
    return reply;
}

Result<Reply> export_state(Workbench& workbench, const Request&) {
    SV_TRY_VOID(require_open(workbench));
    Reply reply;
    reply.payload = exchange::state_text(workbench.session().snapshot());
    return reply;
}

// The document in the payload becomes a new file's bytes; what is open stays open.
Result<Reply> import_state(Workbench& workbench, const Request& request) {
    const json::Limits limits{
        .bytes_max = 64UL * 1024 * 1024, .depth_max = 64, .string_bytes_max = 64UL * 1024};
    SV_TRY(const json::Value state, json::read(request.payload, limits));
    SV_TRY(const std::string seed, seed_of(request.args));
    auto made = exchange::import_state(model::standard_schema(), state,
                                       {.entropy = seed, .now = workbench.session().now()});
    if (!made) return std::unexpected(std::move(made.error().front()));
    return Reply{.ok = {}, .payload = std::move(*made)};
}

Result<Reply> state_hash(Workbench& workbench, const Request&) {
    SV_TRY_VOID(require_open(workbench));
    Reply reply;
    reply.ok.set("state_hash", exchange::state_hash(workbench.session().snapshot()).text());
    return reply;
}

constexpr std::array kVerbs{
    Verb{"what_if", what_if},
    Verb{"job", begin_job},
    Verb{"job_step", step_job},
    Verb{"job_cancel", cancel_job},
    Verb{"show", show},
    Verb{"check", check},
    Verb{"kpi", kpis},
    Verb{"outcome", outcome},
    Verb{"explain", explain},
    Verb{"simulate", simulate},
    Verb{"backtest", backtest},
    Verb{"log", log},
    Verb{"verify", verify},
    Verb{"conflicts", conflicts},
    Verb{"catalogue", catalogue},
    Verb{"set_catalogue", set_catalogue},
    Verb{"export", export_state},
    Verb{"import", import_state},
    Verb{"state_hash", state_hash},
};

}  // namespace

std::span<const Verb> report_verbs() { return kVerbs; }

}  // namespace samverka::wire
