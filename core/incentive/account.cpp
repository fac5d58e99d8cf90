#include "core/incentive/account.h"

#include <algorithm>
#include <array>

#include "core/kpi/periods.h"

namespace samverka::incentive {

using base::Date;
using base::Money;
using base::Period;
using base::ThingId;
using model::Side;
using model::Snapshot;
using model::ThingKind;

namespace {

std::size_t span_on(const std::vector<TermsSpan>& spans, Date date) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < spans.size(); ++i)
        if (spans[i].from <= date) out = i;
    return out;
}

std::vector<TermsSpan> terms_spans(const Snapshot& snapshot, const model::Scheme& scheme,
                                   Date date) {
    std::vector<TermsSpan> out;
    for (const model::VersionSpan& span :
         model::version_spans(snapshot, ThingKind::SchemeVersion, scheme.thing.id, date))
        out.push_back({.from = span.from,
                       .state = span.state,
                       .version = span.version,
                       .terms = terms_of(std::make_shared<const model::SchemeVersion>(
                                             *model::as<model::SchemeVersion>(span.content)),
                                         scheme.performer)});
    return out;
}

// ---- statements

StatementOn statement_on(const Snapshot& snapshot, ThingId scheme, const Period& period) {
    StatementOn out;
    out.period = period;
    for (const model::Thing* thing : snapshot.about(ThingKind::Statement, scheme)) {
        const auto* statement = model::as<model::Statement>(thing);
        if (statement->period != period) continue;
        StatementState state = StatementState::Draft;
        std::shared_ptr<const model::Statement> accepted;
        for (const model::Proposal& proposal : snapshot.proposals(thing->id)) {
            if (proposal.approved() && !proposal.contested) {
                state = StatementState::Accepted;
                accepted = std::make_shared<const model::Statement>(
                    *model::as<model::Statement>(proposal.content.get()));
            } else if (proposal.pending() && state != StatementState::Accepted) {
                state = StatementState::Proposed;
            }
        }
        if (out.state != StatementState::None && state <= out.state) continue;
        out.state = state;
        out.statement = thing->id;
        out.accepted = std::move(accepted);
    }
    return out;
}

Sums sums_of(Side performer, const model::StatementLine& line) {
    const Money customer = line.customer.value_or(Money{});
    const Money supplier = line.supplier.value_or(Money{});
    return performer == Side::Customer ? Sums{.performer = customer, .other = supplier}
                                       : Sums{.performer = supplier, .other = customer};
}

void add(Sums& sum, const Sums& more, std::int64_t sign = 1) {
    sum.performer.minor += sign * more.performer.minor;
    sum.other.minor += sign * more.other.minor;
}

Sums amount_of(const Line& line) {
    return {.performer = line.performer.value_or(Money{}), .other = line.other.value_or(Money{})};
}

// What an accepted period comes to now beyond what was accepted of it.
Sums change_since(const Outcome& now, const model::Statement& accepted, Side performer) {
    Sums out;
    const auto accepted_line = [&](const std::string& key) {
        return std::ranges::find_if(accepted.lines,
                                    [&](const auto& line) { return line.key == key; });
    };
    for (const Line& line : now.lines) {
        const auto then = accepted_line(line.key);
        const bool was_paid = then != accepted.lines.end() && !then->held_back;
        if (was_paid) {
            if (line.hold == Hold::NoData) continue;
            add(out, amount_of(line));
            add(out, sums_of(performer, *then), -1);
        } else if (!line.is_held()) {
            add(out, amount_of(line));
        }
    }
    for (const model::StatementLine& then : accepted.lines)
        if (!then.held_back && now.find(then.key) == nullptr &&
            !then.key.starts_with("adjustment:"))
            add(out, sums_of(performer, then), -1);
    return out;
}

// What accepted statements have adjusted of a period already.
Sums adjusted_before(const Account& account, const std::string& key) {
    Sums out;
    for (const StatementOn& statement : account.statements)
        if (statement.accepted != nullptr)
            for (const model::StatementLine& line : statement.accepted->lines)
                if (line.key == key && !line.held_back) add(out, sums_of(account.performer, line));
    return out;
}

void add_adjustments(Account& account) {
    std::size_t open = account.outcomes.size();
    while (open > 0 && account.statements[open - 1].state != StatementState::Accepted) --open;
    if (open == account.outcomes.size()) return;
    account.open = account.outcomes[open].period;
    for (std::size_t i = 0; i < open; ++i) {
        const auto& accepted = account.statements[i].accepted;
        if (accepted == nullptr) continue;
        const Outcome& outcome = account.outcomes[i];
        Line line;
        line.kind = LineKind::Adjustment;
        line.key = "adjustment:" + outcome.period.text();
        line.period = outcome.period;
        Sums change = change_since(outcome, *accepted, account.performer);
        add(change, adjusted_before(account, line.key), -1);
        if (change.performer.minor == 0 && change.other.minor == 0) continue;
        line.performer = change.performer;
        line.other = change.other;
        account.outcomes[open].lines.push_back(std::move(line));
    }
}

