// The dots per inch that a person has set for an X11 desktop (the resource Xft.dpi), which is what
// other programs there magnify by. Nothing where the desktop says none, or is not X11.
#pragma once

#include <optional>

struct SDL_Window;

namespace samverka::desktop {

[[nodiscard]] std::optional<float> x11_dots(SDL_Window* window);

}  // namespace samverka::desktop
