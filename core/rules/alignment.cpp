// Whether vision, outcomes, goals, KPIs and initiatives hang together, and how far they have come
// (S1).
//
// A goal is measured when a KPI serves it or a goal below it that is not dropped. Of a goal and
// those below it that nothing measures, only the lowest are told, since measuring one of them
// measures those above; of goals behind their plan likewise the lowest, of those ahead the topmost.
// Planned goals need no KPI yet and dropped ones none any more; neither is behind.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/kpi/board.h"
#include "core/kpi/trace.h"
#include "core/rules/compose.h"
#include "core/rules/families.h"

namespace samverka::rules {

using base::Decimal;
using base::ThingId;
using model::Goal;
using model::GoalClass;
using model::GoalStatus;
using model::ThingKind;

namespace {

// Points of progress between plan and outcome that are worth telling.
constexpr std::int64_t kPointsApart = 10;
// Less than this share of an outcome's weight with data says little about it, in per cent.
constexpr std::int64_t kShareMin = 50;
// More than so many KPIs on the first level is more than it can steer by (PRODUCT, rules).
constexpr std::size_t kOutcomeKpisMax = 6;
// So many periods in a row on target are worth a word.
constexpr std::size_t kStreak = 6;

bool counts(const Goal& goal) { return goal.status != GoalStatus::Dropped; }
bool is_pursued(const Goal& goal) { return counts(goal) && goal.status != GoalStatus::Planned; }

// Goals deeper than this are a fault of the file; what walks down the tree stops there.
constexpr int kDepthMax = 64;

// The goals that have a KPI, and what stands below what. Walks begin at goals without a parent, so
// a circle is never walked.
struct Tree {
    explicit Tree(const model::Snapshot& snapshot) {
        for (const auto* kpi : snapshot.all<model::Kpi>())
            measured.insert(kpi->goals.begin(), kpi->goals.end());
        for (const Goal* goal : snapshot.all<Goal>()) {
            const bool hangs = snapshot.find<Goal>(goal->parent) != nullptr;
            if (hangs)
                below[goal->parent].push_back(goal);
            else
                tops.push_back(goal);
        }
        std::vector<const Goal*> row = tops;
        for (int depth = 0; !row.empty(); ++depth) {
            std::vector<const Goal*> next;
            for (const Goal* goal : row) {
                reached.insert(goal->thing.id);
                const auto children = below.find(goal->thing.id);
                if (children == below.end()) continue;
                next.insert(next.end(), children->second.begin(), children->second.end());
                if (depth >= kDepthMax) below.erase(children);
            }
            row = std::move(next);
        }
    }

    std::set<ThingId> measured;
    std::set<ThingId> reached;  // from a goal without a parent; who is not stands in a circle
    std::map<ThingId, std::vector<const Goal*>> below;
    std::vector<const Goal*> tops;
};

// Collects the lowest goals that nothing measures.
struct Unmeasured {
    const Tree& tree;
    std::set<ThingId> told;

