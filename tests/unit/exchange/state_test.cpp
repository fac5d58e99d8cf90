// The whole state out and in: what is exported after an import is the same, byte for byte.
#include "core/exchange/state_json.h"

#include <gtest/gtest.h>

#include <memory>

#include "core/json/read.h"
#include "core/json/write.h"
#include "core/log/log.h"
#include "core/model/in_force.h"
#include "tests/support/session_fixture.h"

namespace samverka::exchange {
namespace {

using base::ErrorCode;
using base::ThingId;
using session::Session;
using test::SessionFixture;

constexpr std::string_view kSeed = "another seed of sixteen bytes or more";

class StateTest : public SessionFixture {
  public:
    // Imports the session's state into a new log; that log's snapshot exports the same.
    std::unique_ptr<log::Log> imported(const Session& from) {
        const json::Value state = export_state(from.snapshot());
        const auto file =
            import_state(model::standard_schema(), state, {.entropy = kSeed, .now = from.now()});
        auto out = std::make_unique<log::Log>(model::standard_schema());
        EXPECT_TRUE(file.has_value())
            << (file ? "" : file.error().front().path + file.error().front().detail);
        if (!file) return out;
        const auto report = out->load(*file);
        EXPECT_TRUE(report.has_value() && report->warnings.empty());
        EXPECT_EQ(state_text(out->snapshot()), state_text(from.snapshot()));
        EXPECT_NE(out->partnership(), from.log().partnership());
        return out;
    }
    std::unique_ptr<log::Log> imported() { return imported(session); }

    // Another writer of the same file as it is now.
    std::unique_ptr<Session> copy(std::string_view seed) {
        auto out = std::make_unique<Session>();
        prepare(*out, seed);
        EXPECT_TRUE(out->open(session.log().file()).has_value());
        EXPECT_TRUE(out->set_author(*session.author()).has_value());
        return out;
    }
    void take_in(const Session& other) {
        const auto report = session.merge(other.log().file());
        ASSERT_TRUE(report.has_value());
    }

    ThingId supplier_person() {
        return run("add_person", R"({"name":"Erik Lund","party":")" + supplier() + "\"}")
            .created.at(0);
    }
    ThingId mandate(ThingId role, std::string_view limit) {
        return run("set_mandate", R"({"subject":")" + role.text() +
                                      R"(","powers":{"strategy":"decides","money_limit":")" +
                                      std::string(limit) + "\"}}")
            .created.at(0);
    }
    static std::string latest_hash(const Session& of, ThingId version) {
        return of.snapshot().proposals(version).back().content_hash.text();
    }
    // Both sides approve the latest proposal.
    static void approve(Session& as, ThingId version, ThingId other_side) {
        const std::string start =
            R"({"version":")" + version.text() + R"(","hash":")" + latest_hash(as, version) + "\"";
        run(as, "approve", start + "}");
        run(as, "approve", start + R"(,"on_behalf":")" + other_side.text() + "\"}");
    }
    using SessionFixture::run;
};

TEST_F(StateTest, ANewPartnershipComesBackTheSame) {
    add_pair("It-direktör", "Affärsområdeschef");
    imported();
}

TEST_F(StateTest, TheExportNamesNoTimesAndNoWriters) {
    const std::string text = state_text(session.snapshot());
    EXPECT_EQ(text.find("sha256-"), std::string::npos);
    EXPECT_EQ(text.find(session.log().partnership().text()), std::string::npos);
    for (const auto& meta : session.log().metas()) {
        EXPECT_EQ(text.find(meta.replica.text()), std::string::npos);
        EXPECT_EQ(text.find(meta.act.text()), std::string::npos);
    }
    EXPECT_EQ(text.back(), '\n');
}

TEST_F(StateTest, SidesOfAConflictKeepTheirOrder) {
    const ThingId pair = add_pair("It-direktör", "Affärsområdeschef");
    const ThingId role = session.snapshot().find<model::Pair>(pair)->customer_role;
    const std::string set =
        R"({"thing":")" + role.text() + R"(","field":"title","language":"sv","to":")";
    const auto second = copy("the seed of a second writer");
    const auto third = copy("the seed of the third writer");
    run("set", set + "Ett\"}");
    run(*second, "set", set + "Två\"}");
    run(*third, "set", set + "Tre\"}");
    take_in(*second);
    take_in(*third);
    ASSERT_EQ(session.snapshot().conflicts().size(), 1U);
    const auto again = imported();
    ASSERT_EQ(again->snapshot().conflicts().size(), 1U);
    const auto& sides = again->snapshot().conflicts()[0].sides;
    const auto& before = session.snapshot().conflicts()[0].sides;
    ASSERT_EQ(sides.size(), 3U);
    for (std::size_t i = 0; i < sides.size(); ++i) EXPECT_EQ(sides[i].value, before[i].value);
}

