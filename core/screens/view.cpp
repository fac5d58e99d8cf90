#include "core/screens/view.h"

#include <algorithm>

namespace samverka::screens {

std::string View::say(std::string_view key) const {
    return std::string(locale::message(key, language));
}

locale::Runs View::say(const base::Message& message) const {
    return locale::render(message, language, currency);
}

std::string View::choose(const base::Bilingual& text) const {
    auto chosen = locale::choose(text, language);
    if (!chosen.missing || chosen.text.empty()) return chosen.text;
    const auto other = language == locale::Language::Swedish ? locale::Language::English
                                                             : locale::Language::Swedish;
    return chosen.text + " (" + std::string(locale::language_code(other)) + ")";
}

std::string View::title(base::ThingId thing) const {
    const model::Thing* found = snapshot.find(thing);
    if (found == nullptr) return "—";
    if (found->kind == model::ThingKind::Person && snapshot.is_erased(thing, "name"))
        return say("screen.erased_person");
    const std::string chosen = choose(model::thing_title(snapshot, *found));
    return chosen.empty() ? "—" : chosen;
}

std::string View::money(base::Money amount) const {
    return locale::show_money(amount, currency, locale::MoneyStyle::Brief, language);
}

std::string View::choice(const model::ChoiceTable& table, std::uint8_t value) const {
    return value == 0 ? std::string("—") : say(model::choice_label_key(table, value));
}

bool View::is_read_only() const {
    return session.access() == session::Access::ReadOnly || state.known_on.has_value();
}

locale::Runs plain(std::string text) {
    locale::Runs out;
    if (!text.empty())
        out.push_back({.kind = locale::RunKind::Plain, .text = std::move(text), .target = {}});
    return out;
}

locale::Runs traced(const View& view, const base::Message& sentence, const std::string& target) {
    std::vector<std::string> dates;
    for (const auto& [name, argument] : sentence.arguments) {
        if (const auto* date = std::get_if<base::DateArgument>(&argument))
            dates.push_back(
                locale::show_date(date->value, locale::DateStyle::Short, view.language));
        if (const auto* period = std::get_if<base::PeriodArgument>(&argument))
            dates.push_back(locale::show_period(period->value, view.language));
    }
    locale::Runs out = view.say(sentence);
    for (locale::Run& run : out)
        if (run.kind == locale::RunKind::Value && run.target.empty() &&
            std::find(dates.begin(), dates.end(), run.text) == dates.end())
            run.target = target;
    return out;
}

std::string list_trace_id(const std::vector<base::ThingId>& things) {
    std::string out;
    for (const base::ThingId thing : things)
        out.append(out.empty() ? "list:" : ",").append(thing.text());
    return out;
}

namespace {

Action action(ActionKind kind, std::string name,
              std::vector<std::pair<std::string, std::string>> arguments, std::string fill) {
    Action out;
    out.kind = kind;
    out.name = std::move(name);
    for (auto& [key, value] : arguments) out.args.set(key, std::move(value));
    out.fill = std::move(fill);
    return out;
}

Node node(std::string id, NodeKind kind) {
    Node out;
    out.id = std::move(id);
    out.kind = kind;
    return out;
}

}  // namespace

Action command(std::string name, std::vector<std::pair<std::string, std::string>> arguments,
               std::string fill) {
    return action(ActionKind::Command, std::move(name), std::move(arguments), std::move(fill));
}

Action intent(std::string name, std::vector<std::pair<std::string, std::string>> arguments,
              std::string fill) {
    return action(ActionKind::View, std::move(name), std::move(arguments), std::move(fill));
}

Node region(std::string id, Flow flow, float gap) {
    Node out = node(std::move(id), NodeKind::Region);
    out.layout.flow = flow;
    out.layout.gap = gap;
    if (flow == Flow::Row || flow == Flow::Wrap) out.layout.align = Align::Center;
    return out;
}

Node text(std::string id, locale::Runs runs, TextStyle style, Tone tone) {
    Node out = node(std::move(id), NodeKind::Text);
    out.text = std::move(runs);
    out.style.text = style;
    out.style.tone = tone;
    return out;
}

Node label(std::string id, std::string words) {
    return text(std::move(id), plain(std::move(words)), TextStyle::Label, Tone::Ink3);
}

Node heading(std::string id, std::string words, std::uint8_t level, TextStyle style) {
    Node out = node(std::move(id), NodeKind::Heading);
    out.text = plain(std::move(words));
    out.heading_level = level;
    out.style.text = style;
    out.style.weight = Weight::SemiBold;
    return out;
}

Node badge(std::string id, std::string words, Mark mark, Tone tone) {
    Node out = node(std::move(id), NodeKind::Badge);
    out.text = plain(std::move(words));
    out.mark = mark;
    out.style.tone = tone;
    out.style.text = TextStyle::Label;
    out.style.weight = Weight::SemiBold;
    out.style.surface = Surface::Tinted;
    out.layout.width = fit();
    return out;
}

Node button(std::string id, std::string words, Action action) {
    Node out = node(std::move(id), NodeKind::Button);
    out.text = plain(std::move(words));
    out.action = std::move(action);
    out.style.text = TextStyle::Dense;
    out.layout.width = fit();
    return out;
}

Node icon_button(std::string id, std::string icon, std::string name, Action action) {
    Node out = node(std::move(id), NodeKind::Button);
    out.icon = std::move(icon);
    out.tooltip = name;
    out.name = std::move(name);
    out.action = std::move(action);
    out.layout.width = fit();
    return out;
}

Node field(std::string id, EditKind kind, std::string name, std::string shown, std::string typed,
           Action action) {
    Node out = node(std::move(id), NodeKind::Field);
    out.name = std::move(name);
    out.text = plain(std::move(shown));
    out.edit.kind = kind;
    out.edit.typed = std::move(typed);
    out.edit.action = std::move(action);
    out.style.text = TextStyle::Dense;
    return out;
}

Node divider(std::string id) {
    Node out = node(std::move(id), NodeKind::Region);
    out.layout.height = fixed(1);
    out.style.edges = {Edge::Bottom};
    return out;
}

Node spacer(std::string id) {
    Node out = node(std::move(id), NodeKind::Region);
    out.layout.width = fill();
    return out;
}

Mark mark_of(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::Error:
            return Mark::Error;
        case rules::Severity::Warning:
            return Mark::Warning;
        case rules::Severity::Advice:
            return Mark::Advice;
        case rules::Severity::Praise:
            return Mark::Praise;
    }
    return Mark::None;
}

Tone tone_of(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::Error:
            return Tone::Miss;
        case rules::Severity::Warning:
            return Tone::Watch;
        case rules::Severity::Advice:
            return Tone::Ink2;
        case rules::Severity::Praise:
            return Tone::Good;
    }
    return Tone::Ink;
}

Tone tone_of(model::Side side) {
    return side == model::Side::Customer
               ? Tone::Customer
               : (side == model::Side::Supplier ? Tone::Supplier : Tone::Ink);
}

}  // namespace samverka::screens
