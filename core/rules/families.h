// The rules' functions, one line each, in the order of the table in rules.cpp; for that table
// alone.
#pragma once

#include "core/rules/finding.h"

namespace samverka::rules {

using Findings = std::vector<Finding>;

// coverage.cpp: what each level and forum must have.
void find_responsibility_uncovered(const Reading& reading, Findings& out);
void find_forum_without_both_sides(const Reading& reading, Findings& out);

// mirror.cpp: whether the two roles of a pair answer to each other.
void find_counterpart_missing(const Reading& reading, Findings& out);
void find_level_differs(const Reading& reading, Findings& out);
void find_responsibilities_differ(const Reading& reading, Findings& out);

// mandate.cpp: what each may decide.
void find_mandate_differs(const Reading& reading, Findings& out);
void find_mandate_missing(const Reading& reading, Findings& out);

// people.cpp: who holds the roles.
void find_vacancy(const Reading& reading, Findings& out);
void find_person_left(const Reading& reading, Findings& out);
void find_person_other_side(const Reading& reading, Findings& out);
void find_two_holders(const Reading& reading, Findings& out);
void find_no_deputy(const Reading& reading, Findings& out);
void find_person_on_two_levels(const Reading& reading, Findings& out);

// agreement.cpp: what the two sides have not settled yet.
void find_approval_contested(const Reading& reading, Findings& out);
void find_conflict_open(const Reading& reading, Findings& out);
void find_approval_pending(const Reading& reading, Findings& out);

// alignment.cpp: whether vision, goals, KPIs and initiatives hang together.
void find_vision_missing(const Reading& reading, Findings& out);
void find_vision_not_approved(const Reading& reading, Findings& out);
void find_goal_without_parent(const Reading& reading, Findings& out);
void find_goal_without_kpi(const Reading& reading, Findings& out);
void find_kpi_without_goal(const Reading& reading, Findings& out);
void find_initiative_without_goal(const Reading& reading, Findings& out);
void find_goal_weights_do_not_sum(const Reading& reading, Findings& out);
void find_goal_behind_plan(const Reading& reading, Findings& out);
void find_outcome_thinly_measured(const Reading& reading, Findings& out);
void find_too_many_outcome_kpis(const Reading& reading, Findings& out);
void find_goal_ahead_of_plan(const Reading& reading, Findings& out);
void find_kpis_on_target(const Reading& reading, Findings& out);

// definition.cpp: whether everyone can know how a KPI is measured.
void find_kpi_without_definition(const Reading& reading, Findings& out);
void find_kpi_unclear(const Reading& reading, Findings& out);
void find_scorecard_circular(const Reading& reading, Findings& out);
void find_target_beaten(const Reading& reading, Findings& out);
void find_kpi_incomplete(const Reading& reading, Findings& out);
void find_kpi_without_target(const Reading& reading, Findings& out);
void find_kpi_without_rounding(const Reading& reading, Findings& out);
void find_measurer_is_verifier(const Reading& reading, Findings& out);

// measurement.cpp: whether it is measured, verified and agreed on.
void find_measurement_overdue(const Reading& reading, Findings& out);
void find_measurement_disputed(const Reading& reading, Findings& out);
void find_measurement_twice(const Reading& reading, Findings& out);
void find_value_without_counterpart(const Reading& reading, Findings& out);
void find_kpi_under_for_long(const Reading& reading, Findings& out);
void find_measurement_unverified(const Reading& reading, Findings& out);
void find_measurement_gap(const Reading& reading, Findings& out);
void find_denominator_empty(const Reading& reading, Findings& out);

// scheme.cpp: whether incentive schemes say what both mean, and what is to be settled.
void find_scheme_terms_faulty(const Reading& reading, Findings& out);
void find_scheme_without_terms(const Reading& reading, Findings& out);
void find_scheme_wrong_way(const Reading& reading, Findings& out);
void find_scheme_unreachable(const Reading& reading, Findings& out);
void find_scheme_cap_below_full(const Reading& reading, Findings& out);
void find_scheme_assumption_above_ceiling(const Reading& reading, Findings& out);
void find_scheme_pays_for_the_other(const Reading& reading, Findings& out);
void find_incentive_kpi_without_scheme(const Reading& reading, Findings& out);
void find_statement_due(const Reading& reading, Findings& out);
void find_both_gain(const Reading& reading, Findings& out);

// exclusion.cpp: whether what was excluded fits what was measured.
void find_exclusion_does_not_fit(const Reading& reading, Findings& out);

// What is good: in mirror.cpp and coverage.cpp, beside the faults.
void find_pairs_mirror(const Reading& reading, Findings& out);
void find_responsibilities_covered(const Reading& reading, Findings& out);

}  // namespace samverka::rules
