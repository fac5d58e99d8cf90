// The verbs that only read: check, export, verify, log, schema. `show` has a file of its own.
#include "core/base/text.h"
#include "core/exchange/report_json.h"
#include "core/exchange/schema.h"
#include "core/exchange/state_json.h"
#include "native/cli/terminal.h"
#include "native/cli/verbs.h"
#include "native/cli/work.h"

namespace samverka::cli {

namespace {

using base::ErrorCode;
using base::Message;
using rules::Finding;
using rules::Severity;

std::string_view mark_of(Severity severity) {
    switch (severity) {
        case Severity::Error:
            return "■";
        case Severity::Warning:
            return "▲";
        case Severity::Advice:
            return "◆";
        case Severity::Praise:
            return "●";
    }
    return "";
}

base::Argument count(std::size_t number) {
    return base::CountArgument{.count = static_cast<std::int64_t>(number), .of = {}};
}

std::size_t count_of(const std::vector<Finding>& findings, Severity severity) {
    std::size_t out = 0;
    for (const Finding& finding : findings) out += finding.severity == severity ? 1U : 0U;
    return out;
}

std::string findings_text(const Options& options, const session::Session& session) {
    const auto& findings = session.findings();
    const auto currency = exchange::currency_of(session.snapshot());
    Message head{.key = "cli.check.head", .arguments = {}};
    head.with("date", base::DateArgument{session.as_of()});
    head.with("errors", count(count_of(findings, Severity::Error)));
    head.with("warnings", count(count_of(findings, Severity::Warning)));
    head.with("advice", count(count_of(findings, Severity::Advice)));
    head.with("praise", count(count_of(findings, Severity::Praise)));
    std::string out = say(options, head) + "\n";
    for (const Finding& finding : findings) {
        out += "\n";
        out += mark_of(finding.severity);
        out += " " + say(options, finding.text, currency) + "\n";
        if (const std::string reason = say(options, finding.reason, currency); !reason.empty())
            out += "  " + reason + "\n";
        for (const rules::Mend& mend : finding.mends)
            out += "  → " + say(options, mend.label, currency) + "  (" + mend.command + ")\n";
    }
    return out;
}

}  // namespace

Exit run_check(const Options& options) {
    Work work;
    if (const auto stopped = open_file(options, options.words[0], work)) return *stopped;
    const bool wrong = count_of(work.session.findings(), Severity::Error) > 0;
    const Exit exit = wrong ? Exit::Findings : Exit::Fine;
    if (options.json)
        return put_json(options, exchange::findings_json(work.session, options.language), exit);
    return put_result(options, findings_text(options, work.session), exit);
}

Exit run_export(const Options& options) {
    if (const auto format = options.value("format"); format && *format != "json")
        return misused(options, ErrorCode::UsageInvalid, "--format", "json is the one there is");
    Work work;
    if (const auto stopped = open_file(options, options.words[0], work)) return *stopped;
    return put_result(options, exchange::state_text(work.session.snapshot()));
}

Exit run_verify(const Options& options) {
    Work work;
    if (const auto stopped = open_file(options, options.words[0], work)) return *stopped;
    const log::Log& log = work.session.log();
    const bool whole = work.sound && log.damages().empty() && !log.snapshot().incomplete();
    const Exit exit = whole ? Exit::Fine : Exit::Refused;
    if (options.json) return put_json(options, exchange::verify_json(log, options.language), exit);
    Message text{.key = whole ? "cli.verify.whole" : "cli.verify.damaged", .arguments = {}};
    text.with("commits", count(log.commit_count()));
    text.with("damages", count(log.damages().size()));
    text.with("partnership", base::PlainArgument{log.partnership().text()});
    text.with("state", base::PlainArgument{exchange::state_hash(log.snapshot()).text()});
    return put_result(options, say(options, text) + "\n", exit);
}

Exit run_log(const Options& options) {
    history::Options wanted;
    if (const auto thing = options.value("thing")) {
        const auto id = base::ThingId::parse(*thing);
        if (!id) return misused(options, ErrorCode::IdSyntax, "--thing", *thing);
        wanted.thing = *id;
    }
    if (const auto limit = options.value("limit")) {
        const auto number = base::parse_integer(*limit);
        if (!number || *number < 1)
            return misused(options, ErrorCode::NumberSyntax, "--limit", *limit);
        wanted.acts_max = static_cast<std::size_t>(*number);
    }
    Work work;
    if (const auto stopped = open_file(options, options.words[0], work)) return *stopped;
    const log::Log& log = work.session.log();
    if (options.json) return put_json(options, exchange::log_json(log, wanted, options.language));
    const auto currency = exchange::currency_of(log.snapshot());
    std::string out;
    for (const history::Act& act : history::acts(log, wanted)) {
        out += act.time.instant().text() + "  " + say(options, act.headline, currency) + "\n";
        const bool told = act.lines.size() == 1 && act.lines.front().key == act.headline.key;
        if (told) continue;
        for (const Message& line : act.lines) out += "    " + say(options, line, currency) + "\n";
    }
    return put_result(options, out);
}

Exit run_schema(const Options& options) {
    const model::Schema& schema = model::standard_schema();
    if (options.typescript) return put_result(options, exchange::typescript_text(schema));
    const std::string what = options.words.empty() ? "state" : options.words.front();
    if (what == "state") return put_json(options, exchange::state_schema(schema));
    if (what == "commands") return put_json(options, exchange::commands_schema(schema));
    return misused(options, ErrorCode::UsageInvalid, what, "state or commands is expected");
}

}  // namespace samverka::cli
