#include "core/incentive/outcome.h"

#include <algorithm>

#include "core/base/text.h"

namespace samverka::incentive {

using base::Money;
using base::Period;
using base::ThingId;

namespace {

Money negative(Money money) { return {-money.minor}; }

// A line of which the performer's gain is the other side's cost.
Line transfer(LineKind kind, std::string key, std::optional<Money> performer, Hold hold) {
    Line out;
    out.kind = kind;
    out.key = std::move(key);
    out.performer = performer;
    if (performer) out.other = negative(*performer);
    out.hold = hold;
    return out;
}

std::optional<Money> lost(const std::optional<Money>& credit) {
    return credit ? std::optional(negative(*credit)) : std::nullopt;
}

Hold charges_hold(const Terms& terms, const Figures& figures) {
    const SeriesFigure* charges = terms.find_series(figures, terms.version->charges);
    return charges == nullptr ? Hold::None : hold_of(*charges);
}

void add_scores(const Terms& terms, Outcome& out) {
    const bool pays = out.scores.pool.has_value() || !terms.version->pool.series.is_nil();
    if (!pays) return;
    Hold pool = out.scores.gate_hold;
    if (const SeriesFigure* series = terms.find_series(out.figures, terms.version->pool.series))
        pool = worse(pool, hold_of(*series));
    for (std::size_t i = 0; i < out.scores.measures.size(); ++i) {
        const MeasureScore& measure = out.scores.measures[i];
        if (!measure.counts && terms.version->no_data == model::NoDataRule::LeaveOut) continue;
        const ThingId kpi = terms.curves[i].measure.kpi;
        Line line =
            transfer(LineKind::Score, "score:" + kpi.text(),
                     measure.counts ? measure.money : measure.potential, worse(measure.hold, pool));
        line.kpi = kpi;
        line.row = i;
        out.lines.push_back(std::move(line));
    }
}

void add_points(const Terms& terms, Outcome& out) {
    if (!out.points.total.has_value() ||
        (terms.version->point_prices.empty() && !terms.version->point_rate))
        return;
    out.lines.push_back(transfer(LineKind::Points, "points", lost(out.points.credit),
                                 worse(out.points.hold, charges_hold(terms, out.figures))));
}

void add_credits(const Terms& terms, Outcome& out) {
    const Hold charges = charges_hold(terms, out.figures);
    for (std::size_t i = 0; i < out.credits.rows.size(); ++i) {
        const Credit& credit = out.credits.rows[i];
        const bool allocation = credit.kind == CreditKind::Allocation;
        Line line = transfer(allocation ? LineKind::Allocation : LineKind::Deviation,
                             (allocation ? "credit:" : "deviation:") + credit.kpi.text(),
                             lost(credit.money), worse(credit.hold, charges));
        line.kpi = credit.kpi;
        line.row = i;
        out.lines.push_back(std::move(line));
    }
}

void add_earned_back(Outcome& out) {
    const auto add = [&](const std::vector<EarnedBack>& all, LineKind kind, const char* name) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            Line line = transfer(kind, name + all[i].kpi.text() + ":" + all[i].period.text(),
                                 all[i].money, Hold::None);
            line.kpi = all[i].kpi;
            line.row = i;
            line.period = all[i].period;
            out.lines.push_back(std::move(line));
        }
    };
    add(out.earned_back.paid, LineKind::EarnBack, "earn_back:");
    add(out.earned_back.offset, LineKind::Offset, "offset:");
}

void add_cost(Outcome& out) {
    if (out.cost.model == model::CostModel::None) return;
    const bool bands = out.cost.model == model::CostModel::ShareBands;
    out.lines.push_back(transfer(bands ? LineKind::Share : LineKind::Profit,
                                 bands ? "share" : "profit",
                                 bands ? out.cost.share : out.cost.profit, out.cost.hold));
}

bool is_counted(const Line& line) {
    return is_transfer(line.kind) && line.performer && line.hold != Hold::NoData;
}

Money transfers_of(const Outcome& outcome) {
    Money out;
    for (const Line& line : outcome.lines)
        if (is_counted(line)) out.minor += line.performer->minor;
    return out;
}

// What takes from held-back lines is held back with them.
Hold hold_of_transfers(const Outcome& outcome) {
    Hold out = Hold::None;
    for (const Line& line : outcome.lines)
        if (is_counted(line) && line.performer->minor != 0) out = worse(out, line.hold);
    return out;
}

// What is left of the gains once a gate stops all of them.
void close_gains(Outcome& out) {
    if (out.scores.gains_open) return;
    Money gains;
    for (const Line& line : out.lines)
        if (line.performer && line.performer->minor > 0) gains.minor += line.performer->minor;
    if (gains.minor > 0)
        out.lines.push_back(transfer(LineKind::Gate, "gate", negative(gains),
                                     worse(out.scores.gate_hold, hold_of_transfers(out))));
}

struct Bounds {
    std::int64_t value = 0;
    LimitKind by{};

    void at_most(const std::optional<Money>& limit, std::int64_t before, LimitKind kind) {
        if (!limit || value + before <= limit->minor) return;
        value = limit->minor - before;
        by = kind;
    }
    void at_least(const std::optional<Money>& limit, std::int64_t before, LimitKind kind) {
        if (!limit || value + before >= -limit->minor) return;
        value = -limit->minor - before;
        by = kind;
    }
};

