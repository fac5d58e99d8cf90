// KPIs, their values and traces, and how far the goals have come, as JSON: the same for the command
// line and the wire.
//
// Numbers are decimal texts in their stored form, periods and dates too; texts are plain sentences
// in the language asked for. What has no data has no "value" and says why in "missing".
#pragma once

#include <optional>

#include "core/json/value.h"
#include "core/kpi/trace.h"
#include "core/locale/messages.h"
#include "core/session/session.h"

namespace samverka::exchange {

enum class WithTraces : std::uint8_t { No, Yes };

struct KpiQuery {
    std::optional<base::ThingId> kpi;    // all when not set
    std::optional<base::Period> period;  // every period of the KPI's history when not set
    WithTraces traces = WithTraces::No;
};

[[nodiscard]] std::string_view standing_name(kpi::Standing standing);     // "reaches" …
[[nodiscard]] std::string_view missing_name(kpi::Missing missing);        // "not_measured" …
[[nodiscard]] std::string_view assurance_name(kpi::Assurance assurance);  // "verified" …

// {"as_of","kpis":[{"kpi","name","unit","values":[{"period","value","exact","standing",
//   "beyond_stretch","assurance","missing","version","target","measured","unmatched","progress",
//   "attainment","exclusions":[{"exclusion","series","period","measured","amount","reason"}…],
//   "parts":[{"kpi","name","weight","value","score","missing"}…],"trace"}…],
//   "trend","streak":{"kind","periods"},
//   "forecast":{"period","value","low","high","values","method"},
//   "reset":{"target","mean","proposed","periods","limited","version"}}…],
//  "goals":[{"goal","title","progress","plan","measured","trace"}…]}.
// Of an exclusion without "amount" the measurement does not count. "parts" are of scorecards; one
// without "score" is left out. "trend" is "better", "steady", "worse" or "unknown". Trend, streak,
// forecast and reset are told where no period is asked for; the last two only where there are any.
// Goals are left out when one KPI is asked for. Errors: ThingUnknown for a KPI that is not there.
[[nodiscard]] base::Result<json::Value> kpis_json(const session::Session& session,
                                                  const KpiQuery& query, locale::Language language);

// {"kind","label","formula","value","inexact","op","weight","decimals","rounding","unit","thing","period","by","at","reference",
//  "assurance","children":[…]}; what has nothing to say is left out.
[[nodiscard]] json::Value trace_json(const session::Session& session, const kpi::TraceNode& node,
                                     locale::Language language);

}  // namespace samverka::exchange
