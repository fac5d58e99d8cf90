#include "tests/support/ui/headless.h"

#include <cstdio>
#include <vector>

#include "core/base/assert.h"
#include "core/json/read.h"

namespace samverka::test {

namespace {

std::vector<std::byte> file_bytes(const std::string& path) {
    std::vector<std::byte> bytes;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    SV_ASSERT(file != nullptr);
    std::fseek(file, 0, SEEK_END);
    const long size = std::ftell(file);
    std::fseek(file, 0, SEEK_SET);
    bytes.resize(static_cast<std::size_t>(size));
    const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), file);
    SV_ASSERT(got == bytes.size());
    std::fclose(file);
    return bytes;
}

void answer_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        switch (texture->Status) {
            case ImTextureStatus_WantCreate:
                texture->SetTexID(1);
                texture->SetStatus(ImTextureStatus_OK);
                break;
            case ImTextureStatus_WantUpdates:
                texture->SetStatus(ImTextureStatus_OK);
                break;
            case ImTextureStatus_WantDestroy:
                texture->SetTexID(ImTextureID_Invalid);
                texture->SetStatus(ImTextureStatus_Destroyed);
                break;
            case ImTextureStatus_OK:
            case ImTextureStatus_Destroyed:
                break;
        }
    }
}

float number_after(std::string_view text, std::string_view key, std::size_t from) {
    const std::size_t at = text.find(key, from);
    SV_ASSERT(at != std::string_view::npos);
    return std::strtof(text.data() + at + key.size(), nullptr);
}

}  // namespace

HeadlessView::HeadlessView(ui::TreeSource& source, float width, float height, float pixel_ratio)
    : m_context(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(m_context);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {width, height};
    io.DisplayFramebufferScale = {pixel_ratio, pixel_ratio};
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.DeltaTime = 1.0F / 60;
    m_renderer = std::make_unique<ui::Renderer>(source);
    const char* const weights[] = {"400", "500", "600"};
    for (int weight = 0; weight < 3; ++weight) {
        const auto bytes =
            file_bytes(std::string("assets/fonts/samverka-sans-") + weights[weight] + ".ttf");
        const bool loaded = m_renderer->load_font(static_cast<screens::Weight>(weight), bytes);
        SV_ASSERT(loaded);
    }
}

HeadlessView::~HeadlessView() {
    m_renderer.reset();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext(m_context);
}

void HeadlessView::frame() {
    const bool drawn = m_renderer->frame();
    SV_ASSERT(drawn);
    answer_textures();
}

void HeadlessView::settle() {
    int most = 600;
    frame();
    while (m_renderer->needs_frame() && most-- > 0) frame();
    SV_ASSERT(most > 0);
}

void HeadlessView::wait(float seconds) {
    for (float at = 0; at < seconds; at += 1.0F / 60) frame();
}

void HeadlessView::move_to(ui::Point point) {
    ImGui::GetIO().AddMousePosEvent(point.x, point.y);
    frame();
}

void HeadlessView::press() {
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    frame();
}

void HeadlessView::release() {
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    frame();
    frame();
}

void HeadlessView::click(ui::Point point) {
    move_to(point);
    press();
    release();
}

void HeadlessView::click(std::string_view node) { click(rect(node).middle()); }

void HeadlessView::right_click(std::string_view node) {
    move_to(rect(node).middle());
    ImGui::GetIO().AddMouseButtonEvent(1, true);
    frame();
    ImGui::GetIO().AddMouseButtonEvent(1, false);
    frame();
}

void HeadlessView::wheel(float notches) {
    ImGui::GetIO().AddMouseWheelEvent(0, notches);
    frame();
}

void HeadlessView::key(ImGuiKey key, int mods) {
    ImGuiIO& io = ImGui::GetIO();
    const auto modifiers = [&](bool down) {
        if ((mods & ImGuiMod_Ctrl) != 0) io.AddKeyEvent(ImGuiMod_Ctrl, down);
        if ((mods & ImGuiMod_Shift) != 0) io.AddKeyEvent(ImGuiMod_Shift, down);
        if ((mods & ImGuiMod_Alt) != 0) io.AddKeyEvent(ImGuiMod_Alt, down);
    };
    modifiers(true);
    frame();
    io.AddKeyEvent(key, true);
    frame();
    io.AddKeyEvent(key, false);
    modifiers(false);
    frame();
    frame();
}

void HeadlessView::type(std::string_view text) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
    frame();
    frame();
}

bool HeadlessView::has(std::string_view node) {
    return m_renderer->rectangles_json().find("\"id\":\"" + std::string(node) + "\",") !=
           std::string::npos;
}

ui::Rect HeadlessView::rect(std::string_view node) {
    const std::string all = m_renderer->rectangles_json();
    const std::size_t at = all.find("\"id\":\"" + std::string(node) + "\",");
    SV_ASSERT(at != std::string::npos);
    return {number_after(all, "\"x\":", at), number_after(all, "\"y\":", at),
            number_after(all, "\"w\":", at), number_after(all, "\"h\":", at)};
}

}  // namespace samverka::test
