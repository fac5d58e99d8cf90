// A story through the drawn view: mouse and keys as a person uses them, on the real workbench.
//
// What is on the screen is found by the words that stand there; the test's host does what a page
// does: it hands files in, keeps the lines that were written, and begins anew from them. Each story
// ends in the state in which the command line ends (tests/story).
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/read.h"
#include "core/json/write.h"
#include "core/locale/runs.h"
#include "core/wire/verbs.h"
#include "tests/support/ui/headless.h"

namespace samverka::ui {

// What one looks for on the screen, and its words for whoever reads a failure.
struct Wanted {
    std::string named;
    std::function<bool(const screens::Node&)> is;
};

inline std::string file_text(const std::string& path) {
    std::string out;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) {
        ADD_FAILURE() << "cannot open " << path;
        return out;
    }
    for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file))
        out += static_cast<char>(byte);
    std::fclose(file);
    return out;
}

// What the three interfaces are told alike.
class Script {
  public:
    explicit Script(const std::string& file) : m_json(json::read(file_text(file)).value()) {}

    [[nodiscard]] std::string operator[](std::string_view key) const {
        return *m_json.object()->find(key)->string();
    }
    [[nodiscard]] std::string session(std::size_t index, std::string_view key) const {
        const json::Array& sessions = *m_json.object()->find("sessions")->array();
        return *sessions[index].object()->find(key)->string();
    }

  private:
    json::Value m_json;
};

// One engine with its host: clock, files, storage.
class Host final : public TreeSource {
  public:
    Host(std::string now, std::string_view entropy) : m_now(std::move(now)) {
        json::Object settings;
        settings.set("entropy", entropy);
        settings.set("language", "sv");
        settings.set("width", 1440);
        (void)call("configure", settings);
    }

    [[nodiscard]] const screens::Tree& tree() override { return m_dispatcher.workbench().tree(); }
    [[nodiscard]] screens::GridRows cells(const std::string& node,
                                          const screens::GridRange& range) override {
        return m_dispatcher.workbench().cells(node, range);
    }
    void perform(const screens::Gesture& gesture) override {
        m_dispatcher.workbench().session().set_now(base::Instant::parse(m_now).value());
        (void)m_dispatcher.workbench().perform(gesture);
        keep();
    }

    // The result, or a failure of the test.
    json::Object call(std::string_view verb, const json::Object& args = {},
                      const std::string& payload = {}) {
        json::Object request;
        request.set("id", ++m_calls);
        request.set("verb", verb);
        request.set("now", m_now);
        request.set("args", args);
        const std::string reply = m_dispatcher.call(json::write(request) + "\n" + payload);
        const std::size_t end = std::min(reply.find('\n'), reply.size());
        m_payload = reply.substr(std::min(end + 1, reply.size()));
        const auto header = json::read(reply.substr(0, end), {.bytes_max = 1UL << 24});
        const json::Value* ok = header ? header->object()->find("ok") : nullptr;
        EXPECT_NE(ok, nullptr) << reply.substr(0, end);
        return ok == nullptr ? json::Object() : *ok->object();
    }

    void open(const std::string& bytes) {
        (void)call("open", {}, bytes);
        m_stored = bytes;
    }
    void merge(const std::string& bytes) {
        (void)call("merge", {}, bytes);
        keep();
    }
    // Lines are on disk as soon as they are written.
    void keep() {
        const json::Object outbox = call("outbox");
        m_stored += m_payload;
        json::Object position;
        position.set("position", *outbox.find("position"));
        (void)call("saved", position);
    }
    [[nodiscard]] const std::string& stored() const { return m_stored; }
    [[nodiscard]] bool is_open() { return m_dispatcher.workbench().session().is_open(); }
    [[nodiscard]] std::string asked() {
        const auto request = m_dispatcher.workbench().take_host_request();
        return request ? request->name : "";
    }

