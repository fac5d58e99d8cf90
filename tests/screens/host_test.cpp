// What a host has to tell the screens: what it cannot do, and what has come from elsewhere.
#include <algorithm>

#include "tests/screens/reading.h"

namespace samverka::test {
namespace {

using screens::Mark;

// The words of the file menu, in its order.
std::vector<std::string> file_menu(Reader& reader) {
    std::vector<std::string> out;
    const screens::Node* menu = reader.find("shell/file");
    EXPECT_NE(menu, nullptr);
    if (menu != nullptr)
        for (const screens::MenuItem& item : menu->menu) out.push_back(item.label);
    return out;
}

bool offers(Reader& reader, std::string_view label) {
    const auto labels = file_menu(reader);
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

void lack(Reader& reader, const std::vector<std::string>& names) {
    json::Array list;
    for (const std::string& name : names) list.emplace_back(name);
    json::Object args;
    args.set("names", std::move(list));
    ASSERT_TRUE(reader.workbench.view("set_host_lacks", args).has_value());
}

const std::vector<std::string> kOneView{"host.html_view", "host.canvas_view"};

TEST(HostLacks, WithoutAWordFromTheHostEverythingIsOffered) {
    ExampleReader reader;
    EXPECT_TRUE(offers(reader, "Textvy"));
    EXPECT_TRUE(offers(reader, "Ritad vy"));
}

TEST(HostLacks, WhatItCannotDoIsNotInTheMenu) {
    ExampleReader reader;
    const std::size_t all = file_menu(reader).size();
    lack(reader, kOneView);
    EXPECT_FALSE(offers(reader, "Textvy"));
    EXPECT_FALSE(offers(reader, "Ritad vy"));
    EXPECT_EQ(file_menu(reader).size(), all - 2);
}

TEST(HostLacks, NorIsItOfferedByANode) {
    Reader reader;
    EXPECT_NE(reader.find("start/example"), nullptr);
    lack(reader, {"host.open_example"});
    EXPECT_EQ(reader.find("start/example"), nullptr);
    EXPECT_NE(reader.find("start/open"), nullptr);
}

TEST(HostLacks, ItIsNotAskedForItInAnyOtherWay) {
    ExampleReader reader;
    lack(reader, kOneView);
    const auto asked = reader.workbench.view("host.html_view", {});
    ASSERT_FALSE(asked.has_value());
    EXPECT_EQ(asked.error().code, base::ErrorCode::CommandUnknown);
    EXPECT_FALSE(reader.workbench.take_host_request().has_value());
    ASSERT_TRUE(reader.workbench.view("host.save_file", {}).has_value());
    EXPECT_TRUE(reader.workbench.take_host_request().has_value());
}

TEST(HostLacks, AnotherPartnershipAndARestoredViewChangeNothingInIt) {
    ExampleReader reader;
    lack(reader, kOneView);
    reader.workbench.restore_state(screens::read_state(screens::state_json({})));
    EXPECT_FALSE(offers(reader, "Textvy"));
    // It is told anew at each start, so it is not kept.
    const auto kept = screens::read_state(screens::state_json(reader.workbench.state()));
    EXPECT_TRUE(kept.host_lacks.empty());
}

TEST(HostLacks, AListIsExpected) {
    Reader reader;
    EXPECT_FALSE(reader.workbench.view("set_host_lacks", {}).has_value());
}

// ---- news

base::Message merged(std::int64_t commits) {
    base::Message news{.key = "desktop.merged", .arguments = {}};
    news.with("count", base::CountArgument{.count = commits, .of = {}});
    return news;
}

TEST(HostNews, StandAboveTheScreenUntilTheNextGesture) {
    ExampleReader reader;
    reader.workbench.set_news(merged(3));
    EXPECT_TRUE(reader.says("3 nya ändringar i filen har lagts till.", "shell/notice"));
    ASSERT_TRUE(reader.activate("shell/go/organisation").has_value());
    EXPECT_EQ(reader.find("shell/notice"), nullptr);
}

TEST(HostNews, LookLikeNoRefusal) {
    ExampleReader reader;
    reader.workbench.set_news(merged(0));
    EXPECT_TRUE(reader.says("Filen innehöll inget nytt.", "shell/notice"));
    EXPECT_NE(reader.find("shell/notice")->mark, Mark::Error);
    reader.workbench.set_notice(
        {.code = base::ErrorCode::FileUnwritable, .path = {}, .detail = {}});
    EXPECT_EQ(reader.find("shell/notice")->mark, Mark::Error);
    // And the other way round: what is told last is told as what it is.
    reader.workbench.set_news(merged(1));
    EXPECT_TRUE(reader.says("En ny ändring i filen har lagts till.", "shell/notice"));
    EXPECT_NE(reader.find("shell/notice")->mark, Mark::Error);
}

TEST(HostNews, AreToldInTheReadersLanguage) {
    ExampleReader reader;
    reader.workbench.set_language(locale::Language::English);
    reader.workbench.set_news(merged(2));
    EXPECT_TRUE(reader.says("2 new changes in the file have been added.", "shell/notice"));
}

}  // namespace
}  // namespace samverka::test
