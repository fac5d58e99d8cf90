// The verbs, one function each: everything has been read from the command line, the answer is the
// exit code.
#pragma once

#include "native/cli/options.h"

namespace samverka::cli {

[[nodiscard]] Exit run_new(const Options& options);
[[nodiscard]] Exit run_show(const Options& options);
[[nodiscard]] Exit run_check(const Options& options);
[[nodiscard]] Exit run_kpi(const Options& options);
[[nodiscard]] Exit run_outcome(const Options& options);
[[nodiscard]] Exit run_explain(const Options& options);
[[nodiscard]] Exit run_simulate(const Options& options);
[[nodiscard]] Exit run_backtest(const Options& options);
[[nodiscard]] Exit run_catalogue(const Options& options);
[[nodiscard]] Exit run_apply(const Options& options);
[[nodiscard]] Exit run_export(const Options& options);
[[nodiscard]] Exit run_import(const Options& options);
[[nodiscard]] Exit run_merge(const Options& options);
[[nodiscard]] Exit run_verify(const Options& options);
[[nodiscard]] Exit run_log(const Options& options);
[[nodiscard]] Exit run_erase(const Options& options);
[[nodiscard]] Exit run_schema(const Options& options);

}  // namespace samverka::cli
