#include "tests/sim/replica.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "core/base/text.h"
#include "core/exchange/state_json.h"
#include "tests/support/session_fixture.h"

namespace samverka::test {

namespace {

using model::ThingKind;

json::Object object(std::initializer_list<std::pair<std::string_view, json::Value>> members) {
    json::Object out;
    for (const auto& [key, value] : members) out.set(key, value);
    return out;
}

std::string some_thing(const session::Session& session, Random& random, ThingKind kind) {
    const auto all = session.snapshot().all(kind);
    if (all.empty()) return "0000000000000000";
    // Mostly the same few, so that replicas meet.
    const std::size_t reach = random.chance(3) ? all.size() : std::min<std::size_t>(all.size(), 2);
    return all[random.below(reach)]->id.text();
}

constexpr std::array kKinds{ThingKind::Role,   ThingKind::Pair,    ThingKind::Forum,
                            ThingKind::Person, ThingKind::Mandate, ThingKind::Party};

}  // namespace

Replica::Replica(std::string_view name, std::uint64_t seed) : m_name(name) {
    m_session.set_entropy("sixteen bytes and more " + m_name + std::to_string(seed));
    // Clocks differ by hours and some stand still.
    m_clock = 1'700'000'000'000 + static_cast<std::int64_t>(seed % 7) * 3'600'000;
    m_session.set_now({.milliseconds = m_clock});
}

void Replica::found() {
    SessionFixture::begin(m_session);
    const std::string level = m_session.snapshot().all(ThingKind::Level).front()->id.text();
    for (const auto& title : {"Ett", "Två"})
        run("add_pair", object({{"level", level},
                                {"customer_title", object({{"sv", title}})},
                                {"supplier_title", object({{"sv", title}})}}));
    run("add_person",
        object(
            {{"name", "Bo"},
             {"party", m_session.snapshot().lead_party(model::Side::Supplier)->thing.id.text()}}));
    run("create",
        object({{"kind", "series"}, {"fields", object({{"name", object({{"sv", "S"}})}})}}));
}

void Replica::open(std::string_view bytes) {
    ASSERT_TRUE(m_session.open(bytes).has_value());
    const auto people = m_session.snapshot().all(ThingKind::Person);
    if (people.empty()) return;  // all removed: this replica only reads
    ASSERT_TRUE(m_session.set_author(people[m_name.size() % people.size()]->id).has_value());
}

void Replica::receive(std::string_view bytes) {
    if (bytes.empty()) return;
    const auto report = m_session.merge(bytes);
    ASSERT_TRUE(report.has_value()) << base::error_name(report.error().code);
}

std::string Replica::state() const { return exchange::state_text(m_session.snapshot()); }

bool Replica::run(std::string_view command, const json::Object& arguments) {
    return m_session.run(command, arguments).has_value();
}

void Replica::write_text(Random& random) {
    const std::string text = m_name + std::to_string(m_texts++ % 3);
    switch (random.below(4)) {
        case 0:
            run("set", object({{"thing", some_thing(m_session, random, ThingKind::Role)},
                               {"field", "title"},
                               {"language", random.chance(2) ? "sv" : "en"},
                               {"to", text}}));
            return;
        case 1:
            run("set", object({{"thing", some_thing(m_session, random, ThingKind::Person)},
                               {"field", random.chance(2) ? "name" : "contact"},
                               {"to", text}}));
            return;
        case 2:
            run("set", object({{"thing", some_thing(m_session, random, ThingKind::Role)},
                               {"field", "level"},
                               {"to", some_thing(m_session, random, ThingKind::Level)}}));
            return;
        default:
            run("set", object({{"thing", some_thing(m_session, random, ThingKind::Party)},
                               {"field", random.chance(20) ? "side" : "name"},
                               {"to", random.chance(2) ? "customer" : "supplier"}}));
            return;
    }
}

void Replica::change_set(Random& random) {
    static constexpr std::array kItems{"innovation", "daily_work", "measurement"};
    const std::string_view what = random.chance(2) ? "add" : "take";
    if (random.chance(2)) {
        run(what, object({{"thing", some_thing(m_session, random, ThingKind::Role)},
                          {"field", "responsibilities"},
                          {"item", kItems[random.below(kItems.size())]}}));
    } else {
        run(what, object({{"thing", some_thing(m_session, random, ThingKind::Forum)},
                          {"field", "members"},
                          {"item", some_thing(m_session, random, ThingKind::Role)}}));
    }
}

// Any proposal that waits, in the name of anybody: often of both sides at once.
void Replica::approve(Random& random) {
    for (const model::Thing* version : m_session.snapshot().all(ThingKind::Mandate)) {
        const auto proposals = m_session.snapshot().proposals(version->id);
        const std::vector<model::Proposal> waiting(proposals.begin(), proposals.end());
        const std::string id = version->id.text();
        for (const model::Proposal& proposal : waiting) {
            if (!proposal.pending() || random.chance(3)) continue;
            for (int i = 0; i < 3; ++i)
                run("approve",
                    object({{"version", id},
                            {"hash", proposal.content_hash.text()},
                            {"on_behalf", some_thing(m_session, random, ThingKind::Person)}}));
            return;
        }
    }
}

void Replica::handle_version(Random& random) {
    const std::string version = some_thing(m_session, random, ThingKind::Mandate);
    switch (random.below(8)) {
        case 0:
        case 1: {
            static constexpr std::array kPowers{"decides", "prepares", "none"};
            run("set_mandate",
                object(
                    {{"subject", some_thing(m_session, random, ThingKind::Role)},
                     {"powers", object({{"strategy", kPowers[random.below(kPowers.size())]}})}}));
            return;
        }
        case 2:
        case 3:
            run("propose", object({{"version", version}}));
            return;
        case 4:
            run("revoke", object({{"version", version}}));
            return;
        default:
            return approve(random);
    }
}

void Replica::handle_thing(Random& random) {
    const std::string thing =
        some_thing(m_session, random, kKinds[random.below(kKinds.size() - 1)]);
    switch (random.below(4)) {
        case 0:
            run("remove", object({{"thing", thing}}));
            return;
        case 1:
            run("order", object({{"thing", thing}}));
            return;
        case 2:
            run("undo", {});
            return;
        default:
            run("erase", object({{"person", some_thing(m_session, random, ThingKind::Person)}}));
            return;
    }
}

void Replica::resolve(Random& random) {
    const auto conflicts = m_session.snapshot().conflicts();
    const auto& conflict = conflicts[random.below(conflicts.size())];
    json::Object arguments = object({{"thing", conflict.thing.text()}, {"take", 0}});
    if (conflict.field != nullptr) arguments.set("field", conflict.field->name);
    if (!conflict.language.empty()) arguments.set("language", conflict.language);
    run("resolve", arguments);
}

void Replica::measure(Random& random) {
    const std::string series = some_thing(m_session, random, ThingKind::Series);
    const std::string period = "2026-0" + std::to_string(1 + random.below(4));
    const std::string value = random.chance(5) ? "" : std::to_string(random.below(100));
    if (random.chance(3)) {
        const json::Value row = object({{"series", series}, {"period", period}, {"value", value}});
        json::Object arguments = object({{"rows", json::Array{row}}});
        if (random.chance(2)) arguments.set("corrections", "take");
        run("record", arguments);
    } else if (random.chance(2)) {
        run("correct", object({{"series", series}, {"period", period}, {"value", value}}));
    } else {
        run("measure", object({{"series", series},
                               {"periods", json::Array{period}},
                               {"values", json::Array{value}}}));
    }
}

void Replica::add(Random& random) {
    if (random.chance(2)) {
        run("add_person",
            object({{"name", m_name}, {"party", some_thing(m_session, random, ThingKind::Party)}}));
    } else {
        run("add_pair", object({{"level", some_thing(m_session, random, ThingKind::Level)},
                                {"customer_title", object({{"sv", m_name}})},
                                {"supplier_title", object({{"sv", m_name}})}}));
    }
}

void Replica::act(Random& random) {
    if (!random.chance(3)) m_clock += random.between(0, 5000);
    m_session.set_now({.milliseconds = m_clock});
    if (!m_session.snapshot().conflicts().empty() && random.chance(6)) return resolve(random);
    switch (random.below(7)) {
        case 0:
            return change_set(random);
        case 1:
        case 2:
            return handle_version(random);
        case 3:
            return handle_thing(random);
        case 4:
            return random.chance(2) ? measure(random) : add(random);
        default:
            return write_text(random);
    }
}

std::vector<std::string> split_lines(std::string_view bytes) {
    std::vector<std::string> out;
    for (const std::string_view line : base::split(bytes, '\n'))
        if (!line.empty()) out.emplace_back(line);
    return out;
}

std::string joined_lines(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
}

}  // namespace samverka::test
