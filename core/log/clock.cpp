#include "core/log/clock.h"

#include <algorithm>

namespace samverka::log {

namespace {

constexpr std::uint32_t kCounterMax = 0xFFFF;
constexpr std::uint64_t kMillisecondsMax = 0xFFFF'FFFF'FFFFULL;

bool read_hex(std::string_view text, std::uint64_t& out) {
    out = 0;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        const bool letter = c >= 'a' && c <= 'f';
        if (!digit && !letter) return false;
        out = out * 16 + static_cast<std::uint64_t>(digit ? c - '0' : c - 'a' + 10);
    }
    return true;
}

void write_hex(std::string& out, std::uint64_t value, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        out.push_back("0123456789abcdef"[(value >> static_cast<unsigned>(shift)) & 15U]);
}

}  // namespace

base::Result<HybridTime> HybridTime::parse(std::string_view text) {
    std::uint64_t milliseconds = 0;
    std::uint64_t counter = 0;
    if (text.size() != 17 || text[12] != '-' || !read_hex(text.substr(0, 12), milliseconds) ||
        !read_hex(text.substr(13), counter))
        return base::fail(base::ErrorCode::CommitInvalid, "/hlc", "not a hybrid time");
    return HybridTime{.milliseconds = milliseconds, .counter = static_cast<std::uint32_t>(counter)};
}

std::string HybridTime::text() const {
    std::string out;
    write_hex(out, milliseconds, 12);
    out.push_back('-');
    write_hex(out, counter, 4);
    return out;
}

HybridTime HybridTime::after(HybridTime seen, base::Instant now) {
    const std::uint64_t own =
        now.milliseconds < 0
            ? 0
            : std::min(static_cast<std::uint64_t>(now.milliseconds), kMillisecondsMax);
    if (own > seen.milliseconds) return {.milliseconds = own, .counter = 0};
    if (seen.counter < kCounterMax)
        return {.milliseconds = seen.milliseconds, .counter = seen.counter + 1};
    return {.milliseconds = std::min(seen.milliseconds + 1, kMillisecondsMax), .counter = 0};
}

}  // namespace samverka::log
