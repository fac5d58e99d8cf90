// Commits and events: one spelling, read back as they were, and refused where they break a rule.
#include "core/log/commit.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/json/read.h"
#include "core/json/write.h"
#include "core/log/limits.h"
#include "tests/unit/log/lines.h"

namespace samverka::log {
namespace {

using base::ErrorCode;
using test::thing_id;

constexpr std::string_view kHash = "sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

std::string about(std::string_view rest) {
    return R"({"thing":")" + thing_id(9).text() + R"(",)" + std::string(rest) + "}";
}

// One of each kind of event, and each shape of field.
std::vector<std::string> all_events() {
    const std::string hash(kHash);
    const std::string other = thing_id(3).text();
    return {
        about(
            R"("do":"create","kind":"role","fields":{"title":{"en":"Lead","sv":"Chef"},"party":")" +
            other + R"(","responsibilities":["daily_work","innovation"]})"),
        about(R"("do":"create","kind":"pair")"),
        about(R"("do":"create","kind":"person","fields":{"name":{"blob":")" + hash + R"("}})"),
        about(R"("do":"set","kind":"role","field":"title","language":"sv","to":"Chef")"),
        about(R"("do":"set","kind":"role","field":"title","language":"en","to":null)"),
        about(R"("do":"set","kind":"role","field":"level","to":")" + other + R"(")"),
        about(R"("do":"set","kind":"party","field":"lead","to":true)"),
        about(R"("do":"set","kind":"person","field":"contact","to":null)"),
        about(
            R"("do":"set","kind":"mandate","field":"powers","to":{"money_limit":"500","strategy":"decides"})"),
        about(
            R"("do":"set","kind":"kpi_version","field":"bands","to":[{"from":"99.90","status":"reaches"}])"),
        about(R"("do":"add","kind":"forum","field":"members","item":")" + other + R"(")"),
        about(R"("do":"take","kind":"role","field":"responsibilities","item":"innovation")"),
        about(R"("do":"remove")"),
        about(R"("do":"restore")"),
        about(
            R"("do":"measure","periods":["2026-01","2026-Q1"],"values":["99.90","-3"],"reference":"r")"),
        about(R"("do":"correct","period":"2026-01","value":"1","corrects":{"commit":")" + hash +
              R"(","event":0,"row":1})"),
        about(R"("do":"correct","period":"2026-01","corrects":{"commit":")" + hash +
              R"(","event":0,"row":1},"reference":"r")"),
        about(
            R"("do":"propose","kind":"mandate","content":{"powers":{"strategy":"none"},"subject":")" +
            other + R"("})"),
        about(R"("do":"approve","side":"customer","hash":")" + hash + R"(")"),
        about(R"("do":"revoke","hash":")" + hash + R"(")"),
        R"({"do":"erase","blobs":[")" + hash + R"("]})",
    };
}

base::Result<Event> read(std::string_view text) {
    const auto value = json::read(text);
    EXPECT_TRUE(value.has_value() && value->object() != nullptr) << text;
    return read_event(model::standard_schema(), *value->object(), "/events/0");
}

TEST(EventTest, EveryKindIsReadAndWrittenAlike) {
    std::vector<bool> seen(static_cast<std::size_t>(EventKind::Unknown));
    for (const std::string& text : all_events()) {
        const auto event = read(text);
        ASSERT_TRUE(event.has_value()) << text << " " << event.error().path;
        ASSERT_NE(event->kind, EventKind::Unknown) << text;
        seen[static_cast<std::size_t>(event->kind)] = true;
        EXPECT_EQ(json::write(event_json(model::standard_schema(), *event)),
                  json::write(*json::read(text)));
    }
    for (std::size_t i = 0; i < seen.size(); ++i)
        EXPECT_TRUE(seen[i]) << event_name(static_cast<EventKind>(i));
}

TEST(EventTest, WhatANewerVersionKnowsIsKeptWithTheThingsItNames) {
    const std::string other = thing_id(3).text();
    for (const std::string& text :
         {about(R"("do":"levitate","above":")" + other + R"(")"),
          about(R"("do":"create","kind":"satellite","fields":{"orbits":")" + other + R"("})"),
          about(R"("do":"set","kind":"role","field":"mood","to":[{"x":")" + other + R"("}])"),
          about(R"("do":"set","kind":"party","field":"side","to":"both","see":")" + other +
                R"(")")}) {
        const auto event = read(text);
        ASSERT_TRUE(event.has_value()) << text;
        EXPECT_EQ(event->kind, EventKind::Unknown) << text;
        const std::vector<base::ThingId> sorted = [&] {
            auto out = event->touched;
            std::sort(out.begin(), out.end());
            return out;
        }();
        EXPECT_EQ(sorted, (std::vector{thing_id(3), thing_id(9)})) << text;
    }
}

TEST(EventTest, APrivateFieldIsRefused) {
    for (const std::string& text :
         {about(R"("do":"set","kind":"note","field":"private_text","to":"secret")"),
          about(R"("do":"create","kind":"note","fields":{"private_text":"secret"})")}) {
        const auto event = read(text);
        ASSERT_FALSE(event.has_value());
        EXPECT_EQ(event.error().code, ErrorCode::FieldPrivate);
    }
}

