// What a renderer reports: which node, and what the person did with it.
//
// Renderers send no commands. `activate` is a click, a tap, Enter or Space; `commit` is text that
// was typed into a field (or chosen from its options) when the field is left, or at each keystroke
// of a live field, or into a cell of a grid; `paste` is a block of text for a grid; `menu` names
// the chosen item; `drop` the dragged node; `dismiss` is Escape on a dialog or panel. The workbench
// looks the node up in the tree it built last and does what the node offers, so a gesture on a node
// that is no longer there is refused, not misdirected.
#pragma once

#include <cstdint>
#include <string>

namespace samverka::screens {

enum class GestureKind : std::uint8_t { Activate, Commit, Menu, Drop, Dismiss, Shortcut, Paste };

struct Gesture {
    GestureKind kind = GestureKind::Activate;
    std::string node;
    std::string typed;    // Commit: the text, or the value of a chosen option
    bool chosen = false;  // Commit: `typed` is the value of an option
    std::string item;     // Drop: node id of what was dragged; Shortcut: "Ctrl+Z"; Activate: the
                          // target of a run in the node's text, or nothing
    std::uint32_t index = 0;  // Menu: which item
    // Of a grid: the cell that was activated, committed, or at which what was pasted begins.
    std::int64_t row = -1;
    std::int64_t column = -1;
};

}  // namespace samverka::screens
