// The log as a whole: loading, merging, waiting, healing, forks, erasing, limits, what is newer.
#include "core/log/log.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/log/limits.h"
#include "tests/unit/log/lines.h"

namespace samverka::log {
namespace {

using base::ErrorCode;
using test::create_role;
using test::event;
using test::lines;
using test::Pen;
using test::set_title;
using test::state_of;
using test::thing_id;
using test::warning_codes;
using Codes = std::vector<std::string>;

const base::ThingId kRole = thing_id(9);

class LogTest : public ::testing::Test {
  public:
    LogTest()
        : founder(1),
          genesis(founder.write({create_role(kRole, "Chef")})),
          second(founder.write({set_title(kRole, "Direktör")})),
          third(founder.write({set_title(kRole, "Ordförande")})) {}

    LogReport load(std::string_view bytes) {
        const auto report = log.load(bytes);
        EXPECT_TRUE(report.has_value());
        return report.value_or(LogReport{});
    }
    std::string title() const { return log.snapshot().find<model::Role>(kRole)->title.sv; }
    std::string state() const { return state_of(log.snapshot()); }
    ErrorCode refusal(std::string_view bytes) {
        const auto report = log.load(bytes);
        EXPECT_FALSE(report.has_value());
        return report ? ErrorCode::StorageFailed : report.error().code;
    }
    ActDraft act(std::vector<Event> events) const {
        ActDraft out;
        out.act = founder.commit().act;
        out.author = thing_id(1);
        out.party = thing_id(2);
        out.command = "test";
        out.events = std::move(events);
        return out;
    }
    Writer writer() const {
        std::array<std::uint8_t, base::kIdBytes> bytes{};
        bytes.front() = 200;
        return {.replica = base::ReplicaId(bytes), .now = {.milliseconds = 1'750'000'000'000}};
    }

    Pen founder;
    std::string genesis;
    std::string second;
    std::string third;
    Log log{model::standard_schema()};
};

TEST_F(LogTest, TheOrderOfLinesDecidesNothing) {
    load(lines({genesis, second, third}));
    const std::string whole = state();
    EXPECT_EQ(title(), "Ordförande");
    EXPECT_TRUE(load(lines({third, genesis, second, third})).warnings.empty());
    EXPECT_EQ(state(), whole);
    EXPECT_EQ(log.commit_count(), 3U);
}

TEST_F(LogTest, ReturnsAndEmptyLinesAreIgnored) {
    const auto report = load("\n\r\n" + genesis + "\r\n\n" + second);
    EXPECT_TRUE(report.warnings.empty());
    EXPECT_EQ(log.file(), lines({genesis, second}));
}

TEST_F(LogTest, WhatHoldsNoCommitIsRefused) {
    EXPECT_EQ(refusal(""), ErrorCode::FileEmpty);
    EXPECT_EQ(refusal("\n\r\n\n"), ErrorCode::FileEmpty);
    EXPECT_EQ(refusal("hello"), ErrorCode::FileForeign);
    EXPECT_EQ(refusal("{}\n"), ErrorCode::FileForeign);
    EXPECT_EQ(refusal(std::string(1000, '\0')), ErrorCode::FileForeign);
    EXPECT_EQ(refusal(make_blob("0123456789abcdef", "x").line + "\n"), ErrorCode::FileForeign);
}

TEST_F(LogTest, AFileHasItsLimit) {
    // Only the size is looked at: bytes that are not there stand for a file that is too large.
    EXPECT_EQ(refusal(std::string_view(genesis.data(), kFileBytesMax + 1)),
              ErrorCode::LimitExceeded);
}

TEST_F(LogTest, ARefusedFileLeavesWhatIsOpen) {
    load(lines({genesis, second}));
    EXPECT_FALSE(log.load("hello").has_value());
    EXPECT_FALSE(log.merge("hello").has_value());
    EXPECT_EQ(log.file(), lines({genesis, second}));
}

TEST_F(LogTest, MergingAddsWhatIsNewOnce) {
    load(lines({genesis}));
    const auto report = log.merge(lines({second, genesis, second}));
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->commits_new, 1U);
    EXPECT_EQ(title(), "Direktör");
    EXPECT_EQ(log.outbox(), lines({second}));
    EXPECT_EQ(log.merge(lines({second}))->commits_new, 0U);
    log.acknowledge(log.outbox_end());
    EXPECT_TRUE(log.outbox_empty());
}

TEST_F(LogTest, AnotherPartnershipIsRefusedByMergeAndForeignInAFile) {
    Pen other(7);
    const std::string stranger = other.write({create_role(thing_id(70), "X")});
    load(lines({genesis, second}));
    const auto refused = log.merge(stranger + "\n");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::PartnershipOther);
    const auto report = load(lines({genesis, second, stranger}));
    EXPECT_EQ(warning_codes(report), Codes{"genesis_second"});
    EXPECT_EQ(report.warnings.front().path, "line 3");
    EXPECT_FALSE(log.snapshot().incomplete());
    EXPECT_EQ(log.file(), lines({genesis, second, stranger})) << "kept and passed on";
}

