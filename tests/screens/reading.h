// Reading trees as a person does, for tests of screens: words, nodes, and what activating them
// leads to.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/locale/runs.h"
#include "core/screens/workbench.h"

namespace samverka::test {

inline std::string example_file(const std::string& name = "region-nord") {
    std::ifstream file("assets/samples/" + name + ".samverka", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline void visit(const screens::Node& node, const std::function<void(const screens::Node&)>& see) {
    see(node);
    for (const screens::Node& child : node.children) visit(child, see);
}

// As one reads it: a space that holds words together is a space.
inline std::string spaced(std::string text) {
    for (const std::string_view space : {"\u00a0", "\u202f"})
        for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space, at))
            text.replace(at, space.size(), " ");
    return text;
}

// Every word below a node, one text a line.
inline std::string words_of(const screens::Node& root) {
    std::string out;
    visit(root, [&](const screens::Node& node) {
        if (!node.text.empty()) out += locale::plain_text(node.text) + "\n";
    });
    return spaced(std::move(out));
}

inline std::vector<const screens::Node*> nodes_under(const screens::Node& root,
                                                     std::string_view prefix) {
    std::vector<const screens::Node*> out;
    visit(root, [&](const screens::Node& node) {
        if (std::string_view(node.id).starts_with(prefix)) out.push_back(&node);
    });
    return out;
}

// A workbench on 5 October 2026 whose screens are read and used.
class Reader {
  public:
    // Whoever writes beside another needs a seed of their own.
    explicit Reader(std::string_view seed = "thirty-two bytes of entropy here") {
        workbench.session().set_entropy(seed);
        workbench.session().set_now(*base::Instant::parse("2026-10-05T08:00:00Z"));
        workbench.set_language(locale::Language::Swedish);
    }
    void open(const std::string& bytes) {
        const bool opened = workbench.session().open(bytes).has_value();
        EXPECT_TRUE(opened);
        workbench.restore_state(workbench.state());
    }
    void write_as(std::string_view name) {
        for (const auto* person : workbench.session().snapshot().all<model::Person>())
            if (person->name == name) intent("author", {{"person", person->thing.id.text()}});
        EXPECT_TRUE(workbench.session().author().has_value()) << name;
    }
    void intent(std::string_view name,
                const std::vector<std::pair<std::string, std::string>>& arguments = {}) {
        json::Object args;
        for (const auto& [key, value] : arguments) args.set(key, value);
        const auto done = workbench.view(name, args);
        EXPECT_TRUE(done.has_value()) << name;
    }
    void show(const std::string& screen) { intent("navigate", {{"screen", screen}}); }
    [[nodiscard]] const screens::Node& root() { return workbench.tree().root; }
    [[nodiscard]] const screens::Node* find(std::string_view id) {
        return screens::find_node(workbench.tree(), id);
    }
    [[nodiscard]] std::string words(std::string_view id = "shell/main") {
        const screens::Node* node = find(id);
        return node == nullptr ? std::string() : words_of(*node);
    }
    [[nodiscard]] bool says(std::string_view text, std::string_view id = "shell/main") {
        return words(id).find(text) != std::string::npos;
    }
    base::Result<void> activate(const std::string& node, const std::string& item = {}) {
        return workbench.perform(
            {.kind = screens::GestureKind::Activate, .node = node, .typed = {}, .item = item});
    }
    void commit(const std::string& node, const std::string& typed, bool chosen = false) {
        const auto done = workbench.perform({.kind = screens::GestureKind::Commit,
                                             .node = node,
                                             .typed = typed,
                                             .chosen = chosen,
                                             .item = {}});
        EXPECT_TRUE(done.has_value()) << node;
    }

    screens::Workbench workbench;
};

// The example, opened.
class ExampleReader : public Reader {
  public:
    ExampleReader() { open(example_file()); }
};

}  // namespace samverka::test
