#include "wasm/window/node_text.h"

namespace samverka::window {
namespace {

std::string own_text(const screens::Node& node) {
    if (node.kind == screens::NodeKind::Field) return node.edit.typed;
    std::string text;
    for (const locale::Run& run : node.text) text += run.text;
    return text;
}

void gather(const screens::Node& node, std::string& out) {
    const std::string own = own_text(node);
    if (!own.empty() && !out.empty()) out += '\n';
    out += own;
    for (const screens::Node& child : node.children) gather(child, out);
}

}  // namespace

std::string node_text(const screens::Node& node) {
    std::string text;
    gather(node, text);
    return text;
}

}  // namespace samverka::window
