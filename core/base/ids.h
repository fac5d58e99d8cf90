// Names of things, acts, replicas and commits: 80 random bits, or a SHA-256, as strong types that
// do not mix.
//
// A thing's id is sixteen characters of Crockford's base 32 in lower case ("3v9k2m0qxa7t5hce"):
// short enough to type from a list, without the letters that are misread, and in one case. Acts and
// replicas use the same form. A hash is written "sha256-" and 43 characters of base64url without
// padding. A default-constructed id is nil, which names nothing.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace samverka::base {

inline constexpr std::size_t kIdBytes = 10;
inline constexpr std::size_t kIdCharacters = 16;

// Sixteen base-32 characters for ten bytes, and back. Errors: IdSyntax.
[[nodiscard]] std::string id_text(const std::array<std::uint8_t, kIdBytes>& bytes);
[[nodiscard]] Result<std::array<std::uint8_t, kIdBytes>> parse_id_bytes(std::string_view text);

template <class Tag>
class Id {
  public:
    constexpr Id() = default;
    explicit constexpr Id(const std::array<std::uint8_t, kIdBytes>& bytes) : m_bytes(bytes) {}

    [[nodiscard]] static Result<Id> parse(std::string_view text) {
        SV_TRY(auto bytes, parse_id_bytes(text));
        return Id(bytes);
    }
    [[nodiscard]] std::string text() const { return id_text(m_bytes); }
    [[nodiscard]] constexpr bool is_nil() const { return *this == Id(); }
    [[nodiscard]] constexpr const std::array<std::uint8_t, kIdBytes>& bytes() const {
        return m_bytes;
    }

    friend constexpr auto operator<=>(const Id&, const Id&) = default;

  private:
    std::array<std::uint8_t, kIdBytes> m_bytes{};
};

struct ThingTag;
struct ActTag;
struct ReplicaTag;
using ThingId = Id<ThingTag>;      // anything in a partnership; its kind is known to the store
using ActId = Id<ActTag>;          // what one command did
using ReplicaId = Id<ReplicaTag>;  // one writing session

}  // namespace samverka::base
