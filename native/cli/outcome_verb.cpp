// samverka outcome: what incentive schemes give in a period, line by line and for both sides.
#include "core/exchange/outcome_json.h"
#include "core/exchange/report_json.h"
#include "core/incentive/trace.h"
#include "core/incentive/words.h"
#include "native/cli/terminal.h"
#include "native/cli/trace_text.h"
#include "native/cli/verbs.h"
#include "native/cli/work.h"

namespace samverka::cli {

namespace {

using base::ErrorCode;
using incentive::Account;
using incentive::Outcome;
using model::Side;

base::Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

// An amount beside a line, or what stands for one that is not known.
base::Argument amount(const std::optional<base::Money>& money) {
    if (!money) return base::PlainArgument{"–"};
    return base::MoneyArgument{.value = *money, .thing = {}, .field = {}};
}

std::string state_key(const Account& account, std::size_t at) {
    if (account.statements[at].state == incentive::StatementState::Accepted)
        return "outcome.accepted";
    return account.outcomes[at].preliminary() ? "outcome.preliminary" : "outcome.complete";
}

std::string line_text(const Options& options, const model::Snapshot& snapshot,
                      const Account& account, std::size_t at, const incentive::Line& line) {
    const auto currency = exchange::currency_of(snapshot);
    const std::string label =
        say(options, incentive::line_label(snapshot, account.terms(at), line), currency);
    const base::Message held = hold_reason(line);
    base::Message text = message(held.key.empty() ? "cli.outcome.line" : "cli.outcome.line_held");
    text.with("line", base::PlainArgument{label})
        .with("customer", amount(to_side(Side::Customer, account.performer, line)))
        .with("supplier", amount(to_side(Side::Supplier, account.performer, line)));
    if (!held.key.empty()) text.with("why", base::PlainArgument{say(options, held, currency)});
    return "    " + say(options, text, currency) + "\n";
}

std::string outcome_text(const Options& options, const session::Session& session,
                         const Account& account, std::size_t at) {
    const model::Snapshot& snapshot = session.snapshot();
    const Outcome& outcome = account.outcomes[at];
    const auto currency = exchange::currency_of(snapshot);
    const auto sum = [&](Side side, const incentive::Sums& sums) {
        return base::MoneyArgument{
            .value = to_side(side, account.performer, sums), .thing = {}, .field = {}};
    };
    base::Message head = message("cli.outcome.period");
    head.with("period", base::PeriodArgument{outcome.period})
        .with("state", base::LabelArgument{state_key(account, at)})
        .with("customer", sum(Side::Customer, outcome.settled))
        .with("supplier", sum(Side::Supplier, outcome.settled));
    std::string out = "  " + say(options, head, currency) + "\n";
    const incentive::Traced traced{
        .snapshot = snapshot, .board = session.kpis(), .account = account, .at = at};
    for (const incentive::Line& line : outcome.lines) {
        out += line_text(options, snapshot, account, at, line);
        if (options.trace) out += trace_text(options, currency, trace_line(traced, line), 2);
    }
    return out;
}

// The latest period where none is asked for; all of them are in the JSON.
std::string outcomes_text(const Options& options, const session::Session& session,
                          const exchange::OutcomeQuery& query) {
    const model::Snapshot& snapshot = session.snapshot();
    std::string out;
    for (const model::Thing* scheme : snapshot.all(model::ThingKind::Scheme)) {
        if (query.scheme && *query.scheme != scheme->id) continue;
        const Account& account = *session.schemes().find(scheme->id);
        out += locale::choose(model::thing_title(snapshot, *scheme), options.language).text + "\n";
        if (account.outcomes.empty()) {
            out += "  " + say(options, "cli.outcome.none") + "\n";
            continue;
        }
        const auto at =
            query.period ? account.find(*query.period) : std::optional(account.outcomes.size() - 1);
        out += at ? outcome_text(options, session, account, *at)
                  : "  " + say(options, "cli.outcome.none") + "\n";
    }
    return out;
}

}  // namespace

Exit run_outcome(const Options& options) {
    Work work;
    if (const auto stopped = open_file(options, options.words[0], work)) return *stopped;
    exchange::OutcomeQuery query;
    if (options.words.size() > 1) {
        const auto id = base::ThingId::parse(options.words[1]);
        if (!id) return misused(options, ErrorCode::IdSyntax, options.words[1], "a scheme's id");
        query.scheme = *id;
    }
    if (const auto period = options.value("period")) {
        const auto found =
            base::Period::parse(*period, kpi::fiscal_calendar(work.session.snapshot()));
        if (!found) return misused(options, ErrorCode::PeriodSyntax, "--period", *period);
        query.period = *found;
    }
    query.traces = options.trace ? exchange::WithTraces::Yes : exchange::WithTraces::No;
    const auto json = exchange::outcomes_json(work.session, query, options.language);
    if (!json) return refused(options, options.words[0], json.error());
    if (options.json) return put_json(options, *json);
    return put_result(options, outcomes_text(options, work.session, query));
}

}  // namespace samverka::cli
