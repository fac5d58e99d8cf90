// The one table of error codes, and the value that carries one.
//
// An Error says what was refused or failed: a stable code with a snake_case name, a JSON pointer
// (or "line N") into the offending input, and an English detail for logs in which personal data
// stands last or not at all. What people read is looked up in the locales under "error.<name>". An
// Error is handled exactly once: passed on, or shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// clang-format off
#define SV_ERROR_CODES(X)                                                              \
    /* Input that cannot be read */                                                    \
    X(JsonSyntax,          "json_syntax")          X(JsonDepth,         "json_depth")         \
    X(JsonDuplicateKey,    "json_duplicate_key")   X(JsonNumber,        "json_number")        \
    X(JsonTooLarge,        "json_too_large")       X(TextNotUtf8,       "text_not_utf8")      \
    X(TextTooLong,         "text_too_long")        X(TextControl,       "text_control")       \
    X(NumberSyntax,        "number_syntax")        X(NumberRange,       "number_range")       \
    X(DateSyntax,          "date_syntax")          X(DateRange,         "date_range")         \
    X(PeriodSyntax,        "period_syntax")        X(IdSyntax,          "id_syntax")          \
    X(HashSyntax,          "hash_syntax")          X(DivisionByZero,    "division_by_zero")   \
    /* The file and the log */                                                         \
    X(LineTooLong,         "line_too_long")        X(LineForeign,       "line_foreign")       \
    X(LineDamaged,         "line_damaged")         X(HashMismatch,      "hash_mismatch")      \
    X(FileEmpty,           "file_empty")           X(FileForeign,       "file_foreign")       \
    X(GenesisMissing,      "genesis_missing")      X(GenesisSecond,     "genesis_second")     \
    X(PartnershipOther,    "partnership_other")    X(CommitInvalid,     "commit_invalid")     \
    X(CommitTooLarge,      "commit_too_large")     X(CommitMissing,     "commit_missing")     \
    X(CommitWaiting,       "commit_waiting")       X(ReplicaForked,     "replica_forked")     \
    X(FormatNewer,         "format_newer")         X(EventUnknown,      "event_unknown")      \
    X(BlobMissing,         "blob_missing")         X(FieldPrivate,      "field_private")      \
    X(LimitExceeded,       "limit_exceeded")                                           \
    /* What the model refuses */                                                       \
    X(KindUnknown,         "kind_unknown")         X(FieldUnknown,      "field_unknown")      \
    X(FieldRequired,       "field_required")       X(FieldType,         "field_type")         \
    X(FieldRange,          "field_range")          X(ChoiceUnknown,     "choice_unknown")     \
    X(ThingUnknown,        "thing_unknown")        X(ThingRemoved,      "thing_removed")      \
    X(ThingKindOther,      "thing_kind_other")     X(ReferenceOther,    "reference_other")    \
    X(LanguageUnknown,     "language_unknown")     X(DatesReversed,     "dates_reversed")     \
    /* Commands */                                                                     \
    X(CommandUnknown,      "command_unknown")      X(ArgumentMissing,   "argument_missing")   \
    X(ArgumentUnknown,     "argument_unknown")     X(ReadOnly,          "read_only")          \
    X(AuthorMissing,       "author_missing")       X(AuthorUnknown,     "author_unknown")     \
    X(NothingToUndo,       "nothing_to_undo")      X(NothingToRedo,     "nothing_to_redo")    \
    X(UndoFinal,           "undo_final")           X(VersionFrozen,     "version_frozen")     \
    X(VersionUnchanged,    "version_unchanged")    X(ProposalMissing,   "proposal_missing")   \
    X(ProposalOther,       "proposal_other")       X(ApprovalRepeated,  "approval_repeated")  \
    X(ApprovalNotAllowed,  "approval_not_allowed") X(ConflictMissing,   "conflict_missing")   \
    X(ThingIncomplete,     "thing_incomplete")     X(AlreadySo,         "already_so")         \
    X(MeasuredAlready,     "measured_already")     X(NotMeasured,       "not_measured")       \
    X(ValueTooHigh,        "value_too_high")       X(ValueTooLow,       "value_too_low")      \
    X(PeriodKindOther,     "period_kind_other")    X(VerifierSameSide,  "verifier_same_side") \
    X(EntropyMissing,      "entropy_missing")      X(FormulaInvalid,    "formula_invalid")    \
    X(SchemeInvalid,       "scheme_invalid")       X(SchemeNotInForce,  "scheme_not_in_force") \
    X(CatalogueUnknown,    "catalogue_unknown")    X(CatalogueLacking,  "catalogue_lacking")  \
    X(DriverUnknown,       "driver_unknown")                                           \
    /* The boundary and the hosts */                                                   \
    X(EnvelopeInvalid,     "envelope_invalid")     X(VerbUnknown,       "verb_unknown")       \
    X(NotOpen,             "not_open")             X(StorageFailed,     "storage_failed")     \
    X(FileUnreadable,      "file_unreadable")      X(FileUnwritable,    "file_unwritable")    \
    X(UsageInvalid,        "usage_invalid")
// clang-format on

namespace samverka::base {

enum class ErrorCode : std::uint8_t {
#define SV_ERROR_ENUMERATOR(enumerator, name) enumerator,
    SV_ERROR_CODES(SV_ERROR_ENUMERATOR)
#undef SV_ERROR_ENUMERATOR
};

// The stable snake_case name, as it stands in replies, on stderr and in the locale key
// "error.<name>".
[[nodiscard]] std::string_view error_name(ErrorCode code);
// How many codes there are; they are numbered from 0 without gaps.
[[nodiscard]] std::size_t error_code_count();

struct Error {
    ErrorCode code{};
    std::string path;    // JSON pointer ("/events/3/field"), "line 17", or empty
    std::string detail;  // English, for logs

    friend bool operator==(const Error&, const Error&) = default;
};

}  // namespace samverka::base
