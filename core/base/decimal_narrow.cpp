// Decimals in 128 bits.
#include <algorithm>
#include <array>
#include <bit>

#include "core/base/assert.h"
#include "core/base/decimal_paths.h"

namespace samverka::base::detail {

namespace {

// The largest powers of ten that fit in 64 and in 128 bits.
constexpr int kExponentMax64 = 19;
constexpr int kExponentMax128 = 38;

constexpr auto kPowers = [] {
    std::array<Unsigned128, kExponentMax128 + 1> out{};
    for (int i = 0; i <= kExponentMax128; ++i) out[static_cast<std::size_t>(i)] = power_of_ten(i);
    return out;
}();

Unsigned128 power(int exponent) { return kPowers[static_cast<std::size_t>(exponent)]; }
// Precondition: exponent <= kExponentMax64.
std::uint64_t power64(int exponent) {
    return static_cast<std::uint64_t>(kPowers[static_cast<std::size_t>(exponent)]);
}

// What may be multiplied by each power of ten and stay below 2^126, so that two of them are added
// within the sign.
constexpr auto kLimits = [] {
    std::array<Unsigned128, kScaleMax + 1> out{};
    for (int i = 0; i <= kScaleMax; ++i)
        out[static_cast<std::size_t>(i)] = (Unsigned128{1} << 126) / power_of_ten(i) - 1;
    return out;
}();

bool fits_scaled(Unsigned128 magnitude, int by) {
    return magnitude <= kLimits[static_cast<std::size_t>(by)];
}

int bits_of(Unsigned128 value) {
    const auto high = static_cast<std::uint64_t>(value >> 64);
    return high != 0 ? 128 - std::countl_zero(high)
                     : 64 - std::countl_zero(static_cast<std::uint64_t>(value));
}

// Of zero none. 1233 / 4096 is just under the decimal logarithm of 2.
int digits_of(Unsigned128 value) {
    const int guess = bits_of(value) * 1233 / 4096;
    return guess + (value >= power(guess) ? 1 : 0);
}

struct Quotient {
    Unsigned128 whole = 0;
    std::uint64_t rest = 0;
};

// Short values are divided short: that is most of them, and much faster.
Quotient divided(Unsigned128 value, std::uint64_t by) {
    if (value >> 64 == 0) {
        const auto short_value = static_cast<std::uint64_t>(value);
        return {.whole = short_value / by, .rest = short_value % by};
    }
    const Unsigned128 whole = value / by;
    return {.whole = whole, .rest = static_cast<std::uint64_t>(value - whole * by)};
}

// What digits that are left out come to, in units of the last one kept.
enum class Rest : std::uint8_t { None, BelowHalf, Half, AboveHalf };

struct Shortened {
    Unsigned128 kept = 0;
    Rest rest = Rest::None;
};

Rest rest_of(std::uint64_t rest, std::uint64_t of, bool more) {
    const std::uint64_t other = of - rest;  // how much is missing to a whole unit
    if (rest > other || (rest == other && more)) return Rest::AboveHalf;
    if (rest == other) return Rest::Half;
    return rest != 0 || more ? Rest::BelowHalf : Rest::None;
}

// Without the last `count` digits; at most 34.
Shortened shortened(Unsigned128 magnitude, int count) {
    bool more = false;
    if (count > kExponentMax64) {
        const Quotient first = divided(magnitude, power64(kExponentMax64));
        magnitude = first.whole;
        more = first.rest != 0;
        count -= kExponentMax64;
    }
    const Quotient last = divided(magnitude, power64(count));
    return {.kept = last.whole, .rest = rest_of(last.rest, power64(count), more)};
}

bool rounds_half_even(Rest rest, Unsigned128 kept) {
    return rest == Rest::AboveHalf || (rest == Rest::Half && (kept & 1U) != 0);
}

bool rounds_away(Rounding rule, Rest rest, Unsigned128 kept, bool negative) {
    if (rest == Rest::None) return false;
    switch (rule) {
        case Rounding::HalfEven:
            return rounds_half_even(rest, kept);
        case Rounding::HalfUp:
            return rest >= Rest::Half;
        case Rounding::HalfDown:
            return rest == Rest::AboveHalf;
        case Rounding::Up:
            return true;
        case Rounding::Down:
            return false;
        case Rounding::Ceiling:
            return !negative;
        case Rounding::Floor:
            return negative;
    }
    SV_ASSERT(false);
}

Decimal made(Unsigned128 magnitude, int scale, bool negative) {
    const auto coefficient = static_cast<__int128>(magnitude);
    return DecimalAccess::make(negative ? -coefficient : coefficient, scale);
}

bool give(const Decimal& value, bool exact, Computed& out) {
    out.value = value;
    out.exact = exact;
    return true;
}

// What rounding has given, at most 10^34: that has one digit too many, a zero.
bool carried(Unsigned128 magnitude, int scale, bool negative, bool exact, Computed& out) {
    if (magnitude == kCoefficientEnd) {
        if (scale == 0) return false;
        magnitude /= 10;
        --scale;
    }
    return give(made(magnitude, scale, negative), exact, out);
}

// The one rounding of an exact sum or product: half-even, to 34 digits and at most 34 decimals.
bool settled(Unsigned128 magnitude, int scale, bool negative, Computed& out) {
    if (magnitude < kCoefficientEnd && scale <= kScaleMax)
        return give(made(magnitude, scale, negative), true, out);
    const int integer_digits = std::max(digits_of(magnitude) - scale, 0);
    if (integer_digits > kDigitsMax) return false;
    const int drop = scale - (kDigitsMax - integer_digits);
    SV_ASSERT(drop > 0);
    const auto [kept, rest] = shortened(magnitude, drop);
    return carried(kept + (rounds_half_even(rest, kept) ? 1 : 0), scale - drop, negative,
                   rest == Rest::None, out);
}

// Whether the coefficient is one of 64 bits and stays so when multiplied by what has `bits`; with
// one bit to spare for adding two of them.
bool is_short(__int128 coefficient, int bits) {
    const auto narrow = static_cast<std::int64_t>(coefficient);
    if (narrow != coefficient) return false;
    const auto magnitude = static_cast<std::uint64_t>(narrow < 0 ? ~narrow : narrow);
    return 64 - std::countl_zero(magnitude) + bits <= 62;
}

int bits_of_power(int exponent) { return bits_of(power(exponent)); }

// At the larger of two scales.
bool sum(__int128 left, int left_scale, __int128 right, int right_scale, Computed& out) {
    const int scale = std::max(left_scale, right_scale);
    if (left_scale != right_scale) {
        __int128& shorter = left_scale < right_scale ? left : right;
        const int by = scale - std::min(left_scale, right_scale);
        const __int128 longer = left_scale < right_scale ? right : left;
        if (is_short(longer, 0) && is_short(shorter, bits_of_power(by))) {
            const auto factor = static_cast<std::int64_t>(power64(by));
            const auto scaled = static_cast<std::int64_t>(shorter) * factor;
            const auto whole = scaled + static_cast<std::int64_t>(longer);
            return give(DecimalAccess::make(whole, scale), true, out);
        }
        if (!fits_scaled(magnitude_of(shorter), by)) return false;
        shorter *= static_cast<__int128>(power(by));
    }
    const __int128 whole = left + right;
    return settled(magnitude_of(whole), scale, whole < 0, out);
}

// A quotient under way: so far `whole` at `scale`, and what is left of the dividend.
struct Division {
    Unsigned128 whole = 0;
    std::uint64_t rest = 0;
    int scale = 0;

