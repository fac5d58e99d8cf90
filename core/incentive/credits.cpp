#include "core/incentive/credits.h"

#include <algorithm>

namespace samverka::incentive {

using base::Money;
using model::EarnBackKind;

namespace {

struct Level {
    Number level;
    bool known = false;
    bool reached = false;
    bool beaten = false;
};

Level judge(const KpiFigure& figure, const std::optional<base::Decimal>& limit) {
    Level out;
    out.level = Number::of(limit);
    if (!figure.has_value() || figure.definition == nullptr || !limit) return out;
    out.known = true;
    out.reached = kpi::reaches(*figure.definition, figure.value, *limit);
    out.beaten = out.reached && figure.value != *limit;
    return out;
}

std::optional<base::Decimal> allocation_limit(const model::CreditAllocation& row,
                                              const KpiFigure& figure) {
    if (row.limit || figure.definition == nullptr) return row.limit;
    return figure.definition->minimum ? figure.definition->minimum : figure.definition->target;
}

std::optional<base::Decimal> deviation_limit(const model::DeviationCredit& row,
                                             const KpiFigure& figure) {
    if (row.limit || figure.definition == nullptr) return row.limit;
    return figure.definition->target;
}

Credit begin_credit(CreditKind kind, std::size_t row, const KpiFigure& figure, const Level& level) {
    Credit out;
    out.kind = kind;
    out.row = row;
    out.kpi = figure.kpi;
    out.level = level.level;
    out.reached = level.reached;
    out.beaten = level.beaten;
    out.hold = level.known ? hold_of(figure) : Hold::NoData;
    return out;
}

void add_allocations(const Terms& terms, const Figures& figures, Credits& out) {
    const auto& rows = terms.version->allocations;
    if (rows.empty()) return;
    const model::AtRisk& at_risk = terms.version->at_risk;
    out.at_risk = percent_of(out.charges, Number::of(at_risk.percent));
    const Number pool =
        at_risk.pool_percent ? percent_of(out.at_risk, *at_risk.pool_percent) : out.at_risk;
    Number sum = Number::of(0);
    std::vector<Number> shares;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const KpiFigure& figure = figures.kpis[terms.allocations[i]];
        const Level level = judge(figure, allocation_limit(rows[i], figure));
        Credit credit = begin_credit(CreditKind::Allocation, i, figure, level);
        if (level.known)
            credit.exact =
                level.reached ? Number::of(0) : percent_of(pool, Number::of(rows[i].percent));
        if (credit.exact.has_value()) sum = sum + credit.exact;
        shares.push_back(credit.exact);
        out.rows.push_back(credit);
    }
    out.capped = is_below(out.at_risk, sum);
    const auto whole = to_money(least(sum, out.at_risk), terms.rounding());
    if (!whole) return;
    const auto parts = apportion(*whole, shares, terms.rounding().decimals);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (shares[i].has_value()) out.rows[i].money = parts[i];
}

Number units_off(const KpiFigure& figure, const base::Decimal& level) {
    if (figure.definition->direction == model::Direction::Lower)
        return Number(figure.value) - level;
    const Number off = Number(level) - figure.value;
    if (figure.definition->direction != model::Direction::Target) return off;
    return greatest(off, -off);
}

void add_deviations(const Terms& terms, const Figures& figures, Credits& out) {
    const auto& rows = terms.version->deviations;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const KpiFigure& figure = figures.kpis[terms.deviations[i]];
        const auto limit = deviation_limit(rows[i], figure);
        const Level level = judge(figure, limit);
        Credit credit = begin_credit(CreditKind::Deviation, i, figure, level);
        if (level.known) {
            credit.deviation = level.reached ? Number::of(0) : units_off(figure, *limit);
            if (rows[i].count == model::DeviationCount::FullPoints)
                credit.deviation = whole_units(credit.deviation);
            credit.exact = percent_of(out.charges, credit.deviation * Number::of(rows[i].rate));
            Number bounded = credit.exact;
            if (rows[i].cap) bounded = least(bounded, percent_of(out.charges, *rows[i].cap));
            credit.money = to_money(bounded, terms.rounding());
        }
        out.rows.push_back(credit);
    }
}

