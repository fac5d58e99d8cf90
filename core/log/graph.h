// Who came before whom: ancestor questions about commits, answered without a clock.
//
// Commits are added parents first and numbered in that order. Each keeps two things: `covered`, the
// length of the prefix of all commits that are its ancestors, and, for what lies beyond that
// prefix, the furthest commit per chain. A chain is a run of commits of which each has the one
// before as a parent. After two sides have met, everything before the meeting is prefix and costs
// nothing; only what was written apart is kept per chain. Adding costs O(chains written apart) plus
// the growth of the prefix, asking O(log of those chains).
//
//     numbers   0 ── 1 ── 2 ── 4 ── 5        commit 5 (parents 4, 3): covered = 5, nothing beyond
//                    └─── 3 ───────┘          commit 4: covered = 3 (0, 1, 2), beyond = {its own
//                    chain: 2}
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace samverka::log {

class CommitGraph {
  public:
    // Adds the next commit; every parent is the number of an earlier one. Returns its number.
    std::uint32_t add(std::span<const std::uint32_t> parents);
    // Adds a commit that is only known by name: everything added so far is taken to be before it.
    std::uint32_t add_unknown();

    // Whether `earlier` is a proper ancestor of `later`.
    [[nodiscard]] bool is_ancestor(std::uint32_t earlier, std::uint32_t later) const;
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_nodes.size()); }
    // Commits that are nobody's parent, in ascending order.
    [[nodiscard]] const std::vector<std::uint32_t>& heads() const { return m_heads; }

  private:
    struct Mark {
        std::uint32_t chain;
        std::uint32_t index;  // in the chain
    };
    struct Node {
        std::uint32_t chain = 0;
        std::uint32_t index = 0;
        std::uint32_t covered = 0;
        std::vector<Mark> beyond;  // by chain
    };
    [[nodiscard]] static bool reaches(const std::vector<Mark>& beyond, const Node& node);
    static void join(std::vector<Mark>& into, std::span<const Mark> from);
    void settle(Node& node);
    std::uint32_t place(Node node, std::span<const std::uint32_t> parents);

    std::vector<Node> m_nodes;
    std::vector<std::vector<std::uint32_t>> m_chains;
    std::vector<std::uint32_t> m_heads;
};

}  // namespace samverka::log
