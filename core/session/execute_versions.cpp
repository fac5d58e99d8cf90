// Versions: mandates in the making, proposals, approvals, and the settling of conflicts.
#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/incentive/check.h"
#include "core/kpi/formula_definition.h"
#include "core/log/field_json.h"
#include "core/model/in_force.h"
#include "core/session/execute.h"

namespace samverka::session {

using base::ThingId;

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using model::FieldValue;
using model::ThingKind;

bool is_frozen(const model::Snapshot& snapshot, ThingId version) {
    const auto proposals = snapshot.proposals(version);
    return std::any_of(proposals.begin(), proposals.end(),
                       [](const auto& proposal) { return !proposal.revoked; });
}

// The powers as {"transformation":"decides","money_limit":"100000000",…} laid over those that are
// there.
Result<FieldValue> changed_powers(const model::Schema& schema, const json::Object& changes,
                                  const FieldValue& before) {
    const model::Field& field = *schema.type(ThingKind::Mandate).find_field("powers");
    json::Value merged = log::field_json(field, before);
    if (merged.object() == nullptr) merged = json::Object();
    for (const auto& [key, value] : changes) {
        if (value.is_null())
            merged.object()->erase(key);
        else
            merged.object()->set(key, value);
    }
    return log::read_field_json(field, merged, "/powers");
}

FieldValue powers_of(const model::Schema& schema, const model::Thing* mandate) {
    if (mandate == nullptr) return {};
    return model::field_value(*mandate, *schema.type(ThingKind::Mandate).find_field("powers"));
}

// Changes the subject's open draft, or begins a new version from what is in force. Returns the
// version.
Result<ThingId> write_mandate(const Context& context, Draft& draft, ThingId subject,
                              FieldValue powers, std::optional<base::Date> from,
                              const base::Bilingual& reason) {
    const auto now =
        model::version_in_force(context.snapshot, ThingKind::Mandate, subject, context.as_of);
    const FieldValue why = reason.empty() ? FieldValue{} : FieldValue{reason};
    if (now.draft != nullptr && !is_frozen(context.snapshot, now.draft->id)) {
        const ThingId version = now.draft->id;
        SV_TRY_VOID(draft.set(version, {.field = "powers", .value = std::move(powers)}, "/powers"));
        if (from)
            SV_TRY_VOID(draft.set(version, {.field = "effective_from", .value = {*from}},
                                  "/effective_from"));
        if (why.is_set())
            SV_TRY_VOID(draft.set(version, {.field = "reason", .value = why}, "/reason"));
        return version;
    }
    return draft.create(ThingKind::Mandate,
                        {{.field = "subject", .value = {subject}},
                         {.field = "powers", .value = std::move(powers)},
                         {.field = "reason", .value = why},
                         {.field = "effective_from", .value = {from ? *from : context.as_of}}});
}

const model::Thing* latest_mandate(const Context& context, ThingId subject) {
    const auto now =
        model::version_in_force(context.snapshot, ThingKind::Mandate, subject, context.as_of);
    return now.draft != nullptr ? now.draft : now.content;
}

Result<void> set_mandate(const Context& context, const Arguments& arguments, Draft& draft) {
    const ThingId subject = arguments.thing("subject");
    const FieldValue before =
        powers_of(context.snapshot.schema(), latest_mandate(context, subject));
    SV_TRY(auto powers,
           changed_powers(context.snapshot.schema(), *arguments.value("powers")->object(), before));
    if (powers == before && !arguments.has("effective_from") && !arguments.has("reason"))
        return fail(ErrorCode::AlreadySo, "/powers");
    SV_TRY_VOID(write_mandate(context, draft, subject, std::move(powers),
                              arguments.date("effective_from"), arguments.bilingual("reason")));
    return {};
}

// One side's role gets the other's mandate as a proposal, so that the two match once both have
// approved.
Result<void> match_mandates(const Context& context, const Arguments& arguments, Draft& draft) {
    const auto* pair = arguments.find<model::Pair>("pair");
    if (pair == nullptr || pair->customer_role.is_nil() || pair->supplier_role.is_nil())
        return fail(ErrorCode::ThingRemoved, "/pair", "a pair with two roles is needed");
    const auto& schema = context.snapshot.schema();
    const auto in_force = [&](ThingId role) {
        return powers_of(schema, model::version_in_force(context.snapshot, ThingKind::Mandate, role,
                                                         context.as_of)
                                     .content);
    };
    const FieldValue customer = in_force(pair->customer_role);
    const FieldValue supplier = in_force(pair->supplier_role);
    if (customer == supplier) return fail(ErrorCode::AlreadySo, "/pair");
    const bool as_supplier = arguments.text("as") == "supplier";
    const FieldValue& wanted = as_supplier ? supplier : customer;
    const ThingId role = as_supplier ? pair->customer_role : pair->supplier_role;
    SV_TRY(const ThingId version, write_mandate(context, draft, role, wanted, context.as_of, {}));
    const model::ThingType& type = schema.type(ThingKind::Mandate);
    const model::Thing* existing = context.snapshot.find(version);
    auto content = existing == nullptr ? type.make() : type.copy(*existing);
    content->id = version;
    content->kind = ThingKind::Mandate;
    model::set_field_value(*content, *type.find_field("subject"), {role});
    model::set_field_value(*content, *type.find_field("powers"), wanted);
    model::set_field_value(*content, *type.find_field("effective_from"), {context.as_of});
    append_proposal(draft, type, std::move(content));
    return {};
}

// What cannot be reckoned is not put before anybody.
Result<void> check_terms(const model::Snapshot& snapshot, const model::SchemeVersion& version) {
    const auto faults = incentive::faults_of(snapshot, version);
    if (faults.empty()) return {};
    return fail(ErrorCode::SchemeInvalid, "/version" + faults.front().path,
                faults.front().message.key);
}

Result<void> check_reckonable(const model::Snapshot& snapshot, const model::Thing& version) {
    if (version.kind == model::ThingKind::SchemeVersion)
        return check_terms(snapshot, *model::as<model::SchemeVersion>(&version));
    if (version.kind != model::ThingKind::KpiVersion) return {};
    const auto* definition = model::as<model::KpiVersion>(&version);
    if (definition->aggregation != model::Aggregation::Formula) return {};
    const auto formula = kpi::formula_of(snapshot, *definition);
    if (formula) return {};
    return fail(ErrorCode::FormulaInvalid, "/version",
                formula.error().message.key + " at " + base::number_text(formula.error().begin));
}

Result<void> propose(const Context& context, const Arguments& arguments, Draft& draft) {
    const ThingId version = arguments.thing("version");
    const model::Thing* thing = context.snapshot.find(version);
    if (thing == nullptr) return fail(ErrorCode::ThingRemoved, "/version");
    if (is_frozen(context.snapshot, version)) return fail(ErrorCode::AlreadySo, "/version");
    for (const model::Conflict& conflict : context.snapshot.conflicts())
        if (conflict.thing == version && conflict.kind == model::ConflictKind::Field)
            return fail(ErrorCode::VersionUnchanged, "/version", "settle the conflict first");
    SV_TRY_VOID(check_reckonable(context.snapshot, *thing));
    const model::ThingType& type = context.snapshot.schema().type(thing->kind);
    append_proposal(draft, type, type.copy(*thing));
    return {};
}

Result<const model::Proposal*> open_proposal(const Context& context, ThingId version,
                                             const std::string& hash) {
    for (const model::Proposal& proposal : context.snapshot.proposals(version)) {
        if (!hash.empty() && proposal.content_hash.text() != hash) continue;
        if (proposal.revoked) continue;
        return &proposal;
    }
    const bool any = !context.snapshot.proposals(version).empty();
    return fail(any ? ErrorCode::ProposalOther : ErrorCode::ProposalMissing, "/hash", hash);
}

Result<void> approve(const Context& context, const Arguments& arguments, Draft& draft) {
    SV_TRY(const model::Proposal* proposal,
           open_proposal(context, arguments.thing("version"), arguments.text("hash")));
    const ThingId approver =
        arguments.has("on_behalf") ? arguments.thing("on_behalf") : *context.author;
    const auto* person = context.snapshot.find<model::Person>(approver);
    const auto* party =
        person == nullptr ? nullptr : context.snapshot.find<model::Party>(person->party);
    if (party == nullptr || !party->lead)
        return fail(ErrorCode::ApprovalNotAllowed, "/version", "not a lead party");
    if (!model::applies_on(context.snapshot.schema(), person->thing, context.as_of))
        return fail(ErrorCode::ApprovalNotAllowed, "/version", "not here on that date");
    const auto& given =
        party->side == model::Side::Customer ? proposal->customer : proposal->supplier;
    if (given) return fail(ErrorCode::ApprovalRepeated, "/version");
    log::Event event;
    event.kind = log::EventKind::Approve;
    event.thing = arguments.thing("version");
    event.hash = proposal->content_hash;
    event.side = party->side;
    draft.append(std::move(event));
    draft.author = approver;
    return {};
}

Result<void> revoke(const Context& context, const Arguments& arguments, Draft& draft) {
    SV_TRY(const model::Proposal* proposal, open_proposal(context, arguments.thing("version"), ""));
    if (proposal->approved())
        return fail(ErrorCode::UndoFinal, "/version", "both sides have approved");
    log::Event event;
    event.kind = log::EventKind::Revoke;
    event.thing = arguments.thing("version");
    event.hash = proposal->content_hash;
    draft.append(std::move(event));
    return {};
}

// ---- conflicts

Result<const model::ConflictSide*> taken_side(const model::Conflict& conflict,
                                              const Arguments& arguments) {
    const auto take = arguments.integer("take");
    if (!take) return fail(ErrorCode::ArgumentMissing, "/take");
    if (*take < 0 || static_cast<std::size_t>(*take) >= conflict.sides.size())
        return fail(ErrorCode::FieldRange, "/take");
    return &conflict.sides[static_cast<std::size_t>(*take)];
}

Result<void> resolve_field(const model::Conflict& conflict, const Arguments& arguments,
                           Draft& draft) {
    FieldValue value;
    if (arguments.has("to")) {
        const json::Value* to = arguments.value("to");
        if (conflict.field->kind == model::FieldKind::Bilingual && to->string() != nullptr) {
            base::Bilingual text;
            (conflict.language == "sv" ? text.sv : text.en) = *to->string();
            value = {std::move(text)};
        } else {
            SV_TRY(value, log::read_field_json(*conflict.field, *to, "/to"));
        }
    } else {
        SV_TRY(const model::ConflictSide* side, taken_side(conflict, arguments));
        value = side->value;
    }
    return draft.set(
        conflict.thing,
        {.field = conflict.field->name, .value = std::move(value), .language = conflict.language},
        "/to");
}

// Taking the removal (side 0) removes for good; taking any other side keeps the thing.
Result<void> resolve_removal(const model::Conflict& conflict, const Arguments& arguments,
                             Draft& draft) {
    SV_TRY(const model::ConflictSide* side, taken_side(conflict, arguments));
    log::Event event;
    event.kind = side == conflict.sides.data() ? log::EventKind::Remove : log::EventKind::Restore;
    event.thing = conflict.thing;
    draft.append(std::move(event));
    return {};
}

// The chosen version's content is put forward again, now in knowledge of the other; both sides
// approve it anew.
Result<void> resolve_versions(const Context& context, const model::Conflict& conflict,
                              const Arguments& arguments, Draft& draft) {
    SV_TRY(const model::ConflictSide* side, taken_side(conflict, arguments));
    for (const model::Proposal& proposal : context.snapshot.proposals(side->version)) {
        if (!proposal.contested) continue;
        const model::ThingType& type = context.snapshot.schema().type(proposal.content->kind);
        std::vector<Assignment> fields;
        for (const model::Field& field : type.fields)
            fields.push_back(
                {.field = field.name, .value = model::field_value(*proposal.content, field)});
        SV_TRY(const ThingId version, draft.create(type.kind, std::move(fields)));
        auto content = type.copy(*proposal.content);
        content->id = version;
        append_proposal(draft, type, std::move(content));
        return {};
    }
    return fail(ErrorCode::ConflictMissing, "/take");
}

Result<void> resolve(const Context& context, const Arguments& arguments, Draft& draft) {
    for (const model::Conflict& conflict : context.snapshot.conflicts()) {
        if (conflict.thing != arguments.thing("thing")) continue;
        const std::string field = conflict.field == nullptr ? "" : conflict.field->name;
        if (arguments.text("field") != field || arguments.text("language") != conflict.language)
            continue;
        switch (conflict.kind) {
            case model::ConflictKind::Field:
                return resolve_field(conflict, arguments, draft);
            case model::ConflictKind::Removal:
                return resolve_removal(conflict, arguments, draft);
            case model::ConflictKind::Versions:
                return resolve_versions(context, conflict, arguments, draft);
        }
    }
    return fail(ErrorCode::ConflictMissing, "/thing", arguments.text("field"));
}

constexpr std::array kHandlers{
    HandlerRow{"set_mandate", set_mandate}, HandlerRow{"match_mandates", match_mandates},
    HandlerRow{"propose", propose},         HandlerRow{"approve", approve},
    HandlerRow{"revoke", revoke},           HandlerRow{"resolve", resolve},
};

}  // namespace

void append_proposal(Draft& draft, const model::ThingType& type,
                     std::shared_ptr<model::Thing> content) {
    log::Event event;
    event.kind = log::EventKind::Propose;
    event.thing = content->id;
    event.thing_kind = type.kind;
    event.content = std::move(content);
    draft.append(std::move(event));
}

std::span<const HandlerRow> version_handlers() { return kHandlers; }

}  // namespace samverka::session
