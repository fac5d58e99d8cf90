// Why a number is what it is, beside the picture: a tree that opens down to what was measured or
// written, each with who and when.
#include "core/kpi/trace.h"

#include "core/base/text.h"
#include "core/incentive/trace.h"
#include "core/screens/kpi_parts.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

using kpi::TraceNode;

constexpr float kIndent = 14;
// What is deeper is closed at first, so that the sum is seen before its hundred rows.
constexpr int kOpenDepth = 2;

std::string figure(const View& view, const TraceNode& node) {
    return node.value ? figure(view, *node.value, node.unit) : std::string();
}

std::string_view assurance_key(kpi::Assurance assurance) {
    switch (assurance) {
        case kpi::Assurance::Verified:
            return "trace.verified";
        case kpi::Assurance::Reported:
            return "trace.reported";
        case kpi::Assurance::Disputed:
            break;
    }
    return "trace.disputed";
}

// The small lines under a node: how it was computed, who reported it, where it stands in the
// source.
void add_details(const View& view, const std::string& id, const TraceNode& node, Node& out) {
    const auto add = [&](const char* name, std::string words, Tone tone) {
        Node line = text(id + name, plain(std::move(words)), TextStyle::Label, tone);
        out.children.push_back(std::move(line));
    };
    if (!node.formula.key.empty()) {
        Node line = text(id + "/formula", view.say(node.formula), TextStyle::Label, Tone::Ink3);
        out.children.push_back(std::move(line));
    }
    if (!node.exact) add("/inexact", view.say("trace.inexact"), Tone::Ink3);
    if (!node.stamp) return;
    const std::string by =
        view.plain(base::Message{.key = "trace.by", .arguments = {}}
                       .with("author", base::PlainArgument{view.title(node.stamp->author)})
                       .with("date", base::DateArgument{node.stamp->at.date_utc()}));
    add("/by", by, Tone::Ink3);
    add("/assurance", view.say(assurance_key(node.assurance)),
        node.assurance == kpi::Assurance::Disputed ? Tone::Miss : Tone::Ink3);
    if (!node.reference.empty())
        add("/reference",
            view.plain(base::Message{.key = "trace.reference", .arguments = {}}.with(
                "reference", base::PlainArgument{node.reference})),
            Tone::Ink3);
}

Node line_of(const View& view, const std::string& id, const TraceNode& node, bool opens,
             bool is_open) {
    Node line = region(id + "/line", Flow::Row, 8);
    line.layout.align = Align::Baseline;
    Node words = text(id + "/label", view.say(node.label), TextStyle::Dense);
    words.layout.width = fill();
    if (opens) {
        words.icon = is_open ? "chevron_down" : "chevron_right";
        words.expanded = is_open;
        words.action = intent("toggle", {{"node", id}});
        words.style.text_align = Align::Start;
    }
    line.children.push_back(std::move(words));
    if (const std::string shown = figure(view, node); !shown.empty()) {
        Node number = text(id + "/value", plain(shown), TextStyle::Dense);
        number.style.weight = Weight::SemiBold;
        number.style.text_align = Align::End;
        number.layout.width = fit();
        line.children.push_back(std::move(number));
    }
    return line;
}

void add_node(const View& view, const std::string& id, const TraceNode& node, int depth,
              Node& out) {
    Node item = region(id, Flow::Stack, 2);
    item.layout.padding_y = 6;
    item.style.edges = {Edge::Bottom};
    const bool opens = !node.children.empty() && depth > 0;
    const bool usual = depth < kOpenDepth;
    const bool is_open =
        node.children.empty() || depth == 0 || (view.state.opened.contains(id) ? !usual : usual);
    Node indented = region(id + "/indent", Flow::Row, 0);
    if (depth > 1) {
        Node room = region(id + "/room", Flow::Stack, 0);
        room.layout.width = fixed(kIndent * static_cast<float>(depth - 1));
        indented.children.push_back(std::move(room));
    }
    Node body = region(id + "/body", Flow::Stack, 2);
    body.children.push_back(line_of(view, id, node, opens, is_open));
    add_details(view, id, node, body);
    indented.children.push_back(std::move(body));
    item.children.push_back(std::move(indented));
    out.children.push_back(std::move(item));
    if (!is_open) return;
    for (std::size_t i = 0; i < node.children.size(); ++i)
        add_node(view, id + "/" + base::number_text(static_cast<std::int64_t>(i)), node.children[i],
                 depth + 1, out);
}

// A number that stands in a field: which, and who wrote it when.
TraceNode of_field(const View& view, const model::Thing& thing, std::string_view field) {
    TraceNode out;
    out.kind = kpi::TraceKind::Constant;
    const model::ThingType& type = view.snapshot.schema().type(thing.kind);
    const model::Field* found = type.find_field(field);
    out.label = {.key = "trace.stored", .arguments = {}};
    out.label
        .with("field",
              found == nullptr
                  ? base::Argument{base::PlainArgument{std::string(field)}}
                  : base::Argument{base::LabelArgument{model::field_label_key(type, *found)}})
        .with("thing", base::ReferenceArgument{.thing = thing.id,
                                               .title = model::thing_title(view.snapshot, thing)});
    out.thing = thing.id;
    out.formula = {.key = "trace.set_by", .arguments = {}};
    out.formula.with("author", base::PlainArgument{view.title(thing.changed.author)})
        .with("date", base::DateArgument{thing.changed.at.date_utc()});
    return out;
}