TEST(EventTest, PersonalTextNeverStandsInTheEventItself) {
    const auto event = read(about(R"("do":"set","kind":"person","field":"name","to":"Anna")"));
    ASSERT_FALSE(event.has_value());
    EXPECT_EQ(event.error().code, ErrorCode::FieldType);
}

TEST(EventTest, WhatBreaksARuleIsRefused) {
    const std::string hash(kHash);
    const std::pair<std::string, ErrorCode> wrong[] = {
        {R"({"thing":")" + thing_id(9).text() + R"("})", ErrorCode::CommitInvalid},
        {R"({"do":"remove"})", ErrorCode::CommitInvalid},
        {R"({"do":"remove","thing":"short"})", ErrorCode::IdSyntax},
        {about(R"("do":"create")"), ErrorCode::CommitInvalid},
        {about(R"("do":"create","kind":"role","fields":[])"), ErrorCode::CommitInvalid},
        {about(R"("do":"set","kind":"role","field":"responsibilities","to":[])"),
         ErrorCode::FieldType},
        {about(R"("do":"add","kind":"role","field":"title","item":"x")"), ErrorCode::FieldType},
        {about(R"("do":"add","kind":"forum","field":"members")"), ErrorCode::FieldType},
        {about(R"("do":"set","kind":"role","field":"title","to":"x")"), ErrorCode::LanguageUnknown},
        {about(R"("do":"set","kind":"role","field":"title","language":"fi","to":"x")"),
         ErrorCode::LanguageUnknown},
        {about(R"("do":"measure","periods":["2026-01"],"values":[])"), ErrorCode::CommitInvalid},
        {about(R"("do":"measure","periods":["2026-13"],"values":["1"])"), ErrorCode::DateRange},
        {about(R"("do":"measure","periods":["2026-01"],"values":["1,5"])"),
         ErrorCode::NumberSyntax},
        {about(R"("do":"correct","period":"2026-01","value":"1")"), ErrorCode::CommitInvalid},
        {about(R"("do":"correct","period":"2026-01","value":null,"corrects":{"commit":")" + hash +
               R"(","event":0,"row":0})"),
         ErrorCode::CommitInvalid},
        {about(R"("do":"propose","kind":"role","content":{})"), ErrorCode::ThingKindOther},
        {about(R"("do":"propose","kind":"mandate")"), ErrorCode::CommitInvalid},
        {about(R"("do":"approve","side":"customer","hash":"sha1-x")"), ErrorCode::HashSyntax},
        {R"({"do":"erase"})", ErrorCode::CommitInvalid},
    };
    for (const auto& [text, code] : wrong) {
        const auto event = read(text);
        ASSERT_FALSE(event.has_value()) << text;
        EXPECT_EQ(base::error_name(event.error().code), base::error_name(code)) << text;
    }
}

// A one-language register of a field that has no languages would be a second register of it.
TEST(EventTest, ALanguageWhereThereAreNoneIsNotTaken) {
    const auto event =
        read(about(R"("do":"set","kind":"party","field":"lead","language":"sv","to":true)"));
    ASSERT_TRUE(event.has_value());
    EXPECT_EQ(event->writes.front().language, "");
}

Commit whole_commit() {
    test::Pen pen(1);
    pen.write({});
    std::vector<Event> events;
    for (const std::string& text : all_events()) events.push_back(*read(text));
    pen.next().undoes = pen.commit().act;
    pen.next().redoes = pen.commit().act;
    pen.write(std::move(events), {base::sha256("a"), base::sha256("b")});
    return pen.commit();
}

TEST(CommitTest, ABodyIsReadAndWrittenAlike) {
    Commit commit = whole_commit();
    commit.previous = base::sha256("before");
    const std::string body = commit_body(model::standard_schema(), commit);
    const auto again = read_commit(model::standard_schema(), body);
    ASSERT_TRUE(again.has_value()) << again.error().path;
    EXPECT_EQ(commit_body(model::standard_schema(), *again), body);
    EXPECT_EQ(again->parents, commit.parents);
    EXPECT_EQ(again->undoes, commit.undoes);
    EXPECT_EQ(again->time, commit.time);
}

// The body with one member replaced by other bytes; left out where they are empty.
std::string bent(const std::string& body, std::string_view key, std::string_view value) {
    json::Object object = *json::read(body)->object();
    if (value.empty())
        object.erase(key);
    else
        object.set(key, *json::read(value));
    return json::write(object);
}

