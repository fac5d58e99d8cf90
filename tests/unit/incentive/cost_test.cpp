// Target cost, fees, ceilings, dead-bands and the modifier.
#include "tests/unit/incentive/incentive_fixture.h"

namespace samverka::incentive {
namespace {

using model::CostModel;
using model::DeadBandKind;

class CostTest : public SchemeTest {
  protected:
    void cost(CostModel model, std::string_view target, std::string_view share) {
        m_actual = series("0");
        m_version.cost.model = model;
        m_version.cost.target_cost = kronor(target);
        m_version.cost.actual = m_actual;
        if (!share.empty()) m_version.cost.performer_share = test::number(share);
    }
    void band(std::string_view from, std::string_view to, std::string_view share) {
        const auto read = [](std::string_view text) {
            return text.empty() ? std::nullopt : std::optional(test::number(text));
        };
        m_version.cost_bands.push_back(
            {.from = read(from), .to = read(to), .performer_share = test::number(share)});
    }
    [[nodiscard]] Outcome at(std::string_view actual) {
        set_total(m_actual, actual);
        return outcome();
    }
    [[nodiscard]] std::int64_t paid(std::string_view actual) {
        return at(actual).payment.minor / 100;
    }

    base::ThingId m_actual;
};

// F15, the share ranges that NEC's guidance uses as its example: below 80 % of the target 15 %, 80
// to 90 % 30 %, 90 to 110 % 50 %, above 110 % 20 %. Target 100 000.
TEST_F(CostTest, SharesByBandsOfTheTarget) {
    cost(CostModel::ShareBands, "100000", "");
    band("", "80", "15");
    band("80", "90", "30");
    band("90", "110", "50");
    band("110", "", "20");
    EXPECT_EQ(paid("75000"), 750 + 3000 + 5000);
    EXPECT_EQ(paid("80000"), 3000 + 5000);
    EXPECT_EQ(paid("95000"), 2500);
    EXPECT_EQ(paid("100000"), 0);
    EXPECT_EQ(paid("110000"), -5000);
    EXPECT_EQ(paid("125000"), -5000 - 3000);
}

TEST_F(CostTest, ABandOfNothingIsACap) {
    cost(CostModel::ShareBands, "100000", "");
    band("90", "110", "50");
    band("110", "", "0");
    EXPECT_EQ(paid("130000"), -5000);
    EXPECT_EQ(paid("70000"), 5000);  // nothing is shared below the lowest band
}

TEST_F(CostTest, TheOtherSideHasWhatWasSaved) {
    cost(CostModel::ShareBands, "100000", "40");
    const Outcome out = at("90000");
    const Line* saved = out.find("saved");
    ASSERT_NE(saved, nullptr);
    EXPECT_EQ(saved->other, kronor("10000"));
    EXPECT_EQ(out.settled.performer, kronor("4000"));
    EXPECT_EQ(out.settled.other, kronor("6000"));
}

// F18: a dead-band of 2 % of 100 000. Threshold: nothing below 2 000, then from the first krona.
TEST_F(CostTest, AThresholdSharesAllOnceItIsReached) {
    cost(CostModel::ShareBands, "100000", "50");
    m_version.cost.dead_band = test::number("2");
    m_version.cost.dead_band_kind = DeadBandKind::Threshold;
    EXPECT_EQ(paid("98000.01"), 0);
    EXPECT_EQ(paid("98000"), 1000);
    EXPECT_EQ(paid("90000"), 5000);
    EXPECT_EQ(paid("101999.99"), 0);
    EXPECT_EQ(paid("102000"), -1000);
}

TEST_F(CostTest, ADeductibleSharesOnlyTheExcess) {
    cost(CostModel::ShareBands, "100000", "50");
    m_version.cost.dead_band = test::number("2");
    m_version.cost.dead_band_kind = DeadBandKind::Deductible;
    EXPECT_EQ(paid("98000"), 0);
    EXPECT_EQ(paid("97000"), 500);
    EXPECT_EQ(paid("90000"), 4000);
    EXPECT_EQ(paid("110000"), -4000);
}

// The strip that a deductible takes is the one beside the target, whichever bands there are.
TEST_F(CostTest, ADeductibleTakesItsPartBesideTheTarget) {
    cost(CostModel::ShareBands, "100000", "");
    band("", "90", "10");
    band("90", "", "50");
    m_version.cost.dead_band = test::number("2");
    m_version.cost.dead_band_kind = DeadBandKind::Deductible;
    EXPECT_EQ(paid("80000"), 1000 + 4000);
}

TEST_F(CostTest, ADeadBandWithoutItsKindIsNotGuessed) {
    cost(CostModel::ShareBands, "100000", "50");
    m_version.cost.dead_band = test::number("2");
    const Outcome out = at("90000");
    EXPECT_FALSE(out.lines.front().performer.has_value());
}

// F16, a cost plus incentive fee: target cost 10 000 000, target fee 750 000, minimum 300 000,
// maximum 1 350 000, the contractor's share 15 %.
TEST_F(CostTest, ACostPlusFeeLiesWithinItsMinimumAndMaximum) {
    cost(CostModel::CostPlusIncentive, "10000000", "15");
    m_version.cost.target_fee = kronor("750000");
    m_version.cost.minimum_fee = kronor("300000");
    m_version.cost.maximum_fee = kronor("1350000");
    EXPECT_EQ(paid("10000000"), 750000);
    EXPECT_EQ(paid("9000000"), 900000);
    EXPECT_EQ(paid("6000000"), 1350000);  // exactly the maximum
    EXPECT_EQ(paid("5000000"), 1350000);
    EXPECT_EQ(paid("13000000"), 300000);  // exactly the minimum
    EXPECT_EQ(paid("14000000"), 300000);
    SV_EXPECT_NUMBER(at("9000000").cost.price, "9900000");
}

// F17 (48 CFR 16.403-1). Target cost 10 000 000, target profit 850 000, ceiling 11 500 000, shares
// 70/30: PTA = 10 000 000 + (11 500 000 − 10 850 000) ÷ 0.7 = 10 928 571.43.
TEST_F(CostTest, AFixedPriceStopsAtItsCeiling) {
    cost(CostModel::FixedPriceIncentive, "10000000", "30");
    m_version.cost.target_fee = kronor("850000");
    m_version.cost.ceiling_price = kronor("11500000");
    EXPECT_EQ(paid("10000000"), 850000);
    EXPECT_EQ(paid("9000000"), 1150000);
    EXPECT_EQ(paid("10500000"), 700000);
    EXPECT_EQ(paid("11000000"), 500000);  // 11 000 000 + 550 000 is above the ceiling
    EXPECT_EQ(paid("12000000"), -500000);
    const Outcome out = at("10928571.43");
    EXPECT_EQ(shown(out.cost.point_of_total_assumption).substr(0, 11), "10928571.42");
    EXPECT_EQ(out.payment, kronor("571428.57"));
}

// F19: the share × (1 + modifier). A share of 5 000 with +20 % at a full score, −50 % at none.
TEST_F(CostTest, TheScoreModifiesTheShare) {
    cost(CostModel::ShareBands, "100000", "50");
    m_version.modifier_points = {{.score = test::number("0"), .percent = test::number("-50")},
                                 {.score = test::number("1"), .percent = test::number("20")}};
    const auto a = kpi("100", "0");
    score(a, "1", model::CurveKind::Linear);
    measure(a, "100");
    EXPECT_EQ(paid("90000"), 6000);
    measure(a, "0");
    EXPECT_EQ(paid("90000"), 2500);
    measure(a, "50");  // half-way: −15 %
    EXPECT_EQ(paid("90000"), 4250);
    EXPECT_EQ(paid("110000"), -4250);
}

TEST_F(CostTest, AGateMayStopAllGainsAndNoLoss) {
    cost(CostModel::ShareBands, "100000", "50");
    const auto gate = kpi("0", "", model::Direction::Lower);
    m_version.gates.push_back({.kpi = gate, .limit = {}, .reach = model::GateReach::Gains});
    measure(gate, "1");
    EXPECT_EQ(paid("90000"), 0);
    EXPECT_EQ(paid("110000"), -5000);
    measure(gate, "0");
    EXPECT_EQ(paid("90000"), 5000);
}

TEST_F(CostTest, WithoutActualCostNothingIsShared) {
    cost(CostModel::ShareBands, "100000", "50");
    m_version.cost.actual = {};
    const Outcome out = outcome();
    EXPECT_FALSE(out.lines.front().performer.has_value());
    EXPECT_EQ(out.lines.front().hold, Hold::NoData);
}

// ---- caps and floors

TEST_F(CostTest, GainsAndLossesStopAtThePeriodsLimits) {
    cost(CostModel::ShareBands, "100000", "50");
    m_version.limits.gain_a_period = kronor("3000");
    m_version.limits.loss_a_period = kronor("2000");
    const Outcome gain = at("90000");
    EXPECT_EQ(gain.payment, kronor("3000"));
    EXPECT_EQ(gain.limited.by, LimitKind::GainAPeriod);
    EXPECT_EQ(gain.find("limit")->performer, kronor("-2000"));
    EXPECT_EQ(paid("110000"), -2000);
    EXPECT_EQ(at("94000").limited.by, LimitKind::None);  // exactly 3 000
}

TEST_F(CostTest, WhatALimitTakesIsHeldBackWithWhatItLimits) {
    const auto a = kpi("1");
    m_version.no_data = model::NoDataRule::HoldBack;
    m_version.pool.amount = kronor("5000");
    m_version.limits.gain_a_period = kronor("3000");
    score(a, "1", model::CurveKind::AllOrNone);
    measure(a, "1", kpi::Assurance::Reported);
    const Outcome out = outcome();
    EXPECT_EQ(out.payment, kronor("0"));
    EXPECT_EQ(out.held.performer, kronor("3000"));
}

TEST_F(CostTest, TheYearsLimitCountsWhatTheYearHasGiven) {
    cost(CostModel::ShareBands, "100000", "50");
    m_version.limits.gain_a_year = kronor("8000");
    set_total(m_actual, "90000");
    EXPECT_EQ(outcome("2026-11").payment, kronor("5000"));
    EXPECT_EQ(outcome("2026-12").payment, kronor("3000"));
    EXPECT_EQ(outcome("2027-01").payment, kronor("5000"));  // a new year
}

TEST_F(CostTest, AFiscalYearBeginsInItsOwnMonth) {
    cost(CostModel::ShareBands, "100000", "50");
    m_version.limits.gain_a_year = kronor("8000");
    set_total(m_actual, "90000");
    const auto in = [&](std::string_view month) {
        return outcome_of(terms(), figures(month), {.first_month = 5}, m_carried).payment;
    };
    EXPECT_EQ(in("2026-04"), kronor("5000"));
    EXPECT_EQ(in("2026-05"), kronor("5000"));
    EXPECT_EQ(in("2026-06"), kronor("3000"));
}

TEST_F(CostTest, TheLimitInAllNeverBeginsAnew) {
    cost(CostModel::ShareBands, "100000", "50");
    m_version.limits.loss_in_all = kronor("12000");
    set_total(m_actual, "110000");
    EXPECT_EQ(outcome("2026-12").payment, kronor("-5000"));
    EXPECT_EQ(outcome("2027-01").payment, kronor("-5000"));
    EXPECT_EQ(outcome("2027-02").payment, kronor("-2000"));
    EXPECT_EQ(outcome("2027-03").payment, kronor("0"));
}

// F22: what the outcome is worth to each beside what is paid.
TEST_F(CostTest, EffectsAreToOneSideAlone) {
    const auto a = kpi("99.5");
    measure(a, "99.7");
    m_version.effects = {{.side = model::Side::Customer,
                          .name = "Fewer interruptions",
                          .kpi = a,
                          .series = {},
                          .reference = test::number("99.5"),
                          .worth = test::number("400000")},
                         {.side = model::Side::Supplier,
                          .name = "On-call",
                          .kpi = {},
                          .series = series("120"),
                          .reference = {},
                          .worth = test::number("-250")}};
    const Outcome out = outcome();
    EXPECT_EQ(out.settled.other, kronor("80000"));
    EXPECT_EQ(out.settled.performer, kronor("-30000"));
    EXPECT_EQ(out.payment, kronor("0"));
}

}  // namespace
}  // namespace samverka::incentive
