#include "core/kpi/formula_unit.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace samverka::kpi {

namespace {

constexpr std::array<std::string_view, 8> kCounts{"st",    "st.", "styck",  "antal",
                                                  "count", "pcs", "number", "#"};

}  // namespace

Unit Unit::of(std::string_view name) {
    Unit out;
    const std::string_view trimmed = base::trimmed(name);
    const std::string folded = base::folded(trimmed);
    const bool counts = std::find(kCounts.begin(), kCounts.end(), folded) != kCounts.end();
    if (!trimmed.empty() && !counts) out.m_powers.emplace_back(trimmed, 1);
    return out;
}

Unit Unit::any() {
    Unit out;
    out.m_any = true;
    return out;
}

std::string Unit::text() const {
    std::string above;
    std::string below;
    for (const auto& [name, power] : m_powers) {
        std::string& side = power > 0 ? above : below;
        for (int i = 0; i < std::abs(power); ++i) side += (side.empty() ? "" : "·") + name;
    }
    if (below.empty()) return above;
    return (above.empty() ? "1" : above) + "/" + below;
}

Unit Unit::combined(const Unit& other, int sign) const {
    Unit out;
    out.m_any = m_any && other.m_any;
    out.m_powers = m_powers;
    for (const auto& [name, power] : other.m_powers) {
        const auto place = std::lower_bound(
            out.m_powers.begin(), out.m_powers.end(), name,
            [](const auto& entry, const std::string& wanted) { return entry.first < wanted; });
        if (place == out.m_powers.end() || place->first != name) {
            out.m_powers.insert(place, {name, sign * power});
            continue;
        }
        place->second += sign * power;
        if (place->second == 0) out.m_powers.erase(place);
    }
    return out;
}

}  // namespace samverka::kpi
