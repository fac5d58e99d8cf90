// Where boxes stand on the screen once scrolling is taken into account, and what of them can be
// seen.
//
// Hit tests, paint and the rectangles that tests read all ask here, so what is drawn is what is
// hit.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/ui/layout.h"

namespace samverka::ui {

using ScrollOffsets = std::map<std::string, float, std::less<>>;

struct Shown {
    Rect rect;
    Rect clip;     // what its scrolling boxes leave of the viewport
    float dy = 0;  // from Arrangement's coordinates to the screen's

    [[nodiscard]] bool visible() const { return !intersection(rect, clip).empty(); }
};

[[nodiscard]] std::vector<Shown> shown_boxes(const Arrangement& arrangement,
                                             const ScrollOffsets& scroll);

// Where the thumb of a scrolling box moves, on the screen: within its padding, else in the gap to
// its right; of a grid of cells beside its rows. Empty when everything in it is seen.
[[nodiscard]] Rect scroll_track(const Box& box, const Shown& shown, float zoom);
// The thumb in its track at an offset.
[[nodiscard]] Rect scroll_thumb(const Box& box, const Shown& shown, float zoom, float offset);

// The furthest a box can be scrolled; 0 when everything in it is seen.
[[nodiscard]] float scroll_max(const Box& box);

// The same sideways, which only grids of cells can.
[[nodiscard]] float sideways_max(const Box& box);
[[nodiscard]] Rect sideways_track(const Box& box, const Shown& shown, float zoom);
[[nodiscard]] Rect sideways_thumb(const Box& box, const Shown& shown, float zoom, float offset);

// What is remembered of a box's scrolling, within what it can be scrolled.
[[nodiscard]] float scrolled(const ScrollOffsets& offsets, const Box& box, float most);

}  // namespace samverka::ui
