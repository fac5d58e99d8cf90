// A board that follows random changes says what a new one says; and a version that begins later
// changes no period before it.
#include "tests/support/random.h"
#include "tests/unit/kpi/kpi_fixture.h"

namespace samverka::kpi {
namespace {

using base::ThingId;
using model::Aggregation;
using model::Frequency;
using model::KpiVersion;
using model::PartScore;

constexpr std::size_t kSingles = 4;
constexpr std::size_t kCards = 4;

class BoardPropertyTest : public KpiTest {
  protected:
    BoardPropertyTest() {
        for (std::size_t i = 0; i < kSingles; ++i) {
            m_series.push_back(test::add_series(m_builder, Frequency::Month, random_rows()));
            m_kpis.push_back(test::add_kpi(m_builder, "Enkelt"));
        }
        for (std::size_t i = 0; i < kCards; ++i)
            m_kpis.push_back(test::add_kpi(m_builder, "Styrkort"));
        for (std::size_t i = 0; i < m_kpis.size(); ++i) add_version(i, "2026-01-01");
    }
    test::Rows random_rows() {
        test::Rows out;
        base::Period month = test::period("2026-01");
        for (int i = 0; i < 12; ++i, month = month.next())
            if (!m_random.chance(4))
                out.push_back({month.text(), std::to_string(m_random.between(-50, 50))});
        return out;
    }
    template <class Choice>
    Choice pick(const std::vector<Choice>& choices) {
        return choices[m_random.below(choices.size())];
    }
    // A scorecard may name any KPI, itself too.
    void add_version(std::size_t which, std::string_view from) {
        m_kpi = m_kpis[which];
        KpiVersion out{};
        out.frequency = pick<Frequency>({Frequency::Month, Frequency::Month, Frequency::Quarter});
        out.roll_up = pick<model::RollUp>(
            {model::RollUp::None, model::RollUp::Mean, model::RollUp::Sum, model::RollUp::Last});
        out.direction = pick<model::Direction>({model::Direction::Higher, model::Direction::Lower});
        out.target = base::Decimal::from_integer(m_random.between(1, 20));
        out.minimum = base::Decimal::from_integer(m_random.between(-20, 0));
        out.attainment = model::AttainmentKind::ValueByTarget;
        out.aggregation = pick<Aggregation>({Aggregation::Sum, Aggregation::Mean});
        out.numerator = m_series[m_random.below(kSingles)];
        if (which >= kSingles) {
            out.aggregation = Aggregation::Scorecard;
            for (std::uint64_t i = m_random.below(3) + 1; i > 0; --i)
                out.parts.push_back(
                    {.kpi = m_kpis[m_random.below(m_kpis.size())],
                     .weight = base::Decimal::from_integer(m_random.between(0, 3)),
                     .score = pick<PartScore>(
                         {PartScore::Value, PartScore::Attainment, PartScore::Normalised})});
        }
        define(std::move(out), from);
    }
    void add_exclusion() {
        model::Exclusion out{};
        out.series = m_series[m_random.below(kSingles)];
        out.period = random_month();
        if (m_random.chance(2)) out.amount = base::Decimal::from_integer(m_random.between(1, 9));
        const ThingId id = m_builder.put(out);
        if (!m_random.chance(3)) m_builder.approve(id);
    }
    base::Period random_month() {
        base::Period out = test::period("2026-01");
        for (std::uint64_t i = m_random.below(12); i > 0; --i) out = out.next();
        return out;
    }
    void change_something() {
        switch (m_random.below(5)) {
            case 0:
                test::set_rows(m_builder, m_series[m_random.below(kSingles)], random_rows());
                break;
            case 1:
                add_exclusion();
                break;
            case 2:
                add_version(m_random.below(m_kpis.size()), random_month().first().text());
                break;
            case 3: {
                model::Dispute dispute{};
                dispute.about = m_kpis[m_random.below(m_kpis.size())];
                dispute.status = model::DisputeStatus::Open;
                dispute.period = random_month();
                m_builder.put(dispute);
                break;
            }
            default:
                m_builder.change<model::Kpi>(m_kpis[m_random.below(m_kpis.size())],
                                             [&](model::Kpi& one) { one.incentive = true; });
        }
        m_builder.snapshot().advance();
    }
    // All values, months, quarters and the year.
    [[nodiscard]] Texts told(Board& board) const {
        Texts out;
        const auto tell = [&](const Value& value) {
            out.push_back(value.period.text() + " " + value.value.text() + " " +
                          std::to_string(static_cast<int>(value.missing)) + " " +
                          std::to_string(static_cast<int>(value.assurance)) + " " +
                          std::to_string(value.measured) + " " + std::to_string(value.unmatched));
        };
        for (const ThingId kpi : m_kpis) {
            for (const Value& value : board.find(kpi)->values) tell(value);
            for (const char* period : {"2026-Q1", "2026-Q4", "2026"})
                tell(board.value_of(kpi, test::period(period)));
        }
        return out;
    }

    test::Random m_random{"kpi board"};
    std::vector<ThingId> m_series;
    std::vector<ThingId> m_kpis;
};

TEST_F(BoardPropertyTest, FollowingIsAsFromScratch) {
    Board board;
    for (int i = 0; i < test::rounds(60); ++i) {
        change_something();
        board.follow(m_builder.snapshot(), test::day("2026-12-31"));
        test::BoardOn fresh(m_builder, "2026-12-31");
        ASSERT_EQ(told(board), told(fresh.board())) << "after change " << i;
    }
}

TEST_F(BoardPropertyTest, ALaterVersionNeverChangesAnEarlierPeriod) {
    for (int i = 0; i < test::rounds(40); ++i) {
        const std::size_t which = m_random.below(m_kpis.size());
        const base::Date from = random_month().first();
        std::vector<History> before;
        for (const ThingId kpi : m_kpis)
            before.push_back(test::BoardOn(m_builder, "2026-12-31").history(kpi));
        add_version(which, from.text());
        test::BoardOn after(m_builder, "2026-12-31");
        for (std::size_t k = 0; k < m_kpis.size(); ++k)
            for (const Value& value : before[k].values) {
                if (value.period.last() >= from) continue;
                const Value* now = after.history(m_kpis[k]).find(value.period);
                if (now == nullptr) continue;  // its length is another where it lies across the day
                EXPECT_EQ(now->missing, value.missing) << value.period.text();
                EXPECT_EQ(now->value, value.value) << value.period.text();
            }
        if (HasFailure()) return;
    }
}

}  // namespace
}  // namespace samverka::kpi
