// The mirror: levels as rows, customer left, supplier right, the level's forum between, pairs
// joined by a line that is whole where mandate and responsibility match and broken where they do
// not.
#include <algorithm>

#include "core/model/in_force.h"
#include "core/rules/coverage.h"
#include "core/rules/finding.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

using model::Side;

constexpr float kLineRoom = 44;  // between a card and the forum: room for the line
constexpr float kForumWidth = 176;
constexpr float kCardLine =
    24;  // a field inside a card: the least height that WCAG allows a target

struct LevelRow {
    const model::Level* level = nullptr;
    std::vector<const model::Pair*> pairs;
    const model::Forum* forum = nullptr;
};

// A pair stands on its customer's level; where that role is missing, on its supplier's.
std::vector<LevelRow> level_rows(const View& view) {
    std::vector<LevelRow> rows;
    for (const model::Level* level : view.snapshot.all<model::Level>())
        rows.push_back({.level = level, .pairs = {}});
    for (const model::Forum* forum : view.snapshot.all<model::Forum>())
        for (LevelRow& row : rows)
            if (row.level->thing.id == forum->level && row.forum == nullptr) row.forum = forum;
    for (const model::Pair* pair : view.snapshot.all<model::Pair>()) {
        const auto* role = view.snapshot.find<model::Role>(pair->customer_role);
        if (role == nullptr) role = view.snapshot.find<model::Role>(pair->supplier_role);
        for (LevelRow& row : rows)
            if (role != nullptr && row.level->thing.id == role->level) row.pairs.push_back(pair);
    }
    return rows;
}

std::string side_name(Side side) { return side == Side::Customer ? "customer" : "supplier"; }

std::string card_id(const model::Pair& pair, Side side) {
    return "organisation/pair/" + pair.thing.id.text() + "/" + side_name(side);
}

// Of those that are looked at here: who measures a KPI is no fault of the mirror.
const rules::Finding* worst(const std::vector<const rules::Finding*>& findings) {
    const rules::Finding* found = nullptr;
    for (const rules::Finding* finding : findings) {
        if (finding->severity > rules::Severity::Warning || screen_of(*finding) != "organisation")
            continue;
        if (found == nullptr || finding->severity < found->severity) found = finding;
    }
    return found;
}

// What a finding about one role says on its card. What concerns the pair as a whole stands in the
// middle instead.
std::vector<const rules::Finding*> role_findings(const View& view, const model::Role& role) {
    std::vector<const rules::Finding*> out;
    for (const rules::Finding* finding : rules::findings_about(view.findings, role.thing.id))
        if (finding->subject_kind != model::ThingKind::Pair &&
            finding->subject_kind != model::ThingKind::Level)
            out.push_back(finding);
    return out;
}

std::vector<const rules::Finding*> pair_findings(const View& view, const model::Pair& pair) {
    std::vector<const rules::Finding*> out;
    for (const rules::Finding& finding : view.findings)
        if (finding.subject == pair.thing.id) out.push_back(&finding);
    return out;
}

Node holder_field(const View& view, const std::string& id, const model::Role& role, Side side) {
    Node out =
        post_field(view, id + "/holder",
                   view.plain(base::Message{.key = "organisation.holder_of", .arguments = {}}.with(
                       "role", base::BilingualArgument{role.title})),
                   role, side, model::Post::Holder);
    out.layout.height = fixed(kCardLine);
    return out;
}

