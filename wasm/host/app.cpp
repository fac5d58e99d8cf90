#include "wasm/host/app.h"

#include <imgui.h>

#include <chrono>
#include <optional>
#include <span>
#include <utility>

#include "core/screens/workbench.h"
#include "core/ui/interaction.h"
#include "wasm/host/page.h"
#include "wasm/host/replies.h"
#include "wasm/host/window_web.h"

namespace samverka::host {
namespace {

[[nodiscard]] base::Instant now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

// The numbers of verbs come from outside; what is no verb is 0, which is none.
[[nodiscard]] bool is_verb(std::uint32_t number) {
    return number >= static_cast<std::uint32_t>(Verb::Start) &&
           number <= static_cast<std::uint32_t>(Verb::FocusedNode);
}

constexpr double kZoomMin = 0.5;
constexpr double kZoomMax = 4.0;
// Tab is at most a press and a release behind what else waits; more rounds than this would be a
// loop.
constexpr int kTabFramesMax = 64;

}  // namespace

App::App() = default;
App::~App() = default;

bool App::attach(std::uint32_t handle, wire::Dispatcher& dispatcher) {
    if (m_view == nullptr) {
        m_workbench = &dispatcher.workbench();
        m_view = std::make_unique<window::DrawnView>(*m_workbench, now);
        m_view->renderer().set_editor_mode(ui::EditorMode::Host);
        m_view->renderer().set_tab_out([this](ui::TabWay) { m_tabbed_out = true; });
        m_handle = handle;
    }
    // There is one canvas; a second engine in the same program has no view.
    return m_handle == handle;
}

std::uint32_t App::call(const abi::UiCall& call, wire::Dispatcher& dispatcher,
                        std::string& output) {
    if (!is_verb(call.verb) || !attach(call.handle, dispatcher)) return 0;
    const auto verb = static_cast<Verb>(call.verb);
    switch (verb) {
        case Verb::Start:
            return start() ? 1 : 0;
        case Verb::FrameNeeded:
        case Verb::Pause:
        case Verb::Resume:
        case Verb::ContextLost:
        case Verb::ContextRestored:
            return drive_window(verb) ? 1 : 0;
        case Verb::FocusFirst:
        case Verb::FocusLast:
        case Verb::LeaveFocus:
        case Verb::GainFocus:
        case Verb::Tab:
            return move_focus(verb, call) ? 1 : 0;
        case Verb::FocusedEditor:
        case Verb::Counters:
        case Verb::Rectangles:
        case Verb::Copy:
        case Verb::FocusedNode:
            return tell(verb, output) ? 1 : 0;
        case Verb::CommitEditor:
        case Verb::CancelEditor:
        case Verb::TypeText:
        case Verb::EditText:
            return edit(verb, call) ? 1 : 0;
        case Verb::SetZoom:
            return set_zoom(call) ? 1 : 0;
        case Verb::LoadFont:
            return load_font(call) ? 1 : 0;
        case Verb::HostRequest:
            return take_host_request(output) ? 1 : 0;
    }
    return 0;
}

bool App::start() {
    if (m_window) return true;
    auto window = window::Window::open(*this, web_platform());
    if (!window.has_value()) return false;
    m_window = *std::move(window);
    m_window->request_frame();
    return true;
}

bool App::drive_window(Verb verb) {
    if (!m_window) return false;
    if (verb == Verb::FrameNeeded) m_window->request_frame();
    if (verb == Verb::Pause) m_window->pause();
    if (verb == Verb::Resume) m_window->resume();
    if (verb == Verb::ContextLost) m_window->lose_context();
    if (verb == Verb::ContextRestored) m_window->restore_context();
    return true;
}

bool App::move_focus(Verb verb, const abi::UiCall& call) {
    if (!m_window) return false;
    if (verb == Verb::Tab) return tab(call.x < 0 ? -1 : 1);
    ui::Renderer& renderer = m_view->renderer();
    const bool first = verb == Verb::FocusFirst || (verb == Verb::GainFocus && call.x > 0);
    const bool last = verb == Verb::FocusLast || (verb == Verb::GainFocus && call.x < 0);
    if (first) renderer.focus_first();
    if (last) renderer.focus_last();
    // While the page's own field edits over a node, that node keeps the focus of the view.
    if (verb == Verb::LeaveFocus) m_window->release_keys();
    if (verb == Verb::LeaveFocus && !renderer.focused_editor().has_value()) renderer.leave_focus();
    m_window->request_frame();
    return true;
}

// The page must know at once whether Tab stays inside, so the frames that decide it run now. False:
// it went past the end.
bool App::tab(int step) {
    if (m_window->is_paused() || m_window->is_lost()) return false;
    ImGuiIO& io = ImGui::GetIO();
    m_tabbed_out = false;
    const bool shift = io.KeyShift;
    io.AddKeyEvent(ImGuiMod_Shift, step < 0);
    io.AddKeyEvent(ImGuiKey_Tab, true);
    io.AddKeyEvent(ImGuiKey_Tab, false);
    io.AddKeyEvent(ImGuiMod_Shift, shift);
    for (int frame = 0; frame < kTabFramesMax; ++frame) {
        m_window->request_frame();
        m_window->run_frame();
        if (!m_window->input_waits()) break;
    }
    return !m_tabbed_out;
}

bool App::edit(Verb verb, const abi::UiCall& call) {
    if (!m_window) return false;
    ui::Renderer& renderer = m_view->renderer();
    const auto editor = renderer.focused_editor();
    if (editor.has_value() == (verb == Verb::TypeText)) return false;
    m_window->request_frame();
    if (verb == Verb::TypeText && !renderer.paste(call.input))
        ImGui::GetIO().AddInputCharactersUTF8(std::string(call.input).c_str());
    if (verb == Verb::EditText) renderer.change_editor(call.input);
    if (verb == Verb::CancelEditor) renderer.cancel_editor();
    if (verb != Verb::CommitEditor) return true;
    if (editor->row >= 0 && call.y != 0) {
        // Tab goes on in the row.
        renderer.commit_cell(call.input, call.y < 0 ? ui::TabWay::Backward : ui::TabWay::Forward);
        return true;
    }
    commit(*editor, call);
    return call.y == 0 || tab(call.y < 0 ? -1 : 1);
}

// A chosen option is committed by its value, which no text can be mistaken for.
void App::commit(const ui::FocusedEditor& editor, const abi::UiCall& call) {
    ui::Renderer& renderer = m_view->renderer();
    if (!(call.x > 0)) {
        renderer.commit_editor(call.input);
        return;
    }
    renderer.cancel_editor();
    m_view->perform({.kind = screens::GestureKind::Commit,
                     .node = editor.node,
                     .typed = std::string(call.input),
                     .chosen = true,
                     .item = {}});
}

bool App::set_zoom(const abi::UiCall& call) {
    const bool sensible = call.y >= kZoomMin && call.y <= kZoomMax;
    if (sensible) m_view->renderer().set_text_zoom(static_cast<float>(call.y));
    if (m_window) m_window->measure();
    return sensible;
}

bool App::load_font(const abi::UiCall& call) {
    constexpr double kWeights = 3;
    if (!(call.x >= 0 && call.x < kWeights)) return false;
    const auto weight = static_cast<screens::Weight>(static_cast<int>(call.x));
    if (!m_view->renderer().load_font(weight, std::as_bytes(std::span(call.input)))) return false;
    if (m_window) m_window->request_frame();
    return true;
}

bool App::tell(Verb verb, std::string& output) {
    if (!m_window) return false;
    ui::Renderer& renderer = m_view->renderer();
    const screens::Node* node = m_view->focused_node();
    if (verb == Verb::FocusedEditor) output = renderer.editor_json();
    if (verb == Verb::Counters) output = counters_reply(*m_window);
    if (verb == Verb::Rectangles) output = renderer.rectangles_json();
    if (verb == Verb::FocusedNode && node != nullptr) output = focus_reply(*node);
    if (verb == Verb::Copy && node != nullptr) output = copy_reply(*node, renderer.chosen_text());
    return !output.empty();
}

// What a gesture on the canvas asked of the page; it is given once.
bool App::take_host_request(std::string& output) {
    std::optional<screens::HostRequest> request = m_workbench->take_host_request();
    if (!request.has_value()) return false;
    output = host_request_reply(*std::move(request));
    return true;
}

void App::request_answered(std::uint32_t handle) {
    // Whether the tree is another one is known when the frame comes; then it is drawn or nothing
    // happens.
    if (m_window && handle == m_handle) m_window->look_again();
}

void App::closing(std::uint32_t handle) {
    if (handle != m_handle) return;
    m_window.reset();
    m_view.reset();
    m_workbench = nullptr;
    m_handle = 0;
}

bool App::paint() { return m_view->frame(); }

bool App::wants_frame() { return m_view->wants_frame(); }

bool App::takes_wheel(const window::WheelTurn& turn) {
    const ui::Point at{.x = turn.x, .y = turn.y};
    ui::Renderer& renderer = m_view->renderer();
    return (turn.down != 0 && renderer.scrolls_at(at, turn.down)) ||
           (turn.right != 0 && renderer.scrolls_sideways_at(at, turn.right));
}

void App::painted() {
    const bool editing = m_view->renderer().focused_editor().has_value();
    // The page's own field takes the keyboard, and the key that began the edit is let go there.
    if (editing && !m_was_editing) m_window->release_keys();
    m_was_editing = editing;
    abi::announce_outbox(m_handle);
    tell_page_of_frame();
}

void App::context_changed(bool lost) { tell_page_of_context(lost); }

}  // namespace samverka::host
