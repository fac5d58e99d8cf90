// The overview's heat map of KPIs over twelve months, and how far the goals have come.
#include <algorithm>
#include <array>

#include "core/screens/kpi_parts.h"
#include "core/screens/overview.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

constexpr std::size_t kMonths = 12;
constexpr const char* kOthersOpened = "overview/kpis/others";
constexpr float kRowHeight = 27;
constexpr float kCellMin = 32;
constexpr float kCellMax = 72;
constexpr float kNameMin = 232;
constexpr float kNameMax = 340;

base::Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

// Which KPIs: those that money hangs on, unless there are none of them or all are asked for.
std::vector<const kpi::History*> heat_kpis(const View& view, bool all) {
    std::vector<const kpi::History*> out;
    std::vector<const kpi::History*> others;
    for (const kpi::History* history : view.kpis.histories()) {
        const auto* kpi = view.snapshot.find<model::Kpi>(history->kpi);
        (kpi != nullptr && kpi->incentive ? out : others).push_back(history);
    }
    if (all || out.empty()) out.insert(out.end(), others.begin(), others.end());
    return out;
}

// The twelve months up to the last one of which somebody has had to report.
std::array<base::Period, kMonths> heat_months(const View& view) {
    std::optional<base::Date> last;
    for (const kpi::History* history : view.kpis.histories())
        if (const kpi::Value* value = current_value(*history, view.date))
            last = last ? std::max(*last, value->period.last()) : value->period.last();
    std::array<base::Period, kMonths> out;
    out.back() = base::Period::containing(last ? *last : view.date, base::PeriodKind::Month);
    for (std::size_t i = kMonths - 1; i > 0; --i) out[i - 1] = out[i].previous();
    return out;
}

// The value that a month shows: its own, added up where it is measured more often; of a longer
// period in its last month. Nothing: no cell.
std::optional<kpi::Value> value_in(const View& view, const kpi::History& history,
                                   const base::Period& month) {
    if (history.values.empty() || history.values.front().period.first() > month.last())
        return std::nullopt;
    for (auto value = history.values.rbegin(); value != history.values.rend(); ++value) {
        if (value->period.last() < month.first()) break;
        if (value->period.last() > month.last()) continue;
        const bool shorter = value->period.kind() < base::PeriodKind::Month;
        return shorter ? view.kpis.value_of(history.kpi, month) : *value;
    }
    return std::nullopt;
}

bool shows_all(std::string_view argument) { return argument == "all"; }

GridCell name_cell(const View& view, const kpi::History& history) {
    GridCell out;
    out.text = view.title(history.kpi);
    out.active = true;
    return out;
}

GridCell heat_cell(const View& view, const kpi::History& history, const base::Period& month) {
    GridCell out;
    const auto value = value_in(view, history, month);
    if (!value) return out;
    out.mark = mark_of(value->standing);
    out.tone = tone_of(value->standing);
    out.surface = Surface::Tinted;
    out.active = true;
    out.name = view.plain(
        message("kpis.value_name")
            .with("kpi", base::PlainArgument{view.title(history.kpi)})
            .with("period", base::PlainArgument{locale::show_period(value->period, view.language)})
            .with("value", base::PlainArgument{value_words(view, history, *value)})
            .with("standing", base::PlainArgument{standing_words(view, *value)}));
    return out;
}

GridRows heat_cells(const View& view, std::string_view argument, const GridRange& range) {
    const auto kpis = heat_kpis(view, shows_all(argument));
    const auto months = heat_months(view);
    GridRows out;
    for (std::int64_t row = range.first_row; row < range.first_row + range.rows; ++row) {
        std::vector<GridCell> cells;
        const auto at = static_cast<std::size_t>(row);
        if (at >= kpis.size()) break;
        for (std::int64_t i = range.first_column; i < range.first_column + range.columns; ++i)
            cells.push_back(
                i == 0 ? name_cell(view, *kpis[at])
                       : heat_cell(view, *kpis[at], months[static_cast<std::size_t>(i) - 1]));
        out.push_back(std::move(cells));
    }
    return out;
}