Node mandate_line(const View& view, const std::string& id, const model::Role& role) {
    const auto found =
        model::version_in_force(view.snapshot, model::ThingKind::Mandate, role.thing.id, view.date);
    if (found.content == nullptr) {
        Node none = label(id + "/mandate", view.say("organisation.no_mandate"));
        none.style.overflow = Overflow::Cut;
        return none;
    }
    const auto& powers = model::content_in_force<model::Mandate>(found)->powers;
    const std::string shown =
        powers.money_limit
            ? view.plain(base::Message{.key = "organisation.limit", .arguments = {}}.with(
                  "amount",
                  base::MoneyArgument{
                      .value = *powers.money_limit, .thing = found.version, .field = "powers"}))
            : view.say("organisation.no_limit");
    Node out = field(
        id + "/mandate", EditKind::Money,
        view.plain(base::Message{.key = "organisation.limit_of", .arguments = {}}.with(
            "role", base::BilingualArgument{role.title})),
        found.state == model::VersionState::Draft ? shown + " · " + view.say("organisation.draft")
                                                  : shown,
        powers.money_limit ? locale::edit_money(*powers.money_limit, view.currency, view.language)
                           : "",
        command("set_mandate", {{"subject", role.thing.id.text()}}, "powers/money_limit"));
    out.style.text = TextStyle::Label;
    out.style.tone = Tone::Ink3;
    out.style.overflow = Overflow::Cut;
    out.layout.height = fixed(kCardLine);
    out.enabled = !view.is_read_only();
    return out;
}

Node missing_card(const View& view, const model::Pair& pair, Side side) {
    const std::string id = card_id(pair, side);
    Node card = region(id, Flow::Stack, 4);
    card.kind = NodeKind::Empty;
    card.layout.padding_x = 14;
    card.layout.padding_y = 10;
    card.style.edges = {Edge::Line};
    card.style.surface = Surface::Sunken;
    card.children.push_back(
        badge(id + "/mark", view.say("finding.counterpart_missing.mark"), Mark::Error, Tone::Miss));
    Node name = field(id + "/title", EditKind::Text, view.say("organisation.name_counterpart"),
                      view.say("organisation.name_counterpart"), "",
                      command("add_counterpart", {{"pair", pair.thing.id.text()}},
                              "title/" + std::string(locale::language_code(view.language))));
    name.edit.placeholder = view.say("organisation.role_title");
    name.enabled = !view.is_read_only();
    card.children.push_back(std::move(name));
    return card;
}

Node role_card(const View& view, const model::Pair& pair, Side side) {
    const auto* role = view.snapshot.find<model::Role>(side == Side::Customer ? pair.customer_role
                                                                              : pair.supplier_role);
    if (role == nullptr) return missing_card(view, pair, side);
    const std::string id = card_id(pair, side);
    Node card = region(id, Flow::Stack, 1);
    card.kind = NodeKind::Card;
    card.layout.padding_x = 16;
    card.layout.padding_y = 9;
    card.style.surface = Surface::Panel;
    card.style.edges = {Edge::Line, side == Side::Customer ? Edge::Customer : Edge::Supplier};
    card.selected = view.state.selected == pair.thing.id;
    card.action = intent("select", {{"thing", pair.thing.id.text()}});
    card.drop = {
        .accepts = "person/" + side_name(side),
        .action = command("assign_person", {{"role", role->thing.id.text()}, {"post", "holder"}},
                          "person")};
    const std::string words = view.choose(role->title);
    card.name = words + ", " + view.title(role->party);

    Node top = region(id + "/top", Flow::Row, 8);
    Node title = text(id + "/title", plain(words), TextStyle::Dense);
    title.style.weight = Weight::SemiBold;
    title.style.overflow = Overflow::Cut;
    title.layout.width = fill();
    top.children.push_back(std::move(title));
    if (const rules::Finding* finding = worst(role_findings(view, *role))) {
        Node mark = finding_mark(view, id + "/mark", *finding);
        mark.style.surface = Surface::None;
        mark.tooltip = view.plain(finding->text);
        mark.describes = id;
        top.children.push_back(std::move(mark));
    }
    card.children.push_back(std::move(top));
    card.children.push_back(holder_field(view, id, *role, side));
    card.children.push_back(mandate_line(view, id, *role));
    return card;
}

