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

// The cells of the grids among the figures: those of the heat map are chips that act, those of the
// sheet are written in. One is wrong, one is too long, one is disputed.
[[nodiscard]] screens::GridRows figure_cells(const std::string& node,
                                             const screens::GridRange& range);

class FakeSource final : public ui::TreeSource {
  public:
    explicit FakeSource(screens::Node root) {
        m_tree.root = std::move(root);
        m_tree.revision = 1;
        m_tree.terms = {{.key = "gate",
                         .word = "grind",
                         .meaning = "Ett krav som måste vara uppfyllt för att något betalas ut."}};
    }

    [[nodiscard]] const screens::Tree& tree() override { return m_tree; }
    [[nodiscard]] screens::GridRows cells(const std::string& node,
                                          const screens::GridRange& range) override {
        asked.push_back(range);
        return give(node, range);
    }
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
    std::vector<screens::GridRange> asked;  // of the cells of grids
    std::function<screens::GridRows(const std::string&, const screens::GridRange&)> give =
        figure_cells;
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
// One of each kind that draws figures: "figures/chart", "figures/sheet", and the text
// "figures/text" with a difference, a number, a name and a term.
[[nodiscard]] screens::Node figures();
// They and a heat map ("heat") and a map with curved lines, on a screen of their own.
[[nodiscard]] screens::Node figures_screen();

}  // namespace samverka::test
