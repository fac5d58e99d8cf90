#include "core/incentive/check.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/incentive/curve.h"
#include "core/incentive/figures.h"
#include "core/incentive/number.h"
#include "core/model/in_force.h"

namespace samverka::incentive {

using base::Message;
using base::ThingId;
using model::CurveKind;
using model::SchemeVersion;
using model::Snapshot;

namespace {

class Checker {
  public:
    Checker(const Snapshot& snapshot, const SchemeVersion& version)
        : m_snapshot(snapshot), m_version(version) {}

    std::vector<TermsFault> run() {
        check_frequency();
        check_pool();
        check_measures();
        check_gates();
        check_points();
        check_credits();
        check_cost();
        check_effects();
        return std::move(m_faults);
    }

  private:
    Message& add(std::string path, std::string_view key) {
        m_faults.push_back(
            {.path = std::move(path), .message = {.key = std::string(key), .arguments = {}}});
        return m_faults.back().message;
    }
    static std::string row(std::string_view list, std::size_t at, std::string_view field = {}) {
        std::string out =
            "/" + std::string(list) + "/" + base::number_text(static_cast<std::int64_t>(at));
        return field.empty() ? out : out + "/" + std::string(field);
    }
    static base::Argument number(const base::Decimal& value) {
        return base::DecimalArgument{.value = value, .unit_key = {}};
    }
    base::Argument named(ThingId id) const {
        const model::Thing* thing = m_snapshot.find(id);
        return base::ReferenceArgument{
            .thing = id,
            .title = thing == nullptr ? base::Bilingual{} : model::thing_title(m_snapshot, *thing)};
    }

    // The KPI's definition on the day from which the version is to apply.
    const model::KpiVersion* definition(ThingId kpi) const {
        if (!m_version.effective_from) return nullptr;
        return model::as<model::KpiVersion>(model::version_in_force(m_snapshot,
                                                                    model::ThingKind::KpiVersion,
                                                                    kpi, *m_version.effective_from)
                                                .content);
    }

    // A row's KPI is there, and in the list for the first time. The list may name one more often
    // (bands, points) where `once` is not asked for.
    template <class Rows>
    void check_kpis(std::string_view list, const Rows& rows, bool once) {
        std::vector<ThingId> seen;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (m_snapshot.find<model::Kpi>(rows[i].kpi) == nullptr)
                add(row(list, i, "kpi"), "terms.no_kpi");
            else if (once && std::ranges::find(seen, rows[i].kpi) != seen.end())
                add(row(list, i, "kpi"), "terms.kpi_twice").with("kpi", named(rows[i].kpi));
            seen.push_back(rows[i].kpi);
        }
    }
    void check_money_series(std::string path, ThingId id) {
        const auto* series = m_snapshot.find<model::Series>(id);
        if (series == nullptr) {
            add(std::move(path), "terms.no_series");
            return;
        }
        const model::Partnership* partnership = m_snapshot.partnership();
        const std::string currency = partnership == nullptr ? "" : partnership->currency;
        if (!money_scale(series->unit, currency))
            add(std::move(path), "terms.series_not_money")
                .with("series", named(id))
                .with("unit", base::PlainArgument{series->unit})
                .with("currency", base::PlainArgument{currency});
    }

    void check_frequency() {
        if (m_version.frequency == model::Frequency::None) add("/frequency", "terms.no_frequency");
    }

    void check_pool() {
        const model::Pool& pool = m_version.pool;
        const bool by_series = !pool.series.is_nil() || pool.percent.has_value();
        if (pool.amount && by_series) add("/pool", "terms.pool_twice");
        if (by_series && !pool.percent) add("/pool/percent", "terms.no_percent");
        if (by_series && !pool.amount) check_money_series("/pool/series", pool.series);
    }

