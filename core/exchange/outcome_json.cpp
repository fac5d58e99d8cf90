#include "core/exchange/outcome_json.h"

#include <array>

#include "core/base/text.h"
#include "core/exchange/report_json.h"
#include "core/incentive/trace.h"
#include "core/incentive/words.h"
#include "core/locale/runs.h"

namespace samverka::exchange {

using base::ErrorCode;
using base::fail;
using base::Money;
using incentive::Account;
using incentive::Number;
using incentive::Outcome;
using incentive::Terms;
using json::Array;
using json::Object;
using json::Value;
using model::Side;

namespace {

constexpr std::array<std::string_view, 4> kHolds{"", "unverified", "disputed", "no_data"};
constexpr std::array<std::string_view, 3> kGates{"open", "shut", "unknown"};
constexpr std::array<std::string_view, 13> kLines{
    "score",  "points", "credit", "deviation",  "earn_back", "offset", "share",
    "profit", "gate",   "limit",  "adjustment", "saved",     "effect"};
static_assert(kLines.size() == static_cast<std::size_t>(incentive::LineKind::Effect) + 1);
constexpr std::array<std::string_view, 7> kLimits{
    "",           "gain_a_period", "loss_a_period", "gain_a_year", "loss_a_year", "gain_in_all",
    "loss_in_all"};

void put_number(Object& out, std::string_view key, const Number& number) {
    if (number.has_value()) out.set(key, number.value().text());
}
void put_money(Object& out, std::string_view key, const std::optional<Money>& money) {
    if (money) out.set(key, base::number_text(money->minor));
}
void put_object(Object& out, std::string_view key, Object object) {
    if (!object.empty()) out.set(key, std::move(object));
}

void put_figure(Object& out, const incentive::KpiFigure& figure) {
    out.set("kpi", figure.kpi.text());
    if (figure.has_value())
        out.set("value", figure.value.text());
    else
        out.set("missing", std::string(missing_name(figure.missing)));
}

Object scores_json(const Terms& terms, const Outcome& outcome) {
    Object out;
    Array measures;
    for (std::size_t i = 0; i < outcome.scores.measures.size(); ++i) {
        const incentive::MeasureScore& measure = outcome.scores.measures[i];
        Object one;
        put_figure(one, outcome.figures.kpis[terms.measures[i]]);
        put_number(one, "raw", measure.raw);
        put_number(one, "score", measure.score);
        put_number(one, "weight", measure.weight);
        if (measure.below_minimum) one.set("below_minimum", true);
        put_money(one, "amount", measure.money);
        measures.emplace_back(std::move(one));
    }
    if (!measures.empty()) out.set("measures", std::move(measures));
    Array gates;
    for (std::size_t i = 0; i < outcome.scores.gates.size(); ++i) {
        Object one;
        put_figure(one, outcome.figures.kpis[terms.gates[i]]);
        one.set("gate", std::string(kGates[static_cast<std::size_t>(outcome.scores.gates[i])]));
        gates.emplace_back(std::move(one));
    }
    if (!gates.empty()) out.set("gates", std::move(gates));
    put_number(out, "weighted", outcome.scores.weighted);
    put_number(out, "score", outcome.scores.score);
    put_number(out, "final", outcome.scores.final);
    put_number(out, "pool", outcome.scores.pool);
    put_money(out, "amount", outcome.scores.money);
    return out;
}

Object points_json(const Outcome& outcome) {
    Object out;
    if (!outcome.points.total.has_value()) return out;
    Array kpis;
    for (const incentive::KpiPoints& kpi : outcome.points.kpis) {
        Object one;
        one.set("kpi", kpi.kpi.text());
        put_number(one, "points", kpi.points);
        if (kpi.repeated) one.set("repeated", true);
        kpis.emplace_back(std::move(one));
    }
    out.set("kpis", std::move(kpis));
    put_number(out, "total", outcome.points.total);
    put_money(out, "credit", outcome.points.credit);
    return out;
}

Object credits_json(const Outcome& outcome) {
    Object out;
    Array rows;
    for (const incentive::Credit& credit : outcome.credits.rows) {
        Object one;
        one.set("kind",
                credit.kind == incentive::CreditKind::Allocation ? "allocation" : "deviation");
        one.set("kpi", credit.kpi.text());
        put_number(one, "level", credit.level);
        if (credit.hold != incentive::Hold::NoData) one.set("reached", credit.reached);
        put_number(one, "units", credit.deviation);
        put_number(one, "exact", credit.exact);
        put_money(one, "credit", credit.money);
        rows.emplace_back(std::move(one));
    }
    if (rows.empty()) return out;
    out.set("rows", std::move(rows));
    put_number(out, "charges", outcome.credits.charges);
    put_number(out, "at_risk", outcome.credits.at_risk);
    if (outcome.credits.capped) out.set("capped", true);
    return out;
}

Object cost_json(const Outcome& outcome) {
    Object out;
    const incentive::Cost& cost = outcome.cost;
    if (cost.model == model::CostModel::None) return out;
    out.set("model",
            std::string(model::kCostModelChoices.choice(static_cast<std::uint8_t>(cost.model))));
    put_number(out, "target", cost.target);
    put_number(out, "actual", cost.actual);
    put_number(out, "underrun", cost.underrun);
    put_number(out, "shared", cost.shared);
    Array bands;
    for (const incentive::BandPart& part : cost.bands) {
        Object one;
        put_number(one, "amount", part.amount);
        put_number(one, "share", part.share);
        bands.emplace_back(std::move(one));
    }
    if (!bands.empty()) out.set("bands", std::move(bands));
    put_number(out, "base_share", cost.base_share);
    put_number(out, "modifier", cost.modifier);
    put_number(out, "fee", cost.fee);
    put_number(out, "price", cost.price);
    put_number(out, "point_of_total_assumption", cost.point_of_total_assumption);
    put_money(out, "share", cost.share);
    put_money(out, "profit", cost.profit);
    return out;
}

struct Asked {
    const session::Session& session;
    locale::Language language;
    const Account& account;
    WithTraces traces = WithTraces::No;

