// The field tables of incentive schemes, their versions and statements (core/model/scheme.h). For
// core/model/tables.cpp alone, which has those of all other things.
#pragma once

#include <array>
#include <cstddef>

#include "core/model/table_lines.h"
#include "core/model/things.h"

namespace samverka::model::scheme_table {

#define SV_AT(type, member) static_cast<std::uint16_t>(offsetof(type, member))

inline constexpr KindSet kKpis = kind_set(ThingKind::Kpi);
inline constexpr KindSet kSeriesSet = kind_set(ThingKind::Series);
inline constexpr KindSet kSchemes = kind_set(ThingKind::Scheme);

inline constexpr std::array kSchemeFields{
    bilingual("name", SV_AT(Scheme, name), kRequired | kTitle),
    bilingual("purpose", SV_AT(Scheme, purpose), kMultiline),
    choice("performer", SV_AT(Scheme, performer), kSideChoices, kRequired),
    reference("owner_pair", SV_AT(Scheme, owner_pair), kind_set(ThingKind::Pair)),
    position(SV_AT(Scheme, position)),
};

inline constexpr std::array kPoolFields{
    money("amount", SV_AT(Pool, amount)),
    reference("series", SV_AT(Pool, series), kSeriesSet),
    decimal("percent", SV_AT(Pool, percent), "unit.percent"),
};
inline constexpr CompositeType kPoolType{.name = "pool", .fields = kPoolFields};

inline constexpr std::array kMeasureFields{
    reference("kpi", SV_AT(SchemeMeasure, kpi), kKpis),
    decimal("weight", SV_AT(SchemeMeasure, weight)),
    choice("curve", SV_AT(SchemeMeasure, curve), kCurveKindChoices),
    decimal("zero", SV_AT(SchemeMeasure, zero)),
    decimal("full", SV_AT(SchemeMeasure, full)),
    decimal("floor", SV_AT(SchemeMeasure, floor)),
    decimal("cap", SV_AT(SchemeMeasure, cap)),
    decimal("minimum", SV_AT(SchemeMeasure, minimum)),
};
inline constexpr CompositeType kMeasuresType = list_of<SchemeMeasure>("measures", kMeasureFields);

inline constexpr std::array kCurvePointFields{
    reference("kpi", SV_AT(CurvePoint, kpi), kKpis),
    decimal("value", SV_AT(CurvePoint, value)),
    decimal("score", SV_AT(CurvePoint, score)),
};
inline constexpr CompositeType kCurvePointsType =
    list_of<CurvePoint>("curve_points", kCurvePointFields);

inline constexpr std::array kGateFields{
    reference("kpi", SV_AT(SchemeGate, kpi), kKpis),
    decimal("limit", SV_AT(SchemeGate, limit)),
    choice("reach", SV_AT(SchemeGate, reach), kGateReachChoices),
};
inline constexpr CompositeType kGatesType = list_of<SchemeGate>("gates", kGateFields);

inline constexpr std::array kFailureFields{
    reference("kpi", SV_AT(FailureBand, kpi), kKpis),
    text("severity", SV_AT(FailureBand, severity), 0, 60),
    decimal("from", SV_AT(FailureBand, from)),
    decimal("below", SV_AT(FailureBand, below)),
    decimal("points", SV_AT(FailureBand, points)),
};
inline constexpr CompositeType kFailuresType = list_of<FailureBand>("failures", kFailureFields);

inline constexpr std::array kPointPriceFields{
    decimal("points", SV_AT(PointPrice, points)),
    decimal("percent", SV_AT(PointPrice, percent), "unit.percent"),
    money("amount", SV_AT(PointPrice, amount)),
};
inline constexpr CompositeType kPointPricesType =
    list_of<PointPrice>("point_prices", kPointPriceFields);

inline constexpr std::array kAtRiskFields{
    decimal("percent", SV_AT(AtRisk, percent), "unit.percent"),
    decimal("pool_percent", SV_AT(AtRisk, pool_percent), "unit.percent"),
};
inline constexpr CompositeType kAtRiskType{.name = "at_risk", .fields = kAtRiskFields};

inline constexpr std::array kAllocationFields{
    reference("kpi", SV_AT(CreditAllocation, kpi), kKpis),
    decimal("percent", SV_AT(CreditAllocation, percent), "unit.percent"),
    decimal("limit", SV_AT(CreditAllocation, limit)),
};
inline constexpr CompositeType kAllocationsType =
    list_of<CreditAllocation>("allocations", kAllocationFields);

inline constexpr std::array kDeviationFields{
    reference("kpi", SV_AT(DeviationCredit, kpi), kKpis),
    decimal("rate", SV_AT(DeviationCredit, rate), "unit.percent"),
    choice("count", SV_AT(DeviationCredit, count), kDeviationCountChoices),
    decimal("limit", SV_AT(DeviationCredit, limit)),
    decimal("cap", SV_AT(DeviationCredit, cap), "unit.percent"),
};
inline constexpr CompositeType kDeviationsType =
    list_of<DeviationCredit>("deviations", kDeviationFields);

inline constexpr std::array kEarnBackFields{
    choice("kind", SV_AT(EarnBack, kind), kEarnBackKindChoices),
    integer("periods", SV_AT(EarnBack, periods), 1, 120),
    decimal("percent", SV_AT(EarnBack, percent), "unit.percent"),
    integer("expires_after", SV_AT(EarnBack, expires_after), 1, 120),
};
inline constexpr CompositeType kEarnBackType{.name = "earn_back", .fields = kEarnBackFields};

inline constexpr std::array kCostFields{
    choice("model", SV_AT(CostTerms, model), kCostModelChoices),
    money("target_cost", SV_AT(CostTerms, target_cost)),
    reference("actual", SV_AT(CostTerms, actual), kSeriesSet),
    signed_money("target_fee", SV_AT(CostTerms, target_fee)),
    signed_money("minimum_fee", SV_AT(CostTerms, minimum_fee)),
    signed_money("maximum_fee", SV_AT(CostTerms, maximum_fee)),
    decimal("performer_share", SV_AT(CostTerms, performer_share), "unit.percent"),
    money("ceiling_price", SV_AT(CostTerms, ceiling_price)),
    decimal("dead_band", SV_AT(CostTerms, dead_band), "unit.percent"),
    choice("dead_band_kind", SV_AT(CostTerms, dead_band_kind), kDeadBandKindChoices),
};
inline constexpr CompositeType kCostType{.name = "cost", .fields = kCostFields};

inline constexpr std::array kCostBandFields{
    decimal("from", SV_AT(CostBand, from), "unit.percent"),
    decimal("to", SV_AT(CostBand, to), "unit.percent"),
    decimal("performer_share", SV_AT(CostBand, performer_share), "unit.percent"),
};
inline constexpr CompositeType kCostBandsType = list_of<CostBand>("cost_bands", kCostBandFields);

inline constexpr std::array kModifierFields{
    decimal("score", SV_AT(ModifierPoint, score)),
    decimal("percent", SV_AT(ModifierPoint, percent), "unit.percent"),
};
inline constexpr CompositeType kModifierPointsType =
    list_of<ModifierPoint>("modifier_points", kModifierFields);

inline constexpr std::array kLimitFields{
    money("gain_a_period", SV_AT(MoneyLimits, gain_a_period)),
    money("loss_a_period", SV_AT(MoneyLimits, loss_a_period)),
    money("gain_a_year", SV_AT(MoneyLimits, gain_a_year)),
    money("loss_a_year", SV_AT(MoneyLimits, loss_a_year)),
    money("gain_in_all", SV_AT(MoneyLimits, gain_in_all)),
    money("loss_in_all", SV_AT(MoneyLimits, loss_in_all)),
};
inline constexpr CompositeType kLimitsType{.name = "limits", .fields = kLimitFields};

inline constexpr std::array kEffectFields{
    choice("side", SV_AT(PartyEffect, side), kSideChoices),
    text("name", SV_AT(PartyEffect, name), 0, 80),
    reference("kpi", SV_AT(PartyEffect, kpi), kKpis),
    reference("series", SV_AT(PartyEffect, series), kSeriesSet),
    decimal("reference", SV_AT(PartyEffect, reference)),
    decimal("worth", SV_AT(PartyEffect, worth)),
};
inline constexpr CompositeType kEffectsType = list_of<PartyEffect>("effects", kEffectFields);

inline constexpr std::array kSchemeVersionFields{
    reference("scheme", SV_AT(SchemeVersion, scheme), kSchemes, kRequired | kSubject),
    bilingual("terms", SV_AT(SchemeVersion, terms), kMultiline),
    choice("frequency", SV_AT(SchemeVersion, frequency), kFrequencyChoices),
    choice("no_data", SV_AT(SchemeVersion, no_data), kNoDataRuleChoices),
    composite("pool", SV_AT(SchemeVersion, pool), kPoolType),
    choice("weights", SV_AT(SchemeVersion, weights), kWeightRuleChoices),
    decimal("full_score", SV_AT(SchemeVersion, full_score)),
    composites("measures", SV_AT(SchemeVersion, measures), kMeasuresType),
    composites("curve_points", SV_AT(SchemeVersion, curve_points), kCurvePointsType, 500),
    composites("gates", SV_AT(SchemeVersion, gates), kGatesType),
    integer("score_decimals", SV_AT(SchemeVersion, score_decimals), 0, 12),
    choice("score_rounding", SV_AT(SchemeVersion, score_rounding), kRoundingRuleChoices),
    reference("charges", SV_AT(SchemeVersion, charges), kSeriesSet),
    composites("failures", SV_AT(SchemeVersion, failures), kFailuresType, 500),
    decimal("repeat_multiplier", SV_AT(SchemeVersion, repeat_multiplier)),
    composites("point_prices", SV_AT(SchemeVersion, point_prices), kPointPricesType),
    decimal("point_rate", SV_AT(SchemeVersion, point_rate), "unit.percent"),
    composite("at_risk", SV_AT(SchemeVersion, at_risk), kAtRiskType),
    composites("allocations", SV_AT(SchemeVersion, allocations), kAllocationsType),
    composites("deviations", SV_AT(SchemeVersion, deviations), kDeviationsType),
    composite("earn_back", SV_AT(SchemeVersion, earn_back), kEarnBackType),
    composite("cost", SV_AT(SchemeVersion, cost), kCostType),
    composites("cost_bands", SV_AT(SchemeVersion, cost_bands), kCostBandsType),
    composites("modifier_points", SV_AT(SchemeVersion, modifier_points), kModifierPointsType),
    composite("limits", SV_AT(SchemeVersion, limits), kLimitsType),
    composites("effects", SV_AT(SchemeVersion, effects), kEffectsType),
    integer("money_decimals", SV_AT(SchemeVersion, money_decimals), 0, 2),
    choice("money_rounding", SV_AT(SchemeVersion, money_rounding), kRoundingRuleChoices),
    date("effective_from", SV_AT(SchemeVersion, effective_from), kEffectiveFrom),
};

inline constexpr std::array kStatementLineFields{
    text("key", SV_AT(StatementLine, key), 0, 120),
    signed_money("customer", SV_AT(StatementLine, customer)),
    signed_money("supplier", SV_AT(StatementLine, supplier)),
    flag("held_back", SV_AT(StatementLine, held_back)),
};
inline constexpr CompositeType kStatementLinesType =
    list_of<StatementLine>("statement_lines", kStatementLineFields);
inline constexpr std::array kStatementFields{
    reference("scheme", SV_AT(Statement, scheme), kSchemes, kRequired | kSubject),
    period("period", SV_AT(Statement, period), kRequired | kForPeriod),
    reference("version", SV_AT(Statement, version), kind_set(ThingKind::SchemeVersion)),
    text("revision", SV_AT(Statement, revision), 0, 64),
    composites("lines", SV_AT(Statement, lines), kStatementLinesType, 500),
};

#undef SV_AT

}  // namespace samverka::model::scheme_table
