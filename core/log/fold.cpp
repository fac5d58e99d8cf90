#include "core/log/fold.h"

#include <algorithm>
#include <tuple>

#include "core/base/assert.h"
#include "core/base/sort.h"
#include "core/base/text.h"

namespace samverka::log {

using base::ThingId;

namespace {

using model::Field;
using model::FieldKind;
using model::FieldValue;

std::uint16_t language_index(std::string_view language) {
    return language == "sv" ? 1 : (language == "en" ? 2 : 0);
}
constexpr const char* kLanguages[] = {"", "sv", "en"};

std::uint16_t field_index(const model::ThingType& type, const Field& field) {
    return static_cast<std::uint16_t>(&field - type.fields.data());
}

// A set's write as single items: ids or choices.
std::vector<FieldValue> items_of(const FieldValue& value) {
    std::vector<FieldValue> out;
    if (const auto* ids = std::get_if<std::vector<ThingId>>(&value.data)) {
        for (const ThingId& id : *ids) out.push_back(FieldValue{id});
    } else if (const auto* bits = std::get_if<model::ChoiceBits>(&value.data)) {
        for (std::uint8_t choice = 1; choice <= 32; ++choice)
            if ((*bits & model::choice_bit(choice)) != 0) out.push_back(FieldValue{choice});
    }
    return out;
}

bool is_set_kind(FieldKind kind) {
    return kind == FieldKind::ReferenceSet || kind == FieldKind::ChoiceSet;
}

}  // namespace

Fold::Fold(const model::Schema& schema, const CommitGraph& graph,
           const std::vector<CommitMeta>& metas, const BlobTexts& blobs)
    : m_schema(&schema), m_graph(&graph), m_metas(&metas), m_blobs(&blobs), m_snapshot(schema) {}

bool Fold::supersedes(std::uint32_t later, std::uint32_t earlier) const {
    return later == earlier || m_graph->is_ancestor(earlier, later);
}

bool Fold::concurrent(std::uint32_t one, std::uint32_t other) const {
    return one != other && !m_graph->is_ancestor(one, other) && !m_graph->is_ancestor(other, one);
}

bool Fold::shown_before(std::uint32_t one, std::uint32_t one_event, std::uint32_t other,
                        std::uint32_t other_event) const {
    const CommitMeta& a = (*m_metas)[one];
    const CommitMeta& b = (*m_metas)[other];
    if (a.time != b.time) return a.time > b.time;
    if (a.replica != b.replica) return a.replica > b.replica;
    if (a.sequence != b.sequence) return a.sequence > b.sequence;
    if (a.id != b.id) return a.id > b.id;
    return one_event > other_event;
}

model::Stamp Fold::stamp(std::uint32_t commit) const {
    const CommitMeta& meta = (*m_metas)[commit];
    return {.author = meta.author,
            .party = meta.party,
            .at = meta.time.instant(),
            .commit = static_cast<std::int32_t>(commit)};
}

// ---- applying

Fold::State& Fold::touch(ThingId thing, std::uint32_t commit) {
    State& state = m_states[thing];
    if (!state.dirty) {
        state.dirty = true;
        m_dirty.push_back(thing);
    }
    if (!state.touched) state.changed = commit;
    state.touched = true;
    if (shown_before(commit, 0, state.changed, 0)) state.changed = commit;
    return state;
}

void Fold::write(State& state, const FieldWrite& write, std::uint32_t commit, std::uint32_t event) {
    const model::ThingType& type = m_schema->type(*state.kind);
    const auto key = static_cast<std::uint16_t>(field_index(type, *write.field) * 3 +
                                                language_index(write.language));
    auto found = std::find_if(state.registers.begin(), state.registers.end(),
                              [&](const Register& held) { return held.key == key; });
    if (found == state.registers.end())
        found = state.registers.insert(found, Register{.key = key, .writes = {}});
    std::erase_if(found->writes,
                  [&](const Write& held) { return supersedes(commit, held.commit); });
    found->writes.push_back(
        {.commit = commit, .event = event, .value = write.value, .blob = write.blob});
}

void Fold::change_set(State& state, const FieldWrite& write, std::uint32_t commit, bool add) {
    const auto field = field_index(m_schema->type(*state.kind), *write.field);
    auto found = std::find_if(state.sets.begin(), state.sets.end(),
                              [&](const SetRegister& held) { return held.field == field; });
    if (found == state.sets.end())
        found = state.sets.insert(found, SetRegister{.field = field, .items = {}});
    for (const FieldValue& value : items_of(write.value)) {
        auto item = std::find_if(found->items.begin(), found->items.end(),
                                 [&](const Item& held) { return held.value == value; });
        if (item == found->items.end())
            item = found->items.insert(item, Item{.value = value, .adds = {}});
        std::erase_if(item->adds, [&](std::uint32_t held) { return supersedes(commit, held); });
        if (add) item->adds.push_back(commit);
    }
}

void Fold::apply_approval(State& state, const Event& event, std::uint32_t commit) {
    const bool revokes = event.kind == EventKind::Revoke;
    state.given.push_back(
        {.commit = commit, .hash = event.hash, .side = event.side, .revokes = revokes});
}

void Fold::apply_erase(const Event& event) {
    for (const base::Hash& blob : event.blobs) {
        m_erased.insert(blob);
        touch_blob(blob);
    }
}

void Fold::apply_event(const Event& event, std::uint32_t commit, std::uint32_t index) {
    if (event.kind == EventKind::Erase) return apply_erase(event);
    if (event.kind == EventKind::Unknown) return mark_read_only(event.touched);
    State& state = touch(event.thing, commit);
    const bool names_kind = event.kind == EventKind::Create || event.kind == EventKind::Propose ||
                            !event.writes.empty();
    if (names_kind) {
        if (!state.kind) state.kind = event.thing_kind;
        if (*state.kind != event.thing_kind)
            return;  // a second thing under the same id: the first one stands
    }
    if (event.kind == EventKind::Create && !state.has_create) {
        state.has_create = true;
        state.created = commit;
    }
    for (const FieldWrite& one : event.writes) {
        if (one.blob) m_blob_owners.insert({*one.blob, event.thing});
        if (is_set_kind(one.field->kind))
            change_set(state, one, commit, event.kind != EventKind::Take);
        else
            write(state, one, commit, index);
    }
    if (event.kind == EventKind::Remove || event.kind == EventKind::Restore) {
        std::erase_if(state.removals, [&](std::uint32_t held) { return supersedes(commit, held); });
        if (event.kind == EventKind::Remove) state.removals.push_back(commit);
    } else if (event.kind == EventKind::Propose) {
        state.proposed.push_back({.commit = commit,
                                  .hash = content_hash(*m_schema, *event.content),
                                  .content = event.content});
    } else if (event.kind == EventKind::Approve || event.kind == EventKind::Revoke) {
        apply_approval(state, event, commit);
    }
    for (std::size_t i = 0; i < event.rows.size(); ++i)
        state.rows.push_back({.commit = commit,
                              .event = index,
                              .row = static_cast<std::uint32_t>(i),
                              .measured = event.rows[i],
                              .corrects = event.corrects});
}

void Fold::apply(std::uint32_t number, const Commit& commit) {
    for (std::size_t i = 0; i < commit.events.size(); ++i)
        apply_event(commit.events[i], number, static_cast<std::uint32_t>(i));
}

void Fold::mark_read_only(const std::vector<ThingId>& things) {
    for (const ThingId& thing : things) m_snapshot.set_read_only(thing);
}

void Fold::touch_blob(const base::Hash& blob) {
    for (auto owner = m_blob_owners.lower_bound({blob, ThingId()});
         owner != m_blob_owners.end() && owner->first == blob; ++owner) {
        State& state = m_states[owner->second];
        if (state.dirty) continue;
        state.dirty = true;
        m_dirty.push_back(owner->second);
    }
}

std::vector<base::Hash> Fold::missing_blobs() const {
    std::vector<base::Hash> out;
    for (const auto& [blob, owner] : m_blob_owners)
        if (!m_blobs->contains(blob) && !m_erased.contains(blob) &&
            (out.empty() || out.back() != blob))
            out.push_back(blob);
    return out;
}

std::vector<base::Hash> Fold::blobs_of(ThingId thing) const {
    std::vector<base::Hash> out;
    for (const auto& [blob, owner] : m_blob_owners)
        if (owner == thing) out.push_back(blob);
    return out;
}

// ---- building

// A blob may hold any bytes; only what the field could have been given is shown.
FieldValue Fold::shown_value(const Field& field, const Write& write) const {
    if (!write.blob) return write.value;
    const auto found = m_blobs->find(*write.blob);
    if (found == m_blobs->end() || m_erased.contains(*write.blob) || found->second.empty() ||
        base::first_bad_utf8(found->second))
        return {};
    FieldValue text{found->second};
    return model::check_field_value(field, text) ? text : FieldValue{};
}

void Fold::note_conflict(ThingId id, const Register& held) {
    const model::ThingType& type = m_schema->type(*m_states[id].kind);
    model::Conflict conflict{.kind = model::ConflictKind::Field,
                             .thing = id,
                             .field = &type.fields[held.key / 3U],
                             .language = kLanguages[held.key % 3U],
                             .sides = {}};
    for (const Write& write : held.writes)
        conflict.sides.push_back({.value = shown_value(*conflict.field, write),
                                  .version = {},
                                  .stamp = stamp(write.commit)});
    m_conflicts[id].push_back(std::move(conflict));
}

void Fold::build_registers(ThingId id, const State& state, model::Thing& thing) {
    const model::ThingType& type = m_schema->type(*state.kind);
    for (const Register& original : state.registers) {
        Register held = original;
        base::sort(held.writes, [&](const Write& a, const Write& b) {
            return shown_before(a.commit, a.event, b.commit, b.event);
        });
        const Write& shown = held.writes.front();
        const bool disputed =
            std::any_of(held.writes.begin(), held.writes.end(), [&](const Write& other) {
                return other.value != shown.value || other.blob != shown.blob;
            });
        if (disputed) note_conflict(id, held);
        const Field& field = type.fields[held.key / 3U];
        if (field.has(model::kPersonal))
            m_snapshot.set_erased(id, field.name, shown.blob && m_erased.contains(*shown.blob));
        FieldValue value = shown_value(field, shown);
        if (field.kind == FieldKind::Bilingual) {
            auto whole = model::field_value(thing, field);
            auto text = whole.is_set() ? std::get<base::Bilingual>(whole.data) : base::Bilingual();
            const auto* own = std::get_if<base::Bilingual>(&value.data);
            const bool swedish = held.key % 3U == 1;
            (swedish ? text.sv : text.en) =
                own == nullptr ? std::string() : (swedish ? own->sv : own->en);
            value = text.empty() ? FieldValue{} : FieldValue{std::move(text)};
        }
        model::set_field_value(thing, field, value);
    }
}

void Fold::build_sets(const State& state, model::Thing& thing) const {
    const model::ThingType& type = m_schema->type(*state.kind);
    for (const SetRegister& held : state.sets) {
        const Field& field = type.fields[held.field];
        std::vector<ThingId> ids;
        model::ChoiceBits bits = 0;
        for (const Item& item : held.items) {
            if (item.adds.empty()) continue;
            if (const auto* id = std::get_if<ThingId>(&item.value.data)) ids.push_back(*id);
            if (const auto* choice = std::get_if<std::uint8_t>(&item.value.data))
                bits |= model::choice_bit(*choice);
        }
        base::sort(ids);
        model::set_field_value(
            thing, field,
            field.kind == FieldKind::ChoiceSet ? FieldValue{bits} : FieldValue{std::move(ids)});
    }
}

bool Fold::row_before(const Row& a, const Row& b) const {
    if (a.measured.period != b.measured.period) return a.measured.period < b.measured.period;
    if (a.commit != b.commit || a.event != b.event)
        return shown_before(b.commit, b.event, a.commit, a.event);
    return a.row < b.row;
}

// Rows stay sorted from one build to the next: what has come since is sorted and merged in, which
// is an append when its periods are later.
void Fold::sort_rows(State& state) const {
    const auto before = [this](const Row& a, const Row& b) { return row_before(a, b); };
    const auto come = std::span(state.rows).subspan(state.rows_sorted);
    base::sort(come, before);
    const bool appends = state.rows_sorted == 0 || come.empty() ||
                         before(state.rows[state.rows_sorted - 1], come.front());
    if (!appends) {
        std::vector<Row> merged;
        merged.reserve(state.rows.size());
        const auto from = std::make_move_iterator(state.rows.begin());
        const auto middle = from + static_cast<std::ptrdiff_t>(state.rows_sorted);
        std::merge(from, middle, middle, std::make_move_iterator(state.rows.end()),
                   std::back_inserter(merged), before);
        state.rows = std::move(merged);
    }
    state.rows_sorted = state.rows.size();
}

std::pair<Fold::RowPlace, Fold::RowPlace> Fold::rows_of_period(const std::vector<Row>& rows,
                                                               const base::Period& period) {
    const auto first = std::lower_bound(
        rows.begin(), rows.end(), period,
        [](const Row& row, const base::Period& at) { return row.measured.period < at; });
    const auto last = std::upper_bound(
        first, rows.end(), period,
        [](const base::Period& at, const Row& row) { return at < row.measured.period; });
    return {first, last};
}

void Fold::build_rows(State& state, model::Thing& thing) const {
    if (state.rows.empty() || thing.kind != model::ThingKind::Series) return;
    sort_rows(state);
    auto& out = reinterpret_cast<model::Series&>(thing).measurements;
    out.reserve(state.rows.size());
    for (const Row& row : state.rows)
        out.push_back({.period = row.measured.period,
                       .value = row.measured.value,
                       .state = row.corrects ? model::MeasurementState::Corrected
                                             : model::MeasurementState::Reported,
                       .withdrawn = row.measured.withdrawn,
                       .stamp = stamp(row.commit),
                       .reference = row.measured.reference,
                       .event = static_cast<std::int32_t>(row.event),
                       .row = static_cast<std::int32_t>(row.row)});
    link_corrections(state.rows, out);
}

// The row that a correction names stands nearly always in the correction's own period, among few:
// found by halving. What is not there is looked up in an index of all rows, made once a build.
void Fold::link_corrections(const std::vector<Row>& rows,
                            std::vector<model::Measurement>& out) const {
    constexpr std::ptrdiff_t kFewRows = 16;
    std::map<std::tuple<base::Hash, std::int64_t, std::int64_t>, std::size_t> index;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].corrects) continue;
        const RowRef& ref = *rows[i].corrects;
        const auto is_it = [&](const Row& row) {
            return std::int64_t{row.event} == ref.event && std::int64_t{row.row} == ref.row &&
                   (*m_metas)[row.commit].id == ref.commit;
        };
        const auto [first, last] = rows_of_period(rows, rows[i].measured.period);
        auto place = last - first <= kFewRows ? std::find_if(first, last, is_it) : last;
        if (place == last) {
            if (index.empty())
                for (std::size_t k = 0; k < rows.size(); ++k)
                    index[{(*m_metas)[rows[k].commit].id, rows[k].event, rows[k].row}] = k;
            const auto found = index.find({ref.commit, ref.event, ref.row});
            if (found == index.end()) continue;
            place = rows.begin() + static_cast<std::ptrdiff_t>(found->second);
        }
        const auto corrected = static_cast<std::size_t>(place - rows.begin());
        out[i].corrects = static_cast<std::int32_t>(corrected);
        out[corrected].corrected_by = static_cast<std::int32_t>(i);
    }
}