TEST(CommitTest, EachMemberIsChecked) {
    Commit commit = whole_commit();
    commit.previous = base::sha256("before");
    const std::string body = commit_body(model::standard_schema(), commit);
    const std::pair<std::string_view, std::string_view> wrong[] = {
        {"format", ""},
        {"format", "0"},
        {"format", R"("1")"},
        {"seq", "0"},
        {"seq", ""},
        {"seq", "1"},
        {"prev", ""},
        {"prev", "7"},
        {"parents", ""},
        {"parents", "[7]"},
        {"hlc", R"("now")"},
        {"hlc", ""},
        {"replica", R"("me")"},
        {"author", ""},
        {"party", "null"},
        {"act", ""},
        {"command", ""},
        {"events", ""},
        {"events", "{}"},
        {"events", "[1]"},
        {"undoes", R"("that")"},
        {"redoes", "1"},
        {"partnership", ""},
        {"partnership", "1"},
    };
    for (const auto& [key, value] : wrong)
        EXPECT_FALSE(read_commit(model::standard_schema(), bent(body, key, value)).has_value())
            << key << " " << value;
    EXPECT_FALSE(read_commit(model::standard_schema(), "[]").has_value());
}

TEST(CommitTest, OnlyTheGenesisHasNothingBefore) {
    test::Pen pen(1);
    pen.write({});
    Commit commit = pen.commit();
    commit.previous.reset();
    commit.partnership = base::sha256("p");
    EXPECT_FALSE(
        read_commit(model::standard_schema(), commit_body(model::standard_schema(), commit))
            .has_value());
    commit.partnership.reset();
    EXPECT_TRUE(read_commit(model::standard_schema(), commit_body(model::standard_schema(), commit))
                    .has_value());
}

TEST(CommitTest, EventsOfANewerFormatAreKeptUnread) {
    const std::string body =
        bent(bent(commit_body(model::standard_schema(), whole_commit()), "format", "2"), "events",
             R"([{"whatever":")" + thing_id(7).text() + R"("}])");
    const auto commit = read_commit(model::standard_schema(), body);
    ASSERT_TRUE(commit.has_value());
    ASSERT_EQ(commit->events.size(), 1U);
    EXPECT_EQ(commit->events.front().kind, EventKind::Unknown);
    EXPECT_EQ(commit->events.front().touched, std::vector{thing_id(7)});
}

TEST(CommitTest, ListsHaveLimits) {
    const std::string body = commit_body(model::standard_schema(), whole_commit());
    const auto list = [](std::size_t count, const std::string& item) {
        std::string out = "[";
        for (std::size_t i = 0; i < count; ++i) out += (i == 0 ? "" : ",") + item;
        return out + "]";
    };
    const std::string hash = "\"" + std::string(kHash) + "\"";
    const auto code = [&](std::string_view key, const std::string& value) {
        const auto read = read_commit(model::standard_schema(), bent(body, key, value));
        return read ? "ok" : std::string(base::error_name(read.error().code));
    };
    EXPECT_EQ(code("parents", list(kParentsMax, hash)), "ok");
    EXPECT_EQ(code("parents", list(kParentsMax + 1, hash)), "limit_exceeded");
    EXPECT_EQ(code("events", list(kEventsMax, R"({"do":"x"})")), "ok");
    EXPECT_EQ(code("events", list(kEventsMax + 1, R"({"do":"x"})")), "limit_exceeded");
    const auto measure = [&](std::size_t rows) {
        return "[" +
               about(R"("do":"measure","periods":)" + list(rows, R"("2026")") + R"(,"values":)" +
                     list(rows, R"("1")")) +
               "]";
    };
    EXPECT_EQ(code("events", measure(kRowsMax)), "ok");
    EXPECT_EQ(code("events", measure(kRowsMax + 1)), "limit_exceeded");
}

TEST(CommitTest, TheContentHashIsOfKindThingAndContent) {
    const Event proposal = *read(all_events()[17]);
    ASSERT_EQ(proposal.kind, EventKind::Propose);
    const std::string text = R"({"content":{"powers":{"strategy":"none"},"subject":")" +
                             thing_id(3).text() + R"("},"kind":"mandate","thing":")" +
                             thing_id(9).text() + R"("})";
    EXPECT_EQ(content_hash(model::standard_schema(), *proposal.content), base::sha256(text));
}

TEST(HybridTimeTest, GoesOnWhateverTheClockSays) {
    const HybridTime seen{.milliseconds = 5000, .counter = 7};
    EXPECT_EQ(HybridTime::after(seen, {.milliseconds = 6000}).text(), "000000001770-0000");
    EXPECT_EQ(HybridTime::after(seen, {.milliseconds = 5000}).text(), "000000001388-0008");
    EXPECT_EQ(HybridTime::after(seen, {.milliseconds = -1}).text(), "000000001388-0008");
    const HybridTime full{.milliseconds = 5000, .counter = 0xFFFF};
    EXPECT_EQ(HybridTime::after(full, {.milliseconds = 1}).text(), "000000001389-0000");
    EXPECT_EQ(HybridTime::parse("000000001388-0008")->counter, 8U);
    for (const std::string_view wrong :
         {"", "000000001388", "000000001388-000G", "00000000138A-0008", "000000001388_0008"})
        EXPECT_FALSE(HybridTime::parse(wrong).has_value()) << wrong;
}

}  // namespace
}  // namespace samverka::log
