#include "tests/support/session_fixture.h"

#include "core/base/assert.h"
#include "core/json/read.h"
#include "core/json/write.h"
#include "core/log/field_json.h"

namespace samverka::test {

json::Object arguments(std::string_view text) {
    auto read = json::read(text);
    SV_ASSERT(read.has_value() && read->object() != nullptr);
    return *read->object();
}

SessionFixture::SessionFixture() {
    prepare(session);
    begin(session);
}

void SessionFixture::begin(session::Session& session) {
    run(session, "new_partnership",
        R"({"template":"three_levels","name":{"sv":"Nord","en":"North"},)"
        R"("customer":"Region Nord","supplier":"Nordia IT","author":"Anna Berg"})");
}

void SessionFixture::prepare(session::Session& session, std::string_view seed) {
    session.set_entropy(seed);
    session.set_now(*base::Instant::parse("2026-03-01T08:00:00Z"));
}

session::Outcome SessionFixture::run(session::Session& session, std::string_view command,
                                     std::string_view text) {
    auto outcome = session.run(command, arguments(text));
    EXPECT_TRUE(outcome.has_value())
        << command << ": " << base::error_name(outcome.error().code) << " " << outcome.error().path
        << " " << outcome.error().detail;
    return outcome.value_or(session::Outcome{});
}

std::string SessionFixture::party(model::Side side) const {
    return session.snapshot().lead_party(side)->thing.id.text();
}

base::ThingId SessionFixture::level(std::size_t index) const {
    return session.snapshot().all<model::Level>()[index]->thing.id;
}

base::ThingId SessionFixture::add_pair(std::string_view customer_title,
                                       std::string_view supplier_title) {
    const std::string text = R"({"level":")" + level(0).text() + R"(","customer_title":{"sv":")" +
                             std::string(customer_title) + R"("},"supplier_title":{"sv":")" +
                             std::string(supplier_title) + R"("}})";
    return run("add_pair", text).created.back();
}

std::string SessionFixture::state(const session::Session& session) {
    const auto& snapshot = session.snapshot();
    std::string out;
    for (const auto& type : snapshot.schema().types)
        for (const model::Thing* thing : snapshot.all(type.kind))
            out += std::string(type.name) + " " + thing->id.text() + " " +
                   json::write(log::content_json(type, *thing)) + "\n";
    for (const auto& conflict : snapshot.conflicts()) {
        out += "conflict " + conflict.thing.text();
        if (conflict.field != nullptr)
            for (const auto& side : conflict.sides)
                out += " " + json::write(log::field_json(*conflict.field, side.value));
        out += "\n";
    }
    return out;
}

}  // namespace samverka::test
