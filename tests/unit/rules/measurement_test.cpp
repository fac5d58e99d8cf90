// Whether everyone can know how a KPI is measured, and whether it is measured, verified and agreed
// on.
#include "tests/support/kpi_builder.h"
#include "tests/unit/rules/rules_fixture.h"

namespace samverka::rules {
namespace {

using base::ThingId;
using model::Aggregation;
using model::Frequency;
using model::Kpi;
using model::KpiVersion;
using model::ThingKind;
using test::number;
using test::Rows;

class MeasurementTest : public RulesTest {
  protected:
    MeasurementTest() {
        m_definition.numerator = test::add_series(m_builder, Frequency::Month, months(8, "100"));
        m_definition.aggregation = Aggregation::Last;
        m_definition.frequency = Frequency::Month;
        m_definition.direction = model::Direction::Higher;
        m_definition.baseline = number("0");
        m_definition.target = number("100");
        m_definition.source = {.sv = "Källa", .en = "Source"};
        m_definition.method = {.sv = "Metod", .en = "Method"};
        m_definition.measurer = m_pair.supplier_role;
        m_definition.verifier = m_pair.customer_role;
        m_builder.change<Kpi>(m_kpi, [&](Kpi& one) { one.owner_pair = m_pair.pair; });
    }
    static Rows months(int count, const std::string& value) {
        Rows out;
        for (int i = 1; i <= count; ++i) out.push_back({"2026-0" + std::to_string(i), value});
        return out;
    }
    void define(std::string_view from = "2026-01-01") {
        m_builder.approve(test::add_definition(m_builder, m_kpi, m_definition, from));
    }
    ThingId draft() { return test::add_definition(m_builder, m_kpi, m_definition, "2026-01-01"); }
    ThingId add_denominator(const Rows& rows) {
        m_definition.aggregation = Aggregation::Ratio;
        m_definition.decimals = 1;
        m_definition.rounding = model::RoundingRule::HalfUp;
        m_definition.denominator = test::add_series(m_builder, Frequency::Month, rows);
        return m_definition.denominator;
    }

