// A session around a file: opened with its warnings told, given time, entropy and author, and kept
// when it has written.
#pragma once

#include <optional>
#include <string>

#include "core/session/session.h"
#include "native/cli/options.h"
#include "native/os/log_file.h"

namespace samverka::cli {

struct Work {
    session::Session session;
    std::string path;                 // of the file, or "-"
    std::optional<os::LogFile> file;  // unless it is "-"
    bool sound = true;                // nothing was damaged or missing
};

// Reads a file into `work`. What is damaged but readable is told as warnings; nothing when nothing
// can be read (told).
[[nodiscard]] std::optional<Exit> open_file(const Options& options, const std::string& path,
                                            Work& work);

// Time, entropy, date and author for a verb that writes. Told when --as is missing (2) or names
// nobody (3).
[[nodiscard]] std::optional<Exit> prepare_to_write(const Options& options, Work& work);

// The person whom --as names: an id, or a name that only one person has. Errors: AuthorUnknown.
[[nodiscard]] base::Result<base::ThingId> find_person(const model::Snapshot& snapshot,
                                                      const std::string& named);

// Puts what the session has written on disk: appended to its file, or the whole to that of -o or,
// read from standard input, to standard output. After an erase the file is replaced.
[[nodiscard]] std::optional<Exit> keep(const Options& options, Work& work);

void set_clock(const Options& options, session::Session& session);

}  // namespace samverka::cli
