// What a pasted block would do to the measurements: cell by cell, before anything is done.
//
// A plan is a pure function of the text, where it was pasted, what has been settled since, and the
// partnership. It finds the headings: a first row or a first column of periods or of names of
// series, a column of units after the names; sheets with periods downwards are turned. Where there
// is no heading, cells follow from the cell at which they were pasted. Then each cell would add a
// value, correct one, change nothing, or it is not understood, and the plan says why. What is not
// understood holds everything up until somebody says what it should be or leaves it out; a block
// that writes some numbers with a comma and others with a point says nothing of either until one is
// chosen. An empty cell leaves what is there. Nothing is ever guessed.
//
// Worked example, pasted at the series "Avbrott", on 30 September 2026:
//
//                aug 2026   sep 2026
//     Avbrott    380 min    12 h          adds 380; "12 h": other unit than "min", unsettled
//
// Costs: O(cells · log rows of a series).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/model/snapshot.h"
#include "core/screens/kpi_state.h"
#include "core/session/entries.h"

namespace samverka::screens {

// The entry grid: what its rows and columns are.
struct EntryGrid {
    base::PeriodKind kind{};
    std::vector<const model::Series*> series;
    std::vector<base::Period> periods;
};

enum class PasteFault : std::uint8_t {
    None,
    Number,       // cannot be read as one
    Sign,         // comma and point both stand for decimals in the block
    Unit,         // another unit than the series has
    TooHigh,      // than is possible
    TooLow,       //
    Period,       // cannot be read as one of the right kind, or there is none in that column
    PeriodTwice,  // stands in an earlier heading too
    PeriodLater,  // has not begun
    Series,       // no series of that name, or there is none in that row
    SeriesTwice,  //
    SeriesKind,   // is measured in other periods
};
enum class PasteState : std::uint8_t { Blank, Adds, Corrects, Same, Unsettled, LeftOut };

struct PlannedCell {
    PasteState state = PasteState::Blank;
    PasteFault fault = PasteFault::None;
    std::string key;    // "<row>/<column>" of the text, from 0
    std::string text;   // as pasted, or as settled
    std::string limit;  // of TooHigh and TooLow, as stored
    std::optional<base::Decimal> value;
    std::optional<base::Decimal> before;
};
// A heading, or the place of one that is not there.
struct PlannedSeries {
    PasteFault fault = PasteFault::None;
    bool left_out = false;
    std::string key;
    std::string text;
    const model::Series* series = nullptr;
};
struct PlannedPeriod {
    PasteFault fault = PasteFault::None;
    bool left_out = false;
    std::string key;
    std::string text;
    std::optional<base::Period> period;
};
// What is not understood and holds the rest up.
struct PasteProblem {
    PasteFault fault{};
    std::string key;
    std::string text;
    std::string limit;
    const model::Series* series = nullptr;  // where it stands, as far as that is understood
    std::optional<base::Period> period;
};

struct PastePlan {
    std::vector<PlannedSeries> series;
    std::vector<PlannedPeriod> periods;
    std::vector<PlannedCell> cells;  // series by series
    std::vector<PasteProblem> problems;
    std::int64_t adds = 0;
    std::int64_t corrects = 0;  // counted also as long as it is not said whether to
    std::int64_t same = 0;
    std::int64_t left_out = 0;
    bool asks_sign = false;  // the block leaves open, or was told, what its decimal sign is
    bool too_large = false;  // more than a block can hold; nothing else is set then

    [[nodiscard]] const PlannedCell& cell(std::size_t series_at, std::size_t period_at) const {
        return cells[series_at * periods.size() + period_at];
    }
};

[[nodiscard]] PastePlan plan_paste(const model::Snapshot& snapshot, base::Date date,
                                   locale::Language language, const EntryGrid& grid,
                                   const KpiPaste& paste);
// Whether it may be done as it is.
[[nodiscard]] bool is_settled(const PastePlan& plan, const KpiPaste& paste);
// What the command `record` would be told, in the order of the cells.
[[nodiscard]] std::vector<session::Entry> planned_entries(const PastePlan& plan,
                                                          const KpiPaste& paste);

}  // namespace samverka::screens
