// Grids and draws: what a scheme would give elsewhere than where it was.
#include "core/incentive/simulation.h"

#include <algorithm>

#include "tests/unit/incentive/incentive_fixture.h"

namespace samverka::incentive {
namespace {

// The supplier earns up to 100 000 a month by availability from 98 to 100; each point is worth
// 150 000 to the customer, and costs the supplier 20 000 above 99.
class SimulationTest : public SchemeTest {
  protected:
    SimulationTest() {
        m_kpi = kpi("100", "98");
        m_cost = series("10000");
        m_version.no_data = model::NoDataRule::HoldBack;
        m_version.pool.amount = kronor("100000");
        score(m_kpi, "1", model::CurveKind::Linear);
        measure(m_kpi, "99");
        effect(model::Side::Customer, m_kpi, {}, "98", "150000");
        effect(model::Side::Supplier, {}, m_cost, "0", "-1");
    }
    void effect(model::Side side, base::ThingId of_kpi, base::ThingId of_series,
                std::string_view reference, std::string_view worth) {
        m_version.effects.push_back({.side = side,
                                     .name = "effect",
                                     .kpi = of_kpi,
                                     .series = of_series,
                                     .reference = test::number(reference),
                                     .worth = test::number(worth)});
    }
    // So many months, all alike.
    [[nodiscard]] Account months(int count) {
        Account out;
        out.performer = m_performer;
        out.spans.push_back({.from = test::day("2026-01-01"),
                             .state = model::VersionState::Approved,
                             .version = {},
                             .terms = terms()});
        base::Period month = test::period("2026-01");
        for (int i = 0; i < count; ++i, month = month.next()) {
            out.outcomes.push_back(outcome(month.text()));
            out.spans_of.push_back(0);
        }
        return out;
    }
    [[nodiscard]] Axis kpi_axis(std::string_view from, std::string_view to, int steps) const {
        return {.driver = {.kind = DriverKind::Kpi, .thing = m_kpi, .path = {}},
                .from = test::number(from),
                .to = test::number(to),
                .steps = steps};
    }
    [[nodiscard]] Axis cost_axis(std::string_view from, std::string_view to, int steps) const {
        return {.driver = {.kind = DriverKind::Series, .thing = m_cost, .path = {}},
                .from = test::number(from),
                .to = test::number(to),
                .steps = steps};
    }
    [[nodiscard]] static Axis terms_axis(std::string_view path, std::string_view from,
                                         std::string_view to, int steps) {
        return {.driver = {.kind = DriverKind::Terms, .thing = {}, .path = std::string(path)},
                .from = test::number(from),
                .to = test::number(to),
                .steps = steps};
    }

