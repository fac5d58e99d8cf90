// Service points and the credit that they become.
#include "tests/unit/incentive/incentive_fixture.h"

namespace samverka::incentive {
namespace {

class PointsTest : public SchemeTest {
  protected:
    PointsTest() {
        m_version.charges = series("1000000");
        m_version.repeat_multiplier = test::number("2");
    }
    void band(base::ThingId id, std::string_view from, std::string_view below,
              std::string_view points) {
        const auto read = [](std::string_view text) {
            return text.empty() ? std::nullopt : std::optional(test::number(text));
        };
        m_version.failures.push_back({.kpi = id,
                                      .severity = {},
                                      .from = read(from),
                                      .below = read(below),
                                      .points = test::number(points)});
    }
    void price(std::string_view points, std::string_view percent) {
        m_version.point_prices.push_back(
            {.points = test::number(points), .percent = test::number(percent), .amount = {}});
    }
};

// F10 as in the UK's model services agreement: points by severity band, doubled when the same level
// fails in consecutive periods.
TEST_F(PointsTest, ARepeatedFailureCountsTwice) {
    const auto a = kpi("99.5");
    band(a, "99", "99.5", "1");
    band(a, "", "99", "3");
    m_version.point_rate = test::number("0.5");
    measure(a, "99.2");
    Outcome out = outcome("2026-07");
    SV_EXPECT_NUMBER(out.points.total, "1");
    EXPECT_EQ(out.payment, kronor("-5000"));
    measure(a, "98");
    out = outcome("2026-08");
    SV_EXPECT_NUMBER(out.points.total, "6");
    EXPECT_TRUE(out.points.kpis.front().repeated);
    EXPECT_EQ(out.payment, kronor("-30000"));
    measure(a, "99.5");  // on the edge: no failure
    out = outcome("2026-09");
    SV_EXPECT_NUMBER(out.points.total, "0");
    measure(a, "98");  // not consecutive any more
    out = outcome("2026-10");
    SV_EXPECT_NUMBER(out.points.total, "3");
}

TEST_F(PointsTest, AnEdgeBelongsToTheBandThatBeginsThere) {
    const auto a = kpi("99.5");
    band(a, "99", "99.5", "1");
    band(a, "", "99", "3");
    measure(a, "99");
    SV_EXPECT_NUMBER(outcome().points.total, "1");
}

// F11 by table: the row that the total reaches, exactly on it included.
TEST_F(PointsTest, ATableTurnsPointsIntoAShareOfTheCharges) {
    const auto a = kpi("1");
    band(a, "", "1", "5");
    price("5", "2");
    price("10", "4");
    price("1", "0.5");
    measure(a, "0");
    EXPECT_EQ(outcome("2026-01").payment, kronor("-20000"));
    EXPECT_EQ(outcome("2026-02").payment, kronor("-40000"));  // 5 × 2
    m_version.failures.front().points = test::number("4.9");
    m_carried = {};
    EXPECT_EQ(outcome("2026-01").payment, kronor("-5000"));
}

TEST_F(PointsTest, TooFewPointsForTheFirstRowCostNothing) {
    const auto a = kpi("1");
    band(a, "", "1", "4");
    price("5", "2");
    measure(a, "0");
    const Outcome out = outcome();
    EXPECT_FALSE(out.points.row.has_value());
    EXPECT_EQ(out.payment, kronor("0"));
}

TEST_F(PointsTest, ARowMayBeAnAmount) {
    const auto a = kpi("1");
    band(a, "", "1", "5");
    m_version.point_prices.push_back(
        {.points = test::number("5"), .percent = {}, .amount = kronor("75000")});
    measure(a, "0");
    EXPECT_EQ(outcome().payment, kronor("-75000"));
}

TEST_F(PointsTest, NoDataGivesNoPointsAndHoldsTheLineBack) {
    const auto a = kpi("1");
    const auto b = kpi("1");
    band(a, "", "1", "5");
    band(b, "", "1", "5");
    m_version.point_rate = test::number("1");
    measure(a, "0");
    const Outcome out = outcome();
    SV_EXPECT_NUMBER(out.points.total, "5");
    EXPECT_FALSE(out.points.kpis[1].points.has_value());
    EXPECT_EQ(out.lines.front().hold, Hold::NoData);
}

}  // namespace
}  // namespace samverka::incentive
