// What was pasted, before it is taken: what it would add and correct, what is not understood, and
// what to do about each of them.
#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/screens/kpis.h"

namespace samverka::screens {

namespace {

constexpr std::size_t kProblemsShown = 12;
constexpr float kRowsShown = 9;
constexpr float kRowHeight = 34;
constexpr float kDialogWidth = 980;

PastePlan plan_of(const View& view) {
    return plan_paste(view.snapshot, view.date, view.language, entry_grid(view),
                      *view.state.kpis.paste);
}

std::string_view fault_key(PasteFault fault) {
    switch (fault) {
        case PasteFault::None:
        case PasteFault::Number:
            break;
        case PasteFault::Sign:
            return "kpis.paste.sign";
        case PasteFault::Unit:
            return "kpis.paste.unit";
        case PasteFault::TooHigh:
            return "kpis.paste.too_high";
        case PasteFault::TooLow:
            return "kpis.paste.too_low";
        case PasteFault::Period:
            return "kpis.paste.period";
        case PasteFault::PeriodTwice:
            return "kpis.paste.period_twice";
        case PasteFault::PeriodLater:
            return "kpis.paste.period_later";
        case PasteFault::Series:
            return "kpis.paste.series";
        case PasteFault::SeriesTwice:
            return "kpis.paste.series_twice";
        case PasteFault::SeriesKind:
            return "kpis.paste.series_kind";
    }
    return "kpis.paste.number";
}

// Why something is not understood, in a sentence.
base::Message fault_message(PasteFault fault, const std::string& limit,
                            const model::Series* series) {
    base::Message out{.key = std::string(fault_key(fault)), .arguments = {}};
    const std::string unit = series == nullptr ? std::string() : series->unit;
    if (fault == PasteFault::Unit) out.with("unit", base::PlainArgument{unit.empty() ? "—" : unit});
    if (fault == PasteFault::TooHigh || fault == PasteFault::TooLow) {
        const auto value = base::Decimal::parse(limit);
        out.with("limit", base::DecimalArgument{
                              .value = value.value_or(base::Decimal()),
                              .unit_key = unit,
                              .trace = "set:" + (series == nullptr ? "" : series->thing.id.text()) +
                                       (fault == PasteFault::TooHigh ? "/possible_maximum"
                                                                     : "/possible_minimum")});
    }
    return out;
}

GridCell planned_cell(const View& view, const PlannedCell& cell, const model::Series* series) {
    GridCell out;
    out.typed = cell.text;
    out.editable = true;
    out.text = cell.value ? locale::show_every_digit(*cell.value, view.language) : cell.text;
    switch (cell.state) {
        case PasteState::Blank:
            out.text.clear();
            out.name = view.say("kpis.paste.state_blank");
            break;
        case PasteState::Adds:
            out.surface = Surface::Tinted;
            out.tone = Tone::Good;
            out.name = out.text + ", " + view.say("kpis.paste.state_adds");
            break;
        case PasteState::Corrects:
            out.surface = Surface::Tinted;
            out.tone = Tone::Watch;
            out.text = (cell.before ? locale::show_every_digit(*cell.before, view.language) : "") +
                       " → " + out.text;
            out.name = out.text + ", " + view.say("kpis.paste.state_corrects");
            break;
        case PasteState::Same:
            out.tone = Tone::Ink3;
            out.name = out.text + ", " + view.say("kpis.paste.state_same");
            break;
        case PasteState::Unsettled:
            out.surface = Surface::Tinted;
            out.tone = Tone::Miss;
            out.error = cell.fault == PasteFault::None
                            ? view.say("kpis.paste.heading_first")
                            : view.plain(fault_message(cell.fault, cell.limit, series));
            out.name = out.text + ", " + out.error;
            break;
        case PasteState::LeftOut:
            out.tone = Tone::Ink3;
            out.text = "(" + out.text + ")";
            out.name = out.text + ", " + view.say("kpis.paste.state_left_out");
            break;
    }
    return out;
}

GridCell series_cell(const View& view, const PlannedSeries& line) {
    GridCell out;
    out.text = line.series != nullptr ? view.choose(line.series->name) : line.text;
    if (line.left_out && line.series == nullptr && line.text.empty()) out.text = "—";
    if (line.left_out) out.tone = Tone::Ink3;
    if (line.fault != PasteFault::None && !line.left_out) {
        out.tone = Tone::Miss;
        out.error = view.plain(fault_message(line.fault, {}, line.series));
        out.editable = true;
        out.typed = line.text;
    }
    return out;
}

// "712 läggs till · 5 är oförändrade": what there is none of is left unsaid.
Node counts_line(const View& view, const PastePlan& plan) {
    locale::Runs words;
    const auto add = [&](const char* key, std::int64_t number) {
        if (number == 0) return;
        if (!words.empty())
            words.push_back({.kind = locale::RunKind::Plain, .text = " · ", .target = {}});
        for (locale::Run& run : view.say(base::Message{.key = key, .arguments = {}}.with(
                 "count", base::CountArgument{.count = number, .of = {}})))
            words.push_back(std::move(run));
    };
    add("kpis.paste.adds", plan.adds);
    add("kpis.paste.corrects", plan.corrects);
    add("kpis.paste.same", plan.same);
    add("kpis.paste.left_out", plan.left_out);
    add("kpis.paste.unsettled", std::ssize(plan.problems));
    if (words.empty()) words = plain(view.say("kpis.paste.nothing"));
    Node out = text("kpis/paste/summary", std::move(words));
    out.kind = NodeKind::Status;
    return out;
}

Node choice_button(const std::string& id, std::string words, bool chosen, Action action) {
    Node out = button(id, std::move(words), std::move(action));
    out.selected = chosen;
    if (chosen) {
        out.style.surface = Surface::Selected;
        out.style.weight = Weight::SemiBold;
    }
    return out;
}

// A question with two answers, one of which is needed.
Node question(const View& view, const std::string& id, locale::Runs words,
              std::array<std::pair<const char*, bool>, 2> answers, const char* setting) {
    Node out = region(id, Flow::Wrap, 8);
    Node asked = text(id + "/text", std::move(words), TextStyle::Dense);
    asked.layout.width = fit();
    out.children.push_back(std::move(asked));
    for (const auto& [answer, chosen] : answers)
        out.children.push_back(choice_button(
            id + "/" + answer, view.say(std::string("kpis.paste.") + setting + "." + answer),
            chosen, intent("settle_paste", {{setting, answer}})));
    return out;
}

void add_questions(const View& view, const PastePlan& plan, Node& out) {
    const KpiPaste& paste = *view.state.kpis.paste;
    if (plan.asks_sign)
        out.children.push_back(question(view, "kpis/paste/sign",
                                        plain(view.say("kpis.paste.which_sign")),
                                        {{{"comma", paste.sign == locale::DecimalSign::Comma},
                                          {"point", paste.sign == locale::DecimalSign::Point}}},
                                        "sign"));
    if (plan.corrects > 0)
        out.children.push_back(question(
            view, "kpis/paste/repeats",
            view.say(base::Message{.key = "kpis.paste.which_repeats", .arguments = {}}.with(
                "count", base::CountArgument{.count = plan.corrects, .of = {}})),
            {{{"correct", paste.repeats == Repeats::Correct},
              {"leave", paste.repeats == Repeats::Leave}}},
            "repeats"));
}

Node preview(const View& view, const PastePlan& plan) {
    Node out;
    out.id = "kpis/paste/grid";
    out.kind = NodeKind::Grid;
    out.name = view.say("kpis.paste.grid");
    out.style.text = TextStyle::Dense;
    const auto rows = static_cast<float>(plan.series.size());
    out.layout.height = fixed(kRowHeight * (std::min(rows, kRowsShown) + 1) + 18);
    out.grid.source = "paste";
    out.grid.rows = std::ssize(plan.series);
    out.grid.row_height = kRowHeight;
    out.grid.columns.push_back({.title = view.say("kind.series"), .detail = {}, .width = 200});
    for (const PlannedPeriod& period : plan.periods) {
        const bool known = period.period.has_value();
        out.grid.columns.push_back(
            {.title = known ? capitalised(short_period(view, *period.period))
                            : (period.text.empty() ? std::string("—") : period.text),
             .detail = known ? period.period->text().substr(0, 4) : std::string(),
             .width = plan.corrects > 0 ? 128.0F : 84.0F,
             .align = Align::End});
    }
    return out;
}

std::string place_words(const View& view, const PasteProblem& problem) {
    std::string out;
    if (problem.series != nullptr) out = view.choose(problem.series->name);
    if (problem.period)
        out += (out.empty() ? "" : " · ") + locale::show_period(*problem.period, view.language);
    if (!out.empty()) return out;
    if (problem.text.empty()) return view.say("kpis.paste.a_heading");
    return view.plain(base::Message{.key = "kpis.paste.heading", .arguments = {}}.with(
        "text", base::PlainArgument{problem.text}));
}

// A series is chosen by its name, anything else typed.
Node right_field(const View& view, const std::string& id, const PasteProblem& problem) {
    const bool names = problem.fault == PasteFault::Series;
    Node out = field(id + "/to", names ? EditKind::Choice : EditKind::Text,
                     view.say("kpis.paste.should_be"),
                     names ? view.say("kpis.paste.which_series") : problem.text,
                     names ? std::string() : problem.text,
                     intent("settle_paste", {{"cell", problem.key}}, "to"));
    if (names)
        for (const auto* series : view.snapshot.all<model::Series>())
            out.edit.options.push_back({.value = view.choose(series->name),
                                        .label = view.choose(series->name),
                                        .detail = series->unit,
                                        .tone = Tone::Ink,
                                        .action = {}});
    out.edit.placeholder = view.say("kpis.paste.should_be");
    out.style.edges = {Edge::Line};
    out.layout.width = fixed(200);
    return out;
}

Node problem_item(const View& view, const PasteProblem& problem) {
    const std::string id = "kpis/paste/problem/" + problem.key;
    Node out = region(id, Flow::Row, 12);
    out.layout.padding_y = 4;
    out.style.edges = {Edge::Bottom};
    Node where = text(id + "/where", plain(place_words(view, problem)), TextStyle::Dense);
    where.layout.width = fill(3);
    out.children.push_back(std::move(where));
    Node why =
        text(id + "/why", view.say(fault_message(problem.fault, problem.limit, problem.series)),
             TextStyle::Dense, Tone::Ink2);
    why.layout.width = fill(5);
    out.children.push_back(std::move(why));
    out.children.push_back(right_field(view, id, problem));
    out.children.push_back(button(id + "/leave", view.say("kpis.paste.leave_one"),
                                  intent("settle_paste", {{"cell", problem.key}, {"to", ""}})));
    return out;
}

void add_problems(const View& view, const PastePlan& plan, Node& out) {
    const KpiPaste& paste = *view.state.kpis.paste;
    if (plan.problems.empty() && !paste.leave_unsettled) return;
    Node head = region("kpis/paste/problems/head", Flow::Row, 8);
    Node title =
        heading("kpis/paste/problems/title", view.say("kpis.paste.problems"), 3, TextStyle::Dense);
    title.layout.width = fill();
    head.children.push_back(std::move(title));
    head.children.push_back(
        button("kpis/paste/leave_all",
               view.say(paste.leave_unsettled ? "kpis.paste.ask_again" : "kpis.paste.leave_all"),
               intent("settle_paste", {{"leave", paste.leave_unsettled ? "no" : "yes"}})));
    out.children.push_back(std::move(head));
    if (plan.problems.empty()) return;
    Node list = region("kpis/paste/problems", Flow::Stack, 0);
    list.kind = NodeKind::List;
    for (std::size_t i = 0; i < std::min(plan.problems.size(), kProblemsShown); ++i)
        list.children.push_back(problem_item(view, plan.problems[i]));
    out.children.push_back(std::move(list));
    if (plan.problems.size() <= kProblemsShown) return;
    const auto rest = static_cast<std::int64_t>(plan.problems.size() - kProblemsShown);
    out.children.push_back(
        text("kpis/paste/more",
             view.say(base::Message{.key = "kpis.paste.more", .arguments = {}}.with(
                 "count", base::CountArgument{.count = rest, .of = {}})),
             TextStyle::Label, Tone::Ink3));
}

Node buttons(const View& view, const PastePlan& plan) {
    const KpiPaste& paste = *view.state.kpis.paste;
    Node out = region("kpis/paste/buttons", Flow::Row, 8);
    out.layout.justify = Align::End;
    out.children.push_back(
        button("kpis/paste/cancel", view.say("kpis.paste.cancel"), intent("close_paste")));
    const bool settled = is_settled(plan, paste);
    Node take = button("kpis/paste/take", view.say("kpis.paste.take"), {});
    take.primary = true;
    take.enabled = settled && !view.is_read_only();
    if (settled) {
        take.action = record_action(planned_entries(plan, paste));
        if (paste.repeats == Repeats::Correct) take.action.args.set("corrections", "take");
    } else {
        take.action = intent("close_paste");  // never done: it is not enabled
        take.tooltip = view.say("kpis.paste.not_settled");
    }
    out.children.push_back(std::move(take));
    return out;
}

GridRows paste_cells(const View& view, std::string_view, const GridRange& range) {
    GridRows out;
    if (!view.state.kpis.paste) return out;
    const PastePlan plan = plan_of(view);
    for (std::int64_t i = range.first_row; i < range.first_row + range.rows; ++i) {
        const auto row = static_cast<std::size_t>(i);
        std::vector<GridCell> line;
        for (std::int64_t j = range.first_column; j < range.first_column + range.columns; ++j)
            line.push_back(j == 0
                               ? series_cell(view, plan.series[row])
                               : planned_cell(view, plan.cell(row, static_cast<std::size_t>(j - 1)),
                                              plan.series[row].series));
        out.push_back(std::move(line));
    }
    return out;
}

base::Result<Action> settle_cell(const View& view, std::string_view, CellPlace cell,
                                 std::string_view typed) {
    if (!view.state.kpis.paste) return base::fail(base::ErrorCode::AlreadySo);
    const PastePlan plan = plan_of(view);
    const auto row = static_cast<std::size_t>(cell.row);
    const std::string& key = cell.column == 0
                                 ? plan.series[row].key
                                 : plan.cell(row, static_cast<std::size_t>(cell.column - 1)).key;
    return intent("settle_paste", {{"cell", key}, {"to", std::string(typed)}});
}

}  // namespace

const GridSource kPasteSource{.name = "paste",
                              .cells = paste_cells,
                              .edit = settle_cell,
                              .paste = nullptr,
                              .activate = nullptr};

Node paste_dialog(const View& view) {
    Node out = region("kpis/paste", Flow::Stack, 14);
    out.kind = NodeKind::Dialog;
    out.name = view.say("kpis.paste.title");
    out.dismiss = intent("close_paste");
    out.layout.width = fixed(kDialogWidth);
    out.layout.scroll = Scroll::Vertical;
    out.children.push_back(
        heading("kpis/paste/title", view.say("kpis.paste.title"), 2, TextStyle::Title));
    const PastePlan plan = plan_of(view);
    if (plan.too_large || plan.series.empty() || plan.periods.empty()) {
        Node none =
            text("kpis/paste/none",
                 plain(view.say(plan.too_large ? "kpis.paste.too_large" : "kpis.paste.nothing")));
        none.kind = NodeKind::Empty;
        out.children.push_back(std::move(none));
        out.children.push_back(
            button("kpis/paste/cancel", view.say("kpis.paste.cancel"), intent("close_paste")));
        return out;
    }
    out.children.push_back(counts_line(view, plan));
    add_questions(view, plan, out);
    out.children.push_back(preview(view, plan));
    add_problems(view, plan, out);
    out.children.push_back(buttons(view, plan));
    return out;
}

}  // namespace samverka::screens
