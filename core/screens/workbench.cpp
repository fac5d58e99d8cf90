#include "core/screens/workbench.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/assert.h"
#include "core/base/text.h"
#include "core/locale/error_text.h"
#include "core/screens/screens.h"
#include "core/screens/typed.h"

namespace samverka::screens {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;

// Puts a value where `path` ("powers/money_limit") says, making objects on the way.
json::Value& member(json::Object& object, std::string_view name) {
    json::Value* found = object.find(name);
    return found == nullptr ? object.set(name, json::Value()) : *found;
}

// `path` goes through members of objects and items of lists.
void put(json::Value& target, std::string_view path, json::Value value) {
    if (path.empty()) {
        target = std::move(value);
        return;
    }
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view head = path.substr(0, slash);
    const std::string_view rest = path.substr(std::min(slash + 1, path.size()));
    if (json::Array* items = target.array()) {
        const auto at = base::parse_integer(head);
        SV_ASSERT(at && *at >= 0 && static_cast<std::size_t>(*at) < items->size());
        put((*items)[static_cast<std::size_t>(*at)], rest, std::move(value));
        return;
    }
    if (target.object() == nullptr) target = json::Object();
    put(member(*target.object(), head), rest, std::move(value));
}

void fill(json::Object& args, std::string_view path, json::Value value) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    put(member(args, path.substr(0, slash)), path.substr(std::min(slash + 1, path.size())),
        std::move(value));
}

// The words of the glossary that stand in the tree, each once.
void collect_terms(const Node& node, std::set<std::string>& keys) {
    for (const locale::Run& run : node.text)
        if (run.kind == locale::RunKind::Term) keys.insert(run.target);
    for (const Node& child : node.children) collect_terms(child, keys);
}

std::vector<TermMeaning> terms_of(const View& view, const Node& root) {
    std::set<std::string> keys;
    collect_terms(root, keys);
    std::vector<TermMeaning> out;
    out.reserve(keys.size());
    for (const std::string& key : keys)
        out.push_back({.key = key,
                       .word = view.say("term." + key + ".word"),
                       .meaning = view.say("term." + key + ".meaning")});
    return out;
}

// What the host cannot do is offered nowhere: neither in a menu nor by a node.
void leave_out(Node& node, const std::set<std::string>& lacks) {
    const auto lacked = [&](const Action& action) {
        return action.kind == ActionKind::View && lacks.contains(action.name);
    };
    std::erase_if(node.menu, [&](const MenuItem& item) { return lacked(item.action); });
    std::erase_if(node.children, [&](const Node& child) { return lacked(child.action); });
    for (Node& child : node.children) leave_out(child, lacks);
}

// A field that is shown with its fault beside it.
void show_fault(Node& node, const ScreenState& state) {
    if (node.id == state.fault_node) node.edit.error = state.fault_text;
    for (Node& child : node.children) show_fault(child, state);
}

const Node* find_shortcut(const Node& node, std::string_view shortcut) {
    if (node.shortcut == shortcut && node.enabled) return &node;
    for (const Node& child : node.children)
        if (const Node* found = find_shortcut(child, shortcut)) return found;
    return nullptr;
}

}  // namespace

Workbench::Workbench() = default;
Workbench::~Workbench() = default;

View Workbench::view_now() {
    const base::Date date =
        m_state.known_on && !m_state.as_of ? *m_state.known_on : m_session.as_of();
    const auto look = [&](const model::Snapshot& snapshot,
                          const std::vector<rules::Finding>& findings, kpi::Board& kpis,
                          incentive::Accounts& schemes) -> View {
        locale::Currency currency;
        const model::Partnership* partnership = snapshot.partnership();
        if (partnership != nullptr && !partnership->currency.empty())
            currency.code = partnership->currency;
        return {.session = m_session,
                .state = m_state,
                .snapshot = snapshot,
                .findings = findings,
                .kpis = kpis,
                .schemes = schemes,
                .journal = m_journal,
                .past = m_past,
                .date = date,
                .language = m_state.language,
                .currency = currency};
    };
    if (!m_state.known_on || !m_session.is_open())
        return look(m_session.snapshot(), m_session.findings(), m_session.kpis(),
                    m_session.schemes());
    const Past::State was = m_past.state_on(m_session.log(), *m_state.known_on, date);
    return look(was.snapshot, was.findings, was.kpis, was.schemes);
}

