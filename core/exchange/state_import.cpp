// How a state is written so that folding it gives the state again.
//
// One branch, the base, creates every thing with its fields, except those in conflict, and makes
// the proposals. Then, each knowing only the base: one branch per side of the field conflicts, the
// shown side last and so latest. Approvals follow in stages: those that are contested each in a
// branch of its own, so that they do not know of each other, then the one that knows them all. A
// proposal whose content was proposed twice has a branch of its own too, so that the approval of
// one is not taken for that of the other. A last commit joins what is open.
#include <algorithm>
#include <map>
#include <set>

#include "core/exchange/commit_writer.h"
#include "core/exchange/state_plan.h"

namespace samverka::exchange {

namespace {

using base::Hash;
using base::ThingId;
using log::Event;
using log::EventKind;
using log::FieldWrite;
using model::Field;
using model::FieldKind;

constexpr std::size_t kLargeBytes = 32 * 1024;
constexpr std::size_t kRowsInEvent = 500;

Event event_of(EventKind kind, const PlannedThing& thing) {
    Event out;
    out.kind = kind;
    out.thing = thing.id;
    out.thing_kind = thing.type->kind;
    return out;
}

std::size_t text_bytes(const FieldWrite& write) {
    if (const auto* text = std::get_if<std::string>(&write.value.data)) return text->size();
    if (const auto* text = std::get_if<base::Bilingual>(&write.value.data))
        return text->sv.size() + text->en.size();
    return 0;
}

class Importer {
  public:
    Importer(const model::Schema& schema, StatePlan plan, const ImportOptions& options)
        : m_plan(std::move(plan)), m_writer(schema, options.entropy, options.now) {
        m_nobody = {.author = {}, .party = {}, .act = m_writer.next_act(), .command = "import"};
        m_base = m_writer.branch({});
    }

    std::string run() {
        for (const PlannedConflict& conflict : m_plan.conflicts)
            if (conflict.kind == model::ConflictKind::Field)
                m_disputed.emplace(conflict.thing->id, conflict.field->name, conflict.language);
        write_things();
        write_erasures();
        write_conflicts();
        write_proposals();
        write_stages();
        join();
        return m_writer.take_file();
    }

  private:
    [[nodiscard]] bool is_disputed(ThingId thing, const Field& field,
                                   const std::string& language) const {
        return m_disputed.contains({thing, field.name, language});
    }

    // A personal text as a write: named by its blob, or by one that is erased.
    FieldWrite personal_write(const PlannedText& personal) {
        const Hash blob =
            personal.text ? m_writer.put_blob(*personal.text) : m_writer.absent_blob();
        if (!personal.text) m_erased.push_back(blob);
        return {.field = personal.field, .language = {}, .value = {}, .blob = blob};
    }

    // ---- things