  private:
    wire::Dispatcher m_dispatcher{wire::report_verbs()};
    std::string m_now;
    std::string m_payload;
    std::string m_stored;
    int m_calls = 0;
};

// As one reads it: a space that holds an amount together is a space.
inline std::string words(const screens::Node& node) {
    constexpr std::string_view kHolding = "\u00a0";
    std::string out = node.name.empty() ? locale::plain_text(node.text) : node.name;
    for (std::size_t at = out.find(kHolding); at != std::string::npos; at = out.find(kHolding))
        out.replace(at, kHolding.size(), " ");
    return out;
}

// Says exactly this; or, where what follows is not the story's business, begins with it.
inline Wanted says(screens::NodeKind kind, const std::string& text) {
    return {text, [kind, text](const screens::Node& node) {
                return node.kind == kind && words(node) == text;
            }};
}
inline Wanted begins(screens::NodeKind kind, const std::string& text) {
    return {text, [kind, text](const screens::Node& node) {
                return node.kind == kind && words(node).starts_with(text);
            }};
}

// Says it somewhere.
inline Wanted holds(const std::string& text) {
    return {text, [text](const screens::Node& node) {
                return node.kind == screens::NodeKind::Text &&
                       words(node).find(text) != std::string::npos;
            }};
}

inline bool find_path(const screens::Node& node, const Wanted& wanted,
                      std::vector<const screens::Node*>& path) {
    path.push_back(&node);
    if (wanted.is(node)) return true;
    for (const screens::Node& child : node.children)
        if (find_path(child, wanted, path)) return true;
    path.pop_back();
    return false;
}

class Story : public testing::Test {
  protected:
    // `script` is what the three interfaces are told; see tests/story.
    explicit Story(const std::string& script) : m_script(script) {}

    void begin_session(std::size_t index) {
        m_view.reset();
        m_host = std::make_unique<Host>(m_script.session(index, "now"),
                                        m_script.session(index, "entropy"));
        m_view = std::make_unique<test::HeadlessView>(*m_host, 1440, 900);
        m_view->settle();
    }
    [[nodiscard]] Host& host() { return *m_host; }
    [[nodiscard]] test::HeadlessView& view() { return *m_view; }

    [[nodiscard]] bool has(const Wanted& wanted) {
        std::vector<const screens::Node*> path;
        return find_path(m_host->tree().root, wanted, path);
    }

    // What stands in a part of the screen that is named; nothing where the part is not there.
    [[nodiscard]] Wanted within(const Wanted& part, const Wanted& wanted) {
        std::vector<const screens::Node*> path;
        std::string found;
        if (find_path(m_host->tree().root, part, path)) {
            const screens::Node& root = *path.back();
            path.clear();
            if (find_path(root, wanted, path)) found = path.back()->id;
        }
        return {wanted.named + " in " + part.named,
                [found](const screens::Node& node) { return !found.empty() && node.id == found; }};
    }

    // Turns the wheel over what scrolls around the node until its middle is seen; returns its id.
    std::string reach(const Wanted& wanted) {
        std::vector<const screens::Node*> path;
        if (!find_path(m_host->tree().root, wanted, path)) {
            ADD_FAILURE() << wanted.named << " is not on the screen:\n" << seen();
            return {};
        }
        std::string id = path.back()->id;
        path.pop_back();
        std::string scroller;
        for (const screens::Node* above : path)
            if (above->layout.scroll == screens::Scroll::Vertical) scroller = above->id;
        if (!scroller.empty()) turn_to(scroller, id);
        return id;
    }

