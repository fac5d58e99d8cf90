// A file that is cut at any byte, or of which any bit is turned, is read as far as it is whole.
//
// Never a crash, never in silence, and every commit whose line is whole is there. A full run tries
// every byte of 64 KiB and every bit of 16 KiB; otherwise strides that are prime are taken.
#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "core/base/error.h"
#include "core/log/log.h"
#include "tests/sim/replica.h"
#include "tests/support/session_fixture.h"

namespace samverka::test {
namespace {

bool full() {
    const char* const given = std::getenv("SV_FULL");
    return given != nullptr && std::string_view(given) == "1";
}

// A partnership of at least that many bytes, with all that random commands write.
std::string file_of(std::size_t bytes) {
    Random random("damage");
    Replica replica("d", 1);
    replica.found();
    while (replica.file().size() < bytes) replica.act(random);
    return replica.file();
}

std::set<base::Hash> commits_of(const std::vector<std::string>& lines) {
    std::set<base::Hash> out;
    for (const std::string& line : lines) {
        const auto read = log::read_line(model::standard_schema(), line);
        if (read.kind == log::LineKind::Commit) out.insert(read.id);
    }
    return out;
}

std::set<base::Hash> commits_of(const log::Log& log) {
    std::set<base::Hash> out;
    for (std::uint32_t number = 0; number < log.metas().size(); ++number)
        if (const auto commit = log.commit(number)) out.insert(commit->id);
    return out;
}

// Asserts what is promised of any bytes; `whole` are those of the commits that are whole in them.
void expect_read(const std::string& bytes, const std::set<base::Hash>& whole, bool is_prefix) {
    log::Log log(model::standard_schema());
    const auto report = log.load(bytes);
    if (!report) {
        EXPECT_TRUE(whole.empty()) << "nothing readable was said of what holds a commit";
        return;
    }
    EXPECT_EQ(commits_of(log), whole);
    EXPECT_TRUE(is_prefix || !report->warnings.empty()) << "damage in silence";
    const std::string kept = log.file();
    for (const std::string& line : split_lines(bytes))
        EXPECT_NE(kept.find(line), std::string::npos) << "a line was lost";
}

TEST(DamageTest, AFileCutAnywhereIsReadAsFarAsItGoes) {
    const std::string whole = file_of(64 * 1024).substr(0, 64 * 1024);
    const std::size_t stride = full() ? 1 : 499;
    for (std::size_t size = 0; size <= whole.size(); size += stride) {
        const std::string cut = whole.substr(0, size);
        auto lines = split_lines(cut);
        const bool torn = !cut.empty() && cut.back() != '\n' &&
                          (lines.back().back() != '}' || whole.substr(size, 1) != "\n");
        expect_read(cut, commits_of(lines), !torn);
        ASSERT_FALSE(HasFailure()) << "cut at byte " << size << " of seed " << run_seed();
    }
}

TEST(DamageTest, AFileWithAnyBitTurnedIsReadButForThatLine) {
    const std::string whole = file_of(16 * 1024);
    const auto lines = split_lines(whole);
    const std::set<base::Hash> commits = commits_of(lines);
    const std::size_t stride = full() ? 1 : 797;
    for (std::size_t bit = 0; bit < whole.size() * 8; bit += stride) {
        std::string bent = whole;
        bent[bit / 8] =
            static_cast<char>(static_cast<unsigned char>(bent[bit / 8]) ^ (1U << (bit % 8)));
        std::set<base::Hash> left = commits;
        // A line end that is turned spoils the two lines beside it, one within a line that line.
        // A letter's bit that JSON does not mind (space for return) leaves the line whole.
        const auto reread = commits_of(split_lines(bent));
        std::erase_if(left, [&](const base::Hash& id) { return !reread.contains(id); });
        EXPECT_GE(left.size() + 2, commits.size());
        expect_read(bent, left, left == commits && bent[bit / 8] == '\r');
        ASSERT_FALSE(HasFailure()) << "bit " << bit << " of seed " << run_seed();
    }
}

TEST(DamageTest, AWholeCopyHealsWhatWasDamaged) {
    const std::string whole = file_of(16 * 1024);
    log::Log healthy(model::standard_schema());
    ASSERT_TRUE(healthy.load(whole).has_value());
    for (std::size_t byte = 5; byte < whole.size(); byte += full() ? 31 : 1999) {
        std::string bent = whole;
        bent[byte] = static_cast<char>(bent[byte] ^ 1);
        session::Session session;
        if (!session.open(bent)) continue;
        ASSERT_TRUE(session.merge(whole).has_value());
        EXPECT_FALSE(session.snapshot().incomplete()) << "byte " << byte;
        EXPECT_EQ(session.log().commit_count(), healthy.commit_count());
    }
}

}  // namespace
}  // namespace samverka::test
