// What the fuzzers stand on: a session with a small partnership, made once.
#pragma once

#include <string>
#include <string_view>

#include "core/base/assert.h"
#include "core/json/read.h"
#include "core/session/session.h"

namespace samverka::fuzz {

inline void run(session::Session& session, std::string_view command, const std::string& arguments) {
    const auto read = json::read(arguments);
    SV_ASSERT(read.has_value() && read->object() != nullptr);
    SV_ASSERT(session.run(command, *read->object()).has_value());
}

inline void give_entropy(session::Session& session) {
    session.set_entropy("sixteen bytes at the least");
    session.set_now({.milliseconds = 1'772'352'000'000});
}

// The bytes of a file with a pair, a mandate that waits for approval, a series and a comment.
inline std::string make_small_file() {
    session::Session session;
    give_entropy(session);
    run(session, "new_partnership",
        R"({"template":"three_levels","name":{"sv":"N"},"customer":"K","supplier":"L","author":"A"})");
    const auto level = session.snapshot().all(model::ThingKind::Level).front()->id.text();
    run(session, "add_pair",
        R"({"level":")" + level +
            R"(","customer_title":{"sv":"K1"},"supplier_title":{"sv":"L1"}})");
    const auto role = session.snapshot().all(model::ThingKind::Role).front()->id.text();
    run(session, "set_mandate", R"({"subject":")" + role + R"(","powers":{"strategy":"decides"}})");
    const auto version = session.snapshot().all(model::ThingKind::Mandate).front()->id.text();
    run(session, "propose", R"({"version":")" + version + R"("})");
    run(session, "create", R"({"kind":"series","fields":{"name":{"sv":"S"}}})");
    const auto series = session.snapshot().all(model::ThingKind::Series).front()->id.text();
    run(session, "measure",
        R"({"series":")" + series + R"(","periods":["2026-01"],"values":["99.90"]})");
    run(session, "comment", R"({"about":")" + role + R"(","text":"T"})");
    return session.log().file();
}

inline const std::string& small_file() {
    static const std::string bytes = make_small_file();
    return bytes;
}

// A session that has it open and may write.
inline void open_small(session::Session& session) {
    give_entropy(session);
    SV_ASSERT(session.open(small_file()).has_value());
    const auto person = session.snapshot().all(model::ThingKind::Person).front()->id;
    SV_ASSERT(session.set_author(person).has_value());
}

}  // namespace samverka::fuzz