    void click(const Wanted& wanted) {
        const std::string id = reach(wanted);
        if (id.empty()) return;
        m_view->click(id);
        m_view->settle();
    }
    // A card holds fields of its own: one takes it by its title.
    void click_card(const std::string& beginning) {
        const std::string id = reach(begins(screens::NodeKind::Card, beginning));
        if (id.empty()) return;
        m_view->click(id + "/title");
        m_view->settle();
    }
    void type(std::string_view text) { m_view->type(text); }
    void key(ImGuiKey key, int mods = 0) {
        m_view->key(key, mods);
        m_view->settle();
    }
    void edit(const Wanted& field, std::string_view text) {
        click(field);
        key(ImGuiKey_A, ImGuiMod_Ctrl);
        type(text);
        key(ImGuiKey_Enter);
    }
    // Where Enter begins a new line, Ctrl+Enter is done.
    void edit_long(const Wanted& field, std::string_view text) {
        click(field);
        key(ImGuiKey_A, ImGuiMod_Ctrl);
        type(text);
        key(ImGuiKey_Enter, ImGuiMod_Ctrl);
    }
    // Picks from the list with the arrow key, as one does who types only the beginning.
    void pick(const Wanted& field, std::string_view beginning) {
        click(field);
        key(ImGuiKey_A, ImGuiMod_Ctrl);
        type(beginning);
        key(ImGuiKey_DownArrow);
        key(ImGuiKey_Enter);
    }

    // Takes one thing by the mouse and lets it go over another.
    void drag(const Wanted& what, const Wanted& onto) {
        const std::string target = reach(onto);
        const std::string from = reach(what);
        if (from.empty() || target.empty()) return;
        m_view->move_to(m_view->rect(from).middle());
        m_view->press();
        m_view->move_to(m_view->rect(target + "/title").middle());
        m_view->release();
        m_view->settle();
    }

    // The start page, a file that the host hands in, who one is, and the screen by the rail.
    void open_the_file(const std::string& screen) {
        EXPECT_FALSE(m_host->is_open());
        click(says(screens::NodeKind::Card, "Öppna en fil"));
        ASSERT_EQ(m_host->asked(), "host.open_file");
        m_host->open(file_text(m_script["file"]));
        m_view->settle();
        edit(says(screens::NodeKind::Field, "Vem du är"), m_script["author"]);
        go(screen);
    }
    void go(const std::string& screen) { click(says(screens::NodeKind::Link, screen)); }
    // The other copy by the menu; the host has shown what it brings and been told to go on.
    void merge_the_other_copy() {
        click(says(screens::NodeKind::Menu, "Arkiv"));
        key(ImGuiKey_DownArrow);
        key(ImGuiKey_Enter);
        ASSERT_EQ(m_host->asked(), "host.open_file");
        m_host->merge(file_text(m_script["other"]));
        m_view->settle();
    }
    // The state that the command line ends in, whose hash stands in a file of tests/story.
    void expect_end(const std::string& hash_file) {
        std::string expected = file_text("tests/story/" + hash_file);
        expected.erase(expected.find_last_not_of('\n') + 1);
        const json::Object reply = m_host->call("state_hash");
        EXPECT_EQ(*reply.find("state_hash")->string(), expected);
    }

    // Everything that stands there, for whoever reads a failure.
    [[nodiscard]] std::string seen() {
        std::string out;
        const std::function<void(const screens::Node&)> tell = [&](const screens::Node& node) {
            if (const std::string text = words(node); !text.empty())
                out += node.id + ": " + text + "\n";
            for (const screens::Node& child : node.children) tell(child);
        };
        tell(m_host->tree().root);
        return out;
    }

    Script m_script;

  private:
    void turn_to(const std::string& scroller, const std::string& id) {
        for (int turn = 0; turn < 200; ++turn) {
            const Rect window = m_view->rect(scroller);
            const float middle = m_view->rect(id).middle().y;
            const float margin = 30;
            const float way = middle < window.y + margin          ? 1.0F
                              : middle > window.bottom() - margin ? -1.0F
                                                                  : 0.0F;
            if (way == 0) return;
            const Point at = window.middle();
            if (!m_view->renderer().scrolls_at(at, -way)) return;
            m_view->move_to(at);
            m_view->wheel(way);
        }
    }

    std::unique_ptr<Host> m_host;
    std::unique_ptr<test::HeadlessView> m_view;
};

}  // namespace samverka::ui
