// samverka-desktop: a partnership in a window. `samverka-desktop --help` says how.
#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include "native/host/desktop.h"
#include "native/os/environment.h"
#include "native/os/files.h"

namespace samverka::desktop {

namespace {

enum class Exit : int { Fine = 0, Usage = 2, Refused = 3 };

// The same form as the command line's: "error <code> <place>: <sentence> [detail]".
Exit refuse(const base::Error& error, locale::Language language, Exit exit) {
    const std::string code(base::error_name(error.code));
    std::string line = "error " + code;
    if (!error.path.empty()) line += " " + error.path;
    line += ": " + std::string(locale::message("error." + code, language));
    if (!error.detail.empty()) line += " [" + error.detail + "]";
    line += "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    return exit;
}

Exit run(const std::vector<std::string>& typed) {
    Options options;
    const auto read = read_options(typed, options);
    const locale::Language language =
        options.language ? *options.language : language_of(os::system_language());
    if (!read) return refuse(read.error(), language, Exit::Usage);
    if (options.help) {
        const auto printed = os::print(locale::message("desktop.help", language));
        return printed ? Exit::Fine : Exit::Refused;
    }
    Desktop desktop(std::move(options));
    if (const auto started = desktop.start(); !started)
        return refuse(started.error(), language, Exit::Refused);
    desktop.run();
    return Exit::Fine;
}

}  // namespace

}  // namespace samverka::desktop

int main(int count, char** words) {
    // A file that may not grow and a pipe that nobody reads are failed writes like any other.
    std::signal(SIGXFSZ, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> typed(words + 1, words + count);
    return static_cast<int>(samverka::desktop::run(typed));
}
