#include "native/host/desktop.h"

#include <SDL.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "core/base/assert.h"
#include "native/host/embedded.h"
#include "native/os/environment.h"

namespace samverka::desktop {

namespace {

constexpr std::uint64_t kLookEveryMs = 2000;
constexpr std::uint64_t kControlEveryMs = 15;
constexpr std::uint64_t kWaitMaxMs = 30'000;

}  // namespace

Desktop::Desktop(Options options)
    : m_options(std::move(options)),
      m_library(m_dispatcher.workbench().session(), os::data_folder() + "/partnerships"),
      m_view(m_dispatcher.workbench(), [this] { return now(); }) {}

Desktop::~Desktop() = default;

base::Instant Desktop::now() const { return m_options.now ? *m_options.now : os::system_time(); }

base::Result<void> Desktop::start() {
    session().set_now(now());
    session().set_entropy(m_options.entropy ? *m_options.entropy : os::system_entropy());
    tell_what_is_lacking();
    load_settings();
    for (const auto weight :
         {screens::Weight::Regular, screens::Weight::Medium, screens::Weight::SemiBold})
        SV_ASSERT(m_view.renderer().load_font(weight, font(weight)));
    auto platform = std::make_unique<DesktopPlatform>(
        [this](const SDL_Event& event) { return take_event(event); });
    m_platform = platform.get();
    SV_TRY(m_window, window::Window::open(*this, std::move(platform)));
    m_platform->set_zoom(m_settings.zoom);
    open_first();
    m_platform->show(m_settings.window);
    m_window->request_frame();
    if (m_options.control)
        m_control.emplace([this](std::string_view line) { return answer(line); });
    return {};
}

// A window of our own has one view.
void Desktop::tell_what_is_lacking() {
    json::Array names;
    for (const char* name : {"host.html_view", "host.canvas_view"}) names.emplace_back(name);
    json::Object args;
    args.set("names", std::move(names));
    view("set_host_lacks", args);
}

// ---- the loop

void Desktop::run() {
    while (!m_quit) {
        SDL_WaitEventTimeout(nullptr, wait_milliseconds());
        session().set_now(now());
        if (m_platform->is_scheduled()) {
            m_platform->begin_frame();
            m_window->run_frame();
        }
        serve();
    }
    serve_settings();
}

// Until the next thing that is due; for ever, when nothing is.
int Desktop::wait_milliseconds() const {
    if (m_platform->is_scheduled()) return 0;
    const std::uint64_t at = SDL_GetTicks64();
    std::uint64_t due = std::numeric_limits<std::uint64_t>::max();
    if (m_settings_due) due = std::min(due, *m_settings_due);
    if (m_retry_at) due = std::min(due, *m_retry_at);
    if (m_control) due = std::min(due, at + kControlEveryMs);
    if (m_platform->has_focus() && !m_library.path().empty())
        due = std::min(due, m_looked_at + kLookEveryMs);
    if (due == std::numeric_limits<std::uint64_t>::max()) return -1;
    return due <= at ? 0 : static_cast<int>(std::min<std::uint64_t>(due - at, kWaitMaxMs));
}

void Desktop::serve() {
    if (m_control && !m_control->serve()) m_quit = true;
    serve_drops();
    serve_host();
    save();
    serve_file();
    if (m_settings_due && *m_settings_due <= SDL_GetTicks64()) serve_settings();
    // Nobody sees a window that is put away; it is drawn when it comes back.
    if (!m_window->size().empty() && wants_frame()) m_window->look_again();
}

void Desktop::serve_drops() {
    for (const std::string& path : std::exchange(m_dropped, {})) open_file(path);
}

// What a gesture asked of the machine.
void Desktop::serve_host() {
    const auto request = workbench().take_host_request();
    if (!request) return;
    const std::string& name = request->name;
    if (name == "host.open_file") ask_and_open();
    if (name == "host.save_file") ask_and_save();
    if (name == "host.open_example") open_example();
    if (name == "host.close") close();
    if (name == "host.merge") merge_previewed();
    if (name == "host.new_partnership") begin_partnership(request->args);
    const json::Value* named = request->args.find("partnership");
    if (named == nullptr || named->string() == nullptr) return;
    if (name == "host.open_recent") open_recent(*named->string());
    if (name == "host.remove_recent") forget(*named->string());
}

// What other programs have written: looked for now and then while the person is here.
void Desktop::serve_file() {
    if (!m_platform->has_focus()) return;
    const std::uint64_t at = SDL_GetTicks64();
    if (at < m_looked_at + kLookEveryMs) return;
    m_looked_at = at;
    if (!m_library.is_changed()) return;
    const auto taken = m_library.take_news();
    if (!taken) tell(taken.error());
    if (taken && *taken > 0) tell_merged(*taken);
}

// The window behind a dialog is drawn when it is uncovered, and takes no input.
void Desktop::keep_alive() {
    SDL_PumpEvents();
    SDL_FlushEvents(SDL_KEYDOWN, SDL_MOUSEWHEEL);
    SDL_FlushEvents(SDL_DROPFILE, SDL_DROPCOMPLETE);
    if (!m_platform->is_scheduled()) return;
    m_platform->begin_frame();
    m_window->run_frame();
}

// ---- painting

bool Desktop::paint() {
    const float width = m_window->size().width;
    if (width != workbench().state().width) workbench().set_width(width);
    return m_view.frame();
}

bool Desktop::wants_frame() { return m_view.wants_frame(); }

void Desktop::painted() {
    const std::string& title = m_view.tree().title;
    if (title != m_title) {
        m_title = title;
        m_platform->set_title(m_title.c_str());
    }
    if (const auto editor = m_view.renderer().focused_editor()) {
        const float scale = m_platform->scale();
        const SDL_Rect rect{.x = static_cast<int>(editor->rect.x * scale),
                            .y = static_cast<int>(editor->rect.y * scale),
                            .w = static_cast<int>(editor->rect.width * scale),
                            .h = static_cast<int>(editor->rect.height * scale)};
        SDL_SetTextInputRect(&rect);
    }
    settle_later();
}

}  // namespace samverka::desktop
