#include "core/base/decimal.h"

#include <mpdecimal.h>

#include <algorithm>
#include <array>

#include "core/base/assert.h"
#include "core/base/decimal_paths.h"

namespace samverka::base {

using detail::kCoefficientEnd;
using detail::kDigitsMax;
using detail::kScaleMax;
using detail::magnitude_of;
using detail::power_of_ten;
using detail::Unsigned128;

namespace {

// Sums, products and quotients are first computed with so many digits that sums and products are
// exact and quotients keep a sticky last digit (round towards 0, but away from 0 when the last
// digit would be 0 or 5): the one rounding that follows is then as if from the true value.
constexpr mpd_ssize_t kWorkingDigits = 76;

mpd_context_t make_context(int rounding) {
    mpd_context_t context;
    mpd_maxcontext(&context);
    context.prec = kWorkingDigits;
    context.traps = 0;
    context.round = rounding;
    return context;
}

// A libmpdec number whose digits live on the stack for everything computed here.
class Number {
  public:
    Number() = default;
    explicit Number(const Decimal& decimal) {
        Unsigned128 rest = magnitude_of(decimal.coefficient());
        mpd_ssize_t length = 0;
        do {
            m_words[static_cast<std::size_t>(length++)] = static_cast<mpd_uint_t>(rest % MPD_RADIX);
            rest /= MPD_RADIX;
        } while (rest > 0);
        m_value.len = length;
        mpd_setdigits(&m_value);
        m_value.exp = -decimal.scale();
        if (decimal.is_negative()) mpd_set_negative(&m_value);
    }
    ~Number() { mpd_del(&m_value); }
    Number(const Number&) = delete;
    Number& operator=(const Number&) = delete;

    [[nodiscard]] mpd_t* get() { return &m_value; }
    [[nodiscard]] const mpd_t* get() const { return &m_value; }

    // Precondition: at most 34 digits and an exponent from -34 to 0.
    [[nodiscard]] Decimal decimal() const {
        SV_ASSERT(m_value.digits <= kDigitsMax && m_value.exp <= 0 && m_value.exp >= -kScaleMax);
        Unsigned128 magnitude = 0;
        for (mpd_ssize_t i = m_value.len; i > 0; --i) {
            magnitude = magnitude * MPD_RADIX + m_value.data[i - 1];
        }
        const auto coefficient = static_cast<__int128>(magnitude);
        return DecimalAccess::make(mpd_isnegative(&m_value) ? -coefficient : coefficient,
                                   static_cast<int>(-m_value.exp));
    }

  private:
    // Room for twice the working digits even where a word holds nine of them.
    static constexpr std::size_t kWords = 2 * kWorkingDigits / 9 + 2;

    std::array<mpd_uint_t, kWords> m_words{};
    mpd_t m_value{.flags = MPD_STATIC | MPD_STATIC_DATA,
                  .exp = 0,
                  .digits = 1,
                  .len = 1,
                  .alloc = static_cast<mpd_ssize_t>(kWords),
                  .data = m_words.data()};
};

void set_exponent(Number& number, mpd_ssize_t exponent, const mpd_context_t& context,
                  std::uint32_t& status) {
    mpd_qrescale(number.get(), number.get(), exponent, &context, &status);
}

// The one rounding of a computed value: half-even, to 34 digits and at most 34 decimals.
Result<Computed> finished(Number& number, std::uint32_t status) {
    SV_ASSERT((status & (MPD_Malloc_error | MPD_Invalid_operation)) == 0);
    const mpd_context_t context = make_context(MPD_ROUND_HALF_EVEN);
    for (int pass = 0; pass < 2; ++pass) {
        const mpd_t* value = number.get();
        const mpd_ssize_t integer_digits =
            mpd_iszero(value) ? 0 : std::max<mpd_ssize_t>(value->digits + value->exp, 0);
        if (integer_digits > kDigitsMax) {
            return fail(ErrorCode::NumberRange, {}, "more than 34 digits before the decimal point");
        }
        const mpd_ssize_t exponent =
            std::clamp<mpd_ssize_t>(value->exp, integer_digits - kDigitsMax, 0);
        if (exponent == value->exp) break;
        // Rounding 99…9.5 adds a digit, which the second pass takes away again without loss.
        set_exponent(number, exponent, context, status);
    }
    return Computed{.value = number.decimal(), .exact = (status & MPD_Inexact) == 0};
}

using Operation = void (*)(mpd_t*, const mpd_t*, const mpd_t*, const mpd_context_t*,
                           std::uint32_t*);

Result<Computed> computed(Operation operation, const Decimal& left, const Decimal& right) {
    const mpd_context_t context = make_context(MPD_ROUND_05UP);
    const Number left_number(left);
    const Number right_number(right);
    Number result;
    std::uint32_t status = 0;
    operation(result.get(), left_number.get(), right_number.get(), &context, &status);
    return finished(result, status);
}

int mpd_rounding(Rounding rule) {
    switch (rule) {
        case Rounding::HalfEven:
            return MPD_ROUND_HALF_EVEN;
        case Rounding::HalfUp:
            return MPD_ROUND_HALF_UP;
        case Rounding::HalfDown:
            return MPD_ROUND_HALF_DOWN;
        case Rounding::Up:
            return MPD_ROUND_UP;
        case Rounding::Down:
            return MPD_ROUND_DOWN;
        case Rounding::Ceiling:
            return MPD_ROUND_CEILING;
        case Rounding::Floor:
            return MPD_ROUND_FLOOR;
    }
    SV_ASSERT(false);
}

// What a text of digits with at most one point between them says.
struct Digits {
    Unsigned128 coefficient = 0;
    int scale = 0;
};

Result<Digits> parse_digits(std::string_view text) {
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction =
        point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    const bool leading_zero = whole.size() > 1 && whole[0] == '0';
    if (whole.empty() || leading_zero || (point != std::string_view::npos && fraction.empty())) {
        return fail(ErrorCode::NumberSyntax, {}, "a number is digits, or digits, a point, digits");
    }
    Unsigned128 coefficient = 0;
    bool too_long = fraction.size() > kScaleMax;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == point) continue;
        if (text[i] < '0' || text[i] > '9') {
            return fail(ErrorCode::NumberSyntax, {}, "a number has digits only");
        }
        if (!too_long) coefficient = coefficient * 10 + static_cast<unsigned>(text[i] - '0');
        too_long = too_long || coefficient >= kCoefficientEnd;
    }
    if (too_long) return fail(ErrorCode::NumberRange, {}, "a number has at most 34 digits");
    return Digits{.coefficient = coefficient, .scale = static_cast<int>(fraction.size())};
}

}  // namespace

