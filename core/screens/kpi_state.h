// How the KPIs are looked at: the view settings of that screen, and its intents.
//
// A part of ScreenState with a file of its own. What was pasted into the entry grid stands here as
// text until it is taken or thrown away; what it means is computed when it is shown
// (core/screens/paste_plan.h), so nothing here can disagree with the partnership.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/locale/pasted.h"
#include "core/model/kinds.h"
#include "core/model/snapshot.h"

namespace samverka::screens {

struct ScreenState;

enum class KpiMode : std::uint8_t { Card, Entry };
enum class KpiOrder : std::uint8_t { Attention, Agreed };
// Which series are entered: of the KPI that is shown, of the roles that the writer holds, or all.
enum class EntryScope : std::uint8_t { OfKpi, Mine, All };

// What to do with values that are there already: still to be asked, corrected, or left as they are.
enum class Repeats : std::uint8_t { Ask, Correct, Leave };

struct KpiPaste {
    std::string text;
    std::int64_t row = 0;  // of the entry grid: where it begins
    std::int64_t column = 0;
    locale::DecimalSign sign = locale::DecimalSign::AsWritten;
    Repeats repeats = Repeats::Ask;
    bool leave_unsettled = false;                // leave out whatever is not understood
    std::map<std::string, std::string> settled;  // "<row>/<column>" of the text: what it should say
};

struct KpiView {
    KpiMode mode = KpiMode::Card;
    KpiOrder order = KpiOrder::Attention;
    EntryScope scope = EntryScope::OfKpi;
    model::Frequency frequency{};  // of the entry grid's columns; None: as the KPI that is shown
    std::string query;
    std::string period;     // which one the card is about, as stored; empty: the current one
    std::int64_t page = 0;  // of the entry grid: how many times twelve periods back
    std::string asks;       // which question stands open on the card: "dispute"
    std::optional<KpiPaste> paste;
};

// More is refused when it is pasted, before anything is made of it.
inline constexpr std::size_t kPasteBytesMax = std::size_t{1024} * 1024;

// Intents; the arguments are those of core/screens/kpi_state.cpp.
// Errors: ArgumentMissing, ChoiceUnknown, LimitExceeded, IdSyntax.
[[nodiscard]] base::Result<void> show_kpi(ScreenState& state, const json::Object& arguments);
[[nodiscard]] base::Result<void> set_kpi_view(ScreenState& state, const json::Object& arguments);
[[nodiscard]] base::Result<void> open_paste(ScreenState& state, const json::Object& arguments);
[[nodiscard]] base::Result<void> settle_paste(ScreenState& state, const json::Object& arguments);
[[nodiscard]] base::Result<void> close_paste(ScreenState& state, const json::Object& arguments);

// A command has been done: its question is answered, and what was just made is what one wants to
// see. `created` as in session::Outcome.
void follow_kpi_command(ScreenState& state, const model::Snapshot& snapshot,
                        std::string_view command, const std::vector<base::ThingId>& created);

// What lasts between visits, where it is not as usual.
[[nodiscard]] json::Object kpi_view_json(const KpiView& view);
void read_kpi_view(const json::Object& json, KpiView& out);

}  // namespace samverka::screens