const Tree& Workbench::tree() {
    if (!m_stale && m_seen_revision == m_session.revision()) return m_tree;
    if (m_session.is_open() != m_was_open) {  // the form of the start page is not that of a screen
        m_was_open = m_session.is_open();
        m_state.panel = Panel::Detail;
        m_state.form.clear();
    }
    const View view = view_now();
    m_tree.root = m_session.is_open() ? shell(view) : start_screen(view);
    if (!m_state.host_lacks.empty()) leave_out(m_tree.root, m_state.host_lacks);
    if (!m_state.fault_node.empty()) show_fault(m_tree.root, m_state);
    m_tree.terms = terms_of(view, m_tree.root);
    m_tree.language = m_state.language;
    m_tree.title = m_session.is_open()
                       ? view.choose(m_session.snapshot().partnership() == nullptr
                                         ? base::Bilingual()
                                         : m_session.snapshot().partnership()->name) +
                             " – Samverka"
                       : "Samverka";
    ++m_tree.revision;
    m_stale = false;
    m_seen_revision = m_session.revision();
    note_looked();
    return m_tree;
}

// Whoever has the overview before them has seen what it tells of.
void Workbench::note_looked() {
    if (!m_session.is_open() || m_state.screen != "overview" || m_state.known_on) return;
    m_state.looked = {.at = m_session.now(), .commits = history::latest_commits(m_session.log())};
}

std::string Workbench::explain(const base::Error& error) const {
    return locale::error_text(error, m_state.language);
}

// The parts of the view state that the session has to know.
void Workbench::follow_state() {
    m_session.set_as_of(m_state.as_of);
    if (m_state.author && m_session.author() != m_state.author) {
        if (const auto set = m_session.set_author(*m_state.author); !set) m_state.author.reset();
    }
}

Result<void> Workbench::run_view(std::string_view intent, const json::Object& args) {
    if (intent.starts_with("host.")) {
        if (m_state.host_lacks.contains(std::string(intent)))
            return fail(ErrorCode::CommandUnknown, "/intent", intent);
        m_host_request = HostRequest{.name = std::string(intent), .args = args};
        return {};
    }
    if (intent == "open") return open_thing(args);
    SV_TRY(m_state, reduce(m_state, intent, args));
    follow_state();
    return {};
}

Result<void> Workbench::run(const Action& action) {
    if (action.kind == ActionKind::None) return fail(ErrorCode::CommandUnknown);
    if (action.kind == ActionKind::View) return run_view(action.name, action.args);
    if (m_state.known_on) return fail(ErrorCode::ReadOnly);  // the past stays the past
    SV_TRY(const auto outcome, m_session.run(action.name, action.args));
    follow_kpi_command(m_state, m_session.snapshot(), action.name, outcome.created);
    if (action.name == "add_pair" && !outcome.created.empty()) {
        // What was just made is what one wants to see.
        m_state.selected = outcome.created.back();
        m_state.panel = Panel::Detail;
        m_state.form.clear();
    }
    return {};
}

