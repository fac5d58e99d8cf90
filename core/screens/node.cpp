#include "core/screens/node.h"

#include <algorithm>

namespace samverka::screens {

namespace {

const Node* find_below(const Node& node, std::string_view id) {
    if (node.id == id) return &node;
    for (const Node& child : node.children) {
        if (const Node* found = find_below(child, id)) return found;
    }
    return nullptr;
}

}  // namespace

const Node* find_node(const Tree& tree, std::string_view id) {
    // Nodes that nobody needs to name have no id; asking for "" must not hit the first of them.
    if (id.empty()) return nullptr;
    return find_below(tree.root, id);
}

namespace {

bool acts_as_a_whole(const Node& node) {
    // Whatever the mouse can do the keyboard can: what is dragged can be picked up from the
    // keyboard, too.
    return node.kind == NodeKind::Field || !node.action.empty() || !node.menu.empty() ||
           !node.drag.empty() || !node.trace.empty();
}

}  // namespace

bool acts_in_its_text(const Node& node) {
    if (!node.enabled || acts_as_a_whole(node)) return false;
    return std::any_of(node.text.begin(), node.text.end(), [](const locale::Run& run) {
        const bool leads = run.kind == locale::RunKind::Value ||
                           run.kind == locale::RunKind::Reference ||
                           run.kind == locale::RunKind::Term;
        return leads && !run.target.empty();
    });
}

bool is_focusable(const Node& node) {
    if (!node.enabled) return false;
    const bool has_cells =
        node.kind == NodeKind::Grid && node.grid.rows > 0 && !node.grid.columns.empty();
    return has_cells || acts_as_a_whole(node) || acts_in_its_text(node);
}

}  // namespace samverka::screens
