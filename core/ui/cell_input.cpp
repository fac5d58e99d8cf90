// Interaction: the cells of grids.

#include <imgui.h>

#include <algorithm>

#include "core/ui/interaction.h"

namespace samverka::ui {

using screens::GestureKind;
using screens::GridCell;

namespace {

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(key, true); }

bool pressed_once(ImGuiKey key) { return ImGui::IsKeyPressed(key, false); }

// Without the line end that spreadsheets put after the last row.
std::string_view without_end(std::string_view text) {
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

bool is_block(std::string_view text) { return text.find_first_of("\t\n") != std::string::npos; }

void append_cell(std::string& out, const GridCell& cell) {
    for (const char byte : cell.text.empty() ? cell.name : cell.text)
        out += byte == '\t' || byte == '\n' ? ' ' : byte;
}

}  // namespace

CellCursor& Interaction::cursor(std::size_t index) {
    const screens::Grid& grid = m_stage.node(index).grid;
    const auto last_column = static_cast<std::int64_t>(grid.columns.size()) - 1;
    auto [found, fresh] = m_state.cursors.try_emplace(m_stage.node(index).id);
    CellCursor& cursor = found->second;
    if (fresh) {
        cursor.at = {.row = grid.selected_row, .column = grid.head_columns};
        cursor.anchor = cursor.at;
    }
    for (CellPlace* place : {&cursor.at, &cursor.anchor}) {
        place->row =
            std::clamp<std::int64_t>(place->row, 0, std::max<std::int64_t>(0, grid.rows - 1));
        place->column =
            std::clamp<std::int64_t>(place->column, 0, std::max<std::int64_t>(0, last_column));
    }
    return cursor;
}

void Interaction::move_cursor(std::size_t index, CellPlace to, Selecting selecting) {
    CellCursor& at = cursor(index);
    at.at = to;
    if (selecting == Selecting::No) at.anchor = to;
    m_state.tip_dismissed.clear();
    m_stage.reveal_cell(index, cursor(index).at, m_state);
}

void Interaction::press_cell(std::size_t index, Point at) {
    const std::optional<CellPlace> place = m_stage.cell_layout(index, m_state).at(at);
    if (!place || place->row < 0) return;
    const bool extends = ImGui::GetIO().KeyShift;
    const bool again = same_place(cursor(index).at, *place);
    const bool by_finger = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
    move_cursor(index, *place, extends ? Selecting::Yes : Selecting::No);
    m_state.pressed_cell = place;
    if (by_finger || !again || !ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) return;
    begin_cell_edit(index);
    if (m_state.editing) m_state.pressed_cell.reset();
}

void Interaction::select_cells(Point at) {
    const std::size_t index = m_stage.find(m_state.pressed);
    if (index == kNoBox || m_stage.node(index).kind != screens::NodeKind::Grid) return;
    const std::optional<CellPlace> place = m_stage.cell_layout(index, m_state).at(at);
    if (!place || place->row < 0 || same_place(cursor(index).at, *place)) return;
    move_cursor(index, *place, Selecting::Yes);
}

void Interaction::release_cell(std::size_t index, CellPlace pressed, Point at) {
    const std::optional<CellPlace> place = m_stage.cell_layout(index, m_state).at(at);
    if (!place || !same_place(*place, pressed) || cursor(index).several()) return;
    if (m_stage.cell(index, pressed).active)
        tell_cell(GestureKind::Activate, index, pressed, {});
    else if (ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen)
        begin_cell_edit(index);
}

void Interaction::tell_cell(GestureKind kind, std::size_t index, CellPlace place,
                            std::string typed) {
    if (index == kNoBox) return;
    m_stage.perform({.kind = kind,
                     .node = m_stage.node(index).id,
                     .typed = std::move(typed),
                     .item = {},
                     .row = place.row,
                     .column = place.column},
                    m_state);
    keep_focus();
}

// True when the key was for the grid.
bool Interaction::cell_keys(std::size_t index) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyAlt) return false;
    if (cell_clipboard(index) || move_cell(index)) return true;
    if ((io.KeyMods & ~ImGuiMod_Shift) != 0) return false;
    const bool enter = pressed_once(ImGuiKey_Enter) || pressed_once(ImGuiKey_KeypadEnter);
    if (enter || pressed_once(ImGuiKey_F2)) {
        m_state.focus_visible = true;
        begin_cell_edit(index);
        if (!m_state.editing && enter) act_on_cell(index);
        return true;
    }
    const CellPlace place = cursor(index).at;
    if (pressed_once(ImGuiKey_Delete) || pressed_once(ImGuiKey_Backspace)) {
        const GridCell cell = m_stage.cell(index, place);
        if (cell.editable && !cell.typed.empty() && m_stage.node(index).enabled)
            tell_cell(GestureKind::Commit, index, place, {});
        return true;
    }
    if (pressed_once(ImGuiKey_Space) && m_stage.cell(index, place).active) {
        act_on_cell(index);
        return true;
    }
    return false;
}

