// What each of a pair may decide (seed S7): missing mandates, and mandates that do not match.
#include "core/rules/mandate.h"

#include <utility>

#include "core/base/assert.h"
#include "core/rules/compose.h"
#include "core/rules/families.h"

namespace samverka::rules {

using model::Side;

namespace {

const model::Field& powers_field(const model::Schema& schema) {
    const model::Field* field = schema.type(model::ThingKind::Mandate).find_field("powers");
    SV_ASSERT(field != nullptr && field->composite != nullptr);
    return *field;
}

std::string label_of(const model::Schema& schema, const model::Field& power) {
    return std::string(powers_field(schema).composite->name) + "." + power.name;
}

// One role of a pair with its mandate.
struct Held {
    Side side{};
    const model::Role* role = nullptr;
    const model::Mandate* mandate = nullptr;
    base::ThingId version;
    bool draft = false;

    [[nodiscard]] const std::optional<base::Money>& limit() const {
        return mandate->powers.money_limit;
    }
};

Held held(const model::Snapshot& snapshot, Side side, const model::Role& role, base::Date date) {
    const auto found =
        model::version_in_force(snapshot, model::ThingKind::Mandate, role.thing.id, date);
    return {.side = side,
            .role = &role,
            .mandate = model::content_in_force<model::Mandate>(found),
            .version = found.version,
            .draft = found.state == model::VersionState::Draft};
}

base::MoneyArgument limit_argument(const Held& one) {
    return {.value = *one.limit(), .thing = one.version, .field = "powers"};
}

// Makes `high` the one with the higher limit, a limit being higher than none.
void order_by_limit(Held& high, Held& low) {
    if (low.limit() > high.limit()) std::swap(high, low);
}

void tell_limits(Finding& finding, const model::Snapshot& snapshot, const Held& high,
                 const Held& low) {
    take_variant(finding, low.limit() ? "money" : "limit_missing");
    finding.text.with("high", named(snapshot, high.role->thing))
        .with("high_limit", limit_argument(high))
        .with("low", named(snapshot, low.role->thing));
    if (!low.limit()) return;
    finding.text.with("low_limit", limit_argument(low));
    finding.mark.key.append(".money");
    finding.mark.with(
        "amount",
        base::MoneyArgument{
            .value = {high.limit()->minor - low.limit()->minor}, .thing = {}, .field = {}});
}

Mend match(const model::Snapshot& snapshot, const PairView& view, const Held& as, bool by_amount) {
    Mend out = mend("match_mandates", by_amount ? "match_amount" : "match_mandates");
    const auto side = static_cast<std::uint8_t>(as.side);
    out.arguments = {{"pair", view.pair->thing.id.text()},
                     {"as", std::string(model::kSideChoices.choice(side))}};
    if (by_amount)
        out.label.with("amount", limit_argument(as));
    else
        out.label.with("role", named(snapshot, as.role->thing));
    return out;
}

// Proposals that wait are named beside the finding, with the way to answer them first.
void tell_proposals(Finding& finding, const model::Snapshot& snapshot, const Held& customer,
                    const Held& supplier) {
    bool for_customer = false;
    bool for_supplier = false;
    for (const Held* one : {&customer, &supplier}) {
        const auto waiting =
            waiting_about(snapshot, model::ThingKind::Mandate, one->role->thing.id);
        if (!waiting) continue;
        for_customer = for_customer || waiting->for_customer;
        for_supplier = for_supplier || waiting->for_supplier;
        finding.evidence.push_back(waiting->version);
        finding.mends.push_back(approve_mend(*waiting));
    }
    tell_waiting(finding.text, snapshot, for_customer, for_supplier);
}

void compare(const model::Snapshot& snapshot, const PairView& view, base::Date date,
             Findings& out) {
    const Held customer = held(snapshot, Side::Customer, *view.customer, date);
    const Held supplier = held(snapshot, Side::Supplier, *view.supplier, date);
    if (customer.mandate == nullptr || supplier.mandate == nullptr) return;
    const auto differing =
        differing_powers(snapshot.schema(), *customer.mandate, *supplier.mandate);
    if (differing.empty()) return;

    base::LabelsArgument kinds;
    for (const model::Field* power : differing)
        if (power->kind == model::FieldKind::Choice)
            kinds.keys.push_back(label_of(snapshot.schema(), *power));
    const bool limits_differ = kinds.keys.size() < differing.size();

    Finding& finding = add(out, "mandate_differs", view.pair->thing);
    Held high = customer;
    Held low = supplier;
    order_by_limit(high, low);
    if (limits_differ)
        tell_limits(finding, snapshot, high, low);
    else
        finding.text.with("customer_role", named(snapshot, customer.role->thing))
            .with("supplier_role", named(snapshot, supplier.role->thing));
    const bool by_amount = limits_differ && kinds.keys.empty() && low.limit();
    finding.text.with("others", counted(kinds.keys.size())).with("kinds", std::move(kinds));
    finding.text.with("drafts", counted((customer.draft ? 1U : 0U) + (supplier.draft ? 1U : 0U)));
    finding.evidence = {customer.role->thing.id, supplier.role->thing.id, customer.version,
                        supplier.version};
    call_on(finding, view.pair->thing.id);
    tell_proposals(finding, snapshot, customer, supplier);
    finding.mends.push_back(match(snapshot, view, high, by_amount));
    finding.mends.push_back(match(snapshot, view, low, by_amount));
}

// The first day of an approved mandate that does not apply yet.
std::optional<base::Date> begins_later(const model::Snapshot& snapshot, const model::Role& role,
                                       base::Date date) {
    std::optional<base::Date> out;
    for (const model::Thing* version : snapshot.about(model::ThingKind::Mandate, role.thing.id))
        for (const model::Proposal& proposal : snapshot.proposals(version->id)) {
            if (!proposal.approved() || proposal.contested) continue;
            const auto& from = model::as<model::Mandate>(proposal.content.get())->effective_from;
            if (from && *from > date && (!out || *from < *out)) out = from;
        }
    return out;
}

bool is_contested(const model::Snapshot& snapshot, const model::Role& role) {
    for (const model::Thing* version : snapshot.about(model::ThingKind::Mandate, role.thing.id))
        for (const model::Proposal& proposal : snapshot.proposals(version->id))
            if (proposal.approved() && proposal.contested) return true;
    return false;
}

void add_missing(const model::Snapshot& snapshot, const PairedRole& paired, base::Date date,
                 Findings& out) {
    const model::Role& role = *paired.role;
    Finding& finding = add(out, "mandate_missing", role.thing);
    finding.text.with("role", named(snapshot, role.thing));
    call_on(finding, role.thing.id);
    if (const auto from = begins_later(snapshot, role, date)) {
        take_variant(finding, "later");
        finding.text.with("date", base::DateArgument{*from});
    }
    if (paired.counterpart != nullptr) {
        const Held other = held(snapshot, paired.counterpart_side, *paired.counterpart, date);
        const PairView view{.pair = paired.pair, .customer = nullptr, .supplier = nullptr};
        if (other.mandate != nullptr) finding.mends.push_back(match(snapshot, view, other, false));
    }
    Mend own = mend("set_mandate", "set_mandate");
    own.arguments = {{"subject", role.thing.id.text()}};
    own.asks = "powers";
    own.label.with("role", named(snapshot, role.thing));
    finding.mends.push_back(std::move(own));
}

}  // namespace

std::vector<const model::Field*> differing_powers(const model::Schema& schema,
                                                  const model::Mandate& left,
                                                  const model::Mandate& right) {
    const model::Field& powers = powers_field(schema);
    const auto left_value = model::field_value(left.thing, powers);
    const auto right_value = model::field_value(right.thing, powers);
    const auto* left_parts = std::get_if<model::FieldValue::Composite>(&left_value.data);
    const auto* right_parts = std::get_if<model::FieldValue::Composite>(&right_value.data);
    const auto part = [](const model::FieldValue::Composite* parts, std::size_t i,
                         const model::Field& field) {
        model::FieldValue value = parts == nullptr ? model::FieldValue{} : (*parts)[i];
        const auto* power = std::get_if<std::uint8_t>(&value.data);
        if (field.kind == model::FieldKind::Choice && (power == nullptr || *power == 0))
            value.data = static_cast<std::uint8_t>(model::Power::None);
        return value;
    };
    std::vector<const model::Field*> out;
    for (std::size_t i = 0; i < powers.composite->fields.size(); ++i) {
        const model::Field& field = powers.composite->fields[i];
        if (part(left_parts, i, field) != part(right_parts, i, field)) out.push_back(&field);
    }
    return out;
}

void find_mandate_differs(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const PairView& view : pair_views(snapshot))
        if (view.whole()) compare(snapshot, view, reading.date, out);
}

void find_mandate_missing(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const PairedRole& paired : paired_roles(snapshot)) {
        const Held own = held(snapshot, Side::None, *paired.role, reading.date);
        if (own.mandate != nullptr || is_contested(snapshot, *paired.role)) continue;
        add_missing(snapshot, paired, reading.date, out);
    }
}

}  // namespace samverka::rules
