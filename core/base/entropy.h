// Deterministic streams of random bytes, drawn from one seed that the host hands in.
//
// The core has no randomness of its own. A seed of at least 16 bytes gives named, independent
// streams: block n of stream "thing" is SHA-256("samverka-entropy" NUL seed-length seed name-length
// name n), so the same seed and the same commands give the same ids natively and in wasm. Ids of
// things come from a stream of their own, one draw a created thing, so that nothing else a program
// does shifts them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/ids.h"

namespace samverka::base {

// A seed as hosts hand it over: lower-case hexadecimal, at least 32 digits. Errors: EntropyMissing.
[[nodiscard]] Result<std::string> parse_seed(std::string_view hex);

class EntropyStream {
  public:
    EntropyStream(std::string_view seed, std::string_view name);

    // The next ten bytes as an id; never nil.
    template <class Tag>
    [[nodiscard]] Id<Tag> next_id() {
        return Id<Tag>(next_id_bytes());
    }
    // The next `count` bytes, at most 32.
    [[nodiscard]] std::string next_bytes(std::size_t count);

  private:
    [[nodiscard]] std::array<std::uint8_t, kIdBytes> next_id_bytes();

    std::string m_prefix;
    std::uint64_t m_block = 0;
};

}  // namespace samverka::base
