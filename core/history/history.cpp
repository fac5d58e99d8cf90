#include "core/history/history.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/history/sentence.h"
#include "core/locale/messages.h"

namespace samverka::history {

namespace {

using base::ActId;
using base::Hash;
using base::ThingId;
using log::Commit;
using log::Event;
using log::FieldWrite;
using model::FieldValue;

// Every field's writes in the order of commits, so that what a writer had seen can be asked. A new
// version of a subject is held against the version before it, so its fields are kept under the
// subject too.
class Writes {
  public:
    explicit Writes(const log::CommitGraph& graph) : m_graph(graph) {}

    void add(std::uint32_t commit, const Event& event) {
        if (event.kind == log::EventKind::Create)
            for (const FieldWrite& write : event.writes)
                if (write.field->has(model::kSubject))
                    if (const auto* id = std::get_if<ThingId>(&write.value.data))
                        m_subjects[event.thing] = *id;
        const auto subject = m_subjects.find(event.thing);
        for (const FieldWrite& write : event.writes) {
            m_writes[key(event.thing, event, write)].push_back(
                {.commit = commit, .value = write.value});
            if (subject != m_subjects.end())
                m_writes[key(subject->second, event, write)].push_back(
                    {.commit = commit, .value = write.value});
        }
    }
    // The latest that `commit` had seen, before it.
    [[nodiscard]] FieldValue before(std::uint32_t commit, const Event& event,
                                    const FieldWrite& write) const {
        ThingId holder = event.thing;
        if (event.kind == log::EventKind::Create)
            for (const FieldWrite& one : event.writes)
                if (one.field->has(model::kSubject))
                    if (const auto* id = std::get_if<ThingId>(&one.value.data)) holder = *id;
        const auto found = m_writes.find(key(holder, event, write));
        if (found == m_writes.end()) return {};
        const auto held =
            std::find_if(found->second.rbegin(), found->second.rend(), [&](const Write& one) {
                return one.commit == commit || m_graph.is_ancestor(one.commit, commit);
            });
        return held == found->second.rend() ? FieldValue{} : held->value;
    }

  private:
    struct Write {
        std::uint32_t commit;
        FieldValue value;
    };
    using Key = std::tuple<ThingId, model::ThingKind, std::string_view, std::string>;
    static Key key(ThingId holder, const Event& event, const FieldWrite& write) {
        return {holder, event.thing_kind, write.field->name, write.language};
    }
    const log::CommitGraph& m_graph;
    std::map<Key, std::vector<Write>> m_writes;
    std::map<ThingId, ThingId> m_subjects;
};

void note_thing(Act& act, ThingId thing) {
    if (thing.is_nil()) return;
    if (std::find(act.things.begin(), act.things.end(), thing) == act.things.end())
        act.things.push_back(thing);
}

class Reader {
  public:
    explicit Reader(const log::Log& log) : m_log(log), m_writes(m_graph) {}

    std::vector<Act> read() {
        for (std::uint32_t number = 0; number < m_log.metas().size(); ++number) {
            m_numbers[m_log.metas()[number].id] = number;
            if (const auto commit = m_log.commit(number))
                read_commit(number, *commit);
            else
                static_cast<void>(m_graph.add_unknown());
        }
        for (Act& act : m_acts) give_headline(act);
        return std::move(m_acts);
    }

  private:
    void add_to_graph(const Commit& commit) {
        std::vector<std::uint32_t> parents;
        const auto add = [&](const Hash& id) {
            if (const auto found = m_numbers.find(id); found != m_numbers.end())
                parents.push_back(found->second);
        };
        if (commit.previous) add(*commit.previous);
        for (const Hash& parent : commit.parents) add(parent);
        static_cast<void>(m_graph.add(parents));
    }

    Act& act_of(const Commit& commit) {
        const auto [found, fresh] = m_act_index.try_emplace(commit.act, m_acts.size());
        if (fresh) {
            m_acts.push_back({.act = commit.act,
                              .author = commit.author,
                              .party = commit.party,
                              .time = commit.time,
                              .command = commit.command,
                              .undoes = commit.undoes,
                              .redoes = commit.redoes,
                              .headline = {},
                              .lines = {},
                              .things = {},
                              .commits = {}});
        }
        return m_acts[found->second];
    }

    void read_commit(std::uint32_t number, const Commit& commit) {
        add_to_graph(commit);
        Act& act = act_of(commit);
        act.commits.push_back(commit.id);
        const SentenceContext context{.snapshot = m_log.snapshot(),
                                      .author = commit.author,
                                      .party = commit.party,
                                      .before = [&](const Event& event, const FieldWrite& write) {
                                          return m_writes.before(number, event, write);
                                      }};
        for (const Event& event : commit.events) {
            auto told = sentences(context, event);
            act.lines.insert(act.lines.end(), std::make_move_iterator(told.begin()),
                             std::make_move_iterator(told.end()));
            note_thing(act, event.thing);
            for (const ThingId touched : event.touched) note_thing(act, touched);
            m_writes.add(number, event);
        }
    }

    // Undo and redo name what they undo; a named command speaks for its act; else its first event
    // does.
    void give_headline(Act& act) const {
        const auto& named = act.undoes ? act.undoes : act.redoes;
        if (named) {
            const auto found = m_act_index.find(*named);
            const std::string command =
                found == m_act_index.end() ? "" : m_acts[found->second].command;
            base::Message out{.key = act.undoes ? "history.undo" : "history.redo", .arguments = {}};
            out.with("who", author_argument(m_log.snapshot(), act.author, act.party));
            out.with("command", base::LabelArgument{command.empty() ? "history.unknown_command"
                                                                    : "command." + command});
            out.with("thing", act.things.empty()
                                  ? base::Argument(base::LabelArgument{"history.unknown_thing"})
                                  : name_argument(m_log.snapshot(), act.things.front()));
            act.headline = std::move(out);
            return;
        }
        const std::string key = "history.command." + act.command;
        if (locale::find_message(key, locale::Language::English) != nullptr) {
            base::Message out{.key = key, .arguments = {}};
            out.with("who", author_argument(m_log.snapshot(), act.author, act.party));
            out.with("thing", act.things.empty()
                                  ? base::Argument(base::LabelArgument{"history.unknown_thing"})
                                  : name_argument(m_log.snapshot(), act.things.front()));
            out.with("count", base::CountArgument{
                                  .count = static_cast<std::int64_t>(act.lines.size()), .of = {}});
            act.headline = std::move(out);
        } else if (!act.lines.empty()) {
            act.headline = act.lines.front();
        } else {
            act.headline = {.key = "history.nothing", .arguments = {}};
            act.headline.with("who", author_argument(m_log.snapshot(), act.author, act.party));
        }
    }

    const log::Log& m_log;
    log::CommitGraph m_graph;
    Writes m_writes;
    std::map<Hash, std::uint32_t> m_numbers;
    std::map<ActId, std::size_t> m_act_index;
    std::vector<Act> m_acts;
};

}  // namespace

std::vector<Act> acts(const log::Log& log, const Options& options) {
    auto acts = Reader(log).read();
    std::sort(acts.begin(), acts.end(), [](const Act& a, const Act& b) {
        return a.time != b.time ? a.time > b.time : a.act > b.act;
    });
    std::vector<Act> out;
    for (Act& act : acts) {
        if (options.acts_max != 0 && out.size() == options.acts_max) break;
        const bool about = !options.thing || std::find(act.things.begin(), act.things.end(),
                                                       *options.thing) != act.things.end();
        if (about) out.push_back(std::move(act));
    }
    return out;
}

}  // namespace samverka::history
