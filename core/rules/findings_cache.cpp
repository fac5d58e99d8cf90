#include "core/rules/findings_cache.h"

namespace samverka::rules {

namespace {

std::uint64_t revision_of(const model::Snapshot& snapshot, model::KindSet kinds) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < model::kThingKindCount; ++i) {
        const auto kind = static_cast<model::ThingKind>(i);
        if (model::contains(kinds, kind)) sum += snapshot.kind_revision(kind);
    }
    return sum;
}

}  // namespace

const std::vector<Finding>& FindingsCache::on(const Reading& reading) {
    const auto rules = all_rules();
    if (m_date != reading.date) m_kept.assign(rules.size(), {});
    m_date = reading.date;
    bool changed = false;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const std::uint64_t revision = revision_of(reading.snapshot, rules[i].reads);
        if (m_kept[i].revision == revision) continue;
        m_kept[i].revision = revision;
        m_kept[i].findings.clear();
        rules[i].evaluate(reading, m_kept[i].findings);
        changed = true;
    }
    if (!changed) return m_all;
    m_all.clear();
    for (const Kept& kept : m_kept)
        m_all.insert(m_all.end(), kept.findings.begin(), kept.findings.end());
    sort_findings(m_all);
    return m_all;
}

}  // namespace samverka::rules
