#include "tests/unit/log/lines.h"

#include <gtest/gtest.h>

#include "core/base/assert.h"
#include "core/json/read.h"
#include "core/json/write.h"
#include "core/log/field_json.h"

namespace samverka::test {

base::ThingId thing_id(std::uint8_t number) {
    std::array<std::uint8_t, base::kIdBytes> bytes{};
    bytes.front() = bytes.back() = number;
    return base::ThingId(bytes);
}

log::Event event(std::string_view text) {
    const auto value = json::read(text);
    SV_ASSERT(value.has_value() && value->object() != nullptr);
    auto read = log::read_event(model::standard_schema(), *value->object(), "");
    SV_ASSERT(read.has_value());
    return std::move(*read);
}

log::Event create_role(base::ThingId role, std::string_view title) {
    return event(R"({"do":"create","kind":"role","thing":")" + role.text() +
                 R"(","fields":{"title":{"sv":")" + std::string(title) + R"("}}})");
}

log::Event set_title(base::ThingId role, std::string_view title) {
    return event(R"({"do":"set","kind":"role","thing":")" + role.text() +
                 R"(","field":"title","language":"sv","to":")" + std::string(title) + R"("})");
}

log::Event on_thing(std::string_view what, base::ThingId thing) {
    return event(R"({"do":")" + std::string(what) + R"(","thing":")" + thing.text() + R"("})");
}

Pen::Pen(std::uint8_t number) {
    std::array<std::uint8_t, base::kIdBytes> bytes{};
    bytes.front() = bytes.back() = number;
    m_commit.replica = base::ReplicaId(bytes);
    m_commit.author = thing_id(1);
    m_commit.party = thing_id(2);
    m_commit.act = base::ActId(bytes);
    m_commit.command = "test";
    m_commit.format = 1;
}

Pen::Pen(std::uint8_t number, const Pen& founder) : Pen(number) {
    m_commit.partnership = founder.m_commit.partnership;
}

std::string Pen::write(std::vector<log::Event> events, std::vector<base::Hash> seen) {
    ++m_commit.sequence;
    m_commit.time = {.milliseconds = m_clock++, .counter = 0};
    m_commit.parents = std::move(seen);
    m_commit.events = std::move(events);
    const std::string body = log::commit_body(model::standard_schema(), m_commit);
    m_commit.previous = base::sha256(body);
    if (!m_commit.partnership) m_commit.partnership = m_commit.previous;
    return log::commit_line(body);
}

std::string lines(std::initializer_list<std::string_view> all) {
    std::string out;
    for (const std::string_view line : all) {
        out += line;
        out += '\n';
    }
    return out;
}

namespace {

std::string stamp_text(const std::optional<model::Stamp>& stamp) {
    return stamp ? stamp->author.text() + "@" + stamp->at.text() : "-";
}

std::string conflict_text(const model::Conflict& conflict) {
    std::string out = "conflict " + std::to_string(static_cast<int>(conflict.kind)) + " " +
                      conflict.thing.text() + " " + conflict.language;
    for (const auto& side : conflict.sides) {
        out += " [" + stamp_text(side.stamp) + " " + side.version.text() + " ";
        if (conflict.field != nullptr)
            out += json::write(log::field_json(*conflict.field, side.value));
        out += "]";
    }
    return out + "\n";
}

std::string proposal_text(const model::Proposal& proposal) {
    return "  proposal " + proposal.content_hash.text() + " " + stamp_text(proposal.customer) +
           " " + stamp_text(proposal.supplier) + (proposal.revoked ? " revoked" : "") +
           (proposal.contested ? " contested" : "") + "\n";
}

}  // namespace

std::string state_of(const model::Snapshot& snapshot) {
    std::string out;
    for (const auto& type : snapshot.schema().types)
        for (const model::Thing* thing : snapshot.all(type.kind)) {
            out += std::string(type.name) + " " + thing->id.text() + " " +
                   stamp_text(thing->created) + " " + stamp_text(thing->changed) + " " +
                   json::write(log::content_json(type, *thing)) +
                   (snapshot.is_read_only(thing->id) ? " read-only" : "");
            for (const auto& field : type.fields)
                if (snapshot.is_erased(thing->id, field.name))
                    out += std::string(" erased:") + field.name;
            out += "\n";
            for (const auto& proposal : snapshot.proposals(thing->id))
                out += proposal_text(proposal);
        }
    for (const auto& conflict : snapshot.conflicts()) out += conflict_text(conflict);
    return out;
}

void load(log::Log& log, std::string_view bytes) {
    const auto report = log.load(bytes);
    ASSERT_TRUE(report.has_value()) << base::error_name(report.error().code);
}

std::vector<std::string> warning_codes(const log::LogReport& report) {
    std::vector<std::string> out;
    for (const auto& warning : report.warnings) out.emplace_back(base::error_name(warning.code));
    return out;
}

}  // namespace samverka::test
