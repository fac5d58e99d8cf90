// The verbs of the envelope, one function each; the table stands in verbs.cpp.
#pragma once

#include <span>
#include <string_view>

#include "core/wire/dispatcher.h"

namespace samverka::wire {

struct Request {
    const json::Object& args;
    std::string_view payload;
};

struct Verb {
    std::string_view name;
    base::Result<Reply> (*run)(screens::Workbench& workbench, const Request& request);
};

// trial_verbs.cpp
base::Result<Reply> what_if(screens::Workbench& workbench, const Request& request);
base::Result<Reply> begin_job(screens::Workbench& workbench, const Request& request);
base::Result<Reply> step_job(screens::Workbench& workbench, const Request& request);
base::Result<Reply> cancel_job(screens::Workbench& workbench, const Request& request);

[[nodiscard]] const Verb* find_verb(std::string_view name);
[[nodiscard]] std::span<const Verb> all_verbs();

}  // namespace samverka::wire
