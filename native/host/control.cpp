#include "native/host/control.h"

#include <poll.h>
#include <unistd.h>

#include <array>

#include "core/json/read.h"
#include "native/os/files.h"

namespace samverka::desktop {

bool Control::serve() {
    std::array<char, 65536> chunk{};
    for (;;) {
        pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
        if (::poll(&input, 1, 0) <= 0) return true;
        const ssize_t count = ::read(STDIN_FILENO, chunk.data(), chunk.size());
        if (count <= 0) return false;
        m_waiting.append(chunk.data(), static_cast<std::size_t>(count));
        for (std::size_t end = m_waiting.find('\n'); end != std::string::npos;
             end = m_waiting.find('\n')) {
            const std::string line = m_waiting.substr(0, end);
            m_waiting.erase(0, end + 1);
            if (!os::print(m_answer(line) + "\n")) return false;
        }
    }
}

std::optional<ControlRequest> read_request(std::string_view line) {
    const auto read = json::read(line);
    if (!read || read->object() == nullptr) return std::nullopt;
    const json::Value* verb = read->object()->find("verb");
    if (verb == nullptr || verb->string() == nullptr) return std::nullopt;
    ControlRequest out{.verb = *verb->string(), .args = {}};
    const json::Value* args = read->object()->find("args");
    if (args != nullptr && args->object() != nullptr) out.args = *args->object();
    return out;
}

}  // namespace samverka::desktop