void Interaction::act_on_cell(std::size_t index) {
    const CellPlace place = cursor(index).at;
    if (m_stage.cell(index, place).active) tell_cell(GestureKind::Activate, index, place, {});
}

// With Ctrl as far as it goes.
bool Interaction::move_cell(std::size_t index) {
    const ImGuiIO& io = ImGui::GetIO();
    const CellLayout layout = m_stage.cell_layout(index, m_state);
    const std::int64_t last_row = layout.grid().rows - 1;
    const std::int64_t last_column = layout.columns() - 1;
    const std::int64_t page = layout.rows_of_a_page();
    CellPlace to = cursor(index).at;
    bool asked = false;
    const auto go = [&](ImGuiKey key, std::int64_t& along, std::int64_t by, std::int64_t end) {
        if (!pressed(key)) return;
        asked = true;
        along = io.KeyCtrl ? end : along + by;
    };
    go(ImGuiKey_LeftArrow, to.column, -1, 0);
    go(ImGuiKey_RightArrow, to.column, 1, last_column);
    go(ImGuiKey_UpArrow, to.row, -1, 0);
    go(ImGuiKey_DownArrow, to.row, 1, last_row);
    go(ImGuiKey_PageUp, to.row, -page, 0);
    go(ImGuiKey_PageDown, to.row, page, last_row);
    if (pressed(ImGuiKey_Home) || pressed(ImGuiKey_End)) {
        asked = true;
        const bool home = pressed(ImGuiKey_Home);
        to.column = home ? 0 : last_column;
        if (io.KeyCtrl) to.row = home ? 0 : last_row;
    }
    if (!asked) return false;
    m_state.focus_visible = true;
    to.row = std::clamp<std::int64_t>(to.row, 0, last_row);
    to.column = std::clamp<std::int64_t>(to.column, 0, last_column);
    move_cursor(index, to, io.KeyShift ? Selecting::Yes : Selecting::No);
    return true;
}

// Where the page has the clipboard, it asks for what is chosen and hands in what is pasted.
bool Interaction::cell_clipboard(std::size_t index) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!io.KeyCtrl || m_mode == EditorMode::Host) return false;
    if (pressed_once(ImGuiKey_A)) {
        CellCursor& chosen = cursor(index);
        chosen.anchor = {.row = 0, .column = 0};
        chosen.at = {.row = m_stage.node(index).grid.rows - 1,
                     .column = m_stage.cell_layout(index, m_state).columns() - 1};
        return true;
    }
    if (pressed_once(ImGuiKey_C)) {
        ImGui::SetClipboardText(chosen_cells().c_str());
        return true;
    }
    if (!pressed_once(ImGuiKey_V)) return false;
    const char* pasted = ImGui::GetClipboardText();
    if (pasted == nullptr || paste_block(pasted)) return true;
    begin_cell_edit(index);
    if (!m_state.editing) return true;
    m_state.editing->text.replace_all(without_end(pasted));
    changed();
    return true;
}

std::string Interaction::chosen_cells() {
    const std::size_t index = m_stage.find(m_state.focus);
    if (index == kNoBox || m_stage.node(index).kind != screens::NodeKind::Grid) return {};
    const CellRange chosen = cursor(index).range();
    const screens::GridRows rows =
        m_stage.cells(index, {.first_row = chosen.first.row,
                              .rows = chosen.last.row - chosen.first.row + 1,
                              .first_column = chosen.first.column,
                              .columns = chosen.last.column - chosen.first.column + 1});
    std::string out;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (row > 0) out += '\n';
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            if (column > 0) out += '\t';
            append_cell(out, rows[row][column]);
        }
    }
    return out;
}

bool Interaction::paste_block(std::string_view text) {
    const std::size_t index = m_stage.find(m_state.focus);
    if (index == kNoBox || m_state.editing) return false;
    const screens::Node& node = m_stage.node(index);
    const std::string_view block = without_end(text);
    if (node.kind != screens::NodeKind::Grid || !node.enabled || !node.grid.takes_paste)
        return false;
    if (!is_block(block)) return false;
    const CellRange chosen = cursor(index).range();
    tell_cell(GestureKind::Paste, index, chosen.first, std::string(block));
    return true;
}

void Interaction::type_in_cell(std::size_t index) {
    begin_cell_edit(index);
    if (!m_state.editing) return;
    m_state.editing->text.select_all();
    typed_characters();
}

}  // namespace samverka::ui
