#include "core/ui/shown.h"

namespace samverka::ui {

float scroll_max(const Box& box) {
    if (box.node->layout.scroll == screens::Scroll::None) return 0;
    // Fractions of a pixel are no reason to scroll.
    const float over = box.content_height - box.rect.height;
    return over > 0.5F ? over : 0;
}

std::vector<Shown> shown_boxes(const Arrangement& arrangement, const ScrollOffsets& scroll) {
    const Rect everything{0, 0, arrangement.viewport.width, arrangement.viewport.height};
    std::vector<Shown> out;
    out.reserve(arrangement.boxes.size());
    for (const Box& box : arrangement.boxes) {
        Shown shown{.rect = box.rect, .clip = everything};
        if (box.scroller != kNoBox) {
            const Box& scroller = arrangement.boxes[box.scroller];
            const Shown& around = out[box.scroller];
            const auto found = scroll.find(scroller.node->id);
            const float by =
                found == scroll.end() ? 0 : std::clamp(found->second, 0.0F, scroll_max(scroller));
            shown.dy = around.dy - by;
            shown.clip = intersection(around.clip, around.rect);
        }
        shown.rect = moved(box.rect, 0, shown.dy);
        out.push_back(shown);
    }
    return out;
}

}  // namespace samverka::ui
