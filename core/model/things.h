// The things of a partnership as plain structs; their field tables stand in tables.cpp, in the same
// order.
//
// Each struct begins with its Thing, so a Thing* and the struct's pointer are interchangeable
// (standard layout, asserted in tables.cpp). Whatever holds from–to is a thing of its own, and
// whatever is versioned is a child thing per version with `effective_from`; what applies on a date
// is asked of core/model/in_force.h. What the words mean stands in docs/glossary.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/message.h"
#include "core/model/field.h"
#include "core/model/kinds.h"
#include "core/model/scheme.h"

namespace samverka::model {

struct Partnership {
    Thing thing;
    base::Bilingual name;
    base::Bilingual purpose;
    std::string currency;
    std::optional<base::Date> starts;
    std::optional<base::Date> ends;
    std::optional<std::int64_t> extension_years;
    std::optional<base::Date> opens_at;
    std::optional<std::int64_t> fiscal_first_month;
    std::optional<base::Money> contract_value;
};

struct Party {
    Thing thing;
    std::string name;
    Side side{};
    bool lead = false;
    std::string colour;
    std::string position;
};

struct Person {
    Thing thing;
    std::string name;     // personal: empty once erased
    std::string contact;  // personal
    base::ThingId party;
    std::optional<base::Date> from;
    std::optional<base::Date> to;
};

// A building block of the collaboration: loyalty, integrity, honesty, reciprocity, transparency by
// default.
struct PartnershipValue {
    Thing thing;
    base::Bilingual name;
    base::Bilingual meaning;
    base::Bilingual shown_by;
    base::Bilingual broken_by;
    std::string position;
};

struct Vision {
    Thing thing;
    base::ThingId partnership;
    base::Bilingual statement;
    base::Bilingual principles;
    std::optional<base::Date> effective_from;
};

struct Goal {
    Thing thing;
    GoalClass goal_class{};
    base::ThingId parent;
    base::Bilingual statement;
    base::ThingId owner_pair;
    std::optional<base::Date> horizon;
    std::optional<base::Decimal> weight;
    GoalStatus status{};
    std::string position;
};

// What reaching a goal is worth to each side; a version, because it is money that both approve.
struct GoalValue {
    Thing thing;
    base::ThingId goal;
    std::optional<base::Money> customer_value;
    std::optional<base::Money> supplier_value;
    base::Bilingual words;
    std::optional<base::Date> effective_from;
};

struct Level {
    Thing thing;
    std::string letter;
    base::Bilingual name;
    ChoiceBits responsibilities = 0;  // Responsibility: required of this level
    Cadence cadence{};
    std::string position;
};

struct Forum {
    Thing thing;
    base::Bilingual name;
    base::ThingId level;
    base::Bilingual purpose;
    ChoiceBits responsibilities = 0;
    Cadence cadence{};
    std::vector<base::ThingId> members;  // roles
    std::optional<std::int64_t> quorum_each_side;
    base::ThingId escalates_to;
    std::string position;
};

struct Role {
    Thing thing;
    base::Bilingual title;
    base::ThingId party;
    base::ThingId level;
    ChoiceBits responsibilities = 0;
    std::string position;
};

struct Pair {
    Thing thing;
    base::ThingId customer_role;
    base::ThingId supplier_role;
    std::string position;
};

struct Assignment {
    Thing thing;
    base::ThingId role;
    base::ThingId person;
    Post post{};
    std::optional<base::Date> from;
    std::optional<base::Date> to;
};

// What a role or a forum may decide: one power per kind of decision, and up to which amount.
struct Powers {
    Power strategy{};
    Power transformation{};
    Power contract_change{};
    Power delivery_quality{};
    Power project_priority{};
    Power innovation{};
    Power operational_change{};
    std::optional<base::Money> money_limit;
    friend bool operator==(const Powers&, const Powers&) = default;
};

struct Mandate {
    Thing thing;
    base::ThingId subject;  // a role or a forum
    Powers powers;
    base::Bilingual reason;
    std::optional<base::Date> effective_from;
};

struct Service {
    Thing thing;
    base::Bilingual name;
    base::Bilingual area;
    bool critical = false;
    base::Bilingual hours;
    base::ThingId owner_pair;
    std::string position;
};

struct Kpi {
    Thing thing;
    base::Bilingual name;
    std::vector<base::ThingId> goals;
    base::ThingId service;
    base::ThingId owner_pair;
    std::optional<base::Decimal> weight;  // among the KPIs of the same goal; unset counts as 1
    bool incentive = false;
    Side measured_side{};  // whose performance it measures
    std::string position;
};

struct Band {
    BandStatus status{};
    std::optional<base::Decimal> from;   // inclusive; unset is open
    std::optional<base::Decimal> below;  // exclusive; unset is open
    friend bool operator==(const Band&, const Band&) = default;
};

// What a formula may name (docs/expressions.md).
struct KpiInput {
    std::string name;
    base::ThingId series;
    InputFold fold{};
    friend bool operator==(const KpiInput&, const KpiInput&) = default;
};

// A KPI within a scorecard.
struct ScorecardPart {
    base::ThingId kpi;
    std::optional<base::Decimal> weight;
    PartScore score{};
    friend bool operator==(const ScorecardPart&, const ScorecardPart&) = default;
};

struct KpiVersion {
    Thing thing;
    base::ThingId kpi;
    base::Bilingual purpose;
    std::string unit;
    Direction direction{};
    base::ThingId numerator;    // series; for a single value the only one
    base::ThingId denominator;  // series
    Aggregation aggregation{};
    std::optional<base::Decimal>
        factor;           // what a ratio is multiplied by: 100 for percent; unset is 1
    std::string formula;  // of Aggregation::Formula, which takes no numerator
    std::vector<KpiInput> inputs;
    std::vector<ScorecardPart> parts;  // of Aggregation::Scorecard
    base::ThingId planned;             // series of planned maintenance; of a complement
    PlannedRule planned_rule{};
    RollUp roll_up{};
    AttainmentKind attainment{};
    std::optional<base::Decimal> baseline;
    std::optional<base::Decimal> target;
    std::optional<base::Decimal> minimum;
    std::optional<base::Decimal> stretch;
    std::vector<Band> bands;
    base::Bilingual source;
    base::Bilingual method;
    base::ThingId measurer;  // role
    base::ThingId verifier;  // role
    base::Bilingual exclusions;
    Frequency frequency{};
    std::optional<std::int64_t> due_day;
    std::optional<std::int64_t> decimals;
    RoundingRule rounding{};
    // Reset (F20): after so many periods in a row that beat the target it moves by this share of
    // what they beat it by, at most by the step.
    std::optional<std::int64_t> reset_after;
    std::optional<base::Decimal> reset_share;  // percent
    std::optional<base::Decimal> reset_step;   // in the KPI's unit
    std::optional<base::Date> effective_from;
};

// One value of a series for one period. Never overwritten: a correction is a later entry that names
// what it corrects.
struct Measurement {
    base::Period period;
    base::Decimal value;
    MeasurementState state{};
    bool withdrawn = false;  // a correction that says: nothing was measured
    Stamp stamp;
    std::string reference;           // where the reporter has it from
    std::int32_t event = -1;         // where it stands in its commit: which event,
    std::int32_t row = -1;           // and which row of that
    std::int32_t corrects = -1;      // index in the same list
    std::int32_t corrected_by = -1;  // index of the latest correction