    struct Seen {
        bool measured = false;
        bool told = false;
    };
    Seen walk(const Goal& goal) {
        Seen out{.measured = tree.measured.contains(goal.thing.id)};
        const auto below = tree.below.find(goal.thing.id);
        if (below != tree.below.end())
            for (const Goal* child : below->second) {
                if (!counts(*child)) continue;
                const Seen seen = walk(*child);
                out.measured = out.measured || seen.measured;
                out.told = out.told || seen.told;
            }
        if (!out.measured && !out.told && is_pursued(goal)) {
            told.insert(goal.thing.id);
            out.told = true;
        }
        return out;
    }
};

base::LabelArgument class_of(const Goal& goal) {
    const GoalClass shown = goal.goal_class == GoalClass::None ? GoalClass::Goal : goal.goal_class;
    return {model::choice_label_key(model::kGoalClassChoices, static_cast<std::uint8_t>(shown))};
}

// Adds an item to a list of a thing; one of the two is asked for.
Mend add_to(const char* label, ThingId thing, const char* field, ThingId item) {
    Mend out = mend("add", label);
    if (!thing.is_nil()) out.arguments.emplace_back("thing", thing.text());
    out.arguments.emplace_back("field", field);
    if (!item.is_nil()) out.arguments.emplace_back("item", item.text());
    out.asks = thing.is_nil() ? "thing" : "item";
    return out;
}

Mend give_weight(const model::Snapshot& snapshot, const Goal& goal, const Decimal& weight) {
    Mend out = mend("set", "give_weight");
    out.arguments = {{"thing", goal.thing.id.text()}, {"field", "weight"}, {"to", weight.text()}};
    out.label.with("goal", named(snapshot, goal.thing))
        .with("weight", base::DecimalArgument{.value = weight, .unit_key = {}, .trace = {}});
    return out;
}

// Goals that share one whole: those under one goal, or the outcomes.
struct Siblings {
    const model::Thing* above = nullptr;  // a goal, or the partnership
    std::vector<const Goal*> goals;
    std::size_t missing = 0;
    Decimal sum;
    const Goal* heaviest = nullptr;
    const Goal* without = nullptr;  // the last that has no weight
};

bool weigh(Siblings& siblings) {
    for (const Goal* goal : siblings.goals) {
        if (!goal->weight) {
            ++siblings.missing;
            siblings.without = goal;
            continue;
        }
        const auto sum = base::add(siblings.sum, *goal->weight);
        if (!sum) return false;
        siblings.sum = sum->value;
        if (siblings.heaviest == nullptr || *siblings.heaviest->weight < *goal->weight)
            siblings.heaviest = goal;
    }
    return siblings.heaviest != nullptr;
}

// What `goal` must weigh for all to weigh 100; nothing where that is no weight.
std::optional<Decimal> weight_left(const Siblings& siblings, const Goal& goal) {
    const auto others = base::subtract(siblings.sum, goal.weight.value_or(Decimal()));
    if (!others) return std::nullopt;
    const auto left = base::subtract(Decimal::from_integer(100), others->value);
    if (!left || left->value <= Decimal()) return std::nullopt;
    return left->value;
}

void compare_weights(const model::Snapshot& snapshot, Siblings siblings, Findings& out) {
    if (!weigh(siblings)) return;
    const bool partly = siblings.missing > 0;
    if (!partly && siblings.sum == Decimal::from_integer(100)) return;
    Finding& finding = add(out, "goal_weights_do_not_sum", *siblings.above);
    const bool outcomes = siblings.above->kind == ThingKind::Partnership;
    if (outcomes) take_variant(finding, partly ? "outcomes_missing" : "outcomes");
    if (!outcomes && partly) take_variant(finding, "missing");
    if (!outcomes) {
        finding.text.with("goal", named(snapshot, *siblings.above));
        call_on(finding, owner_of(snapshot, *model::as<Goal>(siblings.above)));
    }
    finding.text
        .with("sum", base::DecimalArgument{.value = siblings.sum, .unit_key = {}, .trace = {}})
        .with("missing", counted(siblings.missing))
        .with("count", counted(siblings.goals.size()));
    for (const Goal* goal : siblings.goals) {
        finding.evidence.push_back(goal->thing.id);
        if (outcomes) call_on(finding, owner_of(snapshot, *goal));
    }
    if (siblings.missing > 1) return;
    const Goal& changed = partly ? *siblings.without : *siblings.heaviest;
    if (const auto left = weight_left(siblings, changed))
        finding.mends.push_back(give_weight(snapshot, changed, *left));
}

// Points, shown whole, with the trace of the goal's progress.
base::DecimalArgument points(const Decimal& value, ThingId goal) {
    const auto whole = base::rounded(value, 0, base::Rounding::HalfEven);
    return {.value = whole ? *whole : value,
            .unit_key = "unit.percent",
            .trace = goal.is_nil() ? std::string() : kpi::progress_trace_id(goal)};
}

enum class Pace : std::uint8_t { Unknown, Behind, AsPlanned, Ahead };

Pace pace_of(const Goal& goal, const kpi::GoalProgress* progress) {
    const bool asked = is_pursued(goal) && goal.status != GoalStatus::Reached;
    if (!asked || progress == nullptr || !progress->progress || !progress->plan)
        return Pace::Unknown;
    const auto ahead = base::subtract(*progress->progress, *progress->plan);
    if (!ahead) return Pace::Unknown;
    if (ahead->value <= Decimal::from_integer(-kPointsApart)) return Pace::Behind;
    return ahead->value >= Decimal::from_integer(kPointsApart) ? Pace::Ahead : Pace::AsPlanned;
}

// The lowest goals that are behind.
bool collect_behind(const Tree& tree, kpi::Board& kpis, const Goal& goal,
                    std::set<ThingId>& behind) {
    bool told = false;
    const auto below = tree.below.find(goal.thing.id);
    if (below != tree.below.end())
        for (const Goal* child : below->second)
            told = collect_behind(tree, kpis, *child, behind) || told;
    if (told || pace_of(goal, kpis.progress(goal.thing.id)) != Pace::Behind) return told;
    behind.insert(goal.thing.id);
    return true;
}

void tell_pace(const Reading& reading, const Goal& goal, std::string_view rule, Findings& out) {
    const kpi::GoalProgress& progress = *reading.kpis.progress(goal.thing.id);
    Finding& finding = add(out, rule, goal.thing);
    finding.text.with("goal", named(reading.snapshot, goal.thing))
        .with("progress", points(*progress.progress, goal.thing.id))
        .with("plan", points(*progress.plan, goal.thing.id));
    for (const kpi::ProgressPart& part : progress.parts) finding.evidence.push_back(part.thing);
    call_on(finding, owner_of(reading.snapshot, goal));
}

// How many of the latest values with data reach, without a gap between them.
std::size_t streak_of(const kpi::History& history) {
    auto at = history.values.rbegin();
    while (at != history.values.rend() && !at->has_value()) ++at;
    std::size_t out = 0;
    for (; at != history.values.rend(); ++at) {
        if (at->standing != kpi::Standing::Reaches || at->assurance == kpi::Assurance::Disputed)
            break;
        ++out;
    }
    return out;
}

// A KPI that serves an outcome itself and is owned on the first level, or by nobody yet.
bool is_outcome_kpi(const model::Snapshot& snapshot, const model::Kpi& kpi,
                    const model::Level& first) {
    const bool serves = std::any_of(kpi.goals.begin(), kpi.goals.end(), [&](ThingId id) {
        const auto* goal = snapshot.find<Goal>(id);
        return goal != nullptr && goal->goal_class == GoalClass::Outcome && counts(*goal);
    });
    if (!serves) return false;
    const auto* pair = snapshot.find<model::Pair>(kpi.owner_pair);
    const auto* role = pair == nullptr ? nullptr : snapshot.find<model::Role>(pair->customer_role);
    return role == nullptr || role->level == first.thing.id;
}

bool is_over(model::Stage stage) {
    return stage == model::Stage::Done || stage == model::Stage::Stopped;
}

}  // namespace

void find_vision_missing(const Reading& reading, Findings& out) {
    const model::Partnership* partnership = reading.snapshot.partnership();
    if (partnership == nullptr ||
        !reading.snapshot.about(ThingKind::Vision, partnership->thing.id).empty())
        return;
    Finding& finding = add(out, "vision_missing", partnership->thing);
    call_on_side(finding, reading.snapshot, model::Side::Customer);
    call_on_side(finding, reading.snapshot, model::Side::Supplier);
    Mend write = mend("create", "write_vision");
    write.arguments = {{"kind", "vision"}};
    write.asks = "fields";
    finding.mends.push_back(std::move(write));
}

void find_vision_not_approved(const Reading& reading, Findings& out) {
    const model::Partnership* partnership = reading.snapshot.partnership();
    if (partnership == nullptr) return;
    const auto found = model::version_in_force(reading.snapshot, ThingKind::Vision,
                                               partnership->thing.id, reading.date);
    if (found.state != model::VersionState::Draft || found.pending != nullptr) return;
    Finding& finding = add(out, "vision_not_approved", *found.content);
    call_on_side(finding, reading.snapshot, model::Side::Customer);
    call_on_side(finding, reading.snapshot, model::Side::Supplier);
    Mend propose = mend("propose", "propose_vision");
    propose.arguments = {{"version", found.version.text()}};
    finding.mends.push_back(std::move(propose));
}

void find_goal_without_kpi(const Reading& reading, Findings& out) {
    const Tree tree(reading.snapshot);
    Unmeasured unmeasured{.tree = tree, .told = {}};
    for (const Goal* goal : tree.tops)
        if (counts(*goal)) unmeasured.walk(*goal);
    for (const Goal* goal : reading.snapshot.all<Goal>()) {
        if (!unmeasured.told.contains(goal->thing.id)) continue;
        Finding& finding = add(out, "goal_without_kpi", goal->thing);
        finding.text.with("class", class_of(*goal))
            .with("goal", named(reading.snapshot, goal->thing));
        call_on(finding, owner_of(reading.snapshot, *goal));
        finding.mends.push_back(add_to("choose_kpi", {}, "goals", goal->thing.id));
    }
}

void find_kpi_without_goal(const Reading& reading, Findings& out) {
    for (const auto* kpi : reading.snapshot.all<model::Kpi>()) {
        const bool serves = std::any_of(kpi->goals.begin(), kpi->goals.end(), [&](ThingId id) {
            return reading.snapshot.find<Goal>(id) != nullptr;
        });
        if (serves) continue;
        Finding& finding = add(out, "kpi_without_goal", kpi->thing);
        finding.text.with("kpi", named(reading.snapshot, kpi->thing));
        call_on(finding, owner_of(reading.snapshot, *kpi));
        finding.mends.push_back(add_to("choose_goal", kpi->thing.id, "goals", {}));
    }
}

void find_initiative_without_goal(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const auto* initiative : snapshot.all<model::Initiative>()) {
        const bool aims = std::any_of(initiative->goals.begin(), initiative->goals.end(),
                                      [&](ThingId id) { return snapshot.find(id) != nullptr; }) ||
                          std::any_of(initiative->kpis.begin(), initiative->kpis.end(),
                                      [&](ThingId id) { return snapshot.find(id) != nullptr; });
        if (aims || is_over(initiative->stage)) continue;
        Finding& finding = add(out, "initiative_without_goal", initiative->thing);
        finding.text.with("initiative", named(snapshot, initiative->thing));
        call_on(finding, owner_of(snapshot, *initiative));
        finding.mends.push_back(add_to("choose_goal", initiative->thing.id, "goals", {}));
    }
}

