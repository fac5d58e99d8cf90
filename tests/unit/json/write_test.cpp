#include "core/json/write.h"

#include <gtest/gtest.h>

namespace samverka::json {
namespace {

using std::string_view_literals::operator""sv;

TEST(JsonWrite, HasOneSpelling) {
    Object object;
    object.set("b", Array{1, -2, true, false, nullptr, "x"});
    object.set("a", Object());
    object.set("c", Array());
    EXPECT_EQ(write(object), R"({"a":{},"b":[1,-2,true,false,null,"x"],"c":[]})");
}

TEST(JsonWrite, EscapesOnlyWhatJsonDemands) {
    EXPECT_EQ(write("\"\\/\b\f\n\r\t"), R"("\"\\/\b\f\n\r\t")");
    EXPECT_EQ(write(Value("\0\x01\x1f\x7f"sv)), "\"\\u0000\\u0001\\u001f\x7f\"");
    EXPECT_EQ(write("åäö \u2028\u2029 \U0001f600 </script>"),
              "\"åäö \u2028\u2029 \U0001f600 </script>\"");
    EXPECT_EQ(write(""), "\"\"");
    Object object;
    object.set("\n\"", 1);
    EXPECT_EQ(write(object), R"({"\n\"":1})");
}

TEST(JsonWrite, ReachesTheEndsOfItsIntegers) {
    EXPECT_EQ(write(std::int64_t{9007199254740991}), "9007199254740991");
    EXPECT_EQ(write(std::int64_t{-9007199254740991}), "-9007199254740991");
}

TEST(JsonWriteDeathTest, LongerIntegersTravelAsStrings) {
    EXPECT_DEATH((void)write(std::int64_t{9007199254740992}), "assertion failed");
}

TEST(JsonWrite, AppendsToWhatIsThere) {
    std::string out = "line ";
    write_to(out, Array{1});
    out += " ";
    write_string(out, "a\"b");
    EXPECT_EQ(out, R"(line [1] "a\"b")");
}

TEST(JsonWrite, PrettyIsTheSameDocument) {
    Object inner;
    inner.set("y", "z");
    inner.set("e", Array());
    Object object;
    object.set("b", Array{1, inner});
    object.set("a", Object());
    EXPECT_EQ(write_pretty(object),
              "{\n"
              "  \"a\": {},\n"
              "  \"b\": [\n"
              "    1,\n"
              "    {\n"
              "      \"e\": [],\n"
              "      \"y\": \"z\"\n"
              "    }\n"
              "  ]\n"
              "}\n");
    EXPECT_EQ(write_pretty(1), "1\n");
    EXPECT_EQ(write_pretty(Array()), "[]\n");
}

}  // namespace
}  // namespace samverka::json
