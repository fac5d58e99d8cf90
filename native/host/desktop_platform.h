// The machine's side of the window: when frames run, how many device pixels a logical one has, and
// where the window stands.
//
// A logical pixel is a 96th of an inch times the person's zoom, as in a browser: where SDL's
// coordinates are the device's own (X11) the desktop's setting or else the display's dots per inch
// say how many of them it takes, where SDL scales (Wayland) the drawable does. Moving to another
// display measures again. Events that ImGui has no use for go to `other`, which says whether it has
// taken them.
#pragma once

#include <functional>

#include "native/host/settings.h"
#include "wasm/window/window.h"

namespace samverka::desktop {

class DesktopPlatform final : public window::Platform {
  public:
    using Other = std::function<bool(const SDL_Event&)>;

    explicit DesktopPlatform(Other other) : m_other(std::move(other)) {}

    std::uint32_t prepare() override;
    [[nodiscard]] bool create_context(SDL_Window* native) override;
    void destroy_context() override;
    void present(SDL_Window* native) override;
    void attach(window::Window& window) override;
    void detach() override { m_window = nullptr; }
    void schedule_frame() override { m_scheduled = true; }
    void measure() override;
    [[nodiscard]] window::SurfaceSize surface_size() const override { return m_size; }
    [[nodiscard]] bool take_event(const SDL_Event& event) override;
    void place_pointer() override;

    // Whether a frame is due, and that it is being run.
    [[nodiscard]] bool is_scheduled() const { return m_scheduled; }
    void begin_frame() { m_scheduled = false; }

    void set_zoom(int percent);
    // SDL's coordinates a logical pixel.
    [[nodiscard]] float scale() const { return m_scale; }

    // Shows the window where it stood last, if a display is still there.
    void show(const WindowPlace& place);
    // Where it stands now; `before` is kept of what a maximised window does not tell.
    [[nodiscard]] WindowPlace place(const WindowPlace& before) const;
    void set_title(const char* title);
    [[nodiscard]] bool has_focus() const;

  private:
    [[nodiscard]] float display_scale(float drawn) const;
    [[nodiscard]] bool window_event(const SDL_Event& event);

    Other m_other;
    window::Window* m_window = nullptr;
    SDL_Window* m_native = nullptr;
    void* m_context = nullptr;  // SDL_GLContext
    window::SurfaceSize m_size;
    float m_scale = 1;
    int m_zoom = 100;
    bool m_scheduled = false;
};

}  // namespace samverka::desktop
