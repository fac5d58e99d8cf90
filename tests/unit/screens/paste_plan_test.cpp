// What a pasted block would do: headings found, values told apart, whatever is not understood
// named and held back until it is settled.
#include "core/screens/paste_plan.h"

#include <gtest/gtest.h>

#include <string>

#include "core/screens/kpis.h"
#include "tests/support/session_fixture.h"

namespace samverka::screens {
namespace {

using base::Period;

class PastePlanTest : public test::SessionFixture {
  protected:
    PastePlanTest() {
        downtime = series(R"("Avbrott","en":"Downtime")", "min", "month",
                          R"(,"possible_minimum":"0","possible_maximum":"50000")");
        agreed = series(R"("Avtalad tid","en":"Agreed time")", "min", "month", "");
        quarterly = series(R"("Enkät","en":"Survey")", "", "quarter", "");
        run("measure", R"({"series":")" + downtime.text() +
                           R"(","periods":["2026-01","2026-02"],"values":["380","12"]})");
        grid.kind = base::PeriodKind::Month;
        for (const base::ThingId id : {downtime, agreed})
            grid.series.push_back(session.snapshot().find<model::Series>(id));
        for (Period at = *Period::parse("2025-04"); grid.periods.size() < 12; at = at.next())
            grid.periods.push_back(at);
    }
    base::ThingId series(const std::string& name, const std::string& unit,
                         const std::string& frequency, const std::string& more) {
        return run("create", R"({"kind":"series","fields":{"name":{"sv":)" + name +
                                 R"(},"unit":")" + unit + R"(","frequency":")" + frequency + "\"" +
                                 more + "}}")
            .created.back();
    }
    PastePlan plan() {
        return plan_paste(session.snapshot(), *base::Date::parse("2026-03-31"),
                          locale::Language::Swedish, grid, paste);
    }
    PastePlan plan_of(const std::string& text) {
        paste.text = text;
        return plan();
    }
    // "<series>:<period>=<value>" of all that would be recorded.
    std::string recorded(const PastePlan& of) {
        std::string out;
        for (const session::Entry& entry : planned_entries(of, paste))
            out += (out.empty() ? "" : " ") +
                   session.snapshot().find<model::Series>(entry.series)->name.sv + ":" +
                   entry.period.text() + "=" + entry.value->text();
        return out;
    }

    base::ThingId downtime;
    base::ThingId agreed;
    base::ThingId quarterly;
    EntryGrid grid;
    KpiPaste paste;
};

TEST_F(PastePlanTest, WithoutHeadingsFollowsTheCellItBeginsAt) {
    paste.column = 10;  // February
    const PastePlan found = plan_of("12,0\t44\n100\t200");
    EXPECT_TRUE(is_settled(found, paste));
    EXPECT_EQ(found.same, 1);  // 12 is there already
    EXPECT_EQ(recorded(found),
              "Avbrott:2026-03=44 Avtalad tid:2026-02=100 Avtalad tid:2026-03=200");
}

TEST_F(PastePlanTest, ReadsMonthsAboveAndNamesAndUnitsBeside) {
    const PastePlan found = plan_of(
        "Serie\tEnhet\tmars 2026\tdec\nAgreed time\tmin\t44 640\t1\navbrott\tmin\t9 min\t8\n");
    EXPECT_TRUE(is_settled(found, paste)) << found.problems.size();
    EXPECT_EQ(recorded(found),
              "Avtalad tid:2026-03=44640 Avtalad tid:2025-12=1 Avbrott:2026-03=9 "
              "Avbrott:2025-12=8");
}

TEST_F(PastePlanTest, TurnsASheetWithItsPeriodsDownwards) {
    EXPECT_EQ(recorded(plan_of("\tAvtalad tid\tAvbrott\n2025-12\t1\t2\nmars 2026\t3\t4\n")),
              "Avtalad tid:2025-12=1 Avtalad tid:2026-03=3 Avbrott:2025-12=2 Avbrott:2026-03=4");
    paste.row = 1;
    EXPECT_EQ(recorded(plan_of("2025-11\t7\n2025-12\t8\n")),
              "Avtalad tid:2025-11=7 Avtalad tid:2025-12=8");
}

