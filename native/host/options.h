// What was typed after `samverka-desktop`: a file, a language, and what tests fix.
//
// Reading has no side effects; a word that is not understood is named.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/locale/messages.h"

namespace samverka::desktop {

enum class Start : std::uint8_t { Last, File, Example };

struct Options {
    bool help = false;
    Start start = Start::Last;  // what was open last, or the start page
    std::string file;
    // The one asked for; without it the settings', and at first the machine's.
    std::optional<locale::Language> language;
    std::optional<base::Instant> now;    // stands still, for tests
    std::optional<std::string> entropy;  // raw bytes, for tests
    bool control = false;                // requests come on standard input, for tests
};

// Errors: UsageInvalid with the word as path, and those of the values; `out` holds what was read
// until then.
[[nodiscard]] base::Result<void> read_options(const std::vector<std::string>& typed, Options& out);

// The language of a person whose machine says "sv_SE.UTF-8": Swedish where it is read without
// effort or nothing is said, otherwise English.
[[nodiscard]] locale::Language language_of(std::string_view system_language);

}  // namespace samverka::desktop
