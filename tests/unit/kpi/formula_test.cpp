// Reading formulas: what the grammar takes, what it refuses and where, and what units it finds.
#include "core/kpi/formula.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/locale/runs.h"

namespace samverka::kpi {
namespace {

const std::vector<FormulaInput> kInputs{{"downtime", "min"}, {"agreed", "min"}, {"hours", "h"},
                                        {"solved", "st"},    {"all", "antal"},  {"nöjd", "%"},
                                        {"kostnad", "TSEK"}};

FormulaResult<Formula> read(std::string_view text) { return read_formula(text, kInputs); }

std::string unit_of(std::string_view text) {
    const auto formula = read(text);
    if (formula) return formula->root().unit.text();
    ADD_FAILURE() << text << ": " << formula.error().message.key;
    return "?";
}

// "key [begin,end)".
std::string fault_of(std::string_view text) {
    const auto formula = read(text);
    if (formula) return "none";
    return formula.error().message.key + " [" + std::to_string(formula.error().begin) + "," +
           std::to_string(formula.error().end) + ")";
}

TEST(Formula, TakesWhatTheGrammarSays) {
    for (const std::string_view text : {"1",
                                        "1.5",
                                        "1,5",
                                        "95 %",
                                        "solved / all",
                                        "100*(1-downtime/agreed)",
                                        "100 × (1 − downtime ÷ agreed)",
                                        "min(1,5; 2)",
                                        "min(1; 2; 3)",
                                        "max(solved, all)",
                                        "sum(downtime)",
                                        "sum(downtime; rolling(12))",
                                        "avg(solved/all; ytd)",
                                        "median(hours)",
                                        "percentile(hours; 95)",
                                        "percentile(hours; 99,5; rolling(3))",
                                        "count(solved; ytd)",
                                        "previous(solved)",
                                        "previous(solved; 3)",
                                        "same_period_last_year(solved / all)",
                                        "if(solved > 10 and not all = 0; 1; 2)",
                                        "if(has_data(solved); solved; 0)",
                                        "abs(-downtime)",
                                        "--1",
                                        "nöjd >= 95 % or solved ≤ 3",
                                        "if(solved <> all; 1; 0)",
                                        "((((solved))))"}) {
        const auto formula = read(text);
        EXPECT_TRUE(formula.has_value()) << text << ": " << fault_of(text);
    }
}

TEST(Formula, OperandsStandBeforeWhatUsesThem) {
    const auto formula = read("100 * (1 - downtime / agreed)");
    ASSERT_TRUE(formula.has_value());
    for (std::size_t i = 0; i < formula->nodes.size(); ++i) {
        const FormulaNode& node = formula->nodes[i];
        if (node.op == FormulaOp::Constant || node.op == FormulaOp::Input) continue;
        EXPECT_LT(node.left, i);
        EXPECT_LT(node.right, i);
    }
    EXPECT_EQ(formula->root().op, FormulaOp::Multiply);
}

TEST(Formula, TimesBindsMoreThanPlusAndMinusReadsFromTheLeft) {
    const auto formula = read("1 - 2 - 3 * 4");
    ASSERT_TRUE(formula.has_value());
    const FormulaNode& root = formula->root();
    EXPECT_EQ(root.op, FormulaOp::Subtract);
    EXPECT_EQ(formula->nodes[root.left].op, FormulaOp::Subtract);
    EXPECT_EQ(formula->nodes[root.right].op, FormulaOp::Multiply);
}

TEST(Formula, SaysWhatIsWrongAndWhere) {
    EXPECT_EQ(fault_of(""), "formula.ended [0,0)");
    EXPECT_EQ(fault_of("1 +"), "formula.ended [3,3)");
    EXPECT_EQ(fault_of("1 2"), "formula.not_expected [2,3)");
    EXPECT_EQ(fault_of("(1 + 2"), "formula.ended [6,6)");
    EXPECT_EQ(fault_of("(1; 2)"), "formula.not_closed [2,3)");
    EXPECT_EQ(fault_of("1 $ 2"), "formula.not_expected [2,3)");
    EXPECT_EQ(fault_of("$"), "formula.foreign [0,1)");
    EXPECT_EQ(fault_of("solvd / all"), "formula.unknown_name.wanted [0,5)");
    EXPECT_EQ(fault_of("quite_other / all"), "formula.unknown_name [0,11)");
    EXPECT_EQ(fault_of("summ(solved)"), "formula.unknown_function.wanted [0,4)");
    EXPECT_EQ(fault_of("rolling"), "formula.reserved [0,7)");
    EXPECT_EQ(fault_of("if(1; 2; 3)"), "formula.is_number [3,4)");
    EXPECT_EQ(fault_of("if(solved > 1; 2)"), "formula.arguments [0,2)");
    EXPECT_EQ(fault_of("abs(1; 2)"), "formula.arguments [0,3)");
    EXPECT_EQ(fault_of("1 + (solved > 2)"), "formula.is_condition [4,16)");
    EXPECT_EQ(fault_of("1 < 2 < 3"), "formula.chained [6,7)");
    EXPECT_EQ(fault_of("avg(solved / all)"), "formula.needs_window [0,3)");
    EXPECT_EQ(fault_of("sum(solved; 3)"), "formula.window [12,13)");
    EXPECT_EQ(fault_of("sum(solved; rolling(0))"), "formula.periods [20,21)");
    EXPECT_EQ(fault_of("sum(solved; rolling(1.5))"), "formula.periods [20,23)");
    EXPECT_EQ(fault_of("sum(solved; rolling(401))"), "formula.periods [20,23)");
    EXPECT_EQ(fault_of("percentile(solved; 101)"), "formula.percentile [19,22)");
    EXPECT_EQ(fault_of("1234567890123456789012345678901234567890"), "formula.number [0,40)");
}

TEST(Formula, WhatItSuggestsIsAWordThatThereIs) {
    const auto formula = read("kostnd * 2");
    ASSERT_FALSE(formula.has_value());
    EXPECT_EQ(
        locale::plain_text(locale::render(formula.error().message, locale::Language::Swedish)),
        "Ingen indata heter ”kostnd”. Menade du ”kostnad”?");
    EXPECT_EQ(
        locale::plain_text(locale::render(formula.error().message, locale::Language::English)),
        "No input is called “kostnd”. Did you mean “kostnad”?");
}

TEST(Formula, UnitsAreMultipliedAndDivided) {
    EXPECT_EQ(unit_of("downtime / agreed"), "");
    EXPECT_EQ(unit_of("100 * downtime / agreed"), "");
    EXPECT_EQ(unit_of("kostnad / solved"), "TSEK");  // a count is a bare number
    EXPECT_EQ(unit_of("kostnad / hours"), "TSEK/h");
    EXPECT_EQ(unit_of("hours * hours"), "h·h");
    EXPECT_EQ(unit_of("1 / hours"), "1/h");
    EXPECT_EQ(unit_of("downtime + 5"), "min");  // a constant takes the unit that it meets
    EXPECT_EQ(unit_of("max(0; downtime)"), "min");
    EXPECT_EQ(unit_of("if(nöjd > 90; downtime; 0)"), "min");
    EXPECT_EQ(unit_of("count(hours)"), "");
    EXPECT_EQ(unit_of("95 %"), "%");
}

TEST(Formula, WhatIsMeasuredOtherwiseIsNotAddedOrCompared) {
    EXPECT_EQ(fault_of("downtime + hours"), "formula.unit [11,16)");
    EXPECT_EQ(fault_of("nöjd > downtime"), "formula.unit [8,16)");
    EXPECT_EQ(fault_of("min(kostnad; hours)"), "formula.unit [13,18)");
    EXPECT_EQ(fault_of("if(solved > 1; hours; downtime)"), "formula.unit [22,30)");
    EXPECT_EQ(fault_of("solved + nöjd"), "formula.unit [9,14)");
}

TEST(Formula, TheResultMustBeWhatTheKpiIsShownIn) {
    const auto fits = [](std::string_view text, std::string_view unit) {
        return check_result(*read(text), unit).has_value();
    };
    EXPECT_TRUE(fits("100 * solved / all", "%"));
    EXPECT_TRUE(fits("hours", "h"));
    EXPECT_TRUE(fits("42", "min"));
    EXPECT_FALSE(fits("hours", "min"));
    EXPECT_FALSE(fits("hours", "%"));
    EXPECT_FALSE(fits("solved > 1", "%"));
}

TEST(Formula, HasBounds) {
    EXPECT_EQ(fault_of(std::string(kFormulaBytesMax, ' ') + "1").substr(0, 16), "formula.too_long");
    std::string deep(kFormulaDepthMax, '(');
    deep += "1" + std::string(kFormulaDepthMax, ')');
    EXPECT_EQ(fault_of(deep).substr(0, 16), "formula.too_deep");
    std::string minus(kFormulaDepthMax + 1, '-');
    EXPECT_EQ(fault_of(minus + "1").substr(0, 16), "formula.too_deep");
    std::string large = "1";
    for (std::size_t i = 0; i < kFormulaNodesMax; ++i) large += "+1";
    EXPECT_EQ(fault_of(large).substr(0, 17), "formula.too_large");
}

TEST(Formula, KnowsHowFarItLooksBack) {
    const auto before = [](std::string_view text, base::PeriodKind kind) {
        return read(text)->periods_before(kind);
    };
    using enum base::PeriodKind;
    EXPECT_EQ(before("solved / all", Month), 0);
    EXPECT_EQ(before("sum(solved; rolling(12))", Month), 11);
    EXPECT_EQ(before("sum(solved; ytd)", Month), 11);
    EXPECT_EQ(before("sum(solved; ytd)", Quarter), 3);
    EXPECT_EQ(before("previous(avg(solved / all; rolling(3)); 2)", Month), 4);
    EXPECT_EQ(before("solved - same_period_last_year(solved)", Week), 53);
}

TEST(InputName, IsAWordThatTheLanguageDoesNotHave) {
    EXPECT_TRUE(is_input_name("downtime"));
    EXPECT_TRUE(is_input_name("ärenden_2"));
    EXPECT_FALSE(is_input_name("2nd"));
    EXPECT_FALSE(is_input_name("two words"));
    EXPECT_FALSE(is_input_name("sum"));
    EXPECT_FALSE(is_input_name("ytd"));
    EXPECT_FALSE(is_input_name(""));
    EXPECT_FALSE(is_input_name("a+b"));
}

}  // namespace
}  // namespace samverka::kpi
