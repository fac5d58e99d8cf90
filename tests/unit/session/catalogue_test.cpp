// The catalogue itself, and what the two commands make of it in a partnership.
#include "core/session/catalogue.h"

#include <gtest/gtest.h>

#include <set>

#include "core/incentive/check.h"
#include "core/kpi/formula_definition.h"
#include "core/model/in_force.h"
#include "tests/support/session_fixture.h"

namespace samverka::session {
namespace {

using base::ErrorCode;
using base::ThingId;
using test::arguments;
using test::SessionFixture;

const Catalogue& built_in() {
    static const Catalogue catalogue = *Catalogue::read(built_in_catalogue());
    return catalogue;
}

std::string entry(std::string_view id, std::string_view more = "") {
    return R"({"entry":")" + std::string(id) + "\"" + std::string(more) + "}";
}

class CatalogueTest : public SessionFixture {
  public:
    CatalogueTest() { session.catalogue().offer(built_in_catalogue()); }

    void add_every_kpi() {
        std::set<std::string> scorecards;
        for (const json::Value& value : built_in().kpis()) {
            const std::string id(entry_text(*value.object(), "id"));
            if (entry_kpis(*value.object()).empty())
                run("add_from_catalogue", entry(id));
            else
                scorecards.insert(id);  // after what they are made of
        }
        for (const std::string& id : scorecards) run("add_from_catalogue", entry(id));
    }
    const model::KpiVersion& version_of(const Outcome& outcome) {
        return *session.snapshot().find<model::KpiVersion>(outcome.created.back());
    }
    ErrorCode refusal(std::string_view command, const std::string& text) {
        const std::string before = session.log().file();
        const auto refused = session.run(command, arguments(text));
        EXPECT_EQ(session.log().file(), before);
        if (refused) ADD_FAILURE() << command << " was not refused";
        detail = refused ? "" : refused.error().detail;
        path = refused ? "" : refused.error().path;
        return refused ? ErrorCode::StorageFailed : refused.error().code;
    }