    test::BuiltPair m_pair = m_builder.add_whole_pair(m_builder.level_a, "Chef");
    ThingId m_goal = test::add_goal(m_builder, "Trygg vård");
    ThingId m_kpi = test::add_kpi(m_builder, "Drifttid", {m_goal});
    KpiVersion m_definition{};
};

// ---- definition

TEST_F(MeasurementTest, AKpiWithEverythingInPlaceHasNoFaults) {
    define();
    EXPECT_EQ(faults(), Names{});
}

TEST_F(MeasurementTest, AKpiWithoutADefinitionSaysSoAndWhenOneBegins) {
    EXPECT_EQ(swedish(only("kpi_without_definition").text), "Drifttid har ingen definition.");
    EXPECT_EQ(only("kpi_without_definition").who, std::vector<ThingId>{m_pair.pair});
    define("2026-10-15");
    EXPECT_EQ(swedish(only("kpi_without_definition").text),
              "Drifttid har ingen definition förrän 15\u00a0okt\u00a02026.");
    EXPECT_EQ(of("kpi_without_definition", "2026-10-15").size(), 0U);
}

TEST_F(MeasurementTest, ADefinitionNamesItsSeries) {
    m_definition.aggregation = Aggregation::Ratio;
    draft();
    const Finding finding = only("kpi_without_definition");
    EXPECT_EQ(swedish(finding.text),
              "Definitionen av Drifttid säger inte vilken mätserie som räknas.");
    EXPECT_EQ(offered(finding), Names{"set(to): Välj nämnarens mätserie …"});
    EXPECT_EQ(of("kpi_incomplete").size(), 0U);  // one fault, one finding
}

TEST_F(MeasurementTest, WhatADefinitionLacksIsNamedInOneFinding) {
    m_definition.source = {};
    m_definition.verifier = {};
    const ThingId version = draft();
    const Finding finding = only("kpi_incomplete");
    EXPECT_EQ(swedish(finding.text),
              "Definitionen av Drifttid saknar källa och någon som kontrollerar.");
    EXPECT_EQ(english(finding.text),
              "The definition of Drifttid lacks a source and somebody who verifies.");
    EXPECT_EQ(offered(finding),
              (Names{"set(to): Ange källa …", "set(to): Välj vem som kontrollerar …"}));
    EXPECT_EQ(argument(finding.mends.front(), "thing"), version.text());
    m_builder.approve(version);
    EXPECT_TRUE(only("kpi_incomplete").mends.empty());  // a new version it must be
}

TEST_F(MeasurementTest, ASeriesMaySayWhatItsDefinitionLeavesOut) {
    m_definition.method = {};
    m_definition.measurer = {};
    draft();
    EXPECT_EQ(of("kpi_incomplete").size(), 1U);
    m_builder.change<model::Series>(m_definition.numerator, [&](model::Series& one) {
        one.method = {.sv = "Metod", .en = "Method"};
        one.measurer = m_pair.supplier_role;
    });
    EXPECT_TRUE(of("kpi_incomplete").empty());
}

TEST_F(MeasurementTest, AValueIsJudgedByATargetARangeOrBands) {
    m_definition.target.reset();
    const ThingId version = draft();
    EXPECT_EQ(offered(only("kpi_without_target")), Names{"set(to): Ange målvärde …"});
    m_builder.change<KpiVersion>(version, [](KpiVersion& one) {
        one.bands = {{.status = model::BandStatus::Reaches, .from = {}, .below = {}}};
    });
    EXPECT_TRUE(of("kpi_without_target").empty());
}

TEST_F(MeasurementTest, OnlyWhatIsDividedNeedsARoundingRule) {
    define();
    EXPECT_TRUE(of("kpi_without_rounding").empty());
    m_definition.aggregation = Aggregation::Mean;
    m_definition.decimals = 1;
    define("2026-02-01");
    EXPECT_EQ(of("kpi_without_rounding").size(), 1U);
    m_definition.rounding = model::RoundingRule::HalfEven;
    define("2026-03-01");
    EXPECT_TRUE(of("kpi_without_rounding").empty());
}

TEST_F(MeasurementTest, NobodyVerifiesItselfNorItsOwnSide) {
    m_definition.verifier = m_definition.measurer;
    define();
    EXPECT_EQ(swedish(only("measurer_is_verifier").text),
              "Chef L både mäter och kontrollerar Drifttid.");
    m_definition.verifier = m_builder.add_whole_pair(m_builder.level_b, "Revisor").supplier_role;
    define("2026-02-01");
    EXPECT_EQ(swedish(only("measurer_is_verifier").text),
              "Chef L mäter och Revisor L kontrollerar Drifttid, båda hos Nordia IT.");
}

// ---- measurement

TEST_F(MeasurementTest, AValueIsOverdueTheDayAfterItsDay) {
    m_definition.due_day = 10;
    define();
    EXPECT_EQ(of("measurement_overdue", "2026-10-10").size(), 0U);
    const auto late = of("measurement_overdue", "2026-10-11");
    ASSERT_EQ(late.size(), 1U);
    EXPECT_EQ(swedish(late.front().text),
              "Drifttid har inget värde för september\u00a02026. Det skulle ha kommit "
              "10\u00a0okt\u00a02026.");
    EXPECT_EQ(late.front().who, std::vector<ThingId>{m_pair.supplier_role});
    const auto later = of("measurement_overdue", "2026-12-11");
    ASSERT_EQ(later.size(), 1U);
    EXPECT_TRUE(swedish(later.front().text).ends_with("Totalt saknas 3 perioder."));
}

TEST_F(MeasurementTest, WithoutADueDayNothingIsOverdue) {
    define();
    EXPECT_TRUE(of("measurement_overdue", "2027-12-01").empty());
}

TEST_F(MeasurementTest, AMonthLeftOutBetweenOthersIsAGapForAYear) {
    m_definition.due_day = 10;
    Rows rows = months(8, "100");
    rows.erase(rows.begin() + 3);
    test::set_rows(m_builder, m_definition.numerator, rows);
    define();
    EXPECT_EQ(faults(), (Names{"measurement_unverified", "measurement_gap"}));
    EXPECT_EQ(swedish(only("measurement_gap").text), "Drifttid saknar värde för april\u00a02026.");
    EXPECT_EQ(of("measurement_gap", "2027-03-31").size(), 1U);
    EXPECT_EQ(of("measurement_gap", "2027-04-30").size(), 0U);  // the thirteenth period back
}

TEST_F(MeasurementTest, AValueIsUnverifiedWhenTheNextOneIsDue) {
    m_definition.due_day = 10;
    test::set_rows(m_builder, m_definition.numerator, months(2, "100"));
    define();
    EXPECT_EQ(of("measurement_unverified", "2026-03-10").size(), 0U);
    const auto waiting = of("measurement_unverified", "2026-03-11");
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(swedish(waiting.front().text),
              "Chef K har inte verifierat värdet för Drifttid, januari\u00a02026.");
    EXPECT_EQ(waiting.front().who, std::vector<ThingId>{m_pair.customer_role});
    EXPECT_EQ(offered(waiting.front()), Names{"verify_values(periods): Verifiera värdena …"});
    EXPECT_EQ(
        swedish(of("measurement_unverified", "2026-04-30").front().text),
        "Chef K har inte verifierat 2 värden för Drifttid från januari\u00a02026 och framåt.");
    test::verify(m_builder, m_definition.numerator, months(2, "100"));
    EXPECT_TRUE(of("measurement_unverified", "2026-04-30").empty());
}

TEST_F(MeasurementTest, AnOpenDisputeWaitsForTheOtherSide) {
    define();
    model::Dispute dispute{};
    dispute.about = m_definition.numerator;
    dispute.period = test::period("2026-08");
    dispute.why = {.sv = "Avbrottet den 3 augusti saknas.", .en = "3 August is missing."};
    dispute.status = model::DisputeStatus::Open;
    const ThingId id = m_builder.put(dispute);  // by the customer
    const Finding finding = only("measurement_disputed");
    EXPECT_EQ(finding.subject, id);
    EXPECT_EQ(
        swedish(finding.text),
        "Serie för augusti\u00a02026 bestrids av Region Nord: ”Avbrottet den 3 augusti saknas.”");
    EXPECT_EQ(finding.who, (std::vector<ThingId>{m_pair.supplier_role, m_pair.pair}));
    EXPECT_TRUE(concerns(finding, m_kpi));
    EXPECT_EQ(offered(finding), Names{"resolve_dispute(resolution): Skriv vad ni kom fram till …"});
    m_builder.change<model::Dispute>(id, [&](model::Dispute& one) {
        one.about = m_kpi;
        one.period.reset();
    });
    EXPECT_EQ(swedish(only("measurement_disputed").text),
              "Drifttid bestrids av Region Nord: ”Avbrottet den 3 augusti saknas.”");
    m_builder.change<model::Dispute>(
        id, [](model::Dispute& one) { one.status = model::DisputeStatus::Withdrawn; });
    EXPECT_TRUE(of("measurement_disputed").empty());
}

TEST_F(MeasurementTest, TwoValuesOfOnePeriodAreSettledByACorrection) {
    Rows rows = months(8, "100");
    rows.push_back({"2026-08", "99.5"});
    test::set_rows(m_builder, m_definition.numerator, rows);
    define();
    const Finding finding = only("measurement_twice");
    EXPECT_EQ(finding.subject, m_definition.numerator);
    EXPECT_EQ(swedish(finding.text),
              "Serie har 2 värden för augusti\u00a02026, skrivna oberoende av varandra.");
    EXPECT_EQ(offered(finding), Names{"correct: Låt 100 gälla"});
    EXPECT_TRUE(concerns(finding, m_kpi));
    m_builder.change<model::Series>(
        m_definition.numerator, [](model::Series& one) { one.measurements[7].corrected_by = 8; });
    EXPECT_TRUE(of("measurement_twice").empty());
}

TEST_F(MeasurementTest, ValuesWithoutACounterpartAreLeftOutAndTold) {
    Rows lower = months(8, "10");
    lower.erase(lower.begin() + 6);
    m_definition.frequency = Frequency::Quarter;
    add_denominator(lower);
    test::set_rows(m_builder, m_definition.numerator, months(9, "100"));
    define();
    EXPECT_EQ(swedish(only("value_without_counterpart").text),
              "2 mätvärden i Drifttid räknas inte, för att den andra mätserien saknar samma "
              "period. Senast gällde det kvartal\u00a03\u00a02026.");
}

TEST_F(MeasurementTest, AnEmptyDenominatorIsToldWhileItIsTheLatest) {
    Rows lower = months(9, "10");
    lower.back().value = "0";
    add_denominator(lower);
    test::set_rows(m_builder, m_definition.numerator, months(9, "1000"));
    define();
    EXPECT_EQ(swedish(only("denominator_empty").text),
              "Drifttid har inget värde för september\u00a02026, för Serie blev noll.");
    EXPECT_TRUE(of("denominator_empty", "2026-08-31").empty());
}

TEST_F(MeasurementTest, ThreeValuesUnderInARowAreNoCoincidence) {
    Rows rows = months(8, "100");
    rows[6].value = rows[7].value = "90";
    test::set_rows(m_builder, m_definition.numerator, rows);
    m_definition.unit = "%";
    define();
    EXPECT_TRUE(of("kpi_under_for_long").empty());
    rows[4].value = "91";  // June has no data: not a better value between them
    rows.erase(rows.begin() + 5);
    test::set_rows(m_builder, m_definition.numerator, rows);
    Finding finding = only("kpi_under_for_long");
    EXPECT_EQ(swedish(finding.text),
              "Drifttid har legat under det godtagbara 3 perioder i rad, senast 90\u00a0% för "
              "augusti\u00a02026.");
    EXPECT_EQ(offered(finding), Names{"create(fields): Starta ett initiativ …"});
    model::Initiative work{};
    work.name = {.sv = "Ny nätdrift", .en = "New network"};
    work.stage = model::Stage::Running;
    work.kpis = {m_kpi};
    m_builder.put(work);
    finding = only("kpi_under_for_long");
    EXPECT_TRUE(swedish(finding.text).ends_with("Ett initiativ arbetar med det."));
    EXPECT_TRUE(finding.mends.empty());
}

}  // namespace
}  // namespace samverka::rules
