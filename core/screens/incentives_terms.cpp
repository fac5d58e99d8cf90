// The terms of a scheme: what applies and since when, its measures with weights and curves, every
// other block in words and figures, and the draft that is on its way.
#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/incentive/check.h"
#include "core/log/field_json.h"
#include "core/model/in_force.h"
#include "core/screens/form_parts.h"
#include "core/screens/incentives.h"
#include "core/screens/kpi_parts.h"

namespace samverka::screens {

namespace {

using model::Field;
using model::FieldKind;
using model::FieldValue;
using model::SchemeVersion;

struct SectionOf {
    const char* field;
    const char* section;
};
// The parts of a form, in the order in which a period is reckoned.
constexpr std::array kSections{"general", "score", "points", "credits", "cost", "limits", "worth"};
constexpr std::array kSectionOf{
    SectionOf{"pool", "score"},           SectionOf{"weights", "score"},
    SectionOf{"full_score", "score"},     SectionOf{"measures", "score"},
    SectionOf{"curve_points", "score"},   SectionOf{"gates", "score"},
    SectionOf{"score_decimals", "score"}, SectionOf{"score_rounding", "score"},
    SectionOf{"failures", "points"},      SectionOf{"repeat_multiplier", "points"},
    SectionOf{"point_prices", "points"},  SectionOf{"point_rate", "points"},
    SectionOf{"charges", "credits"},      SectionOf{"at_risk", "credits"},
    SectionOf{"allocations", "credits"},  SectionOf{"deviations", "credits"},
    SectionOf{"earn_back", "credits"},    SectionOf{"cost", "cost"},
    SectionOf{"cost_bands", "cost"},      SectionOf{"modifier_points", "cost"},
    SectionOf{"limits", "limits"},        SectionOf{"effects", "worth"},
};

std::string_view section_of(std::string_view field) {
    for (const SectionOf& one : kSectionOf)
        if (field == one.field) return one.section;
    return "general";
}

Node card(const std::string& id, std::string title) {
    Node out = region(id, Flow::Stack, 10);
    out.layout.padding_x = 16;
    out.layout.padding_y = 14;
    out.style.surface = Surface::Panel;
    out.style.edges = {Edge::Line};
    out.name = title;
    out.children.push_back(heading(id + "/title", std::move(title), 2, TextStyle::Title));
    return out;
}

// Numbers lead to the act that set them; words and dates are themselves.
locale::Runs value_runs(const std::string& target, FieldKind kind, std::string words) {
    const bool number = kind == FieldKind::Decimal || kind == FieldKind::Money ||
                        kind == FieldKind::Integer || kind == FieldKind::Composite;
    if (!number || words == "—") return plain(std::move(words));
    return {{.kind = locale::RunKind::Value, .text = std::move(words), .target = target}};
}

bool is_list(const Field& field) { return field.kind == FieldKind::CompositeList; }

void add_fact(const View& view, const SchemeVersion& version, const Field& field,
              const model::ThingType& type, Node& out) {
    const FieldValue value = model::field_value(version.thing, field);
    if (!value.is_set() || is_list(field) || field.has(model::kSubject)) return;
    const std::string id = "incentives/fact/" + std::string(field.name);
    Node row = region(id, Flow::Row, 10);
    row.layout.align = Align::Baseline;
    row.layout.padding_y = 5;
    row.style.edges = {Edge::Bottom};
    Node name = label(id + "/name", view.say(model::field_label_key(type, field)));
    name.layout.width = fixed(160);
    row.children.push_back(std::move(name));
    Node cell = text(id + "/value",
                     value_runs("set:" + version.thing.id.text() + "/" + field.name, field.kind,
                                shown_value(view, field, value)),
                     TextStyle::Dense);
    cell.layout.width = fill();
    row.children.push_back(std::move(cell));
    out.children.push_back(std::move(row));
}

std::vector<std::size_t> columns_used(const Field& field, const FieldValue::CompositeList& rows) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < field.composite->fields.size(); ++i)
        if (std::ranges::any_of(rows, [&](const auto& row) { return row[i].is_set(); }))
            out.push_back(i);
    return out;
}

