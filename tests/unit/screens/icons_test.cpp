#include "core/screens/icons.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

namespace samverka::screens {
namespace {

constexpr int kEdge = 1800;

bool inside(std::int16_t x, std::int16_t y) { return x >= 0 && x <= kEdge && y >= 0 && y <= kEdge; }

TEST(Icons, AreFoundByName) {
    for (const Icon& icon : icons()) EXPECT_EQ(find_icon(icon.name), &icon);
    EXPECT_EQ(find_icon("no_such_icon"), nullptr);
    EXPECT_EQ(find_icon(""), nullptr);
    EXPECT_TRUE(std::ranges::is_sorted(icons(), {}, &Icon::name));
}

TEST(Icons, CoverTheRailAndTheTools) {
    for (const char* name : {"overview",   "vision",       "organisation", "responsibilities",
                             "kpi",        "incentives",   "meetings",     "changes",
                             "relation",   "people",       "history",      "reports",
                             "search",     "undo",         "redo",         "plus",
                             "close",      "chevron_down", "person",       "open_file",
                             "save",       "sun",          "moon",         "chevron_right",
                             "mirror",     "warning",      "check",        "menu",
                             "drag_handle"}) {
        EXPECT_NE(find_icon(name), nullptr) << name;
    }
}

TEST(Icons, StayOnTheGrid) {
    for (const Icon& icon : icons()) {
        for (const IconCommand& command : icon.commands) {
            EXPECT_TRUE(inside(command.x, command.y)) << icon.name;
            EXPECT_TRUE(inside(command.x1, command.y1)) << icon.name;
            EXPECT_TRUE(inside(command.x2, command.y2)) << icon.name;
        }
    }
}

TEST(Icons, StrokesBeginWithAMove) {
    for (const Icon& icon : icons()) {
        ASSERT_FALSE(icon.commands.empty()) << icon.name;
        bool open = false;
        for (const IconCommand& command : icon.commands) {
            if (command.verb == IconVerb::Move) {
                open = true;
            } else if (command.verb == IconVerb::Dot) {
                open = false;
            } else {
                EXPECT_TRUE(open) << icon.name;
                open = command.verb != IconVerb::Close;
            }
        }
    }
}

// The eye's iris is a circle of two arcs: its curves pass through the circle's extremes.
TEST(Icons, ArcsBecomeCurvesOnTheCircle) {
    const Icon* eye = find_icon("vision");
    ASSERT_NE(eye, nullptr);
    int on_circle = 0;
    for (const IconCommand& command : eye->commands) {
        const int dx = command.x - 900;
        const int dy = command.y - 900;
        if (command.verb == IconVerb::Curve && dx * dx + dy * dy == 200 * 200) ++on_circle;
    }
    EXPECT_EQ(on_circle, 4);
}

}  // namespace
}  // namespace samverka::screens
