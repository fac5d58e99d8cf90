// Acts of the history as screens show them: sentences in which every name leads to its thing and
// every number to the act that wrote it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/history/history.h"
#include "core/screens/view.h"

namespace samverka::screens {

// What names the trace of acts: "acts:<act>,<act>".
[[nodiscard]] std::string acts_trace_id(const std::vector<base::ActId>& acts);

// A sentence of an act.
[[nodiscard]] locale::Runs act_runs(const View& view, base::ActId act,
                                    const base::Message& sentence);
// An act in one sentence: its headline, and how much more it did where the headline is but the
// first of its sentences.
[[nodiscard]] locale::Runs act_headline(const View& view, const history::Act& act);
// " och 3 till", opening those acts.
[[nodiscard]] locale::Runs and_more(const View& view, std::size_t count,
                                    const std::vector<base::ActId>& acts);
// "3 ändringar sedan 28 sep".
[[nodiscard]] locale::Runs acts_since(const View& view, const std::vector<history::ActHead>& heads,
                                      base::Date date);

}  // namespace samverka::screens
