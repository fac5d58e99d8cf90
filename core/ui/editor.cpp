#include "core/ui/editor.h"

#include "core/base/text.h"
#include "core/screens/text_metrics.h"

namespace samverka::ui {

namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

bool is_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\t'; }

// Only what may stand in a text: pasted bytes are no better than their source.
std::string cleaned(std::string_view text) {
    if (const auto bad = base::first_bad_utf8(text)) text = text.substr(0, *bad);
    std::string out;
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        if (byte == '\t')
            out += ' ';
        else if (byte == '\n' || (value >= 0x20 && value != 0x7F))
            out += byte;
    }
    return out;
}

}  // namespace

EditorLines editor_lines(std::string_view text, const TextLook& look, float width) {
    EditorLines out{.look = look};
    if (width <= 0 || text.empty()) {
        out.lines.push_back({0, text.size()});
        return out;
    }
    std::size_t from = 0;
    for (const std::string_view line :
         screens::wrapped_lines(text, look.weight, look.size, width)) {
        // The views lie in the text; empty ones may not, so they are counted on from the line
        // before.
        const bool inside = !line.empty();
        const std::size_t begin =
            inside ? static_cast<std::size_t>(line.data() - text.data()) : from;
        out.lines.push_back({begin, begin + line.size()});
        from = begin + line.size();
        if (from < text.size() && (text[from] == '\n' || text[from] == ' ')) ++from;
    }
    if (out.lines.empty()) out.lines.push_back({0, text.size()});
    // Spaces at a break belong to the line they end, so that the caret can stand after them.
    for (std::size_t at = 0; at + 1 < out.lines.size(); ++at) {
        std::size_t end = out.lines[at + 1].begin;
        if (end > out.lines[at].end && text[end - 1] == '\n') --end;
        out.lines[at].end = std::max(out.lines[at].end, end);
    }
    if (text.back() == '\n' && out.lines.back().begin < text.size()) {
        out.lines.back().end = std::min(out.lines.back().end, text.size() - 1);
        out.lines.push_back({text.size(), text.size()});
    } else {
        out.lines.back().end = text.size();
    }
    return out;
}

std::size_t EditorLines::line_of(std::size_t offset) const {
    std::size_t found = 0;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (lines[at].begin <= offset) found = at;
    }
    return found;
}

Point EditorLines::caret(std::string_view text, std::size_t offset) const {
    const std::size_t at = line_of(offset);
    const EditorLine& line = lines[at];
    const std::size_t stop = std::min(offset, line.end);
    const float x = line_width(text.substr(line.begin, stop - line.begin), look);
    return {x, static_cast<float>(at) * look.line_height};
}

std::size_t EditorLines::offset_at(std::string_view text, Point point) const {
    const float row = point.y / look.line_height;
    const std::size_t last = lines.size() - 1;
    const std::size_t at = row <= 0 ? 0 : std::min(last, static_cast<std::size_t>(row));
    const EditorLine& line = lines[at];
    std::size_t offset = line.begin;
    float left = 0;
    while (offset < line.end) {
        std::size_t next = offset;
        (void)base::next_code_point(text, next);
        const float right = line_width(text.substr(line.begin, next - line.begin), look);
        if (point.x < (left + right) / 2) break;
        left = right;
        offset = next;
    }
    return offset;
}

TextEditor::TextEditor(std::string text) : m_text(std::move(text)) {
    m_caret = m_anchor = m_text.size();
}

std::string TextEditor::selected() const {
    return m_text.substr(selection_begin(), selection_end() - selection_begin());
}

void TextEditor::select_all() {
    m_anchor = 0;
    m_caret = m_text.size();
    m_last = Step::None;
}

void TextEditor::select_word() {
    const bool inside = m_caret > 0 && !is_space(m_text[m_caret - 1]);
    m_anchor = inside ? word_before(m_caret) : m_caret;
    std::size_t end = m_caret;
    while (end < m_text.size() && !is_space(m_text[end])) ++end;
    m_caret = end;
    m_last = Step::None;
}

void TextEditor::set_caret(std::size_t offset, Selecting selecting) {
    offset = std::min(offset, m_text.size());
    while (offset > 0 && offset < m_text.size() && is_continuation(m_text[offset])) --offset;
    m_caret = offset;
    if (selecting == Selecting::No) m_anchor = offset;
    m_last = Step::None;
}

std::size_t TextEditor::before(std::size_t offset) const {
    if (offset == 0) return 0;
    --offset;
    while (offset > 0 && is_continuation(m_text[offset])) --offset;
    return offset;
}

