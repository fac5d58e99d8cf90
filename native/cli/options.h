// What was typed after `samverka`: one verb, its positional arguments and options, read without
// side effects.
//
// Options may stand anywhere, as `--name value` or `--name=value`; `--` ends them. A word that no
// verb and no option knows, an option without its value or one that the verb has no use for is a
// usage error that names it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/locale/messages.h"

namespace samverka::cli {

// The exit codes that scripts rely on.
enum class Exit : int { Fine = 0, Findings = 1, Usage = 2, Refused = 3 };

struct Options {
    std::string verb;
    std::vector<std::string> words;  // positional, after the verb
    bool help = false;
    bool json = false;
    bool typescript = false;
    bool trace = false;
    locale::Language language = locale::Language::English;
    std::optional<std::string> author;
    std::optional<base::Instant> now;
    std::optional<std::string> entropy;  // raw bytes
    std::optional<base::Date> as_of;
    std::optional<std::string> output;
    std::map<std::string, std::string> values;  // the verb's own options, without dashes

    [[nodiscard]] std::optional<std::string> value(std::string_view name) const;
};

// A verb: how many words it takes, and which options of its own.
struct Verb {
    std::string_view name;
    std::size_t words_min;
    std::size_t words_max;
    std::vector<std::string_view> options;
};
[[nodiscard]] const Verb* find_verb(std::string_view name);

// `system_language` is what the environment says ("sv_SE.UTF-8"). Errors: UsageInvalid with the
// word as path; `out` holds what was read until then, so that the error is told in the language
// asked for.
[[nodiscard]] base::Result<void> read_options(const std::vector<std::string>& typed,
                                              std::string_view system_language, Options& out);

}  // namespace samverka::cli
