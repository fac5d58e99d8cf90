// What stands where on the alignment map: vision, outcomes, goals, KPIs and initiatives in columns
// from left to right, each beside what it serves, and what hangs on nothing at the foot.
//
// A KPI stands at the first goal that it serves and an initiative beside the first KPI or goal that
// it is to move; the lines tell the other connections. Costs: one pass over each kind.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/model/snapshot.h"

namespace samverka::screens {

enum class MapColumn : std::uint8_t { Vision, Outcome, Goal, Kpi, Initiative };

// Beside an open panel there is room for three columns: the vision is left out, and goals stand
// below their outcome.
enum class MapRoom : std::uint8_t { Wide, Compact };

struct MapItem {
    base::ThingId thing;
    MapColumn column{};
    std::size_t row = 0;   // the first one, from 0
    std::size_t rows = 1;  // how many it stands beside
    bool loose = false;    // connected to nothing that it should serve
};
struct MapLine {
    base::ThingId from;  // left
    base::ThingId to;
    std::optional<base::Decimal> weight;  // of `to` among its siblings
};
struct AlignmentMap {
    std::vector<MapItem> items;  // by column, then by row
    std::vector<MapLine> lines;
    std::size_t rows = 0;
    std::size_t loose = 0;  // loose threads: KPIs, initiatives and goals without what they need
};

[[nodiscard]] AlignmentMap alignment_map(const model::Snapshot& snapshot, MapRoom room);

}  // namespace samverka::screens
