// Points, sizes and rectangles of the drawn view, in CSS pixels with y downwards.
//
// Plain values without behaviour of their own; who uses which origin says so. Nothing here is
// stored or compared with a target, so floats are allowed.
#pragma once

#include <algorithm>

namespace samverka::ui {

struct Point {
    float x = 0;
    float y = 0;
};

struct Size {
    float width = 0;
    float height = 0;
    friend bool operator==(const Size&, const Size&) = default;
};

struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
    [[nodiscard]] Point middle() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] bool contains(Point point) const {
        return point.x >= x && point.x < right() && point.y >= y && point.y < bottom();
    }
    [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
};

[[nodiscard]] inline Rect moved(Rect rect, float dx, float dy) {
    return {rect.x + dx, rect.y + dy, rect.width, rect.height};
}
// Grown on all sides; shrunk when `by` is negative.
[[nodiscard]] inline Rect grown(Rect rect, float by) {
    return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}
[[nodiscard]] inline Rect intersection(const Rect& a, const Rect& b) {
    const float x = std::max(a.x, b.x);
    const float y = std::max(a.y, b.y);
    return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

}  // namespace samverka::ui
