#include "core/json/read.h"

#include <gtest/gtest.h>

#include "core/json/write.h"

namespace samverka::json {
namespace {

using base::ErrorCode;
using std::string_view_literals::operator""sv;

// "fine", or the error's name and path: "json_depth /a/0".
std::string verdict(std::string_view text, const Limits& limits = {}) {
    const auto scanned = scan(text, limits);
    const auto value = read(text, limits);
    EXPECT_EQ(scanned.has_value(), value.has_value()) << text;
    if (scanned) return "fine";
    EXPECT_EQ(scanned.error(), value.error());
    return std::string(error_name(scanned.error().code)) + " " + scanned.error().path;
}

Value value_of(std::string_view text) {
    auto value = read(text);
    EXPECT_TRUE(value.has_value()) << text;
    return value ? *std::move(value) : Value();
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(JsonRead, BuildsEveryKindOfValue) {
    EXPECT_TRUE(value_of("null").is_null());
    EXPECT_EQ(*value_of("true").boolean(), true);
    EXPECT_EQ(*value_of(" false ").boolean(), false);
    EXPECT_EQ(*value_of("-12").integer(), -12);
    EXPECT_EQ(*value_of("0").integer(), 0);
    EXPECT_EQ(*value_of("\"åäö\"").string(), "åäö");
    EXPECT_EQ(value_of("[1,\"a\",null]").array()->size(), 3U);
    EXPECT_EQ(value_of("{}").object()->size(), 0U);
    EXPECT_EQ(value_of("[]").array()->size(), 0U);
}

TEST(JsonRead, NestsArraysAndObjects) {
    const Value value = value_of(R"({"b":[{"c":[]},[1,[2,3],4]],"a":{"x":{"y":"z"}}})");
    EXPECT_EQ(write(value), R"({"a":{"x":{"y":"z"}},"b":[{"c":[]},[1,[2,3],4]]})");
}

TEST(JsonRead, AllowsSpaceBetweenTokensOnly) {
    EXPECT_EQ(write(value_of(" {\t\"a\" :\r\n[ 1 , 2 ] } \n")), R"({"a":[1,2]})");
    EXPECT_EQ(verdict("1\u00a0"), "json_syntax ");
    EXPECT_EQ(verdict("\ufeff{}"), "json_syntax ");
    EXPECT_EQ(verdict("\v1"), "json_syntax ");
}

TEST(JsonRead, ResolvesEscapes) {
    EXPECT_EQ(*value_of(R"("\"\\\/\b\f\n\r\t\u0041\u00e5\u20ac\ud83d\ude00\uDBFF\uDFFF")").string(),
              "\"\\/\b\f\n\r\tAå€\U0001f600\U0010ffff");
    EXPECT_EQ(*value_of(R"("\u0000")").string(), "\0"sv);
}

TEST(JsonRead, RefusesWhatIsNotJson) {
    for (const auto text : {"",
                            " ",
                            "{",
                            "}",
                            "[",
                            "]",
                            "[1",
                            "[1,",
                            "[1,]",
                            "[,1]",
                            "[1 2]",
                            "{\"a\"}",
                            "{\"a\":}",
                            "{\"a\":1,}",
                            "{\"a\" 1}",
                            "{a:1}",
                            "{'a':1}",
                            "{1:2}",
                            "{\"a\":1 \"b\":2}",
                            "tru",
                            "True",
                            "nul",
                            "nullx",
                            "falsey",
                            "1 2",
                            "[1}",
                            "{\"a\":1]",
                            "\"",
                            "\"a",
                            "\"\\",
                            "\"\\x\"",
                            "\"\\u12\"",
                            "\"\\u12g4\"",
                            "\"\\u\"",
                            "\"a\nb\"",
                            "\"a\tb\"",
                            "+1",
                            "-",
                            "--1",
                            "-a",
                            "01",
                            "-01",
                            "0x1",
                            ".5",
                            "NaN",
                            "Infinity",
                            "/**/1",
                            "[1]//",
                            "\"a\" \"b\"",
                            "\"a\"x"}) {
        EXPECT_TRUE(verdict(text).starts_with("json_syntax")) << text << ": " << verdict(text);
    }
    EXPECT_EQ(verdict("\"\x00\""sv), "json_syntax ");
    EXPECT_EQ(verdict("1\x00"sv), "json_syntax ");
}

TEST(JsonRead, ReadsIntegersThatADoubleHolds) {
    EXPECT_EQ(*value_of("9007199254740991").integer(), 9007199254740991);
    EXPECT_EQ(*value_of("-9007199254740991").integer(), -9007199254740991);
    EXPECT_EQ(*value_of("-0").integer(), 0);
    for (const auto text :
         {"9007199254740992", "-9007199254740992", "1.0", "1e2", "1E2", "0.5", "0e0", "-0.0",
          "18446744073709551616", "99999999999999999999999999999999"}) {
        EXPECT_EQ(verdict(text), "json_number ") << text;
    }
    EXPECT_EQ(verdict(std::string(100000, '1')), "json_number ");
}

TEST(JsonRead, NamesThePlaceByPointer) {
    EXPECT_EQ(verdict(R"({"events":[{"a":1},{"field":1.5}]})"), "json_number /events/1/field");
    EXPECT_EQ(verdict(R"([[],[0,x]])"), "json_syntax /1/1");
    EXPECT_EQ(verdict(R"({"a/b~c":{"\u0064":01}})"), "json_syntax /a~1b~0c");
    EXPECT_EQ(verdict(R"({"a":1,"b"=2})"), "json_syntax /b");
    EXPECT_EQ(verdict(R"({"a":{"b":1,)"), "json_syntax /a");
    EXPECT_EQ(verdict(R"({"a":[1,2,"\ud800"]})"), "text_not_utf8 /a/2");
}

TEST(JsonRead, SaysTheByteInItsDetail) {
    EXPECT_TRUE(scan("[1,x]").error().detail.ends_with("at byte 3"));
    EXPECT_TRUE(scan("[1").error().detail.ends_with("at byte 2"));
}

TEST(JsonRead, PointersOfHostileKeysStayShort) {
    std::string text;
    for (int i = 0; i < 10; ++i) text += "{\"" + std::string(900, 'k') + "\":";
    EXPECT_LE(scan(text + "x").error().path.size(), 1024U);
}

TEST(JsonRead, RefusesKeysThatStandTwice) {
    EXPECT_EQ(verdict(R"({"a":1,"a":2})"), "json_duplicate_key /a");
    EXPECT_EQ(verdict(R"({"b":1,"a":2,"b":3})"), "json_duplicate_key /b");
    EXPECT_EQ(verdict(R"({"a":1,"\u0061":2})"), "json_duplicate_key /a");
    EXPECT_EQ(verdict(R"({"\u0061":1,"\u0061":2})"), "json_duplicate_key /a");
    EXPECT_EQ(verdict(R"({"å":1,"\u00e5":2})"), "json_duplicate_key /å");
    EXPECT_EQ(verdict(R"({"\ud83d\ude00":1,"😀":2})"), "json_duplicate_key /😀");
    EXPECT_EQ(verdict(R"({"":1,"":2})"), "json_duplicate_key /");
    EXPECT_EQ(verdict(R"({"x":[{"y":0},{"a":{"p":1,"p":2}}]})"), "json_duplicate_key /x/1/a/p");
}

TEST(JsonRead, AcceptsEqualKeysInDifferentObjects) {
    EXPECT_EQ(verdict(R"({"a":{"a":{"a":1}},"b":{"a":1,"b":{"b":2}}})"), "fine");
    EXPECT_EQ(verdict(R"([{"b":1,"a":2},{"b":1,"a":2}])"), "fine");
    EXPECT_EQ(verdict(R"({"b":{"a":1},"a":{"b":1}})"), "fine");
    EXPECT_EQ(verdict(R"({"a":1,"A":2,"å":3,"a\u030a":4})"), "fine");
}

TEST(JsonRead, FindsADuplicateAmongManyKeys) {
    std::string text = "{";
    for (int i = 5000; i > 0; --i) text += "\"k" + std::to_string(i) + "\":0,";
    EXPECT_EQ(verdict(text + "\"z\":0}"), "fine");
    EXPECT_EQ(verdict(text + "\"k77\":0}"), "json_duplicate_key /k77");
}

TEST(JsonRead, DepthHasALimit) {
    EXPECT_EQ(verdict(nested(64)), "fine");
    EXPECT_EQ(verdict(nested(65)).substr(0, 10), "json_depth");
    EXPECT_EQ(verdict("[[{\"a\":[]}]]", {.depth_max = 4}), "fine");
    EXPECT_EQ(verdict("[[{\"a\":[]}]]", {.depth_max = 3}), "json_depth /0/0/a");
    EXPECT_EQ(verdict("1", {.depth_max = 0}), "fine");
    EXPECT_EQ(verdict("[]", {.depth_max = 0}), "json_depth ");
    // Before anything is built: a line of brackets alone.
    EXPECT_EQ(verdict(std::string(200000, '[')).substr(0, 10), "json_depth");
}

TEST(JsonRead, TextsHaveALimit) {
    EXPECT_EQ(verdict("\"" + std::string(65536, 'x') + "\""), "fine");
    EXPECT_EQ(verdict("\"" + std::string(65537, 'x') + "\""), "text_too_long ");
    EXPECT_EQ(verdict("{\"" + std::string(65537, 'x') + "\":1}"), "text_too_long ");
    // Bytes of the text itself, not of its spelling.
    EXPECT_EQ(verdict(R"({"a":"\u00e5\n"})", {.string_bytes_max = 3}), "fine");
    EXPECT_EQ(verdict(R"({"a":"\u00e5\n"})", {.string_bytes_max = 2}), "text_too_long /a");
    EXPECT_EQ(verdict(R"("\ud83d\ude00")", {.string_bytes_max = 4}), "fine");
    EXPECT_EQ(verdict(R"("\ud83d\ude00")", {.string_bytes_max = 3}), "text_too_long ");
    EXPECT_EQ(verdict("\"åä\"", {.string_bytes_max = 3}), "text_too_long ");
}

TEST(JsonRead, TheWholeHasALimit) {
    EXPECT_EQ(verdict("[1,2]", {.bytes_max = 5}), "fine");
    EXPECT_EQ(verdict("[1,2]", {.bytes_max = 4}), "json_too_large ");
    EXPECT_EQ(verdict(std::string(256 * 1024, ' ')), "json_syntax ");
    EXPECT_EQ(verdict(std::string(256 * 1024 + 1, ' ')), "json_too_large ");
}

TEST(JsonRead, RefusesBytesThatAreNotUtf8) {
    for (const auto text :
         {"\"\x80\""sv, "\"\xc3\""sv, "\"\xe5\""sv, "\"\xed\xa0\x80\""sv, "\"\xf4\x90\x80\x80\""sv,
          "\"abcdefghijk\xff\""sv, "\xff"sv, "[1,\xc3(]"sv, "{\"\xc0\xaf\":1}"sv}) {
        EXPECT_TRUE(verdict(text).starts_with("text_not_utf8")) << verdict(text);
    }
    for (const auto text : {R"("\ud800")", R"("\udc00")", R"("\udc00\udc00")", R"("\ud800\ud800")",
                            R"("\ud800\n")", R"("\ud800x")", R"("\udfff\ud800")"}) {
        EXPECT_TRUE(verdict(text).starts_with("text_not_utf8")) << text;
    }
    EXPECT_EQ(verdict(R"("\ud800\u12")"), "text_not_utf8 ");
}

// The scanner looks at eight bytes at a time: what is special must be seen at each place of the
// eight.
TEST(JsonRead, SeesSpecialBytesAtEveryOffset) {
    for (std::size_t before = 0; before < 20; ++before) {
        for (std::size_t after = 0; after < 20; ++after) {
            const std::string left(before, 'a');
            const std::string right(after, 'b');
            EXPECT_EQ(verdict("\"" + left + right + "\""), "fine");
            EXPECT_EQ(verdict("\"" + left + "\x1f" + right + "\""), "json_syntax ");
            EXPECT_EQ(verdict("\"" + left + "\xff" + right + "\""), "text_not_utf8 ");
            EXPECT_EQ(*value_of("\"" + left + "\\n" + right + "\"").string(), left + "\n" + right);
            EXPECT_EQ(*value_of("\"" + left + "å\x7f" + right + "\"").string(),
                      left + "å\x7f" + right);
            EXPECT_EQ(verdict("\"" + left + "\"" + right + "\"").substr(0, 4), "json");
        }
    }
}

TEST(JsonScanMembers, GivesTheBytesAsTheyStand) {
    const std::string_view line = R"( { "id" : "x" ,"body":{"b": 1,"a":[ ]}, "sig":[] , "n": -5} )";
    const auto members = scan_members(line);
    ASSERT_TRUE(members.has_value());
    ASSERT_EQ(members->size(), 4U);
    EXPECT_EQ((*members)[0].key, "id");
    EXPECT_EQ((*members)[0].value, "\"x\"");
    EXPECT_EQ((*members)[1].key, "body");
    EXPECT_EQ((*members)[1].value, R"({"b": 1,"a":[ ]})");
    EXPECT_EQ((*members)[2].value, "[]");
    EXPECT_EQ((*members)[3].value, "-5");
    EXPECT_TRUE(scan_members("{}")->empty());
}

TEST(JsonScanMembers, RefusesOtherThanObjectsWithPlainKeys) {
    for (const auto text :
         {"[]", "1", "\"a\"", "null", R"({"\u0061":1})", R"({"å":1})", "{\"a\":1} x"}) {
        const auto members = scan_members(text);
        ASSERT_FALSE(members.has_value()) << text;
        EXPECT_EQ(members.error().code, ErrorCode::JsonSyntax);
    }
    EXPECT_TRUE(scan_members(R"({"a":{"\u0061":1,"å":2}})").has_value());
    EXPECT_EQ(scan_members(R"({"a":1,"a":2})").error().code, ErrorCode::JsonDuplicateKey);
    EXPECT_EQ(scan_members(R"({"a":{"b":1,"b":2}})").error().code, ErrorCode::JsonDuplicateKey);
}

TEST(JsonReadScanned, BuildsAPartThatWasScanned) {
    const auto members = scan_members(R"({"body":{"b":1,"a":"x"}})");
    ASSERT_TRUE(members.has_value());
    EXPECT_EQ(write(*read_scanned(members->front().value)), R"({"a":"x","b":1})");
}

// Its precondition broken, it still neither crashes nor takes what is no JSON.
TEST(JsonReadScanned, RefusesWhatScanWouldHaveRefused) {
    for (const auto text : {"", "{", "[1.5]", "\"\xff\"", "[1,]"}) {
        EXPECT_FALSE(read_scanned(text).has_value()) << text;
    }
    EXPECT_FALSE(read_scanned(std::string(100000, '[')).has_value());
}

}  // namespace
}  // namespace samverka::json
