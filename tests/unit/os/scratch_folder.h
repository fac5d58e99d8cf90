// A folder of a test's own, removed with all that is in it when the test is over; and the bytes of
// files in it, read and written past the code under test.
#pragma once

#include <string>
#include <string_view>

namespace samverka::test {

class ScratchFolder {
  public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] std::string path(std::string_view name) const;

  private:
    std::string m_path;
};

[[nodiscard]] std::string bytes_of(const std::string& path);
void add_bytes(const std::string& path, std::string_view bytes);

}  // namespace samverka::test
