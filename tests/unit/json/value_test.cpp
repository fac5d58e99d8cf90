#include "core/json/value.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace samverka::json {
namespace {

std::string keys(const Object& object) {
    std::string text;
    for (const auto& [key, value] : object) text += key + " ";
    return text;
}

TEST(JsonObject, KeepsItsMembersSorted) {
    Object object;
    object.set("b", 1);
    object.set("a", 2);
    object.set("ä", 3);
    object.set("B", 4);
    EXPECT_EQ(keys(object), "B a b ä ");
    EXPECT_EQ(object.size(), 4U);
}

TEST(JsonObject, SetReplaces) {
    Object object;
    object.set("a", 1);
    Value& second = object.set("a", "two");
    EXPECT_EQ(object.size(), 1U);
    EXPECT_EQ(second, Value("two"));
    EXPECT_EQ(*object.find("a"), Value("two"));
}

TEST(JsonObject, FindsAndErases) {
    Object object;
    object.set("a", 1);
    object.set("c", 3);
    EXPECT_EQ(object.find("b"), nullptr);
    EXPECT_EQ(object.find(""), nullptr);
    EXPECT_EQ(object.find("d"), nullptr);
    *object.find("c") = Value(4);
    EXPECT_EQ(*std::as_const(object).find("c"), Value(4));
    object.erase("b");
    EXPECT_EQ(object.size(), 2U);
    object.erase("a");
    EXPECT_EQ(keys(object), "c ");
    object.erase("c");
    EXPECT_TRUE(object.empty());
}

TEST(JsonObject, SortsMembersGivenInAnyOrder) {
    std::vector<Object::Member> members;
    members.emplace_back("b", 1);
    members.emplace_back("a", 2);
    const Object object(std::move(members));
    EXPECT_EQ(keys(object), "a b ");
    EXPECT_EQ(*object.find("a"), Value(2));
}

TEST(JsonValue, KnowsItsKind) {
    EXPECT_TRUE(Value().is_null());
    EXPECT_TRUE(Value(nullptr).is_null());
    EXPECT_NE(Value(true).boolean(), nullptr);
    EXPECT_EQ(Value(true).integer(), nullptr);
    EXPECT_EQ(*Value(std::size_t{7}).integer(), 7);
    EXPECT_EQ(*Value("text").string(), "text");
    EXPECT_EQ(Value("text").boolean(), nullptr);
    EXPECT_NE(Value(Array()).array(), nullptr);
    EXPECT_EQ(Value(Array()).object(), nullptr);
    EXPECT_NE(Value(Object()).object(), nullptr);
}

TEST(JsonValue, ComparesDeeply) {
    Object one;
    one.set("a", Array{1, "x", Value()});
    Object same;
    same.set("a", Array{1, "x", nullptr});
    Object other;
    other.set("a", Array{1, "x", false});
    EXPECT_EQ(Value(one), Value(same));
    EXPECT_NE(Value(one), Value(other));
    EXPECT_NE(Value(0), Value(false));
    EXPECT_NE(Value(), Value(Object()));
}

// A pointer that turned into `true` would be stored as such.
TEST(JsonValue, TakesNoPointers) {
    EXPECT_FALSE((std::is_constructible_v<Value, const void*>));
    EXPECT_FALSE((std::is_constructible_v<Value, const int*>));
    EXPECT_FALSE((std::is_constructible_v<Value, double>));
    EXPECT_TRUE((std::is_nothrow_move_constructible_v<Value>));
    EXPECT_TRUE((std::is_nothrow_move_assignable_v<Value>));
}

}  // namespace
}  // namespace samverka::json
