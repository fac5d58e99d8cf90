// The handlers behind the command table: each turns checked arguments into events in a draft.
//
// One file per family (execute_*.cpp). A handler reads the snapshot (and the log for the names of
// commits and blobs) and writes to the draft only.
#pragma once

#include <span>
#include <string_view>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/log/log.h"
#include "core/session/arguments.h"
#include "core/session/draft.h"

namespace samverka::session {

struct Context {
    const log::Log& log;
    const model::Snapshot& snapshot;
    base::Date as_of;
    std::optional<base::ThingId> author;
};

// A date that may be left out, as a field's value.
[[nodiscard]] inline model::FieldValue optional_date(std::optional<base::Date> date) {
    return date ? model::FieldValue{*date} : model::FieldValue{};
}

using Handler = base::Result<void> (*)(const Context& context, const Arguments& arguments,
                                       Draft& draft);

struct HandlerRow {
    std::string_view command;
    Handler run;
};

[[nodiscard]] std::span<const HandlerRow> generic_handlers();
[[nodiscard]] std::span<const HandlerRow> organisation_handlers();
[[nodiscard]] std::span<const HandlerRow> version_handlers();
[[nodiscard]] std::span<const HandlerRow> measurement_handlers();
[[nodiscard]] std::span<const HandlerRow> partnership_handlers();

[[nodiscard]] Handler find_handler(std::string_view command);  // null when there is none

// The inverse of an act's events, to be run after it: what undo writes. Empty when something in it
// is final.
[[nodiscard]] std::vector<log::Event> inverse_of(const model::Snapshot& before,
                                                 std::span<const log::Event> events);

}  // namespace samverka::session
