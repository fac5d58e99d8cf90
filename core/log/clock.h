// Hybrid logical time: milliseconds of the writer's clock, and a counter where the clock did not
// move or went back.
//
// As text "01934f2a8c00-0003": twelve and four lower-case hexadecimal digits, so times compare as
// strings. A commit's time is greater than that of all its ancestors: a writer takes its own clock
// where that is ahead of what it has seen, and otherwise counts up. Nothing's validity depends on
// it, and causality never does.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/result.h"

namespace samverka::log {

struct HybridTime {
    std::uint64_t milliseconds = 0;  // 48 bits
    std::uint32_t counter = 0;       // 16 bits

    [[nodiscard]] static base::Result<HybridTime> parse(std::string_view text);  // CommitInvalid
    [[nodiscard]] std::string text() const;
    [[nodiscard]] base::Instant instant() const {
        return {.milliseconds = static_cast<std::int64_t>(milliseconds)};
    }
    // The next time after `seen` for a writer whose clock says `now`.
    [[nodiscard]] static HybridTime after(HybridTime seen, base::Instant now);

    friend constexpr auto operator<=>(const HybridTime&, const HybridTime&) = default;
};

}  // namespace samverka::log
