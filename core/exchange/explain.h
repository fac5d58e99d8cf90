// Why a number is what it is, asked by the id of what has it: the one way from an id to a trace,
// for the command line and the wire.
#pragma once

#include <optional>

#include "core/base/result.h"
#include "core/incentive/trace.h"
#include "core/session/session.h"

namespace samverka::exchange {

// Of a KPI its value, of an outcome or a goal its progress, of an incentive scheme its outcome for
// `side` (None: the performer); in `period`, or the latest that has ended. Errors: ThingUnknown,
// ThingKindOther for what has no number, SchemeNotInForce.
[[nodiscard]] base::Result<kpi::TraceNode> explain(const session::Session& session,
                                                   base::ThingId thing,
                                                   const std::optional<base::Period>& period,
                                                   model::Side side = model::Side::None);

}  // namespace samverka::exchange