void find_goal_without_parent(const Reading& reading, Findings& out) {
    const Tree tree(reading.snapshot);
    for (const Goal* goal : reading.snapshot.all<Goal>()) {
        const bool circle = !tree.reached.contains(goal->thing.id);
        const bool lone = goal->goal_class != GoalClass::Outcome &&
                          reading.snapshot.find<Goal>(goal->parent) == nullptr;
        if (!counts(*goal) || (!circle && !lone)) continue;
        Finding& finding = add(out, "goal_without_parent", goal->thing);
        if (circle) take_variant(finding, "circle");
        finding.text.with("goal", named(reading.snapshot, goal->thing));
        call_on(finding, owner_of(reading.snapshot, *goal));
        Mend choose = mend("set", "choose_parent");
        choose.arguments = {{"thing", goal->thing.id.text()}, {"field", "parent"}};
        choose.asks = "to";
        finding.mends.push_back(std::move(choose));
    }
}

void find_goal_weights_do_not_sum(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    const Tree tree(snapshot);
    if (const model::Partnership* partnership = snapshot.partnership()) {
        Siblings outcomes;
        outcomes.above = &partnership->thing;
        for (const Goal* goal : tree.tops)
            if (counts(*goal) && goal->goal_class == GoalClass::Outcome)
                outcomes.goals.push_back(goal);
        compare_weights(snapshot, std::move(outcomes), out);
    }
    for (const Goal* goal : snapshot.all<Goal>()) {
        const auto below = tree.below.find(goal->thing.id);
        if (below == tree.below.end() || !counts(*goal)) continue;
        Siblings siblings;
        siblings.above = &goal->thing;
        for (const Goal* child : below->second)
            if (counts(*child)) siblings.goals.push_back(child);
        compare_weights(snapshot, std::move(siblings), out);
    }
}

