// The drawer of people: one side at a time, searched as one types, dragged onto a role or picked
// there; and the form for a new pair.
#include "core/base/text.h"
#include "core/model/in_force.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

using model::Side;

constexpr std::string_view kAddPairFields[] = {"level", "customer_title", "supplier_title"};

Node drawer_head(const View& view, const std::string& id, std::string words) {
    Node top = region(id + "/top", Flow::Row, 8);
    Node title = heading(id + "/heading", std::move(words), 2, TextStyle::Title);
    title.layout.width = fill();
    top.children.push_back(std::move(title));
    top.children.push_back(
        icon_button(id + "/close", "close", view.say("screen.close"), intent("close_panel")));
    return top;
}

Node side_switch(const View& view, const std::string& id) {
    Node bar = region(id + "/sides", Flow::Row, 8);
    bar.kind = NodeKind::Toolbar;
    bar.arrows = Arrows::Row;
    for (const Side side : {Side::Customer, Side::Supplier}) {
        const model::Party* party = view.snapshot.lead_party(side);
        const std::string name = side == Side::Customer ? "customer" : "supplier";
        Node one = button(id + "/side/" + name, party == nullptr ? "—" : party->name,
                          intent("people", {{"side", name}}));
        one.selected = view.state.people_side == side;
        one.style.tone = tone_of(side);
        bar.children.push_back(std::move(one));
    }
    return bar;
}

// The posts that a person holds on the date, as one line.
std::string posts_of(const View& view, base::ThingId person) {
    std::string out;
    for (const model::Assignment* assignment : view.snapshot.all<model::Assignment>()) {
        if (assignment->person != person ||
            !model::applies_on(view.snapshot.schema(), assignment->thing, view.date))
            continue;
        if (view.snapshot.find(assignment->role) == nullptr) continue;  // the role was removed
        if (!out.empty()) out += ", ";
        out += view.title(assignment->role);
        if (assignment->post == model::Post::Deputy)
            out +=
                " (" +
                view.choice(model::kPostChoices, static_cast<std::uint8_t>(model::Post::Deputy)) +
                ")";
    }
    return out;
}

Node person_card(const View& view, const model::Person& person, Side side) {
    const std::string id = "organisation/person/" + person.thing.id.text();
    Node card = region(id, Flow::Stack, 0);
    card.kind = NodeKind::Card;
    card.layout.padding_x = 12;
    card.layout.padding_y = 6;
    card.style.surface = Surface::Panel;
    card.style.edges = {Edge::Line};
    card.drag = {.kind = side == Side::Customer ? "person/customer" : "person/supplier",
                 .item = person.thing.id.text()};
    card.action = intent("select", {{"thing", person.thing.id.text()}});
    card.name = view.title(person.thing.id);
    Node name = text(id + "/name", plain(card.name), TextStyle::Dense);
    name.style.weight = Weight::Medium;
    name.style.overflow = Overflow::Cut;
    card.children.push_back(std::move(name));
    const std::string posts = posts_of(view, person.thing.id);
    Node line = label(id + "/posts", posts.empty() ? view.say("organisation.no_post") : posts);
    line.style.overflow = Overflow::Cut;
    card.children.push_back(std::move(line));
    return card;
}

bool matches(const std::string& name, const std::string& query) {
    return query.empty() || base::folded(name).find(base::folded(query)) != std::string::npos;
}

Node new_person(const View& view, const std::string& id, Side side) {
    const model::Party* party = view.snapshot.lead_party(side);
    Node out = field(
        id + "/new", EditKind::Text, view.say("command.add_person"),
        view.say("organisation.new_person"), "",
        command("add_person", {{"party", party == nullptr ? "" : party->thing.id.text()}}, "name"));
    out.icon = "plus";
    out.edit.placeholder = view.say("person.name");
    out.enabled = party != nullptr && !view.is_read_only();
    return out;
}

