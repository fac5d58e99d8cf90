// A text for people before it has a language: a key and typed arguments.
//
// Rules, history and errors make Messages; core/locale renders them to runs in Swedish or English.
// An argument that is a number carries where it comes from, so that whoever reads the sentence can
// open the number's trace.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/ids.h"

namespace samverka::base {

// Integer minor units (öre); the currency is the partnership's.
struct Money {
    std::int64_t minor = 0;
    friend constexpr auto operator<=>(const Money&, const Money&) = default;
};

// A text given in one or both languages; an empty side is missing.
struct Bilingual {
    std::string sv;
    std::string en;
    [[nodiscard]] bool empty() const { return sv.empty() && en.empty(); }
    friend bool operator==(const Bilingual&, const Bilingual&) = default;
};

struct PlainArgument {
    std::string text;
};
struct BilingualArgument {
    Bilingual text;
};
struct CountArgument {
    std::int64_t count = 0;
    std::vector<ThingId> of;
};  // its trace is the list
struct DecimalArgument {
    Decimal value;
    std::string unit_key;
    std::string trace = {};  // of a computed number: what opens (core/kpi/trace.h); else nothing
};
struct MoneyArgument {
    Money value;
    ThingId thing;
    std::string field;
};  // its trace is the act that set the field
struct DateArgument {
    Date value;
};
struct PeriodArgument {
    Period value;
};
struct ReferenceArgument {
    ThingId thing;
    Bilingual title;
};  // the title as known when the message was made
// Inside: within a sentence, where a label begins with a small letter.
enum class LabelPlace : std::uint8_t { Alone, Inside };
struct LabelArgument {
    std::string key;
    LabelPlace place = LabelPlace::Alone;
};  // a message key, e.g. of a choice or a field
struct LabelsArgument {
    std::vector<std::string> keys;
};  // shown as a list, "one, two and three"
struct TermArgument {
    std::string term;
};  // a glossary term's key

using Argument = std::variant<PlainArgument, BilingualArgument, CountArgument, DecimalArgument,
                              MoneyArgument, DateArgument, PeriodArgument, ReferenceArgument,
                              LabelArgument, LabelsArgument, TermArgument>;

struct Message {
    std::string key;
    std::vector<std::pair<std::string, Argument>> arguments;

    // Returns itself, for `Message{...}.with("person", …)` chains.
    Message& with(std::string_view name, Argument argument) {
        arguments.emplace_back(std::string(name), std::move(argument));
        return *this;
    }
};

}  // namespace samverka::base