Result<Decimal> Decimal::from_coefficient(__int128 coefficient, int scale) {
    SV_ASSERT(0 <= scale && scale <= kScaleMax);
    if (magnitude_of(coefficient) >= kCoefficientEnd)
        return fail(ErrorCode::NumberRange, {}, "a number has at most 34 digits");
    return DecimalAccess::make(coefficient, scale);
}

Result<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    SV_TRY(const Digits digits, parse_digits(negative ? text.substr(1) : text));
    if (negative && digits.coefficient == 0) {
        return fail(ErrorCode::NumberSyntax, {}, "zero has no sign");
    }
    const auto coefficient = static_cast<__int128>(digits.coefficient);
    return DecimalAccess::make(negative ? -coefficient : coefficient, digits.scale);
}

std::string Decimal::text() const {
    std::array<char, 2 * kDigitsMax + 3> buffer{};
    std::size_t start = buffer.size();
    const auto put = [&](char character) { buffer[--start] = character; };
    Unsigned128 rest = magnitude_of(m_coefficient);
    for (int digit = 0; digit <= m_scale || rest > 0; ++digit) {
        if (digit == m_scale && m_scale > 0) put('.');
        put(static_cast<char>('0' + static_cast<int>(rest % 10)));
        rest /= 10;
    }
    if (is_negative()) put('-');
    return std::string(buffer.data() + start, buffer.size() - start);
}

Result<std::int64_t> Decimal::to_integer() const {
    const auto divisor = static_cast<__int128>(power_of_ten(m_scale));
    const __int128 whole = m_coefficient / divisor;
    if (whole * divisor != m_coefficient) {
        return fail(ErrorCode::NumberRange, {}, "not a whole number");
    }
    const auto narrowed = static_cast<std::int64_t>(whole);
    if (narrowed != whole) return fail(ErrorCode::NumberRange, {}, "does not fit in 64 bits");
    return narrowed;
}

std::strong_ordering Decimal::order_of_scales(const Decimal& left, const Decimal& right) {
    return detail::narrow_order(left, right);
}

Result<Computed> add(const Decimal& left, const Decimal& right) {
    Result<Computed> out;
    if (!detail::narrow_add(left, right, *out)) out = detail::wide_add(left, right);
    return out;
}

Result<Computed> subtract(const Decimal& left, const Decimal& right) {
    Result<Computed> out;
    if (!detail::narrow_subtract(left, right, *out)) out = detail::wide_subtract(left, right);
    return out;
}

Result<Computed> multiply(const Decimal& left, const Decimal& right) {
    Result<Computed> out;
    if (!detail::narrow_multiply(left, right, *out)) out = detail::wide_multiply(left, right);
    return out;
}

Result<Computed> divide(const Decimal& left, const Decimal& right) {
    if (right.is_zero()) return fail(ErrorCode::DivisionByZero);
    Result<Computed> out;
    if (!detail::narrow_divide(left, right, *out)) out = detail::wide_divide(left, right);
    return out;
}

Result<Decimal> rounded(const Decimal& value, int scale, Rounding rule) {
    SV_ASSERT(0 <= scale && scale <= kScaleMax);
    if (const auto narrow = detail::narrow_rounded(value, scale, rule)) return *narrow;
    return detail::wide_rounded(value, scale, rule);
}

namespace detail {

Result<Computed> wide_add(const Decimal& left, const Decimal& right) {
    return computed(mpd_qadd, left, right);
}

Result<Computed> wide_subtract(const Decimal& left, const Decimal& right) {
    return computed(mpd_qsub, left, right);
}

Result<Computed> wide_multiply(const Decimal& left, const Decimal& right) {
    return computed(mpd_qmul, left, right);
}

Result<Computed> wide_divide(const Decimal& left, const Decimal& right) {
    return computed(mpd_qdiv, left, right);
}

Result<Decimal> wide_rounded(const Decimal& value, int scale, Rounding rule) {
    const mpd_context_t context = make_context(mpd_rounding(rule));
    Number number(value);
    std::uint32_t status = 0;
    set_exponent(number, -scale, context, status);
    SV_ASSERT((status & (MPD_Malloc_error | MPD_Invalid_operation)) == 0);
    if (number.get()->digits > kDigitsMax) {
        return fail(ErrorCode::NumberRange, {}, "more than 34 digits at that scale");
    }
    return number.decimal();
}

std::strong_ordering wide_order(const Decimal& left, const Decimal& right) {
    const Number left_number(left);
    const Number right_number(right);
    std::uint32_t status = 0;
    const int order = mpd_qcmp(left_number.get(), right_number.get(), &status);
    SV_ASSERT((status & MPD_Errors) == 0);
    return order <=> 0;
}

}  // namespace detail

}  // namespace samverka::base
