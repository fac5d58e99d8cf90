// The parts of the history screen, one file each; core/screens/history_screen.cpp puts them
// together.
//
// History is read, not computed anew: acts come from the journal that the workbench keeps, states
// of earlier days from what it looks back at. Each list shows a page and offers the next, so that
// four thousand acts cost what forty do.
#pragma once

#include <string>
#include <vector>

#include "core/screens/view.h"

namespace samverka::screens {

inline constexpr std::int64_t kActsPage = 40;
inline constexpr std::int64_t kCardsPage = 12;

[[nodiscard]] Node history_acts(const View& view);
[[nodiscard]] Node history_conflicts(const View& view);
[[nodiscard]] Node history_approvals(const View& view);
[[nodiscard]] Node history_compare(const View& view);

// "Visa fler".
[[nodiscard]] Node history_more(const View& view, const std::string& id);

// What a thing's history is about besides itself: a pair's roles, a subject's versions and dated
// facts, a KPI's series. The thing itself comes first.
[[nodiscard]] std::vector<base::ThingId> things_of(const model::Snapshot& snapshot,
                                                   base::ThingId thing);

// What differs between the partnership as it was known at the end of two days.
struct FieldChange {
    std::string label;
    locale::Runs runs;
};
enum class ThingState : std::uint8_t { Added, Removed, Changed };
struct ThingChange {
    base::ThingId thing;
    model::ThingKind kind{};
    ThingState state{};
    std::string title;
    std::vector<FieldChange> fields;
};
[[nodiscard]] std::vector<ThingChange> changes_between(const View& view,
                                                       const model::Snapshot& before,
                                                       const model::Snapshot& after);

}  // namespace samverka::screens
