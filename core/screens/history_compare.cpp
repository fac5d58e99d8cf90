// The history's comparison of two days: what was known when each of them ended, thing by thing.
#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/screens/difference.h"
#include "core/screens/history_parts.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

using model::Field;
using model::FieldKind;
using model::FieldValue;

base::Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

// What reads word by word: prose, and lists of names.
bool is_prose(const Field& field) {
    return field.kind == FieldKind::Text || field.kind == FieldKind::LongText ||
           field.kind == FieldKind::Bilingual || field.kind == FieldKind::ReferenceSet ||
           field.kind == FieldKind::ChoiceSet;
}

// What stood there, then what stands there; nothing where nothing stood.
locale::Runs change_runs(const Field& field, const std::string& from, const std::string& to) {
    const std::string was = from == "—" ? std::string() : from;
    const std::string is = to == "—" ? std::string() : to;
    if (is_prose(field) || was.empty() || is.empty()) return difference(was, is);
    return {{.kind = locale::RunKind::Removed, .text = was, .target = {}},
            {.kind = locale::RunKind::Plain, .text = " → ", .target = {}},
            {.kind = locale::RunKind::Added, .text = is, .target = {}}};
}

void add_change(const View& view, const Field& field, const std::string& label_key,
                const FieldValue& was, const FieldValue& is, std::vector<FieldChange>& out) {
    if (was == is) return;
    const std::string from = shown_value(view, field, was);
    const std::string to = shown_value(view, field, is);
    if (from == to) return;
    out.push_back({.label = view.say(label_key), .runs = change_runs(field, from, to)});
}

const std::vector<model::Measurement>* measured(const model::Thing& thing) {
    return thing.kind == model::ThingKind::Series ? &model::as<model::Series>(&thing)->measurements
                                                  : nullptr;
}

// Of a series how many values have come: each of them stands in its own place.
void add_measured(const View& view, const Field& field, const std::string& label_key,
                  const model::Thing& before, const model::Thing& after,
                  std::vector<FieldChange>& out) {
    const auto* was = measured(before);
    const auto* is = measured(after);
    if (was == nullptr || is == nullptr || was->size() == is->size()) return;
    const auto words = [&](const std::vector<model::Measurement>& rows) {
        return view.plain(
            message("history_screen.measurements")
                .with("count", base::CountArgument{.count = static_cast<std::int64_t>(rows.size()),
                                                   .of = {}}));
    };
    out.push_back(
        {.label = view.say(label_key), .runs = change_runs(field, words(*was), words(*is))});
}

std::vector<FieldChange> field_changes(const View& view, const model::ThingType& type,
                                       const model::Thing& before, const model::Thing& after) {
    std::vector<FieldChange> out;
    for (const Field& field : type.fields) {
        if (field.kind == FieldKind::Position || field.has(model::kPrivate)) continue;
        const std::string key = model::field_label_key(type, field);
        if (field.kind == FieldKind::Measurements) {
            add_measured(view, field, key, before, after, out);
            continue;
        }
        const FieldValue was = model::field_value(before, field);
        const FieldValue is = model::field_value(after, field);
        if (field.kind != FieldKind::Composite) {
            add_change(view, field, key, was, is, out);
            continue;
        }
        const auto* was_parts = std::get_if<FieldValue::Composite>(&was.data);
        const auto* is_parts = std::get_if<FieldValue::Composite>(&is.data);
        for (std::size_t i = 0; i < field.composite->fields.size(); ++i) {
            const Field& part = field.composite->fields[i];
            add_change(view, part, std::string(field.composite->name) + "." + part.name,
                       was_parts == nullptr ? FieldValue{} : (*was_parts)[i],
                       is_parts == nullptr ? FieldValue{} : (*is_parts)[i], out);
        }
    }
    return out;
}

std::string title_in(const View& view, const model::Snapshot& snapshot, const model::Thing& thing) {
    const std::string title = view.choose(model::thing_title(snapshot, thing));
    return title.empty() ? view.say(model::kind_label_key(snapshot.schema().type(thing.kind)))
                         : title;
}

void compare_kind(const View& view, const model::ThingType& type, const model::Snapshot& before,
                  const model::Snapshot& after, std::vector<ThingChange>& out) {
    for (const model::Thing* thing : after.all(type.kind)) {
        const model::Thing* was = before.find(thing->id);
        ThingChange change{.thing = thing->id,
                           .kind = type.kind,
                           .state = was == nullptr ? ThingState::Added : ThingState::Changed,
                           .title = title_in(view, after, *thing),
                           .fields = {}};
        if (was != nullptr) change.fields = field_changes(view, type, *was, *thing);
        if (was == nullptr || !change.fields.empty()) out.push_back(std::move(change));
    }
    for (const model::Thing* thing : before.all(type.kind))
        if (after.find(thing->id) == nullptr)
            out.push_back({.thing = thing->id,
                           .kind = type.kind,
                           .state = ThingState::Removed,
                           .title = title_in(view, before, *thing),
                           .fields = {}});
}

