// Mandates that differ or are missing: in force, as drafts, with proposals that wait.
#include "core/rules/mandate.h"

#include "tests/unit/rules/rules_fixture.h"

namespace samverka::rules {
namespace {

using base::ThingId;
using model::Power;
using model::Powers;
using model::Side;
using test::kronor;
using test::PartnershipBuilder;

class MandateTest : public RulesTest {
  protected:
    // A later version of the role's mandate, not yet approved.
    template <class Change>
    ThingId draft(ThingId role, Change change, const char* from = "2026-01-01") {
        Powers powers = PartnershipBuilder::usual_powers();
        change(powers);
        return m_builder.add_mandate(role, powers, from);
    }
    ThingId limit(ThingId role, std::int64_t whole, const char* from = "2026-01-01") {
        return draft(role, [&](Powers& powers) { powers.money_limit = kronor(whole); }, from);
    }

    test::BuiltPair m_pair = m_builder.add_whole_pair(m_builder.level_a, "Direktör");
};

TEST_F(MandateTest, EqualMandatesAreNoFault) { EXPECT_EQ(faults(), Names{}); }

TEST_F(MandateTest, LimitsThatDifferSayByHowMuch) {
    m_builder.approve(limit(m_pair.supplier_role, 4'000'000));
    const Finding finding = only("mandate_differs");
    EXPECT_EQ(faults(), Names{"mandate_differs"});
    EXPECT_EQ(finding.severity, Severity::Error);
    EXPECT_EQ(finding.subject, m_pair.pair);
    EXPECT_EQ(swedish(finding.mark), "Mandat skiljer 6\u00a0Mkr");
    EXPECT_EQ(swedish(finding.text),
              "Direktör K har beloppsgränsen 10\u00a0Mkr, Direktör L har 4\u00a0Mkr.");
    EXPECT_EQ(offered(finding), (Names{"match_mandates: Föreslå 10\u00a0Mkr för båda",
                                       "match_mandates: Föreslå 4\u00a0Mkr för båda"}));
    EXPECT_EQ(argument(finding.mends.at(0), "as"), "customer");
    EXPECT_EQ(argument(finding.mends.at(1), "as"), "supplier");
}

TEST_F(MandateTest, TheHigherLimitIsOfferedFirstWhicheverSideHasIt) {
    m_builder.approve(limit(m_pair.supplier_role, 25'000'000));
    const Finding finding = only("mandate_differs");
    EXPECT_EQ(swedish(finding.mark), "Mandat skiljer 15\u00a0Mkr");
    EXPECT_EQ(argument(finding.mends.at(0), "as"), "supplier");
}

TEST_F(MandateTest, AMissingLimitIsNotALimitOfZero) {
    m_builder.approve(
        draft(m_pair.customer_role, [](Powers& powers) { powers.money_limit.reset(); }));
    EXPECT_EQ(swedish(only("mandate_differs").text),
              "Direktör L har beloppsgränsen 10\u00a0Mkr, Direktör K har ingen angiven.");
    m_builder.approve(limit(m_pair.supplier_role, 0));
    const Finding finding = only("mandate_differs");
    EXPECT_EQ(swedish(finding.mark), "Mandat skiljer");
    EXPECT_EQ(offered(finding), (Names{"match_mandates: Föreslå mandatet hos Direktör L",
                                       "match_mandates: Föreslå mandatet hos Direktör K"}));
}

TEST_F(MandateTest, OneFindingNamesEveryKindThatDiffers) {
    m_builder.approve(draft(m_pair.supplier_role, [](Powers& powers) {
        powers.transformation = Power::Consulted;
        powers.innovation = Power::Decides;
    }));
    const Finding finding = only("mandate_differs");
    EXPECT_EQ(swedish(finding.text),
              "Direktör K och Direktör L har inte samma mandat: Transformation och Innovation.");
    EXPECT_EQ(offered(finding), (Names{"match_mandates: Föreslå mandatet hos Direktör K",
                                       "match_mandates: Föreslå mandatet hos Direktör L"}));
}

TEST_F(MandateTest, KindsAndLimitStandInOneSentence) {
    m_builder.approve(draft(m_pair.supplier_role, [](Powers& powers) {
        powers.transformation = Power::None;
        powers.money_limit = kronor(500'000);
    }));
    EXPECT_EQ(english(only("mandate_differs").text),
              "Direktör K has the money limit SEK\u00a010m, Direktör L has SEK\u00a0500k. "
              "Transformation differs too.");
}

TEST_F(MandateTest, WhatIsNotMentionedIsNoPower) {
    m_builder.approve(
        draft(m_pair.supplier_role, [](Powers& powers) { powers.strategy = Power::None; }));
    EXPECT_EQ(faults(), Names{});
}

TEST_F(MandateTest, EachPowerAndTheLimitAreCompared) {
    model::Mandate left{};
    left.thing.kind = model::ThingKind::Mandate;
    model::Mandate right = left;
    const auto& schema = model::standard_schema();
    EXPECT_TRUE(differing_powers(schema, left, right).empty());
    right.powers = {.strategy = Power::Decides,
                    .transformation = Power::Decides,
                    .contract_change = Power::Prepares,
                    .delivery_quality = Power::Decides,
                    .project_priority = Power::Consulted,
                    .innovation = Power::Decides,
                    .operational_change = Power::Decides,
                    .money_limit = kronor(1)};
    EXPECT_EQ(differing_powers(schema, left, right).size(), 8U);
    EXPECT_EQ(differing_powers(schema, right, left).size(), 8U);
}

TEST_F(MandateTest, AVersionAppliesFromItsFirstDay) {
    m_builder.approve(limit(m_pair.supplier_role, 4'000'000, "2026-10-01"));
    EXPECT_EQ(of("mandate_differs", "2026-09-30").size(), 0U);
    EXPECT_EQ(of("mandate_differs", "2026-10-01").size(), 1U);
}

TEST_F(MandateTest, ADraftChangesNothingWhereSomethingIsApproved) {
    limit(m_pair.supplier_role, 4'000'000);
    EXPECT_EQ(faults(), Names{});
}

TEST_F(MandateTest, AProposalThatWaitsChangesNothingYet) {
    m_builder.propose(limit(m_pair.supplier_role, 4'000'000), Side::Customer);
    EXPECT_EQ(faults(), Names{"approval_pending"});
}

TEST_F(MandateTest, AProposalThatWouldMendIsNamedWithWhomItWaitsFor) {
    m_builder.approve(limit(m_pair.supplier_role, 4'000'000));
    const ThingId better = limit(m_pair.supplier_role, 10'000'000, "2026-09-01");
    m_builder.propose(better, Side::Supplier);
    const Finding finding = only("mandate_differs");
    EXPECT_EQ(swedish(finding.text),
              "Direktör K har beloppsgränsen 10\u00a0Mkr, Direktör L har 4\u00a0Mkr. Ett förslag "
              "väntar på Region Nord.");
    EXPECT_EQ(finding.mends.at(0).command, "approve");
    EXPECT_EQ(argument(finding.mends.at(0), "version"), better.text());
    EXPECT_TRUE(concerns(finding, better));
    EXPECT_EQ(faults(), (Names{"mandate_differs", "approval_pending"}));
}

TEST_F(MandateTest, ProposalsThatWaitForBothSaySo) {
    m_builder.approve(limit(m_pair.supplier_role, 4'000'000));
    m_builder.propose(limit(m_pair.supplier_role, 10'000'000, "2026-09-01"));
    EXPECT_TRUE(
        english(only("mandate_differs").text).ends_with("Proposals wait for both parties."));
}

TEST_F(MandateTest, NeverApprovedDraftsAreJudgedAndMarked) {
    const auto fresh = m_builder.add_whole_pair(m_builder.level_b, "Chef");
    for (const ThingId& mandate : {fresh.customer_mandate, fresh.supplier_mandate})
        m_builder.snapshot().set_proposals(mandate, model::ThingKind::Mandate, {});
    EXPECT_EQ(faults(), Names{});
    m_builder.change<model::Mandate>(fresh.customer_mandate, [](model::Mandate& mandate) {
        mandate.powers.money_limit = kronor(2'000'000);
    });
    EXPECT_EQ(swedish(only("mandate_differs").text),
              "Chef L har beloppsgränsen 10\u00a0Mkr, Chef K har 2\u00a0Mkr. Båda mandaten är ännu "
              "utkast.");
    m_builder.approve(fresh.supplier_mandate);
    EXPECT_TRUE(
        swedish(only("mandate_differs").text).ends_with("Det ena mandatet är ännu ett utkast."));
}

TEST_F(MandateTest, ALaterEditDoesNotReachWhatWasApproved) {
    m_builder.change<model::Mandate>(m_pair.supplier_mandate, [](model::Mandate& mandate) {
        mandate.powers.money_limit = kronor(1);
    });
    EXPECT_EQ(faults(), Names{});
}

TEST_F(MandateTest, ARoleWithoutAMandateIsMissingIt) {
    m_builder.remove(m_pair.supplier_mandate);
    const Finding finding = only("mandate_missing");
    EXPECT_EQ(faults(), Names{"mandate_missing"});
    EXPECT_EQ(finding.subject, m_pair.supplier_role);
    EXPECT_EQ(finding.severity, Severity::Warning);
    EXPECT_EQ(offered(finding), (Names{"match_mandates: Föreslå mandatet hos Direktör K",
                                       "set_mandate(powers): Ge Direktör L ett mandat"}));
    EXPECT_EQ(argument(finding.mends.at(0), "pair"), m_pair.pair.text());
    EXPECT_EQ(argument(finding.mends.at(0), "as"), "customer");
}

TEST_F(MandateTest, TwoMissingMandatesAreTwoFindings) {
    m_builder.remove(m_pair.supplier_mandate);
    m_builder.remove(m_pair.customer_mandate);
    EXPECT_EQ(faults(), (Names{"mandate_missing", "mandate_missing"}));
    EXPECT_EQ(offered(of("mandate_missing").at(0)),
              Names{"set_mandate(powers): Ge Direktör K ett mandat"});
}

TEST_F(MandateTest, AMandateThatBeginsLaterSaysWhen) {
    const std::string_view before = "2023-12-31";
    const auto found = of("mandate_missing", before);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(swedish(found[0].text), "Direktör K har inget mandat förrän 1\u00a0jan\u00a02024.");
    EXPECT_EQ(of("mandate_missing", "2024-01-01").size(), 0U);
}

TEST_F(MandateTest, ARoleInNoPairNeedsNoMandateYet) {
    m_builder.add_role(Side::Customer, m_builder.level_a, "Ensam");
    EXPECT_EQ(of("mandate_missing").size(), 0U);
}

TEST_F(MandateTest, OfMandatesThatBeginLaterTheFirstIsNamed) {
    m_builder.remove(m_pair.supplier_mandate);
    m_builder.propose(limit(m_pair.supplier_role, 1, "2026-10-15"), Side::Customer);
    m_builder.approve(limit(m_pair.supplier_role, 2, "2026-11-01"));
    m_builder.approve(limit(m_pair.supplier_role, 3, "2026-12-01"));
    EXPECT_EQ(swedish(only("mandate_missing").text),
              "Direktör L har inget mandat förrän 1\u00a0nov\u00a02026.");
}

TEST_F(MandateTest, OfSeveralProposalsTheNewestIsNamed) {
    m_builder.approve(limit(m_pair.supplier_role, 4'000'000));
    m_builder.propose(limit(m_pair.supplier_role, 5'000'000), Side::Customer);
    const ThingId newest = limit(m_pair.supplier_role, 6'000'000);
    m_builder.propose(newest, Side::Supplier);
    const Finding finding = only("mandate_differs");
    EXPECT_TRUE(english(finding.text).ends_with("A proposal waits for Region Nord."));
    EXPECT_EQ(argument(finding.mends.at(0), "version"), newest.text());
}

}  // namespace
}  // namespace samverka::rules
