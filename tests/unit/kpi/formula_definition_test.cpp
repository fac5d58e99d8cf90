// KPIs that are reckoned by a formula: their values, standings, revisions and traces.
#include "core/kpi/formula_definition.h"

#include "core/kpi/trace.h"
#include "tests/unit/kpi/kpi_fixture.h"

namespace samverka::kpi {
namespace {

using model::Aggregation;
using model::KpiVersion;
using test::number;
using test::Rows;

class FormulaDefinition : public KpiTest {
  protected:
    KpiVersion of(std::string formula, std::vector<model::KpiInput> inputs) {
        KpiVersion out{};
        out.aggregation = Aggregation::Formula;
        out.frequency = model::Frequency::Month;
        out.formula = std::move(formula);
        out.inputs = std::move(inputs);
        return out;
    }
    model::KpiInput input(std::string name, const Rows& rows,
                          model::InputFold fold = model::InputFold::None) {
        return {.name = std::move(name),
                .series = test::add_series(m_builder, model::Frequency::Month, rows),
                .fold = fold};
    }
};

TEST_F(FormulaDefinition, IsReckonedRoundedAndJudged) {
    KpiVersion definition = of("100 * (agreed - down) / agreed",
                               {input("down", {{"2026-01", "380"}, {"2026-02", "90"}}),
                                input("agreed", {{"2026-01", "43200"}, {"2026-02", "0"}})});
    definition.decimals = 2;
    definition.rounding = model::RoundingRule::HalfUp;
    definition.direction = model::Direction::Higher;
    definition.target = number("99.0");
    define(definition);
    const History found = history("2026-03-31");
    EXPECT_EQ(shown(found), (Texts{"2026-01 99.12", "2026-02 -", "2026-03 -"}));
    EXPECT_EQ(at(found, "2026-01").standing, Standing::Reaches);
    EXPECT_EQ(at(found, "2026-01").measured, 3);  // the agreed time is named twice
    EXPECT_EQ(at(found, "2026-02").missing, Missing::EmptyDenominator);
    EXPECT_EQ(at(found, "2026-03").missing, Missing::NotMeasured);
}

TEST_F(FormulaDefinition, AWindowReachesBackOverARevisionWhoseOwnMonthsStay) {
    const model::KpiInput x =
        input("x", {{"2026-01", "1"}, {"2026-02", "2"}, {"2026-03", "4"}, {"2026-04", "8"}});
    define(of("x", {x}), "2026-01-01");
    define(of("sum(x; rolling(3))", {x}), "2026-03-01");
    EXPECT_EQ(shown(history("2026-04-30")),
              (Texts{"2026-01 1", "2026-02 2", "2026-03 7", "2026-04 14"}));
}

TEST_F(FormulaDefinition, WhatCannotBeReadDefinesNothing) {
    define(of("x +", {input("x", {{"2026-01", "1"}})}));
    EXPECT_EQ(at(history("2026-01-31"), "2026-01").missing, Missing::NoDefinition);
}

TEST_F(FormulaDefinition, NamesOfInputsAreWordsAndEachIsThereOnce) {
    const auto fault = [&](const Texts& names) {
        std::vector<model::KpiInput> inputs(names.size());
        for (std::size_t i = 0; i < names.size(); ++i) inputs[i].name = names[i];
        const auto read = formula_of(m_builder.snapshot(), of("1", std::move(inputs)));
        return read ? std::string() : read.error().message.key;
    };
    EXPECT_EQ(fault({"x", "y"}), "");
    EXPECT_EQ(fault({"x", "x"}), "formula.input_twice");
    EXPECT_EQ(fault({"två ord"}), "formula.input_name");
    EXPECT_EQ(fault({"sum"}), "formula.input_name");
}

TEST_F(FormulaDefinition, AnInputIsWhatItIsSaidToBe) {
    const model::KpiInput days{
        .name = "x",
        .series = test::add_series(m_builder, model::Frequency::Day,
                                   {{"2026-01-01", "5"}, {"2026-01-31", "3"}}),
        .fold = model::InputFold::Last};
    define(of("x", {days}));
    EXPECT_EQ(shown(history("2026-01-31")), Texts{"2026-01 3"});
}

// From the leaves of its trace a value is reckoned again by hand: 100 × (40 − 4) ÷ 40.
TEST_F(FormulaDefinition, ItsTraceLeadsToTheMeasurements) {
    define(
        of("100 * (b - a) / b", {input("a", {{"2026-01", "4"}}), input("b", {{"2026-01", "40"}})}));
    test::BoardOn on(m_builder, "2026-01-31");
    const TraceNode trace =
        trace_value(m_builder.snapshot(), on.board(), m_kpi, test::period("2026-01"));
    ASSERT_EQ(trace.value, number("90"));
    const TraceNode& computed = trace.children.front();
    EXPECT_EQ(computed.kind, TraceKind::Formula);
    ASSERT_EQ(computed.children.size(), 2U);  // 100 * (b - a), and b
    EXPECT_EQ(computed.children[0].value, number("3600"));
    EXPECT_EQ(computed.children[1].kind, TraceKind::Total);
    EXPECT_EQ(computed.children[1].value, number("40"));
    const TraceNode& difference = computed.children[0].children[1];
    EXPECT_EQ(difference.value, number("36"));
    ASSERT_EQ(difference.children.size(), 2U);
    EXPECT_EQ(difference.children[1].children.front().kind, TraceKind::Measurement);
    EXPECT_EQ(difference.children[1].children.front().value, number("4"));
}

}  // namespace
}  // namespace samverka::kpi