Result<void> Workbench::fill_and_run(Action action, const FieldEdit& edit, const Gesture& gesture) {
    const bool chooses = edit.kind == EditKind::Choice || edit.kind == EditKind::Person;
    if (chooses) {
        const Option* option = find_option(edit, gesture.typed, gesture.chosen);
        if (option == nullptr) return fail(ErrorCode::ChoiceUnknown, "", gesture.typed);
        if (!option->action.empty()) return run(option->action);
        fill(action.args, action.fill, option->value);
        return run(action);
    }
    if (action.kind == ActionKind::View && edit.kind != EditKind::Date) {
        fill(action.args, action.fill,
             gesture.typed);  // the view keeps what was typed as it was typed
        return run(action);
    }
    locale::Currency currency;
    if (const auto* partnership = m_session.snapshot().partnership();
        partnership != nullptr && !partnership->currency.empty())
        currency.code = partnership->currency;
    SV_TRY(auto value, read_typed(edit, gesture.typed, m_state.language, currency));
    fill(action.args, action.fill, std::move(value));
    return run(action);
}

// Looking at a thing: its screen, and what stands beside the picture there.
Result<void> Workbench::open_thing(const json::Object& args) {
    const json::Value* named = args.find("thing");
    if (named == nullptr || named->string() == nullptr)
        return fail(ErrorCode::ArgumentMissing, "/thing");
    SV_TRY(const auto id, base::ThingId::parse(*named->string()));
    const Place place = place_of(m_session.snapshot(), id);
    if (place.thing.is_nil()) return fail(ErrorCode::ThingUnknown, "/thing", *named->string());
    json::Object where;
    where.set("screen", std::string(place.screen));
    SV_TRY(m_state, reduce(m_state, "navigate", where));
    json::Object what;
    what.set("thing", place.thing.text());
    SV_TRY(m_state, reduce(m_state, "select", what));
    return {};
}

// A number opens its trace and a name its thing, wherever in a node's text they stand.
Result<void> Workbench::activate(const Node& node, const Gesture& gesture) {
    if (node.kind == NodeKind::Grid) return perform_on_grid(node, gesture);
    const std::string& wanted = gesture.item;
    const auto run_of = std::find_if(node.text.begin(), node.text.end(), [&](const auto& one) {
        return !wanted.empty() && one.target == wanted;
    });
    if (gesture.kind == GestureKind::Activate && run_of != node.text.end()) {
        if (run_of->kind == locale::RunKind::Value)
            return run(intent("trace", {{"target", run_of->target}}));
        if (run_of->kind == locale::RunKind::Reference)
            return run(intent("open", {{"thing", run_of->target}}));
        return {};
    }
    if (node.action.empty() && !node.trace.empty())
        return run(intent("trace", {{"target", node.trace}}));
    return run(node.action);
}

Result<void> Workbench::perform_on_grid(const Node& node, const Gesture& gesture) {
    const FoundSource found = find_grid_source(node.grid.source);
    const CellPlace cell{.row = gesture.row, .column = gesture.column};
    const auto columns = static_cast<std::int64_t>(node.grid.columns.size());
    if (found.source == nullptr || cell.row < 0 || cell.row >= node.grid.rows || cell.column < 0 ||
        cell.column >= columns)
        return fail(ErrorCode::ThingUnknown, "/node", node.id);
    const View view = view_now();
    if (gesture.kind == GestureKind::Activate)
        return found.source->activate == nullptr
                   ? Result<void>{}
                   : run(found.source->activate(view, found.argument, cell));
    const auto take = gesture.kind == GestureKind::Paste ? found.source->paste : found.source->edit;
    if (take == nullptr || !node.enabled) return fail(ErrorCode::ReadOnly);
    SV_TRY(const Action action, take(view, found.argument, cell, gesture.typed));
    return action.empty() ? Result<void>{} : run(action);
}

GridRows Workbench::cells(std::string_view node, const GridRange& range) {
    const Node* found = find_node(tree(), node);
    if (found == nullptr || found->kind != NodeKind::Grid) return {};
    const FoundSource source = find_grid_source(found->grid.source);
    if (source.source == nullptr) return {};
    GridRange inside = range;
    const auto clip = [](std::int64_t& first, std::int64_t& count, std::int64_t all) {
        first = std::clamp<std::int64_t>(first, 0, all);
        count = std::clamp<std::int64_t>(count, 0, all - first);
    };
    clip(inside.first_row, inside.rows, found->grid.rows);
    clip(inside.first_column, inside.columns,
         static_cast<std::int64_t>(found->grid.columns.size()));
    return source.source->cells(view_now(), source.argument, inside);
}

