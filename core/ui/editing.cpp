// Interaction: the field being edited, by our own editor or by the host's element.

#include <imgui.h>

#include "core/base/text.h"
#include "core/ui/interaction.h"

namespace samverka::ui {

using screens::GestureKind;
using screens::Node;

namespace {

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(key, true); }

bool picks(const Node& node) { return !node.edit.options.empty(); }

// A word at a time with Ctrl, or with Alt where the Command key is what Ctrl is elsewhere.
bool by_word() {
    const ImGuiIO& io = ImGui::GetIO();
    return io.ConfigMacOSXBehaviors ? io.KeyAlt : io.KeyCtrl;
}

// By what a refused text is kept.
std::string edit_key(const Editing& editing) {
    if (!editing.cell) return editing.node;
    return editing.node + "/cell/" + base::number_text(editing.cell->row) + "/" +
           base::number_text(editing.cell->column);
}

}  // namespace

std::string Editing::shown_text() const {
    if (composing.empty()) return text.text();
    return text.text().substr(0, text.selection_begin()) + composing +
           text.text().substr(text.selection_end());
}

std::size_t Editing::shown_caret() const {
    return composing.empty() ? text.caret() : text.selection_begin() + composing.size();
}

void Interaction::begin_edit(std::size_t index) {
    const Node& node = m_stage.node(index);
    if (!node.enabled || node.edit.action.empty()) return;
    if (m_state.editing && m_state.editing->node == node.id) return;
    m_state.menu.reset();
    const auto refused = m_refused.find(node.id);
    const bool again = refused != m_refused.end() && !node.edit.error.empty();
    Editing editing{.node = node.id,
                    .before = node.edit.typed,
                    .text = TextEditor(again ? refused->second : node.edit.typed)};
    if (!is_multiline(node.edit)) editing.text.select_all();
    m_state.editing = std::move(editing);
    m_stage.update(m_state);
    keep_caret_seen();
}

bool Interaction::is_edited_at(std::size_t index, Point at) const {
    if (m_stage.node(index).id != m_state.editing->node) return false;
    if (!m_state.editing->cell) return true;
    const std::optional<CellPlace> place = m_stage.cell_layout(index, m_state).at(at);
    return place && same_place(*place, *m_state.editing->cell);
}

EditorBox Interaction::edit_place(std::size_t index) const {
    const Editing& editing = *m_state.editing;
    if (editing.cell) {
        return cell_editor_box(m_stage.cell_layout(index, m_state).cell(*editing.cell),
                               editing.shown_text(), m_stage.zoom(), editing.align);
    }
    return editor_box(m_stage.box(index), m_stage.shown()[index], editing.shown_text(),
                      m_stage.zoom());
}

void Interaction::commit(const std::string& node, const std::string& typed, bool chosen) {
    m_stage.perform(
        {.kind = GestureKind::Commit, .node = node, .typed = typed, .chosen = chosen, .item = {}},
        m_state);
    const Node* now = m_stage.find_node(node);
    if (now != nullptr && !now->edit.error.empty())
        m_refused[node] = typed;
    else
        m_refused.erase(node);
}

void Interaction::finish_edit(Leave leave) {
    if (!m_state.editing) return;
    if (m_state.editing->cell) {
        finish_cell(leave, {.row = 1, .column = 0});
        return;
    }
    const std::string node = m_state.editing->node;
    const std::string typed = m_state.editing->text.text();
    const bool same = typed == m_state.editing->before && !m_refused.contains(node);
    const Node* field = m_stage.find_node(node);
    if (field == nullptr || same || field->edit.live) {
        m_state.editing.reset();
        m_stage.update(m_state);
        return;
    }
    // A whole label that was typed is as good as the option that was not picked.
    std::string value = typed;
    bool chosen = false;
    for (const screens::Option& option : field->edit.options) {
        if (base::folded(option.label) != base::folded(base::trimmed(typed))) continue;
        value = option.value;
        chosen = true;
        break;
    }
    if (leave == Leave::Go) m_state.editing.reset();
    commit(node, value, chosen);
    const Node* now = m_stage.find_node(node);
    const bool refused = now != nullptr && !now->edit.error.empty();
    if (refused && chosen) m_refused[node] = typed;
    if (leave == Leave::Stay && !refused) m_state.editing.reset();
    m_stage.update(m_state);
    keep_focus();
}

void Interaction::finish_cell(Leave leave, CellPlace step) {
    const std::string key = edit_key(*m_state.editing);
    const std::string node = m_state.editing->node;
    const std::string typed = m_state.editing->text.text();
    const CellPlace place = *m_state.editing->cell;
    const bool same = typed == m_state.editing->before && !m_refused.contains(key);
    if (leave == Leave::Go || same) m_state.editing.reset();
    bool refused = false;
    if (!same) {
        tell_cell(GestureKind::Commit, m_stage.find(node), place, typed);
        const Node* now = m_stage.find_node(node);
        refused = now != nullptr && !now->edit.error.empty();
        if (refused)
            m_refused[key] = typed;
        else
            m_refused.erase(key);
    }
    if (refused && leave == Leave::Stay && m_state.editing) {
        m_state.editing->refused = true;
        return;
    }
    m_state.editing.reset();
    keep_focus();
    const std::size_t index = m_stage.find(node);
    if (leave == Leave::Go || index == kNoBox ||
        m_stage.node(index).kind != screens::NodeKind::Grid)
        return;
    m_state.focus_visible = true;
    move_cursor(index, {.row = place.row + step.row, .column = place.column + step.column},
                Selecting::No);
}

