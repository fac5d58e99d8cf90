// The table of rules and what is asked of all of them together.
#include <algorithm>
#include <array>
#include <tuple>

#include "core/base/assert.h"
#include "core/base/sort.h"
#include "core/incentive/account.h"
#include "core/kpi/board.h"
#include "core/rules/families.h"
#include "core/rules/finding.h"

namespace samverka::rules {

namespace {

using base::ThingId;
using enum Family;
using enum Severity;
using enum model::ThingKind;

constexpr model::KindSet kinds(std::initializer_list<model::ThingKind> list) {
    model::KindSet set = 0;
    for (const model::ThingKind kind : list) set |= model::kind_set(kind);
    return set;
}

constexpr model::KindSet kPairs = kinds({Pair, Role, Level, Party});
constexpr model::KindSet kMandates = kPairs | kinds({Mandate});
constexpr model::KindSet kPosts = kPairs | kinds({Assignment, Person});
constexpr model::KindSet kCoverage = kPairs | kinds({Forum});
constexpr model::KindSet kEverything = kMandates | kPosts | kCoverage | kinds({Partnership});

constexpr model::KindSet kGoals = kinds({Partnership, Goal, Pair, Role, Party});
// What the KPI board is made of, and who has to do with it.
constexpr model::KindSet kKpis =
    kGoals | kinds({Kpi, KpiVersion, Series, Verification, Dispute, Exclusion});

// What incentive schemes are read from.
constexpr model::KindSet kSchemes = kKpis | kinds({Scheme, SchemeVersion, Statement, Exclusion});

constexpr std::array kRules{
    Rule{"responsibility_uncovered", Mirror, Error, kCoverage, &find_responsibility_uncovered},
    Rule{"counterpart_missing", Mirror, Error, kPairs, &find_counterpart_missing},
    Rule{"mandate_differs", Mirror, Error, kMandates, &find_mandate_differs},
    Rule{"level_differs", Mirror, Error, kPairs, &find_level_differs},
    Rule{"vacancy", Mirror, Error, kPosts, &find_vacancy},
    Rule{"person_left", Mirror, Error, kPosts, &find_person_left},
    Rule{"person_other_side", Mirror, Error, kPosts, &find_person_other_side},
    Rule{"approval_contested", Agreement, Error, model::kAnyKind, &find_approval_contested},
    Rule{"scheme_terms_faulty", Incentive, Error, kSchemes, &find_scheme_terms_faulty},
    Rule{"vision_missing", Alignment, Warning, kinds({Partnership, Party, Vision}),
         &find_vision_missing},
    Rule{"kpi_without_definition", Family::Measurement, Warning, kKpis,
         &find_kpi_without_definition},
    Rule{"kpi_unclear", Family::Measurement, Warning, kKpis, &find_kpi_unclear},
    Rule{"scorecard_circular", Family::Measurement, Warning, kKpis, &find_scorecard_circular},
    Rule{"exclusion_does_not_fit", Family::Measurement, Warning, kKpis,
         &find_exclusion_does_not_fit},
    Rule{"kpi_incomplete", Family::Measurement, Warning, kKpis, &find_kpi_incomplete},
    Rule{"measurement_overdue", Family::Measurement, Warning, kKpis, &find_measurement_overdue},
    Rule{"measurement_disputed", Family::Measurement, Warning, kKpis, &find_measurement_disputed},
    Rule{"measurement_twice", Family::Measurement, Warning, kKpis, &find_measurement_twice},
    Rule{"measurer_is_verifier", Family::Measurement, Warning, kKpis, &find_measurer_is_verifier},
    Rule{"value_without_counterpart", Family::Measurement, Warning, kKpis,
         &find_value_without_counterpart},
    Rule{"scheme_without_terms", Incentive, Warning, kSchemes, &find_scheme_without_terms},
    Rule{"scheme_wrong_way", Incentive, Warning, kSchemes, &find_scheme_wrong_way},
    Rule{"scheme_unreachable", Incentive, Warning, kSchemes, &find_scheme_unreachable},
    Rule{"scheme_cap_below_full", Incentive, Warning, kSchemes, &find_scheme_cap_below_full},
    Rule{"scheme_assumption_above_ceiling", Incentive, Warning, kSchemes,
         &find_scheme_assumption_above_ceiling},
    Rule{"goal_behind_plan", Alignment, Warning, kKpis, &find_goal_behind_plan},
    Rule{"goal_without_kpi", Alignment, Warning, kGoals | kinds({Kpi}), &find_goal_without_kpi},
    Rule{"kpi_without_goal", Alignment, Warning, kGoals | kinds({Kpi}), &find_kpi_without_goal},
    Rule{"goal_without_parent", Alignment, Warning, kGoals, &find_goal_without_parent},
    Rule{"goal_weights_do_not_sum", Alignment, Warning, kGoals, &find_goal_weights_do_not_sum},
    Rule{"responsibilities_differ", Mirror, Warning, kCoverage, &find_responsibilities_differ},
    Rule{"mandate_missing", Mirror, Warning, kMandates, &find_mandate_missing},
    Rule{"no_deputy", Mirror, Warning, kPosts, &find_no_deputy},
    Rule{"two_holders", Mirror, Warning, kPosts, &find_two_holders},
    Rule{"person_on_two_levels", Mirror, Warning, kPosts, &find_person_on_two_levels},
    Rule{"forum_without_both_sides", Mirror, Warning, kCoverage, &find_forum_without_both_sides},
    Rule{"conflict_open", Agreement, Warning, model::kAnyKind, &find_conflict_open},
    Rule{"approval_pending", Agreement, Advice, model::kAnyKind, &find_approval_pending},
    Rule{"vision_not_approved", Alignment, Advice, kinds({Partnership, Party, Vision}),
         &find_vision_not_approved},
    Rule{"kpi_under_for_long", Alignment, Advice, kKpis | kinds({Initiative}),
         &find_kpi_under_for_long},
    Rule{"measurement_unverified", Family::Measurement, Advice, kKpis,
         &find_measurement_unverified},
    Rule{"kpi_without_target", Family::Measurement, Advice, kKpis, &find_kpi_without_target},
    Rule{"kpi_without_rounding", Family::Measurement, Advice, kKpis, &find_kpi_without_rounding},
    Rule{"scheme_pays_for_the_other", Incentive, Advice, kSchemes, &find_scheme_pays_for_the_other},
    Rule{"incentive_kpi_without_scheme", Incentive, Advice, kSchemes,
         &find_incentive_kpi_without_scheme},
    Rule{"statement_due", Incentive, Advice, kSchemes, &find_statement_due},
    Rule{"target_beaten", Family::Measurement, Advice, kKpis, &find_target_beaten},
    Rule{"measurement_gap", Family::Measurement, Advice, kKpis, &find_measurement_gap},
    Rule{"denominator_empty", Family::Measurement, Advice, kKpis, &find_denominator_empty},
    Rule{"outcome_thinly_measured", Alignment, Advice, kKpis, &find_outcome_thinly_measured},
    Rule{"too_many_outcome_kpis", Alignment, Advice, kGoals | kinds({Kpi, Level}),
         &find_too_many_outcome_kpis},
    Rule{"initiative_without_goal", Alignment, Advice, kGoals | kinds({Kpi, Initiative}),
         &find_initiative_without_goal},
    Rule{"kpis_on_target", Alignment, Praise, kKpis, &find_kpis_on_target},
    Rule{"goal_ahead_of_plan", Alignment, Praise, kKpis, &find_goal_ahead_of_plan},
    Rule{"both_gain", Incentive, Praise, kSchemes, &find_both_gain},
    Rule{"pairs_mirror", Mirror, Praise, kEverything, &find_pairs_mirror},
    Rule{"responsibilities_covered", Mirror, Praise, kCoverage | kinds({Partnership}),
         &find_responsibilities_covered},
};

std::size_t place_of(std::string_view rule) {
    for (std::size_t i = 0; i < kRules.size(); ++i)
        if (rule == kRules[i].id) return i;
    SV_ASSERT(false);
}

}  // namespace

std::string_view severity_name(Severity severity) {
    switch (severity) {
        case Error:
            return "error";
        case Warning:
            return "warning";
        case Advice:
            return "advice";
        case Praise:
            return "praise";
    }
    SV_ASSERT(false);
}

std::span<const Rule> all_rules() { return kRules; }

const Rule* find_rule(std::string_view id) {
    for (const Rule& rule : kRules)
        if (id == rule.id) return &rule;
    return nullptr;
}

void sort_findings(std::vector<Finding>& findings) {
    base::sort(findings, [](const Finding& left, const Finding& right) {
        return std::tuple(left.severity, place_of(left.rule)) <
               std::tuple(right.severity, place_of(right.rule));
    });
}

std::vector<Finding> evaluate_all(const Reading& reading) {
    std::vector<Finding> out;
    for (const Rule& rule : kRules) rule.evaluate(reading, out);
    sort_findings(out);
    return out;
}

std::vector<Finding> evaluate_all(const model::Snapshot& snapshot, base::Date date) {
    kpi::Board board;
    board.follow(snapshot, date);
    incentive::Accounts accounts;
    accounts.follow(snapshot, board, date);
    return evaluate_all({.snapshot = snapshot, .date = date, .kpis = board, .schemes = accounts});
}

bool concerns(const Finding& finding, ThingId thing) {
    return finding.subject == thing || std::find(finding.evidence.begin(), finding.evidence.end(),
                                                 thing) != finding.evidence.end();
}

bool concerns(const Finding& finding, const model::Pair& pair) {
    return concerns(finding, pair.thing.id) ||
           (!pair.customer_role.is_nil() && concerns(finding, pair.customer_role)) ||
           (!pair.supplier_role.is_nil() && concerns(finding, pair.supplier_role));
}

std::vector<const Finding*> findings_about(const std::vector<Finding>& findings, ThingId thing) {
    std::vector<const Finding*> out;
    for (const Finding& finding : findings)
        if (concerns(finding, thing)) out.push_back(&finding);
    return out;
}

std::vector<const Finding*> findings_about(const std::vector<Finding>& findings,
                                           const model::Pair& pair) {
    std::vector<const Finding*> out;
    for (const Finding& finding : findings)
        if (concerns(finding, pair)) out.push_back(&finding);
    return out;
}

bool pair_mirrors(const std::vector<Finding>& findings, const model::Pair& pair) {
    return std::none_of(findings.begin(), findings.end(), [&](const Finding& finding) {
        const bool fault = finding.severity == Error || finding.severity == Warning;
        const Rule* rule = find_rule(finding.rule);
        return fault && rule != nullptr && rule->family == Mirror && concerns(finding, pair);
    });
}

}  // namespace samverka::rules
