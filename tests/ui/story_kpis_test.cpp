// The story of the KPIs: one is made, a value disputed, one corrected in the grid, two pasted.

#include "tests/ui/story.h"

namespace samverka::ui {
namespace {

using screens::Node;
using screens::NodeKind;

class StoryOfKpis : public Story {
  protected:
    StoryOfKpis() : Story("tests/story/kpis.json") {}

    void make_one() { edit(says(NodeKind::Field, "Ny KPI …"), m_script["new_kpi"]); }
    void choose(const std::string& kpi) {
        edit(says(NodeKind::Field, "Sök KPI, mål eller ägare"), kpi);
        click(begins(NodeKind::Card, kpi + ", "));
    }
    void dispute_a_value() {
        choose(m_script["disputed"]);
        click(says(NodeKind::Button, "Ifrågasätt …"));
        edit(says(NodeKind::Field, "Vad är det som inte stämmer?"), m_script["why"]);
        EXPECT_TRUE(has(says(NodeKind::Text, m_script["why"]))) << seen();
    }
    void correct_a_value() {
        choose(m_script["kpi"]);
        click(says(NodeKind::Button, "Inmatning"));
        ASSERT_TRUE(view().has("kpis/entry/grid/cell/0/13")) << seen();
        view().click("kpis/entry/grid/cell/0/13");
        type(m_script["typed"]);
        key(ImGuiKey_Enter);
    }
    void paste_two() {
        view().click("kpis/entry/grid/cell/0/11");
        const std::string block = m_script["pasted"];
        ImGui::SetClipboardText(block.c_str());
        key(ImGuiKey_V, ImGuiMod_Ctrl);
        click(says(NodeKind::Button, "Rätta dem"));
        click(says(NodeKind::Button, "Lägg in"));
        EXPECT_FALSE(has(says(NodeKind::Button, "Lägg in")));
    }
};

TEST_F(StoryOfKpis, EndsInTheStateThatTheCommandLineEndsIn) {
    begin_session(0);
    open_the_file("KPI:er");
    make_one();
    dispute_a_value();
    correct_a_value();
    paste_two();
    expect_end("kpis_hash.txt");
}

}  // namespace
}  // namespace samverka::ui
