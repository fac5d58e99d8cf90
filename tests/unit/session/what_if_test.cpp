// What is only tried changes nothing, and a job does the same however it is sliced.
#include "core/session/what_if.h"

#include <gtest/gtest.h>

#include "core/json/write.h"
#include "core/session/job.h"
#include "tests/support/session_fixture.h"

namespace samverka::session {
namespace {

using base::ErrorCode;

class WhatIfTest : public test::SessionFixture {
  public:
    [[nodiscard]] static json::Value commands(std::string_view text) {
        return *test::arguments("{\"list\":" + std::string(text) + "}").find("list");
    }
};

TEST_F(WhatIfTest, TellsWhatWouldFollowAndLeavesTheRealOneAlone) {
    const std::string before = session.log().file();
    const std::size_t findings = session.findings().size();
    auto copy = what_if(session);
    ASSERT_TRUE(copy.has_value());
    const auto pair = commands(
        R"([{"command":"add_pair","args":{"level":")" + level(0).text() +
        R"(","customer_title":{"sv":"Säkerhetschef"},"supplier_title":{"sv":"Säkerhetsansvarig"}}}])");
    ASSERT_TRUE(run_commands(**copy, pair).has_value());
    const Consequences found = consequences(session, **copy);
    EXPECT_FALSE(found.appeared.empty());  // two vacant roles, at least
    EXPECT_EQ(session.log().file(), before);
    EXPECT_EQ(session.findings().size(), findings);
}

TEST_F(WhatIfTest, TryingDrawsNoIdFromTheRealStream) {
    session::Session other;
    prepare(other);
    begin(other);
    auto copy = what_if(session);
    ASSERT_TRUE(copy.has_value());
    const std::string text = R"({"level":")" + level(0).text() +
                             R"(","customer_title":{"sv":"A"},"supplier_title":{"sv":"B"}})";
    ASSERT_TRUE((*copy)->run("add_pair", test::arguments(text)).has_value());
    const auto tried = session.run("add_pair", test::arguments(text));
    const auto untried = other.run("add_pair", test::arguments(text));
    ASSERT_TRUE(tried.has_value());
    ASSERT_TRUE(untried.has_value());
    EXPECT_EQ(tried->created, untried->created);
}

TEST_F(WhatIfTest, NothingDiffersWhenNothingIsDone) {
    auto copy = what_if(session);
    ASSERT_TRUE(copy.has_value());
    const Consequences found = consequences(session, **copy);
    EXPECT_TRUE(found.appeared.empty());
    EXPECT_TRUE(found.gone.empty());
    EXPECT_TRUE(found.values.empty());
    EXPECT_TRUE(found.progress.empty());
}

TEST_F(WhatIfTest, ARefusedCommandIsToldAndNothingIsWrittenAnywhere) {
    auto copy = what_if(session);
    ASSERT_TRUE(copy.has_value());
    const auto done = run_commands(**copy, commands(R"([{"command":"remove","args":{}}])"));
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(run_commands(**copy, commands(R"([{"args":{}}])")).error().code,
              ErrorCode::ArgumentMissing);
}

TEST_F(WhatIfTest, WithoutAPartnershipThereIsNothingToTry) {
    const Session empty;
    EXPECT_EQ(what_if(empty).error().code, ErrorCode::NotOpen);
    EXPECT_EQ(begin_job(empty, "verify", {}).error().code, ErrorCode::NotOpen);
}

TEST_F(WhatIfTest, AJobComesToTheSameInSlicesOfAnySize) {
    add_pair("A", "B");
    std::string expected;
    for (const std::int64_t units : {1, 2, 1000}) {
        auto job = begin_job(session, "verify", {});
        ASSERT_TRUE(job.has_value());
        std::int64_t steps = 0;
        while (!(*job)->progress().finished()) {
            (*job)->step(units);
            ASSERT_LT(++steps, 1000);
        }
        const std::string result = json::write(json::Value((*job)->result()));
        EXPECT_NE(result.find("\"damaged\":0"), std::string::npos) << result;
        if (expected.empty()) expected = result;
        EXPECT_EQ(result, expected);
        if (units == 1) EXPECT_EQ(steps, (*job)->progress().total);
    }
}

TEST_F(WhatIfTest, AlternativesAreTriedOneByOneEachOnItsOwn) {
    const std::string one = R"([{"command":"add_pair","args":{"level":")" + level(0).text() +
                            R"(","customer_title":{"sv":"A"},"supplier_title":{"sv":"B"}}}])";
    const json::Object arguments = test::arguments("{\"alternatives\":[" + one + "," + one +
                                                   ",[{\"command\":\"nothing\",\"args\":{}}]]}");
    auto job = begin_job(session, "alternatives", arguments);
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ((*job)->progress().total, 3);
    (*job)->step(1);
    EXPECT_EQ((*job)->progress().done, 1);
    (*job)->step(10);
    const json::Object result = (*job)->result();
    const json::Array& found = *result.find("alternatives")->array();
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(json::write(found[0]), json::write(found[1]));
    EXPECT_EQ(*found[2].object()->find("refused")->string(), "command_unknown");
}

}  // namespace
}  // namespace samverka::session
