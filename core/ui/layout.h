// Where everything stands: a tree of nodes becomes a list of boxes with rectangles and lines of
// text.
//
// `arrange` is pure: the same tree, viewport and zoom give the same boxes, and Dear ImGui has no
// part in it. Rectangles are in CSS pixels from the viewport's top left, as if nothing were
// scrolled; whoever draws or hits moves them by what is scrolled
// (`Box::scroller`). Everything in the tree is at 100 % and is multiplied by the zoom here, once.
//
// The flows: Stack and Row share what is left among Fill children by weight and let Fit children
// shrink to their longest word before anything overflows; a Row that holds not even that goes on in
// a next line unless its height is fixed; Wrap breaks at what its items would like; Grid places
// cells in reading order with spans; Layer lays its children over one another. A node's own text is
// its first item: in a Row it takes what is left unless a child does. A Table measures its columns
// over all rows. A Dialog leaves the flow and stands in the middle of the viewport. A Picture with
// shapes is as large as its scene wherever its lengths are Fit; what is in it gets no box. A Grid
// of cells is as high as its rows where its height is Fit; one that fills its place asks for a few
// rows and scrolls the others. Nodes without room (`Room`) get no box.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/screens/node.h"
#include "core/ui/geometry.h"
#include "core/ui/look.h"

namespace samverka::ui {

inline constexpr std::size_t kNoBox = std::numeric_limits<std::size_t>::max();

struct TextLine {
    std::string text;
    std::size_t from = 0;  // where it begins in the whole text, in bytes
    float x = 0;           // of its start
    float y = 0;           // of its top
    float width = 0;
};

struct Box {
    const screens::Node* node = nullptr;
    std::size_t parent = kNoBox;
    std::size_t end = 0;             // one past the last descendant
    std::size_t scroller = kNoBox;   // the nearest scrolling box around it
    std::size_t dialog = kNoBox;     // the dialog it stands in, itself included
    std::size_t table_row = kNoBox;  // rows of tables: which one, from 0
    TextLook look;                   // scaled
    Rect rect;
    float content_height = 0;  // of a scrolling box
    float content_width = 0;   // of a grid of cells, which scrolls sideways too
    float header_height = 0;   // of a grid of cells: its titles, which stay
    Rect icon;                 // empty without icon
    Rect mark;                 // empty without mark
    Rect trailing;             // chevron or shortcut; empty without
    std::vector<TextLine> lines;
    std::vector<TextLine> error_lines;  // of a field
    bool cut = false;                   // the text did not fit and says so
};

struct Arrangement {
    std::vector<Box> boxes;          // in tree order, parents first
    std::vector<std::size_t> by_id;  // boxes with an id, in the order of their ids
    Size viewport;
    float zoom = 1;

    [[nodiscard]] std::size_t find(std::string_view id) const;  // kNoBox when there is none
    // The dialog that covers the screen: the last one; kNoBox without.
    [[nodiscard]] std::size_t dialog() const;
};

// A text being edited, so that a field of several lines grows with what is typed in it.
struct Draft {
    std::string_view node = {};
    std::string_view text = {};
};
[[nodiscard]] Arrangement arrange(const screens::Tree& tree, Size viewport, float zoom,
                                  const Draft& draft = {});

}  // namespace samverka::ui