    std::string detail;
    std::string path;
};

// ---- the data

TEST_F(CatalogueTest, HasWhatAnOutsourcingNeeds) {
    EXPECT_GE(built_in().kpis().size(), 30U);
    EXPECT_GE(built_in().schemes().size(), 8U);
    std::set<std::string_view> areas;
    std::size_t of_customer = 0;
    std::size_t gates = 0;
    for (const json::Value& value : built_in().kpis()) {
        const json::Object& kpi = *value.object();
        areas.insert(entry_text(kpi, "area"));
        if (entry_text(kpi, "measured_side") == "customer") ++of_customer;
        if (kpi.find("can_be_gate") != nullptr) ++gates;
    }
    EXPECT_EQ(areas.size(), 9U);
    EXPECT_GE(of_customer, 4U) << "what the supplier depends on is measured too";
    EXPECT_GE(gates, 3U);
    EXPECT_GE(built_in().schemes().size(), 8U);
}

// The watermelon: green in the contract while the users are unhappy.
TEST_F(CatalogueTest, EveryOperationalKpiOfTheSupplierIsPairedWithAnother) {
    for (const json::Value& value : built_in().kpis()) {
        const json::Object& kpi = *value.object();
        const std::string_view id = entry_text(kpi, "id");
        const std::string_view area = entry_text(kpi, "area");
        if (area != "operation" && area != "change") continue;
        if (!entry_kpis(kpi).empty()) continue;  // a scorecard has the experience within it
        const json::Value* pairs = kpi.find("pairs_with");
        ASSERT_NE(pairs, nullptr) << id;
        EXPECT_FALSE(pairs->array()->empty()) << id;
    }
}

TEST_F(CatalogueTest, NoTwoEntriesShareANameSoThatEachIsFoundAgain) {
    for (const json::Array* list : {&built_in().kpis(), &built_in().schemes()})
        for (std::size_t i = 0; i < list->size(); ++i)
            for (std::size_t j = i + 1; j < list->size(); ++j)
                EXPECT_FALSE(same_name(entry_texts(*(*list)[i].object(), "name"),
                                       entry_texts(*(*list)[j].object(), "name")))
                    << entry_text(*(*list)[i].object(), "id");
    const json::Object& series = built_in().series();
    for (const auto& [left, one] : series)
        for (const auto& [right, other] : series) {
            if (left >= right) continue;
            const bool same =
                same_name(entry_texts(*one.object(), "name"),
                          entry_texts(*other.object(), "name")) &&
                entry_text(*one.object(), "unit") == entry_text(*other.object(), "unit");
            EXPECT_FALSE(same) << left << " and " << right;
        }
}

TEST_F(CatalogueTest, EveryKpiIsTakenByTheFieldTablesInBothLanguages) {
    add_every_kpi();
    const model::Snapshot& snapshot = session.snapshot();
    EXPECT_EQ(snapshot.all<model::Kpi>().size(), built_in().kpis().size());
    EXPECT_EQ(snapshot.all<model::KpiVersion>().size(), built_in().kpis().size());
    for (const auto kind :
         {model::ThingKind::Kpi, model::ThingKind::KpiVersion, model::ThingKind::Series})
        for (const model::Thing* thing : snapshot.all(kind))
            for (const model::Field& field : snapshot.schema().type(kind).fields) {
                const auto value = model::field_value(*thing, field);
                const auto* text = std::get_if<base::Bilingual>(&value.data);
                if (text == nullptr) continue;
                EXPECT_EQ(text->sv.empty(), text->en.empty()) << field.name << ": " << text->sv;
            }
}

TEST_F(CatalogueTest, EveryKpiSaysWhatItTakesToBeMeasured) {
    add_every_kpi();
    for (const auto* version : session.snapshot().all<model::KpiVersion>()) {
        const std::string name = session.snapshot().find<model::Kpi>(version->kpi)->name.en;
        EXPECT_FALSE(version->purpose.empty()) << name;
        EXPECT_FALSE(version->source.empty()) << name;
        EXPECT_FALSE(version->method.empty()) << name;
        EXPECT_NE(version->direction, model::Direction::None) << name;
        EXPECT_NE(version->attainment, model::AttainmentKind::None) << name;
        EXPECT_NE(version->rounding, model::RoundingRule::None) << name;
        EXPECT_TRUE(version->due_day.has_value()) << name;
        const bool single = version->aggregation != model::Aggregation::Formula &&
                            version->aggregation != model::Aggregation::Scorecard;
        EXPECT_EQ(single, !version->numerator.is_nil()) << name;
        const bool ratio = version->aggregation == model::Aggregation::Ratio ||
                           version->aggregation == model::Aggregation::Complement;
        EXPECT_EQ(ratio, !version->denominator.is_nil()) << name;
        EXPECT_EQ(version->aggregation == model::Aggregation::Scorecard, !version->parts.empty());
    }
}

TEST_F(CatalogueTest, EveryFormulaCanBeReadAndHasTheKpisUnit) {
    add_every_kpi();
    std::size_t formulas = 0;
    for (const auto* version : session.snapshot().all<model::KpiVersion>()) {
        if (version->aggregation != model::Aggregation::Formula) continue;
        ++formulas;
        const auto formula = kpi::formula_of(session.snapshot(), *version);
        EXPECT_TRUE(formula.has_value())
            << version->formula << ": " << (formula ? "" : formula.error().message.key);
    }
    EXPECT_GE(formulas, 5U);
}

TEST_F(CatalogueTest, EverySchemeFindsItsKpisAndHasTermsInBothLanguages) {
    add_every_kpi();
    for (const json::Value& value : built_in().schemes()) {
        const std::string id(entry_text(*value.object(), "id"));
        const Outcome made = run("add_scheme_from_catalogue", entry(id));
        const auto* scheme = session.snapshot().find<model::Scheme>(made.created.front());
        const auto* version = session.snapshot().find<model::SchemeVersion>(made.created.back());
        ASSERT_NE(version, nullptr) << id;
        EXPECT_EQ(version->scheme, scheme->thing.id);
        EXPECT_FALSE(scheme->purpose.sv.empty() || scheme->purpose.en.empty()) << id;
        EXPECT_FALSE(version->terms.sv.empty() || version->terms.en.empty()) << id;
        for (const model::SchemeMeasure& measure : version->measures)
            EXPECT_FALSE(measure.kpi.is_nil()) << id;
        for (const model::FailureBand& failure : version->failures)
            EXPECT_FALSE(failure.kpi.is_nil()) << id;
        for (const model::CreditAllocation& allocation : version->allocations)
            EXPECT_FALSE(allocation.kpi.is_nil()) << id;
        for (const model::DeviationCredit& deviation : version->deviations)
            EXPECT_FALSE(deviation.kpi.is_nil()) << id;
    }
}

// What is wrong with a template is what it leaves to people: amounts.
TEST_F(CatalogueTest, ASchemeLacksNothingButAmounts) {
    add_every_kpi();
    const std::set<std::string> amounts{"/cost/target_cost", "/cost/target_fee",
                                        "/cost/minimum_fee", "/cost/maximum_fee",
                                        "/cost/ceiling_price"};
    for (const json::Value& value : built_in().schemes()) {
        const std::string id(entry_text(*value.object(), "id"));
        const Outcome made = run("add_scheme_from_catalogue", entry(id));
        const auto* version = session.snapshot().find<model::SchemeVersion>(made.created.back());
        for (const auto& fault : incentive::faults_of(session.snapshot(), *version))
            EXPECT_TRUE(amounts.contains(fault.path))
                << id << fault.path << ": " << fault.message.key;
    }
}

// ---- a KPI

TEST_F(CatalogueTest, AKpiIsInForceInThreeSteps) {
    const Outcome added =
        run("add_from_catalogue", entry("incidents_in_time", R"(,"target":"95")"));
    const std::string version = added.created.back().text();
    run("propose", R"({"version":")" + version + R"("})");
    const std::string hash =
        session.snapshot().proposals(added.created.back()).front().content_hash.text();
    const std::string approval = R"({"version":")" + version + R"(","hash":")" + hash + "\"";
    run("approve", approval + "}");
    const std::string other =
        run("add_person", R"({"name":"Lars Wik","party":")" + supplier() + R"("})")
            .created.front()
            .text();
    run("approve", approval + R"(,"on_behalf":")" + other + R"("})");
    const auto now = model::version_in_force(session.snapshot(), model::ThingKind::KpiVersion,
                                             added.created.front(), session.as_of());
    EXPECT_EQ(now.state, model::VersionState::Approved);
    EXPECT_EQ(now.version, added.created.back());
}

