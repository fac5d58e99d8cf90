// One removes what another changes; whoever has seen both and changes it again keeps it.
#include <gtest/gtest.h>

#include "tests/support/session_fixture.h"

namespace samverka::test {
namespace {

class RemovalTest : public SessionFixture {
  public:
    static std::string named(base::ThingId thing, const char* title) {
        return R"({"thing":")" + thing.text() + R"(","field":"title","language":"sv","to":")" +
               title + R"("})";
    }
};

TEST_F(RemovalTest, ChangingAContestedThingKeepsIt) {
    const auto role = session.snapshot().find<model::Pair>(add_pair("A", "B"))->customer_role;
    session::Session other;
    prepare(other, "another seed of entropy");
    ASSERT_TRUE(other.open(session.log().file()).has_value());
    ASSERT_TRUE(other.set_author(*session.author()).has_value());
    run("remove", R"({"thing":")" + role.text() + R"("})");
    run(other, "set", named(role, "Ett"));
    ASSERT_TRUE(session.merge(other.log().file()).has_value());
    ASSERT_EQ(session.snapshot().conflicts().size(), 1U);
    ASSERT_NE(session.snapshot().find(role), nullptr);
    run("set", named(role, "Två"));
    EXPECT_TRUE(session.snapshot().conflicts().empty());
    ASSERT_NE(session.snapshot().find<model::Role>(role), nullptr);
    EXPECT_EQ(session.snapshot().find<model::Role>(role)->title.sv, "Två");
    ASSERT_TRUE(other.merge(session.log().file()).has_value());
    EXPECT_EQ(state(other), state());
}

}  // namespace
}  // namespace samverka::test
