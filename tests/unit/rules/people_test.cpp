// Vacancies, deputies, people who left or stand where they should not; first and last days.
#include "tests/unit/rules/rules_fixture.h"

namespace samverka::rules {
namespace {

using base::ThingId;
using model::Post;
using model::Side;
using test::day;
using test::Span;

class PeopleTest : public RulesTest {
  protected:
    void set_span(ThingId assignment, Span span) {
        m_builder.change<model::Assignment>(assignment, [&](model::Assignment& one) {
            one.from = span.from;
            one.to = span.to;
        });
    }
    ThingId person_of(ThingId assignment) {
        return m_builder.snapshot().find<model::Assignment>(assignment)->person;
    }
    void set_person_span(ThingId person, Span span) {
        m_builder.change<model::Person>(person, [&](model::Person& one) {
            one.from = span.from;
            one.to = span.to;
        });
    }

    test::BuiltPair m_pair = m_builder.add_whole_pair(m_builder.level_b, "Chef");
};

TEST_F(PeopleTest, ARoleIsVacantFromTheDayAfterItsHolderEnded) {
    set_span(m_pair.supplier_holder, {.from = {}, .to = day("2026-08-11")});
    EXPECT_EQ(of("vacancy", "2026-08-11").size(), 0U);
    EXPECT_EQ(of("vacancy", "2026-08-12").size(), 1U);
    const Finding finding = only("vacancy");
    EXPECT_EQ(faults(), Names{"vacancy"});  // and not also without a deputy
    EXPECT_EQ(finding.severity, Severity::Error);
    EXPECT_EQ(finding.subject, m_pair.supplier_role);
    EXPECT_EQ(swedish(finding.text),
              "Chef L hos Nordia IT har ingen innehavare sedan 12\u00a0aug\u00a02026.");
    EXPECT_EQ(english(finding.text),
              "Chef L at Nordia IT has had no holder since 12\u00a0Aug\u00a02026.");
    EXPECT_EQ(swedish(finding.mark), "Vakant");
    EXPECT_EQ(offered(finding), Names{"assign_person(person): Tillsätt Chef L …"});
    EXPECT_EQ(argument(finding.mends.at(0), "role"), m_pair.supplier_role.text());
    EXPECT_EQ(argument(finding.mends.at(0), "post"), "holder");
    EXPECT_EQ(argument(finding.mends.at(0), "from"), kToday);
    EXPECT_FALSE(pair_mirrors(all(), m_builder.pair(m_pair.pair)));
}

TEST_F(PeopleTest, AVacancyNamesWhoComesNext) {
    set_span(m_pair.customer_holder, {.from = day("2026-10-15"), .to = {}});
    EXPECT_EQ(swedish(only("vacancy").text),
              "Chef K hos Region Nord har ingen innehavare. Chef K1 tillträder "
              "15\u00a0okt\u00a02026.");
    EXPECT_EQ(of("vacancy", "2026-10-14").size(), 1U);
    EXPECT_EQ(of("vacancy", "2026-10-15").size(), 0U);
}

TEST_F(PeopleTest, ADeputyDoesNotFillARole) {
    m_builder.remove(m_pair.customer_holder);
    EXPECT_EQ(faults(), Names{"vacancy"});
}

TEST_F(PeopleTest, ARemovedPersonHoldsNothing) {
    m_builder.remove(person_of(m_pair.customer_holder));
    EXPECT_EQ(faults(), Names{"vacancy"});
}

TEST_F(PeopleTest, ARoleInNoPairIsNotAlsoVacant) {
    m_builder.add_role(Side::Customer, m_builder.level_b, "Ensam");
    EXPECT_EQ(faults(), Names{"counterpart_missing"});
}

TEST_F(PeopleTest, ARoleWithAHolderNeedsADeputy) {
    m_builder.remove(m_pair.supplier_deputy);
    const Finding finding = only("no_deputy");
    EXPECT_EQ(faults(), Names{"no_deputy"});
    EXPECT_EQ(finding.severity, Severity::Warning);
    EXPECT_EQ(finding.subject, m_pair.supplier_role);
    EXPECT_EQ(swedish(finding.text), "Chef L har ingen ersättare för Chef L1.");
    EXPECT_EQ(argument(finding.mends.at(0), "post"), "deputy");
    EXPECT_FALSE(pair_mirrors(all(), m_builder.pair(m_pair.pair)));
}

TEST_F(PeopleTest, ADeputyCountsOnFirstAndLastDay) {
    set_span(m_pair.customer_deputy, {.from = day("2026-09-01"), .to = day("2026-09-30")});
    EXPECT_EQ(of("no_deputy", "2026-08-31").size(), 1U);
    EXPECT_EQ(of("no_deputy", "2026-09-01").size(), 0U);
    EXPECT_EQ(of("no_deputy", "2026-09-30").size(), 0U);
    EXPECT_EQ(of("no_deputy", "2026-10-01").size(), 1U);
}

TEST_F(PeopleTest, NobodyStandsInForOneself) {
    m_builder.remove(m_pair.customer_deputy);
    m_builder.assign(m_pair.customer_role, person_of(m_pair.customer_holder), Post::Deputy);
    EXPECT_EQ(faults(), Names{"no_deputy"});
}

TEST_F(PeopleTest, APersonWhoLeftStillHoldsAndIsTheOneFault) {
    const ThingId person = person_of(m_pair.supplier_holder);
    set_person_span(person, {.from = {}, .to = day("2026-06-30")});
    EXPECT_EQ(of("person_left", "2026-06-30").size(), 0U);
    EXPECT_EQ(of("person_left", "2026-07-01").size(), 1U);
    const Finding finding = only("person_left");
    EXPECT_EQ(faults(), Names{"person_left"});
    EXPECT_EQ(finding.severity, Severity::Error);
    EXPECT_EQ(finding.subject, m_pair.supplier_holder);
    EXPECT_EQ(swedish(finding.text),
              "Chef L1 slutade 30\u00a0juni\u00a02026 men står kvar som innehavare för Chef L.");
    EXPECT_EQ(offered(finding), (Names{"end_assignment: Chef L1 lämnar Chef L",
                                       "assign_person(person): Tillsätt Chef L …"}));
    EXPECT_EQ(argument(finding.mends.at(0), "to"), "2026-06-30");
    EXPECT_FALSE(pair_mirrors(all(), m_builder.pair(m_pair.pair)));
}

TEST_F(PeopleTest, ADeputyWhoLeftIsFoundAsDeputy) {
    set_person_span(person_of(m_pair.supplier_deputy), {.from = {}, .to = day("2026-06-30")});
    const Finding finding = only("person_left");
    EXPECT_EQ(faults(), Names{"person_left"});
    EXPECT_TRUE(english(finding.text).ends_with("still stands as deputy of Chef L."));
    EXPECT_EQ(offered(finding).at(1), "assign_person(person): Utse en ersättare …");
}

TEST_F(PeopleTest, AnAssignmentFromAfterTheLastDayIsTakenAway) {
    set_span(m_pair.supplier_holder, {.from = day("2026-07-01"), .to = {}});
    set_person_span(person_of(m_pair.supplier_holder), {.from = {}, .to = day("2026-06-30")});
    EXPECT_EQ(offered(only("person_left")).at(0), "end_assignment: Ta bort Chef L1 från Chef L");
}

TEST_F(PeopleTest, APersonWhoHasNotComeYetCanBeginLater) {
    set_person_span(person_of(m_pair.customer_holder), {.from = day("2026-10-01"), .to = {}});
    EXPECT_EQ(of("person_left", "2026-10-01").size(), 0U);
    const Finding finding = only("person_left");
    EXPECT_EQ(
        swedish(finding.text),
        "Chef K1 börjar först 1\u00a0okt\u00a02026 men står redan som innehavare för Chef K.");
    EXPECT_EQ(swedish(finding.mark), "Inte börjat");
    EXPECT_EQ(offered(finding).at(0), "set: Låt uppdraget börja 1\u00a0okt\u00a02026");
    EXPECT_EQ(argument(finding.mends.at(0), "to"), "2026-10-01");
}

TEST_F(PeopleTest, AnAssignmentThatHasEndedConcernsNobody) {
    set_person_span(person_of(m_pair.supplier_deputy), {.from = {}, .to = day("2026-06-30")});
    set_span(m_pair.supplier_deputy, {.from = {}, .to = day("2026-06-30")});
    EXPECT_EQ(faults(), Names{"no_deputy"});
}

TEST_F(PeopleTest, APersonOfTheOtherSideIsFound) {
    const ThingId person = person_of(m_pair.supplier_holder);
    m_builder.change<model::Person>(person,
                                    [&](model::Person& one) { one.party = m_builder.customer; });
    const Finding finding = only("person_other_side");
    EXPECT_EQ(faults(), Names{"person_other_side"});
    EXPECT_EQ(finding.severity, Severity::Error);
    EXPECT_EQ(swedish(finding.text),
              "Chef L1 hör till Region Nord men står på rollen Chef L hos Nordia IT.");
    EXPECT_EQ(offered(finding).size(), 2U);
    EXPECT_EQ(argument(finding.mends.at(0), "to"), "2026-09-29");
}

TEST_F(PeopleTest, AnotherPartyOfTheSameSideIsTheSameSide) {
    model::Party party{};
    party.name = "Region Nord Fastigheter";
    party.side = Side::Customer;
    const ThingId second = m_builder.put(party);
    m_builder.change<model::Person>(person_of(m_pair.customer_holder),
                                    [&](model::Person& one) { one.party = second; });
    EXPECT_EQ(faults(), Names{});
}

TEST_F(PeopleTest, TwoHoldersAtOnceAreOneFinding) {
    const ThingId extra = m_builder.add_person(Side::Customer, "Extra");
    m_builder.assign(m_pair.customer_role, extra, Post::Holder,
                     {.from = day("2026-09-30"), .to = {}});
    EXPECT_EQ(of("two_holders", "2026-09-29").size(), 0U);
    const Finding finding = only("two_holders");
    EXPECT_EQ(faults(), Names{"two_holders"});
    EXPECT_EQ(finding.subject, m_pair.customer_role);
    EXPECT_EQ(swedish(finding.text), "Chef K har 2 innehavare samtidigt.");
    EXPECT_EQ(offered(finding), (Names{"end_assignment: Chef K1 lämnar Chef K",
                                       "end_assignment: Ta bort Extra från Chef K"}));
}

TEST_F(PeopleTest, OnePersonHoldingRolesOnTwoLevelsIsFound) {
    const auto other = m_builder.add_whole_pair(m_builder.level_a, "Direktör");
    const ThingId person = person_of(m_pair.customer_holder);
    m_builder.change<model::Assignment>(other.customer_holder,
                                        [&](model::Assignment& one) { one.person = person; });
    const Finding finding = only("person_on_two_levels");
    EXPECT_EQ(faults(), Names{"person_on_two_levels"});
    EXPECT_EQ(finding.severity, Severity::Warning);
    EXPECT_EQ(finding.subject, person);
    EXPECT_EQ(swedish(finding.text), "Chef K1 är Chef K på nivå B och Direktör K på nivå A.");
    EXPECT_EQ(finding.mends.size(), 2U);
    EXPECT_EQ(argument(finding.mends.at(1), "assignment"), other.customer_holder.text());
    EXPECT_FALSE(pair_mirrors(all(), m_builder.pair(m_pair.pair)));
    EXPECT_FALSE(pair_mirrors(all(), m_builder.pair(other.pair)));
}

TEST_F(PeopleTest, ThreeRolesAreStillOneFinding) {
    const ThingId person = person_of(m_pair.customer_holder);
    for (const ThingId& level : {m_builder.level_a, m_builder.level_c}) {
        const auto other = m_builder.add_whole_pair(level, "Annan");
        m_builder.change<model::Assignment>(other.customer_holder,
                                            [&](model::Assignment& one) { one.person = person; });
    }
    const Finding finding = only("person_on_two_levels");
    EXPECT_EQ(finding.mends.size(), 3U);
    EXPECT_TRUE(swedish(finding.text).ends_with("på nivå A, och har en roll till."));
}

TEST_F(PeopleTest, ADeputyDoesNotCountForTwoLevels) {
    const auto other = m_builder.add_whole_pair(m_builder.level_a, "Direktör");
    m_builder.change<model::Assignment>(other.customer_deputy, [&](model::Assignment& one) {
        one.person = person_of(m_pair.customer_holder);
    });
    EXPECT_EQ(faults(), Names{});
}

TEST_F(PeopleTest, TwoRolesOnOneLevelAreNoFault) {
    const auto other = m_builder.add_whole_pair(m_builder.level_b, "Annan");
    m_builder.change<model::Assignment>(other.customer_holder, [&](model::Assignment& one) {
        one.person = person_of(m_pair.customer_holder);
    });
    EXPECT_EQ(faults(), Names{});
}

TEST_F(PeopleTest, RolesAfterEachOtherAreNoFault) {
    const auto other = m_builder.add_whole_pair(m_builder.level_a, "Direktör");
    set_span(m_pair.customer_holder, {.from = {}, .to = day("2026-09-30")});
    m_builder.change<model::Assignment>(other.customer_holder, [&](model::Assignment& one) {
        one.person = person_of(m_pair.customer_holder);
        one.from = day("2026-10-01");
    });
    EXPECT_EQ(of("person_on_two_levels", "2026-09-30").size(), 0U);
    EXPECT_EQ(of("person_on_two_levels", "2026-10-01").size(), 0U);
}

TEST_F(PeopleTest, AVacancyCountsFromTheLastOfSeveralHolders) {
    const ThingId person = person_of(m_pair.customer_holder);
    for (const char* last : {"2025-01-31", "2026-05-31", "2024-12-31"})
        m_builder.assign(m_pair.customer_role, person, Post::Holder,
                         {.from = day("2024-01-01"), .to = day(last)});
    m_builder.remove(m_pair.customer_holder);
    EXPECT_TRUE(swedish(only("vacancy").text).ends_with("sedan 1\u00a0juni\u00a02026."));
}

TEST_F(PeopleTest, OneWhoLeftIsNotAlsoOnTwoLevels) {
    const auto other = m_builder.add_whole_pair(m_builder.level_a, "Direktör");
    const ThingId person = person_of(m_pair.customer_holder);
    m_builder.change<model::Assignment>(other.customer_holder,
                                        [&](model::Assignment& one) { one.person = person; });
    set_person_span(person, {.from = {}, .to = day("2026-01-01")});
    EXPECT_EQ(faults(), (Names{"person_left", "person_left"}));
}

TEST_F(PeopleTest, AnAssignmentThatEndsBeforeThePersonComesCannotBeginLater) {
    set_person_span(person_of(m_pair.customer_holder), {.from = day("2026-12-01"), .to = {}});
    set_span(m_pair.customer_holder, {.from = {}, .to = day("2026-10-31")});
    EXPECT_EQ(offered(only("person_left")), Names{"assign_person(person): Tillsätt Chef K …"});
}

TEST_F(PeopleTest, APersonOfNoPartyIsOnNoWrongSide) {
    m_builder.change<model::Person>(person_of(m_pair.customer_holder),
                                    [](model::Person& one) { one.party = {}; });
    EXPECT_EQ(faults(), Names{});
}

}  // namespace
}  // namespace samverka::rules