std::size_t TextEditor::after(std::size_t offset) const {
    if (offset >= m_text.size()) return m_text.size();
    ++offset;
    while (offset < m_text.size() && is_continuation(m_text[offset])) ++offset;
    return offset;
}

std::size_t TextEditor::word_before(std::size_t offset) const {
    while (offset > 0 && is_space(m_text[offset - 1])) --offset;
    while (offset > 0 && !is_space(m_text[offset - 1])) --offset;
    return offset;
}

std::size_t TextEditor::word_after(std::size_t offset) const {
    while (offset < m_text.size() && !is_space(m_text[offset])) ++offset;
    while (offset < m_text.size() && is_space(m_text[offset])) ++offset;
    return offset;
}

std::size_t TextEditor::moved_to(Move move, const EditorLines& lines) const {
    const std::size_t line = lines.line_of(m_caret);
    const Point here = lines.caret(m_text, m_caret);
    const float height = lines.look.line_height;
    switch (move) {
        case Move::Left:
            return before(m_caret);
        case Move::Right:
            return after(m_caret);
        case Move::WordLeft:
            return word_before(m_caret);
        case Move::WordRight:
            return word_after(m_caret);
        case Move::LineStart:
            return lines.lines[line].begin;
        case Move::LineEnd:
            return lines.lines[line].end;
        case Move::Up:
            return line == 0 ? 0 : lines.offset_at(m_text, {here.x, here.y - height / 2});
        case Move::Down:
            return line + 1 == lines.lines.size()
                       ? m_text.size()
                       : lines.offset_at(m_text, {here.x, here.y + height * 1.5F});
        case Move::Start:
            return 0;
        case Move::End:
            return m_text.size();
    }
    return m_caret;
}

void TextEditor::move(Move move, Selecting selecting, const EditorLines& lines) {
    // Without Shift an arrow leaves a selection at its own side of it.
    if (selecting == Selecting::No && m_caret != m_anchor &&
        (move == Move::Left || move == Move::Right)) {
        set_caret(move == Move::Left ? selection_begin() : selection_end(), Selecting::No);
        return;
    }
    set_caret(moved_to(move, lines), selecting);
}

void TextEditor::remember(Step step) {
    if (step == m_last && step != Step::Other) return;
    constexpr std::size_t kStepsMax = 200;
    m_undo.push_back({m_text, m_caret, m_anchor});
    if (m_undo.size() > kStepsMax) m_undo.erase(m_undo.begin());
    m_redo.clear();
    m_last = step;
}

void TextEditor::erase_selection() {
    const std::size_t begin = selection_begin();
    m_text.erase(begin, selection_end() - begin);
    m_caret = m_anchor = begin;
}

void TextEditor::insert(std::string_view text) {
    const std::string clean = cleaned(text);
    if (clean.empty()) return;
    const bool typing = clean.size() <= 4 && m_caret == m_anchor;
    remember(typing ? Step::Typing : Step::Other);
    erase_selection();
    m_text.insert(m_caret, clean);
    m_caret = m_anchor = m_caret + clean.size();
    if (typing) m_last = Step::Typing;
}

void TextEditor::erase_before() {
    if (m_caret == m_anchor && m_caret == 0) return;
    remember(Step::Erasing);
    if (m_caret == m_anchor) m_anchor = before(m_caret);
    erase_selection();
}

void TextEditor::erase_word_before() {
    if (m_caret == m_anchor && m_caret == 0) return;
    remember(Step::Other);
    if (m_caret == m_anchor) m_anchor = word_before(m_caret);
    erase_selection();
}

void TextEditor::erase_after() {
    if (m_caret == m_anchor && m_caret == m_text.size()) return;
    remember(Step::Erasing);
    if (m_caret == m_anchor) m_anchor = after(m_caret);
    erase_selection();
}

void TextEditor::replace_all(std::string_view text) {
    remember(Step::Other);
    m_text = cleaned(text);
    m_caret = m_anchor = m_text.size();
}

void TextEditor::undo() {
    if (m_undo.empty()) return;
    m_redo.push_back({m_text, m_caret, m_anchor});
    const State state = m_undo.back();
    m_undo.pop_back();
    m_text = state.text;
    m_caret = state.caret;
    m_anchor = state.anchor;
    m_last = Step::None;
}

void TextEditor::redo() {
    if (m_redo.empty()) return;
    m_undo.push_back({m_text, m_caret, m_anchor});
    const State state = m_redo.back();
    m_redo.pop_back();
    m_text = state.text;
    m_caret = state.caret;
    m_anchor = state.anchor;
    m_last = Step::None;
}

}  // namespace samverka::ui
