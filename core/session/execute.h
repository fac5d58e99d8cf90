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
#include "core/session/catalogue.h"
#include "core/session/draft.h"

namespace samverka::session {

struct Context {
    const log::Log& log;
    const model::Snapshot& snapshot;
    base::Date as_of;
    std::optional<base::ThingId> author;
    const CatalogueShelf& catalogue;
};

// A date that may be left out, as a field's value.
[[nodiscard]] inline model::FieldValue optional_date(std::optional<base::Date> date) {
    return date ? model::FieldValue{*date} : model::FieldValue{};
}

// A proposal of what a version says now, or will say when this act is done.
void append_proposal(Draft& draft, const model::ThingType& type,
                     std::shared_ptr<model::Thing> content);

using Handler = base::Result<void> (*)(const Context& context, const Arguments& arguments,
                                       Draft& draft);

// All that is wrong with arguments whose form is right, for those commands whose arguments are many
// of a kind; the handler may then assume that nothing is.
using FaultFinder = std::vector<base::Error> (*)(const Context& context,
                                                 const Arguments& arguments);

struct HandlerRow {
    std::string_view command;
    Handler run;
    FaultFinder faults = nullptr;
};

[[nodiscard]] std::span<const HandlerRow> generic_handlers();
[[nodiscard]] std::span<const HandlerRow> organisation_handlers();
[[nodiscard]] std::span<const HandlerRow> version_handlers();
[[nodiscard]] std::span<const HandlerRow> measurement_handlers();
[[nodiscard]] std::span<const HandlerRow> assurance_handlers();
[[nodiscard]] std::span<const HandlerRow> partnership_handlers();
[[nodiscard]] std::span<const HandlerRow> catalogue_handlers();
[[nodiscard]] std::span<const HandlerRow> incentive_handlers();

[[nodiscard]] const HandlerRow* find_handler(std::string_view command);  // null: there is none

// The inverse of an act's events, to be run after it: what undo writes. Empty when something in it
// is final. Measurements have theirs in core/session/entries.h.
[[nodiscard]] std::vector<log::Event> inverse_of(const model::Snapshot& before,
                                                 std::span<const log::Event> events);

}  // namespace samverka::session
