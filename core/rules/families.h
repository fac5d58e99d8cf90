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

// What is good: in mirror.cpp and coverage.cpp, beside the faults.
void find_pairs_mirror(const Reading& reading, Findings& out);
void find_responsibilities_covered(const Reading& reading, Findings& out);

}  // namespace samverka::rules
