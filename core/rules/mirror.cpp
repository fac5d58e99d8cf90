// Whether the two roles of a pair answer to each other: both there, on one level, with the same
// responsibilities (S7).
#include <map>
#include <unordered_set>
#include <utility>

#include "core/rules/compose.h"
#include "core/rules/coverage.h"
#include "core/rules/families.h"

namespace samverka::rules {

using base::ThingId;
using model::ChoiceBits;
using model::Side;

namespace {

// The first pair on a level that lacks a role of a side.
using HalfPairs = std::map<std::pair<ThingId, Side>, const PairView*>;

HalfPairs half_pairs(const std::vector<PairView>& views) {
    HalfPairs out;
    for (const PairView& view : views) {
        if (view.whole() || (view.customer == nullptr && view.supplier == nullptr)) continue;
        const model::Role* there = view.customer != nullptr ? view.customer : view.supplier;
        const Side missing = view.customer != nullptr ? Side::Supplier : Side::Customer;
        out.try_emplace({there->level, missing}, &view);
    }
    return out;
}

void add_half_pair(const model::Snapshot& snapshot, const PairView& view, Findings& out) {
    const model::Role* there = view.customer != nullptr ? view.customer : view.supplier;
    Finding& finding = add(out, "counterpart_missing", view.pair->thing);
    if (there == nullptr) {
        take_variant(finding, "empty");
        Mend remove = mend("remove", "remove_pair");
        remove.arguments = {{"thing", view.pair->thing.id.text()}};
        finding.mends.push_back(std::move(remove));
        return;
    }
    const Side missing = view.customer != nullptr ? Side::Supplier : Side::Customer;
    finding.text.with("role", named(snapshot, there->thing))
        .with("side", named_side(snapshot, missing));
    finding.evidence.push_back(there->thing.id);
    call_on(finding, there->thing.id);
    Mend mended = mend("add_counterpart", "add_counterpart");
    mended.arguments = {{"pair", view.pair->thing.id.text()}};
    mended.asks = "title";
    mended.label.with("side", named_side(snapshot, missing));
    finding.mends.push_back(std::move(mended));
}

void add_lone_role(const model::Snapshot& snapshot, const model::Role& role,
                   const HalfPairs& halves, Findings& out) {
    const Side side = snapshot.side_of_party(role.party);
    Finding& finding = add(out, "counterpart_missing", role.thing);
    take_variant(finding, "alone");
    call_on(finding, role.thing.id);
    finding.text.with("role", named(snapshot, role.thing));
    const auto found = halves.find({role.level, side});
    if (found == halves.end()) return;
    const PairView& half = *found->second;
    const model::Role* there = half.customer != nullptr ? half.customer : half.supplier;
    Mend join = mend("set", "join_pair");
    join.arguments = {{"thing", half.pair->thing.id.text()},
                      {"field", side == Side::Customer ? "customer_role" : "supplier_role"},
                      {"to", role.thing.id.text()}};
    join.label.with("role", named(snapshot, role.thing))
        .with("counterpart", named(snapshot, there->thing));
    finding.mends.push_back(std::move(join));
}

Mend move(const model::Snapshot& snapshot, const model::Role& role, const model::Level& level) {
    Mend out = mend("move_to_level", "move_to_level");
    out.arguments = {{"role", role.thing.id.text()}, {"level", level.thing.id.text()}};
    out.label.with("role", named(snapshot, role.thing)).with("level", letter_of(&level));
    return out;
}

}  // namespace

void find_counterpart_missing(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    const std::vector<PairView> views = pair_views(snapshot);
    const HalfPairs halves = half_pairs(views);
    std::unordered_set<ThingId, model::ThingIdHash> paired;  // asked, never walked through
    for (const PairView& view : views) {
        if (!view.whole()) add_half_pair(snapshot, view, out);
        paired.insert(view.pair->customer_role);
        paired.insert(view.pair->supplier_role);
    }
    for (const model::Role* role : snapshot.all<model::Role>())
        if (!paired.contains(role->thing.id)) add_lone_role(snapshot, *role, halves, out);
}

void find_level_differs(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const PairView& view : pair_views(snapshot)) {
        if (!view.whole()) continue;
        const auto* customer_level = snapshot.find<model::Level>(view.customer->level);
        const auto* supplier_level = snapshot.find<model::Level>(view.supplier->level);
        if (customer_level == supplier_level) continue;
        Finding& finding = add(out, "level_differs", view.pair->thing);
        finding.text.with("customer_role", named(snapshot, view.customer->thing))
            .with("customer_level", letter_of(customer_level))
            .with("supplier_role", named(snapshot, view.supplier->thing))
            .with("supplier_level", letter_of(supplier_level));
        finding.evidence = {view.customer->thing.id, view.supplier->thing.id};
        call_on(finding, view.pair->thing.id);
        if (supplier_level != nullptr)
            finding.mends.push_back(move(snapshot, *view.customer, *supplier_level));
        if (customer_level != nullptr)
            finding.mends.push_back(move(snapshot, *view.supplier, *customer_level));
    }
}

