// What a proposed definition or proposed terms would have said of the past, as JSON.
#pragma once

#include <optional>

#include "core/json/value.h"
#include "core/session/session.h"

namespace samverka::exchange {

// Of a KPI version:
// {"version","kpi","rows":[{"period","before":{"value","standing","missing"},"after":{…}}…],
//  "reached_before","reached_after","changed"}.
// Of a scheme's version:
// {"version","scheme","rows":[{"period","before":{"customer","supplier"},"after":{…}}…],
//  "before":{"customer","supplier"},"after":{…}}; a period that was not reckoned has no "before".
// Amounts are minor units, held-back lines included. From the first of the KPI's or the scheme's
// periods unless `from` is given. Errors: ThingUnknown, ThingKindOther for another thing.
[[nodiscard]] base::Result<json::Value> backtest_json(const session::Session& session,
                                                      base::ThingId version,
                                                      std::optional<base::Date> from);

}  // namespace samverka::exchange
