// What the command line says: results to standard output (or the file of -o), everything else to
// standard error.
//
// A line on standard error is "error <code> <place>: <sentence> [detail]" or the same with
// "warning"; the code is stable, the place is the file and what the error names in it (a JSON
// pointer or "line 17"), the sentence is in the language asked for.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/message.h"
#include "core/json/value.h"
#include "core/locale/runs.h"
#include "native/cli/options.h"

namespace samverka::cli {

// A message's text in the language asked for.
[[nodiscard]] std::string say(const Options& options, const base::Message& message,
                              const locale::Currency& currency = {});
[[nodiscard]] std::string say(const Options& options, std::string_view key);

void tell_error(const Options& options, std::string_view place, const base::Error& error);
void tell_warnings(const Options& options, std::string_view place,
                   std::span<const base::Error> warnings);

// Says the error and gives the exit code 3.
[[nodiscard]] Exit refused(const Options& options, std::string_view place,
                           const base::Error& error);
// Says what is wrong with how it was called and gives the exit code 2.
[[nodiscard]] Exit misused(const Options& options, base::ErrorCode code, std::string_view word,
                           std::string_view detail);

// The verb's result: to standard output, or to the file of -o.
[[nodiscard]] Exit put_result(const Options& options, std::string_view text,
                              Exit exit = Exit::Fine);
[[nodiscard]] Exit put_json(const Options& options, const json::Value& value,
                            Exit exit = Exit::Fine);

// What a verb that writes a file has to say about it: to standard output, whatever -o names.
[[nodiscard]] Exit put_note(const Options& options, std::string_view text);

}  // namespace samverka::cli
