#include <gtest/gtest.h>

#include <set>

#include "core/base/assert.h"
#include "core/base/result.h"

namespace samverka::base {
namespace {

Result<int> doubled(Result<int> value) {
    SV_TRY(const int number, std::move(value));
    return number * 2;
}

Result<void> checked(Result<void> value) {
    SV_TRY_VOID(std::move(value));
    return {};
}

TEST(ErrorCodes, NamesAreUniqueAndSnakeCase) {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < error_code_count(); ++i) {
        const std::string_view name = error_name(static_cast<ErrorCode>(i));
        EXPECT_TRUE(names.insert(name).second) << name;
        EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"),
                  std::string_view::npos);
        EXPECT_FALSE(name.empty());
    }
    EXPECT_EQ(error_name(ErrorCode::JsonSyntax), "json_syntax");
    EXPECT_EQ(error_name(ErrorCode::UsageInvalid), "usage_invalid");
    EXPECT_EQ(static_cast<std::size_t>(ErrorCode::UsageInvalid) + 1, error_code_count());
}

TEST(Result, TryPassesValuesAndErrorsOn) {
    EXPECT_EQ(doubled(21), 42);
    const auto failed = doubled(fail(ErrorCode::DateSyntax, "/from", "not a date"));
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error(), (Error{ErrorCode::DateSyntax, "/from", "not a date"}));
    EXPECT_TRUE(checked({}).has_value());
    EXPECT_FALSE(checked(fail(ErrorCode::NotOpen)).has_value());
}

TEST(Result, AnErrorSeenFromFurtherOutHasALongerPath) {
    const Result<int> inner = fail(ErrorCode::FieldRange, "/value", "too large");
    const Result<int> outer = fail_under("/events/3", inner.error());
    EXPECT_EQ(outer.error().path, "/events/3/value");
    EXPECT_EQ(outer.error().detail, "too large");
}

TEST(AssertDeathTest, NamesTheConditionAndThePlace) {
    const int two = 2;
    SV_ASSERT(two == 2);
    EXPECT_DEATH(SV_ASSERT(two == 3), "assertion failed: two == 3 at .*error_test.cpp:[0-9]+");
    EXPECT_DEATH((void)error_name(static_cast<ErrorCode>(255)), "assertion failed");
}

}  // namespace
}  // namespace samverka::base
