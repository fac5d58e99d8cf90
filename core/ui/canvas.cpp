#include "core/ui/canvas.h"

#include <imgui.h>

#include <array>
#include <cmath>
#include <vector>

#include "core/base/text.h"
#include "core/screens/icons.h"

namespace samverka::ui {

using screens::Mark;

namespace {

ImU32 packed(Ink ink) {
    const float alpha = std::clamp(ink.opacity, 0.0F, 1.0F) * 255.0F;
    return IM_COL32((ink.colour >> 16) & 0xFF, (ink.colour >> 8) & 0xFF, ink.colour & 0xFF,
                    static_cast<unsigned>(std::lround(alpha)));
}

ImVec2 vec(Point point) { return {point.x, point.y}; }

}  // namespace

Canvas::Canvas(ImDrawList& list, Fonts& fonts, float pixel_ratio)
    : m_list(list),
      m_fonts(fonts),
      m_ratio(pixel_ratio),
      m_hairline(std::max(1.0F, std::floor(pixel_ratio)) / pixel_ratio) {
    // The anti-aliased rim is one device pixel wide, whatever the ratio.
    list._FringeScale = 1 / pixel_ratio;
}

float Canvas::snapped(float value) const { return std::round(value * m_ratio) / m_ratio; }

Rect Canvas::snapped(const Rect& rect) const {
    const float x = snapped(rect.x);
    const float y = snapped(rect.y);
    return {x, y, snapped(rect.right()) - x, snapped(rect.bottom()) - y};
}

void Canvas::fill(const Rect& rect, Ink ink, float radius) {
    const Rect at = snapped(rect);
    if (at.empty()) return;
    m_list.AddRectFilled({at.x, at.y}, {at.right(), at.bottom()}, packed(ink),
                         std::min(radius, std::min(at.width, at.height) / 2));
}

void Canvas::outline(const Rect& rect, Ink ink, float thickness, float radius, LineEnd end) {
    const Rect at = snapped(rect);
    const float line = std::max(m_hairline, snapped(thickness));
    if (at.width <= line || at.height <= line) return;
    const float half = line / 2;
    m_list.PathRect({at.x + half, at.y + half}, {at.right() - half, at.bottom() - half},
                    std::max(0.0F, radius - half));
    if (end == LineEnd::Whole) {
        m_list.PathStroke(packed(ink), ImDrawFlags_Closed, line);
        return;
    }
    std::vector<Point> around;
    for (const ImVec2& point : m_list._Path) around.push_back({point.x, point.y});
    around.push_back(around.front());
    m_list.PathClear();
    path(around, ink, line, end);
}

void Canvas::horizontal(float x, float y, float width, Ink ink) {
    const float left = snapped(x);
    const float top = snapped(y);
    m_list.AddRectFilled({left, top}, {snapped(x + width), top + m_hairline}, packed(ink));
}

void Canvas::vertical(float x, float y, float height, Ink ink) {
    const float left = snapped(x);
    const float top = snapped(y);
    m_list.AddRectFilled({left, top}, {left + m_hairline, snapped(y + height)}, packed(ink));
}

void Canvas::line(Point from, Point to, Ink ink, float thickness, LineEnd end) {
    const float width = std::max(m_hairline, thickness);
    const float half = snapped(width) / 2;
    // Level lines stand on whole pixels; a sloping one has nothing to gain from it.
    if (from.y == to.y) from.y = to.y = snapped(from.y - half) + half;
    if (end == LineEnd::Whole) {
        m_list.AddLine(vec(from), vec(to), packed(ink), width);
        return;
    }
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    if (length <= 0) return;
    constexpr float kDash = 5;
    const float dx = (to.x - from.x) / length;
    const float dy = (to.y - from.y) / length;
    for (float at = 0; at < length; at += 2 * kDash) {
        const float stop = std::min(at + kDash, length);
        m_list.AddLine({from.x + dx * at, from.y + dy * at},
                       {from.x + dx * stop, from.y + dy * stop}, packed(ink), width);
    }
}

void Canvas::path(std::span<const Point> points, Ink ink, float thickness, LineEnd end) {
    if (points.size() < 2) return;
    if (points.size() == 2) {
        line(points[0], points[1], ink, thickness, end);
        return;
    }
    const float width = std::max(m_hairline, thickness);
    const ImU32 colour = packed(ink);
    if (end == LineEnd::Whole) {
        for (const Point point : points) m_list.PathLineTo(vec(point));
        m_list.PathStroke(colour, ImDrawFlags_None, width);
        return;
    }
    constexpr float kDash = 5;
    float left = kDash;  // of the dash or the gap that runs now
    bool drawn = true;
    m_list.PathLineTo(vec(points[0]));
    for (std::size_t at = 1; at < points.size(); ++at) {
        Point from = points[at - 1];
        float length = std::hypot(points[at].x - from.x, points[at].y - from.y);
        while (length > left) {
            from.x += (points[at].x - from.x) * left / length;
            from.y += (points[at].y - from.y) * left / length;
            length -= left;
            left = kDash;
            if (drawn) {
                m_list.PathLineTo(vec(from));
                m_list.PathStroke(colour, ImDrawFlags_None, width);
            } else {
                m_list.PathLineTo(vec(from));
            }
            drawn = !drawn;
        }
        left -= length;
        if (drawn) m_list.PathLineTo(vec(points[at]));
    }
    if (drawn && m_list._Path.Size > 1)
        m_list.PathStroke(colour, ImDrawFlags_None, width);
    else
        m_list.PathClear();
}

void Canvas::curve(const std::array<Point, 4>& points, Ink ink, float thickness, LineEnd end) {
    float length = 0;
    for (std::size_t at = 1; at < points.size(); ++at)
        length += std::hypot(points[at].x - points[at - 1].x, points[at].y - points[at - 1].y);
    // So many straight pieces that the eye finds none of them.
    constexpr float kPiece = 10;
    const auto count = static_cast<std::size_t>(std::clamp(length / kPiece, 16.0F, 160.0F));
    std::vector<Point> pieces(count + 1);
    for (std::size_t at = 0; at <= count; ++at) {
        const float t = static_cast<float>(at) / static_cast<float>(count);
        const float u = 1 - t;
        const std::array<float, 4> parts{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t};
        for (std::size_t one = 0; one < parts.size(); ++one) {
            pieces[at].x += parts[one] * points[one].x;
            pieces[at].y += parts[one] * points[one].y;
        }
    }
    path(pieces, ink, thickness, end);
}

void Canvas::dotted(Point from, float width, Ink ink) {
    const float dot = std::max(m_hairline, snapped(1.5F));
    const float y = snapped(from.y);
    for (float at = 0; at + dot <= width + dot / 2; at += 2 * dot) {
        const float x = snapped(from.x + at);
        m_list.AddRectFilled({x, y}, {x + dot, y + dot}, packed(ink));
    }
}

void Canvas::area(std::span<const Point> points, Ink ink) {
    if (points.size() < 3) return;
    float twice = 0;
    for (std::size_t at = 0; at < points.size(); ++at) {
        const Point& a = points[at];
        const Point& b = points[(at + 1) % points.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    if (twice == 0) return;
    // The smooth rim lies outside of what goes round clockwise.
    std::vector<ImVec2> around;
    around.reserve(points.size());
    for (const Point point : points) around.push_back(vec(point));
    if (twice < 0) std::reverse(around.begin(), around.end());
    m_list.AddConcavePolyFilled(around.data(), static_cast<int>(around.size()), packed(ink));
}

void Canvas::text(Point top_left, std::string_view text, const TextLook& look, Ink ink) {
    if (text.empty() || look.size <= 0) return;
    const Glyphs glyphs = m_fonts.glyphs(look.weight, look.size, m_ratio);
    const float baseline = snapped(top_left.y + look.line_height / 2 + look.size * 0.36F);
    const float spacing = look.tracking * look.size;
    // First make sure that every glyph is in the atlas: loading one may replace the texture under
    // what is being written.
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const ImFontGlyph* glyph =
            glyphs.baked->FindGlyph(static_cast<ImWchar>(base::next_code_point(text, at)));
        if (glyph != nullptr && glyph->Visible) ++count;
    }
    if (count == 0) return;
    m_list.PrimReserve(static_cast<int>(count) * 6, static_cast<int>(count) * 4);
    const ImU32 colour = packed(ink);
    float x = top_left.x;
    for (std::size_t at = 0; at < text.size();) {
        const ImFontGlyph* glyph =
            glyphs.baked->FindGlyph(static_cast<ImWchar>(base::next_code_point(text, at)));
        if (glyph == nullptr) continue;
        if (glyph->Visible) {
            const float top = baseline - glyphs.ascent * glyphs.scale;
            m_list.PrimRectUV({x + glyph->X0 * glyphs.scale, top + glyph->Y0 * glyphs.scale},
                              {x + glyph->X1 * glyphs.scale, top + glyph->Y1 * glyphs.scale},
                              {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, colour);
        }
        x += glyph->AdvanceX * glyphs.scale + spacing;
    }
}

void Canvas::mark(const Rect& rect, Mark mark, Ink ink) {
    const Rect at = snapped(rect);
    const ImU32 colour = packed(ink);
    const Point middle = at.middle();
    const float half = at.width / 2;
    switch (mark) {
        case Mark::None:
            return;
        case Mark::Error:
            m_list.AddRectFilled({at.x, at.y}, {at.right(), at.bottom()}, colour, at.width / 9);
            return;
        case Mark::Warning:
            m_list.AddTriangleFilled({middle.x, at.y}, {at.right(), at.bottom()},
                                     {at.x, at.bottom()}, colour);
            return;
        case Mark::Advice: {
            const float reach = half * 1.1F;
            m_list.AddQuadFilled({middle.x, middle.y - reach}, {middle.x + reach, middle.y},
                                 {middle.x, middle.y + reach}, {middle.x - reach, middle.y},
                                 colour);
            return;
        }
        case Mark::Praise:
            m_list.AddCircleFilled(vec(middle), half, colour);
            return;
        case Mark::Dot:
            m_list.AddCircleFilled(vec(middle), half * 0.9F, colour);
            return;
        case Mark::NoData: {
            constexpr int kDashes = 8;
            constexpr float kTurn = 6.2831853F / kDashes;
            for (int dash = 0; dash < kDashes; ++dash) {
                const float start = kTurn * static_cast<float>(dash);
                m_list.PathArcTo(vec(middle), half - half / 6, start, start + kTurn * 0.55F, 4);
                m_list.PathStroke(colour, ImDrawFlags_None, half / 3);
            }
            return;
        }
    }
}

void Canvas::chevron_down(const Rect& rect, Ink ink) {
    const Point middle = rect.middle();
    const float reach = rect.width / 4;
    const std::array<ImVec2, 3> points{ImVec2{middle.x - reach, middle.y - reach / 2},
                                       ImVec2{middle.x, middle.y + reach / 2},
                                       ImVec2{middle.x + reach, middle.y - reach / 2}};
    m_list.AddPolyline(points.data(), 3, packed(ink), ImDrawFlags_None, rect.width / 11);
}

void Canvas::icon(const Rect& rect, std::string_view name, Ink ink) {
    const screens::Icon* icon = screens::find_icon(name);
    if (icon == nullptr) return;
    const float scale = rect.width / screens::kIconGrid;
    const float x = snapped(rect.x);
    const float y = snapped(rect.y);
    const float unit = screens::kIconUnit * scale;
    const float stroke = screens::kIconStroke * scale;
    const ImU32 colour = packed(ink);
    const auto at = [&](std::int16_t along, std::int16_t down) {
        return ImVec2{x + static_cast<float>(along) * unit, y + static_cast<float>(down) * unit};
    };
    const auto finish = [&](ImDrawFlags flags) {
        if (m_list._Path.Size > 1)
            m_list.PathStroke(colour, flags, stroke);
        else
            m_list.PathClear();
    };
    for (const screens::IconCommand& step : icon->commands) {
        switch (step.verb) {
            case screens::IconVerb::Move:
                finish(ImDrawFlags_None);
                m_list.PathLineTo(at(step.x, step.y));
                break;
            case screens::IconVerb::Line:
                m_list.PathLineTo(at(step.x, step.y));
                break;
            case screens::IconVerb::Curve:
                m_list.PathBezierCubicCurveTo(at(step.x1, step.y1), at(step.x2, step.y2),
                                              at(step.x, step.y), 8);
                break;
            case screens::IconVerb::Close:
                finish(ImDrawFlags_Closed);
                break;
            case screens::IconVerb::Dot:
                finish(ImDrawFlags_None);
                m_list.AddCircleFilled(at(step.x, step.y), stroke * 0.6F, colour);
                break;
        }
    }
    finish(ImDrawFlags_None);
}

void Canvas::push_clip(const Rect& rect) {
    const Rect at = snapped(rect);
    m_list.PushClipRect({at.x, at.y}, {std::max(at.x, at.right()), std::max(at.y, at.bottom())},
                        true);
}

void Canvas::pop_clip() { m_list.PopClipRect(); }

}  // namespace samverka::ui
