// The outcome of incentive schemes as JSON: the same for the command line and the wire.
// docs/incentives.md explains every member, with an example of each block.
//
// Numbers are decimal texts in their stored form, money strings of minor units as everywhere; what
// a block does not say is left out.
#pragma once

#include <optional>

#include "core/exchange/kpi_json.h"
#include "core/json/value.h"
#include "core/locale/messages.h"
#include "core/session/session.h"

namespace samverka::exchange {

struct OutcomeQuery {
    std::optional<base::ThingId> scheme;  // all when not set
    std::optional<base::Period> period;   // every period when not set
    WithTraces traces = WithTraces::No;   // of every line
};

// {"as_of","currency","schemes":[{"scheme","name","performer","periods":[…]}…]}.
// Errors: ThingUnknown for a scheme that is not there; SchemeNotInForce for a period of one scheme
// without an outcome.
[[nodiscard]] base::Result<json::Value> outcomes_json(const session::Session& session,
                                                      const OutcomeQuery& query,
                                                      locale::Language language);

}  // namespace samverka::exchange
