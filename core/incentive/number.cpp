#include "core/incentive/number.h"

namespace samverka::incentive {

using base::Decimal;

namespace {

using Step = base::Result<base::Computed> (*)(const Decimal&, const Decimal&);

Number step(const Number& left, const Number& right, Step compute) {
    if (!left.has_value() || !right.has_value()) return {};
    const auto result = compute(left.value(), right.value());
    return result ? Number(result->value) : Number();
}

}  // namespace

Number Number::of(base::Money money) { return {Decimal::from_scaled(money.minor, kMinorDecimals)}; }

Number operator+(const Number& left, const Number& right) { return step(left, right, base::add); }
Number operator-(const Number& left, const Number& right) {
    return step(left, right, base::subtract);
}
Number operator*(const Number& left, const Number& right) {
    return step(left, right, base::multiply);
}
Number operator/(const Number& left, const Number& right) {
    return step(left, right, base::divide);
}
Number operator-(const Number& number) { return Number::of(0) - number; }

Number percent_of(const Number& whole, const Number& percent) {
    return whole * percent / Number::of(100);
}

Number least(const Number& left, const Number& right) {
    if (!left.has_value() || !right.has_value()) return {};
    return right.value() < left.value() ? right : left;
}
Number greatest(const Number& left, const Number& right) {
    if (!left.has_value() || !right.has_value()) return {};
    return left.value() < right.value() ? right : left;
}
bool is_below(const Number& left, const Number& right) {
    return left.has_value() && right.has_value() && left.value() < right.value();
}
bool is_at_most(const Number& left, const Number& right) {
    return left.has_value() && right.has_value() && left.value() <= right.value();
}

Number whole_units(const Number& number) {
    if (!number.has_value()) return {};
    const auto whole = base::rounded(number.value(), 0, base::Rounding::Down);
    return whole ? Number(*whole) : Number();
}

std::optional<base::Money> to_money(const Number& number, const MoneyRounding& rounding) {
    if (!number.has_value()) return std::nullopt;
    const auto rounded = base::rounded(number.value(), rounding.decimals, rounding.rule);
    if (!rounded) return std::nullopt;
    const auto minor = base::multiply(*rounded, Decimal::from_integer(100));
    if (!minor) return std::nullopt;
    const auto whole = minor->value.to_integer();
    return whole ? std::optional(base::Money{*whole}) : std::nullopt;
}

}  // namespace samverka::incentive
