// Findings: what a reading of the partnership as of a date has to say, in one list that everything shows.
//
// A rule reads the snapshot on a date and adds findings. A finding is a sentence (a message key with typed arguments), a
// consequence, the thing it concerns, the evidence (ids), and where there is one the command that mends it, with its
// arguments filled in as far as they are known. Severity stands in the rule table, not in the finding.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/message.h"
#include "core/model/snapshot.h"

namespace samverka::rules {

enum class Severity : std::uint8_t { Error, Warning, Advice, Praise };
[[nodiscard]] std::string_view severity_name(Severity severity);  // "error" …

// A command that mends. Arguments in stored form (ids, dates, choice names); `asks` names the one that a person still
// has to choose ("person"), empty when it can run as it is.
struct Mend {
    std::string command;
    std::vector<std::pair<std::string, std::string>> arguments;
    std::string asks;
    base::Message label;  // the button's text: "Föreslå 10 Mkr för båda"
};

struct Finding {
    std::string rule;
    Severity severity{};
    base::ThingId subject;
    model::ThingKind subject_kind{};
    base::Message text;    // what: "finding.<rule>.text"
    base::Message reason;  // why it matters: "finding.<rule>.reason"
    base::Message mark;    // two or three words beside the thing: "finding.<rule>.mark"
    std::vector<base::ThingId> evidence;
    std::vector<Mend> mends;
};

struct Rule {
    const char* id;
    Severity severity;
    model::KindSet reads;  // the kinds it depends on: it runs again only when one of them changed
    void (*evaluate)(const model::Snapshot& snapshot, base::Date date, std::vector<Finding>& out);
};

// All rules, in the order in which their findings are listed.
[[nodiscard]] std::span<const Rule> all_rules();

// Every finding on the date: by severity, then rule, then the subject's order. A rule fills `rule` and `severity` by `add`.
[[nodiscard]] std::vector<Finding> evaluate_all(const model::Snapshot& snapshot, base::Date date);

}  // namespace samverka::rules
