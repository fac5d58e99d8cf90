// From commits to state: what stands side by side, what replaces what, and what each rule decides.
#include "core/log/fold.h"

#include <gtest/gtest.h>

#include "core/log/log.h"
#include "tests/unit/log/lines.h"

namespace samverka::log {
namespace {

using model::ConflictKind;
using test::create_role;
using test::event;
using test::lines;
using test::on_thing;
using test::Pen;
using test::set_title;
using test::state_of;
using test::thing_id;

const base::ThingId kRole = thing_id(9);

class FoldTest : public ::testing::Test {
  public:
    // The two ends of a history: a founder who made a role, and two who have seen that.
    FoldTest() : founder(1), genesis(founder.write({create_role(kRole, "Chef")})) {}

    static std::string title(const Log& log) {
        const auto* role = log.snapshot().find<model::Role>(kRole);
        return role == nullptr ? "(none)" : role->title.sv;
    }
    // The same state whichever way the lines lie, and whether they are loaded or merged.
    static void load(Log& log, const std::vector<std::string>& all) {
        std::string forth;
        std::string back;
        for (const std::string& line : all) {
            forth += line + "\n";
            back.insert(0, line + "\n");
        }
        test::load(log, forth);
        Log other(model::standard_schema());
        test::load(other, back);
        EXPECT_EQ(state_of(other.snapshot()), state_of(log.snapshot()));
        Log merged(model::standard_schema());
        test::load(merged, all.front() + "\n");
        for (auto line = all.rbegin(); line != all.rend(); ++line)
            ASSERT_TRUE(merged.merge(*line + "\n").has_value());
        EXPECT_EQ(merged.waiting_count(), 0U);
        EXPECT_EQ(state_of(merged.snapshot()), state_of(log.snapshot()));
    }

    Pen founder;
    std::string genesis;
    Log log{model::standard_schema()};
};

TEST_F(FoldTest, ALaterWriteReplacesWhatItHasSeen) {
    Pen pen(2, founder);
    load(log, {genesis, pen.write({set_title(kRole, "Direktör")}, {founder.last()})});
    EXPECT_EQ(title(log), "Direktör");
    EXPECT_TRUE(log.snapshot().conflicts().empty());
}

TEST_F(FoldTest, ConcurrentWritesAreBothKeptAndTheLaterIsShown) {
    Pen a(2, founder);
    Pen b(3, founder);
    b.set_clock(1'800'000'000'000);
    load(log, {genesis, a.write({set_title(kRole, "A")}, {founder.last()}),
               b.write({set_title(kRole, "B")}, {founder.last()})});
    EXPECT_EQ(title(log), "B");
    ASSERT_EQ(log.snapshot().conflicts().size(), 1U);
    const auto& conflict = log.snapshot().conflicts().front();
    EXPECT_EQ(conflict.kind, ConflictKind::Field);
    EXPECT_EQ(conflict.language, "sv");
    ASSERT_EQ(conflict.sides.size(), 2U);
}

TEST_F(FoldTest, OfTheSameTimeTheGreaterReplicaIsShown) {
    Pen a(2, founder);
    Pen b(3, founder);
    load(log, {genesis, b.write({set_title(kRole, "B")}, {founder.last()}),
               a.write({set_title(kRole, "A")}, {founder.last()})});
    EXPECT_EQ(title(log), "B");
}

TEST_F(FoldTest, TheSameWrittenTwiceIsNoConflict) {
    Pen a(2, founder);
    Pen b(3, founder);
    load(log, {genesis, a.write({set_title(kRole, "X")}, {founder.last()}),
               b.write({set_title(kRole, "X")}, {founder.last()})});
    EXPECT_TRUE(log.snapshot().conflicts().empty());
}

TEST_F(FoldTest, WhoHasSeenAllSidesSettlesThem) {
    Pen a(2, founder);
    Pen b(3, founder);
    const auto one = a.write({set_title(kRole, "A")}, {founder.last()});
    const auto other = b.write({set_title(kRole, "B")}, {founder.last()});
    // The one who settles has a clock far behind: causality decides, not time.
    Pen c(4, founder);
    c.set_clock(1000);
    load(log, {genesis, one, other, c.write({set_title(kRole, "C")}, {a.last(), b.last()})});
    EXPECT_EQ(title(log), "C");
    EXPECT_TRUE(log.snapshot().conflicts().empty());
}

TEST_F(FoldTest, OneSideSettledIsStillAConflictWithTheThird) {
    Pen a(2, founder);
    Pen b(3, founder);
    Pen c(4, founder);
    const auto one = a.write({set_title(kRole, "A")}, {founder.last()});
    const auto two = b.write({set_title(kRole, "B")}, {founder.last()});
    const auto three = c.write({set_title(kRole, "C")}, {founder.last()});
    const auto half = a.write({set_title(kRole, "A2")}, {b.last()});
    load(log, {genesis, one, two, three, half});
    ASSERT_EQ(log.snapshot().conflicts().size(), 1U);
    EXPECT_EQ(log.snapshot().conflicts().front().sides.size(), 2U);
}

std::string item(std::string_view what, std::string_view choice) {
    return R"({"do":")" + std::string(what) + R"(","kind":"role","thing":")" + kRole.text() +
           R"(","field":"responsibilities","item":")" + std::string(choice) + R"("})";
}

