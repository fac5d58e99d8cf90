// The partnership that is open and the file in which it is kept.
//
// A file of the person's own is written where it lies. A partnership without one (the example, a
// new one) is kept in the product's data folder by the same rule, until it is saved under a name:
// so whatever has been shown as saved is on disk, also when the program is killed. A file of the
// partnership that is open already opens nothing: what is new in it is told, and merged when the
// person says so. Opening first writes what waits; where that fails, what was open stays open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/json/value.h"
#include "core/locale/messages.h"
#include "core/session/session.h"
#include "native/os/log_file.h"

namespace samverka::desktop {

enum class Outcome : std::uint8_t { Opened, Merged, Asked };

struct Opening {
    Outcome outcome = Outcome::Opened;
    std::size_t commits_new = 0;  // of a merge
    std::vector<base::Error> warnings;
    json::Object preview;  // of what the person is asked: exchange::merge_preview
};

class Library {
  public:
    // The session outlives the library. `folder` is where partnerships without a file of the
    // person's are kept; it is made when it is needed.
    Library(session::Session& session, std::string folder);

    // Errors of all that open: FileUnreadable, FileUnwritable, those of log::Log::load. `language`
    // is that of what the person may be asked.
    [[nodiscard]] base::Result<Opening> open_file(const std::string& path,
                                                  locale::Language language);
    // The copy that the person was asked about is merged now.
    [[nodiscard]] base::Result<Opening> merge_previewed();
    // Lines that have no file yet. What is kept of the partnership already is opened, and they are
    // merged into it.
    [[nodiscard]] base::Result<Opening> open_lines(std::string_view lines);
    [[nodiscard]] base::Result<void> close();

    // Writes what waits, if anything does. Gives the number of commits that others had written.
    // Errors: FileUnwritable, FileUnreadable.
    [[nodiscard]] base::Result<std::size_t> save();
    // From now on the partnership is kept at `path`. What stands there of the same partnership is
    // merged, anything else is replaced: the person was asked. Errors: FileUnwritable,
    // FileUnreadable; then everything is as it was.
    [[nodiscard]] base::Result<void> save_as(const std::string& path);

    // Another program may have written to the file; a cheap look.
    [[nodiscard]] bool is_changed() const;
    // Merges it. Gives the number of new commits. Errors: FileUnreadable, FileUnwritable.
    [[nodiscard]] base::Result<std::size_t> take_news();

    // Of the file; "" when nothing is open.
    [[nodiscard]] const std::string& path() const;
    // Whether it is the product's own file and the person has not named one yet.
    [[nodiscard]] bool is_unnamed() const;

  private:
    [[nodiscard]] std::string kept_path() const;
    [[nodiscard]] base::Result<Opening> merge(std::string_view lines);
    [[nodiscard]] base::Result<Opening> offer(std::string lines, locale::Language language);
    [[nodiscard]] base::Result<Opening> open_in_place(os::LogFile file, std::string_view lines);
    [[nodiscard]] base::Result<void> keep_new();
    [[nodiscard]] base::Result<void> write_over(os::LogFile& file);
    void follow_access();

    session::Session& m_session;
    std::string m_folder;
    std::optional<os::LogFile> m_file;
    std::string m_previewed;  // a copy that waits for the person's word
};

// Where the partnership of that id is kept in `folder`.
[[nodiscard]] std::string kept_file(const std::string& folder, std::string_view partnership);

}  // namespace samverka::desktop
