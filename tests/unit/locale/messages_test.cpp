#include "core/locale/messages.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace samverka::locale {
namespace {

TEST(Messages, TheTableIsSortedAndWhole) {
    ASSERT_GT(kMessageTable.count, 0U);
    for (std::size_t i = 0; i < kMessageTable.count; ++i) {
        const MessageRow row = message_row(i);
        EXPECT_EQ(std::string_view(row.sv).empty(), std::string_view(row.en).empty()) << row.key;
        if (i > 0) EXPECT_LT(std::string_view(message_row(i - 1).key), std::string_view(row.key));
    }
}

TEST(Messages, FindsEveryKeyAndNoneBesideIt) {
    for (std::size_t i = 0; i < kMessageTable.count; ++i) {
        const MessageRow row = message_row(i);
        EXPECT_EQ(find_message(row.key, Language::Swedish), row.sv);
        EXPECT_EQ(find_message(row.key, Language::English), row.en);
        EXPECT_EQ(find_message(std::string(row.key) + "~", Language::English), nullptr);
    }
    EXPECT_EQ(find_message("", Language::Swedish), nullptr);
    EXPECT_EQ(find_message("~", Language::Swedish), nullptr);
}

TEST(Messages, EveryErrorHasASentenceInBothLanguages) {
    for (std::size_t i = 0; i < base::error_code_count(); ++i) {
        const std::string key =
            "error." + std::string(base::error_name(static_cast<base::ErrorCode>(i)));
        const char* const sv = find_message(key, Language::Swedish);
        const char* const en = find_message(key, Language::English);
        ASSERT_NE(sv, nullptr) << key;
        ASSERT_NE(en, nullptr) << key;
        EXPECT_STRNE(sv, en) << key;
        EXPECT_TRUE(std::string_view(sv).ends_with('.')) << key;
        EXPECT_TRUE(std::string_view(en).ends_with('.')) << key;
    }
}

TEST(Messages, LanguagesHaveCodes) {
    EXPECT_EQ(language_code(Language::Swedish), "sv");
    EXPECT_EQ(language_code(Language::English), "en");
    EXPECT_EQ(find_language("sv"), Language::Swedish);
    EXPECT_EQ(find_language("en"), Language::English);
    for (const auto code : {"", "SV", "de", "sv-SE"}) EXPECT_EQ(find_language(code), std::nullopt);
}

TEST(MessagesDeathTest, AKeyThatMustExistDoes) {
    EXPECT_EQ(message("error.not_open", Language::English),
              std::string_view(find_message("error.not_open", Language::English)));
    EXPECT_DEATH((void)message("no.such.key", Language::English), "assertion failed");
}

}  // namespace
}  // namespace samverka::locale
