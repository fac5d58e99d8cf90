// What is being looked at: the view settings of one person, and how view intents change them.
//
// One versioned plain struct, saved by the host per person, never in the log. `reduce` is pure and
// shared by all renderers: the same intents lead to the same view everywhere. Focus, scroll and
// drafts of single fields belong to the renderer; the drafts of a form of several fields stand
// here, because the tree shows them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/hash.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/json/value.h"
#include "core/locale/messages.h"
#include "core/model/kinds.h"
#include "core/screens/incentive_state.h"
#include "core/screens/kpi_state.h"
#include "core/screens/theme.h"

namespace samverka::screens {

// What stands beside the picture.
enum class Panel : std::uint8_t { Detail, People, AddPair };
enum class StorageStatus : std::uint8_t { Fine, Failed };
// What the line above the screen tells: that something was refused, or what has come from others.
enum class NoticeKind : std::uint8_t { Refusal, News };

struct RecentPartnership {
    std::string partnership;  // its hash
    std::string title;
    std::string changed;  // an instant
};

// How far somebody has read what happens: everything up to these commits, and when that was.
struct Looked {
    std::optional<base::Instant> at;
    std::vector<base::Hash> commits;
};

// Parts of the history screen.
enum class HistoryPart : std::uint8_t { Acts, Conflicts, Approvals, Compare };

// What merging another copy of the open partnership would bring; asked before it is done. The host
// has the copy and merges it when `host.merge` is asked for; `set_merge_preview` without arguments
// gives it up.
struct MergeAct {
    std::string text;  // a sentence
    std::string by;
    std::string at;  // an instant
};
struct MergePreview {
    std::string file;  // what the copy is called, if it has a name
    std::int64_t new_acts = 0;
    std::int64_t conflicts = 0;  // that would come
    std::vector<std::string> people;
    std::vector<MergeAct> acts;  // newest first, not always all of them
};

inline constexpr std::int64_t kScreenStateVersion = 1;

struct ScreenState {
    locale::Language language = locale::Language::Swedish;
    ThemeName theme = ThemeName::Light;
    std::string screen = "overview";
    base::ThingId selected;  // what the panel is about
    Panel panel = Panel::Detail;
    model::Side people_side = model::Side::Customer;
    std::string people_query;
    bool palette = false;
    std::string palette_query;
    std::string trace;             // of which number the trace is open; see trace_panel
    std::set<std::string> opened;  // nodes that are opened (or closed, where open is usual)
    KpiView kpis;
    IncentiveView incentives;
    bool vision_table = false;                // goals as a table instead of the map
    std::map<std::string, std::string> form;  // drafts of the form that is open, by field
    std::optional<base::Date> as_of;
    std::optional<base::ThingId> author;
    std::optional<base::Date> known_on;  // looking back: what was known on that day
    float width = 1440;

    // Overview: what had been seen when this visit began, and what has been by now.
    Looked seen;
    Looked looked;

    // History: which part, and whose and which acts; not saved.
    HistoryPart history_part = HistoryPart::Acts;
    base::ThingId history_thing;
    base::ThingId history_person;
    std::string history_query;
    std::int64_t history_pages = 1;
    std::optional<base::Date> compare_from;  // unset: see history_compare.cpp
    std::optional<base::Date> compare_to;

    // Shown until the next gesture; not saved.
    std::string notice;  // in the reader's language
    NoticeKind notice_kind = NoticeKind::Refusal;
    std::string fault_node;  // the field that was refused, and why
    std::string fault_text;
    StorageStatus storage = StorageStatus::Fine;
    std::vector<RecentPartnership> recent;  // what the host's storage holds
    std::optional<MergePreview> merge_preview;
    // Told once by a host that cannot do all there is: what it was never asked for is not offered.
    std::set<std::string> host_lacks;  // "host.html_view"
};

// Errors: CommandUnknown, ArgumentMissing, and those of the arguments' forms.
[[nodiscard]] base::Result<ScreenState> reduce(ScreenState state, std::string_view intent,
                                               const json::Object& arguments);

// What is kept between visits; unknown members of a newer version are ignored.
[[nodiscard]] json::Value state_json(const ScreenState& state);
[[nodiscard]] ScreenState read_state(const json::Value& json);

}  // namespace samverka::screens
