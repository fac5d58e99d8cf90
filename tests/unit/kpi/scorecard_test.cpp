// Scorecards: what parts score, what is left out, what is made of itself, and when it is made anew.
#include "core/kpi/scorecard.h"

#include "core/kpi/trace.h"
#include "tests/unit/kpi/kpi_fixture.h"

namespace samverka::kpi {
namespace {

using base::ThingId;
using model::Aggregation;
using model::Direction;
using model::Frequency;
using model::KpiVersion;
using model::PartScore;
using test::number;
using test::Rows;

class ScorecardTest : public KpiTest {
  protected:
    ScorecardTest() {
        m_a = kpi("A", {{"2026-01", "98"}}, Direction::Higher, "95", "99");
        m_b = kpi("B", {{"2026-01", "2"}}, Direction::Lower, "10", "4");
        m_kpi = test::add_kpi(m_builder, "Styrkort");
    }
    ThingId kpi(const std::string& name, const Rows& rows, Direction direction,
                std::string_view minimum, std::string_view target) {
        m_kpi = test::add_kpi(m_builder, name);
        KpiVersion out{};
        out.aggregation = Aggregation::Last;
        out.numerator = test::add_series(m_builder, Frequency::Month, rows);
        out.frequency = Frequency::Month;
        out.direction = direction;
        out.minimum = number(minimum);
        out.target = number(target);
        out.attainment = model::AttainmentKind::ValueByTarget;
        define(out);
        m_series[m_kpi] = out.numerator;
        return m_kpi;
    }
    static model::ScorecardPart part(ThingId kpi, PartScore score, std::string_view weight = "") {
        return {.kpi = kpi,
                .weight = weight.empty() ? std::nullopt : std::optional(number(weight)),
                .score = score};
    }
    static KpiVersion card(std::vector<model::ScorecardPart> parts) {
        KpiVersion out{};
        out.aggregation = Aggregation::Scorecard;
        out.parts = std::move(parts);
        out.frequency = Frequency::Month;
        return out;
    }
    Value january() { return at(history("2026-01-31"), "2026-01"); }

