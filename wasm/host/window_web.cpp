// The browser's side of the window: frames by requestAnimationFrame and only when asked for, the
// surface in device pixels by a ResizeObserver, the wheel given back to the page where nothing
// scrolls, and a lost context that is let come back.
#include <SDL.h>
#include <emscripten/em_js.h>
#include <emscripten/html5.h>

#include <utility>

#include "wasm/host/window_web.h"

// SDL's browser driver knows one canvas, by this selector.
#define SV_CANVAS "#canvas"

using SizeChanged = void (*)(void* platform, double width, double height, double pixel_width,
                             double pixel_height);

// clang-format off: it would read JavaScript as C++
EM_JS_DEPS(samverka_host, "$getWasmTableEntry");

// Calls `changed(platform, css width, css height, device width, device height)` now and at every
// change, also of the pixel ratio. The browser's own device pixels are exact where boxes end
// between pixels; where it does not say them, or says them without the ratio (as under emulation),
// it is the rounded product.
EM_JS(void, sv_observe_size, (void* platform, SizeChanged changed), {
    const canvas = document.querySelector("#canvas");
    const pixels = (length, device) => {
        const product = Math.round(length * window.devicePixelRatio);
        return device && Math.abs(device - product) <= 1 ? device : product;
    };
    const tell = (width, height, device) => {
        const across = pixels(width, device && device["inlineSize"]);
        const down = pixels(height, device && device["blockSize"]);
        getWasmTableEntry(changed)(platform, width, height, across, down);
    };
    const measure = () => {
        const box = canvas.getBoundingClientRect();
        tell(box.width, box.height, null);
    };
    const observer = new ResizeObserver((entries) => {
        const entry = entries[entries.length - 1];
        const device = entry["devicePixelContentBoxSize"];
        tell(entry["contentRect"]["width"], entry["contentRect"]["height"], device && device[0]);
    });
    try {
        observer.observe(canvas, {"box" : "device-pixel-content-box"});
    } catch (unknown) {
        observer.observe(canvas);
    }
    const gone = new AbortController();
    const follow_ratio = () => {
        const ratio = window.matchMedia("(resolution: " + window.devicePixelRatio + "dppx)");
        const follow = () => { follow_ratio(); measure(); };
        ratio.addEventListener("change", follow, {"once" : true, "signal" : gone.signal});
    };
    follow_ratio();
    Module["svStopObserving"] = () => { observer.disconnect(); gone.abort(); };
    Module["svMeasure"] = measure;
    measure();
});

// One finger is ours, two are the browser's.
EM_JS(void, sv_let_pinch, (), {
    document.querySelector("#canvas").style.touchAction = "pinch-zoom";
});

EM_JS(void, sv_measure, (), { Module["svMeasure"](); });
EM_JS(void, sv_stop_observing, (), { Module["svStopObserving"](); });
// clang-format on

namespace samverka::host {
namespace {

class WebPlatform final : public window::Platform {
  public:
    std::uint32_t prepare() override;
    [[nodiscard]] bool create_context(SDL_Window* native) override;
    void destroy_context() override;
    void present(SDL_Window*) override {}  // the browser does, when the frame ends
    void attach(window::Window& window) override;
    void detach() override;
    void schedule_frame() override;
    void measure() override;
    [[nodiscard]] window::SurfaceSize surface_size() const override { return m_size; }

    [[nodiscard]] bool take_event(const SDL_Event&) override { return false; }
    void place_pointer() override {}

    void set_size(const window::SurfaceSize& size);
    void frame_came();
    [[nodiscard]] bool take_wheel(const EmscriptenWheelEvent& event);
    [[nodiscard]] window::Window* shown() const { return m_window; }