TEST_F(FoldTest, OfAddingAndTakingApartAddingWins) {
    Pen a(2, founder);
    Pen b(3, founder);
    const auto both = a.write({event(item("add", "innovation")), event(item("add", "daily_work"))},
                              {founder.last()});
    const auto taken =
        b.write({event(item("take", "innovation")), event(item("take", "daily_work"))}, {a.last()});
    const auto again = a.write({event(item("add", "innovation"))});
    load(log, {genesis, both, taken, again});
    EXPECT_EQ(log.snapshot().find<model::Role>(kRole)->responsibilities,
              model::choice_bit(static_cast<std::uint8_t>(model::Responsibility::Innovation)));
    EXPECT_TRUE(log.snapshot().conflicts().empty());
}

TEST_F(FoldTest, TakingWhatWasNotSeenDoesNothing) {
    Pen a(2, founder);
    Pen b(3, founder);
    load(log, {genesis, a.write({event(item("add", "innovation"))}, {founder.last()}),
               b.write({event(item("take", "innovation"))}, {founder.last()})});
    EXPECT_NE(log.snapshot().find<model::Role>(kRole)->responsibilities, 0U);
}

TEST_F(FoldTest, ARemovedThingIsGoneAndComesBackWhole) {
    Pen a(2, founder);
    const auto removed = a.write({on_thing("remove", kRole)}, {founder.last()});
    load(log, {genesis, removed});
    EXPECT_EQ(title(log), "(none)");
    EXPECT_NE(log.snapshot().find_removed(kRole), nullptr);
    load(log, {genesis, removed, a.write({on_thing("restore", kRole)})});
    EXPECT_EQ(title(log), "Chef");
}

TEST_F(FoldTest, RemovalBesideAnEditIsAConflictAndTheThingStays) {
    Pen a(2, founder);
    Pen b(3, founder);
    const auto removed = a.write({on_thing("remove", kRole)}, {founder.last()});
    const auto edited = b.write({set_title(kRole, "B")}, {founder.last()});
    load(log, {genesis, removed, edited});
    EXPECT_EQ(title(log), "B");
    ASSERT_EQ(log.snapshot().conflicts().size(), 1U);
    EXPECT_EQ(log.snapshot().conflicts().front().kind, ConflictKind::Removal);
    Pen c(4, founder);
    load(log,
         {genesis, removed, edited, c.write({on_thing("restore", kRole)}, {a.last(), b.last()})});
    EXPECT_EQ(title(log), "B");
    EXPECT_TRUE(log.snapshot().conflicts().empty());
    Pen d(5, founder);
    load(log,
         {genesis, removed, edited, d.write({on_thing("remove", kRole)}, {a.last(), b.last()})});
    EXPECT_EQ(title(log), "(none)");
}

