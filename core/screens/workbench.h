// One person's workbench: a session, what is being looked at, and the tree that shows it.
//
// The workbench is what a host holds: the wire drives it for JavaScript, core/ui draws its tree,
// tests read it. It builds the tree once per change of snapshot, view state or language, answers
// gestures by looking the node up in that tree, and keeps the view state (one versioned struct,
// saved by the host per person). It never waits and never touches a clock: `now` is set by the host
// before each call.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/message.h"
#include "core/base/result.h"
#include "core/locale/messages.h"
#include "core/screens/gesture.h"
#include "core/screens/grid_source.h"
#include "core/screens/node.h"
#include "core/screens/screen_state.h"
#include "core/screens/view.h"
#include "core/session/job.h"
#include "core/session/session.h"

namespace samverka::screens {

// What only the host can do: open or save a file, show the other view.
struct HostRequest {
    std::string name;  // "host.open_file"
    json::Object args;
};

class Workbench {
  public:
    Workbench();
    ~Workbench();
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;

    [[nodiscard]] session::Session& session() { return m_session; }
    [[nodiscard]] const session::Session& session() const { return m_session; }
    [[nodiscard]] const ScreenState& state() const { return m_state; }
    // What is under way, by number; a host asks each to go on, or takes it away.
    [[nodiscard]] std::map<std::int64_t, std::unique_ptr<session::Job>>& jobs() { return m_jobs; }

    // The current tree; built now if something has changed since the last call. The revision grows
    // with each build.
    [[nodiscard]] const Tree& tree();

    // The visible cells of a grid of the tree. Empty when there is no such grid.
    [[nodiscard]] GridRows cells(std::string_view node, const GridRange& range);

    // Does what the node offers. A refused command is not an error of the gesture alone: it is also
    // shown (as the field's error or in the status line), so a renderer may ignore the result.
    // Errors: those of the command; ThingUnknown when the node is not in the tree.
    base::Result<void> perform(const Gesture& gesture);
    // A view intent from outside a node (a deep link, a restored state). Errors: CommandUnknown,
    // ArgumentMissing.
    base::Result<void> view(std::string_view intent, const json::Object& args);
    // Replaces the view state, e.g. with the one saved last time.
    void restore_state(ScreenState state);
    void set_width(float width);
    void set_language(locale::Language language);
    // The host's own words in the line above the screen, until the next gesture: a file that could
    // not be read, storage that refused; or what has come from elsewhere.
    void set_notice(const base::Error& error);
    void set_news(const base::Message& news);
    // What the last gesture asked of the host; taken off once read.
    [[nodiscard]] std::optional<HostRequest> take_host_request();

  private:
    [[nodiscard]] View view_now();
    base::Result<void> perform_on(const Node& node, const Gesture& gesture);
    base::Result<void> perform_on_grid(const Node& node, const Gesture& gesture);
    base::Result<void> activate(const Node& node, const Gesture& gesture);
    base::Result<void> open_thing(const json::Object& args);
    base::Result<void> run(const Action& action);
    base::Result<void> fill_and_run(Action action, const FieldEdit& edit, const Gesture& gesture);
    base::Result<void> run_view(std::string_view intent, const json::Object& args);
    void follow_state();
    void note_looked();
    [[nodiscard]] std::string explain(const base::Error& error) const;
    void put_notice(std::string words, NoticeKind kind);

    session::Session m_session;
    std::map<std::int64_t, std::unique_ptr<session::Job>> m_jobs;
    history::Journal m_journal;
    Past m_past;
    ScreenState m_state;
    Tree m_tree;
    bool m_stale = true;
    bool m_was_open = false;
    std::uint64_t m_seen_revision = 0;
    std::optional<HostRequest> m_host_request;
};

}  // namespace samverka::screens