void Interaction::begin_cell_edit(std::size_t index) {
    const CellPlace place = cursor(index).at;
    const screens::GridCell cell = m_stage.cell(index, place);
    if (!m_stage.node(index).enabled || !cell.editable) return;
    m_state.menu.reset();
    move_cursor(index, place, Selecting::No);
    Editing editing{
        .node = m_stage.node(index).id, .before = cell.typed, .text = TextEditor(), .cell = place};
    const auto refused = m_refused.find(edit_key(editing));
    const bool again = refused != m_refused.end() && !m_stage.node(index).edit.error.empty();
    editing.text = TextEditor(again ? refused->second : cell.typed);
    editing.refused = again;
    editing.text.select_all();
    editing.align = m_stage.node(index).grid.columns[static_cast<std::size_t>(place.column)].align;
    m_state.editing = std::move(editing);
    keep_caret_seen();
}

void Interaction::commit_cell(std::string_view text, TabWay way) {
    if (!m_state.editing || !m_state.editing->cell) return;
    if (m_state.editing->text.text() != text) m_state.editing->text.replace_all(text);
    finish_cell(Leave::Stay, {.row = 0, .column = static_cast<std::int64_t>(way)});
}

void Interaction::choose_option(const Popup& popup, std::size_t row) {
    const std::string node = m_state.editing->node;
    const Node* field = m_stage.find_node(node);
    if (field == nullptr || row >= popup.rows.size()) return;
    const std::string value = field->edit.options[popup.rows[row].index].value;
    m_state.editing.reset();
    commit(node, value, true);
    keep_focus();
}

// Each change: what follows it at once, and a live field tells the source.
void Interaction::changed() {
    Editing& editing = *m_state.editing;
    editing.filtering = true;
    const std::string node = editing.node;
    const std::string typed = editing.text.text();
    const Node* field = m_stage.find_node(node);
    if (field == nullptr) return;
    // Nothing is chosen unasked: the first arrow key goes to the first that fits, as in the page.
    editing.lit = kNoBox;
    if (field->edit.live) {
        commit(node, typed, false);
        keep_focus();
    }
    m_stage.update(m_state);
    keep_caret_seen();
}

void Interaction::keep_caret_seen() {
    if (!m_state.editing) return;
    const std::size_t index = m_stage.find(m_state.editing->node);
    if (index == kNoBox || is_multiline(m_stage.node(index).edit)) return;
    Editing& editing = *m_state.editing;
    const EditorBox box = edit_place(index);
    const std::string shown = editing.shown_text();
    const float caret = box.lines.caret(shown, editing.shown_caret()).x;
    const float room = std::max(0.0F, box.text.width - 2);
    if (caret < editing.scroll_x) editing.scroll_x = caret;
    if (caret > editing.scroll_x + room) editing.scroll_x = caret - room;
    const float whole = line_width(shown, box.lines.look);
    editing.scroll_x = std::clamp(editing.scroll_x, 0.0F, std::max(0.0F, whole - room));
}

void Interaction::compose(std::string_view text) {
    if (!m_state.editing || m_state.editing->composing == text) return;
    const bool fits = !base::first_bad_utf8(text) && text.find('\n') == std::string_view::npos;
    m_state.editing->composing = fits ? text : "";
    m_stage.update(m_state);
    keep_caret_seen();
}

void Interaction::typed_characters() {
    std::string typed;
    for (const ImWchar character : ImGui::GetIO().InputQueueCharacters) {
        if (character >= 0x20 && character != 0x7F)
            base::append_utf8(typed, static_cast<char32_t>(character));
    }
    if (typed.empty()) return;
    m_state.editing->composing.clear();
    m_state.editing->text.insert(typed);
    changed();
}

void Interaction::editor_moves(const EditorLines& lines) {
    TextEditor& text = m_state.editing->text;
    const Selecting selecting = ImGui::GetIO().KeyShift ? Selecting::Yes : Selecting::No;
    if (pressed(ImGuiKey_LeftArrow))
        text.move(by_word() ? Move::WordLeft : Move::Left, selecting, lines);
    if (pressed(ImGuiKey_RightArrow))
        text.move(by_word() ? Move::WordRight : Move::Right, selecting, lines);
    if (pressed(ImGuiKey_UpArrow)) text.move(Move::Up, selecting, lines);
    if (pressed(ImGuiKey_DownArrow)) text.move(Move::Down, selecting, lines);
    const bool ctrl = ImGui::GetIO().KeyCtrl;
    if (pressed(ImGuiKey_Home)) text.move(ctrl ? Move::Start : Move::LineStart, selecting, lines);
    if (pressed(ImGuiKey_End)) text.move(ctrl ? Move::End : Move::LineEnd, selecting, lines);
}

