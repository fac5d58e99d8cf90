// The lines of a scene, after layout: each connector as level and upright pieces between two boxes,
// as one curve that leaves and comes in level, or as a branch of a trunk.
//
// A line leaves the middle of the side that faces the other box. Where `at` names a node, the line
// is level at that node's middle on both sides (as far as the boxes reach there). A connector with
// an end that has no box is left out.
#pragma once

#include <vector>

#include "core/ui/layout.h"

namespace samverka::ui {

struct ConnectorPath {
    const screens::Connector* connector = nullptr;
    std::size_t scroller = kNoBox;  // it moves with what it joins
    // Level: upright and level pieces. Curved: the four points of a cubic curve. Trunk: many
    // points, drawn as one line.
    screens::ConnectorForm form = screens::ConnectorForm::Level;
    std::vector<Point> points = {};
};

[[nodiscard]] std::vector<ConnectorPath> connector_paths(const Arrangement& arrangement,
                                                         const screens::Scene& scene);

}  // namespace samverka::ui
