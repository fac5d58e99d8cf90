// The example's Organisation, Overview and History can be read: no text is cut that does not say
// so, none runs out of its box, no two lie over each other, at the sizes of projectors and screens,
// at every zoom, in both languages and in each state of the panel.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/screens/workbench.h"
#include "core/ui/layout.h"

namespace samverka::ui {
namespace {

using screens::NodeKind;

constexpr float kSlack = 0.75F;  // rounding to device pixels

struct Case {
    Size viewport;
    float zoom;
};
constexpr Case kCases[] = {{{1280, 720}, 1},  {{1280, 720}, 1.25F},  {{1280, 720}, 1.5F},
                           {{1920, 1080}, 1}, {{1920, 1080}, 1.25F}, {{1920, 1080}, 1.5F}};

std::string example() {
    std::ifstream file("assets/samples/region-nord.samverka", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// Where the text of a box stands, as the lines themselves say.
Rect text_rect(const Box& box) {
    Rect out{box.lines.front().x, box.lines.front().y, 0, 0};
    for (const TextLine& line : box.lines) {
        out.width = std::max(out.width, line.x + line.width - out.x);
        out.height = line.y + box.look.line_height - out.y;
    }
    return out;
}

bool overlap(const Rect& a, const Rect& b) {
    return a.x + kSlack < b.x + b.width && b.x + kSlack < a.x + a.width &&
           a.y + kSlack < b.y + b.height && b.y + kSlack < a.y + a.height;
}

void expect_legible(screens::Workbench& workbench, const Case& one, const std::string& where) {
    const Arrangement arrangement = arrange(workbench.tree(), one.viewport, one.zoom);
    std::vector<std::size_t> texts;
    for (std::size_t i = 0; i < arrangement.boxes.size(); ++i) {
        const Box& box = arrangement.boxes[i];
        if (box.lines.empty()) continue;
        const Rect text = text_rect(box);
        EXPECT_LE(text.x + text.width, box.rect.x + box.rect.width + kSlack)
            << where << box.node->id;
        EXPECT_LE(text.y + text.height, box.rect.y + box.rect.height + kSlack)
            << where << box.node->id;
        // A cut that nobody asked for hides words.
        EXPECT_TRUE(!box.cut || box.node->style.overflow == screens::Overflow::Cut)
            << where << box.node->id << " cuts '" << box.lines.front().text << "'";
        texts.push_back(i);
    }
    EXPECT_GE(texts.size(), 5U) << where << "there is nothing to read";
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            const Box& a = arrangement.boxes[texts[i]];
            const Box& b = arrangement.boxes[texts[j]];
            if (a.dialog != b.dialog || a.scroller != b.scroller)
                continue;  // one lies over the other on purpose
            EXPECT_FALSE(overlap(text_rect(a), text_rect(b)))
                << where << a.node->id << " and " << b.node->id;
        }
}

void expect_legible_everywhere(screens::Workbench& workbench, const std::string& state) {
    for (const auto language : {locale::Language::Swedish, locale::Language::English}) {
        workbench.set_language(language);
        for (const Case& one : kCases) {
            workbench.set_width(one.viewport.width);
            expect_legible(workbench, one,
                           state + " " + std::string(locale::language_code(language)) + " " +
                               std::to_string(static_cast<int>(one.viewport.width)) + " at " +
                               std::to_string(static_cast<int>(one.zoom * 100)) + " %: ");
        }
    }
}

json::Object argument(std::string_view name, std::string value) {
    json::Object out;
    out.set(name, std::move(value));
    return out;
}

class LegibleTest : public ::testing::Test {
  protected:
    LegibleTest() {
        workbench.session().set_entropy("thirty-two bytes of entropy here");
        workbench.session().set_now(*base::Instant::parse("2026-10-01T08:00:00Z"));
        const bool opened = workbench.session().open(example()).has_value();
        EXPECT_TRUE(opened);
        go("organisation");
    }
    void go(const std::string& screen) {
        EXPECT_TRUE(workbench.view("navigate", argument("screen", screen)).has_value());
    }
    screens::Workbench workbench;
};

TEST_F(LegibleTest, TheOverview) {
    go("overview");
    expect_legible_everywhere(workbench, "overview");
    const auto* goal = workbench.session().snapshot().all(model::ThingKind::Goal).front();
    ASSERT_TRUE(workbench.view("trace", argument("target", "goal:" + goal->id.text())).has_value());
    expect_legible_everywhere(workbench, "overview with a trace");
}

TEST_F(LegibleTest, TheHistory) {
    for (const char* part : {"acts", "conflicts", "approvals", "compare"}) {
        ASSERT_TRUE(workbench.view("history", argument("part", part)).has_value());
        expect_legible_everywhere(workbench, std::string("history ") + part);
    }
    ASSERT_TRUE(workbench.view("known_on", argument("date", "2026-03-14")).has_value());
    go("overview");
    expect_legible_everywhere(workbench, "looking back");
}

TEST_F(LegibleTest, TheFindings) { expect_legible_everywhere(workbench, "findings"); }

TEST_F(LegibleTest, EveryPair) {
    for (const auto* pair : workbench.session().snapshot().all<model::Pair>()) {
        ASSERT_TRUE(workbench.view("select", argument("thing", pair->thing.id.text())).has_value());
        expect_legible_everywhere(workbench, "pair " + pair->thing.id.text());
    }
}

TEST_F(LegibleTest, TheForumsLevelsAndPeople) {
    for (const auto kind : {model::ThingKind::Forum, model::ThingKind::Level}) {
        const base::ThingId first = workbench.session().snapshot().all(kind).front()->id;
        ASSERT_TRUE(workbench.view("select", argument("thing", first.text())).has_value());
        expect_legible_everywhere(workbench, "thing " + first.text());
    }
    ASSERT_TRUE(workbench.view("people", argument("side", "supplier")).has_value());
    expect_legible_everywhere(workbench, "people");
    ASSERT_TRUE(workbench.view("open_form", {}).has_value());
    expect_legible_everywhere(workbench, "form");
}

TEST_F(LegibleTest, ThePaletteAndTheStart) {
    ASSERT_TRUE(workbench.view("palette", {}).has_value());
    ASSERT_TRUE(workbench.view("palette_query", argument("query", "le")).has_value());
    expect_legible_everywhere(workbench, "palette");
    workbench.session().close();
    expect_legible_everywhere(workbench, "start");
}

}  // namespace
}  // namespace samverka::ui
