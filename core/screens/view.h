// What a screen is built from, and the small vocabulary in which screens are written.
//
// A View gathers what a screen may read: the session's snapshot, date and findings (or those of an
// earlier day that is looked back at), the view state and the language. The functions below make
// nodes with the house's defaults, so that a screen says what it shows and not how a label looks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/history/history.h"
#include "core/incentive/account.h"
#include "core/kpi/board.h"
#include "core/locale/numbers.h"
#include "core/locale/runs.h"
#include "core/model/snapshot.h"
#include "core/rules/finding.h"
#include "core/screens/node.h"
#include "core/screens/past.h"
#include "core/screens/screen_state.h"
#include "core/session/session.h"

namespace samverka::screens {

struct View {
    const session::Session& session;
    const ScreenState& state;
    const model::Snapshot& snapshot;
    const std::vector<rules::Finding>& findings;
    kpi::Board& kpis;
    incentive::Accounts& schemes;
    history::Journal& journal;  // `follow` it before asking: only who shows history pays for it
    Past& past;
    base::Date date;
    locale::Language language;
    locale::Currency currency;

    [[nodiscard]] std::string say(std::string_view key) const;  // a text without arguments
    [[nodiscard]] locale::Runs say(const base::Message& message) const;
    [[nodiscard]] std::string plain(const base::Message& message) const {
        return locale::plain_text(say(message));
    }
    [[nodiscard]] std::string choose(
        const base::Bilingual& text) const;  // the other language, marked, where one is missing
    [[nodiscard]] std::string title(base::ThingId thing) const;  // "—" when there is no such thing
    [[nodiscard]] std::string money(base::Money amount) const;   // brief
    [[nodiscard]] std::string choice(const model::ChoiceTable& table, std::uint8_t value) const;
    [[nodiscard]] bool is_read_only() const;
};

[[nodiscard]] locale::Runs plain(std::string text);
// A sentence in which every number opens something: what it names itself, else `target`. Dates and
// periods are no results and open nothing.
[[nodiscard]] locale::Runs traced(const View& view, const base::Message& sentence,
                                  const std::string& target);
// The trace that lists things.
[[nodiscard]] std::string list_trace_id(const std::vector<base::ThingId>& things);

// ---- actions
[[nodiscard]] Action command(std::string name,
                             std::vector<std::pair<std::string, std::string>> arguments,
                             std::string fill = {});
[[nodiscard]] Action intent(std::string name,
                            std::vector<std::pair<std::string, std::string>> arguments = {},
                            std::string fill = {});

// ---- nodes
[[nodiscard]] Node region(std::string id, Flow flow, float gap);
[[nodiscard]] Node text(std::string id, locale::Runs runs, TextStyle style = TextStyle::Body,
                        Tone tone = Tone::Ink);
[[nodiscard]] Node label(std::string id, std::string words);  // small and grey
[[nodiscard]] Node heading(std::string id, std::string words, std::uint8_t level, TextStyle style);
[[nodiscard]] Node badge(std::string id, std::string words, Mark mark, Tone tone);
[[nodiscard]] Node button(std::string id, std::string words, Action action);
[[nodiscard]] Node icon_button(std::string id, std::string icon, std::string name, Action action);
[[nodiscard]] Node field(std::string id, EditKind kind, std::string name, std::string shown,
                         std::string typed, Action action);
[[nodiscard]] Node divider(std::string id);
[[nodiscard]] Node spacer(std::string id);  // takes the room that is left in a row

[[nodiscard]] Mark mark_of(rules::Severity severity);
[[nodiscard]] Tone tone_of(rules::Severity severity);
[[nodiscard]] Tone tone_of(model::Side side);

}  // namespace samverka::screens
