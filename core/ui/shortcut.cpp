#include "core/ui/shortcut.h"

#include <imgui.h>

#include <array>

#include "core/base/text.h"

namespace samverka::ui {

namespace {

struct NamedKey {
    std::string_view name;
    ImGuiKey key;
};
constexpr std::array kNamedKeys{
    NamedKey{"Enter", ImGuiKey_Enter},
    NamedKey{"Escape", ImGuiKey_Escape},
    NamedKey{"Delete", ImGuiKey_Delete},
    NamedKey{"Backspace", ImGuiKey_Backspace},
    NamedKey{"Space", ImGuiKey_Space},
    NamedKey{"Home", ImGuiKey_Home},
    NamedKey{"End", ImGuiKey_End},
    NamedKey{"PageUp", ImGuiKey_PageUp},
    NamedKey{"PageDown", ImGuiKey_PageDown},
    NamedKey{"ArrowLeft", ImGuiKey_LeftArrow},
    NamedKey{"ArrowRight", ImGuiKey_RightArrow},
    NamedKey{"ArrowUp", ImGuiKey_UpArrow},
    NamedKey{"ArrowDown", ImGuiKey_DownArrow},
    NamedKey{"/", ImGuiKey_Slash},
    NamedKey{".", ImGuiKey_Period},
    NamedKey{",", ImGuiKey_Comma},
};

std::optional<int> key_named(std::string_view name) {
    if (name.size() == 1) {
        const char letter = name.front();
        if (letter >= 'A' && letter <= 'Z') return ImGuiKey_A + (letter - 'A');
        if (letter >= 'a' && letter <= 'z') return ImGuiKey_A + (letter - 'a');
        if (letter >= '0' && letter <= '9') return ImGuiKey_0 + (letter - '0');
    }
    if (name.size() >= 2 && name.front() == 'F') {
        const auto number = base::parse_integer(name.substr(1));
        if (number && *number >= 1 && *number <= 12)
            return ImGuiKey_F1 + static_cast<int>(*number - 1);
    }
    for (const NamedKey& named : kNamedKeys) {
        if (named.name == name) return named.key;
    }
    return std::nullopt;
}

}  // namespace

std::optional<int> key_chord(std::string_view shortcut) {
    int mods = 0;
    for (;;) {
        const std::size_t plus = shortcut.find('+');
        if (plus == std::string_view::npos || plus == 0) break;
        const std::string_view part = shortcut.substr(0, plus);
        if (part == "Ctrl")
            mods |= ImGuiMod_Ctrl;
        else if (part == "Shift")
            mods |= ImGuiMod_Shift;
        else if (part == "Alt")
            mods |= ImGuiMod_Alt;
        else
            return std::nullopt;
        shortcut = shortcut.substr(plus + 1);
    }
    const std::optional<int> key = key_named(shortcut);
    if (!key) return std::nullopt;
    return mods | *key;
}

bool chord_pressed(int chord) {
    const int mods = chord & ImGuiMod_Mask_;
    const auto key = static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_);
    return ImGui::GetIO().KeyMods == mods && ImGui::IsKeyPressed(key, false);
}

}  // namespace samverka::ui
