// Exact decimals: an integer coefficient and a scale, with the typed digits kept; decimal.cpp is
// the only place that knows libmpdec.
//
// 99.90 typed is 99.90 stored and written, and equals 99.9 when compared. Coefficients have at most
// 34 digits and scales lie between 0 and 34 (IEEE 754 decimal128's precision). Addition and
// multiplication that do not fit in 34 digits and every division round half-even at 34 digits and
// say so in `exact`; nothing else rounds. Rounding for a contract happens once, with `rounded`, by
// the rule that the card names. What fits in 128 bits is reckoned there
// (core/base/decimal_paths.h), and the rest by libmpdec, to the same digits.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/assert.h"
#include "core/base/result.h"

namespace samverka::base {

enum class Rounding : std::uint8_t { HalfEven, HalfUp, HalfDown, Up, Down, Ceiling, Floor };

class Decimal {
  public:
    constexpr Decimal() = default;
    [[nodiscard]] static constexpr Decimal from_integer(std::int64_t value) { return {value, 0}; }
    // value / 10^scale, e.g. minor units of money with scale 2. 0 <= scale <= 34.
    [[nodiscard]] static constexpr Decimal from_scaled(std::int64_t value, int scale) {
        SV_ASSERT(0 <= scale && scale <= 34);
        return {value, static_cast<std::uint8_t>(scale)};
    }
    // coefficient / 10^scale. 0 <= scale <= 34. Errors: NumberRange (over 34 digits).
    [[nodiscard]] static Result<Decimal> from_coefficient(__int128 coefficient, int scale);
    // The stored form only: [-]digits[.digits], no exponent, no plus, no leading zeros beyond one,
    // no "-0". Errors: NumberSyntax, NumberRange (over 34 digits). What people type is read by
    // core/locale.
    [[nodiscard]] static Result<Decimal> parse(std::string_view text);

    [[nodiscard]] std::string text() const;  // the stored form; trailing zeros kept
    [[nodiscard]] constexpr int scale() const { return m_scale; }
    [[nodiscard]] constexpr __int128 coefficient() const { return m_coefficient; }
    [[nodiscard]] constexpr bool is_zero() const { return m_coefficient == 0; }
    [[nodiscard]] constexpr bool is_negative() const { return m_coefficient < 0; }
    // The value as an integer when it is one and fits. Errors: NumberRange.
    [[nodiscard]] Result<std::int64_t> to_integer() const;

    // By value: 99.9 == 99.90.
    friend std::strong_ordering operator<=>(const Decimal& left, const Decimal& right) {
        if (left.m_scale == right.m_scale) return left.m_coefficient <=> right.m_coefficient;
        return order_of_scales(left, right);
    }
    friend bool operator==(const Decimal& left, const Decimal& right) {
        return (left <=> right) == std::strong_ordering::equal;
    }

  private:
    friend struct DecimalAccess;
    [[nodiscard]] static std::strong_ordering order_of_scales(const Decimal& left,
                                                              const Decimal& right);
    constexpr Decimal(__int128 coefficient, std::uint8_t scale)
        : m_coefficient(coefficient), m_scale(scale) {}

    __int128 m_coefficient = 0;
    std::uint8_t m_scale = 0;
};

// A computed value and whether every step to it was exact.
struct Computed {
    Decimal value;
    bool exact = true;
};

// Errors of all four: NumberRange when the result needs more than 34 integer digits;
// DivisionByZero.
[[nodiscard]] Result<Computed> add(const Decimal& left, const Decimal& right);
[[nodiscard]] Result<Computed> subtract(const Decimal& left, const Decimal& right);
[[nodiscard]] Result<Computed> multiply(const Decimal& left, const Decimal& right);
[[nodiscard]] Result<Computed> divide(const Decimal& left, const Decimal& right);

// `value` with exactly `scale` decimals, by `rule`. 0 <= scale <= 34. Errors: NumberRange.
[[nodiscard]] Result<Decimal> rounded(const Decimal& value, int scale, Rounding rule);

// The same number with as few decimals as it needs.
[[nodiscard]] Decimal without_trailing_zeros(const Decimal& value);

}  // namespace samverka::base
