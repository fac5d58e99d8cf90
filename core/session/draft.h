// An act in the making: the events of one command, checked one by one against the snapshot and what
// the act itself made.
//
// Command handlers say what should be (`create`, `set`, `add` …); the draft turns that into events,
// makes the blobs of personal texts, draws the ids, and refuses what the field tables, the
// references or the frozen versions forbid. Nothing reaches the log until the handler has returned
// without an error.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/entropy.h"
#include "core/base/result.h"
#include "core/log/commit.h"
#include "core/log/line.h"
#include "core/model/snapshot.h"

namespace samverka::session {

// A value to be written to one field; `language` for bilingual fields, where `value` holds the
// whole text otherwise.
struct Assignment {
    std::string_view field;
    model::FieldValue value;
    std::string_view language = {};
};

class Draft {
  public:
    Draft(const model::Snapshot& snapshot, base::EntropyStream& thing_ids,
          base::EntropyStream& salts)
        : m_snapshot(&snapshot), m_thing_ids(&thing_ids), m_salts(&salts) {}

    // Errors of all: ThingUnknown, ThingRemoved, ThingIncomplete, FieldUnknown, FieldType,
    // FieldRequired, FieldPrivate, ReferenceOther, VersionFrozen and those of check_field_value;
    // `path` is the pointer to the argument.
    base::Result<base::ThingId> create(model::ThingKind kind, std::vector<Assignment> fields,
                                       std::string_view path = {});
    base::Result<void> set(base::ThingId thing, const Assignment& assignment,
                           std::string_view path = {});
    base::Result<void> change_item(base::ThingId thing, std::string_view field,
                                   model::FieldValue item, log::EventKind add_or_take,
                                   std::string_view path = {});
    base::Result<void> remove(base::ThingId thing, std::string_view path = {});
    base::Result<void> restore(base::ThingId thing, std::string_view path = {});
    void append(log::Event event) { m_events.push_back(std::move(event)); }
    // Puts the events of an inverse in, with new blobs for the personal texts they bring back.
    void replay(const std::vector<log::Event>& events);

    // The kind of a thing that exists or was created in this act. Errors: ThingUnknown,
    // ThingRemoved.
    [[nodiscard]] base::Result<model::ThingKind> kind_of(base::ThingId thing,
                                                         std::string_view path = {}) const;
    // Errors: VersionFrozen, ThingIncomplete.
    base::Result<void> check_changeable(base::ThingId thing, std::string_view path) const;

    [[nodiscard]] const model::Snapshot& snapshot() const { return *m_snapshot; }
    [[nodiscard]] const std::vector<log::Event>& events() const { return m_events; }
    [[nodiscard]] const std::vector<log::Blob>& blobs() const { return m_blobs; }
    [[nodiscard]] const std::vector<base::ThingId>& created() const { return m_created; }

    // Whom the act is written for, when not the session's author: an approval given on somebody's
    // behalf.
    std::optional<base::ThingId> author;

  private:
    base::Result<void> write(log::Event& event, const model::Field& field,
                             const Assignment& assignment, std::string_view path);
    base::Result<void> check_references(const model::Field& field, const model::FieldValue& value,
                                        std::string_view path) const;
    void keep(base::ThingId thing);
    void make_personal(log::FieldWrite& write);

    const model::Snapshot* m_snapshot;
    base::EntropyStream* m_thing_ids;
    base::EntropyStream* m_salts;
    std::vector<log::Event> m_events;
    std::vector<log::Blob> m_blobs;
    std::vector<base::ThingId> m_created;
    std::map<base::ThingId, model::ThingKind> m_kinds;
};

}  // namespace samverka::session