TEST_F(LogTest, InAMergeACommitWaitsForItsParents) {
    load(lines({genesis}));
    const auto report = log.merge(lines({third}));
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->waiting, 1U);
    EXPECT_EQ(log.waiting_count(), 1U);
    EXPECT_EQ(title(), "Chef");
    EXPECT_FALSE(log.snapshot().incomplete());
    ASSERT_TRUE(log.merge(lines({second})).has_value());
    EXPECT_EQ(log.waiting_count(), 0U);
    EXPECT_EQ(title(), "Ordförande");
}

TEST_F(LogTest, AGapInAFileIsNamedAndHealed) {
    const auto report = load(lines({genesis, third}));
    EXPECT_EQ(warning_codes(report), Codes{"commit_missing"});
    EXPECT_TRUE(log.snapshot().incomplete());
    EXPECT_EQ(title(), "Ordförande") << "what is there is folded all the same";
    EXPECT_EQ(log.missing().size(), 1U);
    EXPECT_EQ(log.commit_count(), 2U);
    ASSERT_TRUE(log.merge(lines({second})).has_value());
    EXPECT_FALSE(log.snapshot().incomplete());
    EXPECT_TRUE(log.missing().empty());
    EXPECT_TRUE(log.damages().empty());
    const std::string healed = state();
    load(lines({genesis, second, third}));
    EXPECT_EQ(state(), healed);
}

// What is let in around a gap stands after all that was let in before it, so of two that were
// written at the same time it must not be the order of lines that decides.
TEST_F(LogTest, GapsOfTheSameTimeAreFilledInOneOrder) {
    Pen a(7, founder);
    Pen b(8, founder);
    (void)a.write({set_title(kRole, "borta")}, {founder.last()});
    (void)b.write({set_title(kRole, "borta")}, {founder.last()});
    const std::string one = a.write({set_title(kRole, "A")});
    const std::string other = b.write({set_title(kRole, "B")});
    EXPECT_EQ(load(lines({genesis, second, third, one, other})).warnings.size(), 2U);
    const std::string whole = state();
    load(lines({other, one, third, second, genesis}));
    EXPECT_EQ(state(), whole);
}

TEST_F(LogTest, AMissingGenesisIsNamedAsSuchAndHealed) {
    const auto report = load(lines({second, third}));
    EXPECT_EQ(warning_codes(report), Codes{"genesis_missing"});
    EXPECT_EQ(log.partnership(), *founder.commit().partnership);
    EXPECT_TRUE(log.snapshot().incomplete());
    ASSERT_TRUE(log.merge(lines({genesis})).has_value());
    EXPECT_FALSE(log.snapshot().incomplete());
    EXPECT_FALSE(log.snapshot().is_read_only(kRole));
    EXPECT_EQ(title(), "Ordförande");
}

TEST_F(LogTest, ADamagedGenesisIsHealedByAWholeCopy) {
    std::string torn = genesis;
    torn[torn.find("Chef")] = 'X';
    const auto report = load(lines({torn, second, third}));
    EXPECT_EQ(warning_codes(report), (Codes{"hash_mismatch", "genesis_missing"}));
    EXPECT_EQ(report.warnings.front().path, "line 1");
    EXPECT_TRUE(log.snapshot().is_read_only(kRole));
    ASSERT_TRUE(log.merge(lines({genesis, second})).has_value());
    EXPECT_FALSE(log.snapshot().incomplete());
    EXPECT_FALSE(log.snapshot().is_read_only(kRole));
    EXPECT_NE(log.file().find(torn), std::string::npos) << "the damaged line is kept";
}