TEST_F(StateTest, ANameInConflictComesBackWithBothSides) {
    const std::string set =
        R"({"thing":")" + session.author()->text() + R"(","field":"name","to":")";
    const auto other = copy("the seed of a second writer");
    run("set", set + "Anna Bergh\"}");
    run(*other, "set", set + "Anna Berg-Holm\"}");
    take_in(*other);
    ASSERT_EQ(session.snapshot().conflicts().size(), 1U);
    EXPECT_EQ(imported()->snapshot().conflicts().size(), 1U);
}

TEST_F(StateTest, RemovedByOneAndChangedByTheOtherComesBack) {
    const ThingId pair = add_pair("It-direktör", "Affärsområdeschef");
    const ThingId role = session.snapshot().find<model::Pair>(pair)->customer_role;
    const auto other = copy("the seed of a second writer");
    run("remove", R"({"thing":")" + role.text() + "\"}");
    run(*other, "set",
        R"({"thing":")" + role.text() + R"(","field":"title","language":"en","to":"CIO"})");
    take_in(*other);
    ASSERT_FALSE(session.snapshot().conflicts().empty());
    const auto again = imported();
    EXPECT_EQ(again->snapshot().conflicts().size(), session.snapshot().conflicts().size());
    EXPECT_NE(again->snapshot().find(role), nullptr);
}

TEST_F(StateTest, WhatWasRemovedIsLeftOut) {
    const ThingId pair = add_pair("It-direktör", "Affärsområdeschef");
    run("remove", R"({"thing":")" + pair.text() + "\"}");
    EXPECT_EQ(state_text(session.snapshot()).find(pair.text()), std::string::npos);
    imported();
}

TEST_F(StateTest, ErasedTextStaysErased) {
    const ThingId erik = supplier_person();
    run("erase", R"({"person":")" + erik.text() + "\"}");
    EXPECT_NE(state_text(session.snapshot()).find(R"("erased": true)"), std::string::npos);
    const auto again = imported();
    EXPECT_TRUE(again->snapshot().is_erased(erik, "name"));
    EXPECT_EQ(again->file().find("Erik"), std::string::npos);
}

TEST_F(StateTest, ApprovalsComeBackWithWhoGaveThem) {
    const ThingId erik = supplier_person();
    const ThingId pair = add_pair("It-direktör", "Affärsområdeschef");
    const ThingId role = session.snapshot().find<model::Pair>(pair)->customer_role;
    const ThingId first = mandate(role, "400000000");
    run("propose", R"({"version":")" + first.text() + "\"}");
    imported();  // pending
    run("approve",
        R"({"version":")" + first.text() + R"(","hash":")" + latest_hash(session, first) + "\"}");
    imported();  // by one side
    run("approve", R"({"version":")" + first.text() + R"(","hash":")" +
                       latest_hash(session, first) + R"(","on_behalf":")" + erik.text() + "\"}");
    const auto again = imported();
    const auto found = model::version_in_force(again->snapshot(), model::ThingKind::Mandate, role,
                                               session.as_of());
    ASSERT_EQ(found.state, model::VersionState::Approved);
    EXPECT_EQ(found.approval->customer->author, *session.author());
    EXPECT_EQ(found.approval->supplier->author, erik);
}

TEST_F(StateTest, LaterVersionsStayLater) {
    const ThingId erik = supplier_person();
    const ThingId pair = add_pair("It-direktör", "Affärsområdeschef");
    const ThingId role = session.snapshot().find<model::Pair>(pair)->customer_role;
    for (const std::string_view limit : {"900000000", "400000000", "600000000"}) {
        const ThingId version = mandate(role, limit);
        run("propose", R"({"version":")" + version.text() + "\"}");
        approve(session, version, erik);
    }
    static_cast<void>(mandate(role, "100000000"));
    const auto again = imported();
    const auto before = model::version_in_force(session.snapshot(), model::ThingKind::Mandate, role,
                                                session.as_of());
    const auto after = model::version_in_force(again->snapshot(), model::ThingKind::Mandate, role,
                                               session.as_of());
    EXPECT_EQ(after.version, before.version);
    ASSERT_NE(after.draft, nullptr);
    EXPECT_EQ(after.draft->id, before.draft->id);
    EXPECT_EQ(model::content_in_force<model::Mandate>(after)->powers.money_limit->minor, 600000000);
}

