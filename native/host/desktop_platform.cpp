#include "native/host/desktop_platform.h"

#include <SDL.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <string_view>

#include "native/host/x11_dots.h"

namespace samverka::desktop {

namespace {

constexpr float kDotsPerInch = 96;
// What a display says of its size is sometimes made up; beyond these it is not believed.
constexpr float kDotsMin = 60;
constexpr float kDotsMax = 480;
constexpr int kFirstWidth = 1440;
constexpr int kFirstHeight = 900;
constexpr int kLeastWidth = 480;
constexpr int kLeastHeight = 360;

// How much of a pixel a square with round corners covers, `x` and `y` being the pixel's middle.
float covered(float x, float y, float left, float top, float side, float radius) {
    const float across = std::fabs(x - left - side / 2) - side / 2 + radius;
    const float along = std::fabs(y - top - side / 2) - side / 2 + radius;
    const float outside = std::hypot(std::max(across, 0.0F), std::max(along, 0.0F)) +
                          std::min(std::max(across, along), 0.0F) - radius;
    return std::clamp(0.5F - outside, 0.0F, 1.0F);
}

// The product's mark, as in web/public/icon.svg: two by two squares, the customer's on the left.
SDL_Surface* mark() {
    constexpr int kSide = 64;
    constexpr float kUnit = kSide / 28.0F;
    constexpr std::array<std::uint32_t, 2> kColours{0x3B4CA8, 0x0E7270};
    SDL_Surface* out = SDL_CreateRGBSurfaceWithFormat(0, kSide, kSide, 32, SDL_PIXELFORMAT_RGBA32);
    if (out == nullptr) return nullptr;
    auto* pixels = static_cast<std::uint8_t*>(out->pixels);
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            const bool right = x >= kSide / 2;
            const float left = right ? 15.5F * kUnit : 0;
            const float top = y >= kSide / 2 ? 15.5F * kUnit : 0;
            const float part = covered(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F,
                                       left, top, 12.5F * kUnit, 3 * kUnit);
            const std::uint32_t colour = kColours[right ? 1 : 0];
            std::uint8_t* pixel = pixels + y * out->pitch + 4 * x;
            pixel[0] = static_cast<std::uint8_t>(colour >> 16U);
            pixel[1] = static_cast<std::uint8_t>(colour >> 8U);
            pixel[2] = static_cast<std::uint8_t>(colour);
            pixel[3] = static_cast<std::uint8_t>(255 * part);
        }
    }
    return out;
}

// Whether enough of the window would be seen on one of the displays there are.
bool is_on_a_display(const SDL_Rect& wanted) {
    constexpr int kSeenMin = 100;
    for (int display = 0; display < SDL_GetNumVideoDisplays(); ++display) {
        SDL_Rect bounds;
        SDL_Rect seen;
        if (SDL_GetDisplayUsableBounds(display, &bounds) != 0) continue;
        if (SDL_IntersectRect(&bounds, &wanted, &seen) == SDL_TRUE && seen.w >= kSeenMin &&
            seen.h >= kSeenMin)
            return true;
    }
    return false;
}

}  // namespace

std::uint32_t DesktopPlatform::prepare() {
    SDL_SetHint(SDL_HINT_APP_NAME, "Samverka");
    // Where there is no desktop SDL would draw into memory, for nobody.
    SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11,wayland");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1");
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
    return SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_HIDDEN;
}

bool DesktopPlatform::create_context(SDL_Window* native) {
    m_native = native;
    m_context = SDL_GL_CreateContext(native);
    if (m_context == nullptr) return false;
    SDL_GL_SetSwapInterval(1);
    return true;
}

void DesktopPlatform::destroy_context() {
    if (m_context != nullptr) SDL_GL_DeleteContext(m_context);
    m_context = nullptr;
}

void DesktopPlatform::present(SDL_Window* native) { SDL_GL_SwapWindow(native); }

void DesktopPlatform::attach(window::Window& window) {
    m_window = &window;
    SDL_SetWindowMinimumSize(m_native, kLeastWidth, kLeastHeight);
    SDL_EventState(SDL_DROPFILE, SDL_ENABLE);
    SDL_Surface* icon = mark();
    SDL_SetWindowIcon(m_native, icon);
    SDL_FreeSurface(icon);
    measure();
}

// In steps of a half, as desktops themselves offer: a display of 157 dots an inch is shown at 1.5.
float DesktopPlatform::display_scale(float drawn) const {
    if (drawn > 1) return 1;
    const char* driver = SDL_GetCurrentVideoDriver();
    if (driver == nullptr || std::string_view(driver) != "x11") return 1;
    float dots = 0;
    const int display = SDL_GetWindowDisplayIndex(m_native);
    if (const auto said = x11_dots(m_native))
        dots = *said;
    else if (display < 0 || SDL_GetDisplayDPI(display, &dots, nullptr, nullptr) != 0)
        return 1;
    if (dots < kDotsMin || dots > kDotsMax) return 1;
    return std::max(1.0F, std::floor(2 * dots / kDotsPerInch) / 2);
}