TEST_F(LogTest, ALineWhoseIdIsDamagedIsHealedByItsBody) {
    std::string bent = second;
    const std::size_t at = bent.find("sha256-") + 10;
    bent[at] = bent[at] == 'A' ? 'B' : 'A';
    load(lines({genesis, bent, third}));
    EXPECT_TRUE(log.snapshot().incomplete());
    ASSERT_TRUE(log.merge(lines({genesis, second})).has_value());
    EXPECT_FALSE(log.snapshot().incomplete());
}

TEST_F(LogTest, ADamagedLineIsToldOnceAndKeptVerbatim) {
    const std::string torn = third.substr(0, third.size() / 2);
    const auto report = load(lines({genesis, second}) + torn);
    EXPECT_EQ(warning_codes(report), Codes{"json_syntax"});
    EXPECT_TRUE(report.warnings.front().path.starts_with("line 3"));
    EXPECT_TRUE(log.snapshot().incomplete());
    EXPECT_EQ(log.file(), lines({genesis, second, torn}));
    ASSERT_TRUE(log.merge(lines({genesis, torn})).has_value());
    EXPECT_EQ(log.file(), lines({genesis, second, torn}));
}

TEST_F(LogTest, ManyForeignLinesCostNoMoreThanTheirBytes) {
    std::string bytes = lines({genesis});
    for (int i = 0; i < 20'000; ++i) bytes += R"({"n":)" + std::to_string(i) + "}\n";
    EXPECT_EQ(load(bytes).warnings.size(), 20'000U);
    EXPECT_EQ(log.file(), bytes);
}

TEST_F(LogTest, AForkIsKeptFoldedAndNamed) {
    Pen twin = founder;
    const std::string one = founder.write({set_title(kRole, "Ett")});
    const std::string other = twin.write({set_title(kRole, "Två")});
    const auto report = load(lines({genesis, second, third, one, other}));
    EXPECT_EQ(warning_codes(report), Codes{"replica_forked"});
    EXPECT_EQ(log.commit_count(), 5U);
    EXPECT_EQ(log.snapshot().conflicts().size(), 1U) << "folded as concurrent";
    ASSERT_EQ(log.damages().size(), 1U);
    EXPECT_EQ(log.damages().front().path, founder.commit().replica.text());
}

TEST_F(LogTest, UnknownContentIsKeptAndItsThingsAreReadOnly) {
    const std::string body =
        R"({"act":")" + founder.commit().act.text() + R"(","author":")" + thing_id(1).text() +
        R"(","command":"x","events":[{"do":"levitate","thing":")" + kRole.text() +
        R"("}],"format":7,"hlc":"01900000000a-0000","parents":[")" + founder.last().text() +
        R"("],"partnership":")" + founder.commit().partnership->text() + R"(","party":")" +
        thing_id(2).text() + R"(","replica":"000000000000000g","seq":1})";
    const std::string newer = commit_line(body);
    EXPECT_TRUE(load(lines({genesis, second, third, newer})).warnings.empty());
    EXPECT_TRUE(log.snapshot().is_read_only(kRole));
    EXPECT_EQ(log.file(), lines({genesis, second, third, newer}));
    EXPECT_EQ(log.commit_count(), 4U);
}

TEST_F(LogTest, APrivateFieldIsRefusedAtEveryDoor) {
    load(lines({genesis}));
    Event secret;
    secret.kind = EventKind::Set;
    secret.thing = thing_id(60);
    secret.thing_kind = model::ThingKind::Note;
    secret.writes.push_back(
        {.field = model::standard_schema().find_type("note")->find_field("private_text"),
         .language = {},
         .value = {std::string("secret")},
         .blob = {}});
    const auto refused = log.append(act({secret}), writer());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::FieldPrivate);
    EXPECT_EQ(log.file(), lines({genesis})) << "a failed act leaves no trace";
    const std::string smuggled = founder.write({secret});
    EXPECT_EQ(warning_codes(load(lines({genesis, second, third, smuggled}))),
              Codes{"field_private"});
    EXPECT_EQ(log.snapshot().find(thing_id(60)), nullptr);
}

