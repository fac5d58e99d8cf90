#include "core/screens/workbench.h"

#include <utility>

#include "core/screens/screens.h"
#include "core/screens/typed.h"

namespace samverka::screens {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;

View make_view(const session::Session& session, const ScreenState& state) {
    const model::Partnership* partnership = session.snapshot().partnership();
    locale::Currency currency;
    if (partnership != nullptr && !partnership->currency.empty())
        currency.code = partnership->currency;
    return {.session = session,
            .state = state,
            .snapshot = session.snapshot(),
            .findings = session.findings(),
            .date = session.as_of(),
            .language = state.language,
            .currency = currency};
}

// Puts a value where `path` ("powers/money_limit") says, making objects on the way.
void fill(json::Object& args, std::string_view path, json::Value value) {
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) {
        args.set(path, std::move(value));
        return;
    }
    const std::string_view head = path.substr(0, slash);
    json::Value* inner = args.find(head);
    if (inner == nullptr || inner->object() == nullptr) inner = &args.set(head, json::Object());
    fill(*inner->object(), path.substr(slash + 1), std::move(value));
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

const Tree& Workbench::tree() {
    if (!m_stale && m_seen_revision == m_session.revision()) return m_tree;
    const View view = make_view(m_session, m_state);
    m_tree.root = m_session.is_open() ? shell(view) : start_screen(view);
    if (!m_state.fault_node.empty()) show_fault(m_tree.root, m_state);
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
    return m_tree;
}

std::string Workbench::explain(const base::Error& error) const {
    const char* words = locale::find_message("error." + std::string(base::error_name(error.code)),
                                             m_state.language);
    return words == nullptr ? std::string(base::error_name(error.code)) : std::string(words);
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
        m_host_request = HostRequest{.name = std::string(intent), .args = args};
        return {};
    }
    SV_TRY(m_state, reduce(m_state, intent, args));
    follow_state();
    return {};
}

Result<void> Workbench::run(const Action& action) {
    if (action.kind == ActionKind::None) return fail(ErrorCode::CommandUnknown);
    if (action.kind == ActionKind::View) return run_view(action.name, action.args);
    SV_TRY(const auto outcome, m_session.run(action.name, action.args));
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

Result<void> Workbench::perform_on(const Node& node, const Gesture& gesture) {
    switch (gesture.kind) {
        case GestureKind::Activate:
        case GestureKind::Shortcut:
            if (!node.enabled) return fail(ErrorCode::ReadOnly);
            return run(node.action);
        case GestureKind::Dismiss:
            return run(node.dismiss);
        case GestureKind::Menu:
            if (gesture.index >= node.menu.size())
                return fail(ErrorCode::ArgumentMissing, "/index");
            return run(node.menu[gesture.index].action);
        case GestureKind::Commit: {
            if (!node.enabled) return fail(ErrorCode::ReadOnly);
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
        m_state.notice = explain(done.error());
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

void Workbench::set_notice(const base::Error& error) {
    m_state.notice = explain(error);
    m_stale = true;
}

std::optional<HostRequest> Workbench::take_host_request() {
    return std::exchange(m_host_request, std::nullopt);
}

}  // namespace samverka::screens
