// Measurements written apart and merged, against a deliberately naive reference: what each writer
// said, what the writer knew then, and for each period the last word that nobody who knew it has
// replaced.
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/exchange/state_json.h"
#include "core/kpi/columns.h"
#include "core/session/session.h"
#include "tests/support/random.h"
#include "tests/support/session_fixture.h"

namespace samverka::test {
namespace {

using Value = std::optional<std::string>;
using Cell = std::pair<int, std::string>;  // series, period
using Words = std::map<Cell, Value>;

constexpr int kSeries = 2;
constexpr int kPeriods = 4;

// One word about one cell. Who came later is the greater number: the test's clock only runs
// forward.
struct Word {
    Cell cell;
    Value value;
    std::set<int> known;  // of the same cell
};

// What one replica knows, and what it can take back.
struct Known {
    std::set<int> words;
    std::vector<Words> undo;
    std::vector<Words> redo;
};

class Reference {
  public:
    // A value that nobody who knew it has replaced stands; the last of them is shown. So a value
    // wins over a withdrawal that did not know of it.
    [[nodiscard]] Value shown(const Known& replica, const Cell& cell) const {
        Value out;
        for (const int word : replica.words) {
            const Word& said = m_words[static_cast<std::size_t>(word)];
            if (said.cell == cell && said.value && !is_replaced(replica, word)) out = said.value;
        }
        return out;
    }

    // Says all of it at once; false when that changes nothing.
    bool say(Known& replica, const Words& words) {
        const Words before = put(replica, words);
        if (before.empty()) return false;
        replica.undo.push_back(before);
        replica.redo.clear();
        return true;
    }

    void take_back(Known& replica, std::vector<Words>& from, std::vector<Words>& to) {
        const Words words = from.back();
        from.pop_back();
        to.push_back(put(replica, words));
    }

  private:
    [[nodiscard]] bool is_replaced(const Known& replica, int word) const {
        for (const int other : replica.words)
            if (m_words[static_cast<std::size_t>(other)].known.contains(word)) return true;
        return false;
    }

    Words put(Known& replica, const Words& words) {
        Words before;
        for (const auto& [cell, value] : words) {
            const Value now = shown(replica, cell);
            if (now == value) continue;
            before[cell] = now;
            Word word{.cell = cell, .value = value, .known = {}};
            for (const int known : replica.words)
                if (m_words[static_cast<std::size_t>(known)].cell == cell) word.known.insert(known);
            replica.words.insert(static_cast<int>(m_words.size()));
            m_words.push_back(std::move(word));
        }
        return before;
    }

    std::vector<Word> m_words;
};

class World {
  public:
    explicit World(int number) : m_random("measurements " + std::to_string(number)) {
        session::Session founder;
        SessionFixture::prepare(founder, "the founder's seed, long enough");
        SessionFixture::begin(founder);
        for (int i = 0; i < kSeries; ++i)
            m_series.push_back(
                SessionFixture::run(founder, "create",
                                    R"({"kind":"series","fields":{"name":{"sv":"S"}}})")
                    .created.front());
        const std::size_t replicas = 2 + m_random.below(3);
        for (std::size_t i = 0; i < replicas; ++i) {
            auto made = std::make_unique<session::Session>();
            SessionFixture::prepare(*made, "a replica's own seed, number " + std::to_string(i));
            EXPECT_TRUE(made->open(founder.log().file()).has_value());
            EXPECT_TRUE(made->set_author(*founder.author()).has_value());
            m_sessions.push_back(std::move(made));
        }
        m_known.resize(replicas);
    }

    void live(int steps) {
        for (int i = 0; i < steps && !::testing::Test::HasFailure(); ++i) {
            const std::size_t who = m_random.below(m_sessions.size());
            m_now += 1000;
            m_sessions[who]->set_now({.milliseconds = m_now});
            step(who);
            expect_what_is_known(who);
        }
    }

    void meet() {
        for (std::size_t round = 0; round < 2; ++round)
            for (std::size_t to = 0; to < m_sessions.size(); ++to)
                for (std::size_t from = 0; from < m_sessions.size(); ++from) merge(to, from);
        for (std::size_t who = 0; who < m_sessions.size(); ++who) {
            expect_what_is_known(who);
            EXPECT_EQ(state(*m_sessions[who]), state(*m_sessions.front()));
        }
        session::Session again;
        ASSERT_TRUE(again.open(m_sessions.back()->log().file()).has_value());
        EXPECT_EQ(state(again), state(*m_sessions.front())) << "all at once, not bit by bit";
    }

  private:
    static std::string state(const session::Session& session) {
        return exchange::state_text(session.snapshot());
    }

    Cell some_cell() {
        return {static_cast<int>(m_random.below(kSeries)),
                "2026-0" + std::to_string(1 + m_random.below(kPeriods))};
    }
    std::string some_value() { return std::to_string(m_random.below(4)); }
    std::string id(int series) const { return m_series[static_cast<std::size_t>(series)].text(); }

