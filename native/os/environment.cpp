#include "native/os/environment.h"

#include <sys/random.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <ctime>

#include "core/base/assert.h"
#include "native/os/descriptor.h"

namespace samverka::os {

namespace {

constexpr mode_t kFolderMode = 0700;

std::string variable(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): there are no threads
    return value == nullptr ? "" : value;
}

// A relative path there is to be ignored, says the standard.
std::string folder(const char* name, const char* otherwise) {
    const std::string given = variable(name);
    const bool absolute = given.starts_with('/');
    return (absolute ? given : variable("HOME") + otherwise) + "/samverka";
}

}  // namespace

base::Instant system_time() {
    timespec now = {};
    clock_gettime(CLOCK_REALTIME, &now);
    return {.milliseconds = static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000};
}

std::string system_entropy() {
    std::string out(32, '\0');
    const ssize_t count = ::getrandom(out.data(), out.size(), 0);
    SV_ASSERT(count == static_cast<ssize_t>(out.size()));
    return out;
}

std::string system_language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (std::string value = variable(name); !value.empty()) return value;
    return {};
}

std::string settings_folder() { return folder("XDG_CONFIG_HOME", "/.config"); }

std::string data_folder() { return folder("XDG_DATA_HOME", "/.local/share"); }

base::Result<void> ensure_folder(const std::string& path) {
    for (std::size_t slash = path.find('/', 1); slash != std::string::npos;
         slash = path.find('/', slash + 1))
        ::mkdir(path.substr(0, slash).c_str(), kFolderMode);
    if (::mkdir(path.c_str(), kFolderMode) != 0 && errno != EEXIST)
        return failed(base::ErrorCode::FileUnwritable, path);
    return {};
}

}  // namespace samverka::os
