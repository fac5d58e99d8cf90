// samverka: a partnership's file from the command line. `samverka --help` says how.
#include <cstdio>
#include <string>
#include <vector>

#include "native/cli/terminal.h"
#include "native/cli/verbs.h"
#include "native/os/environment.h"

namespace samverka::cli {

namespace {

struct Row {
    std::string_view verb;
    Exit (*run)(const Options& options);
};
constexpr Row kRows[] = {
    {"new", run_new},
    {"show", run_show},
    {"check", run_check},
    {"kpi", run_kpi},
    {"outcome", run_outcome},
    {"explain", run_explain},
    {"backtest", run_backtest},
    {"simulate", run_simulate},
    {"apply", run_apply},
    {"export", run_export},
    {"import", run_import},
    {"merge", run_merge},
    {"verify", run_verify},
    {"log", run_log},
    {"erase", run_erase},
    {"schema", run_schema},
    {"catalogue", run_catalogue},
};

Exit help(const Options& options) {
    std::string verb = options.verb;
    if (verb == "help") verb = options.words.empty() ? "" : options.words.front();
    if (!verb.empty() && (verb == "help" || find_verb(verb) == nullptr))
        return misused(options, base::ErrorCode::UsageInvalid, verb, "there is no such verb");
    const std::string text =
        verb.empty() ? say(options, "cli.help")
                     : say(options, "cli.help." + verb) + "\n" + say(options, "cli.help_common");
    return put_result(options, text);
}

Exit run(const std::vector<std::string>& typed, std::string_view system_language) {
    Options options;
    const auto read = read_options(typed, system_language, options);
    if (!read) return misused(options, read.error().code, read.error().path, read.error().detail);
    if (options.help || options.verb == "help") return help(options);
    for (const Row& row : kRows)
        if (options.verb == row.verb) return row.run(options);
    return misused(options, base::ErrorCode::UsageInvalid, options.verb, "there is no such verb");
}

}  // namespace

}  // namespace samverka::cli

int main(int count, char** words) {
    const std::vector<std::string> typed(words + 1, words + count);
    return static_cast<int>(samverka::cli::run(typed, samverka::os::system_language()));
}
