#include "native/host/settings.h"

#include <algorithm>
#include <array>

#include "core/json/read.h"
#include "core/json/write.h"

namespace samverka::desktop {

namespace {

constexpr std::size_t kRecentMax = 12;
constexpr std::int64_t kVersion = 1;
constexpr std::int64_t kCoordinateMax = 100'000;
constexpr int kSideMin = 320;
constexpr std::array kZooms{50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300};

std::string text(const json::Object& object, std::string_view name) {
    const json::Value* value = object.find(name);
    return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

int number(const json::Object& object, std::string_view name, int otherwise) {
    const json::Value* value = object.find(name);
    if (value == nullptr || value->integer() == nullptr) return otherwise;
    return static_cast<int>(std::clamp(*value->integer(), -kCoordinateMax, kCoordinateMax));
}

WindowPlace read_window(const json::Value* value) {
    if (value == nullptr || value->object() == nullptr) return {};
    const json::Object& object = *value->object();
    WindowPlace place{.x = number(object, "x", 0),
                      .y = number(object, "y", 0),
                      .width = number(object, "width", 0),
                      .height = number(object, "height", 0)};
    const json::Value* maximised = object.find("maximised");
    const bool is = maximised != nullptr && maximised->boolean() != nullptr;
    if (is && *maximised->boolean()) place.maximised = Maximised::Yes;
    const bool sensible = place.width >= kSideMin && place.height >= kSideMin;
    return sensible ? place : WindowPlace{};
}

json::Value window_json(const WindowPlace& place) {
    json::Object out;
    out.set("x", place.x);
    out.set("y", place.y);
    out.set("width", place.width);
    out.set("height", place.height);
    out.set("maximised", place.maximised == Maximised::Yes);
    return out;
}

std::vector<Recent> read_recent(const json::Value* value) {
    std::vector<Recent> out;
    if (value == nullptr || value->array() == nullptr) return out;
    for (const json::Value& item : *value->array()) {
        if (item.object() == nullptr || out.size() == kRecentMax) continue;
        const json::Object& object = *item.object();
        Recent recent{.partnership = text(object, "partnership"),
                      .path = text(object, "path"),
                      .title = text(object, "title"),
                      .changed = text(object, "changed"),
                      .view = {}};
        if (const json::Value* view = object.find("view")) recent.view = *view;
        if (!recent.partnership.empty() && !recent.path.empty()) out.push_back(std::move(recent));
    }
    return out;
}

json::Value recent_json(const Recent& recent) {
    json::Object out;
    out.set("partnership", recent.partnership);
    out.set("path", recent.path);
    out.set("title", recent.title);
    out.set("changed", recent.changed);
    out.set("view", recent.view);
    return out;
}

}  // namespace

Settings read_settings(std::string_view words) {
    Settings out;
    const auto json = json::read(words);
    if (!json || json->object() == nullptr) return out;
    const json::Object& object = *json->object();
    out.language = locale::find_language(text(object, "language"));
    if (text(object, "theme") == "dark") out.theme = screens::ThemeName::Dark;
    out.zoom = std::clamp(number(object, "zoom", 100), kZoomMin, kZoomMax);
    out.window = read_window(object.find("window"));
    out.recent = read_recent(object.find("recent"));
    out.open = text(object, "open");
    return out;
}

std::string write_settings(const Settings& settings) {
    json::Object out;
    out.set("version", kVersion);
    if (settings.language)
        out.set("language", std::string(locale::language_code(*settings.language)));
    out.set("theme", settings.theme == screens::ThemeName::Dark ? "dark" : "light");
    out.set("zoom", settings.zoom);
    out.set("window", window_json(settings.window));
    json::Array recent;
    for (const Recent& one : settings.recent) recent.push_back(recent_json(one));
    out.set("recent", std::move(recent));
    out.set("open", settings.open);
    return json::write_pretty(out);
}

const Recent* find_recent(const Settings& settings, std::string_view partnership) {
    for (const Recent& recent : settings.recent)
        if (recent.partnership == partnership) return &recent;
    return nullptr;
}

void remember(Settings& settings, Recent recent) {
    std::erase_if(settings.recent,
                  [&](const Recent& one) { return one.partnership == recent.partnership; });
    settings.recent.insert(settings.recent.begin(), std::move(recent));
    if (settings.recent.size() > kRecentMax) settings.recent.resize(kRecentMax);
}

int zoomed(int percent, Zoom zoom) {
    if (zoom == Zoom::Reset) return 100;
    if (zoom == Zoom::In) {
        const auto* next = std::upper_bound(kZooms.begin(), kZooms.end(), percent);
        return next == kZooms.end() ? kZoomMax : *next;
    }
    const auto* here = std::lower_bound(kZooms.begin(), kZooms.end(), percent);
    return here == kZooms.begin() ? kZoomMin : *std::prev(here);
}

}  // namespace samverka::desktop
