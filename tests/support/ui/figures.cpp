#include <array>

#include "core/base/text.h"
#include "tests/support/ui/fixture.h"

namespace samverka::test {

using locale::RunKind;
using screens::Align;
using screens::fill;
using screens::fit;
using screens::fixed;
using screens::Flow;
using screens::GridCell;
using screens::LineStyle;
using screens::Mark;
using screens::Node;
using screens::NodeKind;
using screens::Paint;
using screens::Scroll;
using screens::Shape;
using screens::ShapeKind;
using screens::Surface;
using screens::TextStyle;
using screens::Tone;
using screens::Weight;

namespace {

constexpr std::array kMonths{"okt", "nov", "dec", "jan", "feb", "mar",
                             "apr", "maj", "jun", "jul", "aug", "sep"};
constexpr std::array kNames{"Tillgänglighet kritiska tjänster",
                            "Ärenden lösta i tid",
                            "Lösta vid första kontakt",
                            "Användarnöjdhet",
                            "Förändringar utan incident",
                            "Leverans på avtalad dag",
                            "Kritiska patchar i tid",
                            "Rotorsak i tid",
                            "Kundens underlag i tid",
                            "Beslut i tid (båda)",
                            "Enhetskostnad mot bas",
                            "Gemensamma besparingar"};

Shape shape(std::string id, ShapeKind kind, std::vector<screens::ScenePoint> points, Tone tone) {
    Shape out;
    out.id = std::move(id);
    out.kind = kind;
    out.points = std::move(points);
    out.tone = tone;
    return out;
}

Shape words(std::string id, float x, float y, std::string said, Align align) {
    Shape out = shape(std::move(id), ShapeKind::Words, {{x, y}}, Tone::Ink3);
    out.words = std::move(said);
    out.align = align;
    return out;
}

Node chart() {
    Node node = make_node(NodeKind::Picture, "figures/chart");
    node.name = "Tillgänglighet, tolv månader";
    node.layout.height = fixed(180);
    screens::Scene& scene = node.scene;
    scene.width = 600;
    scene.height = 200;
    scene.shapes.push_back(shape("band", ShapeKind::Box, {{40, 150}, {590, 180}}, Tone::Miss));
    scene.shapes.back().paint = Paint::Wash;
    for (int line = 0; line < 5; ++line) {
        const auto y = static_cast<float>(20 + line * 40);
        scene.shapes.push_back(shape("grid" + std::to_string(line), ShapeKind::Line,
                                     {{40, y}, {590, y}}, Tone::NoData));
        scene.shapes.back().paint = Paint::Wash;
        scene.shapes.push_back(words("axis" + std::to_string(line), 32, y + 4,
                                     std::to_string(100 - line), Align::End));
    }
    scene.shapes.push_back(shape("under", ShapeKind::Area,
                                 {{60, 120}, {160, 70}, {260, 90}, {260, 180}, {60, 180}},
                                 Tone::Customer));
    scene.shapes.back().paint = Paint::Wash;
    scene.shapes.push_back(
        shape("target", ShapeKind::Line, {{40, 60}, {300, 60}, {300, 50}, {590, 50}}, Tone::Good));
    scene.shapes.back().stroke = 2;
    scene.shapes.push_back(shape("version", ShapeKind::Line, {{300, 10}, {300, 180}}, Tone::Ink3));
    scene.shapes.back().line = LineStyle::Broken;
    scene.shapes.push_back(words("said", 306, 16, "version 2 · mål 99,0", Align::Start));
    scene.shapes.push_back(shape(
        "values", ShapeKind::Line,
        {{60, 120}, {160, 70}, {260, 90}, {340, 60}, {420, 110}, {500, 40}, {580, 52}}, Tone::Ink));
    scene.shapes.back().stroke = 2;
    scene.shapes.push_back(shape("forecast", ShapeKind::Line,
                                 {{420, 110}, {460, 140}, {520, 120}, {580, 160}}, Tone::Watch));
    scene.shapes.back().line = LineStyle::Broken;
    for (const Mark mark : {Mark::Praise, Mark::Warning, Mark::Error, Mark::NoData, Mark::Dot}) {
        const auto at = static_cast<float>(scene.shapes.size());
        scene.shapes.push_back(shape("mark" + std::to_string(static_cast<int>(mark)),
                                     ShapeKind::Mark, {{60 + (at - 17) * 90, 100}}, Tone::Ink));
        scene.shapes.back().mark = mark;
    }
    Node inside = make_node(NodeKind::Table, "figures/chart/table");
    inside.children.push_back(make_node(NodeKind::Button, "figures/chart/table/row", "Oktober"));
    inside.children.back().action = make_action("never");
    node.children.push_back(std::move(inside));
    return node;
}

Node told() {
    Node node = make_node(NodeKind::Text, "figures/text");
    node.text = {{.kind = RunKind::Plain, .text = "Utfallet var ", .target = {}},
                 {.kind = RunKind::Value, .text = "99,12 %", .target = "kpi:1"},
                 {.kind = RunKind::Plain, .text = " enligt ", .target = {}},
                 {.kind = RunKind::Reference, .text = "Eva Lind", .target = "p1"},
                 {.kind = RunKind::Plain, .text = ". Målet gäller ", .target = {}},
                 {.kind = RunKind::Removed, .text = "tre år", .target = {}},
                 {.kind = RunKind::Plain, .text = " ", .target = {}},
                 {.kind = RunKind::Added, .text = "fem år och prövas varje höst", .target = {}},
                 {.kind = RunKind::Plain, .text = " som en ", .target = {}},
                 {.kind = RunKind::Term, .text = "grind", .target = "gate"},
                 {.kind = RunKind::Plain, .text = " för hela utfallet.", .target = {}}};
    return node;
}

Node sheet(std::int64_t rows) {
    Node node = make_node(NodeKind::Grid, "figures/sheet");
    node.name = "Inmatning";
    node.style.surface = Surface::Panel;
    node.style.edges = {screens::Edge::Line};
    node.grid.source = "sheet";
    node.grid.rows = rows;
    node.grid.takes_paste = true;
    node.grid.columns.push_back({.title = "Serie", .detail = "", .width = 220});
    for (int year = 0; year < 2; ++year) {
        for (const char* month : kMonths) {
            node.grid.columns.push_back({.title = std::string(month) + (year == 0 ? " 25" : " 26"),
                                         .detail = "%",
                                         .width = 84,
                                         .align = Align::End});
        }
    }
    return node;
}

Node heat() {
    Node node = make_node(NodeKind::Grid, "heat");
    node.name = "KPI:er, tolv månader";
    node.grid.source = "heat";
    node.grid.rows = static_cast<std::int64_t>(kNames.size());
    node.grid.row_height = 25;
    node.grid.columns.push_back({.title = "", .detail = "", .width = 250});
    for (const char* month : kMonths)
        node.grid.columns.push_back(
            {.title = month, .detail = "", .width = 39, .align = Align::Center});
    return node;
}

Node card(std::string id, std::string_view said) {
    Node node = make_node(NodeKind::Card, std::move(id), said);
    node.layout.padding_x = 12;
    node.layout.padding_y = 10;
    node.style.weight = Weight::SemiBold;
    node.action = make_action("select");
    return node;
}

Node map() {
    Node node = make_node(NodeKind::Region, "map");
    node.layout.flow = Flow::Grid;
    node.layout.columns = {fixed(180), fixed(180), fill()};
    node.layout.gap = 12;
    node.layout.column_gap = 80;
    Node vision = card("map/vision", "Vården i norr");
    vision.layout.row_span = 3;
    node.children.push_back(std::move(vision));
    const std::array goals{"Oavbruten vård", "Nöjda medarbetare", "Lägre kostnad"};
    const std::array kpis{"Tillgänglighet", "Lösta vid första kontakt", "Enhetskostnad"};
    Node lines = make_node(NodeKind::Picture, "map/lines");
    for (std::size_t at = 0; at < goals.size(); ++at) {
        const std::string goal = "map/goal" + std::to_string(at);
        const std::string kpi = "map/kpi" + std::to_string(at);
        node.children.push_back(card(goal, goals[at]));
        node.children.push_back(card(kpi, kpis[at]));
        screens::Connector line;
        line.id = goal;
        line.from = "map/vision";
        line.to = goal;
        line.form = screens::ConnectorForm::Curved;
        line.tone = Tone::Customer;
        line.stroke = 11 - 4 * static_cast<float>(at);
        lines.scene.connectors.push_back(line);
        line.id = kpi;
        line.from = goal;
        line.to = at == 0 ? "map/kpi1" : kpi;
        line.tone = Tone::Ink3;
        line.stroke = at == 2 ? 0 : 5;
        line.line = at == 2 ? LineStyle::Broken : LineStyle::Whole;
        lines.scene.connectors.push_back(std::move(line));
    }
    node.children.push_back(std::move(lines));
    return node;
}

GridCell heat_cell(std::int64_t row, std::int64_t column) {
    GridCell cell;
    if (column == 0) {
        cell.text = kNames[static_cast<std::size_t>(row)];
        return cell;
    }
    const std::int64_t kind = (row * 7 + column * 5) % 11;
    cell.mark = kind == 3 ? Mark::Error : kind == 6 ? Mark::Warning : Mark::Praise;
    cell.tone = kind == 3 ? Tone::Miss : kind == 6 ? Tone::Watch : Tone::Good;
    if (row == 3 && column == 7) {
        cell.mark = Mark::NoData;
        cell.tone = Tone::NoData;
    }
    cell.surface = Surface::Tinted;
    cell.name = std::string(kMonths[static_cast<std::size_t>(column - 1)]) + ": " +
                (kind == 3 ? "under" : "når målet");
    cell.active = true;
    return cell;
}

GridCell sheet_cell(std::int64_t row, std::int64_t column) {
    GridCell cell;
    if (column == 0) {
        cell.text = std::string(kNames[static_cast<std::size_t>(row) % kNames.size()]) +
                    (row < 12 ? "" : " " + base::number_text(row));
        return cell;
    }
    cell.editable = true;
    if ((row + column) % 9 != 0) {
        cell.typed =
            base::number_text(90 + (row + column) % 10) + "," + base::number_text(column % 10);
        cell.text = cell.typed;
    }
    if (row == 1 && column == 2) cell.error = "Värdet är större än 100";
    if (row == 2 && column == 3) cell.text = "en lång text som inte får plats";
    if (row == 0 && column == 4) {
        cell.mark = Mark::Advice;
        cell.tone = Tone::Watch;
        cell.surface = Surface::Tinted;
        cell.weight = Weight::SemiBold;
        cell.active = true;
        cell.name = "Bestritt av Region Nord";
    }
    return cell;
}

}  // namespace

screens::GridRows figure_cells(const std::string& node, const screens::GridRange& range) {
    screens::GridRows rows;
    for (std::int64_t row = range.first_row; row < range.first_row + range.rows; ++row) {
        auto& cells = rows.emplace_back();
        for (std::int64_t column = range.first_column; column < range.first_column + range.columns;
             ++column) {
            cells.push_back(node == "heat" ? heat_cell(row, column) : sheet_cell(row, column));
        }
    }
    return rows;
}

Node figures() { return make_stack("figures", 12, {chart(), told(), sheet(6)}); }

Node figures_screen() {
    Node grid = sheet(500);
    grid.layout.height = fill();
    Node left = make_stack("left", 16, {chart(), told(), std::move(grid)});
    left.layout.height = fill();
    Node right = make_stack("right", 16, {heat(), map()});
    right.layout.width = fixed(760);
    Node root = make_row("root", 24, {std::move(left), std::move(right)});
    root.layout.height = fill();
    root.layout.padding_x = 28;
    root.layout.padding_y = 24;
    return root;
}

}  // namespace samverka::test
