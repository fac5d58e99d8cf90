// What merging would bring: told as it then comes true, and nothing of it done.
#include "core/exchange/merge_preview.h"

#include <gtest/gtest.h>

#include "tests/support/session_fixture.h"

namespace samverka::exchange {
namespace {

using base::ErrorCode;
using locale::Language;
using test::SessionFixture;

class MergePreviewTest : public SessionFixture {
  public:
    // Another copy of the same partnership as it stands now.
    void SetUp() override {
        pair = add_pair("It-direktör", "Affärsområdeschef");
        prepare(other, "another seed of sixteen bytes");
        ASSERT_TRUE(other.open(session.log().file()));
        ASSERT_TRUE(other.set_author(*session.author()));
    }
    static void rename(session::Session& in, base::ThingId thing, const char* title) {
        run(in, "set",
            R"({"thing":")" + thing.text() + R"(","field":"title","language":"sv","to":")" + title +
                "\"}");
    }
    [[nodiscard]] base::ThingId role() const {
        return session.snapshot().find<model::Pair>(pair)->customer_role;
    }
    [[nodiscard]] json::Object preview(Language language = Language::Swedish) const {
        const auto told = merge_preview(session, other.log().file(), language);
        EXPECT_TRUE(told.has_value());
        return told.value_or(json::Object());
    }
    static std::int64_t number(const json::Object& told, const char* name) {
        return *told.find(name)->integer();
    }

    session::Session other;
    base::ThingId pair;
};

TEST_F(MergePreviewTest, ACopyWithNothingNewBringsNothing) {
    const json::Object told = preview();
    EXPECT_EQ(number(told, "new_commits"), 0);
    EXPECT_EQ(number(told, "new_acts"), 0);
    EXPECT_EQ(number(told, "conflicts"), 0);
    EXPECT_TRUE(told.find("acts")->array()->empty());
    EXPECT_TRUE(told.find("people")->array()->empty());
}

TEST_F(MergePreviewTest, OnlyTheActsThatAreNewAreToldNewestFirstAndByWhom) {
    rename(session, role(), "Mitt");
    rename(other, role(), "Ett");
    rename(other, role(), "Två");
    const json::Object told = preview();
    ASSERT_EQ(number(told, "new_acts"), 2);
    const json::Array& acts = *told.find("acts")->array();
    ASSERT_EQ(acts.size(), 2U);
    EXPECT_NE(acts[0].object()->find("text")->string()->find("Två"), std::string::npos);
    EXPECT_NE(acts[1].object()->find("text")->string()->find("Ett"), std::string::npos);
    const json::Array& people = *told.find("people")->array();
    ASSERT_EQ(people.size(), 1U);
    EXPECT_NE(people[0].string()->find("Anna Berg"), std::string::npos);
}

TEST_F(MergePreviewTest, WhatIsToldIsWhatMergingThenDoes) {
    rename(session, role(), "Mitt");
    rename(other, role(), "Ditt");
    const std::string before = state();
    const json::Object told = preview();
    EXPECT_EQ(number(told, "conflicts"), 1);
    EXPECT_EQ(state(), before);
    EXPECT_TRUE(session.snapshot().conflicts().empty());
    const auto report = session.merge(other.log().file());
    ASSERT_TRUE(report);
    EXPECT_EQ(number(told, "new_commits"), static_cast<std::int64_t>(report->commits_new));
    EXPECT_EQ(session.snapshot().conflicts().size(), 1U);
    EXPECT_EQ(number(preview(), "new_acts"), 0);
}

TEST_F(MergePreviewTest, LongHistoriesAreCountedWholeAndToldInPart) {
    for (std::size_t i = 0; i < kPreviewActsMax + 5; ++i)
        rename(other, role(), ("Titel " + std::to_string(i)).c_str());
    const json::Object told = preview();
    EXPECT_EQ(number(told, "new_acts"), static_cast<std::int64_t>(kPreviewActsMax) + 5);
    EXPECT_EQ(told.find("acts")->array()->size(), kPreviewActsMax);
}

TEST_F(MergePreviewTest, AnotherPartnershipAndWhatIsNoFileAreRefused) {
    session::Session foreign;
    prepare(foreign, "a third seed, of sixteen bytes");
    begin(foreign);
    const auto another = merge_preview(session, foreign.log().file(), Language::Swedish);
    ASSERT_FALSE(another);
    EXPECT_EQ(another.error().code, ErrorCode::PartnershipOther);
    const auto rubbish = merge_preview(session, "hello", Language::Swedish);
    ASSERT_FALSE(rubbish);
    EXPECT_EQ(rubbish.error().code, ErrorCode::FileForeign);
    const auto nothing_open = merge_preview(session::Session(), "hello", Language::Swedish);
    ASSERT_FALSE(nothing_open);
    EXPECT_EQ(nothing_open.error().code, ErrorCode::NotOpen);
}

}  // namespace
}  // namespace samverka::exchange