    base::ThingId m_kpi;
    base::ThingId m_cost;
};

// At 99 the supplier earns half the pool less 10 000, the customer has 150 000 less 50 000.
TEST_F(SimulationTest, EveryCellIsWhatThePeriodsWouldComeTo) {
    const Account account = months(2);
    const auto grid = grid_of({.account = account, .fiscal = {}, .first = 0, .count = 2},
                              kpi_axis("98", "100", 3), cost_axis("0", "200", 2));
    ASSERT_TRUE(grid.has_value());
    EXPECT_EQ(grid->now.performer, kronor("80000"));
    EXPECT_EQ(grid->now.other, kronor("200000"));
    EXPECT_EQ(grid->at(1, 0).performer, kronor("80000"));
    EXPECT_EQ(grid->at(0, 0).performer, kronor("-20000"));
    EXPECT_EQ(grid->at(2, 1).performer, kronor("140000"));  // 2 × (100 000 − 30 000)
    EXPECT_EQ(grid->at(2, 1).other, kronor("400000"));
    EXPECT_EQ(grid->both, 4U);
}

TEST_F(SimulationTest, ANumberOfTheTermsMayBeADriver) {
    const Account account = months(1);
    const auto grid = grid_of({.account = account, .fiscal = {}, .first = 0, .count = 1},
                              terms_axis("/pool/amount", "0", "200000", 3),
                              terms_axis("/measures/0/zero", "97", "98", 2));
    ASSERT_TRUE(grid.has_value());
    EXPECT_EQ(grid->at(2, 1).performer, kronor("90000"));
    EXPECT_EQ(grid->at(0, 1).performer, kronor("-10000"));
    // From 97 on, 99 is two thirds of the way: 133 333.33 − 10 000.
    EXPECT_EQ(grid->at(2, 0).performer, kronor("123333.33"));
}

TEST_F(SimulationTest, AnUnknownDriverIsRefusedWithItsPlace) {
    const Account account = months(1);
    const Stretched all{.account = account, .fiscal = {}, .first = 0, .count = 1};
    const auto refused = grid_of(all, terms_axis("/pool/nothing", "0", "1", 2),
                                 terms_axis("/pool/amount", "0", "1", 2));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, base::ErrorCode::DriverUnknown);
    EXPECT_EQ(refused.error().path, "/x/driver");
    EXPECT_FALSE(grid_of(all, kpi_axis("1", "2", 1), cost_axis("0", "1", 2)).has_value());
}

TEST_F(SimulationTest, AKinkAndAFlatSpotAreFound) {
    const Account account = months(1);
    const auto grid = grid_of({.account = account, .fiscal = {}, .first = 0, .count = 1},
                              kpi_axis("96", "102", 13), cost_axis("-10", "10", 3));
    ASSERT_TRUE(grid.has_value());
    std::vector<std::string> kinks;
    for (const Note& note : grid->notes)
        if (note.kind == NoteKind::Kink) kinks.push_back(note.from.text().substr(0, 5));
    // The line begins to pay at 98 and stops at 100.
    EXPECT_EQ(kinks, (std::vector<std::string>{"98.00", "100.0"}));
}

TEST_F(SimulationTest, AnIncentiveThatPointsTheWrongWayIsFound) {
    m_version.measures.clear();
    score(m_kpi, "1", model::CurveKind::Piecewise);
    point(m_kpi, "98", "1");
    point(m_kpi, "100", "0");
    const Account account = months(1);
    const auto grid = grid_of({.account = account, .fiscal = {}, .first = 0, .count = 1},
                              kpi_axis("97", "100", 4), cost_axis("0", "10", 2));
    ASSERT_TRUE(grid.has_value());
    const auto wrong = std::ranges::find_if(
        grid->notes, [](const Note& note) { return note.kind == NoteKind::WrongWay; });
    ASSERT_NE(wrong, grid->notes.end());
    EXPECT_EQ(wrong->from, test::number("98"));
    EXPECT_EQ(wrong->to, test::number("100"));
}

TEST_F(SimulationTest, DrawsAreTheSameForASeedAndLieWithinTheirEnds) {
    const Account account = months(3);
    const Stretched all{.account = account, .fiscal = {}, .first = 0, .count = 3};
    const std::vector<Draw> uniform{
        {.driver = {.kind = DriverKind::Kpi, .thing = m_kpi, .path = {}},
         .kind = DrawKind::Uniform,
         .low = test::number("98"),
         .mode = {},
         .high = test::number("100")}};
    const auto one = draws_of(all, uniform, 500, 7);
    const auto again = draws_of(all, uniform, 500, 7);
    const auto other = draws_of(all, uniform, 500, 8);
    ASSERT_TRUE(one.has_value());
    EXPECT_EQ(one->performer.p50, again->performer.p50);
    EXPECT_NE(one->performer.p50, other->performer.p50);
    // Three months of 0 to 100 000 less 10 000 each: the middle is near 120 000.
    EXPECT_GT(one->performer.p5, kronor("-30000"));
    EXPECT_LT(one->performer.p95, kronor("270000"));
    EXPECT_NEAR(static_cast<double>(one->performer.p50.minor), 12'000'000, 1'000'000);
    EXPECT_LE(one->performer.p5, one->performer.p25);
    EXPECT_LE(one->performer.p75, one->performer.p95);
}

// A triangle from 98 over 98 to 100 has its median at 100 − √(½ · 2 · 2) = 98.586.
TEST_F(SimulationTest, ATriangleHasItsWeightAtTheMode) {
    const Account account = months(1);
    const std::vector<Draw> triangle{
        {.driver = {.kind = DriverKind::Kpi, .thing = m_kpi, .path = {}},
         .kind = DrawKind::Triangular,
         .low = test::number("98"),
         .mode = test::number("98"),
         .high = test::number("100")}};
    const auto found =
        draws_of({.account = account, .fiscal = {}, .first = 0, .count = 1}, triangle, 4000, 1);
    ASSERT_TRUE(found.has_value());
    EXPECT_NEAR(static_cast<double>(found->performer.p50.minor), 2'929'000 - 1'000'000, 100'000);
}

TEST_F(SimulationTest, HistoryIsDrawnFromWhatThePeriodsWere) {
    const Account account = months(4);
    const std::vector<Draw> history{
        {.driver = {.kind = DriverKind::Kpi, .thing = m_kpi, .path = {}},
         .kind = DrawKind::History,
         .low = {},
         .mode = {},
         .high = {}}};
    const auto found =
        draws_of({.account = account, .fiscal = {}, .first = 0, .count = 4}, history, 50, 3);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->performer.p5, kronor("160000"));
    EXPECT_EQ(found->performer.p95, kronor("160000"));
    EXPECT_EQ(found->both, 50);
}

}  // namespace
}  // namespace samverka::incentive
