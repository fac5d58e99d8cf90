// The kinds of things a partnership consists of, and the choices their fields offer.
//
// Kinds and choices are written in files by their snake_case names and never by number, so their
// order here is free to follow how people think of them. Value 0 of every choice is "not chosen".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace samverka::model {

enum class ThingKind : std::uint8_t {
    Partnership,
    Party,
    Person,
    Value,
    Vision,
    Goal,
    GoalValue,
    Level,
    Forum,
    Role,
    Pair,
    Assignment,
    Mandate,
    Service,
    Kpi,
    KpiVersion,
    Series,
    Verification,
    Dispute,
    Exclusion,
    Scheme,
    SchemeVersion,
    Statement,
    Initiative,
    Decision,
    Comment,
    Note,
};
inline constexpr std::size_t kThingKindCount = static_cast<std::size_t>(ThingKind::Note) + 1;

// A set of kinds, for what a reference may point at.
using KindSet = std::uint32_t;
[[nodiscard]] constexpr KindSet kind_set(ThingKind kind) {
    return KindSet{1} << static_cast<unsigned>(kind);
}
[[nodiscard]] constexpr bool contains(KindSet set, ThingKind kind) {
    return (set & kind_set(kind)) != 0;
}
inline constexpr KindSet kAnyKind = ~KindSet{0};

// The names of one choice, in order of its enumerators; the first stands for value 1. Labels are
// "choice.<name>.<choice>".
struct ChoiceTable {
    const char* name;
    const char* const* choices;
    std::size_t count;

    [[nodiscard]] std::string_view choice(std::uint8_t value) const {  // "" for 0
        return value == 0 || value > count ? std::string_view() : choices[value - 1];
    }
    [[nodiscard]] std::uint8_t find(std::string_view text) const {  // 0 when unknown
        for (std::size_t i = 0; i < count; ++i)
            if (text == choices[i]) return static_cast<std::uint8_t>(i + 1);
        return 0;
    }
};