  private:
    window::Window* m_window = nullptr;
    SDL_Window* m_native = nullptr;
    window::SurfaceSize m_size;
    EMSCRIPTEN_WEBGL_CONTEXT_HANDLE m_context = 0;
    int m_frame = 0;  // of requestAnimationFrame; 0 is none
};

WebPlatform& platform_of(void* data) { return *static_cast<WebPlatform*>(data); }

void size_changed(void* data, double width, double height, double pixel_width,
                  double pixel_height) {
    platform_of(data).set_size({.width = static_cast<float>(width),
                                .height = static_cast<float>(height),
                                .pixel_width = static_cast<int>(pixel_width),
                                .pixel_height = static_cast<int>(pixel_height)});
}

EM_BOOL frame_callback(double, void* data) {
    platform_of(data).frame_came();
    return EM_FALSE;
}

EM_BOOL wheel_callback(int, const EmscriptenWheelEvent* event, void* data) {
    return platform_of(data).take_wheel(*event) ? EM_TRUE : EM_FALSE;
}

// True keeps the context restorable: a browser gives up a lost context whose event nobody claims.
EM_BOOL lost_callback(int, const void*, void* data) {
    platform_of(data).shown()->lose_context();
    return EM_TRUE;
}

EM_BOOL restored_callback(int, const void*, void* data) {
    platform_of(data).shown()->restore_context();
    return EM_TRUE;
}

// Browsers count in pixels, lines or pages; ImGui in notches of a wheel.
float notches(double delta, unsigned long mode) {
    constexpr double kPixelsPerNotch = 100;
    constexpr double kLinesPerNotch = 3;
    if (mode == DOM_DELTA_PIXEL) return static_cast<float>(delta / kPixelsPerNotch);
    if (mode == DOM_DELTA_LINE) return static_cast<float>(delta / kLinesPerNotch);
    return static_cast<float>(delta * 10);
}

std::uint32_t WebPlatform::prepare() {
    // With SDL on the page's own text element, a neighbouring field keeps its keys.
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#samverka-keys");
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_ASYNCIFY, "0");
    return SDL_WINDOW_ALLOW_HIGHDPI;
}

// Straight from the browser: SDL's way goes through a layer that costs the page 7 kB and knows
// fewer attributes.
bool WebPlatform::create_context(SDL_Window* native) {
    m_native = native;
    EmscriptenWebGLContextAttributes wanted;
    emscripten_webgl_init_context_attributes(&wanted);
    wanted.majorVersion = 2;
    // A flat, opaque picture whose edges ImGui smooths.
    wanted.alpha = EM_FALSE;
    wanted.depth = EM_FALSE;
    wanted.stencil = EM_FALSE;
    wanted.antialias = EM_FALSE;
    wanted.enableExtensionsByDefault = EM_FALSE;
    m_context = emscripten_webgl_create_context(SV_CANVAS, &wanted);
    return m_context > 0 &&
           emscripten_webgl_make_context_current(m_context) == EMSCRIPTEN_RESULT_SUCCESS;
}

void WebPlatform::destroy_context() {
    if (m_context > 0) emscripten_webgl_destroy_context(m_context);
    m_context = 0;
}

void WebPlatform::attach(window::Window& window) {
    m_window = &window;
    // SDL would keep every turn of the wheel from the page, and a page with a beforeunload handler
    // is not kept for "back".
    SDL_EventState(SDL_MOUSEWHEEL, SDL_IGNORE);
    // A finger comes as a mouse too; taking it as a finger as well would keep two of them from
    // zooming the page.
    SDL_EventState(SDL_FINGERDOWN, SDL_IGNORE);
    sv_let_pinch();
    emscripten_set_beforeunload_callback(nullptr, nullptr);
    emscripten_set_wheel_callback(SV_CANVAS, this, EM_FALSE, wheel_callback);
    emscripten_set_webglcontextlost_callback(SV_CANVAS, this, EM_FALSE, lost_callback);
    emscripten_set_webglcontextrestored_callback(SV_CANVAS, this, EM_FALSE, restored_callback);
    sv_observe_size(this, size_changed);
}

void WebPlatform::detach() {
    if (m_window == nullptr) return;
    sv_stop_observing();
    emscripten_set_wheel_callback(SV_CANVAS, nullptr, EM_FALSE, nullptr);
    emscripten_set_webglcontextlost_callback(SV_CANVAS, nullptr, EM_FALSE, nullptr);
    emscripten_set_webglcontextrestored_callback(SV_CANVAS, nullptr, EM_FALSE, nullptr);
    if (m_frame != 0) emscripten_cancel_animation_frame(m_frame);
    m_frame = 0;
    m_window = nullptr;
}

void WebPlatform::schedule_frame() {
    if (m_frame == 0) m_frame = emscripten_request_animation_frame(frame_callback, this);
}

void WebPlatform::measure() {
    if (m_window != nullptr) sv_measure();
}

void WebPlatform::frame_came() {
    m_frame = 0;
    if (m_window != nullptr) m_window->run_frame();
}

void WebPlatform::set_size(const window::SurfaceSize& size) {
    if (size == m_size || m_window == nullptr) return;
    m_size = size;
    if (!size.empty())
        SDL_SetWindowSize(m_native, static_cast<int>(size.width + 0.5F),
                          static_cast<int>(size.height + 0.5F));
    m_window->resized();
    // After SDL, which multiplies whole pixels by the ratio and is off by one where either is a
    // fraction.
    if (!size.empty())
        emscripten_set_canvas_element_size(SV_CANVAS, size.pixel_width, size.pixel_height);
    // A surface that has changed its size is empty until it is drawn; drawing now spares the eye a
    // blank frame.
    m_window->run_frame();
}

bool WebPlatform::take_wheel(const EmscriptenWheelEvent& event) {
    const bool zooms = event.mouse.ctrlKey || event.mouse.metaKey;
    if (zooms || m_window == nullptr) return false;
    window::WheelTurn turn{.x = static_cast<float>(event.mouse.targetX),
                           .y = static_cast<float>(event.mouse.targetY),
                           .right = notches(event.deltaX, event.deltaMode),
                           .down = notches(event.deltaY, event.deltaMode)};
    if (event.mouse.shiftKey && turn.right == 0) std::swap(turn.right, turn.down);
    if (!m_window->takes_wheel(turn)) return false;
    m_window->turn_wheel(turn);
    return true;
}

}  // namespace

std::unique_ptr<window::Platform> web_platform() { return std::make_unique<WebPlatform>(); }

}  // namespace samverka::host
