#include "core/screens/node.h"

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

bool is_focusable(const Node& node) {
    if (!node.enabled) return false;
    // Whatever the mouse can do the keyboard can: what is dragged can be picked up from the
    // keyboard, too.
    return node.kind == NodeKind::Field || !node.action.empty() || !node.menu.empty() ||
           !node.drag.empty() || !node.trace.empty();
}

}  // namespace samverka::screens
