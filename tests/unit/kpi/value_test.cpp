// From measurements and definitions to the value of each period.
#include "core/kpi/value.h"

#include "tests/unit/kpi/kpi_fixture.h"

namespace samverka::kpi {
namespace {

using base::ThingId;
using model::Aggregation;
using model::Frequency;
using model::KpiVersion;
using model::RoundingRule;
using test::number;
using test::Rows;

class ValueTest : public KpiTest {
  protected:
    KpiVersion of(Aggregation aggregation, ThingId numerator, ThingId denominator = {},
                  Frequency frequency = Frequency::Month) {
        KpiVersion out{};
        out.aggregation = aggregation;
        out.numerator = numerator;
        out.denominator = denominator;
        out.frequency = frequency;
        return out;
    }
    ThingId series(const Rows& rows, Frequency frequency = Frequency::Month) {
        return test::add_series(m_builder, frequency, rows);
    }
};

TEST_F(ValueTest, TheWorkedExampleOfTheHeader) {
    KpiVersion definition =
        of(Aggregation::Complement, series({{"2026-01", "380"}}), series({{"2026-01", "43200"}}));
    definition.factor = number("100");
    definition.decimals = 2;
    definition.rounding = RoundingRule::HalfUp;
    definition.direction = model::Direction::Higher;
    definition.target = number("99.0");
    define(definition);
    const Value value = at(history("2026-01-31"), "2026-01");
    EXPECT_EQ(value.value.text(), "99.12");
    EXPECT_EQ(value.exact.text().substr(0, 8), "99.12037");
    EXPECT_EQ(value.standing, Standing::Reaches);
    EXPECT_EQ(value.measured, 1);
}

TEST_F(ValueTest, EachAggregationOfAQuarterOfMonths) {
    const ThingId rows = series({{"2026-01", "1.5"}, {"2026-02", "4"}, {"2026-03", "2"}});
    const std::vector<std::pair<Aggregation, std::string>> expected{
        {Aggregation::Last, "2"},      {Aggregation::Sum, "7.5"},   {Aggregation::Mean, "2.5"},
        {Aggregation::Minimum, "1.5"}, {Aggregation::Maximum, "4"}, {Aggregation::None, "2"}};
    for (const auto& [aggregation, text] : expected) {
        m_kpi = test::add_kpi(m_builder, "En till");
        define(of(aggregation, rows, {}, Frequency::Quarter));
        EXPECT_EQ(at(history("2026-03-31"), "2026-Q1").value, number(text)) << text;
    }
}

TEST_F(ValueTest, ARatioOverSeveralMeasurementsIsTheRatioOfTheSums) {
    define(of(Aggregation::Ratio, series({{"2026-01", "1"}, {"2026-02", "90"}}),
              series({{"2026-01", "10"}, {"2026-02", "100"}}), Frequency::Quarter));
    EXPECT_EQ(at(history("2026-03-31"), "2026-Q1").value.text().substr(0, 8), "0.827272");
}

TEST_F(ValueTest, OnlyMeasurementsWithACounterpartCountInARatio) {
    define(of(Aggregation::Ratio, series({{"2026-01", "1"}, {"2026-02", "90"}}),
              series({{"2026-01", "10"}, {"2026-03", "100"}}), Frequency::Quarter));
    const Value value = at(history("2026-03-31"), "2026-Q1");
    EXPECT_EQ(value.value, number("0.1"));
    EXPECT_EQ(value.measured, 1);
    EXPECT_EQ(value.unmatched, 2);
}

TEST_F(ValueTest, OneMeasurementOfEachHalfButOfDifferentMonthsIsNoRatio) {
    define(of(Aggregation::Ratio, series({{"2026-01", "1"}}), series({{"2026-02", "10"}}),
              Frequency::Quarter));
    const Value value = at(history("2026-03-31"), "2026-Q1");
    EXPECT_EQ(value.missing, Missing::NotMeasured);
    EXPECT_EQ(value.unmatched, 2);
}

TEST_F(ValueTest, HalvesMeasuredAtDifferentFrequenciesAreSummedEachByItself) {
    define(of(Aggregation::Ratio,
              series({{"2026-01-05", "2"}, {"2026-01-20", "4"}}, Frequency::Day),
              series({{"2026-01", "12"}})));
    EXPECT_EQ(at(history("2026-01-31"), "2026-01").value, number("0.5"));
}

TEST_F(ValueTest, AMonthWithoutMeasurementsIsNoDataAndNotZero) {
    define(of(Aggregation::Sum, series({{"2026-01", "5"}, {"2026-03", "0"}})));
    const History found = history("2026-03-31");
    EXPECT_EQ(shown(found), (Texts{"2026-01 5", "2026-02 -", "2026-03 0"}));
    EXPECT_EQ(found.values[1].missing, Missing::NotMeasured);
    EXPECT_EQ(found.values[1].standing, Standing::NoData);
    EXPECT_EQ(found.values[2].standing, Standing::Unjudged);
}

TEST_F(ValueTest, AFactorIsMultipliedInBeforeTheQuotientRounds) {
    KpiVersion definition =
        of(Aggregation::Ratio, series({{"2026-01", "1"}}), series({{"2026-01", "120"}}));
    definition.factor = number("60");
    definition.decimals = 0;
    definition.rounding = RoundingRule::HalfUp;
    define(definition);
    const Value value = at(history("2026-01-31"), "2026-01");
    EXPECT_EQ(value.exact, number("0.5"));
    EXPECT_EQ(value.value.text(), "1");
}

TEST_F(ValueTest, OneHalfOfARatioIsNoData) {
    define(of(Aggregation::Ratio, series({{"2026-01", "5"}}), series({})));
    EXPECT_EQ(at(history("2026-01-31"), "2026-01").missing, Missing::NotMeasured);
}

TEST_F(ValueTest, AnEmptyDenominatorIsNoDataEvenForAComplement) {
    for (const Aggregation aggregation : {Aggregation::Ratio, Aggregation::Complement}) {
        m_kpi = test::add_kpi(m_builder, "Nämnare");
        define(of(aggregation, series({{"2026-01", "0"}}), series({{"2026-01", "0.00"}})));
        EXPECT_EQ(at(history("2026-01-31"), "2026-01").missing, Missing::EmptyDenominator);
    }
}

TEST_F(ValueTest, ADefinitionWithoutItsSeriesHasNoValue) {
    define(of(Aggregation::Ratio, series({{"2026-01", "5"}})));
    EXPECT_EQ(at(history("2026-01-31"), "2026-01").missing, Missing::NoDefinition);
}

TEST_F(ValueTest, ARevisionLeavesOlderPeriodsAsTheyWere) {
    const ThingId rows = series({{"2026-05", "95"}, {"2026-06", "95"}, {"2026-07", "95"}});
    KpiVersion first = of(Aggregation::Last, rows);
    first.direction = model::Direction::Higher;
    first.target = number("90");
    define(first, "2026-05-01");
    const auto before = history("2026-06-30");
    KpiVersion second = first;
    second.target = number("99");
    second.factor = number("2");
    define(second, "2026-07-01");
    const auto after = history("2026-07-31");
    for (const char* month : {"2026-05", "2026-06"}) {
        EXPECT_EQ(at(after, month).value, at(before, month).value);
        EXPECT_EQ(at(after, month).standing, Standing::Reaches);
    }
    EXPECT_EQ(at(after, "2026-07").standing, Standing::Under);
    EXPECT_EQ(after.definition(at(after, "2026-07"))->target, number("99"));
}

TEST_F(ValueTest, TheDefinitionOfThePeriodsLastDayApplies) {
    const ThingId rows = series({{"2026-01", "1"}, {"2026-02", "1"}});
    KpiVersion definition = of(Aggregation::Last, rows);
    definition.unit = "old";
    define(definition, "2026-01-01");
    definition.unit = "new";
    define(definition, "2026-01-31");
    const auto found = history("2026-02-28");
    EXPECT_EQ(found.definition(at(found, "2026-01"))->unit, "new");
}

TEST_F(ValueTest, RoundingHappensOnceByTheRuleAlsoBelowZero) {
    struct Case {
        RoundingRule rule;
        const char* exact;
        const char* rounded;
    };
    const std::vector<Case> cases{
        {RoundingRule::HalfEven, "2.5", "2"},   {RoundingRule::HalfEven, "3.5", "4"},
        {RoundingRule::HalfEven, "-2.5", "-2"}, {RoundingRule::HalfUp, "2.5", "3"},
        {RoundingRule::HalfUp, "-2.5", "-3"},   {RoundingRule::HalfDown, "2.5", "2"},
        {RoundingRule::HalfDown, "-2.5", "-2"}, {RoundingRule::Up, "2.1", "3"},
        {RoundingRule::Up, "-2.1", "-3"},       {RoundingRule::Down, "2.9", "2"},
        {RoundingRule::Down, "-2.9", "-2"},     {RoundingRule::None, "2.5", "2.5"}};
    for (const Case& one : cases) {
        m_kpi = test::add_kpi(m_builder, "Avrundad");
        KpiVersion definition = of(Aggregation::Last, series({{"2026-01", one.exact}}));
        definition.decimals = 0;
        definition.rounding = one.rule;
        define(definition);
        const Value value = at(history("2026-01-31"), "2026-01");
        EXPECT_EQ(value.value.text(), one.rounded) << one.exact;
        EXPECT_EQ(value.exact, number(one.exact));
    }
}

TEST_F(ValueTest, TheValueIsJudgedAsRounded) {
    KpiVersion definition = of(Aggregation::Last, series({{"2026-01", "98.95"}}));
    definition.decimals = 1;
    definition.rounding = RoundingRule::HalfUp;
    definition.direction = model::Direction::Higher;
    definition.target = number("99");
    define(definition);
    EXPECT_EQ(at(history("2026-01-31"), "2026-01").standing, Standing::Reaches);
}

TEST_F(ValueTest, AFiscalQuarterFollowsTheFiscalYear) {
    fiscal_year_begins(7);
    define(of(Aggregation::Sum,
              series({{"2026-06", "1"}, {"2026-07", "2"}, {"2026-09", "4"}, {"2026-10", "8"}}), {},
              Frequency::Quarter),
           "2026-04-01");
    EXPECT_EQ(shown(history("2026-12-30")), (Texts{"FY2026-Q4 1", "FY2027-Q1 6"}));
    EXPECT_EQ(at(history("2026-12-31"), "FY2027-Q2", 7).value, number("8"));
}

TEST_F(ValueTest, FebruaryOfALeapYearHasItsTwentyNinthDay) {
    const ThingId days =
        series({{"2028-02-28", "1"}, {"2028-02-29", "2"}, {"2028-03-01", "4"}}, Frequency::Day);
    define(of(Aggregation::Sum, days), "2028-02-01");
    EXPECT_TRUE(history("2028-02-28").values.empty());
    EXPECT_EQ(at(history("2028-02-29"), "2028-02").value, number("3"));
}

TEST_F(ValueTest, WeeksFollowTheIsoYearAndBelongToTheMonthInWhichTheyEnd) {
    const ThingId weeks =
        series({{"2026-W52", "1"}, {"2026-W53", "2"}, {"2027-W01", "4"}}, Frequency::Week);
    define(of(Aggregation::Last, weeks, {}, Frequency::Week), "2026-12-21");
    EXPECT_EQ(shown(history("2027-01-10")), (Texts{"2026-W52 1", "2026-W53 2", "2027-W01 4"}));
    m_kpi = test::add_kpi(m_builder, "Per månad");
    define(of(Aggregation::Sum, weeks), "2026-12-01");
    EXPECT_EQ(shown(history("2027-01-31")), (Texts{"2026-12 1", "2027-01 6"}));
}

TEST_F(ValueTest, AMeasurementLongerThanThePeriodIsNotItsValue) {
    define(of(Aggregation::Last, series({{"2026-Q1", "9"}}, Frequency::None)));
    EXPECT_EQ(shown(history("2026-03-31")), (Texts{"2026-01 -", "2026-02 -", "2026-03 -"}));
}

TEST_F(ValueTest, FromMonthsToQuartersTheMonthsFillUpTheQuarterThatHadBegun) {
    const ThingId rows =
        series({{"2026-01", "1"}, {"2026-02", "2"}, {"2026-03", "4"}, {"2026-06", "8"}});
    define(of(Aggregation::Sum, rows), "2026-01-01");
    define(of(Aggregation::Sum, rows, {}, Frequency::Quarter), "2026-02-15");
    EXPECT_EQ(shown(history("2026-06-30")),
              (Texts{"2026-01 1", "2026-02 2", "2026-03 4", "2026-Q2 8"}));
}

TEST_F(ValueTest, FromQuartersToMonthsNoDayIsCountedTwice) {
    const ThingId rows = series({{"2026-01", "1"}, {"2026-02", "2"}, {"2026-04", "4"}});
    define(of(Aggregation::Sum, rows, {}, Frequency::Quarter), "2026-01-01");
    define(of(Aggregation::Sum, rows), "2026-02-15");
    EXPECT_EQ(shown(history("2026-04-30")),
              (Texts{"2026-01 1", "2026-02 2", "2026-03 -", "2026-04 4"}));
}

TEST_F(ValueTest, FromMonthsToWeeksTheNextWholeWeekFollows) {
    const ThingId rows = series({{"2026-W07", "2"}, {"2026-W08", "3"}}, Frequency::Week);
    define(of(Aggregation::Sum, rows), "2026-01-01");
    define(of(Aggregation::Sum, rows, {}, Frequency::Week), "2026-02-15");
    EXPECT_EQ(shown(history("2026-02-22")),
              (Texts{"2026-01 -", "2026-W06 -", "2026-W07 2", "2026-W08 3"}));
}

TEST_F(ValueTest, ValuesTooWideForSixtyFourBitsAreAsExact) {
    const ThingId rows = series({{"2026-01", "12345678901234567890.01"},
                                 {"2026-02", "0.0000000000001"},
                                 {"2026-03", "-12345678901234567890"}});
    const std::vector<std::pair<Aggregation, std::string>> expected{
        {Aggregation::Sum, "0.0100000000001"},
        {Aggregation::Minimum, "-12345678901234567890"},
        {Aggregation::Maximum, "12345678901234567890.01"},
        {Aggregation::Last, "-12345678901234567890"}};
    for (const auto& [aggregation, text] : expected) {
        m_kpi = test::add_kpi(m_builder, "Bred");
        define(of(aggregation, rows, {}, Frequency::Quarter));
        EXPECT_EQ(at(history("2026-03-31"), "2026-Q1").value, number(text)) << text;
    }
}

TEST_F(ValueTest, ADraftThatWasNeverApprovedIsJudgedFromItsOwnDay) {
    const ThingId rows = series({{"2026-01", "1"}, {"2026-02", "2"}});
    test::add_definition(m_builder, m_kpi, of(Aggregation::Last, rows), "2026-02-01");
    const History found = history("2026-02-28");
    EXPECT_EQ(shown(found), Texts{"2026-02 2"});
    EXPECT_EQ(found.spans.front().state, model::VersionState::Draft);
}

TEST_F(ValueTest, ADefinitionWithoutADayAppliesFromTheFirstMeasurement) {
    test::add_definition(m_builder, m_kpi, of(Aggregation::Last, series({{"2025-11", "1"}})), "");
    EXPECT_EQ(shown(history("2025-12-31")), (Texts{"2025-11 1", "2025-12 -"}));
}

TEST_F(ValueTest, WithoutADefinitionThereIsNoHistory) {
    EXPECT_TRUE(history("2026-12-31").values.empty());
}

TEST_F(ValueTest, ANumberIsAsSureAsTheWeakestOfWhatItIsMadeOf) {
    const ThingId upper = series({{"2026-01", "1"}, {"2026-02", "1"}});
    const ThingId lower = series({{"2026-01", "2"}, {"2026-02", "2"}});
    define(of(Aggregation::Ratio, upper, lower));
    test::verify(m_builder, upper, {{"2026-01", "1"}, {"2026-02", "1"}});
    test::verify(m_builder, lower, {{"2026-01", "2.0"}, {"2026-02", "3"}});
    auto found = history("2026-02-28");
    EXPECT_EQ(at(found, "2026-01").assurance, Assurance::Verified);
    EXPECT_EQ(at(found, "2026-02").assurance, Assurance::Reported);  // corrected since
    model::Dispute dispute{};
    dispute.about = lower;
    dispute.period = test::period("2026-01");
    dispute.status = model::DisputeStatus::Open;
    const ThingId raised = m_builder.put(dispute);
    found = history("2026-02-28");
    EXPECT_EQ(at(found, "2026-01").assurance, Assurance::Disputed);
    EXPECT_EQ(at(found, "2026-02").assurance, Assurance::Reported);
    m_builder.change<model::Dispute>(
        raised, [](model::Dispute& one) { one.status = model::DisputeStatus::Resolved; });
    EXPECT_EQ(at(history("2026-02-28"), "2026-01").assurance, Assurance::Verified);
}

TEST_F(ValueTest, ADisputeAboutTheKpiItselfDisputesItsValues) {
    define(of(Aggregation::Last, series({{"2026-01", "1"}, {"2026-02", "1"}})));
    model::Dispute dispute{};
    dispute.about = m_kpi;
    dispute.period = test::period("2026-02");
    dispute.status = model::DisputeStatus::Open;
    m_builder.put(dispute);
    const auto found = history("2026-02-28");
    EXPECT_EQ(at(found, "2026-01").assurance, Assurance::Reported);
    EXPECT_EQ(at(found, "2026-02").assurance, Assurance::Disputed);
}

}  // namespace
}  // namespace samverka::kpi