TEST_F(LogTest, AppendGoesOnFromAllHeads) {
    Pen other(7, founder);
    const std::string apart = other.write({create_role(thing_id(70), "X")}, {founder.last()});
    load(lines({genesis, second, third, apart}));
    ASSERT_TRUE(log.append(act({set_title(kRole, "Ny")}), writer()).has_value());
    const auto written = log.commit(static_cast<std::uint32_t>(log.metas().size() - 1));
    EXPECT_EQ(written->parents, std::vector{other.last()});
    EXPECT_EQ(written->sequence, 1);
    ASSERT_TRUE(log.append(act({set_title(kRole, "Nyare")}), writer()).has_value());
    const auto next = log.commit(static_cast<std::uint32_t>(log.metas().size() - 1));
    EXPECT_EQ(next->previous, written->id);
    EXPECT_TRUE(next->parents.empty());
    EXPECT_GT(next->time, written->time);
}

TEST_F(LogTest, ALargeActIsCutIntoSeveralCommits) {
    load(lines({genesis}));
    std::vector<Event> events;
    for (int i = 0; i < 40; ++i)
        events.push_back(set_title(kRole, std::string(190, static_cast<char>('a' + i % 20))));
    for (int i = 0; i < 2000; ++i) events.push_back(events[static_cast<std::size_t>(i) % 40]);
    ASSERT_TRUE(log.append(act(events), writer()).has_value());
    EXPECT_GT(log.commit_count(), 3U);
    std::size_t count = 0;
    for (std::uint32_t i = 1; i < log.metas().size(); ++i) count += log.commit(i)->events.size();
    EXPECT_EQ(count, events.size());
    for (const std::string& file = log.file(); const auto& line : {file})
        EXPECT_LT(line.size(), file.size() + 1);
}

TEST_F(LogTest, OneEventThatIsTooLargeIsRefusedWithoutATrace) {
    load(lines({genesis}));
    Event measure = event(R"({"do":"measure","thing":")" + kRole.text() +
                          R"(","periods":["2026"],"values":["1234567890123456789.5"]})");
    for (std::size_t i = 1; i < kRowsMax; ++i) measure.rows.push_back(measure.rows.front());
    const auto refused = log.append(act({measure}), writer());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::CommitTooLarge);
    EXPECT_EQ(log.file(), lines({genesis}));
}

TEST_F(LogTest, MoreHeadsThanACommitMayNameAreJoinedFirst) {
    std::string bytes = lines({genesis});
    for (std::uint32_t i = 0; i < 2 * kParentsMax + 10; ++i) {
        Pen pen(7, founder);
        std::array<std::uint8_t, base::kIdBytes> replica{};
        replica[0] = static_cast<std::uint8_t>(i >> 8U);
        replica[1] = static_cast<std::uint8_t>(i);
        replica[2] = 1;
        pen.next().replica = base::ReplicaId(replica);
        bytes += pen.write({set_title(kRole, "Samma")}, {*founder.commit().partnership}) + "\n";
    }
    load(bytes);
    ASSERT_TRUE(log.append(act({set_title(kRole, "Enad")}), writer()).has_value());
    EXPECT_EQ(title(), "Enad");
    EXPECT_TRUE(log.snapshot().conflicts().empty()) << "all of them had been seen";
    Log again(model::standard_schema());
    test::load(again, log.file());
    EXPECT_EQ(state_of(again.snapshot()), state());
}

// ---- personal text