    ThingId m_a;
    ThingId m_b;
    std::map<ThingId, ThingId> m_series;
};

// The worked example of the header: (3 × 10 × 7 ÷ 12 + 10 × 14 ÷ 18) ÷ 4 = 6.3194….
TEST_F(ScorecardTest, NormalisedScoresAreWeighted) {
    KpiVersion out =
        card({part(m_a, PartScore::Normalised, "3"), part(m_b, PartScore::Normalised)});
    out.decimals = 4;
    out.rounding = model::RoundingRule::HalfUp;
    define(out);
    EXPECT_EQ(january().value.text(), "6.3194");
    EXPECT_EQ(january().measured, 2);
    EXPECT_EQ(january().unmatched, 0);
}

// Red flag 95 and goal 99: the scale goes from 91 (0) to 103 (10), the flag a third of the way up.
TEST_F(ScorecardTest, TheNormalisedScaleHasEqualThirdsAndEnds) {
    KpiVersion definition{};
    definition.minimum = number("95");
    definition.target = number("99");
    const auto score = [&](std::string_view value) {
        const auto out = part_score(PartScore::Normalised, definition, number(value));
        return out ? base::rounded(*out, 2, base::Rounding::HalfEven)->text() : "none";
    };
    EXPECT_EQ(score("91"), "0.00");
    EXPECT_EQ(score("90.9"), "0.00");
    EXPECT_EQ(score("91.012"), "0.01");
    EXPECT_EQ(score("95"), "3.33");
    EXPECT_EQ(score("97"), "5.00");
    EXPECT_EQ(score("99"), "6.67");
    EXPECT_EQ(score("103"), "10.00");
    EXPECT_EQ(score("104"), "10.00");
    definition.target = number("95");
    EXPECT_EQ(score("95"), "none") << "no way between flag and goal";
    definition.target.reset();
    EXPECT_EQ(score("95"), "none");
}

// 98 × 1 and 100 × 2 ÷ 4 × 3 = 50 × 3: (98 + 150) ÷ 4 = 62.
TEST_F(ScorecardTest, ValuesAndAttainmentsAreScoresToo) {
    define(card({part(m_a, PartScore::Value), part(m_b, PartScore::Attainment, "3")}));
    EXPECT_EQ(january().value, number("62"));
}

TEST_F(ScorecardTest, APartWithoutDataIsLeftOutAndTold) {
    define(card({part(m_a, PartScore::Value, "2"), part(m_b, PartScore::Value, "7")}));
    test::set_rows(m_builder, m_series[m_b], {});
    EXPECT_EQ(january().value, number("98"));
    EXPECT_EQ(january().measured, 1);
    EXPECT_EQ(january().unmatched, 1);
    test::set_rows(m_builder, m_series[m_a], {});
    EXPECT_EQ(january().missing, Missing::NotMeasured);
    m_builder.remove(m_b);
    test::set_rows(m_builder, m_series[m_a], {{"2026-01", "1"}});
    EXPECT_EQ(january().value, number("1"));
}

TEST_F(ScorecardTest, WeightsOfNothingAreAnEmptyDenominator) {
    define(card({part(m_a, PartScore::Value, "0"), part(m_b, PartScore::Value, "0")}));
    EXPECT_EQ(january().missing, Missing::EmptyDenominator);
}

TEST_F(ScorecardTest, WhatIsNotSaidIsNotGuessed) {
    for (const auto& parts :
         std::vector<std::vector<model::ScorecardPart>>{{},
                                                        {part(m_a, PartScore::None)},
                                                        {part({}, PartScore::Value)},
                                                        {part(m_a, PartScore::Value, "-1")}}) {
        m_kpi = test::add_kpi(m_builder, "Ofullständigt");
        define(card(parts));
        EXPECT_EQ(january().missing, Missing::NoDefinition);
    }
}

TEST_F(ScorecardTest, WeightsFollowItsVersions) {
    test::set_rows(m_builder, m_series[m_a], {{"2026-01", "10"}, {"2026-02", "10"}});
    test::set_rows(m_builder, m_series[m_b], {{"2026-01", "20"}, {"2026-02", "20"}});
    define(card({part(m_a, PartScore::Value, "1"), part(m_b, PartScore::Value, "1")}));
    define(card({part(m_a, PartScore::Value, "3"), part(m_b, PartScore::Value, "1")}),
           "2026-02-01");
    EXPECT_EQ(at(history("2026-02-28"), "2026-01").value, number("15"));
    EXPECT_EQ(at(history("2026-02-28"), "2026-02").value, number("12.5"));
}

TEST_F(ScorecardTest, AQuarterAsksForTheQuartersOfItsParts) {
    test::set_rows(m_builder, m_series[m_a], {{"2026-01", "10"}, {"2026-03", "40"}});
    KpiVersion out = card({part(m_a, PartScore::Value)});
    out.frequency = Frequency::Quarter;
    define(out);
    EXPECT_EQ(at(history("2026-03-31"), "2026-Q1").value, number("40"));
}

TEST_F(ScorecardTest, ItIsAsSureAsTheWeakestPart) {
    define(card({part(m_a, PartScore::Value), part(m_b, PartScore::Value)}));
    test::verify(m_builder, m_series[m_a], {{"2026-01", "98"}});
    EXPECT_EQ(january().assurance, Assurance::Reported);
    test::verify(m_builder, m_series[m_b], {{"2026-01", "2"}});
    EXPECT_EQ(january().assurance, Assurance::Verified);
    model::Dispute dispute{};
    dispute.about = m_b;
    dispute.status = model::DisputeStatus::Open;
    m_builder.put(dispute);
    EXPECT_EQ(january().assurance, Assurance::Disputed);
}

TEST_F(ScorecardTest, WithoutADateItBeginsWhereItsPartsWereFirstMeasured) {
    KpiVersion out = card({part(m_a, PartScore::Value)});
    test::add_definition(m_builder, m_kpi, out, "");
    EXPECT_EQ(shown(history("2026-02-28")), (Texts{"2026-01 98", "2026-02 -"}));
}

TEST_F(ScorecardTest, OneMadeOfItselfHasNoValueAndSaysTheRing) {
    const ThingId own = m_kpi;
    define(card({part(own, PartScore::Value), part(m_a, PartScore::Value)}));
    EXPECT_EQ(january().missing, Missing::Circular);
    const ThingId other = m_kpi = test::add_kpi(m_builder, "Två");
    const ThingId third = test::add_kpi(m_builder, "Tre");
    define(card({part(third, PartScore::Value)}));
    m_kpi = third;
    define(card({part(m_a, PartScore::Value), part(other, PartScore::Value)}));
    const ThingId above = m_kpi = test::add_kpi(m_builder, "Ovanför");
    define(card({part(m_a, PartScore::Value), part(third, PartScore::Value)}));
    test::BoardOn on(m_builder, "2026-01-31");
    const auto missing = [&](ThingId id) { return on.history(id).values.back().missing; };
    EXPECT_EQ(missing(own), Missing::Circular);
    EXPECT_EQ(missing(other), Missing::Circular);
    EXPECT_EQ(missing(third), Missing::Circular);
    EXPECT_EQ(on.history(above).values.back().value, number("98")) << "it leaves the ring out";
    const auto day = test::day("2026-01-31");
    const ScorecardEpochs& epochs = on.board().scorecards();
    EXPECT_EQ(epochs.ring(own, day), std::vector{own});
    EXPECT_EQ(epochs.ring(other, day), (std::vector{other, third}));
    EXPECT_TRUE(epochs.ring(above, day).empty());
}

// Two refer to each other, but never at the same time.
TEST_F(ScorecardTest, ARingIsOneOnlyOnTheDaysThatItIs) {
    test::set_rows(m_builder, m_series[m_a],
                   {{"2026-01", "1"}, {"2026-02", "2"}, {"2026-03", "3"}});
    const ThingId one = m_kpi;
    const ThingId other = test::add_kpi(m_builder, "Den andra");
    define(card({part(other, PartScore::Value)}));
    m_kpi = other;
    define(card({part(m_a, PartScore::Value)}));
    define(card({part(one, PartScore::Value)}), "2026-02-01");  // now both of each other
    m_kpi = one;
    define(card({part(m_a, PartScore::Value)}), "2026-03-01");  // and no more
    for (const ThingId id : {one, other}) {
        m_kpi = id;
        EXPECT_EQ(shown(history("2026-03-31")), (Texts{"2026-01 1", "2026-02 -", "2026-03 3"}));
    }
}

TEST_F(ScorecardTest, LevelsHaveABound) {
    ThingId below = m_a;
    for (int level = 1; level <= kScorecardLevelsMax + 2; ++level) {
        m_kpi = test::add_kpi(m_builder, "Nivå");
        define(card({part(below, PartScore::Value)}));
        const Missing missing = january().missing;
        if (level <= kScorecardLevelsMax)
            EXPECT_EQ(missing, Missing::None) << level;
        else
            EXPECT_NE(missing, Missing::None) << level;
        below = m_kpi;
    }
}

TEST_F(ScorecardTest, AChangedPartMakesItAnewAndNothingMoreThanOnce) {
    define(card({part(m_a, PartScore::Value), part(m_b, PartScore::Value)}));
    const ThingId lower = m_kpi;
    const ThingId upper = m_kpi = test::add_kpi(m_builder, "Övre");
    define(card({part(lower, PartScore::Value), part(m_a, PartScore::Value)}));
    Board board;
    const auto follow = [&] {
        const auto before = board.evaluations();
        m_builder.snapshot().advance();
        board.follow(m_builder.snapshot(), test::day("2026-01-31"));
        return board.evaluations() - before;
    };
    EXPECT_EQ(follow(), 5U) << "one without a definition too";
    EXPECT_EQ(follow(), 0U);
    test::set_rows(m_builder, m_series[m_a], {{"2026-01", "90"}});
    EXPECT_EQ(follow(), 3U) << "it, and the two above it once";
    EXPECT_EQ(board.find(upper)->latest()->value, number("68"));  // ((90 + 2) ÷ 2 + 90) ÷ 2
    m_builder.remove(m_b);
    EXPECT_EQ(follow(), 2U);
    EXPECT_EQ(board.find(upper)->latest()->value, number("90"));
}

TEST_F(ScorecardTest, TheTraceLeadsToThePartsTraces) {
    define(card({part(m_a, PartScore::Normalised, "3"), part(m_b, PartScore::Value)}));
    test::BoardOn on(m_builder, "2026-01-31");
    const TraceNode trace =
        trace_value(m_builder.snapshot(), on.board(), m_kpi, test::period("2026-01"));
    const TraceNode& mean = trace.children.front();
    EXPECT_EQ(mean.op, TraceOp::WeightedMean);
    ASSERT_EQ(mean.children.size(), 2U);
    EXPECT_EQ(*mean.children[0].weight, number("3"));
    EXPECT_EQ(mean.children[0].kind, TraceKind::Part);
    EXPECT_EQ(mean.children[1].children.front().kind, TraceKind::Result);
    EXPECT_EQ(mean.children[1].children.front().thing, m_b);
}

}  // namespace
}  // namespace samverka::kpi
