// Text as runs, and the rendering of messages to them.
//
// A text that people read is a list of runs: plain, value, reference, glossary term. `render` looks a message's key up,
// puts its arguments in as people of the language write them, and keeps numbers and references apart from the words. A key
// that is not in the table is shown as it stands (a test fails on every such key).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/locale/messages.h"

namespace samverka::locale {

enum class RunKind : std::uint8_t { Plain, Value, Reference, Term };

struct Run {
    RunKind kind = RunKind::Plain;
    std::string text;
    std::string target;  // Value: trace id ("set:<thing>/<field>", "list:<thing>,<thing>"), Reference: thing id, Term: key
    friend bool operator==(const Run&, const Run&) = default;
};
using Runs = std::vector<Run>;

struct Currency {
    std::string code = "SEK";  // ISO 4217
    int decimals = 2;
};

[[nodiscard]] Runs render(const base::Message& message, Language language,
                          const Currency& currency = {});
[[nodiscard]] std::string plain_text(const Runs& runs);

// The side in `language`, or the other one where it is missing; `missing` says that the other was taken.
struct ChosenText {
    std::string text;
    bool missing = false;
};
[[nodiscard]] ChosenText choose(const base::Bilingual& text, Language language);

}  // namespace samverka::locale
