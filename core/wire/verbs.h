// The verbs of the envelope, one function each, in the two tables that an engine is made of.
#pragma once

#include <span>
#include <string_view>

#include "core/wire/dispatcher.h"

namespace samverka::wire {

// trial_verbs.cpp
base::Result<Reply> what_if(screens::Workbench& workbench, const Request& request);
base::Result<Reply> begin_job(screens::Workbench& workbench, const Request& request);
base::Result<Reply> step_job(screens::Workbench& workbench, const Request& request);
base::Result<Reply> cancel_job(screens::Workbench& workbench, const Request& request);

// incentive_verbs.cpp
base::Result<Reply> outcome(screens::Workbench& workbench, const Request& request);
base::Result<Reply> explain(screens::Workbench& workbench, const Request& request);
base::Result<Reply> simulate(screens::Workbench& workbench, const Request& request);
base::Result<Reply> backtest(screens::Workbench& workbench, const Request& request);

// Settings, the view, the file and commands: what the page asks for.
[[nodiscard]] std::span<const Verb> page_verbs();
// Documents and trials, for who reads the partnership by program. The engine of the canvas does not
// link them: they are 90 kB of code that no screen asks for.
[[nodiscard]] std::span<const Verb> report_verbs();

}  // namespace samverka::wire
