// The table of rules, the order of the list, and who is concerned.
#include <algorithm>
#include <set>

#include "core/incentive/account.h"
#include "core/kpi/board.h"
#include "core/locale/messages.h"
#include "tests/support/kpi_builder.h"
#include "tests/unit/rules/rules_fixture.h"

namespace samverka::rules {
namespace {

using base::ThingId;
using model::Side;

class ListTest : public RulesTest {
  protected:
    // Goals, KPIs and an initiative with a fault each.
    void add_kpis(const test::BuiltPair& built) {
        m_builder.change<model::Partnership>(m_builder.partnership, [](model::Partnership& one) {
            one.starts = test::day("2026-01-01");
        });
        const ThingId outcome = test::add_goal(m_builder, "Utfall");
        m_builder.change<model::Goal>(outcome, [&](model::Goal& one) {
            one.owner_pair = built.pair;
            one.horizon = test::day("2026-10-10");
            one.weight = test::number("80");
        });
        const ThingId kpi = test::add_kpi(m_builder, "Drifttid", {outcome});
        test::add_kpi(m_builder, "Utan definition");
        model::KpiVersion definition{};
        definition.aggregation = model::Aggregation::Last;
        definition.frequency = model::Frequency::Month;
        definition.direction = model::Direction::Higher;
        definition.baseline = test::number("0");
        definition.target = test::number("10");
        definition.due_day = 5;
        definition.measurer = built.supplier_role;
        definition.verifier = built.supplier_role;
        definition.numerator = test::add_series(
            m_builder, model::Frequency::Month,
            {{"2026-03", "1"}, {"2026-05", "1"}, {"2026-06", "1"}, {"2026-06", "2"}});
        m_builder.approve(test::add_definition(m_builder, kpi, definition, "2026-01-01"));
        model::Dispute dispute{};
        dispute.about = kpi;
        dispute.status = model::DisputeStatus::Open;
        dispute.period = test::period("2026-06");
        dispute.why = {.sv = "Fel.", .en = "Wrong."};
        m_builder.put(dispute);
        model::Initiative aimless{};
        aimless.name = {.sv = "Initiativ", .en = "Initiative"};
        m_builder.put(aimless);
    }
};

TEST_F(ListTest, EveryRuleHasItsTextsAndItsOwnName) {
    std::set<std::string_view> seen;
    for (const Rule& rule : all_rules()) {
        EXPECT_TRUE(seen.insert(rule.id).second) << rule.id;
        EXPECT_EQ(find_rule(rule.id), &rule);
        for (const char* part : {".text", ".reason", ".mark"}) {
            const std::string key = std::string("finding.") + rule.id + part;
            EXPECT_NE(locale::find_message(key, locale::Language::Swedish), nullptr) << key;
            EXPECT_NE(locale::find_message(key, locale::Language::English), nullptr) << key;
        }
        const auto severity = "finding.severity." + std::string(severity_name(rule.severity));
        EXPECT_NE(locale::find_message(severity, locale::Language::Swedish), nullptr) << severity;
    }
    EXPECT_EQ(find_rule("no_such_rule"), nullptr);
}

TEST_F(ListTest, MarksAreShort) {
    for (const Rule& rule : all_rules())
        for (const auto language : {locale::Language::Swedish, locale::Language::English}) {
            const auto mark =
                locale::message("finding." + std::string(rule.id) + ".mark", language);
            EXPECT_LE(std::count(mark.begin(), mark.end(), ' '), 2) << mark;
        }
}

TEST_F(ListTest, AnEmptyPartnershipHasNothingToSay) {
    EXPECT_TRUE(all().empty());
    const model::Snapshot nothing(model::standard_schema());
    EXPECT_TRUE(evaluate_all(nothing, test::day(kToday)).empty());
}

TEST_F(ListTest, ErrorsStandBeforeWarningsBeforeAdviceBeforePraise) {
    const auto first = m_builder.add_whole_pair(m_builder.level_a, "Ett");
    const auto second = m_builder.add_whole_pair(m_builder.level_b, "Två");
    const auto third = m_builder.add_whole_pair(m_builder.level_c, "Tre");
    const auto fourth = m_builder.add_whole_pair(m_builder.level_c, "Fyra");
    m_builder.remove(second.customer_deputy);
    m_builder.remove(first.supplier_holder);
    m_builder.propose(m_builder.add_mandate(third.customer_role, {}, "2026-09-01"));
    const auto findings = all();
    Names rules;
    for (const Finding& finding : findings) rules.push_back(finding.rule);
    EXPECT_EQ(rules, (Names{"vacancy", "no_deputy", "approval_pending", "pairs_mirror"}));
    EXPECT_TRUE(pair_mirrors(findings, m_builder.pair(fourth.pair)));
}

TEST_F(ListTest, FindingsOfARuleStandInTheOrderOfTheScreen) {
    const auto first = m_builder.add_whole_pair(m_builder.level_a, "Ett");
    const auto second = m_builder.add_whole_pair(m_builder.level_a, "Två");
    m_builder.change<model::Pair>(first.pair, [](model::Pair& pair) { pair.position = "9"; });
    for (const ThingId& holder :
         {first.customer_holder, first.supplier_holder, second.supplier_holder})
        m_builder.remove(holder);
    std::vector<ThingId> subjects;
    for (const Finding& finding : of("vacancy")) subjects.push_back(finding.subject);
    EXPECT_EQ(subjects, (std::vector<ThingId>{second.supplier_role, first.customer_role,
                                              first.supplier_role}));
}

TEST_F(ListTest, ARoleThatTwoPairsNameIsCountedOnce) {
    const auto built = m_builder.add_whole_pair(m_builder.level_a, "Ett");
    m_builder.add_pair(built.customer_role, built.supplier_role);
    m_builder.remove(built.customer_holder);
    EXPECT_EQ(faults(), Names{"vacancy"});
}

TEST_F(ListTest, FindingsAboutAPairAreThoseOfItsRolesAndPostsToo) {
    const auto built = m_builder.add_whole_pair(m_builder.level_a, "Ett");
    const auto other = m_builder.add_whole_pair(m_builder.level_a, "Två");
    m_builder.remove(built.customer_deputy);
    const ThingId holder =
        m_builder.snapshot().find<model::Assignment>(built.supplier_holder)->person;
    m_builder.change<model::Person>(
        holder, [](model::Person& person) { person.to = test::day("2026-01-01"); });
    const auto findings = all();
    EXPECT_EQ(findings_about(findings, m_builder.pair(built.pair)).size(), 2U);
    EXPECT_EQ(findings_about(findings, m_builder.pair(other.pair)).size(), 0U);
    EXPECT_EQ(findings_about(findings, holder).size(), 1U);
    EXPECT_EQ(findings_about(findings, built.supplier_holder).size(), 1U);
    EXPECT_EQ(findings_about(findings, built.customer_role).size(), 1U);
}

TEST_F(ListTest, WhoShouldActIsSaidByTheFindingsOfBothRolesAndSides) {
    const auto built = m_builder.add_whole_pair(m_builder.level_a, "Ett");
    m_builder.remove(built.customer_holder);
    m_builder.remove(built.supplier_deputy);
    const ThingId version = m_builder.add_mandate(built.customer_role, {}, "2026-09-01");
    m_builder.propose(version, Side::Customer);
    EXPECT_EQ(only("vacancy").who, std::vector<ThingId>{built.supplier_role});
    EXPECT_EQ(only("no_deputy").who, std::vector<ThingId>{built.supplier_role});
    EXPECT_EQ(only("approval_pending").who, std::vector<ThingId>{m_builder.supplier});
    m_builder.approve(version);
    EXPECT_EQ(only("mandate_differs").who, std::vector<ThingId>{built.pair});
    m_builder.remove(built.supplier_role);
    EXPECT_EQ(only("counterpart_missing").who, std::vector<ThingId>{built.customer_role});
    EXPECT_EQ(only("vacancy").who, std::vector<ThingId>{built.customer_role});  // nobody else
}

// A rule may depend on no kind that it does not declare: leaving those kinds out changes nothing.
TEST_F(ListTest, RulesReadOnlyTheKindsThatTheyDeclare) {
    const auto built = m_builder.add_whole_pair(m_builder.level_a, "Ett");
    m_builder.remove(built.customer_deputy);
    m_builder.remove(built.supplier_holder);
    m_builder.add_role(Side::Customer, m_builder.level_b, "Ensam");
    m_builder.add_forum(m_builder.level_a, "Råd", 0);
    add_kpis(built);
    std::set<std::string> fired;
    for (const Rule& rule : all_rules()) {
        std::vector<Finding> with;
        kpi::Board board;
        board.follow(m_builder.snapshot(), test::day(kToday));
        incentive::Accounts accounts;
        accounts.follow(m_builder.snapshot(), board, test::day(kToday));
        rule.evaluate({.snapshot = m_builder.snapshot(),
                       .date = test::day(kToday),
                       .kpis = board,
                       .schemes = accounts},
                      with);
        model::Snapshot less(model::standard_schema());
        for (const auto& type : model::standard_schema().types) {
            if (!model::contains(rule.reads, type.kind)) continue;
            for (const model::Thing* thing : m_builder.snapshot().all(type.kind)) {
                less.put(type.copy(*thing));
                const auto proposals = m_builder.snapshot().proposals(thing->id);
                if (!proposals.empty())
                    less.set_proposals(thing->id, type.kind, {proposals.begin(), proposals.end()});
            }
        }
        std::vector<Finding> without;
        kpi::Board less_board;
        less_board.follow(less, test::day(kToday));
        incentive::Accounts less_accounts;
        less_accounts.follow(less, less_board, test::day(kToday));
        rule.evaluate({.snapshot = less,
                       .date = test::day(kToday),
                       .kpis = less_board,
                       .schemes = less_accounts},
                      without);
        ASSERT_EQ(with.size(), without.size()) << rule.id;
        for (std::size_t i = 0; i < with.size(); ++i)
            EXPECT_EQ(swedish(with[i].text), swedish(without[i].text)) << rule.id;
        for (std::size_t i = 0; i < with.size(); ++i)
            EXPECT_EQ(with[i].who, without[i].who) << rule.id;
        fired.insert(with.empty() ? "" : rule.id);
    }
    for (const char* rule :
         {"kpi_without_definition", "kpi_incomplete", "measurement_overdue", "measurement_disputed",
          "measurement_twice", "measurer_is_verifier", "goal_behind_plan", "kpi_without_goal",
          "goal_weights_do_not_sum", "measurement_gap", "measurement_unverified",
          "kpi_under_for_long", "initiative_without_goal"})
        EXPECT_TRUE(fired.contains(rule)) << rule << " was not tried";
}

}  // namespace
}  // namespace samverka::rules
