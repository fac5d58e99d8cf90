// People, posts, pairs, levels and responsibilities: the verbs of the Organisation screen.
#include <algorithm>
#include <array>

#include "core/model/in_force.h"
#include "core/model/position.h"
#include "core/session/execute.h"

namespace samverka::session {

using base::ThingId;

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using model::FieldValue;
using model::ThingKind;

template <class Struct>
std::string after_last(const model::Snapshot& snapshot) {
    std::string last;
    for (const Struct* thing : snapshot.all<Struct>()) last = std::max(last, thing->position);
    return model::position_between(last, "");
}

Result<void> add_person(const Context& context, const Arguments& arguments, Draft& draft) {
    const std::string contact = arguments.text("contact");
    const auto from = arguments.has("from") ? arguments.date("from") : context.as_of;
    SV_TRY_VOID(draft.create(
        ThingKind::Person,
        {{.field = "name", .value = {arguments.text("name")}},
         {.field = "contact", .value = contact.empty() ? FieldValue{} : FieldValue{contact}},
         {.field = "party", .value = {arguments.thing("party")}},
         {.field = "from", .value = optional_date(from)}}));
    return {};
}

// Somebody new in a post ends what was there: the holder's, or that same deputy's, assignment ends
// the day before.
Result<void> end_previous(const Context& context, Draft& draft, ThingId role, model::Post post,
                          base::Date from) {
    for (const model::Assignment* held :
         model::assignments_in_force(context.snapshot, role, post, from)) {
        if (held->from && *held->from >= from) {
            SV_TRY_VOID(draft.remove(held->thing.id, "/role"));
            continue;
        }
        SV_TRY_VOID(
            draft.set(held->thing.id, {.field = "to", .value = {from.plus_days(-1)}}, "/from"));
    }
    return {};
}

Result<void> assign_person(const Context& context, const Arguments& arguments, Draft& draft) {
    const auto* role = arguments.find<model::Role>("role");
    const auto* person = arguments.find<model::Person>("person");
    if (role == nullptr) return fail(ErrorCode::ThingRemoved, "/role");
    if (person == nullptr) return fail(ErrorCode::ThingRemoved, "/person");
    const auto given = static_cast<model::Post>(arguments.choice("post", model::kPostChoices));
    const auto post = given == model::Post::None ? model::Post::Holder : given;
    const base::Date from = arguments.has("from") ? *arguments.date("from") : context.as_of;
    const auto& snapshot = context.snapshot;
    if (snapshot.side_of_party(person->party) != snapshot.side_of_party(role->party))
        return fail(ErrorCode::ReferenceOther, "/person", "the person belongs to the other side");
    for (const auto* held : model::assignments_in_force(snapshot, role->thing.id, post, from))
        if (held->person == person->thing.id) return fail(ErrorCode::AlreadySo, "/person");
    SV_TRY_VOID(end_previous(context, draft, role->thing.id, post, from));
    SV_TRY_VOID(draft.create(ThingKind::Assignment,
                             {{.field = "role", .value = {role->thing.id}},
                              {.field = "person", .value = {person->thing.id}},
                              {.field = "post", .value = {static_cast<std::uint8_t>(post)}},
                              {.field = "from", .value = {from}}}));
    return {};
}

// A post that is ended before its first day never was: it is removed.
Result<void> end_assignment(const Context& context, const Arguments& arguments, Draft& draft) {
    const auto* assignment = arguments.find<model::Assignment>("assignment");
    if (assignment == nullptr) return fail(ErrorCode::ThingRemoved, "/assignment");
    const base::Date to = arguments.has("to") ? *arguments.date("to") : context.as_of.plus_days(-1);
    if (assignment->from && to < *assignment->from)
        return draft.remove(assignment->thing.id, "/assignment");
    return draft.set(assignment->thing.id, {.field = "to", .value = {to}}, "/to");
}

Result<ThingId> create_role(const Context& context, Draft& draft, model::Side side, ThingId level,
                            base::Bilingual title, std::string_view path) {
    const model::Party* party = context.snapshot.lead_party(side);
    if (party == nullptr) return fail(ErrorCode::ThingUnknown, path, "that side has no party");
    return draft.create(ThingKind::Role, {{.field = "title", .value = {std::move(title)}},
                                          {.field = "party", .value = {party->thing.id}},
                                          {.field = "level", .value = {level}},
                                          {.field = "position",
                                           .value = {after_last<model::Role>(context.snapshot)}}});
}

Result<void> add_pair(const Context& context, const Arguments& arguments, Draft& draft) {
    const ThingId level = arguments.thing("level");
    for (const char* name : {"customer_title", "supplier_title"})
        if (arguments.bilingual(name).empty())
            return fail(ErrorCode::FieldRequired, std::string("/") + name);
    SV_TRY(const ThingId customer,
           create_role(context, draft, model::Side::Customer, level,
                       arguments.bilingual("customer_title"), "/customer_title"));
    SV_TRY(const ThingId supplier,
           create_role(context, draft, model::Side::Supplier, level,
                       arguments.bilingual("supplier_title"), "/supplier_title"));
    SV_TRY_VOID(draft.create(
        ThingKind::Pair,
        {{.field = "customer_role", .value = {customer}},
         {.field = "supplier_role", .value = {supplier}},
         {.field = "position", .value = {after_last<model::Pair>(context.snapshot)}}}));
    return {};
}

Result<void> add_counterpart(const Context& context, const Arguments& arguments, Draft& draft) {
    const auto* pair = arguments.find<model::Pair>("pair");
    if (pair == nullptr) return fail(ErrorCode::ThingRemoved, "/pair");
    const auto* customer = context.snapshot.find<model::Role>(pair->customer_role);
    const auto* supplier = context.snapshot.find<model::Role>(pair->supplier_role);
    if ((customer == nullptr) == (supplier == nullptr)) return fail(ErrorCode::AlreadySo, "/pair");
    const bool lacks_customer = customer == nullptr;
    const auto* there = lacks_customer ? supplier : customer;
    if (arguments.bilingual("title").empty()) return fail(ErrorCode::FieldRequired, "/title");
    SV_TRY(
        const ThingId made,
        create_role(context, draft, lacks_customer ? model::Side::Customer : model::Side::Supplier,
                    there->level, arguments.bilingual("title"), "/title"));
    return draft.set(pair->thing.id,
                     {.field = lacks_customer ? "customer_role" : "supplier_role", .value = {made}},
                     "/pair");
}

Result<void> move_to_level(const Context&, const Arguments& arguments, Draft& draft) {
    const auto* role = arguments.find<model::Role>("role");
    if (role != nullptr && role->level == arguments.thing("level"))
        return fail(ErrorCode::AlreadySo, "/level");
    return draft.set(arguments.thing("role"),
                     {.field = "level", .value = {arguments.thing("level")}}, "/level");
}

// A forum or a role takes the responsibility itself; a pair through both its roles.
Result<void> give_responsibility(const Context& context, const Arguments& arguments, Draft& draft) {
    const std::uint8_t choice = arguments.choice("responsibility", model::kResponsibilityChoices);
    std::vector<ThingId> holders{arguments.thing("holder")};
    if (const auto* pair = arguments.find<model::Pair>("holder"))
        holders = {pair->customer_role, pair->supplier_role};
    for (const ThingId& holder : holders) {
        if (holder.is_nil()) continue;
        const auto* role = context.snapshot.find<model::Role>(holder);
        if (role != nullptr && (role->responsibilities & model::choice_bit(choice)) != 0) continue;
        SV_TRY_VOID(draft.change_item(holder, "responsibilities", {model::choice_bit(choice)},
                                      log::EventKind::Add, "/responsibility"));
    }
    if (draft.events().empty()) return fail(ErrorCode::AlreadySo, "/responsibility");
    return {};
}

// The personal texts of a person (or a comment) go for good; what they did stays, without the name.
Result<void> erase(const Context& context, const Arguments& arguments, Draft& draft) {
    log::Event event;
    event.kind = log::EventKind::Erase;
    for (const base::Hash& blob : context.log.blobs_of(arguments.thing("person")))
        if (!context.log.is_erased(blob)) event.blobs.push_back(blob);
    if (event.blobs.empty()) return fail(ErrorCode::AlreadySo, "/person");
    draft.append(std::move(event));
    return {};
}

constexpr std::array kHandlers{
    HandlerRow{"add_person", add_person},
    HandlerRow{"assign_person", assign_person},
    HandlerRow{"end_assignment", end_assignment},
    HandlerRow{"add_pair", add_pair},
    HandlerRow{"add_counterpart", add_counterpart},
    HandlerRow{"move_to_level", move_to_level},
    HandlerRow{"give_responsibility", give_responsibility},
    HandlerRow{"erase", erase},
};

}  // namespace

std::span<const HandlerRow> organisation_handlers() { return kHandlers; }

}  // namespace samverka::session
