// Bands, directions, stretch and the way from the baseline.
#include <gtest/gtest.h>

#include "core/kpi/value.h"
#include "tests/support/kpi_builder.h"

namespace samverka::kpi {
namespace {

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

}  // namespace
}  // namespace samverka::kpi
