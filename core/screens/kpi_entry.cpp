// Entering measurements: series downwards, periods across, each cell edited where it stands.
#include <algorithm>
#include <array>
#include <set>

#include "core/base/text.h"
#include "core/kpi/due.h"
#include "core/model/in_force.h"
#include "core/model/kpi_series.h"
#include "core/screens/kpis.h"
#include "core/session/entries.h"

namespace samverka::screens {

namespace {

using base::Period;
using model::Series;

constexpr int kPeriodsShown = 12;

bool holds(const View& view, base::ThingId role) {
    if (!view.session.author() || role.is_nil()) return false;
    for (const model::Post post : {model::Post::Holder, model::Post::Deputy})
        for (const auto* held : model::assignments_in_force(view.snapshot, role, post, view.date))
            if (held->person == *view.session.author()) return true;
    return false;
}

base::PeriodKind entry_kind(const View& view, const model::KpiVersion* definition) {
    if (view.state.kpis.frequency != model::Frequency::None)
        return kpi::period_kind(view.state.kpis.frequency);
    const auto* series = definition == nullptr || model::series_of(*definition).empty()
                             ? nullptr
                             : view.snapshot.find<Series>(model::series_of(*definition).front());
    return kpi::period_kind(series == nullptr ? model::Frequency::None : series->frequency);
}

// Every series once: as the KPIs name them, then those that none does.
std::vector<EntryRow> all_rows(const View& view) {
    std::vector<EntryRow> out;
    std::set<base::ThingId> seen;
    const auto add = [&](base::ThingId id, const model::KpiVersion* definition) {
        const auto* series = view.snapshot.find<Series>(id);
        if (series != nullptr && seen.insert(id).second)
            out.push_back({.series = series, .definition = definition});
    };
    for (const kpi::History* history : view.kpis.histories()) {
        const model::KpiVersion* definition = definition_now(*history);
        if (definition == nullptr) continue;
        for (const base::ThingId series : model::series_of(*definition)) add(series, definition);
    }
    for (const auto* series : view.snapshot.all<Series>()) add(series->thing.id, nullptr);
    return out;
}

bool is_in_scope(const View& view, const EntryRow& row, const model::KpiVersion* shown) {
    const base::ThingId id = row.series->thing.id;
    switch (view.state.kpis.scope) {
        case EntryScope::OfKpi:
            return shown == nullptr || model::is_made_of(*shown, id);
        case EntryScope::Mine:
            return holds(view, row.series->measurer) ||
                   (row.definition != nullptr && holds(view, row.definition->measurer));
        case EntryScope::All:
            break;
    }
    return true;
}

const model::KpiVersion* shown_definition(const View& view) {
    const ShownKpi shown = shown_kpi(view);
    return shown.history == nullptr ? nullptr : definition_now(*shown.history);
}

std::vector<Period> entry_periods(const View& view, base::PeriodKind kind) {
    Period last = Period::containing(view.date, kind);
    if (view.date < last.last()) last = last.previous();
    for (std::int64_t i = 0; i < view.state.kpis.page * kPeriodsShown; ++i) last = last.previous();
    std::vector<Period> out;
    for (int i = 0; i < kPeriodsShown; ++i) {
        out.push_back(last);
        last = last.previous();
    }
    std::reverse(out.begin(), out.end());
    return out;
}

// Where a period stands in the columns of its series; -1 when it is not measured.
std::ptrdiff_t column_at(const kpi::Columns& columns, const Period& period) {
    const auto from =
        std::lower_bound(columns.last_days.begin(), columns.last_days.end(), period.last().days());
    for (auto i = from - columns.last_days.begin();
         i < std::ssize(columns.last_days) &&
         columns.last_days[static_cast<std::size_t>(i)] == period.last().days();
         ++i)
        if (columns.first_days[static_cast<std::size_t>(i)] == period.first().days()) return i;
    return -1;
}

std::string_view assurance_key(kpi::Assurance assurance) {
    switch (assurance) {
        case kpi::Assurance::Verified:
            return "kpis.cell_verified";
        case kpi::Assurance::Reported:
            return "kpis.cell_reported";
        case kpi::Assurance::Disputed:
            break;
    }
    return "kpis.cell_disputed";
}

bool is_late(const View& view, const EntryRow& row, const Period& period) {
    if (row.definition == nullptr) return false;
    const auto due = kpi::due_date(*row.definition, period);
    const bool applies =
        !row.definition->effective_from || *row.definition->effective_from <= period.last();
    return applies && due && *due < view.date;
}

GridCell measured_cell(const View& view, const EntryRow& row, const Period& period) {
    GridCell out;
    out.editable = !view.is_read_only() && !view.snapshot.is_read_only(row.series->thing.id);
    const kpi::Columns& columns = view.kpis.columns(*row.series);
    const std::ptrdiff_t found = column_at(columns, period);
    base::Message name{.key = "kpis.cell_empty", .arguments = {}};
    name.with("series", base::PlainArgument{view.choose(row.series->name)})
        .with("period", base::PeriodArgument{period});
    if (found < 0) {
        if (is_late(view, row, period)) {
            name.key = "kpis.cell_late";
            out.surface = Surface::Tinted;
            out.tone = Tone::NoData;
        }
        out.name = view.plain(name);
        return out;
    }
    const auto at = static_cast<std::size_t>(found);
    const base::Decimal value = columns.value(at);
    const auto& measured = row.series->measurements[static_cast<std::size_t>(columns.rows[at])];
    const kpi::Assurance assurance = columns.assurances[at];
    out.text = locale::show_every_digit(value, view.language);
    out.typed = locale::edit_decimal(value, view.language);
    out.tone = assurance == kpi::Assurance::Reported ? Tone::Ink2 : Tone::Ink;
    if (assurance == kpi::Assurance::Disputed) {
        out.mark = Mark::Warning;
        out.tone = Tone::Miss;
    }
    name.key = std::string(assurance_key(assurance));
    name.with("value",
              base::PlainArgument{locale::with_unit(out.text, row.series->unit, view.language)})
        .with("author", base::PlainArgument{view.title(measured.stamp.author)})
        .with("date", base::DateArgument{measured.stamp.at.date_utc()});
    out.name = view.plain(name);
    return out;
}

// ---- the toolbar

Node switch_button(const std::string& id, std::string words, bool selected, Action action) {
    Node out = button(id, std::move(words), std::move(action));
    out.selected = selected;
    if (selected) {
        out.style.surface = Surface::Selected;
        out.style.weight = Weight::SemiBold;
    }
    return out;
}

Node scope_switch(const View& view) {
    Node out = region("kpis/entry/scope", Flow::Row, 4);
    out.kind = NodeKind::Toolbar;
    out.arrows = Arrows::Row;
    out.name = view.say("kpis.entry_scope");
    out.layout.width = fit();
    constexpr std::array kScopes{std::pair{EntryScope::OfKpi, "kpi"},
                                 std::pair{EntryScope::Mine, "mine"},
                                 std::pair{EntryScope::All, "all"}};
    for (const auto& [scope, name] : kScopes)
        out.children.push_back(switch_button(std::string("kpis/entry/scope/") + name,
                                             view.say(std::string("kpis.entry_scope.") + name),
                                             view.state.kpis.scope == scope,
                                             intent("kpi_view", {{"scope", name}})));
    return out;
}

// Which lengths of periods there are among the series.
Node frequency_field(const View& view, base::PeriodKind kind) {
    std::set<model::Frequency> found;
    for (const auto* series : view.snapshot.all<Series>())
        if (series->frequency != model::Frequency::None) found.insert(series->frequency);
    Node out;
    if (found.size() < 2) return out;
    std::string shown;
    std::vector<Option> options;
    for (const model::Frequency one : found) {
        const auto value = static_cast<std::uint8_t>(one);
        const std::string words = view.choice(model::kFrequencyChoices, value);
        if (kpi::period_kind(one) == kind) shown = words;
        options.push_back({.value = std::string(model::kFrequencyChoices.choice(value)),
                           .label = words,
                           .detail = "",
                           .tone = Tone::Ink,
                           .action = {}});
    }
    out = field("kpis/entry/frequency", EditKind::Choice, view.say("series.frequency"), shown, "",
                intent("kpi_view", {}, "frequency"));
    out.edit.options = std::move(options);
    out.style.edges = {Edge::Line};
    out.layout.width = fixed(130);
    return out;
}

Node pager(const View& view, const std::vector<Period>& periods) {
    Node out = region("kpis/entry/pages", Flow::Row, 4);
    out.layout.width = fit();
    const std::int64_t page = view.state.kpis.page;
    out.children.push_back(
        icon_button("kpis/entry/earlier", "chevron_left", view.say("kpis.earlier_periods"),
                    intent("kpi_view", {{"page", base::number_text(page + 1)}})));
    Node span =
        text("kpis/entry/span",
             plain(axis_period(view, periods.front()) + " – " + axis_period(view, periods.back())),
             TextStyle::Dense);
    span.layout.width = fit();
    out.children.push_back(std::move(span));
    Node later = icon_button("kpis/entry/later", "chevron_right", view.say("kpis.later_periods"),
                             intent("kpi_view", {{"page", base::number_text(page - 1)}}));
    later.enabled = page > 0;
    out.children.push_back(std::move(later));
    return out;
}

// What the writer may verify of what is shown: a series at a time, all its values at once.
Node verify_menu(const View& view, const std::vector<EntryRow>& rows,
                 const std::vector<Period>& periods) {
    Node out = button("kpis/entry/verify", view.say("kpis.verify"), {});
    out.kind = NodeKind::Menu;
    const model::Side own = view.session.author()
                                ? view.snapshot.side_of_person(*view.session.author())
                                : model::Side::None;
    for (const EntryRow& row : rows) {
        if (measurer_side(view, row) == own || own == model::Side::None) continue;
        const kpi::Columns& columns = view.kpis.columns(*row.series);
        json::Array waiting;
        for (const Period& period : periods) {
            const std::ptrdiff_t found = column_at(columns, period);
            if (found >= 0 &&
                columns.assurances[static_cast<std::size_t>(found)] == kpi::Assurance::Reported)
                waiting.emplace_back(period.text());
        }
        if (waiting.empty()) continue;
        MenuItem item;
        item.label = view.choose(row.series->name);
        item.detail = view.plain(base::Message{.key = "kpis.values_count", .arguments = {}}.with(
            "count",
            base::CountArgument{.count = static_cast<std::int64_t>(waiting.size()), .of = {}}));
        item.action = command("verify_values", {{"series", row.series->thing.id.text()}});
        item.action.args.set("periods", std::move(waiting));
        out.menu.push_back(std::move(item));
    }
    out.enabled = !out.menu.empty() && !view.is_read_only();
    return out;
}

// What a window's width leaves for the columns: room for large numbers first, then for names.
struct Widths {
    float series;
    float unit;
    float period;
};
Widths widths_in(float window) {
    constexpr float kAround = 284;  // rail, margins, scroll bar
    constexpr float kNames = 220;
    constexpr float kPeriodMin = 66;
    constexpr float kPeriodMax = 100;
    const float unit = window < kWideFrom ? 60 : 76;
    const float room = window - kAround - unit;
    const float period = std::clamp((room - kNames) / kPeriodsShown, kPeriodMin, kPeriodMax);
    return {.series = std::clamp(room - kPeriodsShown * period, 120.0F, 460.0F),
            .unit = unit,
            .period = period};
}

Node grid_node(const View& view, const EntryGrid& grid) {
    Node out;
    out.id = "kpis/entry/grid";
    out.kind = NodeKind::Grid;
    out.name = view.say("kpis.entry_grid");
    out.layout.height = fill(1, 160);
    out.style.text = TextStyle::Dense;
    out.grid.source = "entry";
    out.grid.rows = std::ssize(grid.series);
    out.grid.head_columns = kEntryHeads;
    out.grid.takes_paste = !view.is_read_only();
    const Widths widths = widths_in(view.state.width);
    out.grid.columns.push_back(
        {.title = view.say("kind.series"), .detail = {}, .width = widths.series});
    out.grid.columns.push_back(
        {.title = view.say("series.unit"), .detail = {}, .width = widths.unit});
    for (const Period& period : grid.periods) {
        const std::string stored = period.text();
        out.grid.columns.push_back({.title = capitalised(short_period(view, period)),
                                    .detail = stored.substr(0, 4),
                                    .width = widths.period,
                                    .align = Align::End});
    }
    return out;
}

}  // namespace

model::Side measurer_side(const View& view, const EntryRow& row) {
    base::ThingId role = row.series->measurer;
    if (role.is_nil() && row.definition != nullptr) role = row.definition->measurer;
    const auto* found = view.snapshot.find<model::Role>(role);
    return found == nullptr ? model::Side::None : view.snapshot.side_of_party(found->party);
}

std::vector<EntryRow> entry_rows(const View& view) {
    const model::KpiVersion* shown = shown_definition(view);
    const base::PeriodKind kind = entry_kind(view, shown);
    std::vector<EntryRow> out = all_rows(view);
    std::erase_if(out, [&](const EntryRow& row) {
        const model::Frequency frequency = row.series->frequency;
        return (frequency != model::Frequency::None && kpi::period_kind(frequency) != kind) ||
               !is_in_scope(view, row, shown);
    });
    return out;
}

EntryGrid entry_grid(const View& view) {
    EntryGrid out;
    out.kind = entry_kind(view, shown_definition(view));
    for (const EntryRow& row : entry_rows(view)) out.series.push_back(row.series);
    out.periods = entry_periods(view, out.kind);
    return out;
}

Action record_action(const std::vector<session::Entry>& entries) {
    Action out = command("record", {});
    json::Array rows;
    rows.reserve(entries.size());
    for (const session::Entry& entry : entries) {
        json::Object row;
        row.set("series", entry.series.text());
        row.set("period", entry.period.text());
        row.set("value", entry.value ? entry.value->text() : std::string());
        rows.emplace_back(std::move(row));
    }
    out.args.set("rows", std::move(rows));
    return out;
}

namespace {

GridRows entry_cells(const View& view, std::string_view, const GridRange& range) {
    const std::vector<EntryRow> rows = entry_rows(view);
    const std::vector<Period> periods =
        entry_periods(view, entry_kind(view, shown_definition(view)));
    GridRows out;
    for (std::int64_t i = range.first_row; i < range.first_row + range.rows; ++i) {
        const EntryRow& row = rows[static_cast<std::size_t>(i)];
        std::vector<GridCell> line;
        for (std::int64_t j = range.first_column; j < range.first_column + range.columns; ++j) {
            GridCell head;
            if (j == 0) head.text = view.choose(row.series->name);
            if (j == 1) {
                head.text = row.series->unit;
                head.tone = Tone::Ink3;
            }
            line.push_back(
                j < kEntryHeads
                    ? std::move(head)
                    : measured_cell(view, row, periods[static_cast<std::size_t>(j - kEntryHeads)]));
        }
        out.push_back(std::move(line));
    }
    return out;
}

base::Result<Action> edit_entry(const View& view, std::string_view, CellPlace cell,
                                std::string_view typed) {
    const EntryGrid grid = entry_grid(view);
    if (cell.column < kEntryHeads) return base::fail(base::ErrorCode::ReadOnly);
    session::Entry entry;
    const Series& series = *grid.series[static_cast<std::size_t>(cell.row)];
    entry.series = series.thing.id;
    entry.period = grid.periods[static_cast<std::size_t>(cell.column - kEntryHeads)];
    if (!locale::is_blank(typed)) {
        SV_TRY(const auto number,
               locale::read_pasted_number(typed, view.language, locale::DecimalSign::AsWritten));
        const bool other_unit =
            !number.unit.empty() && base::folded(number.unit) != base::folded(series.unit);
        if (other_unit) return base::fail(base::ErrorCode::NumberSyntax, {}, "another unit");
        entry.value = number.value;
    }
    // Nothing where nothing was, or the same again: nobody has done anything.
    if (session::effect_of(series, entry) == session::EntryEffect::Same) return Action{};
    Action out = record_action({entry});
    out.args.set("corrections", "take");
    return out;
}

base::Result<Action> paste_entries(const View&, std::string_view, CellPlace cell,
                                   std::string_view text) {
    if (text.size() > kPasteBytesMax) return base::fail(base::ErrorCode::LimitExceeded);
    const std::int64_t column = std::max<std::int64_t>(cell.column - kEntryHeads, 0);
    return intent("paste", {{"text", std::string(text)},
                            {"row", base::number_text(cell.row)},
                            {"column", base::number_text(column)}});
}

}  // namespace

const GridSource kEntrySource{.name = "entry",
                              .cells = entry_cells,
                              .edit = edit_entry,
                              .paste = paste_entries,
                              .activate = nullptr};

Node kpi_entry(const View& view) {
    const std::vector<EntryRow> rows = entry_rows(view);
    const EntryGrid grid = entry_grid(view);
    Node out = region("kpis/entry", Flow::Stack, 12);
    out.layout.height = fill();
    Node head = region("kpis/entry/head", Flow::Row, 12);
    Node title = heading("kpis/entry/title", view.say("kpis.entry"), 1, TextStyle::Screen);
    title.layout.width = fill();
    head.children.push_back(std::move(title));
    head.children.push_back(button("kpis/entry/back", view.say("kpis.back_to_board"),
                                   intent("kpi_view", {{"mode", "card"}})));
    out.children.push_back(std::move(head));
    Node bar = region("kpis/entry/bar", Flow::Wrap, 12);
    bar.children.push_back(scope_switch(view));
    if (Node frequency = frequency_field(view, grid.kind); !frequency.id.empty())
        bar.children.push_back(std::move(frequency));
    bar.children.push_back(pager(view, grid.periods));
    bar.children.push_back(verify_menu(view, rows, grid.periods));
    out.children.push_back(std::move(bar));
    if (rows.empty()) {
        Node none = text("kpis/entry/none", plain(view.say("kpis.entry_none")));
        none.kind = NodeKind::Empty;
        none.style.tone = Tone::Ink2;
        out.children.push_back(std::move(none));
        return out;
    }
    Node sheet = panel_card("kpis/entry/sheet");
    sheet.layout.padding_x = 4;
    sheet.layout.padding_y = 4;
    sheet.layout.height = fill();
    sheet.children.push_back(grid_node(view, grid));
    out.children.push_back(std::move(sheet));
    out.children.push_back(label("kpis/entry/help", view.say("kpis.entry_help")));
    return out;
}

}  // namespace samverka::screens
