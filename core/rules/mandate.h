// How two mandates differ: read by the rule and by whoever shows them side by side.
#pragma once

#include <vector>

#include "core/model/in_force.h"

namespace samverka::rules {

// The powers' fields in which the two differ, in the order of the table. A kind of decision that is
// not mentioned counts as no power; a missing money limit differs from every limit.
[[nodiscard]] std::vector<const model::Field*> differing_powers(const model::Schema& schema,
                                                                const model::Mandate& left,
                                                                const model::Mandate& right);

}  // namespace samverka::rules
