#include "core/screens/difference.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/random.h"

namespace samverka {

namespace {

using locale::RunKind;
using locale::Runs;
using screens::difference;

// "[-old-]" and "[+new+]", so that an expectation can be read.
std::string shown(const Runs& runs) {
    std::string out;
    for (const locale::Run& run : runs) {
        if (run.kind == RunKind::Removed)
            out += "[-" + run.text + "-]";
        else if (run.kind == RunKind::Added)
            out += "[+" + run.text + "+]";
        else
            out += run.text;
    }
    return out;
}

std::string side(const Runs& runs, RunKind left_out) {
    std::string out;
    for (const locale::Run& run : runs)
        if (run.kind != left_out) out += run.text;
    return out;
}

TEST(Difference, OfEqualTextsIsTheText) {
    const Runs runs = difference("Vården ska aldrig vänta.", "Vården ska aldrig vänta.");
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_EQ(runs.front().kind, RunKind::Plain);
    EXPECT_TRUE(difference("", "").empty());
}

TEST(Difference, OfNothingAndATextIsAllAddedOrRemoved) {
    EXPECT_EQ(shown(difference("", "ny text")), "[+ny text+]");
    EXPECT_EQ(shown(difference("gammal text", "")), "[-gammal text-]");
}

TEST(Difference, ShowsTheWordThatWasPutInAnothersPlace) {
    EXPECT_EQ(shown(difference("Vården ska aldrig vänta på sin it.",
                               "Vården ska sällan vänta på sin it.")),
              "Vården ska [-aldrig-][+sällan+] vänta på sin it.");
}

TEST(Difference, LeavesWhatStaysBetweenTwoChanges) {
    EXPECT_EQ(shown(difference("a b c d e", "a x c y e")), "a [-b-][+x+] c [-d-][+y+] e");
}

TEST(Difference, ReadsARewrittenPhraseAsOne) {
    EXPECT_EQ(shown(difference("nå målet i tid varje månad", "nå målet utan fel varje månad")),
              "nå målet [-i tid-][+utan fel+] varje månad");
}

TEST(Difference, KeepsNumbersAndCompoundWordsWhole) {
    EXPECT_EQ(shown(difference("minst 99,5 % av it-chefernas", "minst 99,0 % av it-chefens")),
              "minst [-99,5-][+99,0+] % av [-it-chefernas-][+it-chefens+]");
}

TEST(Difference, TakesPunctuationApartFromWords) {
    EXPECT_EQ(shown(difference("snabbt, säkert.", "snabbt och säkert.")),
              "snabbt[-,-] [+och +]säkert.");
}

TEST(Difference, SaysThatLongTextsWithLittleInCommonAreReplaced) {
    std::string before;
    std::string after;
    for (int i = 0; i < 3000; ++i) {
        before += "gammalt" + std::to_string(i) + " ";
        after += "nytt" + std::to_string(i) + " ";
    }
    const Runs runs = difference(before, after);
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs[0].kind, RunKind::Removed);
    EXPECT_EQ(runs[0].text, before);
    EXPECT_EQ(runs[1].text, after);
}

// Longest common subsequence of letters, told slowly, to hold the number of changes against.
std::size_t common(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> best(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j)
            best[i][j] = a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1
                                              : std::max(best[i - 1][j], best[i][j - 1]);
    return best[a.size()][b.size()];
}

TEST(Difference, GivesBothTextsBackAndChangesAsLittleAsCanBe) {
    test::Random random("difference");
    for (int round = 0; round < test::rounds(1000); ++round) {
        std::string a;
        std::string b;
        for (std::size_t i = random.below(12); i > 0; --i) a += "!?.("[random.below(4)];
        for (std::size_t i = random.below(12); i > 0; --i) b += "!?.("[random.below(4)];
        const Runs runs = difference(a, b);
        EXPECT_EQ(side(runs, RunKind::Added), a);
        EXPECT_EQ(side(runs, RunKind::Removed), b);
        std::size_t kept = 0;
        for (const locale::Run& run : runs)
            if (run.kind == RunKind::Plain) kept += run.text.size();
        EXPECT_EQ(kept, common(a, b)) << a << " / " << b;
    }
}

}  // namespace

}  // namespace samverka