TEST_F(CatalogueTest, AKpiComesWithItsSeriesAndADraftThatSaysAll) {
    const Outcome added = run("add_from_catalogue", entry("availability"));
    ASSERT_EQ(added.created.size(), 5U) << "KPI, three series, definition";
    const auto* kpi = session.snapshot().find<model::Kpi>(added.created.front());
    ASSERT_NE(kpi, nullptr);
    EXPECT_EQ(kpi->name.sv, "Tillgänglighet kritiska tjänster");
    EXPECT_EQ(kpi->name.en, "Availability of critical services");
    EXPECT_EQ(kpi->measured_side, model::Side::Supplier);
    EXPECT_FALSE(kpi->position.empty());
    const model::KpiVersion& version = version_of(added);
    EXPECT_EQ(version.kpi, kpi->thing.id);
    EXPECT_EQ(version.unit, "%");
    EXPECT_EQ(version.aggregation, model::Aggregation::Complement);
    EXPECT_EQ(version.planned_rule, model::PlannedRule::Excluded);
    EXPECT_FALSE(version.target) << "the agreement's, not the catalogue's";
    const auto* downtime = session.snapshot().find<model::Series>(version.numerator);
    ASSERT_NE(downtime, nullptr);
    EXPECT_EQ(downtime->unit, "min");
    EXPECT_EQ(downtime->name.en, "Downtime of critical services");
    EXPECT_FALSE(downtime->source.sv.empty());
    EXPECT_NE(session.snapshot().find<model::Series>(version.planned), nullptr);
}

