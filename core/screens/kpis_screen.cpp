// KPIs: the board on the left, the card of one on the right; or the grid in which values are
// entered.
#include <algorithm>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/kpi/due.h"
#include "core/model/in_force.h"
#include "core/screens/kpis.h"

namespace samverka::screens {

namespace {

// Under first, then what nobody has measured, then near; among equals as agreed.
int attention(const kpi::History& history, base::Date date) {
    const kpi::Value* value = current_value(history, date);
    if (value == nullptr) return 3;
    switch (value->standing) {
        case kpi::Standing::Under:
            return 0;
        case kpi::Standing::NoData:
            return 1;
        case kpi::Standing::Near:
            return 2;
        case kpi::Standing::Unjudged:
            return 3;
        case kpi::Standing::Reaches:
            break;
    }
    return 4;
}

bool matches(const View& view, const kpi::History& history) {
    const std::string query = base::folded(view.state.kpis.query);
    if (query.empty()) return true;
    const auto* kpi = view.snapshot.find<model::Kpi>(history.kpi);
    if (kpi == nullptr) return false;
    std::string words = view.choose(kpi->name) + " " + view.title(kpi->owner_pair);
    for (const base::ThingId goal : kpi->goals) words += " " + view.title(goal);
    return base::folded(words).find(query) != std::string::npos;
}

// ---- the board

Node new_kpi(const View& view) {
    Action make = command("create", {{"kind", "kpi"}},
                          "fields/name/" + std::string(locale::language_code(view.language)));
    Node out = field("kpis/new", EditKind::Text, view.say("kpis.new"), view.say("kpis.new"), "",
                     std::move(make));
    out.icon = "plus";
    out.edit.placeholder = view.say("kpis.new_name");
    out.enabled = !view.is_read_only();
    return out;
}

Node header(const View& view) {
    std::vector<base::ThingId> all;
    std::vector<base::ThingId> paid;
    for (const kpi::History* history : view.kpis.histories()) {
        all.push_back(history->kpi);
        const auto* kpi = view.snapshot.find<model::Kpi>(history->kpi);
        if (kpi != nullptr && kpi->incentive) paid.push_back(kpi->thing.id);
    }
    Node row = region("kpis/header", Flow::Row, 12);
    row.layout.align = Align::Baseline;
    Node title = heading("kpis/title", view.say("screen.kpis"), 1, TextStyle::Screen);
    title.layout.width = fit();
    row.children.push_back(std::move(title));
    base::Message summary{.key = "kpis.summary", .arguments = {}};
    const auto count = [](const std::vector<base::ThingId>& of) {
        return base::CountArgument{.count = std::ssize(of), .of = of};
    };
    summary.with("count", count(all)).with("paid", count(paid));
    Node sub = text("kpis/summary", view.say(summary), TextStyle::Body, Tone::Ink3);
    sub.layout.width = fill();
    sub.style.overflow = Overflow::Cut;
    row.children.push_back(std::move(sub));
    Node enter =
        button("kpis/enter", view.say("kpis.entry"), intent("kpi_view", {{"mode", "entry"}}));
    enter.icon = "edit";
    row.children.push_back(std::move(enter));
    return row;
}

Node tools(const View& view) {
    Node row = region("kpis/tools", Flow::Row, 8);
    Node search =
        field("kpis/search", EditKind::Text, view.say("kpis.search"), view.state.kpis.query,
              view.state.kpis.query, intent("kpi_view", {}, "query"));
    search.icon = "search";
    search.edit.live = true;
    search.edit.placeholder = view.say("kpis.search");
    search.style.edges = {Edge::Line};
    search.layout.width = fill(1, 120);
    row.children.push_back(std::move(search));
    const bool agreed = view.state.kpis.order == KpiOrder::Agreed;
    Node order = field("kpis/order", EditKind::Choice, view.say("kpis.order"),
                       view.say(agreed ? "kpis.order.agreed" : "kpis.order.attention"), "",
                       intent("kpi_view", {}, "order"));
    for (const char* const name : {"attention", "agreed"})
        order.edit.options.push_back({.value = name,
                                      .label = view.say(std::string("kpis.order.") + name),
                                      .detail = "",
                                      .tone = Tone::Ink,
                                      .action = {}});
    order.style.edges = {Edge::Line};
    order.layout.width = fixed(172);
    row.children.push_back(std::move(order));
    return row;
}

// "mål 95 · Nordia IT mäter"
locale::Runs sub_runs(const View& view, const kpi::History& history, const kpi::Value* value) {
    const model::KpiVersion* definition = definition_now(history);
    if (definition == nullptr) return plain(view.say("kpis.no_definition"));
    locale::Runs out;
    if (value != nullptr) out = goal_runs(view, history, *value);
    const auto* role = view.snapshot.find<model::Role>(definition->measurer);
    if (role == nullptr) return out;
    if (!out.empty()) out.push_back({.kind = locale::RunKind::Plain, .text = " · ", .target = {}});
    for (locale::Run& run : view.say(base::Message{.key = "kpis.measures", .arguments = {}}.with(
             "party", base::PlainArgument{view.title(role->party)})))
        out.push_back(std::move(run));
    return out;
}

// Whose it is: those who hold the pair's roles.
std::string owners(const View& view, const model::Kpi& kpi) {
    const auto* pair = view.snapshot.find<model::Pair>(kpi.owner_pair);
    if (pair == nullptr) return view.say("kpis.no_owner");
    std::string out;
    for (const base::ThingId role : {pair->customer_role, pair->supplier_role})
        for (const auto* held :
             model::assignments_in_force(view.snapshot, role, model::Post::Holder, view.date))
            out += (out.empty() ? "" : ", ") + view.title(held->person);
    return out.empty() ? view.title(pair->thing.id) : out;
}

// When the next value is awaited.
Node due_line(const View& view, const std::string& id, const kpi::Due& due) {
    Node out =
        text(id,
             view.say(base::Message{.key = due.late ? "kpis.late" : "kpis.due", .arguments = {}}
                          .with("period", base::PlainArgument{short_period(view, due.period)})
                          .with("date", base::PlainArgument{day_and_month(view, due.date)})),
             TextStyle::Label, due.late ? Tone::Miss : Tone::Ink3);
    out.style.text_align = Align::End;
    out.style.overflow = Overflow::Cut;
    return out;
}

// Line, value, trend and standing; under them where the value stands, and when the next is due.
Node figures(const View& view, const std::string& id, const kpi::History& history,
             const kpi::Value& value) {
    // Of the same width in each row, so that figures stand under each other.
    const bool tight = view.state.width < kWideFrom;
    const float line_width = tight ? 56 : 88;
    const float value_width = tight ? 72 : 80;
    constexpr float kTrendWidth = 18;
    constexpr float kMarkWidth = 28;
    constexpr float kGap = 8;
    Node out = region(id + "/figures", Flow::Stack, 4);
    out.layout.width = fixed(line_width + value_width + kTrendWidth + kMarkWidth + 3 * kGap);
    Node row = region(id + "/row", Flow::Row, kGap);
    Node line = sparkline(view, id + "/line", history, value);
    line.layout.width = fixed(line_width);
    row.children.push_back(std::move(line));
    Node number = value_node(view, id + "/value", history, value);
    number.style.text = TextStyle::Dense;
    number.layout.width = fixed(value_width);
    row.children.push_back(std::move(number));
    Node trend = trend_node(view, id + "/trend", history, value);
    trend.layout.width = fixed(kTrendWidth);
    row.children.push_back(std::move(trend));
    Node standing = standing_mark(view, id + "/standing", value);
    standing.layout.width = fixed(kMarkWidth);
    row.children.push_back(std::move(standing));
    out.children.push_back(std::move(row));
    Node below = region(id + "/below", Flow::Row, kGap);
    if (value.has_value()) {
        Node where = bullet(view, id + "/bullet", history, value);
        where.layout.width = fixed(line_width);
        below.children.push_back(std::move(where));
    }
    if (const auto due = kpi::next_due(view.snapshot, history, view.date))
        below.children.push_back(due_line(view, id + "/due", *due));
    out.children.push_back(std::move(below));
    return out;
}

Node item(const View& view, const kpi::History& history, bool selected) {
    const std::string id = "kpis/item/" + history.kpi.text();
    const kpi::Value* value = current_value(history, view.date);
    Node card = region(id, Flow::Row, 10);
    card.kind = NodeKind::Card;
    card.layout.padding_x = 12;
    card.layout.padding_y = 8;
    card.layout.align = Align::Start;
    card.style.edges = {Edge::Bottom};
    card.action = intent("select", {{"thing", history.kpi.text()}});
    card.selected = selected;
    card.name = view.title(history.kpi);
    Node names = region(id + "/names", Flow::Stack, 1);
    names.layout.width = fill(1, 110);
    Node name = text(id + "/name", plain(view.title(history.kpi)), TextStyle::Dense);
    name.style.weight = selected ? Weight::SemiBold : Weight::Medium;
    names.children.push_back(std::move(name));
    Node sub = text(id + "/sub", sub_runs(view, history, value), TextStyle::Label, Tone::Ink3);
    sub.style.overflow = Overflow::Cut;
    names.children.push_back(std::move(sub));
    if (const auto* kpi = view.snapshot.find<model::Kpi>(history.kpi)) {
        Node owner = label(id + "/owner", owners(view, *kpi));
        owner.style.overflow = Overflow::Cut;
        names.children.push_back(std::move(owner));
    }
    card.children.push_back(std::move(names));
    if (value == nullptr) return card;
    card.name += ", " + value_words(view, history, *value) + ", " + standing_words(view, *value);
    card.children.push_back(figures(view, id, history, *value));
    return card;
}

Node list(const View& view, const ShownKpi& shown) {
    Node out = panel_card("kpis/list_card");
    out.layout.height = fill();
    out.layout.padding_x = 4;
    out.layout.padding_y = 4;
    out.layout.gap = 4;
    Node scroll = region("kpis/scroll", Flow::Stack, 0);
    scroll.layout.height = fill();
    scroll.layout.scroll = Scroll::Vertical;
    Node items = region("kpis/list", Flow::Stack, 0);
    items.kind = NodeKind::List;
    items.arrows = Arrows::Grid;
    items.name = view.say("screen.kpis");
    for (const kpi::History* history : listed_kpis(view))
        items.children.push_back(item(view, *history, history == shown.history));
    if (items.children.empty()) {
        Node none =
            text("kpis/none",
                 plain(view.say(view.kpis.histories().empty() ? "kpis.empty" : "kpis.none_found")),
                 TextStyle::Dense, Tone::Ink2);
        none.kind = NodeKind::Empty;
        none.layout.padding_x = 12;
        none.layout.padding_y = 12;
        items.children.push_back(std::move(none));
    }
    scroll.children.push_back(std::move(items));
    out.children.push_back(std::move(scroll));
    out.children.push_back(divider("kpis/line"));
    out.children.push_back(new_kpi(view));
    return out;
}

}  // namespace

const model::KpiVersion* definition_now(const kpi::History& history) {
    return history.spans.empty() ? nullptr : history.spans.back().definition.get();
}

std::vector<const kpi::History*> listed_kpis(const View& view) {
    std::vector<const kpi::History*> out;
    for (const kpi::History* history : view.kpis.histories())
        if (matches(view, *history)) out.push_back(history);
    if (view.state.kpis.order == KpiOrder::Attention)
        base::sort(out, [&](const auto* left, const auto* right) {
            return attention(*left, view.date) < attention(*right, view.date);
        });
    return out;
}

ShownKpi shown_kpi(const View& view) {
    ShownKpi out;
    // A version, a series or a dispute is looked at in its KPI.
    const base::ThingId wanted = place_of(view.snapshot, view.state.selected).thing;
    out.kpi = view.snapshot.find<model::Kpi>(wanted);
    if (out.kpi == nullptr) {
        const auto listed = listed_kpis(view);
        if (!listed.empty()) out.kpi = view.snapshot.find<model::Kpi>(listed.front()->kpi);
    }
    if (out.kpi == nullptr) return out;
    out.history = view.kpis.find(out.kpi->thing.id);
    if (out.history == nullptr) return out;
    if (!view.state.kpis.period.empty()) {
        const auto period =
            base::Period::parse(view.state.kpis.period, kpi::fiscal_calendar(view.snapshot));
        if (period) out.value = out.history->find(*period);
    }
    if (out.value == nullptr) out.value = current_value(*out.history, view.date);
    return out;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

Node panel_card(std::string id) {
    Node out = region(std::move(id), Flow::Stack, 10);
    out.layout.padding_x = 16;
    out.layout.padding_y = 14;
    out.style.surface = Surface::Panel;
    out.style.edges = {Edge::Line};
    return out;
}

Node kpi_board(const View& view, const ShownKpi& shown) {
    Node out = region("kpis/board", Flow::Stack, 12);
    out.layout.width = fill(5, 372, 560);
    out.layout.height = fill();
    out.children.push_back(header(view));
    out.children.push_back(tools(view));
    out.children.push_back(list(view, shown));
    return out;
}

Node kpis_screen(const View& view) {
    if (view.state.kpis.mode == KpiMode::Entry) return kpi_entry(view);
    Node screen = region("kpis", Flow::Row, 20);
    screen.layout.align = Align::Stretch;
    screen.layout.height = fill();
    const ShownKpi shown = shown_kpi(view);
    screen.children.push_back(kpi_board(view, shown));
    screen.children.push_back(kpi_card(view, shown));
    return screen;
}

}  // namespace samverka::screens
