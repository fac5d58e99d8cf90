// The host tells the view what a copy would bring; the view keeps it until it is given up.
#include <gtest/gtest.h>

#include "core/json/read.h"
#include "core/screens/screen_state.h"

namespace samverka::screens {
namespace {

ScreenState after(const ScreenState& state, std::string_view arguments) {
    const json::Limits limits{.bytes_max = 4096, .depth_max = 8, .string_bytes_max = 1024};
    const auto read = json::read(arguments, limits);
    EXPECT_TRUE(read);
    const auto reduced = reduce(state, "set_merge_preview", *read->object());
    EXPECT_TRUE(reduced);
    return reduced.value_or(ScreenState());
}

constexpr std::string_view kTold =
    R"({"file":"kopia.samverka","new_commits":3,"new_acts":2,"conflicts":1,"people":["Lars Wik"],)"
    R"("acts":[{"act":"x","at":"2026-03-01T00:00:00.000Z","by":"Lars Wik","text":"Lars Wik satte."}]})";

TEST(MergePreviewState, KeepsWhatTheHostTells) {
    const ScreenState state = after({}, kTold);
    ASSERT_TRUE(state.merge_preview);
    EXPECT_EQ(state.merge_preview->file, "kopia.samverka");
    EXPECT_EQ(state.merge_preview->new_acts, 2);
    EXPECT_EQ(state.merge_preview->conflicts, 1);
    EXPECT_EQ(state.merge_preview->people, std::vector<std::string>{"Lars Wik"});
    ASSERT_EQ(state.merge_preview->acts.size(), 1U);
    EXPECT_EQ(state.merge_preview->acts[0].text, "Lars Wik satte.");
    EXPECT_EQ(state.merge_preview->acts[0].by, "Lars Wik");
    EXPECT_EQ(state.merge_preview->acts[0].at, "2026-03-01T00:00:00.000Z");
}

TEST(MergePreviewState, IsGivenUpWithoutArgumentsAndNotKeptBetweenVisits) {
    const ScreenState state = after({}, kTold);
    EXPECT_FALSE(after(state, "{}").merge_preview);
    EXPECT_FALSE(read_state(state_json(state)).merge_preview);
}

TEST(MergePreviewState, WhatIsNotOfTheRightKindIsLeftOut) {
    const ScreenState state =
        after({}, R"({"new_acts":"many","people":[1,"B"],"acts":["no",{"text":7}],"file":[]})");
    ASSERT_TRUE(state.merge_preview);
    EXPECT_EQ(state.merge_preview->new_acts, 0);
    EXPECT_EQ(state.merge_preview->people, std::vector<std::string>{"B"});
    ASSERT_EQ(state.merge_preview->acts.size(), 1U);
    EXPECT_EQ(state.merge_preview->acts[0].text, "");
}

}  // namespace
}  // namespace samverka::screens
