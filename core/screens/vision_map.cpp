#include "core/screens/vision_map.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/sort.h"

namespace samverka::screens {

using base::ThingId;
using model::Goal;
using model::Snapshot;

namespace {

class Layouter {
  public:
    Layouter(const Snapshot& snapshot, MapRoom room) : m_snapshot(snapshot), m_room(room) {
        for (const Goal* goal : snapshot.all<Goal>()) {
            if (goal->status == model::GoalStatus::Dropped) continue;
            const bool hangs = snapshot.find<Goal>(goal->parent) != nullptr;
            if (hangs)
                m_children[goal->parent].push_back(goal);
            else
                m_tops.push_back(goal);
        }
        for (const model::Kpi* kpi : snapshot.all<model::Kpi>())
            for (const ThingId goal : kpi->goals)
                if (m_snapshot.find<Goal>(goal) != nullptr) m_serving[goal].push_back(kpi);
    }

    AlignmentMap make() {
        for (const Goal* goal : m_tops) place_goal(*goal, 0);
        place_loose_kpis();
        m_map.rows = std::max<std::size_t>(m_row, 1);
        place_initiatives();
        add_vision();
        base::sort(m_map.items, [](const MapItem& left, const MapItem& right) {
            return left.column != right.column ? left.column < right.column : left.row < right.row;
        });
        return std::move(m_map);
    }

  private:
    static constexpr int kDepthMax = 8;

    void put(ThingId thing, MapColumn column, std::size_t row, std::size_t rows, bool loose) {
        m_map.items.push_back(
            {.thing = thing, .column = column, .row = row, .rows = rows, .loose = loose});
        m_map.loose += loose ? 1 : 0;
        m_rows[thing] = row;
    }

    void place_kpis(const Goal& goal) {
        for (const model::Kpi* kpi : m_serving[goal.thing.id]) {
            m_map.lines.push_back(
                {.from = goal.thing.id, .to = kpi->thing.id, .weight = kpi->weight});
            if (m_placed.insert(kpi->thing.id).second)
                put(kpi->thing.id, MapColumn::Kpi, m_row++, 1, false);
        }
    }

    // A goal stands beside all that serves it, and takes a row of its own where nothing does.
    void place_goal(const Goal& goal, int depth) {
        if (depth > kDepthMax || !m_placed.insert(goal.thing.id).second) return;
        const std::size_t first = m_row;
        const bool is_top = goal.goal_class == model::GoalClass::Outcome && depth == 0;
        if (is_top && m_room == MapRoom::Compact) ++m_row;
        place_kpis(goal);
        for (const Goal* child : m_children[goal.thing.id]) {
            place_goal(*child, depth + 1);
            m_map.lines.push_back(
                {.from = goal.thing.id, .to = child->thing.id, .weight = child->weight});
        }
        const bool bare = m_row == first;
        if (bare) ++m_row;
        const bool measured =
            !m_serving[goal.thing.id].empty() || !m_children[goal.thing.id].empty();
        const std::size_t rows = is_top && m_room == MapRoom::Compact ? 1 : m_row - first;
        put(goal.thing.id, is_top ? MapColumn::Outcome : MapColumn::Goal, first, rows,
            !measured && goal.status != model::GoalStatus::Planned);
    }

    void place_loose_kpis() {
        for (const model::Kpi* kpi : m_snapshot.all<model::Kpi>())
            if (m_placed.insert(kpi->thing.id).second)
                put(kpi->thing.id, MapColumn::Kpi, m_row++, 1, true);
    }

    // Beside the first thing that it is to move, or the next free row below.
    void place_initiatives() {
        std::set<std::size_t> taken;
        const auto free_from = [&](std::size_t row) {
            while (taken.contains(row)) ++row;
            taken.insert(row);
            return row;
        };
        std::vector<const model::Initiative*> loose;
        for (const model::Initiative* initiative : m_snapshot.all<model::Initiative>()) {
            if (initiative->stage == model::Stage::Stopped) continue;
            std::size_t row = m_map.rows;
            bool connected = false;
            const auto connect = [&](ThingId thing) {
                const auto at = m_rows.find(thing);
                if (at == m_rows.end()) return;
                if (!connected) row = at->second;
                connected = true;
                m_map.lines.push_back(
                    {.from = thing, .to = initiative->thing.id, .weight = std::nullopt});
            };
            for (const ThingId kpi : initiative->kpis) connect(kpi);
            if (initiative->kpis.empty())
                for (const ThingId goal : initiative->goals) connect(goal);
            if (connected)
                put(initiative->thing.id, MapColumn::Initiative, free_from(row), 1, false);
            else
                loose.push_back(initiative);
        }
        for (const model::Initiative* initiative : loose)
            put(initiative->thing.id, MapColumn::Initiative, free_from(m_map.rows - 1), 1, true);
        if (!taken.empty()) m_map.rows = std::max(m_map.rows, *taken.rbegin() + 1);
    }

    void add_vision() {
        const auto visions = m_snapshot.all<model::Vision>();
        if (visions.empty()) return;
        const ThingId vision = visions.front()->thing.id;
        put(vision, MapColumn::Vision, 0, m_map.rows, false);
        for (const Goal* goal : m_tops)
            m_map.lines.push_back({.from = vision, .to = goal->thing.id, .weight = goal->weight});
    }

    const Snapshot& m_snapshot;
    MapRoom m_room;
    std::vector<const Goal*> m_tops;
    std::map<ThingId, std::vector<const Goal*>> m_children;
    std::map<ThingId, std::vector<const model::Kpi*>> m_serving;
    std::set<ThingId> m_placed;
    std::map<ThingId, std::size_t> m_rows;
    std::size_t m_row = 0;
    AlignmentMap m_map;
};

}  // namespace

AlignmentMap alignment_map(const Snapshot& snapshot, MapRoom room) {
    return Layouter(snapshot, room).make();
}

}  // namespace samverka::screens
