// The screens and the parts that they share. One file a screen or part; a screen is `Node
// name(const View&)`.
//
// To add a screen: its file here, a row in shell.cpp's rail, its texts in
// assets/locales/screens.{sv,en}.json.
#pragma once

#include <string>

#include "core/screens/view.h"

namespace samverka::screens {

// ---- whole trees
[[nodiscard]] Node shell(const View& view);         // banner, rail and the current screen
[[nodiscard]] Node start_screen(const View& view);  // when nothing is open
[[nodiscard]] Node merge_dialog(const View& view, const MergePreview& preview);
[[nodiscard]] Node palette(const View& view);  // Ctrl+K: search and command

// Where a thing is looked at: on which screen, and what is selected there (a role's pair, a
// version's subject). Nil when it is gone.
struct Place {
    std::string_view screen;
    base::ThingId thing;
};
[[nodiscard]] Place place_of(const model::Snapshot& snapshot, base::ThingId thing);
// The screen on which a finding is dealt with.
[[nodiscard]] std::string_view screen_of(const rules::Finding& finding);
// Leads to what a finding is about: to a KPI in the period that it names. Empty when that is gone.
[[nodiscard]] Action finding_action(const View& view, const rules::Finding& finding);
[[nodiscard]] bool is_looked_at(const View& view, const rules::Finding& finding);

// ---- screens
[[nodiscard]] Node overview_screen(const View& view);
[[nodiscard]] Node vision_screen(const View& view);
[[nodiscard]] Node organisation_screen(const View& view);
[[nodiscard]] Node kpis_screen(const View& view);
// What was pasted into the entry grid of the KPIs, over the screen until it is taken or not.
[[nodiscard]] Node paste_dialog(const View& view);
[[nodiscard]] Node incentives_screen(const View& view);
[[nodiscard]] Node history_screen(const View& view);

// ---- parts of the organisation
[[nodiscard]] Node mirror(const View& view);
[[nodiscard]] Node organisation_panel(const View& view);
[[nodiscard]] Node pair_panel(const View& view, const model::Pair& pair);
[[nodiscard]] Node people_panel(const View& view);
[[nodiscard]] Node add_pair_panel(const View& view);

// ---- parts for every screen
// What has happened to a thing.
[[nodiscard]] Node history_link(const View& view, std::string id, base::ThingId thing);
// What stands beside the picture: `content`, or, as long as one is open, the trace of a number.
[[nodiscard]] Node side_panel(const View& view, std::string id, std::string name, Node content,
                              Action dismiss);
// Why a number is what it is, as a tree that opens; `target` as in locale::Run ("kpi:…", "goal:…",
// "set:…", "list:…").
[[nodiscard]] Node trace_tree(const View& view, const std::string& id, std::string_view target);
// The same beside the picture; view.state.trace names the number.
[[nodiscard]] Node trace_panel(const View& view);
// The findings as a list, each with what mends it; `compact` leaves reasons and mends out.
enum class FindingDetail : std::uint8_t { Compact, Full };
[[nodiscard]] Node finding_item(const View& view, const std::string& id,
                                const rules::Finding& finding, FindingDetail detail);
// What a finding says; its numbers open what it was read from.
[[nodiscard]] locale::Runs finding_runs(const View& view, const rules::Finding& finding);
// Its few words beside what it is about, with its severity as a shape and a tone.
[[nodiscard]] Node finding_mark(const View& view, std::string id, const rules::Finding& finding);
// A conflict's sides beside each other, each to be taken, and a field for a third.
[[nodiscard]] Node conflict_item(const View& view, const std::string& id,
                                 const model::Conflict& conflict);
// A version that waits: what would change, the six words of its content, and who may approve.
[[nodiscard]] Node proposal_item(const View& view, const std::string& id,
                                 const model::Proposal& proposal, base::ThingId version);
// A dispute that is open: why, by whom, and how it is settled.
[[nodiscard]] Node dispute_item(const View& view, const std::string& id,
                                const model::Dispute& dispute);
// Whose approval a proposal waits for: "väntar på Region Nord".
[[nodiscard]] std::string waits_for(const View& view, const model::Proposal& proposal);
// Every field of a thing, edited in place, from its field table.
[[nodiscard]] Node thing_form(const View& view, const std::string& id, const model::Thing& thing);
// A field's value as people read it.
[[nodiscard]] std::string shown_value(const View& view, const model::Field& field,
                                      const model::FieldValue& value);
// Choosing a person of one side: everybody who is there on the date.
[[nodiscard]] std::vector<Option> person_options(const View& view, model::Side side);
// Who holds a post on the date, edited in place: another person of the side, or nobody.
[[nodiscard]] Node post_field(const View& view, const std::string& id, std::string name,
                              const model::Role& role, model::Side side, model::Post post);
// The choices of a table as options.
[[nodiscard]] std::vector<Option> choice_options(const View& view, const model::ChoiceTable& table);

}  // namespace samverka::screens
