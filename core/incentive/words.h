// How lines, gates, limits and reasons are named to people: messages, in no language yet.
#pragma once

#include "core/base/message.h"
#include "core/incentive/account.h"
#include "core/model/snapshot.h"

namespace samverka::incentive {

[[nodiscard]] base::Message line_label(const model::Snapshot& snapshot, const Terms& terms,
                                       const Line& line);
// Why a line is held back; an empty key where it is not.
[[nodiscard]] base::Message hold_reason(const Line& line);
// "limit.gain_a_year" …
[[nodiscard]] std::string_view limit_key(LimitKind limit);

}  // namespace samverka::incentive
