// The command table: what can be asked for, by name, with which arguments; no execution.
//
// One table feeds menus, buttons, the Ctrl+K box, shortcuts, HTML, messages and the command line.
// Labels are the messages "command.<id>" and, for arguments, "argument.<id>". core/session
// executes; a test proves that each command here has its handler there and each handler its row
// here.
#pragma once

#include <span>
#include <string_view>

#include "core/model/kinds.h"

namespace samverka::command {

enum class ArgumentKind : std::uint8_t {
    Text,       // a string
    Thing,      // the id of a thing of one of `targets`
    Choice,     // a choice's name
    Date,       // "2026-09-30"
    Integer,    // a whole number
    Kind,       // the name of a kind
    Field,      // the name of a field of the thing or kind named by another argument
    Value,      // a field's value in its stored form
    Bilingual,  // {"sv":…,"en":…}
    Fields,     // an object: values by field name
    Powers,     // a part of a mandate: power by kind of decision, and money_limit
    Hash,       // "sha256-…"
    Texts,      // a list of strings
    Rows,       // a list of {"series":…,"period":…,"value":…}, three strings; "" is no value
};

struct Argument {
    const char* name;
    ArgumentKind kind;
    bool required = true;
    model::KindSet targets = 0;
    const model::ChoiceTable* choices = nullptr;
};

enum class UndoClass : std::uint8_t {
    Undoable,
    Final,  // approvals, erasing: cannot be undone and says so
    Meta,   // undo and redo themselves
};

struct Command {
    const char* id;
    std::span<const Argument> arguments;
    UndoClass undo = UndoClass::Undoable;
    const char* shortcut = "";
    bool in_palette = false;  // offered by Ctrl+K without a subject
};

[[nodiscard]] std::span<const Command> all_commands();
[[nodiscard]] const Command* find_command(std::string_view id);

}  // namespace samverka::command
