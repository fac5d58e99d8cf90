#include "core/rules/compose.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "core/base/assert.h"

namespace samverka::rules {

using base::ThingId;

Finding& add(std::vector<Finding>& out, std::string_view rule, const model::Thing& subject) {
    const Rule* row = find_rule(rule);
    SV_ASSERT(row != nullptr);
    Finding& finding = out.emplace_back();
    finding.rule = row->id;
    finding.severity = row->severity;
    finding.subject = subject.id;
    finding.subject_kind = subject.kind;
    const std::string key = "finding." + finding.rule;
    finding.text.key = key + ".text";
    finding.reason.key = key + ".reason";
    finding.mark.key = key + ".mark";
    return finding;
}

void take_variant(Finding& finding, std::string_view variant) {
    finding.text.key.append(".").append(variant);
}

void call_on(Finding& finding, ThingId who) {
    if (who.is_nil() || std::find(finding.who.begin(), finding.who.end(), who) != finding.who.end())
        return;
    finding.who.push_back(who);
}

void call_on_side(Finding& finding, const model::Snapshot& snapshot, model::Side side) {
    if (const model::Party* party = snapshot.lead_party(side)) call_on(finding, party->thing.id);
}

void call_on_counterpart(Finding& finding, const model::Snapshot& snapshot, ThingId role) {
    for (const PairView& view : pair_views(snapshot)) {
        if (!view.whole()) continue;
        if (view.customer->thing.id == role) return call_on(finding, view.supplier->thing.id);
        if (view.supplier->thing.id == role) return call_on(finding, view.customer->thing.id);
    }
    call_on(finding, role);
}

namespace {

// Goals above each other; a circle, which a merge can make, ends here too.
constexpr int kDepthMax = 64;

ThingId own_pair(const model::Snapshot& snapshot, ThingId pair) {
    return snapshot.find<model::Pair>(pair) == nullptr ? ThingId() : pair;
}

ThingId owner_of_first(const model::Snapshot& snapshot, const std::vector<ThingId>& goals) {
    for (const ThingId id : goals)
        if (const auto* goal = snapshot.find<model::Goal>(id))
            if (const ThingId owner = owner_of(snapshot, *goal); !owner.is_nil()) return owner;
    return {};
}

}  // namespace

ThingId owner_of(const model::Snapshot& snapshot, const model::Goal& goal) {
    const model::Goal* at = &goal;
    for (int i = 0; at != nullptr && i < kDepthMax; ++i) {
        const ThingId own = own_pair(snapshot, at->owner_pair);
        if (!own.is_nil()) return own;
        at = snapshot.find<model::Goal>(at->parent);
    }
    return {};
}

ThingId owner_of(const model::Snapshot& snapshot, const model::Kpi& kpi) {
    const ThingId own = own_pair(snapshot, kpi.owner_pair);
    return own.is_nil() ? owner_of_first(snapshot, kpi.goals) : own;
}

ThingId owner_of(const model::Snapshot& snapshot, const model::Initiative& initiative) {
    const ThingId own = own_pair(snapshot, initiative.owner_pair);
    return own.is_nil() ? owner_of_first(snapshot, initiative.goals) : own;
}

base::ReferenceArgument named(const model::Snapshot& snapshot, const model::Thing& thing) {
    return {.thing = thing.id, .title = model::thing_title(snapshot, thing)};
}

base::ReferenceArgument named_person(const model::Person& person) {
    return {.thing = person.thing.id, .title = {.sv = person.name, .en = person.name}};
}

base::Argument named_side(const model::Snapshot& snapshot, model::Side side) {
    if (const model::Party* party = snapshot.lead_party(side))
        return base::ReferenceArgument{.thing = party->thing.id,
                                       .title = {.sv = party->name, .en = party->name}};
    return base::LabelArgument{
        model::choice_label_key(model::kSideChoices, static_cast<std::uint8_t>(side))};
}

base::CountArgument counted(std::size_t count) {
    return {.count = static_cast<std::int64_t>(count), .of = {}};
}

base::PlainArgument letter_of(const model::Level* level) {
    return {level == nullptr ? "–" : level->letter};
}

Mend mend(std::string_view command, std::string_view label) {
    return {.command = std::string(command),
            .arguments = {},
            .asks = {},
            .label = {.key = "finding.mend." + std::string(label), .arguments = {}}};
}

std::vector<PairView> pair_views(const model::Snapshot& snapshot) {
    std::vector<PairView> out;
    for (const model::Pair* pair : snapshot.all<model::Pair>())
        out.push_back({.pair = pair,
                       .customer = snapshot.find<model::Role>(pair->customer_role),
                       .supplier = snapshot.find<model::Role>(pair->supplier_role)});
    return out;
}

std::vector<PairedRole> paired_roles(const model::Snapshot& snapshot) {
    std::vector<PairedRole> out;
    std::unordered_set<ThingId, model::ThingIdHash> seen;  // asked, never walked through
    const auto take = [&](const PairView& view, const model::Role* role,
                          const model::Role* counterpart, model::Side counterpart_side) {
        if (role == nullptr || !seen.insert(role->thing.id).second) return;
        out.push_back({.role = role,
                       .pair = view.pair,
                       .counterpart = counterpart,
                       .counterpart_side = counterpart_side});
    };
    for (const PairView& view : pair_views(snapshot)) {
        take(view, view.customer, view.supplier, model::Side::Supplier);
        take(view, view.supplier, view.customer, model::Side::Customer);
    }
    return out;
}

std::vector<const model::Assignment*> posts(const model::Snapshot& snapshot,
                                            const model::Role& role, model::Post post,
                                            base::Date date) {
    auto out = model::assignments_in_force(snapshot, role.thing.id, post, date);
    std::erase_if(out, [&](const model::Assignment* assignment) {
        return snapshot.find<model::Person>(assignment->person) == nullptr;
    });
    return out;
}

std::optional<Waiting> waiting_version(const model::Snapshot& snapshot, ThingId version) {
    const model::Proposal* newest = nullptr;
    for (const model::Proposal& proposal : snapshot.proposals(version))
        if (!proposal.revoked) newest = &proposal;
    if (newest == nullptr || !newest->pending()) return std::nullopt;
    return Waiting{.proposal = newest,
                   .version = version,
                   .for_customer = !newest->customer,
                   .for_supplier = !newest->supplier};
}

std::optional<Waiting> waiting_about(const model::Snapshot& snapshot, model::ThingKind kind,
                                     ThingId subject) {
    std::optional<Waiting> out;
    const auto when = [](const Waiting& waiting) {
        return std::tuple(waiting.proposal->proposed.at, waiting.version);
    };
    for (const model::Thing* version : snapshot.about(kind, subject)) {
        const auto waiting = waiting_version(snapshot, version->id);
        if (waiting && (!out || when(*out) < when(*waiting))) out = waiting;
    }
    return out;
}

void tell_waiting(base::Message& text, const model::Snapshot& snapshot, bool for_customer,
                  bool for_supplier) {
    const std::size_t sides = (for_customer ? 1U : 0U) + (for_supplier ? 1U : 0U);
    text.with("waiting", counted(sides));
    const model::Side side = for_customer ? model::Side::Customer : model::Side::Supplier;
    if (sides > 0) text.with("waits_for", named_side(snapshot, side));
}

Mend approve_mend(const Waiting& waiting) {
    Mend out = mend("approve", "approve");
    out.arguments = {{"version", waiting.version.text()},
                     {"hash", waiting.proposal->content_hash.text()}};
    return out;
}

}  // namespace samverka::rules
