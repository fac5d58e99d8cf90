// samverka simulate: what an incentive scheme would give elsewhere than where it was.
#include "core/base/text.h"
#include "core/exchange/report_json.h"
#include "core/exchange/simulation_json.h"
#include "native/cli/terminal.h"
#include "native/cli/verbs.h"
#include "native/cli/work.h"

namespace samverka::cli {

namespace {

using base::ErrorCode;
using exchange::SimulationQuery;

base::Result<std::optional<base::Period>> period_of(const Options& options,
                                                    const model::Snapshot& snapshot,
                                                    const char* name) {
    const auto text = options.value(name);
    if (!text) return std::nullopt;
    auto found = base::Period::parse(*text, kpi::fiscal_calendar(snapshot));
    if (!found) return base::fail_under(std::string("--") + name, std::move(found).error());
    return *found;
}

base::Result<std::optional<incentive::Axis>> axis_of(const Options& options, const char* name) {
    const auto text = options.value(name);
    if (!text) return std::nullopt;
    SV_TRY(auto axis, exchange::read_axis(*text));
    return axis;
}

base::Result<std::int64_t> number_of(const Options& options, const char* name,
                                     std::int64_t otherwise) {
    const auto text = options.value(name);
    if (!text) return otherwise;
    const auto number = base::parse_integer(*text);
    if (!number || *number < 0)
        return base::fail(ErrorCode::UsageInvalid, std::string("--") + name, *text);
    return *number;
}

base::Result<SimulationQuery> query_of(const Options& options, const model::Snapshot& snapshot) {
    SimulationQuery out;
    SV_TRY(out.scheme, base::ThingId::parse(options.words[1]));
    SV_TRY(out.from, period_of(options, snapshot, "from"));
    SV_TRY(out.to, period_of(options, snapshot, "to"));
    SV_TRY(out.x, axis_of(options, "x"));
    SV_TRY(out.y, axis_of(options, "y"));
    for (std::size_t i = 2; i < options.words.size(); ++i) {
        SV_TRY(auto draw, exchange::read_draw(options.words[i]));
        out.draws.push_back(std::move(draw));
    }
    SV_TRY(const std::int64_t count, number_of(options, "draws", out.count));
    SV_TRY(const std::int64_t seed, number_of(options, "seed", 1));
    if (count > incentive::kDrawsMax)
        return base::fail(ErrorCode::LimitExceeded, "--draws", "at most 100000");
    out.count = static_cast<int>(count);
    out.seed = static_cast<std::uint64_t>(seed);
    if (out.x.has_value() != out.y.has_value() || (!out.x && out.draws.empty()))
        return base::fail(ErrorCode::UsageInvalid, "--x", "a grid needs --x and --y");
    return out;
}

}  // namespace

Exit run_simulate(const Options& options) {
    Work work;
    if (const auto stopped = open_file(options, options.words[0], work)) return *stopped;
    const auto query = query_of(options, work.session.snapshot());
    if (!query)
        return misused(options, query.error().code, query.error().path, query.error().detail);
    const auto json = exchange::simulation_json(work.session, *query);
    if (!json) return refused(options, options.words[0], json.error());
    return put_json(options, *json);
}

}  // namespace samverka::cli
