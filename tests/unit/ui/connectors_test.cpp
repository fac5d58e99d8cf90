#include "core/ui/connectors.h"

#include <gtest/gtest.h>

#include "tests/support/ui/fixture.h"

namespace samverka::ui {
namespace {

using screens::ConnectorForm;
using screens::Node;

// "from" at the top left, 100 by 40; "to" wherever it is put, 60 by 20.
class Connectors : public ::testing::Test {
  protected:
    ConnectorPath path(ConnectorForm form, Point to, float lane = 0) {
        Arrangement& out = m_arrangement;
        out.boxes.clear();
        out.by_id = {0, 1};
        m_from.id = "from";
        m_to.id = "to";
        out.boxes.resize(2);
        out.boxes[0].node = &m_from;
        out.boxes[0].rect = {0, 0, 100, 40};
        out.boxes[1].node = &m_to;
        out.boxes[1].rect = {to.x, to.y, 60, 20};
        m_scene.connectors.resize(1);
        screens::Connector& connector = m_scene.connectors.front();
        connector.from = "from";
        connector.to = "to";
        connector.form = form;
        connector.lane = lane;
        const auto paths = connector_paths(out, m_scene);
        EXPECT_EQ(paths.size(), 1U);
        return paths.front();
    }

  private:
    Node m_from;
    Node m_to;
    Arrangement m_arrangement;
    screens::Scene m_scene;
};

void expect_point(Point is, Point wanted) {
    EXPECT_NEAR(is.x, wanted.x, 0.01);
    EXPECT_NEAR(is.y, wanted.y, 0.01);
}

TEST_F(Connectors, TrunkGoesDownAndBranchesLevelIntoTheOther) {
    const ConnectorPath found = path(ConnectorForm::Trunk, {160, 190}, 8);
    ASSERT_EQ(found.form, ConnectorForm::Trunk);
    ASSERT_GT(found.points.size(), 4U);
    expect_point(found.points.front(), {58, 40});  // the foot's middle and the lane
    EXPECT_FLOAT_EQ(found.points[1].x, 58);        // straight down first
    const Point turned = found.points[found.points.size() - 2];
    EXPECT_NEAR(turned.y, 200, 0.01);  // and level at the end
    expect_point(found.points.back(), {160, 200});
}

TEST_F(Connectors, TrunkToWhatDoesNotStandBelowIsACurve) {
    const ConnectorPath found = path(ConnectorForm::Trunk, {160, 10});
    EXPECT_EQ(found.form, ConnectorForm::Curved);
    ASSERT_EQ(found.points.size(), 4U);
    expect_point(found.points.front(), {100, 20});
    expect_point(found.points.back(), {160, 20});
}

TEST_F(Connectors, TrunkToTheLeftIsACurveToo) {
    const ConnectorPath found = path(ConnectorForm::Trunk, {-160, 190});
    EXPECT_EQ(found.form, ConnectorForm::Curved);
    expect_point(found.points.back(), {-100, 200});
}

TEST_F(Connectors, LevelLineStandsAtTheMiddles) {
    const ConnectorPath found = path(ConnectorForm::Level, {160, 10});
    EXPECT_EQ(found.form, ConnectorForm::Level);
    ASSERT_EQ(found.points.size(), 2U);
    expect_point(found.points.front(), {100, 20});
}

}  // namespace
}  // namespace samverka::ui
