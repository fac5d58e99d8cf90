// The drawn view without a window: a Dear ImGui context, a renderer and scripted input.
//
// Textures are answered trivially, time advances by a sixtieth of a second per frame, and
// `write_picture` rasterises what was drawn so that a person can look at it. Needs the fonts in
// assets/fonts, relative to the working directory.
#pragma once

#include <imgui.h>

#include <memory>
#include <string>
#include <string_view>

#include "core/ui/renderer.h"

namespace samverka::test {

class HeadlessView {
  public:
    HeadlessView(ui::TreeSource& source, float width, float height, float pixel_ratio = 1);
    ~HeadlessView();
    HeadlessView(const HeadlessView&) = delete;
    HeadlessView& operator=(const HeadlessView&) = delete;

    [[nodiscard]] ui::Renderer& renderer() { return *m_renderer; }

    void frame();
    void settle();  // frames until none is due
    void wait(float seconds);
    void move_to(ui::Point point);
    void press();
    void release();
    void click(ui::Point point);
    void click(std::string_view node);
    void right_click(std::string_view node);
    void wheel(float notches);
    void key(ImGuiKey key, int mods = 0);
    void type(std::string_view text);

    // On the screen; asserts that the node is there.
    [[nodiscard]] ui::Rect rect(std::string_view node);
    [[nodiscard]] bool has(std::string_view node);

  private:
    ImGuiContext* m_context;
    std::unique_ptr<ui::Renderer> m_renderer;
};

// Draws the last frame into a PNG file.
void write_picture(const std::string& path);

}  // namespace samverka::test
