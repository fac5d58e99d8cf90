#include "native/os/keeping.h"

#include <set>
#include <string>

#include "native/os/files.h"
#include "tests/support/session_fixture.h"
#include "tests/unit/os/scratch_folder.h"

namespace samverka::os {
namespace {

using test::bytes_of;

// A file that two sessions have open, each with its own view of it.
class KeepingTest : public test::SessionFixture {
  public:
    KeepingTest() : path(folder.path("p.samverka")), file(path), their_file(path) {
        EXPECT_TRUE(create_file(path, session.log().file()));
        session.acknowledge(session.log().outbox_end());
        EXPECT_TRUE(file.read());
        prepare(other, "the seed of somebody else");
        const auto lines = their_file.read();
        EXPECT_TRUE(lines && other.open(*lines));
        EXPECT_TRUE(other.set_author(*session.author()));
    }
    void add_person(session::Session& to, const std::string& name) const {
        run(to, "add_person", R"({"name":")" + name + R"(","party":")" + customer() + R"("})");
    }
    // The file is whole, no line stands in it twice, and a session that reads it sees what `one`
    // does.
    void expect_whole(const session::Session& one) const {
        const std::string bytes = bytes_of(path);
        session::Session fresh;
        const auto report = fresh.open(bytes);
        ASSERT_TRUE(report);
        EXPECT_TRUE(report->warnings.empty());
        EXPECT_EQ(state(fresh), state(one));
        std::set<std::string> lines;
        for (std::size_t at = 0; at < bytes.size(); at = bytes.find('\n', at) + 1)
            EXPECT_TRUE(lines.insert(bytes.substr(at, bytes.find('\n', at) - at)).second);
    }

    test::ScratchFolder folder;
    std::string path;
    LogFile file;
    session::Session other;
    LogFile their_file;
};

TEST_F(KeepingTest, WhatIsSavedIsAcknowledgedAndOnDisk) {
    add_person(session, "Eva");
    EXPECT_FALSE(session.log().outbox_empty());
    ASSERT_TRUE(save(session, file));
    EXPECT_TRUE(session.log().outbox_empty());
    expect_whole(session);
}

TEST_F(KeepingTest, TwoWritersLoseNothing) {
    for (int round = 0; round < 5; ++round) {
        add_person(session, "Inne " + std::to_string(round));
        add_person(other, "Ute " + std::to_string(round));
        ASSERT_TRUE(save(other, their_file));
        ASSERT_TRUE(save(session, file));
    }
    EXPECT_EQ(take_news(other, their_file).value_or(0), 1U);
    EXPECT_EQ(state(other), state(session));
    expect_whole(session);
}

TEST_F(KeepingTest, SavingTellsWhatOfOthersCameInWithIt) {
    add_person(session, "Ensam");
    EXPECT_EQ(save(session, file).value_or(9), 0U);
    ASSERT_TRUE(take_news(other, their_file));
    for (const char* name : {"Ute", "Också ute"}) add_person(other, name);
    ASSERT_TRUE(save(other, their_file));
    add_person(session, "Inne");
    EXPECT_EQ(save(session, file).value_or(0), 2U);
    EXPECT_EQ(save(session, file).value_or(9), 0U);
}

TEST_F(KeepingTest, NewsAreNotWrittenOnceMore) {
    add_person(other, "Ute");
    ASSERT_TRUE(save(other, their_file));
    const std::string before = bytes_of(path);
    EXPECT_EQ(take_news(session, file).value_or(0), 1U);
    EXPECT_TRUE(session.log().outbox_empty());
    EXPECT_EQ(bytes_of(path), before);
    EXPECT_EQ(take_news(session, file).value_or(9), 0U);
}

TEST_F(KeepingTest, ErasingWritesTheWholeFileAnewWithWhatOthersHaveWritten) {
    add_person(session, "Borta Bengtsson");
    ASSERT_TRUE(save(session, file));
    ASSERT_TRUE(take_news(other, their_file));
    base::ThingId gone;
    for (const model::Person* person : session.snapshot().all<model::Person>())
        if (person->name == "Borta Bengtsson") gone = person->thing.id;
    add_person(other, "Ute");
    ASSERT_TRUE(save(other, their_file));
    run("erase", R"({"person":")" + gone.text() + R"("})");
    ASSERT_TRUE(save(session, file));
    EXPECT_EQ(bytes_of(path).find("Borta Bengtsson"), std::string::npos);
    expect_whole(session);
    ASSERT_TRUE(take_news(other, their_file));
    EXPECT_EQ(state(other), state(session));
    EXPECT_EQ(bytes_of(path).find("Borta Bengtsson"), std::string::npos);
}

TEST_F(KeepingTest, AHalfLineBesideIsKeptAndNothingElseIsHurt) {
    test::add_bytes(path, "{\"body\":{\"half");
    add_person(session, "Eva");
    ASSERT_TRUE(save(session, file));
    EXPECT_TRUE(session.log().outbox_empty());
    const std::string bytes = bytes_of(path);
    EXPECT_NE(bytes.find("{\"body\":{\"half\n"), std::string::npos);
    session::Session fresh;
    ASSERT_TRUE(fresh.open(bytes));
    EXPECT_EQ(state(fresh), state(session));
}

TEST_F(KeepingTest, WhatCannotBeWrittenKeepsWaiting) {
    LogFile nowhere(folder.path("missing/p.samverka"));
    add_person(session, "Eva");
    EXPECT_EQ(save(session, nowhere).error().code, base::ErrorCode::FileUnwritable);
    EXPECT_FALSE(session.log().outbox_empty());
    ASSERT_TRUE(save(session, file));
    expect_whole(session);
}

}  // namespace
}  // namespace samverka::os