    // Up to as many digits, nineteen at most.
    void extend(int digits, std::uint64_t divisor) {
        if (divisor >> 32 == 0) return extend_short(std::min(digits, 18), divisor);
        const std::uint64_t factor = power64(digits);
        const Quotient next = divided(Unsigned128{rest} * factor, divisor);
        whole = whole * factor + next.whole;
        rest = next.rest;
        scale += digits;
    }

    // By a divisor of 32 bits nine digits at a time fit in 64, which no processor is slow at.
    void extend_short(int digits, std::uint64_t divisor) {
        const int first = std::min(digits, 9);
        const int second = digits - first;
        const std::uint64_t high = rest * power64(first);
        rest = high % divisor;
        const std::uint64_t low = rest * power64(second);
        rest = low % divisor;
        whole = whole * power64(digits) + high / divisor * power64(second) + low / divisor;
        scale += digits;
    }
};

// Zeros at the end that an exact quotient need not have; it has no fewer than `scale_min` decimals.
void drop_zeros(Division& out, int scale_min) {
    for (const int count : {16, 8, 4, 2, 1}) {
        if (out.scale - count < scale_min) continue;
        const Quotient fewer = divided(out.whole, power64(count));
        if (fewer.rest != 0) continue;
        out.whole = fewer.whole;
        out.scale -= count;
    }
}

// How many digits stand before the point of dividend ÷ divisor × 10^exponent.
int quotient_digits(Unsigned128 dividend, std::uint64_t divisor, int exponent) {
    const int above = digits_of(dividend);
    const int below = digits_of(divisor);
    const bool reaches = above < below ? dividend * power(below - above) >= divisor
                                       : dividend >= divisor * power(above - below);
    return std::max(above - below + exponent + (reaches ? 1 : 0), 0);
}

bool exact_quotient(Division division, int scale_ideal, bool negative, Computed& out) {
    drop_zeros(division, std::max(scale_ideal, 0));
    if (division.scale < 0) {
        division.whole *= power(-division.scale);
        division.scale = 0;
    }
    return give(made(division.whole, division.scale, negative), true, out);
}

}  // namespace

bool narrow_add(const Decimal& left, const Decimal& right, Computed& out) {
    return sum(left.coefficient(), left.scale(), right.coefficient(), right.scale(), out);
}

bool narrow_subtract(const Decimal& left, const Decimal& right, Computed& out) {
    return sum(left.coefficient(), left.scale(), -right.coefficient(), right.scale(), out);
}

bool narrow_multiply(const Decimal& left, const Decimal& right, Computed& out) {
    const Unsigned128 one = magnitude_of(left.coefficient());
    const Unsigned128 other = magnitude_of(right.coefficient());
    const int scale = left.scale() + right.scale();
    if (scale <= kScaleMax && is_short(left.coefficient(), 0) &&
        is_short(right.coefficient(), bits_of(one)))
        return give(DecimalAccess::make(static_cast<std::int64_t>(left.coefficient()) *
                                            static_cast<std::int64_t>(right.coefficient()),
                                        scale),
                    true, out);
    if (bits_of(one) + bits_of(other) > 128) return false;
    return settled(one * other, scale, left.is_negative() != right.is_negative(), out);
}

// Digit by digit as on paper, up to nineteen at a time: as many as fit in 34, or until nothing is
// left.
bool narrow_divide(const Decimal& left, const Decimal& right, Computed& out) {
    const int scale_ideal = left.scale() - right.scale();
    if (left.is_zero()) return give(DecimalAccess::make(0, std::max(scale_ideal, 0)), true, out);
    const Unsigned128 dividend = magnitude_of(left.coefficient());
    const Unsigned128 wide_divisor = magnitude_of(right.coefficient());
    if (wide_divisor >> 63 != 0) return false;
    const auto divisor = static_cast<std::uint64_t>(wide_divisor);
    const int integer_digits = quotient_digits(dividend, divisor, -scale_ideal);
    if (integer_digits > kDigitsMax) return false;
    const bool negative = left.is_negative() != right.is_negative();
    const int scale_max = kDigitsMax - integer_digits;
    const Quotient first = divided(dividend, divisor);
    Division division{.whole = first.whole, .rest = first.rest, .scale = scale_ideal};
    if (division.scale > scale_max) return false;
    while (division.rest != 0 && division.scale < scale_max)
        division.extend(std::min(scale_max - division.scale, kExponentMax64), divisor);
    if (division.rest == 0) return exact_quotient(division, scale_ideal, negative, out);
    const Rest rest = rest_of(division.rest, divisor, false);
    const Unsigned128 rounded = division.whole + (rounds_half_even(rest, division.whole) ? 1 : 0);
    return carried(rounded, division.scale, negative, false, out);
}

std::optional<Decimal> narrow_rounded(const Decimal& value, int scale, Rounding rule) {
    const Unsigned128 magnitude = magnitude_of(value.coefficient());
    const int drop = value.scale() - scale;
    if (drop == 0) return value;
    if (drop < 0) {
        if (!fits_scaled(magnitude, -drop)) return std::nullopt;
        const Unsigned128 longer = magnitude * power(-drop);
        if (longer >= kCoefficientEnd) return std::nullopt;
        return made(longer, scale, value.is_negative());
    }
    const Shortened out = shortened(magnitude, drop);
    const bool away = rounds_away(rule, out.rest, out.kept, value.is_negative());
    return made(out.kept + (away ? 1 : 0), scale, value.is_negative());
}

// What does not fit when brought to the other's scale is larger than any coefficient.
std::strong_ordering narrow_order(const Decimal& left, const Decimal& right) {
    if (left.scale() == right.scale()) return left.coefficient() <=> right.coefficient();
    if (left.scale() > right.scale()) return 0 <=> narrow_order(right, left);
    const int by = right.scale() - left.scale();
    if (is_short(left.coefficient(), bits_of_power(by)))
        return __int128{static_cast<std::int64_t>(left.coefficient()) *
                        static_cast<std::int64_t>(power64(by))} <=> right.coefficient();
    if (!fits_scaled(magnitude_of(left.coefficient()), by))
        return left.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
    return left.coefficient() * static_cast<__int128>(power(by)) <=> right.coefficient();
}

}  // namespace samverka::base::detail

namespace samverka::base {

// An odd number has no zero at its end, which spares most divisions.
Decimal without_trailing_zeros(const Decimal& value) {
    if (value.scale() == 0 || (value.coefficient() & 1) != 0) return value;
    if (value.is_zero()) return {};
    detail::Division out{.whole = detail::magnitude_of(value.coefficient()),
                         .scale = value.scale()};
    if (out.whole >> 64 == 0) {
        auto whole = static_cast<std::uint64_t>(out.whole);
        for (; out.scale > 0 && whole % 10 == 0; --out.scale) whole /= 10;
        out.whole = whole;
    } else {
        detail::drop_zeros(out, 0);
        detail::drop_zeros(out, 0);  // one pass drops 31 of them at most
    }
    return detail::made(out.whole, out.scale, value.is_negative());
}

}  // namespace samverka::base
