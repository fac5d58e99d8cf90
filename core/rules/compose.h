// What the rules share: making a finding and its arguments, and reading pairs, posts and proposals
// out of a snapshot.
//
// For core/rules alone. Pointers are those of the snapshot and live as long as it is unchanged.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/in_force.h"
#include "core/rules/finding.h"

namespace samverka::rules {

// A new finding of `rule` about `subject`, with the keys "finding.<rule>.text", ".reason" and
// ".mark". Precondition: the rule is in the table. The reference lives until the next finding is
// added.
Finding& add(std::vector<Finding>& out, std::string_view rule, const model::Thing& subject);
// Takes the text's variant, "finding.<rule>.text.<variant>".
void take_variant(Finding& finding, std::string_view variant);

// Names who should act, after those named before; nil and who is named already are left out.
void call_on(Finding& finding, base::ThingId who);
void call_on_side(Finding& finding, const model::Snapshot& snapshot, model::Side side);
// Of a role that nobody answers for: its counterpart, else itself.
void call_on_counterpart(Finding& finding, const model::Snapshot& snapshot, base::ThingId role);

// The pair that answers for it: its own, else that of the nearest goal above, of a KPI or an
// initiative that of the first of its goals that has one. Nil when nobody does.
[[nodiscard]] base::ThingId owner_of(const model::Snapshot& snapshot, const model::Goal& goal);
[[nodiscard]] base::ThingId owner_of(const model::Snapshot& snapshot, const model::Kpi& kpi);
[[nodiscard]] base::ThingId owner_of(const model::Snapshot& snapshot,
                                     const model::Initiative& initiative);

[[nodiscard]] base::ReferenceArgument named(const model::Snapshot& snapshot,
                                            const model::Thing& thing);
[[nodiscard]] base::ReferenceArgument named_person(const model::Person& person);
// The side's lead organisation as a link, or "customer" / "supplier" as a word where there is none.
[[nodiscard]] base::Argument named_side(const model::Snapshot& snapshot, model::Side side);
[[nodiscard]] base::CountArgument counted(std::size_t count);
[[nodiscard]] base::PlainArgument letter_of(const model::Level* level);  // "–" for none

// A mend whose button says "finding.mend.<label>".
[[nodiscard]] Mend mend(std::string_view command, std::string_view label);

struct PairView {
    const model::Pair* pair = nullptr;
    const model::Role* customer = nullptr;  // null when not named or removed
    const model::Role* supplier = nullptr;

    [[nodiscard]] bool whole() const { return customer != nullptr && supplier != nullptr; }
};
[[nodiscard]] std::vector<PairView> pair_views(const model::Snapshot& snapshot);

// Each role that stands in a pair, once, in the order of the pairs.
struct PairedRole {
    const model::Role* role = nullptr;
    const model::Pair* pair = nullptr;
    const model::Role* counterpart = nullptr;
    model::Side counterpart_side{};
};
[[nodiscard]] std::vector<PairedRole> paired_roles(const model::Snapshot& snapshot);

// Assignments of a post on the date whose person is in the partnership.
[[nodiscard]] std::vector<const model::Assignment*> posts(const model::Snapshot& snapshot,
                                                          const model::Role& role, model::Post post,
                                                          base::Date date);

// The newest proposal of a version (or of all versions of a subject) where it still waits for a
// side.
struct Waiting {
    const model::Proposal* proposal = nullptr;
    base::ThingId version;
    bool for_customer = false;
    bool for_supplier = false;
};
[[nodiscard]] std::optional<Waiting> waiting_version(const model::Snapshot& snapshot,
                                                     base::ThingId version);
[[nodiscard]] std::optional<Waiting> waiting_about(const model::Snapshot& snapshot,
                                                   model::ThingKind kind, base::ThingId subject);
// "waiting" (0 nothing, 1 for "waits_for", 2 for both sides) and "waits_for", as texts expect them.
void tell_waiting(base::Message& text, const model::Snapshot& snapshot, bool for_customer,
                  bool for_supplier);
// Reviewing and approving it.
[[nodiscard]] Mend approve_mend(const Waiting& waiting);

}  // namespace samverka::rules
