// Organisation: the mirror on the left, what it is about on the right.
#include "core/model/in_force.h"
#include "core/rules/finding.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

Node header(const View& view) {
    base::CountArgument mirrored{.count = 0, .of = {}};
    const auto pairs = view.snapshot.all<model::Pair>();
    for (const model::Pair* pair : pairs)
        if (rules::pair_mirrors(view.findings, *pair)) mirrored.of.push_back(pair->thing.id);
    mirrored.count = static_cast<std::int64_t>(mirrored.of.size());
    base::CountArgument all{.count = static_cast<std::int64_t>(pairs.size()), .of = {}};
    for (const model::Pair* pair : pairs) all.of.push_back(pair->thing.id);
    base::Message summary{.key = "organisation.summary", .arguments = {}};
    summary.with("pairs", std::move(all)).with("mirrored", std::move(mirrored));

    Node row = region("organisation/header", Flow::Row, 12);
    row.layout.align = Align::Baseline;
    Node title =
        heading("organisation/title", view.say("screen.organisation"), 1, TextStyle::Screen);
    title.layout.width = fit();
    row.children.push_back(std::move(title));
    Node sub = text("organisation/summary", view.say(summary), TextStyle::Body, Tone::Ink3);
    sub.layout.width = fill();
    sub.style.overflow = Overflow::Cut;
    row.children.push_back(std::move(sub));
    Node people =
        button("organisation/people", view.say("organisation.people"),
               view.state.panel == Panel::People ? intent("close_panel")
                                                 : intent("people", {{"side", "customer"}}));
    people.icon = "people";
    people.expanded = view.state.panel == Panel::People;
    row.children.push_back(std::move(people));
    Node add =
        button("organisation/add_pair", view.say("organisation.add_pair"), intent("open_form"));
    add.icon = "plus";
    add.enabled = !view.is_read_only();
    row.children.push_back(std::move(add));
    return row;
}

}  // namespace

Node organisation_screen(const View& view) {
    Node screen = region("organisation", Flow::Row, 20);
    screen.layout.align = Align::Stretch;
    screen.layout.height = fill();
    Node left = region("organisation/left", Flow::Stack, 16);
    left.layout.width = fill(1, 600);
    left.layout.height = fill();
    left.children.push_back(header(view));
    Node scroll = region("organisation/scroll", Flow::Stack, 0);
    scroll.layout.height = fill();
    scroll.layout.scroll = Scroll::Vertical;
    scroll.children.push_back(mirror(view));
    left.children.push_back(std::move(scroll));
    screen.children.push_back(std::move(left));

    const bool closes = view.state.panel != Panel::Detail || !view.state.selected.is_nil();
    screen.children.push_back(side_panel(view, "organisation/panel", view.say("organisation.panel"),
                                         view.state.panel == Panel::People ? people_panel(view)
                                         : view.state.panel == Panel::AddPair
                                             ? add_pair_panel(view)
                                             : organisation_panel(view),
                                         closes ? intent("close_panel") : Action{}));
    return screen;
}

}  // namespace samverka::screens