void find_outcome_thinly_measured(const Reading& reading, Findings& out) {
    for (const Goal* goal : reading.snapshot.all<Goal>()) {
        const bool top = goal->goal_class == GoalClass::Outcome &&
                         reading.snapshot.find<Goal>(goal->parent) == nullptr;
        const kpi::GoalProgress* progress = reading.kpis.progress(goal->thing.id);
        if (!top || !is_pursued(*goal) || progress == nullptr || progress->parts.empty() ||
            !progress->measured || *progress->measured >= Decimal::from_integer(kShareMin))
            continue;
        Finding& finding = add(out, "outcome_thinly_measured", goal->thing);
        if (progress->measured->is_zero()) take_variant(finding, "nothing");
        finding.text.with("goal", named(reading.snapshot, goal->thing))
            .with("share", points(*progress->measured, goal->thing.id));
        for (const kpi::ProgressPart& part : progress->parts)
            if (!part.progress) finding.evidence.push_back(part.thing);
        call_on(finding, owner_of(reading.snapshot, *goal));
    }
}

void find_too_many_outcome_kpis(const Reading& reading, Findings& out) {
    const auto levels = reading.snapshot.all<model::Level>();
    if (levels.empty()) return;
    base::CountArgument count;
    for (const auto* kpi : reading.snapshot.all<model::Kpi>())
        if (is_outcome_kpi(reading.snapshot, *kpi, *levels.front()))
            count.of.push_back(kpi->thing.id);
    if (count.of.size() <= kOutcomeKpisMax) return;
    count.count = static_cast<std::int64_t>(count.of.size());
    Finding& finding = add(out, "too_many_outcome_kpis", levels.front()->thing);
    finding.evidence = count.of;
    for (const ThingId id : count.of)
        call_on(finding, owner_of(reading.snapshot, *reading.snapshot.find<model::Kpi>(id)));
    finding.text.with("level", letter_of(levels.front()))
        .with("count", std::move(count))
        .with("limit", counted(kOutcomeKpisMax));
}