void limit(const Terms& terms, const Carried& carried, Outcome& out) {
    const model::MoneyLimits& limits = terms.version->limits;
    out.limited.before = transfers_of(out);
    Bounds bounds{.value = out.limited.before.minor, .by = LimitKind::None};
    bounds.at_most(limits.gain_a_period, 0, LimitKind::GainAPeriod);
    bounds.at_least(limits.loss_a_period, 0, LimitKind::LossAPeriod);
    bounds.at_most(limits.gain_a_year, carried.year_sum.minor, LimitKind::GainAYear);
    bounds.at_least(limits.loss_a_year, carried.year_sum.minor, LimitKind::LossAYear);
    bounds.at_most(limits.gain_in_all, carried.sum.minor, LimitKind::GainInAll);
    bounds.at_least(limits.loss_in_all, carried.sum.minor, LimitKind::LossInAll);
    out.limited.after = {bounds.value};
    out.limited.by = bounds.by;
    const Money taken{bounds.value - out.limited.before.minor};
    if (taken.minor != 0)
        out.lines.push_back(transfer(LineKind::Limit, "limit", taken, hold_of_transfers(out)));
}

void add_one_sided(const Terms& terms, Outcome& out) {
    if (out.cost.model != model::CostModel::None) {
        Line line;
        line.kind = LineKind::Saved;
        line.key = "saved";
        line.performer = out.cost.saved ? std::optional(Money{}) : std::nullopt;
        line.other = out.cost.saved;
        line.hold = out.cost.hold;
        out.lines.push_back(std::move(line));
    }
    const auto& effects = terms.version->effects;
    for (std::size_t i = 0; i < effects.size(); ++i) {
        const model::PartyEffect& effect = effects[i];
        const bool of_kpi = !effect.kpi.is_nil();
        Number value;
        Hold hold = Hold::NoData;
        if (of_kpi) {
            const KpiFigure& figure = terms.kpi(out.figures, effect.kpi);
            if (figure.has_value()) value = figure.value;
            hold = hold_of(figure);
        } else if (const SeriesFigure* figure = terms.find_series(out.figures, effect.series)) {
            value = Number::of(figure->total);
            hold = hold_of(*figure);
        }
        const Number reference = effect.reference ? Number(*effect.reference) : Number::of(0);
        const auto money =
            to_money((value - reference) * Number::of(effect.worth), terms.rounding());
        Line line;
        line.kind = LineKind::Effect;
        line.key = "effect:" + base::number_text(static_cast<std::int64_t>(i) + 1);
        line.kpi = effect.kpi;
        line.row = i;
        line.hold = hold;
        const auto nothing = money ? std::optional(Money{}) : std::nullopt;
        const bool performers = effect.side == terms.performer;
        line.performer = performers ? money : nothing;
        line.other = performers ? nothing : money;
        out.lines.push_back(std::move(line));
    }
}

void begin_year(const Period& period, base::FiscalCalendar fiscal, Carried& carried) {
    const Period year = Period::containing(period.last(), base::PeriodKind::Year, fiscal);
    if (carried.year == year) return;
    carried.year = year;
    carried.year_sum = {};
}

void carry(const Outcome& outcome, Carried& carried) {
    carried.year_sum.minor += outcome.limited.after.minor;
    carried.sum.minor += outcome.limited.after.minor;
    carried.failed = failed_in(outcome.points);
}

}  // namespace

bool Outcome::preliminary() const {
    return std::ranges::any_of(lines, [](const Line& line) { return line.is_held(); });
}

const Line* Outcome::find(std::string_view key) const {
    const auto found =
        std::ranges::find_if(lines, [&](const Line& line) { return line.key == key; });
    return found == lines.end() ? nullptr : &*found;
}

void add_up(Outcome& outcome) {
    outcome.settled = {};
    outcome.held = {};
    outcome.payment = {};
    for (const Line& line : outcome.lines) {
        Sums& sums = line.is_held() ? outcome.held : outcome.settled;
        if (line.performer) sums.performer.minor += line.performer->minor;
        if (line.other) sums.other.minor += line.other->minor;
        if (is_transfer(line.kind) && line.performer && !line.is_held())
            outcome.payment.minor += line.performer->minor;
    }
}

Outcome outcome_of(const Terms& terms, Figures figures, base::FiscalCalendar fiscal,
                   Carried& carried) {
    Outcome out;
    out.period = figures.period;
    out.figures = std::move(figures);
    begin_year(out.period, fiscal, carried);
    out.scores = scores_of(terms, out.figures);
    out.points = points_of(terms, out.figures, carried.failed);
    out.credits = credits_of(terms, out.figures);
    out.earned_back = earn_back(terms, out.period, out.credits, carried.earn_back);
    out.cost = cost_of(terms, out.figures, out.scores.final);
    add_scores(terms, out);
    add_points(terms, out);
    add_credits(terms, out);
    add_earned_back(out);
    add_cost(out);
    close_gains(out);
    limit(terms, carried, out);
    add_one_sided(terms, out);
    carry(out, carried);
    add_up(out);
    return out;
}

}  // namespace samverka::incentive
