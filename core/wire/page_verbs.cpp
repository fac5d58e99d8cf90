// What every engine answers: settings, the view, the file, commands.
#include "core/wire/verbs.h"

#include <array>

#include "core/exchange/merge_preview.h"
#include "core/exchange/report_json.h"
#include "core/wire/arguments.h"

namespace samverka::wire {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using screens::Workbench;

// ---- settings

Result<Reply> configure(Workbench& workbench, const Request& request) {
    const json::Object& args = request.args;
    if (args.find("entropy") != nullptr) {
        SV_TRY(const std::string seed, seed_of(args));
        workbench.session().set_entropy(seed);
    }
    if (args.find("read_only") != nullptr && args.find("read_only")->boolean() != nullptr)
        workbench.session().set_access(*args.find("read_only")->boolean()
                                           ? session::Access::ReadOnly
                                           : session::Access::ReadWrite);
    if (args.find("width") != nullptr)
        workbench.set_width(static_cast<float>(integer(args, "width", 1440)));
    const auto view = [&](std::string_view intent, std::string_view name,
                          std::string_view argument) -> Result<void> {
        if (args.find(name) == nullptr) return {};
        json::Object given;
        given.set(argument, text(args, name));
        return at("/args/" + std::string(name), workbench.view(intent, given));
    };
    SV_TRY_VOID(view("language", "language", "language"));
    if (const std::string theme = text(args, "theme");
        args.find("theme") != nullptr && theme != "light" && theme != "dark")
        return fail(ErrorCode::ChoiceUnknown, "/args/theme", theme);
    SV_TRY_VOID(view("theme", "theme", "theme"));
    SV_TRY_VOID(view("as_of", "as_of", "date"));
    if (args.find("as") != nullptr) {
        SV_TRY(const auto person, at("/args/as", base::ThingId::parse(text(args, "as"))));
        SV_TRY_VOID(at("/args/as", workbench.session().set_author(person)));
        SV_TRY_VOID(view("author", "as", "person"));
    }
    Reply reply;
    reply.ok = *screens::state_json(workbench.state()).object();
    reply.ok.set("read_only", workbench.session().access() == session::Access::ReadOnly);
    return reply;
}

Result<Reply> view_state(Workbench& workbench, const Request&) {
    Reply reply;
    reply.ok.set("state", screens::state_json(workbench.state()));
    return reply;
}

Result<Reply> restore_view(Workbench& workbench, const Request& request) {
    const json::Value* state = request.args.find("state");
    if (state == nullptr) return fail(ErrorCode::ArgumentMissing, "/args/state");
    workbench.restore_state(screens::read_state(*state));
    return view_state(workbench, request);
}

// ---- the log

json::Object opened(const Workbench& workbench, const log::LogReport& report,
                    locale::Language language) {
    json::Object out;
    const auto& session = workbench.session();
    out.set("partnership", session.log().partnership().text());
    const auto* partnership = session.snapshot().partnership();
    out.set("title",
            partnership == nullptr ? "" : locale::choose(partnership->name, language).text);
    out.set("commits", session.log().commit_count());
    out.set("new_commits", report.commits_new);
    out.set("waiting", report.waiting);
    out.set("incomplete", session.snapshot().incomplete());
    out.set("conflicts", session.snapshot().conflicts().size());
    out.set("warnings", exchange::errors_json(report.warnings, language));
    return out;
}

Result<Reply> open(Workbench& workbench, const Request& request) {
    auto report = workbench.session().open(request.payload);
    if (!report) {
        workbench.set_notice(report.error());
        return std::unexpected(std::move(report).error());
    }
    workbench.restore_state(workbench.state());
    Reply reply;
    reply.ok = opened(workbench, *report, workbench.state().language);
    return reply;
}

Result<Reply> merge(Workbench& workbench, const Request& request) {
    auto report = workbench.session().merge(request.payload);
    if (!report) {
        workbench.set_notice(report.error());
        return std::unexpected(std::move(report).error());
    }
    Reply reply;
    reply.ok = opened(workbench, *report, workbench.state().language);
    return reply;
}

Result<Reply> preview_merge(Workbench& workbench, const Request& request) {
    Reply reply;
    SV_TRY(reply.ok, exchange::merge_preview(workbench.session(), request.payload,
                                             workbench.state().language));
    return reply;
}

Result<Reply> close(Workbench& workbench, const Request&) {
    workbench.session().close();
    json::Object nothing;
    SV_TRY_VOID(workbench.view("select", nothing));
    return Reply{};
}

Result<Reply> outbox(Workbench& workbench, const Request&) {
    const auto& log = workbench.session().log();
    Reply reply;
    reply.ok.set("position", static_cast<std::int64_t>(log.outbox_end()));
    reply.ok.set("rewrite", log.needs_rewrite());
    reply.payload = log.needs_rewrite() ? log.file() : log.outbox();
    return reply;
}

Result<Reply> saved(Workbench& workbench, const Request& request) {
    const std::int64_t position = integer(request.args, "position", -1);
    if (position < 0) return fail(ErrorCode::ArgumentMissing, "/args/position");
    workbench.session().acknowledge(static_cast<std::uint64_t>(position));
    return Reply{};
}

Result<Reply> file(Workbench& workbench, const Request&) {
    SV_TRY_VOID(require_open(workbench));
    Reply reply;
    reply.payload = workbench.session().log().file();
    return reply;
}

// ---- commands

json::Object outcome_json(const session::Outcome& outcome) {
    json::Object out;
    out.set("act", outcome.act.text());
    json::Array created;
    for (const base::ThingId& id : outcome.created) created.emplace_back(id.text());
    out.set("created", std::move(created));
    return out;
}

Result<Reply> run_command(Workbench& workbench, const std::string& command,
                          const json::Object& args) {
    SV_TRY(const auto outcome, workbench.session().run(command, args));
    Reply reply;
    reply.ok = outcome_json(outcome);
    return reply;
}

Result<Reply> run(Workbench& workbench, const Request& request) {
    auto reply =
        run_command(workbench, text(request.args, "command"), object(request.args, "args"));
    if (!reply && reply.error().path.starts_with('/'))
        return base::fail_under(reply.error().path == "/command" ? "/args" : "/args/args",
                                std::move(reply).error());
    return reply;
}

Result<Reply> new_partnership(Workbench& workbench, const Request& request) {
    SV_TRY(auto reply, run_command(workbench, "new_partnership", request.args));
    reply.ok.set("partnership", workbench.session().log().partnership().text());
    return reply;
}

Result<Reply> faults(Workbench& workbench, const Request& request) {
    const auto found =
        workbench.session().faults(text(request.args, "command"), object(request.args, "args"));
    Reply reply;
    reply.ok.set("faults", exchange::errors_json(found, workbench.state().language));
    return reply;
}

// ---- the view

// A host that has the tree already is spared it.
Result<Reply> tree(Workbench& workbench, const Request& request) {
    Reply reply;
    const screens::Tree& shown = workbench.tree();
    const auto revision = static_cast<std::int64_t>(shown.revision);
    if (integer(request.args, "known", -1) != revision)
        reply.ok.set("tree", screens::tree_json(shown));
    return reply;
}

Result<Reply> cells(Workbench& workbench, const Request& request) {
    const screens::GridRange range{.first_row = integer(request.args, "first_row", 0),
                                   .rows = integer(request.args, "rows", 0),
                                   .first_column = integer(request.args, "first_column", 0),
                                   .columns = integer(request.args, "columns", 0)};
    Reply reply;
    reply.ok.set("rows", screens::cells_json(workbench.cells(text(request.args, "node"), range)));
    return reply;
}

Result<Reply> after_view(Workbench& workbench) {
    Reply reply;
    reply.ok.set("revision", static_cast<std::int64_t>(workbench.tree().revision));
    if (auto host = workbench.take_host_request()) {
        json::Object asked;
        asked.set("name", std::move(host->name));
        asked.set("args", std::move(host->args));
        reply.ok.set("host", std::move(asked));
    }
    return reply;
}

constexpr std::array<std::string_view, 7> kGestures{"activate", "commit",   "menu", "drop",
                                                    "dismiss",  "shortcut", "paste"};

Result<Reply> gesture(Workbench& workbench, const Request& request) {
    const std::string kind = text(request.args, "kind");
    screens::Gesture out;
    bool known = false;
    for (std::size_t i = 0; i < kGestures.size(); ++i)
        if (kind == kGestures[i]) {
            out.kind = static_cast<screens::GestureKind>(i);
            known = true;
        }
    if (!known) return fail(ErrorCode::ChoiceUnknown, "/args/kind", kind);
    out.node = text(request.args, "node");
    out.typed = text(request.args, "typed");
    out.item = text(request.args, "item");
    out.index = static_cast<std::uint32_t>(integer(request.args, "index", 0));
    out.row = integer(request.args, "row", -1);
    out.column = integer(request.args, "column", -1);
    const json::Value* chosen = request.args.find("chosen");
    out.chosen = chosen != nullptr && chosen->boolean() != nullptr && *chosen->boolean();
    if (auto done = workbench.perform(out); !done) {
        // Other places are those of the command behind the node.
        const std::string& path = done.error().path;
        const bool own = path == "/node" || path == "/index" || path == "/item";
        return base::fail_under(own ? "/args" : "", std::move(done).error());
    }
    return after_view(workbench);
}

Result<Reply> view(Workbench& workbench, const Request& request) {
    auto done = workbench.view(text(request.args, "intent"), object(request.args, "args"));
    if (!done) {
        const std::string& path = done.error().path;
        return base::fail_under(path == "/intent" ? "/args" : "/args/args",
                                std::move(done).error());
    }
    return after_view(workbench);
}

constexpr std::array kVerbs{
    Verb{"configure", configure},
    Verb{"view_state", view_state},
    Verb{"restore_view", restore_view},
    Verb{"new", new_partnership},
    Verb{"open", open},
    Verb{"merge", merge},
    Verb{"preview_merge", preview_merge},
    Verb{"close", close},
    Verb{"outbox", outbox},
    Verb{"saved", saved},
    Verb{"file", file},
    Verb{"run", run},
    Verb{"faults", faults},
    Verb{"tree", tree},
    Verb{"cells", cells},
    Verb{"gesture", gesture},
    Verb{"view", view},
};

}  // namespace

std::span<const Verb> page_verbs() { return kVerbs; }

}  // namespace samverka::wire
