// Parts for every screen: findings, conflicts and proposals as nodes.
#include <algorithm>

#include "core/base/text.h"
#include "core/command/command.h"
#include "core/model/in_force.h"
#include "core/screens/difference.h"
#include "core/screens/screens.h"
#include "core/screens/six_words.h"

namespace samverka::screens {

namespace {

// What cannot be undone is done where its content is shown, not beside a sentence about it.
bool is_final(const rules::Mend& mend) {
    const command::Command* found = command::find_command(mend.command);
    return found != nullptr && found->undo == command::UndoClass::Final;
}

// A mend that can run as it is: a button. One that asks for a person, a title or a side: a field or
// nothing here.
void add_mend(const View& view, const std::string& id, const rules::Mend& mend, bool primary,
              Node& row) {
    if (is_final(mend)) return;
    Action action = command(mend.command, {mend.arguments.begin(), mend.arguments.end()});
    Node out;
    if (mend.asks.empty()) {
        out = button(id, view.plain(mend.label), std::move(action));
        out.primary = primary;
    } else if (mend.asks == "person") {
        const auto role = std::find_if(mend.arguments.begin(), mend.arguments.end(),
                                       [](const auto& a) { return a.first == "role"; });
        const auto parsed = base::ThingId::parse(role == mend.arguments.end() ? "" : role->second);
        const auto* found = parsed ? view.snapshot.find<model::Role>(*parsed) : nullptr;
        action.fill = "person";
        out = field(id, EditKind::Person, view.plain(mend.label), view.plain(mend.label), "",
                    std::move(action));
        if (found != nullptr)
            out.edit.options = person_options(view, view.snapshot.side_of_party(found->party));
        out.edit.placeholder = view.say("organisation.choose_person");
        out.style.edges = {Edge::Line};
    } else if (mend.asks == "title") {
        action.fill = "title/" + std::string(locale::language_code(view.language));
        out = field(id, EditKind::Text, view.plain(mend.label), view.plain(mend.label), "",
                    std::move(action));
        out.edit.placeholder = view.say("organisation.role_title");
        out.style.edges = {Edge::Line};
    } else {
        return;  // conflicts and mandates are settled in their own parts, beside this finding
    }
    out.enabled = !view.is_read_only();
    row.children.push_back(std::move(out));
}

std::string stamp_line(const View& view, const model::Stamp& stamp) {
    return view.title(stamp.author) + ", " + view.title(stamp.party) + " · " +
           locale::show_instant(stamp.at, view.language);
}

// What a side of a conflict says, in words.
std::string side_words(const View& view, const model::Conflict& conflict, std::size_t index) {
    const model::ConflictSide& side = conflict.sides[index];
    if (conflict.kind == model::ConflictKind::Removal)
        return view.say(index == 0 ? "conflict.removed" : "conflict.changed");
    if (conflict.kind == model::ConflictKind::Versions) {
        std::string out;
        for (const model::Proposal& proposal : view.snapshot.proposals(side.version)) {
            const model::ThingType& type = view.snapshot.schema().type(proposal.content->kind);
            for (const model::Field& field : type.fields) {
                const auto value = model::field_value(*proposal.content, field);
                if (field.kind != model::FieldKind::Composite || !value.is_set()) continue;
                out += shown_value(view, field, value);
            }
        }
        return out;
    }
    return shown_value(view, *conflict.field, side.value);
}

bool is_prose(const model::Field& field) {
    return field.kind == model::FieldKind::Bilingual || field.kind == model::FieldKind::Text ||
           field.kind == model::FieldKind::LongText;
}

// A difference is worth showing where the texts have words in common.
bool has_words(const locale::Runs& runs) {
    return std::any_of(runs.begin(), runs.end(), [](const locale::Run& run) {
        return run.kind == locale::RunKind::Plain && !base::trimmed(run.text).empty();
    });
}

// Short texts are compared at a glance; of longer ones it helps to see which words differ from the
// one that is shown. Empty where it does not.
locale::Runs side_difference(const View& view, const model::Conflict& conflict, std::size_t index) {
    constexpr std::size_t kGlance = 48;
    if (index == 0 || conflict.kind != model::ConflictKind::Field || !is_prose(*conflict.field))
        return {};
    const std::string words = side_words(view, conflict, index);
    if (words.size() < kGlance) return {};
    locale::Runs runs = difference(side_words(view, conflict, 0), words);
    return has_words(runs) ? runs : locale::Runs();
}

std::vector<std::pair<std::string, std::string>> resolve_arguments(
    const model::Conflict& conflict) {
    std::vector<std::pair<std::string, std::string>> out{{"thing", conflict.thing.text()}};
    if (conflict.field != nullptr) out.emplace_back("field", conflict.field->name);
    if (!conflict.language.empty()) out.emplace_back("language", conflict.language);
    return out;
}

// What prose says and what it said, as one text.
Node prose_change(const std::string& id, std::string name, const std::string& from,
                  const std::string& to) {
    Node line = region(id, Flow::Stack, 2);
    line.children.push_back(label(id + "/head", std::move(name)));
    locale::Runs runs = difference(from, to);
    line.children.push_back(text(id + "/to", std::move(runs), TextStyle::Dense));
    return line;
}

bool has_digit(std::string_view words) {
    return std::any_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// What stands in a field; a number opens who wrote it.
locale::Runs stored_run(const std::string& words, const model::Thing* thing,
                        const model::Field& field) {
    if (thing == nullptr || !has_digit(words)) return plain(words);
    return {{.kind = locale::RunKind::Value,
             .text = words,
             .target = "set:" + thing->id.text() + "/" + field.name}};
}

// Field by field, what the proposal changes from what is in force.
void add_differences(const View& view, const std::string& id, const model::Proposal& proposal,
                     const model::Thing* before, Node& out) {
    const model::ThingType& type = view.snapshot.schema().type(proposal.content->kind);
    // `of` is the field itself, or the composite that `field` is a part of.
    const auto add = [&](const model::Field& of, const model::Field& field,
                         const std::string& label_key, const std::string& from,
                         const std::string& to) {
        if (from == to) return;
        const std::string line_id = id + "/change/" + field.name;
        if (is_prose(field)) {
            out.children.push_back(
                prose_change(line_id, view.say(label_key), from == "—" ? std::string() : from, to));
            return;
        }
        Node line = region(line_id, Flow::Row, 8);
        Node head = label(line.id + "/head", view.say(label_key));
        head.layout.width = fill();
        line.children.push_back(std::move(head));
        Node old =
            text(line.id + "/from", stored_run(from, before, of), TextStyle::Dense, Tone::Ink3);
        old.layout.width = fit();
        line.children.push_back(std::move(old));
        Node arrow = text(line.id + "/arrow", plain("→"), TextStyle::Dense, Tone::Ink3);
        arrow.layout.width = fit();
        line.children.push_back(std::move(arrow));
        Node fresh =
            text(line.id + "/to", stored_run(to, proposal.content.get(), of), TextStyle::Dense);
        fresh.style.weight = Weight::SemiBold;
        fresh.layout.width = fit();
        line.children.push_back(std::move(fresh));
        out.children.push_back(std::move(line));
    };
    for (const model::Field& field : type.fields) {
        if (field.has(model::kSubject)) continue;
        const auto now = model::field_value(*proposal.content, field);
        const auto was =
            before == nullptr ? model::FieldValue{} : model::field_value(*before, field);
        if (field.kind != model::FieldKind::Composite) {
            add(field, field, model::field_label_key(type, field), shown_value(view, field, was),
                shown_value(view, field, now));
            continue;
        }
        const auto* now_parts = std::get_if<model::FieldValue::Composite>(&now.data);
        const auto* was_parts = std::get_if<model::FieldValue::Composite>(&was.data);
        for (std::size_t i = 0; i < field.composite->fields.size(); ++i) {
            const model::Field& part = field.composite->fields[i];
            add(field, part, std::string(field.composite->name) + "." + part.name,
                shown_value(view, part,
                            was_parts == nullptr ? model::FieldValue{} : (*was_parts)[i]),
                shown_value(view, part,
                            now_parts == nullptr ? model::FieldValue{} : (*now_parts)[i]));
        }
    }
}

// One button per side that has not approved: the writer's own, and the other side on whose behalf
// this device may act.
void add_approvals(const View& view, const std::string& id, const model::Proposal& proposal,
                   base::ThingId version, Node& out) {
    Node row = region(id + "/approvals", Flow::Wrap, 8);
    const model::Side own = view.session.author()
                                ? view.snapshot.side_of_person(*view.session.author())
                                : model::Side::None;
    for (const model::Side side : {own, model::other_side(own)}) {
        if (side == model::Side::None ||
            (side == model::Side::Customer ? proposal.customer : proposal.supplier))
            continue;
        const model::Party* party = view.snapshot.lead_party(side);
        const bool is_own = side == own;
        const std::vector<std::pair<std::string, std::string>> named{
            {"version", version.text()}, {"hash", proposal.content_hash.text()}};
        const std::string words =
            view.plain(base::Message{.key = "proposal.approve_for", .arguments = {}}.with(
                "party", base::PlainArgument{party == nullptr ? "—" : party->name}));
        Node approve;
        if (is_own) {
            approve = button(id + "/approve/own", words, command("approve", named));
            approve.primary = true;
        } else {
            approve = field(id + "/approve/other", EditKind::Person, words, words, "",
                            command("approve", named, "on_behalf"));
            approve.edit.options = person_options(view, side);
            approve.edit.placeholder = view.say("proposal.on_behalf_of");
            approve.style.edges = {Edge::Line};
        }
        approve.enabled = !view.is_read_only();
        row.children.push_back(std::move(approve));
    }
    Node revoke = button(id + "/revoke", view.say("command.revoke"),
                         command("revoke", {{"version", version.text()}}));
    revoke.enabled = !view.is_read_only();
    row.children.push_back(std::move(revoke));
    out.children.push_back(std::move(row));
}

}  // namespace

namespace {

std::string read_from(const rules::Finding& finding) {
    std::vector<base::ThingId> read{finding.subject};
    for (const base::ThingId thing : finding.evidence)
        if (thing != finding.subject) read.push_back(thing);
    return list_trace_id(read);
}

}  // namespace

locale::Runs finding_runs(const View& view, const rules::Finding& finding) {
    return traced(view, finding.text, read_from(finding));
}

Node finding_mark(const View& view, std::string id, const rules::Finding& finding) {
    Node out = badge(std::move(id), {}, mark_of(finding.severity), tone_of(finding.severity));
    out.text = traced(view, finding.mark, read_from(finding));
    return out;
}

namespace {

// A row of the overview: the whole row leads to what it is about.
Node compact_finding(const View& view, const std::string& id, const rules::Finding& finding,
                     Node mark) {
    Node item = region(id, Flow::Stack, 4);
    item.kind = NodeKind::Link;
    item.layout.padding_y = 10;
    item.style.edges = {Edge::Bottom};
    item.action = finding_action(view, finding);
    item.name = view.plain(finding.mark) + ": " + view.plain(finding.text);
    item.children.push_back(std::move(mark));
    item.children.push_back(text(id + "/text", finding_runs(view, finding), TextStyle::Dense));
    return item;
}

}  // namespace

Node finding_item(const View& view, const std::string& id, const rules::Finding& finding,
                  FindingDetail detail) {
    Node mark = finding_mark(view, id + "/mark", finding);
    if (detail == FindingDetail::Compact)
        return compact_finding(view, id, finding, std::move(mark));
    Node item = region(id, Flow::Stack, 6);
    item.children.push_back(std::move(mark));
    Node what = text(id + "/text", finding_runs(view, finding), TextStyle::Dense);
    Action leads = finding_action(view, finding);
    if (!leads.empty() && !is_looked_at(view, finding)) {
        what.kind = NodeKind::Link;
        what.action = std::move(leads);
    }
    item.children.push_back(std::move(what));
    if (const std::string reason = view.plain(finding.reason); !reason.empty())
        item.children.push_back(text(id + "/reason", plain(reason), TextStyle::Dense, Tone::Ink2));
    for (const model::Conflict& conflict : view.snapshot.conflicts())
        if (finding.subject == conflict.thing &&
            (finding.rule == "conflict_open" || finding.rule == "approval_contested"))
            item.children.push_back(conflict_item(
                view,
                id + "/conflict/" + (conflict.field == nullptr ? "" : conflict.field->name) +
                    conflict.language,
                conflict));
    Node mends = region(id + "/mends", Flow::Wrap, 8);
    const bool primary =
        finding.severity == rules::Severity::Error && !view.state.selected.is_nil();
    for (std::size_t i = 0; i < finding.mends.size(); ++i)
        add_mend(view, id + "/mend/" + base::number_text(static_cast<std::int64_t>(i)),
                 finding.mends[i], primary && i == 0, mends);
    if (!mends.children.empty()) item.children.push_back(std::move(mends));
    return item;
}

Node conflict_item(const View& view, const std::string& id, const model::Conflict& conflict) {
    Node out = region(id, Flow::Stack, 8);
    out.name = view.title(conflict.thing);  // several stand below each other, with the same buttons
    for (std::size_t i = 0; i < conflict.sides.size(); ++i) {
        const std::string side = id + "/side/" + base::number_text(static_cast<std::int64_t>(i));
        Node card = region(side, Flow::Stack, 4);
        card.name = stamp_line(view, conflict.sides[i].stamp);
        card.layout.padding_x = 12;
        card.layout.padding_y = 8;
        card.style.surface = Surface::Sunken;
        card.children.push_back(label(side + "/who", card.name));
        card.children.push_back(
            text(side + "/what", plain(side_words(view, conflict, i)), TextStyle::Dense));
        if (locale::Runs runs = side_difference(view, conflict, i); !runs.empty())
            card.children.push_back(text(side + "/difference", std::move(runs), TextStyle::Label));
        Action take = command("resolve", resolve_arguments(conflict));
        take.args.set("take", static_cast<std::int64_t>(i));
        Node button_node = button(side + "/take", view.say("conflict.take"), std::move(take));
        button_node.enabled = !view.is_read_only();
        card.children.push_back(std::move(button_node));
        out.children.push_back(std::move(card));
    }
    if (conflict.field == nullptr || !is_prose(*conflict.field)) return out;
    Node third =
        field(id + "/third", EditKind::Text, view.say("conflict.third"), view.say("conflict.third"),
              "", command("resolve", resolve_arguments(conflict), "to"));
    third.style.edges = {Edge::Line};
    third.enabled = !view.is_read_only();
    out.children.push_back(std::move(third));
    return out;
}

Node proposal_item(const View& view, const std::string& id, const model::Proposal& proposal,
                   base::ThingId version) {
    Node out = region(id, Flow::Stack, 8);
    out.layout.padding_x = 12;
    out.layout.padding_y = 12;
    out.style.surface = Surface::Sunken;
    const model::ThingType& type = view.snapshot.schema().type(proposal.content->kind);
    base::ThingId subject;
    const auto about = model::field_value(*proposal.content, *type.field_with(model::kSubject));
    if (const auto* found = std::get_if<base::ThingId>(&about.data)) subject = *found;
    const auto now =
        model::version_in_force(view.snapshot, proposal.content->kind, subject, view.date);
    out.name = view.plain(base::Message{.key = "proposal.title", .arguments = {}}.with(
        "thing", base::PlainArgument{view.title(subject)}));
    out.children.push_back(heading(id + "/title", out.name, 3, TextStyle::Dense));
    out.children.push_back(label(id + "/by", stamp_line(view, proposal.proposed)));
    // A statement replaces no other: what it says stands line by line where it is looked at.
    if (proposal.content->kind == model::ThingKind::Statement) {
        const auto& period = model::as<model::Statement>(proposal.content.get())->period;
        out.children.push_back(
            label(id + "/period",
                  period ? locale::show_period(*period, view.language) : std::string("—")));
    } else {
        add_differences(view, id, proposal,
                        now.state == model::VersionState::Approved ? now.content : nullptr, out);
    }
    out.children.push_back(label(id + "/words_label", view.say("proposal.six_words")));
    out.children.push_back(
        text(id + "/words", plain(six_words(proposal.content_hash)), TextStyle::Dense));
    add_approvals(view, id, proposal, version, out);
    out.children.push_back(label(id + "/note", view.say("proposal.both_needed")));
    return out;
}

std::string waits_for(const View& view, const model::Proposal& proposal) {
    if (!proposal.customer && !proposal.supplier) return view.say("proposal.waits_both");
    const model::Party* party =
        view.snapshot.lead_party(proposal.customer ? model::Side::Supplier : model::Side::Customer);
    return view.plain(base::Message{.key = "proposal.waits", .arguments = {}}.with(
        "party", base::PlainArgument{party == nullptr ? "—" : party->name}));
}

Node post_field(const View& view, const std::string& id, std::string name, const model::Role& role,
                model::Side side, model::Post post) {
    const auto held = model::assignments_in_force(view.snapshot, role.thing.id, post, view.date);
    const std::string person = held.empty() ? std::string() : view.title(held.front()->person);
    const std::string post_name(model::kPostChoices.choice(static_cast<std::uint8_t>(post)));
    Node out = field(
        id, EditKind::Person, std::move(name), person.empty() ? "—" : person, person,
        command("assign_person", {{"role", role.thing.id.text()}, {"post", post_name}}, "person"));
    out.edit.placeholder = view.say("organisation.choose_person");
    out.edit.options = person_options(view, side);
    if (!held.empty())
        out.edit.options.push_back(
            {.value = "",
             .label = view.say("organisation.leave_vacant"),
             .detail = "",
             .tone = Tone::Ink3,
             .action = command("end_assignment", {{"assignment", held.front()->thing.id.text()}})});
    out.enabled = !view.is_read_only();
    out.style.overflow = Overflow::Cut;
    return out;
}

}  // namespace samverka::screens
