// History: what was done, by whom, what waits for a decision, and what it was like before.
#include <algorithm>
#include <array>

#include "core/screens/acts.h"
#include "core/screens/history_parts.h"
#include "core/screens/kpi_parts.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

base::Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

struct Part {
    HistoryPart part;
    const char* id;
    Node (*build)(const View& view);
};
constexpr std::array kParts{
    Part{HistoryPart::Acts, "acts", history_acts},
    Part{HistoryPart::Conflicts, "conflicts", history_conflicts},
    Part{HistoryPart::Approvals, "approvals", history_approvals},
    Part{HistoryPart::Compare, "compare", history_compare},
};

std::vector<base::ThingId> conflicted(const View& view) {
    std::vector<base::ThingId> out;
    for (const model::Conflict& conflict : view.snapshot.conflicts()) out.push_back(conflict.thing);
    return out;
}

Node tabs(const View& view) {
    Node bar = region("history/parts", Flow::Row, 4);
    bar.kind = NodeKind::Toolbar;
    bar.arrows = Arrows::Row;
    bar.name = view.say("history_screen.parts");
    for (const Part& part : kParts) {
        Node one = button(std::string("history/part/") + part.id,
                          view.say(std::string("history_screen.") + part.id),
                          intent("history", {{"part", part.id}}));
        one.selected = view.state.history_part == part.part;
        bar.children.push_back(std::move(one));
        if (part.part != HistoryPart::Conflicts || view.snapshot.conflicts().empty()) continue;
        Node count = badge("history/conflict_count", {}, Mark::Warning, Tone::Watch);
        count.text = {count_run(view, conflicted(view))};
        bar.children.push_back(std::move(count));
    }
    return bar;
}

Node header(const View& view) {
    Node row = region("history/header", Flow::Row, 12);
    row.layout.align = Align::Baseline;
    Node title = heading("history/title", view.say("screen.history"), 1, TextStyle::Screen);
    title.layout.width = fit();
    row.children.push_back(std::move(title));
    std::vector<base::ActId> acts;
    std::vector<base::ThingId> people;
    for (const history::ActHead& head : history::act_heads(view.session.log())) {
        acts.push_back(head.act);
        if (std::find(people.begin(), people.end(), head.author) == people.end())
            people.push_back(head.author);
    }
    locale::Runs runs = traced(
        view,
        message("history_screen.summary")
            .with("count",
                  base::CountArgument{.count = static_cast<std::int64_t>(acts.size()), .of = {}})
            .with("people", base::CountArgument{.count = static_cast<std::int64_t>(people.size()),
                                                .of = people}),
        acts_trace_id(acts));
    Node summary = text("history/summary", std::move(runs), TextStyle::Body, Tone::Ink3);
    summary.layout.width = fill();
    row.children.push_back(std::move(summary));
    return row;
}

}  // namespace

Node history_more(const View& view, const std::string& id) {
    Node out = button(id, view.say("history_screen.earlier"), intent("history_more"));
    out.icon = "chevron_down";
    out.style.tone = Tone::Ink2;
    return out;
}

Node history_screen(const View& view) {
    Node screen = region("history", Flow::Row, 20);
    screen.layout.align = Align::Stretch;
    screen.layout.height = fill();
    Node left = region("history/left", Flow::Stack, 16);
    left.layout.width = fill(1, 480);
    left.layout.height = fill();
    left.children.push_back(header(view));
    left.children.push_back(tabs(view));
    for (const Part& part : kParts)
        if (part.part == view.state.history_part) left.children.push_back(part.build(view));
    screen.children.push_back(std::move(left));
    if (!view.state.trace.empty())
        screen.children.push_back(side_panel(view, "history/panel", {}, {}, {}));
    return screen;
}

}  // namespace samverka::screens