    [[nodiscard]] std::string words(const base::Message& message) const {
        return message.key.empty() ? std::string()
                                   : locale::plain_text(locale::render(
                                         message, language, currency_of(session.snapshot())));
    }
};

Object line_json(const Asked& asked, const Terms& terms, const incentive::Line& line) {
    Object out;
    out.set("line", line.key);
    out.set("kind", std::string(kLines[static_cast<std::size_t>(line.kind)]));
    out.set("label", asked.words(line_label(asked.session.snapshot(), terms, line)));
    const Side performer = asked.account.performer;
    put_money(out, "customer", incentive::to_side(Side::Customer, performer, line));
    put_money(out, "supplier", incentive::to_side(Side::Supplier, performer, line));
    if (!line.is_held()) return out;
    out.set("held_back", line.line_disputed
                             ? std::string("line_disputed")
                             : std::string(kHolds[static_cast<std::size_t>(line.hold)]));
    out.set("why", asked.words(hold_reason(line)));
    return out;
}

Object sides_json(const Asked& asked, const Outcome& outcome, Side side) {
    Object out;
    const Side performer = asked.account.performer;
    put_money(out, "settled", incentive::to_side(side, performer, outcome.settled));
    put_money(out, "held_back", incentive::to_side(side, performer, outcome.held));
    return out;
}

std::string_view state_name(const Outcome& outcome, const incentive::StatementOn& statement) {
    if (statement.state == incentive::StatementState::Accepted) return "accepted";
    return outcome.preliminary() ? "preliminary" : "complete";
}

Object outcome_json(const Asked& asked, std::size_t at) {
    const Outcome& outcome = asked.account.outcomes[at];
    const Terms& terms = asked.account.terms(at);
    const incentive::StatementOn& statement = asked.account.statements[at];
    Object out;
    out.set("period", outcome.period.text());
    out.set("version", asked.account.spans[asked.account.spans_of[at]].version.text());
    out.set("state", std::string(state_name(outcome, statement)));
    if (!statement.statement.is_nil()) out.set("statement", statement.statement.text());
    put_object(out, "scores", scores_json(terms, outcome));
    put_object(out, "points", points_json(outcome));
    put_object(out, "credits", credits_json(outcome));
    put_object(out, "cost", cost_json(outcome));
    if (outcome.limited.by != incentive::LimitKind::None)
        out.set("limited_by", std::string(kLimits[static_cast<std::size_t>(outcome.limited.by)]));
    Array lines;
    const incentive::Traced traced{.snapshot = asked.session.snapshot(),
                                   .board = asked.session.kpis(),
                                   .account = asked.account,
                                   .at = at};
    for (const incentive::Line& line : outcome.lines) {
        Object one = line_json(asked, terms, line);
        if (asked.traces == WithTraces::Yes)
            one.set("trace", trace_json(asked.session, trace_line(traced, line), asked.language));
        lines.emplace_back(std::move(one));
    }
    out.set("lines", std::move(lines));
    out.set("customer", sides_json(asked, outcome, Side::Customer));
    out.set("supplier", sides_json(asked, outcome, Side::Supplier));
    put_money(out, "payment", outcome.payment);
    return out;
}

Object scheme_json(const Asked& asked, const OutcomeQuery& query) {
    Object out;
    const model::Thing* scheme = asked.session.snapshot().find(asked.account.scheme);
    out.set("scheme", asked.account.scheme.text());
    out.set(
        "name",
        locale::choose(model::thing_title(asked.session.snapshot(), *scheme), asked.language).text);
    out.set("performer", std::string(model::kSideChoices.choice(
                             static_cast<std::uint8_t>(asked.account.performer))));
    if (asked.account.open) out.set("open", asked.account.open->text());
    Array periods;
    for (std::size_t i = 0; i < asked.account.outcomes.size(); ++i)
        if (!query.period || *query.period == asked.account.outcomes[i].period)
            periods.emplace_back(outcome_json(asked, i));
    out.set("periods", std::move(periods));
    return out;
}

}  // namespace

base::Result<Value> outcomes_json(const session::Session& session, const OutcomeQuery& query,
                                  locale::Language language) {
    const model::Snapshot& snapshot = session.snapshot();
    if (query.scheme) {
        const Account* account = session.schemes().find(*query.scheme);
        if (account == nullptr)
            return fail(ErrorCode::ThingUnknown, "/scheme", query.scheme->text());
        if (query.period && !account->find(*query.period))
            return fail(ErrorCode::SchemeNotInForce, "/period", query.period->text());
    }
    Object out;
    out.set("as_of", session.as_of().text());
    out.set("currency", currency_of(snapshot).code);
    Array schemes;
    for (const model::Thing* scheme : snapshot.all(model::ThingKind::Scheme)) {
        if (query.scheme && *query.scheme != scheme->id) continue;
        const Account* account = session.schemes().find(scheme->id);
        schemes.emplace_back(scheme_json(
            {.session = session, .language = language, .account = *account, .traces = query.traces},
            query));
    }
    out.set("schemes", std::move(schemes));
    return Value(std::move(out));
}

}  // namespace samverka::exchange
