// Numbers on their way through a formula of an incentive: exact decimals that carry on when a step
// has no result.
//
// A step that divides by zero, or needs more than 34 digits, has no value, and neither has what is
// computed from it: a formula reads as it stands in the contract, and is asked once, at the end,
// whether it came to anything. Nothing is rounded here but by base::divide and base::multiply at 34
// digits; what a contract rounds is rounded by `to_money` and `rounded_score`, once.
#pragma once

#include <optional>

#include "core/base/decimal.h"
#include "core/base/message.h"
#include "core/model/kinds.h"

namespace samverka::incentive {

class Number {
  public:
    Number() = default;                                     // no value
    Number(const base::Decimal& value) : m_value(value) {}  // NOLINT(google-explicit-constructor)
    [[nodiscard]] static Number of(std::int64_t whole) {
        return {base::Decimal::from_integer(whole)};
    }
    // In the currency's unit: 12 345 öre are 123.45.
    [[nodiscard]] static Number of(base::Money money);
    [[nodiscard]] static Number of(const std::optional<base::Decimal>& value) {
        return value ? Number(*value) : Number();
    }
    [[nodiscard]] static Number of(const std::optional<base::Money>& money) {
        return money ? of(*money) : Number();
    }

    [[nodiscard]] bool has_value() const { return m_value.has_value(); }
    // Precondition of both: it has a value.
    [[nodiscard]] const base::Decimal& value() const { return *m_value; }
    [[nodiscard]] bool is_zero() const { return m_value->is_zero(); }
    [[nodiscard]] const std::optional<base::Decimal>& decimal() const { return m_value; }

    friend Number operator+(const Number& left, const Number& right);
    friend Number operator-(const Number& left, const Number& right);
    friend Number operator*(const Number& left, const Number& right);
    friend Number operator/(const Number& left, const Number& right);
    friend Number operator-(const Number& number);

  private:
    std::optional<base::Decimal> m_value;
};

// Of a share given in percent.
[[nodiscard]] Number percent_of(const Number& whole, const Number& percent);
// No value where one of them has none.
[[nodiscard]] Number least(const Number& left, const Number& right);
[[nodiscard]] Number greatest(const Number& left, const Number& right);
// Whether both have values and the first is smaller, or as small.
[[nodiscard]] bool is_below(const Number& left, const Number& right);
[[nodiscard]] bool is_at_most(const Number& left, const Number& right);
// The whole units of a number that is not below 0.
[[nodiscard]] Number whole_units(const Number& number);

// How a scheme version rounds its amounts.
struct MoneyRounding {
    int decimals = 2;  // of the currency's unit
    base::Rounding rule{};
};
inline constexpr int kMinorDecimals = 2;
// Nothing where the number has no value or does not fit.
[[nodiscard]] std::optional<base::Money> to_money(const Number& number,
                                                  const MoneyRounding& rounding);

}  // namespace samverka::incentive