Action heat_activate(const View& view, std::string_view argument, CellPlace cell) {
    const auto kpis = heat_kpis(view, shows_all(argument));
    const auto row = static_cast<std::size_t>(cell.row);
    if (row >= kpis.size()) return {};
    std::vector<std::pair<std::string, std::string>> where{{"thing", kpis[row]->kpi.text()}};
    if (cell.column > 0) {
        const auto months = heat_months(view);
        const auto value =
            value_in(view, *kpis[row], months[static_cast<std::size_t>(cell.column) - 1]);
        if (!value) return {};
        where.emplace_back("period", value->period.text());
    }
    return intent("show_kpi", std::move(where));
}

Node heat_grid(const View& view, bool all, float width) {
    Node out;
    out.id = "overview/heat";
    out.kind = NodeKind::Grid;
    out.name = view.say("overview.kpis");
    out.grid.source = all ? "heat:all" : "heat:incentive";
    out.grid.rows = static_cast<std::int64_t>(heat_kpis(view, all).size());
    out.grid.row_height = kRowHeight;
    const auto months = heat_months(view);
    constexpr auto kCount = static_cast<float>(kMonths);
    const float cell = std::clamp((width - kNameMin) / kCount, kCellMin, kCellMax);
    out.grid.columns.push_back({.title = view.say("overview.kpis_name"),
                                .detail = {},
                                .width = std::clamp(width - kCount * cell, kNameMin, kNameMax),
                                .align = Align::Start});
    for (const base::Period& month : months)
        out.grid.columns.push_back({.title = short_period(view, month),
                                    .detail = {},
                                    .width = cell,
                                    .align = Align::Center});
    return out;
}

// "september 2026: 8 av 12 når målet", of the KPIs that are shown.
locale::Runs heat_summary(const View& view, bool all) {
    const base::Period month = heat_months(view).back();
    base::CountArgument reached{.count = 0, .of = {}};
    base::CountArgument judged{.count = 0, .of = {}};
    for (const kpi::History* history : heat_kpis(view, all)) {
        const auto value = value_in(view, *history, month);
        if (!value) continue;
        judged.of.push_back(history->kpi);
        if (value->standing == kpi::Standing::Reaches) reached.of.push_back(history->kpi);
    }
    reached.count = static_cast<std::int64_t>(reached.of.size());
    judged.count = static_cast<std::int64_t>(judged.of.size());
    return view.say(message("overview.kpis_month")
                        .with("month", base::PeriodArgument{month})
                        .with("reached", std::move(reached))
                        .with("all", std::move(judged)));
}

Node legend(const View& view) {
    Node out = region("overview/legend", Flow::Row, 6);
    out.layout.width = fit();
    out.name = view.say("overview.standing_legend");
    using enum kpi::Standing;
    for (const auto& [standing, name] : {std::pair{Reaches, "reaches"}, std::pair{Near, "near"},
                                         std::pair{Under, "under"}, std::pair{NoData, "no_data"}})
        out.children.push_back(badge(std::string("overview/legend/") + name,
                                     view.say(std::string("overview.legend.") + name),
                                     mark_of(standing), tone_of(standing)));
    return out;
}

Node empty_part(const std::string& id, std::string words, Node first_step) {
    Node out = region(id, Flow::Stack, 10);
    out.kind = NodeKind::Empty;
    out.children.push_back(
        text(id + "/words", plain(std::move(words)), TextStyle::Dense, Tone::Ink2));
    out.children.push_back(std::move(first_step));
    return out;
}

// Goals that are still worth reaching: outcomes, or what stands highest where there are none.
std::vector<const model::Goal*> shown_goals(const View& view) {
    std::vector<const model::Goal*> out;
    std::vector<const model::Goal*> tops;
    for (const model::Goal* goal : view.snapshot.all<model::Goal>()) {
        if (goal->status == model::GoalStatus::Dropped) continue;
        if (goal->goal_class == model::GoalClass::Outcome) out.push_back(goal);
        if (goal->parent.is_nil()) tops.push_back(goal);
    }
    return out.empty() ? tops : out;
}

