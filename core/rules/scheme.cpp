// Whether incentive schemes say what both mean, pay for what they are meant to pay for, and are
// settled. What keeps terms from being reckoned is core/incentive/check.h's; here is what is only
// unwise.
#include <algorithm>

#include "core/incentive/account.h"
#include "core/incentive/check.h"
#include "core/incentive/cost.h"
#include "core/incentive/curve.h"
#include "core/rules/compose.h"
#include "core/rules/families.h"

namespace samverka::rules {

using base::ThingId;
using incentive::Account;
using incentive::Number;
using model::CurveKind;
using model::Direction;
using model::KpiVersion;
using model::Scheme;
using model::SchemeVersion;
using model::ThingKind;

namespace {

// A scheme, and the version that is in force or, where nothing was ever approved, its draft.
struct SchemeNow {
    const Scheme* scheme = nullptr;
    model::VersionInForce version;
    const SchemeVersion* terms = nullptr;
};

std::vector<SchemeNow> schemes_now(const Reading& reading) {
    std::vector<SchemeNow> out;
    for (const Scheme* scheme : reading.snapshot.all<Scheme>()) {
        SchemeNow one;
        one.scheme = scheme;
        one.version = model::version_in_force(reading.snapshot, ThingKind::SchemeVersion,
                                              scheme->thing.id, reading.date);
        one.terms = model::content_in_force<SchemeVersion>(one.version);
        out.push_back(one);
    }
    return out;
}

Finding& add_about(const Reading& reading, const SchemeNow& one, std::string_view rule,
                   Findings& out) {
    Finding& finding = add(out, rule, one.scheme->thing);
    finding.text.with("scheme", named(reading.snapshot, one.scheme->thing));
    if (!one.version.version.is_nil()) finding.evidence.push_back(one.version.version);
    call_on(finding, one.scheme->owner_pair);
    return finding;
}

void name_kpi(const Reading& reading, ThingId id, Finding& finding) {
    if (const auto* kpi = reading.snapshot.find<model::Kpi>(id))
        finding.text.with("kpi", named(reading.snapshot, kpi->thing));
    finding.evidence.push_back(id);
}

const KpiVersion* definition_of(const Reading& reading, ThingId kpi) {
    return model::as<KpiVersion>(
        model::version_in_force(reading.snapshot, ThingKind::KpiVersion, kpi, reading.date)
            .content);
}

// Whether some better value scores less.
bool points_wrong_way(const incentive::Curve& curve, const KpiVersion& definition) {
    const bool lower = definition.direction == Direction::Lower;
    if (!lower && definition.direction != Direction::Higher) return false;
    const CurveKind kind = curve.measure.curve;
    if (kind == CurveKind::Piecewise || kind == CurveKind::Steps) {
        for (std::size_t i = 1; i < curve.corners.size(); ++i) {
            const auto& before = curve.corners[i - 1].score;
            const auto& after = curve.corners[i].score;
            if (lower ? before < after : after < before) return true;
        }
        return false;
    }
    if (kind == CurveKind::None || kind == CurveKind::AllOrNone || kind == CurveKind::Attainment)
        return false;
    const auto ends = incentive::curve_ends(curve, definition);
    return lower ? is_below(ends.zero, ends.full) : is_below(ends.full, ends.zero);
}

// The farthest a KPI can get, where its one series says what can be measured.
std::optional<base::Decimal> farthest(const Reading& reading, const KpiVersion& definition) {
    using model::Aggregation;
    const bool single = definition.aggregation == Aggregation::Last ||
                        definition.aggregation == Aggregation::Mean ||
                        definition.aggregation == Aggregation::Minimum ||
                        definition.aggregation == Aggregation::Maximum;
    const auto* series = reading.snapshot.find<model::Series>(definition.numerator);
    if (!single || series == nullptr) return std::nullopt;
    return definition.direction == Direction::Lower ? series->possible_minimum
                                                    : series->possible_maximum;
}

base::DecimalArgument number(const base::Decimal& value) {
    return {.value = value, .unit_key = {}};
}

base::MoneyArgument amount(const SchemeNow& one, base::Money money, std::string_view field) {
    return {.value = money, .thing = one.version.version, .field = std::string(field)};
}

}  // namespace

void find_scheme_terms_faulty(const Reading& reading, Findings& out) {
    for (const SchemeNow& one : schemes_now(reading)) {
        if (one.terms == nullptr) continue;
        const auto faults = incentive::faults_of(reading.snapshot, *one.terms);
        if (faults.empty()) continue;
        add_about(reading, one, "scheme_terms_faulty", out)
            .text.with("faults", counted(faults.size()));
    }
}

void find_scheme_without_terms(const Reading& reading, Findings& out) {
    for (const SchemeNow& one : schemes_now(reading)) {
        if (one.terms != nullptr) continue;
        Finding& finding = add_about(reading, one, "scheme_without_terms", out);
        Mend define = mend("create", "define_scheme");
        define.arguments = {{"kind", "scheme_version"}};
        define.asks = "fields";
        finding.mends.push_back(std::move(define));
    }
}

void find_scheme_wrong_way(const Reading& reading, Findings& out) {
    for (const SchemeNow& one : schemes_now(reading)) {
        if (one.terms == nullptr) continue;
        for (const model::SchemeMeasure& measure : one.terms->measures) {
            const KpiVersion* definition = definition_of(reading, measure.kpi);
            const auto curve = incentive::curve_of(*one.terms, measure);
            if (definition == nullptr || !points_wrong_way(curve, *definition)) continue;
            name_kpi(reading, measure.kpi, add_about(reading, one, "scheme_wrong_way", out));
        }
    }
}

void find_scheme_unreachable(const Reading& reading, Findings& out) {
    for (const SchemeNow& one : schemes_now(reading)) {
        if (one.terms == nullptr) continue;
        for (const model::SchemeMeasure& measure : one.terms->measures) {
            const KpiVersion* definition = definition_of(reading, measure.kpi);
            if (definition == nullptr) continue;
            const auto& full = measure.full ? measure.full : definition->target;
            const auto limit = farthest(reading, *definition);
            if (!full || !limit || kpi::reaches(*definition, *limit, *full)) continue;
            Finding& finding = add_about(reading, one, "scheme_unreachable", out);
            if (definition->direction == Direction::Lower) take_variant(finding, "lower");
            name_kpi(reading, measure.kpi, finding);
            finding.text.with("value", number(*full)).with("limit", number(*limit));
        }
    }
}

void find_scheme_cap_below_full(const Reading& reading, Findings& out) {
    for (const SchemeNow& one : schemes_now(reading)) {
        if (one.terms == nullptr || one.terms->measures.empty() || !one.terms->pool.amount ||
            !one.terms->limits.gain_a_period)
            continue;
        if (*one.terms->pool.amount <= *one.terms->limits.gain_a_period) continue;
        add_about(reading, one, "scheme_cap_below_full", out)
            .text.with("full", amount(one, *one.terms->pool.amount, "pool"))
            .with("cap", amount(one, *one.terms->limits.gain_a_period, "limits"));
    }
}

void find_scheme_assumption_above_ceiling(const Reading& reading, Findings& out) {
    for (const SchemeNow& one : schemes_now(reading)) {
        if (one.terms == nullptr ||
            one.terms->cost.model != model::CostModel::FixedPriceIncentive ||
            !one.terms->cost.ceiling_price)
            continue;
        const Number assumption = incentive::point_of_total_assumption(one.terms->cost);
        const Number ceiling = Number::of(*one.terms->cost.ceiling_price);
        if (!is_below(ceiling, assumption)) continue;
        const auto money = to_money(assumption, {});
        if (!money) continue;
        add_about(reading, one, "scheme_assumption_above_ceiling", out)
            .text.with("assumption", amount(one, *money, "cost"))
            .with("ceiling", amount(one, *one.terms->cost.ceiling_price, "cost"));
    }
}

void find_scheme_pays_for_the_other(const Reading& reading, Findings& out) {
    for (const SchemeNow& one : schemes_now(reading)) {
        if (one.terms == nullptr) continue;
        for (const model::SchemeMeasure& measure : one.terms->measures) {
            const auto* kpi = reading.snapshot.find<model::Kpi>(measure.kpi);
            if (kpi == nullptr || kpi->measured_side != other_side(one.scheme->performer)) continue;
            Finding& finding = add_about(reading, one, "scheme_pays_for_the_other", out);
            name_kpi(reading, measure.kpi, finding);
            finding.text.with("side", named_side(reading.snapshot, one.scheme->performer));
        }
    }
}

void find_incentive_kpi_without_scheme(const Reading& reading, Findings& out) {
    const auto schemes = schemes_now(reading);
    if (schemes.empty()) return;
    std::vector<ThingId> named_kpis;
    const auto note = [&](const auto& rows) {
        for (const auto& row : rows) named_kpis.push_back(row.kpi);
    };
    for (const SchemeNow& one : schemes) {
        if (one.terms == nullptr) continue;
        note(one.terms->measures);
        note(one.terms->gates);
        note(one.terms->failures);
        note(one.terms->allocations);
        note(one.terms->deviations);
    }
    for (const model::Kpi* kpi : reading.snapshot.all<model::Kpi>()) {
        if (!kpi->incentive || std::ranges::find(named_kpis, kpi->thing.id) != named_kpis.end())
            continue;
        Finding& finding = add(out, "incentive_kpi_without_scheme", kpi->thing);
        finding.text.with("kpi", named(reading.snapshot, kpi->thing));
        call_on(finding, owner_of(reading.snapshot, *kpi));
    }
}

void find_statement_due(const Reading& reading, Findings& out) {
    for (const SchemeNow& one : schemes_now(reading)) {
        const Account* account = reading.schemes.find(one.scheme->thing.id);
        if (account == nullptr || one.version.state != model::VersionState::Approved) continue;
        for (std::size_t i = 0; i < account->outcomes.size(); ++i) {
            const bool open = account->statements[i].state == incentive::StatementState::None ||
                              account->statements[i].state == incentive::StatementState::Draft;
            if (!open || account->outcomes[i].preliminary()) continue;
            Finding& finding = add_about(reading, one, "statement_due", out);
            const base::Period& period = account->outcomes[i].period;
            finding.text.with("period", base::PeriodArgument{period});
            Mend put = mend("put_statement", "put_statement");
            put.arguments = {{"scheme", one.scheme->thing.id.text()}, {"period", period.text()}};
            finding.mends.push_back(std::move(put));
            break;
        }
    }
}

void find_both_gain(const Reading& reading, Findings& out) {
    for (const SchemeNow& one : schemes_now(reading)) {
        const Account* account = reading.schemes.find(one.scheme->thing.id);
        if (account == nullptr || account->outcomes.empty()) continue;
        const incentive::Outcome& latest = account->outcomes.back();
        const auto side = [&](model::Side of) {
            return to_side(of, account->performer, latest.settled);
        };
        const base::Money customer = side(model::Side::Customer);
        const base::Money supplier = side(model::Side::Supplier);
        if (latest.preliminary() || customer.minor <= 0 || supplier.minor <= 0) continue;
        add_about(reading, one, "both_gain", out)
            .text.with("period", base::PeriodArgument{latest.period})
            .with("customer", amount(one, customer, "effects"))
            .with("supplier", amount(one, supplier, "effects"));
    }
}

}  // namespace samverka::rules
