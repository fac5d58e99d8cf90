// What would follow: commands tried on a copy of the partnership that nobody else ever sees.
//
// The copy is opened from the log's own bytes, for the same author, date and time; its ids are
// drawn from a stream of its own, so trying something changes nothing in what is written later.
// Nothing of it reaches the log, the outbox or storage: it is thrown away. `consequences` tells
// what differs between two sessions in what people look at: findings that came or went, values of
// KPIs and progress of goals. Costs: one opening of the file, and what the commands cost.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/json/value.h"
#include "core/session/session.h"

namespace samverka::session {

// Errors: NotOpen.
[[nodiscard]] base::Result<std::unique_ptr<Session>> what_if(const Session& real);

// Runs [{"command","args"}…] one after the other. Errors: ArgumentMissing, and those of the first
// command that is refused, under its place in the list ("/0/role"); what ran before it has run.
base::Result<void> run_commands(Session& session, const json::Value& commands);

struct ValueChange {
    base::ThingId kpi;
    base::Period period;
    std::optional<kpi::Value> before;  // not set: the KPI had no such period
    std::optional<kpi::Value> after;
};
struct ProgressChange {
    base::ThingId goal;
    std::optional<base::Decimal> before;  // not set: no data
    std::optional<base::Decimal> after;
};
struct Consequences {
    std::vector<rules::Finding> appeared;  // in the order of the session's findings
    std::vector<rules::Finding> gone;
    std::vector<ValueChange> values;       // by KPI in their order, then by period
    std::vector<ProgressChange> progress;  // by goal in their order
};
[[nodiscard]] Consequences consequences(const Session& before, const Session& after);

}  // namespace samverka::session