// The forum of the level: its name, how often it meets, where it escalates to, and what stands
// between the pairs.
Node forum_card(const View& view, const LevelRow& row) {
    const std::string id = "organisation/forum/" + row.forum->thing.id.text();
    Node card = region(id, Flow::Stack, 2);
    card.kind = NodeKind::Card;
    card.layout.padding_x = 12;
    card.layout.padding_y = 10;
    card.layout.height = fill();
    card.layout.row_span =
        static_cast<std::uint8_t>(std::min<std::size_t>(row.pairs.size() + 1, 255));
    card.style.surface = Surface::Sunken;
    card.style.edges = {Edge::Line};
    card.selected = view.state.selected == row.forum->thing.id;
    card.action = intent("select", {{"thing", row.forum->thing.id.text()}});
    card.name = view.choose(row.forum->name);
    Node name = text(id + "/name", plain(card.name), TextStyle::Dense);
    name.style.weight = Weight::SemiBold;
    name.style.text_align = Align::Center;
    card.children.push_back(std::move(name));
    const std::string above = row.forum->escalates_to.is_nil()
                                  ? view.say("organisation.last_instance")
                                  : "↑ " + view.title(row.forum->escalates_to);
    const std::string cadence =
        view.choice(model::kCadenceChoices, static_cast<std::uint8_t>(row.forum->cadence));
    for (const auto& [part, words] :
         {std::pair{"/cadence", cadence}, std::pair{"/escalates", above}}) {
        Node line = label(id + part, words);
        line.style.text_align = Align::Center;
        line.style.overflow = Overflow::Cut;
        card.children.push_back(std::move(line));
    }
    return card;
}

// What concerns a pair as a whole, in the middle of its row and above the forum.
Node pair_mark(const View& view, const model::Pair& pair, const rules::Finding& finding) {
    const std::string id = "organisation/pair/" + pair.thing.id.text() + "/mark";
    Node mark = finding_mark(view, id, finding);
    mark.tooltip = view.plain(finding.text);
    mark.describes = card_id(pair, Side::Customer);
    mark.style.overflow = Overflow::Cut;
    return mark;
}

void add_lines(const View& view, const LevelRow& row, const model::Pair& pair, Scene& scene) {
    const std::string customer = card_id(pair, Side::Customer);
    const std::string supplier = card_id(pair, Side::Supplier);
    const rules::Finding* finding = worst(rules::findings_about(view.findings, pair));
    Connector line;
    line.line = finding == nullptr ? LineStyle::Whole : LineStyle::Broken;
    line.tone = finding == nullptr ? Tone::Ink3 : tone_of(finding->severity);
    line.name =
        finding == nullptr ? view.say("organisation.line_whole") : view.plain(finding->text);
    const std::string middle =
        row.forum == nullptr ? supplier : "organisation/forum/" + row.forum->thing.id.text();
    line.id = customer + "/line";
    line.from = customer;
    line.to = middle;
    line.at = customer;
    scene.connectors.push_back(line);
    if (row.forum == nullptr) return;
    line.id = supplier + "/line";
    line.from = middle;
    line.to = supplier;
    line.at = supplier;
    scene.connectors.push_back(std::move(line));
}

Node level_heading(const View& view, const LevelRow& row) {
    const std::string id = "organisation/level/" + row.level->thing.id.text();
    Node line = region(id + "/header", Flow::Row, 10);
    line.layout.align = Align::Baseline;
    Node letter = heading(id + "/letter", row.level->letter, 2, TextStyle::Screen);
    letter.layout.width = fit();
    letter.name = view.plain(base::Message{.key = "organisation.level", .arguments = {}}
                                 .with("letter", base::PlainArgument{row.level->letter})
                                 .with("name", base::BilingualArgument{row.level->name}));
    line.children.push_back(std::move(letter));
    Node name = button(id + "/name", view.choose(row.level->name),
                       intent("select", {{"thing", row.level->thing.id.text()}}));
    name.kind = NodeKind::Link;
    name.style.text = TextStyle::Label;
    name.style.tone = Tone::Ink3;
    name.selected = view.state.selected == row.level->thing.id;
    name.layout.width = fill();
    line.children.push_back(std::move(name));
    return line;
}

