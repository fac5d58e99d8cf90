#include "core/kpi/progress.h"

#include <algorithm>
#include <map>

namespace samverka::kpi {

using base::Date;
using base::Decimal;
using base::ThingId;
using model::Goal;
using model::Snapshot;

namespace {

const Decimal kAll = Decimal::from_integer(100);
// Goals deeper than this are a fault of the file, and have no progress.
constexpr int kDepthMax = 64;

// The latest value with data: a month without is not the end of what is known.
const Value* latest_known(const History& history) {
    const auto found = std::find_if(history.values.rbegin(), history.values.rend(),
                                    [](const Value& value) { return value.has_value(); });
    return found == history.values.rend() ? nullptr : &*found;
}

struct Sum {
    Decimal weighted;
    Decimal weight;
    bool exact = true;  // false when something did not fit

    void add(const Decimal& value, const Decimal& by) {
        const auto product = base::multiply(value, by);
        const auto more = product ? base::add(weighted, product->value) : product;
        const auto heavier = base::add(weight, by);
        if (!more || !heavier) {
            exact = false;
            return;
        }
        weighted = more->value;
        weight = heavier->value;
    }
    [[nodiscard]] std::optional<Decimal> mean() const {
        if (!exact || weight.is_zero()) return std::nullopt;
        const auto out = base::divide(weighted, weight);
        return out ? std::optional(out->value) : std::nullopt;
    }
};

class Reckoner {
  public:
    Reckoner(const Snapshot& snapshot, Date date, std::span<const History* const> histories)
        : m_snapshot(snapshot), m_date(date) {
        for (const History* history : histories) {
            const auto* kpi = snapshot.find<model::Kpi>(history->kpi);
            for (const ThingId goal : kpi->goals) m_kpis[goal].push_back(history);
        }
        for (const model::Thing* thing : snapshot.all(model::ThingKind::Goal))
            m_children[model::as<Goal>(thing)->parent].push_back(model::as<Goal>(thing));
    }

    std::vector<GoalProgress> all() {
        for (const model::Thing* thing : m_snapshot.all(model::ThingKind::Goal)) {
            const auto* goal = model::as<Goal>(thing);
            if (m_snapshot.find<Goal>(goal->parent) == nullptr) reckon(*goal, goal->horizon, 0);
        }
        for (const model::Thing* thing : m_snapshot.all(model::ThingKind::Goal))
            if (!m_places.contains(thing->id)) {  // its own ancestor, dropped, or too deep
                m_places[thing->id] = m_out.size();
                m_out.push_back({.goal = thing->id,
                                 .progress = std::nullopt,
                                 .plan = std::nullopt,
                                 .measured = std::nullopt,
                                 .parts = {}});
            }
        return std::move(m_out);
    }

  private:
    // Reached from a goal without parent, so no circle is ever walked.
    std::size_t reckon(const Goal& goal, std::optional<Date> horizon, int depth) {
        const std::size_t place = m_out.size();
        m_places[goal.thing.id] = place;
        m_out.emplace_back();
        GoalProgress out;
        out.goal = goal.thing.id;
        Sum progress;
        Sum measured;
        const auto take = [&](const ProgressPart& part, const Decimal& share) {
            if (part.progress) progress.add(*part.progress, part.weight);
            measured.add(share, part.weight);
            out.parts.push_back(part);
        };
        for (const History* history : m_kpis[goal.thing.id]) {
            ProgressPart part = of_kpi(*history);
            const Decimal share = part.progress ? kAll : Decimal();
            take(part, share);
        }
        for (const Goal* child : m_children[goal.thing.id]) {
            if (child->status == model::GoalStatus::Dropped || depth == kDepthMax) continue;
            const GoalProgress& below =
                m_out[reckon(*child, child->horizon ? child->horizon : horizon, depth + 1)];
            take({.thing = child->thing.id,
                  .weight = child->weight.value_or(Decimal::from_integer(1)),
                  .progress = below.progress,
                  .value = nullptr},
                 below.measured.value_or(Decimal()));
        }
        out.progress = progress.mean();
        out.measured = measured.mean();
        out.plan = plan(horizon);
        m_out[place] = std::move(out);
        return place;
    }

    ProgressPart of_kpi(const History& history) const {
        const auto* kpi = m_snapshot.find<model::Kpi>(history.kpi);
        ProgressPart out{.thing = history.kpi,
                         .weight = kpi->weight.value_or(Decimal::from_integer(1)),
                         .progress = std::nullopt,
                         .value = latest_known(history)};
        if (out.value == nullptr) return out;
        if (const auto* definition = history.definition(*out.value))
            out.progress = progress_of(*definition, out.value->value);
        return out;
    }

    std::optional<Decimal> plan(std::optional<Date> horizon) const {
        const model::Partnership* partnership = m_snapshot.partnership();
        if (!horizon || partnership == nullptr || !partnership->starts) return std::nullopt;
        const std::int64_t way = horizon->days() - partnership->starts->days();
        const std::int64_t gone = std::clamp<std::int64_t>(
            m_date.days() - partnership->starts->days(), 0, std::max<std::int64_t>(way, 0));
        if (way <= 0) return kAll;
        const auto out =
            base::divide(Decimal::from_integer(gone * 100), Decimal::from_integer(way));
        return out ? std::optional(out->value) : std::nullopt;
    }

    const Snapshot& m_snapshot;
    Date m_date;
    std::map<ThingId, std::vector<const History*>> m_kpis;
    std::map<ThingId, std::vector<const Goal*>> m_children;
    std::map<ThingId, std::size_t> m_places;
    std::vector<GoalProgress> m_out;
};

}  // namespace

std::vector<GoalProgress> goal_progress(const Snapshot& snapshot, Date date,
                                        std::span<const History* const> histories) {
    return Reckoner(snapshot, date, histories).all();
}

std::optional<Decimal> measured_share(const Snapshot& snapshot,
                                      std::span<const GoalProgress> progress) {
    Sum sum;
    for (const GoalProgress& one : progress) {
        const auto* goal = snapshot.find<Goal>(one.goal);
        if (goal == nullptr || goal->goal_class != model::GoalClass::Outcome ||
            snapshot.find<Goal>(goal->parent) != nullptr ||
            goal->status == model::GoalStatus::Dropped)
            continue;
        sum.add(one.measured.value_or(Decimal()), goal->weight.value_or(Decimal::from_integer(1)));
    }
    return sum.mean();
}

}  // namespace samverka::kpi