class ErasureTest : public LogTest {
  public:
    ErasureTest()
        : blob(make_blob("0123456789abcdef", "Anna")),
          named(founder.write(
              {event(R"({"do":"create","kind":"person","thing":")" + kPerson.text() +
                     R"(","fields":{"name":{"blob":")" + blob.name.text() + R"("}}})")})),
          erased(
              founder.write({event(R"({"do":"erase","blobs":[")" + blob.name.text() + R"("]})")})),
          before(lines({genesis, second, third, blob.line, named})) {}

    const model::Person& person() const { return *log.snapshot().find<model::Person>(kPerson); }
    bool anywhere(std::string_view bytes) const {
        return (log.file() + log.outbox()).find(bytes) != std::string::npos;
    }

    inline static const base::ThingId kPerson = thing_id(50);
    Blob blob;
    std::string named;
    std::string erased;
    std::string before;
};

TEST_F(ErasureTest, AnErasedTextIsInNoByteHoweverItComes) {
    load(before);
    EXPECT_EQ(person().name, "Anna");
    ASSERT_TRUE(log.merge(lines({erased})).has_value());
    EXPECT_EQ(person().name, "");
    EXPECT_TRUE(log.snapshot().is_erased(kPerson, "name"));
    EXPECT_TRUE(log.needs_rewrite());
    EXPECT_FALSE(anywhere("QW5uYQ"));
    ASSERT_TRUE(log.merge(before).has_value());
    EXPECT_FALSE(anywhere("QW5uYQ"));
    load(lines({erased}) + before);
    EXPECT_FALSE(anywhere("QW5uYQ"));
    EXPECT_TRUE(log.needs_rewrite());
    log.acknowledge(log.outbox_end());
    EXPECT_FALSE(log.needs_rewrite()) << "the host has written the file anew";
}

TEST_F(ErasureTest, WhatWaitedInTheOutboxIsErasedToo) {
    load(lines({genesis, second, third}));
    ASSERT_TRUE(log.merge(before).has_value());
    EXPECT_TRUE(anywhere("QW5uYQ"));
    const auto end = log.outbox_end();
    ASSERT_TRUE(log.merge(lines({erased})).has_value());
    EXPECT_FALSE(anywhere("QW5uYQ"));
    EXPECT_EQ(log.outbox_end(), end + 1) << "positions stay what they were";
}

TEST_F(ErasureTest, WhatIsLeftOfADamagedTextIsErasedToo) {
    const std::string torn = blob.line.substr(0, blob.line.size() - 5);
    const auto report = load(lines({genesis, second, third, torn, named}));
    EXPECT_EQ(warning_codes(report), (Codes{"json_syntax", "blob_missing"}));
    EXPECT_TRUE(anywhere("QW5uYQ"));
    ASSERT_TRUE(log.merge(lines({erased})).has_value());
    EXPECT_FALSE(anywhere("QW5uYQ"));
    EXPECT_FALSE(log.snapshot().incomplete());
    ASSERT_TRUE(log.merge(lines({torn, second})).has_value());
    EXPECT_FALSE(anywhere("QW5uYQ"));
}

TEST_F(ErasureTest, AMissingTextIsNamed) {
    EXPECT_EQ(warning_codes(load(lines({genesis, second, third, named}))), Codes{"blob_missing"});
    ASSERT_EQ(log.damages().size(), 1U);
    EXPECT_EQ(log.damages().front().path, blob.name.text());
    ASSERT_TRUE(log.merge(lines({blob.line})).has_value());
    EXPECT_EQ(person().name, "Anna");
}

TEST_F(ErasureTest, AnEraseThatNamesACommitErasesNothing) {
    load(lines({genesis, second, third}));
    const std::string wrong = founder.write(
        {event(R"({"do":"erase","blobs":[")" + founder.commit().partnership->text() + R"("]})")});
    Pen other(7, founder);
    load(lines({genesis, second, third, named, erased, wrong}));
    EXPECT_NE(log.file().find(genesis), std::string::npos);
    EXPECT_EQ(title(), "Ordförande");
}

TEST_F(ErasureTest, ATextEmptiedAfterItWasErasedIsNoLongerCalledErased) {
    const std::string emptied =
        founder.write({event(R"({"do":"set","kind":"person","field":"name","thing":")" +
                             kPerson.text() + R"(","to":null})")});
    load(before);
    ASSERT_TRUE(log.merge(lines({erased})).has_value());
    ASSERT_TRUE(log.merge(lines({emptied})).has_value());
    EXPECT_FALSE(log.snapshot().is_erased(kPerson, "name"));
    const std::string grown = state();
    load(before + lines({erased, emptied}));
    EXPECT_EQ(state(), grown);
}

TEST_F(ErasureTest, ATextThatTheFieldCouldNotHoldIsNotShown) {
    for (const std::string_view bad : {"\xff\xfe", "tab\there", "bell\a"}) {
        const Blob wrong = make_blob("0123456789abcdef", bad);
        Pen other(7, founder);
        const std::string line =
            other.write({event(R"({"do":"create","kind":"person","thing":")" + thing_id(51).text() +
                               R"(","fields":{"name":{"blob":")" + wrong.name.text() + R"("}}})")},
                        {*founder.commit().partnership});
        load(lines({genesis, wrong.line, line}));
        EXPECT_EQ(log.snapshot().find<model::Person>(thing_id(51))->name, "");
    }
}

}  // namespace
}  // namespace samverka::log
