// What a scheme would give elsewhere, as JSON: the same for the command line and the wire.
//
// A driver is written "kpi:<id>", "series:<id>" or "terms:<pointer>"; an axis adds its ends and how
// many values, "kpi:<id>=98..100/11"; a draw its distribution, "kpi:<id>=uniform:98:100",
// "kpi:<id>=triangular:98:99:100" or "kpi:<id>=history".
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/incentive/simulation.h"
#include "core/json/value.h"
#include "core/session/session.h"

namespace samverka::exchange {

// Errors: UsageInvalid for another form, IdSyntax, NumberSyntax.
[[nodiscard]] base::Result<incentive::Axis> read_axis(std::string_view text);
[[nodiscard]] base::Result<incentive::Draw> read_draw(std::string_view text);

struct SimulationQuery {
    base::ThingId scheme;
    std::optional<base::Period> from;  // the first period; unset: the first there is
    std::optional<base::Period> to;    // the last; unset: the last that has ended
    std::optional<incentive::Axis> x;  // a grid needs both
    std::optional<incentive::Axis> y;
    std::vector<incentive::Draw> draws;
    int count = 1000;
    std::uint64_t seed = 1;
};

// {"scheme","from","to","periods",
//  "grid":{"x":[…],"y":[…],"customer":[[…]…],"supplier":[[…]…],"both","now":{"customer","supplier"},
//          "notes":[{"kind","axis","from","to"}…]},
//  "draws":{"count","seed","customer":{"p5"…},"supplier":{…},"both","customer_loses","supplier_loses"}}
// Rows are of y, amounts minor units. Errors: ThingUnknown, SchemeNotInForce and those of
// core/incentive/simulation.h.
[[nodiscard]] base::Result<json::Value> simulation_json(const session::Session& session,
                                                        const SimulationQuery& query);

}  // namespace samverka::exchange