void Fold::build_proposals(ThingId id, const State& state) {
    if (state.proposed.empty()) return;
    std::vector<model::Proposal> out;
    for (const Proposed& proposed : state.proposed) {
        model::Proposal proposal{.content_hash = proposed.hash,
                                 .proposed = stamp(proposed.commit),
                                 .content = proposed.content,
                                 .customer = {},
                                 .supplier = {}};
        for (const Given& given : state.given)
            if (given.revokes && given.hash == proposed.hash &&
                supersedes(given.commit, proposed.commit))
                proposal.revoked = true;
        out.push_back(std::move(proposal));
    }
    base::sort(out, [&](const model::Proposal& a, const model::Proposal& b) {
        return shown_before(static_cast<std::uint32_t>(b.proposed.commit), 0,
                            static_cast<std::uint32_t>(a.proposed.commit), 0);
    });
    m_proposals[id] = std::move(out);
}

std::vector<std::uint32_t> Fold::writes_unknown_to(const State& state,
                                                   std::uint32_t removal) const {
    std::vector<std::uint32_t> out;
    for (const Register& held : state.registers)
        for (const Write& write : held.writes)
            if (concurrent(write.commit, removal)) out.push_back(write.commit);
    for (const SetRegister& held : state.sets)
        for (const Item& item : held.items)
            for (const std::uint32_t add : item.adds)
                if (concurrent(add, removal)) out.push_back(add);
    for (const Row& row : state.rows)
        if (concurrent(row.commit, removal)) out.push_back(row.commit);
    base::sort_unique(out);
    return out;
}

