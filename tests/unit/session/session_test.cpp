// A session from an empty log to conflicts settled, through commands alone.
#include "core/session/session.h"

#include <gtest/gtest.h>

#include "core/command/command.h"
#include "core/json/read.h"
#include "core/model/in_force.h"
#include "core/session/execute.h"
#include "tests/support/session_fixture.h"

namespace samverka::session {
namespace {

using base::ErrorCode;
using base::ThingId;
using test::arguments;
using test::SessionFixture;

class SessionTest : public SessionFixture {};

TEST_F(SessionTest, EveryCommandHasAHandlerAndEveryHandlerACommand) {
    for (const auto& command : command::all_commands()) {
        if (command.undo == command::UndoClass::Meta) continue;
        EXPECT_NE(find_handler(command.id), nullptr) << command.id;
    }
    for (const auto rows : {generic_handlers(), organisation_handlers(), version_handlers(),
                            measurement_handlers(), partnership_handlers(), catalogue_handlers()})
        for (const auto& row : rows)
            EXPECT_NE(command::find_command(row.command), nullptr) << row.command;
}

TEST_F(SessionTest, ANewPartnershipHasLevelsForumsAndValues) {
    EXPECT_EQ(session.snapshot().all<model::Level>().size(), 3U);
    EXPECT_EQ(session.snapshot().all<model::Forum>().size(), 3U);
    EXPECT_EQ(session.snapshot().all<model::PartnershipValue>().size(), 5U);
    ASSERT_TRUE(session.author());
    EXPECT_EQ(session.snapshot().find<model::Person>(*session.author())->name, "Anna Berg");
}

TEST_F(SessionTest, TheFileOpensToTheSameState) {
    const ThingId pair = add_pair("It-direktör", "Affärsområdeschef");
    Session other;
    const auto report = other.open(session.log().file());
    ASSERT_TRUE(report.has_value());
    EXPECT_TRUE(report->warnings.empty());
    const auto* found = other.snapshot().find<model::Pair>(pair);
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(other.snapshot().find<model::Role>(found->customer_role)->title.sv, "It-direktör");
    EXPECT_EQ(other.log().file(), session.log().file());
}

TEST_F(SessionTest, ARefusedCommandLeavesNoTrace) {
    const std::string before = session.log().file();
    const auto refused =
        session.run("create", arguments(R"({"kind":"role","fields":{"title":{"sv":"X"}}})"));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::FieldRequired);
    EXPECT_EQ(refused.error().path, "/fields/party");
    EXPECT_EQ(session.log().file(), before);
    Session twin;
    prepare(twin);
    begin(twin);
    EXPECT_EQ(run(twin, "add_person", R"({"name":"B","party":")" + customer() + R"("})").created,
              run("add_person", R"({"name":"B","party":")" + customer() + R"("})").created)
        << "a refused command must not shift the ids of those to come";
}

TEST_F(SessionTest, EveryFaultOfTheArgumentsIsListed) {
    const auto faults = session.faults("assign_person",
                                       arguments(R"({"role":"nonsense","post":"king","extra":1})"));
    ASSERT_EQ(faults.size(), 4U);
    EXPECT_EQ(faults[0].code, ErrorCode::ArgumentUnknown);
    EXPECT_EQ(faults[1].code, ErrorCode::IdSyntax);
    EXPECT_EQ(faults[2].code, ErrorCode::ArgumentMissing);
    EXPECT_EQ(faults[2].path, "/person");
    EXPECT_EQ(faults[3].code, ErrorCode::ChoiceUnknown);
}

TEST_F(SessionTest, UndoAndRedoAreActsThatComeBackToTheSameState) {
    const std::string base_state = state();
    const ThingId pair = add_pair("A", "B");
    const std::string with_pair = state();
    ASSERT_TRUE(session.run("undo", {}).has_value());
    EXPECT_EQ(state(), base_state);
    EXPECT_EQ(session.snapshot().find(pair), nullptr);
    ASSERT_TRUE(session.run("redo", {}).has_value());
    EXPECT_EQ(state(), with_pair);
    ASSERT_TRUE(session.run("undo", {}).has_value());
    EXPECT_EQ(state(), base_state);
    EXPECT_EQ(session.run("undo", {}).error().code, ErrorCode::NothingToUndo);
}

TEST_F(SessionTest, AssigningEndsTheOneBefore) {
    const ThingId pair = add_pair("A", "B");
    const ThingId role = session.snapshot().find<model::Pair>(pair)->customer_role;
    const ThingId eva =
        run("add_person", R"({"name":"Eva","party":")" + customer() + R"("})").created.front();
    const std::string first = R"({"role":")" + role.text() + R"(","person":")" +
                              session.author()->text() + R"(","from":"2026-01-01"})";
    run("assign_person", first);
    run("assign_person", R"({"role":")" + role.text() + R"(","person":")" + eva.text() +
                             R"(","from":"2026-07-01"})");
    const auto held = [&](const char* date) {
        return model::assignments_in_force(session.snapshot(), role, model::Post::Holder,
                                           *base::Date::parse(date));
    };
    ASSERT_EQ(held("2026-06-30").size(), 1U);
    EXPECT_EQ(held("2026-06-30").front()->person, *session.author());
    ASSERT_EQ(held("2026-07-01").size(), 1U);
    EXPECT_EQ(held("2026-07-01").front()->person, eva);
    EXPECT_TRUE(held("2025-12-31").empty());
}

