// A text being edited: bytes, caret and selection, with undo inside the field. Knows no drawing and
// no nodes.
//
// Positions are byte offsets that always stand between code points. Lines are those of the core's
// text metrics at a width, so that the caret is where the letters are drawn. A run of typing is one
// step of undo; moving the caret ends it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ui/geometry.h"
#include "core/ui/look.h"

namespace samverka::ui {

enum class Move : std::uint8_t {
    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    Up,
    Down,
    Start,
    End
};
enum class Selecting : std::uint8_t { No, Yes };

// The lines of a text at a width: [begin, end) byte offsets.
struct EditorLine {
    std::size_t begin = 0;
    std::size_t end = 0;
};
struct EditorLines {
    std::vector<EditorLine> lines = {};  // at least one
    TextLook look;

    [[nodiscard]] std::size_t line_of(std::size_t offset) const;
    // Left edge of the caret and top of its line, relative to the text's top left.
    [[nodiscard]] Point caret(std::string_view text, std::size_t offset) const;
    [[nodiscard]] std::size_t offset_at(std::string_view text, Point point) const;
};
// `width` 0 keeps every line whole.
[[nodiscard]] EditorLines editor_lines(std::string_view text, const TextLook& look, float width);

class TextEditor {
  public:
    explicit TextEditor(std::string text = {});

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::size_t caret() const { return m_caret; }
    [[nodiscard]] std::size_t selection_begin() const { return std::min(m_caret, m_anchor); }
    [[nodiscard]] std::size_t selection_end() const { return std::max(m_caret, m_anchor); }
    [[nodiscard]] std::string selected() const;

    void select_all();
    void select_word();  // around the caret
    void set_caret(std::size_t offset, Selecting selecting);
    void move(Move move, Selecting selecting, const EditorLines& lines);
    // Replaces the selection. What is not well-formed UTF-8, and control characters other than a
    // line feed, are dropped.
    void insert(std::string_view text);
    void erase_before();
    void erase_word_before();
    void erase_after();
    void replace_all(std::string_view text);
    void undo();
    void redo();

  private:
    struct State {
        std::string text;
        std::size_t caret = 0;
        std::size_t anchor = 0;
    };
    enum class Step : std::uint8_t { None, Typing, Erasing, Other };
    void remember(Step step);
    void erase_selection();
    [[nodiscard]] std::size_t before(std::size_t offset) const;
    [[nodiscard]] std::size_t after(std::size_t offset) const;
    [[nodiscard]] std::size_t word_before(std::size_t offset) const;
    [[nodiscard]] std::size_t word_after(std::size_t offset) const;
    [[nodiscard]] std::size_t moved_to(Move move, const EditorLines& lines) const;

    std::string m_text;
    std::size_t m_caret = 0;
    std::size_t m_anchor = 0;
    std::vector<State> m_undo;
    std::vector<State> m_redo;
    Step m_last = Step::None;
};

}  // namespace samverka::ui
