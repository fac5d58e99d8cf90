// A scheme over time: versions by date, statements that stay, adjustments, disputes, traces.
#include "core/incentive/account.h"

#include <functional>

#include "core/incentive/trace.h"
#include "tests/support/kpi_builder.h"
#include "tests/unit/incentive/incentive_fixture.h"

namespace samverka::incentive {
namespace {

using base::ThingId;
using model::Side;

// A supplier that is paid 100 000 a month by one KPI, the last value of a series, from 90 to 100.
class AccountTest : public ::testing::Test {
  protected:
    AccountTest() {
        m_series = test::add_series(m_builder, model::Frequency::Month,
                                    {{"2026-01", "100"}, {"2026-02", "95"}, {"2026-03", "90"}});
        verify({{"2026-01", "100"}, {"2026-02", "95"}, {"2026-03", "90"}});
        m_kpi = test::add_kpi(m_builder, "Tillgänglighet");
        model::KpiVersion definition;
        definition.numerator = m_series;
        definition.aggregation = model::Aggregation::Last;
        definition.frequency = model::Frequency::Month;
        definition.direction = model::Direction::Higher;
        definition.target = test::number("100");
        definition.minimum = test::number("90");
        m_builder.approve(test::add_definition(m_builder, m_kpi, definition, "2026-01-01"));
        model::Scheme scheme;
        scheme.name = {.sv = "Bonus", .en = "Bonus"};
        scheme.performer = Side::Supplier;
        m_scheme = m_builder.put(scheme);
        m_version = add_version("2026-01-01", "100000");
    }

    void verify(const test::Rows& rows) { test::verify(m_builder, m_series, rows); }
    ThingId add_version(std::string_view from, std::string_view pool) {
        model::SchemeVersion version;
        version.scheme = m_scheme;
        version.frequency = model::Frequency::Month;
        version.no_data = model::NoDataRule::HoldBack;
        version.weights = model::WeightRule::Percent;
        version.pool.amount = kronor(pool);
        version.measures.push_back({.kpi = m_kpi,
                                    .weight = test::number("100"),
                                    .curve = model::CurveKind::Linear,
                                    .zero = {},
                                    .full = {},
                                    .floor = {},
                                    .cap = {},
                                    .minimum = {}});
        version.effective_from = test::day(from);
        const ThingId id = m_builder.put(version);
        m_builder.approve(id);
        return id;
    }
    // What put_statement writes and both approve.
    void accept(std::string_view period) {
        const Account now = account("2026-12-31");
        const std::size_t at = *now.find(test::period(period));
        model::Statement statement;
        statement.scheme = m_scheme;
        statement.period = test::period(period);
        statement.version = now.spans[now.spans_of[at]].version;
        for (const Line& line : now.outcomes[at].lines)
            statement.lines.push_back({.key = line.key,
                                       .customer = to_side(Side::Customer, Side::Supplier, line),
                                       .supplier = to_side(Side::Supplier, Side::Supplier, line),
                                       .held_back = line.is_held()});
        m_builder.approve(m_builder.put(statement));
    }
    [[nodiscard]] Account account(std::string_view date) const {
        kpi::Board board;
        board.follow(m_builder.snapshot(), test::day(date));
        return account_of(m_builder.snapshot(), board,
                          *m_builder.snapshot().find<model::Scheme>(m_scheme), test::day(date));
    }
    [[nodiscard]] static std::vector<std::string> paid(const Account& account) {
        std::vector<std::string> out;
        for (const Outcome& outcome : account.outcomes)
            out.push_back(outcome.period.text() + " " +
                          std::to_string(outcome.payment.minor / 100));
        return out;
    }
    void dispute(std::string_view period, std::string_view line) {
        model::Dispute one;
        one.about = m_scheme;
        one.period = test::period(period);
        one.line = line;
        one.why = {.sv = "Fel underlag", .en = "Wrong facts"};
        one.status = model::DisputeStatus::Open;
        m_builder.put(one);
    }

