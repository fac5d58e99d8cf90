// What renderers rely on, on every screen: an id stands once, and what does the same with different
// things is told apart by what it stands in.
#include <set>
#include <string>
#include <vector>

#include "tests/screens/reading.h"

namespace samverka {
namespace {

using screens::Node;
using screens::NodeKind;

class TreeShape : public testing::Test {
  protected:
    TreeShape() {
        reader.open(test::example_file("region-nord-customer"));
        const bool merged = reader.workbench.session()
                                .merge(test::example_file("region-nord-supplier"))
                                .has_value();
        EXPECT_TRUE(merged);
        reader.write_as("Eva Lind");
    }

    void expect_each_id_once(const std::string& where) {
        std::set<std::string> seen;
        test::visit(reader.root(), [&](const Node& node) {
            EXPECT_TRUE(seen.insert(node.id).second) << where << ": " << node.id;
        });
    }

    test::Reader reader;
};

TEST_F(TreeShape, AnIdStandsOnceOnEveryScreen) {
    for (const char* screen :
         {"overview", "vision", "organisation", "kpis", "incentives", "history"}) {
        reader.intent("navigate", {{"screen", screen}});
        expect_each_id_once(screen);
    }
    for (const char* part : {"acts", "conflicts", "approvals", "compare"}) {
        reader.intent("history", {{"part", part}});
        expect_each_id_once(part);
    }
    using enum model::ThingKind;
    for (const model::ThingKind kind : {Vision, Goal, Kpi, Scheme, Initiative, Pair, Forum})
        for (const model::Thing* thing : reader.workbench.session().snapshot().all(kind)) {
            reader.intent("open", {{"thing", thing->id.text()}});
            expect_each_id_once(thing->id.text());
        }
}

// A control by what it is called and by the named parts around it.
void collect_controls(const Node& node, const std::string& around, std::vector<std::string>& out) {
    const std::string name = node.name.empty() ? locale::plain_text(node.text) : node.name;
    const bool acts = node.kind == NodeKind::Button || node.kind == NodeKind::Field;
    // Of two for a wide and a narrow screen one is shown.
    if (acts && node.room != screens::Room::TightOnly) out.push_back(around + name);
    const bool is_part = node.kind == NodeKind::Region && !node.name.empty();
    for (const Node& child : node.children)
        collect_controls(child, is_part ? around + node.name + " / " : around, out);
}

TEST_F(TreeShape, WhatIsPressedIsToldApart) {
    const auto expect_told_apart = [&](const std::string& where) {
        std::vector<std::string> controls;
        collect_controls(reader.root(), "", controls);
        std::set<std::string> seen;
        for (const std::string& control : controls)
            EXPECT_TRUE(seen.insert(control).second) << where << ": " << control;
    };
    for (const char* screen : {"overview", "vision", "organisation", "kpis", "incentives"}) {
        reader.intent("navigate", {{"screen", screen}});
        expect_told_apart(screen);
    }
    for (const char* part : {"acts", "conflicts", "approvals", "compare"}) {
        reader.intent("history", {{"part", part}});
        expect_told_apart(part);
    }
    using enum model::ThingKind;
    for (const model::ThingKind kind : {Vision, Goal, Kpi, Initiative, Pair, Forum, Level})
        for (const model::Thing* thing : reader.workbench.session().snapshot().all(kind)) {
            reader.intent("open", {{"thing", thing->id.text()}});
            expect_told_apart(thing->id.text());
        }
    for (const char* screen : {"vision", "organisation"}) {
        reader.intent("navigate", {{"screen", screen}});
        reader.intent("open_form");
        expect_told_apart(std::string(screen) + ", adding");
    }
}

}  // namespace
}  // namespace samverka
