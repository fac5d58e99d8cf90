// The overview's findings: who needs to do something, and what is worth noticing.
#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/model/in_force.h"
#include "core/screens/kpi_parts.h"
#include "core/screens/overview.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

constexpr std::size_t kNeedsShown = 5;
constexpr std::size_t kPraiseShown = 2;
constexpr float kCountWidth = 52;
constexpr float kMarkWidth = 28;
constexpr std::size_t kMarksShown = 2;
constexpr const char* kAllNeeds = "overview/needs/all";
constexpr const char* kAllPraise = "overview/praise/all";

// Who answers for a role on the date; the role itself where it is vacant.
std::string holder_of(const View& view, base::ThingId role) {
    const auto held =
        model::assignments_in_force(view.snapshot, role, model::Post::Holder, view.date);
    return held.empty() ? view.title(role) : view.title(held.front()->person);
}

struct Who {
    std::string name;
    std::string role;
};

// A pair is its two holders; a party is itself.
Who who_is(const View& view, base::ThingId thing) {
    if (const auto* pair = view.snapshot.find<model::Pair>(thing)) {
        std::string names;
        for (const base::ThingId role : {pair->customer_role, pair->supplier_role})
            if (view.snapshot.find(role) != nullptr)
                names += (names.empty() ? "" : ", ") + holder_of(view, role);
        return {.name = names.empty() ? view.title(thing) : names, .role = {}};
    }
    if (view.snapshot.find<model::Role>(thing) == nullptr)
        return {.name = view.title(thing), .role = {}};
    const std::string name = holder_of(view, thing);
    const std::string title = view.title(thing);
    return {.name = name, .role = name == title ? std::string() : title};
}

// A mark without its amount: the amount stands in the finding itself, where it can be opened.
std::string bare_mark(const View& view, const rules::Finding& finding) {
    std::string mark = view.plain(finding.mark);
    const bool has_number =
        std::any_of(mark.begin(), mark.end(), [](char c) { return c >= '0' && c <= '9'; });
    return has_number ? view.say("finding." + finding.rule + ".mark") : mark;
}

// The marks of the findings, each once, and how many findings have others: "Mandat skiljer · Ingen
// ersättare +2".
locale::Runs marks_of(const View& view, const Need& need) {
    std::vector<std::string> marks;
    base::CountArgument rest;
    for (const rules::Finding* finding : need.findings) {
        std::string mark = bare_mark(view, *finding);
        if (std::find(marks.begin(), marks.end(), mark) != marks.end()) continue;
        if (marks.size() < kMarksShown)
            marks.push_back(std::move(mark));
        else
            rest.of.push_back(finding->subject);
    }
    locale::Runs out = plain(base::joined(marks, " · "));
    rest.count = static_cast<std::int64_t>(rest.of.size());
    if (rest.count == 0) return out;
    base::Message more{.key = "overview.findings_rest", .arguments = {}};
    for (locale::Run& run : view.say(more.with("count", std::move(rest))))
        out.push_back(std::move(run));
    return out;
}

Node count_badge(const View& view, const std::string& id, const Need& need) {
    std::vector<base::ThingId> things;
    things.reserve(need.findings.size());
    for (const rules::Finding* finding : need.findings) things.push_back(finding->subject);
    const rules::Severity worst = need.findings.front()->severity;
    Node out = badge(id, {}, mark_of(worst), tone_of(worst));
    out.text = {count_run(view, things)};
    out.name = view.plain(base::Message{.key = "shell.findings_count", .arguments = {}}.with(
        "count",
        base::CountArgument{.count = static_cast<std::int64_t>(need.findings.size()), .of = {}}));
    return out;
}

