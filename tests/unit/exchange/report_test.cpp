// History as sentences, reports as JSON, schema and TypeScript: all from the tables.
#include "core/exchange/report_json.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>

#include "core/exchange/schema.h"
#include "core/exchange/state_json.h"
#include "core/json/read.h"
#include "core/json/write.h"
#include "tests/support/session_fixture.h"

namespace samverka::exchange {
namespace {

using base::ThingId;
using locale::Language;
using test::SessionFixture;

std::string file_text(const char* path) {
    const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path, "rb"), &std::fclose);
    std::string out;
    if (file == nullptr) return out;
    std::array<char, 4096> chunk{};
    for (std::size_t count = 1; count > 0;) {
        count = std::fread(chunk.data(), 1, chunk.size(), file.get());
        out.append(chunk.data(), count);
    }
    return out;
}

class ReportTest : public SessionFixture {
  public:
    std::string told(std::size_t act, std::size_t line) {
        const json::Value log = log_json(session.log(), {}, Language::Swedish);
        const json::Object& found = *(*log.object()->find("acts")->array()).at(act).object();
        return *found.find("lines")->array()->at(line).string();
    }
    std::string headline(std::size_t act, Language language = Language::Swedish) {
        const json::Value log = log_json(session.log(), {}, language);
        return *log.object()->find("acts")->array()->at(act).object()->find("text")->string();
    }
    ThingId role() {
        return session.snapshot()
            .find<model::Pair>(add_pair("It-direktör", "Affärsområdeschef"))
            ->customer_role;
    }
    void set_limit(ThingId subject, std::string_view limit) {
        run("set_mandate", R"({"subject":")" + subject.text() + R"(","powers":{"money_limit":")" +
                               std::string(limit) + "\"}}");
    }
};

TEST_F(ReportTest, AnActIsASentenceWithWhatItWasBefore) {
    const ThingId id = role();
    run("set",
        R"({"thing":")" + id.text() + R"(","field":"title","language":"sv","to":"It-chef"})");
    EXPECT_EQ(headline(0),
              "Anna Berg satte Titel på svenska för It-chef till ”It-chef” (var ”It-direktör”)");
    EXPECT_EQ(headline(0, Language::English),
              "Anna Berg set Title in Swedish of It-chef to “It-chef” (was “It-direktör”)");
}

TEST_F(ReportTest, ACompositeIsToldByWhatDiffers) {
    const ThingId id = role();
    set_limit(id, "400000000");
    set_limit(id, "1000000000");
    const json::Value log =
        log_json(session.log(), {.thing = {}, .acts_max = 1}, Language::Swedish);
    EXPECT_NE(json::write(log).find(
                  "Anna Berg satte Beloppsgräns för It-direktör till 10\u00a0Mkr (var 4\u00a0Mkr)"),
              std::string::npos)
        << json::write(log);
}

TEST_F(ReportTest, UndoNamesWhatItUndid) {
    const ThingId id = role();
    run("set",
        R"({"thing":")" + id.text() + R"(","field":"title","language":"sv","to":"It-chef"})");
    run("undo", "{}");
    EXPECT_EQ(headline(0), "Anna Berg ångrade ”Ändra” på It-direktör");
    run("redo", "{}");
    EXPECT_EQ(headline(0), "Anna Berg gjorde om ”Ändra” på It-chef");
}

TEST_F(ReportTest, AnErasedNameIsInNoSentence) {
    const ThingId erik =
        run("add_person", R"({"name":"Erik Lund","party":")" + supplier() + "\"}").created.at(0);
    run("set",
        R"({"thing":")" + erik.text() + R"(","field":"contact","to":"erik@nordia.example"})");
    run("erase", R"({"person":")" + erik.text() + "\"}");
    const std::string all = json::write(log_json(session.log(), {}, Language::English));
    EXPECT_EQ(all.find("Erik"), std::string::npos);
    EXPECT_EQ(all.find("erik@"), std::string::npos);
    EXPECT_NE(all.find("(erased)"), std::string::npos);
}

TEST_F(ReportTest, HistoryOfOneThingLeavesOutTheRest) {
    const ThingId id = role();
    run("set",
        R"({"thing":")" + id.text() + R"(","field":"title","language":"sv","to":"It-chef"})");
    const auto all = history::acts(session.log());
    const auto one = history::acts(session.log(), {.thing = id, .acts_max = 0});
    EXPECT_EQ(all.size(), 3U);
    EXPECT_EQ(one.size(), 2U);
    EXPECT_EQ(one.front().command, "set");
    EXPECT_EQ(history::acts(session.log(), {.thing = {}, .acts_max = 1}).size(), 1U);
}