void DesktopPlatform::measure() {
    if (m_native == nullptr) return;
    int width = 0;
    int height = 0;
    window::SurfaceSize size;
    SDL_GetWindowSize(m_native, &width, &height);
    SDL_GL_GetDrawableSize(m_native, &size.pixel_width, &size.pixel_height);
    const bool hidden = (SDL_GetWindowFlags(m_native) & SDL_WINDOW_MINIMIZED) != 0U;
    if (hidden || width <= 0 || height <= 0) size = {};
    if (!size.empty()) {
        const float drawn = static_cast<float>(size.pixel_width) / static_cast<float>(width);
        m_scale = display_scale(drawn) * static_cast<float>(m_zoom) / 100;
        size.width = static_cast<float>(width) / m_scale;
        size.height = static_cast<float>(height) / m_scale;
    }
    if (size == m_size) return;
    m_size = size;
    if (m_window != nullptr) m_window->resized();
}

void DesktopPlatform::set_zoom(int percent) {
    m_zoom = percent;
    measure();
}

bool DesktopPlatform::window_event(const SDL_Event& event) {
    switch (event.window.event) {
        case SDL_WINDOWEVENT_SIZE_CHANGED:
        case SDL_WINDOWEVENT_MOVED:
        case SDL_WINDOWEVENT_DISPLAY_CHANGED:
        case SDL_WINDOWEVENT_MINIMIZED:
        case SDL_WINDOWEVENT_MAXIMIZED:
        case SDL_WINDOWEVENT_RESTORED:
        case SDL_WINDOWEVENT_SHOWN:
            measure();
            break;
        default:
            break;
    }
    return m_other(event);
}

bool DesktopPlatform::take_event(const SDL_Event& event) {
    if (event.type == SDL_MOUSEMOTION) {
        ImGuiIO& io = ImGui::GetIO();
        const bool touch = event.motion.which == SDL_TOUCH_MOUSEID;
        io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
        io.AddMousePosEvent(static_cast<float>(event.motion.x) / m_scale,
                            static_cast<float>(event.motion.y) / m_scale);
        return true;
    }
    if (event.type == SDL_WINDOWEVENT) return window_event(event);
    return m_other(event);
}

// ImGui's back end reads SDL's coordinates by itself; what it found is put right before the frame.
void DesktopPlatform::place_pointer() {
    ImGuiIO& io = ImGui::GetIO();
    if (SDL_GetMouseFocus() != m_native) {
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        return;
    }
    int x = 0;
    int y = 0;
    SDL_GetMouseState(&x, &y);
    io.AddMousePosEvent(static_cast<float>(x) / m_scale, static_cast<float>(y) / m_scale);
}

void DesktopPlatform::show(const WindowPlace& place) {
    const bool known = place.width > 0;
    const SDL_Rect wanted{.x = place.x, .y = place.y, .w = place.width, .h = place.height};
    // SDL has made it of its own size; by how much it is magnified is known only now.
    int width = known ? place.width : static_cast<int>(kFirstWidth * m_scale);
    int height = known ? place.height : static_cast<int>(kFirstHeight * m_scale);
    SDL_Rect room;
    if (SDL_GetDisplayUsableBounds(SDL_GetWindowDisplayIndex(m_native), &room) == 0 && !known) {
        width = std::min(width, room.w);
        height = std::min(height, room.h);
    }
    SDL_SetWindowSize(m_native, width, height);
    if (known && is_on_a_display(wanted))
        SDL_SetWindowPosition(m_native, place.x, place.y);
    else
        SDL_SetWindowPosition(m_native, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED);
    SDL_ShowWindow(m_native);
    if (place.maximised == Maximised::Yes) SDL_MaximizeWindow(m_native);
    measure();
}

WindowPlace DesktopPlatform::place(const WindowPlace& before) const {
    const std::uint32_t flags = SDL_GetWindowFlags(m_native);
    if ((flags & SDL_WINDOW_MINIMIZED) != 0U) return before;
    WindowPlace now = before;
    now.maximised = (flags & SDL_WINDOW_MAXIMIZED) != 0U ? Maximised::Yes : Maximised::No;
    if (now.maximised == Maximised::Yes) return now;
    SDL_GetWindowPosition(m_native, &now.x, &now.y);
    SDL_GetWindowSize(m_native, &now.width, &now.height);
    // SDL counts from inside the frame that the window manager draws, and places from outside.
    int top = 0;
    int left = 0;
    if (SDL_GetWindowBordersSize(m_native, &top, &left, nullptr, nullptr) == 0) {
        now.x -= left;
        now.y -= top;
    }
    return now;
}

void DesktopPlatform::set_title(const char* title) { SDL_SetWindowTitle(m_native, title); }

bool DesktopPlatform::has_focus() const {
    return (SDL_GetWindowFlags(m_native) & SDL_WINDOW_INPUT_FOCUS) != 0U;
}

}  // namespace samverka::desktop
