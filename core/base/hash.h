// SHA-256 and base64url; the only place that knows libsodium.
//
// A Hash names bytes for ever: commits, blobs and proposed contents are named by it. As text it is
// "sha256-" followed by 43 characters of base64url without padding, and exactly that form is
// accepted: one hash has one spelling.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace samverka::base {

class Hash {
  public:
    constexpr Hash() = default;
    explicit constexpr Hash(const std::array<std::uint8_t, 32>& bytes) : m_bytes(bytes) {}

    // Errors: HashSyntax, also for a spelling whose unused last bits are not zero.
    [[nodiscard]] static Result<Hash> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    [[nodiscard]] constexpr bool is_nil() const { return *this == Hash(); }
    [[nodiscard]] constexpr const std::array<std::uint8_t, 32>& bytes() const { return m_bytes; }

    friend constexpr auto operator<=>(const Hash&, const Hash&) = default;

  private:
    std::array<std::uint8_t, 32> m_bytes{};
};

inline constexpr std::size_t kHashCharacters = 7 + 43;

[[nodiscard]] Hash sha256(std::string_view bytes);

// SHA-256 over pieces, for what is too large or too scattered to lay in one string.
class Sha256 {
  public:
    Sha256();
    void add(std::string_view bytes);
    [[nodiscard]] Hash finish();  // once; afterwards the object is spent

  private:
    alignas(8) std::array<unsigned char, 128> m_state{};
};

[[nodiscard]] std::string base64url(std::string_view bytes);
// Without padding, one spelling only. Errors: HashSyntax.
[[nodiscard]] Result<std::string> parse_base64url(std::string_view text);

}  // namespace samverka::base