TEST_F(StateTest, AWithdrawnProposalMadeAgainComesBack) {
    const ThingId pair = add_pair("It-direktör", "Affärsområdeschef");
    const ThingId version =
        mandate(session.snapshot().find<model::Pair>(pair)->customer_role, "400000000");
    const std::string named = R"({"version":")" + version.text() + "\"}";
    run("propose", named);
    run("revoke", named);
    run("propose", named);
    const auto again = imported();
    ASSERT_EQ(again->snapshot().proposals(version).size(), 2U);
    EXPECT_TRUE(again->snapshot().proposals(version)[0].revoked);
    EXPECT_TRUE(again->snapshot().proposals(version)[1].pending());
}

TEST_F(StateTest, WhatTwoProposedApartIsApprovedForEachByItself) {
    const ThingId erik = supplier_person();
    const ThingId pair = add_pair("It-direktör", "Affärsområdeschef");
    const ThingId version =
        mandate(session.snapshot().find<model::Pair>(pair)->customer_role, "400000000");
    const std::string named = R"({"version":")" + version.text() + "\"}";
    const auto other = copy("the seed of a second writer");
    run("propose", named);
    run("approve", R"({"version":")" + version.text() + R"(","hash":")" +
                       latest_hash(session, version) + "\"}");
    run(*other, "propose", named);
    take_in(*other);
    ASSERT_EQ(session.snapshot().proposals(version).size(), 2U);
    imported();  // one half approved, the other not at all
    run("approve", R"({"version":")" + version.text() + R"(","hash":")" +
                       latest_hash(session, version) + R"(","on_behalf":")" + erik.text() + "\"}");
    imported();
}

class ContestedTest : public StateTest {
  public:
    // Two versions of one mandate, approved by both sides apart from each other, above one that
    // both know.
    void contest() {
        erik = supplier_person();
        role = session.snapshot()
                   .find<model::Pair>(add_pair("It-direktör", "Affärsområdeschef"))
                   ->customer_role;
        const ThingId known = mandate(role, "200000000");
        run("propose", R"({"version":")" + known.text() + "\"}");
        approve(session, known, erik);
        const auto other = copy("the seed of a second writer");
        for (auto& [writer, limit] :
             {std::pair{&session, "400000000"}, std::pair{other.get(), "600000000"}}) {
            const ThingId version = run(*writer, "set_mandate",
                                        R"({"subject":")" + role.text() +
                                            R"(","powers":{"money_limit":")" + limit + "\"}}")
                                        .created.at(0);
            run(*writer, "propose", R"({"version":")" + version.text() + "\"}");
            approve(*writer, version, erik);
        }
        take_in(*other);
        ASSERT_EQ(session.snapshot().conflicts().size(), 1U);
        ASSERT_EQ(session.snapshot().conflicts()[0].kind, model::ConflictKind::Versions);
    }
    ThingId erik;
    ThingId role;
};

TEST_F(ContestedTest, VersionsApprovedApartComeBackAsAConflict) {
    contest();
    const auto again = imported();
    ASSERT_EQ(again->snapshot().conflicts().size(), 1U);
    EXPECT_EQ(again->snapshot().conflicts()[0].sides.size(), 2U);
    const auto found = model::version_in_force(again->snapshot(), model::ThingKind::Mandate, role,
                                               session.as_of());
    EXPECT_EQ(model::content_in_force<model::Mandate>(found)->powers.money_limit->minor, 200000000);
}

TEST_F(ContestedTest, AndStaySettledOnceALaterOneIsApproved) {
    contest();
    const ThingId settles = mandate(role, "500000000");
    run("propose", R"({"version":")" + settles.text() + "\"}");
    approve(session, settles, erik);
    ASSERT_TRUE(session.snapshot().conflicts().empty());
    const auto again = imported();
    EXPECT_TRUE(again->snapshot().conflicts().empty());
    const auto found = model::version_in_force(again->snapshot(), model::ThingKind::Mandate, role,
                                               session.as_of());
    EXPECT_EQ(found.version, settles);
}

