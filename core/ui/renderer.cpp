#include "core/ui/renderer.h"

#include <imgui.h>

#include <cmath>

#include "core/ui/cell_look.h"
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
    [[nodiscard]] std::optional<Tip> refusal();
    [[nodiscard]] std::optional<Tip> said_of(std::size_t index, bool by_key);
    [[nodiscard]] std::optional<Tip> said_of_cell(std::size_t index, CellPlace place);
    [[nodiscard]] std::optional<Tip> said_of_run(std::size_t index, std::size_t run);
    void describe_cell(std::size_t index, FocusedEditor& editor);
};

void Renderer::Parts::update() {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    stage.resize({size.x, size.y}, zoom);
    stage.update(state);
}

// Under the pointer after a moment, beside the keyboard's focus at once.
std::optional<Tip> Renderer::Parts::tip() {
    tip_pending = false;
    if (state.editing && state.editing->cell) return refusal();
    if (state.menu || state.editing || state.drag || !state.pressed.empty()) return std::nullopt;
    const bool by_key = state.focus_visible && state.has_window;
    const std::string& id = by_key ? state.focus : state.hover;
    const std::size_t index = stage.find(id);
    if (index == kNoBox || !stage.reachable(index) || state.tip_dismissed == id)
        return std::nullopt;
    std::optional<Tip> said = said_of(index, by_key);
    if (!said || said->text.empty()) return std::nullopt;
    if (!by_key && ImGui::GetTime() - state.hover_since < kTooltipAfter) {
        tip_pending = true;
        return std::nullopt;
    }
    return said;
}

// Why what was typed in a cell was not taken, beside it for as long as it is edited.
std::optional<Tip> Renderer::Parts::refusal() {
    const std::size_t index = stage.find(state.editing->node);
    if (index == kNoBox || !state.editing->refused) return std::nullopt;
    return Tip{stage.cell_layout(index, state).cell(*state.editing->cell),
               stage.node(index).edit.error};
}

std::optional<Tip> Renderer::Parts::said_of(std::size_t index, bool by_key) {
    const screens::Node& node = stage.node(index);
    if (node.kind == screens::NodeKind::Grid) {
        if (!by_key)
            return state.hover_cell ? said_of_cell(index, *state.hover_cell) : std::nullopt;
        const auto cursor = state.cursors.find(node.id);
        return cursor == state.cursors.end() ? std::nullopt
                                             : said_of_cell(index, cursor->second.at);
    }
    if (auto said = said_of_run(index, by_key ? state.focus_run : state.hover_run)) return said;
    std::string text = node.tooltip;
    if (text.empty() && stage.box(index).cut) text = shown_text(node);
    return Tip{stage.shown()[index].rect, std::move(text)};
}

// What a term means, beside the word.
std::optional<Tip> Renderer::Parts::said_of_run(std::size_t index, std::size_t run) {
    const screens::Node& node = stage.node(index);
    if (run >= node.text.size() || !is_explained(node.text[run])) return std::nullopt;
    std::string meaning = stage.meaning(node.text[run].target);
    if (meaning.empty()) return std::nullopt;
    for (const RunPiece& piece : run_pieces(stage.box(index))) {
        if (piece.run == run)
            return Tip{moved(piece.rect, 0, stage.shown()[index].dy), std::move(meaning)};
    }
    return std::nullopt;
}

// What is wrong with a cell, what it is called, or what of it could not be shown.
std::optional<Tip> Renderer::Parts::said_of_cell(std::size_t index, CellPlace place) {
    const CellLayout layout = stage.cell_layout(index, state);
    if (place.column < 0 || place.column >= layout.columns()) return std::nullopt;
    const screens::GridColumn& column =
        layout.grid().columns[static_cast<std::size_t>(place.column)];
    if (place.row < 0) {
        const Rect where = layout.title(place.column);
        const TitleLook look = title_look(column, where, layout.grid().row_height, zoom);
        if (!look.title.cut && !look.detail.cut) return std::nullopt;
        return Tip{where,
                   column.detail.empty() ? column.title : column.title + " · " + column.detail};
    }
    if (!layout.has(place)) return std::nullopt;
    const screens::GridCell cell = stage.cell(index, place);
    const Rect where = layout.cell(place);
    if (!cell.error.empty()) return Tip{where, cell.error};
    if (!cell.name.empty() && cell.name != cell.text) return Tip{where, cell.name};
    return Tip{where, cell_look(cell, where, column.align, zoom).cut ? cell.text : std::string{}};
}

void Renderer::Parts::describe_cell(std::size_t index, FocusedEditor& editor) {
    const CellPlace place = *state.editing->cell;
    const CellLayout layout = stage.cell_layout(index, state);
    const screens::GridColumn& column =
        layout.grid().columns[static_cast<std::size_t>(place.column)];
    const screens::GridCell cell = stage.cell(index, place);
    const CellLook look = cell_look(cell, layout.cell(place), column.align, zoom);
    editor.row = place.row;
    editor.column = place.column;
    editor.rect = layout.cell(place);
    editor.font = look.look.size;
    editor.weight = look.look.weight;
    if (!state.editing->refused) editor.error = cell.error;
    editor.name = column.title;
    if (place.column > 0) {
        // As one says it: of what, and when.
        const screens::GridCell head = stage.cell(index, {.row = place.row, .column = 0});
        editor.name = head.text + ", " + column.title;
    }
}

void Renderer::Parts::paint() {
    const ImGuiIO& io = ImGui::GetIO();
    const float ratio = io.DisplayFramebufferScale.x > 0 ? io.DisplayFramebufferScale.x : 1;
    Canvas canvas(*ImGui::GetBackgroundDrawList(), fonts, ratio);
    const std::vector<ShownCells> cells = stage.shown_cells(state);
    const std::optional<Popup> popup = interaction.popup();
    const std::optional<Tip> shown_tip = tip();
    Painter painter(canvas, {.arrangement = stage.arrangement(),
                             .shown = stage.shown(),
                             .cells = cells,
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

bool Renderer::scrolls_sideways_at(Point point, float delta) {
    m_parts->update();
    return m_parts->stage.sideways_for(m_parts->stage.hit(point), delta, m_parts->state) != kNoBox;
}

std::optional<FocusedEditor> Renderer::focused_editor() {
    m_parts->update();
    if (!m_parts->state.editing) return std::nullopt;
    const Editing& editing = *m_parts->state.editing;
    const std::size_t index = m_parts->stage.find(editing.node);
    if (index == kNoBox) return std::nullopt;
    const Box& box = m_parts->stage.box(index);
    const screens::FieldEdit& edit = box.node->edit;
    FocusedEditor editor{.node = editing.node,
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
    if (editing.cell) m_parts->describe_cell(index, editor);
    return editor;
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

void Renderer::commit_cell(std::string_view text, TabWay way) {
    m_parts->update();
    m_parts->interaction.commit_cell(text, way);
    wake();
}

bool Renderer::paste(std::string_view text) {
    m_parts->update();
    wake();
    return m_parts->interaction.paste_block(text);
}

std::string Renderer::chosen_text() {
    m_parts->update();
    return m_parts->interaction.chosen_cells();
}

void Renderer::cancel_editor() {
    m_parts->update();
    m_parts->interaction.cancel_edit();
    wake();
}

void Renderer::compose(std::string_view text) {
    m_parts->update();
    m_parts->interaction.compose(text);
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
    return ui::rectangles_json(m_parts->stage.arrangement(), m_parts->stage.shown(),
                               m_parts->stage.shown_cells(m_parts->state));
}

}  // namespace samverka::ui
