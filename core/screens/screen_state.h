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
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/json/value.h"
#include "core/locale/messages.h"
#include "core/model/kinds.h"
#include "core/screens/theme.h"

namespace samverka::screens {

// What stands beside the picture.
enum class Panel : std::uint8_t { Detail, People, AddPair };
enum class StorageStatus : std::uint8_t { Fine, Failed };

struct RecentPartnership {
    std::string partnership;  // its hash
    std::string title;
    std::string changed;  // an instant
};

inline constexpr std::int64_t kScreenStateVersion = 1;

struct ScreenState {
    locale::Language language = locale::Language::Swedish;
    ThemeName theme = ThemeName::Light;
    std::string screen = "organisation";
    base::ThingId selected;  // what the panel is about
    Panel panel = Panel::Detail;
    model::Side people_side = model::Side::Customer;
    std::string people_query;
    bool palette = false;
    std::string palette_query;
    std::string trace;             // of which number the trace is open; see trace_panel
    std::set<std::string> opened;  // nodes that are opened (or closed, where open is usual)
    std::map<std::string, std::string> form;  // drafts of the form that is open, by field
    std::optional<base::Date> as_of;
    std::optional<base::ThingId> author;
    float width = 1440;

    // Shown until the next gesture; not saved.
    std::string notice;      // a refusal, in the reader's language
    std::string fault_node;  // the field that was refused, and why
    std::string fault_text;
    StorageStatus storage = StorageStatus::Fine;
    std::vector<RecentPartnership> recent;  // what the host's storage holds
};

// Errors: CommandUnknown, ArgumentMissing, and those of the arguments' forms.
[[nodiscard]] base::Result<ScreenState> reduce(ScreenState state, std::string_view intent,
                                               const json::Object& arguments);

// What is kept between visits; unknown members of a newer version are ignored.
[[nodiscard]] json::Value state_json(const ScreenState& state);
[[nodiscard]] ScreenState read_state(const json::Value& json);

}  // namespace samverka::screens
