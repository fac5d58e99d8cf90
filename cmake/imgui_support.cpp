// What Dear ImGui's core asks of its widgets, tables and columns, which stay out of the build:
// core/ui draws its own on the background list. The core reaches them for windows with a title, a
// menu or a scroll bar, and to end what was left open; here nothing ever is.
#include <imgui.h>
#include <imgui_internal.h>

namespace ImGui {

bool Button(const char*, const ImVec2&) { return false; }
bool ButtonBehavior(const ImRect&, ImGuiID, bool* out_hovered, bool* out_held, ImGuiButtonFlags) {
    if (out_hovered) *out_hovered = false;
    if (out_held) *out_held = false;
    return false;
}
bool CloseButton(ImGuiID, const ImVec2&) { return false; }
bool CollapseButton(ImGuiID, const ImVec2&) { return false; }
bool InputText(const char*, char*, size_t, ImGuiInputTextFlags, ImGuiInputTextCallback, void*) {
    return false;
}
bool Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) { return false; }
bool SliderInt(const char*, int*, int, int, const char*, ImGuiSliderFlags) { return false; }
void EndMenuBar() {}
ImGuiMultiSelectIO* EndMultiSelect() { return nullptr; }
void EndTabBar() {}
void InputTextDeactivateHook(ImGuiID) {}
void Scrollbar(ImGuiAxis) {}
void SeparatorText(const char*) {}
void TextV(const char*, va_list) {}
void TreePop() {}

void EndColumns() {}
void PopColumnsBackground() {}
void PushColumnsBackground() {}
void EndTable() {}
void TableEndCell(ImGuiTable*) {}
void TableEndRow(ImGuiTable*) {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TablePopBackgroundChannel() {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePushColumnChannel(int) {}
void TableSettingsAddSettingsHandler() {}

}  // namespace ImGui

ImGuiInputTextState::ImGuiInputTextState() { memset(static_cast<void*>(this), 0, sizeof(*this)); }
ImGuiInputTextState::~ImGuiInputTextState() = default;

void ImGuiMenuColumns::Update(float, bool) {}
