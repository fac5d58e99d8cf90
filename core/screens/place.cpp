// Where things are looked at, and what stands beside the picture of every screen.
#include <array>

#include "core/model/kpi_series.h"
#include "core/screens/kpi_parts.h"
#include "core/screens/kpis.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

constexpr float kPanelWidth = 392;

struct KindPlace {
    model::ThingKind kind;
    std::string_view screen;
};
// What is not named here is looked at in the organisation.
constexpr std::array kPlaces{
    KindPlace{model::ThingKind::Vision, "vision"},
    KindPlace{model::ThingKind::Goal, "vision"},
    KindPlace{model::ThingKind::GoalValue, "vision"},
    KindPlace{model::ThingKind::Initiative, "vision"},
    KindPlace{model::ThingKind::Kpi, "kpis"},
    KindPlace{model::ThingKind::KpiVersion, "kpis"},
    KindPlace{model::ThingKind::Series, "kpis"},
    KindPlace{model::ThingKind::Verification, "kpis"},
    KindPlace{model::ThingKind::Dispute, "kpis"},
    KindPlace{model::ThingKind::Exclusion, "kpis"},
    KindPlace{model::ThingKind::Scheme, "incentives"},
    KindPlace{model::ThingKind::SchemeVersion, "incentives"},
    KindPlace{model::ThingKind::Statement, "incentives"},
};

std::string_view screen_of_kind(model::ThingKind kind) {
    for (const KindPlace& place : kPlaces)
        if (place.kind == kind) return place.screen;
    return "organisation";
}

base::ThingId pair_of(const model::Snapshot& snapshot, base::ThingId role) {
    for (const model::Pair* pair : snapshot.all<model::Pair>())
        if (pair->customer_role == role || pair->supplier_role == role) return pair->thing.id;
    return role;
}

// A series is looked at in the first KPI that is made of it.
base::ThingId kpi_of(const model::Snapshot& snapshot, base::ThingId series) {
    for (const model::KpiVersion* version : snapshot.all<model::KpiVersion>())
        if (model::is_made_of(*version, series)) return version->kpi;
    return series;
}

}  // namespace

Place place_of(const model::Snapshot& snapshot, base::ThingId id) {
    const model::Thing* thing = snapshot.find(id);
    if (thing == nullptr) return {};
    const std::string_view screen = screen_of_kind(thing->kind);
    if (thing->kind == model::ThingKind::Role)
        return {.screen = screen, .thing = pair_of(snapshot, id)};
    if (thing->kind == model::ThingKind::Series)
        return {.screen = screen, .thing = kpi_of(snapshot, id)};
    if (thing->kind == model::ThingKind::Dispute) {
        const base::ThingId about = model::as<model::Dispute>(thing)->about;
        return about == id ? Place{} : place_of(snapshot, about);
    }
    const model::Field* subject = snapshot.schema().type(thing->kind).field_with(model::kSubject);
    if (subject == nullptr) return {.screen = screen, .thing = id};
    const auto value = model::field_value(*thing, *subject);
    const auto* about = std::get_if<base::ThingId>(&value.data);
    const model::Thing* found = about == nullptr ? nullptr : snapshot.find(*about);
    // The vision's subject is the partnership, which is shown everywhere: the vision is its own
    // place.
    if (found == nullptr || found->kind == model::ThingKind::Partnership)
        return {.screen = screen, .thing = id};
    return place_of(snapshot, *about);
}

std::string_view screen_of(const rules::Finding& finding) {
    return screen_of_kind(finding.subject_kind);
}

namespace {

// The pair it is about, where a role or an assignment is looked at; else the thing itself. Nil when
// it is gone.
base::ThingId place_of_finding(const View& view, const rules::Finding& finding) {
    if (view.snapshot.find(finding.subject) == nullptr) return {};
    for (const model::Pair* pair : view.snapshot.all<model::Pair>())
        if (rules::concerns(finding, *pair)) return pair->thing.id;
    return finding.subject;
}

// What a finding about a period of a KPI is about: of a month's measurement the quarter's value.
struct NamedValue {
    base::ThingId kpi;
    const kpi::Value* value = nullptr;  // null: it names no period of a KPI
};
NamedValue value_named(const View& view, const rules::Finding& finding) {
    const Place place = place_of(view.snapshot, finding.subject);
    const kpi::History* history = view.kpis.find(place.thing);
    if (history == nullptr) return {};
    for (const auto& [name, argument] : finding.text.arguments) {
        const auto* named = std::get_if<base::PeriodArgument>(&argument);
        if (named == nullptr) continue;
        for (const kpi::Value& value : history->values)
            if (value.period.first() <= named->value.first() &&
                named->value.last() <= value.period.last())
                return {.kpi = place.thing, .value = &value};
    }
    return {};
}

}  // namespace

bool is_looked_at(const View& view, const rules::Finding& finding) {
    if (const NamedValue named = value_named(view, finding); named.value != nullptr)
        return view.state.screen == "kpis" && shown_kpi(view).value == named.value;
    return view.state.selected == place_of_finding(view, finding) ||
           view.state.selected == finding.subject;
}

Action finding_action(const View& view, const rules::Finding& finding) {
    if (const NamedValue named = value_named(view, finding); named.value != nullptr)
        return show_kpi(named.kpi, named.value->period);
    const base::ThingId thing = place_of_finding(view, finding);
    return thing.is_nil() ? Action() : intent("open", {{"thing", thing.text()}});
}

Node history_link(const View& view, std::string id, base::ThingId thing) {
    Node out = button(std::move(id), view.say("history_screen.show_history"),
                      intent("history", {{"thing", thing.text()}}));
    out.kind = NodeKind::Link;
    out.icon = "history";
    out.style.tone = Tone::Ink2;
    return out;
}

Node side_panel(const View& view, std::string id, std::string name, Node content, Action dismiss) {
    const bool traces = !view.state.trace.empty();
    Node out = region(std::move(id), Flow::Stack, 16);
    out.layout.width = fixed(kPanelWidth);
    out.layout.height = fill();
    out.layout.padding_x = 18;
    out.layout.padding_y = 18;
    out.layout.scroll = Scroll::Vertical;
    out.style.surface = Surface::Panel;
    out.style.edges = {Edge::Line};
    out.landmark = Landmark::Complementary;
    out.name = traces ? view.say("trace.title") : std::move(name);
    out.dismiss = traces ? intent("trace") : std::move(dismiss);
    out.children.push_back(traces ? trace_panel(view) : std::move(content));
    if (!traces && view.snapshot.find(view.state.selected) != nullptr)
        out.children.push_back(history_link(view, out.id + "/history", view.state.selected));
    return out;
}

}  // namespace samverka::screens
