#include "native/os/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "core/base/text.h"
#include "native/os/descriptor.h"

namespace samverka::os {

namespace {

using base::ErrorCode;
using base::Result;

constexpr mode_t kNewFileMode = 0644;

Result<void> write_new(const std::string& path, std::string_view bytes, mode_t mode) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (!file.is_open()) return failed(ErrorCode::FileUnwritable, path);
    auto written = write_all(file.number(), bytes, path);
    if (written && ::fsync(file.number()) != 0) written = failed(ErrorCode::FileUnwritable, path);
    if (!written) ::unlink(path.c_str());
    return written;
}

// Where the bytes really are: behind links.
std::string real_path(const std::string& path) {
    char* found = ::realpath(path.c_str(), nullptr);
    if (found == nullptr) return path;
    std::string out = found;
    std::free(found);
    return out;
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
    const bool standard = path == "-";
    const Descriptor file(standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return failed(ErrorCode::FileUnreadable, path);
    return read_all(file.number(), path);
}

Result<void> replace_file(const std::string& path, std::string_view bytes) {
    struct stat status = {};
    const bool there = ::stat(path.c_str(), &status) == 0;
    if (there && !S_ISREG(status.st_mode)) {  // a device or a pipe is written to as it stands
        const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (!file.is_open()) return failed(ErrorCode::FileUnwritable, path);
        return write_all(file.number(), bytes, path);
    }
    const std::string place = real_path(path);
    const std::string beside = place + "." + base::number_text(::getpid()) + ".new";
    SV_TRY_VOID(write_new(beside, bytes, there ? status.st_mode & 0777U : kNewFileMode));
    if (::rename(beside.c_str(), place.c_str()) != 0) {
        auto error = failed(ErrorCode::FileUnwritable, path);
        ::unlink(beside.c_str());
        return error;
    }
    return sync_folder(place);
}

Result<void> create_file(const std::string& path, std::string_view bytes) {
    SV_TRY_VOID(write_new(path, bytes, kNewFileMode));
    return sync_folder(path);
}

void remove_file(const std::string& path) { ::unlink(path.c_str()); }

Result<void> print(std::string_view text) { return write_all(STDOUT_FILENO, text, "-"); }

}  // namespace samverka::os