// A block of rows as a table of those parts that any of them says.
Node list_card(const View& view, const SchemeVersion& version, const Field& field,
               const model::ThingType& type, const FieldValue::CompositeList& rows) {
    const std::string id = "incentives/block/" + std::string(field.name);
    Node out = card(id, view.say(model::field_label_key(type, field)));
    Node table = region(id + "/table", Flow::Stack, 0);
    table.kind = NodeKind::Table;
    table.header_rows = 1;
    table.name = out.name;
    const std::vector<std::size_t> used = columns_used(field, rows);
    std::vector<Length> columns;
    columns.reserve(used.size());
    for (const std::size_t part : used)
        columns.push_back(field.composite->fields[part].kind == FieldKind::Reference ? fill(2, 110)
                                                                                     : fill(1, 56));
    const auto add = [&](Node row) {
        row.layout.columns = columns;
        row.layout.column_gap = 10;
        row.layout.padding_y = 5;
        row.layout.align = Align::Center;
        row.style.edges = {Edge::Bottom};
        table.children.push_back(std::move(row));
    };
    Node head = region(id + "/head", Flow::Grid, 0);
    for (const std::size_t part : used)
        head.children.push_back(label(id + "/head/" + field.composite->fields[part].name,
                                      view.say(std::string(field.composite->name) + "." +
                                               field.composite->fields[part].name)));
    add(std::move(head));
    const std::string target = "set:" + version.thing.id.text() + "/" + field.name;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const std::string row_id = id + "/" + base::number_text(static_cast<std::int64_t>(at));
        Node row = region(row_id, Flow::Grid, 0);
        for (const std::size_t part : used) {
            const Field& one = field.composite->fields[part];
            row.children.push_back(
                text(row_id + "/" + one.name,
                     value_runs(target, one.kind, shown_value(view, one, rows[at][part])),
                     TextStyle::Dense));
        }
        add(std::move(row));
    }
    out.children.push_back(std::move(table));
    return out;
}

// ---- measures

float weights_sum(const SchemeVersion& version) {
    float out = 0;
    for (const model::SchemeMeasure& measure : version.measures)
        if (measure.weight) out += drawn(*measure.weight);
    return out;
}

Node weight_bar(const View& view, const std::string& id, const SchemeVersion& version,
                const model::SchemeMeasure& measure) {
    constexpr float kBarWidth = 100;
    constexpr float kBarHeight = 10;
    Node out;
    out.id = id;
    out.kind = NodeKind::Picture;
    out.layout.width = fixed(kBarWidth);
    out.layout.height = fixed(kBarHeight);
    out.scene.width = kBarWidth;
    out.scene.height = kBarHeight;
    out.name = view.say("measures.weight");
    const float sum = weights_sum(version);
    const float share = sum > 0 && measure.weight ? drawn(*measure.weight) / sum : 0;
    const auto box = [&](const char* shape, float right, Tone tone, Paint paint) {
        Shape one;
        one.id = shape;
        one.kind = ShapeKind::Box;
        one.points = {{0, 0}, {right, kBarHeight}};
        one.tone = tone;
        one.paint = paint;
        out.scene.shapes.push_back(std::move(one));
    };
    box("ground", kBarWidth, Tone::NoData, Paint::Wash);
    // The widest bar is the whole width where no measure weighs more than two fifths.
    constexpr float kFull = 0.4F;
    box("weight", std::min(share / kFull, 1.0F) * kBarWidth, Tone::Ink2, Paint::Full);
    return out;
}

locale::Runs ends_runs(const View& view, const SchemeVersion& version,
                       const model::SchemeMeasure& measure) {
    locale::Runs out =
        plain(view.choice(model::kCurveKindChoices, static_cast<std::uint8_t>(measure.curve)));
    const std::string target = "set:" + version.thing.id.text() + "/measures";
    const auto add = [&](const char* key, const std::optional<base::Decimal>& value) {
        if (!value) return;
        out.push_back({.kind = locale::RunKind::Plain,
                       .text = " · " + locale::inside_sentence(view.say(key)) + "\u00a0",
                       .target = {}});
        out.push_back({.kind = locale::RunKind::Value,
                       .text = locale::show_every_digit(*value, view.language),
                       .target = target});
    };
    add("measures.zero", measure.zero);
    add("measures.full", measure.full);
    add("measures.floor", measure.floor);
    add("measures.cap", measure.cap);
    add("measures.minimum", measure.minimum);
    return out;
}

