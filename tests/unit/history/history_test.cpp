// Acts kept as the log grows are those that are read from its beginning; what somebody has not seen
// is told by who knew of whom, not by the clock.
#include "core/history/history.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "core/locale/runs.h"
#include "core/log/log.h"

namespace samverka {
namespace {

using base::ThingId;

ThingId thing(char last) { return ThingId::parse(std::string(15, '0') + last).value(); }

// A log that one person writes into, set by set.
class HistoryTest : public ::testing::Test {
  protected:
    HistoryTest() : log(model::standard_schema()) {
        log::Event create;
        create.kind = log::EventKind::Create;
        create.thing = thing('1');
        create.thing_kind = model::ThingKind::Partnership;
        append(log, '1', "new_partnership", {create});
    }
    static const model::Field& field(std::string_view name) {
        return *model::standard_schema().type(model::ThingKind::Partnership).find_field(name);
    }
    static log::Event set(std::string_view name, std::int64_t value) {
        log::Event event;
        event.kind = log::EventKind::Set;
        event.thing = thing('1');
        event.thing_kind = model::ThingKind::Partnership;
        event.writes.push_back(
            {.field = &field(name), .language = {}, .value = {value}, .blob = {}});
        return event;
    }
    void append(log::Log& into, char replica, const std::string& command,
                std::vector<log::Event> events) {
        m_now.milliseconds += 60'000;
        const auto written =
            into.append({.act = base::ActId::parse(std::string(14, '0') + replica + next()).value(),
                         .author = thing('2'),
                         .party = thing('3'),
                         .command = command,
                         .undoes = {},
                         .redoes = {},
                         .events = std::move(events),
                         .blobs = {}},
                        {.replica = base::ReplicaId::parse(std::string(15, '0') + replica).value(),
                         .now = m_now});
        EXPECT_TRUE(written.has_value());
    }
    static std::string shown(const history::Act& act) {
        std::string out = act.command;
        for (const base::Message& line : act.lines)
            out += "\n" + locale::plain_text(locale::render(line, locale::Language::English));
        return out;
    }
    static std::string shown(const std::vector<history::Act>& acts) {
        std::string out;
        for (const history::Act& act : acts) out += shown(act) + "\n";
        return out;
    }
    static std::string shown(const log::Log& log, const history::Journal& journal) {
        std::string out;
        for (const auto* entry : journal.entries()) out += shown(journal.tell(log, *entry)) + "\n";
        return out;
    }

    log::Log log;

  private:
    char next() { return "0123456789abcdefghjkmnpqrstvwxyz"[++m_acts]; }
    base::Instant m_now{.milliseconds = 1'790'000'000'000};
    std::size_t m_acts = 0;
};

TEST_F(HistoryTest, AJournalThatGrowsTellsWhatOneFromTheBeginningTells) {
    history::Journal grown;
    for (std::int64_t value = 1; value < 8; ++value) {
        append(log, '1', "set", {set("extension_years", value), set("fiscal_first_month", value)});
        grown.follow(log);
        EXPECT_EQ(shown(log, grown), shown(history::acts(log)));
    }
}

TEST_F(HistoryTest, TellsWhatWasThereBeforeAlsoWithinOneAct) {
    append(log, '1', "set", {set("extension_years", 1)});
    append(log, '1', "set", {set("extension_years", 2), set("extension_years", 3)});
    history::Journal journal;
    journal.follow(log);
    const history::Act act = journal.tell(log, *journal.entries().front());
    ASSERT_EQ(act.lines.size(), 2U);
    const std::string first =
        locale::plain_text(locale::render(act.lines[0], locale::Language::English));
    const std::string second =
        locale::plain_text(locale::render(act.lines[1], locale::Language::English));
    EXPECT_NE(first.find("was 1"), std::string::npos) << first;
    EXPECT_NE(second.find("was 2"), std::string::npos) << second;
}

TEST_F(HistoryTest, AJournalBeginsAnewWithAnotherLog) {
    append(log, '1', "set", {set("extension_years", 1)});
    history::Journal journal;
    journal.follow(log);
    log::Log other(model::standard_schema());
    log::Event create;
    create.kind = log::EventKind::Create;
    create.thing = thing('9');
    create.thing_kind = model::ThingKind::Partnership;
    append(other, '5', "new_partnership", {create});
    journal.follow(other);
    ASSERT_EQ(journal.entries().size(), 1U);
    EXPECT_EQ(journal.entries().front()->things.front(), thing('9'));
}

TEST_F(HistoryTest, HeadsNameEveryActNewestFirst) {
    append(log, '1', "set", {set("extension_years", 1)});
    append(log, '1', "set", {set("extension_years", 2)});
    const auto heads = history::act_heads(log);
    ASSERT_EQ(heads.size(), 3U);
    EXPECT_TRUE(std::is_sorted(heads.begin(), heads.end(),
                               [](const auto& a, const auto& b) { return a.time > b.time; }));
    const history::Act act = history::tell_briefly(log, heads.front());
    EXPECT_EQ(act.command, "set");
    ASSERT_EQ(act.lines.size(), 1U);
}

TEST_F(HistoryTest, WhatIsMergedLaterIsNewHoweverOldItIs) {
    // Two copies of one beginning; the other one's act is older than what is seen here last.
    log::Log copy(model::standard_schema());
    ASSERT_TRUE(copy.load(log.file()).has_value());
    append(copy, '2', "set", {set("fiscal_first_month", 7)});
    append(log, '1', "set", {set("extension_years", 1)});
    const auto seen = history::latest_commits(log);
    EXPECT_TRUE(history::heads_since(log, seen).empty());
    ASSERT_TRUE(log.merge(copy.file()).has_value());
    const auto fresh = history::heads_since(log, seen);
    ASSERT_EQ(fresh.size(), 1U);
    EXPECT_LT(fresh.front().time, history::act_heads(log).front().time);
    // Commits that are not there are passed over: everything is new to whoever has seen nothing.
    EXPECT_EQ(history::heads_since(log, {}).size(), 3U);
}

}  // namespace
}  // namespace samverka
