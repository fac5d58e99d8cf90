#include "core/ui/renderer.h"

#include <imgui.h>

#include <cmath>

#include "core/ui/interaction.h"
#include "core/ui/painter.h"
#include "core/ui/rectangles.h"

namespace samverka::ui {

namespace {

constexpr int kFramesAfterInput = 3;  // queued input is let in over several frames
constexpr double kTooltipAfter = 0.5;

bool input_is_pending() {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel != 0 || io.MouseWheelH != 0) return true;
    if (!io.InputQueueCharacters.empty()) return true;
    for (int button = 0; button < ImGuiMouseButton_COUNT; ++button) {
        if (ImGui::IsMouseDown(button) || ImGui::IsMouseReleased(button)) return true;
    }
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key) {
        const auto named = static_cast<ImGuiKey>(key);
        if (ImGui::IsKeyDown(named) || ImGui::IsKeyReleased(named)) return true;
    }
    return false;
}

}  // namespace

struct Renderer::Parts {
    explicit Parts(TreeSource& source) : stage(source), interaction(stage, state) {}

    Stage stage;
    ViewState state;
    Interaction interaction;
    Fonts fonts;
    screens::ThemeName theme = screens::ThemeName::Light;
    float zoom = 1;
    int frames_due = kFramesAfterInput;
    std::uint64_t frames = 0;
    bool tip_pending = false;
    Point pointer{-1, -1};

    void update();
    void paint();
    [[nodiscard]] std::optional<Tip> tip();
};

void Renderer::Parts::update() {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    stage.resize({size.x, size.y}, zoom);
    stage.update(state);
}

// Under the pointer after a moment, beside the keyboard's focus at once.
std::optional<Tip> Renderer::Parts::tip() {
    tip_pending = false;
    if (state.menu || state.editing || state.drag || !state.pressed.empty()) return std::nullopt;
    const bool by_key = state.focus_visible && state.has_window;
    const std::string& id = by_key ? state.focus : state.hover;
    const std::size_t index = stage.find(id);
    if (index == kNoBox || state.tip_dismissed == id) return std::nullopt;
    std::string text = stage.node(index).tooltip;
    if (text.empty() && stage.box(index).cut) text = shown_text(stage.node(index));
    if (text.empty()) return std::nullopt;
    if (!by_key && ImGui::GetTime() - state.hover_since < kTooltipAfter) {
        tip_pending = true;
        return std::nullopt;
    }
    return Tip{stage.shown()[index].rect, std::move(text)};
}

void Renderer::Parts::paint() {
    const ImGuiIO& io = ImGui::GetIO();
    const float ratio = io.DisplayFramebufferScale.x > 0 ? io.DisplayFramebufferScale.x : 1;
    Canvas canvas(*ImGui::GetBackgroundDrawList(), fonts, ratio);
    const std::optional<Popup> popup = interaction.popup();
    const std::optional<Tip> shown_tip = tip();
    Painter painter(canvas, {.arrangement = stage.arrangement(),
                             .shown = stage.shown(),
                             .state = state,
                             .theme = screens::theme(theme),
                             .editor_mode = interaction.editor_mode(),
                             .time = ImGui::GetTime(),
                             .popup = popup ? &*popup : nullptr,
                             .tip = shown_tip ? &*shown_tip : nullptr});
    painter.paint();
}

Renderer::Renderer(TreeSource& source) : m_parts(std::make_unique<Parts>(source)) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
}

Renderer::~Renderer() = default;

bool Renderer::load_font(screens::Weight weight, std::span<const std::byte> bytes) {
    wake();
    return m_parts->fonts.load(weight, bytes);
}

bool Renderer::ready() const { return m_parts->fonts.ready(); }

void Renderer::set_text_zoom(float zoom) {
    if (!std::isfinite(zoom) || zoom < 0.25F || zoom > 8) return;
    m_parts->zoom = zoom;
    wake();
}

void Renderer::set_theme(screens::ThemeName name) {
    if (m_parts->theme == name) return;
    m_parts->theme = name;
    wake();
}

