// What the drawn view tells the page of itself, each as JSON on one line: the counters that tests
// read, and the node that has the keyboard, for the element that stands in for it and for copying.
#pragma once

#include <string>

#include "core/screens/node.h"
#include "core/screens/workbench.h"
#include "wasm/window/window.h"

namespace samverka::host {

// {"context":"ok"|"lost","draws","frames","height","pixel_height","pixel_width","rects","width"}
[[nodiscard]] std::string counters_reply(const window::Window& window);
// {"args","name"}
[[nodiscard]] std::string host_request_reply(screens::HostRequest request);
// {"editable","name","node","role"}
[[nodiscard]] std::string focus_reply(const screens::Node& node);
// {"text"}: what is chosen in the node, or all that it says; "" when it says nothing
[[nodiscard]] std::string copy_reply(const screens::Node& node, std::string chosen);

}  // namespace samverka::host
