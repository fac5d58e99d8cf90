// The desktop: keys and events that are the window's own, and the requests of tests.
#include <SDL.h>

#include <cmath>
#include <utility>

#include "core/json/write.h"
#include "native/host/desktop.h"
#include "wasm/window/node_text.h"

namespace samverka::desktop {

namespace {

json::Value whole(float number) { return static_cast<std::int64_t>(std::lround(number)); }

// As SDL itself tells of a dropped file and of what is being composed.
void push_event(SDL_EventType type, const char* text) {
    SDL_Event event{};
    event.type = type;
    if (type == SDL_DROPFILE)
        event.drop.file = SDL_strdup(text);
    else
        event.editExt.text = SDL_strdup(text);
    SDL_PushEvent(&event);
}

}  // namespace

bool Desktop::take_event(const SDL_Event& event) {
    if (event.type == SDL_KEYUP || event.type == SDL_MOUSEBUTTONUP) ++m_let_go;
    switch (event.type) {
        case SDL_QUIT:
            quit();
            return true;
        case SDL_DROPFILE:
            m_dropped.emplace_back(event.drop.file);
            SDL_free(event.drop.file);
            return true;
        case SDL_KEYDOWN:
            return take_key(event);
        case SDL_TEXTEDITING:
            compose(event.edit.text);
            return true;
        case SDL_TEXTEDITING_EXT:
            compose(event.editExt.text == nullptr ? "" : event.editExt.text);
            SDL_free(event.editExt.text);
            return true;
        case SDL_WINDOWEVENT:
            if (event.window.event == SDL_WINDOWEVENT_FOCUS_GAINED) m_looked_at = 0;
            settle_later();
            return false;
        default:
            return false;
    }
}

// Keys that a browser has of its own in the page.
bool Desktop::take_key(const SDL_Event& event) {
    const auto mods = static_cast<unsigned>(event.key.keysym.mod);
    const bool ctrl = (mods & KMOD_CTRL) != 0U && (mods & (KMOD_ALT | KMOD_GUI)) == 0U;
    if (!ctrl) return false;
    switch (event.key.keysym.sym) {
        case SDLK_PLUS:
        case SDLK_EQUALS:
        case SDLK_KP_PLUS:
            zoom(Zoom::In);
            return true;
        case SDLK_MINUS:
        case SDLK_KP_MINUS:
            zoom(Zoom::Out);
            return true;
        case SDLK_0:
        case SDLK_KP_0:
            zoom(Zoom::Reset);
            return true;
        case SDLK_o:
            ask("host.open_file");
            return true;
        case SDLK_s:
            // What has a name is saved already; Shift gives it another.
            if (m_library.is_unnamed() || (mods & KMOD_SHIFT) != 0U) ask("host.save_file");
            return true;
        case SDLK_q:
            quit();
            return true;
        case SDLK_c:
            return copy_focused();
        default:
            return false;
    }
}

void Desktop::ask(std::string_view what) { view(what, {}); }

// What an input method is composing stands in the field, underlined, until it is decided.
void Desktop::compose(std::string_view text) {
    m_view.renderer().compose(text);
    m_window->request_frame();
}

// What has the keyboard, as text; of a grid what is chosen in it, cells parted by tabs. SDL offers
// plain text only. In a field that is being edited the field copies by itself.
bool Desktop::copy_focused() {
    if (m_view.renderer().focused_editor()) return false;
    const screens::Node* node = m_view.focused_node();
    if (node == nullptr) return false;
    std::string text = m_view.renderer().chosen_text();
    if (text.empty()) text = window::node_text(*node);
    return !text.empty() && SDL_SetClipboardText(text.c_str()) == 0;
}

void Desktop::zoom(Zoom way) {
    m_settings.zoom = zoomed(m_settings.zoom, way);
    m_platform->set_zoom(m_settings.zoom);
    settle_later();
}

// What has been typed is meant, as when the person goes to another field.
void Desktop::finish_edit() {
    if (const auto editor = m_view.renderer().focused_editor())
        m_view.renderer().commit_editor(editor->typed);
}

// What cannot be saved is not thrown away unasked: the first try to leave says so, the second is
// meant.
void Desktop::quit() {
    finish_edit();
    save();
    const bool waits = session().is_open() && !session().log().outbox_empty();
    m_quit = !waits || m_warned;
    m_warned = waits;
    if (!m_quit)
        tell({.code = base::ErrorCode::FileUnwritable, .path = m_library.path(), .detail = {}});
}

// ---- tests

std::string Desktop::answer(std::string_view line) {
    const auto request = read_request(line);
    const std::string verb = request ? request->verb : "";
    if (verb == "window") return window_reply();
    if (verb == "rectangles") return m_view.renderer().rectangles_json();
    if (verb == "drop" || verb == "compose") {
        const json::Value* text = request->args.find(verb == "drop" ? "path" : "text");
        const bool given = text != nullptr && text->string() != nullptr;
        push_event(verb == "drop" ? SDL_DROPFILE : SDL_TEXTEDITING_EXT,
                   given ? text->string()->c_str() : "");
        return "{}";
    }
    std::string reply = m_dispatcher.call(line);
    return reply.substr(0, reply.find('\n'));
}

std::string Desktop::window_reply() {
    const window::SurfaceSize size = m_window->size();
    json::Object out;
    out.set("frames", static_cast<std::int64_t>(m_window->counters().frames));
    out.set("due", m_platform->is_scheduled() || wants_frame());
    out.set("width", whole(size.width));
    out.set("height", whole(size.height));
    out.set("pixel_width", size.pixel_width);
    out.set("pixel_height", size.pixel_height);
    out.set("scale_percent", whole(m_platform->scale() * 100));
    out.set("title", m_title);
    out.set("let_go", m_let_go);
    out.set("focused", m_platform->has_focus());
    out.set("focus", m_view.renderer().focused_node());
    out.set("editing", m_view.renderer().focused_editor().has_value());
    out.set("path", m_library.path());
    out.set("open", session().is_open());
    if (session().is_open()) {
        out.set("unnamed", m_library.is_unnamed());
        out.set("saved", session().log().outbox_empty());
        out.set("commits", session().log().commit_count());
    }
    return json::write(out);
}

}  // namespace samverka::desktop
