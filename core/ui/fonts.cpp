#include "core/ui/fonts.h"

#include <imgui.h>

#include <cmath>
#include <cstring>

#include "core/screens/text_metrics.h"

namespace samverka::ui {

namespace {

// TrueType, or OpenType with CFF outlines: anything else makes Dear ImGui's loader assert.
bool looks_like_font(std::span<const std::byte> bytes) {
    if (bytes.size() < 128) return false;
    constexpr std::array<unsigned char, 4> kTrueType{0, 1, 0, 0};
    return std::memcmp(bytes.data(), kTrueType.data(), 4) == 0 ||
           std::memcmp(bytes.data(), "OTTO", 4) == 0;
}

}  // namespace

bool Fonts::load(screens::Weight weight, std::span<const std::byte> bytes) {
    Face& face = m_faces[static_cast<std::size_t>(weight)];
    if (!looks_like_font(bytes)) return false;
    ImGuiIO& io = ImGui::GetIO();
    if (face.font != nullptr) io.Fonts->RemoveFont(face.font);
    face.bytes.assign(bytes.begin(), bytes.end());
    face.em_factor = 0;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.Flags |= ImFontFlags_NoLoadError;
    face.font = io.Fonts->AddFontFromMemoryTTF(face.bytes.data(),
                                               static_cast<int>(face.bytes.size()), 16, &config);
    return face.font != nullptr;
}

bool Fonts::ready() const {
    for (const Face& face : m_faces) {
        if (face.font == nullptr) return false;
    }
    return true;
}

Glyphs Fonts::glyphs(screens::Weight weight, float size, float pixel_ratio) {
    Face& face = m_faces[static_cast<std::size_t>(weight)];
    if (face.em_factor == 0) {
        // The core's advance of a digit against this library's: the only place where their sizes
        // meet.
        ImFontBaked* probe = face.font->GetFontBaked(64, 1);
        const float advance = probe->FindGlyph('0')->AdvanceX;
        face.em_factor = advance > 0 ? screens::text_width("0", weight, 64) / advance : 1;
    }
    const float wanted = size * face.em_factor;
    const float whole = std::max(1.0F, std::round(wanted));
    ImFontBaked* baked = face.font->GetFontBaked(whole, pixel_ratio * wanted / whole);
    return {baked, wanted / whole, std::round(baked->Ascent)};
}

}  // namespace samverka::ui
