#include "core/ui/shown.h"

namespace samverka::ui {

namespace {

constexpr float kBarWidth = 6;
constexpr float kBarInset = 2;
constexpr float kThumbLeast = 32;

bool is_grid(const Box& box) { return box.node->kind == screens::NodeKind::Grid; }

// Fractions of a pixel are no reason to scroll.
float beyond(float content, float room) { return content - room > 0.5F ? content - room : 0; }

}  // namespace

float scroll_max(const Box& box) {
    if (box.node->layout.scroll == screens::Scroll::None && !is_grid(box)) return 0;
    return beyond(box.content_height, box.rect.height);
}

float sideways_max(const Box& box) {
    return is_grid(box) ? beyond(box.content_width, box.rect.width) : 0;
}

float scrolled(const ScrollOffsets& offsets, const Box& box, float most) {
    const auto found = offsets.find(box.node->id);
    return found == offsets.end() ? 0 : std::clamp(found->second, 0.0F, most);
}

Rect scroll_track(const Box& box, const Shown& shown, float zoom) {
    if (scroll_max(box) <= 0) return {};
    const Rect& rect = shown.rect;
    const bool roomy = padding(*box.node).x >= kBarWidth + 2 * kBarInset;
    const float inside = rect.right() - (kBarWidth + kBarInset) * zoom;
    const float outside = rect.right() + kBarInset * zoom;
    const bool seen = outside + kBarWidth * zoom <= shown.clip.right();
    return {roomy || !seen ? inside : outside, rect.y + box.header_height + kBarInset * zoom,
            kBarWidth * zoom, rect.height - box.header_height - 2 * kBarInset * zoom};
}

Rect scroll_thumb(const Box& box, const Shown& shown, float zoom, float offset) {
    const Rect track = scroll_track(box, shown, zoom);
    const float reach = scroll_max(box);
    if (reach <= 0) return {};
    const float least = std::min(kThumbLeast * zoom, track.height);
    const float height = std::max(least, track.height * box.rect.height / box.content_height);
    const float at = std::clamp(offset, 0.0F, reach) / reach;
    return {track.x, track.y + (track.height - height) * at, track.width, height};
}

Rect sideways_track(const Box& box, const Shown& shown, float zoom) {
    if (sideways_max(box) <= 0) return {};
    const Rect& rect = shown.rect;
    const float edge = kBarInset * zoom;
    // The corner belongs to the other bar.
    const float corner = scroll_max(box) > 0 ? (kBarWidth + 2 * kBarInset) * zoom : 0;
    return {rect.x + edge, rect.bottom() - kBarWidth * zoom - edge, rect.width - 2 * edge - corner,
            kBarWidth * zoom};
}

Rect sideways_thumb(const Box& box, const Shown& shown, float zoom, float offset) {
    const Rect track = sideways_track(box, shown, zoom);
    const float reach = sideways_max(box);
    if (reach <= 0) return {};
    const float least = std::min(kThumbLeast * zoom, track.width);
    const float width = std::max(least, track.width * box.rect.width / box.content_width);
    const float at = std::clamp(offset, 0.0F, reach) / reach;
    return {track.x + (track.width - width) * at, track.y, width, track.height};
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
            shown.dy = around.dy - scrolled(scroll, scroller, scroll_max(scroller));
            shown.clip = intersection(around.clip, around.rect);
        }
        shown.rect = moved(box.rect, 0, shown.dy);
        out.push_back(shown);
    }
    return out;
}

}  // namespace samverka::ui
