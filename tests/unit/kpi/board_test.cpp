// What is kept, and what makes it be made again.
#include "core/kpi/board.h"

#include "tests/unit/kpi/kpi_fixture.h"

namespace samverka::kpi {
namespace {

using base::ThingId;
using model::Frequency;
using test::day;
using test::number;

class BoardTest : public KpiTest {
  protected:
    BoardTest() {
        for (int i = 0; i < 10; ++i) {
            m_kpi = test::add_kpi(m_builder, "En av tio");
            m_series.push_back(test::add_series(m_builder, Frequency::Month, {{"2026-01", "1"}}));
            model::KpiVersion definition{};
            definition.aggregation = model::Aggregation::Last;
            definition.numerator = m_series.back();
            definition.frequency = Frequency::Month;
            m_kpis.push_back(m_kpi);
            m_versions.push_back(define(definition));
        }
        follow();
    }
    // As a session does after a commit.
    void follow(std::string_view date = "2026-02-28") {
        m_builder.snapshot().advance();
        m_board.follow(m_builder.snapshot(), day(date));
        m_made = m_board.evaluations() - m_before;
        m_before = m_board.evaluations();
    }
    void expect_as_from_scratch(std::string_view date = "2026-02-28") {
        test::BoardOn fresh(m_builder, date);
        ASSERT_EQ(m_board.histories().size(), fresh.board().histories().size());
        for (const ThingId kpi : m_kpis)
            EXPECT_EQ(shown(*m_board.find(kpi)), shown(fresh.history(kpi)));
    }

    Board m_board;
    std::vector<ThingId> m_kpis;
    std::vector<ThingId> m_series;
    std::vector<ThingId> m_versions;
    std::uint64_t m_made = 0;
    std::uint64_t m_before = 0;
};

TEST_F(BoardTest, OneChangedSeriesMakesOnlyTheKpisThatUseItAnew) {
    follow();
    EXPECT_EQ(m_made, 0U);
    test::set_rows(m_builder, m_series[3], {{"2026-01", "1"}, {"2026-02", "7"}});
    follow();
    EXPECT_EQ(m_made, 1U);
    EXPECT_EQ(m_board.find(m_kpis[3])->latest()->value, number("7"));
    EXPECT_FALSE(m_board.find(m_kpis[4])->latest()->has_value());
    expect_as_from_scratch();
}

TEST_F(BoardTest, AnotherDateMakesAllOfThemAnew) {
    follow("2026-01-31");
    EXPECT_EQ(m_made, 11U);  // ten, and one without a definition
    EXPECT_EQ(m_board.find(m_kpis[0])->values.size(), 1U);
    expect_as_from_scratch("2026-01-31");
}

TEST_F(BoardTest, WhatHasNothingToDoWithKpisMakesNoneAnew) {
    m_builder.add_role(model::Side::Customer, m_builder.level_a, "Chef");
    follow();
    EXPECT_EQ(m_made, 0U);
}

TEST_F(BoardTest, ARevisedDefinitionIsSeen) {
    m_kpi = m_kpis[0];
    model::KpiVersion definition{};
    definition.aggregation = model::Aggregation::Last;
    definition.numerator = m_series[1];
    definition.frequency = Frequency::Quarter;
    define(definition, "2026-01-01");
    follow("2026-03-31");
    EXPECT_EQ(shown(*m_board.find(m_kpi)), Texts{"2026-Q1 1"});
    test::set_rows(m_builder, m_series[1], {{"2026-02", "9"}});
    follow("2026-03-31");
    EXPECT_EQ(shown(*m_board.find(m_kpi)), Texts{"2026-Q1 9"});  // the series it uses now
}

TEST_F(BoardTest, AVerificationAndADisputeAreSeen) {
    test::verify(m_builder, m_series[0], {{"2026-01", "1"}});
    follow();
    EXPECT_EQ(m_board.find(m_kpis[0])->values.front().assurance, Assurance::Verified);
    model::Dispute dispute{};
    dispute.about = m_kpis[0];
    dispute.status = model::DisputeStatus::Open;
    m_builder.put(dispute);
    follow();
    EXPECT_EQ(m_board.find(m_kpis[0])->values.front().assurance, Assurance::Disputed);
}

TEST_F(BoardTest, AKpiThatIsRemovedIsGoneAndItsSeriesLeavesNoValue) {
    m_builder.remove(m_kpis[2]);
    m_builder.remove(m_series[5]);
    follow();
    EXPECT_EQ(m_board.find(m_kpis[2]), nullptr);
    EXPECT_EQ(m_board.histories().size(), 10U);
    EXPECT_EQ(m_board.find(m_kpis[5])->values.front().missing, Missing::NoDefinition);
}

TEST_F(BoardTest, TheFiscalYearIsSeen) {
    m_kpi = m_kpis[0];
    model::KpiVersion definition{};
    definition.numerator = m_series[0];
    definition.frequency = Frequency::Quarter;
    define(definition, "2026-01-01");
    follow("2026-04-30");
    EXPECT_EQ(m_board.find(m_kpi)->values.front().period.text(), "2026-Q1");
    fiscal_year_begins(2);
    follow("2026-04-30");
    EXPECT_EQ(m_board.find(m_kpi)->values.back().period.text(), "FY2027-Q1");
}

TEST_F(BoardTest, AnyPeriodOfAKpiHasAValue) {
    test::set_rows(m_builder, m_series[0], {{"2026-01", "1"}, {"2026-02", "5"}});
    follow();
    EXPECT_EQ(m_board.value_of(m_kpis[0], test::period("2026-Q1")).value, number("5"));
    EXPECT_EQ(m_board.value_of(m_kpis[0], test::period("2025-12")).missing, Missing::NoDefinition);
}

TEST_F(BoardTest, HistoriesStandInThePartnershipsOrder) {
    m_builder.change<model::Kpi>(m_kpis[9], [](model::Kpi& one) { one.position = "0"; });
    follow();
    EXPECT_EQ(m_board.histories().front()->kpi, m_kpis[9]);
}

}  // namespace
}  // namespace samverka::kpi
