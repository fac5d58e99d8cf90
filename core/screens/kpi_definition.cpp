// How a KPI is measured, for everyone to read: the definition that judges the shown value, and what
// is on its way to replace it.
#include <algorithm>

#include "core/base/text.h"
#include "core/kpi/formula_definition.h"
#include "core/kpi/formula_words.h"
#include "core/log/field_json.h"
#include "core/model/in_force.h"
#include "core/model/kpi_series.h"
#include "core/screens/difference.h"
#include "core/screens/kpis.h"

namespace samverka::screens {

namespace {

using model::Field;
using model::KpiVersion;

constexpr float kLabelWidth = 104;

base::PlainArgument words(std::string text) { return {.text = std::move(text)}; }
base::Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

void append_words(locale::Runs& out, std::string more) {
    out.push_back({.kind = locale::RunKind::Plain, .text = std::move(more), .target = {}});
}

locale::Run reference(const View& view, base::ThingId thing) {
    return {.kind = locale::RunKind::Reference, .text = view.title(thing), .target = thing.text()};
}

locale::Runs goals(const View& view, const model::Kpi& kpi) {
    locale::Runs out;
    for (const base::ThingId goal : kpi.goals) {
        if (!out.empty()) append_words(out, ", ");
        out.push_back(reference(view, goal));
    }
    return out;
}

// "Nordia IT · Nils Falk", with the role where nobody holds it.
locale::Runs post(const View& view, base::ThingId id) {
    const auto* role = view.snapshot.find<model::Role>(id);
    if (role == nullptr) return {};
    locale::Runs out = plain(view.title(role->party) + " · ");
    const auto held =
        model::assignments_in_force(view.snapshot, id, model::Post::Holder, view.date);
    if (held.empty())
        out.push_back(reference(view, id));
    else
        out.push_back({.kind = locale::RunKind::Reference,
                       .text = view.title(held.front()->person),
                       .target = id.text()});
    return out;
}

std::string_view formula_key(const KpiVersion& definition) {
    switch (definition.aggregation) {
        case model::Aggregation::Sum:
            return "trace.sum";
        case model::Aggregation::Mean:
            return "trace.mean";
        case model::Aggregation::Minimum:
            return "trace.minimum";
        case model::Aggregation::Maximum:
            return "trace.maximum";
        case model::Aggregation::Ratio:
            return definition.factor ? "trace.formula.ratio_scaled" : "trace.formula.ratio";
        case model::Aggregation::Complement:
            return definition.factor ? "trace.formula.complement_scaled"
                                     : "trace.formula.complement";
        case model::Aggregation::Last:
        case model::Aggregation::Formula:
        case model::Aggregation::Scorecard:
        case model::Aggregation::None:
            break;
    }
    return "trace.last";
}

// The formula's text: its inputs lead to their series, its numbers to the definition.
locale::Runs formula_runs(const KpiVersion& definition, base::ThingId version) {
    locale::Runs out;
    const std::string& text = definition.formula;
    std::uint32_t at = 0;
    for (kpi::FormulaToken token = kpi::next_token(text, 0); token.end > token.begin;
         token = kpi::next_token(text, at)) {
        out.push_back({.kind = locale::RunKind::Plain,
                       .text = text.substr(at, token.begin - at),
                       .target = {}});
        locale::Run word{.kind = locale::RunKind::Plain,
                         .text = text.substr(token.begin, token.end - token.begin),
                         .target = {}};
        if (token.sign == kpi::FormulaSign::Number) {
            word.kind = locale::RunKind::Value;
            word.target = "set:" + version.text() + "/formula";
        }
        for (const model::KpiInput& input : definition.inputs)
            if (token.sign == kpi::FormulaSign::Name && input.name == word.text &&
                !input.series.is_nil()) {
                word.kind = locale::RunKind::Reference;
                word.target = input.series.text();
            }
        out.push_back(std::move(word));
        at = token.end;
    }
    return out;
}

locale::Runs formula(const View& view, const KpiVersion& definition, base::ThingId version) {
    if (definition.aggregation == model::Aggregation::Formula)
        return formula_runs(definition, version);
    if (view.snapshot.find(definition.numerator) == nullptr) return {};
    const auto named = [&](base::ThingId id) {
        const model::Thing* thing = view.snapshot.find(id);
        return base::ReferenceArgument{.thing = id,
                                       .title = thing == nullptr
                                                    ? base::Bilingual{.sv = "—", .en = "—"}
                                                    : model::thing_title(view.snapshot, *thing)};
    };
    base::Message out = message(formula_key(definition));
    out.with("series", named(definition.numerator))
        .with("numerator", named(definition.numerator))
        .with("denominator", named(definition.denominator));
    if (definition.factor)
        out.with("factor", base::DecimalArgument{.value = *definition.factor,
                                                 .unit_key = {},
                                                 .trace = "set:" + version.text() + "/factor"});
    return view.say(out);
}

std::string rounding(const View& view, const KpiVersion& definition) {
    if (!definition.decimals || definition.rounding == model::RoundingRule::None) return {};
    const std::string rule = locale::inside_sentence(
        view.choice(model::kRoundingRuleChoices, static_cast<std::uint8_t>(definition.rounding)));
    const std::int64_t decimals = *definition.decimals;
    constexpr std::int64_t kInWords = 6;
    if (decimals > kInWords)
        return view.plain(message("kpis.decimals")
                              .with("count", base::CountArgument{.count = decimals, .of = {}})) +
               ", " + rule;
    return view.say("kpis.decimals." + base::number_text(decimals)) + ", " + rule;
}

locale::Runs schedule(const View& view, const KpiVersion& definition, base::ThingId version) {
    if (definition.frequency == model::Frequency::None) return {};
    const std::string often =
        view.choice(model::kFrequencyChoices, static_cast<std::uint8_t>(definition.frequency));
    if (!definition.due_day) return plain(often);
    return view.say(message("kpis.schedule")
                        .with("often", words(often))
                        .with("day", base::DecimalArgument{
                                         .value = base::Decimal::from_integer(*definition.due_day),
                                         .unit_key = {},
                                         .trace = "set:" + version.text() + "/due_day"}));
}

locale::Runs level(const View& view, const std::optional<base::Decimal>& value,
                   const KpiVersion& definition, base::ThingId version, const char* field) {
    if (!value) return {};
    return {field_run(view, version, field, *value, definition.unit)};
}

// Who approved it and when, or that it is a draft.
std::string approval(const View& view, const kpi::DefinitionSpan& span) {
    for (const model::Proposal& proposal : view.snapshot.proposals(span.version)) {
        if (!proposal.approved()) continue;
        const base::Instant last = std::max(proposal.customer->at, proposal.supplier->at);
        return view.plain(
            message("kpis.approved").with("date", base::DateArgument{last.date_utc()}));
    }
    return view.say("kpis.is_draft");
}

void add_row(const std::string& id, std::string name, locale::Runs value, Node& table) {
    if (value.empty()) return;
    Node line = region(id, Flow::Row, 10);
    line.layout.padding_y = 6;
    line.layout.align = Align::Baseline;
    line.style.edges = {Edge::Bottom};
    Node head = label(id + "/head", std::move(name));
    head.layout.width = fixed(kLabelWidth);
    line.children.push_back(std::move(head));
    Node cell = text(id + "/value", std::move(value), TextStyle::Dense);
    cell.layout.width = fill();
    line.children.push_back(std::move(cell));
    table.children.push_back(std::move(line));
}

const kpi::DefinitionSpan* shown_span(const ShownKpi& shown) {
    const auto& spans = shown.history->spans;
    if (spans.empty()) return nullptr;
    const std::int32_t at = shown.value == nullptr ? -1 : shown.value->span;
    return at < 0 ? &spans.back() : &spans[static_cast<std::size_t>(at)];
}

void add_rows(const View& view, const std::string& id, const ShownKpi& shown,
              const kpi::DefinitionSpan& span, Node& table) {
    const KpiVersion& definition = *span.definition;
    const auto row = [&](const char* name, const char* key, locale::Runs value) {
        add_row(id + "/how/" + name, view.say(key), std::move(value), table);
    };
    const auto said = [&](const base::Bilingual& text) {
        return plain(text.empty() ? std::string() : view.choose(text));
    };
    row("goals", "kpis.row.goals", goals(view, *shown.kpi));
    row("purpose", "kpi_version.purpose", said(definition.purpose));
    row("source", "kpi_version.source", said(definition.source));
    row("method", "kpi_version.method", said(definition.method));
    row("formula", "kpis.row.formula", formula(view, definition, span.version));
    row("exclusions", "kpi_version.exclusions", said(definition.exclusions));
    row("measurer", "kpis.row.measurer", post(view, definition.measurer));
    row("verifier", "kpis.row.verifier", post(view, definition.verifier));
    row("schedule", "kpis.row.schedule", schedule(view, definition, span.version));
    row("rounding", "kpi_version.rounding", plain(rounding(view, definition)));
    row("baseline", "kpi_version.baseline",
        level(view, definition.baseline, definition, span.version, "baseline"));
    row("target", "kpi_version.target",
        level(view, definition.target, definition, span.version, "target"));
    row("minimum",
        definition.direction == model::Direction::Lower ? "kpis.row.most" : "kpi_version.minimum",
        level(view, definition.minimum, definition, span.version, "minimum"));
    row("stretch", "kpi_version.stretch",
        level(view, definition.stretch, definition, span.version, "stretch"));
    row("from", "kpi_version.effective_from",
        plain(definition.effective_from ? locale::show_date(*definition.effective_from,
                                                            locale::DateStyle::Short, view.language)
                                        : std::string()));
    row("approval", "kpis.row.approval", plain(approval(view, span)));
}

// A new draft that says what the definition says now; the day from which it applies is left to be
// chosen.
Action new_version(const View& view, const model::Kpi& kpi, const KpiVersion* now) {
    Action out = command("create", {{"kind", "kpi_version"}});
    json::Object fields;
    if (now != nullptr) {
        fields = log::content_json(view.snapshot.schema().type(model::ThingKind::KpiVersion),
                                   now->thing);
        fields.erase("effective_from");
    }
    fields.set("kpi", kpi.thing.id.text());
    out.args.set("fields", std::move(fields));
    return out;
}

model::VersionInForce in_force(const View& view, const ShownKpi& shown) {
    return model::version_in_force(view.snapshot, model::ThingKind::KpiVersion, shown.kpi->thing.id,
                                   view.date);
}

// ---- what differs between versions

void add_change(const View& view, const std::string& id, const std::string& label_key,
                const std::string& before, const std::string& after, Node& out) {
    if (before == after) return;
    Node line = region(id, Flow::Row, 10);
    line.layout.align = Align::Baseline;
    Node head = label(id + "/head", view.say(label_key));
    head.layout.width = fixed(kLabelWidth);
    line.children.push_back(std::move(head));
    Node cell = text(id + "/value", difference(before, after), TextStyle::Dense);
    cell.layout.width = fill();
    line.children.push_back(std::move(cell));
    out.children.push_back(std::move(line));
}

void add_differences(const View& view, const std::string& id, const model::Thing* before,
                     const model::Thing& after, Node& out) {
    const model::ThingType& type = view.snapshot.schema().type(model::ThingKind::KpiVersion);
    for (const Field& field : type.fields) {
        if (field.has(model::kSubject) || field.has(model::kEffectiveFrom)) continue;
        const auto shown_of = [&](const model::Thing* thing) {
            return thing == nullptr ? std::string("—")
                                    : shown_value(view, field, model::field_value(*thing, field));
        };
        add_change(view, id + "/change/" + field.name, model::field_label_key(type, field),
                   shown_of(before), shown_of(&after), out);
    }
}

// "Version 2, gäller från 1 okt 2025"; its number opens the versions that it counts.
locale::Runs span_title(const View& view, const kpi::DefinitionSpan& span,
                        const std::vector<base::ThingId>& until) {
    base::Message out =
        message(span.definition->effective_from ? "kpis.version_from" : "kpis.version");
    out.with("number", base::CountArgument{.count = std::ssize(until), .of = until})
        .with("date", base::DateArgument{span.from});
    return view.say(out);
}

Node version_item(const View& view, const std::string& id, const kpi::DefinitionSpan& span,
                  const kpi::DefinitionSpan* before, const std::vector<base::ThingId>& until) {
    Node out = region(id, Flow::Stack, 4);
    out.layout.padding_y = 6;
    out.style.edges = {Edge::Bottom};
    Node title = text(id + "/title", span_title(view, span, until), TextStyle::Dense);
    title.style.weight = Weight::Medium;
    out.children.push_back(std::move(title));
    out.children.push_back(label(id + "/approval", approval(view, span)));
    if (before != nullptr)
        add_differences(view, id, &before->definition->thing, span.definition->thing, out);
    return out;
}

// Newest first; the oldest has nothing to differ from.
void add_history(const View& view, const std::string& id, const ShownKpi& shown, Node& out) {
    std::vector<base::ThingId> until;
    const kpi::DefinitionSpan* before = nullptr;
    std::vector<Node> items;
    for (const kpi::DefinitionSpan& span : shown.history->spans) {
        if (span.definition == nullptr) continue;
        until.push_back(span.version);
        items.push_back(
            version_item(view, id + "/version/" + span.version.text(), span, before, until));
        before = &span;
    }
    if (items.size() < 2) return;
    Node card = panel_card(id + "/versions");
    card.children.push_back(
        heading(id + "/versions/title", view.say("kpis.versions"), 3, TextStyle::Body));
    for (std::size_t i = items.size(); i-- > 0;) card.children.push_back(std::move(items[i]));
    out.children.push_back(std::move(card));
}

Node new_series(const View& view, const std::string& id) {
    Action make = command("create", {{"kind", "series"}},
                          "fields/name/" + std::string(locale::language_code(view.language)));
    Node out = field(id + "/new_series", EditKind::Text, view.say("kpis.new_series"),
                     view.say("kpis.new_series"), "", std::move(make));
    out.icon = "plus";
    out.edit.placeholder = view.say("kpis.new_series_name");
    out.enabled = !view.is_read_only();
    return out;
}

// What is wrong with the formula, at the formula, as long as it is.
void show_formula_fault(const View& view, const KpiVersion& draft, Node& form) {
    if (draft.aggregation != model::Aggregation::Formula) return;
    const auto formula = kpi::formula_of(view.snapshot, draft);
    if (formula) return;
    for (Node& group : form.children)
        for (Node& node : group.children)
            if (node.id.ends_with("/formula") && node.edit.error.empty())
                node.edit.error = view.plain(formula.error().message);
}

// The draft is edited in place: the version's own form, and those of the series it is made of.
Node draft_card(const View& view, const std::string& id, const model::Thing& draft,
                const model::Thing* before) {
    Node out = panel_card(id + "/draft");
    Node head = region(id + "/draft/head", Flow::Row, 8);
    Node title = heading(id + "/draft/title",
                         view.say(before == nullptr ? "kpis.first_draft" : "kpis.draft"), 3,
                         TextStyle::Body);
    title.layout.width = fill();
    head.children.push_back(std::move(title));
    Node drop = button(id + "/draft/remove", view.say("kpis.remove_draft"),
                       command("remove", {{"thing", draft.id.text()}}));
    drop.enabled = !view.is_read_only();
    drop.style.tone = Tone::Ink2;
    head.children.push_back(std::move(drop));
    Node propose = button(id + "/draft/propose", view.say("command.propose"),
                          command("propose", {{"version", draft.id.text()}}));
    propose.primary = true;
    propose.enabled = !view.is_read_only();
    head.children.push_back(std::move(propose));
    out.children.push_back(std::move(head));
    if (before != nullptr) add_differences(view, id + "/draft", before, draft, out);
    Node form = thing_form(view, id + "/draft/form", draft);
    show_formula_fault(view, *model::as<KpiVersion>(&draft), form);
    out.children.push_back(std::move(form));
    out.children.push_back(new_series(view, id + "/draft"));
    return out;
}

void add_series(const View& view, const std::string& id, const KpiVersion& version, Node& out) {
    for (const base::ThingId series : model::series_of(version)) {
        const model::Thing* thing = view.snapshot.find(series);
        if (thing == nullptr) continue;
        const std::string item = id + "/series/" + series.text();
        Node card = panel_card(item);
        const bool open = view.state.opened.contains(item);
        Node title = button(
            item + "/title",
            view.plain(message("kpis.series_title").with("series", words(view.title(series)))),
            intent("toggle", {{"node", item}}));
        title.icon = open ? "chevron_down" : "chevron_right";
        title.expanded = open;
        card.children.push_back(std::move(title));
        if (open) card.children.push_back(thing_form(view, item + "/form", *thing));
        out.children.push_back(std::move(card));
    }
}

}  // namespace

Node kpi_definition(const View& view, const std::string& id, const ShownKpi& shown) {
    Node out = panel_card(id + "/how");
    out.children.push_back(heading(id + "/how/title", view.say("kpis.how"), 3, TextStyle::Body));
    const kpi::DefinitionSpan* span = shown_span(shown);
    const model::VersionInForce now = in_force(view, shown);
    const bool on_its_way =
        now.draft != nullptr || now.pending != nullptr || now.state == model::VersionState::Draft;
    if (span == nullptr || span->definition == nullptr) {
        Node none =
            text(id + "/how/none", plain(view.say("kpis.how_none")), TextStyle::Dense, Tone::Ink2);
        none.kind = NodeKind::Empty;
        out.children.push_back(std::move(none));
    } else {
        Node rows = region(id + "/how/rows", Flow::Stack, 0);
        add_rows(view, id, shown, *span, rows);
        if (!rows.children.empty()) rows.children.back().style.edges = {};
        out.children.push_back(std::move(rows));
    }
    if (on_its_way) return out;
    Node change = button(id + "/how/change",
                         view.say(now.content == nullptr ? "kpis.describe" : "kpis.change"),
                         new_version(view, *shown.kpi, model::content_in_force<KpiVersion>(now)));
    change.enabled = !view.is_read_only();
    change.primary = now.content == nullptr;
    out.children.push_back(std::move(change));
    return out;
}

void add_kpi_versions(const View& view, const std::string& id, const ShownKpi& shown, Node& out) {
    const model::VersionInForce now = in_force(view, shown);
    if (now.pending != nullptr) {
        Node card = panel_card(id + "/pending");
        card.children.push_back(
            proposal_item(view, id + "/proposal", *now.pending, now.pending_version));
        out.children.push_back(std::move(card));
    }
    const bool never_approved = now.state == model::VersionState::Draft;
    const model::Thing* draft = never_approved && now.pending == nullptr ? now.content : now.draft;
    if (draft != nullptr && now.pending == nullptr)
        out.children.push_back(
            draft_card(view, id, *draft, never_approved ? nullptr : now.content));
    const auto* version = model::content_in_force<KpiVersion>(now);
    if (const auto* drafted =
            view.snapshot.find<KpiVersion>(draft == nullptr ? base::ThingId() : draft->id))
        version = drafted;
    add_history(view, id, shown, out);
    if (version != nullptr) add_series(view, id, *version, out);
}

}  // namespace samverka::screens
