#include "core/ui/editor.h"

#include <gtest/gtest.h>

namespace samverka::ui {
namespace {

const TextLook kLook{15, 21, 0, screens::Weight::Regular};

TEST(Editor, TypesAtTheCaretAndReplacesTheSelection) {
    TextEditor editor("abc");
    editor.set_caret(1, Selecting::No);
    editor.insert("å");
    EXPECT_EQ(editor.text(), "aåbc");
    EXPECT_EQ(editor.caret(), 3U);
    editor.select_all();
    editor.insert("x");
    EXPECT_EQ(editor.text(), "x");
}

TEST(Editor, ErasesWholeCodePoints) {
    TextEditor editor("åä");
    editor.erase_before();
    EXPECT_EQ(editor.text(), "å");
    editor.set_caret(0, Selecting::No);
    editor.erase_after();
    EXPECT_EQ(editor.text(), "");
    editor.erase_before();
    EXPECT_EQ(editor.text(), "");
}

TEST(Editor, CaretNeverStandsInsideACodePoint) {
    TextEditor editor("å");
    editor.set_caret(1, Selecting::No);
    EXPECT_EQ(editor.caret(), 0U);
}

TEST(Editor, MovesByWordAndSelects) {
    TextEditor editor("ett två tre");
    const EditorLines lines = editor_lines(editor.text(), kLook, 0);
    editor.move(Move::WordLeft, Selecting::Yes, lines);
    EXPECT_EQ(editor.selected(), "tre");
    editor.move(Move::LineStart, Selecting::No, lines);
    EXPECT_EQ(editor.caret(), 0U);
    editor.move(Move::WordRight, Selecting::No, lines);
    EXPECT_EQ(editor.caret(), 4U);
}

TEST(Editor, ArrowLeavesASelectionAtItsSide) {
    TextEditor editor("abcd");
    const EditorLines lines = editor_lines(editor.text(), kLook, 0);
    editor.select_all();
    editor.move(Move::Left, Selecting::No, lines);
    EXPECT_EQ(editor.caret(), 0U);
    EXPECT_EQ(editor.selected(), "");
}

TEST(Editor, UndoTakesARunOfTypingAsOne) {
    TextEditor editor("");
    editor.insert("a");
    editor.insert("b");
    editor.set_caret(0, Selecting::No);
    editor.insert("c");
    EXPECT_EQ(editor.text(), "cab");
    editor.undo();
    EXPECT_EQ(editor.text(), "ab");
    editor.undo();
    EXPECT_EQ(editor.text(), "");
    editor.redo();
    editor.redo();
    EXPECT_EQ(editor.text(), "cab");
}

TEST(Editor, DropsWhatIsNoText) {
    TextEditor editor("");
    editor.insert(
        "a\x01"
        "b\tc");
    EXPECT_EQ(editor.text(), "ab c");
    editor.insert("x\xC3");
    EXPECT_EQ(editor.text(), "ab cx");
}

TEST(Editor, LinesCoverTheWholeText) {
    for (const std::string_view text : {"", "ett", "ett två tre fyra fem sex", "ett\n\ntvå\n", "\n",
                                        "a b\nlångtordsominteryms c"}) {
        const EditorLines lines = editor_lines(text, kLook, 80);
        ASSERT_FALSE(lines.lines.empty());
        EXPECT_EQ(lines.lines.front().begin, 0U) << text;
        EXPECT_EQ(lines.lines.back().end, text.size()) << text;
        for (std::size_t at = 1; at < lines.lines.size(); ++at) {
            EXPECT_GE(lines.lines[at].begin, lines.lines[at - 1].end) << text;
            EXPECT_LE(lines.lines[at].begin, lines.lines[at - 1].end + 1) << text;
        }
    }
}

TEST(Editor, CaretAndPointAgree) {
    const std::string text = "ett två tre fyra fem sex sju åtta nio";
    const EditorLines lines = editor_lines(text, kLook, 90);
    EXPECT_GT(lines.lines.size(), 2U);
    for (const EditorLine& line : lines.lines) {
        for (std::size_t offset = line.begin; offset < line.end; ++offset) {
            if ((static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) continue;
            const Point at = lines.caret(text, offset);
            EXPECT_EQ(lines.offset_at(text, {at.x + 0.1F, at.y + 3}), offset);
        }
    }
}

TEST(Editor, UpAndDownKeepTheColumn) {
    TextEditor editor("abcdef\nab\nabcdef");
    const EditorLines lines = editor_lines(editor.text(), kLook, 500);
    ASSERT_EQ(lines.lines.size(), 3U);
    editor.move(Move::Up, Selecting::No, lines);
    EXPECT_EQ(editor.caret(), 9U);
    editor.move(Move::Up, Selecting::No, lines);
    EXPECT_EQ(editor.caret(), 2U);
    editor.move(Move::Up, Selecting::No, lines);
    EXPECT_EQ(editor.caret(), 0U);
}

}  // namespace
}  // namespace samverka::ui
