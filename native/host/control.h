// Requests on standard input, a line each, answered on standard output: how the tests see what the
// window shows and do what no synthetic key or click can.
//
// The verbs are those of the envelope, and four of the window's own: `window` (counters, what is
// open, whether it is saved), `rectangles` (where the nodes are), `drop` (a file dropped onto it),
// `compose` (what an input method says that it is composing). Off unless the program was started
// with --control; nothing is read otherwise.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/json/value.h"

namespace samverka::desktop {

class Control {
  public:
    // Answers one line; what it gives is one line too.
    using Answer = std::function<std::string(std::string_view line)>;

    explicit Control(Answer answer) : m_answer(std::move(answer)) {}
    // Takes what has come and answers it; never waits. False when the other end has closed.
    [[nodiscard]] bool serve();

  private:
    Answer m_answer;
    std::string m_waiting;  // a line that is not whole yet
};

// The verb and arguments of a line; nothing when it is no request.
struct ControlRequest {
    std::string verb;
    json::Object args;
};
[[nodiscard]] std::optional<ControlRequest> read_request(std::string_view line);

}  // namespace samverka::desktop
