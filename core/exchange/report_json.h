// What the verbs check, show, log, verify and conflicts answer, as JSON: the same for the command
// line and the wire.
//
// Texts are plain sentences in the language asked for; ids, dates and values are in their stored
// form beside them. Nothing here depends on a clock: what is asked "as of" is the session's date.
#pragma once

#include <span>

#include "core/base/error.h"
#include "core/history/history.h"
#include "core/json/value.h"
#include "core/locale/messages.h"
#include "core/locale/runs.h"
#include "core/session/session.h"

namespace samverka::exchange {

// {"code","path","detail","text"}; empty path and detail are left out.
[[nodiscard]] json::Value error_json(const base::Error& error, locale::Language language);
[[nodiscard]] json::Array errors_json(std::span<const base::Error> errors,
                                      locale::Language language);

[[nodiscard]] locale::Currency currency_of(const model::Snapshot& snapshot);

// {"findings":[{"rule","severity","subject","kind","text","reason","mark","evidence":[ids],
//   "mends":[{"command","args":{…},"asks","label"}]}…]}
[[nodiscard]] json::Value findings_json(const session::Session& session, locale::Language language);

// The organisation as of the session's date:
// {"partnership","as_of","parties":[…],"levels":[{…,"pairs":[…]}],"counts"}.
[[nodiscard]] json::Value show_json(const session::Session& session, locale::Language language);

// {"acts":[{"act","at","author","by","party","command","text","lines":[…],"things":[…],"commits":[…]}…]},
// newest first.
[[nodiscard]] json::Value log_json(const log::Log& log, const history::Options& options,
                                   locale::Language language);

// {"partnership","commits","complete","waiting","missing":[…],"state_hash","damages":[errors]};
// damages name each line, gap and fork.
[[nodiscard]] json::Value verify_json(const log::Log& log, locale::Language language);

// {"conflicts":[{"kind","thing","title","field","label","language","sides":[{"value","text","author","by","at"}]}…]},
// as "take" of the command resolve counts them: sides from 0, the first is shown.
[[nodiscard]] json::Value conflicts_json(const model::Snapshot& snapshot,
                                         locale::Language language);

}  // namespace samverka::exchange
