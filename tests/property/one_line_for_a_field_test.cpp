// One line in a table is all that a field needs: storage, JSON, JSON Schema, TypeScript, form and
// history take it from there.
//
// Two schemas that are the product's own but for one line. In the first the services' hours are
// taken out; in the second a field of that name (whose label the locales have) stands there again,
// of another kind and in a struct that only this test knows.
#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "core/exchange/report_json.h"
#include "core/exchange/schema.h"
#include "core/exchange/state_json.h"
#include "core/json/write.h"
#include "core/screens/screens.h"
#include "tests/support/session_fixture.h"

namespace samverka {
namespace {

struct WiderService {
    model::Service service;
    std::optional<std::int64_t> hours;
};
static_assert(std::is_standard_layout_v<WiderService>);

std::shared_ptr<model::Thing> make_wider() {
    auto made = std::make_shared<WiderService>();
    return {made, &made->service.thing};
}
std::shared_ptr<model::Thing> copy_wider(const model::Thing& thing) {
    auto made = std::make_shared<WiderService>(reinterpret_cast<const WiderService&>(thing));
    return {made, &made->service.thing};
}

// The one line.
constexpr model::Field kHours{.name = "hours",
                              .kind = model::FieldKind::Integer,
                              .offset = offsetof(WiderService, hours),
                              .limit_min = 0,
                              .limit_max = 168};

// The product's schema with the services' table made anew.
class OtherSchema {
  public:
    enum class Hours : std::uint8_t { Without, With };
    explicit OtherSchema(Hours hours) {
        const auto standard = model::standard_schema().types;
        m_types.assign(standard.begin(), standard.end());
        model::ThingType& type = m_types[static_cast<std::size_t>(model::ThingKind::Service)];
        for (const model::Field& field : type.fields)
            if (std::string_view(field.name) != kHours.name) m_fields.push_back(field);
        if (hours == Hours::With) m_fields.push_back(kHours);
        type.fields = m_fields;
        type.make = make_wider;
        type.copy = copy_wider;
        schema.types = m_types;
    }
    OtherSchema(const OtherSchema&) = delete;
    OtherSchema& operator=(const OtherSchema&) = delete;

    model::Schema schema;

  private:
    std::vector<model::ThingType> m_types;
    std::vector<model::Field> m_fields;
};

class OneLineTest : public ::testing::Test {
  public:
    static bool has(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }
    static constexpr std::string_view kCreate =
        R"({"kind":"service","fields":{"name":{"sv":"Drift"},"hours":40}})";

    OtherSchema without{OtherSchema::Hours::Without};
    OtherSchema with{OtherSchema::Hours::With};
};

bool names_node(const screens::Node& node, std::string_view ending) {
    if (node.id.ends_with(ending)) return true;
    for (const screens::Node& child : node.children)
        if (names_node(child, ending)) return true;
    return false;
}

TEST_F(OneLineTest, WithoutTheLineTheFieldIsNowhere) {
    session::Session session(without.schema);
    test::SessionFixture::prepare(session);
    test::SessionFixture::begin(session);
    const auto refused = session.run("create", test::arguments(kCreate));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, base::ErrorCode::FieldUnknown);
    EXPECT_FALSE(has(json::write(exchange::state_schema(without.schema)), "\"hours\""));
    EXPECT_FALSE(has(exchange::typescript_text(without.schema), "hours"));
}

TEST_F(OneLineTest, WithTheLineItIsWrittenReadAndKept) {
    session::Session session(with.schema);
    test::SessionFixture::prepare(session);
    test::SessionFixture::begin(session);
    const auto id = test::SessionFixture::run(session, "create", kCreate).created.front();
    EXPECT_TRUE(has(exchange::state_text(session.snapshot()), "\"hours\": 40"));
    session::Session again(with.schema);
    ASSERT_TRUE(again.open(session.log().file()).has_value());
    const auto& read = reinterpret_cast<const WiderService&>(*again.snapshot().find(id));
    EXPECT_EQ(read.hours, 40);
    const auto too_many = session.run(
        "set", test::arguments(R"({"thing":")" + id.text() + R"(","field":"hours","to":169})"));
    ASSERT_FALSE(too_many.has_value());
    EXPECT_EQ(too_many.error().code, base::ErrorCode::FieldRange);
}

TEST_F(OneLineTest, WithTheLineItIsDescribed) {
    EXPECT_TRUE(has(json::write(exchange::state_schema(with.schema)), "\"hours\""));
    EXPECT_TRUE(has(exchange::typescript_text(with.schema), "hours?: number"));
}

TEST_F(OneLineTest, WithTheLineItIsInTheFormAndInTheHistory) {
    session::Session session(with.schema);
    test::SessionFixture::prepare(session);
    test::SessionFixture::begin(session);
    const auto id = test::SessionFixture::run(session, "create", kCreate).created.front();
    test::SessionFixture::run(session, "set",
                              R"({"thing":")" + id.text() + R"(","field":"hours","to":41})");
    const screens::ScreenState state;
    const std::vector<rules::Finding> findings;
    history::Journal journal;
    screens::Past past;
    const screens::View view{.session = session,
                             .state = state,
                             .snapshot = session.snapshot(),
                             .findings = findings,
                             .kpis = session.kpis(),
                             .schemes = session.schemes(),
                             .journal = journal,
                             .past = past,
                             .date = session.as_of(),
                             .language = locale::Language::English,
                             .currency = exchange::currency_of(session.snapshot())};
    EXPECT_TRUE(names_node(screens::thing_form(view, "form", *session.snapshot().find(id)),
                           "form/hours/group"));
    const std::string told =
        json::write(exchange::log_json(session.log(), {}, locale::Language::English));
    EXPECT_TRUE(has(told, "40") && has(told, "41")) << told.substr(0, 600);
}

}  // namespace
}  // namespace samverka
