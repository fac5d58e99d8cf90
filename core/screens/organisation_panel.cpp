// Beside the mirror: the pair, level or forum that is selected, and what the findings say about the
// organisation.
#include <algorithm>

#include "core/model/in_force.h"
#include "core/rules/finding.h"
#include "core/rules/mandate.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

using model::Side;

constexpr std::size_t kFindingsShown = 30;
constexpr float kHeadWidth = 92;  // the first column of the pair's table

struct SideOfPair {
    Side side{};
    const model::Role* role = nullptr;
    model::VersionInForce mandate;
};

SideOfPair side_of(const View& view, const model::Pair& pair, Side side) {
    SideOfPair out{.side = side, .role = nullptr, .mandate = {}};
    out.role = view.snapshot.find<model::Role>(side == Side::Customer ? pair.customer_role
                                                                      : pair.supplier_role);
    if (out.role != nullptr)
        out.mandate = model::version_in_force(view.snapshot, model::ThingKind::Mandate,
                                              out.role->thing.id, view.date);
    return out;
}

std::string side_key(Side side) { return side == Side::Customer ? "customer" : "supplier"; }

Node cell(std::string id, std::string words, Tone tone = Tone::Ink) {
    Node out = text(std::move(id), plain(std::move(words)), TextStyle::Dense, tone);
    return out;
}

Node row(const std::string& id, std::string head) {
    Node out = region(id, Flow::Row, 8);
    Node name = label(id + "/head", std::move(head));
    name.layout.width = fixed(kHeadWidth);
    out.children.push_back(std::move(name));
    return out;
}

// One power or the money limit of one side, edited in place. What differs is bold and in the colour
// of a miss.
Node power_cell(const View& view, const std::string& id, const SideOfPair& side,
                const model::Field& field, bool differs) {
    if (side.role == nullptr) return cell(id, "—", Tone::Ink3);
    model::FieldValue value;
    if (side.mandate.content != nullptr) {
        const auto* powers = &model::content_in_force<model::Mandate>(side.mandate)->powers;
        const auto composite = model::field_value(
            *side.mandate.content,
            *view.snapshot.schema().type(model::ThingKind::Mandate).find_field("powers"));
        const auto& fields = view.snapshot.schema()
                                 .type(model::ThingKind::Mandate)
                                 .find_field("powers")
                                 ->composite->fields;
        const auto index = static_cast<std::size_t>(&field - fields.data());
        if (const auto* held = std::get_if<model::FieldValue::Composite>(&composite.data);
            held != nullptr && powers != nullptr)
            value = (*held)[index];
    }
    const bool is_money = field.kind == model::FieldKind::Money;
    const auto* money = std::get_if<base::Money>(&value.data);
    const std::string typed =
        money == nullptr ? "" : locale::edit_money(*money, view.currency, view.language);
    Node out = screens::field(
        id, is_money ? EditKind::Money : EditKind::Choice,
        view.say(std::string("powers.") + field.name) + ", " + view.choose(side.role->title),
        shown_value(view, field, value), is_money ? typed : "",
        command("set_mandate", {{"subject", side.role->thing.id.text()}},
                std::string("powers/") + field.name));
    if (!is_money) out.edit.options = choice_options(view, *field.choices);
    out.enabled = !view.is_read_only();
    if (differs) {
        out.style.tone = Tone::Miss;
        out.style.weight = Weight::SemiBold;
    }
    return out;
}

Node holder_cell(const View& view, const std::string& id, const SideOfPair& side,
                 model::Post post) {
    if (side.role == nullptr) return cell(id, "—", Tone::Ink3);
    const std::string post_name = view.choice(model::kPostChoices, static_cast<std::uint8_t>(post));
    Node out = post_field(view, id, post_name + ", " + view.choose(side.role->title), *side.role,
                          side.side, post);
    const auto held =
        model::assignments_in_force(view.snapshot, side.role->thing.id, post, view.date);
    if (!held.empty()) out.tooltip = view.title(held.front()->person);
    out.drop = {.accepts = "person/" + side_key(side.side), .action = out.edit.action};
    return out;
}

Node title_cell(const View& view, const std::string& id, const SideOfPair& side) {
    if (side.role == nullptr) return cell(id, "—", Tone::Ink3);
    const std::string code(locale::language_code(view.language));
    const std::string typed =
        view.language == locale::Language::Swedish ? side.role->title.sv : side.role->title.en;
    Node out = field(
        id, EditKind::Text, view.say("role.title") + ", " + view.choose(side.role->title),
        view.choose(side.role->title), typed,
        command("set",
                {{"thing", side.role->thing.id.text()}, {"field", "title"}, {"language", code}},
                "to"));
    out.style.text = TextStyle::Label;
    out.style.overflow = Overflow::Cut;
    out.tooltip = view.choose(side.role->title);
    out.enabled = !view.is_read_only();
    return out;
}

