// The browser's side of the window: who runs frames, measures the surface and gives the wheel back
// to the page.
#pragma once

#include <memory>

#include "wasm/window/window.h"

namespace samverka::host {

[[nodiscard]] std::unique_ptr<window::Platform> web_platform();

}  // namespace samverka::host