    void step(std::size_t who) {
        switch (m_random.below(9)) {
            case 0:
            case 1:
                return measure(who);
            case 2:
                return correct(who);
            case 3:
            case 4:
                return record(who);
            case 5:
            case 6:
                return undo(who);
            case 7:
                return redo(who);
            default:
                return merge(who, m_random.below(m_sessions.size()));
        }
    }

    void expect_run(std::size_t who, std::string_view command, const json::Object& args,
                    bool accepted) {
        const auto done = m_sessions[who]->run(command, args);
        EXPECT_EQ(done.has_value(), accepted)
            << command
            << (done ? ""
                     : " " + std::string(base::error_name(done.error().code)) + " " +
                           done.error().path);
    }

    void measure(std::size_t who) {
        const Cell cell = some_cell();
        const std::string value = some_value();
        json::Object args;
        args.set("series", id(cell.first));
        args.set("periods", json::Array{cell.second});
        args.set("values", json::Array{value});
        const bool measured = m_reference.shown(m_known[who], cell).has_value();
        if (!measured) m_reference.say(m_known[who], {{cell, value}});
        expect_run(who, "measure", args, !measured);
    }

    void correct(std::size_t who) {
        const Cell cell = some_cell();
        const Value value = m_random.chance(3) ? Value() : Value(some_value());
        json::Object args;
        args.set("series", id(cell.first));
        args.set("period", cell.second);
        args.set("value", value.value_or(""));
        const bool measured = m_reference.shown(m_known[who], cell).has_value();
        const bool accepted = measured && m_reference.say(m_known[who], {{cell, value}});
        expect_run(who, "correct", args, accepted);
    }

    void record(std::size_t who) {
        Words words;
        json::Array rows;
        for (std::size_t i = 0; i < 1 + m_random.below(5); ++i) {
            const Cell cell = some_cell();
            const Value value = m_random.chance(4) ? Value() : Value(some_value());
            if (!words.emplace(cell, value).second) continue;
            json::Object row;
            row.set("series", id(cell.first));
            row.set("period", cell.second);
            row.set("value", value.value_or(""));
            rows.emplace_back(std::move(row));
        }
        json::Object args;
        args.set("rows", std::move(rows));
        args.set("corrections", "take");
        expect_run(who, "record", args, m_reference.say(m_known[who], words));
    }

    void undo(std::size_t who) {
        Known& own = m_known[who];
        const bool can = !own.undo.empty();
        if (can) m_reference.take_back(own, own.undo, own.redo);
        expect_run(who, "undo", {}, can);
    }

    void redo(std::size_t who) {
        Known& own = m_known[who];
        const bool can = !own.redo.empty();
        if (can) m_reference.take_back(own, own.redo, own.undo);
        expect_run(who, "redo", {}, can);
    }

    void merge(std::size_t to, std::size_t from) {
        m_known[to].words.insert(m_known[from].words.begin(), m_known[from].words.end());
        EXPECT_TRUE(m_sessions[to]->merge(m_sessions[from]->log().file()).has_value());
    }

    // The session's snapshot and the columns that KPIs are computed from both say what the
    // reference does.
    void expect_what_is_known(std::size_t who) {
        for (int number = 0; number < kSeries; ++number) {
            const auto& series = *m_sessions[who]->snapshot().find<model::Series>(
                m_series[static_cast<std::size_t>(number)]);
            const kpi::Columns columns = kpi::columns_of(std::span(series.measurements));
            std::size_t measured = 0;
            for (int month = 1; month <= kPeriods; ++month) {
                const Cell cell{number, "2026-0" + std::to_string(month)};
                const auto period = *base::Period::parse(cell.second);
                const Value expected = m_reference.shown(m_known[who], cell);
                const auto* row = session::standing_row(series, period);
                ASSERT_EQ(row == nullptr ? Value() : Value(row->value.text()), expected)
                    << "replica " << who << ", " << cell.second;
                if (!expected) continue;
                ASSERT_LT(measured, columns.size());
                EXPECT_EQ(columns.last_days[measured], period.last().days());
                EXPECT_EQ(columns.value(measured).text(), *expected);
                ++measured;
            }
            EXPECT_EQ(columns.size(), measured);
        }
    }

    Random m_random;
    Reference m_reference;
    std::vector<base::ThingId> m_series;
    std::vector<std::unique_ptr<session::Session>> m_sessions;
    std::vector<Known> m_known;
    std::int64_t m_now = 1'800'000'000'000;
};

TEST(MeasurementsProperty, ReplicasAgreeWithWhoKnewWhat) {
    for (int i = 0; i < rounds(12); ++i) {
        World world(i);
        world.live(60);
        world.meet();
        ASSERT_FALSE(HasFailure()) << "world " << i << " of seed " << run_seed();
    }
}

}  // namespace
}  // namespace samverka::test
