// What a node says, as plain text: what is copied of it, and its name where it has none of its own.
#pragma once

#include <string>

#include "core/screens/node.h"

namespace samverka::window {

// What stands in the node and beneath it, a line for each text; "" when it says nothing.
[[nodiscard]] std::string node_text(const screens::Node& node);

}  // namespace samverka::window
