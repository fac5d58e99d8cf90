// Responsibilities that levels require, and forums that only one side sits in.
#include "core/rules/coverage.h"

#include "tests/unit/rules/rules_fixture.h"

namespace samverka::rules {
namespace {

using base::ThingId;
using model::Responsibility;

model::ChoiceBits bit(Responsibility responsibility) {
    return model::choice_bit(static_cast<std::uint8_t>(responsibility));
}

class CoverageTest : public RulesTest {
  protected:
    void require(ThingId level, model::ChoiceBits responsibilities) {
        m_builder.change<model::Level>(
            level, [&](model::Level& one) { one.responsibilities = responsibilities; });
    }
    void give(ThingId role, model::ChoiceBits responsibilities) {
        m_builder.change<model::Role>(
            role, [&](model::Role& one) { one.responsibilities = responsibilities; });
    }
    // A forum in which both sides sit.
    ThingId add_forum(ThingId level, model::ChoiceBits responsibilities) {
        const ThingId forum = m_builder.add_forum(level, "Partnerskapsråd", responsibilities);
        m_builder.change<model::Forum>(forum, [&](model::Forum& one) {
            one.members = {m_pair.customer_role, m_pair.supplier_role};
        });
        return forum;
    }

    test::BuiltPair m_pair = m_builder.add_whole_pair(m_builder.level_a, "Direktör");
};

TEST_F(CoverageTest, NothingRequiredIsNothingMissingAndNoPraise) {
    EXPECT_EQ(faults(), Names{});
    EXPECT_EQ(of("responsibilities_covered").size(), 0U);
}

TEST_F(CoverageTest, EachResponsibilityThatNobodyHoldsIsAFinding) {
    require(m_builder.level_a,
            bit(Responsibility::LastInstance) | bit(Responsibility::StrategicDirection));
    const auto found = of("responsibility_uncovered");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(faults().size(), 2U);
    EXPECT_EQ(found[0].subject, m_builder.level_a);
    EXPECT_EQ(found[0].severity, Severity::Error);
    EXPECT_EQ(swedish(found[0].text), "Ingen på nivå A har ansvaret ”Strategisk inriktning”.");
    EXPECT_EQ(english(found[1].text), "Nobody on level A has the responsibility “Last instance”.");
    EXPECT_EQ(offered(found[0]),
              Names{"give_responsibility: Ge ansvaret till Direktör K ↔ Direktör L"});
    EXPECT_EQ(argument(found[0].mends.at(0), "responsibility"), "strategic_direction");
}

TEST_F(CoverageTest, AForumOfTheLevelHoldsIt) {
    require(m_builder.level_a, bit(Responsibility::LastInstance));
    add_forum(m_builder.level_a, bit(Responsibility::LastInstance));
    EXPECT_EQ(faults(), Names{});
    EXPECT_EQ(swedish(only("responsibilities_covered").text),
              "Det enda ansvar som krävs är fördelat på 1 nivå.");
}

TEST_F(CoverageTest, AForumOfAnotherLevelDoesNot) {
    require(m_builder.level_a, bit(Responsibility::LastInstance));
    add_forum(m_builder.level_b, bit(Responsibility::LastInstance));
    EXPECT_EQ(faults(), Names{"responsibility_uncovered"});
}

TEST_F(CoverageTest, BothRolesOfAPairHoldIt) {
    require(m_builder.level_a, bit(Responsibility::LastInstance));
    give(m_pair.customer_role, bit(Responsibility::LastInstance));
    give(m_pair.supplier_role, bit(Responsibility::LastInstance));
    EXPECT_EQ(faults(), Names{});
}

TEST_F(CoverageTest, OneRoleOfAPairAloneDoesNot) {
    require(m_builder.level_a, bit(Responsibility::LastInstance));
    give(m_pair.supplier_role, bit(Responsibility::LastInstance));
    const Finding finding = only("responsibility_uncovered");
    EXPECT_EQ(faults(), Names{"responsibility_uncovered"});
    EXPECT_EQ(swedish(finding.text),
              "Bara den ena sidan har ansvaret ”Högsta instans” på nivå A: Direktör L har det, men "
              "inte Direktör K.");
    EXPECT_EQ(argument(finding.mends.at(0), "holder"), m_pair.pair.text());
}

TEST_F(CoverageTest, TwoRolesOfDifferentPairsDoNot) {
    const auto other = m_builder.add_whole_pair(m_builder.level_a, "Vd");
    require(m_builder.level_a, bit(Responsibility::LastInstance));
    give(m_pair.supplier_role, bit(Responsibility::LastInstance));
    give(other.customer_role, bit(Responsibility::LastInstance));
    EXPECT_EQ(of("responsibility_uncovered").size(), 1U);
}

TEST_F(CoverageTest, APairThatStandsOnTwoLevelsHoldsForNeither) {
    require(m_builder.level_a, bit(Responsibility::LastInstance));
    give(m_pair.customer_role, bit(Responsibility::LastInstance));
    give(m_pair.supplier_role, bit(Responsibility::LastInstance));
    m_builder.change<model::Role>(m_pair.supplier_role,
                                  [&](model::Role& role) { role.level = m_builder.level_b; });
    EXPECT_EQ(faults(), (Names{"responsibility_uncovered", "level_differs"}));
}

TEST_F(CoverageTest, ALevelWithNobodyOnItHasNothingToOffer) {
    require(m_builder.level_c, bit(Responsibility::DailyWork));
    EXPECT_EQ(offered(only("responsibility_uncovered")), Names{});
}

TEST_F(CoverageTest, TheForumIsOfferedBeforeThePair) {
    require(m_builder.level_a, bit(Responsibility::LastInstance));
    add_forum(m_builder.level_a, 0);
    EXPECT_EQ(offered(only("responsibility_uncovered")),
              (Names{"give_responsibility: Ge ansvaret till Partnerskapsråd",
                     "give_responsibility: Ge ansvaret till Direktör K ↔ Direktör L"}));
}

TEST_F(CoverageTest, PraisesOnlyWhenEveryLevelIsCovered) {
    require(m_builder.level_a, bit(Responsibility::LastInstance));
    require(m_builder.level_b, bit(Responsibility::Measurement) | bit(Responsibility::Innovation));
    add_forum(m_builder.level_a, bit(Responsibility::LastInstance));
    EXPECT_EQ(of("responsibilities_covered").size(), 0U);
    add_forum(m_builder.level_b,
              bit(Responsibility::Measurement) | bit(Responsibility::Innovation));
    EXPECT_EQ(english(only("responsibilities_covered").text),
              "All 3 required responsibilities are held on 2 levels.");
}

TEST_F(CoverageTest, AForumNeedsBothSides) {
    const ThingId forum = add_forum(m_builder.level_a, 0);
    EXPECT_EQ(faults(), Names{});
    m_builder.change<model::Forum>(
        forum, [&](model::Forum& one) { one.members = {m_pair.customer_role}; });
    const Finding finding = only("forum_without_both_sides");
    EXPECT_EQ(faults(), Names{"forum_without_both_sides"});
    EXPECT_EQ(finding.severity, Severity::Warning);
    EXPECT_EQ(swedish(finding.text), "Nordia IT har ingen ledamot i Partnerskapsråd.");
    EXPECT_EQ(offered(finding), Names{"add(item): Lägg till en ledamot"});
    EXPECT_TRUE(pair_mirrors(all(), m_builder.pair(m_pair.pair)));
}

TEST_F(CoverageTest, AForumWithoutMembersSaysSo) {
    m_builder.add_forum(m_builder.level_a, "Råd", 0);
    EXPECT_EQ(swedish(only("forum_without_both_sides").text), "Råd har inga ledamöter.");
}

TEST_F(CoverageTest, ARemovedRoleIsNoMember) {
    const ThingId forum = add_forum(m_builder.level_a, 0);
    const auto other = m_builder.add_whole_pair(m_builder.level_a, "Vd");
    m_builder.change<model::Forum>(forum, [&](model::Forum& one) {
        one.members = {other.customer_role, m_pair.supplier_role};
    });
    m_builder.remove(other.customer_role);
    EXPECT_EQ(swedish(only("forum_without_both_sides").text),
              "Region Nord har ingen ledamot i Partnerskapsråd.");
}

}  // namespace
}  // namespace samverka::rules
