// A partnership's file that several programs may write to at the same time.
//
// Who writes holds the file's lock, adds whole lines after all that stands there and waits for the
// disk. What others have written meanwhile is never overtaken: `append` hands it out, `replace`
// refuses until it has been handed out. A file that another program has put a new one in the place
// of is followed. A last line without its line feed (a writer that was killed) is ended and left
// as it is; an own half line, where the disk was full, is taken back.
//
// The object remembers how far it has read and keeps nothing open between two calls. It knows
// bytes, no partnership; `keeping.h` joins it with a session.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace samverka::os {

class LogFile {
  public:
    explicit LogFile(std::string path) : m_path(std::move(path)) {}
    [[nodiscard]] const std::string& path() const { return m_path; }

    // Everything. Errors: FileUnreadable, LimitExceeded.
    [[nodiscard]] base::Result<std::string> read();
    // What stands there that neither a read nor a write of this object has had: "" when there is
    // nothing, and the whole when the file is another one.
    [[nodiscard]] base::Result<std::string> read_new();
    // Whether there may be something new: a look at size, time and place, without the lock.
    [[nodiscard]] bool is_changed() const;

    // Gives what others have written before the lines. Errors: FileUnwritable, FileUnreadable; then
    // nothing was added.
    [[nodiscard]] base::Result<std::string> append(std::string_view lines);
    // In the place of everything. Gives "" when done, otherwise what others have written, and
    // nothing was replaced.
    [[nodiscard]] base::Result<std::string> replace(std::string_view bytes);

  private:
    struct Seen {
        std::uint64_t device = 0;
        std::uint64_t number = 0;
        std::int64_t size = -1;  // read or written up to here; -1: nothing yet
        std::int64_t changed = 0;
        friend bool operator==(const Seen&, const Seen&) = default;
    };
    [[nodiscard]] static Seen look(int number);
    [[nodiscard]] base::Result<std::string> news(int number);

    std::string m_path;
    Seen m_seen;
};

}  // namespace samverka::os
