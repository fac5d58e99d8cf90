// Incentive schemes and what they give: the structs of a scheme, its versions, and the statements
// that both sides accept. Part of core/model/things.h; core/incentive computes with them, and
// docs/incentives.md has an example of every block.
//
// A scheme pays for one side's performance (`performer`); money that is earned goes to the
// performer, money that is lost goes to the other side. A version is one thing, frozen as a whole
// when both approve it, and holds every block that a scheme can be made of. A block that is empty
// takes no part. Each version is computed in one order: scores and gates, money by score, service
// points, credits, earn-back, cost, modifier, limits, rounding.
//
// Percent are numbers of percent (10 is 10 %). A score of 1 is what earns the whole pool, unless
// `full_score` says otherwise. Numbers without a field of their own are values of a KPI in its unit
// or of a series in its unit; series of money are measured in the partnership's currency.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/message.h"
#include "core/model/field.h"
#include "core/model/kinds.h"

namespace samverka::model {

struct Scheme {
    Thing thing;
    base::Bilingual name;
    base::Bilingual purpose;
    Side performer{};
    base::ThingId owner_pair;
    std::string position;
};

// What a full score pays a period: an amount, or a share of what a series adds up to.
struct Pool {
    std::optional<base::Money> amount;
    base::ThingId series;
    std::optional<base::Decimal> percent;  // of the series
    friend bool operator==(const Pool&, const Pool&) = default;
};

// One KPI that is scored (F3–F7, F21).
struct SchemeMeasure {
    base::ThingId kpi;
    std::optional<base::Decimal> weight;
    CurveKind curve{};
    std::optional<base::Decimal> zero;     // the value that scores 0
    std::optional<base::Decimal> full;     // the value that scores 1; unset: the KPI's target
    std::optional<base::Decimal> floor;    // the least score; unset is 0
    std::optional<base::Decimal> cap;      // the greatest score; unset is 1 (above: super-target)
    std::optional<base::Decimal> minimum;  // a score below it voids the whole score (F9)
    friend bool operator==(const SchemeMeasure&, const SchemeMeasure&) = default;
};

// A corner of a piecewise curve, or a step: in rows of one KPI by ascending value.
struct CurvePoint {
    base::ThingId kpi;
    std::optional<base::Decimal> value;
    std::optional<base::Decimal> score;
    friend bool operator==(const CurvePoint&, const CurvePoint&) = default;
};

// A KPI that has to hold before anything is earned (F8).
struct SchemeGate {
    base::ThingId kpi;
    std::optional<base::Decimal> limit;  // unset: the KPI's target
    GateReach reach{};                   // the score alone, or all that the performer would gain
    friend bool operator==(const SchemeGate&, const SchemeGate&) = default;
};

// Values of a KPI that give service points (F10).
struct FailureBand {
    base::ThingId kpi;
    std::string severity;
    std::optional<base::Decimal> from;   // inclusive; unset is open
    std::optional<base::Decimal> below;  // exclusive; unset is open
    std::optional<base::Decimal> points;
    friend bool operator==(const FailureBand&, const FailureBand&) = default;
};

// From how many points on a credit is given (F11): a share of the charges or an amount.
struct PointPrice {
    std::optional<base::Decimal> points;  // at least
    std::optional<base::Decimal> percent;
    std::optional<base::Money> amount;
    friend bool operator==(const PointPrice&, const PointPrice&) = default;
};

// How much of a period's charges can be lost by allocations (F12).
struct AtRisk {
    std::optional<base::Decimal> percent;       // of the charges
    std::optional<base::Decimal> pool_percent;  // what allocations are shares of; unset is 100
    friend bool operator==(const AtRisk&, const AtRisk&) = default;
};

struct CreditAllocation {
    base::ThingId kpi;
    std::optional<base::Decimal> percent;
    std::optional<base::Decimal> limit;  // what it has to reach; unset: the KPI's minimum
    friend bool operator==(const CreditAllocation&, const CreditAllocation&) = default;
};

// A credit for each unit that a value is from what it should reach (F13).
struct DeviationCredit {
    base::ThingId kpi;
    std::optional<base::Decimal> rate;  // percent of the charges a unit
    DeviationCount count{};
    std::optional<base::Decimal> limit;  // what it should reach; unset: the KPI's target
    std::optional<base::Decimal> cap;    // percent of the charges
    friend bool operator==(const DeviationCredit&, const DeviationCredit&) = default;
};

// What the credits of a KPI come back by (F14).
struct EarnBack {
    EarnBackKind kind{};
    std::optional<std::int64_t> periods;  // good ones in a row, right after the failure
    std::optional<base::Decimal> percent;
    std::optional<std::int64_t> expires_after;  // periods; Offset only
    friend bool operator==(const EarnBack&, const EarnBack&) = default;
};

// Cost, price and fee of a period (F15–F18).
struct CostTerms {
    CostModel model{};
    std::optional<base::Money> target_cost;
    base::ThingId actual;  // series of money
    std::optional<base::Money> target_fee;
    std::optional<base::Money> minimum_fee;
    std::optional<base::Money> maximum_fee;
    std::optional<base::Decimal> performer_share;  // percent of over- and underrun
    std::optional<base::Money> ceiling_price;
    std::optional<base::Decimal> dead_band;  // percent of the target cost
    DeadBandKind dead_band_kind{};
    friend bool operator==(const CostTerms&, const CostTerms&) = default;
};

// Between which percent of the target cost the performer has which share (F15).
struct CostBand {
    std::optional<base::Decimal> from;  // unset is 0
    std::optional<base::Decimal> to;    // unset is open
    std::optional<base::Decimal> performer_share;
    friend bool operator==(const CostBand&, const CostBand&) = default;
};

// What a total score adds to or takes from the performer's share of cost, in percent (F19); between
// two points in proportion, outside them as at the nearest.
struct ModifierPoint {
    std::optional<base::Decimal> score;
    std::optional<base::Decimal> percent;
    friend bool operator==(const ModifierPoint&, const ModifierPoint&) = default;
};

// The most that the performer gains and loses by the scheme, all blocks together.
struct MoneyLimits {
    std::optional<base::Money> gain_a_period;
    std::optional<base::Money> loss_a_period;
    std::optional<base::Money> gain_a_year;  // fiscal year
    std::optional<base::Money> loss_a_year;
    std::optional<base::Money> gain_in_all;
    std::optional<base::Money> loss_in_all;
    friend bool operator==(const MoneyLimits&, const MoneyLimits&) = default;
};

// What a KPI's or a series' value is worth to one side besides what is paid (F22): (value −
// reference) × worth.
struct PartyEffect {
    Side side{};
    std::string name;
    base::ThingId kpi;
    base::ThingId series;
    std::optional<base::Decimal> reference;  // unset is 0
    std::optional<base::Decimal> worth;      // currency a unit; below 0 is a cost
    friend bool operator==(const PartyEffect&, const PartyEffect&) = default;
};

struct SchemeVersion {
    Thing thing;
    base::ThingId scheme;
    base::Bilingual terms;
    Frequency frequency{};
    NoDataRule no_data{};
    Pool pool;
    WeightRule weights{};
    std::optional<base::Decimal> full_score;
    std::vector<SchemeMeasure> measures;
    std::vector<CurvePoint> curve_points;
    std::vector<SchemeGate> gates;
    std::optional<std::int64_t> score_decimals;
    RoundingRule score_rounding{};
    base::ThingId charges;  // series of money: what credits are shares of
    std::vector<FailureBand> failures;
    std::optional<base::Decimal> repeat_multiplier;  // of points in a following period
    std::vector<PointPrice> point_prices;
    std::optional<base::Decimal> point_rate;  // percent of the charges a point
    AtRisk at_risk;
    std::vector<CreditAllocation> allocations;
    std::vector<DeviationCredit> deviations;
    EarnBack earn_back;
    CostTerms cost;
    std::vector<CostBand> cost_bands;
    std::vector<ModifierPoint> modifier_points;
    MoneyLimits limits;
    std::vector<PartyEffect> effects;
    std::optional<std::int64_t> money_decimals;  // unset: the currency's
    RoundingRule money_rounding{};
    std::optional<base::Date> effective_from;
};

// A line of a statement: what it is (core/incentive/outcome.h says how lines are named), and what
// it is to each side; below 0 is to its cost.
struct StatementLine {
    std::string key;
    std::optional<base::Money> customer;
    std::optional<base::Money> supplier;
    bool held_back = false;
    friend bool operator==(const StatementLine&, const StatementLine&) = default;
};

// The outcome of a scheme in one period, put before both sides. What both have approved never
// changes; a later correction becomes an adjustment line of the next period that is open.
struct Statement {
    Thing thing;
    base::ThingId scheme;
    std::optional<base::Period> period;
    base::ThingId version;  // of the scheme
    std::string revision;   // which commits it was reckoned from: the hash of the log's heads
    std::vector<StatementLine> lines;
};

}  // namespace samverka::model
