#include "core/model/kinds.h"

#include <array>

namespace samverka::model {

// The names as files have them, in the order of the enumerators.
#define SV_CHOICES(constant, choice_name, ...)                \
    static constexpr std::array constant##Names{__VA_ARGS__}; \
    const ChoiceTable constant { choice_name, constant##Names.data(), constant##Names.size() }

SV_CHOICES(kSideChoices, "side", "customer", "supplier");
SV_CHOICES(kPostChoices, "post", "holder", "deputy");
SV_CHOICES(kPowerChoices, "power", "decides", "prepares", "consulted", "none");
SV_CHOICES(kCadenceChoices, "cadence", "daily", "weekly", "monthly", "quarterly", "half_yearly",
           "yearly");
SV_CHOICES(kResponsibilityChoices, "responsibility", "strategic_direction", "vision_progress",
           "last_instance", "transformation", "delivery_quality", "measurement", "project_priority",
           "innovation", "daily_work", "change_implementation");
SV_CHOICES(kGoalClassChoices, "goal_class", "outcome", "goal");
SV_CHOICES(kGoalStatusChoices, "goal_status", "planned", "active", "reached", "dropped");
SV_CHOICES(kDirectionChoices, "direction", "higher", "lower", "range", "target");
SV_CHOICES(kAggregationChoices, "aggregation", "last", "sum", "mean", "minimum", "maximum", "ratio",
           "complement", "formula", "scorecard");
SV_CHOICES(kPlannedRuleChoices, "planned_rule", "excluded", "counted");
SV_CHOICES(kRollUpChoices, "roll_up", "measurements", "sum", "mean", "minimum", "maximum", "last");
SV_CHOICES(kAttainmentKindChoices, "attainment", "value_by_target", "target_by_value",
           "one_less_excess", "within_range", "way_from_baseline");
SV_CHOICES(kPartScoreChoices, "part_score", "value", "attainment", "normalised");
SV_CHOICES(kInputFoldChoices, "input_fold", "sum", "mean", "minimum", "maximum", "first", "last");
SV_CHOICES(kFrequencyChoices, "frequency", "day", "week", "month", "quarter", "half", "year");
SV_CHOICES(kRoundingRuleChoices, "rounding", "half_even", "half_up", "half_down", "up", "down");
SV_CHOICES(kBandStatusChoices, "band_status", "reaches", "near", "under");
SV_CHOICES(kMeasurementStateChoices, "measurement_state", "reported", "verified", "disputed",
           "corrected");
SV_CHOICES(kDisputeStatusChoices, "dispute_status", "open", "resolved", "withdrawn");
SV_CHOICES(kInitiativeClassChoices, "initiative_class", "transformation", "project", "improvement",
           "innovation");
SV_CHOICES(kWeightRuleChoices, "weight_rule", "relative", "percent");
SV_CHOICES(kNoDataRuleChoices, "no_data_rule", "leave_out", "hold_back");
SV_CHOICES(kCurveKindChoices, "curve", "all_or_none", "linear", "piecewise", "steps", "gap_to_goal",
           "normalised", "attainment");
SV_CHOICES(kGateReachChoices, "gate_reach", "score", "gains");
SV_CHOICES(kDeviationCountChoices, "deviation_count", "every_part", "full_points");
SV_CHOICES(kEarnBackKindChoices, "earn_back_kind", "part", "full", "offset");
SV_CHOICES(kCostModelChoices, "cost_model", "share_bands", "cost_plus_incentive",
           "fixed_price_incentive");
SV_CHOICES(kDeadBandKindChoices, "dead_band_kind", "threshold", "deductible");
SV_CHOICES(kStageChoices, "stage", "idea", "prepared", "decided", "running", "done", "stopped");

#undef SV_CHOICES

}  // namespace samverka::model
