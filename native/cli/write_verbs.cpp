// The verbs that write: new, import, merge, erase. `apply` has a file of its own.
#include <algorithm>

#include "core/exchange/report_json.h"
#include "core/exchange/state_json.h"
#include "core/json/read.h"
#include "core/json/write.h"
#include "native/cli/terminal.h"
#include "native/cli/verbs.h"
#include "native/cli/work.h"
#include "native/os/environment.h"
#include "native/os/files.h"

namespace samverka::cli {

namespace {

using base::ErrorCode;

json::Value bilingual(const Options& options, const std::string& text) {
    json::Object out;
    out.set(locale::language_code(options.language), text);
    return out;
}

json::Object partnership_arguments(const Options& options) {
    std::string from = options.value("template").value_or("three-levels");
    std::replace(from.begin(), from.end(), '-', '_');
    json::Object out;
    out.set("template", from);
    out.set("author", *options.author);
    if (const auto name = options.value("name")) {
        out.set("name", bilingual(options, *name));
    } else {
        json::Object both;
        both.set("sv", locale::message("cli.new.name", locale::Language::Swedish));
        both.set("en", locale::message("cli.new.name", locale::Language::English));
        out.set("name", std::move(both));
    }
    out.set("customer", options.value("customer").value_or(say(options, "choice.side.customer")));
    out.set("supplier", options.value("supplier").value_or(say(options, "choice.side.supplier")));
    if (const auto side = options.value("side")) out.set("author_side", *side);
    if (const auto starts = options.value("starts")) out.set("starts", *starts);
    if (const auto ends = options.value("ends")) out.set("ends", *ends);
    return out;
}

// An argument of the command is an option of the verb: "/starts" as "--starts".
base::Error as_option(base::Error error) {
    if (error.path.starts_with('/')) error.path = "--" + error.path.substr(1);
    if (error.path == "--author") error.path = "--as";
    if (error.path == "--author_side") error.path = "--side";
    return error;
}

// A new file never takes the place of one that is there.
Exit put_new_file(const Options& options, const std::optional<std::string>& path,
                  std::string_view bytes) {
    if (!path || *path == "-") {
        const auto printed = os::print(bytes);
        return printed ? Exit::Fine : refused(options, "-", printed.error());
    }
    const auto created = os::create_file(*path, bytes);
    return created ? Exit::Fine : refused(options, *path, created.error());
}

}  // namespace

Exit run_new(const Options& options) {
    if (!options.author)
        return misused(options, ErrorCode::AuthorMissing, "--as", "your name is expected");
    auto path = options.output;
    if (!options.words.empty()) {
        if (path)
            return misused(options, ErrorCode::UsageInvalid, options.words[0],
                           "the file is named twice");
        path = options.words[0];
    }
    session::Session session;
    set_clock(options, session);
    const json::Object arguments = partnership_arguments(options);
    if (const auto faults = session.faults("new_partnership", arguments); !faults.empty()) {
        for (const base::Error& fault : faults) tell_error(options, "", as_option(fault));
        return Exit::Refused;
    }
    const auto outcome = session.run("new_partnership", arguments);
    if (!outcome) return refused(options, "", as_option(outcome.error()));
    return put_new_file(options, path, session.log().file());
}

Exit run_import(const Options& options) {
    if (const auto format = options.value("format"); format && *format != "json")
        return misused(options, ErrorCode::UsageInvalid, "--format", "json is the one there is");
    const std::string& path = options.words[0];
    const auto text = os::read_file(path);
    if (!text) return refused(options, path, text.error());
    const json::Limits limits{
        .bytes_max = 512UL * 1024 * 1024, .depth_max = 64, .string_bytes_max = 64 * 1024};
    const auto state = json::read(*text, limits);
    if (!state) return refused(options, path, state.error());
    session::Session clock;
    set_clock(options, clock);
    const std::string entropy = options.entropy ? *options.entropy : os::system_entropy();
    const auto file = exchange::import_state(model::standard_schema(), *state,
                                             {.entropy = entropy, .now = clock.now()});
    if (!file) {
        for (const base::Error& fault : file.error()) tell_error(options, path, fault);
        return Exit::Refused;
    }
    return put_new_file(options, options.output, *file);
}

Exit run_merge(const Options& options) {
    Work work;
    if (const auto stopped = open_file(options, options.words[0], work)) return *stopped;
    std::size_t commits = 0;
    for (std::size_t i = 1; i < options.words.size(); ++i) {
        const std::string& path = options.words[i];
        const auto bytes = os::read_file(path);
        if (!bytes) return refused(options, path, bytes.error());
        const auto report = work.session.merge(*bytes);
        if (!report) return refused(options, path, report.error());
        tell_warnings(options, path, report->warnings);
        commits += report->commits_new;
    }
    if (const auto stopped = keep(options, work)) return *stopped;
    const auto& snapshot = work.session.snapshot();
    const bool to_terminal = work.path == "-" || (options.output && *options.output == "-");
    if (to_terminal) return Exit::Fine;
    if (options.json) {
        json::Object out;
        out.set("commits_new", commits);
        out.set("conflicts",
                *exchange::conflicts_json(snapshot, options.language).object()->find("conflicts"));
        return put_note(options, json::write_pretty(out));
    }
    base::Message text{.key = "cli.merge.done", .arguments = {}};
    text.with("commits",
              base::CountArgument{.count = static_cast<std::int64_t>(commits), .of = {}});
    text.with("conflicts",
              base::CountArgument{.count = static_cast<std::int64_t>(snapshot.conflicts().size()),
                                  .of = {}});
    return put_note(options, say(options, text) + "\n");
}

Exit run_erase(const Options& options) {
    Work work;
    if (const auto stopped = open_file(options, options.words[0], work)) return *stopped;
    if (const auto stopped = prepare_to_write(options, work)) return *stopped;
    json::Object arguments;
    std::string subject = options.words[1];
    if (const auto person = find_person(work.session.snapshot(), subject)) subject = person->text();
    arguments.set("person", subject);
    const auto outcome = work.session.run("erase", arguments);
    if (!outcome) return refused(options, work.path, outcome.error());
    if (const auto stopped = keep(options, work)) return *stopped;
    const bool to_terminal = work.path == "-" || (options.output && *options.output == "-");
    return to_terminal ? Exit::Fine : put_note(options, say(options, "cli.erase.done") + "\n");
}

}  // namespace samverka::cli
