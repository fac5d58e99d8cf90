#include "core/ui/shown.h"

namespace samverka::ui {

float scroll_max(const Box& box) {
    if (box.node->layout.scroll == screens::Scroll::None) return 0;
    // Fractions of a pixel are no reason to scroll.
    const float over = box.content_height - box.rect.height;
    return over > 0.5F ? over : 0;
}

Rect scroll_track(const Box& box, const Shown& shown, float zoom) {
    if (scroll_max(box) <= 0) return {};
    constexpr float kWidth = 6;
    constexpr float kInset = 2;
    const Rect& rect = shown.rect;
    const bool roomy = padding(*box.node).x >= kWidth + 2 * kInset;
    const float inside = rect.right() - (kWidth + kInset) * zoom;
    const float outside = rect.right() + kInset * zoom;
    const bool seen = outside + kWidth * zoom <= shown.clip.right();
    return {roomy || !seen ? inside : outside, rect.y + kInset * zoom, kWidth * zoom,
            rect.height - 2 * kInset * zoom};
}

Rect scroll_thumb(const Box& box, const Shown& shown, float zoom, float offset) {
    const Rect track = scroll_track(box, shown, zoom);
    const float reach = scroll_max(box);
    if (reach <= 0) return {};
    const float least = std::min(32 * zoom, track.height);
    const float height = std::max(least, track.height * box.rect.height / box.content_height);
    const float at = std::clamp(offset, 0.0F, reach) / reach;
    return {track.x, track.y + (track.height - height) * at, track.width, height};
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
