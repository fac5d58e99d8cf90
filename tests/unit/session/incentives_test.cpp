// The outcome of a period put before both sides: what it freezes, what it refuses, what undo makes
// of it.
#include <gtest/gtest.h>

#include "tests/support/session_fixture.h"

namespace samverka::session {
namespace {

using base::ErrorCode;
using base::ThingId;
using test::arguments;

// A supplier that is paid 100 000 a month by one KPI. The fixture's clock says 1 March 2026.
class IncentivesTest : public test::SessionFixture {
  public:
    IncentivesTest() {
        const ThingId pair = add_pair("Chef", "Leveranschef");
        const auto& roles = *session.snapshot().find<model::Pair>(pair);
        eva = run("add_person", R"({"name":"Eva Lind","party":")" + supplier() + R"("})")
                  .created.front();
        series = create(R"({"kind":"series","fields":{"name":{"sv":"Drifttid"},"measurer":")" +
                        roles.supplier_role.text() + R"("}})");
        kpi = create(R"({"kind":"kpi","fields":{"name":{"sv":"Tillgänglighet"}}})");
        const ThingId definition = create(
            R"({"kind":"kpi_version","fields":{"kpi":")" + kpi.text() + R"(","numerator":")" +
            series.text() +
            R"(","aggregation":"last","direction":"higher","target":"100","minimum":"90","frequency":"month","effective_from":"2026-01-01"}})");
        put_in_force(definition);
        scheme =
            create(R"({"kind":"scheme","fields":{"name":{"sv":"Bonus"},"performer":"supplier"}})");
        measure("100");
    }

    ThingId create(const std::string& text) { return run("create", text).created.front(); }
    void measure(std::string_view value) {
        run("measure", R"({"series":")" + series.text() + R"(","periods":["2026-01"],"values":[")" +
                           std::string(value) + R"("]})");
    }
    ThingId draft_terms(std::string_view weight) {
        return create(
            R"({"kind":"scheme_version","fields":{"scheme":")" + scheme.text() +
            R"(","frequency":"month","no_data":"hold_back","weights":"percent","pool":{"amount":"10000000"},"measures":[{"kpi":")" +
            kpi.text() + R"(","weight":")" + std::string(weight) +
            R"(","curve":"linear"}],"effective_from":"2026-01-01"}})");
    }
    void put_in_force(ThingId version) {
        run("propose", R"({"version":")" + version.text() + R"("})");
        approve(version);
    }
    void approve(ThingId version) {
        const std::string hash = session.snapshot().proposals(version).back().content_hash.text();
        const std::string about = R"({"version":")" + version.text() + R"(","hash":")" + hash;
        run("approve", about + R"("})");
        run("approve", about + R"(","on_behalf":")" + eva.text() + R"("})");
    }
    [[nodiscard]] json::Object january() const {
        return arguments(R"({"scheme":")" + scheme.text() + R"(","period":"2026-01"})");
    }
    [[nodiscard]] const model::Statement& statement() const {
        return *session.snapshot().all<model::Statement>().back();
    }

    ThingId eva;
    ThingId series;
    ThingId kpi;
    ThingId scheme;
};

TEST_F(IncentivesTest, TermsThatDoNotHoldTogetherAreNotProposed) {
    const ThingId version = draft_terms("99");
    const auto refused =
        session.run("propose", arguments(R"({"version":")" + version.text() + R"("})"));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::SchemeInvalid);
    EXPECT_EQ(refused.error().path, "/version/measures");
    EXPECT_EQ(refused.error().detail, "terms.weights_not_100");
}

TEST_F(IncentivesTest, AStatementHoldsTheLinesAndWaitsForBoth) {
    put_in_force(draft_terms("100"));
    ASSERT_TRUE(session.run("put_statement", january()).has_value());
    const model::Statement& put = statement();
    ASSERT_EQ(put.lines.size(), 1U);
    EXPECT_EQ(put.lines[0].key, "score:" + kpi.text());
    EXPECT_EQ(put.lines[0].supplier, base::Money{10'000'000});
    EXPECT_EQ(put.lines[0].customer, base::Money{-10'000'000});
    EXPECT_TRUE(put.lines[0].held_back);  // not verified
    EXPECT_FALSE(put.revision.empty());
    EXPECT_TRUE(session.snapshot().proposals(put.thing.id).back().pending());
}

TEST_F(IncentivesTest, TheSameStatementIsNotPutTwice) {
    put_in_force(draft_terms("100"));
    ASSERT_TRUE(session.run("put_statement", january()).has_value());
    const auto again = session.run("put_statement", january());
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, ErrorCode::AlreadySo);
}

TEST_F(IncentivesTest, AnotherOutcomeWithdrawsWhatWaits) {
    put_in_force(draft_terms("100"));
    ASSERT_TRUE(session.run("put_statement", january()).has_value());
    const ThingId first = statement().thing.id;
    run("correct", R"({"series":")" + series.text() + R"(","period":"2026-01","value":"95"})");
    ASSERT_TRUE(session.run("put_statement", january()).has_value());
    EXPECT_TRUE(session.snapshot().proposals(first).back().revoked);
    EXPECT_EQ(session.snapshot().all<model::Statement>().size(), 2U);
}

TEST_F(IncentivesTest, AnAcceptedStatementIsPutNoMore) {
    put_in_force(draft_terms("100"));
    ASSERT_TRUE(session.run("put_statement", january()).has_value());
    approve(statement().thing.id);
    run("correct", R"({"series":")" + series.text() + R"(","period":"2026-01","value":"95"})");
    const auto again = session.run("put_statement", january());
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, ErrorCode::AlreadySo);
    EXPECT_EQ(statement().lines[0].supplier, base::Money{10'000'000});
}

TEST_F(IncentivesTest, APeriodWithoutTermsHasNoStatement) {
    const auto refused = session.run("put_statement", january());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::SchemeNotInForce);
}

TEST_F(IncentivesTest, UndoTakesAStatementBackUntilItIsApproved) {
    put_in_force(draft_terms("100"));
    const std::string before = state();
    ASSERT_TRUE(session.run("put_statement", january()).has_value());
    ASSERT_TRUE(session.run("undo", {}).has_value());
    EXPECT_EQ(state(), before);
}

TEST_F(IncentivesTest, OneLineMayBeDisputedAndAnotherStill) {
    put_in_force(draft_terms("100"));
    const auto dispute = [&](const std::string& line) {
        return session.run("dispute", arguments(R"({"about":")" + scheme.text() +
                                                R"(","period":"2026-01","line":")" + line +
                                                R"(","why":{"sv":"Fel underlag"}})"));
    };
    EXPECT_TRUE(dispute("score:" + kpi.text()).has_value());
    EXPECT_FALSE(dispute("score:" + kpi.text()).has_value());
    EXPECT_TRUE(dispute("limit").has_value());
    const auto of_series =
        session.run("dispute", arguments(R"({"about":")" + series.text() +
                                         R"(","period":"2026-01","line":"x","why":{"sv":"Fel"}})"));
    ASSERT_FALSE(of_series.has_value());
    EXPECT_EQ(of_series.error().path, "/line");
}

}  // namespace
}  // namespace samverka::session