TEST_F(SessionTest, APersonOfTheOtherSideIsRefused) {
    const ThingId pair = add_pair("A", "B");
    const ThingId role = session.snapshot().find<model::Pair>(pair)->supplier_role;
    const auto refused =
        session.run("assign_person", arguments(R"({"role":")" + role.text() + R"(","person":")" +
                                               session.author()->text() + R"("})"));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::ReferenceOther);
}

TEST_F(SessionTest, AMandateIsInForceOnceBothSidesHaveApproved) {
    const ThingId role = session.snapshot().find<model::Pair>(add_pair("A", "B"))->customer_role;
    const ThingId johan =
        run("add_person", R"({"name":"Johan","party":")" + supplier() + R"("})").created.front();
    const ThingId version =
        run("set_mandate",
            R"({"subject":")" + role.text() +
                R"(","powers":{"transformation":"decides","money_limit":"1000000000"}})")
            .created.front();
    const auto now = [&] {
        return model::version_in_force(session.snapshot(), model::ThingKind::Mandate, role,
                                       session.as_of());
    };
    EXPECT_EQ(now().state, model::VersionState::Draft);
    run("propose", R"({"version":")" + version.text() + R"("})");
    ASSERT_NE(now().pending, nullptr);
    const std::string hash = now().pending->content_hash.text();
    const std::string named = R"({"version":")" + version.text() + R"(","hash":")" + hash + R"(")";
    run("approve", named + "}");
    EXPECT_EQ(session.run("approve", arguments(named + "}")).error().code,
              ErrorCode::ApprovalRepeated);
    EXPECT_EQ(now().state, model::VersionState::Draft) << "one side is not enough";
    run("approve", named + R"(,"on_behalf":")" + johan.text() + R"("})");
    ASSERT_EQ(now().state, model::VersionState::Approved);
    EXPECT_TRUE(now().approval->one_replica) << "one device acted for both sides, and it says so";
    const auto frozen =
        session.run("set", arguments(R"({"thing":")" + version.text() +
                                     R"(","field":"effective_from","to":"2026-01-01"})"));
    EXPECT_EQ(frozen.error().code, ErrorCode::VersionFrozen);
    run("set_mandate", R"({"subject":")" + role.text() + R"(","powers":{"money_limit":"500"}})");
    EXPECT_EQ(now().state, model::VersionState::Approved)
        << "a draft does not touch what is in force";
    EXPECT_NE(now().draft, nullptr);
    EXPECT_EQ(session.run("undo", {}).has_value(), true);
}

