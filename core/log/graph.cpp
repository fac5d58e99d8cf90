#include "core/log/graph.h"

#include <algorithm>

#include "core/base/assert.h"

namespace samverka::log {

bool CommitGraph::reaches(const std::vector<Mark>& beyond, const Node& node) {
    const auto found =
        std::lower_bound(beyond.begin(), beyond.end(), node.chain,
                         [](const Mark& mark, std::uint32_t chain) { return mark.chain < chain; });
    return found != beyond.end() && found->chain == node.chain && found->index >= node.index;
}

void CommitGraph::join(std::vector<Mark>& into, std::span<const Mark> from) {
    std::vector<Mark> out;
    out.reserve(into.size() + from.size());
    auto a = into.begin();
    auto b = from.begin();
    while (a != into.end() || b != from.end()) {
        if (b == from.end() || (a != into.end() && a->chain < b->chain)) {
            out.push_back(*a++);
        } else if (a == into.end() || b->chain < a->chain) {
            out.push_back(*b++);
        } else {
            out.push_back(a->index >= b->index ? *a : *b);
            ++a;
            ++b;
        }
    }
    into = std::move(out);
}

// Lengthens the prefix as far as the marks reach and drops the marks that the prefix implies.
void CommitGraph::settle(Node& node) {
    while (node.covered < m_nodes.size() && reaches(node.beyond, m_nodes[node.covered]))
        ++node.covered;
    std::erase_if(node.beyond, [&](const Mark& mark) {
        return m_chains[mark.chain][mark.index] < node.covered;
    });
}

std::uint32_t CommitGraph::place(Node node, std::span<const std::uint32_t> parents) {
    const auto number = static_cast<std::uint32_t>(m_nodes.size());
    node.chain = static_cast<std::uint32_t>(m_chains.size());
    for (const std::uint32_t parent : parents) {
        std::erase(m_heads, parent);
        if (m_chains[m_nodes[parent].chain].back() == parent)
            node.chain = std::min(node.chain, m_nodes[parent].chain);
    }
    if (node.chain == m_chains.size()) m_chains.emplace_back();
    node.index = static_cast<std::uint32_t>(m_chains[node.chain].size());
    m_chains[node.chain].push_back(number);
    m_nodes.push_back(std::move(node));
    m_heads.push_back(number);
    return number;
}

std::uint32_t CommitGraph::add(std::span<const std::uint32_t> parents) {
    Node node;
    for (const std::uint32_t parent : parents) {
        SV_ASSERT(parent < m_nodes.size());
        const Node& from = m_nodes[parent];
        node.covered = std::max(node.covered, from.covered);
        join(node.beyond, from.beyond);
        const Mark own{.chain = from.chain, .index = from.index};
        join(node.beyond, std::span(&own, 1));
    }
    settle(node);
    return place(std::move(node), parents);
}

std::uint32_t CommitGraph::add_unknown() {
    Node node;
    node.covered = size();
    const auto before = m_heads;
    return place(std::move(node), before);
}

bool CommitGraph::is_ancestor(std::uint32_t earlier, std::uint32_t later) const {
    SV_ASSERT(earlier < m_nodes.size() && later < m_nodes.size());
    if (earlier >= later) return false;
    const Node& node = m_nodes[later];
    return earlier < node.covered || reaches(node.beyond, m_nodes[earlier]);
}

}  // namespace samverka::log
