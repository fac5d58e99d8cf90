// Findings kept from one state to the next: a rule runs again only when a kind that it reads, or
// the date, has changed.
//
// What it gives is what evaluate_all gives, always (a test compares them after every command).
// Asking again without a change costs a sum over the kinds per rule.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/rules/finding.h"

namespace samverka::rules {

class FindingsCache {
  public:
    // Precondition: the snapshots asked about are states of one, whose kind revisions only grow.
    [[nodiscard]] const std::vector<Finding>& on(const Reading& reading);

  private:
    struct Kept {
        std::optional<std::uint64_t> revision;  // the sum over the kinds that the rule reads
        std::vector<Finding> findings;
    };
    std::vector<Kept> m_kept;  // by rule
    std::optional<base::Date> m_date;
    std::vector<Finding> m_all;
};

}  // namespace samverka::rules