    test::PartnershipBuilder m_builder;
    ThingId m_series;
    ThingId m_kpi;
    ThingId m_scheme;
    ThingId m_version;
};

using Texts = std::vector<std::string>;

TEST_F(AccountTest, EveryPeriodThatHasEndedHasAnOutcome) {
    EXPECT_EQ(paid(account("2026-03-31")), (Texts{"2026-01 100000", "2026-02 50000", "2026-03 0"}));
    EXPECT_EQ(paid(account("2026-03-30")), (Texts{"2026-01 100000", "2026-02 50000"}));
    EXPECT_TRUE(account("2025-12-31").outcomes.empty());
}

TEST_F(AccountTest, ALaterVersionNeverChangesAnEarlierPeriod) {
    add_version("2026-02-01", "10000");
    EXPECT_EQ(paid(account("2026-02-28")), (Texts{"2026-01 100000", "2026-02 5000"}));
    EXPECT_EQ(account("2026-02-28").spans_of, (std::vector<std::size_t>{0, 1}));
}

TEST_F(AccountTest, AQuarterIsReckonedFromItsMonths) {
    m_builder.change<model::SchemeVersion>(
        m_version, [](model::SchemeVersion& one) { one.frequency = model::Frequency::Quarter; });
    m_builder.approve(m_version);
    const Account quarter = account("2026-03-31");
    EXPECT_EQ(paid(quarter), (Texts{"2026-Q1 0"}));  // the last value, 90
}

TEST_F(AccountTest, AnUnmeasuredMonthIsHeldBackAtItsFullShare) {
    const Account year = account("2026-04-30");
    const Outcome& april = year.outcomes.back();
    EXPECT_EQ(april.payment, kronor("0"));
    EXPECT_EQ(april.held.performer, kronor("100000"));
    EXPECT_TRUE(april.preliminary());
}

TEST_F(AccountTest, ADisputedLineIsHeldBackUntilItIsSettled) {
    dispute("2026-01", "score:" + m_kpi.text());
    const Account now = account("2026-02-28");
    EXPECT_EQ(paid(now), (Texts{"2026-01 0", "2026-02 50000"}));
    EXPECT_EQ(now.outcomes[0].held.performer, kronor("100000"));
    EXPECT_TRUE(now.outcomes[0].lines[0].line_disputed);
}

TEST_F(AccountTest, ACorrectionAfterAcceptanceStandsInTheNextOpenPeriod) {
    accept("2026-01");
    test::set_rows(m_builder, m_series, {{"2026-01", "98"}, {"2026-02", "95"}, {"2026-03", "90"}});
    verify({{"2026-01", "98"}});
    const Account now = account("2026-02-28");
    EXPECT_EQ(now.statements[0].state, StatementState::Accepted);
    EXPECT_EQ(now.open, test::period("2026-02"));
    const Line* line = now.outcomes[1].find("adjustment:2026-01");
    ASSERT_NE(line, nullptr);
    EXPECT_EQ(line->performer, kronor("-20000"));
    EXPECT_EQ(line->other, kronor("20000"));
    EXPECT_EQ(now.outcomes[1].payment, kronor("30000"));
}

TEST_F(AccountTest, AnAdjustmentThatWasAcceptedIsNotMadeTwice) {
    accept("2026-01");
    test::set_rows(m_builder, m_series, {{"2026-01", "98"}, {"2026-02", "95"}, {"2026-03", "90"}});
    verify({{"2026-01", "98"}});
    accept("2026-02");
    const Account now = account("2026-03-31");
    EXPECT_EQ(now.open, test::period("2026-03"));
    EXPECT_EQ(now.outcomes[2].find("adjustment:2026-01"), nullptr);
    EXPECT_EQ(now.outcomes[2].find("adjustment:2026-02"), nullptr);
}

TEST_F(AccountTest, WhatWasHeldBackIsPaidOnceItIsSettled) {
    dispute("2026-01", "");
    accept("2026-01");
    EXPECT_EQ(account("2026-02-28").outcomes[1].find("adjustment:2026-01"), nullptr);
    for (const model::Dispute* one : m_builder.snapshot().all<model::Dispute>())
        m_builder.change<model::Dispute>(one->thing.id, [](model::Dispute& settled) {
            settled.status = model::DisputeStatus::Resolved;
        });
    const Account now = account("2026-02-28");
    const Line* line = now.outcomes[1].find("adjustment:2026-01");
    ASSERT_NE(line, nullptr);
    EXPECT_EQ(line->performer, kronor("100000"));
}

TEST_F(AccountTest, ADisputeAfterAcceptanceTakesNothingBack) {
    accept("2026-01");
    dispute("2026-01", "");
    EXPECT_EQ(account("2026-02-28").outcomes[1].find("adjustment:2026-01"), nullptr);
}

TEST_F(AccountTest, ABacktestReckonsThePastByTheDraftAlone) {
    const ThingId draft = add_version("2027-01-01", "10000");
    kpi::Board board;
    board.follow(m_builder.snapshot(), test::day("2026-03-31"));
    const Account tried = backtest_terms(m_builder.snapshot(), board,
                                         *m_builder.snapshot().find<model::Scheme>(m_scheme),
                                         *m_builder.snapshot().find<model::SchemeVersion>(draft),
                                         test::day("2026-01-01"), test::day("2026-03-31"));
    EXPECT_EQ(paid(tried), (Texts{"2026-01 10000", "2026-02 5000", "2026-03 0"}));
    EXPECT_EQ(paid(account("2026-03-31")), (Texts{"2026-01 100000", "2026-02 50000", "2026-03 0"}));
}

TEST_F(AccountTest, MoneyInThousandsIsCountedInTheCurrency) {
    const ThingId charges =
        test::add_series(m_builder, model::Frequency::Month, {{"2026-01", "2500"}});
    m_builder.change<model::Series>(charges, [](model::Series& one) { one.unit = "TSEK"; });
    test::verify(m_builder, charges, {{"2026-01", "2500"}});
    m_builder.change<model::SchemeVersion>(m_version, [&](model::SchemeVersion& one) {
        one.pool = {.amount = {}, .series = charges, .percent = test::number("4")};
    });
    m_builder.approve(m_version);
    EXPECT_EQ(paid(account("2026-01-31")), (Texts{"2026-01 100000"}));
}

// Too long for 64 bits at one scale, so the columns are wide; the year's row ends in December, too.
TEST_F(AccountTest, ALongNumberOfALongerPeriodIsNotPartOfAMonth) {
    const ThingId series =
        test::add_series(m_builder, model::Frequency::Month,
                         {{"2026-12", "12345678901234567890.25"}, {"2026", "99.5"}});
    kpi::Board board;
    board.follow(m_builder.snapshot(), test::day("2026-12-31"));
    const Figures december =
        figures_of(m_builder.snapshot(), board, {}, {series}, test::period("2026-12"));
    EXPECT_EQ(december.series.front().total, test::number("12345678901234567890.25"));
}

TEST_F(AccountTest, ALineIsTracedDownToItsMeasurement) {
    kpi::Board board;
    board.follow(m_builder.snapshot(), test::day("2026-02-28"));
    const Account now =
        account_of(m_builder.snapshot(), board, *m_builder.snapshot().find<model::Scheme>(m_scheme),
                   test::day("2026-02-28"));
    const Traced traced{.snapshot = m_builder.snapshot(), .board = board, .account = now, .at = 1};
    const kpi::TraceNode trace = trace_line(traced, now.outcomes[1].lines.front());
    EXPECT_EQ(trace.op, kpi::TraceOp::Apportion);
    EXPECT_EQ(*trace.value, test::number("50000"));
    const kpi::TraceNode* found = nullptr;
    const std::function<void(const kpi::TraceNode&)> look = [&](const kpi::TraceNode& node) {
        if (node.kind == kpi::TraceKind::Measurement) found = &node;
        for (const kpi::TraceNode& child : node.children) look(child);
    };
    look(trace);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(*found->value, test::number("95"));
}

}  // namespace
}  // namespace samverka::incentive
