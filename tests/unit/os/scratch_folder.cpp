#include "tests/unit/os/scratch_folder.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace samverka::test {

ScratchFolder::ScratchFolder() {
    std::string pattern = ::testing::TempDir() + "samverka-os-XXXXXX";
    m_path = ::mkdtemp(pattern.data());
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string ScratchFolder::path(std::string_view name) const {
    return m_path + "/" + std::string(name);
}

std::string bytes_of(const std::string& path) {
    std::string out;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    EXPECT_NE(file, nullptr) << path;
    if (file == nullptr) return out;
    for (int byte = std::fgetc(file); byte != EOF; byte = std::fgetc(file))
        out += static_cast<char>(byte);
    std::fclose(file);
    return out;
}

void add_bytes(const std::string& path, std::string_view bytes) {
    std::FILE* file = std::fopen(path.c_str(), "ab");
    ASSERT_NE(file, nullptr) << path;
    std::fwrite(bytes.data(), 1, bytes.size(), file);
    std::fclose(file);
}

}  // namespace samverka::test
