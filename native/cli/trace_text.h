// A trace as indented lines: what it is, its value in every digit, and how it was computed.
#pragma once

#include <string>

#include "core/kpi/trace.h"
#include "core/locale/runs.h"
#include "native/cli/options.h"

namespace samverka::cli {

[[nodiscard]] std::string trace_text(const Options& options, const locale::Currency& currency,
                                     const kpi::TraceNode& node, std::size_t depth = 0);

}  // namespace samverka::cli
