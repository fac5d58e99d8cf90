// The first story: an organisation is mended, a pair added and approved, the other copy merged.

#include "tests/ui/story.h"

namespace samverka::ui {
namespace {

using screens::Node;
using screens::NodeKind;

// One side's approval by whoever writes, the other's on behalf of the person who said so.
class StoryOfApproval : public Story {
  protected:
    StoryOfApproval() : Story("tests/story/story.json") {}
    void approve_for_both() {
        click(begins(NodeKind::Button, "Godkänn för Region Nord"));
        edit(begins(NodeKind::Field, "Godkänn för Nordia IT"), m_script["approver"]);
        EXPECT_FALSE(has(begins(NodeKind::Field, "Godkänn för Nordia IT")));
    }
    void mend_three_faults() {
        click(says(NodeKind::Button, "Personer"));
        click(says(NodeKind::Button, "Nordia IT"));
        click(says(NodeKind::Field, "Sök person"));
        type(m_script["holder"].substr(0, 5));
        drag(says(NodeKind::Card, m_script["holder"]),
             begins(NodeKind::Card, m_script["vacant_role"] + ", "));
        click(says(NodeKind::Button, "Personer"));
        click_card(m_script["role_without_deputy"] + ", ");
        pick(says(NodeKind::Field, "Ersättare, " + m_script["role_without_deputy"]),
             m_script["deputy"].substr(0, 6));
        click_card(m_script["unequal_pair"] + ", ");
        click(says(NodeKind::Button, m_script["mend"]));
        approve_for_both();
        EXPECT_FALSE(has(says(NodeKind::Button, m_script["mend"])));
    }
    void add_a_pair() {
        const Wanted card = begins(NodeKind::Card, m_script["customer_title"] + ", ");
        click(says(NodeKind::Button, "Rollpar"));
        pick(says(NodeKind::Field, "Nivå"), m_script["level"] + " ");
        edit(says(NodeKind::Field, "Kundens roll"), m_script["customer_title"]);
        edit(says(NodeKind::Field, "Leverantörens roll"), m_script["supplier_title"]);
        click(says(NodeKind::Button, "Lägg till rollpar"));
        EXPECT_TRUE(has(card)) << seen();
        key(ImGuiKey_Z, ImGuiMod_Ctrl);
        EXPECT_FALSE(has(card));
        key(ImGuiKey_Z, ImGuiMod_Ctrl | ImGuiMod_Shift);
        EXPECT_TRUE(has(card));
    }
    void give_it_a_mandate() {
        edit(says(NodeKind::Field, "Beloppsgräns, " + m_script["customer_title"]),
             m_script["limit_typed"]);
        click(says(NodeKind::Button, "Föreslå för godkännande"));
        approve_for_both();
    }
    void begin_anew() {
        const std::string stored = host().stored();
        json::Object state;
        state.set("state", *host().call("view_state").find("state"));
        begin_session(1);
        host().open(stored);
        (void)host().call("restore_view", state);
        view().settle();
    }
    void settle_the_name_of_the_forum() {
        click(says(NodeKind::Card, m_script["forum"]));
        const std::string taken = m_script["taken"];
        const Wanted said{taken, [&](const Node& node) {
                              return node.id.ends_with("/what") &&
                                     words(node).find(taken) != std::string::npos;
                          }};
        std::vector<const Node*> path;
        const bool found = find_path(host().tree().root, said, path);
        ASSERT_TRUE(found) << seen();
        const std::string side = path[path.size() - 2]->id;
        click({"Ta detta", [&](const Node& node) {
                   return node.kind == NodeKind::Button && node.id.starts_with(side + "/");
               }});
        EXPECT_FALSE(has(says(NodeKind::Button, "Ta detta"))) << seen();
        EXPECT_TRUE(has(says(NodeKind::Card, m_script["taken"])));
    }
};

TEST_F(StoryOfApproval, EndsInTheStateThatTheCommandLineEndsIn) {
    begin_session(0);
    open_the_file("Organisation");
    mend_three_faults();
    add_a_pair();
    give_it_a_mandate();
    begin_anew();
    merge_the_other_copy();
    settle_the_name_of_the_forum();
    expect_end("hash.txt");
}

}  // namespace
}  // namespace samverka::ui
