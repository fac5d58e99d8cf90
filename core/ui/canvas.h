// Drawing primitives on a Dear ImGui draw list, snapped to device pixels.
//
// Positions and sizes are CSS pixels of the viewport. Surfaces and hairlines fall on whole device
// pixels at every pixel ratio; text stands on a baseline that does. Knows colours and shapes, no
// nodes.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/screens/node.h"
#include "core/screens/theme.h"
#include "core/ui/fonts.h"
#include "core/ui/geometry.h"
#include "core/ui/look.h"

struct ImDrawList;

namespace samverka::ui {

struct Ink {
    screens::Rgb colour = 0;
    float opacity = 1;
};

enum class LineEnd : std::uint8_t { Whole, Dashed };

class Canvas {
  public:
    Canvas(ImDrawList& list, Fonts& fonts, float pixel_ratio);

    void fill(const Rect& rect, Ink ink, float radius = 0);
    // Inside the rectangle.
    void outline(const Rect& rect, Ink ink, float thickness, float radius = 0,
                 LineEnd end = LineEnd::Whole);
    void horizontal(float x, float y, float width, Ink ink);  // a hairline whose top is y
    void vertical(float x, float y, float height, Ink ink);
    void line(Point from, Point to, Ink ink, float thickness, LineEnd end);
    // Through the points; dashes go on around the corners.
    void path(std::span<const Point> points, Ink ink, float thickness, LineEnd end);
    // From the first to the last, drawn towards the two between.
    void curve(const std::array<Point, 4>& points, Ink ink, float thickness, LineEnd end);
    void dotted(Point from, float width, Ink ink);
    // What the points enclose, hollows included.
    void area(std::span<const Point> points, Ink ink);
    void text(Point top_left, std::string_view text, const TextLook& look, Ink ink);
    void mark(const Rect& rect, screens::Mark mark, Ink ink);
    void chevron_down(const Rect& rect, Ink ink);
    void icon(const Rect& rect, std::string_view name, Ink ink);

    void push_clip(const Rect& rect);
    void pop_clip();

    [[nodiscard]] float snapped(float value) const;
    [[nodiscard]] float hairline() const { return m_hairline; }

  private:
    [[nodiscard]] Rect snapped(const Rect& rect) const;

    ImDrawList& m_list;
    Fonts& m_fonts;
    float m_ratio;
    float m_hairline;
};

}  // namespace samverka::ui
