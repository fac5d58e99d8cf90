// What the tests of the incentive engine share: a scheme's version written by hand, and a period's
// figures, without a partnership around them.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "core/incentive/outcome.h"
#include "tests/support/kpi_builder.h"

namespace samverka::incentive {

// The text of a number, "-" where there is none.
[[nodiscard]] inline std::string shown(const Number& number) {
    return number.has_value() ? number.value().text() : "-";
}
// By value: 0.50 is 0.5.
[[nodiscard]] inline bool equals(const Number& number, std::string_view text) {
    return number.has_value() && number.value() == test::number(text);
}
#define SV_EXPECT_NUMBER(number, text) EXPECT_TRUE(equals((number), (text))) << shown(number)

// In the currency's unit: 1 234.50 kronor are kronor("1234.50").
[[nodiscard]] inline base::Money kronor(std::string_view text) {
    return *to_money(test::number(text), {});
}
[[nodiscard]] inline std::string shown(const std::optional<base::Money>& money) {
    return money ? std::to_string(money->minor) : "-";
}

class SchemeTest : public ::testing::Test {
  protected:
    // A KPI that is judged by target, minimum and baseline; "" is not set.
    base::ThingId kpi(std::string_view target, std::string_view minimum = "",
                      model::Direction direction = model::Direction::Higher,
                      std::string_view baseline = "") {
        model::KpiVersion definition;
        definition.direction = direction;
        const auto read = [](std::string_view text) {
            return text.empty() ? std::nullopt : std::optional(test::number(text));
        };
        definition.target = read(target);
        definition.minimum = read(minimum);
        definition.baseline = read(baseline);
        m_definitions.push_back(definition);
        const base::ThingId id = next_id();
        m_figures[id] = {.kpi = id,
                         .missing = kpi::Missing::NotMeasured,
                         .value = {},
                         .assurance = kpi::Assurance::Verified,
                         .definition = &m_definitions.back()};
        return id;
    }
    void measure(base::ThingId id, std::string_view value,
                 kpi::Assurance assurance = kpi::Assurance::Verified) {
        m_figures.at(id).missing = kpi::Missing::None;
        m_figures.at(id).value = test::number(value);
        m_figures.at(id).assurance = assurance;
    }
    void forget(base::ThingId id) { m_figures.at(id).missing = kpi::Missing::NotMeasured; }
    // A series of money that adds up to this in the period.
    base::ThingId series(std::string_view total) {
        const base::ThingId id = next_id();
        m_totals[id] = test::number(total);
        return id;
    }
    void set_total(base::ThingId id, std::string_view total) { m_totals[id] = test::number(total); }

    model::SchemeMeasure& score(base::ThingId id, std::string_view weight, model::CurveKind curve) {
        m_version.measures.push_back({.kpi = id,
                                      .weight = test::number(weight),
                                      .curve = curve,
                                      .zero = {},
                                      .full = {},
                                      .floor = {},
                                      .cap = {},
                                      .minimum = {}});
        return m_version.measures.back();
    }
    void point(base::ThingId id, std::string_view value, std::string_view score) {
        m_version.curve_points.push_back(
            {.kpi = id, .value = test::number(value), .score = test::number(score)});
    }

    [[nodiscard]] Terms terms() const {
        return terms_of(std::make_shared<const model::SchemeVersion>(m_version), m_performer);
    }
    [[nodiscard]] Figures figures(std::string_view period = "2026-09") const {
        const Terms known = terms();
        Figures out;
        out.period = test::period(period);
        for (const base::ThingId id : known.kpis) out.kpis.push_back(m_figures.at(id));
        for (const base::ThingId id : known.series) {
            const auto found = m_totals.find(id);
            out.series.push_back(
                {.series = id,
                 .total = found == m_totals.end() ? std::nullopt : std::optional(found->second),
                 .assurance = kpi::Assurance::Verified});
        }
        return out;
    }
    [[nodiscard]] Outcome outcome(std::string_view period = "2026-09") {
        return outcome_of(terms(), figures(period), {}, m_carried);
    }
    // The score of one value by a curve alone.
    [[nodiscard]] Number scored(base::ThingId id, std::string_view value) {
        measure(id, value);
        const Terms known = terms();
        return bounded_score(
            known.curves.front(),
            raw_score(known.curves.front(), *m_figures.at(id).definition, test::number(value)));
    }

    model::SchemeVersion m_version;
    model::Side m_performer = model::Side::Supplier;
    Carried m_carried;

  private:
    base::ThingId next_id() {
        std::array<std::uint8_t, base::kIdBytes> bytes{};
        bytes.back() = static_cast<std::uint8_t>(++m_count);
        return base::ThingId(bytes);
    }

    int m_count = 0;
    std::deque<model::KpiVersion> m_definitions;
    std::map<base::ThingId, KpiFigure> m_figures;
    std::map<base::ThingId, base::Decimal> m_totals;
};

}  // namespace samverka::incentive
