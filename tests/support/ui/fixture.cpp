#include "tests/support/ui/fixture.h"

#include "core/base/assert.h"

namespace samverka::test {

using screens::Action;
using screens::ActionKind;
using screens::Align;
using screens::Arrows;
using screens::Edge;
using screens::EditKind;
using screens::fill;
using screens::fit;
using screens::fixed;
using screens::Flow;
using screens::Landmark;
using screens::LineStyle;
using screens::Mark;
using screens::Node;
using screens::NodeKind;
using screens::Overflow;
using screens::Scroll;
using screens::Surface;
using screens::TextStyle;
using screens::Tone;
using screens::Weight;

namespace {

Node* find_below(Node& node, std::string_view id) {
    if (node.id == id) return &node;
    for (Node& child : node.children) {
        if (Node* found = find_below(child, id)) return found;
    }
    return nullptr;
}

Node text(std::string id, std::string_view said, TextStyle style = TextStyle::Body,
          Tone tone = Tone::Ink, Weight weight = Weight::Regular) {
    Node node = make_node(NodeKind::Text, std::move(id), said);
    node.style.text = style;
    node.style.tone = tone;
    node.style.weight = weight;
    return node;
}

Node fitted(Node node) {
    node.layout.width = fit();
    return node;
}

Node badge(std::string id, std::string_view said, Mark mark, Tone tone, Surface surface) {
    Node node = fitted(make_node(NodeKind::Badge, std::move(id), said));
    node.mark = mark;
    node.style.tone = tone;
    node.style.surface = surface;
    return node;
}

Node button(std::string id, std::string_view said) {
    Node node = fitted(make_node(NodeKind::Button, std::move(id), said));
    node.action = make_action("act");
    return node;
}

Node nav_item(std::string_view icon, std::string_view said, std::string_view count = {},
              Tone tone = Tone::Miss) {
    Node node = make_node(NodeKind::Link, "nav/" + std::string(icon), said);
    node.icon = icon;
    node.action = make_action("go");
    node.style.tone = Tone::Ink2;
    node.layout.flow = Flow::Row;
    node.layout.height = fixed(38);
    node.layout.padding_x = 10;
    node.layout.align = Align::Center;
    if (!count.empty()) {
        Node number = badge(node.id + "/count", count, Mark::None, tone, Surface::Tinted);
        node.children.push_back(std::move(number));
    }
    return node;
}

Node navigation() {
    Node node = make_stack("nav", 2, {});
    node.landmark = Landmark::Navigation;
    node.arrows = Arrows::List;
    node.layout.scroll = Scroll::Vertical;
    node.layout.width = fixed(200);
    node.layout.height = fill();
    node.layout.padding_x = 8;
    node.layout.padding_y = 12;
    node.style.surface = Surface::Panel;
    node.style.edges = {Edge::Right};
    node.children = {nav_item("overview", "Läget"),
                     nav_item("vision", "Vision och mål"),
                     nav_item("organisation", "Organisation", "3"),
                     nav_item("responsibilities", "Ansvar", "2", Tone::Watch),
                     nav_item("kpi", "KPI:er", "4", Tone::Watch),
                     nav_item("incentives", "Incitament"),
                     nav_item("meetings", "Möten"),
                     nav_item("changes", "Förändring", "1", Tone::Watch),
                     nav_item("relation", "Relation"),
                     nav_item("people", "Människor")};
    node.children[2].selected = true;
    node.children[2].style.weight = Weight::SemiBold;
    Node gap = make_node(NodeKind::Region, "nav/gap");
    gap.layout.height = fill();
    node.children.push_back(std::move(gap));
    node.children.push_back(nav_item("history", "Historik"));
    node.children.push_back(nav_item("reports", "Rapporter"));
    return node;
}

Node chip(std::string id, std::vector<Node> parts) {
    Node node = fitted(make_row(std::move(id), 8, std::move(parts)));
    node.layout.height = fixed(34);
    node.layout.padding_x = 10;
    node.layout.align = Align::Center;
    node.style.edges = {Edge::Line};
    node.action = make_action("chip");
    return node;
}

Node top_bar() {
    Node title =
        text("top/title", "Region Nord × Nordia IT", TextStyle::Title, Tone::Ink, Weight::SemiBold);
    Node sub =
        text("top/sub", "IT-drift och arbetsplats · 2024–2029 (+2)", TextStyle::Label, Tone::Ink3);
    title.style.overflow = sub.style.overflow = Overflow::Cut;
    Node names = make_stack("top/names", 0, {std::move(title), std::move(sub)});
    Node search = make_node(NodeKind::Field, "search");
    search.name = "Sök";
    search.layout.width = fixed(280);
    search.edit.placeholder = "Sök eller gör …";
    search.edit.live = true;
    search.edit.action = make_action("search");
    search.shortcut = "Ctrl+K";
    search.style.surface = Surface::Page;
    search.style.edges = {Edge::Strong};
    Node as_of = chip(
        "as_of",
        {fitted(text("as_of/label", "Gäller", TextStyle::Dense, Tone::Ink2)),
         fitted(text("as_of/date", "30 sep 2026", TextStyle::Dense, Tone::Ink, Weight::SemiBold))});
    Node person = chip(
        "person",
        {fitted(text("person/name", "Anna Berg", TextStyle::Dense, Tone::Ink, Weight::SemiBold)),
         fitted(text("person/org", "Region Nord", TextStyle::Dense, Tone::Ink2))});
    Node saved = fitted(make_node(NodeKind::Status, "saved", "Sparat"));
    saved.mark = Mark::Dot;
    saved.style.text = TextStyle::Dense;
    saved.style.tone = Tone::Good;
    Node bar = make_row("top", 16,
                        {std::move(names), std::move(search), std::move(as_of), std::move(person),
                         std::move(saved)});
    bar.landmark = Landmark::Banner;
    bar.layout.height = fixed(56);
    bar.layout.padding_x = 20;
    bar.layout.align = Align::Center;
    bar.style.surface = Surface::Panel;
    bar.style.edges = {Edge::Bottom};
    return bar;
}

Node role_card(std::string id, std::string_view role, std::string_view person,
               std::string_view note, Edge side) {
    Node name = text(id + "/role", role, TextStyle::Dense, Tone::Ink, Weight::SemiBold);
    name.style.overflow = Overflow::Cut;
    Node head = make_row(id + "/head", 8, {std::move(name)});
    head.layout.align = Align::Center;
    Node card = make_node(NodeKind::Card, id);
    card.children = {std::move(head), text(id + "/person", person, TextStyle::Dense),
                     text(id + "/note", note, TextStyle::Label, Tone::Ink3)};
    card.layout.padding_x = 16;
    card.layout.padding_y = 8;
    card.style.edges = {side};
    card.action = make_action("select");
    card.name = std::string(role);
    card.drag = {.kind = "person", .item = id};
    card.drop = {.accepts = "person", .action = make_action("assign")};
    card.menu = {
        {.label = "Ändra mandat", .detail = {}, .shortcut = {}, .action = make_action("mandate")},
        {.label = "Byt person", .detail = {}, .shortcut = "F4", .action = make_action("person")},
        {.label = "Ta bort",
         .detail = {},
         .shortcut = {},
         .enabled = false,
         .action = make_action("remove")}};
    return card;
}

Node level_head(std::string id, std::string_view letter, std::string_view said) {
    Node head = make_row(
        id, 12,
        {fitted(text(id + "/letter", letter, TextStyle::Screen, Tone::Ink, Weight::SemiBold)),
         text(id + "/said", said, TextStyle::Label, Tone::Ink3)});
    head.layout.align = Align::Baseline;
    head.layout.column_span = 3;
    head.layout.padding_y = 4;
    return head;
}

Node forum(std::string id, std::string_view name, std::string_view when, std::string_view up) {
    Node title = text(id + "/name", name, TextStyle::Body, Tone::Ink, Weight::SemiBold);
    Node rhythm = text(id + "/when", when, TextStyle::Label, Tone::Ink3);
    Node above = text(id + "/up", up, TextStyle::Label, Tone::Ink3);
    for (Node* node : {&title, &rhythm, &above}) node->style.text_align = Align::Center;
    Node card = make_node(NodeKind::Card, id);
    card.children = {std::move(title), std::move(rhythm), std::move(above)};
    card.style.surface = Surface::Page;
    card.style.edges = {Edge::Strong};
    card.layout.padding_x = 10;
    card.layout.padding_y = 12;
    card.layout.row_span = 2;
    return card;
}

void add_line(Node& grid, const std::string& from, const std::string& to, const std::string& at,
              LineStyle line, Tone tone) {
    grid.scene.connectors.push_back({.id = from + "-" + to,
                                     .from = from,
                                     .to = to,
                                     .at = at,
                                     .line = line,
                                     .tone = tone,
                                     .name = {}});
}

struct Pair {
    std::string role[2];
    std::string person[2];
    std::string note[2];
    Tone tone;
};

void add_level(Node& grid, const std::string& id, std::string_view said, const Node& middle,
               const std::vector<Pair>& pairs) {
    grid.children.push_back(level_head(id, id, said));
    for (std::size_t at = 0; at < pairs.size(); ++at) {
        const Pair& pair = pairs[at];
        const std::string base = id + std::to_string(at);
        grid.children.push_back(
            role_card(base + "/c", pair.role[0], pair.person[0], pair.note[0], Edge::Customer));
        if (at == 0) grid.children.push_back(middle);
        grid.children.push_back(
            role_card(base + "/s", pair.role[1], pair.person[1], pair.note[1], Edge::Supplier));
        const LineStyle line = pair.tone == Tone::Ink3 ? LineStyle::Whole : LineStyle::Broken;
        add_line(grid, base + "/c", "forum/" + id, base + "/c", line, pair.tone);
        add_line(grid, "forum/" + id, base + "/s", base + "/s", line, pair.tone);
    }
}

Node mirror() {
    Node grid = make_node(NodeKind::Region, "mirror");
    grid.layout.flow = Flow::Grid;
    grid.layout.columns = {fill(1, 150), fixed(176), fill(1, 150)};
    grid.layout.gap = 12;
    grid.layout.column_gap = 64;
    grid.layout.padding_x = 12;
    grid.arrows = Arrows::Grid;
    add_level(grid, "A", "Strategisk inriktning · högsta instans",
              forum("forum/A", "Partnerskapsråd", "Kvartalsvis · 9 dec", "Sista instans"),
              {{{"Regiondirektör", "Vd"},
                {"Maria Holm", "Johan Ek"},
                {"Beslut upp till 25 Mkr", "Beslut upp till 25 Mkr"},
                Tone::Ink3},
               {{"It-direktör", "Affärsområdeschef"},
                {"Anna Berg", "Lars Wik"},
                {"Transformation · 10 Mkr", "Transformation · 4 Mkr"},
                Tone::Miss}});
    add_level(grid, "B", "Kvalitet, prioritering och innovation",
              forum("forum/B", "Samverkansforum", "Månadsvis · 14 okt", "↑ Partnerskapsråd"),
              {{{"Leveransansvarig", "Leveranschef"},
                {"Eva Lind", "Petra Sund"},
                {"Kvalitet, KPI:er · 2 Mkr", "Kvalitet, KPI:er · 2 Mkr"},
                Tone::Ink3},
               {{"Innovationsledare", "Innovationsledare"},
                {"Omar Said", "—"},
                {"Idéer, försök · 500 tkr", "Idéer, försök · 500 tkr"},
                Tone::Miss}});
    add_level(grid, "C", "Dagligt arbete och förändringar",
              forum("forum/C", "Operativt möte", "Varje vecka · 2 okt", "↑ Samverkansforum"),
              {{{"Förvaltare arbetsplats", "Tjänsteägare"},
                {"Ida Norén", "Nils Falk"},
                {"Ändringar · 50 tkr", "Ändringar · 50 tkr"},
                Tone::Watch},
               {{"Förvaltare drift", "Driftledare"},
                {"Tor Åberg", "Sara Öst"},
                {"Ändringar · 50 tkr", "Ändringar · 50 tkr"},
                Tone::Ink3}});
    for (Node& child : grid.children) {
        if (child.id == "A1/c" || child.id == "A1/s") child.selected = true;
        if (child.id == "B1/s")
            child.children[0].children.push_back(
                badge("B1/s/flag", "Vakant", Mark::Error, Tone::Miss, Surface::None));
        if (child.id == "C0/s")
            child.children[0].children.push_back(
                badge("C0/s/flag", "Ingen ersättare", Mark::Warning, Tone::Watch, Surface::None));
    }
    return grid;
}

Node cell(const std::string& id, std::string_view said) { return text(id, said); }

Node mandate_row(const std::string& id, std::string_view label, std::string_view customer,
                 std::string_view supplier) {
    Node row = make_node(NodeKind::Region, id);
    Node head = cell(id + "/label", label);
    head.style.text = TextStyle::Label;
    head.style.tone = Tone::Ink3;
    row.children = {std::move(head), cell(id + "/customer", customer),
                    cell(id + "/supplier", supplier)};
    return row;
}

Node mandate_table() {
    Node table = make_node(NodeKind::Table, "mandates");
    table.header_rows = 1;
    table.children = {mandate_row("mandates/head", "", "Anna Berg", "Lars Wik"),
                      mandate_row("mandates/limit", "Beloppsgräns", "10 Mkr", "4 Mkr"),
                      mandate_row("mandates/change", "Transformation", "Beslutar", "Beslutar"),
                      mandate_row("mandates/contract", "Avtalsändring", "Bereder", "Bereder"),
                      mandate_row("mandates/deputy", "Ersättare", "Eva Lind", "Petra Sund"),
                      mandate_row("mandates/since", "Sedan", "jan 2024", "mar 2026")};
    table.children[0].children[1].style.tone = Tone::Customer;
    table.children[0].children[2].style.tone = Tone::Supplier;
    Node& limit = table.children[1].children[2];
    limit.kind = NodeKind::Field;
    limit.style.tone = Tone::Miss;
    limit.style.weight = Weight::SemiBold;
    limit.edit.kind = EditKind::Money;
    limit.edit.typed = "4 000 000";
    limit.edit.action = make_action("set");
    Node& deputy = table.children[4].children[1];
    deputy.kind = NodeKind::Field;
    deputy.edit.kind = EditKind::Person;
    deputy.edit.typed = "Eva Lind";
    deputy.edit.options = {
        {.value = "p1", .label = "Eva Lind", .detail = "Region Nord", .action = {}},
        {.value = "p2", .label = "Maria Holm", .detail = "Region Nord", .action = {}},
        {.value = "p3", .label = "Åke Öman", .detail = "Region Nord", .action = {}}};
    deputy.edit.action = make_action("set");
    return table;
}

Node finding(const std::string& id, Node mark, std::string_view said, std::string_view detail) {
    Node row = make_node(NodeKind::Region, id);
    Node words = make_stack(id + "/words", 0, {text(id + "/said", said, TextStyle::Dense)});
    if (!detail.empty())
        words.children.push_back(text(id + "/detail", detail, TextStyle::Label, Tone::Ink3));
    row.children = {std::move(mark), std::move(words)};
    return row;
}

Node detail() {
    Node panel = make_node(NodeKind::Card, "detail");
    panel.landmark = Landmark::Complementary;
    panel.layout.width = fixed(372);
    panel.layout.height = fill();
    panel.layout.padding_x = 18;
    panel.layout.padding_y = 18;
    panel.layout.gap = 10;
    panel.layout.scroll = Scroll::Vertical;
    panel.dismiss = make_action("close");
    Node title = make_node(NodeKind::Heading, "detail/title", "It-direktör ↔ Affärsområdeschef");
    title.heading_level = 2;
    Node note = make_node(NodeKind::Field, "detail/note",
                          "Beslut över 4 Mkr måste i dag lyftas till vd på leverantörens sida. Tre "
                          "beslut sedan mars har väntat i "
                          "snitt 11 dagar.");
    note.edit.kind = EditKind::LongText;
    note.edit.typed = locale::plain_text(note.text);
    note.edit.action = make_action("note");
    note.style.tone = Tone::Ink2;
    Node mend = button("detail/mend", "Föreslå 10 Mkr för båda");
    mend.primary = true;
    Node more = fitted(make_node(NodeKind::Menu, "detail/more", "Ändra"));
    more.menu = {{.label = "Sänk kundens gräns",
                  .detail = "till 4 Mkr",
                  .shortcut = {},
                  .action = make_action("lower")},
                 {.label = "Höj leverantörens gräns",
                  .detail = "till 10 Mkr",
                  .shortcut = {},
                  .action = make_action("raise")},
                 {.label = "Bestrid",
                  .detail = {},
                  .shortcut = {},
                  .mark = Mark::Advice,
                  .action = make_action("dispute")}};
    Node rule = make_node(NodeKind::Region, "detail/rule");
    rule.layout.height = fixed(12);
    rule.style.edges = {Edge::Bottom};
    Node findings = make_node(NodeKind::Table, "findings");
    findings.layout.columns = {fit(), fill()};
    findings.children = {
        finding("f1", badge("f1/mark", "Vakant", Mark::Error, Tone::Miss, Surface::Tinted),
                "Innovationsledare, Nordia IT", "sedan 12 aug"),
        finding("f2", badge("f2/mark", "Ersättare", Mark::Warning, Tone::Watch, Surface::Tinted),
                "Tjänsteägare arbetsplats", "nivå C, Nordia IT"),
        finding("f3", badge("f3/mark", "Bra", Mark::Praise, Tone::Good, Surface::Tinted),
                "11 av 14 rollpar speglar varandra helt", "")};
    panel.children = {
        text("detail/label", "Rollpar · nivå A", TextStyle::Label, Tone::Ink3, Weight::Medium),
        std::move(title),
        badge("detail/badge", "Mandaten motsvarar inte varandra", Mark::Error, Tone::Miss,
              Surface::Tinted),
        mandate_table(),
        std::move(note),
        make_row("detail/acts", 8, {std::move(mend), std::move(more)}),
        text("detail/when", "Gäller först när båda parter har godkänt.", TextStyle::Label,
             Tone::Ink3),
        std::move(rule),
        text("findings/label", "Iakttagelser i organisationen", TextStyle::Label, Tone::Ink3,
             Weight::Medium),
        std::move(findings)};
    return panel;
}

Node main_part() {
    Node title = fitted(make_node(NodeKind::Heading, "title", "Organisation"));
    title.heading_level = 1;
    Node head = make_row("head", 14,
                         {std::move(title),
                          text("head/sub", "14 rollpar på tre nivåer · 11 speglar varandra",
                               TextStyle::Body, Tone::Ink3),
                          button("head/mandate", "Mandat"), button("head/calendar", "Kalender"),
                          button("head/add", "+ Rollpar")});
    head.layout.align = Align::Baseline;
    head.children[1].style.overflow = Overflow::Cut;
    Node customer = text("sides/customer", "Region Nord · kund", TextStyle::Body, Tone::Customer,
                         Weight::SemiBold);
    Node supplier = text("sides/supplier", "Nordia IT · leverantör", TextStyle::Body,
                         Tone::Supplier, Weight::SemiBold);
    supplier.style.text_align = Align::End;
    Node sides = make_row("sides", 12, {std::move(customer), std::move(supplier)});
    sides.layout.padding_x = 12;
    sides.layout.padding_y = 8;
    sides.style.edges = {Edge::Bottom};
    Node left = make_stack("left", 8, {std::move(head), std::move(sides), mirror(), figures()});
    Node main = make_row("main", 20, {std::move(left), detail()});
    main.landmark = Landmark::Main;
    main.layout.height = fill();
    main.layout.padding_x = 28;
    main.layout.padding_y = 24;
    main.layout.scroll = Scroll::Vertical;
    return main;
}

}  // namespace

Node& FakeSource::node(std::string_view id) {
    Node* found = find_below(m_tree.root, id);
    SV_ASSERT(found != nullptr);
    return *found;
}

Node make_node(NodeKind kind, std::string id, std::string_view said) {
    Node node;
    node.kind = kind;
    node.id = std::move(id);
    if (!said.empty()) node.text = {{.text = std::string(said), .target = {}}};
    return node;
}

Node make_row(std::string id, float gap, std::vector<Node> children) {
    Node node = make_node(NodeKind::Region, std::move(id));
    node.layout.flow = Flow::Row;
    node.layout.gap = gap;
    node.children = std::move(children);
    return node;
}

Node make_stack(std::string id, float gap, std::vector<Node> children) {
    Node node = make_node(NodeKind::Region, std::move(id));
    node.layout.gap = gap;
    node.children = std::move(children);
    return node;
}

Action make_action(std::string name) {
    return {.kind = ActionKind::View, .name = std::move(name), .args = {}, .fill = "value"};
}

Node organisation_screen() {
    Node body = make_row("body", 0, {navigation(), main_part()});
    body.layout.height = fill();
    Node root = make_stack("root", 0, {top_bar(), std::move(body)});
    root.layout.height = fill();
    return root;
}

}  // namespace samverka::test
