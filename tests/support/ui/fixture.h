// A hand-made screen in the manner of the organisation screen, and a source that remembers what it
// was told.
//
// It stands in for the workbench where the renderer is tested: every kind of node occurs in it,
// with invented texts.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ui/tree_source.h"

namespace samverka::test {

class FakeSource final : public ui::TreeSource {
  public:
    explicit FakeSource(screens::Node root) { m_tree.root = std::move(root), m_tree.revision = 1; }

    [[nodiscard]] const screens::Tree& tree() override { return m_tree; }
    void perform(const screens::Gesture& gesture) override {
        gestures.push_back(gesture);
        if (react) react(gesture);
    }
    // The root to change; the next frame sees it as a new tree.
    screens::Node& edit() {
        ++m_tree.revision;
        return m_tree.root;
    }
    [[nodiscard]] screens::Node& node(std::string_view id);

    std::vector<screens::Gesture> gestures;
    std::function<void(const screens::Gesture&)> react;

  private:
    screens::Tree m_tree;
};

// Builders. Texts are plain runs; everything else is set on the node that comes back.
[[nodiscard]] screens::Node make_node(screens::NodeKind kind, std::string id,
                                      std::string_view text = {});
[[nodiscard]] screens::Node make_row(std::string id, float gap,
                                     std::vector<screens::Node> children);
[[nodiscard]] screens::Node make_stack(std::string id, float gap,
                                       std::vector<screens::Node> children);
[[nodiscard]] screens::Action make_action(std::string name);

[[nodiscard]] screens::Node organisation_screen();

}  // namespace samverka::test
