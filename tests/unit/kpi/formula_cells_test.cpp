// Windows that slide over cells, held to folding each window's values by themselves.
#include "core/kpi/formula_cells.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

#include "tests/support/random.h"

namespace samverka::kpi {
namespace {

using base::Computed;
using base::Decimal;
using base::Period;
using base::PeriodKind;
using model::Measurement;

constexpr base::FiscalCalendar kFiscal{.first_month = 5};

// Days, weeks and months among each other, with gaps; small numbers, or such as fill 34 digits, for
// which there are no cells.
std::vector<Measurement> measurements(test::Random& random) {
    std::vector<Measurement> out;
    const bool wide = random.chance(4);
    auto day = base::Date::from_days(19723 + static_cast<std::int32_t>(random.below(40)));
    for (auto count = random.below(120); count > 0; --count) {
        constexpr std::array kKinds{PeriodKind::Day, PeriodKind::Week, PeriodKind::Month};
        Measurement row;
        row.period = Period::containing(day, kKinds[random.chance(8) ? random.below(3) : 0]);
        row.value =
            Decimal::from_scaled(random.between(-500, 500), static_cast<int>(random.below(4)));
        if (wide && random.chance(3))
            row.value =
                *Decimal::parse("12345678901234567890123.0" + std::to_string(random.below(100)));
        out.push_back(row);
        day = row.period.last().plus_days(1 + static_cast<int>(random.below(9)));
    }
    return out;
}

struct Taken {
    std::vector<Decimal> values;
    Assurance assurance = Assurance::Verified;
    std::int32_t measured = 0;
    bool exact = true;
};

// What the window holds of the rows, or of the values of `column`.
Taken taken(const Columns& columns, std::span<const Period> window) {
    Taken out;
    for (std::size_t row = 0; row < columns.size(); ++row)
        for (const Period& period : window) {
            const std::int32_t length = period.last().days() - period.first().days();
            if (!period.contains(base::Date::from_days(columns.last_days[row])) ||
                columns.last_days[row] - columns.first_days[row] > length)
                continue;
            out.values.push_back(columns.value(row));
            out.assurance = std::max(out.assurance, columns.assurances[row]);
            ++out.measured;
        }
    return out;
}

Taken taken(const FormulaColumn& column, PeriodSpan span) {
    Taken out;
    for (std::size_t at = span.begin; at < span.end; ++at) {
        if (!column[at].has_value()) continue;
        out.values.push_back(column[at].value);
        out.assurance = std::max(out.assurance, column[at].assurance);
        out.measured += column[at].measured;
        out.exact = out.exact && column[at].exact;
    }
    return out;
}

std::string shown(const base::Result<Computed>& computed, bool exact) {
    if (!computed) return "none";
    return base::without_trailing_zeros(computed->value).text() +
           (exact && computed->exact ? "" : "~");
}

std::string folded(const FormulaNode& node, Taken taken) {
    const auto count = static_cast<std::int64_t>(taken.values.size());
    std::vector<Decimal>& values = taken.values;
    if (node.fold == Fold::Count)
        return shown(Computed{.value = Decimal::from_integer(count)}, taken.exact);
    if (values.empty()) return "none";
    const Decimal first = values.front();
    const Decimal last = values.back();
    base::Result<Computed> sum = Computed{};
    for (const Decimal& value : values) {
        sum = base::add(sum->value, value);
        taken.exact =
            taken.exact && (sum->exact || !(node.fold == Fold::Sum || node.fold == Fold::Mean));
    }
    std::ranges::sort(values);
    if (node.fold == Fold::Sum) return shown(sum, taken.exact);
    if (node.fold == Fold::Mean)
        return shown(base::divide(sum->value, Decimal::from_integer(count)), taken.exact);
    if (node.fold == Fold::Median)
        return shown(percentile_of(values, Decimal::from_integer(50)), taken.exact);
    if (node.fold == Fold::Percentile)
        return shown(percentile_of(values, node.constant), taken.exact);
    const Decimal held = node.fold == Fold::Least      ? values.front()
                         : node.fold == Fold::Greatest ? values.back()
                         : node.fold == Fold::First    ? first
                                                       : last;
    return shown(Computed{.value = held}, taken.exact);
}

void compare(const std::string& text, const Columns& columns, std::span<const Period> periods) {
    const std::vector<FormulaInput> inputs{{.name = "x", .unit = ""}};
    const auto formula = read_formula(text, inputs);
    ASSERT_TRUE(formula.has_value()) << text;
    const FormulaNode& node = formula->root();
    const std::vector<FormulaSource> sources{{.columns = &columns, .fold = Fold::Sum}};
    const auto found = formula_columns(*formula, sources, periods, kFiscal);
    for (std::size_t at = 0; at < periods.size(); ++at) {
        const PeriodSpan span = window_of(node, periods, at, kFiscal);
        const Taken held = node.op == FormulaOp::Rows
                               ? taken(columns, periods.subspan(span.begin, span.end - span.begin))
                               : taken(found[node.left], span);
        const FormulaValue& value = found.back()[at];
        const std::string is =
            value.has_value() ? value.value.text() + (value.exact ? "" : "~") : "none";
        ASSERT_EQ(is, folded(node, held)) << text << " in " << periods[at].text();
        EXPECT_EQ(value.measured, held.measured) << text;
        EXPECT_EQ(value.assurance, held.assurance) << text;
    }
}

TEST(FormulaCells, SlidingWindowsAreAsFoldedAnew) {
    test::Random random("formula_cells");
    for (int round = 0; round < test::rounds(40) && !HasFailure(); ++round) {
        Columns columns = columns_of(measurements(random));
        for (Assurance& assurance : columns.assurances)
            assurance = static_cast<Assurance>(random.below(3));
        constexpr std::array kKinds{PeriodKind::Day, PeriodKind::Week, PeriodKind::Month};
        std::vector<Period> periods{
            Period::containing(base::Date::from_days(19740), kKinds[random.below(3)])};
        while (periods.size() < 40) periods.push_back(periods.back().next());
        for (const std::string_view fold :
             {"sum", "avg", "min", "max", "median", "first", "last", "count", "percentile"}) {
            const std::string which = fold == "percentile" ? "; 85" : "";
            for (const std::string_view window : {"", "; rolling(1)", "; rolling(7)", "; ytd"})
                for (const std::string_view of : {"x", "2 * x", "x / 7"}) {
                    if (window.empty() && of != "x") continue;
                    compare(std::string(fold) + "(" + std::string(of) + which +
                                std::string(window) + ")",
                            columns, periods);
                }
        }
    }
}

}  // namespace
}  // namespace samverka::kpi
