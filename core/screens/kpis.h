// The parts of the KPI screen: the board, the card with its chart, definition and trace, and the
// grid in which measurements are entered.
//
// Only this screen's own files include it; what other screens share stands in kpi_parts.h.
#pragma once

#include <string>
#include <vector>

#include "core/screens/grid_source.h"
#include "core/screens/kpi_parts.h"
#include "core/screens/paste_plan.h"
#include "core/screens/screens.h"

namespace samverka::screens {

// The KPI that the card is about: the selected one, else the first of the list.
struct ShownKpi {
    const model::Kpi* kpi = nullptr;  // null: there is none
    const kpi::History* history = nullptr;
    const kpi::Value* value = nullptr;  // null: no period has ended
};
[[nodiscard]] ShownKpi shown_kpi(const View& view);
// Those that the search leaves, in the order that was asked for.
[[nodiscard]] std::vector<const kpi::History*> listed_kpis(const View& view);
// The definition that applies now; null when there is none.
[[nodiscard]] const model::KpiVersion* definition_now(const kpi::History& history);
// "mål 99,0", with each number opening what set it.
[[nodiscard]] locale::Runs goal_runs(const View& view, const kpi::History& history,
                                     const kpi::Value& value);
// "mål 99,0 · lägst 97,5".
[[nodiscard]] locale::Runs target_runs(const View& view, const kpi::History& history,
                                       const kpi::Value& value);
// The first letter as a capital, where a name begins a line.
[[nodiscard]] std::string capitalised(std::string text);
[[nodiscard]] Node panel_card(std::string id);

// ---- parts
[[nodiscard]] Node kpi_board(const View& view, const ShownKpi& shown);
[[nodiscard]] Node kpi_card(const View& view, const ShownKpi& shown);
[[nodiscard]] Node kpi_chart(const View& view, const std::string& id, const ShownKpi& shown);
[[nodiscard]] Node kpi_definition(const View& view, const std::string& id, const ShownKpi& shown);
// What is on its way: a draft that is edited in place, a proposal; and the versions that were.
void add_kpi_versions(const View& view, const std::string& id, const ShownKpi& shown, Node& out);
// Who stands behind the value, and what can be done about it: verify, dispute, settle, correct.
void add_assurance(const View& view, const std::string& id, const ShownKpi& shown, Node& out);
[[nodiscard]] Node kpi_entry(const View& view);

// ---- the entry grid
struct EntryRow {
    const model::Series* series = nullptr;
    const model::KpiVersion* definition = nullptr;  // one that measures by it; null when none does
};
// The side that measures it; None where nobody is said to.
[[nodiscard]] model::Side measurer_side(const View& view, const EntryRow& row);
[[nodiscard]] std::vector<EntryRow> entry_rows(const View& view);
[[nodiscard]] EntryGrid entry_grid(const View& view);
// Series name and unit.
inline constexpr std::int64_t kEntryHeads = 2;
[[nodiscard]] Action record_action(const std::vector<session::Entry>& entries);

extern const GridSource kEntrySource;  // "entry"
extern const GridSource kPasteSource;  // "paste": what was pasted, and each cell of it settled

}  // namespace samverka::screens
