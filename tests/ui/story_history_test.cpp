// The story of the history: two copies meet, what both wrote is settled, one thing taken back and
// done again, a proposal approved; and what was done is looked up without writing anything.

#include "tests/ui/story.h"

namespace samverka::ui {
namespace {

using screens::NodeKind;

class StoryOfTheHistory : public Story {
  protected:
    StoryOfTheHistory() : Story("tests/story/history.json") {}

    [[nodiscard]] Wanted part(const std::string& name) { return begins(NodeKind::Region, name); }
    void take(const std::string& what, const std::string& whose) {
        click(within(within(part(what), part(whose)), says(NodeKind::Button, "Ta detta")));
    }
    void settle_what_both_wrote() {
        go("Historik");
        click(says(NodeKind::Button, "Konflikter"));
        edit(within(part(m_script["forum"]), says(NodeKind::Field, "Skriv något tredje …")),
             m_script["forum_name"]);
        take(m_script["goal"], m_script["ours"]);
        EXPECT_FALSE(has(part(m_script["goal"])));
        key(ImGuiKey_Z, ImGuiMod_Ctrl);
        key(ImGuiKey_Z, ImGuiMod_Ctrl | ImGuiMod_Shift);
        take(m_script["kpi"], m_script["ours"]);
        EXPECT_TRUE(has(begins(NodeKind::Empty, "Inga öppna konflikter"))) << seen();
    }
    void approve_what_waits() {
        click(says(NodeKind::Button, "Godkännanden"));
        const Wanted proposal = part("Förslag: " + m_script["waiting"]);
        pick(within(proposal, says(NodeKind::Field, "Godkänn för Nordia IT")),
             m_script["approver"]);
        EXPECT_FALSE(has(proposal)) << seen();
    }
    void look_up_who_did_what() {
        click(says(NodeKind::Button, "Händelser"));
        click(says(NodeKind::Field, "Sök i händelserna"));
        type(m_script["forum_name"]);
        EXPECT_TRUE(has(holds(m_script["author"]))) << seen();
        EXPECT_FALSE(has(holds(m_script["colleague"])));
        click(says(NodeKind::Field, "Sök i händelserna"));
        key(ImGuiKey_A, ImGuiMod_Ctrl);
        key(ImGuiKey_Delete);
        pick(says(NodeKind::Field, "Av"), m_script["colleague"]);
        EXPECT_TRUE(has(holds(m_script["colleague"] + " verifierade"))) << seen();
        EXPECT_FALSE(has(holds(m_script["author"] + " ")));
    }
    // From the thing itself, and back to everything.
    void look_up_one_thing() {
        go("Organisation");
        click(says(NodeKind::Card, m_script["forum_name"]));
        click(within(says(NodeKind::Region, "Detaljer"), says(NodeKind::Link, "Historik")));
        EXPECT_TRUE(has(says(NodeKind::Text, "Händelser för " + m_script["forum_name"]))) << seen();
        EXPECT_TRUE(has(holds(m_script["forum_before"]))) << seen();
        click(says(NodeKind::Button, "Visa allt"));
        EXPECT_FALSE(has(begins(NodeKind::Text, "Händelser för ")));
    }
    void compare_two_days() {
        click(says(NodeKind::Button, "Jämför två datum"));
        edit(says(NodeKind::Field, "Från"), m_script["compared_from"]);
        edit(says(NodeKind::Field, "Till"), m_script["compared_to"]);
        EXPECT_TRUE(has(says(NodeKind::Text, m_script["forum_name"]))) << seen();
        EXPECT_TRUE(has(holds(m_script["forum_before"] + m_script["forum_name"]))) << seen();
    }
    // The past can be read and not written.
    void look_back() {
        click(says(NodeKind::Button, "Händelser"));
        click(begins(NodeKind::Button, "Så såg det ut då: " + m_script["looked_back"]));
        go("Organisation");
        EXPECT_FALSE(has(says(NodeKind::Card, m_script["forum_name"]))) << seen();
        click(says(NodeKind::Button, "Tillbaka till nu"));
        EXPECT_TRUE(has(says(NodeKind::Card, m_script["forum_name"]))) << seen();
    }
};

TEST_F(StoryOfTheHistory, EndsInTheStateThatTheCommandLineEndsIn) {
    begin_session(0);
    open_the_file("Historik");
    merge_the_other_copy();
    settle_what_both_wrote();
    approve_what_waits();
    look_up_who_did_what();
    look_up_one_thing();
    compare_two_days();
    look_back();
    expect_end("history_hash.txt");
}

}  // namespace
}  // namespace samverka::ui
