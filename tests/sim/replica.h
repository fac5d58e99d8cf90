// A replica that works by itself: a session that runs random commands, and its lines.
//
// What it tries is drawn from one stream of random numbers; many commands are refused, which is
// part of the game. A replica sees only what it was given.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/session/session.h"
#include "tests/support/random.h"

namespace samverka::test {

class Replica {
  public:
    Replica(std::string_view name, std::uint64_t seed);

    // Begins a partnership with a few things in it.
    void found();
    void open(std::string_view bytes);
    // Runs one random command; refusals are fine.
    void act(Random& random);
    // Asserts that it is not refused.
    void receive(std::string_view bytes);

    [[nodiscard]] session::Session& session() { return m_session; }
    [[nodiscard]] std::string file() const { return m_session.log().file(); }
    [[nodiscard]] std::string state() const;  // the export

  private:
    bool run(std::string_view command, const json::Object& arguments);
    void write_text(Random& random);
    void change_set(Random& random);
    void approve(Random& random);
    void handle_version(Random& random);
    void handle_thing(Random& random);
    void resolve(Random& random);
    void measure(Random& random);
    void add(Random& random);

    session::Session m_session;
    std::int64_t m_clock = 0;
    std::uint64_t m_texts = 0;
    std::string m_name;
};

[[nodiscard]] std::vector<std::string> split_lines(std::string_view bytes);
[[nodiscard]] std::string joined_lines(const std::vector<std::string>& lines);

}  // namespace samverka::test
