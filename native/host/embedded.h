// What the program carries within itself (embedded.S), so that it is one file wherever it is put:
// the three weights of the font, and the example.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "core/screens/theme.h"

namespace samverka::desktop {

[[nodiscard]] std::span<const std::byte> font(screens::Weight weight);
// The lines of the example's file.
[[nodiscard]] std::string_view example();

}  // namespace samverka::desktop
