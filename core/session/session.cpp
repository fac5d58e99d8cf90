#include "core/session/session.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/command/command.h"
#include "core/session/arguments.h"
#include "core/session/execute.h"

namespace samverka::session {

using base::ThingId;

using base::ErrorCode;
using base::fail;
using base::Result;

const HandlerRow* find_handler(std::string_view command) {
    for (const auto handlers :
         {generic_handlers(), organisation_handlers(), version_handlers(), measurement_handlers(),
          assurance_handlers(), partnership_handlers(), catalogue_handlers(), incentive_handlers()})
        for (const HandlerRow& row : handlers)
            if (row.command == command) return &row;
    return nullptr;
}

Session::Session(const model::Schema& schema) : m_log(schema) {}

// ---- what the host hands in

void Session::set_entropy(std::string_view seed) {
    if (seed.size() < 16) return;
    m_thing_ids.emplace(seed, "thing");
    m_act_ids.emplace(seed, "act");
    m_salts.emplace(seed, "salt");
    m_replica = base::EntropyStream(seed, "replica").next_id<base::ReplicaTag>();
}

void Session::set_as_of(std::optional<base::Date> date) {
    m_as_of = date;
    ++m_revision;
}

Result<void> Session::set_author(ThingId person) {
    if (snapshot().find<model::Person>(person) == nullptr)
        return fail(ErrorCode::AuthorUnknown, "", person.text());
    m_author = person;
    ++m_revision;
    return {};
}

// ---- the log

Result<log::LogReport> Session::open(std::string_view bytes) {
    auto report = m_log.load(bytes);
    if (!report) return report;
    m_undo.clear();
    m_redo.clear();
    m_as_of.reset();
    if (m_author && snapshot().find<model::Person>(*m_author) == nullptr) m_author.reset();
    ++m_revision;
    return report;
}

Result<log::LogReport> Session::merge(std::string_view bytes) {
    if (m_access == Access::ReadOnly) return fail(ErrorCode::ReadOnly);
    ++m_revision;
    return m_log.merge(bytes);
}

void Session::close() {
    m_log.close();
    m_undo.clear();
    m_redo.clear();
    m_author.reset();
    m_as_of.reset();
    m_findings = {};  // the next log counts its revisions from the start
    m_kpis = {};
    ++m_revision;
}

void Session::acknowledge(std::uint64_t position) {
    m_log.acknowledge(position);
    ++m_revision;
}

// ---- reading

base::Date Session::as_of() const {
    if (m_as_of) return *m_as_of;
    const model::Partnership* partnership = snapshot().partnership();
    if (partnership != nullptr && partnership->opens_at) return *partnership->opens_at;
    return m_now.date_utc();
}

kpi::Board& Session::kpis() const {
    m_kpis.follow(snapshot(), as_of());
    return m_kpis;
}

incentive::Accounts& Session::schemes() const {
    m_schemes.follow(snapshot(), kpis(), as_of());
    return m_schemes;
}

const std::vector<rules::Finding>& Session::findings() const {
    return m_findings.on(
        {.snapshot = snapshot(), .date = as_of(), .kpis = kpis(), .schemes = schemes()});
}

// ---- writing

std::vector<base::Error> Session::faults(std::string_view command,
                                         const json::Object& arguments) const {
    const command::Command* found = command::find_command(command);
    if (found == nullptr)
        return {{.code = ErrorCode::CommandUnknown,
                 .path = "/command",
                 .detail = std::string(command)}};
    auto out = argument_faults(*found, arguments, snapshot());
    const HandlerRow* handler = find_handler(command);
    if (out.empty() && handler != nullptr && handler->faults != nullptr)
        out = handler->faults(context(), Arguments(arguments, snapshot()));
    return out;
}

Context Session::context() const {
    return {.log = m_log,
            .snapshot = snapshot(),
            .as_of = as_of(),
            .author = m_author,
            .catalogue = m_catalogue};
}

std::string_view Session::undoable() const {
    return m_undo.empty() ? std::string_view() : m_undo.back().command;
}

std::string_view Session::redoable() const {
    return m_redo.empty() ? std::string_view() : m_redo.back().command;
}

Result<Outcome> Session::run(std::string_view command, const json::Object& arguments) {
    if (auto found = faults(command, arguments); !found.empty())
        return std::unexpected(std::move(found.front()));
    if (m_access == Access::ReadOnly) return fail(ErrorCode::ReadOnly);
    if (!m_thing_ids) return fail(ErrorCode::EntropyMissing);
    const bool begins = command == "new_partnership";
    if (!is_open() && !begins) return fail(ErrorCode::NotOpen);
    if (!m_author && !begins) return fail(ErrorCode::AuthorMissing);
    if (command == "undo") return run_undo(m_undo, m_redo, false);
    if (command == "redo") return run_undo(m_redo, m_undo, true);
    return run_command(command, arguments);
}

Result<Outcome> Session::run_command(std::string_view command, const json::Object& arguments) {
    const HandlerRow* handler = find_handler(command);
    SV_ASSERT(handler != nullptr);
    // Ids drawn by a command that is refused are put back, so that a failed command leaves no trace
    // in those to come.
    const auto things_before = *m_thing_ids;
    const auto salts_before = *m_salts;
    Draft draft(snapshot(), *m_thing_ids, *m_salts);
    auto done = handler->run(context(), Arguments(arguments, snapshot()), draft);
    if (done && draft.events().empty()) done = fail(ErrorCode::AlreadySo);
    if (!done) {
        m_thing_ids = things_before;
        m_salts = salts_before;
        return std::unexpected(std::move(done).error());
    }
    const ThingId author = draft.author ? *draft.author : *m_author;
    const model::Person* person = snapshot().find<model::Person>(author);
    log::ActDraft act;
    act.act = m_act_ids->next_id<base::ActTag>();
    act.author = author;
    act.party = person == nullptr ? ThingId() : person->party;
    act.command = std::string(command);
    act.events = draft.events();
    act.blobs = draft.blobs();
    if (act.party.is_nil())  // the first person of a new partnership, created in this very act
        for (const log::Event& event : act.events)
            if (event.thing == author)
                for (const log::FieldWrite& write : event.writes)
                    if (const auto* party = std::get_if<ThingId>(&write.value.data))
                        act.party = *party;
    Step step{.act = act.act,
              .command = std::string(command),
              .inverse = inverse_of(snapshot(), act.events),
              .entries = entries_before(snapshot(), act.events)};
    SV_TRY_VOID(m_log.append(act, {.replica = m_replica, .now = m_now}));
    if (!m_author) m_author = author;
    const auto* row = command::find_command(command);
    m_redo.clear();
    // What is final ends the reach of undo: an act before it could be one that it builds upon.
    const bool has_inverse = !step.inverse.empty() || !step.entries.empty();
    if (row->undo == command::UndoClass::Undoable && has_inverse) m_undo.push_back(std::move(step));
    ++m_revision;
    return Outcome{.act = act.act, .created = draft.created()};
}

Result<void> Session::check_undo(const Step& step) const {
    for (const log::Event& event : step.inverse) {
        if (snapshot().is_read_only(event.thing))
            return fail(ErrorCode::ThingIncomplete, "", event.thing.text());
        const auto proposals = snapshot().proposals(event.thing);
        const bool approved =
            std::any_of(proposals.begin(), proposals.end(), [](const model::Proposal& proposal) {
                return !proposal.revoked && (proposal.customer || proposal.supplier);
            });
        if (approved) return fail(ErrorCode::UndoFinal, "", event.thing.text());
    }
    for (const Entry& entry : step.entries) {
        if (snapshot().is_read_only(entry.series))
            return fail(ErrorCode::ThingIncomplete, "", entry.series.text());
        if (snapshot().find<model::Series>(entry.series) == nullptr)
            return fail(ErrorCode::ThingRemoved, "", entry.series.text());
    }
    return {};
}

Result<Outcome> Session::run_undo(std::vector<Step>& from, std::vector<Step>& to, bool redo) {
    if (from.empty()) return fail(redo ? ErrorCode::NothingToRedo : ErrorCode::NothingToUndo);
    const Step step = from.back();
    SV_TRY_VOID(check_undo(step));
    Draft draft(snapshot(), *m_thing_ids, *m_salts);
    draft.replay(step.inverse);
    write_entries(m_log, step.entries, draft);
    log::ActDraft act;
    act.act = m_act_ids->next_id<base::ActTag>();
    act.author = *m_author;
    const model::Person* person = snapshot().find<model::Person>(*m_author);
    act.party = person == nullptr ? ThingId() : person->party;
    act.command = redo ? "redo" : "undo";
    (redo ? act.redoes : act.undoes) = step.act;
    act.events = draft.events();
    act.blobs = draft.blobs();
    Step back{.act = step.act,
              .command = step.command,
              .inverse = inverse_of(snapshot(), act.events),
              .entries = entries_before(snapshot(), act.events)};
    SV_TRY_VOID(m_log.append(act, {.replica = m_replica, .now = m_now}));
    from.pop_back();
    to.push_back(std::move(back));
    ++m_revision;
    return Outcome{.act = act.act, .created = {}};
}

}  // namespace samverka::session