TEST_F(CatalogueTest, WhatTheAgreementSaysIsGivenAsArguments) {
    const ThingId pair = add_pair("It-direktör", "Affärsområdeschef");
    const auto* roles = session.snapshot().find<model::Pair>(pair);
    const std::string measurer = roles->supplier_role.text();
    const std::string verifier = roles->customer_role.text();
    const std::string goal =
        run("create",
            R"({"kind":"goal","fields":{"goal_class":"goal","statement":{"sv":"Mål","en":"Goal"}}})")
            .created.front()
            .text();
    const Outcome added =
        run("add_from_catalogue",
            entry("incidents_in_time",
                  R"(,"baseline":"88.0","minimum":"90","target":"95.50",)"
                  R"("stretch":"99","effective_from":"2026-04-01","goals":[")" +
                      goal + R"("],"owner_pair":")" + pair.text() + R"(","measurer":")" + measurer +
                      R"(","verifier":")" + verifier + "\""));
    const model::KpiVersion& version = version_of(added);
    EXPECT_EQ(version.baseline->text(), "88.0");
    EXPECT_EQ(version.minimum->text(), "90");
    EXPECT_EQ(version.target->text(), "95.50");
    EXPECT_EQ(version.stretch->text(), "99");
    EXPECT_EQ(version.effective_from->text(), "2026-04-01");
    EXPECT_EQ(version.measurer.text(), measurer);
    EXPECT_EQ(version.verifier.text(), verifier);
    const auto* kpi = session.snapshot().find<model::Kpi>(version.kpi);
    ASSERT_EQ(kpi->goals.size(), 1U);
    EXPECT_EQ(kpi->goals.front().text(), goal);
    EXPECT_EQ(kpi->owner_pair, pair);
    const auto* series = session.snapshot().find<model::Series>(version.numerator);
    EXPECT_EQ(series->measurer.text(), measurer);
    EXPECT_EQ(series->verifier.text(), verifier);
}

TEST_F(CatalogueTest, ATargetThatASourceGivesIsThereAndGivesWayToTheAgreements) {
    EXPECT_EQ(version_of(run("add_from_catalogue", entry("data_incidents"))).target->text(), "0");
    const Outcome own =
        run("add_from_catalogue", entry("first_contact_resolution", R"(,"target":"72")"));
    EXPECT_EQ(version_of(own).target->text(), "72");
    EXPECT_EQ(version_of(own).minimum->text(), "70");
}

TEST_F(CatalogueTest, SeriesThatAreThereAreUsedAgain) {
    const Outcome first = run("add_from_catalogue", entry("reopen_rate"));
    const ThingId solved = version_of(first).denominator;
    const Outcome second = run("add_from_catalogue", entry("availability"));
    const Outcome third = run("add_from_catalogue", entry("availability_12"));
    EXPECT_EQ(third.created.size(), 2U) << "its series are those of availability";
    const ThingId downtime = version_of(second).numerator;
    EXPECT_EQ(version_of(third).inputs.front().series, downtime);
    EXPECT_NE(solved, downtime);
    // Made by hand, in one language and with other capitals.
    const std::string by_hand =
        run("create", R"({"kind":"series","fields":{"name":{"sv":"antal AVBROTT"}}})")
            .created.front()
            .text();
    EXPECT_EQ(version_of(run("add_from_catalogue", entry("interruptions"))).numerator.text(),
              by_hand);
}

TEST_F(CatalogueTest, ASeriesInAnotherUnitIsAnotherSeries) {
    const std::string hours =
        run("create",
            R"({"kind":"series","fields":{"name":{"sv":"Avbrott i kritiska tjänster"},"unit":"h"}})")
            .created.front()
            .text();
    const Outcome added = run("add_from_catalogue", entry("availability"));
    EXPECT_NE(version_of(added).numerator.text(), hours);
}

