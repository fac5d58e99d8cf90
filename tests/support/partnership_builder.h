// A partnership put together thing by thing, straight into a snapshot, for tests that read one.
//
// It has two parties with a lead each, an approved vision and the levels A, B and C from the start,
// and nothing that a rule would find fault with. Ids are numbered, so that a run is like the next;
// each version and proposal is a minute later than the one before.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/model/snapshot.h"

namespace samverka::test {

[[nodiscard]] base::Date day(std::string_view text);
[[nodiscard]] base::Money kronor(std::int64_t whole);

struct Span {
    std::optional<base::Date> from;
    std::optional<base::Date> to;
};

// A pair with everything in place: holders, deputies and the same approved mandate on both sides.
struct BuiltPair {
    base::ThingId pair;
    base::ThingId customer_role;
    base::ThingId supplier_role;
    base::ThingId customer_holder;  // assignments
    base::ThingId customer_deputy;
    base::ThingId supplier_holder;
    base::ThingId supplier_deputy;
    base::ThingId customer_mandate;
    base::ThingId supplier_mandate;
};

class PartnershipBuilder {
  public:
    PartnershipBuilder();

    base::ThingId partnership;
    base::ThingId customer;  // parties
    base::ThingId supplier;
    base::ThingId level_a;
    base::ThingId level_b;
    base::ThingId level_c;
    base::ThingId vision;  // approved

    [[nodiscard]] const model::Snapshot& snapshot() const { return m_snapshot; }
    [[nodiscard]] model::Snapshot& snapshot() { return m_snapshot; }
    [[nodiscard]] base::ThingId party_of(model::Side side) const;
    [[nodiscard]] const model::Pair& pair(base::ThingId id) const;

    // The next id, for a thing that the test fills in itself by `put`.
    base::ThingId next_id();
    template <class Struct>
    base::ThingId put(Struct thing) {
        if (thing.thing.id.is_nil()) thing.thing.id = next_id();
        thing.thing.kind = model::kKindOf<Struct>;
        thing.thing.created = thing.thing.changed = stamp();
        const auto made = std::make_shared<Struct>(std::move(thing));
        m_snapshot.put(std::shared_ptr<const model::Thing>(made, &made->thing));
        return made->thing.id;
    }
    // Changes a thing that is there.
    template <class Struct, class Change>
    void change(base::ThingId id, Change change) {
        Struct copy = *m_snapshot.find<Struct>(id);
        change(copy);
        const auto made = std::make_shared<Struct>(std::move(copy));
        m_snapshot.put(std::shared_ptr<const model::Thing>(made, &made->thing));
    }
    void remove(base::ThingId id);

    base::ThingId add_role(model::Side side, base::ThingId level, std::string title);
    base::ThingId add_pair(base::ThingId customer_role, base::ThingId supplier_role);
    base::ThingId add_person(model::Side side, std::string name, Span span = {});
    base::ThingId assign(base::ThingId role, base::ThingId person,
                         model::Post post = model::Post::Holder, Span span = {});
    base::ThingId add_forum(base::ThingId level, std::string name,
                            model::ChoiceBits responsibilities);
    // A draft; `approve` or `propose` makes more of it.
    base::ThingId add_mandate(base::ThingId subject, model::Powers powers,
                              std::string_view from = "2024-01-01");
    // Freezes the version as it stands now: approved by both, or waiting for what is left out.
    void approve(base::ThingId version);
    void propose(base::ThingId version, model::Side approved_by = model::Side::None);

    BuiltPair add_whole_pair(base::ThingId level, const std::string& name);

    // What a mandate says where nothing else is asked for: some powers and ten million.
    [[nodiscard]] static model::Powers usual_powers();

  private:
    [[nodiscard]] model::Stamp stamp(model::Side side = model::Side::Customer);
    [[nodiscard]] model::Proposal frozen(base::ThingId version);
    void add_proposal(base::ThingId version, model::Proposal proposal);
    base::ThingId add_level(std::string letter);
    std::string next_position();

    model::Snapshot m_snapshot{model::standard_schema()};
    std::uint32_t m_ids = 0;
    std::int32_t m_commits = 0;
    std::uint32_t m_positions = 0;
};

}  // namespace samverka::test