TEST_F(FoldTest, RestoringApartFromAnotherRemovalLeavesThatRemoval) {
    Pen a(2, founder);
    Pen b(3, founder);
    const auto one = a.write({on_thing("remove", kRole)}, {founder.last()});
    const auto other = b.write({on_thing("remove", kRole)}, {founder.last()});
    load(log, {genesis, one, other, a.write({on_thing("restore", kRole)})});
    EXPECT_EQ(title(log), "(none)");
}

TEST_F(FoldTest, AThingWhoseCreationIsMissingIsReadOnly) {
    Pen a(2, founder);
    const base::ThingId other = thing_id(77);
    load(log, {genesis, a.write({set_title(other, "Utan början")}, {founder.last()})});
    ASSERT_NE(log.snapshot().find<model::Role>(other), nullptr);
    EXPECT_TRUE(log.snapshot().is_read_only(other));
}

TEST_F(FoldTest, ASecondCreationOfAnotherKindIsIgnored) {
    Pen a(2, founder);
    load(log,
         {genesis,
          a.write({event(R"({"do":"create","kind":"series","thing":")" + kRole.text() + R"("})")},
                  {founder.last()})});
    EXPECT_EQ(title(log), "Chef");
    EXPECT_EQ(log.snapshot().find<model::Series>(kRole), nullptr);
}

TEST_F(FoldTest, MeasurementsCannotBeEmptiedByAnEvent) {
    Pen a(2, founder);
    const std::string id = thing_id(30).text();
    load(log, {genesis,
               a.write({event(R"({"do":"create","kind":"series","thing":")" + id +
                              R"(","fields":{"measurements":null}})"),
                        event(R"({"do":"measure","thing":")" + id +
                              R"(","periods":["2026-01"],"values":["1"]})"),
                        event(R"({"do":"set","kind":"series","field":"measurements","thing":")" +
                              id + R"(","to":null})")},
                       {founder.last()})});
    EXPECT_EQ(log.snapshot().find<model::Series>(thing_id(30))->measurements.size(), 1U);
}

TEST_F(FoldTest, OfSeveralCorrectionsTheLastCounts) {
    Pen a(2, founder);
    Pen b(3, founder);
    b.set_clock(1'800'000'000'000);
    const base::ThingId series = thing_id(30);
    const auto named = [&](std::string_view rest) {
        return event(R"({"thing":")" + series.text() + R"(",)" + std::string(rest) + "}");
    };
    const auto measured =
        a.write({named(R"("do":"create","kind":"series","fields":{"name":{"sv":"S"}})"),
                 named(R"("do":"measure","periods":["2026-02","2026-01"],"values":["5","7"])")},
                {founder.last()});
    const std::string ref = R"("corrects":{"commit":")" + a.last().text() +
                            R"(","event":1,"row":0},"do":"correct","period":"2026-02")";
    const auto first = a.write({named(ref + R"(,"value":"6")")});
    const auto later = b.write({named(ref + R"(,"value":"8")")}, {a.commit().previous.value()});
    load(log, {genesis, measured, first, later});
    const auto& rows = log.snapshot().find<model::Series>(series)->measurements;
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].value.text(), "7");
    EXPECT_EQ(rows[1].value.text(), "5");
    EXPECT_EQ(rows[rows[1].corrected_by < 0 ? 0U : static_cast<std::size_t>(rows[1].corrected_by)]
                  .value.text(),
              "8");
}

