#include "core/base/entropy.h"

#include "core/base/assert.h"
#include "core/base/hash.h"

namespace samverka::base {

namespace {

constexpr std::size_t kSeedBytesMin = 16;
constexpr std::size_t kDrawBytesMax = 32;

// Lengths and block numbers are eight bytes, most significant first, so that no two inputs run
// together into one text.
void append_big_endian(std::string& out, std::uint64_t number) {
    for (unsigned shift = 64; shift > 0; shift -= 8) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(number >> (shift - 8))));
    }
}

}  // namespace

Result<std::string> parse_seed(std::string_view hex) {
    constexpr std::size_t kDigitsMin = 32;
    if (hex.size() < kDigitsMin || hex.size() % 2 != 0)
        return fail(ErrorCode::EntropyMissing, {},
                    "at least 32 hexadecimal digits, an even number");
    std::string out;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        unsigned byte = 0;
        for (const char c : hex.substr(i, 2)) {
            const bool digit = c >= '0' && c <= '9';
            const bool letter = c >= 'a' && c <= 'f';
            if (!digit && !letter)
                return fail(ErrorCode::EntropyMissing, {}, "lower-case hexadecimal digits");
            byte = byte * 16U + static_cast<unsigned>(digit ? c - '0' : c - 'a' + 10);
        }
        out.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
    }
    return out;
}

EntropyStream::EntropyStream(std::string_view seed, std::string_view name) {
    SV_ASSERT(seed.size() >= kSeedBytesMin);
    m_prefix = "samverka-entropy";
    m_prefix.push_back('\0');
    append_big_endian(m_prefix, seed.size());
    m_prefix.append(seed);
    append_big_endian(m_prefix, name.size());
    m_prefix.append(name);
}

std::string EntropyStream::next_bytes(std::size_t count) {
    SV_ASSERT(count <= kDrawBytesMax);
    std::string block = m_prefix;
    append_big_endian(block, m_block);
    ++m_block;
    const Hash digest = sha256(block);
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) bytes.push_back(static_cast<char>(digest.bytes()[i]));
    return bytes;
}

std::array<std::uint8_t, kIdBytes> EntropyStream::next_id_bytes() {
    std::array<std::uint8_t, kIdBytes> bytes{};
    while (bytes == std::array<std::uint8_t, kIdBytes>{}) {
        const std::string drawn = next_bytes(kIdBytes);
        for (std::size_t i = 0; i < kIdBytes; ++i) bytes[i] = static_cast<std::uint8_t>(drawn[i]);
    }
    return bytes;
}

}  // namespace samverka::base