std::string since(const View& view, const SideOfPair& side) {
    if (side.role == nullptr) return "—";
    const auto held = model::assignments_in_force(view.snapshot, side.role->thing.id,
                                                  model::Post::Holder, view.date);
    if (held.empty() || !held.front()->from) return "—";
    return locale::show_date(*held.front()->from, locale::DateStyle::MonthYear, view.language);
}

Node pair_table(const View& view, const std::string& id, const SideOfPair& customer,
                const SideOfPair& supplier) {
    Node table = region(id, Flow::Stack, 0);
    table.kind = NodeKind::Table;
    table.header_rows = 1;
    table.arrows = Arrows::Grid;
    table.name = view.say("organisation.pair_table");
    const auto add = [&](Node line, Node left, Node right) {
        line.children.push_back(std::move(left));
        line.children.push_back(std::move(right));
        table.children.push_back(std::move(line));
    };
    for (const auto& [post, name] :
         {std::pair{model::Post::Holder, "holder"}, std::pair{model::Post::Deputy, "deputy"}}) {
        const std::string line = id + "/" + name;
        const std::string head = view.choice(model::kPostChoices, static_cast<std::uint8_t>(post));
        Node left = holder_cell(view, line + "/customer", customer, post);
        Node right = holder_cell(view, line + "/supplier", supplier, post);
        if (post == model::Post::Holder) {
            // The header: who stands there for each side.
            for (auto& [cell, side] :
                 {std::pair{&left, Side::Customer}, std::pair{&right, Side::Supplier}}) {
                cell->style.tone = tone_of(side);
                cell->style.weight = Weight::SemiBold;
            }
        }
        add(row(line, head), std::move(left), std::move(right));
    }
    add(row(id + "/since", view.say("organisation.since")),
        cell(id + "/since/customer", since(view, customer)),
        cell(id + "/since/supplier", since(view, supplier)));
    std::vector<const model::Field*> differing;
    if (customer.mandate.content != nullptr && supplier.mandate.content != nullptr)
        differing = rules::differing_powers(
            view.snapshot.schema(), *model::content_in_force<model::Mandate>(customer.mandate),
            *model::content_in_force<model::Mandate>(supplier.mandate));
    const auto& fields = view.snapshot.schema()
                             .type(model::ThingKind::Mandate)
                             .find_field("powers")
                             ->composite->fields;
    const auto add_power = [&](const model::Field& field) {
        const bool differs =
            std::find(differing.begin(), differing.end(), &field) != differing.end();
        const std::string line = id + "/" + field.name;
        add(row(line, view.say(std::string("powers.") + field.name)),
            power_cell(view, line + "/customer", customer, field, differs),
            power_cell(view, line + "/supplier", supplier, field, differs));
    };
    // The amount first: it is what people ask for.
    for (const model::Field& field : fields)
        if (field.kind == model::FieldKind::Money) add_power(field);
    for (const model::Field& field : fields)
        if (field.kind != model::FieldKind::Money) add_power(field);
    add(row(id + "/titles", view.say("role.title")),
        title_cell(view, id + "/titles/customer", customer),
        title_cell(view, id + "/titles/supplier", supplier));
    return table;
}

// What is on its way for one side's mandate: a draft to be proposed, or a proposal that waits.
void add_version(const View& view, const std::string& id, const SideOfPair& side, Node& out) {
    if (side.role == nullptr) return;
    if (side.mandate.pending != nullptr) {
        out.children.push_back(proposal_item(view, id + "/proposal", *side.mandate.pending,
                                             side.mandate.pending_version));
        return;
    }
    const model::Thing* draft = side.mandate.draft;
    if (draft == nullptr) return;
    Node line = region(id + "/draft", Flow::Stack, 6);
    line.children.push_back(
        text(id + "/draft/text",
             view.say(base::Message{.key = "organisation.draft_of", .arguments = {}}.with(
                 "role",
                 base::ReferenceArgument{.thing = side.role->thing.id, .title = side.role->title})),
             TextStyle::Dense, Tone::Ink2));
    Node propose = button(id + "/draft/propose", view.say("command.propose"),
                          command("propose", {{"version", draft->id.text()}}));
    propose.enabled = !view.is_read_only();
    line.children.push_back(std::move(propose));
    out.children.push_back(std::move(line));
}

Node findings_section(const View& view, const std::string& id, std::string title,
                      const std::vector<const rules::Finding*>& findings, FindingDetail detail) {
    Node out = region(id, Flow::Stack, 10);
    out.children.push_back(heading(id + "/title", std::move(title), 3, TextStyle::Label));
    out.children.back().style.tone = Tone::Ink3;
    Node list = region(id + "/list", Flow::Stack, detail == FindingDetail::Compact ? 0 : 10);
    list.kind = NodeKind::List;
    std::size_t shown = 0;
    for (const rules::Finding* finding : findings) {
        if (shown == kFindingsShown) break;
        list.children.push_back(finding_item(
            view, id + "/" + finding->rule + "/" + finding->subject.text(), *finding, detail));
        ++shown;
    }
    if (findings.size() > shown) {
        base::CountArgument rest{.count = static_cast<std::int64_t>(findings.size() - shown),
                                 .of = {}};
        for (std::size_t i = shown; i < findings.size(); ++i)
            rest.of.push_back(findings[i]->subject);
        list.children.push_back(
            text(id + "/more",
                 view.say(base::Message{.key = "organisation.more_findings", .arguments = {}}.with(
                     "count", std::move(rest))),
                 TextStyle::Label, Tone::Ink3));
    }
    if (findings.empty()) {
        Node none = text(id + "/none", plain(view.say("organisation.no_findings")),
                         TextStyle::Dense, Tone::Ink3);
        none.kind = NodeKind::Empty;
        list.children.push_back(std::move(none));
    }
    out.children.push_back(std::move(list));
    return out;
}

