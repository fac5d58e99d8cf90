// Commits written by hand for tests of the log: events, lines, and a state to compare.
//
// A Pen is one replica. It names as parents exactly what it is told to have seen, so a test draws
// its history as it wants it. Ids are numbered.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/value.h"
#include "core/log/commit.h"
#include "core/log/log.h"

namespace samverka::test {

[[nodiscard]] base::ThingId thing_id(std::uint8_t number);

// An event from its JSON, read by the product's own reader; asserts that it is one.
[[nodiscard]] log::Event event(std::string_view text);
[[nodiscard]] log::Event create_role(base::ThingId role, std::string_view title);
[[nodiscard]] log::Event set_title(base::ThingId role, std::string_view title);
[[nodiscard]] log::Event on_thing(std::string_view what, base::ThingId thing);

class Pen {
  public:
    explicit Pen(std::uint8_t number);
    // A pen that writes in the partnership which the other one began.
    Pen(std::uint8_t number, const Pen& founder);

    // A commit after this pen's last one and those seen; each is a millisecond later than the pen's
    // one before.
    std::string write(std::vector<log::Event> events, std::vector<base::Hash> seen = {});
    [[nodiscard]] const base::Hash& last() const { return *m_commit.previous; }
    [[nodiscard]] const log::Commit& commit() const { return m_commit; }
    log::Commit& next() { return m_commit; }  // to bend what is written next
    void set_clock(std::uint64_t milliseconds) { m_clock = milliseconds; }

  private:
    log::Commit m_commit;
    std::uint64_t m_clock = 1'700'000'000'000;
};

[[nodiscard]] std::string lines(std::initializer_list<std::string_view> all);
// Things with their fields, removed ones, conflicts, proposals, and what is read-only or erased.
[[nodiscard]] std::string state_of(const model::Snapshot& snapshot);
// Asserts that it loads.
void load(log::Log& log, std::string_view bytes);
[[nodiscard]] std::vector<std::string> warning_codes(const log::LogReport& report);

}  // namespace samverka::test