void find_responsibilities_differ(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    const Cover cover = level_cover(snapshot);
    for (const PairView& view : pair_views(snapshot)) {
        if (!view.whole()) continue;
        ChoiceBits differing = view.customer->responsibilities ^ view.supplier->responsibilities;
        const auto* level = snapshot.find<model::Level>(view.customer->level);
        if (level != nullptr && view.supplier->level == view.customer->level)
            differing &= ~uncovered(cover, *level);  // responsibility_uncovered says it
        if (differing == 0) continue;
        base::LabelsArgument names;
        Finding& finding = add(out, "responsibilities_differ", view.pair->thing);
        for (std::uint8_t choice = 1; choice <= model::kResponsibilityCount; ++choice) {
            if ((differing & model::choice_bit(choice)) == 0) continue;
            const auto label = model::choice_label_key(model::kResponsibilityChoices, choice);
            names.keys.push_back(label);
            Mend give = mend("give_responsibility", "give_both");
            give.arguments = {
                {"holder", view.pair->thing.id.text()},
                {"responsibility", std::string(model::kResponsibilityChoices.choice(choice))}};
            give.label.with("responsibility", base::LabelArgument{label});
            finding.mends.push_back(std::move(give));
        }
        finding.text.with("customer_role", named(snapshot, view.customer->thing))
            .with("supplier_role", named(snapshot, view.supplier->thing))
            .with("responsibilities", std::move(names));
        finding.evidence = {view.customer->thing.id, view.supplier->thing.id};
        call_on(finding, view.pair->thing.id);
    }
}

void find_pairs_mirror(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    const model::Partnership* partnership = snapshot.partnership();
    if (partnership == nullptr) return;
    Findings faults;
    for (const Rule& rule : all_rules())
        if (rule.family == Family::Mirror && rule.severity != Severity::Praise)
            rule.evaluate(reading, faults);
    std::unordered_set<ThingId, model::ThingIdHash> broken;  // asked, never walked through
    for (const Finding& fault : faults) {
        broken.insert(fault.subject);
        broken.insert(fault.evidence.begin(), fault.evidence.end());
    }
    const std::vector<PairView> views = pair_views(snapshot);
    base::CountArgument mirroring;
    for (const PairView& view : views)
        if (view.whole() && !broken.contains(view.pair->thing.id) &&
            !broken.contains(view.customer->thing.id) && !broken.contains(view.supplier->thing.id))
            mirroring.of.push_back(view.pair->thing.id);
    mirroring.count = static_cast<std::int64_t>(mirroring.of.size());
    if (mirroring.of.empty() || mirroring.of.size() * 2 < views.size()) return;
    Finding& finding = add(out, "pairs_mirror", partnership->thing);
    if (mirroring.of.size() == views.size()) take_variant(finding, "all");
    finding.text.with("count", std::move(mirroring)).with("pairs", counted(views.size()));
}

}  // namespace samverka::rules
