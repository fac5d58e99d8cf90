// Values of random series and definitions, held to a naive recomputation: every row is looked at
// for every period, and fractions of whole numbers are rounded by hand.
#include <algorithm>

#include "tests/support/random.h"
#include "tests/unit/kpi/kpi_fixture.h"

namespace samverka::kpi {
namespace {

using base::Period;
using base::PeriodKind;
using base::ThingId;
using model::Aggregation;
using model::Frequency;
using model::RoundingRule;

struct Row {
    Period period;
    std::int64_t thousandths = 0;
};

struct Fraction {
    __int128 above = 0;
    __int128 below = 1;
};

__int128 absolute(__int128 value) { return value < 0 ? -value : value; }

bool rounds_up(RoundingRule rule, __int128 whole, __int128 rest, __int128 below) {
    switch (rule) {
        case RoundingRule::HalfEven:
            return 2 * rest > below || (2 * rest == below && whole % 2 != 0);
        case RoundingRule::HalfUp:
            return 2 * rest >= below;
        case RoundingRule::HalfDown:
            return 2 * rest > below;
        case RoundingRule::Up:
            return rest > 0;
        case RoundingRule::Down:
        case RoundingRule::None:
            break;
    }
    return false;
}

// The coefficient of the fraction with so many decimals.
__int128 rounded(const Fraction& fraction, int decimals, RoundingRule rule) {
    __int128 above = absolute(fraction.above);
    const __int128 below = absolute(fraction.below);
    for (int i = 0; i < decimals; ++i) above *= 10;
    __int128 whole = above / below;
    if (rounds_up(rule, whole, above % below, below)) ++whole;
    const bool negative = (fraction.above < 0) != (fraction.below < 0);
    return negative ? -whole : whole;
}

std::vector<const Row*> rows_in(const std::vector<Row>& rows, const Period& period) {
    const auto length = [](const Period& one) { return one.last().days() - one.first().days(); };
    std::vector<const Row*> out;
    for (const Row& row : rows)
        if (period.contains(row.period.last()) && length(row.period) <= length(period))
            out.push_back(&row);
    return out;
}

__int128 sum_of(const std::vector<const Row*>& rows) {
    __int128 out = 0;
    for (const Row* row : rows) out += row->thousandths;
    return out;
}

// Nothing: no data.
std::optional<Fraction> single(Aggregation aggregation, const std::vector<const Row*>& rows) {
    if (rows.empty()) return std::nullopt;
    Fraction out{.above = rows.back()->thousandths, .below = 1000};
    for (const Row* row : rows) {
        if (aggregation == Aggregation::Minimum)
            out.above = std::min<__int128>(out.above, row->thousandths);
        if (aggregation == Aggregation::Maximum)
            out.above = std::max<__int128>(out.above, row->thousandths);
    }
    if (aggregation == Aggregation::Sum || aggregation == Aggregation::Mean)
        out.above = sum_of(rows);
    if (aggregation == Aggregation::Mean) out.below *= static_cast<__int128>(rows.size());
    return out;
}

std::optional<Fraction> ratio(Aggregation aggregation, std::int64_t factor, bool together,
                              std::vector<const Row*> upper, std::vector<const Row*> lower) {
    if (together) {
        const auto has = [](const std::vector<const Row*>& rows, const Row* row) {
            return std::any_of(rows.begin(), rows.end(),
                               [&](const Row* other) { return other->period == row->period; });
        };
        const auto all = upper;
        std::erase_if(upper, [&](const Row* row) { return !has(lower, row); });
        std::erase_if(lower, [&](const Row* row) { return !has(all, row); });
    }
    Fraction out{.above = sum_of(upper), .below = sum_of(lower)};
    if (upper.empty() || lower.empty() || out.below == 0) return std::nullopt;
    if (aggregation == Aggregation::Complement) out.above = out.below - out.above;
    out.above *= factor;
    return out;
}

class ValuePropertyTest : public KpiTest {
  protected:
    // Rows of two years, some of them left out.
    std::vector<Row> random_rows(Frequency frequency) {
        std::vector<Row> out;
        for (Period period = Period::containing(test::day("2027-01-01"), period_kind(frequency));
             period.last() < test::day("2029-01-01"); period = period.next())
            if (!m_random.chance(3))
                out.push_back({.period = period, .thousandths = m_random.between(-900, 900)});
        return out;
    }
    ThingId series(Frequency frequency, const std::vector<Row>& rows) {
        model::Series out{};
        out.name = {.sv = "Serie", .en = "Series"};
        out.frequency = frequency;
        for (const Row& row : rows) {
            model::Measurement one{};
            one.period = row.period;
            one.value = base::Decimal::from_scaled(row.thousandths, 3);
            out.measurements.push_back(one);
        }
        return m_builder.put(std::move(out));
    }
    template <class Choice>
    Choice pick(const std::vector<Choice>& choices) {
        return choices[m_random.below(choices.size())];
    }
    void try_once();

    test::Random m_random{"kpi values"};
};

void ValuePropertyTest::try_once() {
    m_kpi = test::add_kpi(m_builder, "Slumpad");
    const int fiscal = static_cast<int>(m_random.between(1, 12));
    fiscal_year_begins(fiscal);
    const Frequency upper_kind =
        pick<Frequency>({Frequency::Day, Frequency::Week, Frequency::Month});
    const Frequency lower_kind = m_random.chance(3) ? Frequency::Month : upper_kind;
    const auto upper = random_rows(upper_kind);
    const auto lower = random_rows(lower_kind);
    const std::int64_t factor = pick<std::int64_t>({1, 7, 12, 60, 100, 1000});
    model::KpiVersion definition{};
    definition.aggregation = pick<Aggregation>(
        {Aggregation::Last, Aggregation::Sum, Aggregation::Mean, Aggregation::Minimum,
         Aggregation::Maximum, Aggregation::Ratio, Aggregation::Complement});
    definition.numerator = series(upper_kind, upper);
    definition.denominator = series(lower_kind, lower);
    definition.factor = base::Decimal::from_integer(factor);
    definition.frequency =
        pick<Frequency>({Frequency::Month, Frequency::Quarter, Frequency::Half, Frequency::Year});
    definition.decimals = m_random.between(0, 4);
    definition.rounding =
        pick<RoundingRule>({RoundingRule::HalfEven, RoundingRule::HalfUp, RoundingRule::HalfDown,
                            RoundingRule::Up, RoundingRule::Down});
    define(definition, "2027-01-01");
    const bool divides = definition.aggregation == Aggregation::Ratio ||
                         definition.aggregation == Aggregation::Complement;
    const History found = history("2028-12-31");
    EXPECT_FALSE(found.values.empty());
    for (const Value& value : found.values) {
        const auto expected =
            divides ? ratio(definition.aggregation, factor, upper_kind == lower_kind,
                            rows_in(upper, value.period), rows_in(lower, value.period))
                    : single(definition.aggregation, rows_in(upper, value.period));
        ASSERT_EQ(value.has_value(), expected.has_value()) << value.period.text();
        if (!expected) continue;
        const int decimals = static_cast<int>(*definition.decimals);
        EXPECT_EQ(value.value.scale(), decimals);
        EXPECT_TRUE(value.value.coefficient() == rounded(*expected, decimals, definition.rounding))
            << value.period.text() << " " << value.value.text() << " of " << value.exact.text();
    }
}

TEST_F(ValuePropertyTest, ValuesAreThoseOfTheNaiveRecomputation) {
    for (int i = 0; i < test::rounds(60); ++i) {
        try_once();
        if (HasFailure()) return;
    }
}

}  // namespace
}  // namespace samverka::kpi
