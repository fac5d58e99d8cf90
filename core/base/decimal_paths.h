// The two ways in which core/base/decimal reckons, for itself and for the test that holds them to
// each other; nobody else calls these.
//
// The narrow way is integer arithmetic in 128 bits, with every overflow seen beforehand; it is
// taken where operands and result fit, which is nearly always, and is then the same as the wide one
// to the last digit: value, scale, kept zeros and `exact`. Where it does not fit, or where there is
// an error to tell, it gives nothing. The wide way is libmpdec, with 76 digits.
#pragma once

#include <compare>
#include <optional>

#include "core/base/decimal.h"

namespace samverka::base {

struct DecimalAccess {
    [[nodiscard]] static constexpr Decimal make(__int128 coefficient, int scale) {
        return {coefficient, static_cast<std::uint8_t>(scale)};
    }
};

namespace detail {

inline constexpr int kDigitsMax = 34;
inline constexpr int kScaleMax = 34;

using Unsigned128 = unsigned __int128;

[[nodiscard]] constexpr Unsigned128 power_of_ten(int exponent) {
    Unsigned128 power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}
inline constexpr Unsigned128 kCoefficientEnd = power_of_ten(kDigitsMax);

[[nodiscard]] constexpr Unsigned128 magnitude_of(__int128 value) {
    return value < 0 ? Unsigned128{0} - static_cast<Unsigned128>(value)
                     : static_cast<Unsigned128>(value);
}

// These say whether `out` is the result.
[[nodiscard]] bool narrow_add(const Decimal& left, const Decimal& right, Computed& out);
[[nodiscard]] bool narrow_subtract(const Decimal& left, const Decimal& right, Computed& out);
[[nodiscard]] bool narrow_multiply(const Decimal& left, const Decimal& right, Computed& out);
// Precondition: right is not zero.
[[nodiscard]] bool narrow_divide(const Decimal& left, const Decimal& right, Computed& out);
[[nodiscard]] std::optional<Decimal> narrow_rounded(const Decimal& value, int scale, Rounding rule);
[[nodiscard]] std::strong_ordering narrow_order(const Decimal& left, const Decimal& right);

[[nodiscard]] Result<Computed> wide_add(const Decimal& left, const Decimal& right);
[[nodiscard]] Result<Computed> wide_subtract(const Decimal& left, const Decimal& right);
[[nodiscard]] Result<Computed> wide_multiply(const Decimal& left, const Decimal& right);
// Precondition: right is not zero.
[[nodiscard]] Result<Computed> wide_divide(const Decimal& left, const Decimal& right);
[[nodiscard]] Result<Decimal> wide_rounded(const Decimal& value, int scale, Rounding rule);
[[nodiscard]] std::strong_ordering wide_order(const Decimal& left, const Decimal& right);

}  // namespace detail

}  // namespace samverka::base
