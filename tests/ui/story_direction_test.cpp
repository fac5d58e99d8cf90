// The story of the direction: a goal is put in other words, another one added, measured and carried
// by an initiative, and a new vision proposed.

#include "tests/ui/story.h"

namespace samverka::ui {
namespace {

using screens::NodeKind;

class StoryOfTheDirection : public Story {
  protected:
    StoryOfTheDirection() : Story("tests/story/direction.json") {}

    void put_a_goal_in_other_words() {
        click_card(m_script["goal"]);
        edit(says(NodeKind::Field, "Lydelse (sv)"), m_script["goal_text"]);
        EXPECT_TRUE(has(says(NodeKind::Card, m_script["goal_text"]))) << seen();
    }
    void add_a_goal() {
        click_card(m_script["outcome"]);
        click(says(NodeKind::Button, "Lägg till"));
        edit(says(NodeKind::Field, "Nytt mål"), m_script["new_goal"]);
        EXPECT_TRUE(has(says(NodeKind::Card, m_script["new_goal"]))) << seen();
    }
    void connect_it() {
        click_card(m_script["new_goal"]);
        pick(says(NodeKind::Field, "Koppla en KPI"), m_script["kpi"]);
        EXPECT_TRUE(has(says(NodeKind::Link, m_script["kpi"]))) << seen();
        pick(says(NodeKind::Field, "Koppla ett initiativ"), m_script["initiative"].substr(0, 5));
        EXPECT_TRUE(has(says(NodeKind::Link, m_script["initiative"]))) << seen();
        edit(says(NodeKind::Field, "Vikt"), m_script["goal_weight"]);
    }
    // The panel's link leads to the KPI, where its own weight stands.
    void weigh_the_kpi() {
        click(says(NodeKind::Link, m_script["kpi"]));
        EXPECT_TRUE(has(says(NodeKind::Heading, m_script["kpi"]))) << seen();
        click(says(NodeKind::Button, "Om KPI:n"));
        edit(says(NodeKind::Field, "Vikt"), m_script["kpi_weight_typed"]);
    }
    void propose_a_new_vision() {
        go("Vision och mål");
        click(says(NodeKind::Button, "Versioner"));
        click(says(NodeKind::Button, "Ny version"));
        edit_long(says(NodeKind::Field, "Vision (sv)"), m_script["statement"]);
        edit(says(NodeKind::Field, "Gäller från"), m_script["effective_from_typed"]);
        click(says(NodeKind::Button, "Föreslå för godkännande"));
        EXPECT_TRUE(has(says(NodeKind::Button, "Godkänn för Region Nord"))) << seen();
        EXPECT_FALSE(has(says(NodeKind::Field, "Vision (sv)")));
    }
};

TEST_F(StoryOfTheDirection, EndsInTheStateThatTheCommandLineEndsIn) {
    begin_session(0);
    open_the_file("Vision och mål");
    put_a_goal_in_other_words();
    add_a_goal();
    connect_it();
    weigh_the_kpi();
    propose_a_new_vision();
    expect_end("direction_hash.txt");
}

}  // namespace
}  // namespace samverka::ui
