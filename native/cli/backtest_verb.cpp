// samverka backtest: what a draft would have said of the past, before anybody signs it.
#include "core/exchange/backtest_json.h"
#include "native/cli/terminal.h"
#include "native/cli/verbs.h"
#include "native/cli/work.h"

namespace samverka::cli {

using base::ErrorCode;

Exit run_backtest(const Options& options) {
    Work work;
    if (const auto stopped = open_file(options, options.words[0], work)) return *stopped;
    const auto version = base::ThingId::parse(options.words[1]);
    if (!version)
        return misused(options, ErrorCode::IdSyntax, options.words[1],
                       "the id of a version of a KPI or an incentive scheme");
    std::optional<base::Date> from;
    if (const auto text = options.value("from")) {
        const auto date = base::Date::parse(*text);
        if (!date) return misused(options, ErrorCode::DateSyntax, "--from", *text);
        from = *date;
    }
    const auto json = exchange::backtest_json(work.session, *version, from);
    if (!json) return refused(options, options.words[0], json.error());
    return put_json(options, *json);
}

}  // namespace samverka::cli
