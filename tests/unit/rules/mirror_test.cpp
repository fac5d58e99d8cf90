// Counterparts, levels, responsibilities of pairs, and the praise for what mirrors.
#include "tests/unit/rules/rules_fixture.h"

namespace samverka::rules {
namespace {

using base::ThingId;
using model::Responsibility;
using model::Side;

model::ChoiceBits bit(Responsibility responsibility) {
    return model::choice_bit(static_cast<std::uint8_t>(responsibility));
}

class MirrorTest : public RulesTest {
  protected:
    test::BuiltPair m_pair = m_builder.add_whole_pair(m_builder.level_a, "Direktör");
};

TEST_F(MirrorTest, AWholePairHasNoFault) {
    EXPECT_EQ(faults(), Names{});
    EXPECT_TRUE(pair_mirrors(all(), m_builder.pair(m_pair.pair)));
}

TEST_F(MirrorTest, APairWithOneRoleLacksItsCounterpart) {
    m_builder.remove(m_pair.supplier_role);
    const Finding finding = only("counterpart_missing");
    EXPECT_EQ(faults(), Names{"counterpart_missing"});
    EXPECT_EQ(finding.subject, m_pair.pair);
    EXPECT_EQ(finding.severity, Severity::Error);
    EXPECT_EQ(swedish(finding.text), "Direktör K har ingen motpart hos Nordia IT.");
    EXPECT_EQ(offered(finding), Names{"add_counterpart(title): Lägg till en roll hos Nordia IT"});
    EXPECT_EQ(argument(finding.mends.at(0), "pair"), m_pair.pair.text());
    EXPECT_FALSE(pair_mirrors(all(), m_builder.pair(m_pair.pair)));
}

TEST_F(MirrorTest, APairThatNamesOneRoleOnlyLacksTheCustomers) {
    m_builder.change<model::Pair>(m_pair.pair, [](model::Pair& pair) { pair.customer_role = {}; });
    const auto found = of("counterpart_missing");
    ASSERT_EQ(found.size(), 2U);  // the pair, and the role that stands in no pair now
    EXPECT_EQ(swedish(found[0].text), "Direktör L har ingen motpart hos Region Nord.");
    EXPECT_EQ(found[1].subject, m_pair.customer_role);
    EXPECT_EQ(swedish(found[1].text), "Direktör K ingår inte i något rollpar.");
    EXPECT_EQ(offered(found[1]), Names{"set: Gör Direktör K till motpart för Direktör L"});
    EXPECT_EQ(argument(found[1].mends.at(0), "field"), "customer_role");
}

TEST_F(MirrorTest, ARoleInNoPairIsAFaultOfItsOwn) {
    const ThingId alone = m_builder.add_role(Side::Supplier, m_builder.level_b, "Ensam");
    const Finding finding = only("counterpart_missing");
    EXPECT_EQ(faults(), Names{"counterpart_missing"});
    EXPECT_EQ(finding.subject, alone);
    EXPECT_EQ(offered(finding), Names{});
}

TEST_F(MirrorTest, AnEmptyPairCanBeRemoved) {
    const ThingId empty = m_builder.add_pair({}, {});
    const Finding finding = only("counterpart_missing");
    EXPECT_EQ(finding.subject, empty);
    EXPECT_EQ(offered(finding), Names{"remove: Ta bort rollparet"});
    EXPECT_FALSE(pair_mirrors(all(), m_builder.pair(empty)));
}

TEST_F(MirrorTest, RolesOfAPairOnTwoLevelsCanMoveEitherWay) {
    m_builder.change<model::Role>(m_pair.supplier_role,
                                  [&](model::Role& role) { role.level = m_builder.level_b; });
    const Finding finding = only("level_differs");
    EXPECT_EQ(faults(), Names{"level_differs"});
    EXPECT_EQ(finding.subject, m_pair.pair);
    EXPECT_EQ(swedish(finding.text), "Direktör K står på nivå A, Direktör L på nivå B.");
    EXPECT_EQ(english(finding.text), "Direktör K stands on level A, Direktör L on level B.");
    EXPECT_EQ(offered(finding), (Names{"move_to_level: Flytta Direktör K till nivå B",
                                       "move_to_level: Flytta Direktör L till nivå A"}));
    EXPECT_EQ(argument(finding.mends.at(0), "role"), m_pair.customer_role.text());
    EXPECT_EQ(argument(finding.mends.at(0), "level"), m_builder.level_b.text());
}

TEST_F(MirrorTest, ARoleWhoseLevelIsGoneCanMoveToTheOthers) {
    m_builder.change<model::Role>(m_pair.supplier_role, [](model::Role& role) { role.level = {}; });
    EXPECT_EQ(offered(only("level_differs")),
              Names{"move_to_level: Flytta Direktör L till nivå A"});
}

TEST_F(MirrorTest, WhatOneRoleAloneIsResponsibleForIsNamed) {
    m_builder.change<model::Role>(m_pair.customer_role, [](model::Role& role) {
        role.responsibilities = bit(Responsibility::Innovation) | bit(Responsibility::Measurement);
    });
    m_builder.change<model::Role>(m_pair.supplier_role, [](model::Role& role) {
        role.responsibilities = bit(Responsibility::DailyWork);
    });
    const Finding finding = only("responsibilities_differ");
    EXPECT_EQ(faults(), Names{"responsibilities_differ"});
    EXPECT_EQ(finding.severity, Severity::Warning);
    EXPECT_EQ(swedish(finding.text),
              "Bara den ena av Direktör K och Direktör L har ansvaret: Mätning, Ständig innovation "
              "och Dagligt arbete.");
    EXPECT_EQ(finding.mends.size(), 3U);
    EXPECT_EQ(argument(finding.mends.at(0), "responsibility"), "measurement");
    EXPECT_FALSE(pair_mirrors(all(), m_builder.pair(m_pair.pair)));
}

TEST_F(MirrorTest, EqualResponsibilitiesAreNoFault) {
    for (const ThingId& role : {m_pair.customer_role, m_pair.supplier_role})
        m_builder.change<model::Role>(
            role, [](model::Role& one) { one.responsibilities = bit(Responsibility::Innovation); });
    EXPECT_EQ(faults(), Names{});
}

TEST_F(MirrorTest, WhatTheLevelLacksForItIsNotSaidTwice) {
    m_builder.change<model::Level>(m_builder.level_a, [](model::Level& level) {
        level.responsibilities = bit(Responsibility::LastInstance);
    });
    m_builder.change<model::Role>(m_pair.customer_role, [](model::Role& role) {
        role.responsibilities = bit(Responsibility::LastInstance);
    });
    EXPECT_EQ(faults(), Names{"responsibility_uncovered"});
    EXPECT_FALSE(pair_mirrors(all(), m_builder.pair(m_pair.pair)));
}

TEST_F(MirrorTest, PraisesWhenAllPairsMirror) {
    const Finding finding = only("pairs_mirror");
    EXPECT_EQ(finding.subject, m_builder.partnership);
    EXPECT_EQ(swedish(finding.text), "Alla 1 rollpar speglar varandra helt.");
}

TEST_F(MirrorTest, PraisesFromHalfOfThePairs) {
    const auto second = m_builder.add_whole_pair(m_builder.level_b, "Chef");
    m_builder.remove(second.supplier_holder);
    EXPECT_EQ(swedish(only("pairs_mirror").text), "1 av 2 rollpar speglar varandra helt.");
    const auto third = m_builder.add_whole_pair(m_builder.level_b, "Ledare");
    m_builder.remove(third.customer_deputy);
    EXPECT_EQ(of("pairs_mirror").size(), 0U);
}

TEST_F(MirrorTest, ThePraiseCountsWhatPairMirrorsSays) {
    std::vector<test::BuiltPair> pairs{m_pair};
    for (const char* name : {"B", "C", "D", "E"})
        pairs.push_back(m_builder.add_whole_pair(m_builder.level_b, name));
    m_builder.remove(pairs[1].supplier_deputy);
    m_builder.remove(pairs[2].customer_mandate);
    const auto findings = all();
    std::int64_t mirroring = 0;
    for (const auto& built : pairs)
        if (pair_mirrors(findings, m_builder.pair(built.pair))) ++mirroring;
    EXPECT_EQ(mirroring, 3);
    EXPECT_EQ(english(only("pairs_mirror").text), "3 of 5 role pairs mirror each other fully.");
}

TEST_F(MirrorTest, ThePraiseLeavesOutPairsThatAFaultNamesAsEvidence) {
    const auto second = m_builder.add_whole_pair(m_builder.level_b, "Chef");
    m_builder.add_whole_pair(m_builder.level_c, "Ledare");
    m_builder.add_whole_pair(m_builder.level_c, "Ägare");
    const auto* holder = m_builder.snapshot().find<model::Assignment>(m_pair.customer_holder);
    m_builder.change<model::Assignment>(
        second.customer_holder, [&](model::Assignment& one) { one.person = holder->person; });
    EXPECT_EQ(faults(), Names{"person_on_two_levels"});
    EXPECT_EQ(swedish(only("pairs_mirror").text), "2 av 4 rollpar speglar varandra helt.");
}

TEST_F(MirrorTest, RolesOnLevelsThatAreGoneHaveNoOtherLevel) {
    m_builder.change<model::Role>(m_pair.supplier_role,
                                  [&](model::Role& role) { role.level = m_builder.level_b; });
    m_builder.remove(m_builder.level_a);
    m_builder.remove(m_builder.level_b);
    EXPECT_EQ(faults(), Names{});
}

}  // namespace
}  // namespace samverka::rules
