#include "core/ui/connectors.h"

#include <cmath>
#include <numbers>

namespace samverka::ui {

namespace {

using screens::ConnectorForm;

constexpr float kTurn = 28;  // the radius with which a branch leaves its trunk, pixels

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

// Down along the trunk, around a quarter circle, level to the middle of `to`. `lane` is measured
// from the middle of the foot. Empty where `to` does not stand below on the right.
std::vector<Point> branched(const Rect& from, const Rect& to, float lane, float radius) {
    constexpr int kPieces = 10;
    const Point start{from.middle().x + lane, from.bottom()};
    const Point stop{to.x, to.middle().y};
    const float turn = std::min(radius, stop.x - start.x);
    if (turn <= 0 || stop.y - turn < start.y) return {};
    std::vector<Point> out{start};
    for (int piece = 0; piece <= kPieces; ++piece) {
        const float angle =
            std::numbers::pi_v<float> / 2 * static_cast<float>(piece) / static_cast<float>(kPieces);
        out.push_back(
            {start.x + turn * (1 - std::cos(angle)), stop.y - turn * (1 - std::sin(angle))});
    }
    out.push_back(stop);
    return out;
}

ConnectorPath path_of(const Arrangement& arrangement, const screens::Connector& connector,
                      std::size_t from, std::size_t to) {
    const Rect& a = arrangement.boxes[from].rect;
    const Rect& b = arrangement.boxes[to].rect;
    ConnectorPath out{.connector = &connector, .scroller = arrangement.boxes[from].scroller};
    const bool beside = b.x >= a.right() || a.x >= b.right();
    if (!beside) {
        out.points = upright(a, b);
        return out;
    }
    if (connector.form == ConnectorForm::Trunk) {
        out.points = branched(a, b, connector.lane * arrangement.zoom, kTurn * arrangement.zoom);
        out.form = ConnectorForm::Trunk;
        if (!out.points.empty()) return out;
    }
    if (connector.form != ConnectorForm::Level) {
        out.form = ConnectorForm::Curved;
        out.points = swung(a, b);
        return out;
    }
    const std::size_t at = arrangement.find(connector.at);
    const float level = at == kNoBox ? 0 : arrangement.boxes[at].rect.middle().y;
    out.points = at == kNoBox ? across(a, b, a.middle().y, b.middle().y)
                              : across(a, b, within(level, a), within(level, b));
    return out;
}

}  // namespace

std::vector<ConnectorPath> connector_paths(const Arrangement& arrangement,
                                           const screens::Scene& scene) {
    std::vector<ConnectorPath> paths;
    for (const screens::Connector& connector : scene.connectors) {
        const std::size_t from = arrangement.find(connector.from);
        const std::size_t to = arrangement.find(connector.to);
        if (from == kNoBox || to == kNoBox) continue;
        paths.push_back(path_of(arrangement, connector, from, to));
    }
    return paths;
}

}  // namespace samverka::ui
