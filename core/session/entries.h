// What shall be said of periods of series, and the events that say it.
//
// An Entry is what somebody types into one cell of a grid: a value for a period of a series, or
// that nothing was measured. What is written for it depends on what stands there: a measurement
// where nothing does, a correction of what does, nothing where it says so already. Several rows of
// one period can stand when they were written apart; the last of them counts, and a correction
// replaces them all, so that what somebody has settled stays settled. Undo writes entries too: what
// the periods of an act said before it. Nothing is overwritten by any of this.
//
// Used by the commands measure, correct, record and undo, and by whoever shows beforehand what a
// paste would change. Costs: O(log rows of the series) per entry.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/log/log.h"
#include "core/model/snapshot.h"
#include "core/session/draft.h"

namespace samverka::session {

struct Entry {
    base::ThingId series;
    base::Period period;
    std::optional<base::Decimal> value;  // empty: nothing was measured
    std::string reference;
};

enum class EntryEffect : std::uint8_t { Same, Measures, Corrects, Withdraws };

// A period that a file can hold, as people of the partnership write it; one of a fiscal year is
// taken when it is one of the calendar too. Errors: PeriodSyntax, DateRange.
[[nodiscard]] base::Result<base::Period> read_period(const model::Snapshot& snapshot,
                                                     std::string_view text);

// The row that counts for a period; null when nothing is measured.
[[nodiscard]] const model::Measurement* standing_row(const model::Series& series,
                                                     const base::Period& period);
[[nodiscard]] EntryEffect effect_of(const model::Series& series, const Entry& entry);

// Whether the series takes such a period and such a value. Errors: PeriodKindOther, and
// ValueTooHigh or ValueTooLow whose detail is the limit.
[[nodiscard]] base::Result<void> check_period(const model::Series& series,
                                              const base::Period& period);
[[nodiscard]] base::Result<void> check_value(const model::Series& series,
                                             const base::Decimal& value);

// The events that make every entry so. Precondition: the series exist, no period of one stands
// twice.
void write_entries(const log::Log& log, std::span<const Entry> entries, Draft& draft);

// What the periods that the events measure or correct said before them.
[[nodiscard]] std::vector<Entry> entries_before(const model::Snapshot& before,
                                                std::span<const log::Event> events);

}  // namespace samverka::session
