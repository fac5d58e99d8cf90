// The mirror on the example: what it shows of the roles, and that it keeps to the organisation.
#include <gtest/gtest.h>

#include <fstream>
#include <optional>
#include <sstream>

#include "core/rules/finding.h"
#include "core/screens/workbench.h"

namespace samverka {
namespace {

std::string example() {
    std::ifstream file("assets/samples/region-nord.samverka", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

class MirrorTest : public ::testing::Test {
  protected:
    MirrorTest() {
        workbench.session().set_entropy("thirty-two bytes of entropy here");
        workbench.session().set_now(*base::Instant::parse("2026-10-05T08:00:00Z"));
        const bool opened = workbench.session().open(example()).has_value();
        EXPECT_TRUE(opened);
        workbench.set_language(locale::Language::Swedish);
        json::Object args;
        args.set("screen", "organisation");
        EXPECT_TRUE(workbench.view("navigate", args).has_value());
    }

    const model::Pair* pair_of(std::string_view customer_title) {
        const auto& snapshot = workbench.session().snapshot();
        for (const auto* pair : snapshot.all<model::Pair>()) {
            const auto* role = snapshot.find<model::Role>(pair->customer_role);
            if (role != nullptr && role->title.sv == customer_title) return pair;
        }
        return nullptr;
    }

    std::optional<screens::LineStyle> line_of(const model::Pair& pair, std::string_view side) {
        const std::string id =
            "organisation/pair/" + pair.thing.id.text() + "/" + std::string(side) + "/line";
        return line_below(workbench.tree().root, id);
    }

    screens::Workbench workbench;

  private:
    static std::optional<screens::LineStyle> line_below(const screens::Node& node,
                                                        std::string_view id) {
        for (const auto& line : node.scene.connectors)
            if (line.id == id) return line.line;
        for (const screens::Node& child : node.children)
            if (const auto found = line_below(child, id)) return found;
        return std::nullopt;
    }
};

// The delivery manager verifies what the same side measures: a fault of the KPI, not of the pair.
TEST_F(MirrorTest, AFindingAboutAKpiBreaksNoLine) {
    const model::Pair* pair = pair_of("Leveransansvarig");
    ASSERT_NE(pair, nullptr);
    bool told = false;
    for (const rules::Finding* finding :
         rules::findings_about(workbench.session().findings(), *pair))
        told = told || finding->rule == "measurer_is_verifier";
    ASSERT_TRUE(told);
    EXPECT_TRUE(rules::pair_mirrors(workbench.session().findings(), *pair));
    EXPECT_EQ(line_of(*pair, "supplier"), screens::LineStyle::Whole);
}

TEST_F(MirrorTest, AFindingAboutAPairBreaksItsLine) {
    const model::Pair* pair = pair_of("It-direktör");
    ASSERT_NE(pair, nullptr);
    EXPECT_EQ(line_of(*pair, "customer"), screens::LineStyle::Broken);
}

}  // namespace
}  // namespace samverka
