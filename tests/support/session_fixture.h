// A session with a fresh partnership, and short ways to run commands; for tests of everything above
// the log.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/json/value.h"
#include "core/session/session.h"

namespace samverka::test {

// Asserts that the text is a JSON object.
[[nodiscard]] json::Object arguments(std::string_view text);

class SessionFixture : public ::testing::Test {
  public:
    SessionFixture();

    // Entropy and a clock: 2026-03-01.
    static void prepare(session::Session& session,
                        std::string_view seed = "a seed of at least sixteen bytes");
    // A partnership between Region Nord (Anna Berg writes) and Nordia IT.
    static void begin(session::Session& session);
    // Runs and asserts that it was not refused.
    static session::Outcome run(session::Session& session, std::string_view command,
                                std::string_view text);
    session::Outcome run(std::string_view command, std::string_view text) {
        return run(session, command, text);
    }

    [[nodiscard]] std::string customer() const { return party(model::Side::Customer); }
    [[nodiscard]] std::string supplier() const { return party(model::Side::Supplier); }
    [[nodiscard]] base::ThingId level(std::size_t index) const;
    // On level A; returns the pair.
    base::ThingId add_pair(std::string_view customer_title, std::string_view supplier_title);
    // Every thing's fields and the conflicts, as text to compare.
    [[nodiscard]] static std::string state(const session::Session& session);
    [[nodiscard]] std::string state() const { return state(session); }

    session::Session session;

  private:
    [[nodiscard]] std::string party(model::Side side) const;
};

}  // namespace samverka::test
