// What the tests of the rules share: a partnership to break, and every finding held to what all
// findings must be.
//
// After each test all findings of the partnership as it then stands are rendered in both languages,
// and each mend is held against the command table, so that no test has to say it again.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/rules/finding.h"
#include "tests/support/partnership_builder.h"

namespace samverka::rules {

inline constexpr const char* kToday = "2026-09-30";

class RulesTest : public ::testing::Test {
  protected:
    [[nodiscard]] std::vector<Finding> all(std::string_view date = kToday) const;
    // Those of one rule.
    [[nodiscard]] std::vector<Finding> of(std::string_view rule,
                                          std::string_view date = kToday) const;
    // The only one of a rule; a failure (and an empty one) when there are none or several.
    [[nodiscard]] Finding only(std::string_view rule, std::string_view date = kToday) const;
    // The rules that find something, praise apart, in the order of the list.
    [[nodiscard]] std::vector<std::string> faults(std::string_view date = kToday) const;

    void TearDown() override;

    test::PartnershipBuilder m_builder;
};

[[nodiscard]] std::string swedish(const base::Message& message);
[[nodiscard]] std::string english(const base::Message& message);
// An argument of a mend, or "(none)".
[[nodiscard]] std::string argument(const Mend& mend, std::string_view name);
// "command: label", for reading the mends of a finding at once.
[[nodiscard]] std::vector<std::string> offered(const Finding& finding);

using Names = std::vector<std::string>;

}  // namespace samverka::rules
