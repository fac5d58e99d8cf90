// The parts of the overview, one file each; core/screens/overview.cpp puts them together.
//
// The overview is what an executive reads in a minute: what we want, how the KPIs have gone, how
// far the goals have come, who needs to do something, what has changed and what comes next. Every
// part leads to where it is dealt with, and a part that has nothing to say yet says what belongs
// there.
#pragma once

#include <string>
#include <vector>

#include "core/screens/grid_source.h"
#include "core/screens/view.h"

namespace samverka::screens {

// A bordered surface with a heading; `id`/title is its heading, `id`/head the row that it stands
// in.
[[nodiscard]] Node overview_card(const std::string& id, std::string title);
// A row of a list in the column beside: a first cell of that width, then what it is about.
[[nodiscard]] Node overview_row(const std::string& id, Node first, float width);

[[nodiscard]] Node heat_card(const View& view, float width);  // of the card's inside
[[nodiscard]] Node goals_card(const View& view);
[[nodiscard]] Node outcome_card(const View& view);
[[nodiscard]] Node needs_card(const View& view);
[[nodiscard]] Node changes_card(const View& view);
[[nodiscard]] Node next_card(const View& view);

// Whose findings: who acts first, with the findings that wait for them, worst first.
struct Need {
    std::string who;
    std::string role;  // in which capacity; empty when `who` is not a person
    std::vector<const rules::Finding*> findings;
};
[[nodiscard]] std::vector<Need> needs(const View& view);

// What comes next, by date.
struct Step {
    base::Date date;
    bool late = false;
    bool waits = false;  // for somebody since `date`
    locale::Runs what;
    locale::Runs detail;
    Action action;
};
[[nodiscard]] std::vector<Step> next_steps(const View& view);

// The cells of the heat map: "heat:incentive", "heat:all".
extern const GridSource kHeatSource;

}  // namespace samverka::screens