void Fold::build(ThingId id, State& state) {
    state.dirty = false;
    m_conflicts.erase(id);
    if (!state.kind) return;  // only touched by events that do not say what it is
    const model::ThingType& type = m_schema->type(*state.kind);
    auto thing = type.make();
    thing->id = id;
    thing->kind = *state.kind;
    thing->created = stamp(state.has_create ? state.created : state.changed);
    thing->changed = stamp(state.changed);
    build_registers(id, state, *thing);
    build_sets(state, *thing);
    build_rows(state, *thing);
    build_proposals(id, state);
    if (type.approval != model::Approval::None) {
        note_subject(m_snapshot.find(id));  // what it was a version of before
        note_subject(thing.get());
    }
    if (type.kind == model::ThingKind::Party) m_parties_changed = true;
    if (!state.has_create) m_snapshot.set_read_only(id);
    if (state.removals.empty()) return m_snapshot.put(std::move(thing));
    model::Conflict conflict{.kind = model::ConflictKind::Removal,
                             .thing = id,
                             .field = nullptr,
                             .language = {},
                             .sides = {}};
    for (const std::uint32_t removal : state.removals)
        for (const std::uint32_t write : writes_unknown_to(state, removal)) {
            if (conflict.sides.empty())
                conflict.sides.push_back({.value = {}, .version = {}, .stamp = stamp(removal)});
            conflict.sides.push_back({.value = {}, .version = {}, .stamp = stamp(write)});
        }
    if (conflict.sides.empty()) return m_snapshot.remove(std::move(thing));
    m_conflicts[id] = {std::move(conflict)};
    m_snapshot.put(std::move(thing));
}

