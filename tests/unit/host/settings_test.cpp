#include "native/host/settings.h"

#include <gtest/gtest.h>

namespace samverka::desktop {
namespace {

Recent recent(std::string partnership) {
    return {.partnership = std::move(partnership),
            .path = "/a/b.samverka",
            .title = "Åäö",
            .changed = "2026-11-23T12:00:00.000Z",
            .view = json::Object()};
}

TEST(Settings, WhatIsWrittenIsReadBack) {
    Settings settings;
    settings.language = locale::Language::English;
    settings.theme = screens::ThemeName::Dark;
    settings.zoom = 125;
    settings.window = {.x = -5, .y = 20, .width = 900, .height = 700, .maximised = Maximised::Yes};
    settings.open = "p";
    remember(settings, recent("p"));
    const Settings again = read_settings(write_settings(settings));
    EXPECT_EQ(again.language, settings.language);
    EXPECT_EQ(again.theme, settings.theme);
    EXPECT_EQ(again.zoom, 125);
    EXPECT_EQ(again.window, settings.window);
    EXPECT_EQ(again.open, "p");
    ASSERT_EQ(again.recent.size(), 1U);
    EXPECT_EQ(again.recent[0].title, "Åäö");
    EXPECT_EQ(write_settings(again), write_settings(settings));
}

TEST(Settings, JunkIsNoLoss) {
    const std::string defaults = write_settings({});
    for (const char* junk : {"", "{", "[]", "\"x\"", R"({"zoom":"big","window":7,"recent":{}})",
                             R"({"recent":[1,{"partnership":"p"}],"language":"fi"})"})
        EXPECT_EQ(write_settings(read_settings(junk)), defaults) << junk;
}

TEST(Settings, ImpossibleNumbersAreBroughtWithinTheirLimits) {
    EXPECT_EQ(read_settings(R"({"zoom":4000})").zoom, kZoomMax);
    EXPECT_EQ(read_settings(R"({"zoom":-1})").zoom, kZoomMin);
    EXPECT_EQ(read_settings(R"({"window":{"width":2,"height":900}})").window, WindowPlace{});
}

TEST(Settings, TheLatestComesFirstOnceAndTheOldestGoes) {
    Settings settings;
    for (int number = 0; number < 20; ++number)
        remember(settings, recent("p" + std::to_string(number)));
    remember(settings, recent("p15"));
    EXPECT_EQ(settings.recent.size(), 12U);
    EXPECT_EQ(settings.recent[0].partnership, "p15");
    EXPECT_EQ(settings.recent[1].partnership, "p19");
    EXPECT_EQ(find_recent(settings, "p0"), nullptr);
    EXPECT_EQ(find_recent(settings, "p15"), settings.recent.data());
}

TEST(Settings, ZoomGoesInStepsAndStopsAtTheEnds) {
    EXPECT_EQ(zoomed(100, Zoom::In), 110);
    EXPECT_EQ(zoomed(100, Zoom::Out), 90);
    EXPECT_EQ(zoomed(117, Zoom::In), 125);
    EXPECT_EQ(zoomed(117, Zoom::Out), 110);
    EXPECT_EQ(zoomed(kZoomMax, Zoom::In), kZoomMax);
    EXPECT_EQ(zoomed(kZoomMin, Zoom::Out), kZoomMin);
    EXPECT_EQ(zoomed(175, Zoom::Reset), 100);
}

}  // namespace
}  // namespace samverka::desktop
