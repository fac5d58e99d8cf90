// The outcome line by line: by which value and score, what it is to each side, why it waits, and
// what can be done about it.
#include <algorithm>

#include "core/base/text.h"
#include "core/incentive/trace.h"
#include "core/incentive/words.h"
#include "core/screens/incentives.h"
#include "core/screens/kpi_parts.h"

namespace samverka::screens {

namespace {

using incentive::LineKind;
using model::Side;

constexpr float kTightBelow = 1180;

std::vector<Length> columns_of(const View& view) {
    const bool tight = view.state.width - (view.state.trace.empty() ? 0.0F : 400.0F) < kTightBelow;
    return {fill(1, 150),
            fixed(tight ? 72.0F : 88.0F),
            fixed(56),
            fixed(56),
            fixed(tight ? 88.0F : 104.0F),
            fixed(tight ? 88.0F : 104.0F),
            fixed(28),
            fixed(32)};
}

const incentive::MeasureScore* measure_of(const StatedOutcome& part, const StatedLine& line) {
    if (line.kind != LineKind::Score || line.now == nullptr) return nullptr;
    const auto& measures = part.outcome().scores.measures;
    return line.now->row < measures.size() ? &measures[line.now->row] : nullptr;
}

std::string label_of(const View& view, const StatedOutcome& part, const StatedLine& line) {
    if (line.kind == LineKind::Score && line.now != nullptr) return view.title(line.now->kpi);
    if (line.now != nullptr)
        return view.plain(
            incentive::line_label(view.snapshot, part.account->terms(part.at), *line.now));
    if (line.period)
        return view.plain(base::Message{.key = "line.adjustment", .arguments = {}}.with(
            "period", base::PeriodArgument{*line.period}));
    return view.say("incentives.line_gone");
}

// How it went as a shape: full score or a gain, something between, nothing or a loss, waiting.
Node mark_node(const View& view, const std::string& id, const StatedOutcome& part,
               const StatedLine& line) {
    Mark mark = Mark::Praise;
    Tone tone = Tone::Good;
    std::string key = "incentives.mark.gain";
    const std::int64_t performer = line.minor(part.account->performer);
    const incentive::MeasureScore* measure = measure_of(part, line);
    if (line.held) {
        mark = Mark::NoData;
        tone = Tone::NoData;
        key = "incentives.mark.held";
    } else if (measure != nullptr && measure->score.has_value() && !measure->score.is_zero() &&
               incentive::is_below(measure->score, incentive::Number::of(1))) {
        mark = Mark::Warning;
        tone = Tone::Watch;
        key = "incentives.mark.part";
    } else if (performer < 0 || (measure != nullptr && performer == 0)) {
        mark = Mark::Error;
        tone = Tone::Miss;
        key = performer < 0 ? "incentives.mark.loss" : "incentives.mark.nothing";
    } else if (performer == 0) {
        mark = Mark::Advice;
        tone = Tone::Ink2;
        key = "incentives.mark.none";
    }
    Node out = badge(id, {}, mark, tone);
    out.name = view.say(key);
    out.tooltip = out.name;
    return out;
}

std::string asks_id(const StatedOutcome& part, const StatedLine& line) {
    return part.account->scheme.text() + "/" + part.period().text() + "/" + line.key;
}

MenuItem item(std::string label, Action action) {
    MenuItem out;
    out.label = std::move(label);
    out.action = std::move(action);
    return out;
}

Node menu_of(const View& view, const std::string& id, const StatedOutcome& part,
             const StatedLine& line, const std::string& name) {
    Node out = icon_button(id, "more", view.say("incentives.line_menu") + " " + name, {});
    out.kind = NodeKind::Menu;
    if (line.now != nullptr)
        out.menu.push_back(
            item(view.say("incentives.why"),
                 intent("trace", {{"target", incentive::line_trace_id(part.account->scheme,
                                                                      part.period(), line.key)}})));
    if (line.now != nullptr && !line.now->kpi.is_nil())
        out.menu.push_back(item(view.say("incentives.open_kpi"),
                                intent("show_kpi", {{"thing", line.now->kpi.text()}})));
    const bool disputed = line.now != nullptr && line.now->line_disputed;
    if (part.statement().accepted == nullptr && !disputed) {
        MenuItem dispute = item(view.say("incentives.dispute"),
                                intent("incentive_view", {{"asks", asks_id(part, line)}}));
        dispute.enabled = !view.is_read_only();
        out.menu.push_back(std::move(dispute));
    }
    out.enabled = !out.menu.empty();
    return out;
}

Node line_name(const View& view, const std::string& id, const StatedLine& line,
               const std::string& name) {
    Node out = region(id + "/what", Flow::Stack, 0);
    out.children.push_back(text(id + "/name", plain(name), TextStyle::Dense));
    if (!line.held) return out;
    const base::Message why =
        line.now == nullptr ? base::Message{} : incentive::hold_reason(*line.now);
    out.children.push_back(
        label(id + "/held", why.key.empty() ? view.say("incentives.was_held") : view.plain(why)));
    return out;
}

std::string score_words(const View& view, const incentive::MeasureScore* measure) {
    if (measure == nullptr) return {};
    if (!measure->score.has_value()) return "—";
    const auto rounded = base::rounded(measure->score.value(), 2, base::Rounding::HalfUp);
    return locale::show_decimal(rounded.value_or(measure->score.value()), view.language);
}

std::string weight_words(const View& view, const StatedOutcome& part,
                         const incentive::MeasureScore* measure) {
    if (measure == nullptr) return {};
    if (!measure->weight.has_value()) return "—";
    const bool percent =
        part.account->terms(part.at).version->weights == model::WeightRule::Percent;
    return locale::with_unit(locale::show_every_digit(measure->weight.value(), view.language),
                             percent ? "%" : "", view.language);
}

Node line_row(const View& view, const std::string& id, const StatedOutcome& part,
              const StatedLine& line) {
    const std::string trace =
        line.now == nullptr
            ? incentive::outcome_trace_id(part.account->scheme, part.period())
            : incentive::line_trace_id(part.account->scheme, part.period(), line.key);
    const std::string name = label_of(view, part, line);
    Node out = region(id, Flow::Grid, 0);
    out.layout.align = Align::Center;
    out.layout.padding_y = 5;
    out.style.edges = {Edge::Bottom};
    out.children.push_back(line_name(view, id, line, name));
    const auto cell = [&](const char* what, const std::string& words) {
        out.children.push_back(
            amount_cell(id + "/" + what, words, words.empty() || words == "—" ? "" : trace));
    };
    const incentive::MeasureScore* measure = measure_of(part, line);
    std::string value;
    if (line.now != nullptr && !line.now->kpi.is_nil()) {
        const auto& figures = part.outcome().figures.kpis;
        for (const incentive::KpiFigure& one : figures)
            if (one.kpi == line.now->kpi && one.has_value() && one.definition != nullptr)
                value = figure(view, one.value, one.definition->unit);
    }
    cell("value", value);
    cell("score", score_words(view, measure));
    cell("weight", weight_words(view, part, measure));
    for (const Side side : {Side::Customer, Side::Supplier}) {
        const auto& money = side == Side::Customer ? line.customer : line.supplier;
        cell(side == Side::Customer ? "customer" : "supplier",
             money ? signed_amount(view, money->minor) : std::string("—"));
        if (line.held) out.children.back().style.tone = Tone::Ink3;
    }
    Node mark = region(id + "/state", Flow::Row, 0);
    mark.children.push_back(mark_node(view, id + "/mark", part, line));
    out.children.push_back(std::move(mark));
    out.children.push_back(menu_of(view, id + "/menu", part, line, name));
    return out;
}

Node head_row(const View& view, const std::string& id) {
    Node out = region(id, Flow::Grid, 0);
    out.layout.padding_y = 6;
    out.style.edges = {Edge::Bottom};
    const auto add = [&](const char* what, std::string words, Align align) {
        Node one = label(id + "/" + what, std::move(words));
        one.style.text_align = align;
        out.children.push_back(std::move(one));
    };
    add("line", view.say("incentives.head.line"), Align::Start);
    add("value", view.say("incentives.head.value"), Align::End);
    add("score", view.say("incentives.head.score"), Align::End);
    add("weight", view.say("incentives.head.weight"), Align::End);
    for (const Side side : {Side::Customer, Side::Supplier}) {
        add(side == Side::Customer ? "customer" : "supplier", party_name(view, side), Align::End);
        out.children.back().style.tone = tone_of(side);
    }
    add("state", "", Align::Start);
    add("menu", "", Align::Start);
    return out;
}

// A row of a table has a cell in each column.
void fill_row(const std::string& id, const std::vector<Length>& columns, Node& row) {
    while (row.children.size() < columns.size())
        row.children.push_back(label(
            id + "/none" + base::number_text(static_cast<std::int64_t>(row.children.size())), ""));
}

// Why a line is disputed, asked where it stands.
Node why_row(const View& view, const std::string& id, const StatedOutcome& part,
             const StatedLine& line, const std::vector<Length>& columns) {
    Node why = field(id + "/why", EditKind::Text, view.say("incentives.dispute_why"), "", "",
                     command("dispute",
                             {{"about", part.account->scheme.text()},
                              {"period", part.period().text()},
                              {"line", line.key}},
                             "why/" + std::string(locale::language_code(view.language))));
    why.edit.placeholder = why.name;
    why.edit.autofocus = true;
    why.style.edges = {Edge::Line};
    Node out = region(id + "/why_row", Flow::Grid, 0);
    out.layout.padding_y = 4;
    out.children.push_back(std::move(why));
    fill_row(id + "/why_row", columns, out);
    return out;
}

// An allocation that took nothing says nothing where several schemes stand.
bool is_idle(const StatedLine& line) {
    return (line.kind == LineKind::Allocation || line.kind == LineKind::Deviation) && !line.held &&
           line.minor(Side::Customer) == 0 && line.minor(Side::Supplier) == 0;
}

void add_part(const View& view, const ShownOutcomes& shown, const StatedOutcome& part,
              const std::vector<Length>& columns, Node& table) {
    const std::string scheme =
        "incentives/line/" + part.account->scheme.text() + "/" + part.period().text();
    const auto add = [&](Node row) {
        row.layout.columns = columns;
        row.layout.column_gap = 10;
        table.children.push_back(std::move(row));
    };
    if (shown.scheme == nullptr) {
        Node row = region(scheme, Flow::Grid, 0);
        row.layout.padding_y = 8;
        Node name = button(scheme + "/open", view.title(part.account->scheme),
                           intent("incentive_view", {{"scheme", part.account->scheme.text()},
                                                     {"period", part.period().text()}}));
        name.kind = NodeKind::Link;
        name.style.text = TextStyle::Dense;
        name.style.weight = Weight::SemiBold;
        if (part.period() != *shown.period)
            name.text = plain(view.title(part.account->scheme) + ", " +
                              locale::show_period(part.period(), view.language));
        row.children.push_back(std::move(name));
        fill_row(scheme, columns, row);
        add(std::move(row));
    }
    for (const StatedLine& line : part.lines) {
        if (shown.scheme == nullptr && is_idle(line)) continue;
        const std::string id = scheme + "/" + line.key;
        add(line_row(view, id, part, line));
        if (view.state.incentives.asks == asks_id(part, line))
            add(why_row(view, id, part, line, columns));
    }
}

void add_disputes(const View& view, const ShownOutcomes& shown, Node& out) {
    for (const model::Dispute* dispute : view.snapshot.all<model::Dispute>()) {
        if (dispute->status != model::DisputeStatus::Open) continue;
        const bool here = std::ranges::any_of(shown.parts, [&](const StatedOutcome& part) {
            return part.account->scheme == dispute->about &&
                   (!dispute->period || *dispute->period == part.period());
        });
        if (here)
            out.children.push_back(
                dispute_item(view, "incentives/dispute/" + dispute->thing.id.text(), *dispute));
    }
}

}  // namespace

Node outcome_lines(const View& view, const ShownOutcomes& shown) {
    Node out = region("incentives/lines", Flow::Stack, 8);
    out.layout.padding_x = 16;
    out.layout.padding_y = 14;
    out.style.surface = Surface::Panel;
    out.style.edges = {Edge::Line};
    out.children.push_back(
        heading("incentives/lines/title", view.say("incentives.lines"), 2, TextStyle::Title));
    Node table = region("incentives/lines/table", Flow::Stack, 0);
    table.kind = NodeKind::Table;
    table.header_rows = 1;
    table.name = view.say("incentives.lines");
    const std::vector<Length> columns = columns_of(view);
    Node head = head_row(view, "incentives/lines/head");
    head.layout.columns = columns;
    head.layout.column_gap = 10;
    table.children.push_back(std::move(head));
    for (const StatedOutcome& part : shown.parts) {
        const bool silent = shown.scheme == nullptr && std::ranges::all_of(part.lines, is_idle);
        if (!silent) add_part(view, shown, part, columns, table);
    }
    out.children.push_back(std::move(table));
    add_disputes(view, shown, out);
    return out;
}

}  // namespace samverka::screens