    void check_measures() {
        const auto& measures = m_version.measures;
        check_kpis("measures", measures, true);
        for (std::size_t i = 0; i < measures.size(); ++i) check_measure(i, measures[i]);
        for (std::size_t i = 0; i < m_version.curve_points.size(); ++i) {
            const model::CurvePoint& point = m_version.curve_points[i];
            if (!point.value) add(row("curve_points", i, "value"), "terms.no_value");
            if (!point.score) add(row("curve_points", i, "score"), "terms.no_score");
        }
        if (!measures.empty()) check_weights();
        if (m_version.full_score && !(base::Decimal() < *m_version.full_score))
            add("/full_score", "terms.full_score");
    }
    void check_measure(std::size_t at, const model::SchemeMeasure& measure) {
        if (!measure.weight || !(base::Decimal() < *measure.weight))
            add(row("measures", at, "weight"), "terms.no_weight");
        if (measure.curve == CurveKind::None)
            add(row("measures", at, "curve"), "terms.no_curve").with("kpi", named(measure.kpi));
        if (measure.floor && measure.cap && *measure.cap < *measure.floor)
            add(row("measures", at, "cap"), "terms.cap_below_floor")
                .with("cap", number(*measure.cap))
                .with("floor", number(*measure.floor));
        const Curve curve = curve_of(m_version, measure);
        const bool by_points =
            measure.curve == CurveKind::Piecewise || measure.curve == CurveKind::Steps;
        if (by_points && curve.corners.empty())
            add(row("measures", at, "curve"), "terms.no_points").with("kpi", named(measure.kpi));
        for (std::size_t i = 1; i < curve.corners.size(); ++i)
            if (curve.corners[i].value == curve.corners[i - 1].value)
                add(row("measures", at, "curve"), "terms.points_on_one_value")
                    .with("kpi", named(measure.kpi))
                    .with("value", number(curve.corners[i].value));
        if (const model::KpiVersion* known = definition(measure.kpi)) check_ends(at, curve, *known);
    }
    void check_ends(std::size_t at, const Curve& curve, const model::KpiVersion& known) {
        const CurveKind kind = curve.measure.curve;
        if (kind == CurveKind::None || kind == CurveKind::Piecewise || kind == CurveKind::Steps)
            return;
        if (kind == CurveKind::Attainment) {
            if (known.attainment == model::AttainmentKind::None)
                add(row("measures", at, "curve"), "terms.no_attainment")
                    .with("kpi", named(curve.measure.kpi));
            return;
        }
        const CurveEnds ends = curve_ends(curve, known);
        if (!ends.full.has_value())
            add(row("measures", at, "full"), "terms.no_full").with("kpi", named(curve.measure.kpi));
        if (kind == CurveKind::AllOrNone) return;
        if (!ends.zero.has_value())
            add(row("measures", at, "zero"), "terms.no_zero").with("kpi", named(curve.measure.kpi));
        else if (ends.full.has_value() && ends.zero.value() == ends.full.value())
            add(row("measures", at, "zero"), "terms.ends_alike")
                .with("kpi", named(curve.measure.kpi))
                .with("value", number(ends.full.value()));
    }
    void check_weights() {
        if (m_version.weights == model::WeightRule::None) add("/weights", "terms.no_weight_rule");
        if (m_version.no_data == model::NoDataRule::None) add("/no_data", "terms.no_data_rule");
        if (m_version.weights != model::WeightRule::Percent) return;
        Number sum = Number::of(0);
        for (const model::SchemeMeasure& measure : m_version.measures)
            if (measure.weight) sum = sum + *measure.weight;
        if (sum.has_value() && sum.value() != base::Decimal::from_integer(100))
            add("/measures", "terms.weights_not_100").with("sum", number(sum.value()));
    }

