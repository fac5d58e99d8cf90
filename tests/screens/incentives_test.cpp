// Incentives: what a period came to for both sides, line by line, and what can be done about it.
#include "core/screens/incentives.h"

#include <gtest/gtest.h>

#include "tests/screens/reading.h"

namespace samverka {
namespace {

using screens::Node;
using screens::NodeKind;

class IncentivesTest : public ::testing::Test {
  protected:
    IncentivesTest() { reader.show("incentives"); }
    [[nodiscard]] const model::Snapshot& snapshot() {
        return reader.workbench.session().snapshot();
    }
    [[nodiscard]] base::ThingId scheme(std::string_view name) {
        for (const model::Scheme* one : snapshot().all<model::Scheme>())
            if (one->name.sv == name) return one->thing.id;
        ADD_FAILURE() << name;
        return {};
    }
    void choose(std::string_view name, const std::string& period) {
        reader.intent("incentive_view", {{"scheme", scheme(name).text()}, {"period", period}});
    }
    [[nodiscard]] std::string said(std::string_view id) {
        const Node* node = reader.find(id);
        EXPECT_NE(node, nullptr) << id;
        return node == nullptr ? "" : test::spaced(locale::plain_text(node->text));
    }
    [[nodiscard]] std::string line(std::string_view name, const std::string& period,
                                   const std::string& key) {
        return "incentives/line/" + scheme(name).text() + "/" + period + "/" + key;
    }
    test::ExampleReader reader;
};

TEST_F(IncentivesTest, ShowsBothSidesOfTheLatestQuarterInBothLanguages) {
    for (const char* const language : {"sv", "en"}) {
        reader.intent("language", {{"language", language}});
        const std::string words = reader.words("incentives/page");
        EXPECT_NE(words.find("Region Nord"), std::string::npos);
        EXPECT_NE(words.find("Nordia IT"), std::string::npos);
        EXPECT_NE(said("incentives/state").find(language[0] == 's' ? "Preliminär" : "Preliminary"),
                  std::string::npos);
    }
}

TEST_F(IncentivesTest, EveryBarSaysItsNumberAndOpensItsTrace) {
    choose("Resultatincitament", "2026-Q2");
    std::size_t bars = 0;
    for (const char* const side : {"incentives/customer/bar/", "incentives/supplier/bar/"})
        for (const Node* bar : test::nodes_under(reader.root(), side)) {
            EXPECT_EQ(bar->kind, NodeKind::Value);
            EXPECT_TRUE(bar->trace.starts_with("scheme:")) << bar->id;
            ++bars;
        }
    EXPECT_GE(bars, 6U);
}

TEST_F(IncentivesTest, ShowsWhatWasAcceptedWithItsAdjustment) {
    choose("Resultatincitament", "2026-Q2");
    EXPECT_EQ(said("incentives/state"), "Godkänd av båda");
    EXPECT_EQ(said(line("Resultatincitament", "2026-Q2", "adjustment:2026-Q1") + "/supplier"),
              "+126 666");
    EXPECT_EQ(reader.find("incentives/put"), nullptr);
}

TEST_F(IncentivesTest, SaysWhyALineIsHeldBack) {
    choose("Delad vinst på kostnaden", "2026-Q3");
    EXPECT_EQ(said("incentives/state"), "Preliminär");
    EXPECT_EQ(said(line("Delad vinst på kostnaden", "2026-Q3", "share") + "/held"),
              "Underlaget är inte verifierat");
}

TEST_F(IncentivesTest, PutsAStatementForwardAndAsksBothForTheirApproval) {
    reader.write_as("Gunnar Öberg");
    choose("Prisavdrag", "2026-07");
    EXPECT_TRUE(reader.activate("incentives/put").has_value());
    EXPECT_EQ(reader.find("incentives/put"), nullptr);
    EXPECT_NE(reader.find("incentives/proposal"), nullptr);
}

TEST_F(IncentivesTest, DisputesALineWhereItStands) {
    reader.write_as("Wilma Ek");
    choose("Delad vinst på kostnaden", "2026-Q3");
    const std::string share = line("Delad vinst på kostnaden", "2026-Q3", "share");
    reader.intent("incentive_view",
                  {{"asks", scheme("Delad vinst på kostnaden").text() + "/2026-Q3/share"}});
    reader.commit(share + "/why", "Riktkostnaden är fel");
    EXPECT_EQ(said(share + "/held"), "Raden är ifrågasatt");
    const std::string words = reader.words("incentives/lines");
    EXPECT_NE(words.find("Riktkostnaden är fel"), std::string::npos);
}

TEST_F(IncentivesTest, DrawsACurveForEachMeasureAndOpensADraftOfNewTerms) {
    reader.write_as("Gunnar Öberg");
    choose("Resultatincitament", "");
    reader.intent("incentive_view", {{"part", "terms"}});
    std::size_t curves = 0;
    for (const Node* node : test::nodes_under(reader.root(), "incentives/measures/"))
        if (node->id.ends_with("/curve")) ++curves;
    EXPECT_EQ(curves, 9U);
    EXPECT_TRUE(reader.activate("incentives/new_version").has_value());
    EXPECT_NE(reader.find("incentives/draft/propose"), nullptr);
    EXPECT_NE(reader.find("incentives/draft/form/measures/0/weight"), nullptr);
}

TEST_F(IncentivesTest, TheOverviewShowsTheLastQuarterForBoth) {
    reader.show("overview");
    EXPECT_EQ(said("overview/outcome/state"), "Kvartal 3 2026 · preliminär");
    const Node* sum = reader.find("overview/outcome/sum/customer");
    ASSERT_NE(sum, nullptr);
    ASSERT_EQ(sum->text.size(), 1U);
    EXPECT_EQ(sum->text[0].kind, locale::RunKind::Value);
    EXPECT_EQ(said("overview/outcome/sum/customer"), "+2 004 913");
}

TEST_F(IncentivesTest, SchemesTheirVersionsAndStatementsAreLookedAtHere) {
    for (const model::ThingKind kind :
         {model::ThingKind::Scheme, model::ThingKind::SchemeVersion, model::ThingKind::Statement}) {
        const screens::Place place = screens::place_of(snapshot(), snapshot().all(kind)[0]->id);
        EXPECT_EQ(place.screen, "incentives");
        EXPECT_NE(snapshot().find<model::Scheme>(place.thing), nullptr);
    }
}

}  // namespace
}  // namespace samverka
