// Credits by allocation and by deviation, and how they are earned back.
#include "tests/unit/incentive/incentive_fixture.h"

namespace samverka::incentive {
namespace {

class CreditsTest : public SchemeTest {
  protected:
    CreditsTest() { m_version.charges = series("1000000"); }
    void allocate(base::ThingId id, std::string_view percent) {
        m_version.allocations.push_back({.kpi = id, .percent = test::number(percent), .limit = {}});
    }
    void earn_back(model::EarnBackKind kind, std::int64_t periods, std::string_view percent) {
        m_version.earn_back = {.kind = kind,
                               .periods = periods,
                               .percent = test::number(percent),
                               .expires_after = {}};
    }
    // One period after the other, from January on: what each pays.
    [[nodiscard]] std::vector<std::int64_t> run(base::ThingId id,
                                                const std::vector<std::string>& values) {
        std::vector<std::int64_t> out;
        base::Period month = test::period("2026-01");
        for (const std::string& value : values) {
            if (value.empty())
                forget(id);
            else
                measure(id, value);
            out.push_back(outcome(month.text()).payment.minor / 100);
            month = month.next();
        }
        return out;
    }
};

using Paid = std::vector<std::int64_t>;

// F12: charges 1 000 000, at risk 10 %, pool 200 %, allocation 15 %: 30 000.
TEST_F(CreditsTest, AFailureCostsItsAllocationOfThePool) {
    const auto a = kpi("99.9", "99.5");
    const auto b = kpi("90", "85");
    m_version.at_risk = {.percent = test::number("10"), .pool_percent = test::number("200")};
    allocate(a, "15");
    allocate(b, "25");
    measure(a, "99.4");
    measure(b, "85");  // exactly on the minimum is reached
    const Outcome out = outcome();
    EXPECT_EQ(out.payment, kronor("-30000"));
    EXPECT_TRUE(out.credits.rows[1].reached);
    EXPECT_FALSE(out.credits.rows[1].beaten);
}

TEST_F(CreditsTest, AllCreditsTogetherAreAtMostTheAmountAtRisk) {
    const auto a = kpi("1");
    const auto b = kpi("1");
    const auto c = kpi("1");
    m_version.at_risk = {.percent = test::number("10"), .pool_percent = test::number("200")};
    allocate(a, "50");
    allocate(b, "25");
    allocate(c, "25");
    for (const auto id : {a, b, c}) measure(id, "0");
    const Outcome out = outcome();
    EXPECT_TRUE(out.credits.capped);
    EXPECT_EQ(out.payment, kronor("-100000"));
    EXPECT_EQ(out.lines[0].performer, kronor("-50000"));
    EXPECT_EQ(out.lines[1].performer, kronor("-25000"));
}

// F13: 99.5 − 98.7 = 0.8 percentage points at 2 % of the charges each: 16 000; by full points only
// nothing yet.
TEST_F(CreditsTest, ADeviationCostsByTheUnit) {
    const auto a = kpi("99.5");
    m_version.deviations.push_back({.kpi = a,
                                    .rate = test::number("2"),
                                    .count = model::DeviationCount::EveryPart,
                                    .limit = {},
                                    .cap = {}});
    measure(a, "98.7");
    EXPECT_EQ(outcome().payment, kronor("-16000"));
    m_version.deviations.front().count = model::DeviationCount::FullPoints;
    EXPECT_EQ(outcome().payment, kronor("0"));
    measure(a, "98.5");  // exactly one
    EXPECT_EQ(outcome().payment, kronor("-20000"));
    measure(a, "96.6");  // 2.9
    EXPECT_EQ(outcome().payment, kronor("-40000"));
    m_version.deviations.front().cap = test::number("3");
    EXPECT_EQ(outcome().payment, kronor("-30000"));
    measure(a, "99.5");
    EXPECT_EQ(outcome().payment, kronor("0"));
}

TEST_F(CreditsTest, ADeviationUpwardsCountsWhereLowerIsBetter) {
    const auto a = kpi("4", "", model::Direction::Lower);
    m_version.deviations.push_back({.kpi = a,
                                    .rate = test::number("1"),
                                    .count = model::DeviationCount::EveryPart,
                                    .limit = {},
                                    .cap = {}});
    measure(a, "5.5");
    EXPECT_EQ(outcome().payment, kronor("-15000"));
    measure(a, "3");
    EXPECT_EQ(outcome().payment, kronor("0"));
}

TEST_F(CreditsTest, WithoutChargesThereIsNoCreditAndItIsHeldBack) {
    m_version.charges = {};
    const auto a = kpi("1");
    m_version.at_risk.percent = test::number("10");
    allocate(a, "50");
    measure(a, "0");
    const Outcome out = outcome();
    EXPECT_FALSE(out.lines.front().performer.has_value());
    EXPECT_EQ(out.payment, kronor("0"));
}

// F14 (a): half comes back when the level is met in three periods in a row right after.
TEST_F(CreditsTest, PartIsEarnedBackAfterGoodPeriodsInARow) {
    const auto a = kpi("10");
    m_version.at_risk.percent = test::number("10");
    allocate(a, "100");
    earn_back(model::EarnBackKind::Part, 3, "50");
    EXPECT_EQ(run(a, {"9", "10", "11", "10", "10"}), (Paid{-100000, 0, 0, 50000, 0}));
}

TEST_F(CreditsTest, AFailureOnTheWayEndsTheHope) {
    const auto a = kpi("10");
    m_version.at_risk.percent = test::number("10");
    allocate(a, "100");
    earn_back(model::EarnBackKind::Part, 2, "50");
    EXPECT_EQ(run(a, {"9", "10", "9", "10", "10"}), (Paid{-100000, 0, -100000, 0, 50000}));
}

TEST_F(CreditsTest, APeriodWithoutDataNeitherCountsNorEndsIt) {
    const auto a = kpi("10");
    m_version.at_risk.percent = test::number("10");
    allocate(a, "100");
    earn_back(model::EarnBackKind::Part, 2, "50");
    EXPECT_EQ(run(a, {"9", "10", "", "10"}), (Paid{-100000, 0, 0, 50000}));
}

// F14 (b): all of it, but only by periods that beat the level.
TEST_F(CreditsTest, AllIsEarnedBackByBetterPeriods) {
    const auto a = kpi("10");
    m_version.at_risk.percent = test::number("10");
    allocate(a, "100");
    m_version.earn_back = {
        .kind = model::EarnBackKind::Full, .periods = 2, .percent = {}, .expires_after = {}};
    EXPECT_EQ(run(a, {"9", "11", "12"}), (Paid{-100000, 0, 100000}));
    m_carried = {};
    EXPECT_EQ(run(a, {"9", "11", "10", "11", "11"}), (Paid{-100000, 0, 0, 0, 0}));
}

// F14 (c): no cash; it lessens a later credit, until it expires.
TEST_F(CreditsTest, AnOffsetOnlyLessensLaterCredits) {
    const auto a = kpi("10");
    m_version.at_risk.percent = test::number("10");
    allocate(a, "100");
    earn_back(model::EarnBackKind::Offset, 1, "40");
    EXPECT_EQ(run(a, {"9", "10", "10", "9", "9"}), (Paid{-100000, 0, 0, -60000, -100000}));
    m_carried = {};
    m_version.earn_back.expires_after = 1;
    EXPECT_EQ(run(a, {"9", "10", "10", "9"}), (Paid{-100000, 0, 0, -100000}));
    m_carried = {};
    EXPECT_EQ(run(a, {"9", "10", "9"}), (Paid{-100000, 0, -60000}));
}

}  // namespace
}  // namespace samverka::incentive
