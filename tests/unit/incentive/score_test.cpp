// Weighted scores, gates, minimum performance and money by score.
#include "tests/unit/incentive/incentive_fixture.h"

namespace samverka::incentive {
namespace {

using model::CurveKind;

class ScoreTest : public SchemeTest {
  protected:
    ScoreTest() {
        m_version.pool.amount = kronor("100000");
        m_version.no_data = model::NoDataRule::LeaveOut;
    }
};

// F7: (50 × 1 + 30 × 0.5 + 20 × 0) ÷ 100 = 0.65; 65 000 of 100 000.
TEST_F(ScoreTest, WeighsScoresAndPaysTheirShareOfThePool) {
    const auto a = kpi("99", "98");
    const auto b = kpi("4.0", "3.0");
    const auto c = kpi("90", "80");
    score(a, "50", CurveKind::Linear);
    score(b, "30", CurveKind::Linear);
    score(c, "20", CurveKind::Linear);
    measure(a, "99.2");
    measure(b, "3.5");
    measure(c, "75");
    const Outcome out = outcome();
    SV_EXPECT_NUMBER(out.scores.score, "0.65");
    EXPECT_EQ(out.payment, kronor("65000"));
    ASSERT_EQ(out.lines.size(), 3U);
    EXPECT_EQ(out.lines[0].performer, kronor("50000"));
    EXPECT_EQ(out.lines[0].other, kronor("-50000"));
    EXPECT_EQ(out.lines[1].performer, kronor("15000"));
    EXPECT_EQ(out.lines[2].performer, kronor("0"));
    EXPECT_EQ(out.lines[1].key, "score:" + b.text());
    EXPECT_FALSE(out.preliminary());
}

TEST_F(ScoreTest, WeightsAreRelativeWhateverTheyAddUpTo) {
    const auto a = kpi("1");
    const auto b = kpi("1");
    score(a, "2", CurveKind::AllOrNone);
    score(b, "1", CurveKind::AllOrNone);
    measure(a, "0");
    measure(b, "1");
    EXPECT_EQ(outcome().payment, kronor("33333.33"));
}

// Three equal parts of 100.00 are 33.34 + 33.33 + 33.33: the parts add up to the last öre.
TEST_F(ScoreTest, PartsAddUpToTheWhole) {
    m_version.pool.amount = kronor("100");
    for (int i = 0; i < 3; ++i) {
        const auto id = kpi("1");
        score(id, "1", CurveKind::AllOrNone);
        measure(id, "1");
    }
    const Outcome out = outcome();
    EXPECT_EQ(out.lines[0].performer, kronor("33.34"));
    EXPECT_EQ(out.lines[1].performer, kronor("33.33"));
    EXPECT_EQ(out.lines[2].performer, kronor("33.33"));
    EXPECT_EQ(out.payment, kronor("100"));
}

TEST_F(ScoreTest, TheScoreIsRoundedOnceBeforeMoney) {
    m_version.score_decimals = 3;
    m_version.score_rounding = model::RoundingRule::HalfUp;
    const auto a = kpi("3", "0");
    score(a, "1", CurveKind::Linear);
    measure(a, "2");  // 0.6666… is 0.667
    const Outcome out = outcome();
    EXPECT_EQ(shown(out.scores.score), "0.667");
    EXPECT_EQ(out.payment, kronor("66700"));
}

TEST_F(ScoreTest, AmountsAreRoundedAsTheVersionSays) {
    m_version.money_decimals = 0;
    m_version.money_rounding = model::RoundingRule::HalfUp;
    m_version.pool.amount = kronor("1001");
    const auto a = kpi("2", "0");
    score(a, "1", CurveKind::Linear);
    measure(a, "1");  // 500.50
    EXPECT_EQ(outcome().payment, kronor("501"));
}

TEST_F(ScoreTest, APoolMayBeAShareOfASeries) {
    m_version.pool = {.amount = {}, .series = series("2500000"), .percent = test::number("4")};
    const auto a = kpi("1");
    score(a, "1", CurveKind::AllOrNone);
    measure(a, "1");
    EXPECT_EQ(outcome().payment, kronor("100000"));
}

TEST_F(ScoreTest, AFullScoreOfTenPaysTheWholePool) {
    m_version.full_score = test::number("10");
    const auto a = kpi("90", "80");
    score(a, "1", CurveKind::Normalised);
    measure(a, "85");
    EXPECT_EQ(outcome().payment, kronor("50000"));
}

TEST_F(ScoreTest, WhatHasNoDataIsLeftOutAndTheOthersShare) {
    const auto a = kpi("1");
    const auto b = kpi("1");
    score(a, "75", CurveKind::AllOrNone);
    score(b, "25", CurveKind::AllOrNone);
    measure(b, "1");
    const Outcome out = outcome();
    SV_EXPECT_NUMBER(out.scores.score, "1");
    EXPECT_EQ(out.payment, kronor("100000"));
    EXPECT_EQ(out.lines.size(), 1U);
}

TEST_F(ScoreTest, OrItsShareIsHeldBack) {
    m_version.no_data = model::NoDataRule::HoldBack;
    const auto a = kpi("1");
    const auto b = kpi("1");
    score(a, "75", CurveKind::AllOrNone);
    score(b, "25", CurveKind::AllOrNone);
    measure(b, "1");
    const Outcome out = outcome();
    EXPECT_EQ(out.payment, kronor("25000"));
    EXPECT_EQ(out.held.performer, kronor("75000"));
    EXPECT_EQ(out.lines[0].hold, Hold::NoData);
    EXPECT_TRUE(out.preliminary());
}

TEST_F(ScoreTest, NothingMeasuredAtAllIsNoScoreAndNoMoney) {
    const auto a = kpi("1");
    score(a, "1", CurveKind::AllOrNone);
    const Outcome out = outcome();
    EXPECT_FALSE(out.scores.score.has_value());
    EXPECT_TRUE(out.lines.empty());
    EXPECT_EQ(out.payment, kronor("0"));
}

TEST_F(ScoreTest, UnverifiedAndDisputedInputHoldsItsLineBack) {
    const auto a = kpi("1");
    const auto b = kpi("1");
    score(a, "60", CurveKind::AllOrNone);
    score(b, "40", CurveKind::AllOrNone);
    measure(a, "1", kpi::Assurance::Disputed);
    measure(b, "1", kpi::Assurance::Reported);
    const Outcome out = outcome();
    EXPECT_EQ(out.lines[0].hold, Hold::Disputed);
    EXPECT_EQ(out.lines[1].hold, Hold::Unverified);
    EXPECT_EQ(out.payment, kronor("0"));
    EXPECT_EQ(out.held.performer, kronor("100000"));
}

// F8: final = score × g, g ∈ {0, 1}; no security incident is reached exactly on the limit.
TEST_F(ScoreTest, AShutGatePaysNothing) {
    const auto a = kpi("1");
    const auto gate = kpi("0", "", model::Direction::Lower);
    score(a, "1", CurveKind::AllOrNone);
    measure(a, "1");
    m_version.gates.push_back({.kpi = gate, .limit = {}, .reach = model::GateReach::Score});
    measure(gate, "0");
    EXPECT_EQ(outcome().payment, kronor("100000"));
    measure(gate, "1");
    const Outcome shut = outcome();
    SV_EXPECT_NUMBER(shut.scores.score, "1");
    SV_EXPECT_NUMBER(shut.scores.final, "0");
    EXPECT_EQ(shut.payment, kronor("0"));
}

TEST_F(ScoreTest, AGateWithoutDataHoldsBackWhatItGuards) {
    const auto a = kpi("1");
    const auto gate = kpi("0", "", model::Direction::Lower);
    score(a, "1", CurveKind::AllOrNone);
    measure(a, "1");
    m_version.gates.push_back({.kpi = gate, .limit = {}, .reach = model::GateReach::Score});
    const Outcome out = outcome();
    EXPECT_EQ(out.scores.gates.front(), GateState::Unknown);
    EXPECT_EQ(out.payment, kronor("0"));
    EXPECT_EQ(out.held.performer, kronor("100000"));
}

// F9: the incentive is void where any area is poor, however good the rest.
TEST_F(ScoreTest, AScoreBelowItsMinimumVoidsTheWhole) {
    const auto a = kpi("1");
    const auto b = kpi("100", "0");
    score(a, "50", CurveKind::AllOrNone);
    score(b, "50", CurveKind::Linear).minimum = test::number("0.4");
    measure(a, "1");
    measure(b, "40");  // exactly on the minimum is enough
    EXPECT_EQ(outcome().payment, kronor("70000"));
    measure(b, "39.9");
    const Outcome poor = outcome();
    EXPECT_TRUE(poor.scores.void_by_minimum);
    EXPECT_EQ(poor.payment, kronor("0"));
}

TEST_F(ScoreTest, NegativeScoresTakeFromTheOthers) {
    const auto a = kpi("1");
    const auto b = kpi("1");
    score(a, "50", CurveKind::Piecewise);
    score(b, "50", CurveKind::AllOrNone);
    point(a, "0", "-1");
    point(a, "1", "1");
    measure(a, "0");
    measure(b, "1");
    const Outcome out = outcome();
    EXPECT_EQ(out.payment, kronor("0"));
    EXPECT_EQ(out.lines[0].performer, kronor("-50000"));
    EXPECT_EQ(out.lines[1].performer, kronor("50000"));
}

TEST_F(ScoreTest, ACustomersObligationsPayTheCustomer) {
    m_performer = model::Side::Customer;
    const auto a = kpi("95");
    score(a, "1", CurveKind::AllOrNone);
    measure(a, "95");
    const Outcome out = outcome();
    EXPECT_EQ(out.lines.front().performer, kronor("100000"));
    EXPECT_EQ(out.lines.front().other, kronor("-100000"));
}

TEST(Apportion, GivesTheRestToThoseThatLostMost) {
    const std::vector<Number> shares{test::number("1"), test::number("2"), test::number("3"),
                                     Number()};
    const auto parts = apportion(kronor("100"), shares, 0);
    // 16.67, 33.33, 50: 16, 33 and 50 leave 1 for the first.
    ASSERT_EQ(parts.size(), 4U);
    EXPECT_EQ(parts[0], kronor("17"));
    EXPECT_EQ(parts[1], kronor("33"));
    EXPECT_EQ(parts[2], kronor("50"));
    EXPECT_EQ(parts[3], kronor("0"));
}

TEST(Apportion, OfMoneyIsExactWhateverTheShares) {
    std::uint64_t state = 20261124;
    const auto next = [&] {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::int64_t>(state >> 40U);
    };
    for (int round = 0; round < 2000; ++round) {
        std::vector<Number> shares;
        for (int i = 0; i < 1 + round % 12; ++i) shares.push_back(Number::of(next() % 1000));
        const base::Money whole{next() % 100'000'000};
        std::int64_t sum = 0;
        for (const base::Money part : apportion(whole, shares, 2)) sum += part.minor;
        bool any = false;
        for (const Number& share : shares) any = any || !share.is_zero();
        if (any) EXPECT_EQ(sum, whole.minor) << "round " << round;
    }
}

}  // namespace
}  // namespace samverka::incentive
