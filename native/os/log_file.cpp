#include "native/os/log_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "native/os/descriptor.h"
#include "native/os/files.h"

namespace samverka::os {

namespace {

using base::ErrorCode;
using base::Result;

// How often a file may be replaced by others while we wait for its lock.
constexpr int kTriesMax = 16;
constexpr std::int64_t kNanosecondsInSecond = 1'000'000'000;

bool lock(int number, int kind) {
    while (::flock(number, kind) != 0)
        if (errno != EINTR) return false;
    return true;
}

bool is_at(const std::string& path, int number) {
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(number, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

// The file that stands at the path once the lock is ours.
Result<Descriptor> open_locked(const std::string& path, int flags, int kind, ErrorCode refusal) {
    for (int tried = 0; tried < kTriesMax; ++tried) {
        Descriptor file(::open(path.c_str(), flags | O_CLOEXEC));
        if (!file.is_open()) return failed(refusal, path);
        const bool locked = lock(file.number(), kind);
        // Some network folders lend no lock to those who only read.
        if (!locked && kind == LOCK_EX) return failed(refusal, path);
        if (!locked || is_at(path, file.number())) return file;
    }
    return base::fail(refusal, path, "others keep replacing the file");
}

// Whether the file's last byte is a line feed, or it has none.
Result<bool> ends_whole(int number, std::int64_t size, const std::string& path) {
    if (size == 0) return true;
    char last = 0;
    if (::pread(number, &last, 1, size - 1) != 1) return failed(ErrorCode::FileUnwritable, path);
    return last == '\n';
}

}  // namespace

LogFile::Seen LogFile::look(int number) {
    struct stat status = {};
    if (::fstat(number, &status) != 0) return {};
    return {.device = status.st_dev,
            .number = status.st_ino,
            .size = status.st_size,
            .changed = status.st_mtim.tv_sec * kNanosecondsInSecond + status.st_mtim.tv_nsec};
}

bool LogFile::is_changed() const {
    struct stat status = {};
    if (::stat(m_path.c_str(), &status) != 0) return false;  // it is gone: there is nothing new
    const Seen now{
        .device = status.st_dev,
        .number = status.st_ino,
        .size = status.st_size,
        .changed = status.st_mtim.tv_sec * kNanosecondsInSecond + status.st_mtim.tv_nsec};
    return now != m_seen;
}

// With the lock held: from where we were to the end; everything where the file is another or has
// become shorter.
Result<std::string> LogFile::news(int number) {
    const Seen now = look(number);
    const bool follows =
        now.device == m_seen.device && now.number == m_seen.number && now.size >= m_seen.size;
    const std::int64_t from = follows && m_seen.size > 0 ? m_seen.size : 0;
    // A pipe can only be read from where it stands.
    if (from > 0 && ::lseek(number, from, SEEK_SET) != from)
        return failed(ErrorCode::FileUnreadable, m_path);
    SV_TRY(std::string bytes, read_all(number, m_path));
    m_seen = now;
    return bytes;
}

Result<std::string> LogFile::read() {
    m_seen = {};
    return read_new();
}

Result<std::string> LogFile::read_new() {
    SV_TRY(const Descriptor file,
           open_locked(m_path, O_RDONLY, LOCK_SH, ErrorCode::FileUnreadable));
    return news(file.number());
}

Result<std::string> LogFile::append(std::string_view lines) {
    SV_TRY(const Descriptor file,
           open_locked(m_path, O_RDWR | O_APPEND, LOCK_EX, ErrorCode::FileUnwritable));
    const Seen before = look(file.number());
    SV_TRY(const bool whole, ends_whole(file.number(), before.size, m_path));
    const Seen had = m_seen;
    SV_TRY(std::string others, news(file.number()));
    const std::string bytes = (whole ? "" : "\n") + std::string(lines);
    auto written = write_all(file.number(), bytes, m_path);
    if (written && ::fsync(file.number()) != 0) written = failed(ErrorCode::FileUnwritable, m_path);
    if (!written) {
        // What could not be written whole is nobody's yet.
        (void)::ftruncate(file.number(), before.size);
        m_seen = had;
        return std::unexpected(written.error());
    }
    m_seen = look(file.number());
    return others;
}

Result<std::string> LogFile::replace(std::string_view bytes) {
    SV_TRY(const Descriptor file, open_locked(m_path, O_RDWR, LOCK_EX, ErrorCode::FileUnwritable));
    SV_TRY(std::string others, news(file.number()));
    if (!others.empty()) return others;
    // Others wait for the lock of the file that goes away, and then look for the one at the path.
    SV_TRY_VOID(replace_file(m_path, bytes));
    const Descriptor fresh(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC));
    m_seen = look(fresh.number());
    return std::string();
}

}  // namespace samverka::os
