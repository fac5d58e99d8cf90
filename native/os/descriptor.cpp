#include "native/os/descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "core/log/limits.h"

namespace samverka::os {

namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t kChunk = 256 * 1024;

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}

Descriptor::~Descriptor() {
    if (m_number > STDERR_FILENO) ::close(m_number);
}

std::unexpected<base::Error> failed(ErrorCode code, const std::string& path) {
    return base::fail(code, path,
                      std::strerror(errno));  // NOLINT(concurrency-mt-unsafe): there are no threads
}

Result<void> write_all(int number, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(number, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return failed(ErrorCode::FileUnwritable, path);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

Result<std::string> read_all(int number, const std::string& path) {
    std::string out;
    std::string chunk(kChunk, '\0');
    for (;;) {
        const ssize_t count = ::read(number, chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return failed(ErrorCode::FileUnreadable, path);
        if (count == 0) return out;
        out.append(chunk, 0, static_cast<std::size_t>(count));
        if (out.size() > log::kFileBytesMax)
            return base::fail(ErrorCode::LimitExceeded, path, "over 512 MiB");
    }
}

Result<void> sync_folder(const std::string& path) {
    const Descriptor folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.is_open() || ::fsync(folder.number()) != 0)
        return failed(ErrorCode::FileUnwritable, path);
    return {};
}

}  // namespace samverka::os
