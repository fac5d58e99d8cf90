// Overview: the minute for an executive.
#include "core/screens/overview.h"

#include <algorithm>

#include "core/model/in_force.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

// What stands around the page; see shell.cpp.
constexpr float kAroundPage = 212 + 2 * 24;
constexpr float kPageMax = 1760;
constexpr float kColumnGap = 20;
constexpr float kCardPadding = 18;
constexpr float kPanelWidth = 392;  // of side_panel
constexpr float kWideFrom = 1700;

float aside_width(float width) {
    if (width >= kWideFrom) return 400;
    constexpr float kUsual = 1400;
    return width >= kUsual ? 360.0F : 320.0F;
}

base::Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

locale::Runs vision_state(const View& view, const model::VersionInForce& found,
                          const model::Vision& vision) {
    if (found.state == model::VersionState::Approved && vision.effective_from)
        return view.say(message("overview.vision_state")
                            .with("date", base::DateArgument{*vision.effective_from})
                            .with("state", base::LabelArgument{"overview.approval_both"}));
    const std::string state = found.pending != nullptr ? waits_for(view, *found.pending)
                                                       : view.say("overview.approval_draft");
    return view.say(
        message("overview.vision_state_draft").with("state", base::PlainArgument{state}));
}

Node vision_head(const View& view) {
    Node out = region("overview/vision", Flow::Stack, 4);
    out.layout.padding_y = 2;
    const model::Partnership* partnership = view.snapshot.partnership();
    const auto found = model::version_in_force(
        view.snapshot, model::ThingKind::Vision,
        partnership == nullptr ? base::ThingId() : partnership->thing.id, view.date);
    if (found.content == nullptr) {
        Node title = heading("overview/title", view.say("screen.overview"), 1, TextStyle::Screen);
        out.children.push_back(std::move(title));
        Node none = text("overview/vision/none", plain(view.say("overview.vision_empty")),
                         TextStyle::Body, Tone::Ink2);
        none.kind = NodeKind::Empty;
        out.children.push_back(std::move(none));
        return out;
    }
    const auto& vision = *model::content_in_force<model::Vision>(found);
    Node state = text("overview/vision/state", vision_state(view, found, vision), TextStyle::Label,
                      Tone::Ink3);
    state.kind = NodeKind::Link;
    state.layout.width = fit();
    state.action = intent("open", {{"thing", found.version.text()}});
    out.children.push_back(std::move(state));
    Node statement = heading("overview/title", view.choose(vision.statement), 1, TextStyle::Screen);
    statement.style.weight = Weight::Medium;
    statement.layout.width = fill(1, 0, 900);
    out.children.push_back(std::move(statement));
    return out;
}

struct FirstStep {
    const char* id;
    const char* icon;
    const char* screen;
    const char* words;
    const char* why;
};
constexpr FirstStep kFirstSteps[] = {
    {"vision", "vision", "vision", "overview.start_vision", "overview.start_vision_why"},
    {"pairs", "organisation", "organisation", "overview.start_pairs", "overview.start_pairs_why"},
    {"goals", "vision", "vision", "overview.start_goals", "overview.start_goals_why"},
    {"kpis", "kpi", "kpis", "overview.start_kpis", "overview.start_kpis_why"},
};

// A partnership with nothing to show yet: where to begin.
Node first_steps(const View& view) {
    Node card = overview_card("overview/start", view.say("overview.start"));
    card.children.push_back(text("overview/start/words", plain(view.say("overview.start_words")),
                                 TextStyle::Body, Tone::Ink2));
    Node list = region("overview/start/list", Flow::Stack, 4);
    list.kind = NodeKind::List;
    list.arrows = Arrows::List;
    for (const FirstStep& step : kFirstSteps) {
        const std::string id = std::string("overview/start/") + step.id;
        Node row = region(id + "/row", Flow::Row, 12);
        Node go = button(id, view.say(step.words), intent("navigate", {{"screen", step.screen}}));
        go.kind = NodeKind::Link;
        go.icon = step.icon;
        go.style.text = TextStyle::Body;
        go.style.weight = Weight::SemiBold;
        go.layout.width = fixed(220);
        row.children.push_back(std::move(go));
        row.children.push_back(
            text(id + "/why", plain(view.say(step.why)), TextStyle::Dense, Tone::Ink2));
        list.children.push_back(std::move(row));
    }
    card.children.push_back(std::move(list));
    return card;
}

bool is_new(const View& view) {
    return view.snapshot.all(model::ThingKind::Kpi).empty() &&
           view.snapshot.all(model::ThingKind::Goal).empty();
}

}  // namespace

Node overview_card(const std::string& id, std::string title) {
    Node card = region(id, Flow::Stack, 12);
    card.layout.padding_x = kCardPadding;
    card.layout.padding_y = 16;
    card.style.surface = Surface::Panel;
    card.style.edges = {Edge::Line};
    Node head = region(id + "/head", Flow::Row, 10);
    head.layout.align = Align::Baseline;
    card.name = title;  // the cards' buttons are called alike
    Node words = heading(id + "/title", std::move(title), 2, TextStyle::Title);
    words.layout.width = fit();
    head.children.push_back(std::move(words));
    card.children.push_back(std::move(head));
    return card;
}

Node overview_row(const std::string& id, Node first, float width) {
    Node row = region(id, Flow::Row, 10);
    row.layout.align = Align::Center;
    row.layout.padding_y = 7;
    row.style.edges = {Edge::Bottom};
    Node cell = region(id + "/first", Flow::Row, 0);
    cell.layout.width = fixed(width);
    cell.children.push_back(std::move(first));
    row.children.push_back(std::move(cell));
    return row;
}

Node overview_screen(const View& view) {
    const bool traces = !view.state.trace.empty();
    const float room = view.state.width - kAroundPage;
    const float aside = traces ? kPanelWidth : aside_width(view.state.width);
    const float page = traces ? room : std::min(room, kPageMax);
    const float left_width = page - kColumnGap - aside;

    Node left = region("overview/left", Flow::Stack, 16);
    left.layout.width = fill(1, 240);
    left.children.push_back(vision_head(view));
    if (is_new(view)) left.children.push_back(first_steps(view));
    left.children.push_back(heat_card(view, left_width - 2 * kCardPadding));
    left.children.push_back(goals_card(view));
    left.children.push_back(changes_card(view));

    Node body = region("overview/body", Flow::Row, kColumnGap);
    body.layout.align = Align::Start;
    body.layout.width = fill(1, 0, traces ? 0 : kPageMax);
    body.children.push_back(std::move(left));
    if (!traces) {
        Node right = region("overview/right", Flow::Stack, 16);
        right.layout.width = fixed(aside);
        right.landmark = Landmark::Complementary;
        right.name = view.say("overview.panel");
        if (!view.snapshot.all<model::Scheme>().empty())
            right.children.push_back(outcome_card(view));
        right.children.push_back(needs_card(view));
        right.children.push_back(next_card(view));
        body.children.push_back(std::move(right));
    }
    Node scroll = region("overview/scroll", Flow::Stack, 0);
    scroll.layout.width = fill();
    scroll.layout.height = fill();
    scroll.layout.scroll = Scroll::Vertical;
    scroll.children.push_back(std::move(body));
    if (!traces) return scroll;
    Node screen = region("overview", Flow::Row, kColumnGap);
    screen.layout.align = Align::Stretch;
    screen.layout.height = fill();
    screen.children.push_back(std::move(scroll));
    screen.children.push_back(side_panel(view, "overview/panel", {}, {}, {}));
    return screen;
}

}  // namespace samverka::screens