Node need_row(const View& view, const std::string& id, const Need& need) {
    const bool single = need.findings.size() == 1;
    const bool is_open = !single && view.state.opened.contains(id);
    Node out = region(id, Flow::Stack, 0);
    Node row = overview_row(id + "/row", count_badge(view, id + "/count", need), kCountWidth);
    if (is_open) row.style.edges.clear();
    Node words = region(id + "/who", Flow::Stack, 0);
    words.kind = NodeKind::Link;
    words.expanded = is_open;
    words.action =
        single ? finding_action(view, *need.findings.front()) : intent("toggle", {{"node", id}});
    Node who = text(id + "/name", plain(need.who), TextStyle::Dense);
    who.style.weight = Weight::Medium;
    who.style.overflow = Overflow::Cut;
    words.children.push_back(std::move(who));
    Node marks = text(id + "/marks", marks_of(view, need), TextStyle::Label, Tone::Ink3);
    marks.style.overflow = Overflow::Cut;
    words.name = need.who + ": " + locale::plain_text(marks.text);
    words.children.push_back(std::move(marks));
    row.children.push_back(std::move(words));
    out.children.push_back(std::move(row));
    if (!is_open) return out;
    for (std::size_t i = 0; i < need.findings.size(); ++i)
        out.children.push_back(
            finding_item(view, id + "/" + base::number_text(static_cast<std::int64_t>(i)),
                         *need.findings[i], FindingDetail::Compact));
    return out;
}

// A list that is cut off says so and opens.
Node more_button(const View& view, const char* node, bool is_open) {
    Node out = button(std::string(node) + "/toggle",
                      view.say(is_open ? "overview.findings_fewer" : "overview.findings_more"),
                      intent("toggle", {{"node", node}}));
    out.expanded = is_open;
    out.icon = is_open ? "chevron_up" : "chevron_down";
    out.style.tone = Tone::Ink2;
    return out;
}

void add_praise(const View& view, Node& card) {
    std::vector<const rules::Finding*> praise;
    for (const rules::Finding& finding : view.findings)
        if (finding.severity == rules::Severity::Praise) praise.push_back(&finding);
    if (praise.empty()) return;
    const bool all = view.state.opened.contains(kAllPraise);
    Node part = region("overview/praise", Flow::Stack, 12);
    part.name = view.say("overview.praise");
    part.children.push_back(heading("overview/praise/title", part.name, 3, TextStyle::Dense));
    for (std::size_t i = 0; i < praise.size() && (all || i < kPraiseShown); ++i) {
        const std::string id = "overview/praise/" + base::number_text(static_cast<std::int64_t>(i));
        Node mark = badge(id + "/mark", {}, Mark::Praise, Tone::Good);
        mark.name = view.plain(praise[i]->mark);
        Node row = overview_row(id, std::move(mark), kMarkWidth);
        row.children.push_back(
            text(id + "/text", finding_runs(view, *praise[i]), TextStyle::Dense));
        part.children.push_back(std::move(row));
    }
    if (praise.size() > kPraiseShown) part.children.push_back(more_button(view, kAllPraise, all));
    card.children.push_back(std::move(part));
}

}  // namespace

std::vector<Need> needs(const View& view) {
    std::vector<Need> out;
    std::map<std::string, std::size_t> places;  // looked up only; the order is that of findings
    for (const rules::Finding& finding : view.findings) {
        if (finding.severity == rules::Severity::Praise) continue;
        const Who who = finding.who.empty()
                            ? Who{.name = view.say("overview.findings_nobody"), .role = {}}
                            : who_is(view, finding.who.front());
        const auto [place, fresh] = places.try_emplace(who.name, out.size());
        if (fresh) out.push_back({.who = who.name, .role = who.role, .findings = {}});
        out[place->second].findings.push_back(&finding);
    }
    return out;
}

Node needs_card(const View& view) {
    Node card = overview_card("overview/needs", view.say("overview.findings"));
    const std::vector<Need> all = needs(view);
    const bool is_open = view.state.opened.contains(kAllNeeds);
    if (all.empty())
        card.children.push_back(text("overview/needs/none",
                                     plain(view.say("overview.findings_none")), TextStyle::Dense,
                                     Tone::Ink2));
    Node list = region("overview/needs/list", Flow::Stack, 0);
    list.kind = NodeKind::List;
    for (std::size_t i = 0; i < all.size() && (is_open || i < kNeedsShown); ++i)
        list.children.push_back(need_row(view,
                                         "overview/need/" +
                                             all[i].findings.front()->subject.text() + "/" +
                                             all[i].findings.front()->rule,
                                         all[i]));
    if (!list.children.empty()) card.children.push_back(std::move(list));
    if (all.size() > kNeedsShown) card.children.push_back(more_button(view, kAllNeeds, is_open));
    add_praise(view, card);
    return card;
}

}  // namespace samverka::screens