    void check_gates() {
        check_kpis("gates", m_version.gates, false);
        for (std::size_t i = 0; i < m_version.gates.size(); ++i) {
            const model::SchemeGate& gate = m_version.gates[i];
            if (gate.reach == model::GateReach::None)
                add(row("gates", i, "reach"), "terms.no_reach").with("kpi", named(gate.kpi));
            const model::KpiVersion* known = definition(gate.kpi);
            if (!gate.limit && known != nullptr && !known->target)
                add(row("gates", i, "limit"), "terms.no_limit").with("kpi", named(gate.kpi));
        }
    }

    void check_points() {
        check_kpis("failures", m_version.failures, false);
        const auto& bands = m_version.failures;
        for (std::size_t i = 0; i < bands.size(); ++i) {
            if (!bands[i].points) add(row("failures", i, "points"), "terms.no_service_points");
            if (bands[i].from && bands[i].below && !(*bands[i].from < *bands[i].below))
                add(row("failures", i, "below"), "terms.band_empty")
                    .with("from", number(*bands[i].from))
                    .with("below", number(*bands[i].below));
            for (std::size_t k = 0; k < i; ++k)
                if (bands[k].kpi == bands[i].kpi && overlap(bands[k], bands[i]))
                    add(row("failures", i), "terms.bands_overlap").with("kpi", named(bands[i].kpi));
        }
        const bool by_table = !m_version.point_prices.empty();
        if (by_table && m_version.point_rate) add("/point_rate", "terms.points_priced_twice");
        if ((by_table || m_version.point_rate) && bands.empty())
            add("/failures", "terms.no_failures");
        bool of_charges = m_version.point_rate.has_value();
        for (std::size_t i = 0; i < m_version.point_prices.size(); ++i) {
            const model::PointPrice& price = m_version.point_prices[i];
            if (!price.points) add(row("point_prices", i, "points"), "terms.no_service_points");
            if (price.percent.has_value() == price.amount.has_value())
                add(row("point_prices", i), "terms.percent_or_amount");
            of_charges = of_charges || price.percent.has_value();
        }
        if (of_charges) check_money_series("/charges", m_version.charges);
    }
    static bool overlap(const model::FailureBand& one, const model::FailureBand& other) {
        const bool ends_before = one.below && other.from && *one.below <= *other.from;
        const bool begins_after = other.below && one.from && *other.below <= *one.from;
        return !ends_before && !begins_after;
    }

    void check_credits() {
        check_kpis("allocations", m_version.allocations, true);
        check_kpis("deviations", m_version.deviations, true);
        for (std::size_t i = 0; i < m_version.allocations.size(); ++i)
            if (!m_version.allocations[i].percent)
                add(row("allocations", i, "percent"), "terms.no_percent");
        if (!m_version.allocations.empty() && !m_version.at_risk.percent)
            add("/at_risk/percent", "terms.no_at_risk");
        for (std::size_t i = 0; i < m_version.deviations.size(); ++i) {
            const model::DeviationCredit& credit = m_version.deviations[i];
            if (!credit.rate) add(row("deviations", i, "rate"), "terms.no_rate");
            if (credit.count == model::DeviationCount::None)
                add(row("deviations", i, "count"), "terms.no_count").with("kpi", named(credit.kpi));
        }
        const bool credits = !m_version.allocations.empty() || !m_version.deviations.empty();
        if (credits) check_money_series("/charges", m_version.charges);
        const model::EarnBack& back = m_version.earn_back;
        if (back.kind == model::EarnBackKind::None) return;
        if (!back.periods) add("/earn_back/periods", "terms.no_periods");
        if (!back.percent && back.kind != model::EarnBackKind::Full)
            add("/earn_back/percent", "terms.no_percent");
        if (!credits) add("/earn_back", "terms.nothing_to_earn_back");
    }

