// The verbs for what is only tried and for what takes long: what_if, job, job_step, job_cancel.
#include <algorithm>

#include "core/exchange/kpi_json.h"
#include "core/exchange/report_json.h"
#include "core/session/job.h"
#include "core/session/what_if.h"
#include "core/wire/arguments.h"
#include "core/wire/verbs.h"

namespace samverka::wire {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using screens::Workbench;

// Jobs under way at a time, and the most that one slice may be asked to do.
constexpr std::size_t kJobsMax = 8;
constexpr std::int64_t kUnitsMax = 100'000;

json::Array findings_json(const std::vector<rules::Finding>& findings) {
    json::Array out;
    for (const rules::Finding& finding : findings) {
        json::Object one;
        one.set("rule", finding.rule);
        one.set("severity", std::string(rules::severity_name(finding.severity)));
        one.set("subject", finding.subject.text());
        out.emplace_back(std::move(one));
    }
    return out;
}

void put_value(json::Object& out, const char* key, const std::optional<kpi::Value>& value) {
    if (!value) return;
    json::Object one;
    if (value->has_value()) one.set("value", value->value.text());
    one.set("standing", std::string(exchange::standing_name(value->standing)));
    out.set(key, std::move(one));
}

json::Object consequences_json(const session::Consequences& found) {
    json::Object out;
    out.set("appeared", findings_json(found.appeared));
    out.set("gone", findings_json(found.gone));
    json::Array values;
    for (const session::ValueChange& change : found.values) {
        json::Object one;
        one.set("kpi", change.kpi.text());
        one.set("period", change.period.text());
        put_value(one, "before", change.before);
        put_value(one, "after", change.after);
        values.emplace_back(std::move(one));
    }
    out.set("values", std::move(values));
    json::Array progress;
    for (const session::ProgressChange& change : found.progress) {
        json::Object one;
        one.set("goal", change.goal.text());
        if (change.before) one.set("before", change.before->text());
        if (change.after) one.set("after", change.after->text());
        progress.emplace_back(std::move(one));
    }
    out.set("progress", std::move(progress));
    return out;
}

json::Object progress_json(std::int64_t number, const session::Job& job) {
    const session::JobProgress progress = job.progress();
    json::Object out;
    out.set("job", number);
    out.set("done", progress.done);
    out.set("total", progress.total);
    if (progress.finished()) out.set("result", job.result());
    return out;
}

Result<session::Job*> job_of(Workbench& workbench, const json::Object& args) {
    const auto found = workbench.jobs().find(integer(args, "job", -1));
    if (found == workbench.jobs().end()) return fail(ErrorCode::ThingUnknown, "/args/job");
    return found->second.get();
}

}  // namespace

Result<Reply> what_if(Workbench& workbench, const Request& request) {
    SV_TRY(auto copy, session::what_if(workbench.session()));
    const json::Value* commands = request.args.find("commands");
    const json::Value none = json::Array();
    if (auto done = session::run_commands(*copy, commands == nullptr ? none : *commands); !done)
        return base::fail_under("/args/commands", std::move(done).error());
    return Reply{.ok = consequences_json(session::consequences(workbench.session(), *copy)),
                 .payload = {}};
}

Result<Reply> begin_job(Workbench& workbench, const Request& request) {
    auto& jobs = workbench.jobs();
    if (jobs.size() >= kJobsMax) return fail(ErrorCode::LimitExceeded, "/args/job");
    auto begun = session::begin_job(workbench.session(), text(request.args, "job"),
                                    object(request.args, "args"));
    if (!begun) return base::fail_under("/args", std::move(begun).error());
    const std::int64_t number = jobs.empty() ? 1 : jobs.rbegin()->first + 1;
    Reply reply{.ok = progress_json(number, **begun), .payload = {}};
    jobs.emplace(number, std::move(*begun));
    return reply;
}

// A job that has finished is told once and gone.
Result<Reply> step_job(Workbench& workbench, const Request& request) {
    SV_TRY(session::Job* const job, job_of(workbench, request.args));
    const std::int64_t number = integer(request.args, "job", -1);
    job->step(std::clamp<std::int64_t>(integer(request.args, "units", 1), 1, kUnitsMax));
    Reply reply{.ok = progress_json(number, *job), .payload = {}};
    if (job->progress().finished()) workbench.jobs().erase(number);
    return reply;
}

Result<Reply> cancel_job(Workbench& workbench, const Request& request) {
    SV_TRY_VOID(job_of(workbench, request.args));
    workbench.jobs().erase(integer(request.args, "job", -1));
    return Reply{};
}

}  // namespace samverka::wire
