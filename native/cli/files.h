// Bytes of files, in and out, so that what is reported as written is on disk.
//
// Appending never cuts anything off: a last line without its line feed is ended first and left as
// it is. Replacing writes a new file beside the old one and takes its place in one step, so that a
// reader sees the one or the other. Both wait for the disk. "-" is standard input or output.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace samverka::cli {

// Errors: FileUnreadable, LimitExceeded (over 512 MiB).
[[nodiscard]] base::Result<std::string> read_file(const std::string& path);

// Errors of the three: FileUnwritable.
[[nodiscard]] base::Result<void> append_file(const std::string& path, std::string_view lines);
[[nodiscard]] base::Result<void> replace_file(const std::string& path, std::string_view bytes);
// Refuses a file that is there already.
[[nodiscard]] base::Result<void> create_file(const std::string& path, std::string_view bytes);

// To standard output. Errors: FileUnwritable.
[[nodiscard]] base::Result<void> print(std::string_view text);

// From the operating system's own source.
[[nodiscard]] std::string system_entropy();

}  // namespace samverka::cli
