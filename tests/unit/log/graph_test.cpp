// Ancestor questions against plain sets of ancestors.
#include "core/log/graph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/random.h"

namespace samverka::log {
namespace {

using test::Random;
using Sets = std::vector<std::set<std::uint32_t>>;

// The same graph, told by the set of all ancestors of each commit.
class Naive {
  public:
    void add(const std::vector<std::uint32_t>& parents) {
        std::set<std::uint32_t> all(parents.begin(), parents.end());
        for (const std::uint32_t parent : parents)
            all.insert(m_ancestors[parent].begin(), m_ancestors[parent].end());
        for (const std::uint32_t parent : parents) m_heads.erase(parent);
        m_heads.insert(static_cast<std::uint32_t>(m_ancestors.size()));
        m_ancestors.push_back(std::move(all));
    }
    void add_unknown() {
        std::vector<std::uint32_t> all(m_ancestors.size());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint32_t>(i);
        add(all);
    }
    [[nodiscard]] const Sets& ancestors() const { return m_ancestors; }
    [[nodiscard]] std::vector<std::uint32_t> heads() const {
        return {m_heads.begin(), m_heads.end()};
    }

  private:
    Sets m_ancestors;
    std::set<std::uint32_t> m_heads;
};

std::vector<std::uint32_t> some_parents(Random& random, std::size_t size, std::size_t reach) {
    std::vector<std::uint32_t> out;
    const std::size_t count = random.below(4);
    for (std::size_t i = 0; i < count && size > 0; ++i) {
        const std::size_t back = random.below(std::min(size, reach)) + 1;
        out.push_back(static_cast<std::uint32_t>(size - back));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void expect_same(const CommitGraph& graph, const Naive& naive) {
    ASSERT_EQ(graph.size(), naive.ancestors().size());
    EXPECT_EQ(graph.heads(), naive.heads());
    for (std::uint32_t later = 0; later < graph.size(); ++later)
        for (std::uint32_t earlier = 0; earlier < graph.size(); ++earlier)
            ASSERT_EQ(graph.is_ancestor(earlier, later), naive.ancestors()[later].contains(earlier))
                << earlier << " before " << later;
}

TEST(GraphTest, AnEmptyGraphHasNoHeads) {
    EXPECT_EQ(CommitGraph().size(), 0U);
    EXPECT_TRUE(CommitGraph().heads().empty());
}

TEST(GraphTest, NobodyIsItsOwnAncestor) {
    CommitGraph graph;
    const auto first = graph.add({});
    EXPECT_FALSE(graph.is_ancestor(first, first));
}

TEST(GraphTest, WhatIsKnownByNameStandsAfterAllBefore) {
    CommitGraph graph;
    graph.add({});
    graph.add({});
    const auto unknown = graph.add_unknown();
    EXPECT_TRUE(graph.is_ancestor(0, unknown));
    EXPECT_TRUE(graph.is_ancestor(1, unknown));
    EXPECT_EQ(graph.heads(), std::vector<std::uint32_t>{unknown});
}

TEST(GraphTest, RandomGraphsAgreeWithSetsOfAncestors) {
    Random random("graph");
    for (int round = 0; round < test::rounds(150); ++round) {
        CommitGraph graph;
        Naive naive;
        const std::size_t size = 1 + random.below(60);
        const std::size_t reach = 1 + random.below(size);  // near parents: long chains
        for (std::size_t i = 0; i < size; ++i) {
            if (random.chance(25)) {
                graph.add_unknown();
                naive.add_unknown();
                continue;
            }
            const auto parents = some_parents(random, i, reach);
            EXPECT_EQ(graph.add(parents), i);
            naive.add(parents);
        }
        expect_same(graph, naive);
        if (HasFatalFailure()) return;
    }
}

}  // namespace
}  // namespace samverka::log
