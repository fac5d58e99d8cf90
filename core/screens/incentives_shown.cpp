// Which outcomes are shown, and what their lines come to taken together.
#include <algorithm>

#include "core/base/sort.h"
#include "core/incentive/trace.h"
#include "core/kpi/periods.h"
#include "core/screens/incentives.h"

namespace samverka::screens {

namespace {

using base::Period;
using incentive::Account;
using incentive::LineKind;
using model::Side;

struct KeyKind {
    std::string_view begins;
    LineKind kind;
};
constexpr std::array kKeyKinds{
    KeyKind{"score:", LineKind::Score},
    KeyKind{"points", LineKind::Points},
    KeyKind{"credit:", LineKind::Allocation},
    KeyKind{"deviation:", LineKind::Deviation},
    KeyKind{"earn_back:", LineKind::EarnBack},
    KeyKind{"offset:", LineKind::Offset},
    KeyKind{"share", LineKind::Share},
    KeyKind{"profit", LineKind::Profit},
    KeyKind{"gate", LineKind::Gate},
    KeyKind{"limit", LineKind::Limit},
    KeyKind{"adjustment:", LineKind::Adjustment},
    KeyKind{"saved", LineKind::Saved},
};

LineKind kind_of(std::string_view key) {
    for (const KeyKind& one : kKeyKinds)
        if (key.starts_with(one.begins)) return one.kind;
    return LineKind::Effect;
}

StatedLine accepted_line(const View& view, const incentive::Outcome& outcome,
                         const model::StatementLine& line) {
    StatedLine out;
    out.key = line.key;
    out.kind = kind_of(line.key);
    out.now = outcome.find(line.key);
    out.customer = line.customer;
    out.supplier = line.supplier;
    out.held = line.held_back;
    if (const std::size_t colon = line.key.find(':');
        out.kind == LineKind::Adjustment && colon != std::string::npos)
        if (const auto period =
                Period::parse(line.key.substr(colon + 1), kpi::fiscal_calendar(view.snapshot)))
            out.period = *period;
    return out;
}

StatedOutcome stated(const View& view, const Account& account, std::size_t at) {
    StatedOutcome out{.account = &account, .at = at, .lines = {}};
    const incentive::Outcome& outcome = account.outcomes[at];
    if (const auto& accepted = account.statements[at].accepted) {
        for (const model::StatementLine& line : accepted->lines)
            out.lines.push_back(accepted_line(view, outcome, line));
        return out;
    }
    for (const incentive::Line& line : outcome.lines) {
        StatedLine one;
        one.key = line.key;
        one.kind = line.kind;
        one.now = &line;
        one.period = line.period;
        one.customer = incentive::to_side(Side::Customer, account.performer, line);
        one.supplier = incentive::to_side(Side::Supplier, account.performer, line);
        one.held = line.is_held();
        out.lines.push_back(std::move(one));
    }
    return out;
}

OutcomeState state_of(const StatedOutcome& one) {
    if (one.statement().accepted != nullptr) return OutcomeState::Accepted;
    return one.outcome().preliminary() ? OutcomeState::Preliminary : OutcomeState::Complete;
}

void choose_period(const std::string& wanted, ShownOutcomes& out) {
    for (const Period& period : out.periods)
        if (period.text() == wanted) out.period = period;
    if (!out.period && !out.periods.empty()) out.period = out.periods.back();
}

ShownOutcomes of_scheme(const View& view, const model::Scheme& scheme) {
    ShownOutcomes out;
    out.scheme = &scheme;
    const Account* account = view.schemes.find(scheme.thing.id);
    if (account == nullptr) return out;
    for (const incentive::Outcome& outcome : account->outcomes)
        out.periods.push_back(outcome.period);
    choose_period(view.state.incentives.period, out);
    if (!out.period) return out;
    out.parts.push_back(stated(view, *account, *account->find(*out.period)));
    out.state = state_of(out.parts.front());
    return out;
}

// All schemes, by quarter: what ends in it counts to it.
ShownOutcomes of_all(const View& view, const std::string& wanted) {
    ShownOutcomes out;
    const base::FiscalCalendar fiscal = kpi::fiscal_calendar(view.snapshot);
    const auto quarter_of = [&](const Period& period) {
        return Period::containing(period.last(), base::PeriodKind::Quarter, fiscal);
    };
    std::vector<const Account*> accounts;
    for (const model::Scheme* scheme : view.snapshot.all<model::Scheme>()) {
        const Account* account = view.schemes.find(scheme->thing.id);
        if (account == nullptr) continue;
        accounts.push_back(account);
        for (const incentive::Outcome& outcome : account->outcomes) {
            const Period quarter = quarter_of(outcome.period);
            const bool ended = quarter.last() <= view.date;
            if (ended && std::ranges::find(out.periods, quarter) == out.periods.end())
                out.periods.push_back(quarter);
        }
    }
    base::sort(out.periods, [](const Period& left, const Period& right) {
        return left.first() < right.first();
    });
    choose_period(wanted, out);
    if (!out.period) return out;
    out.state = OutcomeState::Accepted;
    for (const Account* account : accounts)
        for (std::size_t at = 0; at < account->outcomes.size(); ++at) {
            if (quarter_of(account->outcomes[at].period) != *out.period) continue;
            out.parts.push_back(stated(view, *account, at));
            out.state = std::min(out.state, state_of(out.parts.back()));
        }
    return out;
}

void add(const StatedOutcome& part, const StatedLine& line, Side side, GroupSum& sum) {
    sum.minor += line.minor(side);
    ++sum.lines;
    const base::ThingId scheme = part.account->scheme;
    const char* const whole = side == Side::Customer ? "customer" : "supplier";
    if (sum.trace.empty()) {
        sum.trace =
            incentive::line_trace_id(scheme, part.period(), line.now == nullptr ? whole : line.key);
        return;
    }
    const std::string of_part = incentive::line_trace_id(scheme, part.period(), "");
    if (sum.trace.starts_with(of_part)) {
        sum.trace = of_part + whole;
        return;
    }
    if (!sum.trace.starts_with("list:")) {
        constexpr std::size_t kPrefix = std::string_view("scheme:").size();
        sum.trace = "list:" + sum.trace.substr(kPrefix, sum.trace.find('/') - kPrefix);
    }
    if (sum.trace.find(scheme.text()) == std::string::npos) sum.trace += "," + scheme.text();
}

}  // namespace

ShownOutcomes shown_outcomes(const View& view) {
    const auto* scheme = view.snapshot.find<model::Scheme>(view.state.selected);
    return scheme != nullptr ? of_scheme(view, *scheme)
                             : of_all(view, view.state.incentives.period);
}

ShownOutcomes latest_outcomes(const View& view) { return of_all(view, {}); }

bool has_outcomes(const View& view) {
    return std::ranges::any_of(view.snapshot.all<model::Scheme>(),
                               [&](const model::Scheme* scheme) {
                                   const Account* account = view.schemes.find(scheme->thing.id);
                                   return account != nullptr && !account->outcomes.empty();
                               });
}

LineGroup group_of(const StatedLine& line, Side side) {
    switch (line.kind) {
        case LineKind::Score:
        case LineKind::Gate:
            return LineGroup::Incentive;
        case LineKind::Points:
        case LineKind::Allocation:
        case LineKind::Deviation:
        case LineKind::EarnBack:
        case LineKind::Offset:
            return LineGroup::Credits;
        case LineKind::Share:
        case LineKind::Profit:
            return LineGroup::Gainshare;
        case LineKind::Limit:
            return LineGroup::Limit;
        case LineKind::Adjustment:
            return LineGroup::Adjustment;
        case LineKind::Saved:
        case LineKind::Effect:
            break;
    }
    return line.minor(side) < 0 ? LineGroup::Cost : LineGroup::Value;
}

std::string group_name(const View& view, LineGroup group) {
    constexpr std::array<const char*, kLineGroups> kKeys{
        "incentives.group.value",   "incentives.group.incentive", "incentives.group.gainshare",
        "incentives.group.credits", "incentives.group.limit",     "incentives.group.adjustment",
        "incentives.group.cost"};
    return view.say(kKeys[static_cast<std::size_t>(group)]);
}

SideSums sums_of(const ShownOutcomes& shown, Side side) {
    SideSums out;
    for (const StatedOutcome& part : shown.parts)
        for (const StatedLine& line : part.lines) {
            if (line.minor(side) == 0) continue;
            if (line.held) {
                add(part, line, side, out.held);
                continue;
            }
            add(part, line, side, out.groups[static_cast<std::size_t>(group_of(line, side))]);
            add(part, line, side, out.settled);
        }
    if (out.settled.trace.empty() && !shown.parts.empty())
        out.settled.trace = incentive::line_trace_id(
            shown.parts.front().account->scheme, shown.parts.front().period(),
            side == Side::Customer ? "customer" : "supplier");
    return out;
}

std::string signed_amount(const View& view, std::int64_t minor) {
    constexpr std::int64_t kMinorPer = 100;
    const std::string plus = minor > 0 ? "+" : "";
    if (minor % kMinorPer == 0)
        return plus + locale::show_integer(minor / kMinorPer, view.language);
    return plus + locale::show_every_digit(base::Decimal::from_scaled(minor, 2), view.language);
}

Node amount_node(std::string id, std::string words, std::string trace) {
    Node out = text(std::move(id), plain(std::move(words)), TextStyle::Dense);
    out.style.text_align = Align::End;
    if (trace.empty()) return out;
    out.kind = NodeKind::Value;
    out.trace = std::move(trace);
    return out;
}

Node amount_cell(std::string id, std::string words, std::string trace) {
    locale::Runs runs = plain(std::move(words));
    if (!trace.empty())
        runs = {{.kind = locale::RunKind::Value,
                 .text = locale::plain_text(runs),
                 .target = std::move(trace)}};
    Node out = text(std::move(id), std::move(runs), TextStyle::Dense);
    out.style.text_align = Align::End;
    return out;
}

std::string party_name(const View& view, Side side) {
    const model::Party* party = view.snapshot.lead_party(side);
    return party == nullptr ? view.choice(model::kSideChoices, static_cast<std::uint8_t>(side))
                            : party->name;
}

std::string state_words(const View& view, OutcomeState state) {
    constexpr std::array kKeys{"outcome.preliminary", "outcome.complete", "outcome.accepted"};
    return view.say(kKeys[static_cast<std::size_t>(state)]);
}

}  // namespace samverka::screens