Node date_field(const View& view, const std::string& name, base::Date date) {
    Node out = field("history/compare/" + name, EditKind::Date, view.say("history_screen." + name),
                     view.say("history_screen." + name) + " " +
                         locale::show_date(date, locale::DateStyle::Short, view.language),
                     locale::edit_date(date, view.language), intent("compare", {}, name));
    out.icon = "calendar";
    out.style.edges = {Edge::Line};
    out.layout.width = fit();
    return out;
}

Node change_card(const View& view, const ThingChange& change) {
    const std::string id = "history/change/" + change.thing.text();
    Node card = region(id, Flow::Stack, 6);
    card.layout.padding_y = 10;
    card.style.edges = {Edge::Bottom};
    Node head = region(id + "/head", Flow::Row, 10);
    head.layout.align = Align::Baseline;
    locale::Runs name{
        {.kind = locale::RunKind::Reference, .text = change.title, .target = change.thing.text()}};
    if (change.state == ThingState::Removed)
        name.front() = {.kind = locale::RunKind::Removed, .text = change.title, .target = {}};
    Node title = text(id + "/thing", std::move(name), TextStyle::Dense);
    title.style.weight = Weight::SemiBold;
    title.layout.width = fit();
    head.children.push_back(std::move(title));
    Node kind = label(id + "/kind",
                      view.say(model::kind_label_key(view.snapshot.schema().type(change.kind))));
    kind.layout.width = fill();
    head.children.push_back(std::move(kind));
    if (change.state != ThingState::Changed) {
        const bool added = change.state == ThingState::Added;
        head.children.push_back(badge(
            id + "/state",
            view.say(added ? "history_screen.compare_added" : "history_screen.compare_removed"),
            Mark::None, added ? Tone::Good : Tone::Miss));
    }
    card.children.push_back(std::move(head));
    for (std::size_t i = 0; i < change.fields.size(); ++i) {
        const std::string line = id + "/field/" + base::number_text(static_cast<std::int64_t>(i));
        Node row = region(line, Flow::Row, 12);
        row.layout.align = Align::Start;
        Node head_cell = label(line + "/label", change.fields[i].label);
        head_cell.layout.width = fixed(180);
        row.children.push_back(std::move(head_cell));
        row.children.push_back(text(line + "/what", change.fields[i].runs, TextStyle::Dense));
        card.children.push_back(std::move(row));
    }
    return card;
}

// The days that are compared: those that were chosen; else the day of the newest act and a month
// before it.
struct Days {
    base::Date from;
    base::Date to;
};
Days compared_days(const View& view) {
    const auto heads = history::act_heads(view.session.log());
    const base::Date newest = heads.empty() ? view.date : heads.front().time.instant().date_utc();
    const base::Date to = view.state.compare_to.value_or(newest);
    return {.from = view.state.compare_from.value_or(to.plus_months(-1)), .to = to};
}

}  // namespace

std::vector<ThingChange> changes_between(const View& view, const model::Snapshot& before,
                                         const model::Snapshot& after) {
    std::vector<ThingChange> out;
    for (const model::ThingType& type : view.snapshot.schema().types)
        compare_kind(view, type, before, after, out);
    return out;
}

Node history_compare(const View& view) {
    const Days days = compared_days(view);
    const log::Log& log = view.session.log();
    const auto changes =
        changes_between(view, view.past.known_on(log, days.from), view.past.known_on(log, days.to));
    Node out = region("history/compare", Flow::Stack, 12);
    out.layout.height = fill();
    Node row = region("history/compare/days", Flow::Wrap, 10);
    row.children.push_back(date_field(view, "from", days.from));
    row.children.push_back(date_field(view, "to", days.to));
    base::CountArgument count{.count = static_cast<std::int64_t>(changes.size()), .of = {}};
    for (const ThingChange& change : changes) count.of.push_back(change.thing);
    if (!changes.empty()) {
        Node summary =
            text("history/compare/summary",
                 view.say(message("history_screen.changed_things").with("count", std::move(count))),
                 TextStyle::Dense, Tone::Ink3);
        summary.layout.width = fit();
        row.children.push_back(std::move(summary));
    }
    out.children.push_back(std::move(row));
    out.children.push_back(label("history/compare/help", view.say("history_screen.compare_help")));
    Node scroll = region("history/compare/scroll", Flow::Stack, 0);
    scroll.layout.height = fill();
    scroll.layout.scroll = Scroll::Vertical;
    Node card = region("history/compare/card", Flow::Stack, 0);
    card.layout.padding_x = 18;
    card.layout.padding_y = 8;
    card.style.surface = Surface::Panel;
    card.style.edges = {Edge::Line};
    const auto most = static_cast<std::size_t>(view.state.history_pages * kActsPage);
    for (std::size_t i = 0; i < changes.size() && i < most; ++i)
        card.children.push_back(change_card(view, changes[i]));
    if (changes.empty())
        card.children.push_back(text("history/compare/same",
                                     plain(view.say("history_screen.compare_same")),
                                     TextStyle::Body, Tone::Ink2));
    if (changes.size() > most) card.children.push_back(history_more(view, "history/compare/more"));
    scroll.children.push_back(std::move(card));
    out.children.push_back(std::move(scroll));
    return out;
}

}  // namespace samverka::screens
