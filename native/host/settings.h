// What one person had in front of them last time, on this machine: window, language, theme, zoom,
// and the partnerships that were opened here, each with its file and its view.
//
// A plain struct and its two spellings; the desktop reads and writes the file. Settings that cannot
// be read are no loss: the defaults stand in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/value.h"
#include "core/locale/messages.h"
#include "core/screens/theme.h"

namespace samverka::desktop {

enum class Maximised : std::uint8_t { No, Yes };

// In SDL's coordinates. `Maximised::Yes` keeps the place that the window goes back to.
struct WindowPlace {
    int x = 0;
    int y = 0;
    int width = 0;  // 0: never opened
    int height = 0;
    Maximised maximised = Maximised::No;
    friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

struct Recent {
    std::string partnership;  // its hash
    std::string path;
    std::string title;
    std::string changed;  // an instant
    json::Value view;     // screens::state_json
};

inline constexpr int kZoomMin = 50;  // in percent
inline constexpr int kZoomMax = 300;

struct Settings {
    std::optional<locale::Language> language;
    screens::ThemeName theme = screens::ThemeName::Light;
    int zoom = 100;
    WindowPlace window;
    std::vector<Recent> recent;  // the latest first
    std::string open;            // the partnership that was open last; "" for none
};

[[nodiscard]] Settings read_settings(std::string_view text);
[[nodiscard]] std::string write_settings(const Settings& settings);

[[nodiscard]] const Recent* find_recent(const Settings& settings, std::string_view partnership);
// Puts it first, in the place of what was known of that partnership, and lets go of the oldest.
void remember(Settings& settings, Recent recent);

// The next step of zoom in that direction, from any percentage.
enum class Zoom : std::int8_t { Out = -1, Reset = 0, In = 1 };
[[nodiscard]] int zoomed(int percent, Zoom zoom);

}  // namespace samverka::desktop
