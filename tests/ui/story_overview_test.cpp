// The story of the overview: from who needs to do something, from what comes next and from the
// picture of twelve months one goes to where the thing lives, does it there, and comes back.

#include "tests/ui/story.h"

namespace samverka::ui {
namespace {

using screens::NodeKind;

class StoryOfTheOverview : public Story {
  protected:
    StoryOfTheOverview() : Story("tests/story/overview.json") {}

    [[nodiscard]] Wanted needs() { return says(NodeKind::Region, "Behöver någon"); }
    [[nodiscard]] Wanted next() { return says(NodeKind::Region, "Härnäst"); }
    [[nodiscard]] Wanted need_of(const std::string& who) {
        return within(needs(), begins(NodeKind::Link, who + ": "));
    }
    void approve_for_both(const Wanted& proposal) {
        click(within(proposal, says(NodeKind::Button, "Godkänn för Region Nord")));
        pick(within(proposal, says(NodeKind::Field, "Godkänn för Nordia IT")),
             m_script["approver"]);
        EXPECT_FALSE(has(proposal)) << seen();
    }
    void mend_what_differs() {
        click(need_of(m_script["unequal"]));
        click(says(NodeKind::Button, m_script["mend"]));
        approve_for_both(begins(NodeKind::Region, "Förslag: "));
        go("Läget");
        EXPECT_FALSE(has(need_of(m_script["unequal"]))) << seen();
    }
    void fill_the_vacancy() {
        click(need_of(m_script["vacant"]));
        pick(says(NodeKind::Field, "Tillsätt " + m_script["vacant_role"] + " …"),
             m_script["holder"].substr(0, 5));
        go("Läget");
        EXPECT_FALSE(has(need_of(m_script["vacant"])));
    }
    // Somebody with several findings opens; one of them leads to a KPI that serves no goal.
    void give_the_loose_kpi_a_goal() {
        click(need_of(m_script["several"]));
        const Wanted loose =
            says(NodeKind::Link, m_script["loose_mark"] + ": " + m_script["loose"]);
        click(loose);
        EXPECT_TRUE(has(says(NodeKind::Heading, m_script["loose_kpi"]))) << seen();
        click(says(NodeKind::Button, "Om KPI:n"));
        pick(says(NodeKind::Field, "Mål"), m_script["goal"].substr(0, 11));
        go("Läget");
        EXPECT_FALSE(has(loose));
    }
    void verify_what_is_not() {
        click(within(needs(), says(NodeKind::Button, "Visa alla")));
        click(need_of(m_script["unverified"]));
        EXPECT_TRUE(has(holds(m_script["month"]))) << seen();
        click(says(NodeKind::Menu, "Verifiera"));
        key(ImGuiKey_DownArrow);
        key(ImGuiKey_Enter);
        click(says(NodeKind::Button, "Verifiera"));
        EXPECT_FALSE(has(says(NodeKind::Button, "Verifiera")));
        go("Läget");
        EXPECT_FALSE(has(need_of(m_script["unverified"])));
    }
    void approve_what_comes_next() {
        const Wanted step = says(NodeKind::Link, "Att godkänna: " + m_script["waiting"]);
        click(within(next(), step));
        approve_for_both(says(NodeKind::Region, "Förslag: " + m_script["waiting"]));
        go("Läget");
        EXPECT_FALSE(has(step));
    }
    void follow_the_picture() {
        view().click("overview/heat/cell/" + m_script["heat_row"] + "/" + m_script["heat_column"]);
        view().settle();
        EXPECT_TRUE(has(says(NodeKind::Heading, m_script["heat_kpi"]))) << seen();
        go("Läget");
    }
};

TEST_F(StoryOfTheOverview, EndsInTheStateThatTheCommandLineEndsIn) {
    begin_session(0);
    open_the_file("Läget");
    follow_the_picture();
    mend_what_differs();
    fill_the_vacancy();
    give_the_loose_kpi_a_goal();
    verify_what_is_not();
    approve_what_comes_next();
    expect_end("overview_hash.txt");
}

}  // namespace
}  // namespace samverka::ui
