// Incentives: what a period came to for both sides and why, and the terms that were agreed.
#include <algorithm>

#include "core/model/in_force.h"
#include "core/screens/incentives.h"
#include "core/screens/kpis.h"

namespace samverka::screens {

namespace {

using incentive::StatementState;
using model::Side;

Option option(std::string value, std::string words) {
    Option out;
    out.value = std::move(value);
    out.label = std::move(words);
    return out;
}

Node scheme_field(const View& view, const ShownOutcomes& shown) {
    Node out = field(
        "incentives/scheme", EditKind::Choice, view.say("incentives.scheme"),
        shown.scheme == nullptr ? view.say("incentives.all") : view.title(shown.scheme->thing.id),
        "", intent("incentive_view", {}, "scheme"));
    out.edit.options.push_back(option("", view.say("incentives.all")));
    for (const model::Scheme* scheme : view.snapshot.all<model::Scheme>())
        out.edit.options.push_back(option(scheme->thing.id.text(), view.title(scheme->thing.id)));
    out.style.edges = {Edge::Line};
    out.layout.width = fixed(220);
    return out;
}

Node period_field(const View& view, const ShownOutcomes& shown) {
    Node out = region("incentives/periods", Flow::Row, 2);
    out.layout.width = fit();
    const auto found = std::ranges::find(shown.periods, *shown.period);
    const auto at = static_cast<std::size_t>(found - shown.periods.begin());
    const auto step = [&](const char* id, const char* icon, const char* key, bool possible,
                          std::size_t to) {
        Node one =
            icon_button(id, icon, view.say(key),
                        intent("incentive_view",
                               {{"period", possible ? shown.periods[to].text() : std::string()}}));
        one.enabled = possible;
        out.children.push_back(std::move(one));
    };
    step("incentives/earlier", "chevron_left", "kpis.earlier_period", at > 0, at - 1);
    Node choice = field("incentives/period", EditKind::Choice, view.say("incentives.period"),
                        capitalised(locale::show_period(*shown.period, view.language)), "",
                        intent("incentive_view", {}, "period"));
    for (std::size_t i = shown.periods.size(); i-- > 0;)
        choice.edit.options.push_back(
            option(shown.periods[i].text(), locale::show_period(shown.periods[i], view.language)));
    choice.style.edges = {Edge::Line};
    choice.layout.width = fixed(164);
    out.children.push_back(std::move(choice));
    step("incentives/later", "chevron_right", "kpis.later_period", at + 1 < shown.periods.size(),
         at + 1);
    return out;
}

const model::Proposal* pending_of(const View& view, const StatedOutcome& part) {
    if (part.statement().state != StatementState::Proposed) return nullptr;
    for (const model::Proposal& proposal : view.snapshot.proposals(part.statement().statement))
        if (proposal.pending()) return &proposal;
    return nullptr;
}

// Whether what was put forward still says what the period comes to.
bool is_stale(const StatedOutcome& part, const model::Proposal& proposal) {
    const auto* put = model::as<model::Statement>(proposal.content.get());
    if (put->lines.size() != part.lines.size()) return true;
    for (std::size_t i = 0; i < part.lines.size(); ++i) {
        const model::StatementLine& then = put->lines[i];
        const StatedLine& now = part.lines[i];
        if (then.key != now.key || then.customer != now.customer || then.supplier != now.supplier ||
            then.held_back != now.held)
            return true;
    }
    return false;
}

// The one act that is next: put the statement before both sides, once more where it has changed.
void add_act(const View& view, const ShownOutcomes& shown, Node& row) {
    if (shown.scheme == nullptr || shown.parts.empty() || shown.state == OutcomeState::Accepted)
        return;
    const StatedOutcome& part = shown.parts.front();
    const model::Proposal* pending = pending_of(view, part);
    if (pending != nullptr && !is_stale(part, *pending)) return;  // its approval is asked below
    Node put = button(
        "incentives/put",
        view.say(pending == nullptr ? "command.put_statement" : "incentives.put_again"),
        command("put_statement",
                {{"scheme", shown.scheme->thing.id.text()}, {"period", part.period().text()}}));
    put.primary = true;
    put.enabled = !view.is_read_only();
    row.children.push_back(std::move(put));
}

Node header(const View& view, const ShownOutcomes& shown) {
    const bool terms = view.state.incentives.part == IncentivePart::Terms;
    Node row = region("incentives/header", Flow::Row, 10);
    row.layout.align = Align::Center;
    Node title = heading("incentives/title", view.say("screen.incentives"), 1, TextStyle::Screen);
    title.layout.width = fit();
    row.children.push_back(std::move(title));
    row.children.push_back(spacer("incentives/header/room"));
    if (!view.snapshot.all<model::Scheme>().empty())
        row.children.push_back(scheme_field(view, shown));
    if (shown.period && !terms) row.children.push_back(period_field(view, shown));
    if (shown.scheme != nullptr)
        row.children.push_back(
            button("incentives/part", view.say(terms ? "incentives.outcome" : "incentives.terms"),
                   intent("incentive_view", {{"part", terms ? "outcome" : "terms"}})));
    if (!terms) add_act(view, shown, row);
    return row;
}

Mark state_mark(OutcomeState state) {
    if (state == OutcomeState::Accepted) return Mark::Praise;
    return state == OutcomeState::Complete ? Mark::Advice : Mark::Warning;
}
Tone state_tone(OutcomeState state) {
    if (state == OutcomeState::Accepted) return Tone::Good;
    return state == OutcomeState::Complete ? Tone::Ink2 : Tone::Watch;
}

// "Preliminär", and what is held back of it for whom.
Node state_line(const View& view, const ShownOutcomes& shown) {
    Node out = region("incentives/state_line", Flow::Row, 10);
    out.layout.align = Align::Center;
    Node state = badge("incentives/state", state_words(view, shown.state), state_mark(shown.state),
                       state_tone(shown.state));
    out.children.push_back(std::move(state));
    locale::Runs words;
    for (const Side side : {Side::Customer, Side::Supplier}) {
        const SideSums sums = sums_of(shown, side);
        if (sums.held.lines == 0) continue;
        const std::string amount = signed_amount(view, sums.held.minor);
        const std::string lead = words.empty() ? view.say("incentives.held") + " " : " · ";
        words.push_back({.kind = locale::RunKind::Plain,
                         .text = lead + party_name(view, side) + " ",
                         .target = {}});
        words.push_back(
            {.kind = locale::RunKind::Value, .text = amount, .target = sums.held.trace});
    }
    if (shown.scheme != nullptr && !shown.scheme->purpose.empty() && words.empty())
        words = plain(view.choose(shown.scheme->purpose));
    if (!words.empty())
        out.children.push_back(
            text("incentives/held", std::move(words), TextStyle::Dense, Tone::Ink2));
    return out;
}

Node new_scheme(const View& view) {
    const std::string code(locale::language_code(view.language));
    Action make = command("create", {{"kind", "scheme"}}, "fields/name/" + code);
    json::Object fields;
    fields.set("performer", "supplier");
    make.args.set("fields", std::move(fields));
    Node out = field("incentives/new", EditKind::Text, view.say("incentives.new"),
                     view.say("incentives.new"), "", std::move(make));
    out.icon = "plus";
    out.edit.placeholder = view.say("incentives.new_name");
    out.enabled = !view.is_read_only();
    out.layout.width = fixed(260);
    return out;
}

void add_outcome(const View& view, const ShownOutcomes& shown, Node& out) {
    if (!shown.period) {
        Node none = text(
            "incentives/none",
            plain(view.say(view.snapshot.all<model::Scheme>().empty() ? "incentives.empty"
                                                                      : "incentives.no_period")),
            TextStyle::Body, Tone::Ink2);
        none.kind = NodeKind::Empty;
        out.children.push_back(std::move(none));
        out.children.push_back(new_scheme(view));
        return;
    }
    out.children.push_back(state_line(view, shown));
    if (shown.scheme != nullptr)
        if (const model::Proposal* pending = pending_of(view, shown.parts.front()))
            if (!is_stale(shown.parts.front(), *pending))
                out.children.push_back(proposal_item(view, "incentives/proposal", *pending,
                                                     shown.parts.front().statement().statement));
    Node pair = region("incentives/sides", Flow::Grid, 14);
    pair.layout.columns = {fill(), fill()};
    pair.layout.column_gap = 14;
    pair.children.push_back(waterfall_card(view, shown, Side::Customer));
    pair.children.push_back(waterfall_card(view, shown, Side::Supplier));
    out.children.push_back(std::move(pair));
    out.children.push_back(outcome_lines(view, shown));
    if (shown.scheme == nullptr) out.children.push_back(new_scheme(view));
}

void add_findings(const View& view, const model::Scheme& scheme, Node& out) {
    for (const rules::Finding* finding : rules::findings_about(view.findings, scheme.thing.id))
        out.children.push_back(finding_item(
            view, "incentives/finding/" + finding->rule + "/" + finding->subject.text(), *finding,
            FindingDetail::Compact));
}

}  // namespace

Node incentives_screen(const View& view) {
    const ShownOutcomes shown = shown_outcomes(view);
    Node page = region("incentives/page", Flow::Stack, 14);
    page.layout.width = fill(1, 0, 1400);
    page.children.push_back(header(view, shown));
    if (shown.scheme != nullptr) add_findings(view, *shown.scheme, page);
    if (shown.scheme != nullptr && view.state.incentives.part == IncentivePart::Terms)
        add_terms(view, *shown.scheme, page);
    else
        add_outcome(view, shown, page);
    Node scroll = region("incentives/scroll", Flow::Stack, 0);
    scroll.layout.width = fill();
    scroll.layout.height = fill();
    scroll.layout.scroll = Scroll::Vertical;
    scroll.children.push_back(std::move(page));
    if (view.state.trace.empty()) return scroll;
    Node screen = region("incentives", Flow::Row, 20);
    screen.layout.align = Align::Stretch;
    screen.layout.height = fill();
    screen.children.push_back(std::move(scroll));
    screen.children.push_back(side_panel(view, "incentives/panel", {}, {}, {}));
    return screen;
}

}  // namespace samverka::screens
