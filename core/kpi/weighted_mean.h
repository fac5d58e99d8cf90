// Σ weight × value ÷ Σ weight, as exactly as 34 digits allow: what goals and scorecards are made
// by.
#pragma once

#include "core/base/decimal.h"

namespace samverka::kpi {

class WeightedMean {
  public:
    void add(const base::Decimal& value, const base::Decimal& weight) {
        if (!m_weighted || !m_weight) return;
        const auto product = base::multiply(value, weight);
        if (product)
            m_weighted = base::add(m_weighted->value, product->value);
        else
            m_weighted = product;
        m_weight = base::add(m_weight->value, weight);
    }
    // Errors: DivisionByZero where the weights add up to nothing, NumberRange.
    [[nodiscard]] base::Result<base::Decimal> result() const {
        if (!m_weighted) return std::unexpected(m_weighted.error());
        if (!m_weight) return std::unexpected(m_weight.error());
        SV_TRY(const base::Computed mean, base::divide(m_weighted->value, m_weight->value));
        return mean.value;
    }

  private:
    base::Result<base::Computed> m_weighted{};
    base::Result<base::Computed> m_weight{};
};

}  // namespace samverka::kpi
