// Reproducible random numbers for tests.
//
// One seed stands behind a whole test program: that in the environment variable SV_SEED, else a
// fixed one, so that an ordinary run always tries the same cases. Each test takes its own stream by
// name and prints the seed when it fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace samverka::test {

// The seed of this run, printed once.
[[nodiscard]] std::uint64_t run_seed();

// How often a random test tries: `sampled` times, ten times as often in a full run (SV_FULL=1).
[[nodiscard]] int rounds(int sampled);

class Random {
  public:
    // The stream `name` of the run's seed.
    explicit Random(std::string_view name);

    [[nodiscard]] std::uint64_t next();
    // 0 <= result < end. Precondition: end > 0.
    [[nodiscard]] std::size_t below(std::size_t end);
    // first <= result <= last.
    [[nodiscard]] std::int64_t between(std::int64_t first, std::int64_t last);
    [[nodiscard]] bool chance(std::size_t one_in);
    // Well-formed UTF-8 of up to `code_points_max` characters: ASCII, Swedish, controls, quotes,
    // and the far ends of Unicode.
    [[nodiscard]] std::string text(std::size_t code_points_max);
    // Any bytes at all.
    [[nodiscard]] std::string bytes(std::size_t count);

  private:
    std::uint64_t m_state;
};

}  // namespace samverka::test
