// A state document that has been read and found whole: what import has to write. A part of
// state_json.h, apart for its size.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "core/exchange/state_json.h"
#include "core/log/commit.h"

namespace samverka::exchange {

struct PlannedText {
    const model::Field* field = nullptr;
    std::optional<std::string> text;  // empty: erased
};

struct PlannedRow {
    log::MeasuredRow measured;
    bool corrected = false;  // it is a correction
    std::optional<std::size_t>
        corrects;          // of this row; a correction without it points at what is not there
    std::size_t wave = 0;  // after all that it corrects and all that stand before it in its period
};

struct PlannedThing {
    base::ThingId id;
    const model::ThingType* type = nullptr;
    std::int64_t order = 1;
    std::vector<log::FieldWrite> writes;
    std::vector<PlannedText> personal;
    std::vector<PlannedRow> rows;
};

struct PlannedSide {
    model::FieldValue value;
    std::optional<PlannedText> personal;
};

struct PlannedConflict {
    model::ConflictKind kind{};
    const PlannedThing* thing = nullptr;
    const model::Field* field = nullptr;
    std::string language;
    std::vector<PlannedSide> sides;
};

struct PlannedProposal {
    const PlannedThing* thing = nullptr;
    std::size_t place = 0;  // among the proposals of its version
    std::shared_ptr<const model::Thing> content;
    base::Hash hash;
    std::optional<base::ThingId> customer;
    std::optional<base::ThingId> supplier;
    bool revoked = false;
    bool contested = false;
    std::int64_t stage = 0;  // 0: not approved by both
    bool repeated = false;   // another proposal of this version has the same content
};

struct StatePlan {
    std::vector<PlannedThing> things;
    std::vector<PlannedConflict> conflicts;
    std::vector<PlannedProposal> proposals;

    [[nodiscard]] const PlannedThing* find(base::ThingId id) const;
    // The party in whose name a person approves for a side; nil when the side has none.
    [[nodiscard]] base::ThingId party_of(base::ThingId person, model::Side side) const;
};

[[nodiscard]] std::expected<StatePlan, Faults> read_state(const model::Schema& schema,
                                                          const json::Value& state);

}  // namespace samverka::exchange
