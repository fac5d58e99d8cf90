// What keeps a scheme's version from being reckoned, or makes it say what nobody can have meant:
// told before it is put forward, with the place and the numbers that show it.
//
// A fault refuses the proposal (SchemeInvalid): a KPI twice or none, no weight, percent that do not
// add up to 100, a curve without its ends or with two alike, a pool given twice or not at all, a
// credit without charges or rate, a counting or a dead-band without its kind, an earn-back without
// its periods, cost without target or actual cost, bands that overlap, a ceiling below the target
// price, a minimum fee above the maximum, a series of money in another unit. What is only unwise is
// a finding (core/rules/scheme.cpp).
#pragma once

#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/model/snapshot.h"

namespace samverka::incentive {

struct TermsFault {
    std::string path;  // "/measures/2/weight": of the version's fields
    base::Message message;
};

// In the order of the fields. The KPIs' definitions are those in force when the version begins to
// apply (without a day: none are asked for).
[[nodiscard]] std::vector<TermsFault> faults_of(const model::Snapshot& snapshot,
                                                const model::SchemeVersion& version);

}  // namespace samverka::incentive