// ---- versions

void Fold::note_subject(const model::Thing* version) {
    if (version == nullptr) return;
    const Field* subject = m_schema->type(version->kind).field_with(model::kSubject);
    if (subject == nullptr) return;
    const auto value = model::field_value(*version, *subject);
    if (const auto* about = std::get_if<ThingId>(&value.data))
        m_stale_subjects.insert({version->kind, *about});
}

// Which side a party is on decides what its approvals count for.
void Fold::note_all_subjects() {
    for (const model::ThingType& type : m_schema->types) {
        if (type.approval == model::Approval::None) continue;
        for (const model::Thing* version : m_snapshot.all(type.kind)) note_subject(version);
    }
    m_parties_changed = false;
}

// The earliest approval of each side counts, given by a party of that side.
void Fold::count_approvals(const State& state, model::Proposal& proposal) const {
    proposal.customer.reset();
    proposal.supplier.reset();
    proposal.contested = false;
    proposal.completed = -1;
    for (const Given& given : state.given) {
        if (given.revokes || given.hash != proposal.content_hash ||
            !supersedes(given.commit, static_cast<std::uint32_t>(proposal.proposed.commit)))
            continue;
        const model::Stamp by = stamp(given.commit);
        if (m_snapshot.side_of_party(by.party) != given.side) continue;
        auto& side = given.side == model::Side::Customer ? proposal.customer : proposal.supplier;
        if (!side || shown_before(static_cast<std::uint32_t>(side->commit), 0, given.commit, 0))
            side = by;
    }
    if (!proposal.approved()) return;
    proposal.completed = std::max(proposal.customer->commit, proposal.supplier->commit);
    const auto replica = [&](const model::Stamp& by) {
        return (*m_metas)[static_cast<std::size_t>(by.commit)].replica;
    };
    proposal.one_replica = replica(*proposal.customer) == replica(*proposal.supplier);
}

