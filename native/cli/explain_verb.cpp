// samverka explain: why the number of a KPI, a goal or an incentive scheme is what it is.
#include "core/exchange/explain.h"
#include "core/exchange/kpi_json.h"
#include "core/exchange/report_json.h"
#include "native/cli/terminal.h"
#include "native/cli/trace_text.h"
#include "native/cli/verbs.h"
#include "native/cli/work.h"

namespace samverka::cli {

using base::ErrorCode;

Exit run_explain(const Options& options) {
    Work work;
    if (const auto stopped = open_file(options, options.words[0], work)) return *stopped;
    const model::Snapshot& snapshot = work.session.snapshot();
    const auto id = base::ThingId::parse(options.words[1]);
    if (!id)
        return misused(options, ErrorCode::IdSyntax, options.words[1],
                       "the id of a KPI, a goal or an incentive scheme");
    std::optional<base::Period> period;
    if (const auto text = options.value("period")) {
        const auto found = base::Period::parse(*text, kpi::fiscal_calendar(snapshot));
        if (!found) return misused(options, ErrorCode::PeriodSyntax, "--period", *text);
        period = *found;
    }
    auto side = model::Side::None;
    if (const auto text = options.value("side")) {
        side = static_cast<model::Side>(model::kSideChoices.find(*text));
        if (side == model::Side::None)
            return misused(options, ErrorCode::ChoiceUnknown, "--side", *text);
    }
    const auto trace = exchange::explain(work.session, *id, period, side);
    if (!trace) return refused(options, options.words[0], trace.error());
    if (options.json)
        return put_json(options, exchange::trace_json(work.session, *trace, options.language));
    return put_result(options, trace_text(options, exchange::currency_of(snapshot), *trace));
}

}  // namespace samverka::cli
