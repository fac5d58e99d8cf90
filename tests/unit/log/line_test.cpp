// Lines: whole, damaged in every way, and foreign.
#include "core/log/line.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/log/limits.h"
#include "tests/unit/log/lines.h"

namespace samverka::log {
namespace {

using test::thing_id;

ReadLine read(std::string_view line) { return read_line(model::standard_schema(), line); }

std::string code(std::string_view line) {
    const ReadLine out = read(line);
    if (out.kind == LineKind::Commit) return "commit";
    if (out.kind == LineKind::Blob) return "blob";
    return (out.kind == LineKind::Foreign ? "foreign:" : "damaged:") +
           std::string(base::error_name(out.error.code));
}

std::string role_line() {
    test::Pen pen(1);
    return pen.write({test::create_role(thing_id(9), "Chef")});
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos);
    return text.replace(at, from.size(), to);
}

// A line around any body, with the right id.
std::string around(std::string_view body) { return commit_line(body); }

TEST(LineTest, AWholeCommitIsRead) {
    const std::string line = role_line();
    const ReadLine out = read(line);
    ASSERT_EQ(out.kind, LineKind::Commit);
    EXPECT_EQ(out.id, out.commit->id);
    EXPECT_TRUE(out.commit->is_genesis());
    EXPECT_EQ(out.signatures, "[]");
}

TEST(LineTest, TheMembersMayStandInAnyOrderWithSpaces) {
    const std::string line = role_line();
    const std::string id = line.substr(6, base::kHashCharacters + 2);
    const std::size_t body_at = line.find("\"body\":") + 7;
    const std::string body = line.substr(body_at, line.size() - body_at - 10);
    EXPECT_EQ(code(R"({ "sig" : [] , "body" : )" + body + R"( , "id" : )" + id + " }"), "commit");
    EXPECT_EQ(code(R"({"sig":[],"body": )" + body + R"(,"id":)" + id + R"(,"note":"kept"})"),
              "commit")
        << "the space before the body is not part of it";
}

TEST(LineTest, EveryFormOfDamageIsToldApart) {
    const std::string line = role_line();
    EXPECT_EQ(code(line.substr(0, line.size() - 1)), "damaged:json_syntax");
    EXPECT_EQ(code(replaced(line, "Chef", "Chif")), "damaged:hash_mismatch");
    EXPECT_EQ(code(replaced(line, "sha256-", "sha257-")), "damaged:hash_mismatch");
    EXPECT_EQ(code(replaced(line, "Chef", "Ch\xff\x66")), "damaged:text_not_utf8");
    EXPECT_EQ(code(replaced(line, "\"sig\":[]", "\"sig\":[],\"sig\":[]")),
              "damaged:json_duplicate_key");
    EXPECT_EQ(code(replaced(line, "\"sig\":[]", "\"sig\":[1.5]")), "damaged:json_number");
    EXPECT_EQ(code("not json"), "damaged:json_syntax");
    EXPECT_EQ(code("[]"), "damaged:json_syntax");
    EXPECT_EQ(code(std::string(1, '\0')), "damaged:json_syntax");
    EXPECT_EQ(code(around("{}")), "damaged:commit_invalid");
    EXPECT_EQ(code(around("7")), "damaged:commit_invalid");
}

TEST(LineTest, WhatIsWholeAndOfNoKnownFormIsForeign) {
    EXPECT_EQ(code("{}"), "foreign:line_foreign");
    EXPECT_EQ(code(R"({"hello":1})"), "foreign:line_foreign");
    EXPECT_EQ(code(R"({"id":"x"})"), "foreign:line_foreign");
    EXPECT_EQ(code(R"({"id":"x","body":{}})"), "foreign:line_foreign");
    EXPECT_EQ(code(R"({"blob":"x","data":""})"), "foreign:line_foreign");
}

TEST(LineTest, ADamagedLineStillSaysWhatItWasAndWhatItNamed) {
    const std::string line = role_line();
    const ReadLine whole = read(line);
    const ReadLine torn = read(line.substr(0, line.size() - 20));
    ASSERT_TRUE(torn.claimed.has_value());
    EXPECT_EQ(*torn.claimed, whole.id);
    EXPECT_NE(std::find(torn.touched.begin(), torn.touched.end(), thing_id(9)), torn.touched.end());
    const ReadLine other_id = read(replaced(line, "sha256-", "sha257-"));
    EXPECT_EQ(other_id.claimed, whole.id) << "the id is damaged, the body is not";
}

TEST(LineTest, ABlobIsNamedBySaltAndData) {
    const Blob blob = make_blob("0123456789abcdef", "Anna");
    const ReadLine out = read(blob.line);
    ASSERT_EQ(out.kind, LineKind::Blob);
    EXPECT_EQ(out.id, blob.name);
    EXPECT_EQ(out.blob_text, "Anna");
    EXPECT_NE(make_blob("another salt....", "Anna").name, blob.name);
    EXPECT_EQ(blob.line.find("Anna"), std::string::npos);
}

TEST(LineTest, ADamagedBlobIsToldAndClaimsItsName) {
    const Blob blob = make_blob("0123456789abcdef", "Anna");
    EXPECT_EQ(code(replaced(blob.line, "QW5uYQ", "QW5uYg")), "damaged:hash_mismatch");
    EXPECT_EQ(code(replaced(blob.line, "QW5uYQ", "QW5uYR")), "damaged:line_damaged")
        << "unused bits";
    EXPECT_EQ(code(replaced(blob.line, "QW5uYQ", "QW5uY?")), "damaged:line_damaged");
    EXPECT_EQ(code(replaced(blob.line, "\"QW5uYQ\"", "7")), "damaged:line_damaged");
    EXPECT_EQ(read(blob.line.substr(0, blob.line.size() - 9)).claimed, blob.name);
}

TEST(LineTest, LineLengthHasItsLimit) {
    const std::string line = role_line();
    const auto padded = [&](std::size_t size) {
        return line.substr(0, line.size() - 1) + std::string(size - line.size(), ' ') + "}";
    };
    EXPECT_EQ(code(padded(kLineBytesMax)), "commit");
    EXPECT_EQ(code(padded(kLineBytesMax + 1)), "damaged:line_too_long");
}

TEST(LineTest, DepthHasItsLimit) {
    const auto nested = [](std::size_t depth) {
        return R"({"x":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
    };
    EXPECT_EQ(code(nested(kDepthMax)), "foreign:line_foreign");
    EXPECT_EQ(code(nested(kDepthMax + 1)), "damaged:json_depth");
    EXPECT_EQ(code(nested(100'000)), "damaged:json_depth");
}

TEST(LineTest, AStringHasItsLimit) {
    const auto text = [](std::size_t size) { return R"({"x":")" + std::string(size, 'x') + "\"}"; };
    EXPECT_EQ(code(text(kStringBytesMax)), "foreign:line_foreign");
    EXPECT_EQ(code(text(kStringBytesMax + 1)), "damaged:text_too_long");
}

TEST(LineTest, ABlobHasItsLimit) {
    EXPECT_EQ(code(make_blob("0123456789abcdef", std::string(kBlobBytesMax, 'x')).line), "blob");
    EXPECT_EQ(code(make_blob("0123456789abcdef", std::string(kBlobBytesMax + 1, 'x')).line),
              "damaged:limit_exceeded");
}

TEST(LineTest, SignaturesAreUnited) {
    const std::string line = role_line();
    const std::string one = line_with_signatures(line, R"([{"by":"a"}])");
    const std::string other = line_with_signatures(line, R"([{"by":"b"}])");
    EXPECT_EQ(read(one).signatures, R"([{"by":"a"}])");
    const std::string both = line_with_signatures(one, read(other).signatures);
    EXPECT_EQ(both, line_with_signatures(other, read(one).signatures));
    EXPECT_EQ(read(both).signatures, R"([{"by":"a"},{"by":"b"}])");
    EXPECT_EQ(read(both).id, read(line).id);
    EXPECT_EQ(line_with_signatures(both, R"([{"by":"a"}])"), both);
}

}  // namespace
}  // namespace samverka::log
