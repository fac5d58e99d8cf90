// The story through the drawn view: mouse and keys as a person uses them, on the real workbench,
// end in the same state as at the command line (tests/story). What is on the screen is found by
// the words that stand there; the test's host does what a page does: it hands files in, keeps the
// lines that were written, and begins anew from them.

#include <gtest/gtest.h>

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/read.h"
#include "core/json/write.h"
#include "core/locale/runs.h"
#include "core/wire/dispatcher.h"
#include "tests/support/ui/headless.h"

namespace samverka::ui {
namespace {

using screens::Node;
using screens::NodeKind;

// What one looks for on the screen, and its words for whoever reads a failure.
struct Wanted {
    std::string named;
    std::function<bool(const Node&)> is;
};

std::string file_text(const std::string& path) {
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
    Script() : m_json(json::read(file_text("tests/story/story.json")).value()) {}

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
    wire::Dispatcher m_dispatcher;
    std::string m_now;
    std::string m_payload;
    std::string m_stored;
    int m_calls = 0;
};

// As one reads it: a space that holds an amount together is a space.
std::string words(const Node& node) {
    constexpr std::string_view kHolding = "\u00a0";
    std::string out = node.name.empty() ? locale::plain_text(node.text) : node.name;
    for (std::size_t at = out.find(kHolding); at != std::string::npos; at = out.find(kHolding))
        out.replace(at, kHolding.size(), " ");
    return out;
}

// Says exactly this; or, where what follows is not the story's business, begins with it.
Wanted says(NodeKind kind, const std::string& text) {
    return {text,
            [kind, text](const Node& node) { return node.kind == kind && words(node) == text; }};
}
Wanted begins(NodeKind kind, const std::string& text) {
    return {text, [kind, text](const Node& node) {
                return node.kind == kind && words(node).starts_with(text);
            }};
}

bool find_path(const Node& node, const Wanted& wanted, std::vector<const Node*>& path) {
    path.push_back(&node);
    if (wanted.is(node)) return true;
    for (const Node& child : node.children)
        if (find_path(child, wanted, path)) return true;
    path.pop_back();
    return false;
}

class Story : public testing::Test {
  protected:
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
        std::vector<const Node*> path;
        return find_path(m_host->tree().root, wanted, path);
    }

