// Many replicas that write apart and hear of each other badly end in one state.
//
// Each history: two to six sessions run random commands and hand each other random subsets of their
// lines, doubled, in any order, parents missing. At the end all exchange all. Then every replica's
// export is the same, and so is that of `sort -u` of all their lines.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <set>

#include "tests/sim/replica.h"

namespace samverka::test {
namespace {

using Replicas = std::vector<std::unique_ptr<Replica>>;

int histories() {
    const char* const full = std::getenv("SV_FULL");
    return full != nullptr && std::string_view(full) == "1" ? 10'000 : 300;
}

// Some of the lines, some of them twice, shuffled.
std::string badly_sent(Random& random, std::vector<std::string> lines) {
    std::vector<std::string> sent;
    const std::size_t lost_one_in = 2 + random.below(8);
    for (std::string& line : lines) {
        if (random.chance(lost_one_in)) continue;
        if (random.chance(10)) sent.push_back(line);
        sent.push_back(std::move(line));
    }
    for (std::size_t i = sent.size(); i > 1; --i) std::swap(sent[i - 1], sent[random.below(i)]);
    return joined_lines(sent);
}

// A copy of which nothing is a commit is refused, which is right; nothing is sent then.
bool holds_commit(const std::string& bytes) { return bytes.find("{\"id\":") != std::string::npos; }

Replicas begin(Random& random, std::uint64_t seed) {
    static constexpr std::array kNames{"a", "bb", "ccc", "dddd", "eeeee", "ffffff"};
    Replicas out;
    const std::size_t count = 2 + random.below(5);
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(std::make_unique<Replica>(kNames[i], seed + i * 13));
    out.front()->found();
    for (std::size_t i = 1; i < count; ++i) out[i]->open(out.front()->file());
    return out;
}

void live(Random& random, Replicas& replicas) {
    for (std::size_t step = 10 + random.below(50); step > 0; --step) {
        Replica& one = *replicas[random.below(replicas.size())];
        if (!random.chance(5)) {
            one.act(random);
            continue;
        }
        const Replica& other = *replicas[random.below(replicas.size())];
        const std::string sent = badly_sent(random, split_lines(other.file()));
        if (holds_commit(sent)) one.receive(sent);
    }
}

void exchange_all(Random& random, Replicas& replicas) {
    std::vector<std::string> files;
    for (const auto& replica : replicas) files.push_back(replica->file());
    for (auto& replica : replicas) {
        std::vector<std::string> order = files;
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.below(i)]);
        for (const std::string& file : order) replica->receive(file);
    }
}

void expect_one_state(Replicas& replicas) {
    std::set<std::string> all;
    const std::string state = replicas.front()->state();
    for (auto& replica : replicas) {
        EXPECT_EQ(replica->session().log().waiting_count(), 0U);
        EXPECT_EQ(replica->state(), state);
        for (std::string& line : split_lines(replica->file())) all.insert(std::move(line));
    }
    Replica again("g", 1);
    again.open(joined_lines({all.begin(), all.end()}));
    EXPECT_EQ(again.state(), state);
}

TEST(ConvergenceTest, RandomHistoriesEndInOneState) {
    for (int i = 0; i < histories(); ++i) {
        Random random("convergence " + std::to_string(i));
        Replicas replicas = begin(random, static_cast<std::uint64_t>(i));
        live(random, replicas);
        exchange_all(random, replicas);
        expect_one_state(replicas);
        ASSERT_FALSE(HasFailure()) << "history " << i << " of seed " << run_seed();
    }
}

TEST(ConvergenceTest, HistoriesHoldWhatTheyAreMeantToTry) {
    std::size_t conflicts = 0;
    std::size_t removed = 0;
    std::size_t approved = 0;
    std::size_t erased = 0;
    std::set<std::string> commands;
    for (int i = 0; i < 30; ++i) {
        Random random("convergence " + std::to_string(i));
        Replicas replicas = begin(random, static_cast<std::uint64_t>(i));
        live(random, replicas);
        exchange_all(random, replicas);
        const auto& log = replicas.front()->session().log();
        for (const auto& conflict : log.snapshot().conflicts())
            ++(conflict.kind == model::ConflictKind::Removal ? removed : conflicts);
        for (const auto* version : log.snapshot().all(model::ThingKind::Mandate))
            for (const auto& proposal : log.snapshot().proposals(version->id))
                approved += proposal.approved() ? 1U : 0U;
        for (std::uint32_t number = 0; number < log.metas().size(); ++number)
            if (const auto commit = log.commit(number)) {
                commands.insert(commit->command);
                erased += commit->command == "erase" ? 1U : 0U;
            }
    }
    EXPECT_GT(conflicts, 5U);
    EXPECT_GT(removed, 1U);
    EXPECT_GT(approved, 1U);
    EXPECT_GT(erased, 2U);
    for (const std::string_view command :
         {"set", "add", "take", "remove", "order", "undo", "propose", "approve", "revoke",
          "measure", "correct", "record", "resolve", "set_mandate"})
        EXPECT_TRUE(commands.contains(std::string(command))) << command;
}

}  // namespace
}  // namespace samverka::test
