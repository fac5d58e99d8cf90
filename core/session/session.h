// One writing session: opens a log, runs commands, undoes them, and answers what follows from the
// state.
//
// A session writes as one replica (a random id drawn from the host's entropy), so tabs, the command
// line and restored machines never write under one name. Commands are the only way to change
// anything: each is checked whole before the first event is made, runs as one act, and leaves no
// trace when it is refused. Undo is a new act that names the one it undoes; it reaches this
// session's own acts, newest first; approvals and erasing are final and say so. A measurement is
// undone by a correction, never by taking it away.
// Derived data (findings) is kept until the snapshot, the date or the author changes. The session
// has no clock: the host sets `now`, and without an as-of date the partnership's own (`opens_at`)
// or the host's today is taken.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/entropy.h"
#include "core/base/result.h"
#include "core/incentive/account.h"
#include "core/json/value.h"
#include "core/kpi/board.h"
#include "core/log/log.h"
#include "core/model/snapshot.h"
#include "core/rules/findings_cache.h"
#include "core/session/catalogue.h"
#include "core/session/entries.h"

namespace samverka::session {

struct Context;

enum class Access : std::uint8_t { ReadWrite, ReadOnly };

// What a command did.
struct Outcome {
    base::ActId act;
    std::vector<base::ThingId> created;  // in the order in which they were created
};

class Session {
  public:
    explicit Session(const model::Schema& schema = model::standard_schema());

    // ---- what the host hands in
    // At least 16 bytes, before anything is written; drawn once a session.
    void set_entropy(std::string_view seed);
    void set_now(base::Instant now) { m_now = now; }
    void set_access(Access access) {
        m_access = access;
        ++m_revision;
    }
    void set_as_of(std::optional<base::Date> date);
    // Who writes: a person of the partnership. Errors: AuthorUnknown.
    base::Result<void> set_author(base::ThingId person);
    [[nodiscard]] std::optional<base::ThingId> author() const { return m_author; }
    // What add_from_catalogue takes from; where there is none it is refused.
    [[nodiscard]] CatalogueShelf& catalogue() { return m_catalogue; }
    [[nodiscard]] const CatalogueShelf& catalogue() const { return m_catalogue; }

    // ---- the log
    // Errors: those of log::Log. What could be read is there, with warnings.
    base::Result<log::LogReport> open(std::string_view bytes);
    base::Result<log::LogReport> merge(std::string_view bytes);
    void close();
    [[nodiscard]] bool is_open() const { return m_log.is_open(); }
    [[nodiscard]] const log::Log& log() const { return m_log; }
    void acknowledge(std::uint64_t position);

    // ---- reading
    [[nodiscard]] const model::Snapshot& snapshot() const { return m_log.snapshot(); }
    [[nodiscard]] base::Date as_of() const;
    [[nodiscard]] bool has_explicit_date() const { return m_as_of.has_value(); }
    [[nodiscard]] base::Instant now() const { return m_now; }
    [[nodiscard]] Access access() const { return m_access; }
    // Grows whenever anything that a screen could show has changed.
    [[nodiscard]] std::uint64_t revision() const { return m_revision + snapshot().revision(); }
    [[nodiscard]] const std::vector<rules::Finding>& findings() const;
    // Every KPI on the as-of date. Valid until the next command, merge or change of date.
    [[nodiscard]] kpi::Board& kpis() const;
    // The accounts of every incentive scheme, in the same way.
    [[nodiscard]] incentive::Accounts& schemes() const;

    // ---- writing
    // Everything that is wrong with the arguments, with a pointer to each ("/fields/title"); empty:
    // the command may run.
    [[nodiscard]] std::vector<base::Error> faults(std::string_view command,
                                                  const json::Object& arguments) const;
    // Errors: the first fault, or the refusal of the command itself.
    base::Result<Outcome> run(std::string_view command, const json::Object& arguments);
    // The command that undo would undo, redo redo; empty when there is none.
    [[nodiscard]] std::string_view undoable() const;
    [[nodiscard]] std::string_view redoable() const;

  private:
    struct Step {
        base::ActId act;
        std::string command;
        std::vector<log::Event> inverse;
        std::vector<Entry> entries;  // what the periods that it measured said before
    };
    [[nodiscard]] Context context() const;
    [[nodiscard]] base::Result<void> check_undo(const Step& step) const;
    base::Result<Outcome> run_undo(std::vector<Step>& from, std::vector<Step>& to, bool redo);
    base::Result<Outcome> run_command(std::string_view command, const json::Object& arguments);

    log::Log m_log;
    Access m_access = Access::ReadWrite;
    std::optional<base::EntropyStream> m_thing_ids;
    std::optional<base::EntropyStream> m_act_ids;
    std::optional<base::EntropyStream> m_salts;
    base::ReplicaId m_replica;
    base::Instant m_now;
    std::optional<base::Date> m_as_of;
    std::optional<base::ThingId> m_author;
    std::vector<Step> m_undo;
    std::vector<Step> m_redo;
    std::uint64_t m_revision = 0;
    CatalogueShelf m_catalogue;

    mutable kpi::Board m_kpis;
    mutable incentive::Accounts m_schemes;
    mutable rules::FindingsCache m_findings;
};

}  // namespace samverka::session