TEST_F(PastePlanTest, AsksWhetherWhatIsThereAlreadyIsCorrected) {
    const PastePlan found = plan_of("\t2026-01\t2026-03\nAvbrott\t381\t5\n");
    EXPECT_EQ(found.corrects, 1);
    EXPECT_EQ(found.adds, 1);
    EXPECT_EQ(found.cell(0, 0).before->text(), "380");
    EXPECT_FALSE(is_settled(found, paste));
    paste.repeats = Repeats::Leave;
    EXPECT_TRUE(is_settled(plan(), paste));
    EXPECT_EQ(recorded(plan()), "Avbrott:2026-03=5");
    paste.repeats = Repeats::Correct;
    EXPECT_TRUE(is_settled(plan(), paste));
    EXPECT_EQ(recorded(plan()), "Avbrott:2026-01=381 Avbrott:2026-03=5");
}

TEST_F(PastePlanTest, TakesNothingUntilEachFaultIsSettledOrLeftOut) {
    const PastePlan found = plan_of("\t2025-12\t2026-03\nAvbrott\tn/a\t5\n");
    ASSERT_EQ(found.problems.size(), 1U);
    EXPECT_EQ(found.problems[0].fault, PasteFault::Number);
    EXPECT_EQ(found.problems[0].key, "1/1");
    EXPECT_FALSE(is_settled(found, paste));
    paste.settled["1/1"] = "6";
    EXPECT_EQ(recorded(plan()), "Avbrott:2025-12=6 Avbrott:2026-03=5");
    paste.settled["1/1"] = "";
    EXPECT_TRUE(is_settled(plan(), paste));
    EXPECT_EQ(recorded(plan()), "Avbrott:2026-03=5");
    EXPECT_EQ(plan().left_out, 1);
    paste.settled.clear();
    paste.leave_unsettled = true;
    EXPECT_TRUE(is_settled(plan(), paste));
    EXPECT_EQ(recorded(plan()), "Avbrott:2026-03=5");
}

TEST_F(PastePlanTest, RefusesWhatIsNotPossibleWithTheLimit) {
    const PastePlan found = plan_of("\t2025-12\t2026-03\nAvbrott\t50001\t-1\n");
    ASSERT_EQ(found.problems.size(), 2U);
    EXPECT_EQ(found.problems[0].fault, PasteFault::TooHigh);
    EXPECT_EQ(found.problems[0].limit, "50000");
    EXPECT_EQ(found.problems[1].fault, PasteFault::TooLow);
    EXPECT_EQ(found.problems[1].limit, "0");
    EXPECT_TRUE(plan_of("\t2025-12\nAvbrott\t50000\n").problems.empty());
}

TEST_F(PastePlanTest, RefusesAnotherUnitInACellOrBesideTheName) {
    const PastePlan in_a_cell = plan_of("\t2025-12\t2026-03\nAvbrott\t12 h\t12 MIN\n");
    ASSERT_EQ(in_a_cell.problems.size(), 1U);
    EXPECT_EQ(in_a_cell.problems[0].fault, PasteFault::Unit);
    const PastePlan beside = plan_of("\t\t2026-03\nAvbrott\th\t5\nAvtalad tid\tmin\t6\n");
    ASSERT_EQ(beside.problems.size(), 1U);
    EXPECT_EQ(beside.problems[0].key, "1/1");
    paste.settled["1/1"] = "min";
    EXPECT_EQ(recorded(plan()), "Avbrott:2026-03=5 Avtalad tid:2026-03=6");
}

