#include "tests/support/random.h"

#include <cstdio>
#include <cstdlib>

namespace samverka::test {

namespace {

constexpr std::uint64_t kDefaultSeed = 20260930;

std::uint64_t read_seed() {
    const char* const given = std::getenv("SV_SEED");
    const std::uint64_t seed = given != nullptr ? std::strtoull(given, nullptr, 10) : kDefaultSeed;
    std::printf("SV_SEED=%llu\n", static_cast<unsigned long long>(seed));
    return seed;
}

// The finishing steps of SplitMix64: every bit of the input reaches every bit of the result.
std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31);
}

void append_code_point(std::string& out, std::uint32_t c) {
    const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | (c >> 6));
        put(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        put(0xe0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3f));
        put(0x80 | (c & 0x3f));
    } else {
        put(0xf0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3f));
        put(0x80 | ((c >> 6) & 0x3f));
        put(0x80 | (c & 0x3f));
    }
}

constexpr std::uint32_t kTellingCharacters[] = {
    0x00,   0x01,   0x08,   0x09,   0x0a,   0x0d,   0x1f,    ' ',     '"',      '\\',
    '/',    'A',    'z',    '0',    '~',    0x7f,   0x80,    0xa0,    0xe4,     0xe5,
    0xf6,   0xc5,   0xff,   0x100,  0x17f,  0x300,  0x7ff,   0x800,   0x2028,   0x202f,
    0x2212, 0xd7ff, 0xe000, 0xfeff, 0xfffd, 0xffff, 0x10000, 0x1f600, 0x10ffff,
};

}  // namespace

std::uint64_t run_seed() {
    static const std::uint64_t seed = read_seed();
    return seed;
}

int rounds(int sampled) {
    const char* const full = std::getenv("SV_FULL");
    return full != nullptr && std::string_view(full) == "1" ? sampled * 10 : sampled;
}

Random::Random(std::string_view name) : m_state(run_seed()) {
    for (const char character : name) {
        m_state = mixed(m_state + static_cast<unsigned char>(character) + 1);
    }
}

std::uint64_t Random::next() {
    m_state += 0x9e3779b97f4a7c15U;
    return mixed(m_state);
}

std::size_t Random::below(std::size_t end) { return static_cast<std::size_t>(next() % end); }

std::int64_t Random::between(std::int64_t first, std::int64_t last) {
    const std::uint64_t width =
        static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first);
    const std::uint64_t offset = width == UINT64_MAX ? next() : next() % (width + 1);
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + offset);
}

bool Random::chance(std::size_t one_in) { return below(one_in) == 0; }

std::string Random::text(std::size_t code_points_max) {
    std::string text;
    const std::size_t count = below(code_points_max + 1);
    for (std::size_t i = 0; i < count; ++i) {
        if (chance(2)) {
            append_code_point(text, static_cast<std::uint32_t>('a' + below(26)));
        } else {
            append_code_point(text, kTellingCharacters[below(std::size(kTellingCharacters))]);
        }
    }
    return text;
}

std::string Random::bytes(std::size_t count) {
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) bytes.push_back(static_cast<char>(below(256)));
    return bytes;
}

}  // namespace samverka::test
