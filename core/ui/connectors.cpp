#include "core/ui/connectors.h"

namespace samverka::ui {

namespace {

float within(float value, const Rect& rect) {
    return std::clamp(value, rect.y, std::max(rect.y, rect.bottom()));
}

std::vector<Point> across(const Rect& from, const Rect& to, float from_y, float to_y) {
    const bool rightwards = to.x >= from.x;
    const Point start{rightwards ? from.right() : from.x, from_y};
    const Point stop{rightwards ? to.x : to.right(), to_y};
    if (start.y == stop.y) return {start, stop};
    const float half = (start.x + stop.x) / 2;
    return {start, {half, start.y}, {half, stop.y}, stop};
}

std::vector<Point> upright(const Rect& from, const Rect& to) {
    const bool down = to.y >= from.y;
    const Point start{from.middle().x, down ? from.bottom() : from.y};
    const Point stop{to.middle().x, down ? to.y : to.bottom()};
    if (start.x == stop.x) return {start, stop};
    const float half = (start.y + stop.y) / 2;
    return {start, {start.x, half}, {stop.x, half}, stop};
}

std::vector<Point> swung(const Rect& from, const Rect& to) {
    const bool rightwards = to.x >= from.x;
    const Point start{rightwards ? from.right() : from.x, from.middle().y};
    const Point stop{rightwards ? to.x : to.right(), to.middle().y};
    const float half = (start.x + stop.x) / 2;
    return {start, {half, start.y}, {half, stop.y}, stop};
}

}  // namespace

std::vector<ConnectorPath> connector_paths(const Arrangement& arrangement,
                                           const screens::Scene& scene) {
    std::vector<ConnectorPath> paths;
    for (const screens::Connector& connector : scene.connectors) {
        const std::size_t from = arrangement.find(connector.from);
        const std::size_t to = arrangement.find(connector.to);
        if (from == kNoBox || to == kNoBox) continue;
        const Rect& a = arrangement.boxes[from].rect;
        const Rect& b = arrangement.boxes[to].rect;
        ConnectorPath path{.connector = &connector, .scroller = arrangement.boxes[from].scroller};
        const std::size_t at = arrangement.find(connector.at);
        const bool beside = b.x >= a.right() || a.x >= b.right();
        if (!beside) {
            path.points = upright(a, b);
        } else if (connector.form == screens::ConnectorForm::Curved) {
            path.curved = true;
            path.points = swung(a, b);
        } else if (at != kNoBox) {
            const float level = arrangement.boxes[at].rect.middle().y;
            path.points = across(a, b, within(level, a), within(level, b));
        } else {
            path.points = across(a, b, a.middle().y, b.middle().y);
        }
        paths.push_back(std::move(path));
    }
    return paths;
}

}  // namespace samverka::ui
