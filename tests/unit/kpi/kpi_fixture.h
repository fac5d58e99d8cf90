// What the tests of the KPI engine share: a partnership with one KPI, read on a date.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/kpi_builder.h"

namespace samverka::kpi {

class KpiTest : public ::testing::Test {
  protected:
    // Approves a definition of the KPI from a day on.
    base::ThingId define(model::KpiVersion definition, std::string_view from = "2026-01-01") {
        const base::ThingId version =
            test::add_definition(m_builder, m_kpi, std::move(definition), from);
        m_builder.approve(version);
        return version;
    }
    [[nodiscard]] History history(std::string_view date) const {
        return test::BoardOn(m_builder, date).history(m_kpi);
    }
    [[nodiscard]] static Value at(const History& history, std::string_view period,
                                  int fiscal_first_month = 1) {
        const Value* found = history.find(test::period(period, fiscal_first_month));
        EXPECT_NE(found, nullptr) << period;
        return found == nullptr ? Value{} : *found;
    }
    // "2026-01 99.12", "2026-02 -" where there is no data.
    [[nodiscard]] static std::vector<std::string> shown(const History& history) {
        std::vector<std::string> out;
        for (const Value& value : history.values)
            out.push_back(value.period.text() + " " +
                          (value.has_value() ? value.value.text() : "-"));
        return out;
    }
    void fiscal_year_begins(int month) {
        m_builder.change<model::Partnership>(m_builder.partnership, [&](model::Partnership& one) {
            one.fiscal_first_month = month;
        });
    }

    test::PartnershipBuilder m_builder;
    base::ThingId m_kpi = test::add_kpi(m_builder, "Tillgänglighet");
};

using Texts = std::vector<std::string>;

}  // namespace samverka::kpi
