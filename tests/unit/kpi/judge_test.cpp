// Bands, directions, stretch and the way from the baseline.
#include <gtest/gtest.h>

#include "core/kpi/value.h"
#include "tests/support/kpi_builder.h"

namespace samverka::kpi {
namespace {

using model::AttainmentKind;
using model::Direction;
using test::number;

model::KpiVersion judged(Direction direction, const char* minimum, const char* target,
                         const char* stretch) {
    model::KpiVersion out{};
    out.direction = direction;
    const auto set = [](std::optional<base::Decimal>& field, const char* text) {
        if (*text != '\0') field = number(text);
    };
    set(out.minimum, minimum);
    set(out.target, target);
    set(out.stretch, stretch);
    return out;
}

Standing stands(const model::KpiVersion& definition, const char* value) {
    return standing_of(definition, number(value));
}

TEST(Judge, HigherIsBetter) {
    const auto definition = judged(Direction::Higher, "95", "99", "99.9");
    EXPECT_EQ(stands(definition, "99.00"), Standing::Reaches);
    EXPECT_EQ(stands(definition, "98.99"), Standing::Near);
    EXPECT_EQ(stands(definition, "95"), Standing::Near);
    EXPECT_EQ(stands(definition, "94.999"), Standing::Under);
    EXPECT_TRUE(is_beyond_stretch(definition, number("99.9")));
    EXPECT_FALSE(is_beyond_stretch(definition, number("99.8")));
}

TEST(Judge, LowerIsBetter) {
    const auto definition = judged(Direction::Lower, "10", "4", "2");
    EXPECT_EQ(stands(definition, "4"), Standing::Reaches);
    EXPECT_EQ(stands(definition, "4.1"), Standing::Near);
    EXPECT_EQ(stands(definition, "10"), Standing::Near);
    EXPECT_EQ(stands(definition, "10.01"), Standing::Under);
    EXPECT_TRUE(is_beyond_stretch(definition, number("2")));
}

TEST(Judge, ARangeHasBothItsEnds) {
    const auto definition = judged(Direction::Range, "3", "", "5");
    EXPECT_EQ(stands(definition, "3"), Standing::Reaches);
    EXPECT_EQ(stands(definition, "5"), Standing::Reaches);
    EXPECT_EQ(stands(definition, "2.99"), Standing::Under);
    EXPECT_EQ(stands(definition, "5.01"), Standing::Under);
    EXPECT_EQ(stands(judged(Direction::Range, "3", "4", ""), "4"), Standing::Unjudged);
}

TEST(Judge, NearATargetIsAsFarAsTheMinimumOnEitherSide) {
    const auto definition = judged(Direction::Target, "48", "50", "");
    EXPECT_EQ(stands(definition, "50.0"), Standing::Reaches);
    EXPECT_EQ(stands(definition, "48"), Standing::Near);
    EXPECT_EQ(stands(definition, "52"), Standing::Near);
    EXPECT_EQ(stands(definition, "52.1"), Standing::Under);
}

TEST(Judge, WithoutATargetNothingIsJudged) {
    for (const Direction direction : {Direction::None, Direction::Higher, Direction::Lower,
                                      Direction::Range, Direction::Target})
        EXPECT_EQ(stands(judged(direction, "", "", ""), "1"), Standing::Unjudged);
    EXPECT_EQ(stands(judged(Direction::Higher, "", "5", ""), "1"), Standing::Under);
}

TEST(Judge, ABandBeginsAtItsFromAndEndsBelowItsBelow) {
    auto definition = judged(Direction::Higher, "", "0", "");
    definition.bands = {
        {.status = model::BandStatus::Under, .from = {}, .below = number("90")},
        {.status = model::BandStatus::Near, .from = number("90"), .below = number("95")},
        {.status = model::BandStatus::Reaches, .from = number("96"), .below = {}}};
    EXPECT_EQ(stands(definition, "89.9"), Standing::Under);
    EXPECT_EQ(stands(definition, "90"), Standing::Near);
    EXPECT_EQ(stands(definition, "95"), Standing::Unjudged);  // in no band, whatever the target
    EXPECT_EQ(stands(definition, "96"), Standing::Reaches);
}

std::string progress(model::KpiVersion definition, const char* baseline, const char* value) {
    if (*baseline != '\0') definition.baseline = number(baseline);
    const auto out = progress_of(definition, number(value));
    return out ? base::rounded(*out, 0, base::Rounding::HalfEven)->text() : "none";
}

TEST(Judge, ProgressGoesFromTheBaselineToTheTarget) {
    const auto higher = judged(Direction::Higher, "", "90", "");
    EXPECT_EQ(progress(higher, "80", "80"), "0");
    EXPECT_EQ(progress(higher, "80", "85"), "50");
    EXPECT_EQ(progress(higher, "80", "95"), "100");
    EXPECT_EQ(progress(higher, "80", "70"), "0");
    const auto lower = judged(Direction::Lower, "", "4", "");
    EXPECT_EQ(progress(lower, "8", "7"), "25");
    EXPECT_EQ(progress(lower, "8", "9"), "0");
}

TEST(Judge, PastTheTargetOnTheOtherSideIsNotThere) {
    const auto target = judged(Direction::Target, "", "50", "");
    EXPECT_EQ(progress(target, "40", "50"), "100");
    EXPECT_EQ(progress(target, "40", "55"), "50");
    EXPECT_EQ(progress(target, "40", "60"), "0");
    const auto range = judged(Direction::Range, "3", "", "5");
    EXPECT_EQ(progress(range, "1", "2"), "50");
    EXPECT_EQ(progress(range, "1", "4"), "100");
    EXPECT_EQ(progress(range, "1", "6"), "50");
    EXPECT_EQ(progress(range, "9", "6"), "75");
}

TEST(Judge, AfterABaselineThatReachedAlreadyEveryLossIsTheWholeWay) {
    const auto higher = judged(Direction::Higher, "", "90", "");
    EXPECT_EQ(progress(higher, "95", "92"), "100");
    EXPECT_EQ(progress(higher, "95", "85"), "0");
    EXPECT_EQ(progress(higher, "90", "85"), "0");
}

TEST(Judge, WithoutABaselineOnlyWhatReachesHasProgress) {
    const auto higher = judged(Direction::Higher, "", "90", "");
    EXPECT_EQ(progress(higher, "", "90"), "100");
    EXPECT_EQ(progress(higher, "", "89"), "none");
    EXPECT_EQ(progress(judged(Direction::None, "", "90", ""), "1", "90"), "none");
}

std::string attained(model::KpiVersion definition, model::AttainmentKind kind, const char* value) {
    definition.attainment = kind;
    const auto out = attainment_of(definition, number(value));
    return out ? out->text() : "none";
}

// Catalogue F3. 100 · 98.01 ÷ 99 = 99; 100 · 5 ÷ 4 = 125.
TEST(Judge, AttainmentIsTheValueThroughTheTarget) {
    const auto higher = judged(Direction::Higher, "", "99", "");
    EXPECT_EQ(attained(higher, AttainmentKind::ValueByTarget, "98.01"), "99");
    EXPECT_EQ(attained(higher, AttainmentKind::ValueByTarget, "99.00"), "100");
    EXPECT_EQ(attained(judged(Direction::Higher, "", "4", ""), AttainmentKind::ValueByTarget, "5"),
              "125");
    EXPECT_EQ(attained(higher, AttainmentKind::ValueByTarget, "-99"), "-100");
}

// 100 · 4 ÷ 5 = 80; a value of zero divides by zero.
TEST(Judge, AttainmentIsTheTargetThroughTheValue) {
    const auto lower = judged(Direction::Lower, "", "4", "");
    EXPECT_EQ(attained(lower, AttainmentKind::TargetByValue, "5"), "80");
    EXPECT_EQ(attained(lower, AttainmentKind::TargetByValue, "2"), "200");
    EXPECT_EQ(attained(lower, AttainmentKind::TargetByValue, "0"), "none");
}

// 1 − (5 − 4) ÷ 4 = 75 %, 1 − (2 − 4) ÷ 4 = 150 %, 1 − (9 − 4) ÷ 4 = −25 %.
TEST(Judge, AttainmentIsOneLessTheExcess) {
    const auto lower = judged(Direction::Lower, "", "4", "");
    EXPECT_EQ(attained(lower, AttainmentKind::OneLessExcess, "5"), "75");
    EXPECT_EQ(attained(lower, AttainmentKind::OneLessExcess, "2"), "150");
    EXPECT_EQ(attained(lower, AttainmentKind::OneLessExcess, "9"), "-25");
    EXPECT_EQ(attained(lower, AttainmentKind::OneLessExcess, "0"), "200");
}

TEST(Judge, AttainmentWithinARangeIsAllOrNothing) {
    const auto range = judged(Direction::Range, "3", "", "5");
    EXPECT_EQ(attained(range, AttainmentKind::WithinRange, "3"), "100");
    EXPECT_EQ(attained(range, AttainmentKind::WithinRange, "5.0"), "100");
    EXPECT_EQ(attained(range, AttainmentKind::WithinRange, "2.99"), "0");
    EXPECT_EQ(attained(range, AttainmentKind::WithinRange, "5.01"), "0");
    EXPECT_EQ(attained(judged(Direction::Range, "3", "", ""), AttainmentKind::WithinRange, "4"),
              "none");
}

// 80 → 90: (87 − 80) ÷ (90 − 80) = 70 %. It goes on past both ends, but for a target that is met
// exactly or not: 55 is as far from 50 as half the way from 40.
TEST(Judge, AttainmentIsTheWayFromTheBaseline) {
    auto higher = judged(Direction::Higher, "", "90", "");
    EXPECT_EQ(attained(higher, AttainmentKind::WayFromBaseline, "87"), "none");
    higher.baseline = number("80");
    EXPECT_EQ(attained(higher, AttainmentKind::WayFromBaseline, "87"), "70");
    EXPECT_EQ(attained(higher, AttainmentKind::WayFromBaseline, "92"), "120");
    EXPECT_EQ(attained(higher, AttainmentKind::WayFromBaseline, "79"), "-10");
    auto lower = judged(Direction::Lower, "", "4", "");
    lower.baseline = number("8");
    EXPECT_EQ(attained(lower, AttainmentKind::WayFromBaseline, "7"), "25");
    lower.baseline = number("4");
    EXPECT_EQ(attained(lower, AttainmentKind::WayFromBaseline, "7"), "none");
    auto target = judged(Direction::Target, "", "50", "");
    target.baseline = number("40");
    EXPECT_EQ(attained(target, AttainmentKind::WayFromBaseline, "55"), "50");
}

TEST(Judge, AttainmentIsNothingUnlessItsKindIsChosenAndCanBeReckoned) {
    EXPECT_EQ(attained(judged(Direction::Higher, "", "99", ""), AttainmentKind::None, "98"),
              "none");
    for (const AttainmentKind kind : {AttainmentKind::ValueByTarget, AttainmentKind::TargetByValue,
                                      AttainmentKind::OneLessExcess})
        EXPECT_EQ(attained(judged(Direction::Higher, "", "", ""), kind, "98"), "none");
    const auto zero = judged(Direction::Lower, "", "0", "");
    EXPECT_EQ(attained(zero, AttainmentKind::ValueByTarget, "3"), "none");
    EXPECT_EQ(attained(zero, AttainmentKind::OneLessExcess, "3"), "none");
    EXPECT_EQ(attained(zero, AttainmentKind::TargetByValue, "3"), "0");
}

bool good(const model::KpiVersion& definition, const char* value, const char* limit) {
    return reaches(definition, number(value), number(limit));
}

TEST(Judge, ALimitIsReachedFromTheGoodSide) {
    const auto higher = judged(Direction::Higher, "", "", "");
    EXPECT_TRUE(good(higher, "95.0", "95"));
    EXPECT_TRUE(good(higher, "96", "95"));
    EXPECT_FALSE(good(higher, "94.99", "95"));
    const auto lower = judged(Direction::Lower, "", "", "");
    EXPECT_TRUE(good(lower, "4", "4"));
    EXPECT_FALSE(good(lower, "4.01", "4"));
}

TEST(Judge, ALimitOfATargetOrARangeIsADistance) {
    const auto target = judged(Direction::Target, "", "50", "");
    EXPECT_TRUE(good(target, "52", "48"));
    EXPECT_FALSE(good(target, "52.1", "48"));
    EXPECT_TRUE(good(target, "50", "50"));
    EXPECT_FALSE(good(target, "50.1", "50"));
    EXPECT_TRUE(good(judged(Direction::Target, "", "", ""), "7", "7.0"));
    EXPECT_FALSE(good(judged(Direction::Target, "", "", ""), "7", "6"));
    const auto range = judged(Direction::Range, "3", "", "5");
    EXPECT_TRUE(good(range, "3", "4"));
    EXPECT_FALSE(good(range, "2.9", "4"));
    EXPECT_TRUE(good(range, "2", "6"));
    EXPECT_FALSE(good(range, "1.9", "6"));
    EXPECT_FALSE(good(judged(Direction::None, "", "5", ""), "5", "5"));
}

}  // namespace
}  // namespace samverka::kpi
