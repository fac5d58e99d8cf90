// Proposals that wait, versions approved apart, conflicts.
#include "tests/unit/rules/rules_fixture.h"

namespace samverka::rules {
namespace {

using base::ThingId;
using model::Conflict;
using model::ConflictKind;
using model::Side;
using model::ThingKind;

class AgreementTest : public RulesTest {
  protected:
    ThingId add_vision() {
        model::Vision vision{};
        vision.partnership = m_builder.partnership;
        vision.statement = {.sv = "Vård utan avbrott", .en = "Care without interruption"};
        return m_builder.put(vision);
    }
    const model::Field* field(ThingKind kind, const char* name) {
        return m_builder.snapshot().schema().type(kind).find_field(name);
    }

    test::BuiltPair m_pair = m_builder.add_whole_pair(m_builder.level_a, "Direktör");
};

TEST_F(AgreementTest, AProposalWaitsForTheSideThatHasNotApproved) {
    const ThingId vision = add_vision();
    EXPECT_EQ(faults(), Names{});
    m_builder.propose(vision, Side::Customer);
    const Finding finding = only("approval_pending");
    EXPECT_EQ(faults(), Names{"approval_pending"});
    EXPECT_EQ(finding.severity, Severity::Advice);
    EXPECT_EQ(finding.subject, vision);
    EXPECT_EQ(swedish(finding.text),
              "Gemensam vision för Region Nord och Nordia IT: ett förslag väntar på Nordia IT.");
    EXPECT_EQ(offered(finding), Names{"approve: Granska och godkänn förslaget"});
    EXPECT_EQ(argument(finding.mends.at(0), "hash"),
              m_builder.snapshot().proposals(vision).front().content_hash.text());
}

TEST_F(AgreementTest, AProposalThatNobodyHasApprovedWaitsForBoth) {
    m_builder.propose(add_vision());
    EXPECT_TRUE(english(only("approval_pending").text).ends_with("waits for both parties."));
}

TEST_F(AgreementTest, OnlyTheNewestProposalOfAVersionWaits) {
    const ThingId vision = add_vision();
    m_builder.propose(vision, Side::Customer);
    m_builder.propose(vision, Side::Supplier);
    EXPECT_TRUE(english(only("approval_pending").text).ends_with("waits for Region Nord."));
    m_builder.approve(vision);
    EXPECT_EQ(faults(), Names{});
}

TEST_F(AgreementTest, ARevokedProposalDoesNotWait) {
    const ThingId vision = add_vision();
    m_builder.propose(vision, Side::Customer);
    std::vector<model::Proposal> revoked{m_builder.snapshot().proposals(vision).front()};
    revoked.front().revoked = true;
    m_builder.snapshot().set_proposals(vision, ThingKind::Vision, revoked);
    EXPECT_EQ(faults(), Names{});
}

TEST_F(AgreementTest, AProposalDoesNotBreakTheMirror) {
    m_builder.propose(m_builder.add_mandate(m_pair.customer_role, {}, "2026-09-01"));
    EXPECT_EQ(faults(), Names{"approval_pending"});
    EXPECT_TRUE(pair_mirrors(all(), m_builder.pair(m_pair.pair)));
    EXPECT_EQ(findings_about(all(), m_builder.pair(m_pair.pair)).size(), 1U);
}

TEST_F(AgreementTest, AConflictOfAFieldIsAFinding) {
    m_builder.snapshot().set_conflicts({{.kind = ConflictKind::Field,
                                         .thing = m_pair.customer_role,
                                         .field = field(ThingKind::Role, "title"),
                                         .language = "sv",
                                         .sides = {{}, {}}}});
    const Finding finding = only("conflict_open");
    EXPECT_EQ(faults(), Names{"conflict_open"});
    EXPECT_EQ(finding.severity, Severity::Warning);
    EXPECT_EQ(finding.subject, m_pair.customer_role);
    EXPECT_EQ(swedish(finding.text),
              "Roll ”Direktör K”: Titel har 2 olika lydelser, skrivna oberoende av varandra.");
    EXPECT_EQ(offered(finding), Names{"resolve(take): Jämför och välj"});
    EXPECT_EQ(argument(finding.mends.at(0), "field"), "title");
    EXPECT_EQ(argument(finding.mends.at(0), "language"), "sv");
    EXPECT_TRUE(pair_mirrors(all(), m_builder.pair(m_pair.pair)));
}

TEST_F(AgreementTest, ARemovalBesideAChangeIsAFinding) {
    m_builder.remove(m_pair.customer_deputy);
    m_builder.snapshot().set_conflicts({{.kind = ConflictKind::Removal,
                                         .thing = m_pair.customer_deputy,
                                         .field = nullptr,
                                         .language = {},
                                         .sides = {{}, {}}}});
    const Finding finding = only("conflict_open");
    EXPECT_EQ(swedish(finding.text),
              "Uppdrag ”Direktör K” togs bort på ett håll och ändrades på ett annat.");
    EXPECT_TRUE(concerns(finding, m_pair.customer_role));
}

TEST_F(AgreementTest, EachConflictIsAFindingOfItsOwn) {
    Conflict conflict{.kind = ConflictKind::Field,
                      .thing = m_pair.customer_role,
                      .field = field(ThingKind::Role, "title"),
                      .language = "sv",
                      .sides = {{}, {}}};
    Conflict second = conflict;
    second.language = "en";
    m_builder.snapshot().set_conflicts({conflict, second});
    EXPECT_EQ(faults(), (Names{"conflict_open", "conflict_open"}));
}

TEST_F(AgreementTest, VersionsApprovedApartAreAnErrorAndTheOneBeforeApplies) {
    std::vector<ThingId> versions;
    Conflict conflict{.kind = ConflictKind::Versions,
                      .thing = m_pair.supplier_role,
                      .field = nullptr,
                      .language = {},
                      .sides = {}};
    for (const std::int64_t limit : {1, 2}) {
        const ThingId version = m_builder.add_mandate(
            m_pair.supplier_role, {.money_limit = test::kronor(limit)}, "2026-01-01");
        m_builder.approve(version);
        std::vector<model::Proposal> held{m_builder.snapshot().proposals(version).front()};
        held.front().contested = true;
        m_builder.snapshot().set_proposals(version, ThingKind::Mandate, held);
        conflict.sides.push_back({.value = {}, .version = version, .stamp = {}});
        versions.push_back(version);
    }
    m_builder.snapshot().set_conflicts({conflict});
    const Finding finding = only("approval_contested");
    EXPECT_EQ(faults(), Names{"approval_contested"});  // and the mandates do not differ
    EXPECT_EQ(finding.severity, Severity::Error);
    EXPECT_EQ(finding.subject, m_pair.supplier_role);
    EXPECT_TRUE(swedish(finding.text)
                    .starts_with("Mandat för Direktör L: 2 versioner godkändes oberoende av "));
    EXPECT_EQ(offered(finding), Names{"resolve(take): Jämför versionerna och föreslå en"});
    EXPECT_TRUE(concerns(finding, versions[1]));
    // Without one before them no mandate applies, and that is still the one fault.
    m_builder.remove(m_pair.supplier_mandate);
    EXPECT_EQ(faults(), Names{"approval_contested"});
}

TEST_F(AgreementTest, BehindARevokedProposalTheOneBeforeStillWaits) {
    const ThingId vision = add_vision();
    m_builder.propose(vision, Side::Customer);
    m_builder.propose(vision, Side::Supplier);
    const auto before = m_builder.snapshot().proposals(vision);
    std::vector<model::Proposal> proposals(before.begin(), before.end());
    proposals.back().revoked = true;
    m_builder.snapshot().set_proposals(vision, ThingKind::Vision, proposals);
    EXPECT_TRUE(english(only("approval_pending").text).ends_with("waits for Nordia IT."));
}

}  // namespace
}  // namespace samverka::rules
