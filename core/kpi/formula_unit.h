// What a number in a formula is measured in, as a product of named units: min, SEK/h, tickets².
//
// Units are names without a meaning: min and h are as different as min and SEK, and nothing is
// converted. A bare number has no unit; counts ("st", "antal", "count" …) are bare numbers. A
// constant that is written in a formula takes the unit of what it is added to or compared with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace samverka::kpi {

class Unit {
  public:
    Unit() = default;
    [[nodiscard]] static Unit of(std::string_view name);
    // Of a constant: whatever it meets.
    [[nodiscard]] static Unit any();

    [[nodiscard]] bool is_any() const { return m_any; }
    [[nodiscard]] bool is_number() const { return m_any || m_powers.empty(); }
    [[nodiscard]] std::string text() const;  // "min", "SEK/h", "" of a bare number

    [[nodiscard]] Unit times(const Unit& other) const { return combined(other, 1); }
    [[nodiscard]] Unit over(const Unit& other) const { return combined(other, -1); }
    // Whether the two may be added and compared.
    [[nodiscard]] bool fits(const Unit& other) const {
        return m_any || other.m_any || m_powers == other.m_powers;
    }
    friend bool operator==(const Unit&, const Unit&) = default;

  private:
    [[nodiscard]] Unit combined(const Unit& other, int sign) const;

    std::vector<std::pair<std::string, int>> m_powers;  // by name; no power is 0
    bool m_any = false;
};

}  // namespace samverka::kpi