TEST_F(StateTest, MeasurementsAndCorrectionsComeBack) {
    const ThingId series =
        run("create", R"({"kind":"series","fields":{"name":{"sv":"Tillgänglighet"}}})")
            .created.at(0);
    const std::string about = R"({"series":")" + series.text() + "\",";
    run("measure",
        about +
            R"("periods":["2026-01","2026-02"],"values":["99.90","99.5"],"reference":"driftrapport"})");
    run("measure", about + R"("periods":["2026-03"],"values":["98"]})");
    run("correct", about + R"("period":"2026-02","value":"99.7","reference":"ny mätning"})");
    run("correct", about + R"("period":"2026-02","value":"99.8"})");
    const auto again = imported();
    const auto& rows = again->snapshot().find<model::Series>(series)->measurements;
    const auto& before = session.snapshot().find<model::Series>(series)->measurements;
    ASSERT_EQ(rows.size(), before.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].value.text(), before[i].value.text());
        EXPECT_EQ(rows[i].corrects, before[i].corrects);
        EXPECT_EQ(rows[i].corrected_by, before[i].corrected_by);
    }
}

TEST_F(StateTest, AWithdrawnValueComesBackWithdrawn) {
    const ThingId series =
        run("create", R"({"kind":"series","fields":{"name":{"sv":"Drifttid"}}})").created.at(0);
    const std::string about = R"({"series":")" + series.text() + "\",";
    run("measure", about + R"("periods":["2026-01","2026-02"],"values":["99.90","99.5"]})");
    run("correct", about + R"("period":"2026-02","value":"","reference":"fel system"})");
    run("measure", about + R"("periods":["2026-02"],"values":["98"]})");
    run("correct", about + R"("period":"2026-01","value":""})");
    run("undo", "{}");
    run("redo", "{}");
    EXPECT_NE(json::write(export_state(session.snapshot())).find(R"("values":["99.90",null,)"),
              std::string::npos)
        << "the column has a gap";
    const auto again = imported();
    const auto& rows = again->snapshot().find<model::Series>(series)->measurements;
    const auto& before = session.snapshot().find<model::Series>(series)->measurements;
    ASSERT_EQ(rows.size(), before.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows[i].withdrawn, before[i].withdrawn);
        EXPECT_EQ(rows[i].corrects, before[i].corrects);
        EXPECT_EQ(rows[i].stands(), before[i].stands());
    }
}

TEST_F(StateTest, AnImportedPartnershipCanBeWrittenIn) {
    const auto log = imported();
    Session next;
    prepare(next, "the seed of whoever goes on");
    ASSERT_TRUE(next.open(log->file()).has_value());
    ASSERT_TRUE(next.set_author(*session.author()).has_value());
    run(next, "set",
        R"({"thing":")" + session.author()->text() +
            R"(","field":"contact","to":"anna@region.example"})");
    imported(next);
}

// ---- documents that are wrong

class FaultyStateTest : public StateTest {
  public:
    Faults faults(const json::Value& state) {
        const auto file =
            import_state(model::standard_schema(), state, {.entropy = kSeed, .now = {}});
        return file ? Faults() : file.error();
    }
    json::Value document() { return export_state(session.snapshot()); }
    static json::Object& thing(json::Value& state, std::size_t index) {
        return *(*state.object()->find("things")->array())[index].object();
    }
};

TEST_F(FaultyStateTest, NamesEveryFaultWithItsPlace) {
    json::Value state = document();
    state.object()->set("version", 2);
    state.object()->set("extra", true);
    thing(state, 0).find("fields")->object()->set("nonsense", 1);
    thing(state, 1).find("fields")->object()->set("side", "north");
    thing(state, 2).set("kind", "planet");
    std::vector<std::pair<ErrorCode, std::string>> found;
    for (const base::Error& fault : faults(state)) found.emplace_back(fault.code, fault.path);
    const std::vector<std::pair<ErrorCode, std::string>> expected{
        {ErrorCode::FormatNewer, "/version"},
        {ErrorCode::FieldUnknown, "/extra"},
        {ErrorCode::FieldUnknown, "/things/0/fields/nonsense"},
        {ErrorCode::ChoiceUnknown, "/things/1/fields/side"},
        {ErrorCode::KindUnknown, "/things/2/kind"},
    };
    EXPECT_EQ(found, expected);
}

