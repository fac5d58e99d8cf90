#include <gtest/gtest.h>

#include "core/locale/numbers.h"
#include "tests/support/random.h"

namespace samverka::locale {
namespace {

using test::Random;

const int kRounds = test::rounds(20'000);
constexpr Language kLanguages[] = {Language::Swedish, Language::English};

std::int64_t random_amount(Random& random) {
    const std::int64_t size = std::int64_t{1} << random.below(62);
    const std::int64_t amount = random.between(-size, size);
    constexpr std::int64_t kSteps[] = {1, 100, 100'000, 1'000'000, 100'000'000};
    const std::int64_t step = kSteps[random.below(5)];
    return amount / step * step;
}

TEST(LocaleProperty, NumbersShownAndEditedReadBack) {
    Random random("numbers");
    for (int i = 0; i < kRounds; ++i) {
        const base::Decimal value =
            base::Decimal::from_scaled(random_amount(random), static_cast<int>(random.below(12)));
        for (const Language language : kLanguages) {
            const auto shown = read_decimal(show_every_digit(value, language), language);
            const auto edited = read_decimal(edit_decimal(value, language), language);
            ASSERT_TRUE(shown.has_value()) << show_every_digit(value, language);
            ASSERT_TRUE(edited.has_value()) << edit_decimal(value, language);
            ASSERT_EQ(shown->text(), value.text());
            ASSERT_EQ(edited->text(), value.text());
        }
    }
}

TEST(LocaleProperty, IntegersShownReadBack) {
    Random random("integers");
    for (int i = 0; i < kRounds; ++i) {
        const std::int64_t value = random_amount(random);
        for (const Language language : kLanguages) {
            ASSERT_EQ(read_integer(show_integer(value, language), language), value)
                << show_integer(value, language);
        }
    }
}

// "Loses nothing" is to be taken at its word: what the shortest style shows is the amount.
TEST(LocaleProperty, MoneyShownAndEditedReadsBack) {
    Random random("money");
    const Currency currencies[] = {{.code = "SEK", .decimals = 2},
                                   {.code = "EUR", .decimals = 2},
                                   {.code = "JPY", .decimals = 0}};
    for (int i = 0; i < kRounds; ++i) {
        const base::Money amount = {random_amount(random)};
        const Currency& currency = currencies[random.below(3)];
        for (const Language language : kLanguages) {
            for (const MoneyStyle style : {MoneyStyle::Brief, MoneyStyle::Full}) {
                const std::string shown = show_money(amount, currency, style, language);
                ASSERT_EQ(read_money(shown, currency, language), amount) << shown;
            }
            ASSERT_EQ(read_money(edit_money(amount, currency, language), currency, language),
                      amount);
        }
    }
}

TEST(LocaleProperty, DatesShownAndEditedReadBack) {
    Random random("dates");
    for (int i = 0; i < kRounds; ++i) {
        const base::Date date =
            base::Date::from_days(static_cast<std::int32_t>(random.between(-25567, 84005)));
        for (const Language language : kLanguages) {
            ASSERT_EQ(read_date(show_date(date, DateStyle::Short, language), language), date);
            ASSERT_EQ(read_date(show_date(date, DateStyle::Long, language), language), date);
            ASSERT_EQ(read_date(edit_date(date, language), language), date);
        }
    }
}

// Whatever is typed: a number or a refusal, and a number that then means the same when it stands in
// the field again.
TEST(LocaleProperty, TypedNonsenseIsReadStablyOrRefused) {
    Random random("typed");
    constexpr std::string_view kPieces[] = {"1", "23",     "456", "000", ",",   ".", " ", "\u202f",
                                            "-", "\u2212", "%",   "kr",  "Mkr", "k", "x"};
    int accepted = 0;
    for (int i = 0; i < kRounds * 5; ++i) {
        std::string typed;
        for (std::size_t k = random.below(7); k > 0; --k)
            typed += kPieces[random.below(std::size(kPieces))];
        for (const Language language : kLanguages) {
            const auto value = read_decimal(typed, language);
            (void)read_money(typed, {}, language);
            (void)read_date(typed, language);
            if (!value) continue;
            ++accepted;
            ASSERT_EQ(read_decimal(edit_decimal(*value, language), language)->text(), value->text())
                << typed;
        }
    }
    EXPECT_GT(accepted, kRounds);
}

TEST(LocaleProperty, NameOrderIsATotalOrder) {
    Random random("names");
    for (int i = 0; i < kRounds; ++i) {
        std::string names[3];
        for (std::string& name : names) name = random.chance(10) ? random.bytes(4) : random.text(4);
        for (const Language language : kLanguages) {
            const auto order = [&](int left, int right) {
                return compare_text(names[left], names[right], language);
            };
            ASSERT_EQ(order(0, 1) == std::strong_ordering::equal, names[0] == names[1]);
            ASSERT_EQ(order(0, 1) < 0, order(1, 0) > 0);
            if (order(0, 1) <= 0 && order(1, 2) <= 0) ASSERT_TRUE(order(0, 2) <= 0);
        }
    }
}

}  // namespace
}  // namespace samverka::locale
