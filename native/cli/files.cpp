#include "native/cli/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/base/assert.h"
#include "core/base/text.h"
#include "core/log/limits.h"

namespace samverka::cli {

namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t kChunk = 256 * 1024;
constexpr mode_t kNewFileMode = 0644;

// An open file that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_number > STDERR_FILENO) ::close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool is_open() const { return m_number >= 0; }

  private:
    int m_number;
};

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

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

// A new name is only safe once its folder is on disk.
Result<void> sync_folder(const std::string& path) {
    const Descriptor folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.is_open() || ::fsync(folder.number()) != 0)
        return failed(ErrorCode::FileUnwritable, path);
    return {};
}

Result<void> write_new(const std::string& path, std::string_view bytes, mode_t mode) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (!file.is_open()) return failed(ErrorCode::FileUnwritable, path);
    auto written = write_all(file.number(), bytes, path);
    if (written && ::fsync(file.number()) != 0) written = failed(ErrorCode::FileUnwritable, path);
    if (!written) ::unlink(path.c_str());
    return written;
}

// Whether the file's last byte is a line feed, or it has none.
Result<bool> ends_whole(int number, const std::string& path) {
    struct stat status = {};
    if (::fstat(number, &status) != 0) return failed(ErrorCode::FileUnwritable, path);
    if (status.st_size == 0) return true;
    char last = 0;
    if (::pread(number, &last, 1, status.st_size - 1) != 1)
        return failed(ErrorCode::FileUnwritable, path);
    return last == '\n';
}

}  // namespace

base::Result<std::string> read_file(const std::string& path) {
    const bool standard = path == "-";
    const Descriptor file(standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return failed(ErrorCode::FileUnreadable, path);
    std::string out;
    std::string chunk(kChunk, '\0');
    for (;;) {
        const ssize_t count = ::read(file.number(), chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return failed(ErrorCode::FileUnreadable, path);
        if (count == 0) return out;
        out.append(chunk, 0, static_cast<std::size_t>(count));
        if (out.size() > log::kFileBytesMax)
            return base::fail(ErrorCode::LimitExceeded, path, "over 512 MiB");
    }
}

base::Result<void> append_file(const std::string& path, std::string_view lines) {
    const Descriptor file(::open(path.c_str(), O_RDWR | O_APPEND | O_CLOEXEC));
    if (!file.is_open()) return failed(ErrorCode::FileUnwritable, path);
    if (::flock(file.number(), LOCK_EX) != 0) return failed(ErrorCode::FileUnwritable, path);
    SV_TRY(const bool whole, ends_whole(file.number(), path));
    const std::string bytes = (whole ? "" : "\n") + std::string(lines);
    SV_TRY_VOID(write_all(file.number(), bytes, path));
    if (::fsync(file.number()) != 0) return failed(ErrorCode::FileUnwritable, path);
    return {};
}

base::Result<void> replace_file(const std::string& path, std::string_view bytes) {
    struct stat status = {};
    const bool there = ::stat(path.c_str(), &status) == 0;
    if (there && !S_ISREG(status.st_mode)) {  // a device or a pipe is written to as it stands
        const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (!file.is_open()) return failed(ErrorCode::FileUnwritable, path);
        return write_all(file.number(), bytes, path);
    }
    const std::string beside = path + "." + base::number_text(::getpid()) + ".new";
    SV_TRY_VOID(write_new(beside, bytes, there ? status.st_mode & 0777U : kNewFileMode));
    if (::rename(beside.c_str(), path.c_str()) != 0) {
        auto error = failed(ErrorCode::FileUnwritable, path);
        ::unlink(beside.c_str());
        return error;
    }
    return sync_folder(path);
}

base::Result<void> create_file(const std::string& path, std::string_view bytes) {
    SV_TRY_VOID(write_new(path, bytes, kNewFileMode));
    return sync_folder(path);
}

base::Result<void> print(std::string_view text) { return write_all(STDOUT_FILENO, text, "-"); }

std::string system_entropy() {
    std::string out(32, '\0');
    const ssize_t count = ::getrandom(out.data(), out.size(), 0);
    SV_ASSERT(count == static_cast<ssize_t>(out.size()));
    return out;
}

}  // namespace samverka::cli