TEST_F(SessionTest, ConcurrentWritesAreKeptAndResolved) {
    const ThingId role = session.snapshot().find<model::Pair>(add_pair("A", "B"))->customer_role;
    Session other;
    prepare(other, "another seed of entropy");
    ASSERT_TRUE(other.open(session.log().file()).has_value());
    ASSERT_TRUE(other.set_author(*session.author()).has_value());
    const auto title = [&](const char* text) {
        return R"({"thing":")" + role.text() + R"(","field":"title","language":"sv","to":")" +
               text + R"("})";
    };
    run("set", title("Ett"));
    run(other, "set", title("Två"));
    const std::string own = session.log().file();
    const std::string theirs = other.log().file();
    ASSERT_TRUE(session.merge(theirs).has_value());
    ASSERT_TRUE(other.merge(own).has_value());
    EXPECT_EQ(state(session), state(other)) << "merging commutes";
    ASSERT_EQ(session.snapshot().conflicts().size(), 1U);
    EXPECT_EQ(session.snapshot().conflicts().front().sides.size(), 2U);
    run("resolve",
        R"({"thing":")" + role.text() + R"(","field":"title","language":"sv","to":"Tre"})");
    EXPECT_TRUE(session.snapshot().conflicts().empty());
    EXPECT_EQ(session.snapshot().find<model::Role>(role)->title.sv, "Tre");
    ASSERT_TRUE(other.merge(session.log().file()).has_value());
    EXPECT_TRUE(other.snapshot().conflicts().empty());
}

TEST_F(SessionTest, ErasingTakesThePersonalBytesAway) {
    const ThingId marked =
        run("add_person",
            R"({"name":"MARKER-NAME","contact":"MARKER-CONTACT","party":")" + customer() + R"("})")
            .created.front();
    const std::string older = session.log().file();
    const std::string coded = base::base64url("MARKER-NAME");
    ASSERT_NE(older.find(coded), std::string::npos);
    run("erase", R"({"person":")" + marked.text() + R"("})");
    EXPECT_TRUE(session.log().needs_rewrite());
    EXPECT_EQ(session.log().file().find(coded), std::string::npos);
    ASSERT_TRUE(session.merge(older).has_value());
    EXPECT_EQ(session.log().file().find(coded), std::string::npos)
        << "an older copy does not bring it back";
    EXPECT_TRUE(session.snapshot().is_erased(marked, "name"));
    Session again;
    ASSERT_TRUE(again.open(session.log().file() + older).has_value());
    EXPECT_EQ(again.snapshot().find<model::Person>(marked)->name, "");
    EXPECT_EQ(again.log().file().find(coded), std::string::npos);
}

TEST_F(SessionTest, PrivateFieldsAreRefusedByTheSharedLog) {
    const auto refused = session.run(
        "create", arguments(R"({"kind":"note","fields":{"about":")" + session.author()->text() +
                            R"(","text":"t","private_text":"secret"}})"));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::FieldPrivate);
}

// Sentences and subjects, in order: what a reader could tell apart.
std::string listed(const std::vector<rules::Finding>& findings) {
    std::string out;
    for (const rules::Finding& finding : findings)
        out += finding.rule + " " + finding.subject.text() + " " + finding.text.key + "\n";
    return out;
}

