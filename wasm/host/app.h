// The drawn view in the browser: one window, one renderer, attached to one engine, driven by the
// verbs of sv_ui.
//
// It guarantees that nothing is drawn that has not changed, that gestures made in a frame reach
// storage's notice at once, and that the page is told of each frame after the fact, outside of any
// call, so that it may ask back. It knows nodes and verbs, no partnership. main.cpp makes the only
// one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/ui/renderer.h"
#include "wasm/abi/instances.h"
#include "wasm/window/drawn_view.h"
#include "wasm/window/window.h"

namespace samverka::host {

// What the page asks of the drawn view; the numbers are those of sv_ui.
enum class Verb : std::uint8_t {
    Start = 1,
    FrameNeeded = 2,
    Pause = 3,
    Resume = 4,
    FocusFirst = 5,
    FocusLast = 6,
    ContextLost = 7,
    ContextRestored = 8,
    FocusedEditor = 9,
    Counters = 10,
    Rectangles = 11,
    CommitEditor = 12,
    CancelEditor = 13,
    SetZoom = 14,
    LoadFont = 15,
    LeaveFocus = 16,
    TypeText = 17,
    Tab = 18,
    EditText = 19,
    GainFocus = 20,
    HostRequest = 21,
    Copy = 22,
    FocusedNode = 23,
};

class App final : public abi::UiHost, private window::Painter {
  public:
    App();
    ~App() override;
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    std::uint32_t call(const abi::UiCall& call, wire::Dispatcher& dispatcher,
                       std::string& output) override;
    void request_answered(std::uint32_t handle) override;
    void closing(std::uint32_t handle) override;

  private:
    [[nodiscard]] bool paint() override;
    [[nodiscard]] bool wants_frame() override;
    [[nodiscard]] bool takes_wheel(const window::WheelTurn& turn) override;
    void painted() override;
    void context_changed(bool lost) override;

    [[nodiscard]] bool attach(std::uint32_t handle, wire::Dispatcher& dispatcher);
    [[nodiscard]] bool start();
    [[nodiscard]] bool tell(Verb verb, std::string& output);
    [[nodiscard]] bool drive_window(Verb verb);
    [[nodiscard]] bool move_focus(Verb verb, const abi::UiCall& call);
    [[nodiscard]] bool edit(Verb verb, const abi::UiCall& call);
    void commit(const ui::FocusedEditor& editor, const abi::UiCall& call);
    [[nodiscard]] bool set_zoom(const abi::UiCall& call);
    [[nodiscard]] bool load_font(const abi::UiCall& call);
    [[nodiscard]] bool tab(int step);
    [[nodiscard]] bool take_host_request(std::string& output);

    screens::Workbench* m_workbench = nullptr;  // the engine's that is shown
    std::unique_ptr<window::DrawnView> m_view;
    std::unique_ptr<window::Window> m_window;
    std::uint32_t m_handle = 0;
    bool m_was_editing = false;
    bool m_tabbed_out = false;  // Tab has left the view since this was asked last
};

}  // namespace samverka::host