void Renderer::set_editor_mode(EditorMode mode) { m_parts->interaction.set_editor_mode(mode); }

void Renderer::set_tab_out(std::function<void(TabWay)> tab_out) {
    m_parts->interaction.set_tab_out(std::move(tab_out));
}

bool Renderer::frame() {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    if (!ready() || size.x <= 0 || size.y <= 0) return false;
    ImGui::NewFrame();
    ++m_parts->frames;
    if (m_parts->frames_due > 0) --m_parts->frames_due;
    m_parts->stage.resize({size.x, size.y}, m_parts->zoom);
    m_parts->interaction.run(ImGui::GetTime());
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    const bool moved = pointer.x != m_parts->pointer.x || pointer.y != m_parts->pointer.y;
    m_parts->pointer = {pointer.x, pointer.y};
    if (moved || input_is_pending()) wake();
    m_parts->paint();
    ImGui::Render();
    return true;
}

bool Renderer::needs_frame() const {
    if (!ready()) return false;
    const bool carrying = m_parts->state.drag && m_parts->state.drag->phase == DragPhase::Carried;
    return m_parts->frames_due > 0 || m_parts->tip_pending || carrying;
}

void Renderer::wake() { m_parts->frames_due = kFramesAfterInput; }

std::uint64_t Renderer::frames() const { return m_parts->frames; }

bool Renderer::scrolls_at(Point point, float delta) {
    m_parts->update();
    return m_parts->stage.scroller_for(m_parts->stage.hit(point), delta, m_parts->state) != kNoBox;
}

std::optional<FocusedEditor> Renderer::focused_editor() {
    m_parts->update();
    if (!m_parts->state.editing) return std::nullopt;
    const Editing& editing = *m_parts->state.editing;
    const std::size_t index = m_parts->stage.find(editing.node);
    if (index == kNoBox) return std::nullopt;
    const Box& box = m_parts->stage.box(index);
    const screens::FieldEdit& edit = box.node->edit;
    return FocusedEditor{.node = editing.node,
                         .kind = edit.kind,
                         .typed = editing.text.text(),
                         .multiline = is_multiline(edit),
                         .rect = editor_rect(box, m_parts->stage.shown()[index], m_parts->zoom),
                         .font = box.look.size,
                         .options = edit.options,
                         .error = edit.error,
                         .placeholder = edit.placeholder,
                         .name = box.node->name,
                         .weight = box.look.weight,
                         .colour = screens::theme(m_parts->theme).ink,
                         .background = screens::theme(m_parts->theme).panel,
                         .live = edit.live};
}

std::string Renderer::editor_json() {
    const std::optional<FocusedEditor> editor = focused_editor();
    return editor ? ui::editor_json(*editor) : std::string{};
}

void Renderer::change_editor(std::string_view text) {
    m_parts->update();
    m_parts->interaction.change_edit(text);
    wake();
}

void Renderer::commit_editor(std::string_view text) {
    m_parts->update();
    m_parts->interaction.commit_edit(text);
    wake();
}

void Renderer::commit_option(std::string_view value) {
    m_parts->update();
    m_parts->interaction.commit_option(value);
    wake();
}

void Renderer::cancel_editor() {
    m_parts->update();
    m_parts->interaction.cancel_edit();
    wake();
}

void Renderer::focus_first() {
    m_parts->update();
    m_parts->interaction.focus_end(TabWay::Forward);
    wake();
}

void Renderer::focus_last() {
    m_parts->update();
    m_parts->interaction.focus_end(TabWay::Backward);
    wake();
}

void Renderer::leave_focus() {
    m_parts->update();
    m_parts->interaction.leave();
    wake();
}

const std::string& Renderer::focused_node() const { return m_parts->state.focus; }

std::string Renderer::rectangles_json() {
    m_parts->update();
    return ui::rectangles_json(m_parts->stage.arrangement(), m_parts->stage.shown());
}

}  // namespace samverka::ui
