#include "wasm/host/replies.h"

#include "core/json/write.h"
#include "wasm/window/node_text.h"

namespace samverka::host {
namespace {

const char* role_of(const screens::Node& node) {
    switch (node.kind) {
        case screens::NodeKind::Button:
        case screens::NodeKind::Menu:
        case screens::NodeKind::Card:
        case screens::NodeKind::Value:
            return "button";
        case screens::NodeKind::Link:
            return "link";
        case screens::NodeKind::Field:
            return node.edit.options.empty() ? "textbox" : "combobox";
        case screens::NodeKind::Grid:
            return "grid";
        case screens::NodeKind::Region:
        case screens::NodeKind::Heading:
        case screens::NodeKind::Text:
        case screens::NodeKind::Badge:
        case screens::NodeKind::Icon:
        case screens::NodeKind::Toolbar:
        case screens::NodeKind::List:
        case screens::NodeKind::Table:
        case screens::NodeKind::Dialog:
        case screens::NodeKind::Status:
        case screens::NodeKind::Empty:
        case screens::NodeKind::Picture:
            return "group";
    }
    return "group";
}

}  // namespace

std::string counters_reply(const window::Window& window) {
    const window::DrawCounters& counters = window.counters();
    const window::SurfaceSize size = window.size();
    json::Object reply;
    reply.set("context", window.is_lost() ? "lost" : "ok");
    reply.set("frames", static_cast<std::int64_t>(counters.frames));
    reply.set("draws", static_cast<std::int64_t>(counters.draws));
    reply.set("rects", static_cast<std::int64_t>(counters.rectangles));
    reply.set("width", static_cast<std::int64_t>(size.width));
    reply.set("height", static_cast<std::int64_t>(size.height));
    reply.set("pixel_width", size.pixel_width);
    reply.set("pixel_height", size.pixel_height);
    return json::write(json::Value(std::move(reply)));
}

std::string host_request_reply(screens::HostRequest request) {
    json::Object reply;
    reply.set("name", std::move(request.name));
    reply.set("args", std::move(request.args));
    return json::write(json::Value(std::move(reply)));
}

std::string focus_reply(const screens::Node& node) {
    std::string name = node.name;
    if (name.empty()) name = window::node_text(node);
    json::Object reply;
    reply.set("node", node.id);
    reply.set("name", std::move(name));
    reply.set("role", role_of(node));
    reply.set("editable", node.kind == screens::NodeKind::Field && node.enabled);
    return json::write(json::Value(std::move(reply)));
}

std::string copy_reply(const screens::Node& node, std::string chosen) {
    std::string text = chosen.empty() ? window::node_text(node) : std::move(chosen);
    if (text.empty()) return {};
    json::Object reply;
    reply.set("text", std::move(text));
    return json::write(json::Value(std::move(reply)));
}

}  // namespace samverka::host
