// What the machine says and the core never asks: the time, randomness, the user's language and
// folders.
#pragma once

#include <string>

#include "core/base/date.h"
#include "core/base/result.h"

namespace samverka::os {

[[nodiscard]] base::Instant system_time();
// 32 bytes from the operating system's own source.
[[nodiscard]] std::string system_entropy();
// "sv_SE.UTF-8"; "" when nothing is said.
[[nodiscard]] std::string system_language();

// Where settings and where the user's own data belong (XDG base directories), for this product.
[[nodiscard]] std::string settings_folder();
[[nodiscard]] std::string data_folder();
// Makes the folder and those above it, for the user alone. Errors: FileUnwritable.
[[nodiscard]] base::Result<void> ensure_folder(const std::string& path);

}  // namespace samverka::os
