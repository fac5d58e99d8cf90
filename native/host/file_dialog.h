// The machine's own dialogs: for opening and saving a file, and for a question that must not be
// answered by mistake.
//
// GTK 3's native file chooser: part of every Debian desktop, kept by the GNOME project, and itself
// the front of the desktop portal, so that inside KDE or a sandbox the dialog is theirs. The small
// libraries made for this (tinyfiledialogs, portable-file-dialogs, nativefiledialog) are in no
// Debian release, and run zenity or this same chooser underneath; libportal works only where a
// portal service runs. GTK is touched in this one file, first when a dialog is asked for: a session
// without one loads no theme and opens no second connection to the display.
//
// A call waits until the person has answered and keeps the window behind it alive by `meanwhile`.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/locale/messages.h"

namespace samverka::desktop {

struct FileQuestion {
    locale::Language language = locale::Language::Swedish;
    std::string folder;  // where the dialog begins; "" leaves it to the machine
    std::string name;    // suggested, for saving
};

using Meanwhile = std::function<void()>;

// Nothing when the person gave up. Errors of both: UsageInvalid when the machine has no dialogs.
[[nodiscard]] base::Result<std::optional<std::string>> ask_file_to_open(
    const FileQuestion& question, const Meanwhile& meanwhile);
// The dialog has asked before it gives the name of a file that is there.
[[nodiscard]] base::Result<std::optional<std::string>> ask_file_to_save(
    const FileQuestion& question, const Meanwhile& meanwhile);

struct Question {
    std::string words;
    std::string yes;
    std::string no;  // what Enter and Escape answer
};
// Errors: UsageInvalid when the machine has no dialogs.
[[nodiscard]] base::Result<bool> ask_whether(const Question& question, const Meanwhile& meanwhile);

}  // namespace samverka::desktop
