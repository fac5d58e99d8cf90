// What formulas come to: hand-worked numbers, windows at their edges, and no data.
#include "core/kpi/formula_values.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace samverka::kpi {
namespace {

using base::Decimal;
using base::Period;
using model::Measurement;

struct Given {
    std::string name;
    std::vector<std::pair<std::string_view, std::string_view>> rows;  // period, value
    Fold fold = Fold::Sum;
    std::string unit;
};

// The values of the periods from `first` until `last`, as text: "12.5", or why there is none.
std::string values(std::string_view text, const std::vector<Given>& given, std::string_view first,
                   std::string_view last, base::FiscalCalendar fiscal = {}) {
    std::vector<FormulaInput> inputs;
    std::vector<Columns> columns;
    for (const Given& one : given) {
        inputs.push_back({one.name, one.unit});
        std::vector<Measurement> rows;
        for (const auto& [period, value] : one.rows) {
            Measurement row;
            row.period = *Period::parse(period, fiscal);
            row.value = *Decimal::parse(value);
            rows.push_back(row);
        }
        columns.push_back(columns_of(rows));
    }
    std::vector<FormulaSource> sources;
    for (std::size_t i = 0; i < given.size(); ++i)
        sources.push_back({.columns = &columns[i], .fold = given[i].fold});
    const auto formula = read_formula(text, inputs);
    if (!formula) return formula.error().message.key;
    const Period start = *Period::parse(first, fiscal);
    const Period stop = *Period::parse(last, fiscal);
    std::vector<Period> periods{start};
    const std::int64_t before = formula->periods_before(start.kind());
    for (std::int64_t i = 0; i < before; ++i)
        periods.insert(periods.begin(), periods.front().previous());
    while (periods.back() != stop) periods.push_back(periods.back().next());
    std::string out;
    const auto columns_of_nodes = formula_columns(*formula, sources, periods, fiscal);
    for (auto at = static_cast<std::size_t>(before); at < periods.size(); ++at) {
        const FormulaValue& value = columns_of_nodes.back()[at];
        constexpr std::array kWhy{"", "undefined", "none", "zero", "range"};
        out += (out.empty() ? "" : " ");
        out +=
            value.has_value() ? value.value.text() : kWhy[static_cast<std::size_t>(value.missing)];
        if (!value.exact) out += "~";
    }
    return out;
}

std::string one(std::string_view text, const std::vector<Given>& given = {}) {
    return values(text, given, "2026-03", "2026-03");
}

TEST(FormulaValues, ReckonExactly) {
    EXPECT_EQ(one("0.1 + 0.2"), "0.3");
    EXPECT_EQ(one("0.1 + 0.2 = 0.3"), "1");
    EXPECT_EQ(one("2 + 3 * 4"), "14");
    EXPECT_EQ(one("(2 + 3) * 4"), "20");
    EXPECT_EQ(one("10 - 4 - 3"), "3");
    EXPECT_EQ(one("-2 * -3"), "6");
    EXPECT_EQ(one("1 / 8"), "0.125");
    EXPECT_EQ(one("1 / 3"), "0.3333333333333333333333333333333333~");
    EXPECT_EQ(one("abs(2 - 5)"), "3");
    EXPECT_EQ(one("min(3; 1,5; 2)"), "1.5");
    EXPECT_EQ(one("max(3; 1,5; 2)"), "3");
    EXPECT_EQ(one("1.50 + 1.50"), "3");  // no zeros at the end
}

// Domain reference F1: 380 minutes of 43 200 are down.
TEST(FormulaValues, AvailabilityIsOneLessTheShareThatWasDown) {
    const std::vector<Given> given{{"down", {{"2026-03", "380"}}, Fold::Sum, "min"},
                                   {"agreed", {{"2026-03", "43200"}}, Fold::Sum, "min"}};
    EXPECT_EQ(one("100 * (agreed - down) / agreed", given), "99.12037037037037037037037037037037~");
}

TEST(FormulaValues, ConditionsChoose) {
    EXPECT_EQ(one("if(99.85 >= 99.85; 1; 0)"), "1");
    EXPECT_EQ(one("if(99.849 >= 99.85; 1; 0)"), "0");
    EXPECT_EQ(one("if(1 < 2 and 2 < 1; 1; 0)"), "0");
    EXPECT_EQ(one("if(1 < 2 or 2 < 1; 1; 0)"), "1");
    EXPECT_EQ(one("if(not 1 <> 1; 1; 0)"), "1");
}

TEST(FormulaValues, AnInputIsWhatItsMeasurementsComeTo) {
    const std::vector<std::pair<std::string_view, std::string_view>> days{
        {"2026-03-01", "4"}, {"2026-03-02", "1"}, {"2026-03-31", "10"}, {"2026-04-01", "99"}};
    EXPECT_EQ(one("x", {{"x", days, Fold::Sum, ""}}), "15");
    EXPECT_EQ(one("x", {{"x", days, Fold::Last, ""}}), "10");
    EXPECT_EQ(one("x", {{"x", days, Fold::Mean, ""}}), "5");
    const std::vector<Given> given{{"x", days, Fold::Sum, ""}};
    EXPECT_EQ(one("avg(x)", given), "5");
    EXPECT_EQ(one("min(x)", given), "1");
    EXPECT_EQ(one("max(x)", given), "10");
    EXPECT_EQ(one("count(x)", given), "3");
    EXPECT_EQ(one("first(x)", given), "4");
    EXPECT_EQ(one("last(x)", given), "10");
    EXPECT_EQ(one("median(x)", given), "4");
}

// Between the third and the fourth of 1, 2, 3, 4: 3 × 0.75 = 2.25, so 3 + 0.25 × 1.
TEST(FormulaValues, PercentilesStandBetweenValuesInProportion) {
    const std::vector<Given> given{
        {"x",
         {{"2026-03-01", "4"}, {"2026-03-02", "1"}, {"2026-03-03", "3"}, {"2026-03-04", "2"}},
         Fold::Sum,
         ""}};
    EXPECT_EQ(one("median(x)", given), "2.5");
    EXPECT_EQ(one("percentile(x; 75)", given), "3.25");
    EXPECT_EQ(one("percentile(x; 0)", given), "1");
    EXPECT_EQ(one("percentile(x; 100)", given), "4");
    EXPECT_EQ(one("percentile(x; 95)", given), "3.85");
}

const std::vector<Given> kQuarter{
    {"x", {{"2026-01", "1"}, {"2026-02", "2"}, {"2026-04", "4"}, {"2026-05", "8"}}, Fold::Sum, ""}};

TEST(FormulaValues, WindowsLookBack) {
    EXPECT_EQ(values("sum(x; rolling(3))", kQuarter, "2026-01", "2026-05"), "1 3 3 6 12");
    EXPECT_EQ(values("avg(x; rolling(2))", kQuarter, "2026-01", "2026-05"), "1 1.5 2 4 6");
    EXPECT_EQ(values("count(x; rolling(2))", kQuarter, "2026-01", "2026-05"), "1 2 1 1 2");
    EXPECT_EQ(values("sum(x; ytd)", kQuarter, "2026-01", "2026-05"), "1 3 3 7 15");
    EXPECT_EQ(values("max(2 * x; rolling(3))", kQuarter, "2026-01", "2026-05"), "2 4 4 8 16");
    EXPECT_EQ(values("previous(x)", kQuarter, "2026-01", "2026-05"), "none 1 2 none 4");
    EXPECT_EQ(values("x - previous(x; 3)", kQuarter, "2026-04", "2026-05"), "3 6");
}

TEST(FormulaValues, TheYearBeginsWhereTheFiscalCalendarSays) {
    const base::FiscalCalendar april{.first_month = 4};
    EXPECT_EQ(values("sum(x; ytd)", kQuarter, "2026-02", "2026-05", april), "3 3 4 12");
}

TEST(FormulaValues, ThePeriodAYearBefore) {
    const std::vector<Given> months{{"x", {{"2025-02", "10"}, {"2026-02", "15"}}, Fold::Sum, ""}};
    EXPECT_EQ(values("x - same_period_last_year(x)", months, "2026-02", "2026-02"), "5");
    const std::vector<Given> days{{"x", {{"2023-02-28", "7"}, {"2024-02-29", "9"}}, Fold::Sum, ""}};
    EXPECT_EQ(values("same_period_last_year(x)", days, "2024-02-29", "2024-02-29"), "7");
    const std::vector<Given> weeks{{"x", {{"2025-W10", "3"}}, Fold::Sum, ""}};
    EXPECT_EQ(values("same_period_last_year(x)", weeks, "2026-W10", "2026-W10"), "3");
    const std::vector<Given> quarters{{"x", {{"2025-Q2", "6"}}, Fold::Sum, ""}};
    EXPECT_EQ(values("same_period_last_year(x)", quarters, "2026-Q2", "2026-Q2"), "6");
}

TEST(FormulaValues, NoDataIsNeverANumber) {
    const std::vector<Given> given{{"x", {{"2026-03", "5"}}, Fold::Sum, ""},
                                   {"nothing", {}, Fold::Sum, ""},
                                   {"nought", {{"2026-03", "0"}}, Fold::Sum, ""}};
    EXPECT_EQ(one("x + nothing", given), "none");
    EXPECT_EQ(one("nothing * 0", given), "none");
    EXPECT_EQ(one("x / nought", given), "zero");
    EXPECT_EQ(one("x / nought + nothing", given), "zero");  // the left side's reason
    EXPECT_EQ(one("if(nothing > 1; 1; 2)", given), "none");
    EXPECT_EQ(one("if(x > 1; x; nothing)", given),
              "5");  // the branch that is not taken is not asked
    EXPECT_EQ(one("if(has_data(nothing); nothing; 7)", given), "7");
    EXPECT_EQ(one("max(x; nothing)", given), "none");
    EXPECT_EQ(one("sum(nothing; ytd)", given), "none");
    EXPECT_EQ(one("count(nothing; ytd)", given), "0");
    EXPECT_EQ(one("9999999999999999999999999999999999 * 9999999999999999999999999999999999", given),
              "range");
}

TEST(FormulaValues, ARatioOverAWindowIsOfTheSums) {
    const std::vector<Given> given{{"a", {{"2026-01", "1"}, {"2026-02", "90"}}, Fold::Sum, ""},
                                   {"b", {{"2026-01", "1"}, {"2026-02", "100"}}, Fold::Sum, ""}};
    EXPECT_EQ(values("sum(a; ytd) / sum(b; ytd) * 101", given, "2026-02", "2026-02").substr(0, 2),
              "91");
    EXPECT_EQ(values("avg(a / b; ytd)", given, "2026-02", "2026-02"), "0.95");
}

// One period alone and all of them at once come to the same, whatever the formula.
TEST(FormulaValues, OnePeriodAloneIsAsAmongAll) {
    std::mt19937 random(11);
    Given x{"x", {}, Fold::Sum, ""};
    std::vector<std::string> texts;
    texts.reserve(200);
    for (int month = 1; month <= 12; ++month)
        for (int row = 0; row < static_cast<int>(random() % 4U); ++row) {
            texts.push_back("2025-" + std::string(month < 10 ? "0" : "") + std::to_string(month) +
                            "-0" + std::to_string(row + 1));
            texts.push_back(std::to_string(random() % 1000U) + "." +
                            std::to_string(random() % 100U));
            x.rows.emplace_back(texts[texts.size() - 2], texts.back());
        }
    for (const std::string_view formula :
         {"x", "sum(x; rolling(3))", "avg(x; ytd)", "median(x; rolling(5))", "x / previous(x)",
          "percentile(x; 90; ytd)", "max(x * 2; rolling(4)) - min(x; rolling(4))",
          "if(x > 500; x; previous(x; 2))"}) {
        const std::string all = values(formula, {x}, "2025-01", "2025-12");
        std::string joined;
        for (Period month = *Period::parse("2025-01"); month.text() <= "2025-12";
             month = month.next())
            joined +=
                (joined.empty() ? "" : " ") + values(formula, {x}, month.text(), month.text());
        EXPECT_EQ(all, joined) << formula;
    }
}

}  // namespace
}  // namespace samverka::kpi
