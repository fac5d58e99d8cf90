#include "tests/support/partnership_builder.h"

#include <array>

#include "core/base/assert.h"

namespace samverka::test {

using base::ThingId;
using model::Post;
using model::Side;

namespace {

base::Bilingual both(const std::string& text) { return {.sv = text, .en = text}; }

}  // namespace

base::Date day(std::string_view text) {
    const auto date = base::Date::parse(text);
    SV_ASSERT(date.has_value());
    return *date;
}

base::Money kronor(std::int64_t whole) { return {.minor = whole * 100}; }

PartnershipBuilder::PartnershipBuilder() {
    model::Partnership made{};
    made.name = {.sv = "Region Nord och Nordia IT", .en = "Region Nord and Nordia IT"};
    made.currency = "SEK";
    partnership = put(made);
    model::Party party{};
    party.lead = true;
    party.name = "Region Nord";
    party.side = Side::Customer;
    customer = put(party);
    party.name = "Nordia IT";
    party.side = Side::Supplier;
    supplier = put(party);
    level_a = add_level("A");
    level_b = add_level("B");
    level_c = add_level("C");
    model::Vision shared{};
    shared.partnership = partnership;
    shared.statement = both("En gemensam vision");
    vision = put(shared);
    approve(vision);
}

ThingId PartnershipBuilder::next_id() {
    ++m_ids;
    std::array<std::uint8_t, base::kIdBytes> bytes{};
    for (std::size_t i = 0; i < 4; ++i)
        bytes[base::kIdBytes - 1 - i] = static_cast<std::uint8_t>(m_ids >> (8 * i));
    bytes[0] = static_cast<std::uint8_t>(m_ids);  // the bytes that the hash of an id reads differ
    return ThingId(bytes);
}

std::string PartnershipBuilder::next_position() {
    ++m_positions;
    std::string digits = std::to_string(m_positions);
    return std::string(4 - digits.size(), '0') + digits + "5";
}

model::Stamp PartnershipBuilder::stamp(Side side) {
    ++m_commits;
    return {
        .author = {},
        .party = party_of(side),
        .at = {.milliseconds = 1'700'000'000'000 + 60'000 * static_cast<std::int64_t>(m_commits)},
        .commit = m_commits};
}

ThingId PartnershipBuilder::party_of(Side side) const {
    return side == Side::Customer ? customer : supplier;
}

const model::Pair& PartnershipBuilder::pair(ThingId id) const {
    const auto* found = m_snapshot.find<model::Pair>(id);
    SV_ASSERT(found != nullptr);
    return *found;
}

void PartnershipBuilder::remove(ThingId id) {
    const model::Thing* thing = m_snapshot.find(id);
    SV_ASSERT(thing != nullptr);
    m_snapshot.remove(m_snapshot.schema().type(thing->kind).copy(*thing));
}

ThingId PartnershipBuilder::add_level(std::string letter) {
    model::Level level{};
    level.name = both("Level " + letter);
    level.letter = std::move(letter);
    level.position = next_position();
    return put(level);
}

ThingId PartnershipBuilder::add_role(Side side, ThingId level, std::string title) {
    model::Role role{};
    role.title = both(title);
    role.party = party_of(side);
    role.level = level;
    role.position = next_position();
    return put(role);
}

ThingId PartnershipBuilder::add_pair(ThingId customer_role, ThingId supplier_role) {
    model::Pair made{};
    made.customer_role = customer_role;
    made.supplier_role = supplier_role;
    made.position = next_position();
    return put(made);
}

ThingId PartnershipBuilder::add_person(Side side, std::string name, Span span) {
    model::Person person{};
    person.name = std::move(name);
    person.party = party_of(side);
    person.from = span.from;
    person.to = span.to;
    return put(person);
}

ThingId PartnershipBuilder::assign(ThingId role, ThingId person, Post post, Span span) {
    model::Assignment assignment{};
    assignment.role = role;
    assignment.person = person;
    assignment.post = post;
    assignment.from = span.from;
    assignment.to = span.to;
    return put(assignment);
}

ThingId PartnershipBuilder::add_forum(ThingId level, std::string name,
                                      model::ChoiceBits responsibilities) {
    model::Forum forum{};
    forum.name = both(name);
    forum.level = level;
    forum.responsibilities = responsibilities;
    forum.position = next_position();
    return put(forum);
}

ThingId PartnershipBuilder::add_mandate(ThingId subject, model::Powers powers,
                                        std::string_view from) {
    model::Mandate mandate{};
    mandate.subject = subject;
    mandate.powers = powers;
    mandate.effective_from = day(from);
    return put(mandate);
}

model::Proposal PartnershipBuilder::frozen(ThingId version) {
    const model::Thing* thing = m_snapshot.find(version);
    SV_ASSERT(thing != nullptr);
    model::Proposal out{};
    out.content = m_snapshot.schema().type(thing->kind).copy(*thing);
    out.content_hash = base::sha256(version.text() + std::to_string(m_commits));
    out.proposed = stamp();
    return out;
}

void PartnershipBuilder::add_proposal(ThingId version, model::Proposal proposal) {
    const auto before = m_snapshot.proposals(version);
    std::vector<model::Proposal> all(before.begin(), before.end());
    all.push_back(std::move(proposal));
    const model::ThingKind kind = all.back().content->kind;
    m_snapshot.set_proposals(version, kind, std::move(all));
}

void PartnershipBuilder::approve(ThingId version) {
    model::Proposal proposal = frozen(version);
    proposal.customer = stamp(Side::Customer);
    proposal.supplier = stamp(Side::Supplier);
    proposal.completed = proposal.supplier->commit;
    add_proposal(version, std::move(proposal));
}

void PartnershipBuilder::propose(ThingId version, Side approved_by) {
    model::Proposal proposal = frozen(version);
    if (approved_by == Side::Customer) proposal.customer = stamp(Side::Customer);
    if (approved_by == Side::Supplier) proposal.supplier = stamp(Side::Supplier);
    add_proposal(version, std::move(proposal));
}

model::Powers PartnershipBuilder::usual_powers() {
    model::Powers powers{};
    powers.transformation = model::Power::Decides;
    powers.contract_change = model::Power::Prepares;
    powers.money_limit = kronor(10'000'000);
    return powers;
}

BuiltPair PartnershipBuilder::add_whole_pair(ThingId level, const std::string& name) {
    BuiltPair out;
    out.customer_role = add_role(Side::Customer, level, name + " K");
    out.supplier_role = add_role(Side::Supplier, level, name + " L");
    out.pair = add_pair(out.customer_role, out.supplier_role);
    const auto holder = [&](Side side, ThingId role, const char* who, Post post) {
        return assign(role, add_person(side, name + who), post);
    };
    out.customer_holder = holder(Side::Customer, out.customer_role, " K1", Post::Holder);
    out.customer_deputy = holder(Side::Customer, out.customer_role, " K2", Post::Deputy);
    out.supplier_holder = holder(Side::Supplier, out.supplier_role, " L1", Post::Holder);
    out.supplier_deputy = holder(Side::Supplier, out.supplier_role, " L2", Post::Deputy);
    out.customer_mandate = add_mandate(out.customer_role, usual_powers());
    out.supplier_mandate = add_mandate(out.supplier_role, usual_powers());
    approve(out.customer_mandate);
    approve(out.supplier_mandate);
    return out;
}

}  // namespace samverka::test