void Interaction::editor_clipboard() {
    const ImGuiIO& io = ImGui::GetIO();
    TextEditor& text = m_state.editing->text;
    if (!io.KeyCtrl || io.KeyAlt) return;
    const bool copies = ImGui::IsKeyPressed(ImGuiKey_C, false);
    const bool cuts = ImGui::IsKeyPressed(ImGuiKey_X, false);
    if ((copies || cuts) && !text.selected().empty())
        ImGui::SetClipboardText(text.selected().c_str());
    if (cuts && !text.selected().empty()) {
        text.erase_after();
        changed();
    }
    if (pressed(ImGuiKey_V)) {
        const char* pasted = ImGui::GetClipboardText();
        std::string clean = pasted == nullptr ? "" : pasted;
        const Node* node = m_stage.find_node(m_state.editing->node);
        const bool lines = node != nullptr && is_multiline(node->edit);
        std::erase(clean, '\r');
        if (!lines) std::replace(clean.begin(), clean.end(), '\n', ' ');
        text.insert(clean);
        changed();
    }
    if (ImGui::IsKeyPressed(ImGuiKey_A, false)) text.select_all();
    if (pressed(ImGuiKey_Z)) {
        io.KeyShift ? text.redo() : text.undo();
        changed();
    }
    if (pressed(ImGuiKey_Y)) {
        text.redo();
        changed();
    }
}

// True when the key was for the list of options.
bool Interaction::option_keys() {
    const std::optional<Popup> open = popup();
    if (!open) return false;
    Editing& editing = *m_state.editing;
    if (pressed(ImGuiKey_DownArrow) || pressed(ImGuiKey_UpArrow)) {
        editing.lit = next_row(open->rows, editing.lit, pressed(ImGuiKey_DownArrow) ? 1 : -1);
        return true;
    }
    if (ImGui::IsKeyPressed(ImGuiKey_Enter, false) && editing.lit < open->rows.size()) {
        choose_option(*open, editing.lit);
        return true;
    }
    return false;
}

void Interaction::editor_keys() {
    const std::size_t index = m_stage.find(m_state.editing->node);
    if (index == kNoBox) return;
    const ImGuiIO& io = ImGui::GetIO();
    const bool multiline = is_multiline(m_stage.node(index).edit);
    if (pressed(ImGuiKey_Escape)) {
        cancel_edit();
        return;
    }
    if (pressed(ImGuiKey_Tab)) {
        const TabWay way = io.KeyShift ? TabWay::Backward : TabWay::Forward;
        if (m_state.editing->cell) {
            finish_cell(Leave::Stay, {.row = 0, .column = static_cast<std::int64_t>(way)});
            return;
        }
        finish_edit(Leave::Go);
        move_focus(way);
        return;
    }
    if (m_state.editing->cell && io.KeyShift && ImGui::IsKeyPressed(ImGuiKey_Enter, false)) {
        finish_cell(Leave::Stay, {.row = -1, .column = 0});
        return;
    }
    if (picks(m_stage.node(index)) && option_keys()) return;
    const bool enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                       ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    if (enter && multiline && !io.KeyCtrl) {
        m_state.editing->text.insert("\n");
        changed();
        return;
    }
    if (enter) {
        m_state.focus_visible = true;
        finish_edit(Leave::Stay);
        return;
    }
    editor_moves(edit_place(index).lines);
    const std::string before = m_state.editing->text.text();
    TextEditor& text = m_state.editing->text;
    if (pressed(ImGuiKey_Backspace)) by_word() ? text.erase_word_before() : text.erase_before();
    if (pressed(ImGuiKey_Delete)) text.erase_after();
    if (text.text() != before) changed();
    if (!m_state.editing) return;
    editor_clipboard();
    // With Ctrl the letters are commands; AltGr (Ctrl and Alt together) writes.
    if (m_state.editing && (!io.KeyCtrl || io.KeyAlt)) typed_characters();
    keep_caret_seen();
}

void Interaction::change_edit(std::string_view text) {
    if (!m_state.editing) return;
    m_state.editing->text.replace_all(text);
    changed();
}

void Interaction::commit_edit(std::string_view text) {
    if (!m_state.editing) return;
    if (m_state.editing->text.text() != text) m_state.editing->text.replace_all(text);
    finish_edit(Leave::Stay);
}

void Interaction::commit_option(std::string_view value) {
    if (!m_state.editing) return;
    const std::string node = m_state.editing->node;
    m_state.editing.reset();
    m_state.focus_visible = true;
    commit(node, std::string(value), true);
    keep_focus();
}

void Interaction::cancel_edit() {
    if (!m_state.editing) return;
    const std::string node = m_state.editing->node;
    const std::string before = m_state.editing->before;
    const std::string typed = m_state.editing->text.text();
    const Node* field = m_stage.find_node(node);
    m_refused.erase(edit_key(*m_state.editing));
    m_state.editing.reset();
    m_state.focus_visible = true;
    if (field != nullptr && field->edit.live && typed != before) commit(node, before, false);
    m_stage.update(m_state);
    keep_focus();
}

}  // namespace samverka::ui