Result<void> Workbench::perform_on(const Node& node, const Gesture& gesture) {
    switch (gesture.kind) {
        case GestureKind::Activate:
        case GestureKind::Shortcut:
            if (!node.enabled) return fail(ErrorCode::ReadOnly);
            return activate(node, gesture);
        case GestureKind::Paste:
            return perform_on_grid(node, gesture);
        case GestureKind::Dismiss:
            return run(node.dismiss);
        case GestureKind::Menu:
            if (gesture.index >= node.menu.size())
                return fail(ErrorCode::ArgumentMissing, "/index");
            return run(node.menu[gesture.index].action);
        case GestureKind::Commit: {
            if (!node.enabled) return fail(ErrorCode::ReadOnly);
            if (node.kind == NodeKind::Grid) return perform_on_grid(node, gesture);
            const bool unchanged =
                !node.edit.live && !gesture.chosen && gesture.typed == node.edit.typed;
            if (unchanged) return {};
            return fill_and_run(node.edit.action, node.edit, gesture);
        }
        case GestureKind::Drop: {
            const Node* dragged = find_node(m_tree, gesture.item);
            if (dragged == nullptr || dragged->drag.kind != node.drop.accepts)
                return fail(ErrorCode::ReferenceOther, "/item");
            Action action = node.drop.action;
            fill(action.args, action.fill, dragged->drag.item);
            return run(action);
        }
    }
    return {};
}

Result<void> Workbench::perform(const Gesture& gesture) {
    (void)tree();
    const Node* node = gesture.kind == GestureKind::Shortcut
                           ? find_shortcut(m_tree.root, gesture.item)
                           : find_node(m_tree, gesture.node);
    if (node == nullptr) return fail(ErrorCode::ThingUnknown, "/node", gesture.node);
    const Node copy = *node;  // what it does may rebuild the tree that it stands in
    auto done = perform_on(copy, gesture);
    m_stale = true;
    m_state.notice.clear();
    m_state.fault_node.clear();
    m_state.fault_text.clear();
    // Doing again what is so already is no news to anybody.
    if (!done && done.error().code == ErrorCode::AlreadySo) return done;
    if (!done && gesture.kind == GestureKind::Commit) {
        m_state.fault_node = copy.id;
        m_state.fault_text = explain(done.error());
    } else if (!done) {
        put_notice(explain(done.error()), NoticeKind::Refusal);
    }
    return done;
}

Result<void> Workbench::view(std::string_view intent, const json::Object& args) {
    m_stale = true;
    return run_view(intent, args);
}

void Workbench::restore_state(ScreenState state) {
    state.width = m_state.width;
    state.recent = m_state.recent;
    state.host_lacks = m_state.host_lacks;
    m_state = std::move(state);
    m_stale = true;
    follow_state();
}

void Workbench::set_width(float width) {
    m_state.width = width;
    m_stale = true;
}

void Workbench::set_language(locale::Language language) {
    m_state.language = language;
    m_stale = true;
}

void Workbench::put_notice(std::string words, NoticeKind kind) {
    m_state.notice = std::move(words);
    m_state.notice_kind = kind;
    m_stale = true;
}

void Workbench::set_notice(const base::Error& error) {
    put_notice(explain(error), NoticeKind::Refusal);
}

void Workbench::set_news(const base::Message& news) {
    put_notice(locale::plain_text(locale::render(news, m_state.language)), NoticeKind::News);
}

std::optional<HostRequest> Workbench::take_host_request() {
    return std::exchange(m_host_request, std::nullopt);
}

}  // namespace samverka::screens
