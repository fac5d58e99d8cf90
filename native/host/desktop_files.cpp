// The desktop: opening, saving, and what is remembered of both.
#include <SDL.h>

#include <algorithm>
#include <utility>

#include "native/host/desktop.h"
#include "native/host/embedded.h"
#include "native/host/file_dialog.h"
#include "native/host/file_names.h"
#include "native/os/environment.h"
#include "native/os/files.h"

namespace samverka::desktop {

namespace {

constexpr std::uint64_t kSettingsAfterMs = 1000;
constexpr std::uint64_t kRetryFirstMs = 1000;
constexpr std::uint64_t kRetryMaxMs = 30'000;

std::string settings_file() { return os::settings_folder() + "/desktop.json"; }

// When the partnership was last written to.
base::Instant last_change(const log::Log& log) {
    base::Instant out;
    for (const log::CommitMeta& meta : log.metas())
        out.milliseconds = std::max(out.milliseconds, meta.time.instant().milliseconds);
    return out;
}

}  // namespace

// ---- opening

void Desktop::open_first() {
    if (m_options.start == Start::File) open_file(m_options.file);
    if (m_options.start == Start::Example) open_example();
    if (m_options.start == Start::Last && !m_settings.open.empty()) open_recent(m_settings.open);
    show_recent();
}

void Desktop::open_file(const std::string& path) {
    finish_edit();
    note_view();
    opened(m_library.open_file(path, workbench().state().language), name_of(path));
}

void Desktop::open_example() {
    finish_edit();
    note_view();
    opened(m_library.open_lines(example()));
}

void Desktop::open_recent(std::string_view partnership) {
    const Recent* recent = find_recent(m_settings, partnership);
    if (recent != nullptr) open_file(std::string(recent->path));
}

// The person has seen what is new in the copy, and wants it.
void Desktop::merge_previewed() {
    view("set_merge_preview", {});
    opened(m_library.merge_previewed());
}

// Kept from its first lines on; the name that was typed stands for both languages.
void Desktop::begin_partnership(json::Object args) {
    const json::Value* name = args.find("name");
    if (name != nullptr && name->string() != nullptr) {
        json::Object both;
        both.set("sv", *name->string());
        both.set("en", *name->string());
        args.set("name", std::move(both));
    }
    if (const auto begun = session().run("new_partnership", args); !begun)
        return tell(begun.error());
    save();
    view("select", {});
}

// It may be the only copy there is: asked first.
bool Desktop::is_forgetting_meant() {
    const auto say = [&](const char* key) {
        return std::string(locale::message(key, workbench().state().language));
    };
    const Question question{.words = say("page.remove_ask"),
                            .yes = say("page.remove_yes"),
                            .no = say("page.remove_keep")};
    const auto answer = ask_whether(question, [this] { keep_alive(); });
    m_window->request_frame();
    if (!answer) tell(answer.error());
    return answer && *answer;
}

// Off the list. What the product itself keeps goes with it; a file of the person's own stays.
void Desktop::forget(std::string_view partnership) {
    const std::string kept = kept_file(os::data_folder() + "/partnerships", partnership);
    const Recent* recent = find_recent(m_settings, partnership);
    if (recent == nullptr || recent->path == m_library.path()) return;
    if (recent->path == kept) {
        if (!is_forgetting_meant()) return;
        os::remove_file(kept);
    }
    std::erase_if(m_settings.recent,
                  [&](const Recent& one) { return one.partnership == partnership; });
    m_settings_due = SDL_GetTicks64();
    show_recent();
}

void Desktop::opened(const base::Result<Opening>& opening, std::string_view file) {
    if (!opening) return tell(opening.error());
    if (opening->outcome == Outcome::Asked) {
        json::Object preview = opening->preview;
        preview.set("file", file);
        return view("set_merge_preview", preview);
    }
    m_retry_at.reset();
    m_looked_at = SDL_GetTicks64();
    if (opening->outcome == Outcome::Opened) {
        const Recent* known = find_recent(m_settings, session().log().partnership().text());
        screens::ScreenState state;
        if (known != nullptr) state = screens::read_state(known->view);
        state.language = workbench().state().language;
        state.theme = workbench().state().theme;
        workbench().restore_state(std::move(state));
    }
    note_open();
    if (opening->outcome == Outcome::Merged) tell_merged(opening->commits_new);
    if (!opening->warnings.empty()) tell(opening->warnings.front());
}

void Desktop::close() {
    finish_edit();
    note_view();
    if (const auto closed = m_library.close(); !closed) return tell(closed.error());
    m_settings.open.clear();
    m_settings_due = SDL_GetTicks64();
    view("select", {});
    show_recent();
}

// A refusal is told in the window, and stays there until the next gesture.
void Desktop::tell(const base::Error& error) {
    workbench().set_notice(error);
    if (m_window) m_window->request_frame();
}

// What others have written stands in the screens now; said as long as a refusal is.
void Desktop::tell_merged(std::size_t commits) {
    base::Message news{.key = "desktop.merged", .arguments = {}};
    news.with("count", base::CountArgument{.count = static_cast<std::int64_t>(commits), .of = {}});
    workbench().set_news(news);
    if (m_window) m_window->request_frame();
}

// ---- dialogs

void Desktop::ask_and_open() {
    const FileQuestion question{.language = workbench().state().language,
                                .folder = m_library.is_unnamed() ? "" : folder_of(m_library.path()),
                                .name = {}};
    const auto answer = ask_file_to_open(question, [this] { keep_alive(); });
    m_window->request_frame();
    if (!answer) return tell(answer.error());
    if (*answer) open_file(**answer);
}

void Desktop::ask_and_save() {
    if (!session().is_open()) return;
    finish_edit();
    save();
    const locale::Language language = workbench().state().language;
    const bool unnamed = m_library.is_unnamed();
    const FileQuestion question{
        .language = language,
        .folder = unnamed ? "" : folder_of(m_library.path()),
        .name = unnamed ? file_name(open_title(), locale::message("desktop.file_name", language))
                        : name_of(m_library.path())};
    const auto answer = ask_file_to_save(question, [this] { keep_alive(); });
    m_window->request_frame();
    if (!answer) return tell(answer.error());
    if (!*answer) return;
    if (const auto saved = m_library.save_as(with_ending(**answer)); !saved)
        return tell(saved.error());
    note_open();
}

// ---- saving

// What could not be written is told, and tried again with growing pauses and at each change.
void Desktop::save() {
    const bool waits = session().is_open() && !session().log().outbox_empty();
    if (!waits && !m_retry_at) return;
    const std::uint64_t at = SDL_GetTicks64();
    if (m_retry_at && at < *m_retry_at && session().revision() == m_tried_revision) return;
    const bool unnamed_before = m_library.path().empty();
    const auto saved = m_library.save();
    if (saved) {
        if (m_retry_at) view("storage_ok", {});
        m_retry_at.reset();
        m_retry_pause = 0;
        if (unnamed_before) note_open();
        if (*saved > 0) tell_merged(*saved);
        return;
    }
    if (!m_retry_at) view("storage_failed", {});
    m_retry_pause = std::clamp(2 * m_retry_pause, kRetryFirstMs, kRetryMaxMs);
    m_retry_at = at + m_retry_pause;
    m_tried_revision = session().revision();
}

// ---- what is remembered

void Desktop::load_settings() {
    if (const auto text = os::read_file(settings_file())) m_settings = read_settings(*text);
    m_settings_written = write_settings(m_settings);
    locale::Language language = language_of(os::system_language());
    if (m_settings.language) language = *m_settings.language;
    if (m_options.language) language = *m_options.language;
    workbench().set_language(language);
    json::Object theme;
    theme.set("theme", m_settings.theme == screens::ThemeName::Dark ? "dark" : "light");
    view("theme", theme);
}

void Desktop::serve_settings() {
    m_settings_due.reset();
    note_view();
    m_settings.window = m_platform->place(m_settings.window);
    const std::string written = write_settings(m_settings);
    if (written == m_settings_written) return;
    // Settings that cannot be kept are no reason to disturb anybody.
    if (!os::ensure_folder(os::settings_folder())) return;
    if (os::replace_file(settings_file(), written)) m_settings_written = written;
}

void Desktop::settle_later() {
    if (!m_settings_due) m_settings_due = SDL_GetTicks64() + kSettingsAfterMs;
}

// What the person looks at, and in which language.
void Desktop::note_view() {
    const screens::ScreenState& state = workbench().state();
    m_settings.language = state.language;
    m_settings.theme = state.theme;
    if (!session().is_open()) return;
    const std::string partnership = session().log().partnership().text();
    for (Recent& recent : m_settings.recent) {
        if (recent.partnership != partnership) continue;
        recent.view = screens::state_json(state);
        recent.title = open_title();
        recent.changed = last_change(session().log()).text();
    }
}

// The partnership that is open is the latest; written at once, since nothing else knows its file.
void Desktop::note_open() {
    remember(m_settings, {.partnership = session().log().partnership().text(),
                          .path = m_library.path(),
                          .title = open_title(),
                          .changed = last_change(session().log()).text(),
                          .view = screens::state_json(workbench().state())});
    m_settings.open = m_settings.recent.front().partnership;
    m_settings_due = SDL_GetTicks64();
    show_recent();
}

std::string Desktop::open_title() {
    const model::Partnership* partnership = session().snapshot().partnership();
    if (partnership == nullptr) return name_of(m_library.path());
    return locale::choose(partnership->name, workbench().state().language).text;
}

void Desktop::show_recent() {
    json::Array items;
    for (const Recent& recent : m_settings.recent) {
        json::Object item;
        item.set("partnership", recent.partnership);
        item.set("title", recent.title);
        item.set("changed", recent.changed);
        items.emplace_back(std::move(item));
    }
    json::Object args;
    args.set("items", std::move(items));
    view("set_recent", args);
}

// Intents of ours are those that exist.
void Desktop::view(std::string_view intent, const json::Object& args) {
    const auto seen = workbench().view(intent, args);
    SV_ASSERT(seen.has_value());
}

}  // namespace samverka::desktop
