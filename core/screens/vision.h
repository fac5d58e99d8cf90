// The parts of the screen Vision and goals, for its own files alone.
#pragma once

#include "core/model/in_force.h"
#include "core/screens/screens.h"
#include "core/screens/vision_map.h"

namespace samverka::screens {

[[nodiscard]] inline std::string vision_node(base::ThingId thing) {
    return "vision/thing/" + thing.text();
}

// The version of the vision that applies, or the draft that is there.
[[nodiscard]] model::VersionInForce vision_in_force(const View& view);

[[nodiscard]] Node vision_map_node(const View& view, const AlignmentMap& map, MapRoom room);
// The same as a table: what each goal weighs, how far it has come, and what measures it.
[[nodiscard]] Node vision_table(const View& view);
// What is selected, edited in place, or the form for something new.
[[nodiscard]] Node vision_panel(const View& view);
[[nodiscard]] Node vision_form(const View& view);

}  // namespace samverka::screens