    void check_cost() {
        const model::CostTerms& cost = m_version.cost;
        if (cost.model == model::CostModel::None) {
            if (cost != model::CostTerms{}) add("/cost/model", "terms.no_cost_model");
            return;
        }
        if (!cost.target_cost) add("/cost/target_cost", "terms.no_target_cost");
        check_money_series("/cost/actual", cost.actual);
        if (cost.dead_band && cost.dead_band_kind == model::DeadBandKind::None)
            add("/cost/dead_band_kind", "terms.no_dead_band_kind")
                .with("band", number(*cost.dead_band));
        if (cost.model == model::CostModel::ShareBands) return check_share_bands();
        if (!cost.performer_share) add("/cost/performer_share", "terms.no_share");
        if (!cost.target_fee) add("/cost/target_fee", "terms.no_target_fee");
        if (cost.model == model::CostModel::CostPlusIncentive)
            check_fees();
        else
            check_ceiling();
    }
    void check_share_bands() {
        const auto& bands = m_version.cost_bands;
        if (bands.empty() && !m_version.cost.performer_share) add("/cost_bands", "terms.no_share");
        for (std::size_t i = 0; i < bands.size(); ++i) {
            if (!bands[i].performer_share)
                add(row("cost_bands", i, "performer_share"), "terms.no_share");
            if (bands[i].from && bands[i].to && !(*bands[i].from < *bands[i].to))
                add(row("cost_bands", i, "to"), "terms.band_empty")
                    .with("from", number(*bands[i].from))
                    .with("below", number(*bands[i].to));
            for (std::size_t k = 0; k < i; ++k) {
                const bool apart =
                    (bands[k].to && bands[i].from && *bands[k].to <= *bands[i].from) ||
                    (bands[i].to && bands[k].from && *bands[i].to <= *bands[k].from);
                if (!apart) add(row("cost_bands", i), "terms.cost_bands_overlap");
            }
        }
    }
    void check_fees() {
        const model::CostTerms& cost = m_version.cost;
        if (cost.minimum_fee && cost.maximum_fee && *cost.maximum_fee < *cost.minimum_fee)
            add("/cost/minimum_fee", "terms.fees_reversed")
                .with("minimum", money(*cost.minimum_fee))
                .with("maximum", money(*cost.maximum_fee));
        const bool outside =
            cost.target_fee && ((cost.minimum_fee && *cost.target_fee < *cost.minimum_fee) ||
                                (cost.maximum_fee && *cost.maximum_fee < *cost.target_fee));
        if (outside)
            add("/cost/target_fee", "terms.fee_outside").with("fee", money(*cost.target_fee));
    }
    void check_ceiling() {
        const model::CostTerms& cost = m_version.cost;
        if (!cost.ceiling_price) {
            add("/cost/ceiling_price", "terms.no_ceiling");
            return;
        }
        if (!cost.target_cost || !cost.target_fee) return;
        const base::Money target{cost.target_cost->minor + cost.target_fee->minor};
        if (*cost.ceiling_price < target)
            add("/cost/ceiling_price", "terms.ceiling_below_target")
                .with("ceiling", money(*cost.ceiling_price))
                .with("target", money(target));
    }
    [[nodiscard]] base::Argument money(base::Money value) const {
        return base::MoneyArgument{.value = value, .thing = m_version.thing.id, .field = "cost"};
    }

    void check_effects() {
        for (std::size_t i = 0; i < m_version.effects.size(); ++i) {
            const model::PartyEffect& effect = m_version.effects[i];
            if (effect.side == model::Side::None) add(row("effects", i, "side"), "terms.no_side");
            if (!effect.worth) add(row("effects", i, "worth"), "terms.no_worth");
            if (effect.kpi.is_nil() == effect.series.is_nil())
                add(row("effects", i), "terms.kpi_or_series");
        }
    }

    const Snapshot& m_snapshot;
    const SchemeVersion& m_version;
    std::vector<TermsFault> m_faults;
};

}  // namespace

std::vector<TermsFault> faults_of(const Snapshot& snapshot, const SchemeVersion& version) {
    return Checker(snapshot, version).run();
}

}  // namespace samverka::incentive