    // Neither replaced by a correction nor withdrawn. Of a period's rows that stand the last one in
    // the list counts; without one nothing is measured.
    [[nodiscard]] bool stands() const { return corrected_by < 0 && !withdrawn; }
    friend bool operator==(const Measurement&, const Measurement&) = default;
};

struct Series {
    Thing thing;
    base::Bilingual name;
    std::string unit;
    base::Bilingual source;
    base::Bilingual method;
    base::ThingId measurer;
    base::ThingId verifier;
    Frequency frequency{};
    // A value outside is a typing error and refused.
    std::optional<base::Decimal> possible_minimum;
    std::optional<base::Decimal> possible_maximum;
    std::vector<Measurement> measurements;  // by period, then by when they were written
};

struct VerifiedRow {
    std::optional<base::Period> period;
    std::optional<base::Decimal> value;
    friend bool operator==(const VerifiedRow&, const VerifiedRow&) = default;
};

// Somebody has compared values of a series with their source. It names each value, so that a later
// correction is not verified by what was verified before it; who and when is in its stamp.
struct Verification {
    Thing thing;
    base::ThingId series;
    std::vector<VerifiedRow> rows;
};

struct Dispute {
    Thing thing;
    base::ThingId about;
    std::optional<base::Period> period;
    std::string line;  // of a scheme's statement: which line
    base::Bilingual why;
    base::Bilingual resolution;
    DisputeStatus status{};
};

// Something of a series' measurement that both sides agree not to count: an outage that the other
// side caused, a month of transition.
struct Exclusion {
    Thing thing;
    base::ThingId series;
    std::optional<base::Period> period;
    std::optional<base::Decimal> amount;  // taken off; unset: the measurement does not count
    base::Bilingual reason;
};

struct Initiative {
    Thing thing;
    base::Bilingual name;
    InitiativeClass initiative_class{};
    std::vector<base::ThingId> goals;
    std::vector<base::ThingId> kpis;  // which it is meant to move
    base::ThingId owner_pair;
    Stage stage{};
    std::optional<std::int64_t> priority;
    std::optional<base::Money> customer_benefit;
    std::optional<base::Money> supplier_benefit;
    std::optional<base::Date> starts;
    std::optional<base::Date> ends;
};

struct Decision {
    Thing thing;
    base::Bilingual text;
    base::ThingId forum;
    std::optional<base::Date> date;
    base::ThingId supersedes;
    base::ThingId owner;  // role
};

struct Comment {
    Thing thing;
    base::ThingId about;
    base::ThingId replies_to;
    std::string text;  // personal: it may name people, so it can be erased
};

struct Note {
    Thing thing;
    base::ThingId about;
    std::string text;
    std::string private_text;  // private: belongs in a party's own log
};

// The struct behind a Thing of the matching kind; null for null. Asserts the kind.
template <class Struct>
[[nodiscard]] const Struct* as(const Thing* thing);

// clang-format off
#define SV_THING_STRUCTS(X) \
    X(Partnership) \
    X(Party) \
    X(Person) \
    X(Vision) \
    X(Goal) \
    X(GoalValue) \
    X(Level) \
    X(Forum) \
    X(Role) \
    X(Pair) \
    X(Assignment) \
    X(Mandate) \
    X(Service) \
    X(Kpi) \
    X(KpiVersion) \
    X(Series) \
    X(Verification) \
    X(Dispute) \
    X(Exclusion) \
    X(Scheme) \
    X(SchemeVersion) \
    X(Statement) \
    X(Initiative) \
    X(Decision) \
    X(Comment) \
    X(Note)
// clang-format on

template <class Struct>
inline constexpr ThingKind kKindOf{};
#define SV_KIND_OF(name) \
    template <>          \
    inline constexpr ThingKind kKindOf<name> = ThingKind::name;
SV_THING_STRUCTS(SV_KIND_OF)
#undef SV_KIND_OF
template <>
inline constexpr ThingKind kKindOf<PartnershipValue> = ThingKind::Value;

}  // namespace samverka::model

#include "core/base/assert.h"

namespace samverka::model {

template <class Struct>
const Struct* as(const Thing* thing) {
    if (thing == nullptr) return nullptr;
    SV_ASSERT(thing->kind == kKindOf<Struct>);
    return reinterpret_cast<const Struct*>(thing);
}

}  // namespace samverka::model
