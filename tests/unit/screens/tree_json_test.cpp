#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/write.h"
#include "core/screens/node.h"
#include "core/screens/node_names.h"

namespace samverka::screens {
namespace {

std::string file_text(const char* path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file.good()) << path;
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string declarations() { return file_text("web/src/protocol/tree.ts"); }

// The string literals of `export type <name> = 'a' | 'b';`.
std::vector<std::string> union_names(std::string_view type) {
    const std::string text = declarations();
    const std::size_t start = text.find("export type " + std::string(type) + " =");
    if (start == std::string::npos) return {};
    const std::size_t end = text.find(';', start);
    std::vector<std::string> names;
    for (std::size_t at = text.find('\'', start); at < end; at = text.find('\'', at + 1)) {
        const std::size_t close = text.find('\'', at + 1);
        names.push_back(text.substr(at + 1, close - at - 1));
        at = close;
    }
    return names;
}

// The member names of `export interface <name> { … }`.
std::set<std::string> interface_members(std::string_view type) {
    const std::string text = declarations();
    const std::string opening = "export interface " + std::string(type) + " {\n";
    std::size_t at = text.find(opening);
    if (at == std::string::npos) return {};
    at += opening.size();
    const std::size_t end = text.find("\n}", at);
    std::set<std::string> names;
    while (at < end) {
        const std::size_t line_end = text.find('\n', at);
        const std::string line = text.substr(at, line_end - at);
        const std::size_t name_end = line.find_first_of("?:");
        if (name_end != std::string::npos) names.insert(line.substr(2, name_end - 2));
        at = line_end + 1;
    }
    return names;
}

std::set<std::string> keys(const json::Value* value) {
    std::set<std::string> names;
    if (value == nullptr || value->object() == nullptr) return names;
    for (const auto& [key, member] : *value->object()) names.insert(key);
    return names;
}

const json::Value* at(const json::Value* value, std::string_view key) {
    if (value == nullptr) return nullptr;
    if (value->array() != nullptr) {
        return value->array()->empty() ? nullptr : at(&value->array()->front(), key);
    }
    return value->object() == nullptr ? nullptr : value->object()->find(key);
}

const json::Value* first(const json::Value* value) {
    if (value == nullptr || value->array() == nullptr || value->array()->empty()) return nullptr;
    return &value->array()->front();
}

Action any_action() {
    return {ActionKind::Command, "set_mandate", json::Object({{"limit", 3}}), "limit"};
}

Layout any_layout() {
    return {.flow = Flow::Grid,
            .width = {Extent::Fixed, 240, 20, 400},
            .height = fixed(34),
            .gap = 8,
            .column_gap = 12,
            .padding_x = 16,
            .padding_y = 4,
            .align = Align::Center,
            .justify = Align::End,
            .scroll = Scroll::Vertical,
            .columns = {fill(), fit()},
            .column = 1,
            .row = 2,
            .column_span = 2,
            .row_span = 3,
            .self = Align::End};
}

Style any_style() {
    return {TextStyle::Label,           Weight::Medium, Tone::Ink3,   Surface::Panel,
            {Edge::Line, Edge::Bottom}, Align::End,     Overflow::Cut};
}

// A node in which no member has its default value.
Node full_node() {
    Node node;
    node.id = "organisation/pair/p1";
    node.kind = NodeKind::Card;
    node.layout = any_layout();
    node.style = any_style();
    node.text = {{locale::RunKind::Value, "10", "set:p1/limit"}};
    node.name = "n";
    node.tooltip = "t";
    node.icon = "people";
    node.mark = Mark::Warning;
    node.trace = "set:p1/limit";
    node.heading_level = 2;
    node.header_rows = 1;
    node.landmark = Landmark::Main;
    node.arrows = Arrows::Grid;
    node.room = Room::WideOnly;
    node.primary = node.selected = node.expanded = true;
    node.enabled = false;
    node.shortcut = "Ctrl+K";
    node.describes = "x";
    node.action = node.dismiss = any_action();
    node.edit = {
        EditKind::Choice, "typed", "placeholder", {{"v", "l", "d", Tone::Customer, {}}}, true, true,
        any_action(),     "error"};
    node.menu = {{"l", "d", "Ctrl+Z", Mark::Dot, false, any_action()}};
    node.drag = {"person", "q1"};
    node.drop = {"person", any_action()};
    node.scene.width = node.scene.height = 10;
    node.scene.connectors = {{.id = "c",
                              .from = "a",
                              .to = "b",
                              .at = "m",
                              .line = LineStyle::Broken,
                              .tone = Tone::Miss,
                              .form = ConnectorForm::Curved,
                              .stroke = 2,
                              .lane = 4,
                              .name = "line"}};
    node.scene.shapes = {{.id = "s",
                          .kind = ShapeKind::Mark,
                          .points = {{.x = 1, .y = 2}},
                          .tone = Tone::Good,
                          .paint = Paint::Wash,
                          .line = LineStyle::Broken,
                          .stroke = 2,
                          .mark = Mark::Praise,
                          .words = "w",
                          .text = TextStyle::Dense,
                          .weight = Weight::Medium,
                          .align = Align::End}};
    node.grid = {.source = "s",
                 .rows = 3,
                 .columns = {{.title = "t", .detail = "d", .width = 40, .align = Align::End}},
                 .head_columns = 2,
                 .row_height = 30,
                 .takes_paste = true,
                 .selected_row = 1};
    node.children.emplace_back();
    return node;
}

Tree tree_of(Node root) {
    Tree tree;
    tree.revision = 7;
    tree.language = locale::Language::English;
    tree.title = "Organisation";
    tree.terms = {{.key = "pair", .word = "role pair", .meaning = "m"}};
    tree.root = std::move(root);
    return tree;
}

TEST(TreeJson, LeavesOutWhatHasItsDefault) {
    Tree tree;
    EXPECT_EQ(json::write(tree_json(tree)),
              R"({"language":"sv","revision":0,"root":{"id":"","kind":"region"},"title":""})");
}

TEST(TreeJson, KeepsIdsKindsAndRuns) {
    Node node;
    node.id = "a/b";
    node.kind = NodeKind::Heading;
    node.heading_level = 1;
    node.text = {{locale::RunKind::Plain, "Organisation", ""}};
    EXPECT_EQ(
        json::write(tree_json(tree_of(node))),
        R"({"language":"en","revision":7,"root":{"heading_level":1,"id":"a/b",)"
        R"("kind":"heading","text":[{"text":"Organisation"}]},)"
        R"("terms":[{"key":"pair","meaning":"m","word":"role pair"}],"title":"Organisation"})");
}

TEST(TreeJson, WritesAFittingWidthAsAnEmptyLength) {
    Node node;
    node.layout.width = fit();
    const json::Value value = tree_json(tree_of(node));
    const json::Value* width = at(at(at(&value, "root"), "layout"), "width");
    ASSERT_NE(width, nullptr);
    EXPECT_EQ(json::write(*width), "{}");
}

TEST(TreeJson, WritesLengthsThatAreNotWholeAsDecimalText) {
    Node node;
    node.layout.columns = {fixed(12.5F), fixed(0.125F), fixed(-0.5F), fixed(3), fill(1.5F)};
    const json::Value value = tree_json(tree_of(node));
    const json::Value* columns = at(at(at(&value, "root"), "layout"), "columns");
    ASSERT_NE(columns, nullptr);
    EXPECT_EQ(json::write(*columns),
              R"([{"extent":"fixed","value":"12.5"},{"extent":"fixed","value":"0.125"},)"
              R"({"extent":"fixed","value":"-0.5"},{"extent":"fixed","value":3},)"
              R"({"extent":"fill","value":"1.5"}])");
}

TEST(TreeJson, LeavesOutAnActionThatDoesNothing) {
    Node node;
    node.action.name = "left over";
    EXPECT_EQ(at(at(&static_cast<const json::Value&>(tree_json(tree_of(node))), "root"), "action"),
              nullptr);
}

TEST(TreeJson, DeclaresTheSameEnumeratorsInTypeScript) {
    for (const EnumNames& table : tree_enums()) {
        const std::vector<std::string> expected(table.names.begin(), table.names.end());
        EXPECT_EQ(union_names(table.type), expected) << table.type;
    }
}

TEST(TreeJson, NamesEachEnumeratorOnce) {
    for (const EnumNames& table : tree_enums()) {
        const std::set<std::string_view> distinct(table.names.begin(), table.names.end());
        EXPECT_EQ(distinct.size(), table.names.size()) << table.type;
    }
}

TEST(TreeJson, DeclaresTheSameMembersInTypeScript) {
    const json::Value tree = tree_json(tree_of(full_node()));
    const json::Value* node = at(&tree, "root");
    const json::Value* edit = at(node, "edit");
    const json::Value cells = cells_json({{{.text = "t",
                                            .name = "n",
                                            .mark = Mark::Dot,
                                            .tone = Tone::Good,
                                            .surface = Surface::Tinted,
                                            .weight = Weight::Medium,
                                            .editable = true,
                                            .active = true,
                                            .typed = "t",
                                            .error = "e"}}});
    const std::map<std::string, const json::Value*> objects{
        {"Tree", &tree},
        {"Node", node},
        {"Layout", at(node, "layout")},
        {"Length", at(at(node, "layout"), "width")},
        {"Style", at(node, "style")},
        {"Run", first(at(node, "text"))},
        {"Action", at(node, "action")},
        {"FieldEdit", edit},
        {"Option", first(at(edit, "options"))},
        {"MenuItem", first(at(node, "menu"))},
        {"Drag", at(node, "drag")},
        {"Drop", at(node, "drop")},
        {"Scene", at(node, "scene")},
        {"Shape", first(at(at(node, "scene"), "shapes"))},
        {"Grid", at(node, "grid")},
        {"GridColumn", first(at(at(node, "grid"), "columns"))},
        {"GridCell", first(first(&cells))},
        {"TermMeaning", first(at(&tree, "terms"))},
        {"Connector", first(at(at(node, "scene"), "connectors"))},
    };
    for (const auto& [type, object] : objects) {
        EXPECT_FALSE(keys(object).empty()) << type;
        EXPECT_EQ(interface_members(type), keys(object)) << type;
    }
}

TEST(FindNode, FindsTheRootAndWhatIsBelow) {
    Node root;
    root.id = "screen";
    root.children.resize(2);
    root.children[1].id = "screen/b";
    root.children[1].children.emplace_back().id = "screen/b/c";
    const Tree tree = tree_of(root);
    EXPECT_EQ(find_node(tree, "screen"), &tree.root);
    EXPECT_EQ(find_node(tree, "screen/b/c"), &tree.root.children[1].children[0]);
    EXPECT_EQ(find_node(tree, "screen/d"), nullptr);
}

TEST(FindNode, DoesNotFindNodesWithoutAnId) {
    Node root;
    root.id = "screen";
    root.children.emplace_back();
    EXPECT_EQ(find_node(tree_of(root), ""), nullptr);
}

TEST(IsFocusable, WhatOffersNothingIsPassedOver) {
    Node node;
    EXPECT_FALSE(is_focusable(node));
    node.kind = NodeKind::Card;
    node.drop = {"person", any_action()};
    EXPECT_FALSE(is_focusable(node));
}

TEST(IsFocusable, WhatOffersSomethingIsReached) {
    Node acting;
    acting.action = any_action();
    Node opening;
    opening.menu.emplace_back();
    Node dragged;
    dragged.drag = {"person", "q1"};
    Node traced;
    traced.trace = "set:p1/limit";
    Node edited;
    edited.kind = NodeKind::Field;
    for (const Node& node : {acting, opening, dragged, traced, edited}) {
        EXPECT_TRUE(is_focusable(node));
    }
}

TEST(IsFocusable, GridsAreReachedWhenTheyHaveCells) {
    Node node;
    node.kind = NodeKind::Grid;
    EXPECT_FALSE(is_focusable(node));
    node.grid.rows = 1;
    node.grid.columns.emplace_back();
    EXPECT_TRUE(is_focusable(node));
}

TEST(IsFocusable, NumbersNamesAndTermsInATextAreReachedUnlessTheWholeActs) {
    Node node;
    node.text = {{.kind = locale::RunKind::Value, .text = "3", .target = {}}};
    EXPECT_FALSE(acts_in_its_text(node));
    node.text.push_back({.kind = locale::RunKind::Reference, .text = "Eva", .target = "p1"});
    EXPECT_TRUE(acts_in_its_text(node));
    EXPECT_TRUE(is_focusable(node));
    node.action = any_action();
    EXPECT_FALSE(acts_in_its_text(node));
    EXPECT_TRUE(is_focusable(node));
}

TEST(IsFocusable, WhatIsDisabledIsPassedOver) {
    Node node;
    node.kind = NodeKind::Field;
    node.action = any_action();
    node.enabled = false;
    EXPECT_FALSE(is_focusable(node));
}

}  // namespace
}  // namespace samverka::screens
