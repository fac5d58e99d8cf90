// samverka kpi: values, what they are judged as, and why they are what they are.
#include "core/exchange/kpi_json.h"
#include "core/exchange/report_json.h"
#include "core/locale/numbers.h"
#include "native/cli/terminal.h"
#include "native/cli/trace_text.h"
#include "native/cli/verbs.h"
#include "native/cli/work.h"

namespace samverka::cli {

namespace {

using base::ErrorCode;

// Without a period the latest values are told; the whole history is in the JSON.
std::string value_text(const Options& options, const kpi::History& history,
                       const kpi::Value& value) {
    base::Message line{.key = value.has_value() ? "cli.kpi.value" : "cli.kpi.no_data",
                       .arguments = {}};
    const auto* definition = history.definition(value);
    line.with("period", base::PeriodArgument{value.period})
        .with("value", base::DecimalArgument{.value = value.value, .unit_key = {}})
        .with("unit", base::PlainArgument{definition == nullptr ? "" : definition->unit})
        .with("standing", base::LabelArgument{
                              "standing." + std::string(exchange::standing_name(value.standing))});
    return say(options, line);
}

std::string kpis_text(const Options& options, session::Session& session,
                      const exchange::KpiQuery& query) {
    const model::Snapshot& snapshot = session.snapshot();
    const auto currency = exchange::currency_of(snapshot);
    std::string out;
    for (const kpi::History* history : session.kpis().histories()) {
        if (query.kpi && history->kpi != *query.kpi) continue;
        const auto title = locale::choose(
            model::thing_title(snapshot, *snapshot.find(history->kpi)), options.language);
        out += title.text + "\n";
        const kpi::Value* latest = history->latest();
        if (latest == nullptr && !query.period) {
            out += "  " + say(options, "trace.no_definition") + "\n";
            continue;
        }
        const kpi::Value value =
            query.period ? session.kpis().value_of(history->kpi, *query.period) : *latest;
        out += "  " + value_text(options, *history, value) + "\n";
        if (query.traces == exchange::WithTraces::Yes)
            out += trace_text(
                options, currency,
                kpi::trace_value(snapshot, session.kpis(), history->kpi, value.period), 1);
    }
    return out;
}

}  // namespace

Exit run_kpi(const Options& options) {
    Work work;
    if (const auto stopped = open_file(options, options.words[0], work)) return *stopped;
    exchange::KpiQuery query;
    query.traces = options.trace ? exchange::WithTraces::Yes : exchange::WithTraces::No;
    if (options.words.size() > 1) {
        const auto id = base::ThingId::parse(options.words[1]);
        if (!id) return misused(options, ErrorCode::IdSyntax, options.words[1], "a KPI's id");
        query.kpi = *id;
    }
    if (const auto period = options.value("period")) {
        const auto found =
            base::Period::parse(*period, kpi::fiscal_calendar(work.session.snapshot()));
        if (!found) return misused(options, ErrorCode::PeriodSyntax, "--period", *period);
        query.period = *found;
    }
    const auto json = exchange::kpis_json(work.session, query, options.language);
    if (!json) return refused(options, options.words[0], json.error());
    if (options.json) return put_json(options, *json);
    return put_result(options, kpis_text(options, work.session, query));
}

}  // namespace samverka::cli
