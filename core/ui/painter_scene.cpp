// Painter: scenes. Shapes fill the box of their picture; connectors lie under the siblings of
// theirs.

#include <cmath>

#include "core/screens/text_metrics.h"
#include "core/ui/connectors.h"
#include "core/ui/painter.h"

namespace samverka::ui {

using screens::Align;
using screens::LineStyle;
using screens::Mark;
using screens::Shape;
using screens::ShapeKind;
using screens::Tone;

namespace {

// A mark without a tone of its own has the tone that its meaning has everywhere.
Tone tone_of(const Shape& shape) {
    if (shape.kind != ShapeKind::Mark || shape.tone != Tone::Ink) return shape.tone;
    switch (shape.mark) {
        case Mark::Error:
            return Tone::Miss;
        case Mark::Warning:
            return Tone::Watch;
        case Mark::Advice:
            return Tone::Customer;
        case Mark::Praise:
            return Tone::Good;
        case Mark::NoData:
            return Tone::NoData;
        case Mark::None:
        case Mark::Dot:
            break;
    }
    return Tone::Ink;
}

LineEnd end_of(LineStyle line) {
    return line == LineStyle::Broken ? LineEnd::Dashed : LineEnd::Whole;
}

}  // namespace

void Painter::shapes(std::size_t index) {
    const screens::Scene& scene = at(index).node->scene;
    if (scene.shapes.empty() || scene.width <= 0 || scene.height <= 0) return;
    const Padding pad = padding(*at(index).node);
    Rect where = rect(index);
    where = {where.x + scaled(pad.x), where.y + scaled(pad.y), where.width - 2 * scaled(pad.x),
             where.height - 2 * scaled(pad.y)};
    std::vector<Point> points;
    for (const Shape& shape : scene.shapes) {
        points.clear();
        for (const screens::ScenePoint& point : shape.points) {
            points.push_back({where.x + point.x / scene.width * where.width,
                              where.y + point.y / scene.height * where.height});
        }
        if (!points.empty()) paint_shape(shape, points);
    }
}

void Painter::paint_shape(const Shape& shape, const std::vector<Point>& points) {
    const Tone tone = tone_of(shape);
    const bool washed = shape.paint == screens::Paint::Wash;
    const Ink colour = ink(washed ? tone_wash(m_in.theme, tone) : tone_colour(m_in.theme, tone));
    const Point first = points.front();
    switch (shape.kind) {
        case ShapeKind::Line:
            m_canvas.path(points, colour, scaled(shape.stroke), end_of(shape.line));
            break;
        case ShapeKind::Area:
            m_canvas.area(points, colour);
            break;
        case ShapeKind::Box: {
            if (points.size() < 2) break;
            const Point other = points[1];
            const float least = m_canvas.hairline();
            m_canvas.fill({std::min(first.x, other.x), std::min(first.y, other.y),
                           std::max(least, std::abs(other.x - first.x)),
                           std::max(least, std::abs(other.y - first.y))},
                          colour);
            break;
        }
        case ShapeKind::Mark: {
            const auto draw = [&](float size, Ink filled) {
                m_canvas.mark({first.x - size / 2, first.y - size / 2, size, size}, shape.mark,
                              filled);
            };
            const float size = scaled(shape.stroke > 0 ? shape.stroke : kMarkSize);
            draw(size, ink(tone_colour(m_in.theme, tone)));
            constexpr float kRim = 1.6F;
            if (washed) draw(size - 2 * scaled(kRim), ink(m_in.theme.panel));
            break;
        }
        case ShapeKind::Words: {
            const screens::TypeStyle& type =
                screens::kTypeScale[static_cast<std::size_t>(shape.text)];
            const TextLook look{scaled(type.size), scaled(type.line_height), type.tracking,
                                shape.weight};
            const float width = line_width(shape.words, look);
            const float before = shape.align == Align::Center ? width / 2
                                 : shape.align == Align::End  ? width
                                                              : 0;
            // They stand on the point: it is where their baseline is.
            const float top = first.y - screens::baseline(look.size, look.line_height);
            m_canvas.text({first.x - before, top}, shape.words, look, colour);
            break;
        }
    }
}

void Painter::scenes(std::size_t index) {
    const screens::Scene& scene = at(index).node->scene;
    if (scene.connectors.empty()) return;
    for (const ConnectorPath& path : connector_paths(m_in.arrangement, scene)) {
        const screens::Connector& connector = *path.connector;
        const std::size_t from = m_in.arrangement.find(connector.from);
        const float dy = m_in.shown[from].dy;
        clip_to(m_in.shown[from].clip);
        const LineEnd end = end_of(connector.line);
        // What is broad enough to be a surface is paler, as surfaces are.
        constexpr float kBroad = 2;
        constexpr float kPale = 0.35F;
        const Ink colour =
            ink(tone_colour(m_in.theme, connector.tone), connector.stroke > kBroad ? kPale : 1.0F);
        const float usual = end == LineEnd::Dashed ? 2.0F : 1.5F;
        const float stroke = scaled(connector.stroke > 0 ? connector.stroke : usual);
        std::vector<Point> points;
        points.reserve(path.points.size());
        for (const Point point : path.points) points.push_back({point.x, point.y + dy});
        if (path.form == screens::ConnectorForm::Curved) {
            m_canvas.curve({points[0], points[1], points[2], points[3]}, colour, stroke, end);
            continue;
        }
        if (path.form == screens::ConnectorForm::Trunk) {
            m_canvas.path(points, colour, stroke, end);
            continue;
        }
        for (std::size_t piece = 1; piece < points.size(); ++piece)
            m_canvas.line(points[piece - 1], points[piece], colour, stroke, end);
    }
}

}  // namespace samverka::ui
