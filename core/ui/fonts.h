// The three weights as Dear ImGui fonts, and glyphs of exactly the size that was measured.
//
// Dear ImGui counts sizes from ascent to descent and bakes whole sizes only; the core measures in
// em. `glyphs` therefore bakes at the nearest whole size with a density that makes one texel one
// device pixel, and gives the factor by which its units become ours, so that text is neither
// blurred nor wider than measured. Fonts are bytes handed in by the host and kept here.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "core/screens/node.h"

struct ImFont;
struct ImFontBaked;

namespace samverka::ui {

struct Glyphs {
    ImFontBaked* baked = nullptr;
    float scale = 1;   // from the baked units to CSS pixels
    float ascent = 0;  // of the baked line, in baked units: glyphs stand relative to its top
};

class Fonts {
  public:
    // False when the bytes are no font; what was loaded before stays.
    bool load(screens::Weight weight, std::span<const std::byte> bytes);
    [[nodiscard]] bool ready() const;
    // Precondition: ready, inside a frame. Valid until the frame ends.
    [[nodiscard]] Glyphs glyphs(screens::Weight weight, float size, float pixel_ratio);

  private:
    struct Face {
        std::vector<std::byte> bytes;
        ImFont* font = nullptr;
        float em_factor = 0;  // Dear ImGui's size for one em; 0 until it was measured
    };
    std::array<Face, 3> m_faces;
};

}  // namespace samverka::ui