TEST_F(FaultyStateTest, RefusesPrivateText) {
    json::Value state = document();
    const json::Value note = test::arguments(
        R"({"id":"0000000000000001","kind":"note","fields":{"private_text":"hemligt"}})");
    state.object()->find("things")->array()->push_back(note);
    const auto found = faults(state);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, ErrorCode::FieldPrivate);
}

TEST_F(FaultyStateTest, RefusesTheSameIdTwice) {
    json::Value state = document();
    auto& things = *state.object()->find("things")->array();
    things.push_back(things.front());
    const auto found = faults(state);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].path, "/things/" + std::to_string(things.size() - 1) + "/id");
}

TEST_F(FaultyStateTest, RefusesConflictsWithoutSidesThatDiffer) {
    json::Value state = document();
    const std::string start = R"({"kind":"field","field":"currency","thing":")" +
                              session.snapshot().partnership()->thing.id.text() + R"(","sides":)";
    for (const std::string sides : {"[]", R"(["SEK"])", R"(["SEK","SEK"])", R"(["EUR","SEK"])"}) {
        state.object()->set("conflicts", json::Array{test::arguments(start + sides + "}")});
        const auto found = faults(state);
        ASSERT_EQ(found.size(), 1U) << sides;
        EXPECT_EQ(found[0].code, ErrorCode::ConflictMissing) << sides;
    }
    state.object()->set("conflicts", json::Array{test::arguments(start + R"(["SEK","EUR"]})")});
    EXPECT_TRUE(faults(state).empty());
}

TEST_F(FaultyStateTest, RefusesContentThatIsNotWhatItsHashSays) {
    const ThingId pair = add_pair("It-direktör", "Affärsområdeschef");
    const ThingId version =
        mandate(session.snapshot().find<model::Pair>(pair)->customer_role, "400000000");
    run("propose", R"({"version":")" + version.text() + "\"}");
    std::string text = json::write(document());
    const std::size_t at = text.find("\"400000000\"");  // in the approvals, which come first
    text.replace(at, 11, "\"900000000\"");
    const auto found = faults(*json::read(text));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, ErrorCode::HashMismatch);
    EXPECT_EQ(found[0].path, "/approvals/0/proposals/0/hash");
}

TEST_F(FaultyStateTest, OnlyACorrectionMayLackItsValue) {
    json::Value state = document();
    const auto series = [&](std::string_view state_name) {
        return test::arguments(
            R"({"id":"0000000000000001","kind":"series","fields":{"measurements":{"periods":["2026-01"],)"
            R"("values":[null],"states":[")" +
            std::string(state_name) + R"("],"references":[""],"corrects":[null]}}})");
    };
    auto& things = *state.object()->find("things")->array();
    things.emplace_back(series("reported"));
    const auto found = faults(state);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, ErrorCode::FieldType);
    EXPECT_TRUE(found[0].path.ends_with("/measurements/values/0"));
    things.back() = series("corrected");
    EXPECT_TRUE(faults(state).empty());
}

TEST_F(FaultyStateTest, RefusesCorrectionsThatGoInACircle) {
    json::Value state = document();
    const json::Value series = test::arguments(
        R"({"id":"0000000000000001","kind":"series","fields":{"measurements":{"periods":["2026-01","2026-02"],)"
        R"("values":["1","2"],"states":["corrected","corrected"],"references":["",""],"corrects":[1,0]}}})");
    state.object()->find("things")->array()->push_back(series);
    const auto found = faults(state);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].path.ends_with("/measurements/corrects"));
}

TEST_F(FaultyStateTest, RefusesWhatIsNoStateAtAll) {
    EXPECT_FALSE(faults(nullptr).empty());
    EXPECT_FALSE(faults(json::Array{}).empty());
    EXPECT_FALSE(faults(json::Object()).empty());
    const auto file =
        import_state(model::standard_schema(), document(), {.entropy = "short", .now = {}});
    ASSERT_FALSE(file.has_value());
    EXPECT_EQ(file.error().front().code, ErrorCode::EntropyMissing);
}

}  // namespace
}  // namespace samverka::exchange
