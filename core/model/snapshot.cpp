#include "core/model/snapshot.h"

#include <algorithm>
#include <cstring>

#include "core/base/assert.h"
#include "core/base/sort.h"

namespace samverka::model {

using base::ThingId;

std::size_t ThingIdHash::operator()(const ThingId& id) const {
    std::size_t out = 0;  // ids are random, so any eight of their bytes will do
    std::memcpy(&out, id.bytes().data(), sizeof out);
    return out;
}

std::uint64_t Snapshot::kind_revision(ThingKind kind) const {
    return m_kinds[static_cast<std::size_t>(kind)].revision;
}

std::uint64_t Snapshot::thing_revision(ThingId id) const {
    const auto found = m_things.find(id);
    return found == m_things.end() ? 0 : std::max(found->second.revision, m_continued);
}

const Thing* Snapshot::find(ThingId id) const {
    const auto found = m_things.find(id);
    return found == m_things.end() || found->second.removed ? nullptr : found->second.thing.get();
}

const Thing* Snapshot::find_removed(ThingId id) const {
    const auto found = m_things.find(id);
    return found == m_things.end() || !found->second.removed ? nullptr : found->second.thing.get();
}

const Snapshot::KindIndex& Snapshot::index(ThingKind kind) const {
    KindIndex& index = m_kinds[static_cast<std::size_t>(kind)];
    if (index.fresh) return index;
    const Field* position = m_schema->type(kind).find_field("position");
    const auto before = [&](const Thing* left, const Thing* right) {
        if (position != nullptr) {
            const auto a = field_value(*left, *position);
            const auto b = field_value(*right, *position);
            const auto* x = std::get_if<std::string>(&a.data);
            const auto* y = std::get_if<std::string>(&b.data);
            const std::string_view first = x == nullptr ? std::string_view("~") : *x;
            const std::string_view second = y == nullptr ? std::string_view("~") : *y;
            if (first != second) return first < second;  // unplaced last
        }
        return left->id < right->id;
    };
    base::sort(index.ordered, before);
    index.by_subject.clear();
    if (const Field* subject = m_schema->type(kind).field_with(kSubject))
        for (const Thing* thing : index.ordered) {
            const auto value = field_value(*thing, *subject);
            if (const auto* id = std::get_if<ThingId>(&value.data))
                index.by_subject[*id].push_back(thing);
        }
    index.fresh = true;
    return index;
}

void Snapshot::touch(ThingKind kind) {
    m_kinds[static_cast<std::size_t>(kind)].fresh = false;
    note_change(kind);
}

void Snapshot::note_change(ThingKind kind) {
    KindIndex& index = m_kinds[static_cast<std::size_t>(kind)];
    index.revision = std::max(index.revision, m_revision) + 1;
}

std::span<const Thing* const> Snapshot::all(ThingKind kind) const { return index(kind).ordered; }

std::span<const Thing* const> Snapshot::about(ThingKind kind, ThingId subject) const {
    const auto& by_subject = index(kind).by_subject;
    const auto found = by_subject.find(subject);
    return found == by_subject.end() ? std::span<const Thing* const>() : found->second;
}

const Partnership* Snapshot::partnership() const {
    const auto things = all(ThingKind::Partnership);
    return things.empty() ? nullptr : as<Partnership>(things.front());
}

const Party* Snapshot::lead_party(Side side) const {
    const Party* first = nullptr;
    for (const Party* party : all<Party>()) {
        if (party->side != side) continue;
        if (party->lead) return party;
        if (first == nullptr) first = party;
    }
    return first;
}

Side Snapshot::side_of_party(ThingId party) const {
    const Party* found = find<Party>(party);
    return found == nullptr ? Side::None : found->side;
}

Side Snapshot::side_of_person(ThingId person) const {
    const Person* found = find<Person>(person);
    return found == nullptr ? Side::None : side_of_party(found->party);
}

std::span<const Proposal> Snapshot::proposals(ThingId version) const {
    const auto found = m_proposals.find(version);
    return found == m_proposals.end() ? std::span<const Proposal>() : found->second;
}

bool Snapshot::is_erased(ThingId thing, std::string_view field) const {
    return m_erased.contains(thing.text() + "/" + std::string(field));
}

// Most writes leave a thing where it stands and about what it was: then the index need not be made
// again. False when it must.
bool Snapshot::replace_in_index(const Thing& old, const Thing& thing) {
    KindIndex& index = m_kinds[static_cast<std::size_t>(thing.kind)];
    const ThingType& type = m_schema->type(thing.kind);
    const auto same = [&](const Field* field) {
        return field == nullptr || field_value(old, *field) == field_value(thing, *field);
    };
    const Field* subject = type.field_with(kSubject);
    if (!index.fresh || !same(type.find_field("position")) || !same(subject)) return false;
    if (subject == nullptr) return true;
    const auto value = field_value(thing, *subject);
    if (const auto* id = std::get_if<ThingId>(&value.data)) {
        auto& about = index.by_subject[*id];
        std::replace(about.begin(), about.end(), &old, &thing);
    }
    return true;
}

void Snapshot::put(std::shared_ptr<const Thing> thing) {
    SV_ASSERT(thing != nullptr);
    const ThingKind kind = thing->kind;
    auto& ordered = m_kinds[static_cast<std::size_t>(kind)].ordered;
    Entry& entry = m_things[thing->id];
    bool in_place = false;
    if (entry.thing != nullptr && !entry.removed) {
        std::replace(ordered.begin(), ordered.end(), entry.thing.get(), thing.get());
        in_place = replace_in_index(*entry.thing, *thing);
    } else {
        ordered.push_back(thing.get());
    }
    if (in_place)
        note_change(kind);
    else
        touch(kind);
    entry = {.thing = std::move(thing), .removed = false, .revision = kind_revision(kind)};
}

void Snapshot::remove(std::shared_ptr<const Thing> thing) {
    SV_ASSERT(thing != nullptr);
    Entry& entry = m_things[thing->id];
    const ThingKind kind = thing->kind;
    if (entry.thing != nullptr && !entry.removed)
        std::erase(m_kinds[static_cast<std::size_t>(kind)].ordered, entry.thing.get());
    touch(kind);
    entry = {.thing = std::move(thing), .removed = true, .revision = kind_revision(kind)};
}

void Snapshot::set_proposals(ThingId version, ThingKind kind, std::vector<Proposal> proposals) {
    m_proposals[version] = std::move(proposals);
    note_change(kind);  // the order of things and what they are about stay
}

void Snapshot::set_conflicts(std::vector<Conflict> conflicts) {
    m_conflicts = std::move(conflicts);
}

std::uint64_t Snapshot::highest_revision() const {
    std::uint64_t out = m_revision;
    for (const KindIndex& index : m_kinds) out = std::max(out, index.revision);
    return out;
}

void Snapshot::continue_from(std::uint64_t revision) {
    m_revision = revision;
    m_continued = revision;
    for (KindIndex& index : m_kinds) index.revision = revision;
}

void Snapshot::set_erased(ThingId thing, std::string_view field, bool erased) {
    const std::string key = thing.text() + "/" + std::string(field);
    if (erased)
        m_erased.insert(key);
    else
        m_erased.erase(key);
}

namespace {

base::Bilingual pair_title(const Snapshot& snapshot, const Pair& pair) {
    const Role* left = snapshot.find<Role>(pair.customer_role);
    const Role* right = snapshot.find<Role>(pair.supplier_role);
    const base::Bilingual empty{.sv = "—", .en = "—"};
    const auto& a = left == nullptr ? empty : left->title;
    const auto& b = right == nullptr ? empty : right->title;
    const auto side = [](const std::string& own, const std::string& other) {
        return own.empty() ? other : own;
    };
    return {.sv = side(a.sv, a.en) + " ↔ " + side(b.sv, b.en),
            .en = side(a.en, a.sv) + " ↔ " + side(b.en, b.sv)};
}

}  // namespace

base::Bilingual thing_title(const Snapshot& snapshot, const Thing& thing) {
    if (thing.kind == ThingKind::Pair) return pair_title(snapshot, *as<Pair>(&thing));
    const ThingType& type = snapshot.schema().type(thing.kind);
    if (const Field* title = type.field_with(kTitle)) {
        const FieldValue value = field_value(thing, *title);
        if (const auto* text = std::get_if<std::string>(&value.data))
            return {.sv = *text, .en = *text};
        if (const auto* text = std::get_if<base::Bilingual>(&value.data)) return *text;
        return {};
    }
    if (const Field* subject = type.field_with(kSubject)) {
        const FieldValue value = field_value(thing, *subject);
        if (const auto* id = std::get_if<ThingId>(&value.data))
            if (const Thing* about = snapshot.find(*id)) return thing_title(snapshot, *about);
    }
    return {};
}

}  // namespace samverka::model
