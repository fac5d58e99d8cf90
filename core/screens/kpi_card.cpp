// The card of one KPI: its value in a period, the chart, how it is measured, why the value is what
// it is, and what the findings say.
#include <algorithm>

#include "core/base/text.h"
#include "core/kpi/trace.h"
#include "core/screens/kpis.h"

namespace samverka::screens {

namespace {

// One card beside the other from this width of the window on.
constexpr float kTwoColumnsFrom = 1360;

std::string_view period_word(base::PeriodKind kind) {
    switch (kind) {
        case base::PeriodKind::Day:
            return "kpis.streak.day";
        case base::PeriodKind::Week:
            return "kpis.streak.week";
        case base::PeriodKind::Month:
            return "kpis.streak.month";
        case base::PeriodKind::Quarter:
            return "kpis.streak.quarter";
        case base::PeriodKind::Half:
            return "kpis.streak.half";
        case base::PeriodKind::Year:
            break;
    }
    return "kpis.streak.year";
}

// "tredje månaden i rad"; nothing for the first.
std::string streak_words(const View& view, const kpi::History& history, const kpi::Value& value) {
    constexpr int kInWords = 12;
    const int streak = streak_of(history, value);
    if (streak < 2 || value.standing == kpi::Standing::Unjudged) return {};
    const std::string ordinal =
        streak > kInWords ? "kpis.ordinal.more" : "kpis.ordinal." + base::number_text(streak);
    return view.plain(
        base::Message{.key = std::string(period_word(value.period.kind())), .arguments = {}}.with(
            "ordinal", base::PlainArgument{view.say(ordinal)}));
}

// A number of the definition that judges the value; opens what set it.
base::DecimalArgument level_of(const kpi::History& history, const kpi::Value& value,
                               const base::Decimal& number, const char* field) {
    const kpi::DefinitionSpan& span = history.spans[static_cast<std::size_t>(value.span)];
    return {.value = number, .unit_key = {}, .trace = "set:" + span.version.text() + "/" + field};
}

Node steps(const View& view, const std::string& id, const ShownKpi& shown) {
    const auto& values = shown.history->values;
    const auto at = static_cast<std::size_t>(shown.value - values.data());
    constexpr float kWidth = 70;
    Node out = region(id + "/steps", Flow::Row, 2);
    out.kind = NodeKind::Toolbar;
    out.arrows = Arrows::Row;
    out.name = view.say("kpis.steps");
    out.layout.width = fixed(kWidth);
    const auto step = [&](const char* name, const char* icon, const char* key, bool possible,
                          std::size_t to) {
        Node one = icon_button(
            id + "/" + name, icon, view.say(key),
            intent("kpi_view", {{"period", possible ? values[to].period.text() : std::string()}}));
        one.enabled = possible;
        out.children.push_back(std::move(one));
    };
    step("earlier", "chevron_left", "kpis.earlier_period", at > 0, at - 1);
    step("later", "chevron_right", "kpis.later_period", at + 1 < values.size(), at + 1);
    return out;
}

Node period_line(const View& view, const std::string& id, const ShownKpi& shown) {
    Node row = region(id + "/line", Flow::Row, 6);
    locale::Runs words =
        plain(capitalised(locale::show_period(shown.value->period, view.language)));
    locale::Runs targets = target_runs(view, *shown.history, *shown.value);
    if (!targets.empty()) {
        words.push_back({.kind = locale::RunKind::Plain, .text = " · ", .target = {}});
        for (locale::Run& run : targets) words.push_back(std::move(run));
    }
    Node line = text(id + "/period", std::move(words), TextStyle::Label, Tone::Ink2);
    line.layout.width = fit();
    row.children.push_back(std::move(line));
    row.children.push_back(steps(view, id, shown));
    row.children.push_back(spacer(id + "/line/room"));
    return row;
}

Node head(const View& view, const std::string& id, const ShownKpi& shown) {
    Node out = region(id + "/head", Flow::Stack, 0);
    if (shown.value != nullptr) out.children.push_back(period_line(view, id, shown));
    Node row = region(id + "/names", Flow::Row, 16);
    Node name = heading(id + "/name", view.title(shown.kpi->thing.id), 2, TextStyle::Title);
    name.layout.width = fill(1, 120);
    row.children.push_back(std::move(name));
    if (shown.value == nullptr) {
        out.children.push_back(std::move(row));
        return out;
    }
    Node number = value_node(view, id + "/value", *shown.history, *shown.value);
    number.style.text = shown.value->has_value() ? TextStyle::Figure : TextStyle::Title;
    row.children.push_back(std::move(number));
    Node right = region(id + "/standing", Flow::Stack, 2);
    right.layout.width = fit();
    right.layout.align = Align::Start;
    right.children.push_back(standing_badge(view, id + "/badge", *shown.value));
    const std::string streak = streak_words(view, *shown.history, *shown.value);
    if (!streak.empty()) {
        Node since = label(id + "/streak", streak);
        since.layout.width = fit();
        right.children.push_back(std::move(since));
    }
    row.children.push_back(std::move(right));
    out.children.push_back(std::move(row));
    return out;
}

Node because(const View& view, const std::string& id, const ShownKpi& shown) {
    Node out = panel_card(id + "/because");
    const kpi::Value& value = *shown.value;
    const std::string target = kpi::value_trace_id(shown.kpi->thing.id, value.period);
    Node title = heading(id + "/because/title", {}, 3, TextStyle::Body);
    base::Message words{.key = value.has_value() ? "kpis.because" : "kpis.because_none",
                        .arguments = {}};
    const model::KpiVersion* definition = shown.history->definition(value);
    if (value.has_value())
        words.with("value",
                   base::DecimalArgument{.value = value.value,
                                         .unit_key = definition == nullptr ? "" : definition->unit,
                                         .trace = target});
    title.text = view.say(words);
    out.children.push_back(std::move(title));
    out.children.push_back(trace_tree(view, id + "/trace/tree", target));
    add_assurance(view, id, shown, out);
    return out;
}

// A number that was asked for, wherever it stands: before everything else, until it is closed.
Node asked_trace(const View& view) {
    Node out = panel_card("kpis/trace");
    out.landmark = Landmark::Complementary;
    out.name = view.say("trace.title");
    out.dismiss = intent("trace");
    out.children.push_back(trace_panel(view));
    return out;
}

void add_findings(const View& view, const std::string& id, const ShownKpi& shown, Node& out) {
    const auto about = rules::findings_about(view.findings, shown.kpi->thing.id);
    if (about.empty()) return;
    Node card = panel_card(id + "/findings");
    for (const rules::Finding* finding : about)
        card.children.push_back(
            finding_item(view, id + "/finding/" + finding->rule + "/" + finding->subject.text(),
                         *finding, FindingDetail::Full));
    out.children.push_back(std::move(card));
}

// Name, goals, service, owner and what else is said of the KPI itself.
Node about(const View& view, const std::string& id, const ShownKpi& shown) {
    Node out = panel_card(id + "/about");
    const bool open = view.state.opened.contains(id + "/about");
    Node title = button(id + "/about/title", view.say("kpis.about"),
                        intent("toggle", {{"node", id + "/about"}}));
    title.icon = open ? "chevron_down" : "chevron_right";
    title.expanded = open;
    out.children.push_back(std::move(title));
    if (!open) return out;
    out.children.push_back(thing_form(view, id + "/about/form", shown.kpi->thing));
    Node remove = button(id + "/remove", view.say("kpis.remove"),
                         command("remove", {{"thing", shown.kpi->thing.id.text()}}));
    remove.style.tone = Tone::Ink2;
    remove.enabled = !view.is_read_only();
    out.children.push_back(std::move(remove));
    return out;
}

Node empty_card(const View& view) {
    Node out = panel_card("kpis/card_empty");
    Node words = text("kpis/card_empty/text", plain(view.say("kpis.empty_card")));
    words.kind = NodeKind::Empty;
    words.style.tone = Tone::Ink2;
    out.children.push_back(std::move(words));
    return out;
}

}  // namespace

locale::Runs target_runs(const View& view, const kpi::History& history, const kpi::Value& value) {
    const model::KpiVersion* definition = history.definition(value);
    if (definition == nullptr || !definition->target || !definition->minimum)
        return goal_runs(view, history, value);
    const model::Direction direction = definition->direction;
    if (direction != model::Direction::Higher && direction != model::Direction::Lower)
        return goal_runs(view, history, value);
    base::Message message{
        .key = direction == model::Direction::Higher ? "kpis.goal_least" : "kpis.goal_most",
        .arguments = {}};
    message.with("target", level_of(history, value, *definition->target, "target"))
        .with("minimum", level_of(history, value, *definition->minimum, "minimum"));
    return view.say(message);
}

locale::Runs goal_runs(const View& view, const kpi::History& history, const kpi::Value& value) {
    const model::KpiVersion* definition = history.definition(value);
    if (definition == nullptr) return {};
    base::Message message;
    if (definition->direction == model::Direction::Range) {
        if (!definition->minimum || !definition->stretch) return {};
        message.key = "kpis.goal_range";
        message.with("minimum", level_of(history, value, *definition->minimum, "minimum"))
            .with("stretch", level_of(history, value, *definition->stretch, "stretch"));
        return view.say(message);
    }
    if (!definition->target) return {};
    message.key = "kpis.goal";
    message.with("target", level_of(history, value, *definition->target, "target"));
    return view.say(message);
}

Node kpi_card(const View& view, const ShownKpi& shown) {
    Node out = region("kpis/card", Flow::Stack, 14);
    out.layout.width = fill(8, 480);
    out.layout.height = fill();
    out.layout.scroll = Scroll::Vertical;
    if (!view.state.trace.empty()) out.children.push_back(asked_trace(view));
    if (shown.kpi == nullptr || shown.history == nullptr) {
        out.children.push_back(empty_card(view));
        return out;
    }
    const std::string id = "kpis/card/" + shown.kpi->thing.id.text();
    out.children.push_back(head(view, id, shown));
    if (definition_now(*shown.history) != nullptr)
        out.children.push_back(kpi_chart(view, id + "/chart", shown));
    Node pair = region(id + "/pair", Flow::Grid, 14);
    pair.layout.align = Align::Start;
    pair.layout.columns = view.state.width < kTwoColumnsFrom ? std::vector<Length>{fill()}
                                                             : std::vector<Length>{fill(), fill()};
    pair.children.push_back(kpi_definition(view, id, shown));
    if (shown.value != nullptr) pair.children.push_back(because(view, id, shown));
    out.children.push_back(std::move(pair));
    add_findings(view, id, shown, out);
    add_kpi_versions(view, id, shown, out);
    out.children.push_back(about(view, id, shown));
    out.children.push_back(history_link(view, id + "/history", shown.kpi->thing.id));
    return out;
}

}  // namespace samverka::screens