Node measure_row(const View& view, const std::string& id, const SchemeVersion& version,
                 const model::SchemeMeasure& measure) {
    Node out = region(id, Flow::Row, 16);
    out.layout.align = Align::Center;
    out.layout.padding_y = 6;
    out.style.edges = {Edge::Bottom};
    Node words = region(id + "/words", Flow::Stack, 2);
    words.layout.width = fill(1, 160);
    Node name = button(id + "/name", view.title(measure.kpi),
                       intent("show_kpi", {{"thing", measure.kpi.text()}}));
    name.kind = NodeKind::Link;
    name.style.text = TextStyle::Dense;
    name.style.weight = Weight::Medium;
    words.children.push_back(std::move(name));
    words.children.push_back(
        text(id + "/ends", ends_runs(view, version, measure), TextStyle::Label, Tone::Ink3));
    out.children.push_back(std::move(words));
    Node weight = amount_node(
        id + "/weight",
        measure.weight ? figure(view, *measure.weight,
                                version.weights == model::WeightRule::Percent ? "%" : "")
                       : std::string("—"),
        measure.weight ? "set:" + version.thing.id.text() + "/measures" : std::string());
    weight.layout.width = fixed(56);
    out.children.push_back(std::move(weight));
    out.children.push_back(weight_bar(view, id + "/bar", version, measure));
    if (auto picture = curve_picture(view, id + "/curve", version, measure))
        out.children.push_back(std::move(*picture));
    return out;
}

Node measures_card(const View& view, const std::string& id, const SchemeVersion& version) {
    Node out = card(id, view.say("incentives.measures"));
    out.children.push_back(label(id + "/legend", view.say("incentives.curves_legend")));
    for (std::size_t at = 0; at < version.measures.size(); ++at)
        out.children.push_back(
            measure_row(view, id + "/" + base::number_text(static_cast<std::int64_t>(at)), version,
                        version.measures[at]));
    return out;
}

// ---- what applies

void add_version(const View& view, const SchemeVersion& version, Node& out) {
    const model::ThingType& type = view.snapshot.schema().type(model::ThingKind::SchemeVersion);
    Node facts = card("incentives/facts", view.say("incentives.applies"));
    if (!version.terms.empty())
        facts.children.push_back(
            text("incentives/facts/terms", plain(view.choose(version.terms)), TextStyle::Body));
    Node rows = region("incentives/facts/rows", Flow::Stack, 0);
    for (const Field& field : type.fields)
        if (std::string_view(field.name) != "terms") add_fact(view, version, field, type, rows);
    facts.children.push_back(std::move(rows));
    out.children.push_back(std::move(facts));
    if (!version.measures.empty())
        out.children.push_back(measures_card(view, "incentives/measures", version));
    Node blocks = region("incentives/blocks", Flow::Grid, 14);
    blocks.layout.columns = {fill(), fill()};
    blocks.layout.column_gap = 14;
    blocks.layout.align = Align::Start;
    for (const Field& field : type.fields) {
        if (!is_list(field) || std::string_view(field.name) == "measures") continue;
        const FieldValue value = model::field_value(version.thing, field);
        const auto* list = std::get_if<FieldValue::CompositeList>(&value.data);
        if (list == nullptr || list->empty()) continue;
        blocks.children.push_back(list_card(view, version, field, type, *list));
    }
    if (!blocks.children.empty()) out.children.push_back(std::move(blocks));
}

// ---- the draft

bool is_used(const model::Thing& draft, const model::ThingType& type, std::string_view section) {
    return std::ranges::any_of(type.fields, [&](const Field& field) {
        return section_of(field.name) == section && model::field_value(draft, field).is_set();
    });
}

void add_faults(const View& view, const SchemeVersion& draft, Node& out) {
    const auto faults = incentive::faults_of(view.snapshot, draft);
    for (std::size_t i = 0; i < faults.size(); ++i) {
        const std::string id =
            "incentives/draft/fault/" + base::number_text(static_cast<std::int64_t>(i));
        Node one = region(id, Flow::Row, 8);
        Node mark = badge(id + "/mark", {}, Mark::Error, Tone::Miss);
        mark.name = view.say("incentives.fault");
        one.children.push_back(std::move(mark));
        one.children.push_back(
            text(id + "/text", traced(view, faults[i].message, list_trace_id({draft.thing.id})),
                 TextStyle::Dense, Tone::Miss));
        out.children.push_back(std::move(one));
    }
}

Node draft_head(const View& view, const model::Thing& draft) {
    Node head = region("incentives/draft/head", Flow::Row, 8);
    Node title =
        heading("incentives/draft/title", view.say("incentives.draft"), 2, TextStyle::Title);
    title.layout.width = fill();
    head.children.push_back(std::move(title));
    Node drop = button("incentives/draft/remove", view.say("kpis.remove_draft"),
                       command("remove", {{"thing", draft.id.text()}}));
    drop.style.tone = Tone::Ink2;
    drop.enabled = !view.is_read_only();
    head.children.push_back(std::move(drop));
    Node propose = button("incentives/draft/propose", view.say("command.propose"),
                          command("propose", {{"version", draft.id.text()}}));
    propose.primary = true;
    propose.enabled = !view.is_read_only();
    head.children.push_back(std::move(propose));
    return head;
}