// What a count counts.
TraceNode of_list(const View& view, std::string_view ids) {
    TraceNode out;
    std::vector<base::ThingId> things;
    while (!ids.empty()) {
        const std::size_t comma = ids.find(',');
        if (const auto id = base::ThingId::parse(ids.substr(0, comma))) things.push_back(*id);
        ids = comma == std::string_view::npos ? std::string_view() : ids.substr(comma + 1);
    }
    out.label = {.key = "trace.list", .arguments = {}};
    out.label.with(
        "count", base::CountArgument{.count = static_cast<std::int64_t>(things.size()), .of = {}});
    for (const base::ThingId id : things) {
        const model::Thing* thing = view.snapshot.find(id);
        if (thing == nullptr) continue;
        TraceNode one;
        one.kind = kpi::TraceKind::Part;
        one.label = {.key = "trace.part", .arguments = {}};
        one.label.with("thing",
                       base::ReferenceArgument{.thing = id,
                                               .title = model::thing_title(view.snapshot, *thing)});
        out.children.push_back(std::move(one));
    }
    return out;
}

// An act, and what it did.
TraceNode of_act(const View& view, const history::Journal::Entry& entry) {
    const history::Act act = view.journal.tell(view.session.log(), entry);
    TraceNode out;
    out.kind = kpi::TraceKind::Part;
    out.label = act.headline;
    out.formula = {.key = "trace.act_by", .arguments = {}};
    out.formula.with("author", base::PlainArgument{view.title(act.author)})
        .with("party", base::PlainArgument{view.title(act.party)})
        .with("date", base::DateArgument{act.time.instant().date_utc()});
    if (act.lines.size() < 2) return out;
    for (const base::Message& line : act.lines) {
        TraceNode one;
        one.kind = kpi::TraceKind::Part;
        one.label = line;
        out.children.push_back(std::move(one));
    }
    return out;
}

// The acts that a number counts, or the one that wrote it.
std::optional<TraceNode> of_acts(const View& view, std::string_view ids) {
    view.journal.follow(view.session.log());
    std::vector<TraceNode> acts;
    for (const std::string_view id : base::split(ids, ',')) {
        const auto parsed = base::ActId::parse(id);
        const auto* entry = parsed ? view.journal.find(*parsed) : nullptr;
        if (entry != nullptr) acts.push_back(of_act(view, *entry));
    }
    if (acts.empty()) return std::nullopt;
    if (acts.size() == 1) return std::move(acts.front());
    TraceNode out;
    out.label = {.key = "trace.acts", .arguments = {}};
    out.children = std::move(acts);
    return out;
}

// Of a scheme's period: "<period>" what it is to the performer, "<period>/customer" and
// "<period>/supplier" to that side, "<period>/<line>" one of its lines.
std::optional<TraceNode> of_scheme(const View& view, base::ThingId scheme, std::string_view tail) {
    const incentive::Account* account = view.schemes.find(scheme);
    if (account == nullptr) return std::nullopt;
    const std::size_t slash = tail.find('/');
    const auto period =
        base::Period::parse(tail.substr(0, slash), kpi::fiscal_calendar(view.snapshot));
    const auto at = period ? account->find(*period) : std::nullopt;
    if (!at) return std::nullopt;
    const incentive::Traced traced{
        .snapshot = view.snapshot, .board = view.kpis, .account = *account, .at = *at};
    if (slash == std::string_view::npos) return trace_outcome(traced, account->performer);
    const std::string_view rest = tail.substr(slash + 1);
    if (rest == "customer") return trace_outcome(traced, model::Side::Customer);
    if (rest == "supplier") return trace_outcome(traced, model::Side::Supplier);
    const incentive::Line* line = traced.outcome().find(rest);
    return line == nullptr ? std::nullopt : std::optional(trace_line(traced, *line));
}

std::optional<TraceNode> trace_of(const View& view, std::string_view target) {
    const std::size_t colon = target.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string_view kind = target.substr(0, colon);
    const std::string_view rest = target.substr(colon + 1);
    if (kind == "list") return of_list(view, rest);
    if (kind == "acts") return of_acts(view, rest);
    const std::size_t slash = rest.find('/');
    const auto id = base::ThingId::parse(rest.substr(0, slash));
    const model::Thing* thing = id ? view.snapshot.find(*id) : nullptr;
    if (thing == nullptr) return std::nullopt;
    const std::string_view tail =
        slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    if (kind == "set") return of_field(view, *thing, tail);
    if (kind == "goal") return kpi::trace_progress(view.snapshot, view.kpis, *id);
    if (kind == "scheme") return of_scheme(view, *id, tail);
    if (kind != "kpi") return std::nullopt;
    const auto period = base::Period::parse(tail, kpi::fiscal_calendar(view.snapshot));
    if (!period) return std::nullopt;
    return kpi::trace_value(view.snapshot, view.kpis, *id, *period);
}

}  // namespace

Node trace_tree(const View& view, const std::string& id, std::string_view target) {
    Node out = region(id, Flow::Stack, 0);
    const auto trace = trace_of(view, target);
    if (!trace) {
        out.children.push_back(
            text(id + "/gone", plain(view.say("trace.gone")), TextStyle::Dense, Tone::Ink2));
        return out;
    }
    add_node(view, id + "/0", *trace, 0, out);
    return out;
}

Node trace_panel(const View& view) {
    Node out = region("trace", Flow::Stack, 12);
    Node head = region("trace/head", Flow::Row, 8);
    Node title = heading("trace/title", view.say("trace.title"), 2, TextStyle::Title);
    title.layout.width = fill();
    head.children.push_back(std::move(title));
    head.children.push_back(
        icon_button("trace/close", "close", view.say("trace.close"), intent("trace")));
    out.children.push_back(std::move(head));
    out.children.push_back(trace_tree(view, "trace/tree", view.state.trace));
    return out;
}

}  // namespace samverka::screens
