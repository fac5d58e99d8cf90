// Plays a script of requests to the core and prints the milliseconds that each of its steps took.
//
// The script is made by script.mjs, which plays the same one to the core in WebAssembly: what is
// compared did the same work on the same bytes, and the replies that the script expects are
// compared too. A script is a sequence of
//
//   fresh             a core with nothing in it
//   step NAME         what follows is measured under that name (NAME "-": not measured)
//   call SIZE         and that many bytes: a request, which must not be refused
//   expect SIZE       and that many bytes: what the last reply was
//   hash SIZE         and that many bytes: their SHA-256
//
// each on a line of its own, with a line feed after the bytes. Usage: replay SCRIPT ROUNDS; of the
// rounds the fastest counts, step by step.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/hash.h"
#include "core/wire/verbs.h"

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void stop(std::string_view why, std::string_view what) {
    std::fprintf(stderr, "replay: %.*s: %.*s\n", static_cast<int>(why.size()), why.data(),
                 static_cast<int>(std::min<std::size_t>(what.size(), 400)), what.data());
    std::exit(1);
}

std::string read_file(const char* path) {
    std::FILE* file = std::fopen(path, "rb");
    if (file == nullptr) stop("cannot open", path);
    std::string out;
    std::vector<char> part(1UL << 20U);
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), file))
        out.append(part.data(), size);
    std::fclose(file);
    return out;
}

std::size_t number(std::string_view text) {
    std::size_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size()) stop("not a number", text);
    return out;
}

// One line of the script, with the bytes that belong to it.
struct Command {
    std::string_view word;
    std::string_view rest;
    std::string_view bytes;
};

std::optional<Command> next(std::string_view& script) {
    if (script.empty()) return std::nullopt;
    const std::size_t end = std::min(script.find('\n'), script.size());
    const std::string_view line = script.substr(0, end);
    script.remove_prefix(std::min(end + 1, script.size()));
    const std::size_t space = std::min(line.find(' '), line.size());
    Command out{.word = line.substr(0, space),
                .rest = line.substr(std::min(space + 1, line.size())),
                .bytes = {}};
    if (out.word != "call" && out.word != "expect" && out.word != "hash") return out;
    const std::size_t size = number(out.rest);
    if (size >= script.size()) stop("the script ends too early", line);
    out.bytes = script.substr(0, size);
    script.remove_prefix(size + 1);
    return out;
}

struct Step {
    std::string name;
    double milliseconds = 0;
};

class Player {
  public:
    void play(const Command& command);
    [[nodiscard]] std::vector<Step> finish() {
        begin("-");
        return std::move(m_steps);
    }

  private:
    void begin(std::string_view name);
    void call(std::string_view request);

    std::unique_ptr<samverka::wire::Dispatcher> m_core;
    std::string m_reply;
    std::vector<Step> m_steps;
    std::string m_name = "-";
    Clock::time_point m_begun;
};

void Player::begin(std::string_view name) {
    const std::chrono::duration<double, std::milli> taken = Clock::now() - m_begun;
    if (m_name != "-") m_steps.push_back({.name = m_name, .milliseconds = taken.count()});
    m_name = name;
    m_begun = Clock::now();
}

void Player::call(std::string_view request) {
    if (m_core == nullptr) stop("no core", "a script begins with fresh");
    m_reply = m_core->call(request);
    if (m_reply.starts_with("{\"error\"")) stop("refused", m_reply);
}

void Player::play(const Command& command) {
    if (command.word == "fresh") {
        m_core = std::make_unique<samverka::wire::Dispatcher>(samverka::wire::report_verbs());
    } else if (command.word == "step") {
        begin(command.rest);
    } else if (command.word == "call") {
        call(command.bytes);
    } else if (command.word == "expect") {
        if (m_reply != command.bytes) stop("another reply than in WebAssembly", m_reply);
    } else if (command.word == "hash") {
        m_reply = samverka::base::sha256(command.bytes).text();
    } else {
        stop("no such word", command.word);
    }
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) stop("usage", "replay SCRIPT ROUNDS");
    const std::string script = read_file(words[1]);
    std::vector<Step> best;
    for (std::size_t round = number(words[2]); round > 0; --round) {
        Player player;
        std::string_view rest = script;
        while (const auto command = next(rest)) player.play(*command);
        const auto steps = player.finish();
        if (best.empty()) best = steps;
        for (std::size_t i = 0; i < best.size(); ++i)
            best[i].milliseconds = std::min(best[i].milliseconds, steps[i].milliseconds);
    }
    for (const Step& step : best) std::printf("%s\t%.3f\n", step.name.c_str(), step.milliseconds);
    return 0;
}