    // Turns the wheel over what scrolls around the node until its middle is seen; returns its id.
    std::string reach(const Wanted& wanted) {
        std::vector<const Node*> path;
        if (!find_path(m_host->tree().root, wanted, path)) {
            ADD_FAILURE() << wanted.named << " is not on the screen:\n" << seen();
            return {};
        }
        std::string id = path.back()->id;
        path.pop_back();
        std::string scroller;
        for (const Node* above : path)
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
        const std::string id = reach(begins(NodeKind::Card, beginning));
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

    // Everything that stands there, for whoever reads a failure.
    [[nodiscard]] std::string seen() {
        std::string out;
        const std::function<void(const Node&)> tell = [&](const Node& node) {
            if (const std::string text = words(node); !text.empty())
                out += node.id + ": " + text + "\n";
            for (const Node& child : node.children) tell(child);
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

// One side's approval by whoever writes, the other's on behalf of the person who said so.
class StoryOfApproval : public Story {
  protected:
    void approve_for_both() {
        click(begins(NodeKind::Button, "Godkänn för Region Nord"));
        edit(begins(NodeKind::Field, "Godkänn för Nordia IT"), m_script["approver"]);
        EXPECT_FALSE(has(begins(NodeKind::Field, "Godkänn för Nordia IT")));
    }
    void open_the_file() {
        EXPECT_FALSE(host().is_open());
        click(says(NodeKind::Card, "Öppna en fil"));
        ASSERT_EQ(host().asked(), "host.open_file");
        host().open(file_text(m_script["file"]));
        view().settle();
        edit(says(NodeKind::Field, "Vem du är"), m_script["author"]);
        click(says(NodeKind::Link, "Organisation"));
    }
    void mend_three_faults() {
        click(says(NodeKind::Button, "Personer"));
        click(says(NodeKind::Button, "Nordia IT"));
        click(says(NodeKind::Field, "Sök person"));
        type(m_script["holder"].substr(0, 5));
        drag(says(NodeKind::Card, m_script["holder"]),
             begins(NodeKind::Card, m_script["vacant_role"] + ", "));
        click(says(NodeKind::Button, "Personer"));
        click_card(m_script["role_without_deputy"] + ", ");
        pick(says(NodeKind::Field, "Ersättare, " + m_script["role_without_deputy"]),
             m_script["deputy"].substr(0, 6));
        click_card(m_script["unequal_pair"] + ", ");
        click(says(NodeKind::Button, m_script["mend"]));
        approve_for_both();
        EXPECT_FALSE(has(says(NodeKind::Button, m_script["mend"])));
    }
    void add_a_pair() {
        const Wanted card = begins(NodeKind::Card, m_script["customer_title"] + ", ");
        click(says(NodeKind::Button, "Rollpar"));
        pick(says(NodeKind::Field, "Nivå"), m_script["level"] + " ");
        edit(says(NodeKind::Field, "Kundens roll"), m_script["customer_title"]);
        edit(says(NodeKind::Field, "Leverantörens roll"), m_script["supplier_title"]);
        click(says(NodeKind::Button, "Lägg till rollpar"));
        EXPECT_TRUE(has(card)) << seen();
        key(ImGuiKey_Z, ImGuiMod_Ctrl);
        EXPECT_FALSE(has(card));
        key(ImGuiKey_Z, ImGuiMod_Ctrl | ImGuiMod_Shift);
        EXPECT_TRUE(has(card));
    }
    void give_it_a_mandate() {
        edit(says(NodeKind::Field, "Beloppsgräns, " + m_script["customer_title"]),
             m_script["limit_typed"]);
        click(says(NodeKind::Button, "Föreslå för godkännande"));
        approve_for_both();
    }
    void begin_anew() {
        const std::string stored = host().stored();
        json::Object state;
        state.set("state", *host().call("view_state").find("state"));
        begin_session(1);
        host().open(stored);
        (void)host().call("restore_view", state);
        view().settle();
    }
    void merge_the_other_copy() {
        click(says(NodeKind::Menu, "Arkiv"));
        key(ImGuiKey_DownArrow);
        key(ImGuiKey_Enter);
        ASSERT_EQ(host().asked(), "host.open_file");
        host().merge(file_text(m_script["other"]));
        view().settle();
    }
    void settle_the_name_of_the_forum() {
        click(says(NodeKind::Card, m_script["forum"]));
        const std::string taken = m_script["taken"];
        const Wanted said{taken, [&](const Node& node) {
                              return node.id.ends_with("/what") &&
                                     words(node).find(taken) != std::string::npos;
                          }};
        std::vector<const Node*> path;
        const bool found = find_path(host().tree().root, said, path);
        ASSERT_TRUE(found) << seen();
        const std::string side = path[path.size() - 2]->id;
        click({"Ta detta", [&](const Node& node) {
                   return node.kind == NodeKind::Button && node.id.starts_with(side + "/");
               }});
        EXPECT_FALSE(has(says(NodeKind::Button, "Ta detta"))) << seen();
        EXPECT_TRUE(has(says(NodeKind::Card, m_script["taken"])));
    }
};

TEST_F(StoryOfApproval, EndsInTheStateThatTheCommandLineEndsIn) {
    begin_session(0);
    open_the_file();
    mend_three_faults();
    add_a_pair();
    give_it_a_mandate();
    begin_anew();
    merge_the_other_copy();
    settle_the_name_of_the_forum();
    std::string expected = file_text("tests/story/hash.txt");
    expected.erase(expected.find_last_not_of('\n') + 1);
    const json::Object reply = host().call("state_hash");
    EXPECT_EQ(*reply.find("state_hash")->string(), expected);
}

}  // namespace
}  // namespace samverka::ui
