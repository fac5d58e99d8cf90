// The overview's "what has changed since I last looked" and "what comes next".
#include <algorithm>
#include <map>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/kpi/due.h"
#include "core/model/in_force.h"
#include "core/screens/acts.h"
#include "core/screens/kpi_parts.h"
#include "core/screens/overview.h"
#include "core/screens/screens.h"

namespace samverka::screens {

namespace {

constexpr std::size_t kActsShown = 4;
constexpr std::size_t kActsRead = 60;
constexpr std::size_t kStepsShown = 6;
constexpr float kWhenWidth = 52;
constexpr int kGoalMonths = 12;       // how far ahead horizons are told
constexpr int kInitiativeMonths = 6;  // and begins and ends
constexpr int kEndMonths = 24;

base::Message message(std::string_view key) { return {.key = std::string(key), .arguments = {}}; }

base::ReferenceArgument reference(const View& view, base::ThingId id) {
    const model::Thing* thing = view.snapshot.find(id);
    return {.thing = id,
            .title = thing == nullptr ? base::Bilingual{.sv = "—", .en = "—"}
                                      : model::thing_title(view.snapshot, *thing)};
}

// What others have done since; of somebody who has never looked the latest.
std::vector<history::ActHead> unseen(const View& view) {
    const Looked& seen = view.state.seen;
    const log::Log& log = view.session.log();
    const bool has_looked =
        seen.at && std::any_of(seen.commits.begin(), seen.commits.end(),
                               [&](const base::Hash& id) { return log.find_commit(id); });
    auto heads = has_looked ? history::heads_since(log, seen.commits) : history::act_heads(log);
    if (!has_looked) return heads;
    if (const auto me = view.session.author())
        std::erase_if(heads, [&](const history::ActHead& head) { return head.author == *me; });
    return heads;
}

// ---- what comes next

using Steps = std::vector<Step>;

// KPIs whose values are awaited, or wait to be verified, on the same day.
struct DueKey {
    base::Date date;
    base::Period period;
    friend auto operator<=>(const DueKey&, const DueKey&) = default;
};
using Due = std::map<DueKey, std::vector<base::ThingId>>;

// Of one KPI its name, of several how many.
locale::Runs due_detail(const View& view, const DueKey& key,
                        const std::vector<base::ThingId>& kpis) {
    if (kpis.size() == 1)
        return view.say(message("overview.next_detail_one")
                            .with("kpi", base::PlainArgument{view.title(kpis.front())})
                            .with("period", base::PeriodArgument{key.period}));
    return view.say(
        message("overview.next_detail")
            .with("count",
                  base::CountArgument{.count = static_cast<std::int64_t>(kpis.size()), .of = kpis})
            .with("period", base::PeriodArgument{key.period}));
}

void add_due(const View& view, const Due& due, std::string_view what, Steps& out) {
    for (const auto& [key, kpis] : due)
        out.push_back(
            {.date = key.date,
             .late = key.date < view.date,
             .what = view.say(message(what).with(
                 "count",
                 base::CountArgument{.count = static_cast<std::int64_t>(kpis.size()), .of = kpis})),
             .detail = due_detail(view, key, kpis),
             .action = kpis.size() == 1 ? show_kpi(kpis.front(), key.period)
                                        : intent("navigate", {{"screen", "kpis"}})});
}

void add_measurements(const View& view, Steps& out) {
    Due awaited;
    Due unverified;
    for (const kpi::History* history : view.kpis.histories()) {
        if (const auto due = kpi::next_due(view.snapshot, *history, view.date))
            awaited[{due->date, due->period}].push_back(history->kpi);
        const kpi::Value* value = current_value(*history, view.date);
        if (value == nullptr || !value->has_value() || value->assurance != kpi::Assurance::Reported)
            continue;
        const model::KpiVersion* definition = history->definition(*value);
        if (definition == nullptr || definition->verifier.is_nil()) continue;
        // Nobody is given a day for it: it should be done before the next value comes.
        if (const auto by = kpi::due_date(*definition, value->period.next()))
            unverified[{*by, value->period}].push_back(history->kpi);
    }
    add_due(view, awaited, "overview.next_due", out);
    add_due(view, unverified, "overview.next_verify", out);
}

void add_proposals(const View& view, Steps& out) {
    for (const model::ThingType& type : view.snapshot.schema().types) {
        if (type.approval == model::Approval::None) continue;
        for (const model::Thing* version : view.snapshot.all(type.kind))
            for (const model::Proposal& proposal : view.snapshot.proposals(version->id)) {
                if (!proposal.pending()) continue;
                out.push_back({.date = proposal.proposed.at.date_utc(),
                               .waits = true,
                               .what = view.say(message("overview.next_proposal")
                                                    .with("thing", reference(view, version->id))),
                               .detail = plain(waits_for(view, proposal)),
                               .action = intent("history", {{"part", "approvals"}})});
            }
    }
}

void add_dates(const View& view, Steps& out) {
    const auto add = [&](const char* key, base::ThingId thing, std::optional<base::Date> date,
                         int months) {
        if (!date || *date < view.date || *date > view.date.plus_months(months)) return;
        out.push_back({.date = *date,
                       .what = view.say(message(key).with("thing", reference(view, thing))),
                       .detail = {},
                       .action = intent("open", {{"thing", thing.text()}})});
    };
    for (const model::Goal* goal : view.snapshot.all<model::Goal>())
        if (goal->status != model::GoalStatus::Reached &&
            goal->status != model::GoalStatus::Dropped)
            add("overview.next_goal", goal->thing.id, goal->horizon, kGoalMonths);
    for (const model::Initiative* initiative : view.snapshot.all<model::Initiative>()) {
        if (initiative->stage == model::Stage::Done || initiative->stage == model::Stage::Stopped)
            continue;
        add("overview.next_starts", initiative->thing.id, initiative->starts, kInitiativeMonths);
        add("overview.next_ends", initiative->thing.id, initiative->ends, kInitiativeMonths);
    }
}

void add_end(const View& view, Steps& out) {
    const model::Partnership* partnership = view.snapshot.partnership();
    if (partnership == nullptr || !partnership->ends || *partnership->ends < view.date ||
        *partnership->ends > view.date.plus_months(kEndMonths))
        return;
    Step step{.date = *partnership->ends,
              .what = plain(view.say("overview.extension_ends")),
              .detail = {},
              .action = intent("open", {{"thing", partnership->thing.id.text()}})};
    if (partnership->extension_years && *partnership->extension_years > 0)
        step.detail = view.say(
            message("overview.extension_years")
                .with("years",
                      base::DecimalArgument{
                          .value = base::Decimal::from_integer(*partnership->extension_years),
                          .unit_key = {},
                          .trace = "set:" + partnership->thing.id.text() + "/extension_years"}));
    out.push_back(std::move(step));
}

Node step_row(const View& view, const std::string& id, const Step& step) {
    Node when = text(id + "/when", plain(short_date(view, step.date)), TextStyle::Label,
                     step.late ? Tone::Miss : Tone::Ink3);
    when.style.weight = Weight::Medium;
    Node row = overview_row(id, std::move(when), kWhenWidth);
    Node words = region(id + "/words", Flow::Stack, 0);
    Node what = text(id + "/what", plain(locale::plain_text(step.what)), TextStyle::Dense);
    what.kind = NodeKind::Link;
    what.action = step.action;
    words.children.push_back(std::move(what));
    locale::Runs detail = step.detail;
    if (step.late) {
        detail.insert(detail.begin(),
                      {.kind = locale::RunKind::Plain,
                       .text = view.say("overview.next_late") + (detail.empty() ? "" : " · "),
                       .target = {}});
    }
    if (!detail.empty())
        words.children.push_back(text(id + "/detail", std::move(detail), TextStyle::Label,
                                      step.late ? Tone::Miss : Tone::Ink3));
    row.children.push_back(std::move(words));
    return row;
}

}  // namespace

std::vector<Step> next_steps(const View& view) {
    Steps out;
    add_measurements(view, out);
    add_proposals(view, out);
    add_dates(view, out);
    add_end(view, out);
    base::sort(out, [](const Step& a, const Step& b) { return a.date < b.date; });
    return out;
}

Node next_card(const View& view) {
    Node card = overview_card("overview/next", view.say("overview.next"));
    const std::vector<Step> steps = next_steps(view);
    Node list = region("overview/next/list", Flow::Stack, 0);
    list.kind = NodeKind::List;
    for (std::size_t i = 0; i < steps.size() && i < kStepsShown; ++i)
        list.children.push_back(step_row(
            view, "overview/next/" + base::number_text(static_cast<std::int64_t>(i)), steps[i]));
    if (list.children.empty())
        card.children.push_back(text("overview/next/none", plain(view.say("overview.next_empty")),
                                     TextStyle::Dense, Tone::Ink2));
    else
        card.children.push_back(std::move(list));
    return card;
}

namespace {

// Acts of one person, one command and one day are told as one: the first of them, and how many
// more.
struct Told {
    history::Act first;
    std::vector<base::ActId> acts;
};
std::vector<Told> told(const View& view, const std::vector<history::ActHead>& heads) {
    std::vector<Told> out;
    for (std::size_t i = 0; i < heads.size() && i < kActsRead; ++i) {
        history::Act act = history::tell_briefly(view.session.log(), heads[i]);
        const bool alike =
            !out.empty() && !act.undoes && !act.redoes && out.back().first.author == act.author &&
            out.back().first.command == act.command &&
            out.back().first.time.instant().date_utc() == act.time.instant().date_utc();
        if (!alike && out.size() == kActsShown) break;
        if (!alike) out.push_back({.first = act, .acts = {}});
        out.back().acts.push_back(act.act);
    }
    return out;
}

Node change_row(const View& view, const Told& one) {
    const std::string id = "overview/change/" + one.first.act.text();
    Node when = text(id + "/when", plain(short_date(view, one.first.time.instant().date_utc())),
                     TextStyle::Label, Tone::Ink3);
    when.style.weight = Weight::Medium;
    Node row = overview_row(id, std::move(when), kWhenWidth);
    locale::Runs runs = one.acts.size() == 1 ? act_headline(view, one.first)
                                             : act_runs(view, one.first.act, one.first.headline);
    if (one.acts.size() > 1) {
        const std::vector<base::ActId> more(one.acts.begin() + 1, one.acts.end());
        for (locale::Run& run : and_more(view, more.size(), more)) runs.push_back(std::move(run));
    }
    row.children.push_back(text(id + "/what", std::move(runs), TextStyle::Dense));
    return row;
}

}  // namespace

Node changes_card(const View& view) {
    const bool has_looked = view.state.seen.at.has_value();
    const auto heads = unseen(view);
    Node card = overview_card("overview/changes", view.say("overview.changes"));
    if (has_looked) {
        Node since =
            text("overview/changes/since", acts_since(view, heads, view.state.seen.at->date_utc()),
                 TextStyle::Dense, Tone::Ink3);
        card.children.front().children.push_back(std::move(since));
    }
    Node list = region("overview/changes/list", Flow::Stack, 0);
    list.kind = NodeKind::List;
    for (const Told& one : told(view, heads)) list.children.push_back(change_row(view, one));
    if (!list.children.empty()) card.children.push_back(std::move(list));
    Node row = region("overview/changes/actions", Flow::Wrap, 8);
    Node more =
        button("overview/changes/more", view.say("overview.changes_more"), intent("history"));
    more.style.tone = Tone::Ink2;
    row.children.push_back(std::move(more));
    if (has_looked && !heads.empty()) {
        Node seen = button("overview/changes/seen", view.say("overview.changes_mark_seen"),
                           intent("all_seen"));
        seen.style.tone = Tone::Ink2;
        row.children.push_back(std::move(seen));
    }
    card.children.push_back(std::move(row));
    return card;
}

}  // namespace samverka::screens
