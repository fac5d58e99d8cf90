#include "native/host/x11_dots.h"

#include <SDL.h>
#include <SDL_syswm.h>
#include <X11/Xlib.h>

#include <cstdlib>

namespace samverka::desktop {

std::optional<float> x11_dots(SDL_Window* window) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(window, &info) != SDL_TRUE || info.subsystem != SDL_SYSWM_X11)
        return std::nullopt;
    const char* said = XGetDefault(info.info.x11.display, "Xft", "dpi");
    if (said == nullptr) return std::nullopt;
    char* end = nullptr;
    const float dots = std::strtof(said, &end);
    return end == said ? std::nullopt : std::optional(dots);
}

}  // namespace samverka::desktop
