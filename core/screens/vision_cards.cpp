// The alignment map as nodes: cards in a grid of columns with their lines as a scene beneath, and
// the same as a table.
#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/rules/finding.h"
#include "core/screens/kpi_parts.h"
#include "core/screens/vision.h"

namespace samverka::screens {

namespace {

constexpr float kColumnGap = 36;
constexpr float kRowGap = 10;
// Width of a line: what is not weighed, and what the whole weight adds.
constexpr float kStrokeMin = 2.5F;
constexpr float kStrokeRange = 12;
// A grid counts its rows in a byte.
constexpr std::size_t kRowsMax = 250;

base::Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

const rules::Finding* worst(const View& view, base::ThingId thing) {
    const rules::Finding* found = nullptr;
    for (const rules::Finding& finding : view.findings) {
        if (finding.subject != thing || finding.severity > rules::Severity::Advice) continue;
        if (found == nullptr || finding.severity < found->severity) found = &finding;
    }
    return found;
}

void add_run(locale::Runs& runs, std::string words) {
    runs.push_back({.kind = locale::RunKind::Plain, .text = std::move(words), .target = {}});
}

// "vikt 40 · 74 %".
locale::Runs goal_line(const View& view, const model::Goal& goal) {
    locale::Runs out;
    if (goal.weight) {
        add_run(out, view.say("vision.weight") + " ");
        out.push_back({.kind = locale::RunKind::Value,
                       .text = locale::show_decimal(*goal.weight, view.language),
                       .target = "set:" + goal.thing.id.text() + "/weight"});
    }
    const kpi::GoalProgress* progress = view.kpis.progress(goal.thing.id);
    if (progress != nullptr && progress->progress) {
        if (!out.empty()) add_run(out, " · ");
        out.push_back(progress_run(view, *progress));
    } else {
        add_run(out, (out.empty() ? "" : " · ") + view.say("standing.no_data"));
    }
    return out;
}

locale::Runs initiative_line(const View& view, const model::Initiative& initiative) {
    std::string words = view.choice(model::kInitiativeClassChoices,
                                    static_cast<std::uint8_t>(initiative.initiative_class));
    if (initiative.stage != model::Stage::None)
        words +=
            " · " + view.choice(model::kStageChoices, static_cast<std::uint8_t>(initiative.stage));
    return plain(std::move(words));
}

locale::Runs kpi_line(const View& view, const model::Kpi& kpi) {
    const kpi::History* history = view.kpis.find(kpi.thing.id);
    const kpi::Value* value = history == nullptr ? nullptr : current_value(*history, view.date);
    if (value == nullptr) return plain(view.say("standing.no_data"));
    return {value_run(view, *history, *value)};
}

// What is dragged where: a KPI onto the goal that it shall serve, an initiative onto the KPI that
// it is to move.
void add_drag(const View& view, const model::Thing& thing, Node& card) {
    if (view.is_read_only()) return;
    if (thing.kind == model::ThingKind::Kpi) {
        card.drag = {.kind = "kpi", .item = thing.id.text()};
        card.drop = {
            .accepts = "initiative",
            .action = command("add", {{"field", "kpis"}, {"item", thing.id.text()}}, "thing")};
    } else if (thing.kind == model::ThingKind::Initiative) {
        card.drag = {.kind = "initiative", .item = thing.id.text()};
    } else if (thing.kind == model::ThingKind::Goal) {
        card.drop = {
            .accepts = "kpi",
            .action = command("add", {{"field", "goals"}, {"item", thing.id.text()}}, "thing")};
    }
}

Node card_of(const View& view, const MapItem& item) {
    const model::Thing& thing = *view.snapshot.find(item.thing);
    const std::string id = vision_node(item.thing);
    Node card = region(id, Flow::Stack, 2);
    card.kind = NodeKind::Card;
    card.layout.padding_x = 12;
    card.layout.padding_y = 8;
    card.style.surface = Surface::Panel;
    card.style.edges = {item.loose ? Edge::Broken : Edge::Line};
    card.selected = view.state.selected == item.thing;
    card.action = intent("select", {{"thing", item.thing.text()}});
    card.name = view.title(item.thing);
    add_drag(view, thing, card);
    Node top = region(id + "/top", Flow::Row, 8);
    Node title = text(id + "/title", plain(card.name), TextStyle::Dense);
    title.style.weight = Weight::SemiBold;
    title.layout.width = fill();
    top.children.push_back(std::move(title));
    if (thing.kind == model::ThingKind::Kpi) {
        const kpi::History* history = view.kpis.find(thing.id);
        const kpi::Value* value = history == nullptr ? nullptr : current_value(*history, view.date);
        if (value != nullptr) top.children.push_back(standing_mark(view, id + "/standing", *value));
    }
    card.children.push_back(std::move(top));
    locale::Runs line;
    if (thing.kind == model::ThingKind::Goal)
        line = goal_line(view, *model::as<model::Goal>(&thing));
    if (thing.kind == model::ThingKind::Kpi) line = kpi_line(view, *model::as<model::Kpi>(&thing));
    if (thing.kind == model::ThingKind::Initiative)
        line = initiative_line(view, *model::as<model::Initiative>(&thing));
    card.children.push_back(text(id + "/line", std::move(line), TextStyle::Label, Tone::Ink3));
    const rules::Finding* finding = worst(view, item.thing);
    if (item.loose) card.style.tone = finding == nullptr ? Tone::Ink3 : tone_of(finding->severity);
    if (finding != nullptr) {
        Node mark = finding_mark(view, id + "/mark", *finding);
        mark.tooltip = view.plain(finding->text);
        mark.describes = id;
        card.children.push_back(std::move(mark));
    }
    return card;
}

Node vision_card(const View& view, const MapItem& item) {
    const std::string id = vision_node(item.thing);
    const auto found = vision_in_force(view);
    const model::Thing* content =
        found.content == nullptr ? view.snapshot.find(item.thing) : found.content;
    Node card = region(id, Flow::Stack, 6);
    card.kind = NodeKind::Card;
    card.style.surface = Surface::Tinted;
    card.style.tone = Tone::Inverse;
    card.layout.padding_x = 14;
    card.layout.padding_y = 12;
    card.selected = view.state.selected == item.thing;
    card.action = intent("select", {{"thing", item.thing.text()}});
    const std::string words = view.choose(model::as<model::Vision>(content)->statement);
    card.name = view.say("vision.shared") + ": " + words;
    Node statement = text(id + "/statement", plain(words), TextStyle::Dense);
    statement.style.weight = Weight::Medium;
    statement.style.tone = Tone::Inverse;
    card.children.push_back(std::move(statement));
    return card;
}

// Where a column of the map stands in the grid, from 1; 0 is not shown.
std::uint8_t grid_column(MapColumn column, MapRoom room) {
    constexpr std::array<std::uint8_t, 5> kWide{1, 2, 3, 4, 5};
    constexpr std::array<std::uint8_t, 5> kCompact{0, 1, 1, 2, 3};
    const auto index = static_cast<std::size_t>(column);
    return room == MapRoom::Wide ? kWide[index] : kCompact[index];
}

void add_heads(const View& view, MapRoom room, Node& grid) {
    constexpr std::array kHeads{"vision.head.vision", "vision.head.outcomes", "vision.head.goals",
                                "vision.head.kpis", "vision.head.initiatives"};
    for (std::size_t i = 0; i < kHeads.size(); ++i) {
        const auto column = grid_column(static_cast<MapColumn>(i), room);
        const bool merged =
            room == MapRoom::Compact && static_cast<MapColumn>(i) == MapColumn::Outcome;
        if (column == 0 || merged) continue;
        Node head = label(std::string("vision/head/") + kHeads[i], view.say(kHeads[i]));
        head.layout.column = column;
        head.layout.row = 1;
        grid.children.push_back(std::move(head));
    }
}

float stroke_of(const MapLine& line, const AlignmentMap& map) {
    base::Decimal all;
    for (const MapLine& other : map.lines)
        if (other.from == line.from)
            if (const auto sum =
                    base::add(all, other.weight.value_or(base::Decimal::from_integer(1))))
                all = sum->value;
    const float whole = drawn(all);
    if (whole <= 0) return kStrokeMin;
    return kStrokeMin +
           kStrokeRange * drawn(line.weight.value_or(base::Decimal::from_integer(1))) / whole;
}

// The branches of the trunk side by side; the first to leave it runs on the outside.
void lay_lanes(std::vector<Connector>& connectors) {
    constexpr float kBetween = 3;
    float width = -kBetween;
    for (const Connector& one : connectors)
        if (one.form == ConnectorForm::Trunk) width += one.stroke + kBetween;
    float right = width / 2;
    for (Connector& one : connectors) {
        if (one.form != ConnectorForm::Trunk) continue;
        one.lane = right - one.stroke / 2;
        right -= one.stroke + kBetween;
    }
}

Node lines_of(const View& view, const AlignmentMap& map, MapRoom room) {
    Node out;
    out.id = "vision/lines";
    out.kind = NodeKind::Picture;
    out.name = view.say("vision.lines");
    for (const MapLine& line : map.lines) {
        const bool from_vision = view.snapshot.find<model::Vision>(line.from) != nullptr;
        if (from_vision && room == MapRoom::Compact) continue;
        Connector one;
        one.id = line.from.text() + "/" + line.to.text();
        one.from = vision_node(line.from);
        one.to = vision_node(line.to);
        one.form = from_vision ? ConnectorForm::Trunk : ConnectorForm::Curved;
        one.tone = from_vision ? Tone::Ink2 : Tone::Ink3;
        one.stroke = line.weight ? stroke_of(line, map) : kStrokeMin;
        one.name = view.plain(message("vision.line")
                                  .with("from", base::PlainArgument{view.title(line.from)})
                                  .with("to", base::PlainArgument{view.title(line.to)}));
        out.scene.connectors.push_back(std::move(one));
    }
    lay_lanes(out.scene.connectors);
    return out;
}

Node cell(std::string id, locale::Runs runs, Align align) {
    Node out = text(std::move(id), std::move(runs), TextStyle::Dense);
    out.style.text_align = align;
    return out;
}

Node table_row(const View& view, const model::Goal& goal, int depth) {
    const std::string id = "vision/row/" + goal.thing.id.text();
    Node row = region(id, Flow::Grid, 0);
    row.layout.padding_y = 8;
    row.style.edges = {Edge::Bottom};
    Node title = text(id + "/title", plain(view.title(goal.thing.id)), TextStyle::Dense);
    title.kind = NodeKind::Link;
    title.action = intent("select", {{"thing", goal.thing.id.text()}});
    title.style.weight = depth == 0 ? Weight::SemiBold : Weight::Regular;
    title.layout.padding_x = 16 * static_cast<float>(depth);
    row.children.push_back(std::move(title));
    locale::Runs weight = plain("—");
    if (goal.weight)
        weight = {{.kind = locale::RunKind::Value,
                   .text = locale::show_decimal(*goal.weight, view.language),
                   .target = "set:" + goal.thing.id.text() + "/weight"}};
    row.children.push_back(cell(id + "/weight", std::move(weight), Align::End));
    const kpi::GoalProgress* progress = view.kpis.progress(goal.thing.id);
    locale::Runs come = plain(view.say("standing.no_data"));
    locale::Runs plan = plain("—");
    if (progress != nullptr && progress->progress) come = {progress_run(view, *progress)};
    if (progress != nullptr && progress->plan) plan = {plan_run(view, *progress)};
    row.children.push_back(cell(id + "/progress", std::move(come), Align::End));
    row.children.push_back(cell(id + "/plan", std::move(plan), Align::End));
    std::vector<base::ThingId> kpis;
    for (const model::Kpi* kpi : view.snapshot.all<model::Kpi>())
        if (std::find(kpi->goals.begin(), kpi->goals.end(), goal.thing.id) != kpi->goals.end())
            kpis.push_back(kpi->thing.id);
    row.children.push_back(cell(id + "/kpis", {count_run(view, kpis)}, Align::End));
    row.children.push_back(cell(id + "/owner",
                                plain(goal.owner_pair.is_nil() ? "—" : view.title(goal.owner_pair)),
                                Align::Start));
    return row;
}

}  // namespace

Node vision_map_node(const View& view, const AlignmentMap& map, MapRoom room) {
    Node grid = region("vision/map", Flow::Grid, kRowGap);
    grid.name = view.say("vision.map");
    grid.arrows = Arrows::Grid;
    grid.layout.column_gap = kColumnGap;
    if (room == MapRoom::Wide)
        grid.layout.columns = {fill(0.9F, 110), fill(1, 120), fill(1.1F, 130), fill(1.3F, 150),
                               fill(1.1F, 130)};
    else
        grid.layout.columns = {fill(1, 120), fill(1.1F, 130), fill(1, 120)};
    grid.children.push_back(lines_of(view, map, room));  // beneath what follows
    add_heads(view, room, grid);
    for (const MapItem& item : map.items) {
        const std::uint8_t column = grid_column(item.column, room);
        if (column == 0 || item.row + 2 > kRowsMax) continue;
        Node card =
            item.column == MapColumn::Vision ? vision_card(view, item) : card_of(view, item);
        card.layout.column = column;
        card.layout.row = static_cast<std::uint8_t>(item.row + 2);
        card.layout.row_span = static_cast<std::uint8_t>(std::min(item.rows, kRowsMax - item.row));
        // The vision is read first, wherever the middle of its goals is.
        card.layout.self = item.column == MapColumn::Vision ? Align::Start : Align::Center;
        grid.children.push_back(std::move(card));
    }
    return grid;
}

Node vision_table(const View& view) {
    Node table = region("vision/table_node", Flow::Stack, 0);
    table.kind = NodeKind::Table;
    table.header_rows = 1;
    table.name = view.say("vision.table");
    table.layout.padding_x = 16;
    table.layout.padding_y = 8;
    table.style.surface = Surface::Panel;
    table.style.edges = {Edge::Line};
    const std::vector<Length> columns{fill(3, 160), fixed(64), fixed(80),
                                      fixed(80),    fixed(64), fill(2, 120)};
    Node head = region("vision/table/head", Flow::Grid, 0);
    head.layout.padding_y = 8;
    head.style.edges = {Edge::Bottom};
    constexpr std::array kHeads{"vision.table.goal", "vision.weight_head", "vision.table.progress",
                                "vision.table.plan", "vision.table.kpis",  "goal.owner_pair"};
    for (std::size_t i = 0; i < kHeads.size(); ++i) {
        Node one = label(std::string("vision/table/head/") + kHeads[i], view.say(kHeads[i]));
        one.style.text_align = i > 0 && i < 5 ? Align::End : Align::Start;
        head.children.push_back(std::move(one));
    }
    const auto add = [&](Node row) {
        row.layout.columns = columns;
        row.layout.column_gap = 16;
        table.children.push_back(std::move(row));
    };
    add(std::move(head));
    const auto walk = [&](const auto& self, base::ThingId parent, int depth) -> void {
        if (depth > 8) return;
        for (const model::Goal* goal : view.snapshot.all<model::Goal>()) {
            const bool top = view.snapshot.find<model::Goal>(goal->parent) == nullptr;
            if (parent.is_nil() ? !top : goal->parent != parent) continue;
            add(table_row(view, *goal, depth));
            self(self, goal->thing.id, depth + 1);
        }
    };
    walk(walk, {}, 0);
    return table;
}

}  // namespace samverka::screens
