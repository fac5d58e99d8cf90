// Bytes of files, in and out, so that what is reported as written is on disk.
//
// Replacing writes a new file beside the old one and takes its place in one step, so that a reader
// sees the one or the other; a link stays a link. Both ways of writing wait for the disk. "-" is
// standard input or output. A partnership's file, which others may write to at the same time, is
// LogFile's.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace samverka::os {

// Errors: FileUnreadable, LimitExceeded (over 512 MiB).
[[nodiscard]] base::Result<std::string> read_file(const std::string& path);

// Errors of both: FileUnwritable.
[[nodiscard]] base::Result<void> replace_file(const std::string& path, std::string_view bytes);
// Refuses a file that is there already.
[[nodiscard]] base::Result<void> create_file(const std::string& path, std::string_view bytes);

// A file that is not there is none to remove.
void remove_file(const std::string& path);

// To standard output. Errors: FileUnwritable.
[[nodiscard]] base::Result<void> print(std::string_view text);

}  // namespace samverka::os