    void create(const PlannedThing& thing, std::vector<Event>& out) {
        Event created = event_of(EventKind::Create, thing);
        std::vector<Event> more;
        std::size_t bytes = 0;
        for (const FieldWrite& write : thing.writes) {
            if (is_disputed(thing.id, *write.field, write.language)) continue;
            bytes += text_bytes(write);
            if (bytes <= kLargeBytes) {
                created.writes.push_back(write);
                continue;
            }
            more.push_back(event_of(EventKind::Set, thing));
            more.back().writes.push_back(write);
        }
        for (const PlannedText& personal : thing.personal)
            if (!is_disputed(thing.id, *personal.field, ""))
                created.writes.push_back(personal_write(personal));
        out.push_back(std::move(created));
        out.insert(out.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
    }

    // The order of versions is that of their creation by the clock.
    void write_things() {
        std::set<std::int64_t> orders{1};
        for (const PlannedThing& thing : m_plan.things) orders.insert(thing.order);
        for (const std::int64_t order : orders) {
            std::vector<Event> events;
            for (const PlannedThing& thing : m_plan.things)
                if (thing.order == order) create(thing, events);
            m_writer.write(m_base, m_nobody, events);
            m_writer.tick();
        }
        for (const PlannedThing& thing : m_plan.things)
            if (!thing.rows.empty()) write_rows(thing);
    }

    void write_erasures() {
        if (m_erased.empty()) return;
        Event erase;
        erase.kind = EventKind::Erase;
        erase.blobs = m_erased;
        m_writer.write(m_base, m_nobody, {erase});
        m_erased.clear();
    }

    // ---- measurements

    struct RowEvents {
        std::vector<Event> events;
        std::vector<std::vector<std::size_t>> rows;  // of each event
    };

    void add_row(const PlannedThing& thing, std::size_t index, const std::vector<log::RowRef>& refs,
                 RowEvents& out) {
        const PlannedRow& row = thing.rows[index];
        const bool joins = !row.corrected && !out.events.empty() &&
                           out.events.back().kind == EventKind::Measure &&
                           out.events.back().rows.size() < kRowsInEvent &&
                           out.events.back().rows.front().reference == row.measured.reference;
        if (!joins) {
            out.events.push_back(
                event_of(row.corrected ? EventKind::Correct : EventKind::Measure, thing));
            out.rows.emplace_back();
            if (row.corrected)
                out.events.back().corrects =
                    row.corrects
                        ? refs[*row.corrects]
                        : log::RowRef{.commit = m_writer.absent_blob(), .event = 0, .row = 0};
        }
        out.events.back().rows.push_back(row.measured);
        out.rows.back().push_back(index);
    }

    void write_rows(const PlannedThing& thing) {
        std::vector<log::RowRef> refs(thing.rows.size());
        std::map<std::size_t, std::vector<std::size_t>> waves;
        for (std::size_t i = 0; i < thing.rows.size(); ++i) waves[thing.rows[i].wave].push_back(i);
        for (const auto& [wave, indexes] : waves) {
            RowEvents written;
            for (const std::size_t index : indexes) add_row(thing, index, refs, written);
            const auto places = m_writer.write(m_base, m_nobody, written.events);
            for (std::size_t e = 0; e < places.size(); ++e)
                for (std::size_t r = 0; r < written.rows[e].size(); ++r)
                    refs[written.rows[e][r]] = {.commit = places[e].commit,
                                                .event = places[e].event,
                                                .row = static_cast<std::int64_t>(r)};
        }
    }

    // ---- conflicts

    Event side_event(const PlannedConflict& conflict, std::size_t side) {
        Event out = event_of(EventKind::Set, *conflict.thing);
        const PlannedSide& planned = conflict.sides[side];
        if (planned.personal)
            out.writes.push_back(personal_write(*planned.personal));
        else
            out.writes.push_back({.field = conflict.field,
                                  .language = conflict.language,
                                  .value = planned.value,
                                  .blob = {}});
        return out;
    }

    // What was removed was also changed: a field is written again with what it says already.
    static Event rewrite(const PlannedThing& thing) {
        Event out = event_of(EventKind::Set, thing);
        for (const Field& field : thing.type->fields) {
            const bool plain = !field.has(model::kPersonal) && !field.has(model::kPrivate) &&
                               field.kind != FieldKind::ReferenceSet &&
                               field.kind != FieldKind::ChoiceSet &&
                               field.kind != FieldKind::Measurements;
            if (!plain) continue;
            const std::string language = field.kind == FieldKind::Bilingual ? "sv" : "";
            const auto found = std::find_if(
                thing.writes.begin(), thing.writes.end(), [&](const FieldWrite& write) {
                    return write.field == &field && write.language == language;
                });
            out.writes.push_back(
                found != thing.writes.end()
                    ? *found
                    : FieldWrite{.field = &field, .language = language, .value = {}, .blob = {}});
            break;
        }
        return out;
    }

    std::vector<Event> side_events(std::size_t side) {
        std::vector<Event> out;
        for (const PlannedConflict& conflict : m_plan.conflicts) {
            if (conflict.kind == model::ConflictKind::Removal) {
                if (side == 0) out.push_back(event_of(EventKind::Remove, *conflict.thing));
                if (side == 1) out.push_back(rewrite(*conflict.thing));
            } else if (side < conflict.sides.size()) {
                out.push_back(side_event(conflict, side));
            }
        }
        return out;
    }

    void write_conflicts() {
        std::size_t sides = 0;
        for (const PlannedConflict& conflict : m_plan.conflicts)
            sides = std::max(
                sides, conflict.kind == model::ConflictKind::Removal ? 2 : conflict.sides.size());
        const Hash base = *m_base.head;
        for (std::size_t side = sides; side-- > 0;) {
            Branch branch = m_writer.branch({base});
            m_writer.write(branch, m_nobody, side_events(side));
            m_open.push_back(*branch.head);
        }
        join();
        write_erasures();
    }

    // ---- proposals

    static Event propose(const PlannedProposal& proposal) {
        Event out = event_of(EventKind::Propose, *proposal.thing);
        out.content = proposal.content;
        return out;
    }

    void approve(Branch& branch, const PlannedProposal& proposal) {
        for (const auto side : {model::Side::Customer, model::Side::Supplier}) {
            const auto& person =
                side == model::Side::Customer ? proposal.customer : proposal.supplier;
            if (!person) continue;
            Event event = event_of(EventKind::Approve, *proposal.thing);
            event.hash = proposal.hash;
            event.side = side;
            const Signer signer{.author = *person,
                                .party = m_plan.party_of(*person, side),
                                .act = m_writer.next_act(),
                                .command = "approve"};
            m_writer.write(branch, signer, {event});
        }
        if (!proposal.revoked) return;
        Event revoke = event_of(EventKind::Revoke, *proposal.thing);
        revoke.hash = proposal.hash;
        m_writer.write(branch, m_nobody, {revoke});
    }

    // In the order of each version's proposals; those that both sides have approved wait for their
    // stage.
    void write_proposals() {
        std::size_t places = 0;
        for (const PlannedProposal& proposal : m_plan.proposals)
            places = std::max(places, proposal.place + 1);
        for (std::size_t place = 0; place < places; ++place) {
            std::vector<Event> events;
            for (const PlannedProposal& proposal : m_plan.proposals)
                if (proposal.place == place && !proposal.repeated)
                    events.push_back(propose(proposal));
            if (!events.empty()) m_writer.write(m_base, m_nobody, events);
            for (const PlannedProposal& proposal : m_plan.proposals) {
                if (proposal.place != place) continue;
                if (proposal.repeated)
                    write_apart(proposal);
                else if (proposal.stage == 0)
                    approve(m_base, proposal);
            }
        }
    }

    void write_apart(const PlannedProposal& proposal) {
        Branch branch = m_writer.branch({*m_base.head});
        m_writer.write(branch, m_nobody, {propose(proposal)});
        if (proposal.stage == 0) {
            approve(branch, proposal);
            m_unfinished.push_back(
                *branch.head);  // nobody who approves the same content may know of it
        } else {
            m_apart.emplace(&proposal, std::move(branch));
        }
    }

    // ---- approvals

    void approve_apart(const PlannedProposal& proposal, const Hash& base) {
        const auto found = m_apart.find(&proposal);
        Branch branch = found == m_apart.end() ? m_writer.branch({base}) : found->second;
        if (found != m_apart.end()) branch.parents = {base};
        approve(branch, proposal);
        m_open.push_back(*branch.head);
    }

    void write_stages() {
        std::set<std::int64_t> stages;
        for (const PlannedProposal& proposal : m_plan.proposals)
            if (proposal.stage > 0) stages.insert(proposal.stage);
        for (const std::int64_t stage : stages) {
            const Hash before = *m_base.head;
            for (const PlannedProposal& proposal : m_plan.proposals)
                if (proposal.stage == stage && proposal.contested) approve_apart(proposal, before);
            join();
            const Hash joined = *m_base.head;
            for (const PlannedProposal& proposal : m_plan.proposals)
                if (proposal.stage == stage && !proposal.contested && proposal.repeated)
                    approve_apart(proposal, joined);
            for (const PlannedProposal& proposal : m_plan.proposals)
                if (proposal.stage == stage && !proposal.contested && !proposal.repeated)
                    approve(m_base, proposal);
            join();
        }
        m_open.insert(m_open.end(), m_unfinished.begin(), m_unfinished.end());
    }

    void join() {
        if (m_open.empty()) return;
        m_base.parents = std::move(m_open);
        m_open.clear();
        m_writer.write(m_base, m_nobody, {});
    }

    StatePlan m_plan;
    CommitWriter m_writer;
    Signer m_nobody;
    Branch m_base;
    std::set<std::tuple<ThingId, std::string_view, std::string>> m_disputed;
    std::vector<Hash> m_erased;
    std::vector<Hash> m_open;
    std::vector<Hash> m_unfinished;
    std::map<const PlannedProposal*, Branch> m_apart;
};

}  // namespace

std::expected<std::string, Faults> import_state(const model::Schema& schema,
                                                const json::Value& state,
                                                const ImportOptions& options) {
    constexpr std::size_t kSeedBytesMin = 16;
    if (options.entropy.size() < kSeedBytesMin)
        return std::unexpected(
            Faults{{.code = base::ErrorCode::EntropyMissing, .path = {}, .detail = {}}});
    auto plan = read_state(schema, state);
    if (!plan) return std::unexpected(std::move(plan).error());
    return Importer(schema, std::move(*plan), options).run();
}

}  // namespace samverka::exchange
