// One window with an OpenGL (ES) 3 context and Dear ImGui in it: SDL2 underneath, the same class in
// the browser and on a desktop.
//
// It draws on demand. Input, a change of size and `request_frame` give a few frames,
// `Painter::wants_frame` more; when nobody asks, no frame runs and no code of ours either. Two
// presses that arrive between two frames are both seen, because ImGui hands them out one after the
// other and frames go on until none is left. A lost context is survived: the objects are made anew
// and the same picture comes back.
//
// What differs (when frames run, how large the surface is, who keeps the wheel and which events)
// stands behind `Platform`: wasm/host/window_web.cpp in the browser, where SDL listens to the
// page's own text element and never to the page, and native/host/desktop_platform.cpp. The window
// does not know what is drawn: that is the Painter's.
#pragma once

#include <cstdint>
#include <memory>

#include "core/base/result.h"

struct SDL_Window;
union SDL_Event;
struct ImGuiContext;

namespace samverka::window {

class Window;

// Logical pixels are CSS pixels in the browser; the surface has `pixel_width` × `pixel_height` of
// the device's.
struct SurfaceSize {
    float width = 0;
    float height = 0;
    int pixel_width = 0;
    int pixel_height = 0;

    [[nodiscard]] bool empty() const { return pixel_width <= 0 || pixel_height <= 0; }
    friend bool operator==(const SurfaceSize&, const SurfaceSize&) = default;
};

struct WheelTurn {
    float x = 0;  // where the pointer is, in logical pixels
    float y = 0;
    float right = 0;  // notches
    float down = 0;
};

// What has been drawn since the window opened; `rectangles` is of the last frame.
struct DrawCounters {
    std::uint64_t frames = 0;
    std::uint64_t draws = 0;
    std::uint32_t rectangles = 0;
};

// Who fills the window.
class Painter {
  public:
    virtual ~Painter() = default;
    // Makes one frame of ImGui, from NewFrame to Render. False when there is nothing to show yet
    // (no fonts); then neither was called.
    [[nodiscard]] virtual bool paint() = 0;
    // Something moves, or has changed and has not been shown.
    virtual bool wants_frame() = 0;
    // Whether something under the pointer scrolls that way; if not, the wheel belongs to the page
    // around.
    virtual bool takes_wheel(const WheelTurn& turn) = 0;
    // The frame is on its way to the screen.
    virtual void painted() = 0;
    // The context was lost (nothing is drawn until it is back) or is back.
    virtual void context_changed(bool lost) = 0;
};

// What the surroundings decide. One per program.
class Platform {
  public:
    virtual ~Platform() = default;
    // What SDL must know before there is a window; gives the window's flags.
    virtual std::uint32_t prepare() = 0;
    // An OpenGL (ES) 3 context for the window, current from now on. False when there is none to be
    // had.
    [[nodiscard]] virtual bool create_context(SDL_Window* native) = 0;
    virtual void destroy_context() = 0;
    // Shows what was drawn.
    virtual void present(SDL_Window* native) = 0;
    // The window is there: start observing the surroundings.
    virtual void attach(Window& window) = 0;
    virtual void detach() = 0;
    // Calls Window::run_frame once, soon. Asking again before that changes nothing.
    virtual void schedule_frame() = 0;
    [[nodiscard]] virtual SurfaceSize surface_size() const = 0;
    // Looks at the surface again, for changes that the surroundings do not report.
    virtual void measure() = 0;
    // Takes an event that is not for ImGui, or not as SDL tells it. True: it is dealt with.
    [[nodiscard]] virtual bool take_event(const SDL_Event& event) = 0;
    // Tells ImGui where the pointer is, where SDL's own pixels are not the surface's.
    virtual void place_pointer() = 0;
};

class Window {
  public:
    // An ImGui context is current; it and the painter outlive the window. Errors: UsageInvalid when
    // there is no window or no OpenGL to be had.
    [[nodiscard]] static base::Result<std::unique_ptr<Window>> open(
        Painter& painter, std::unique_ptr<Platform> platform);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // The picture is out of date.
    void request_frame();
    // Something may have changed: draws only if the painter then wants it.
    void look_again();
    // While it is paused nothing is drawn and no frame runs; input is forgotten.
    void pause();
    void resume();
    // Takes what has happened and draws if there is a reason. Called by the platform, or by who
    // needs it done now.
    void run_frame();
    // Forgets which keys are down: the keyboard has gone elsewhere and will not tell.
    void release_keys();

    // Input that no frame has taken yet.
    [[nodiscard]] bool input_waits() const;

    // The surface has, or may have, another size.
    void resized();
    void measure() { m_platform->measure(); }
    void turn_wheel(const WheelTurn& turn);
    [[nodiscard]] bool takes_wheel(const WheelTurn& turn);
    void lose_context();
    void restore_context();

    [[nodiscard]] bool is_lost() const { return m_lost; }
    [[nodiscard]] bool is_paused() const { return m_paused; }
    [[nodiscard]] SurfaceSize size() const { return m_platform->surface_size(); }
    [[nodiscard]] const DrawCounters& counters() const { return m_counters; }

  private:
    Window(Painter& painter, std::unique_ptr<Platform> platform);
    [[nodiscard]] base::Result<void> create();
    void take_events();
    [[nodiscard]] bool is_due();
    [[nodiscard]] bool draw();
    void count_frame();

    Painter& m_painter;
    std::unique_ptr<Platform> m_platform;
    SDL_Window* m_window = nullptr;
    DrawCounters m_counters;
    int m_frames_due = 0;
    bool m_renderer_ready = false;
    bool m_lost = false;
    bool m_paused = false;
    bool m_running = false;
};

}  // namespace samverka::window
