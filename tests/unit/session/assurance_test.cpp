#include <gtest/gtest.h>

#include "core/kpi/columns.h"
#include "tests/support/session_fixture.h"

namespace samverka::session {
namespace {

using base::ErrorCode;
using base::ThingId;
using test::arguments;

// A series that the supplier measures; Anna Berg, who writes, is of the customer.
class AssuranceTest : public test::SessionFixture {
  public:
    AssuranceTest() {
        const ThingId pair = add_pair("Chef", "Leveranschef");
        const auto& roles = *session.snapshot().find<model::Pair>(pair);
        customer_role = roles.customer_role;
        supplier_role = roles.supplier_role;
        series =
            run("create", R"({"kind":"series","fields":{"name":{"sv":"Drifttid"},"measurer":")" +
                              supplier_role.text() + R"("}})")
                .created.front();
        run("measure", R"({"series":")" + series.text() +
                           R"(","periods":["2026-01","2026-02"],"values":["99.5","98"]})");
    }

    json::Object periods(std::string_view list, std::optional<ThingId> of = {}) const {
        return arguments(R"({"series":")" + of.value_or(series).text() + R"(","periods":[)" +
                         std::string(list) + "]}");
    }
    void accept(std::string_view command, const json::Object& args) {
        const auto done = session.run(command, args);
        ASSERT_TRUE(done.has_value())
            << base::error_name(done.error().code) << " " << done.error().path;
    }
    void expect_refused(std::string_view command, const json::Object& args, ErrorCode code,
                        std::string_view path) {
        const auto done = session.run(command, args);
        ASSERT_FALSE(done.has_value()) << command;
        EXPECT_EQ(base::error_name(done.error().code), base::error_name(code));
        EXPECT_EQ(done.error().path, path);
    }
    kpi::Assurance assurance(std::size_t index) const {
        return kpi::columns_of(session.snapshot(), *session.snapshot().find<model::Series>(series))
            .assurances.at(index);
    }
    json::Object dispute(std::string_view more) const {
        return arguments(R"({"about":")" + series.text() + R"(",)" + std::string(more) + "}");
    }

    ThingId customer_role;
    ThingId supplier_role;
    ThingId series;
};

TEST_F(AssuranceTest, TheOtherPartyVerifiesTheValuesAsTheyAre) {
    accept("verify_values", periods(R"("2026-02","2026-01")"));
    const auto all = session.snapshot().all<model::Verification>();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0]->series, series);
    ASSERT_EQ(all[0]->rows.size(), 2U);
    EXPECT_EQ(all[0]->rows[1].period->text() + " " + all[0]->rows[1].value->text(), "2026-01 99.5");
    EXPECT_EQ(assurance(0), kpi::Assurance::Verified);
    expect_refused("verify_values", periods(R"("2026-01")"), ErrorCode::AlreadySo, "/periods/0");
    run("correct", R"({"series":")" + series.text() + R"(","period":"2026-01","value":"99"})");
    EXPECT_EQ(assurance(0), kpi::Assurance::Reported) << "a correction is not verified by it";
    accept("verify_values", periods(R"("2026-01")"));
    EXPECT_EQ(assurance(0), kpi::Assurance::Verified);
}

TEST_F(AssuranceTest, AVerificationIsUndone) {
    accept("verify_values", periods(R"("2026-01")"));
    accept("undo", {});
    EXPECT_TRUE(session.snapshot().all(model::ThingKind::Verification).empty());
    EXPECT_EQ(assurance(0), kpi::Assurance::Reported);
    accept("redo", {});
    EXPECT_EQ(assurance(0), kpi::Assurance::Verified);
}

TEST_F(AssuranceTest, WhoeverMeasuresDoesNotVerify) {
    run("set", R"({"thing":")" + series.text() + R"(","field":"measurer","to":")" +
                   customer_role.text() + R"("})");
    expect_refused("verify_values", periods(R"("2026-01")"), ErrorCode::VerifierSameSide,
                   "/series");
    run("set", R"({"thing":")" + series.text() + R"(","field":"measurer"})");
    accept("verify_values", periods(R"("2026-01")"));
}

TEST_F(AssuranceTest, WhoMeasuresMayStandInTheDefinitionOfTheKpi) {
    run("set", R"({"thing":")" + series.text() + R"(","field":"measurer"})");
    const ThingId kpi = run("create", R"({"kind":"kpi","fields":{"name":{"sv":"Tillgänglighet"}}})")
                            .created.front();
    run("create", R"({"kind":"kpi_version","fields":{"kpi":")" + kpi.text() + R"(","numerator":")" +
                      series.text() + R"(","measurer":")" + customer_role.text() + R"("}})");
    expect_refused("verify_values", periods(R"("2026-01")"), ErrorCode::VerifierSameSide,
                   "/series");
}

