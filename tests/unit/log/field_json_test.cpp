// Every field of every kind: out as JSON and in again is the same value.
#include "core/log/field_json.h"

#include <gtest/gtest.h>

#include <set>

#include "core/json/read.h"
#include "core/json/write.h"
#include "tests/support/random.h"
#include "tests/unit/log/lines.h"

namespace samverka::log {
namespace {

using base::ErrorCode;
using model::Field;
using model::FieldKind;
using model::FieldValue;
using test::Random;

std::string word(Random& random, std::int64_t bytes_max) {
    static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789 ";
    const auto size =
        static_cast<std::size_t>(random.between(1, std::min<std::int64_t>(bytes_max, 20)));
    std::string out;
    while (out.size() < size) out += kLetters[random.below(kLetters.size())];
    return out;
}

FieldValue some_value(Random& random, const Field& field);

FieldValue::Composite some_composite(Random& random, const model::CompositeType& type) {
    FieldValue::Composite out;
    for (const Field& part : type.fields)
        out.push_back(!part.has(model::kRequired) && random.chance(2) ? FieldValue{}
                                                                      : some_value(random, part));
    return out;
}

std::vector<base::ThingId> some_ids(Random& random) {
    std::set<base::ThingId> ids;
    for (std::size_t i = random.below(5); i > 0; --i)
        ids.insert(test::thing_id(static_cast<std::uint8_t>(1 + random.below(200))));
    return {ids.begin(), ids.end()};
}

FieldValue some_list(Random& random, const Field& field) {
    FieldValue::CompositeList out;
    for (std::size_t i = 1 + random.below(3); i > 0; --i)
        out.push_back(some_composite(random, *field.composite));
    return {std::move(out)};
}

FieldValue some_number(Random& random, const Field& field) {
    const std::int64_t number = random.between(field.limit_min, field.limit_max);
    if (field.kind == FieldKind::Money) return {base::Money{number}};
    return {number};
}

FieldValue some_bilingual(Random& random, const Field& field) {
    base::Bilingual out{.sv = word(random, field.limit_max), .en = {}};
    if (random.chance(2)) out.en = word(random, field.limit_max);
    return {std::move(out)};
}

FieldValue some_value(Random& random, const Field& field) {
    const auto day = base::Date::from_days(static_cast<std::int32_t>(random.between(0, 40000)));
    switch (field.kind) {
        case FieldKind::Text:
        case FieldKind::LongText:
            return {word(random, field.limit_max)};
        case FieldKind::Bilingual:
            return some_bilingual(random, field);
        case FieldKind::Integer:
        case FieldKind::Money:
            return some_number(random, field);
        case FieldKind::Decimal:
            return {base::Decimal::from_scaled(random.between(-100000, 100000),
                                               static_cast<int>(random.below(6)))};
        case FieldKind::Date:
            return {day};
        case FieldKind::Period:
            return {base::Period::containing(day, static_cast<base::PeriodKind>(random.below(6)))};
        case FieldKind::Choice:
            return {static_cast<std::uint8_t>(1 + random.below(field.choices->count))};
        case FieldKind::Flag:
            return {random.chance(2)};
        case FieldKind::Reference:
            return {test::thing_id(static_cast<std::uint8_t>(1 + random.below(200)))};
        case FieldKind::ReferenceSet:
            return {some_ids(random)};
        case FieldKind::ChoiceSet:
            return {static_cast<model::ChoiceBits>(
                random.below(std::size_t{1} << field.choices->count))};
        case FieldKind::Colour:
            return {std::string("#08f9ac")};
        case FieldKind::Position:
            return {std::string("h5")};
        case FieldKind::Composite:
            return {some_composite(random, *field.composite)};
        case FieldKind::CompositeList:
            return some_list(random, field);
        case FieldKind::Measurements:
            return {};
    }
    return {};
}

TEST(FieldJsonTest, EveryFieldComesBackAsItWas) {
    Random random("field_json");
    std::set<FieldKind> kinds;
    for (const auto& type : model::standard_schema().types)
        for (const Field& field : type.fields)
            for (int round = 0; round < test::rounds(10); ++round) {
                const FieldValue value = some_value(random, field);
                kinds.insert(field.kind);
                const std::string text = json::write(field_json(field, value));
                const auto read = read_field_json(field, *json::read(text), "");
                ASSERT_TRUE(read.has_value()) << type.name << "." << field.name << " " << text;
                EXPECT_EQ(*read, value) << type.name << "." << field.name << " " << text;
                EXPECT_EQ(json::write(field_json(field, *read)), text);
            }
    EXPECT_EQ(kinds.size(), static_cast<std::size_t>(FieldKind::Measurements) + 1);
}

TEST(FieldJsonTest, NullIsNotSet) {
    for (const auto& type : model::standard_schema().types)
        for (const Field& field : type.fields) {
            const auto read = read_field_json(field, json::Value(), "");
            ASSERT_TRUE(read.has_value()) << type.name << "." << field.name;
            EXPECT_FALSE(read->is_set());
        }
}

TEST(FieldJsonTest, ADecimalKeepsItsTypedDigits) {
    const Field& field = *model::standard_schema().find_type("kpi_version")->find_field("target");
    const auto read = read_field_json(field, json::Value("99.90"), "");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(json::write(field_json(field, *read)), R"("99.90")");
}

TEST(FieldJsonTest, AnotherTypeIsRefusedWithItsPlace) {
    const json::Value wrong[] = {json::Value(true), json::Value(7), json::Value("?"),
                                 json::Value(json::Array{}), json::Value(json::Object{})};
    for (const auto& type : model::standard_schema().types)
        for (const Field& field : type.fields) {
            int refused = 0;
            for (const json::Value& value : wrong) {
                const auto read = read_field_json(field, value, "/to");
                if (read) continue;
                ++refused;
                EXPECT_TRUE(read.error().path.starts_with("/to"))
                    << type.name << "." << field.name << " " << read.error().path;
            }
            EXPECT_GE(refused, 3) << type.name << "." << field.name;
        }
}

TEST(FieldJsonTest, APartOfACompositeIsNamedInTheFault) {
    const Field& powers = *model::standard_schema().find_type("mandate")->find_field("powers");
    const auto unknown = read_field_json(powers, *json::read(R"({"weather":"decides"})"), "/to");
    ASSERT_FALSE(unknown.has_value());
    EXPECT_EQ(unknown.error().code, ErrorCode::FieldUnknown);
    EXPECT_EQ(unknown.error().path, "/to/weather");
    const auto choice = read_field_json(powers, *json::read(R"({"strategy":"maybe"})"), "/to");
    ASSERT_FALSE(choice.has_value());
    EXPECT_EQ(choice.error().code, ErrorCode::ChoiceUnknown);
    EXPECT_EQ(choice.error().path, "/to/strategy");
}

TEST(FieldJsonTest, MeasurementsAreWrittenAsColumns) {
    model::Measurement row;
    row.period = *base::Period::parse("2026-01");
    row.value = *base::Decimal::parse("99.90");
    row.state = model::MeasurementState::Reported;
    EXPECT_EQ(
        json::write(measurements_json({row})),
        R"({"periods":["2026-01"],"references":[""],"states":["reported"],"values":["99.90"]})");
}

}  // namespace
}  // namespace samverka::log
