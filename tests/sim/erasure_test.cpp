// What was erased is in no byte: not in the file, the export, the outbox, the history or a merged
// older copy.
#include <gtest/gtest.h>

#include "core/base/hash.h"
#include "core/exchange/report_json.h"
#include "core/exchange/state_json.h"
#include "core/json/write.h"
#include "tests/sim/replica.h"
#include "tests/support/session_fixture.h"

namespace samverka::test {
namespace {

class ErasureTest : public SessionFixture {
  public:
    // The marker as text and as base64url of it, wherever in a longer text it stands: three
    // alignments, without the characters at the ends that depend on what is beside them.
    static bool holds(std::string_view bytes, const std::string& marker) {
        if (bytes.find(marker) != std::string_view::npos) return true;
        for (std::size_t shift = 0; shift < 3; ++shift) {
            const std::string coded = base::base64url(std::string(shift, 'x') + marker);
            const std::string middle = coded.substr(4, coded.size() - 8);
            if (bytes.find(middle) != std::string_view::npos) return true;
        }
        return false;
    }
    static std::string all_bytes(const session::Session& session) {
        return session.log().file() + session.log().outbox() +
               exchange::state_text(session.snapshot()) +
               json::write(exchange::log_json(session.log(), {}, locale::Language::Swedish)) +
               json::write(exchange::conflicts_json(session.snapshot(), locale::Language::English));
    }
};

TEST_F(ErasureTest, AMarkerInEveryPersonalFieldIsInNoByte) {
    std::size_t fields = 0;
    for (const auto& type : model::standard_schema().types)
        for (const auto& field : type.fields) {
            if (!field.has(model::kPersonal)) continue;
            ++fields;
            const std::string marker = std::string("MARKERMARKER-") + type.name + "-" + field.name;
            const bool comment = type.kind == model::ThingKind::Comment;
            const std::string target = comment ? R"("about":")" + session.author()->text() + "\""
                                               : R"("party":")" + customer() + "\"";
            std::string created =
                R"({"kind":")" + std::string(type.name) + R"(","fields":{)" + target;
            if (!comment && std::string_view(field.name) != "name") created += R"(,"name":"N")";
            created += R"(,")" + std::string(field.name) + R"(":")" + marker + R"("}})";
            const auto id = run("create", created).created.front().text();
            run("set", R"({"thing":")" + id + R"(","field":")" + field.name + R"(","to":"then )" +
                           marker + R"("})");
            ASSERT_TRUE(session.run("undo", {}).has_value());
            ASSERT_TRUE(holds(all_bytes(session), marker));
            const std::string older = session.log().file();
            run("erase", R"({"person":")" + id + R"("})");
            EXPECT_FALSE(holds(all_bytes(session), marker)) << marker;
            ASSERT_TRUE(session.merge(older).has_value());
            EXPECT_FALSE(holds(all_bytes(session), marker)) << marker << " after an older copy";
            session::Session other;
            ASSERT_TRUE(other.open(older + session.log().file()).has_value());
            EXPECT_FALSE(holds(all_bytes(other), marker)) << marker << " in a file of both";
            session::Session behind;
            ASSERT_TRUE(behind.open(older).has_value());
            ASSERT_TRUE(behind.merge(session.log().file()).has_value());
            EXPECT_FALSE(holds(all_bytes(behind), marker)) << marker << " where it was erased late";
            ASSERT_TRUE(session.run("undo", {}).has_value() || true);
            EXPECT_FALSE(holds(all_bytes(session), marker)) << marker << " after undo";
        }
    EXPECT_GE(fields, 3U);
}

}  // namespace
}  // namespace samverka::test