TEST_F(AssuranceTest, OnlyWhatIsMeasuredIsVerified) {
    expect_refused("verify_values", periods(R"("2026-01","2026-03")"), ErrorCode::NotMeasured,
                   "/periods/1");
    expect_refused("verify_values", periods(""), ErrorCode::FieldRequired, "/periods");
    expect_refused("verify_values", periods(R"("mars")"), ErrorCode::PeriodSyntax, "/periods/0");
    expect_refused("verify_values", periods(R"("2026-01","2026-01")"), ErrorCode::AlreadySo,
                   "/periods/1");
    run("correct", R"({"series":")" + series.text() + R"(","period":"2026-01","value":""})");
    expect_refused("verify_values", periods(R"("2026-01")"), ErrorCode::NotMeasured, "/periods/0");
}

TEST_F(AssuranceTest, MoreThanAListTakesAreSeveralVerificationsOfOneAct) {
    std::string days;
    std::string values;
    base::Period day = *base::Period::parse("2026-03-01");
    for (int i = 0; i < 51; ++i, day = day.next()) {
        days += (i == 0 ? "\"" : ",\"") + day.text() + "\"";
        values += i == 0 ? "\"1\"" : ",\"1\"";
    }
    run("measure", R"({"series":")" + series.text() + R"(","periods":[)" + days +
                       R"(],"values":[)" + values + "]}");
    accept("verify_values", periods(days));
    std::size_t rows = 0;
    for (const auto* one : session.snapshot().all<model::Verification>()) rows += one->rows.size();
    EXPECT_EQ(rows, 51U);
    EXPECT_EQ(session.snapshot().all(model::ThingKind::Verification).size(), 2U);
    accept("undo", {});
    EXPECT_TRUE(session.snapshot().all(model::ThingKind::Verification).empty());
}

TEST_F(AssuranceTest, ADisputeIsOpenUntilItIsResolved) {
    accept("dispute", dispute(R"("period":"2026-01","why":{"sv":"Avbrottet saknas"})"));
    const auto* open = session.snapshot().all<model::Dispute>().at(0);
    EXPECT_EQ(open->status, model::DisputeStatus::Open);
    EXPECT_EQ(open->why.sv, "Avbrottet saknas");
    EXPECT_EQ(assurance(0), kpi::Assurance::Disputed);
    EXPECT_EQ(assurance(1), kpi::Assurance::Reported);
    const std::string id = open->thing.id.text();
    const auto resolve = [&](std::string_view more) {
        return arguments(R"({"dispute":")" + id + "\"" + std::string(more) + "}");
    };
    expect_refused("resolve_dispute", resolve(""), ErrorCode::FieldRequired, "/resolution");
    expect_refused("resolve_dispute", resolve(R"(,"status":"open")"), ErrorCode::ChoiceUnknown,
                   "/status");
    accept("resolve_dispute", resolve(R"(,"resolution":{"sv":"Avbrottet räknas in"})"));
    EXPECT_EQ(assurance(0), kpi::Assurance::Reported);
    expect_refused("resolve_dispute", resolve(R"(,"status":"withdrawn")"), ErrorCode::AlreadySo,
                   "/dispute");
    accept("undo", {});
    EXPECT_EQ(assurance(0), kpi::Assurance::Disputed);
    accept("resolve_dispute", resolve(R"(,"status":"withdrawn")"));
    EXPECT_EQ(session.snapshot().all<model::Dispute>().at(0)->status,
              model::DisputeStatus::Withdrawn);
}

TEST_F(AssuranceTest, APeriodIsDisputedOnceAtATimeAndWithAReason) {
    expect_refused("dispute", dispute(R"("period":"2026-01","why":{})"), ErrorCode::FieldRequired,
                   "/why");
    expect_refused("dispute", dispute(R"("period":"sommar","why":{"sv":"x"})"),
                   ErrorCode::PeriodSyntax, "/period");
    accept("dispute", dispute(R"("period":"2026-01","why":{"sv":"x"})"));
    expect_refused("dispute", dispute(R"("period":"2026-01","why":{"sv":"y"})"),
                   ErrorCode::AlreadySo, "/period");
    accept("dispute", dispute(R"("period":"2026-02","why":{"sv":"y"})"));
    accept("dispute", dispute(R"("why":{"sv":"allt"})"));
    accept("undo", {});
    EXPECT_EQ(session.snapshot().all(model::ThingKind::Dispute).size(), 2U);
}

}  // namespace
}  // namespace samverka::session
