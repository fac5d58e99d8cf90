// The field tables: the one description that storage, merge, forms, schema and history read. One
// line a field.
#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>

#include "core/model/scheme_table.h"
#include "core/model/table_lines.h"
#include "core/model/things.h"

namespace samverka::model {

namespace {

// Every struct begins with its Thing, so that the two pointers are interchangeable.
#define SV_CHECK_LAYOUT(name)                       \
    static_assert(std::is_standard_layout_v<name>); \
    static_assert(offsetof(name, thing) == 0);
SV_THING_STRUCTS(SV_CHECK_LAYOUT)
SV_CHECK_LAYOUT(PartnershipValue)
#undef SV_CHECK_LAYOUT

#define SV_AT(type, member) static_cast<std::uint16_t>(offsetof(type, member))

constexpr KindSet kRoles = kind_set(ThingKind::Role);
constexpr KindSet kPairs = kind_set(ThingKind::Pair);
constexpr KindSet kSeriesSet = kind_set(ThingKind::Series);
constexpr KindSet kGoals = kind_set(ThingKind::Goal);

constexpr std::array kPartnershipFields{
    bilingual("name", SV_AT(Partnership, name), kRequired | kTitle),
    bilingual("purpose", SV_AT(Partnership, purpose), kMultiline),
    text("currency", SV_AT(Partnership, currency), kRequired, 3),
    date("starts", SV_AT(Partnership, starts), kFrom),
    date("ends", SV_AT(Partnership, ends), kTo),
    integer("extension_years", SV_AT(Partnership, extension_years), 0, 20, "unit.years"),
    date("opens_at", SV_AT(Partnership, opens_at)),
    integer("fiscal_first_month", SV_AT(Partnership, fiscal_first_month), 1, 12),
    money("contract_value", SV_AT(Partnership, contract_value)),
};
constexpr std::array kPartyFields{
    text("name", SV_AT(Party, name), kRequired | kTitle),
    choice("side", SV_AT(Party, side), kSideChoices, kRequired),
    flag("lead", SV_AT(Party, lead)),
    colour("colour", SV_AT(Party, colour)),
    position(SV_AT(Party, position)),
};
constexpr std::array kPersonFields{
    text("name", SV_AT(Person, name), kRequired | kTitle | kPersonal),
    text("contact", SV_AT(Person, contact), kPersonal),
    reference("party", SV_AT(Person, party), kind_set(ThingKind::Party), kRequired),
    date("from", SV_AT(Person, from), kFrom),
    date("to", SV_AT(Person, to), kTo),
};
constexpr std::array kValueFields{
    bilingual("name", SV_AT(PartnershipValue, name), kRequired | kTitle),
    bilingual("meaning", SV_AT(PartnershipValue, meaning), kMultiline),
    bilingual("shown_by", SV_AT(PartnershipValue, shown_by), kMultiline),
    bilingual("broken_by", SV_AT(PartnershipValue, broken_by), kMultiline),
    position(SV_AT(PartnershipValue, position)),
};
constexpr std::array kVisionFields{
    reference("partnership", SV_AT(Vision, partnership), kind_set(ThingKind::Partnership),
              kRequired | kSubject),
    bilingual("statement", SV_AT(Vision, statement), kRequired | kTitle | kMultiline),
    bilingual("principles", SV_AT(Vision, principles), kMultiline),
    date("effective_from", SV_AT(Vision, effective_from), kEffectiveFrom),
};
constexpr std::array kGoalFields{
    choice("goal_class", SV_AT(Goal, goal_class), kGoalClassChoices, kRequired),
    reference("parent", SV_AT(Goal, parent), kGoals),
    bilingual("statement", SV_AT(Goal, statement), kRequired | kTitle),
    reference("owner_pair", SV_AT(Goal, owner_pair), kPairs),
    date("horizon", SV_AT(Goal, horizon)),
    decimal("weight", SV_AT(Goal, weight)),
    choice("status", SV_AT(Goal, status), kGoalStatusChoices),
    position(SV_AT(Goal, position)),
};
constexpr std::array kGoalValueFields{
    reference("goal", SV_AT(GoalValue, goal), kGoals, kRequired | kSubject),
    money("customer_value", SV_AT(GoalValue, customer_value)),
    money("supplier_value", SV_AT(GoalValue, supplier_value)),
    bilingual("words", SV_AT(GoalValue, words), kMultiline),
    date("effective_from", SV_AT(GoalValue, effective_from), kEffectiveFrom),
};
constexpr std::array kLevelFields{
    text("letter", SV_AT(Level, letter), kRequired, 2),
    bilingual("name", SV_AT(Level, name), kRequired | kTitle),
    choices("responsibilities", SV_AT(Level, responsibilities), kResponsibilityChoices),
    choice("cadence", SV_AT(Level, cadence), kCadenceChoices),
    position(SV_AT(Level, position)),
};
constexpr std::array kForumFields{
    bilingual("name", SV_AT(Forum, name), kRequired | kTitle),
    reference("level", SV_AT(Forum, level), kind_set(ThingKind::Level), kRequired),
    bilingual("purpose", SV_AT(Forum, purpose), kMultiline),
    choices("responsibilities", SV_AT(Forum, responsibilities), kResponsibilityChoices),
    choice("cadence", SV_AT(Forum, cadence), kCadenceChoices),
    references("members", SV_AT(Forum, members), kRoles),
    integer("quorum_each_side", SV_AT(Forum, quorum_each_side), 0, 50, "unit.persons"),
    reference("escalates_to", SV_AT(Forum, escalates_to), kind_set(ThingKind::Forum)),
    position(SV_AT(Forum, position)),
};
constexpr std::array kRoleFields{
    bilingual("title", SV_AT(Role, title), kRequired | kTitle),
    reference("party", SV_AT(Role, party), kind_set(ThingKind::Party), kRequired),
    reference("level", SV_AT(Role, level), kind_set(ThingKind::Level), kRequired),
    choices("responsibilities", SV_AT(Role, responsibilities), kResponsibilityChoices),
    position(SV_AT(Role, position)),
};
constexpr std::array kPairFields{
    reference("customer_role", SV_AT(Pair, customer_role), kRoles),
    reference("supplier_role", SV_AT(Pair, supplier_role), kRoles),
    position(SV_AT(Pair, position)),
};
constexpr std::array kAssignmentFields{
    reference("role", SV_AT(Assignment, role), kRoles, kRequired | kSubject),
    reference("person", SV_AT(Assignment, person), kind_set(ThingKind::Person), kRequired),
    choice("post", SV_AT(Assignment, post), kPostChoices, kRequired),
    date("from", SV_AT(Assignment, from), kFrom),
    date("to", SV_AT(Assignment, to), kTo),
};
constexpr std::array kPowersFields{
    choice("strategy", SV_AT(Powers, strategy), kPowerChoices),
    choice("transformation", SV_AT(Powers, transformation), kPowerChoices),
    choice("contract_change", SV_AT(Powers, contract_change), kPowerChoices),
    choice("delivery_quality", SV_AT(Powers, delivery_quality), kPowerChoices),
    choice("project_priority", SV_AT(Powers, project_priority), kPowerChoices),
    choice("innovation", SV_AT(Powers, innovation), kPowerChoices),
    choice("operational_change", SV_AT(Powers, operational_change), kPowerChoices),
    money("money_limit", SV_AT(Powers, money_limit)),
};
constexpr CompositeType kPowersType{.name = "powers", .fields = kPowersFields};
constexpr std::array kMandateFields{
    reference("subject", SV_AT(Mandate, subject), kRoles | kind_set(ThingKind::Forum),
              kRequired | kSubject),
    composite("powers", SV_AT(Mandate, powers), kPowersType),
    bilingual("reason", SV_AT(Mandate, reason), kMultiline),
    date("effective_from", SV_AT(Mandate, effective_from), kEffectiveFrom),
};
constexpr std::array kServiceFields{
    bilingual("name", SV_AT(Service, name), kRequired | kTitle),
    bilingual("area", SV_AT(Service, area)),
    flag("critical", SV_AT(Service, critical)),
    bilingual("hours", SV_AT(Service, hours)),
    reference("owner_pair", SV_AT(Service, owner_pair), kPairs),
    position(SV_AT(Service, position)),
};
constexpr std::array kKpiFields{
    bilingual("name", SV_AT(Kpi, name), kRequired | kTitle),
    references("goals", SV_AT(Kpi, goals), kGoals),
    reference("service", SV_AT(Kpi, service), kind_set(ThingKind::Service)),
    reference("owner_pair", SV_AT(Kpi, owner_pair), kPairs),
    decimal("weight", SV_AT(Kpi, weight)),
    flag("incentive", SV_AT(Kpi, incentive)),
    choice("measured_side", SV_AT(Kpi, measured_side), kSideChoices),
    position(SV_AT(Kpi, position)),
};
constexpr std::array kBandFields{
    choice("status", SV_AT(Band, status), kBandStatusChoices, kRequired),
    decimal("from", SV_AT(Band, from)),
    decimal("below", SV_AT(Band, below)),
};
constexpr CompositeType kBandsType = list_of<Band>("bands", kBandFields);
constexpr std::array kInputFields{
    text("name", SV_AT(KpiInput, name), 0, 60),
    reference("series", SV_AT(KpiInput, series), kSeriesSet),
    choice("fold", SV_AT(KpiInput, fold), kInputFoldChoices),
};
constexpr CompositeType kInputsType = list_of<KpiInput>("inputs", kInputFields);
constexpr std::array kPartFields{
    reference("kpi", SV_AT(ScorecardPart, kpi), kind_set(ThingKind::Kpi)),
    decimal("weight", SV_AT(ScorecardPart, weight)),
    choice("score", SV_AT(ScorecardPart, score), kPartScoreChoices),
};
constexpr CompositeType kPartsType = list_of<ScorecardPart>("parts", kPartFields);
constexpr std::array kKpiVersionFields{
    reference("kpi", SV_AT(KpiVersion, kpi), kind_set(ThingKind::Kpi), kRequired | kSubject),
    bilingual("purpose", SV_AT(KpiVersion, purpose), kMultiline),
    text("unit", SV_AT(KpiVersion, unit), 0, 40),
    choice("direction", SV_AT(KpiVersion, direction), kDirectionChoices),
    reference("numerator", SV_AT(KpiVersion, numerator), kSeriesSet),
    reference("denominator", SV_AT(KpiVersion, denominator), kSeriesSet),
    choice("aggregation", SV_AT(KpiVersion, aggregation), kAggregationChoices),
    decimal("factor", SV_AT(KpiVersion, factor)),
    text("formula", SV_AT(KpiVersion, formula), kMultiline, 2000),
    composites("inputs", SV_AT(KpiVersion, inputs), kInputsType),
    composites("parts", SV_AT(KpiVersion, parts), kPartsType),
    reference("planned", SV_AT(KpiVersion, planned), kSeriesSet),
    choice("planned_rule", SV_AT(KpiVersion, planned_rule), kPlannedRuleChoices),
    choice("roll_up", SV_AT(KpiVersion, roll_up), kRollUpChoices),
    choice("attainment", SV_AT(KpiVersion, attainment), kAttainmentKindChoices),
    decimal("baseline", SV_AT(KpiVersion, baseline)),
    decimal("target", SV_AT(KpiVersion, target)),
    decimal("minimum", SV_AT(KpiVersion, minimum)),
    decimal("stretch", SV_AT(KpiVersion, stretch)),
    composites("bands", SV_AT(KpiVersion, bands), kBandsType),
    bilingual("source", SV_AT(KpiVersion, source), kMultiline),
    bilingual("method", SV_AT(KpiVersion, method), kMultiline),
    reference("measurer", SV_AT(KpiVersion, measurer), kRoles),
    reference("verifier", SV_AT(KpiVersion, verifier), kRoles),
    bilingual("exclusions", SV_AT(KpiVersion, exclusions), kMultiline),
    choice("frequency", SV_AT(KpiVersion, frequency), kFrequencyChoices),
    integer("due_day", SV_AT(KpiVersion, due_day), 1, 31),
    integer("decimals", SV_AT(KpiVersion, decimals), 0, 12),
    choice("rounding", SV_AT(KpiVersion, rounding), kRoundingRuleChoices),
    integer("reset_after", SV_AT(KpiVersion, reset_after), 1, 60),
    decimal("reset_share", SV_AT(KpiVersion, reset_share), "unit.percent"),
    decimal("reset_step", SV_AT(KpiVersion, reset_step)),
    date("effective_from", SV_AT(KpiVersion, effective_from), kEffectiveFrom),
};
constexpr std::array kSeriesFields{
    bilingual("name", SV_AT(Series, name), kRequired | kTitle),
    text("unit", SV_AT(Series, unit), 0, 40),
    bilingual("source", SV_AT(Series, source), kMultiline),
    bilingual("method", SV_AT(Series, method), kMultiline),
    reference("measurer", SV_AT(Series, measurer), kRoles),
    reference("verifier", SV_AT(Series, verifier), kRoles),
    choice("frequency", SV_AT(Series, frequency), kFrequencyChoices),
    decimal("possible_minimum", SV_AT(Series, possible_minimum)),
    decimal("possible_maximum", SV_AT(Series, possible_maximum)),
    measurements("measurements", SV_AT(Series, measurements)),
};
constexpr std::array kVerifiedRowFields{
    period("period", SV_AT(VerifiedRow, period)),
    decimal("value", SV_AT(VerifiedRow, value)),
};
constexpr CompositeType kVerifiedRowsType =
    list_of<VerifiedRow>("verified_rows", kVerifiedRowFields);
constexpr std::array kVerificationFields{
    reference("series", SV_AT(Verification, series), kSeriesSet, kRequired | kSubject),
    composites("rows", SV_AT(Verification, rows), kVerifiedRowsType),
};
constexpr std::array kDisputeFields{
    reference("about", SV_AT(Dispute, about),
              kSeriesSet | kind_set(ThingKind::Kpi) | kind_set(ThingKind::Scheme), kRequired),
    period("period", SV_AT(Dispute, period)),
    text("line", SV_AT(Dispute, line), 0, 120),
    bilingual("why", SV_AT(Dispute, why), kRequired | kTitle | kMultiline),
    bilingual("resolution", SV_AT(Dispute, resolution), kMultiline),
    choice("status", SV_AT(Dispute, status), kDisputeStatusChoices),
};
constexpr std::array kExclusionFields{
    reference("series", SV_AT(Exclusion, series), kSeriesSet, kRequired | kSubject),
    period("period", SV_AT(Exclusion, period), kRequired | kForPeriod),
    decimal("amount", SV_AT(Exclusion, amount)),
    bilingual("reason", SV_AT(Exclusion, reason), kRequired | kTitle | kMultiline),
};
constexpr std::array kInitiativeFields{
    bilingual("name", SV_AT(Initiative, name), kRequired | kTitle),
    choice("initiative_class", SV_AT(Initiative, initiative_class), kInitiativeClassChoices),
    references("goals", SV_AT(Initiative, goals), kGoals),
    references("kpis", SV_AT(Initiative, kpis), kind_set(ThingKind::Kpi)),
    reference("owner_pair", SV_AT(Initiative, owner_pair), kPairs),
    choice("stage", SV_AT(Initiative, stage), kStageChoices),
    integer("priority", SV_AT(Initiative, priority), 1, 999),
    money("customer_benefit", SV_AT(Initiative, customer_benefit)),
    money("supplier_benefit", SV_AT(Initiative, supplier_benefit)),
    date("starts", SV_AT(Initiative, starts), kFrom),
    date("ends", SV_AT(Initiative, ends), kTo),
};
constexpr std::array kDecisionFields{
    bilingual("text", SV_AT(Decision, text), kRequired | kTitle | kMultiline),
    reference("forum", SV_AT(Decision, forum), kind_set(ThingKind::Forum)),
    date("date", SV_AT(Decision, date)),
    reference("supersedes", SV_AT(Decision, supersedes), kind_set(ThingKind::Decision)),
    reference("owner", SV_AT(Decision, owner), kRoles),
};
constexpr std::array kCommentFields{
    reference("about", SV_AT(Comment, about), kAnyKind, kRequired),
    reference("replies_to", SV_AT(Comment, replies_to), kind_set(ThingKind::Comment)),
    long_text("text", SV_AT(Comment, text), kRequired | kTitle | kPersonal),
};
constexpr std::array kNoteFields{
    reference("about", SV_AT(Note, about), kAnyKind, kRequired),
    long_text("text", SV_AT(Note, text), kTitle),
    long_text("private_text", SV_AT(Note, private_text), kPrivate),
};

template <class Struct>
std::shared_ptr<Thing> make_thing() {
    auto made = std::make_shared<Struct>();
    return {made, &made->thing};
}
template <class Struct>
std::shared_ptr<Thing> copy_thing(const Thing& thing) {
    auto made = std::make_shared<Struct>(reinterpret_cast<const Struct&>(thing));
    return {made, &made->thing};
}

template <class Struct>
constexpr ThingType thing_type(ThingKind kind, const char* name, std::span<const Field> fields,
                               Approval approval = Approval::None) {
    return {.kind = kind,
            .name = name,
            .approval = approval,
            .fields = fields,
            .make = &make_thing<Struct>,
            .copy = &copy_thing<Struct>};
}

constexpr std::array kTypes{
    thing_type<Partnership>(ThingKind::Partnership, "partnership", kPartnershipFields),
    thing_type<Party>(ThingKind::Party, "party", kPartyFields),
    thing_type<Person>(ThingKind::Person, "person", kPersonFields),
    thing_type<PartnershipValue>(ThingKind::Value, "value", kValueFields),
    thing_type<Vision>(ThingKind::Vision, "vision", kVisionFields, Approval::BothSides),
    thing_type<Goal>(ThingKind::Goal, "goal", kGoalFields),
    thing_type<GoalValue>(ThingKind::GoalValue, "goal_value", kGoalValueFields,
                          Approval::BothSides),
    thing_type<Level>(ThingKind::Level, "level", kLevelFields),
    thing_type<Forum>(ThingKind::Forum, "forum", kForumFields),
    thing_type<Role>(ThingKind::Role, "role", kRoleFields),
    thing_type<Pair>(ThingKind::Pair, "pair", kPairFields),
    thing_type<Assignment>(ThingKind::Assignment, "assignment", kAssignmentFields),
    thing_type<Mandate>(ThingKind::Mandate, "mandate", kMandateFields, Approval::BothSides),
    thing_type<Service>(ThingKind::Service, "service", kServiceFields),
    thing_type<Kpi>(ThingKind::Kpi, "kpi", kKpiFields),
    thing_type<KpiVersion>(ThingKind::KpiVersion, "kpi_version", kKpiVersionFields,
                           Approval::BothSides),
    thing_type<Series>(ThingKind::Series, "series", kSeriesFields),
    thing_type<Verification>(ThingKind::Verification, "verification", kVerificationFields),
    thing_type<Dispute>(ThingKind::Dispute, "dispute", kDisputeFields),
    thing_type<Exclusion>(ThingKind::Exclusion, "exclusion", kExclusionFields, Approval::BothSides),
    thing_type<Scheme>(ThingKind::Scheme, "scheme", scheme_table::kSchemeFields),
    thing_type<SchemeVersion>(ThingKind::SchemeVersion, "scheme_version",
                              scheme_table::kSchemeVersionFields, Approval::BothSides),
    thing_type<Statement>(ThingKind::Statement, "statement", scheme_table::kStatementFields,
                          Approval::BothSides),
    thing_type<Initiative>(ThingKind::Initiative, "initiative", kInitiativeFields),
    thing_type<Decision>(ThingKind::Decision, "decision", kDecisionFields),
    thing_type<Comment>(ThingKind::Comment, "comment", kCommentFields),
    thing_type<Note>(ThingKind::Note, "note", kNoteFields),
};

constexpr bool types_stand_in_order_of_kinds() {
    for (std::size_t i = 0; i < kTypes.size(); ++i)
        if (static_cast<std::size_t>(kTypes[i].kind) != i) return false;
    return kTypes.size() == kThingKindCount;
}
static_assert(types_stand_in_order_of_kinds());

#undef SV_AT

constexpr Schema kStandardSchema{.types = kTypes};

}  // namespace

const Schema& standard_schema() { return kStandardSchema; }

}  // namespace samverka::model
