// When nothing is open: look at the example, open a file, go on where one was.
#include "core/screens/screens.h"

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

Node recent_list(const View& view) {
    Node out = region("start/recent", Flow::Stack, 8);
    Node title = heading("start/recent/title", view.say("start.recent"), 2, TextStyle::Label);
    title.style.tone = Tone::Ink3;
    out.children.push_back(std::move(title));
    for (const RecentPartnership& recent : view.state.recent) {
        const auto changed = base::Instant::parse(recent.changed);
        out.children.push_back(choice_card(
            "start/recent/" + recent.partnership, "organisation", recent.title,
            changed
                ? view.say("start.changed") + " " + locale::show_instant(*changed, view.language)
                : "",
            intent("host.open_recent", {{"partnership", recent.partnership}})));
    }
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
    column.children.push_back(choice_card("start/example", "vision", view.say("start.example"),
                                          view.say("start.example_text"),
                                          intent("host.open_example")));
    column.children.push_back(choice_card("start/open", "open_file", view.say("start.open"),
                                          view.say("start.open_text"), intent("host.open_file")));
    if (!view.state.recent.empty()) column.children.push_back(recent_list(view));
    page.children.push_back(std::move(column));
    return page;
}

}  // namespace samverka::screens