TEST_F(PastePlanTest, NeverChoosesBetweenCommaAndPointInSilence) {
    const std::string mixed = "\t2025-11\t2025-12\t2026-03\nAvtalad tid\t98.7\t1,5\t1.234\n";
    const PastePlan found = plan_of(mixed);
    EXPECT_TRUE(found.asks_sign);
    ASSERT_EQ(found.problems.size(), 2U);
    EXPECT_EQ(found.problems[0].fault, PasteFault::Sign);
    EXPECT_EQ(found.problems[0].text, "98.7");
    EXPECT_EQ(found.problems[1].text, "1.234");
    paste.sign = locale::DecimalSign::Comma;
    ASSERT_EQ(plan().problems.size(), 1U);  // 98.7 still says otherwise
    EXPECT_EQ(plan().problems[0].fault, PasteFault::Sign);
    paste.settled["1/1"] = "98,7";
    EXPECT_EQ(recorded(plan()),
              "Avtalad tid:2025-11=98.7 Avtalad tid:2025-12=1.5 Avtalad tid:2026-03=1234");
}

TEST_F(PastePlanTest, ReadsPointsWhereNothingContradictsThem) {
    const PastePlan found = plan_of("\t2025-12\nAvtalad tid\t98.7\n");
    EXPECT_FALSE(found.asks_sign);
    EXPECT_EQ(recorded(found), "Avtalad tid:2025-12=98.7");
}

TEST_F(PastePlanTest, NamesHeadingsThatItDoesNotKnow) {
    const PastePlan found = plan_of(
        "Serie\tdec 2025\tsommaren\tdec 2025\tnov 2026\nAvbrott\t1\t2\t3\t4\nOkänd\t5\t\t\t\n"
        "Avbrott\t6\t\t\t\nEnkät\t7\t\t\t\n");
    std::vector<PasteFault> faults;
    for (const PasteProblem& problem : found.problems) faults.push_back(problem.fault);
    EXPECT_EQ(faults,
              (std::vector{PasteFault::Series, PasteFault::SeriesTwice, PasteFault::SeriesKind,
                           PasteFault::Period, PasteFault::PeriodTwice, PasteFault::PeriodLater}));
    paste.settled["0/2"] = "nov 2025";
    paste.settled["2/0"] = "Avtalad tid";
    paste.leave_unsettled = true;
    EXPECT_EQ(recorded(plan()), "Avbrott:2025-12=1 Avbrott:2025-11=2 Avtalad tid:2025-12=5");
}

TEST_F(PastePlanTest, SaysWhatStandsOutsideTheGrid) {
    paste.row = 1;
    paste.column = 11;
    const PastePlan found = plan_of("1\t2\n3\t4\n");
    ASSERT_EQ(found.problems.size(), 2U);
    EXPECT_EQ(found.problems[0].fault, PasteFault::Series);
    EXPECT_EQ(found.problems[1].fault, PasteFault::Period);
    paste.leave_unsettled = true;
    EXPECT_EQ(recorded(plan()), "Avtalad tid:2026-03=1");
}

TEST_F(PastePlanTest, LeavesWhatIsThereWhereTheSheetIsEmpty) {
    const PastePlan found = plan_of("\t2026-01\t\t2026-03\nAvbrott\t-\t\t5\n\n");
    EXPECT_TRUE(found.problems.empty());
    EXPECT_EQ(recorded(found), "Avbrott:2026-03=5");
}

TEST_F(PastePlanTest, ANameThatTwoSeriesHaveNamesNeither) {
    (void)series(R"("Avbrott")", "min", "month", "");
    const PastePlan found = plan_of("\t2026-03\nAvbrott\t5\n");
    ASSERT_EQ(found.problems.size(), 1U);
    EXPECT_EQ(found.problems[0].fault, PasteFault::Series);
    EXPECT_TRUE(plan_of("\t2026-03\nDowntime\t5\n").problems.empty());
}

TEST_F(PastePlanTest, HasNothingToSayOfNothing) {
    EXPECT_TRUE(plan_of("\n\n").cells.empty());
    EXPECT_FALSE(is_settled(plan_of(""), paste));
    EXPECT_TRUE(plan_of(std::string(30'000, '\t')).too_large);
}

}  // namespace
}  // namespace samverka::screens
