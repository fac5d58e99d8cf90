#include <SDL.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>
#include <imgui_internal.h>

#include <utility>

#if defined(__EMSCRIPTEN__)
#include <GLES3/gl3.h>
#else
#include <SDL_opengl.h>
#endif

#include "wasm/window/window.h"

namespace samverka::window {
namespace {

#if defined(__EMSCRIPTEN__)
constexpr const char* kShaderVersion = "#version 300 es";
#else
constexpr const char* kShaderVersion = "#version 130";
#endif
// One frame takes the input in, one shows what it led to, one lets hover and focus settle.
constexpr int kFramesAfterInput = 3;
constexpr int kFirstWidth = 1280;
constexpr int kFirstHeight = 800;

std::unexpected<base::Error> no_window(const char* what) {
    return base::fail(base::ErrorCode::UsageInvalid, {}, what);
}

// SDL calls this the moment an event is queued, also outside of frames: it is what wakes a sleeping
// window. Its own mark at the end of a poll is no event.
int wake_on_event(void* window, SDL_Event* event) {
    if (event->type != SDL_POLLSENTINEL) static_cast<Window*>(window)->request_frame();
    return 0;
}

}  // namespace

Window::Window(Painter& painter, std::unique_ptr<Platform> platform)
    : m_painter(painter), m_platform(std::move(platform)) {}

base::Result<std::unique_ptr<Window>> Window::open(Painter& painter,
                                                   std::unique_ptr<Platform> platform) {
    std::unique_ptr<Window> window(new Window(painter, std::move(platform)));
    SV_TRY_VOID(window->create());
    return window;
}

base::Result<void> Window::create() {
    SDL_SetMainReady();
    const std::uint32_t flags = m_platform->prepare();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return no_window("SDL has no video");
    m_window = SDL_CreateWindow(nullptr, SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED,
                                kFirstWidth, kFirstHeight, flags);
    if (m_window == nullptr) return no_window("no window");
    if (!m_platform->create_context(m_window)) return no_window("no OpenGL 3 context");
    if (!ImGui_ImplSDL2_InitForOther(m_window)) return no_window("no input for the window");
    m_renderer_ready = ImGui_ImplOpenGL3_Init(kShaderVersion);
    if (!m_renderer_ready) return no_window("no OpenGL 3 context");
    m_platform->attach(*this);
    SDL_AddEventWatch(wake_on_event, this);
    resized();
    return {};
}

Window::~Window() {
    SDL_DelEventWatch(wake_on_event, this);
    m_platform->detach();
    if (m_renderer_ready) ImGui_ImplOpenGL3_Shutdown();
    if (ImGui::GetIO().BackendPlatformUserData != nullptr) ImGui_ImplSDL2_Shutdown();
    m_platform->destroy_context();
    if (m_window != nullptr) SDL_DestroyWindow(m_window);
    SDL_Quit();
}

void Window::request_frame() {
    m_frames_due = kFramesAfterInput;
    look_again();
}

void Window::look_again() {
    if (!m_paused && !m_lost && !m_running) m_platform->schedule_frame();
}

bool Window::input_waits() const { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

void Window::pause() {
    m_paused = true;
    release_keys();
}

void Window::resume() {
    m_paused = false;
    request_frame();
}

void Window::release_keys() { SDL_ResetKeyboard(); }

void Window::resized() {
    if (!size().empty()) request_frame();
}

bool Window::takes_wheel(const WheelTurn& turn) {
    return !m_paused && !m_lost && m_painter.takes_wheel(turn);
}

void Window::turn_wheel(const WheelTurn& turn) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(turn.x, turn.y);
    io.AddMouseWheelEvent(-turn.right, -turn.down);
    request_frame();
}

void Window::lose_context() {
    m_lost = true;
    // The objects went with the context. Letting go of their names now is silent; in the next
    // context they would be foreign.
    if (m_renderer_ready) ImGui_ImplOpenGL3_Shutdown();
    m_renderer_ready = false;
    m_painter.context_changed(true);
}

void Window::restore_context() {
    if (!m_lost) return;
    // ImGui hands its textures out again by itself.
    m_renderer_ready = ImGui_ImplOpenGL3_Init(kShaderVersion);
    m_lost = !m_renderer_ready;
    if (m_lost) return;
    m_painter.context_changed(false);
    request_frame();
}

void Window::take_events() {
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0)
        if (!m_platform->take_event(event)) ImGui_ImplSDL2_ProcessEvent(&event);
}

void Window::run_frame() {
    if (m_paused || m_lost || m_running) return;
    m_running = true;
    take_events();
    const bool draws = is_due() && !size().empty() && draw();
    m_frames_due = draws && m_frames_due > 0 ? m_frames_due - 1 : 0;
    m_running = false;
    if (!draws) return;
    m_painter.painted();
    if (is_due()) m_platform->schedule_frame();
}

bool Window::is_due() { return m_frames_due > 0 || input_waits() || m_painter.wants_frame(); }

bool Window::draw() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    m_platform->place_pointer();
    // SDL keeps whole logical pixels; the picture follows the surface exactly, so that nothing is
    // resampled.
    const SurfaceSize surface = size();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(surface.width, surface.height);
    io.DisplayFramebufferScale = ImVec2(static_cast<float>(surface.pixel_width) / surface.width,
                                        static_cast<float>(surface.pixel_height) / surface.height);
    if (!m_painter.paint()) return false;
    glViewport(0, 0, surface.pixel_width, surface.pixel_height);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    m_platform->present(m_window);
    count_frame();
    return true;
}

void Window::count_frame() {
    const ImDrawData* data = ImGui::GetDrawData();
    ++m_counters.frames;
    for (const ImDrawList* list : data->CmdLists)
        m_counters.draws += static_cast<std::uint64_t>(list->CmdBuffer.Size);
    m_counters.rectangles = static_cast<std::uint32_t>(data->TotalIdxCount / 6);
}

}  // namespace samverka::window
