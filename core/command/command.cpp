#include "core/command/command.h"

#include <array>
#include <iterator>

namespace samverka::command {

namespace {

using model::kind_set;
using model::ThingKind;
using enum ArgumentKind;

constexpr bool kOptional = false;

// What becomes of a value where one is already: without a choice it is refused.
constexpr const char* kCorrectionsNames[] = {"take"};
constexpr model::ChoiceTable kCorrectionsChoices{
    .name = "corrections", .choices = kCorrectionsNames, .count = std::size(kCorrectionsNames)};

constexpr Argument thing(const char* name, model::KindSet targets, bool required = true) {
    return {.name = name, .kind = Thing, .required = required, .targets = targets};
}

constexpr model::KindSet kRole = kind_set(ThingKind::Role);
constexpr model::KindSet kSubjects = kRole | kind_set(ThingKind::Forum);
constexpr model::KindSet kVersions =
    kind_set(ThingKind::Vision) | kind_set(ThingKind::GoalValue) | kind_set(ThingKind::Mandate) |
    kind_set(ThingKind::KpiVersion) | kind_set(ThingKind::Exclusion) |
    kind_set(ThingKind::SchemeVersion) | kind_set(ThingKind::Statement);

// Generic commands: the field tables say what they may do.
constexpr std::array kCreate{Argument{"kind", Kind}, Argument{"fields", Fields}};
constexpr std::array kSet{thing("thing", model::kAnyKind), Argument{"field", Field},
                          Argument{"to", Value, kOptional}, Argument{"language", Text, kOptional}};
constexpr std::array kItem{thing("thing", model::kAnyKind), Argument{"field", Field},
                           Argument{"item", Value}};
constexpr std::array kThing{thing("thing", model::kAnyKind)};
constexpr std::array kOrder{thing("thing", model::kAnyKind),
                            thing("after", model::kAnyKind, kOptional)};

// Commands that people have a verb for.
constexpr std::array kNewPartnership{
    Argument{"template", Text},
    Argument{"name", Bilingual},
    Argument{"customer", Text},
    Argument{"supplier", Text},
    Argument{"author", Text},
    Argument{"author_side", Choice, kOptional, 0, &model::kSideChoices},
    Argument{"starts", Date, kOptional},
    Argument{"ends", Date, kOptional}};
constexpr std::array kAddPerson{Argument{"name", Text}, thing("party", kind_set(ThingKind::Party)),
                                Argument{"contact", Text, kOptional},
                                Argument{"from", Date, kOptional}};
constexpr std::array kAssign{thing("role", kRole), thing("person", kind_set(ThingKind::Person)),
                             Argument{"post", Choice, kOptional, 0, &model::kPostChoices},
                             Argument{"from", Date, kOptional}};
constexpr std::array kEndAssignment{thing("assignment", kind_set(ThingKind::Assignment)),
                                    Argument{"to", Date, kOptional}};
constexpr std::array kSetMandate{thing("subject", kSubjects), Argument{"powers", Powers},
                                 Argument{"effective_from", Date, kOptional},
                                 Argument{"reason", Bilingual, kOptional}};
constexpr std::array kMatchMandates{thing("pair", kind_set(ThingKind::Pair)),
                                    Argument{"as", Choice, kOptional, 0, &model::kSideChoices}};
constexpr std::array kVersion{thing("version", kVersions)};
constexpr std::array kApprove{thing("version", kVersions), Argument{"hash", Hash},
                              thing("on_behalf", kind_set(ThingKind::Person), kOptional)};
constexpr std::array kResolve{thing("thing", model::kAnyKind), Argument{"field", Field, kOptional},
                              Argument{"language", Text, kOptional},
                              Argument{"take", Integer, kOptional},
                              Argument{"to", Value, kOptional}};
constexpr std::array kAddPair{thing("level", kind_set(ThingKind::Level)),
                              Argument{"customer_title", Bilingual},
                              Argument{"supplier_title", Bilingual}};
constexpr std::array kAddCounterpart{thing("pair", kind_set(ThingKind::Pair)),
                                     Argument{"title", Bilingual}};
constexpr std::array kMoveToLevel{thing("role", kRole), thing("level", kind_set(ThingKind::Level))};
constexpr std::array kGiveResponsibility{
    thing("holder", kSubjects | kind_set(ThingKind::Pair)),
    Argument{"responsibility", Choice, true, 0, &model::kResponsibilityChoices}};
constexpr std::array kMeasure{thing("series", kind_set(ThingKind::Series)),
                              Argument{"periods", Texts}, Argument{"values", Texts},
                              Argument{"reference", Text, kOptional}};
constexpr std::array kCorrect{thing("series", kind_set(ThingKind::Series)),
                              Argument{"period", Text}, Argument{"value", Text},
                              Argument{"reference", Text, kOptional}};
constexpr std::array kRecord{Argument{"rows", Rows},
                             Argument{"corrections", Choice, kOptional, 0, &kCorrectionsChoices},
                             Argument{"reference", Text, kOptional}};
constexpr std::array kVerifyValues{thing("series", kind_set(ThingKind::Series)),
                                   Argument{"periods", Texts}};
constexpr std::array kDispute{
    thing("about",
          kind_set(ThingKind::Series) | kind_set(ThingKind::Kpi) | kind_set(ThingKind::Scheme)),
    Argument{"period", Text, kOptional}, Argument{"line", Text, kOptional},
    Argument{"why", Bilingual}};
constexpr std::array kPutStatement{thing("scheme", kind_set(ThingKind::Scheme)),
                                   Argument{"period", Text}};
constexpr std::array kResolveDispute{
    thing("dispute", kind_set(ThingKind::Dispute)), Argument{"resolution", Bilingual, kOptional},
    Argument{"status", Choice, kOptional, 0, &model::kDisputeStatusChoices}};
constexpr std::array kComment{thing("about", model::kAnyKind), Argument{"text", Text}};
constexpr std::array kAddFromCatalogue{Argument{"entry", Text},
                                       thing("owner_pair", kind_set(ThingKind::Pair), kOptional),
                                       Argument{"goals", Texts, kOptional},
                                       thing("service", kind_set(ThingKind::Service), kOptional),
                                       Argument{"baseline", Text, kOptional},
                                       Argument{"target", Text, kOptional},
                                       Argument{"minimum", Text, kOptional},
                                       Argument{"stretch", Text, kOptional},
                                       thing("measurer", kRole, kOptional),
                                       thing("verifier", kRole, kOptional),
                                       Argument{"effective_from", Date, kOptional}};
constexpr std::array kAddSchemeFromCatalogue{
    Argument{"entry", Text}, Argument{"performer", Choice, kOptional, 0, &model::kSideChoices},
    thing("owner_pair", kind_set(ThingKind::Pair), kOptional),
    thing("service", kind_set(ThingKind::Service), kOptional),
    Argument{"effective_from", Date, kOptional}};
constexpr std::array kErase{
    thing("person", kind_set(ThingKind::Person) | kind_set(ThingKind::Comment))};

constexpr std::array kCommands{
    Command{"create", kCreate},
    Command{"set", kSet},
    Command{"add", kItem},
    Command{"take", kItem},
    Command{"remove", kThing},
    Command{"restore", kThing},
    Command{"order", kOrder},
    Command{"new_partnership", kNewPartnership, UndoClass::Final},
    Command{"add_person", kAddPerson, UndoClass::Undoable, "", true},
    Command{"assign_person", kAssign},
    Command{"end_assignment", kEndAssignment},
    Command{"set_mandate", kSetMandate},
    Command{"match_mandates", kMatchMandates},
    Command{"propose", kVersion},
    Command{"approve", kApprove, UndoClass::Final},
    Command{"revoke", kVersion, UndoClass::Final},
    Command{"resolve", kResolve},
    Command{"add_pair", kAddPair, UndoClass::Undoable, "", true},
    Command{"add_counterpart", kAddCounterpart},
    Command{"move_to_level", kMoveToLevel},
    Command{"give_responsibility", kGiveResponsibility},
    Command{"measure", kMeasure},
    Command{"correct", kCorrect},
    Command{"record", kRecord},
    Command{"verify_values", kVerifyValues},
    Command{"dispute", kDispute},
    Command{"resolve_dispute", kResolveDispute},
    Command{"put_statement", kPutStatement},
    Command{"add_from_catalogue", kAddFromCatalogue},
    Command{"add_scheme_from_catalogue", kAddSchemeFromCatalogue},
    Command{"comment", kComment},
    Command{"erase", kErase, UndoClass::Final},
    Command{"undo", {}, UndoClass::Meta, "Ctrl+Z", true},
    Command{"redo", {}, UndoClass::Meta, "Ctrl+Shift+Z", true},
};

}  // namespace

std::span<const Command> all_commands() { return kCommands; }

const Command* find_command(std::string_view id) {
    for (const Command& command : kCommands)
        if (id == command.id) return &command;
    return nullptr;
}

}  // namespace samverka::command
