// Shortcuts as nodes write them ("Ctrl+Shift+Z", "F2", "Alt+1") as Dear ImGui's key chords.
#pragma once

#include <optional>
#include <string_view>

namespace samverka::ui {

// An ImGuiKeyChord; empty when the text names no key.
[[nodiscard]] std::optional<int> key_chord(std::string_view shortcut);
// Whether exactly this chord was pressed in this frame.
[[nodiscard]] bool chord_pressed(int chord);

}  // namespace samverka::ui
