// When nothing is open: look at the example, open a file, go on where one was.
#include <utility>

#include "core/locale/numbers.h"
#include "core/screens/screens.h"
#include "core/session/template.h"

namespace samverka::screens {

namespace {

Node choice_card(const std::string& id, std::string icon, std::string title, std::string words,
                 Action action) {
    Node card = region(id, Flow::Stack, 4);
    card.kind = NodeKind::Card;
    card.layout.padding_x = 20;
    card.layout.padding_y = 16;
    card.style.surface = Surface::Panel;
    card.style.edges = {Edge::Line};
    card.action = std::move(action);
    card.name = title;
    Node top = region(id + "/top", Flow::Row, 10);
    Node picture;
    picture.id = id + "/icon";
    picture.kind = NodeKind::Icon;
    picture.icon = std::move(icon);
    picture.layout.width = fixed(18);
    picture.layout.height = fixed(18);
    top.children.push_back(std::move(picture));
    Node head = text(id + "/title", plain(std::move(title)), TextStyle::Title);
    head.style.weight = Weight::SemiBold;
    top.children.push_back(std::move(head));
    card.children.push_back(std::move(top));
    card.children.push_back(
        text(id + "/text", plain(std::move(words)), TextStyle::Dense, Tone::Ink2));
    return card;
}

// A partnership that is stored here: opened as a whole, or taken away.
Node recent_card(const View& view, const RecentPartnership& recent) {
    const std::string id = "start/recent/" + recent.partnership;
    const auto changed = base::Instant::parse(recent.changed);
    Node row = region(id + "/row", Flow::Row, 8);
    Node card = choice_card(
        id, "organisation", recent.title,
        changed ? view.say("start.changed") + " " + locale::show_instant(*changed, view.language)
                : "",
        intent("host.open_recent", {{"partnership", recent.partnership}}));
    card.layout.width = fill();
    row.children.push_back(std::move(card));
    row.children.push_back(
        icon_button(id + "/forget", "remove",
                    view.plain(base::Message{.key = "start.forget", .arguments = {}}.with(
                        "title", base::PlainArgument{recent.title})),
                    intent("host.remove_recent", {{"partnership", recent.partnership}})));
    return row;
}

Node recent_list(const View& view) {
    Node out = region("start/recent", Flow::Stack, 8);
    Node title = heading("start/recent/title", view.say("start.recent"), 2, TextStyle::Label);
    title.style.tone = Tone::Ink3;
    out.children.push_back(std::move(title));
    for (const RecentPartnership& recent : view.state.recent)
        out.children.push_back(recent_card(view, recent));
    return out;
}

// ---- a new partnership

constexpr std::string_view kUsualTemplate = "three_levels";

std::string drafted(const View& view, const std::string& name) {
    const auto found = view.state.form.find(name);
    return found == view.state.form.end() ? std::string() : found->second;
}

Node form_field(const View& view, const std::string& name, EditKind kind, std::string shown) {
    const std::string id = "start/new/" + name;
    Node group = region(id + "/group", Flow::Stack, 4);
    group.children.push_back(label(id + "/label", view.say("argument." + name)));
    Node edit = field(id, kind, view.say("argument." + name), std::move(shown),
                      kind == EditKind::Choice ? "" : drafted(view, name),
                      intent("fill_form", {{"field", name}}, "typed"));
    edit.style.edges = {Edge::Line};
    group.children.push_back(std::move(edit));
    return group;
}

Node template_field(const View& view, const std::string& chosen) {
    Node group =
        form_field(view, "template", EditKind::Choice, view.say("start.template." + chosen));
    for (const session::Template& one : session::all_templates())
        group.children.back().edit.options.push_back(
            {.value = std::string(one.id),
             .label = view.say("start.template." + std::string(one.id)),
             .detail = {},
             .tone = Tone::Ink,
             .action = {}});
    group.children.push_back(label("start/new/template/help", view.say("start.template_help")));
    return group;
}

Node side_field(const View& view, const std::string& chosen) {
    Node group =
        form_field(view, "author_side", EditKind::Choice, view.say("choice.side." + chosen));
    group.children.back().edit.options = choice_options(view, model::kSideChoices);
    return group;
}

// What the host makes the partnership with, once all that is needed has been typed.
Node create_button(const View& view, const std::string& from, const std::string& side) {
    std::vector<std::pair<std::string, std::string>> arguments{{"template", from},
                                                               {"author_side", side}};
    bool complete = true;
    for (const char* name : {"name", "customer", "supplier", "author"}) {
        complete = complete && !drafted(view, name).empty();
        arguments.emplace_back(name, drafted(view, name));
    }
    for (const char* name : {"starts", "ends"}) {
        const auto date = locale::read_date(drafted(view, name), view.language);
        if (!drafted(view, name).empty() && !date) complete = false;
        if (date) arguments.emplace_back(name, date->text());
    }
    Node create = button("start/new/create", view.say("start.create"),
                         intent("host.new_partnership", arguments));
    create.primary = true;
    create.enabled = complete;
    return create;
}

Node new_form(const View& view) {
    Node out = region("start/new", Flow::Stack, 14);
    out.layout.padding_x = 20;
    out.layout.padding_y = 20;
    out.style.surface = Surface::Panel;
    out.style.edges = {Edge::Line};
    out.children.push_back(heading("start/new/title", view.say("start.new"), 2, TextStyle::Title));
    out.children.push_back(
        text("start/new/lead", plain(view.say("start.new_lead")), TextStyle::Dense, Tone::Ink2));
    const std::string from =
        drafted(view, "template").empty() ? std::string(kUsualTemplate) : drafted(view, "template");
    const std::string side =
        drafted(view, "author_side").empty() ? "customer" : drafted(view, "author_side");
    Node name = form_field(view, "name", EditKind::Text, drafted(view, "name"));
    name.children.back().edit.autofocus = true;
    out.children.push_back(std::move(name));
    const auto pair = [&](Node left, Node right) {
        Node row = region(left.id + "/pair", Flow::Row, 14);
        row.layout.align = Align::Start;
        left.layout.width = fill(1, 160);
        right.layout.width = fill(1, 160);
        row.children.push_back(std::move(left));
        row.children.push_back(std::move(right));
        out.children.push_back(std::move(row));
    };
    const auto plain_field = [&](const char* one) {
        return form_field(view, one, EditKind::Text, drafted(view, one));
    };
    pair(plain_field("customer"), plain_field("supplier"));
    pair(plain_field("author"), side_field(view, side));
    pair(plain_field("starts"), plain_field("ends"));
    out.children.push_back(template_field(view, from));
    Node acts = region("start/new/acts", Flow::Row, 10);
    acts.children.push_back(create_button(view, from, side));
    acts.children.push_back(
        button("start/new/back", view.say("start.back"), intent("close_panel")));
    out.children.push_back(std::move(acts));
    return out;
}

}  // namespace

Node start_screen(const View& view) {
    Node page = region("start", Flow::Stack, 0);
    page.landmark = Landmark::Main;
    page.layout.height = fill();
    page.layout.scroll = Scroll::Vertical;
    page.layout.padding_x = 24;
    page.layout.padding_y = 48;
    page.layout.align = Align::Center;
    page.style.surface = Surface::Page;
    Node column = region("start/column", Flow::Stack, 16);
    column.layout.width = fill(1, 280, 640);
    Node head = region("start/head", Flow::Row, 16);
    Node title = heading("start/title", "Samverka", 1, TextStyle::Figure);
    title.layout.width = fill();
    head.children.push_back(std::move(title));
    for (const auto& [code, name] : {std::pair{"sv", "Svenska"}, std::pair{"en", "English"}}) {
        Node one = button(std::string("start/language/") + code, name,
                          intent("language", {{"language", code}}));
        one.selected = locale::language_code(view.language) == code;
        head.children.push_back(std::move(one));
    }
    column.children.push_back(std::move(head));
    column.children.push_back(
        text("start/lead", plain(view.say("start.lead")), TextStyle::Body, Tone::Ink2));
    if (!view.state.notice.empty()) {
        Node notice;
        notice.id = "start/notice";
        notice.kind = NodeKind::Status;
        notice.text = plain(view.state.notice);
        notice.mark = Mark::Error;
        notice.style.tone = Tone::Miss;
        column.children.push_back(std::move(notice));
    }
    if (view.state.panel == Panel::AddPair) {
        column.children.push_back(new_form(view));
        page.children.push_back(std::move(column));
        return page;
    }
    column.children.push_back(choice_card("start/example", "vision", view.say("start.example"),
                                          view.say("start.example_text"),
                                          intent("host.open_example")));
    column.children.push_back(choice_card("start/open", "open_file", view.say("start.open"),
                                          view.say("start.open_text"), intent("host.open_file")));
    column.children.push_back(choice_card("start/create", "plus", view.say("start.new"),
                                          view.say("start.new_text"), intent("open_form")));
    if (!view.state.recent.empty()) column.children.push_back(recent_list(view));
    page.children.push_back(std::move(column));
    return page;
}

}  // namespace samverka::screens