// A series with rows, and ways to correct them.
class MeasuredTest : public FoldTest {
  public:
    Event named(std::string_view rest) const {
        return event(R"({"thing":")" + series.text() + R"(",)" + std::string(rest) + "}");
    }
    std::string created(Pen& pen) const {
        return pen.write({named(R"("do":"create","kind":"series","fields":{"name":{"sv":"S"}})")},
                         {founder.last()});
    }
    Event measure(std::string_view period, std::string_view value) const {
        return named(R"("do":"measure","periods":[")" + std::string(period) + R"("],"values":[")" +
                     std::string(value) + R"("])");
    }
    // Of the first row of the commit's first event; without a value it withdraws.
    Event correct(const base::Hash& commit, std::string_view period, std::string_view value) const {
        const std::string given = value.empty() ? "" : R"(,"value":")" + std::string(value) + "\"";
        return named(R"("do":"correct","period":")" + std::string(period) + "\"" + given +
                     R"(,"corrects":{"commit":")" + commit.text() + R"(","event":0,"row":0})");
    }
    static std::string rows(const Log& from) {
        std::string out;
        for (const auto& row : from.snapshot().find<model::Series>(thing_id(30))->measurements)
            out += row.period.text() + " " + (row.withdrawn ? "-" : row.value.text()) + " " +
                   std::to_string(row.corrects) + " " + std::to_string(row.corrected_by) +
                   (row.stands() ? " stands\n" : "\n");
        return out;
    }

    base::ThingId series = thing_id(30);
};

TEST_F(MeasuredTest, ACorrectionWithoutAValueWithdraws) {
    Pen a(2, founder);
    std::vector<std::string> all{genesis, created(a), a.write({measure("2026-02", "5")})};
    all.push_back(a.write({correct(a.last(), "2026-02", "")}));
    load(log, all);
    EXPECT_EQ(rows(log), "2026-02 5 -1 1\n2026-02 - 0 -1\n");
    all.push_back(a.write({correct(a.last(), "2026-02", "6")}));
    load(log, all);
    EXPECT_EQ(rows(log), "2026-02 5 -1 1\n2026-02 - 0 2\n2026-02 6 1 -1 stands\n");
}

TEST_F(MeasuredTest, OfCorrectingAndWithdrawingApartTheValueStands) {
    Pen a(2, founder);
    Pen b(3, founder);
    b.set_clock(1'800'000'000'000);
    const std::string first = created(a);
    const std::string second = a.write({measure("2026-02", "5")});
    const base::Hash measured = a.last();
    const std::string mended = a.write({correct(measured, "2026-02", "6")});
    const std::string withdrawn = b.write({correct(measured, "2026-02", "")}, {measured});
    load(log, {genesis, first, second, mended, withdrawn});
    EXPECT_EQ(rows(log), "2026-02 5 -1 2\n2026-02 6 0 -1 stands\n2026-02 - 0 -1\n");
}

TEST_F(MeasuredTest, RowsThatComeOneByOneStandAsThoseThatComeAtOnce) {
    Pen a(2, founder);
    Pen b(3, founder);
    std::vector<std::string> written{genesis, created(a)};
    const base::Hash start = a.last();
    for (const std::string_view period :
         {"2026-03", "2026-04", "2026-01", "2026-02", "2026-Q1", "2026-04", "2026-01-01"}) {
        written.push_back(a.write({measure(period, "1")}));
        const base::Hash measured = a.last();
        written.push_back(a.write({measure("2025-12", "2"), correct(measured, period, "3")}));
        // Another one corrects the same row, and says it of another period.
        written.push_back(b.write({correct(measured, "2026-03", "4")}, {start, measured}));
    }
    load(log, written);
    Log by_and_by{model::standard_schema()};
    test::load(by_and_by, written.front() + "\n");
    for (std::size_t i = 1; i < written.size(); ++i)
        ASSERT_TRUE(by_and_by.merge(written[i] + "\n").has_value());
    EXPECT_EQ(rows(by_and_by), rows(log));
    std::size_t linked = 0;
    for (const auto& row : log.snapshot().find<model::Series>(series)->measurements)
        linked += row.corrects >= 0 ? 1U : 0U;
    EXPECT_EQ(linked, 14U) << "each correction found its row, also that of another period";
}

