// Vision and goals: the alignment map, or the same as a table, and beside it what is selected.
#include "core/screens/vision.h"

#include "core/screens/kpi_parts.h"

namespace samverka::screens {

namespace {

// Below this width an open panel leaves the map three columns instead of five.
constexpr float kFiveColumnsFrom = 1700;

base::Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

// "94 % av vikten är mätt · 2 lösa trådar".
locale::Runs summary(const View& view, const AlignmentMap& map) {
    locale::Runs out;
    std::vector<kpi::GoalProgress> all;
    for (const model::Thing* goal : view.snapshot.all(model::ThingKind::Goal))
        if (const auto* progress = view.kpis.progress(goal->id)) all.push_back(*progress);
    if (const auto share = kpi::measured_share(view.snapshot, all)) {
        const auto whole = base::rounded(*share, 0, base::Rounding::HalfUp);
        std::vector<base::ThingId> goals;
        goals.reserve(all.size());
        for (const kpi::GoalProgress& progress : all) goals.push_back(progress.goal);
        if (whole)
            out = traced(view,
                         message("vision.measured")
                             .with("share", base::DecimalArgument{.value = *whole,
                                                                  .unit_key = "unit.percent"}),
                         list_trace_id(goals));
    }
    base::CountArgument loose{.count = static_cast<std::int64_t>(map.loose), .of = {}};
    for (const MapItem& item : map.items)
        if (item.loose) loose.of.push_back(item.thing);
    locale::Runs threads = view.say(message("vision.loose").with("count", std::move(loose)));
    if (!out.empty()) out.push_back({.kind = locale::RunKind::Plain, .text = " · ", .target = {}});
    out.insert(out.end(), threads.begin(), threads.end());
    return out;
}

Node header(const View& view, const AlignmentMap& map) {
    Node row = region("vision/header", Flow::Row, 12);
    row.layout.align = Align::Baseline;
    Node title = heading("vision/title", view.say("screen.vision"), 1, TextStyle::Screen);
    title.layout.width = fit();
    row.children.push_back(std::move(title));
    Node sub = text("vision/summary", summary(view, map), TextStyle::Body, Tone::Ink3);
    sub.layout.width = fill();
    sub.style.overflow = Overflow::Cut;
    row.children.push_back(std::move(sub));
    const auto vision = vision_in_force(view);
    if (vision.content != nullptr) {
        Node versions = button("vision/versions", view.say("vision.versions"),
                               intent("select", {{"thing", vision.version.text()}}));
        versions.selected = view.state.selected == vision.version;
        row.children.push_back(std::move(versions));
    }
    Node table = button("vision/table",
                        view.say(view.state.vision_table ? "vision.as_map" : "vision.as_table"),
                        intent("vision_table"));
    row.children.push_back(std::move(table));
    Node add = button("vision/add", view.say("vision.add"), intent("open_form"));
    add.icon = "plus";
    add.expanded = view.state.panel == Panel::AddPair;
    add.enabled = !view.is_read_only();
    row.children.push_back(std::move(add));
    return row;
}

// Nothing is there yet: what belongs here, and the first step.
Node no_vision(const View& view) {
    Node out = region("vision/empty", Flow::Stack, 8);
    out.kind = NodeKind::Empty;
    out.layout.padding_x = 20;
    out.layout.padding_y = 16;
    out.style.surface = Surface::Panel;
    out.style.edges = {Edge::Line};
    out.children.push_back(
        text("vision/empty/text", plain(view.say("vision.empty")), TextStyle::Body, Tone::Ink2));
    const model::Partnership* partnership = view.snapshot.partnership();
    if (partnership == nullptr) return out;
    Action create =
        command("create", {{"kind", "vision"}},
                "fields/statement/" + std::string(locale::language_code(view.language)));
    json::Object fields;
    fields.set("partnership", partnership->thing.id.text());
    create.args.set("fields", std::move(fields));
    Node write = field("vision/empty/statement", EditKind::LongText, view.say("vision.write"),
                       view.say("vision.write"), "", std::move(create));
    write.style.edges = {Edge::Line};
    write.edit.placeholder = view.say("vision.write_placeholder");
    write.enabled = !view.is_read_only();
    out.children.push_back(std::move(write));
    return out;
}

bool has_panel(const View& view) {
    return !view.state.trace.empty() || view.state.panel == Panel::AddPair ||
           view.snapshot.find(view.state.selected) != nullptr;
}

}  // namespace

model::VersionInForce vision_in_force(const View& view) {
    const model::Partnership* partnership = view.snapshot.partnership();
    if (partnership == nullptr) return {};
    return model::version_in_force(view.snapshot, model::ThingKind::Vision, partnership->thing.id,
                                   view.date);
}

Node vision_screen(const View& view) {
    const bool beside = has_panel(view);
    const MapRoom room =
        beside && view.state.width < kFiveColumnsFrom ? MapRoom::Compact : MapRoom::Wide;
    const AlignmentMap map = alignment_map(view.snapshot, room);
    Node screen = region("vision", Flow::Row, 20);
    screen.layout.align = Align::Stretch;
    screen.layout.height = fill();
    Node left = region("vision/left", Flow::Stack, 16);
    left.layout.width = fill(1, 480);
    left.layout.height = fill();
    left.children.push_back(header(view, map));
    Node scroll = region("vision/scroll", Flow::Stack, 16);
    scroll.layout.height = fill();
    scroll.layout.scroll = Scroll::Vertical;
    if (vision_in_force(view).content == nullptr) scroll.children.push_back(no_vision(view));
    if (view.state.vision_table)
        scroll.children.push_back(vision_table(view));
    else
        scroll.children.push_back(vision_map_node(view, map, room));
    left.children.push_back(std::move(scroll));
    screen.children.push_back(std::move(left));
    if (beside)
        screen.children.push_back(
            side_panel(view, "vision/panel", view.say("vision.panel"),
                       view.state.panel == Panel::AddPair ? vision_form(view) : vision_panel(view),
                       intent("close_panel")));
    return screen;
}

}  // namespace samverka::screens
