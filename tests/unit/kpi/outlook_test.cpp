// Trend, streak, forecast, and the reset rule.
#include "core/kpi/outlook.h"

#include "core/kpi/reset.h"
#include "tests/unit/kpi/kpi_fixture.h"

namespace samverka::kpi {
namespace {

using base::ThingId;
using model::Direction;
using model::KpiVersion;
using test::number;

class OutlookTest : public KpiTest {
  protected:
    // Monthly values from January 2026; "" where nothing was measured.
    History of(const std::vector<std::string>& values, KpiVersion definition) {
        m_kpi = test::add_kpi(m_builder, "En till");
        test::Rows rows;
        base::Period month = test::period("2026-01");
        for (const std::string& value : values) {
            if (!value.empty()) rows.push_back({month.text(), value});
            month = month.next();
        }
        definition.aggregation = model::Aggregation::Last;
        definition.numerator = test::add_series(m_builder, model::Frequency::Month, rows);
        definition.frequency = model::Frequency::Month;
        define(std::move(definition));
        return history(month.previous().last().text());
    }
    static KpiVersion judged(Direction direction, std::string_view target) {
        KpiVersion out{};
        out.direction = direction;
        if (!target.empty()) out.target = number(target);
        return out;
    }
    Trend trend(Direction direction, const std::vector<std::string>& values,
                std::string_view target = "") {
        return trend_of(of(values, judged(direction, target)));
    }
};

TEST_F(OutlookTest, ATrendIsNineComparisonsMoreOneWay) {
    // 1 2 3 4 6 5: fourteen up, one down. 3 1 2 4 5 6: thirteen and two. 4 1 2 3 5 6: twelve and
    // three, nine more. 5 1 2 3 4 6: eleven and four, seven more.
    EXPECT_EQ(trend(Direction::Higher, {"1", "2", "3", "4", "6", "5"}), Trend::Better);
    EXPECT_EQ(trend(Direction::Higher, {"4", "1", "2", "3", "5", "6"}), Trend::Better);
    EXPECT_EQ(trend(Direction::Higher, {"5", "1", "2", "3", "4", "6"}), Trend::Steady);
    EXPECT_EQ(trend(Direction::Lower, {"4", "1", "2", "3", "5", "6"}), Trend::Worse);
    EXPECT_EQ(trend(Direction::Higher, {"7", "7", "7", "7", "7", "7"}), Trend::Steady);
    EXPECT_EQ(trend(Direction::Target, {"1", "9", "2", "7", "4", "5"}, "5"), Trend::Better);
}

TEST_F(OutlookTest, ATrendTakesSixValuesWithDataAndADirection) {
    EXPECT_EQ(trend(Direction::Higher, {"1", "2", "3", "4", "5"}), Trend::Unknown);
    EXPECT_EQ(trend(Direction::Higher, {"1", "2", "", "3", "4", "5", "6"}), Trend::Better);
    EXPECT_EQ(trend(Direction::None, {"1", "2", "3", "4", "5", "6"}), Trend::Unknown);
    EXPECT_EQ(trend(Direction::Target, {"1", "2", "3", "4", "5", "6"}), Trend::Unknown);
    EXPECT_EQ(trend(Direction::Higher, {"9", "9", "1", "2", "3", "4", "5", "6"}), Trend::Better)
        << "the last six";
    EXPECT_EQ(trend(Direction::Higher, {}), Trend::Unknown);
}

TEST_F(OutlookTest, AStreakIsBrokenByTheOtherAndByNoData) {
    const auto streak = [&](const std::vector<std::string>& values) {
        const Streak out = streak_of(of(values, judged(Direction::Higher, "5")));
        return std::pair(out.kind, out.periods);
    };
    EXPECT_EQ(streak({"4", "5", "6"}), std::pair(StreakKind::Reaches, 2));
    EXPECT_EQ(streak({"5", "4.9", "4"}), std::pair(StreakKind::Misses, 2));
    EXPECT_EQ(streak({"6", "", "6"}), std::pair(StreakKind::Reaches, 1));
    EXPECT_EQ(streak({"6", ""}), std::pair(StreakKind::None, 0));
    EXPECT_EQ(streak({}), std::pair(StreakKind::None, 0));
}

// The worked example of the header; 8.3333… ± 1.4455….
TEST_F(OutlookTest, TheForecastIsTheLineWithItsInterval) {
    KpiVersion definition = judged(Direction::Higher, "");
    definition.decimals = 3;
    definition.rounding = model::RoundingRule::HalfUp;
    const auto forecast = forecast_of(of({"1", "2", "3", "4", "5", "8"}, definition));
    ASSERT_TRUE(forecast);
    EXPECT_EQ(forecast->period.text(), "2026-07");
    EXPECT_EQ(forecast->value.text(), "8.333");
    EXPECT_EQ(forecast->low.text(), "6.888");
    EXPECT_EQ(forecast->high.text(), "9.779");
    EXPECT_EQ(forecast->values, 6);
}

TEST_F(OutlookTest, OnALineTheForecastHasNoWidth) {
    const auto forecast =
        forecast_of(of({"99.5", "99.4", "", "99.2", "99.1", "99.0", "98.9"}, judged({}, "")));
    ASSERT_TRUE(forecast) << "the gap keeps its place";
    EXPECT_EQ(forecast->value.text(), "98.8");
    EXPECT_EQ(forecast->low.text(), "98.8");
    EXPECT_EQ(forecast->high.text(), "98.8");
}

TEST_F(OutlookTest, AForecastTakesSixValuesAndTheLastTwelve) {
    EXPECT_FALSE(forecast_of(of({"1", "2", "3", "4", "5"}, judged({}, ""))));
    std::vector<std::string> values{"900", "0", "900"};
    for (int i = 1; i <= 12; ++i) values.push_back(std::to_string(i));
    const auto forecast = forecast_of(of(values, judged({}, "")));
    ASSERT_TRUE(forecast);
    EXPECT_EQ(forecast->value.text(), "13");
    EXPECT_EQ(forecast->values, 12);
    EXPECT_EQ(forecast->period.text(), "2027-04");
}

TEST_F(OutlookTest, AnotherUnitBeginsAnew) {
    KpiVersion first = judged(Direction::Higher, "");
    History history = of({"1", "2", "3", "4", "5", "6"}, first);
    EXPECT_EQ(trend_of(history), Trend::Better);
    KpiVersion second = *history.spans.back().definition;
    second.thing = {};
    second.unit = "h";
    define(second, "2026-04-01");
    history = this->history("2026-06-30");
    EXPECT_EQ(trend_of(history), Trend::Unknown);
    EXPECT_FALSE(forecast_of(history));
}

TEST_F(OutlookTest, TheRootIsThatOfAnInteger) {
    EXPECT_EQ(square_root(number("0")).text(), "0");
    EXPECT_EQ(square_root(number("4")).text(), "2");
    EXPECT_EQ(square_root(number("0.25")).text(), "0.5");
    EXPECT_EQ(square_root(number("2")).text().substr(0, 18), "1.4142135623730950");
    EXPECT_EQ(square_root(number("9999999999999999999999999999999999")).text().substr(0, 17),
              "99999999999999999");
    for (const char* text : {"3", "0.1", "12345.678", "1000000007"}) {
        const auto root = square_root(number(text));
        const auto square = base::multiply(root, root);
        EXPECT_TRUE(square->value <= number(text)) << text;
    }
}

// ---- the reset rule (F20)

class ResetTest : public OutlookTest {
  protected:
    static KpiVersion rule(Direction direction, std::string_view target, std::int64_t after) {
        KpiVersion out = judged(direction, target);
        out.reset_after = after;
        out.reset_share = number("50");
        return out;
    }
};

// Mean of 99.2, 99.6 and 100 is 99.6; half of what it is above 99: 99.3.
TEST_F(ResetTest, TheTargetMovesByTheShareOfWhatBeatsIt) {
    KpiVersion definition = rule(Direction::Higher, "99", 3);
    auto reset = reset_of(of({"99.2", "99.6", "100"}, definition));
    ASSERT_TRUE(reset);
    EXPECT_EQ(reset->mean, number("99.6"));
    EXPECT_EQ(reset->proposed, number("99.3"));
    EXPECT_EQ(reset->periods, 3);
    EXPECT_FALSE(reset->limited);
    definition.reset_step = number("0.25");
    reset = reset_of(of({"99.2", "99.6", "100"}, definition));
    ASSERT_TRUE(reset);
    EXPECT_EQ(reset->proposed, number("99.25"));
    EXPECT_TRUE(reset->limited);
    definition.reset_step = number("0.3");
    EXPECT_FALSE(reset_of(of({"99.2", "99.6", "100"}, definition))->limited) << "on the step";
}

TEST_F(ResetTest, LowerMovesDown) {
    // Mean of 2 and 3 is 2.5; 4 + 0.5 × (2.5 − 4) = 3.25.
    EXPECT_EQ(reset_of(of({"2", "3"}, rule(Direction::Lower, "4", 2)))->proposed, number("3.25"));
}

TEST_F(ResetTest, EveryValueOfTheRowHasToBeatIt) {
    const KpiVersion definition = rule(Direction::Higher, "99", 3);
    EXPECT_FALSE(reset_of(of({"99.2", "99", "100"}, definition))) << "on the target is not above";
    EXPECT_FALSE(reset_of(of({"99.2", "99.6"}, definition)));
    EXPECT_FALSE(reset_of(of({"99.2", "99.6", "", "100"}, definition)));
    EXPECT_TRUE(reset_of(of({"0", "99.2", "99.6", "100"}, definition)));
    const History disputed = of({"99.2", "99.6", "100"}, definition);
    model::Dispute dispute{};
    dispute.about = m_kpi;
    dispute.status = model::DisputeStatus::Open;
    m_builder.put(dispute);
    EXPECT_TRUE(reset_of(disputed));
    EXPECT_FALSE(reset_of(history("2026-03-31")));
}

TEST_F(ResetTest, AMovedTargetIsToBeBeatenAnew) {
    const History before = of({"99.2", "99.6", "100"}, rule(Direction::Higher, "99", 3));
    KpiVersion moved = *before.spans.back().definition;
    moved.thing = {};
    moved.target = number("99.1");
    define(moved, "2026-03-01");
    EXPECT_FALSE(reset_of(history("2026-03-31")));
}

TEST_F(ResetTest, WhatIsNotSaidIsNotGuessed) {
    KpiVersion definition = rule(Direction::Higher, "99", 2);
    EXPECT_TRUE(is_reset_clear(definition));
    definition.reset_share.reset();
    EXPECT_FALSE(is_reset_clear(definition));
    EXPECT_FALSE(reset_of(of({"100", "100"}, definition)));
    EXPECT_FALSE(is_reset_clear(rule(Direction::Target, "99", 2)));
    EXPECT_FALSE(is_reset_clear(rule(Direction::Higher, "", 2)));
    EXPECT_FALSE(is_reset_clear(rule(Direction::Higher, "99", 0)));
    EXPECT_TRUE(is_reset_clear(KpiVersion{}));
}

// 99 + 0.5 × (99.5 − 99) = 99.25, with one decimal half up 99.3.
TEST_F(ResetTest, ItIsRoundedAsTheDefinitionRounds) {
    KpiVersion definition = rule(Direction::Higher, "99", 2);
    definition.decimals = 1;
    definition.rounding = model::RoundingRule::HalfUp;
    EXPECT_EQ(reset_of(of({"99.2", "99.8"}, definition))->proposed.text(), "99.3");
    definition.reset_step = number("0.25");
    EXPECT_EQ(reset_of(of({"99.2", "99.8"}, definition))->proposed, number("99.25"))
        << "never farther than the step";
}

}  // namespace
}  // namespace samverka::kpi