void find_goal_behind_plan(const Reading& reading, Findings& out) {
    const Tree tree(reading.snapshot);
    std::set<ThingId> behind;
    for (const Goal* goal : tree.tops) collect_behind(tree, reading.kpis, *goal, behind);
    for (const Goal* goal : reading.snapshot.all<Goal>())
        if (behind.contains(goal->thing.id)) tell_pace(reading, *goal, "goal_behind_plan", out);
}

void find_goal_ahead_of_plan(const Reading& reading, Findings& out) {
    const auto is_ahead = [&](const Goal& goal) {
        return pace_of(goal, reading.kpis.progress(goal.thing.id)) == Pace::Ahead;
    };
    for (const Goal* goal : reading.snapshot.all<Goal>()) {
        const auto* above = reading.snapshot.find<Goal>(goal->parent);
        if (!is_ahead(*goal) || (above != nullptr && is_ahead(*above))) continue;
        tell_pace(reading, *goal, "goal_ahead_of_plan", out);
    }
}

void find_kpis_on_target(const Reading& reading, Findings& out) {
    const model::Partnership* partnership = reading.snapshot.partnership();
    if (partnership == nullptr) return;
    base::CountArgument count;
    const kpi::History* longest = nullptr;
    for (const kpi::History* history : reading.kpis.histories()) {
        const std::size_t streak = streak_of(*history);
        if (streak < kStreak) continue;
        count.of.push_back(history->kpi);
        if (longest == nullptr || streak_of(*longest) < streak) longest = history;
    }
    if (longest == nullptr) return;
    const auto* best = reading.snapshot.find<model::Kpi>(longest->kpi);
    count.count = static_cast<std::int64_t>(count.of.size());
    Finding& finding = add(out, "kpis_on_target", partnership->thing);
    if (count.of.size() > 1) take_variant(finding, "several");
    finding.evidence = count.of;
    for (const ThingId id : count.of)
        call_on(finding, owner_of(reading.snapshot, *reading.snapshot.find<model::Kpi>(id)));
    finding.text.with("kpi", named(reading.snapshot, best->thing))
        .with("periods", counted(streak_of(*longest)))
        .with("least", counted(kStreak))
        .with("count", std::move(count));
}

}  // namespace samverka::rules
