#include "core/history/history.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/history/sentence.h"
#include "core/locale/messages.h"
#include "core/locale/runs.h"

namespace samverka::history {

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
class Journal::Writes {
  public:
    using Key = std::tuple<ThingId, model::ThingKind, std::string_view, std::string>;

    void add(std::uint32_t commit, const Event& event) {
        const ThingId subject = subject_of(event);
        if (!subject.is_nil()) m_subjects[event.thing] = subject;
        for (const FieldWrite& write : event.writes)
            for (const Key& key : keys(event, write))
                m_writes[key].push_back({.commit = commit, .value = write.value});
    }
    // Where a write stands: under its thing, and under the subject of a version.
    [[nodiscard]] std::vector<Key> keys(const Event& event, const FieldWrite& write) const {
        std::vector<Key> out{key(event.thing, event, write)};
        if (const auto subject = m_subjects.find(event.thing); subject != m_subjects.end())
            out.push_back(key(subject->second, event, write));
        return out;
    }
    // Where the value before a write is looked for: a new version is held against its subject's.
    [[nodiscard]] static Key held_by(const Event& event, const FieldWrite& write) {
        const ThingId subject = subject_of(event);
        return key(subject.is_nil() ? event.thing : subject, event, write);
    }
    // The latest that `commit` had seen. In the commit itself that is what stood there earlier:
    // `own` says how many of its writes to this field come before this one.
    [[nodiscard]] FieldValue before(const log::CommitGraph& graph, std::uint32_t commit,
                                    std::size_t own, const Event& event,
                                    const FieldWrite& write) const {
        const auto found = m_writes.find(held_by(event, write));
        if (found == m_writes.end()) return {};
        const std::vector<Write>& writes = found->second;
        const auto mine =
            std::lower_bound(writes.begin(), writes.end(), commit,
                             [](const Write& one, std::uint32_t at) { return one.commit < at; });
        auto end = static_cast<std::size_t>(mine - writes.begin()) + own;
        while (end > 0) {
            const Write& one = writes[--end];
            if (one.commit == commit || graph.is_ancestor(one.commit, commit)) return one.value;
        }
        return {};
    }