// Whether the later proposal's approvals were given in knowledge of both of the earlier one's.
bool Fold::knows(const model::Proposal& later, const model::Proposal& earlier) const {
    const auto number = [](const model::Stamp& stamp) {
        return static_cast<std::uint32_t>(stamp.commit);
    };
    for (const auto& given : {earlier.customer, earlier.supplier}) {
        const bool seen = supersedes(number(*later.customer), number(*given)) ||
                          supersedes(number(*later.supplier), number(*given));
        if (!seen) return false;
    }
    return true;
}

// What speaks of one period stands beside what speaks of another; a version stands against every
// other of its subject.
bool Fold::speak_of_the_same(const model::Thing& one, const model::Thing& other) const {
    const Field* period = m_schema->type(one.kind).field_with(model::kForPeriod);
    return period == nullptr ||
           model::field_value(one, *period) == model::field_value(other, *period);
}

void Fold::contest(std::vector<std::pair<ThingId, model::Proposal>>& approved) {
    for (auto& [version, proposal] : approved)
        for (auto& [other_version, other] : approved) {
            if (&proposal == &other || proposal.content_hash == other.content_hash ||
                !speak_of_the_same(*proposal.content, *other.content))
                continue;
            if (!knows(proposal, other) && !knows(other, proposal)) proposal.contested = true;
        }
}

