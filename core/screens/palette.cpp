// Ctrl+K: search everything by name, and do what the command table offers without a subject.
#include <algorithm>

#include "core/base/text.h"
#include "core/command/command.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

constexpr std::size_t kHitsMax = 12;

struct Hit {
    std::string id;
    std::string icon;
    std::string words;
    std::string detail;
    Action action;
};

bool matches(const std::string& words, const std::string& query) {
    return base::folded(words).find(base::folded(query)) != std::string::npos;
}

// What a command without a subject does from here: it runs, or opens the place where its arguments
// are given.
Action palette_action(const command::Command& found) {
    const std::string_view id = found.id;
    if (id == "add_pair") return intent("open_form");
    if (id == "add_person") return intent("people", {{"side", "customer"}});
    return command(std::string(id), {});
}

std::vector<Hit> command_hits(const View& view) {
    std::vector<Hit> out;
    for (const command::Command& one : command::all_commands()) {
        if (!one.in_palette) continue;
        out.push_back({.id = std::string("command/") + one.id,
                       .icon = "arrow_right",
                       .words = view.say(std::string("command.") + one.id),
                       .detail = one.shortcut,
                       .action = palette_action(one)});
    }
    return out;
}

std::string icon_of(model::ThingKind kind) {
    if (kind == model::ThingKind::Person) return "person";
    if (kind == model::ThingKind::Kpi) return "kpi";
    return kind == model::ThingKind::Goal || kind == model::ThingKind::Initiative ? "vision"
                                                                                  : "organisation";
}

std::vector<Hit> thing_hits(const View& view) {
    std::vector<Hit> out;
    using enum model::ThingKind;
    constexpr model::ThingKind kKinds[] = {Kpi,   Goal,  Person,  Role,      Pair,
                                           Forum, Level, Service, Initiative};
    for (const model::ThingKind kind : kKinds)
        for (const model::Thing* thing : view.snapshot.all(kind))
            out.push_back(
                {.id = "thing/" + thing->id.text(),
                 .icon = icon_of(kind),
                 .words = view.title(thing->id),
                 .detail = view.say(model::kind_label_key(view.snapshot.schema().type(kind))),
                 .action = intent("open", {{"thing", thing->id.text()}})});
    return out;
}

Node hit_row(const Hit& hit) {
    Node out = button("palette/" + hit.id, hit.words, hit.action);
    out.kind = NodeKind::Link;
    out.icon = hit.icon;
    out.layout.width = fill();
    out.layout.padding_x = 12;
    out.tooltip = hit.detail;
    if (!hit.detail.empty())
        out.text.push_back(
            {.kind = locale::RunKind::Plain, .text = "  ·  " + hit.detail, .target = {}});
    return out;
}

}  // namespace

Node palette(const View& view) {
    Node dialog = region("palette", Flow::Stack, 8);
    dialog.kind = NodeKind::Dialog;
    dialog.name = view.say("shell.search");
    dialog.layout.width = fixed(560);
    dialog.layout.padding_x = 12;
    dialog.layout.padding_y = 12;
    dialog.style.surface = Surface::Panel;
    dialog.dismiss = intent("palette", {{"open", "no"}});
    Node query =
        field("palette/query", EditKind::Text, view.say("shell.search"), view.state.palette_query,
              view.state.palette_query, intent("palette_query", {}, "query"));
    query.icon = "search";
    query.edit.live = true;
    query.edit.autofocus = true;
    query.edit.placeholder = view.say("shell.search_placeholder");
    dialog.children.push_back(std::move(query));
    Node list = region("palette/list", Flow::Stack, 2);
    list.kind = NodeKind::List;
    list.arrows = Arrows::List;
    std::vector<Hit> hits = command_hits(view);
    if (!view.state.palette_query.empty())
        for (Hit& hit : thing_hits(view)) hits.push_back(std::move(hit));
    for (const Hit& hit : hits)
        if (matches(hit.words, view.state.palette_query) && list.children.size() < kHitsMax)
            list.children.push_back(hit_row(hit));
    if (list.children.empty()) {
        Node none = text("palette/none", plain(view.say("shell.nothing_found")), TextStyle::Dense,
                         Tone::Ink3);
        none.kind = NodeKind::Empty;
        list.children.push_back(std::move(none));
    }
    dialog.children.push_back(std::move(list));
    return dialog;
}

}  // namespace samverka::screens
