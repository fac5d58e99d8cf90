// The canvas's engine without incentives: what it would take to show them in the browser does not
// fit into the first screen yet. These stand in for the functions of core that lead to them, so
// that the linker leaves out all behind; the headless engine, the desktop and the command line link
// the real ones. Statements and terms are kept, merged, proposed and approved here like all else.
#include "core/incentive/trace.h"
#include "core/rules/families.h"
#include "core/screens/overview.h"
#include "core/screens/screens.h"
#include "core/session/execute.h"

namespace samverka {

namespace incentive {

std::optional<std::size_t> Account::find(const base::Period&) const { return std::nullopt; }
void Accounts::follow(const model::Snapshot&, kpi::Board&, base::Date) {}
const Account* Accounts::find(base::ThingId) { return nullptr; }
kpi::TraceNode trace_line(const Traced&, const Line&) { return {}; }
kpi::TraceNode trace_outcome(const Traced&, model::Side) { return {}; }

}  // namespace incentive

namespace rules {

void find_scheme_terms_faulty(const Reading&, Findings&) {}
void find_scheme_without_terms(const Reading&, Findings&) {}
void find_scheme_wrong_way(const Reading&, Findings&) {}
void find_scheme_unreachable(const Reading&, Findings&) {}
void find_scheme_cap_below_full(const Reading&, Findings&) {}
void find_scheme_assumption_above_ceiling(const Reading&, Findings&) {}
void find_scheme_pays_for_the_other(const Reading&, Findings&) {}
void find_incentive_kpi_without_scheme(const Reading&, Findings&) {}
void find_statement_due(const Reading&, Findings&) {}
void find_both_gain(const Reading&, Findings&) {}

}  // namespace rules

namespace session {

std::span<const HandlerRow> incentive_handlers() { return {}; }
std::span<const HandlerRow> catalogue_handlers() { return {}; }

}  // namespace session

namespace screens {

Node outcome_card(const View&) { return region("overview/outcome", Flow::Stack, 0); }

Node incentives_screen(const View& view) {
    Node out = region("incentives", Flow::Stack, 12);
    out.children.push_back(
        heading("incentives/title", view.say("screen.incentives"), 1, TextStyle::Screen));
    out.children.push_back(text("incentives/elsewhere", plain(view.say("incentives.elsewhere")),
                                TextStyle::Body, Tone::Ink2));
    return out;
}

}  // namespace screens

}  // namespace samverka