TEST_F(MeasuredTest, ManyRowsOfOnePeriodAreLinkedToo) {
    Pen a(2, founder);
    std::vector<std::string> all{genesis, created(a)};
    base::Hash first;
    for (int i = 0; i < 40; ++i) {
        all.push_back(a.write({measure("2026-01", std::to_string(i))}));
        if (i == 0) first = a.last();
    }
    all.push_back(a.write({correct(first, "2026-01", "100")}));
    load(log, all);
    const auto& found = log.snapshot().find<model::Series>(series)->measurements;
    EXPECT_EQ(found.back().corrects, 0);
    EXPECT_EQ(found.front().corrected_by, 40);
}

// ---- approvals

class ApprovalTest : public FoldTest {
  public:
    ApprovalTest() : a(2, founder), b(3, founder) {
        std::vector<Event> events{party(kCustomer, "customer"), party(kSupplier, "supplier"),
                                  create(kVersion), create(kOther)};
        parties = a.write(std::move(events), {founder.last()});
        start = a.last();
        b.next().party = kSupplier;
        a.next().party = kCustomer;
    }
    static Event party(base::ThingId id, std::string_view side) {
        return event(R"({"do":"create","kind":"party","thing":")" + id.text() +
                     R"(","fields":{"lead":true,"name":")" + std::string(side) + R"(","side":")" +
                     std::string(side) + R"("}})");
    }
    static Event create(base::ThingId id) {
        return event(R"({"do":"create","kind":"mandate","thing":")" + id.text() +
                     R"(","fields":{"subject":")" + kRole.text() + R"("}})");
    }
    static Event propose(base::ThingId id) {
        return event(R"({"do":"propose","kind":"mandate","thing":")" + id.text() +
                     R"(","content":{"subject":")" + kRole.text() + R"("}})");
    }
    static Event give(std::string_view what, base::ThingId id, std::string_view side = "customer") {
        const auto hash = content_hash(model::standard_schema(), *propose(id).content);
        return event(R"({"do":")" + std::string(what) + R"(","thing":")" + id.text() +
                     R"(","side":")" + std::string(side) + R"(","hash":")" + hash.text() + R"("})");
    }
    const model::Proposal& proposal(base::ThingId id = kVersion) const {
        return log.snapshot().proposals(id).front();
    }

    inline static const base::ThingId kCustomer = thing_id(20);
    inline static const base::ThingId kSupplier = thing_id(21);
    inline static const base::ThingId kVersion = thing_id(40);
    inline static const base::ThingId kOther = thing_id(41);
    Pen a;
    Pen b;
    std::string parties;
    base::Hash start;
};

TEST_F(ApprovalTest, BothSidesMakeItApproved) {
    const auto proposed = a.write({propose(kVersion), give("approve", kVersion)});
    const auto other = b.write({give("approve", kVersion, "supplier")}, {a.last()});
    load(log, {genesis, parties, proposed, other});
    EXPECT_TRUE(proposal().approved());
    EXPECT_FALSE(proposal().contested);
    EXPECT_FALSE(proposal().one_replica);
}

TEST_F(ApprovalTest, ASideCannotApproveForTheOther) {
    const auto proposed = a.write(
        {propose(kVersion), give("approve", kVersion), give("approve", kVersion, "supplier")});
    load(log, {genesis, parties, proposed});
    EXPECT_FALSE(proposal().approved());
    EXPECT_TRUE(proposal().customer.has_value());
    EXPECT_FALSE(proposal().supplier.has_value());
}

TEST_F(ApprovalTest, AnApprovalThatHasNotSeenTheProposalDoesNotCount) {
    const auto proposed = a.write({propose(kVersion)});
    const auto blind = b.write({give("approve", kVersion, "supplier")}, {start});
    load(log, {genesis, parties, proposed, blind});
    EXPECT_FALSE(proposal().supplier.has_value());
}

// Whoever folds in whichever order names the same person as the one who approved.
TEST_F(ApprovalTest, OfTwoApprovalsOfOneSideTheEarliestCounts) {
    const auto proposed = a.write({propose(kVersion)});
    const auto at = a.last();
    Pen c(4, founder);
    c.next().party = kCustomer;
    c.next().author = thing_id(51);
    c.set_clock(1'600'000'000'000);
    const auto own = a.write({give("approve", kVersion)});
    const auto earlier = c.write({give("approve", kVersion)}, {at});
    load(log, {genesis, parties, proposed, own, earlier});
    EXPECT_EQ(proposal().customer->author, thing_id(51));
}