TEST_F(SessionTest, FindingsKeptFromStateToStateAreThoseFromScratch) {
    const auto same = [&] {
        EXPECT_EQ(listed(session.findings()),
                  listed(rules::evaluate_all(session.snapshot(), session.as_of())));
    };
    same();
    const ThingId pair = add_pair("A", "B");
    same();
    EXPECT_FALSE(session.findings().empty());
    const ThingId role = session.snapshot().find<model::Pair>(pair)->customer_role;
    run("assign_person",
        R"({"role":")" + role.text() + R"(","person":")" + session.author()->text() + R"("})");
    same();
    run("set_mandate", R"({"subject":")" + role.text() + R"(","powers":{"money_limit":"500"}})");
    same();
    const ThingId kpi =
        run("create", R"({"kind":"kpi","fields":{"name":{"sv":"Drifttid"}}})").created.front();
    same();
    const ThingId series =
        run("create", R"({"kind":"series","fields":{"name":{"sv":"Drift"}}})").created.front();
    run("create", R"({"kind":"kpi_version","fields":{"kpi":")" + kpi.text() + R"(","numerator":")" +
                      series.text() +
                      R"(","frequency":"month","effective_from":"2025-10-01","due_day":10}})");
    same();
    run("measure", R"({"series":")" + series.text() + R"(","periods":["2025-10"],"values":["5"]})");
    same();
    EXPECT_NE(listed(session.findings()).find("measurement_overdue"), std::string::npos);
    run("measure", R"({"series":")" + series.text() +
                       R"(","periods":["2025-11","2025-12","2026-01"],"values":["5","5","5"]})");
    same();
    EXPECT_EQ(listed(session.findings()).find("measurement_overdue"), std::string::npos);
    session.set_as_of(*base::Date::parse("2020-01-01"));
    same();
    ASSERT_TRUE(session.run("undo", {}).has_value());
    same();
    run("remove", R"({"thing":")" + pair.text() + R"("})");
    same();
    ASSERT_TRUE(session.open(std::string(session.log().file())).has_value());
    same();
}

TEST_F(SessionTest, ReadOnlyIsRefusedInTheCore) {
    session.set_access(Access::ReadOnly);
    EXPECT_EQ(session.run("undo", {}).error().code, ErrorCode::ReadOnly);
}

TEST_F(SessionTest, MeasurementsAreCorrectedNotOverwritten) {
    const ThingId series =
        run("create", R"({"kind":"series","fields":{"name":{"sv":"Ärenden"}}})").created.front();
    run("measure", R"({"series":")" + series.text() +
                       R"(","periods":["2026-01","2026-02"],"values":["99.90","5"]})");
    EXPECT_EQ(session
                  .run("measure", arguments(R"({"series":")" + series.text() +
                                            R"(","periods":["2026-02"],"values":["1"]})"))
                  .error()
                  .path,
              "/periods/0");
    run("correct", R"({"series":")" + series.text() + R"(","period":"2026-02","value":"6"})");
    const auto& rows = session.snapshot().find<model::Series>(series)->measurements;
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].value.text(), "99.90");
    EXPECT_EQ(rows[1].corrected_by, 2);
    EXPECT_EQ(rows[2].corrects, 1);
}

TEST_F(SessionTest, ALargeImportIsOneAct) {
    const ThingId series =
        run("create", R"({"kind":"series","fields":{"name":{"sv":"Dygn"}}})").created.front();
    json::Array periods;
    json::Array values;
    base::Date day = *base::Date::parse("2000-01-01");
    for (int i = 0; i < 9000; ++i, day = day.plus_days(1)) {
        periods.emplace_back(day.text());
        values.emplace_back("123456.789");
    }
    json::Object args;
    args.set("series", series.text());
    args.set("periods", std::move(periods));
    args.set("values", std::move(values));
    const auto done = session.run("measure", args);
    ASSERT_TRUE(done.has_value()) << done.error().detail;
    EXPECT_EQ(session.snapshot().find<model::Series>(series)->measurements.size(), 9000U);
    std::size_t commits = 0;
    for (const auto& meta : session.log().metas()) commits += meta.act == done->act ? 1 : 0;
    EXPECT_GT(commits, 1U) << "several commits carry the one act";
}

TEST_F(SessionTest, WithoutADateTheOpeningDateIsTaken) {
    EXPECT_EQ(session.as_of().text(), "2026-03-01") << "the host's today";
    const std::string id = session.snapshot().partnership()->thing.id.text();
    run("set", R"({"thing":")" + id + R"(","field":"opens_at","to":"2026-09-30"})");
    EXPECT_EQ(session.as_of().text(), "2026-09-30");
    session.set_as_of(*base::Date::parse("2025-01-01"));
    EXPECT_EQ(session.as_of().text(), "2025-01-01");
}

}  // namespace
}  // namespace samverka::session