// ---- earn-back

const Credit* row_of(const Credits& credits, CreditKind kind, base::ThingId kpi) {
    const auto found = std::ranges::find_if(
        credits.rows, [&](const Credit& row) { return row.kind == kind && row.kpi == kpi; });
    return found == credits.rows.end() ? nullptr : &*found;
}

Money share_of(const Terms& terms, Money credit) {
    const auto& percent = terms.version->earn_back.percent;
    const bool full = terms.version->earn_back.kind == EarnBackKind::Full;
    const Number share = percent ? Number(*percent) : (full ? Number::of(100) : Number());
    return to_money(percent_of(Number::of(credit), share), terms.rounding()).value_or(Money{});
}

// Counts the period for every open credit; those that have come as far are taken out.
std::vector<OpenCredit> take_earned(const Terms& terms, const Credits& credits,
                                    EarnBackState& state) {
    const model::EarnBack& rule = terms.version->earn_back;
    std::vector<OpenCredit> earned;
    std::vector<OpenCredit> open;
    for (OpenCredit& one : state.open) {
        const Credit* row = row_of(credits, one.kind, one.kpi);
        const bool told = row != nullptr && row->hold != Hold::NoData;
        if (!told) {
            open.push_back(one);
            continue;
        }
        if (!(rule.kind == EarnBackKind::Full ? row->beaten : row->reached)) continue;
        ++one.good;
        (one.good >= *rule.periods ? earned : open).push_back(one);
    }
    state.open = std::move(open);
    return earned;
}

void use_offsets(const Terms& terms, const Credits& credits, EarnBackState& state,
                 EarnBackResult& out) {
    std::int64_t credit_left = 0;
    for (const Credit& row : credits.rows) credit_left += row.money.value_or(Money{}).minor;
    const auto& expires = terms.version->earn_back.expires_after;
    std::vector<Offset> kept;
    for (Offset& one : state.offsets) {
        ++one.age;
        if (expires && one.age > *expires) continue;
        const std::int64_t used = std::min(one.left.minor, credit_left);
        credit_left -= used;
        one.left.minor -= used;
        if (used > 0)
            out.offset.push_back({.kind = CreditKind::Allocation,
                                  .kpi = one.kpi,
                                  .period = one.period,
                                  .money = Money{used}});
        if (one.left.minor > 0) kept.push_back(one);
    }
    state.offsets = std::move(kept);
}

}  // namespace

Credits credits_of(const Terms& terms, const Figures& figures) {
    Credits out;
    out.charges = terms.total(figures, terms.version->charges);
    add_allocations(terms, figures, out);
    add_deviations(terms, figures, out);
    return out;
}

EarnBackResult earn_back(const Terms& terms, const base::Period& period, const Credits& credits,
                         EarnBackState& state) {
    EarnBackResult out;
    const model::EarnBack& rule = terms.version->earn_back;
    if (rule.kind == EarnBackKind::None || !rule.periods) return out;
    const auto earned = take_earned(terms, credits, state);
    use_offsets(terms, credits, state, out);
    for (const OpenCredit& one : earned) {
        const Money money = share_of(terms, one.money);
        if (rule.kind == EarnBackKind::Offset)
            state.offsets.push_back(
                {.kpi = one.kpi, .period = one.period, .left = money, .age = 0});
        else
            out.paid.push_back(
                {.kind = one.kind, .kpi = one.kpi, .period = one.period, .money = money});
    }
    for (const Credit& row : credits.rows)
        if (row.money && row.money->minor > 0)
            state.open.push_back({.kind = row.kind,
                                  .kpi = row.kpi,
                                  .period = period,
                                  .money = *row.money,
                                  .good = 0});
    return out;
}

}  // namespace samverka::incentive