std::vector<const rules::Finding*> all_findings(const View& view) {
    std::vector<const rules::Finding*> out;
    out.reserve(view.findings.size());
    for (const rules::Finding& finding : view.findings) out.push_back(&finding);
    return out;
}

Node panel_title(const View& view, const std::string& id, std::string above, std::string words) {
    Node top = region(id + "/top", Flow::Row, 8);
    top.layout.align = Align::Start;
    Node names = region(id + "/names", Flow::Stack, 2);
    names.layout.width = fill();
    names.children.push_back(label(id + "/above", std::move(above)));
    names.children.push_back(heading(id + "/heading", std::move(words), 2, TextStyle::Title));
    top.children.push_back(std::move(names));
    top.children.push_back(
        icon_button(id + "/close", "close", view.say("screen.close"), intent("close_panel")));
    return top;
}

// Where a version stands: put forward and waiting, or a draft that can be put forward.
void add_approval(const View& view, const std::string& id, const model::Thing& version, Node& out) {
    bool live = false;
    for (const model::Proposal& proposal : view.snapshot.proposals(version.id)) {
        live = live || !proposal.revoked;
        if (proposal.pending())
            out.children.push_back(proposal_item(view, id + "/proposal", proposal, version.id));
    }
    if (live) return;
    Node propose = button(id + "/propose", view.say("command.propose"),
                          command("propose", {{"version", version.id.text()}}));
    propose.enabled = !view.is_read_only();
    out.children.push_back(std::move(propose));
}

Node thing_panel(const View& view, const model::Thing& thing) {
    const std::string id = "organisation/thing/" + thing.id.text();
    Node out = region(id, Flow::Stack, 12);
    const model::ThingType& type = view.snapshot.schema().type(thing.kind);
    out.children.push_back(
        panel_title(view, id, view.say(model::kind_label_key(type)), view.title(thing.id)));
    const auto about = rules::findings_about(view.findings, thing.id);
    for (const rules::Finding* finding : about)
        out.children.push_back(
            finding_item(view, id + "/finding/" + finding->rule + "/" + finding->subject.text(),
                         *finding, FindingDetail::Full));
    if (type.approval != model::Approval::None) add_approval(view, id, thing, out);
    out.children.push_back(thing_form(view, id + "/form", thing));
    return out;
}

}  // namespace

Node pair_panel(const View& view, const model::Pair& pair) {
    const std::string id = "organisation/detail/" + pair.thing.id.text();
    Node out = region(id, Flow::Stack, 14);
    const SideOfPair customer = side_of(view, pair, Side::Customer);
    const SideOfPair supplier = side_of(view, pair, Side::Supplier);
    const model::Role* placed = customer.role != nullptr ? customer.role : supplier.role;
    const auto* level =
        placed == nullptr ? nullptr : view.snapshot.find<model::Level>(placed->level);
    out.children.push_back(panel_title(
        view, id,
        view.plain(base::Message{.key = "organisation.pair_of_level", .arguments = {}}.with(
            "letter", base::PlainArgument{level == nullptr ? "—" : level->letter})),
        view.title(pair.thing.id)));
    const auto about = rules::findings_about(view.findings, pair);
    for (const rules::Finding* finding : about)
        out.children.push_back(
            finding_item(view, id + "/finding/" + finding->rule + "/" + finding->subject.text(),
                         *finding, FindingDetail::Full));
    out.children.push_back(pair_table(view, id + "/table", customer, supplier));
    add_version(view, id + "/customer", customer, out);
    add_version(view, id + "/supplier", supplier, out);
    Node remove = button(id + "/remove", view.say("organisation.remove_pair"),
                         command("remove", {{"thing", pair.thing.id.text()}}));
    remove.style.tone = Tone::Ink2;
    remove.enabled = !view.is_read_only();
    out.children.push_back(std::move(remove));
    return out;
}

Node organisation_panel(const View& view) {
    const model::Thing* selected = view.snapshot.find(view.state.selected);
    if (selected != nullptr && selected->kind == model::ThingKind::Pair)
        return pair_panel(view, *model::as<model::Pair>(selected));
    if (selected != nullptr) return thing_panel(view, *selected);
    Node out = region("organisation/overview", Flow::Stack, 14);
    out.children.push_back(findings_section(view, "organisation/findings",
                                            view.say("organisation.findings"), all_findings(view),
                                            FindingDetail::Compact));
    return out;
}

}  // namespace samverka::screens
