// Beside the alignment map: the selected outcome, goal, KPI, initiative or vision, edited in place,
// and the form for something new.
#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/screens/difference.h"
#include "core/screens/kpi_parts.h"
#include "core/screens/vision.h"

namespace samverka::screens {

namespace {

constexpr const char* kParent = "parent";  // of a goal that is about to be made, in the open form

base::Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

Node section(const View& view, const std::string& id, std::string_view key) {
    Node out = region(id, Flow::Stack, 8);
    Node head = heading(id + "/head", view.say(key), 3, TextStyle::Dense);
    head.style.weight = Weight::SemiBold;
    out.children.push_back(std::move(head));
    return out;
}

void add_findings(const View& view, base::ThingId thing, Node& out) {
    std::size_t number = 0;
    for (const rules::Finding& finding : view.findings)
        if (finding.subject == thing)
            out.children.push_back(finding_item(
                view, "vision/finding/" + base::number_text(static_cast<std::int64_t>(number++)),
                finding, FindingDetail::Full));
}

// ---- what a thing is connected to

std::vector<Option> thing_options(const View& view, model::ThingKind kind,
                                  const std::vector<base::ThingId>& without) {
    std::vector<Option> out;
    for (const model::Thing* thing : view.snapshot.all(kind))
        if (std::find(without.begin(), without.end(), thing->id) == without.end())
            out.push_back({.value = thing->id.text(),
                           .label = view.title(thing->id),
                           .detail = {},
                           .tone = Tone::Ink,
                           .action = {}});
    return out;
}

// One connection: its name leads there, and a button takes it away.
Node connection(const View& view, const std::string& id, base::ThingId thing, Action take) {
    Node row = region(id, Flow::Row, 8);
    Node name = button(id + "/name", view.title(thing), intent("open", {{"thing", thing.text()}}));
    name.kind = NodeKind::Link;
    name.style.text = TextStyle::Dense;
    name.layout.width = fill();
    row.children.push_back(std::move(name));
    Node away = icon_button(
        id + "/take", "close",
        view.plain(
            message("vision.disconnect").with("thing", base::PlainArgument{view.title(thing)})),
        std::move(take));
    away.enabled = !view.is_read_only();
    row.children.push_back(std::move(away));
    return row;
}

struct Connections {
    std::string_view head;    // text key
    std::string_view choose;  // text key of the field
    model::ThingKind kind{};  // of what is connected
    std::vector<base::ThingId> to;
};

// `add` and `take` get the connected thing as the argument `fill`.
Node connections(const View& view, const std::string& id, const Connections& what,
                 const Action& add, const Action& take) {
    Node out = section(view, id, what.head);
    for (const base::ThingId thing : what.to) {
        Action away = take;
        away.args.set(take.fill, thing.text());
        away.fill.clear();
        out.children.push_back(connection(view, id + "/" + thing.text(), thing, std::move(away)));
    }
    Node more =
        field(id + "/add", EditKind::Choice, view.say(what.choose), view.say(what.choose), "", add);
    more.edit.options = thing_options(view, what.kind, what.to);
    more.style.edges = {Edge::Line};
    more.style.tone = Tone::Ink3;
    more.enabled = !view.is_read_only() && !more.edit.options.empty();
    out.children.push_back(std::move(more));
    return out;
}

Action item(const char* verb, std::string thing, const char* field, std::string fill) {
    return command(verb, {{"thing", std::move(thing)}, {"field", field}}, std::move(fill));
}

void add_goal(const View& view, const model::Goal& goal, Node& out) {
    const std::string id = goal.thing.id.text();
    if (const kpi::GoalProgress* progress = view.kpis.progress(goal.thing.id)) {
        Node line = region("vision/progress", Flow::Row, 10);
        line.layout.align = Align::Baseline;
        line.children.push_back(progress_node(view, "vision/progress/value", *progress));
        if (progress->plan) {
            locale::Runs plan = plain(view.say("vision.plan") + " ");
            plan.push_back(plan_run(view, *progress));
            line.children.push_back(
                text("vision/progress/plan", std::move(plan), TextStyle::Dense, Tone::Ink3));
        }
        out.children.push_back(std::move(line));
        out.children.push_back(progress_bar(view, "vision/progress/bar", *progress));
    }
    add_findings(view, goal.thing.id, out);
    Connections kpis{
        .head = "vision.kpis", .choose = "vision.add_kpi", .kind = model::ThingKind::Kpi, .to = {}};
    for (const model::Kpi* kpi : view.snapshot.all<model::Kpi>())
        if (std::find(kpi->goals.begin(), kpi->goals.end(), goal.thing.id) != kpi->goals.end())
            kpis.to.push_back(kpi->thing.id);
    const auto on_kpi = [&](const char* verb) {
        return command(verb, {{"field", "goals"}, {"item", id}}, "thing");
    };
    out.children.push_back(connections(view, "vision/kpis", kpis, on_kpi("add"), on_kpi("take")));
    Connections initiatives{.head = "vision.initiatives",
                            .choose = "vision.add_initiative",
                            .kind = model::ThingKind::Initiative,
                            .to = {}};
    for (const auto* one : view.snapshot.all<model::Initiative>())
        if (std::find(one->goals.begin(), one->goals.end(), goal.thing.id) != one->goals.end())
            initiatives.to.push_back(one->thing.id);
    out.children.push_back(
        connections(view, "vision/initiatives", initiatives, on_kpi("add"), on_kpi("take")));
}

void add_kpi(const View& view, const model::Kpi& kpi, Node& out) {
    const std::string id = kpi.thing.id.text();
    const kpi::History* history = view.kpis.find(kpi.thing.id);
    const kpi::Value* value = history == nullptr ? nullptr : current_value(*history, view.date);
    if (value != nullptr) {
        Node line = region("vision/kpi", Flow::Row, 10);
        line.children.push_back(value_node(view, "vision/kpi/value", *history, *value));
        line.children.push_back(standing_badge(view, "vision/kpi/standing", *value));
        out.children.push_back(std::move(line));
    }
    Node go =
        button("vision/kpi/open", view.say("vision.open_kpi"), intent("open", {{"thing", id}}));
    go.icon = "kpi";
    go.layout.width = fit();
    out.children.push_back(std::move(go));
    add_findings(view, kpi.thing.id, out);
    const Connections goals{.head = "vision.goals",
                            .choose = "vision.add_goal_link",
                            .kind = model::ThingKind::Goal,
                            .to = kpi.goals};
    out.children.push_back(connections(view, "vision/goals", goals,
                                       item("add", id, "goals", "item"),
                                       item("take", id, "goals", "item")));
}

void add_initiative(const View& view, const model::Initiative& initiative, Node& out) {
    const std::string id = initiative.thing.id.text();
    add_findings(view, initiative.thing.id, out);
    const Connections kpis{.head = "vision.moves",
                           .choose = "vision.add_kpi",
                           .kind = model::ThingKind::Kpi,
                           .to = initiative.kpis};
    out.children.push_back(connections(view, "vision/kpis", kpis, item("add", id, "kpis", "item"),
                                       item("take", id, "kpis", "item")));
    const Connections goals{.head = "vision.goals",
                            .choose = "vision.add_goal_link",
                            .kind = model::ThingKind::Goal,
                            .to = initiative.goals};
    out.children.push_back(connections(view, "vision/goals", goals,
                                       item("add", id, "goals", "item"),
                                       item("take", id, "goals", "item")));
}

// ---- versions of the vision

Node version_card(const View& view, const model::Vision& version, const model::Vision* before,
                  bool in_force) {
    const std::string id = "vision/version/" + version.thing.id.text();
    Node card = region(id, Flow::Stack, 6);
    card.layout.padding_x = 12;
    card.layout.padding_y = 10;
    card.style.surface = Surface::Sunken;
    base::Message head = message(in_force                 ? "vision.version_in_force"
                                 : version.effective_from ? "vision.version_from"
                                                          : "vision.version_draft");
    if (version.effective_from) head.with("date", base::DateArgument{*version.effective_from});
    card.children.push_back(label(id + "/head", view.plain(head)));
    const std::string words = view.choose(version.statement);
    card.children.push_back(
        text(id + "/text",
             before == nullptr ? plain(words) : difference(view.choose(before->statement), words),
             TextStyle::Dense));
    const auto proposals = view.snapshot.proposals(version.thing.id);
    const bool proposed = std::any_of(proposals.begin(), proposals.end(),
                                      [](const auto& one) { return !one.revoked; });
    for (const model::Proposal& proposal : proposals)
        if (proposal.pending())
            card.children.push_back(
                proposal_item(view, id + "/proposal", proposal, version.thing.id));
    if (!proposed) {
        Node propose = button(id + "/propose", view.say("command.propose"),
                              command("propose", {{"version", version.thing.id.text()}}));
        propose.enabled = !view.is_read_only();
        card.children.push_back(thing_form(view, id + "/form", version.thing));
        card.children.push_back(std::move(propose));
    }
    return card;
}

// Newest first, each with what it changed; a draft is edited here, and a new one begins as a copy.
void add_versions(const View& view, Node& out) {
    const auto found = vision_in_force(view);
    std::vector<const model::Vision*> versions = view.snapshot.all<model::Vision>();
    base::sort(versions, [](const auto* left, const auto* right) {
        return left->thing.created.at < right->thing.created.at;
    });
    const bool has_draft = std::any_of(versions.begin(), versions.end(), [&](const auto* one) {
        return view.snapshot.proposals(one->thing.id).empty();
    });
    if (!has_draft && found.content != nullptr) {
        const auto* content = model::as<model::Vision>(found.content);
        Action create = command("create", {{"kind", "vision"}});
        json::Object fields;
        fields.set("partnership", content->partnership.text());
        const auto both = [](const base::Bilingual& words) {
            json::Object one;
            if (!words.sv.empty()) one.set("sv", words.sv);
            if (!words.en.empty()) one.set("en", words.en);
            return one;
        };
        fields.set("statement", both(content->statement));
        if (!content->principles.empty()) fields.set("principles", both(content->principles));
        create.args.set("fields", std::move(fields));
        Node fresh =
            button("vision/new_version", view.say("vision.new_version"), std::move(create));
        fresh.icon = "plus";
        fresh.layout.width = fit();
        fresh.enabled = !view.is_read_only();
        out.children.push_back(std::move(fresh));
    }
    for (std::size_t i = versions.size(); i > 0; --i)
        out.children.push_back(version_card(view, *versions[i - 1],
                                            i > 1 ? versions[i - 2] : nullptr,
                                            versions[i - 1]->thing.id == found.version));
}

Node title_row(const View& view, const model::Thing& thing) {
    Node head = region("vision/panel/head", Flow::Row, 8);
    Node title = heading(
        "vision/panel/title",
        thing.kind == model::ThingKind::Vision ? view.say("vision.shared") : view.title(thing.id),
        2, TextStyle::Title);
    title.layout.width = fill();
    head.children.push_back(std::move(title));
    head.children.push_back(
        icon_button("vision/panel/close", "close", view.say("trace.close"), intent("close_panel")));
    return head;
}

// A thing that begins with one line of text.
Node create_field(const View& view, const char* id, const char* key, const char* kind,
                  const char* text_field, json::Object fields) {
    Action create = command("create", {{"kind", kind}},
                            std::string("fields/") + text_field + "/" +
                                std::string(locale::language_code(view.language)));
    create.args.set("fields", std::move(fields));
    Node out = region(std::string(id) + "/group", Flow::Stack, 4);
    out.children.push_back(label(std::string(id) + "/label", view.say(key)));
    Node edit = field(id, EditKind::Text, view.say(key), "", "", std::move(create));
    edit.edit.placeholder = view.say("vision.name_placeholder");
    edit.style.edges = {Edge::Line};
    edit.enabled = !view.is_read_only();
    out.children.push_back(std::move(edit));
    return out;
}

// A goal begins under the one that was chosen for it, or else under the one that is selected.
const model::Goal* parent_of_new(const View& view) {
    const auto chosen = view.state.form.find(kParent);
    if (chosen == view.state.form.end())
        return view.snapshot.find<model::Goal>(view.state.selected);
    const auto id = base::ThingId::parse(chosen->second);
    return id ? view.snapshot.find<model::Goal>(*id) : nullptr;
}

Node parent_field(const View& view, const model::Goal* parent) {
    const std::string none = view.say("vision.under_none");
    Node line = region("vision/form/under/line", Flow::Row, 8);
    line.layout.align = Align::Center;
    Node head = label("vision/form/under/label", view.say("vision.under"));
    head.layout.width = fit();
    line.children.push_back(std::move(head));
    Node out = field("vision/form/under", EditKind::Choice,
                     view.say("vision.new_goal") + ", " + view.say("vision.under"),
                     parent == nullptr ? none : view.title(parent->thing.id), "",
                     intent("fill_form", {{"field", kParent}}, "typed"));
    out.edit.options.push_back(
        {.value = "",
         .label = none,
         .detail = {},
         .tone = Tone::Ink3,
         .action = intent("fill_form", {{"field", kParent}, {"typed", ""}})});
    for (Option& option : thing_options(view, model::ThingKind::Goal, {}))
        out.edit.options.push_back(std::move(option));
    out.style.edges = {Edge::Line};
    out.style.overflow = Overflow::Cut;
    out.enabled = !view.is_read_only();
    line.children.push_back(std::move(out));
    return line;
}

}  // namespace

Node vision_form(const View& view) {
    Node out = region("vision/form", Flow::Stack, 16);
    Node head = region("vision/form/head", Flow::Row, 8);
    Node title = heading("vision/form/title", view.say("vision.add"), 2, TextStyle::Title);
    title.layout.width = fill();
    head.children.push_back(std::move(title));
    head.children.push_back(
        icon_button("vision/form/close", "close", view.say("trace.close"), intent("close_panel")));
    out.children.push_back(std::move(head));
    out.children.push_back(text("vision/form/help", plain(view.say("vision.form_help")),
                                TextStyle::Dense, Tone::Ink2));
    json::Object outcome;
    outcome.set("goal_class", "outcome");
    outcome.set("status", "active");
    out.children.push_back(create_field(view, "vision/form/outcome", "vision.new_outcome", "goal",
                                        "statement", std::move(outcome)));
    json::Object goal;
    goal.set("goal_class", "goal");
    goal.set("status", "active");
    const model::Goal* parent = parent_of_new(view);
    if (parent != nullptr) goal.set("parent", parent->thing.id.text());
    Node added = create_field(view, "vision/form/goal", "vision.new_goal", "goal", "statement",
                              std::move(goal));
    added.children.insert(added.children.begin() + 1, parent_field(view, parent));
    out.children.push_back(std::move(added));
    out.children.push_back(
        create_field(view, "vision/form/kpi", "vision.new_kpi", "kpi", "name", {}));
    out.children.push_back(create_field(view, "vision/form/initiative", "vision.new_initiative",
                                        "initiative", "name", {}));
    return out;
}

Node vision_panel(const View& view) {
    Node out = region("vision/detail", Flow::Stack, 16);
    const model::Thing* thing = view.snapshot.find(view.state.selected);
    if (thing == nullptr) return out;
    out.children.push_back(title_row(view, *thing));
    if (thing->kind == model::ThingKind::Vision) {
        add_versions(view, out);
        return out;
    }
    if (thing->kind == model::ThingKind::Goal) add_goal(view, *model::as<model::Goal>(thing), out);
    if (thing->kind == model::ThingKind::Kpi) {
        add_kpi(view, *model::as<model::Kpi>(thing), out);
        return out;
    }
    if (thing->kind == model::ThingKind::Initiative)
        add_initiative(view, *model::as<model::Initiative>(thing), out);
    Node form = section(view, "vision/fields", "vision.fields");
    form.children.push_back(thing_form(view, "vision/form_of", *thing));
    out.children.push_back(std::move(form));
    Node remove = button("vision/remove", view.say("vision.remove"),
                         command("remove", {{"thing", thing->id.text()}}));
    remove.icon = "remove";
    remove.layout.width = fit();
    remove.enabled = !view.is_read_only();
    out.children.push_back(std::move(remove));
    return out;
}

}  // namespace samverka::screens
