// The program with a window: the same workbench and renderer as in the page, with files, dialogs
// and settings of the machine around them.
//
// It draws when something has changed and otherwise sleeps: input, a word from another program in
// the open file (looked for every few seconds while the window has the focus) and an unfinished
// write are all that wake it. What a gesture has written is on disk before the next frame says
// "saved". Time and randomness enter here. `run` returns when the person has closed the window.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/wire/verbs.h"
#include "native/host/control.h"
#include "native/host/desktop_platform.h"
#include "native/host/library.h"
#include "native/host/options.h"
#include "native/host/settings.h"
#include "wasm/window/drawn_view.h"
#include "wasm/window/window.h"

namespace samverka::desktop {

class Desktop final : private window::Painter {
  public:
    explicit Desktop(Options options);
    ~Desktop() override;
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;

    // The window, and in it what the options name. Errors: UsageInvalid when the machine shows no
    // window. A file that cannot be opened is told in the window.
    [[nodiscard]] base::Result<void> start();
    void run();

  private:
    // ---- window::Painter
    [[nodiscard]] bool paint() override;
    [[nodiscard]] bool wants_frame() override;
    [[nodiscard]] bool takes_wheel(const window::WheelTurn&) override { return true; }
    void painted() override;
    void context_changed(bool) override {}

    [[nodiscard]] screens::Workbench& workbench() { return m_dispatcher.workbench(); }
    [[nodiscard]] session::Session& session() { return workbench().session(); }
    [[nodiscard]] base::Instant now() const;

    // ---- the loop
    [[nodiscard]] int wait_milliseconds() const;
    void serve();
    void serve_host();
    void serve_drops();
    void serve_file();
    void serve_settings();
    void keep_alive();  // while a dialog waits
    void tell_what_is_lacking();

    // ---- input
    [[nodiscard]] bool take_event(const SDL_Event& event);
    [[nodiscard]] bool take_key(const SDL_Event& event);
    [[nodiscard]] bool copy_focused();
    void compose(std::string_view text);
    void zoom(Zoom way);
    void finish_edit();
    void ask(std::string_view what);
    void quit();

    // ---- files
    void open_first();
    void open_file(const std::string& path);
    void open_example();
    void open_recent(std::string_view partnership);
    void begin_partnership(json::Object args);
    void merge_previewed();
    void forget(std::string_view partnership);
    [[nodiscard]] bool is_forgetting_meant();
    void ask_and_open();
    void ask_and_save();
    void close();
    void opened(const base::Result<Opening>& opening, std::string_view file = {});
    void tell(const base::Error& error);
    void tell_merged(std::size_t commits);
    void save();

    // ---- settings
    void load_settings();
    void settle_later();
    void note_view();
    void note_open();
    void show_recent();
    [[nodiscard]] std::string open_title();
    void view(std::string_view intent, const json::Object& args);

    // ---- tests
    [[nodiscard]] std::string answer(std::string_view line);
    [[nodiscard]] std::string window_reply();

    Options m_options;
    Settings m_settings;
    std::string m_settings_written;
    wire::Dispatcher m_dispatcher{wire::report_verbs(), session::built_in_catalogue()};
    Library m_library;
    window::DrawnView m_view;
    DesktopPlatform* m_platform = nullptr;  // the window's
    std::unique_ptr<window::Window> m_window;
    std::optional<Control> m_control;
    std::vector<std::string> m_dropped;
    std::string m_title;
    // Milliseconds of SDL's clock:
    std::uint64_t m_looked_at = 0;                // for news in the file
    std::optional<std::uint64_t> m_settings_due;  // to be written
    std::optional<std::uint64_t> m_retry_at;      // of a write that failed
    std::uint64_t m_retry_pause = 0;
    std::uint64_t m_tried_revision = 0;
    std::int64_t m_let_go = 0;  // keys and buttons, for tests that wait for theirs
    bool m_warned = false;      // that something is not saved
    bool m_quit = false;
};

}  // namespace samverka::desktop