Node goal_item(const View& view, const model::Goal& goal, const kpi::GoalProgress& progress) {
    const std::string id = "overview/goal/" + goal.thing.id.text();
    Node out = region(id, Flow::Stack, 4);
    Node line = region(id + "/line", Flow::Row, 10);
    line.layout.align = Align::Baseline;
    Node name = button(id + "/name", view.choose(goal.statement),
                       intent("open", {{"thing", goal.thing.id.text()}}));
    name.kind = NodeKind::Link;
    name.style.text = TextStyle::Dense;
    name.style.overflow = Overflow::Cut;
    name.layout.width = fill();
    line.children.push_back(std::move(name));
    Node value = progress_node(view, id + "/progress", progress);
    value.style.weight = progress.progress ? Weight::SemiBold : Weight::Regular;
    value.layout.width = fit();
    line.children.push_back(std::move(value));
    if (progress.plan) {
        locale::Runs runs = plain(view.say("overview.plan") + "\u00a0");
        runs.push_back(plan_run(view, progress));
        Node plan = text(id + "/plan", std::move(runs), TextStyle::Label, Tone::Ink3);
        plan.layout.width = fixed(68);
        plan.style.text_align = Align::End;
        line.children.push_back(std::move(plan));
    }
    out.children.push_back(std::move(line));
    Node bar = progress_bar(view, id + "/bar", progress);
    bar.layout.width = fill();
    out.children.push_back(std::move(bar));
    return out;
}

}  // namespace

const GridSource kHeatSource{.name = "heat",
                             .cells = heat_cells,
                             .edit = nullptr,
                             .paste = nullptr,
                             .activate = heat_activate};

Node heat_card(const View& view, float width) {
    Node card = overview_card("overview/kpis", view.say("overview.kpis"));
    if (view.kpis.histories().empty()) {
        card.children.push_back(
            empty_part("overview/kpis/none", view.say("overview.kpis_empty"),
                       button("overview/kpis/first", view.say("overview.kpis_first"),
                              intent("navigate", {{"screen", "kpis"}}))));
        return card;
    }
    const bool all = view.state.opened.contains(kOthersOpened);
    Node& head = card.children.front();
    Node summary =
        text("overview/kpis/summary", heat_summary(view, all), TextStyle::Dense, Tone::Ink3);
    summary.layout.width = fill();
    summary.style.overflow = Overflow::Cut;
    head.children.push_back(std::move(summary));
    card.children.push_back(heat_grid(view, all, width));
    Node foot = region("overview/kpis/foot", Flow::Row, 12);
    const std::size_t shown = heat_kpis(view, false).size();
    if (shown < view.kpis.histories().size()) {
        Node others =
            button("overview/kpis/toggle",
                   view.say(all ? "overview.kpis_incentive_only" : "overview.kpis_others"),
                   intent("toggle", {{"node", kOthersOpened}}));
        others.expanded = all;
        others.icon = all ? "chevron_up" : "chevron_down";
        others.style.tone = Tone::Ink2;
        foot.children.push_back(std::move(others));
    }
    foot.children.push_back(spacer("overview/kpis/room"));
    foot.children.push_back(legend(view));
    card.children.push_back(std::move(foot));
    return card;
}

Node goals_card(const View& view) {
    Node card = overview_card("overview/goals", view.say("overview.goals"));
    const auto goals = shown_goals(view);
    if (goals.empty()) {
        card.children.push_back(
            empty_part("overview/goals/none", view.say("overview.goals_empty"),
                       button("overview/goals/first", view.say("overview.goals_first"),
                              intent("navigate", {{"screen", "vision"}}))));
        return card;
    }
    Node grid = region("overview/goals/grid", Flow::Grid, 16);
    grid.layout.column_gap = 32;
    grid.layout.columns = {fill(), fill()};
    for (const model::Goal* goal : goals)
        if (const kpi::GoalProgress* progress = view.kpis.progress(goal->thing.id))
            grid.children.push_back(goal_item(view, *goal, *progress));
    card.children.push_back(std::move(grid));
    return card;
}

}  // namespace samverka::screens
