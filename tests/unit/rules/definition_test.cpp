// What a definition has to choose, scorecards made of themselves, targets that were beaten, and
// exclusions that do not fit.
#include "tests/support/kpi_builder.h"
#include "tests/unit/rules/rules_fixture.h"

namespace samverka::rules {
namespace {

using base::ThingId;
using model::Aggregation;
using model::Direction;
using model::Frequency;
using model::KpiVersion;
using model::PartScore;
using test::number;

class DefinitionTest : public RulesTest {
  protected:
    DefinitionTest() {
        m_definition.aggregation = Aggregation::Complement;
        m_definition.numerator = series("1");
        m_definition.denominator = series("100");
        m_definition.frequency = Frequency::Month;
        m_definition.direction = Direction::Higher;
        m_definition.target = number("0.5");
    }
    ThingId series(const std::string& value) {
        return test::add_series(m_builder, Frequency::Month,
                                {{"2026-07", value}, {"2026-08", value}, {"2026-09", value}});
    }
    ThingId define(const KpiVersion& definition) { return define(m_kpi, definition); }
    ThingId define(ThingId kpi, const KpiVersion& definition) {
        return test::add_definition(m_builder, kpi, definition, "2026-07-01");
    }
    static KpiVersion card(const std::vector<ThingId>& parts) {
        KpiVersion out{};
        out.aggregation = Aggregation::Scorecard;
        out.frequency = Frequency::Month;
        for (const ThingId part : parts)
            out.parts.push_back({.kpi = part, .weight = {}, .score = PartScore::Value});
        return out;
    }
    ThingId exclude(ThingId series, std::string_view period, std::string_view amount) {
        model::Exclusion out{};
        out.series = series;
        out.period = test::period(period);
        if (!amount.empty()) out.amount = number(amount);
        out.reason = {.sv = "Strömavbrott", .en = "Power cut"};
        const ThingId id = m_builder.put(out);
        m_builder.approve(id);
        return id;
    }

    ThingId m_kpi = test::add_kpi(m_builder, "Drifttid");
    KpiVersion m_definition{};
};

TEST_F(DefinitionTest, PlannedMaintenanceTakesASeriesAndARule) {
    define(m_definition);
    EXPECT_TRUE(of("kpi_unclear").empty());
    m_definition.planned = series("2");
    const ThingId version = define(m_definition);
    EXPECT_EQ(swedish(only("kpi_unclear").text),
              "Definitionen av Drifttid säger inte om planerat underhåll räknas som avbrott.");
    EXPECT_EQ(offered(only("kpi_unclear")), Names{"set(to): Välj hur planerat underhåll räknas …"});
    m_builder.change<KpiVersion>(version, [](KpiVersion& one) {
        one.planned = {};
        one.planned_rule = model::PlannedRule::Counted;
    });
    EXPECT_EQ(english(only("kpi_unclear").text),
              "The definition of Drifttid does not say in which series planned maintenance is "
              "measured.");
    m_builder.change<KpiVersion>(version,
                                 [&](KpiVersion& one) { one.planned = m_definition.planned; });
    EXPECT_TRUE(of("kpi_unclear").empty());
}

TEST_F(DefinitionTest, AResetTakesItsShare) {
    m_definition.reset_after = 3;
    define(m_definition);
    EXPECT_EQ(offered(only("kpi_unclear")), Names{"set(to): Ange andelen …"});
    m_definition.reset_share = number("50");
    define(m_definition);
    EXPECT_TRUE(of("kpi_unclear").empty());
}

TEST_F(DefinitionTest, AScorecardSaysWhatItsPartsGive) {
    define(m_definition);
    const ThingId kpi = test::add_kpi(m_builder, "Styrkort");
    KpiVersion definition = card({m_kpi});
    definition.parts.front().score = PartScore::None;
    define(kpi, definition);
    EXPECT_EQ(offered(only("kpi_unclear")), Names{"set(to): Ange delarna …"});
    EXPECT_TRUE(of("kpi_without_definition").empty());
    define(kpi, card({m_kpi}));
    EXPECT_TRUE(of("kpi_unclear").empty());
    EXPECT_EQ(of("kpi_without_target").size(), 1U) << "the scorecard";
    EXPECT_TRUE(of("kpi_incomplete").size() <= 1U) << "the KPI alone has a source and a method";
}

TEST_F(DefinitionTest, ARingIsToldOnceWithItsNames) {
    const ThingId one = test::add_kpi(m_builder, "Ett");
    const ThingId two = test::add_kpi(m_builder, "Två");
    define(m_definition);
    define(one, card({m_kpi, two}));
    define(two, card({m_kpi}));
    EXPECT_TRUE(of("scorecard_circular").empty());
    define(two, card({m_kpi, one}));
    const Finding finding = only("scorecard_circular");
    EXPECT_EQ(swedish(finding.text), "Ett räknas på sig självt: Ett → Två → Ett.");
    EXPECT_TRUE(concerns(finding, two));
    define(two, card({two}));
    EXPECT_EQ(english(only("scorecard_circular").text), "Två is made of itself: Två → Två.");
}

// 0.99 three months in a row; 0.5 + 0.5 × 0.49 = 0.745.
TEST_F(DefinitionTest, ABeatenTargetIsOfferedToBeMoved) {
    m_definition.reset_share = number("50");
    m_definition.reset_after = 3;
    define(m_definition);
    EXPECT_EQ(swedish(only("target_beaten").text),
              "Drifttid har varit bättre än målet 0,5 i 3 perioder i rad, i medeltal 0,99. "
              "Enligt regeln blir målet 0,745.");
    EXPECT_TRUE(of("target_beaten", "2026-09-29").empty()) << "only two have ended";
    m_definition.reset_step = number("0.1");
    define(m_definition);
    EXPECT_EQ(english(only("target_beaten").text),
              "Drifttid has been better than the target 0.5 for 3 periods in a row, on average "
              "0.99. By the rule the target becomes 0.6, the longest step.");
    m_definition.reset_after = 4;
    define(m_definition);
    EXPECT_TRUE(of("target_beaten").empty());
}

TEST_F(DefinitionTest, AnExclusionFitsWhatWasMeasured) {
    define(m_definition);
    exclude(m_definition.numerator, "2026-07", "1");  // all of it
    exclude(m_definition.numerator, "2026-08", "");
    EXPECT_TRUE(of("exclusion_does_not_fit").empty());
    exclude(m_definition.numerator, "2026-09", "1.01");
    EXPECT_EQ(swedish(only("exclusion_does_not_fit").text),
              "Från Serie för september\u00a02026 undantas 1,01, men 1 är mätt.");
}

TEST_F(DefinitionTest, AnExclusionOfNothingMeasuredIsTold) {
    define(m_definition);
    exclude(m_definition.numerator, "2026-06", "1");
    EXPECT_EQ(english(only("exclusion_does_not_fit").text),
              "An exclusion is about Series for June\u00a02026, of which nothing was measured.");
}

}  // namespace
}  // namespace samverka::rules
