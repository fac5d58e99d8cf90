// The two ways of reckoning with decimals, held to each other on random cases: a hundred thousand
// an operation, a million in a full run.
#include "core/base/decimal_paths.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "tests/support/random.h"

namespace samverka::base {
namespace {

using detail::Unsigned128;

constexpr int kSampled = 100'000;

// Numbers as they are met, and those about which integers go wrong: edges of 64 bits, of powers of
// ten and of 34 digits; zeros and negatives among them, at every scale.
class Numbers {
  public:
    explicit Numbers(std::string_view name) : m_random(name) {}

    [[nodiscard]] Decimal plain() {
        const std::int64_t value = m_random.between(-10'000'000, 10'000'000);
        return Decimal::from_scaled(value, static_cast<int>(m_random.below(5)));
    }

    [[nodiscard]] Decimal any() {
        if (m_random.chance(3)) return plain();
        auto magnitude = static_cast<__int128>(edge() % detail::kCoefficientEnd);
        if (m_random.chance(8)) magnitude = 0;
        const bool high = m_random.chance(3);
        const auto scale = static_cast<int>(m_random.below(high ? 35 : 7));
        return DecimalAccess::make(m_random.chance(2) ? -magnitude : magnitude, scale);
    }

    // Often a few units from the other, or a multiple of it.
    [[nodiscard]] Decimal beside(const Decimal& other) {
        if (!m_random.chance(4)) return any();
        const auto near = other.coefficient() + m_random.between(-2, 2);
        const auto times = other.coefficient() * m_random.between(-100, 100);
        const __int128 coefficient = m_random.chance(2) ? near : times;
        const bool fits = detail::magnitude_of(coefficient) < detail::kCoefficientEnd;
        return DecimalAccess::make(fits ? coefficient : 1, static_cast<int>(m_random.below(35)));
    }

    [[nodiscard]] int scale() { return static_cast<int>(m_random.below(35)); }

  private:
    [[nodiscard]] Unsigned128 edge() {
        const Unsigned128 around = m_random.below(5);
        const auto exponent = static_cast<int>(m_random.below(34));
        switch (m_random.below(6)) {
            case 0:
                return (Unsigned128{1} << m_random.below(113)) + around - 2;
            case 1:
                return detail::power_of_ten(exponent) + around - 2;
            case 2:
                return 5 * detail::power_of_ten(exponent) + around - 2;
            case 3:
                return detail::kCoefficientEnd - 1 - around;
            case 4:
                return Unsigned128{m_random.next()} * m_random.below(1'000'000'000'000'000);
            default:
                return m_random.next() >> m_random.below(64);
        }
    }

    test::Random m_random;
};

std::string shown(const Result<Computed>& computed) {
    if (!computed) return std::string(error_name(computed.error().code));
    return (computed->exact ? "" : "~") + computed->value.text();
}

std::string shown(const Result<Decimal>& value) {
    return value ? value->text() : std::string(error_name(value.error().code));
}

using Narrow = bool (*)(const Decimal&, const Decimal&, Computed&);
using Wide = Result<Computed> (*)(const Decimal&, const Decimal&);

// How many of each hundred plain cases the narrow way took.
int hold_together(std::string_view name, Narrow narrow, Wide wide, Wide whole) {
    Numbers numbers(name);
    const int rounds = test::rounds(kSampled);
    int plain = 0;
    int taken = 0;
    int inexact = 0;
    for (int i = 0; i < rounds && !testing::Test::HasFailure(); ++i) {
        const bool is_plain = i % 4 == 0;
        const Decimal left = is_plain ? numbers.plain() : numbers.any();
        const Decimal right = is_plain ? numbers.plain() : numbers.beside(left);
        const bool by_zero = whole == Wide(divide) && right.is_zero();
        if (by_zero) continue;
        Computed one;
        const bool is_narrow = narrow(left, right, one);
        const auto other = wide(left, right);
        plain += is_plain ? 1 : 0;
        taken += is_plain && is_narrow ? 1 : 0;
        inexact += is_narrow && !one.exact ? 1 : 0;
        if (is_narrow)
            EXPECT_EQ(shown(one), shown(other)) << left.text() << " and " << right.text();
        EXPECT_EQ(shown(whole(left, right)), shown(other)) << left.text() << ", " << right.text();
    }
    EXPECT_GT(inexact, rounds / 200);  // the narrow way rounds, too
    return taken * 100 / plain;
}

TEST(DecimalPaths, AddAlike) {
    EXPECT_EQ(hold_together("add", detail::narrow_add, detail::wide_add, add), 100);
}

TEST(DecimalPaths, SubtractAlike) {
    EXPECT_EQ(hold_together("subtract", detail::narrow_subtract, detail::wide_subtract, subtract),
              100);
}

TEST(DecimalPaths, MultiplyAlike) {
    EXPECT_EQ(hold_together("multiply", detail::narrow_multiply, detail::wide_multiply, multiply),
              100);
}

TEST(DecimalPaths, DivideAlike) {
    EXPECT_EQ(hold_together("divide", detail::narrow_divide, detail::wide_divide, divide), 100);
}

TEST(DecimalPaths, CompareAlike) {
    Numbers numbers("compare");
    const int rounds = test::rounds(kSampled);
    for (int i = 0; i < rounds && !HasFailure(); ++i) {
        const Decimal left = numbers.any();
        const Decimal right = numbers.beside(left);
        EXPECT_EQ(detail::narrow_order(left, right), detail::wide_order(left, right))
            << left.text() << " and " << right.text();
    }
}

TEST(DecimalPaths, RoundAlike) {
    constexpr std::array kRules{Rounding::HalfEven, Rounding::HalfUp, Rounding::HalfDown,
                                Rounding::Up,       Rounding::Down,   Rounding::Ceiling,
                                Rounding::Floor};
    Numbers numbers("rounded");
    const int rounds = test::rounds(kSampled);
    int taken = 0;
    for (int i = 0; i < rounds && !HasFailure(); ++i) {
        const Decimal value = numbers.any();
        const int scale = numbers.scale();
        const Rounding rule = kRules[static_cast<std::size_t>(i) % kRules.size()];
        const auto narrow = detail::narrow_rounded(value, scale, rule);
        const auto wide = detail::wide_rounded(value, scale, rule);
        taken += narrow ? 1 : 0;
        EXPECT_EQ(narrow.has_value(), wide.has_value());  // it gives up on errors alone
        if (narrow) EXPECT_EQ(narrow->text(), shown(wide)) << value.text() << " to " << scale;
        EXPECT_EQ(shown(rounded(value, scale, rule)), shown(wide)) << value.text() << ", " << scale;
    }
    EXPECT_GT(taken, rounds / 2);
}

}  // namespace
}  // namespace samverka::base