TEST_F(ApprovalTest, WhatIsWithdrawnIsNotApproved) {
    const auto proposed = a.write({propose(kVersion), give("approve", kVersion)});
    const auto revoked = a.write({give("revoke", kVersion)});
    const auto late = b.write({give("approve", kVersion, "supplier")}, {a.last()});
    load(log, {genesis, parties, proposed, revoked, late});
    EXPECT_TRUE(proposal().revoked);
    EXPECT_FALSE(proposal().approved());
}

TEST_F(ApprovalTest, ThePartyThatChangesSideTakesItsApprovalsAway) {
    const auto proposed = a.write({propose(kVersion), give("approve", kVersion)});
    const auto other = b.write({give("approve", kVersion, "supplier")}, {a.last()});
    const auto moved = a.write({event(R"({"do":"set","kind":"party","field":"side","thing":")" +
                                      kSupplier.text() + R"(","to":"customer"})")},
                               {b.last()});
    load(log, {genesis, parties, proposed, other, moved});
    EXPECT_FALSE(proposal().approved());
}

TEST_F(ApprovalTest, VersionsApprovedApartAreContestedUntilOneKnowsBoth) {
    const auto first = a.write({propose(kVersion), propose(kOther)});
    const auto at = a.last();
    const auto a1 = a.write({give("approve", kVersion)});
    const auto b1 = b.write({give("approve", kVersion, "supplier")}, {at});
    Pen c(4, founder);
    Pen d(5, founder);
    c.next().party = kCustomer;
    d.next().party = kSupplier;
    const auto c1 = c.write({give("approve", kOther)}, {at});
    const auto d1 = d.write({give("approve", kOther, "supplier")}, {at});
    std::vector<std::string> all{genesis, parties, first, a1, b1, c1, d1};
    load(log, all);
    EXPECT_TRUE(proposal(kVersion).contested);
    EXPECT_TRUE(proposal(kOther).contested);
    ASSERT_EQ(log.snapshot().conflicts().size(), 1U);
    EXPECT_EQ(log.snapshot().conflicts().front().kind, ConflictKind::Versions);
    const base::ThingId third = thing_id(42);
    const auto again = a.write({create(third), propose(third), give("approve", third)},
                               {b.last(), c.last(), d.last()});
    const auto settled = b.write({give("approve", third, "supplier")}, {a.last()});
    all.push_back(again);
    all.push_back(settled);
    load(log, all);
    EXPECT_TRUE(log.snapshot().conflicts().empty());
    EXPECT_TRUE(proposal(kVersion).contested) << "settled, but never in force";
    EXPECT_FALSE(proposal(third).contested);
}

TEST_F(ApprovalTest, AVersionThatChangesItsSubjectLeavesTheOneBefore) {
    const auto first =
        a.write({propose(kVersion), propose(kOther), create_role(thing_id(10), "R")});
    const auto at = a.last();
    const auto a1 = a.write({give("approve", kVersion)});
    const auto b1 = b.write({give("approve", kVersion, "supplier")}, {at});
    Pen c(4, founder);
    Pen d(5, founder);
    c.next().party = kCustomer;
    d.next().party = kSupplier;
    const auto c1 = c.write({give("approve", kOther)}, {at});
    const auto d1 = d.write({give("approve", kOther, "supplier")}, {at});
    const auto moved =
        a.write({event(R"({"do":"set","kind":"mandate","field":"subject","thing":")" +
                       kOther.text() + R"(","to":")" + thing_id(10).text() + R"("})")},
                {b.last(), c.last(), d.last()});
    load(log, {genesis, parties, first, a1, b1, c1, d1, moved});
    EXPECT_TRUE(log.snapshot().conflicts().empty());
    EXPECT_FALSE(proposal(kVersion).contested);
}

}  // namespace
}  // namespace samverka::log