TEST_F(ReportTest, FindingsVerifyAndShowSaySomething) {
    static_cast<void>(role());
    const json::Value findings = findings_json(session, Language::Swedish);
    ASSERT_FALSE(findings.object()->find("findings")->array()->empty());
    const json::Object& first = *findings.object()->find("findings")->array()->front().object();
    for (const char* key :
         {"rule", "severity", "subject", "kind", "text", "reason", "evidence", "mends"})
        EXPECT_NE(first.find(key), nullptr) << key;
    const json::Value verified = verify_json(session.log(), Language::English);
    EXPECT_EQ(*verified.object()->find("complete")->boolean(), true);
    EXPECT_EQ(*verified.object()->find("state_hash")->string(),
              state_hash(session.snapshot()).text());
    const json::Value shown = show_json(session, Language::Swedish);
    EXPECT_EQ(shown.object()->find("levels")->array()->size(), 3U);
}

// ---- one line for a field

struct Extended {
    std::vector<model::Field> fields;
    std::vector<model::ThingType> types;
    model::Schema schema;
};

// The standard tables, with a field more on roles; it borrows the place of the position, which
// roles in this test lack.
Extended with_one_more_field() {
    Extended out;
    const auto standard = model::standard_schema().types;
    out.types.assign(standard.begin(), standard.end());
    model::ThingType& role = out.types[static_cast<std::size_t>(model::ThingKind::Role)];
    for (const model::Field& field : role.fields)
        if (std::string_view(field.name) != "position") out.fields.push_back(field);
    model::Field nickname = *role.find_field("position");
    nickname.name = "nickname";
    nickname.kind = model::FieldKind::Text;
    nickname.limit_max = 40;
    out.fields.push_back(nickname);
    role.fields = out.fields;
    out.schema = {.types = out.types};
    return out;
}

TEST(OneLineForAField, AppearsInSchemaTypesStateAndHistory) {
    const Extended extended = with_one_more_field();
    EXPECT_NE(json::write(state_schema(extended.schema))
                  .find(R"("nickname":{"maxLength":40,"type":"string"})"),
              std::string::npos);
    EXPECT_NE(json::write(commands_schema(extended.schema)).find("\"nickname\""),
              std::string::npos);
    EXPECT_NE(typescript_text(extended.schema).find("  nickname?: string;\n"), std::string::npos);

    session::Session session(extended.schema);
    SessionFixture::prepare(session);
    SessionFixture::begin(session);
    const std::string party = session.snapshot().lead_party(model::Side::Customer)->thing.id.text();
    const std::string level = session.snapshot().all<model::Level>()[0]->thing.id.text();
    SessionFixture::run(
        session, "create",
        R"({"kind":"role","fields":{"title":{"sv":"It-chef"},"nickname":"Chefen","party":")" +
            party + R"(","level":")" + level + "\"}}");
    const std::string role = session.snapshot().all<model::Role>()[0]->thing.id.text();
    SessionFixture::run(session, "set",
                        R"({"thing":")" + role + R"(","field":"nickname","to":"Bossen"})");
    EXPECT_NE(state_text(session.snapshot()).find(R"("nickname": "Bossen")"), std::string::npos);
    const auto acts = history::acts(session.log(), {.thing = {}, .acts_max = 1});
    EXPECT_EQ(locale::plain_text(locale::render(acts[0].headline, Language::English)),
              "Anna Berg set role.nickname of It-chef to “Bossen” (was “Chefen”)");
    const auto file =
        import_state(extended.schema, export_state(session.snapshot()),
                     {.entropy = "a seed for the import of it", .now = session.now()});
    ASSERT_TRUE(file.has_value());
    log::Log again(extended.schema);
    ASSERT_TRUE(again.load(*file).has_value());
    EXPECT_EQ(state_text(again.snapshot()), state_text(session.snapshot()));
}

// ---- what is committed is what the tables say

TEST(GeneratedFiles, AreWhatTheTablesSay) {
    const model::Schema& schema = model::standard_schema();
    EXPECT_EQ(file_text("assets/schema/state.schema.json"),
              json::write_pretty(state_schema(schema)));
    EXPECT_EQ(file_text("assets/schema/commands.schema.json"),
              json::write_pretty(commands_schema(schema)));
    EXPECT_EQ(file_text("web/src/protocol/things.gen.ts"), typescript_text(schema));
}

}  // namespace
}  // namespace samverka::exchange
