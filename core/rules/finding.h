// Findings: what a reading of the partnership as of a date has to say, in one list that everything
// shows.
//
// A rule reads the snapshot on a date and adds findings. A finding is a sentence (a message key
// with typed arguments), a consequence, the thing it concerns, the evidence (ids), and where there
// is one the command that mends it, with its arguments filled in as far as they are known. Severity
// stands in the rule table, not in the finding.
//
// The evidence names what the finding was read from and what it concerns besides its subject, so
// that a screen can mark each of them: whoever asks `findings_about` for a role, a pair or a person
// gets every finding that has it as subject or as evidence. A rule costs no more than one pass over
// the things it reads and one sort of them; none compares all with all. Nothing here depends on the
// order in which things were put into the snapshot.
//
// `who` names roles and pairs that are in the partnership, and where it takes a whole side its lead
// party, so that a list of findings can be grouped by who should act: of a vacant role the
// counterpart that has nobody to turn to; of a proposal the side that has not approved; of a
// measurement its measurer or verifier; of a goal, a KPI or an initiative the pair that owns it.
// It says who has the next move, not who is at fault.
//
// Choices that the first family makes, and that a reader of its findings should know:
//
// - A level's responsibility is held when a forum of the level has it, or when both roles of a
// whole pair on the level
//   have it. One role alone does not hold it for the partnership: nobody on the other side answers
//   for it.
// - Mandates are compared as they are in force; where nothing was ever approved the draft is, and
// the sentence says so. A
//   kind of decision that a mandate does not mention counts as no power. A missing money limit is
//   not a limit of zero.
// - A fault has one finding. Who has left or is of the wrong side still holds the post until the
// assignment ends, so the
//   role is not vacant as well; responsibilities that a level lacks are not counted again between
//   the roles of a pair.
// - A person who is not in the partnership any more (removed) holds nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/message.h"
#include "core/model/snapshot.h"

namespace samverka::kpi {
class Board;
}  // namespace samverka::kpi
namespace samverka::incentive {
class Accounts;
}  // namespace samverka::incentive

namespace samverka::rules {

// What a rule reads. Board and accounts follow the snapshot on the date already; they are not const
// since they keep what they are asked for.
struct Reading {
    const model::Snapshot& snapshot;
    base::Date date;
    kpi::Board& kpis;
    incentive::Accounts& schemes;
};

enum class Severity : std::uint8_t { Error, Warning, Advice, Praise };
[[nodiscard]] std::string_view severity_name(Severity severity);  // "error" …

// A command that mends. Arguments in stored form (ids, dates, choice names); `asks` names the one
// that a person still has to choose ("person"), empty when it can run as it is.
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
    // Who should act, first who should act first; see above. Empty: nobody in particular.
    std::vector<base::ThingId> who;
    std::vector<Mend> mends;
};

// What a rule is about. A pair mirrors when no error or warning of the mirror family concerns it.
enum class Family : std::uint8_t { Mirror, Agreement, Alignment, Measurement, Incentive };

struct Rule {
    const char* id;
    Family family;
    Severity severity;
    model::KindSet reads;  // the kinds it depends on: it runs again only when one of them changed
    void (*evaluate)(const Reading& reading, std::vector<Finding>& out);
};

// All rules, in the order in which their findings are listed.
[[nodiscard]] std::span<const Rule> all_rules();
[[nodiscard]] const Rule* find_rule(std::string_view id);  // null when there is none

// Every finding on the date: by severity, then rule, then the subject's order. A rule fills `rule`
// and `severity` by `add`.
[[nodiscard]] std::vector<Finding> evaluate_all(const Reading& reading);
// With a board of its own, made for this: for tests and for whoever has no session.
[[nodiscard]] std::vector<Finding> evaluate_all(const model::Snapshot& snapshot, base::Date date);
void sort_findings(std::vector<Finding>& findings);  // in that order

// Whether the finding has the thing as its subject or as evidence.
[[nodiscard]] bool concerns(const Finding& finding, base::ThingId thing);
// For a pair also one of its roles.
[[nodiscard]] bool concerns(const Finding& finding, const model::Pair& pair);
// Those that concern the thing, in the order of `findings`, into which they point; for a pair also
// those that concern one of its roles.
[[nodiscard]] std::vector<const Finding*> findings_about(const std::vector<Finding>& findings,
                                                         base::ThingId thing);
[[nodiscard]] std::vector<const Finding*> findings_about(const std::vector<Finding>& findings,
                                                         const model::Pair& pair);
// Whether mandate, responsibility, level and people match on both sides: a whole pair that no error
// or warning of the mirror family concerns.
[[nodiscard]] bool pair_mirrors(const std::vector<Finding>& findings, const model::Pair& pair);

}  // namespace samverka::rules
