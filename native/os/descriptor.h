// An open file of the operating system that closes itself, and the few steps that every write to a
// file is made of: all bytes out, the disk waited for, failures named by the file's path.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace samverka::os {

class Descriptor {
  public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor();
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool is_open() const { return m_number >= 0; }

  private:
    int m_number;
};

// The error with what the operating system has just said about `path`.
[[nodiscard]] std::unexpected<base::Error> failed(base::ErrorCode code, const std::string& path);

// Errors: FileUnwritable.
[[nodiscard]] base::Result<void> write_all(int number, std::string_view bytes,
                                           const std::string& path);
// From where the descriptor stands to the end. Errors: FileUnreadable, LimitExceeded (512 MiB).
[[nodiscard]] base::Result<std::string> read_all(int number, const std::string& path);
// A new name is only safe once its folder is on disk. Errors: FileUnwritable.
[[nodiscard]] base::Result<void> sync_folder(const std::string& path);

}  // namespace samverka::os
