// Random histories of three writers who work apart and meet: whatever state they reach is exported,
// imported and exported again to the same bytes, and merging in another order gives the same state.
#include <gtest/gtest.h>

#include <memory>

#include "core/exchange/state_json.h"
#include "tests/support/random.h"
#include "tests/support/session_fixture.h"

namespace samverka::exchange {
namespace {

using base::ThingId;
using model::ThingKind;
using session::Session;
using test::SessionFixture;

constexpr std::size_t kWriters = 3;

class Histories : public SessionFixture {
  public:
    void prepare_writers(int round) {
        run("add_person", R"({"name":"Erik Lund","party":")" + supplier() + "\"}");
        const ThingId pair = add_pair("It-direktör", "Affärsområdeschef");
        role = session.snapshot().find<model::Pair>(pair)->customer_role;
        run("create", R"({"kind":"series","fields":{"name":{"sv":"Tillgänglighet"}}})");
        for (std::size_t i = 0; i < kWriters; ++i) {
            auto writer = std::make_unique<Session>();
            prepare(*writer,
                    "the seed of writer " + std::to_string(round) + "/" + std::to_string(i));
            ASSERT_TRUE(writer->open(session.log().file()).has_value());
            ASSERT_TRUE(writer->set_author(*session.author()).has_value());
            writers.push_back(std::move(writer));
        }
    }

    // One thing that somebody might do; what is refused leaves no trace.
    void step(test::Random& random) {
        Session& writer = *writers[random.below(kWriters)];
        const auto number = std::to_string(1 + random.below(3));
        const auto people = writer.snapshot().all(ThingKind::Person);
        const auto mandates = writer.snapshot().all(ThingKind::Mandate);
        const auto roles = writer.snapshot().all(ThingKind::Role);
        const auto series = writer.snapshot().all(ThingKind::Series);
        const auto one_of = [&](std::span<const model::Thing* const> things) {
            return things.empty() ? ThingId() : things[random.below(things.size())]->id;
        };
        const auto named = [](const char* name, ThingId id) {
            return std::string("{\"") + name + "\":\"" + id.text() + "\"";
        };
        const std::string version = named("version", one_of(mandates));
        switch (random.below(14)) {
            case 0:
                return attempt(writer, "set",
                               named("thing", one_of(roles)) +
                                   R"(,"field":"title","language":"sv","to":"T)" + number + "\"}");
            case 1:
                return attempt(
                    writer, "set",
                    named("thing", one_of(people)) + R"(,"field":"name","to":"N)" + number + "\"}");
            case 2:
                return attempt(writer, "set",
                               named("thing", one_of(people)) + R"(,"field":"contact"})");
            case 3:
                return attempt(writer, "remove", named("thing", one_of(roles)) + "}");
            case 4:
                return attempt(writer, "restore", named("thing", role) + "}");
            case 5:
                return attempt(
                    writer, "set_mandate",
                    named("subject", role) + R"(,"powers":{"money_limit":")" + number + "00\"}}");
            case 6:
                return attempt(writer, "propose", version + "}");
            case 7:
            case 8:
                return approve(writer, random);
            case 9:
                return attempt(writer, "revoke", version + "}");
            case 10:
                return attempt(writer, "measure",
                               named("series", one_of(series)) + R"(,"periods":["2026-0)" + number +
                                   R"("],"values":["9)" + number + "\"]}");
            case 11:
                return attempt(writer, "correct",
                               named("series", one_of(series)) + R"(,"period":"2026-0)" + number +
                                   R"(","value":"8)" + number + "\"}");
            case 12:
                return random.below(6) == 0
                           ? attempt(writer, "erase", named("person", one_of(people)) + "}")
                           : void();
            default: {
                const Session& other = *writers[random.below(kWriters)];
                if (&other != &writer) ASSERT_TRUE(writer.merge(other.log().file()).has_value());
            }
        }
    }

    static void attempt(Session& writer, std::string_view command, const std::string& text) {
        static_cast<void>(writer.run(command, test::arguments(text)));
    }

    static void approve(Session& writer, test::Random& random) {
        const auto mandates = writer.snapshot().all(ThingKind::Mandate);
        const auto people = writer.snapshot().all(ThingKind::Person);
        if (mandates.empty() || people.empty()) return;
        const ThingId version = mandates[random.below(mandates.size())]->id;
        const auto proposals = writer.snapshot().proposals(version);
        if (proposals.empty()) return;
        attempt(writer, "approve",
                R"({"version":")" + version.text() + R"(","hash":")" +
                    proposals.back().content_hash.text() + R"(","on_behalf":")" +
                    people[random.below(people.size())]->id.text() + "\"}");
    }

    static std::string merged(const std::vector<std::unique_ptr<Session>>& from, bool backwards) {
        Session all;
        for (std::size_t i = 0; i < kWriters; ++i) {
            const std::string file = from[backwards ? kWriters - 1 - i : i]->log().file();
            const auto report = i == 0 ? all.open(file) : all.merge(file);
            EXPECT_TRUE(report.has_value());
        }
        return state_text(all.snapshot());
    }

    ThingId role;
    std::vector<std::unique_ptr<Session>> writers;
};

void check_round_trip(const Session& from) {
    const json::Value state = export_state(from.snapshot());
    const auto file = import_state(model::standard_schema(), state,
                                   {.entropy = "the seed of the import", .now = from.now()});
    ASSERT_TRUE(file.has_value()) << file.error().front().path << " "
                                  << file.error().front().detail;
    log::Log again(model::standard_schema());
    const auto report = again.load(*file);
    ASSERT_TRUE(report.has_value());
    EXPECT_TRUE(report->warnings.empty());
    ASSERT_EQ(state_text(again.snapshot()), state_text(from.snapshot()));
}

TEST_F(Histories, AnyStateComesBackTheSame) {
    const std::string begun = session.log().file();
    for (int round = 1; round <= test::rounds(40); ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        writers.clear();
        ASSERT_TRUE(session.open(begun).has_value());
        prepare_writers(round);
        test::Random random("states " + std::to_string(round));
        for (std::size_t i = 0; i < 60; ++i) step(random);
        for (const auto& writer : writers) check_round_trip(*writer);
        for (std::size_t i = 1; i < kWriters; ++i)
            ASSERT_TRUE(writers[0]->merge(writers[i]->log().file()).has_value());
        check_round_trip(*writers[0]);
        ASSERT_EQ(merged(writers, false), merged(writers, true));
        if (HasFatalFailure()) return;
    }
}

}  // namespace
}  // namespace samverka::exchange
