// The rules' functions, one line each, in the order of the table in rules.cpp; for that table
// alone.
#pragma once

#include "core/rules/finding.h"

namespace samverka::rules {

using Findings = std::vector<Finding>;

// coverage.cpp: what each level and forum must have.
void find_responsibility_uncovered(const model::Snapshot& snapshot, base::Date date, Findings& out);
void find_forum_without_both_sides(const model::Snapshot& snapshot, base::Date date, Findings& out);

// mirror.cpp: whether the two roles of a pair answer to each other.
void find_counterpart_missing(const model::Snapshot& snapshot, base::Date date, Findings& out);
void find_level_differs(const model::Snapshot& snapshot, base::Date date, Findings& out);
void find_responsibilities_differ(const model::Snapshot& snapshot, base::Date date, Findings& out);

// mandate.cpp: what each may decide.
void find_mandate_differs(const model::Snapshot& snapshot, base::Date date, Findings& out);
void find_mandate_missing(const model::Snapshot& snapshot, base::Date date, Findings& out);

// people.cpp: who holds the roles.
void find_vacancy(const model::Snapshot& snapshot, base::Date date, Findings& out);
void find_person_left(const model::Snapshot& snapshot, base::Date date, Findings& out);
void find_person_other_side(const model::Snapshot& snapshot, base::Date date, Findings& out);
void find_two_holders(const model::Snapshot& snapshot, base::Date date, Findings& out);
void find_no_deputy(const model::Snapshot& snapshot, base::Date date, Findings& out);
void find_person_on_two_levels(const model::Snapshot& snapshot, base::Date date, Findings& out);

// agreement.cpp: what the two sides have not settled yet.
void find_approval_contested(const model::Snapshot& snapshot, base::Date date, Findings& out);
void find_conflict_open(const model::Snapshot& snapshot, base::Date date, Findings& out);
void find_approval_pending(const model::Snapshot& snapshot, base::Date date, Findings& out);

// What is good: in mirror.cpp and coverage.cpp, beside the faults.
void find_pairs_mirror(const model::Snapshot& snapshot, base::Date date, Findings& out);
void find_responsibilities_covered(const model::Snapshot& snapshot, base::Date date, Findings& out);

}  // namespace samverka::rules