std::vector<Option> level_options(const View& view) {
    std::vector<Option> out;
    for (const model::Level* level : view.snapshot.all<model::Level>())
        out.push_back({.value = level->thing.id.text(),
                       .label = level->letter + " · " + view.choose(level->name),
                       .detail = "",
                       .tone = Tone::Ink,
                       .action = {}});
    return out;
}

std::string drafted(const View& view, std::string_view name) {
    const auto found = view.state.form.find(std::string(name));
    return found == view.state.form.end() ? std::string() : found->second;
}

}  // namespace

Node people_panel(const View& view) {
    const std::string id = "organisation/people_panel";
    const Side side = view.state.people_side;
    Node out = region(id, Flow::Stack, 12);
    out.children.push_back(drawer_head(view, id, view.say("organisation.people")));
    out.children.push_back(side_switch(view, id));
    Node search = field(id + "/search", EditKind::Text, view.say("organisation.search_people"),
                        view.state.people_query, view.state.people_query,
                        intent("people_query", {}, "query"));
    search.icon = "search";
    search.edit.live = true;
    search.edit.autofocus = true;
    search.edit.placeholder = view.say("organisation.search_people");
    out.children.push_back(std::move(search));
    out.children.push_back(label(id + "/hint", view.say("organisation.drag_hint")));
    Node list = region(id + "/list", Flow::Stack, 6);
    list.kind = NodeKind::List;
    list.arrows = Arrows::List;
    for (const Option& option : person_options(view, side)) {
        const auto person = base::ThingId::parse(option.value);
        if (person && matches(option.label, view.state.people_query))
            list.children.push_back(
                person_card(view, *view.snapshot.find<model::Person>(*person), side));
    }
    if (list.children.empty()) {
        Node none = text(id + "/none", plain(view.say("organisation.nobody_found")),
                         TextStyle::Dense, Tone::Ink3);
        none.kind = NodeKind::Empty;
        list.children.push_back(std::move(none));
    }
    out.children.push_back(std::move(list));
    out.children.push_back(new_person(view, id, side));
    return out;
}

Node add_pair_panel(const View& view) {
    const std::string id = "organisation/add";
    Node out = region(id, Flow::Stack, 14);
    out.children.push_back(drawer_head(view, id, view.say("organisation.add_pair")));
    out.children.push_back(text(id + "/help", plain(view.say("organisation.add_pair_help")),
                                TextStyle::Dense, Tone::Ink2));
    const std::string code(locale::language_code(view.language));
    Action submit = command("add_pair", {});
    bool complete = true;
    for (const std::string_view name : kAddPairFields) {
        const std::string key(name);
        const std::string typed = drafted(view, key);
        complete = complete && !typed.empty();
        const bool is_level = name == "level";
        Node group = region(id + "/" + key, Flow::Stack, 4);
        group.children.push_back(label(id + "/" + key + "/label", view.say("argument." + key)));
        std::string shown = typed;
        const auto level = base::ThingId::parse(typed);
        if (is_level && level) shown = view.title(*level);
        Node edit = field(id + "/" + key + "/field", is_level ? EditKind::Choice : EditKind::Text,
                          view.say("argument." + key), shown, is_level ? "" : typed,
                          intent("fill_form", {{"field", key}}, "typed"));
        edit.style.edges = {Edge::Line};
        edit.edit.autofocus = is_level;
        if (is_level) edit.edit.options = level_options(view);
        group.children.push_back(std::move(edit));
        out.children.push_back(std::move(group));
        json::Object text_value;
        text_value.set(code, typed);
        submit.args.set(key, is_level ? json::Value(typed) : json::Value(std::move(text_value)));
    }
    Node add = button(id + "/submit", view.say("command.add_pair"), std::move(submit));
    add.primary = true;
    add.enabled = complete && !view.is_read_only();
    out.children.push_back(std::move(add));
    return out;
}

}  // namespace samverka::screens
