// What each level and each forum must have (seed S4–S7).
#include "core/rules/coverage.h"

#include <bit>

#include "core/rules/compose.h"
#include "core/rules/families.h"

namespace samverka::rules {

using base::ThingId;
using model::ChoiceBits;

namespace {

constexpr std::uint8_t kChoices = static_cast<std::uint8_t>(model::kResponsibilityCount);

void cover_pair(Cover& cover, const PairView& view) {
    if (!view.whole() || view.customer->level != view.supplier->level) return;
    LevelCover& level = cover[view.customer->level];
    if (level.pair == nullptr) level.pair = view.pair;
    level.held |= view.customer->responsibilities & view.supplier->responsibilities;
    const ChoiceBits one_sided = view.customer->responsibilities ^ view.supplier->responsibilities;
    for (std::uint8_t choice = 1; choice <= kChoices; ++choice) {
        const model::Pair*& half = level.half[choice - 1U];
        if ((one_sided & model::choice_bit(choice)) != 0 && half == nullptr) half = view.pair;
    }
}

Mend give(const model::Snapshot& snapshot, const model::Thing& holder, std::uint8_t choice) {
    Mend out = mend("give_responsibility", "give_responsibility");
    out.arguments = {{"holder", holder.id.text()},
                     {"responsibility", std::string(model::kResponsibilityChoices.choice(choice))}};
    out.label.with("holder", named(snapshot, holder));
    return out;
}

void add_uncovered(const model::Snapshot& snapshot, const model::Level& level,
                   const LevelCover& cover, std::uint8_t choice, Findings& out) {
    const base::LabelArgument responsibility{
        model::choice_label_key(model::kResponsibilityChoices, choice)};
    const model::Pair* half = cover.half[choice - 1U];
    Finding& finding = add(out, "responsibility_uncovered", level.thing);
    finding.text.with("level", letter_of(&level)).with("responsibility", responsibility);
    finding.reason.with("level", letter_of(&level));
    if (half != nullptr) {
        take_variant(finding, "half");
        const auto* customer = snapshot.find<model::Role>(half->customer_role);
        const auto* supplier = snapshot.find<model::Role>(half->supplier_role);
        const bool by_customer = (customer->responsibilities & model::choice_bit(choice)) != 0;
        finding.text.with("role", named(snapshot, by_customer ? customer->thing : supplier->thing))
            .with("counterpart", named(snapshot, by_customer ? supplier->thing : customer->thing));
        finding.evidence.push_back(half->thing.id);
        finding.mends.push_back(give(snapshot, half->thing, choice));
    }
    if (half != nullptr) call_on(finding, half->thing.id);
    if (half == nullptr && cover.pair != nullptr) call_on(finding, cover.pair->thing.id);
    if (cover.forum != nullptr) finding.mends.push_back(give(snapshot, cover.forum->thing, choice));
    if (half == nullptr && cover.pair != nullptr)
        finding.mends.push_back(give(snapshot, cover.pair->thing, choice));
}

struct Present {
    bool customer = false;
    bool supplier = false;
};

Present sides_present(const model::Snapshot& snapshot, const model::Forum& forum) {
    Present out;
    for (const ThingId& member : forum.members) {
        const auto* role = snapshot.find<model::Role>(member);
        const model::Side side =
            role == nullptr ? model::Side::None : snapshot.side_of_party(role->party);
        out.customer = out.customer || side == model::Side::Customer;
        out.supplier = out.supplier || side == model::Side::Supplier;
    }
    return out;
}

}  // namespace

Cover level_cover(const model::Snapshot& snapshot) {
    Cover cover;
    for (const model::Forum* forum : snapshot.all<model::Forum>()) {
        LevelCover& level = cover[forum->level];
        level.held |= forum->responsibilities;
        if (level.forum == nullptr) level.forum = forum;
    }
    for (const PairView& view : pair_views(snapshot)) cover_pair(cover, view);
    return cover;
}

ChoiceBits uncovered(const Cover& cover, const model::Level& level) {
    const auto found = cover.find(level.thing.id);
    return level.responsibilities & ~(found == cover.end() ? 0 : found->second.held);
}

void find_responsibility_uncovered(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    const Cover cover = level_cover(snapshot);
    const LevelCover nobody;
    for (const model::Level* level : snapshot.all<model::Level>()) {
        const ChoiceBits open = uncovered(cover, *level);
        const auto found = cover.find(level->thing.id);
        for (std::uint8_t choice = 1; choice <= kChoices; ++choice)
            if ((open & model::choice_bit(choice)) != 0)
                add_uncovered(snapshot, *level, found == cover.end() ? nobody : found->second,
                              choice, out);
    }
}

void find_forum_without_both_sides(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    const Cover cover = level_cover(snapshot);
    for (const model::Forum* forum : snapshot.all<model::Forum>()) {
        const Present present = sides_present(snapshot, *forum);
        if (present.customer && present.supplier) continue;
        const model::Side missing =
            present.customer ? model::Side::Supplier : model::Side::Customer;
        Finding& finding = add(out, "forum_without_both_sides", forum->thing);
        finding.text.with("forum", named(snapshot, forum->thing));
        if (!present.customer && !present.supplier)
            take_variant(finding, "empty");
        else
            finding.text.with("side", named_side(snapshot, missing));
        const auto level = cover.find(forum->level);
        if (level != cover.end() && level->second.pair != nullptr)
            call_on(finding, level->second.pair->thing.id);
        Mend out_mend = mend("add", "add_member");
        out_mend.arguments = {{"thing", forum->thing.id.text()}, {"field", "members"}};
        out_mend.asks = "item";
        finding.mends.push_back(std::move(out_mend));
    }
}

void find_responsibilities_covered(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    const model::Partnership* partnership = snapshot.partnership();
    if (partnership == nullptr) return;
    const Cover cover = level_cover(snapshot);
    std::size_t required = 0;
    base::CountArgument levels;
    for (const model::Level* level : snapshot.all<model::Level>()) {
        if (level->responsibilities == 0) continue;
        if (uncovered(cover, *level) != 0) return;
        required += static_cast<std::size_t>(std::popcount(level->responsibilities));
        levels.of.push_back(level->thing.id);
    }
    if (required == 0) return;
    levels.count = static_cast<std::int64_t>(levels.of.size());
    Finding& finding = add(out, "responsibilities_covered", partnership->thing);
    finding.text.with("count", counted(required)).with("levels", levels);
}

}  // namespace samverka::rules