enum class Side : std::uint8_t { None, Customer, Supplier };
[[nodiscard]] constexpr Side other_side(Side side) {
    return side == Side::Customer ? Side::Supplier
                                  : (side == Side::Supplier ? Side::Customer : Side::None);
}
// What an assignment makes of a person.
enum class Post : std::uint8_t { None, Holder, Deputy };
// What a mandate allows for one kind of decision, weakest last.
enum class Power : std::uint8_t { Unset, Decides, Prepares, Consulted, None };
enum class Cadence : std::uint8_t { None, Daily, Weekly, Monthly, Quarterly, HalfYearly, Yearly };
// What a level must see to (seed S4–S6).
enum class Responsibility : std::uint8_t {
    None,
    StrategicDirection,
    VisionProgress,
    LastInstance,
    Transformation,
    DeliveryQuality,
    Measurement,
    ProjectPriority,
    Innovation,
    DailyWork,
    ChangeImplementation,
};
inline constexpr std::size_t kResponsibilityCount = 10;
enum class GoalClass : std::uint8_t { None, Outcome, Goal };
enum class GoalStatus : std::uint8_t { None, Planned, Active, Reached, Dropped };
enum class Direction : std::uint8_t { None, Higher, Lower, Range, Target };
// How the measurements of a period become one number. Ratio is the sum of the numerator through the
// sum of the denominator; Complement is what is missing from it to one (availability from
// downtime); Scorecard the weighted mean of other KPIs.
enum class Aggregation : std::uint8_t {
    None,
    Last,
    Sum,
    Mean,
    Minimum,
    Maximum,
    Ratio,
    Complement,
    Formula,
    Scorecard
};
// What planned maintenance does to an availability (catalogue F1): Excluded takes it out of the
// agreed time, Counted makes it downtime.
enum class PlannedRule : std::uint8_t { None, Excluded, Counted };
// How a longer period than the definition's is valued; unset is Measurements.
enum class RollUp : std::uint8_t { None, Measurements, Sum, Mean, Minimum, Maximum, Last };
// How far a value fulfils its target, in percent (F3): value ÷ target, target ÷ value,
// 1 − (value − target) ÷ target, 100 within minimum and stretch, or the way from the baseline.
enum class AttainmentKind : std::uint8_t {
    None,
    ValueByTarget,
    TargetByValue,
    OneLessExcess,
    WithinRange,
    WayFromBaseline
};
// What a part of a scorecard gives: its value, its attainment, or its place between red flag
// (minimum) and goal (target) from 0 to 10 (F6).
enum class PartScore : std::uint8_t { None, Value, Attainment, Normalised };
// How the measurements of one period become a number where a formula names them; unset is their
// sum.
enum class InputFold : std::uint8_t { None, Sum, Mean, Minimum, Maximum, First, Last };
enum class Frequency : std::uint8_t { None, Day, Week, Month, Quarter, Half, Year };
enum class RoundingRule : std::uint8_t { None, HalfEven, HalfUp, HalfDown, Up, Down };
enum class BandStatus : std::uint8_t { None, Reaches, Near, Under };
enum class MeasurementState : std::uint8_t { None, Reported, Verified, Disputed, Corrected };
enum class DisputeStatus : std::uint8_t { None, Open, Resolved, Withdrawn };
enum class InitiativeClass : std::uint8_t {
    None,
    Transformation,
    Project,
    Improvement,
    Innovation
};
// ---- incentive schemes (core/model/scheme.h says what each does)
enum class WeightRule : std::uint8_t { None, Relative, Percent };
enum class NoDataRule : std::uint8_t { None, LeaveOut, HoldBack };
enum class CurveKind : std::uint8_t {
    None,
    AllOrNone,
    Linear,
    Piecewise,
    Steps,
    GapToGoal,
    Normalised,
    Attainment
};
enum class GateReach : std::uint8_t { None, Score, Gains };
enum class DeviationCount : std::uint8_t { None, EveryPart, FullPoints };
enum class EarnBackKind : std::uint8_t { None, Part, Full, Offset };
enum class CostModel : std::uint8_t { None, ShareBands, CostPlusIncentive, FixedPriceIncentive };
enum class DeadBandKind : std::uint8_t { None, Threshold, Deductible };
enum class Stage : std::uint8_t { None, Idea, Prepared, Decided, Running, Done, Stopped };

extern const ChoiceTable kSideChoices;
extern const ChoiceTable kPostChoices;
extern const ChoiceTable kPowerChoices;
extern const ChoiceTable kCadenceChoices;
extern const ChoiceTable kResponsibilityChoices;
extern const ChoiceTable kGoalClassChoices;
extern const ChoiceTable kGoalStatusChoices;
extern const ChoiceTable kDirectionChoices;
extern const ChoiceTable kAggregationChoices;
extern const ChoiceTable kInputFoldChoices;
extern const ChoiceTable kFrequencyChoices;
extern const ChoiceTable kRoundingRuleChoices;
extern const ChoiceTable kBandStatusChoices;
extern const ChoiceTable kMeasurementStateChoices;
extern const ChoiceTable kDisputeStatusChoices;
extern const ChoiceTable kInitiativeClassChoices;
extern const ChoiceTable kPlannedRuleChoices;
extern const ChoiceTable kRollUpChoices;
extern const ChoiceTable kAttainmentKindChoices;
extern const ChoiceTable kPartScoreChoices;
extern const ChoiceTable kWeightRuleChoices;
extern const ChoiceTable kNoDataRuleChoices;
extern const ChoiceTable kCurveKindChoices;
extern const ChoiceTable kGateReachChoices;
extern const ChoiceTable kDeviationCountChoices;
extern const ChoiceTable kEarnBackKindChoices;
extern const ChoiceTable kCostModelChoices;
extern const ChoiceTable kDeadBandKindChoices;
extern const ChoiceTable kStageChoices;

}  // namespace samverka::model