// Decides, per subject whose versions changed, which approved versions stand against each other.
void Fold::settle_versions() {
    if (m_parties_changed) note_all_subjects();
    for (const auto& [kind, subject] : m_stale_subjects) {
        m_version_conflicts.erase({kind, subject});
        std::vector<std::pair<ThingId, model::Proposal>> approved;
        for (const model::Thing* version : m_snapshot.about(kind, subject)) {
            auto& proposals = m_proposals[version->id];
            for (model::Proposal& proposal : proposals) {
                count_approvals(m_states.at(version->id), proposal);
                if (proposal.approved()) approved.emplace_back(version->id, proposal);
            }
        }
        contest(approved);
        model::Conflict conflict{.kind = model::ConflictKind::Versions,
                                 .thing = subject,
                                 .field = nullptr,
                                 .language = {},
                                 .sides = {}};
        for (const auto& [version, proposal] : approved) {
            if (!proposal.contested) continue;
            const bool settled =
                std::any_of(approved.begin(), approved.end(), [&](const auto& other) {
                    return !other.second.contested && knows(other.second, proposal) &&
                           speak_of_the_same(*other.second.content, *proposal.content);
                });
            for (model::Proposal& held : m_proposals[version])
                if (held.content_hash == proposal.content_hash) held.contested = true;
            if (!settled)
                conflict.sides.push_back(
                    {.value = {}, .version = version, .stamp = proposal.proposed});
        }
        if (!conflict.sides.empty()) m_version_conflicts[{kind, subject}] = std::move(conflict);
        for (const model::Thing* version : m_snapshot.about(kind, subject))
            m_snapshot.set_proposals(version->id, kind, m_proposals[version->id]);
    }
    m_stale_subjects.clear();
}

void Fold::settle() {
    if (m_dirty.empty()) return;
    base::sort(m_dirty);
    for (const ThingId& id : m_dirty) build(id, m_states[id]);
    m_dirty.clear();
    settle_versions();
    std::vector<model::Conflict> conflicts;
    for (const auto& [thing, list] : m_conflicts)
        conflicts.insert(conflicts.end(), list.begin(), list.end());
    for (const auto& [versions, conflict] : m_version_conflicts) conflicts.push_back(conflict);
    m_snapshot.set_conflicts(std::move(conflicts));
    m_snapshot.advance();
}

}  // namespace samverka::log
