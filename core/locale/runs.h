// Text as runs, and the rendering of messages to them.
//
// A text that people read is a list of runs: plain, value, reference, glossary term; a difference
// of two texts also has runs that were added or removed. `render` looks a message's key up, puts
// its arguments in as people of the language write them, and keeps numbers and references apart
// from the words. Neither a key that is not in the table nor an argument that was not given makes a
// sentence disappear: the key or the argument's name in braces is shown as it stands (a test fails
// on every such key).
//
// In a message's text {name} is an argument and {name|one|other} a choice by number: the first text
// when the argument is 1, else the second; {name|none|one|other} has a text of its own for 0.
// Choices may hold arguments, not choices. A unit of a decimal and a label are keys themselves; a
// term's word stands under "term.<key>.word".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/locale/messages.h"

namespace samverka::locale {

enum class RunKind : std::uint8_t { Plain, Value, Reference, Term, Added, Removed };

struct Run {
    RunKind kind = RunKind::Plain;
    std::string text;
    // Empty where there is nothing to open (a date, a unit-less decimal).
    std::string target;  // Value: trace id ("set:<thing>/<field>", "list:<thing>,<thing>"),
                         // Reference: thing id, Term: key
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

// The side in `language`, or the other one where it is missing; `missing` says that the other was
// taken.
struct ChosenText {
    std::string text;
    bool missing = false;
};
[[nodiscard]] ChosenText choose(const base::Bilingual& text, Language language);

// A label within a sentence: with a small letter first, unless its first word is an abbreviation.
[[nodiscard]] std::string inside_sentence(std::string_view label);

}  // namespace samverka::locale