// Whether the level's responsibilities are all held there.
Node level_mark(const View& view, const LevelRow& row) {
    const std::string id = "organisation/level/" + row.level->thing.id.text() + "/mark";
    Node line = region(id + "/row", Flow::Row, 8);
    line.layout.justify = Align::End;
    if (const rules::Finding* finding =
            worst(rules::findings_about(view.findings, row.level->thing.id))) {
        Node mark = finding_mark(view, id, *finding);
        mark.tooltip = view.plain(finding->text);
        line.children.push_back(std::move(mark));
    }
    return line;
}

void place(Node& grid, Node node, std::uint8_t column, std::uint8_t row) {
    node.layout.column = column;
    node.layout.row = row;
    grid.children.push_back(std::move(node));
}

void place_pair(const View& view, const LevelRow& row, const model::Pair& pair, std::uint8_t line,
                Node& grid) {
    place(grid, role_card(view, pair, Side::Customer), 1, line);
    if (const rules::Finding* whole = worst(pair_findings(view, pair))) {
        Node middle = region("organisation/pair/" + pair.thing.id.text() + "/middle", Flow::Row, 0);
        middle.layout.justify = Align::Center;
        middle.layout.self = Align::Center;
        middle.layout.padding_x = 8;
        middle.children.push_back(pair_mark(view, pair, *whole));
        place(grid, std::move(middle), 2, line);
    }
    place(grid, role_card(view, pair, Side::Supplier), 3, line);
    add_lines(view, row, pair, grid.scene);
}

// The level's heading stands in the first row of its grid, so that the forum in the middle begins
// beside it.
Node level_section(const View& view, const LevelRow& row) {
    const std::string id = "organisation/level/" + row.level->thing.id.text();
    Node section = region(id, Flow::Stack, 10);
    section.layout.padding_y = 14;
    section.style.edges = {Edge::Bottom};
    section.name = view.choose(row.level->name);
    Node grid = region(id + "/grid", Flow::Grid, 12);
    grid.layout.columns = {fill(1, 150), fixed(kForumWidth), fill(1, 150)};
    grid.layout.column_gap = kLineRoom;
    place(grid, level_heading(view, row), 1, 1);
    if (row.forum != nullptr) place(grid, forum_card(view, row), 2, 1);
    place(grid, level_mark(view, row), 3, 1);
    std::uint8_t line = 1;
    for (const model::Pair* pair : row.pairs) place_pair(view, row, *pair, ++line, grid);
    section.children.push_back(std::move(grid));
    if (row.pairs.empty()) {
        Node empty = text(id + "/empty", plain(view.say("organisation.level_empty")),
                          TextStyle::Body, Tone::Ink3);
        empty.kind = NodeKind::Empty;
        section.children.push_back(std::move(empty));
    }
    return section;
}

Node side_heading(const View& view, Side side) {
    const model::Party* party = view.snapshot.lead_party(side);
    const std::string words = (party == nullptr ? std::string("—") : party->name) + " · " +
                              view.choice(model::kSideChoices, static_cast<std::uint8_t>(side));
    Node out =
        text("organisation/side/" + side_name(side), plain(words), TextStyle::Dense, tone_of(side));
    out.style.weight = Weight::SemiBold;
    out.style.text_align = side == Side::Customer ? Align::Start : Align::End;
    out.layout.width = fill();
    return out;
}

}  // namespace

Node mirror(const View& view) {
    Node out = region("organisation/mirror", Flow::Stack, 0);
    out.arrows = Arrows::Grid;
    out.name = view.say("organisation.mirror");
    Node sides = region("organisation/sides", Flow::Row, 16);
    sides.layout.padding_y = 8;
    sides.style.edges = {Edge::Bottom};
    sides.children.push_back(side_heading(view, Side::Customer));
    sides.children.push_back(side_heading(view, Side::Supplier));
    out.children.push_back(std::move(sides));
    for (const LevelRow& row : level_rows(view)) out.children.push_back(level_section(view, row));
    return out;
}

}  // namespace samverka::screens