TEST_F(CatalogueTest, EachServiceHasItsOwnKpiAndSeries) {
    const std::string service =
        run("create", R"({"kind":"service","fields":{"name":{"sv":"Journalen"}}})")
            .created.front()
            .text();
    const Outcome all = run("add_from_catalogue", entry("availability"));
    const Outcome one =
        run("add_from_catalogue", entry("availability", R"(,"service":")" + service + "\""));
    const auto* kpi = session.snapshot().find<model::Kpi>(one.created.front());
    EXPECT_EQ(kpi->name.sv, "Tillgänglighet kritiska tjänster, Journalen");
    EXPECT_EQ(kpi->name.en, "Availability of critical services, Journalen");
    EXPECT_EQ(kpi->service.text(), service);
    EXPECT_NE(version_of(one).numerator, version_of(all).numerator);
    EXPECT_EQ(session.snapshot().find<model::Series>(version_of(one).numerator)->name.sv,
              "Avbrott i kritiska tjänster, Journalen");
    // A series of the service is shared by the service's KPIs.
    const Outcome rolling =
        run("add_from_catalogue", entry("availability_12", R"(,"service":")" + service + "\""));
    EXPECT_EQ(version_of(rolling).inputs.front().series, version_of(one).numerator);
}

TEST_F(CatalogueTest, MoneyIsInThePartnershipsCurrency) {
    const std::string partnership = session.snapshot().partnership()->thing.id.text();
    run("set", R"({"thing":")" + partnership + R"(","field":"currency","to":"EUR"})");
    const Outcome added = run("add_from_catalogue", entry("joint_savings"));
    EXPECT_EQ(version_of(added).unit, "EUR");
    EXPECT_EQ(session.snapshot().find<model::Series>(version_of(added).numerator)->unit, "EUR");
}

TEST_F(CatalogueTest, OneUndoTakesAllOfItAway) {
    const std::string before = state();
    run("add_from_catalogue", entry("availability"));
    const std::string after = state();
    ASSERT_TRUE(session.run("undo", {}).has_value());
    EXPECT_EQ(state(), before);
    ASSERT_TRUE(session.run("redo", {}).has_value());
    EXPECT_EQ(state(), after);
}

TEST_F(CatalogueTest, WhatIsThereAlreadyIsNotAddedTwice) {
    run("add_from_catalogue", entry("availability"));
    EXPECT_EQ(refusal("add_from_catalogue", entry("availability")), ErrorCode::AlreadySo);
    EXPECT_EQ(path, "/entry");
}

TEST_F(CatalogueTest, ItRefusesWhatItDoesNotKnow) {
    EXPECT_EQ(refusal("add_from_catalogue", entry("nonsense")), ErrorCode::CatalogueUnknown);
    EXPECT_EQ(path, "/entry");
    EXPECT_EQ(refusal("add_from_catalogue", entry("weighted_bonus")), ErrorCode::CatalogueUnknown)
        << "a scheme is no KPI";
    EXPECT_EQ(refusal("add_scheme_from_catalogue", entry("availability")),
              ErrorCode::CatalogueUnknown);
    EXPECT_EQ(refusal("add_from_catalogue", entry("availability", R"(,"target":"high")")),
              ErrorCode::NumberSyntax);
    EXPECT_EQ(path, "/target");
    EXPECT_EQ(refusal("add_from_catalogue",
                      entry("availability", R"(,"goals":[")" + customer() + R"("])")),
              ErrorCode::ReferenceOther);
    session.catalogue() = CatalogueShelf();
    EXPECT_EQ(refusal("add_from_catalogue", entry("availability")), ErrorCode::CatalogueUnknown);
    EXPECT_EQ(detail, "no catalogue was handed in");
}

// ---- what is made of other KPIs

TEST_F(CatalogueTest, AScorecardAsksForItsKpisFirst) {
    run("add_from_catalogue", entry("user_satisfaction"));
    EXPECT_EQ(refusal("add_from_catalogue", entry("service_quality")), ErrorCode::CatalogueLacking);
    EXPECT_EQ(detail, "availability incidents_in_time first_contact_resolution change_success");
    for (const char* id :
         {"availability", "incidents_in_time", "first_contact_resolution", "change_success"})
        run("add_from_catalogue", entry(id));
    const model::KpiVersion& version =
        version_of(run("add_from_catalogue", entry("service_quality")));
    ASSERT_EQ(version.parts.size(), 5U);
    EXPECT_EQ(session.snapshot().find<model::Kpi>(version.parts.front().kpi)->name.en,
              "Availability of critical services");
}

