// Curves: from a value to a score, on every edge.
#include "tests/unit/incentive/incentive_fixture.h"

namespace samverka::incentive {
namespace {

using model::CurveKind;
using model::Direction;

class CurveTest : public SchemeTest {};

TEST_F(CurveTest, AllOrNoneIsWholeExactlyOnTheTargetAndNothingOneUnitBelow) {
    const auto id = kpi("99.85");
    score(id, "1", CurveKind::AllOrNone);
    SV_EXPECT_NUMBER(scored(id, "99.85"), "1");
    SV_EXPECT_NUMBER(scored(id, "99.84"), "0");
    SV_EXPECT_NUMBER(scored(id, "99.86"), "1");
}

TEST_F(CurveTest, AllOrNoneOfALowerIsBetterKpiTurnsRound) {
    const auto id = kpi("4", "", Direction::Lower);
    score(id, "1", CurveKind::AllOrNone);
    SV_EXPECT_NUMBER(scored(id, "4"), "1");
    SV_EXPECT_NUMBER(scored(id, "4.01"), "0");
}

// (v − zero) ÷ (full − zero) with zero 98 and full 99.5: 98.75 is half-way.
TEST_F(CurveTest, LinearGoesFromMinimumToTargetAndIsBounded) {
    const auto id = kpi("99.5", "98");
    score(id, "1", CurveKind::Linear);
    SV_EXPECT_NUMBER(scored(id, "98"), "0");
    SV_EXPECT_NUMBER(scored(id, "98.75"), "0.5");
    SV_EXPECT_NUMBER(scored(id, "99.5"), "1");
    SV_EXPECT_NUMBER(scored(id, "97"), "0");
    SV_EXPECT_NUMBER(scored(id, "100"), "1");
}

TEST_F(CurveTest, LinearOfALowerIsBetterKpiFallsWithTheValue) {
    const auto id = kpi("4", "8", Direction::Lower);
    score(id, "1", CurveKind::Linear);
    SV_EXPECT_NUMBER(scored(id, "8"), "0");
    SV_EXPECT_NUMBER(scored(id, "5"), "0.75");
    SV_EXPECT_NUMBER(scored(id, "3"), "1");
}

// F21: a super-target. Vermont's energy efficiency utility could earn 2 347 000 at most against
// 1 995 000 at target, 117.6 % of it (reference: studylib 17963207).
TEST_F(CurveTest, ACapAboveOneIsASuperTarget) {
    const auto id = kpi("100", "0");
    score(id, "1", CurveKind::Linear).cap = test::number("1.1764");
    SV_EXPECT_NUMBER(scored(id, "110"), "1.1");
    SV_EXPECT_NUMBER(scored(id, "117.64"), "1.1764");
    SV_EXPECT_NUMBER(scored(id, "130"), "1.1764");
}

TEST_F(CurveTest, AFloorBelowZeroLetsALineFallUnderNothing) {
    const auto id = kpi("100", "90");
    score(id, "1", CurveKind::Linear).floor = test::number("-0.5");
    SV_EXPECT_NUMBER(scored(id, "88"), "-0.2");
    SV_EXPECT_NUMBER(scored(id, "80"), "-0.5");
}

TEST_F(CurveTest, PiecewiseIsInProportionBetweenCornersAndFlatOutside) {
    const auto id = kpi("99");
    score(id, "1", CurveKind::Piecewise);
    point(id, "99", "0.8");  // in any order
    point(id, "95", "0");
    point(id, "100", "1.2");
    SV_EXPECT_NUMBER(scored(id, "95"), "0");
    SV_EXPECT_NUMBER(scored(id, "97"), "0.4");
    SV_EXPECT_NUMBER(scored(id, "99"), "0.8");
    SV_EXPECT_NUMBER(scored(id, "99.5"), "1");
    SV_EXPECT_NUMBER(scored(id, "90"), "0");
    SV_EXPECT_NUMBER(scored(id, "101"), "1.2");
}

TEST_F(CurveTest, AnEdgeBelongsToTheStepThatItReaches) {
    const auto id = kpi("99");
    score(id, "1", CurveKind::Steps);
    point(id, "98", "0.5");
    point(id, "99", "1");
    SV_EXPECT_NUMBER(scored(id, "99"), "1");
    SV_EXPECT_NUMBER(scored(id, "98.99"), "0.5");
    SV_EXPECT_NUMBER(scored(id, "98"), "0.5");
    SV_EXPECT_NUMBER(scored(id, "97.99"), "0");
}

TEST_F(CurveTest, StepsOfALowerIsBetterKpiAreUpperEdges) {
    const auto id = kpi("4", "", Direction::Lower);
    score(id, "1", CurveKind::Steps);
    point(id, "4", "1");
    point(id, "8", "0.5");
    SV_EXPECT_NUMBER(scored(id, "4"), "1");
    SV_EXPECT_NUMBER(scored(id, "4.01"), "0.5");
    SV_EXPECT_NUMBER(scored(id, "8"), "0.5");
    SV_EXPECT_NUMBER(scored(id, "8.01"), "0");
}

// F5 (CMS "gap to goal"): of a target reduction from 100 to 80, half the way earns nothing, three
// quarters half of it.
TEST_F(CurveTest, GapToGoalPaysFromHalfTheWayOn) {
    const auto id = kpi("80", "", Direction::Lower, "100");
    score(id, "1", CurveKind::GapToGoal);
    SV_EXPECT_NUMBER(scored(id, "91"), "0");
    SV_EXPECT_NUMBER(scored(id, "90"), "0");
    SV_EXPECT_NUMBER(scored(id, "85"), "0.5");
    SV_EXPECT_NUMBER(scored(id, "80"), "1");
    SV_EXPECT_NUMBER(scored(id, "70"), "1");
}

// F6: goal 90, red flag 80, so a third of the scale is 10: 70 is 0, 80 a third, 90 two thirds, 100
// ten.
TEST_F(CurveTest, NormalisedHasEqualThirdsAroundRedFlagAndGoal) {
    const auto id = kpi("90", "80");
    score(id, "1", CurveKind::Normalised);
    SV_EXPECT_NUMBER(scored(id, "70"), "0");
    SV_EXPECT_NUMBER(scored(id, "85"), "5");
    SV_EXPECT_NUMBER(scored(id, "100"), "10");
    SV_EXPECT_NUMBER(scored(id, "120"), "10");
    SV_EXPECT_NUMBER(scored(id, "60"), "0");
    EXPECT_EQ(shown(scored(id, "80")).substr(0, 6), "3.3333");
}

TEST_F(CurveTest, AttainmentIsAFractionOfTheTarget) {
    const auto id = kpi("80");
    score(id, "1", CurveKind::Attainment);
    // The definition has chosen no kind of attainment: nothing is guessed.
    EXPECT_EQ(shown(scored(id, "60")), "-");
}

TEST_F(CurveTest, WithoutTwoDifferentEndsThereIsNoScore) {
    const auto id = kpi("99", "99");
    score(id, "1", CurveKind::Linear);
    EXPECT_EQ(shown(scored(id, "99")), "-");
    const auto open = kpi("");
    m_version.measures.clear();
    score(open, "1", CurveKind::AllOrNone);
    EXPECT_EQ(shown(scored(open, "99")), "-");
}

}  // namespace
}  // namespace samverka::incentive
