// Where the arrow keys and Tab lead among things that stand in a grid; the places are those of
// web/test/arrows.test.ts, so that both views go the same way.
#include "core/ui/focus.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>

namespace samverka::ui {
namespace {

using screens::Node;

class ArrowsInAGrid : public ::testing::Test {
  protected:
    ArrowsInAGrid() {
        Node& group = m_nodes.emplace_back();
        group.id = "group";
        group.arrows = screens::Arrows::Grid;
        Box box;
        box.node = &group;
        box.end = 1;
        m_arrangement.boxes.push_back(box);
        for (const char* row : {"0", "1", "2"}) {
            const float y = 100 * static_cast<float>(row[0] - '0');
            add(std::string("left/") + row, {100, y}, {200, 80});
            add(std::string("right/") + row, {600, y}, {200, 80});
        }
        add("between", {350, 100}, {200, 280});
    }

    Node& node(const std::string& id, std::size_t parent, const Rect& rect) {
        Node& made = m_nodes.emplace_back();
        made.id = id;
        const std::size_t index = m_arrangement.boxes.size();
        Box box;
        box.node = &made;
        box.parent = parent;
        box.end = index + 1;
        box.rect = rect;
        m_arrangement.boxes.push_back(box);
        for (std::size_t at = parent; at != kNoBox; at = m_arrangement.boxes[at].parent)
            m_arrangement.boxes[at].end = index + 1;
        const auto place = std::ranges::upper_bound(
            m_arrangement.by_id, std::string_view(id), {},
            [&](std::size_t one) -> std::string_view { return m_arrangement.boxes[one].node->id; });
        m_arrangement.by_id.insert(place, index);
        return made;
    }
    // By its middle, as the test of the page does.
    void add(const std::string& id, Point middle, Size size) {
        node(id, 0,
             {middle.x - size.width / 2, middle.y - size.height / 2, size.width, size.height})
            .action = {.kind = screens::ActionKind::View, .name = "open", .args = {}, .fill = {}};
    }
    [[nodiscard]] std::string from(const std::string& id, Direction direction) const {
        const std::size_t index = m_arrangement.find(id);
        EXPECT_NE(index, kNoBox) << id;
        const std::size_t next = neighbour(m_arrangement, index, direction);
        return next == kNoBox ? "" : m_arrangement.boxes[next].node->id;
    }
    [[nodiscard]] std::vector<std::string> stops(const std::string& focus) const {
        std::vector<std::string> out;
        for (const std::size_t stop : tab_stops(m_arrangement, {}, focus))
            out.push_back(m_arrangement.boxes[stop].node->id);
        return out;
    }

    std::deque<Node> m_nodes;
    Arrangement m_arrangement;
};

TEST_F(ArrowsInAGrid, WhatSpansSeveralRowsLiesStraightAheadOfEach) {
    for (const char* row : {"0", "1", "2"}) {
        EXPECT_EQ(from(std::string("left/") + row, Direction::Right), "between");
        EXPECT_EQ(from(std::string("right/") + row, Direction::Left), "between");
    }
}

TEST_F(ArrowsInAGrid, WithinAColumnTheArrowsGoFromOneToTheNext) {
    EXPECT_EQ(from("left/0", Direction::Down), "left/1");
    EXPECT_EQ(from("left/2", Direction::Up), "left/1");
    EXPECT_EQ(from("left/2", Direction::Left), "");
}

TEST_F(ArrowsInAGrid, WhatStandsBesideIsNotBelow) {
    add("mark", {480, 110}, {40, 20});
    add("next", {350, 400}, {200, 280});
    EXPECT_EQ(from("between", Direction::Down), "next");
}

TEST_F(ArrowsInAGrid, WhatStandsWithinIsReached) {
    add("inner", {100, 20}, {100, 20});
    EXPECT_EQ(from("left/0", Direction::Down), "inner");
    EXPECT_EQ(from("inner", Direction::Down), "left/1");
}

TEST_F(ArrowsInAGrid, ALineOfACardIsNoStopOfItsOwnButTabGoesOnToItFromThere) {
    const std::size_t card = m_arrangement.find("left/0");
    // In tree order a card's line follows it; the tree of this test has it last.
    Node& line = node("line", card, {20, 10, 160, 20});
    line.text = {{.kind = locale::RunKind::Value, .text = "3", .target = "list:a"}};
    m_arrangement.boxes[card].end = card + 1;
    EXPECT_EQ(from("left/0", Direction::Down), "left/1");
    EXPECT_EQ(from("line", Direction::Down), "left/1") << "as from its card";
    const auto members = group_members(m_arrangement, 0);
    EXPECT_EQ(std::ranges::count(members, m_arrangement.find("line")), 0);
    EXPECT_EQ(stops("left/0"), (std::vector<std::string>{"left/0", "line"}));
    EXPECT_EQ(stops("line"), (std::vector<std::string>{"left/0", "line"}));
    EXPECT_EQ(stops("left/1"), (std::vector<std::string>{"left/1"}));
}

}  // namespace
}  // namespace samverka::ui