void apply_disputes(const Snapshot& snapshot, Account& account) {
    for (const model::Thing* thing : snapshot.all(ThingKind::Dispute)) {
        const auto* dispute = model::as<model::Dispute>(thing);
        if (dispute->about != account.scheme || dispute->status != model::DisputeStatus::Open)
            continue;
        for (Outcome& outcome : account.outcomes) {
            if (dispute->period && *dispute->period != outcome.period) continue;
            for (Line& line : outcome.lines)
                if (dispute->line.empty() || dispute->line == line.key) line.line_disputed = true;
        }
    }
}

// The outcomes of the periods from the one that holds `first` until `date`.
void reckon(const Snapshot& snapshot, kpi::Board& board, std::optional<Date> first, Date date,
            Account& out) {
    if (!first) return;
    const base::FiscalCalendar fiscal = kpi::fiscal_calendar(snapshot);
    const auto kind_on = [&](Date on) {
        return kpi::period_kind(out.spans[span_on(out.spans, on)].terms.version->frequency);
    };
    Carried carried;
    for (Period period = kpi::first_period(kind_on, *first, fiscal); period.last() <= date;
         period = kpi::period_after(kind_on, period, fiscal)) {
        const std::size_t span = span_on(out.spans, period.last());
        const Terms& terms = out.spans[span].terms;
        out.outcomes.push_back(outcome_of(
            terms, figures_of(snapshot, board, terms.kpis, terms.series, period), fiscal, carried));
        out.spans_of.push_back(span);
    }
}

constexpr std::array kReadKinds{
    ThingKind::Scheme,    ThingKind::SchemeVersion, ThingKind::Statement, ThingKind::Dispute,
    ThingKind::Kpi,       ThingKind::KpiVersion,    ThingKind::Series,    ThingKind::Verification,
    ThingKind::Exclusion, ThingKind::Partnership,   ThingKind::Party};

}  // namespace

std::optional<std::size_t> Account::find(const Period& period) const {
    const auto found = std::ranges::find_if(
        outcomes, [&](const Outcome& outcome) { return outcome.period == period; });
    if (found == outcomes.end()) return std::nullopt;
    return static_cast<std::size_t>(found - outcomes.begin());
}

Account account_of(const Snapshot& snapshot, kpi::Board& board, const model::Scheme& scheme,
                   Date date) {
    Account out;
    out.scheme = scheme.thing.id;
    out.performer = scheme.performer;
    out.spans = terms_spans(snapshot, scheme, date);
    if (out.spans.empty()) return out;
    const auto begins = out.spans.front().terms.version->effective_from;
    const model::Partnership* partnership = snapshot.partnership();
    reckon(snapshot, board,
           begins ? begins : (partnership == nullptr ? std::nullopt : partnership->starts), date,
           out);
    for (const Outcome& outcome : out.outcomes)
        out.statements.push_back(statement_on(snapshot, out.scheme, outcome.period));
    apply_disputes(snapshot, out);
    add_adjustments(out);
    for (Outcome& outcome : out.outcomes) add_up(outcome);
    return out;
}

Account backtest_terms(const Snapshot& snapshot, kpi::Board& board, const model::Scheme& scheme,
                       const model::SchemeVersion& proposed, std::optional<Date> from, Date date) {
    Account out;
    out.scheme = scheme.thing.id;
    out.performer = scheme.performer;
    out.spans.push_back({.from = Date::from_days(base::kDaysMin),
                         .state = model::VersionState::Draft,
                         .version = proposed.thing.id,
                         .terms = terms_of(std::make_shared<const model::SchemeVersion>(proposed),
                                           scheme.performer)});
    reckon(snapshot, board, from ? from : proposed.effective_from, date, out);
    for (const Outcome& outcome : out.outcomes)
        out.statements.push_back({.period = outcome.period,
                                  .state = StatementState::None,
                                  .statement = {},
                                  .accepted = nullptr});
    return out;
}

Money to_side(Side side, Side performer, const Sums& sums) {
    return side == performer ? sums.performer : sums.other;
}
std::optional<Money> to_side(Side side, Side performer, const Line& line) {
    return side == performer ? line.performer : line.other;
}

void Accounts::follow(const Snapshot& snapshot, kpi::Board& board, Date date) {
    std::uint64_t revision = 0;
    for (const ThingKind kind : kReadKinds) revision += snapshot.kind_revision(kind);
    const bool same = m_snapshot == &snapshot && m_date == date && m_revision == revision;
    m_snapshot = &snapshot;
    m_board = &board;
    m_date = date;
    m_revision = revision;
    if (!same) m_accounts.clear();
}

const Account* Accounts::find(ThingId id) {
    const auto found = m_accounts.find(id);
    if (found != m_accounts.end()) return &found->second;
    const auto* scheme = m_snapshot->find<model::Scheme>(id);
    if (scheme == nullptr) return nullptr;
    return &m_accounts.emplace(id, account_of(*m_snapshot, *m_board, *scheme, *m_date))
                .first->second;
}

}  // namespace samverka::incentive