Node draft_card(const View& view, const model::Thing& draft) {
    const auto& version = *model::as<SchemeVersion>(&draft);
    const model::ThingType& type = view.snapshot.schema().type(model::ThingKind::SchemeVersion);
    Node out = card("incentives/draft", view.say("incentives.draft"));
    out.children.clear();
    out.children.push_back(draft_head(view, draft));
    add_faults(view, version, out);
    Node form = thing_form(view, "incentives/draft/form", draft);
    for (const char* const section : kSections) {
        const std::string id = std::string("incentives/draft/section/") + section;
        // What says something is open, the rest closed; a click turns it round.
        const bool usual = is_used(draft, type, section);
        const bool open = usual != view.state.opened.contains(id);
        Node head = button(id, view.say(std::string("incentives.section.") + section),
                           intent("toggle", {{"node", id}}));
        head.icon = open ? "chevron_down" : "chevron_right";
        head.expanded = open;
        out.children.push_back(std::move(head));
        if (!open) continue;
        for (Node& group : form.children) {
            constexpr std::string_view kForm = "incentives/draft/form/";
            if (!group.id.starts_with(kForm)) continue;  // moved to its section already
            std::string name = group.id.substr(kForm.size());
            name.resize(std::min(name.find('/'), name.size()));
            if (name != "scheme" && section_of(name) == section)
                out.children.push_back(std::move(group));
            // What the row just written does to the curve is seen at once.
            if (name == "measures" && section_of(name) == section && !version.measures.empty())
                out.children.push_back(measures_card(view, "incentives/draft/curves", version));
        }
    }
    return out;
}

Node new_version(const View& view, const model::Scheme& scheme, const SchemeVersion* now) {
    Action make = command("create", {{"kind", "scheme_version"}});
    json::Object fields;
    if (now != nullptr) {
        fields = log::content_json(view.snapshot.schema().type(model::ThingKind::SchemeVersion),
                                   now->thing);
        fields.erase("effective_from");
    }
    fields.set("scheme", scheme.thing.id.text());
    make.args.set("fields", std::move(fields));
    Node out = button("incentives/new_version",
                      view.say(now == nullptr ? "incentives.first_terms" : "incentives.new_terms"),
                      std::move(make));
    out.enabled = !view.is_read_only();
    out.layout.width = fit();
    return out;
}

// Every version, newest first, with the day from which it applies.
Node versions_card(const View& view, const model::Scheme& scheme) {
    Node out = card("incentives/versions", view.say("incentives.versions"));
    auto spans = model::version_spans(view.snapshot, model::ThingKind::SchemeVersion,
                                      scheme.thing.id, view.date);
    for (std::size_t i = spans.size(); i-- > 0;) {
        const auto* version = model::as<SchemeVersion>(spans[i].content);
        const std::string id = "incentives/version/" + spans[i].version.text();
        Node row = region(id, Flow::Row, 10);
        row.layout.align = Align::Baseline;
        row.layout.padding_y = 4;
        Node from =
            text(id + "/from",
                 plain(locale::show_date(spans[i].from, locale::DateStyle::Short, view.language)),
                 TextStyle::Dense);
        from.layout.width = fixed(100);
        row.children.push_back(std::move(from));
        row.children.push_back(
            text(id + "/terms", plain(view.choose(version->terms)), TextStyle::Dense, Tone::Ink2));
        out.children.push_back(std::move(row));
    }
    return out;
}

}  // namespace

void add_terms(const View& view, const model::Scheme& scheme, Node& out) {
    const model::VersionInForce now = model::version_in_force(
        view.snapshot, model::ThingKind::SchemeVersion, scheme.thing.id, view.date);
    if (now.pending != nullptr)
        out.children.push_back(
            proposal_item(view, "incentives/proposal", *now.pending, now.pending_version));
    const bool never_approved = now.state == model::VersionState::Draft;
    const model::Thing* draft = never_approved && now.pending == nullptr ? now.content : now.draft;
    if (draft != nullptr && now.pending == nullptr)
        out.children.push_back(draft_card(view, *draft));
    const auto* version = never_approved ? nullptr : model::content_in_force<SchemeVersion>(now);
    if (draft == nullptr && now.pending == nullptr)
        out.children.push_back(new_version(view, scheme, version));
    if (version != nullptr) {
        add_version(view, *version, out);
        out.children.push_back(versions_card(view, scheme));
    }
    Node about = card("incentives/about", view.say("incentives.about"));
    about.children.push_back(thing_form(view, "incentives/about/form", scheme.thing));
    out.children.push_back(std::move(about));
    out.children.push_back(history_link(view, "incentives/history", scheme.thing.id));
}

}  // namespace samverka::screens