  private:
    struct Write {
        std::uint32_t commit;
        FieldValue value;
    };
    static Key key(ThingId holder, const Event& event, const FieldWrite& write) {
        return {holder, event.thing_kind, write.field->name, write.language};
    }
    // Of a version that is created; else nil.
    static ThingId subject_of(const Event& event) {
        if (event.kind != log::EventKind::Create) return {};
        for (const FieldWrite& write : event.writes)
            if (write.field->has(model::kSubject))
                if (const auto* id = std::get_if<ThingId>(&write.value.data)) return *id;
        return {};
    }
    std::map<Key, std::vector<Write>> m_writes;  // of a field by commits, ascending
    std::map<ThingId, ThingId> m_subjects;
};

namespace {

void note_thing(std::vector<ThingId>& things, ThingId thing) {
    if (thing.is_nil()) return;
    if (std::find(things.begin(), things.end(), thing) == things.end()) things.push_back(thing);
}

void note_things(std::vector<ThingId>& things, const Commit& commit) {
    for (const Event& event : commit.events) {
        note_thing(things, event.thing);
        for (const ThingId touched : event.touched) note_thing(things, touched);
    }
}

bool is_newer(const ActHead& a, const ActHead& b) {
    return a.time != b.time ? a.time > b.time : a.act > b.act;
}

// The command of another act: what an undo undid.
std::string command_of(const log::Log& log, ActId act) {
    const auto& metas = log.metas();
    for (std::uint32_t number = 0; number < metas.size(); ++number)
        if (metas[number].act == act)
            if (const auto commit = log.commit(number)) return commit->command;
    return {};
}

base::Argument first_thing(const log::Log& log, const Act& act) {
    return act.things.empty() ? base::Argument(base::LabelArgument{"history.unknown_thing"})
                              : name_argument(log.snapshot(), act.things.front());
}

// Undo and redo name what they undo; a named command speaks for its act; else its first event does.
void give_headline(const log::Log& log, Act& act) {
    const auto begin = [&](std::string key) {
        base::Message out{.key = std::move(key), .arguments = {}};
        out.with("who", author_argument(log.snapshot(), act.author, act.party));
        return out;
    };
    const auto& named = act.undoes ? act.undoes : act.redoes;
    const std::string key = "history.command." + act.command;
    if (named) {
        const std::string command = command_of(log, *named);
        act.headline = begin(act.undoes ? "history.undo" : "history.redo");
        act.headline
            .with("command", base::LabelArgument{command.empty() ? "history.unknown_command"
                                                                 : "command." + command})
            .with("thing", first_thing(log, act));
    } else if (locale::find_message(key, locale::Language::English) != nullptr) {
        act.headline = begin(key);
        act.headline.with("thing", first_thing(log, act))
            .with("count", base::CountArgument{.count = static_cast<std::int64_t>(act.lines.size()),
                                               .of = {}});
    } else if (!act.lines.empty()) {
        act.headline = act.lines.front();
    } else {
        act.headline = begin("history.nothing");
    }
}

using Before = std::function<FieldValue(std::uint32_t commit, const Event&, const FieldWrite&)>;

// Reads the act's commits again and tells them; `after` is called when an event has been told.
Act tell_act(const log::Log& log, const ActHead& head, const Before& before,
             const std::function<void(std::uint32_t commit, const Event&)>& after) {
    Act act{.act = head.act,
            .author = head.author,
            .party = head.party,
            .time = head.time,
            .command = {},
            .undoes = {},
            .redoes = {},
            .headline = {},
            .lines = {},
            .things = {},
            .commits = {}};
    for (const std::uint32_t number : head.commits) {
        act.commits.push_back(log.metas()[number].id);
        const auto commit = log.commit(number);
        if (!commit) continue;
        if (act.command.empty()) {
            act.command = commit->command;
            act.undoes = commit->undoes;
            act.redoes = commit->redoes;
        }
        note_things(act.things, *commit);
        const SentenceContext context{.snapshot = log.snapshot(),
                                      .author = head.author,
                                      .party = head.party,
                                      .before = [&](const Event& event, const FieldWrite& write) {
                                          return before(number, event, write);
                                      }};
        for (const Event& event : commit->events) {
            auto told = sentences(context, event);
            act.lines.insert(act.lines.end(), std::make_move_iterator(told.begin()),
                             std::make_move_iterator(told.end()));
            after(number, event);
        }
    }
    give_headline(log, act);
    return act;
}

}  // namespace

std::vector<ActHead> act_heads(const log::Log& log) {
    std::vector<ActHead> out;
    std::map<ActId, std::size_t> index;
    const auto& metas = log.metas();
    for (std::uint32_t number = 0; number < metas.size(); ++number) {
        const log::CommitMeta& meta = metas[number];
        if (meta.act.is_nil()) continue;  // known by name only
        const auto [found, fresh] = index.try_emplace(meta.act, out.size());
        if (fresh)
            out.push_back({.act = meta.act,
                           .author = meta.author,
                           .party = meta.party,
                           .time = meta.time,
                           .commits = {}});
        out[found->second].commits.push_back(number);
    }
    base::sort(out, is_newer);
    return out;
}

std::vector<ActHead> heads_since(const log::Log& log, std::span<const Hash> seen) {
    std::vector<std::uint32_t> known;
    for (const Hash& id : seen)
        if (const auto number = log.find_commit(id)) known.push_back(*number);
    std::vector<ActHead> out = act_heads(log);
    std::erase_if(out, [&](const ActHead& head) {
        return std::any_of(known.begin(), known.end(), [&](std::uint32_t last) {
            const std::uint32_t first = head.commits.front();
            return first == last || log.graph().is_ancestor(first, last);
        });
    });
    return out;
}

std::vector<Hash> latest_commits(const log::Log& log) {
    std::vector<Hash> out;
    for (const std::uint32_t number : log.graph().heads()) out.push_back(log.metas()[number].id);
    return out;
}

Act tell_briefly(const log::Log& log, const ActHead& head) {
    return tell_act(
        log, head, [](std::uint32_t, const Event&, const FieldWrite&) { return FieldValue{}; },
        [](std::uint32_t, const Event&) {});
}

Journal::Journal() = default;
Journal::~Journal() = default;

void Journal::start(const log::Log& log) {
    m_partnership = log.partnership();
    m_read.clear();
    m_writes = std::make_unique<Writes>();
    m_newest_first.clear();
    m_entries.clear();
    m_words.clear();
}

void Journal::follow(const log::Log& log) {
    const auto& metas = log.metas();
    const bool same =
        m_partnership == log.partnership() && m_read.size() <= metas.size() &&
        std::equal(m_read.begin(), m_read.end(), metas.begin(),
                   [](const Hash& id, const log::CommitMeta& meta) { return id == meta.id; });
    if (!same) start(log);
    if (m_read.size() == metas.size()) return;
    const auto first = static_cast<std::uint32_t>(m_read.size());
    for (std::uint32_t number = first; number < metas.size(); ++number) read(log, number);
    m_newest_first.clear();
    for (const auto& [act, entry] : m_entries) m_newest_first.push_back(&entry);
    base::sort(m_newest_first,
               [](const Entry* a, const Entry* b) { return is_newer(a->head, b->head); });
}

void Journal::read(const log::Log& log, std::uint32_t number) {
    const log::CommitMeta& meta = log.metas()[number];
    m_read.push_back(meta.id);
    const auto commit = log.commit(number);
    if (!commit) return;
    const auto [found, fresh] = m_entries.try_emplace(meta.act);
    Entry& entry = found->second;
    if (fresh)
        entry.head = {.act = meta.act,
                      .author = meta.author,
                      .party = meta.party,
                      .time = meta.time,
                      .commits = {}};
    entry.head.commits.push_back(number);
    note_things(entry.things, *commit);
    for (const Event& event : commit->events) m_writes->add(number, event);
}

const Journal::Entry* Journal::find(ActId act) const {
    const auto found = m_entries.find(act);
    return found == m_entries.end() ? nullptr : &found->second;
}

Act Journal::tell(const log::Log& log, const Entry& entry) const {
    std::map<Writes::Key, std::size_t> told;  // in this commit so far
    std::optional<std::uint32_t> current;
    return tell_act(
        log, entry.head,
        [&](std::uint32_t commit, const Event& event, const FieldWrite& write) {
            if (commit != current) told.clear();
            current = commit;
            const auto own = told.find(Writes::held_by(event, write));
            return m_writes->before(log.graph(), commit, own == told.end() ? 0 : own->second, event,
                                    write);
        },
        [&](std::uint32_t commit, const Event& event) {
            if (commit != current) told.clear();
            current = commit;
            for (const FieldWrite& write : event.writes)
                for (const Writes::Key& key : m_writes->keys(event, write)) ++told[key];
        });
}

const std::string& Journal::words(const log::Log& log, const Entry& entry,
                                  locale::Language language) {
    const std::uint64_t revision = log.snapshot().revision();
    if (m_words_revision != revision || m_words_language != language) m_words.clear();
    m_words_revision = revision;
    m_words_language = language;
    const auto [found, fresh] = m_words.try_emplace(entry.head.act);
    if (!fresh) return found->second;
    const Act act = tell(log, entry);
    std::string text = locale::plain_text(locale::render(act.headline, language));
    for (const base::Message& line : act.lines)
        text += "\n" + locale::plain_text(locale::render(line, language));
    // Whoever searches types an ordinary space.
    for (const std::string_view space : {"\u00a0", "\u202f"})
        for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space, at))
            text.replace(at, space.size(), " ");
    found->second = base::folded(text);
    return found->second;
}

std::vector<Act> acts(const log::Log& log, const Options& options) {
    Journal journal;
    journal.follow(log);
    std::vector<Act> out;
    for (const Journal::Entry* entry : journal.entries()) {
        if (options.acts_max != 0 && out.size() == options.acts_max) break;
        const bool about = !options.thing || std::find(entry->things.begin(), entry->things.end(),
                                                       *options.thing) != entry->things.end();
        if (about) out.push_back(journal.tell(log, *entry));
    }
    return out;
}

}  // namespace samverka::history
