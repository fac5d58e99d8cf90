// Painter: texts of which parts are more than words. What was added is underlined and what was
// removed struck through, so that the colour is not alone in saying it.

#include "core/ui/painter.h"
#include "core/ui/runs.h"

namespace samverka::ui {

using locale::Run;
using locale::RunKind;

void Painter::runs(std::size_t index, Ink colour) {
    const Box& box = at(index);
    const screens::Theme& theme = m_in.theme;
    for (const RunPiece& piece : run_pieces(box)) {
        const Run& run = box.node->text[piece.run];
        const Rect place = moved(piece.rect, 0, m_in.shown[index].dy);
        if (place.bottom() < m_clip.y || place.y > m_clip.bottom()) continue;
        const Ink own = run.kind == RunKind::Added     ? ink(theme.good)
                        : run.kind == RunKind::Removed ? ink(theme.miss)
                                                       : colour;
        m_canvas.text({place.x, place.y}, piece.text, box.look, own);
        run_line(index, piece.run, place, own);
    }
}

void Painter::run_line(std::size_t index, std::size_t which, const Rect& place, Ink own) {
    const Run& run = at(index).node->text[which];
    const bool pointed = hovered(index) && m_in.state.hover_run == which;
    const bool acts = screens::acts_in_its_text(*at(index).node);
    const TextLook& look = at(index).look;
    const float under = place.y + look.line_height / 2 + look.size * 0.36F + scaled(3);
    const float across = place.y + look.line_height / 2 + look.size * 0.06F;
    const auto rule = [&](float y, Ink line, LineEnd end) {
        m_canvas.line({place.x, y}, {place.right(), y}, line, 1, end);
    };
    switch (run.kind) {
        case RunKind::Plain:
            break;
        case RunKind::Added:
            rule(under, own, LineEnd::Whole);
            break;
        case RunKind::Removed:
            rule(across, own, LineEnd::Whole);
            break;
        case RunKind::Value:
            if (acts && pointed) rule(under, own, LineEnd::Dashed);
            break;
        case RunKind::Reference:
            if (acts && opens_something(run))
                rule(under, pointed ? own : ink(m_in.theme.line_strong), LineEnd::Whole);
            break;
        case RunKind::Term:
            if (is_explained(run))
                m_canvas.dotted({place.x, under}, place.width,
                                ink(pointed ? m_in.theme.ink : m_in.theme.ink3));
            break;
    }
}

// Around the run that Enter is for, in each line that it stands in.
void Painter::run_ring(std::size_t index) {
    const float out = scaled(3);
    clip_to(grown(m_in.shown[index].clip, out));
    for (const RunPiece& piece : run_pieces(at(index))) {
        if (piece.run != m_in.state.focus_run) continue;
        const Rect place = moved(piece.rect, 0, m_in.shown[index].dy);
        m_canvas.outline(grown(place, out), ink(m_in.theme.focus), scaled(2), scaled(6));
    }
}

}  // namespace samverka::ui
