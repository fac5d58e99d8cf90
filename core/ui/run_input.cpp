// Interaction: names, numbers and terms in a text.

#include <imgui.h>

#include <algorithm>

#include "core/ui/interaction.h"

namespace samverka::ui {

// True when the key was for the runs of the node that has the focus.
bool Interaction::run_keys(std::size_t index) {
    if (ImGui::GetIO().KeyMods != 0) return false;
    const std::vector<std::size_t> targets = run_targets(m_stage.node(index));
    if (targets.empty()) return false;
    const bool back = ImGui::IsKeyPressed(ImGuiKey_LeftArrow, true);
    const bool on = ImGui::IsKeyPressed(ImGuiKey_RightArrow, true);
    if (back == on) return false;
    const auto here = std::find(targets.begin(), targets.end(), m_state.focus_run);
    const auto at = here == targets.end() ? targets.begin() : here;
    // At its ends the key belongs to the group around.
    if (back && at == targets.begin()) return false;
    if (on && at + 1 == targets.end()) return false;
    m_state.focus_run = back ? *(at - 1) : *(at + 1);
    m_state.focus_visible = true;
    m_state.tip_dismissed.clear();
    return true;
}

void Interaction::activate_run(std::size_t index, std::size_t run) {
    const screens::Node& node = m_stage.node(index);
    if (run >= node.text.size() || !opens_something(node.text[run])) return;
    m_stage.perform({.kind = screens::GestureKind::Activate,
                     .node = node.id,
                     .typed = {},
                     .item = node.text[run].target},
                    m_state);
    keep_focus();
}

}  // namespace samverka::ui
