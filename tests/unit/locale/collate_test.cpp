#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/base/text.h"
#include "core/locale/numbers.h"

namespace samverka::locale {
namespace {

// Sorts what is given in another order and compares with the order in which it stands.
void expect_sorted(const std::vector<std::string>& sorted, Language language) {
    std::vector<std::string> names(sorted.rbegin(), sorted.rend());
    std::sort(names.begin(), names.end(), [&](const std::string& left, const std::string& right) {
        return compare_text(left, right, language) == std::strong_ordering::less;
    });
    EXPECT_EQ(base::joined(names, " | "), base::joined(sorted, " | "));
}

TEST(CompareText, SwedishPutsÅÄÖAfterZ) {
    expect_sorted({"Adam", "Anna", "Vera", "Wera", "Xi", "Zoe", "Åsa", "Ärla", "Öberg"},
                  Language::Swedish);
    expect_sorted({"Muller", "Müllar", "Myller", "Zorn"}, Language::Swedish);
    expect_sorted({"Ærø", "Äs", "Østen", "Öz"}, Language::Swedish);
}

TEST(CompareText, EnglishTakesMarksAsTheLetter) {
    expect_sorted({"Adam", "Anna", "Ärla", "Åsa", "Öberg", "Vera", "Wera", "Zoe"},
                  Language::English);
    expect_sorted({"Adrian", "Æsop", "Afton"}, Language::English);
}

TEST(CompareText, OtherMarksComeAfterTheLetterTheySitOn) {
    for (const Language language : {Language::Swedish, Language::English}) {
        expect_sorted({"Ide", "Idé", "Ideal", "Ides"}, language);
        expect_sorted({"Straße", "Strata"}, language);
        expect_sorted({"Lodz", "Łódź", "Lund"}, language);
    }
}

TEST(CompareText, DigitsByValue) {
    expect_sorted({"Forum 02", "Forum 2", "Forum 10", "Forum 10 b", "Forum 100"},
                  Language::Swedish);
    expect_sorted({"99999999999999999998", "99999999999999999999", "100000000000000000000"},
                  Language::English);
    expect_sorted({"", " ", "(x)", "0", "1", "a"}, Language::Swedish);
}

TEST(CompareText, SmallLettersBeforeCapitalsWhenNothingElseDiffers) {
    expect_sorted({"roll", "Roll", "ROLL", "roll b"}, Language::Swedish);
}

TEST(CompareText, OtherScriptsComeLast) {
    expect_sorted({"z", "ö", "Ωmega", "Яна", "漢"}, Language::Swedish);
}

TEST(CompareText, LettersWrittenInTwoPartsSortAsOne) {
    expect_sorted({"Zoe", "A\u030aga", "Åsa", "A\u0308r", "O\u0308berg"}, Language::Swedish);
}

TEST(CompareText, EqualOnlyForEqualBytes) {
    EXPECT_EQ(compare_text("Åsa", "Åsa", Language::Swedish), std::strong_ordering::equal);
    EXPECT_EQ(compare_text("", "", Language::English), std::strong_ordering::equal);
    EXPECT_NE(compare_text("Åsa", "A\u030asa", Language::Swedish), std::strong_ordering::equal);
    EXPECT_NE(compare_text("a\xff", "a\xfe", Language::Swedish), std::strong_ordering::equal);
}

}  // namespace
}  // namespace samverka::locale