TEST_F(CatalogueTest, ASchemeNamesEveryKpiThatIsLacking) {
    run("add_from_catalogue", entry("availability"));
    EXPECT_EQ(refusal("add_scheme_from_catalogue", entry("deviation_credits")),
              ErrorCode::CatalogueLacking);
    EXPECT_EQ(detail, "incidents_in_time deliveries_in_time");
    EXPECT_EQ(path, "/entry");
}

TEST_F(CatalogueTest, ASchemeTakesTheKpisThatGoByTheName) {
    for (const char* id : {"availability", "incidents_in_time", "deliveries_in_time"})
        run("add_from_catalogue", entry(id));
    const Outcome made = run("add_scheme_from_catalogue",
                             entry("deviation_credits", R"(,"effective_from":"2026-07-01")"));
    ASSERT_EQ(made.created.size(), 3U) << "scheme, series of charges, version";
    const auto* version = session.snapshot().find<model::SchemeVersion>(made.created.back());
    ASSERT_EQ(version->deviations.size(), 3U);
    EXPECT_EQ(version->deviations[0].kpi, session.snapshot().all<model::Kpi>()[0]->thing.id);
    EXPECT_EQ(version->deviations[1].count, model::DeviationCount::FullPoints);
    EXPECT_EQ(session.snapshot().find<model::Series>(version->charges)->unit, "SEK");
    EXPECT_EQ(version->effective_from->text(), "2026-07-01");
    EXPECT_EQ(refusal("add_scheme_from_catalogue", entry("deviation_credits")),
              ErrorCode::AlreadySo);
}

TEST_F(CatalogueTest, AnotherSideMayBeThePerformer) {
    for (const char* id :
         {"customer_inputs", "customer_decision_time", "acceptance_in_time", "forecast_accuracy"})
        run("add_from_catalogue", entry(id));
    const auto performer = [&](const Outcome& made) {
        return session.snapshot().find<model::Scheme>(made.created.front())->performer;
    };
    EXPECT_EQ(performer(run("add_scheme_from_catalogue", entry("customer_obligations"))),
              model::Side::Customer);
    EXPECT_EQ(performer(run("add_scheme_from_catalogue", entry("cost_plus_incentive"))),
              model::Side::Supplier);
    EXPECT_EQ(performer(run("add_scheme_from_catalogue",
                            entry("fixed_price_incentive", R"(,"performer":"customer")"))),
              model::Side::Customer);
}

// ---- one that is handed in

TEST(Catalogue, IsReadWithItsListsOrNotAtAll) {
    EXPECT_FALSE(Catalogue::read("").has_value());
    EXPECT_FALSE(Catalogue::read("[]").has_value());
    EXPECT_FALSE(Catalogue::read(R"({"kpis":[]})").has_value());
    EXPECT_FALSE(Catalogue::read(R"({"kpis":[1],"schemes":[]})").has_value());
    EXPECT_FALSE(Catalogue::read(R"({"kpis":[{"area":"x"}],"schemes":[]})").has_value());
    const auto least = Catalogue::read(R"({"kpis":[{"id":"x"}],"schemes":[]})");
    ASSERT_TRUE(least.has_value());
    EXPECT_NE(least->find_kpi("x"), nullptr);
    EXPECT_EQ(least->find_kpi("y"), nullptr);
}

TEST_F(CatalogueTest, AnotherCatalogueMayBeHandedInAndIsJudgedByTheFieldTables) {
    session.catalogue().put(*Catalogue::read(
        R"({"kpis":[{"id":"own","name":{"sv":"Egen","en":"Own"},"definition":{"unit":"st"}},)"
        R"({"id":"odd","name":{"sv":"Udda"},"definition":{"colour":"red"}},)"
        R"({"id":"bare","name":{"sv":"Bar"}}],"schemes":[]})"));
    EXPECT_EQ(version_of(run("add_from_catalogue", entry("own"))).unit, "st");
    EXPECT_EQ(refusal("add_from_catalogue", entry("odd")), ErrorCode::FieldUnknown);
    EXPECT_EQ(refusal("add_from_catalogue", entry("bare")), ErrorCode::CatalogueUnknown);
    EXPECT_EQ(refusal("add_from_catalogue", entry("availability")), ErrorCode::CatalogueUnknown);
}

}  // namespace
}  // namespace samverka::session
