#include "core/exchange/kpi_json.h"

#include <array>

#include "core/exchange/report_json.h"
#include "core/kpi/outlook.h"
#include "core/kpi/reset.h"
#include "core/kpi/scorecard.h"
#include "core/locale/runs.h"
#include "core/model/kpi_series.h"

namespace samverka::exchange {

using base::ErrorCode;
using base::fail;
using json::Array;
using json::Object;
using json::Value;

namespace {

constexpr std::array<std::string_view, 5> kStandings{"reaches", "near", "under", "unjudged",
                                                     "no_data"};
constexpr std::array<std::string_view, 7> kMissings{
    "",         "no_definition", "not_measured", "empty_denominator", "out_of_range",
    "circular", "excluded"};
static_assert(kMissings.size() == static_cast<std::size_t>(kpi::Missing::Excluded) + 1);
constexpr std::array<std::string_view, 3> kAssurances{"verified", "reported", "disputed"};
constexpr std::array<std::string_view, 4> kTrends{"unknown", "better", "steady", "worse"};
static_assert(kTrends.size() == static_cast<std::size_t>(kpi::Trend::Worse) + 1);
constexpr std::array<std::string_view, 10> kTraceKinds{
    "result",     "formula",   "total", "measurement", "constant",
    "definition", "judgement", "part",  "score",       "money"};
static_assert(kTraceKinds.size() == static_cast<std::size_t>(kpi::TraceKind::Money) + 1);
constexpr std::array<std::string_view, 32> kTraceOps{"",
                                                     "same",
                                                     "round",
                                                     "sum",
                                                     "difference",
                                                     "product",
                                                     "quotient",
                                                     "percent_of",
                                                     "mean",
                                                     "least",
                                                     "greatest",
                                                     "first",
                                                     "last",
                                                     "count",
                                                     "median",
                                                     "percentile",
                                                     "weighted_mean",
                                                     "scaled_ratio",
                                                     "scaled_complement",
                                                     "interpolate",
                                                     "negate",
                                                     "absolute",
                                                     "less",
                                                     "less_or_equal",
                                                     "equal",
                                                     "not_equal",
                                                     "greater_or_equal",
                                                     "greater",
                                                     "and",
                                                     "or",
                                                     "not",
                                                     "apportion"};
static_assert(kTraceOps.size() == static_cast<std::size_t>(kpi::TraceOp::Apportion) + 1);
constexpr std::array<std::string_view, 7> kRoundings{"half_even", "half_up", "half_down", "up",
                                                     "down",      "ceiling", "floor"};
static_assert(kRoundings.size() == static_cast<std::size_t>(base::Rounding::Floor) + 1);

std::string title(const model::Snapshot& snapshot, base::ThingId id, locale::Language language) {
    const model::Thing* thing = snapshot.find(id);
    return thing == nullptr ? std::string()
                            : locale::choose(model::thing_title(snapshot, *thing), language).text;
}

void put_text(Object& out, std::string_view key, std::string text) {
    if (!text.empty()) out.set(key, std::move(text));
}

void put_number(Object& out, std::string_view key, const std::optional<base::Decimal>& number) {
    if (number) out.set(key, number->text());
}

std::string words_of(const model::Snapshot& snapshot, const base::Message& message,
                     locale::Language language) {
    return message.key.empty()
               ? std::string()
               : locale::plain_text(locale::render(message, language, currency_of(snapshot)));
}

// What is excluded of the series that a value is made of.
Array exclusions_json(const session::Session& session, const model::KpiVersion& definition,
                      const base::Period& period, locale::Language language) {
    Array out;
    const model::Snapshot& snapshot = session.snapshot();
    for (const base::ThingId id : model::series_of(definition)) {
        const auto* series = snapshot.find<model::Series>(id);
        if (series == nullptr) continue;
        for (const kpi::ExcludedRow& one : session.kpis().columns(*series).excluded) {
            const auto& row = series->measurements[static_cast<std::size_t>(one.row)];
            if (!period.contains(row.period.last())) continue;
            Object item;
            item.set("exclusion", one.exclusion.text());
            item.set("series", id.text());
            item.set("period", row.period.text());
            item.set("measured", row.value.text());
            put_number(item, "amount", one.amount);
            put_text(item, "reason", title(snapshot, one.exclusion, language));
            out.emplace_back(std::move(item));
        }
    }
    return out;
}

Array parts_json(const session::Session& session, const model::KpiVersion& definition,
                 const kpi::Value& value, locale::Language language) {
    Array out;
    if (definition.aggregation != model::Aggregation::Scorecard ||
        value.missing == kpi::Missing::Circular || value.missing == kpi::Missing::NoDefinition)
        return out;
    for (const model::ScorecardPart& part : definition.parts) {
        Object item;
        item.set("kpi", part.kpi.text());
        put_text(item, "name", title(session.snapshot(), part.kpi, language));
        item.set("weight", part.weight.value_or(base::Decimal::from_integer(1)).text());
        const kpi::Value one = session.kpis().value_of(part.kpi, value.period);
        const kpi::History* history = session.kpis().find(part.kpi);
        const model::KpiVersion* of_part = history == nullptr ? nullptr : history->definition(one);
        if (one.has_value() && of_part != nullptr) {
            item.set("value", one.value.text());
            put_number(item, "score", kpi::part_score(part.score, *of_part, one.value));
        } else {
            item.set("missing",
                     std::string(missing_name(history == nullptr ? kpi::Missing::NoDefinition
                                                                 : one.missing)));
        }
        out.emplace_back(std::move(item));
    }
    return out;
}

void put_outlook(const session::Session& session, const kpi::History& history,
                 locale::Language language, Object& out) {
    out.set("trend", std::string(kTrends[static_cast<std::size_t>(kpi::trend_of(history))]));
    const kpi::Streak streak = kpi::streak_of(history);
    if (streak.kind != kpi::StreakKind::None) {
        Object one;
        one.set("kind", streak.kind == kpi::StreakKind::Reaches ? "reaches" : "misses");
        one.set("periods", std::int64_t{streak.periods});
        out.set("streak", std::move(one));
    }
    if (const auto forecast = kpi::forecast_of(history)) {
        Object one;
        one.set("period", forecast->period.text());
        one.set("value", forecast->value.text());
        one.set("low", forecast->low.text());
        one.set("high", forecast->high.text());
        one.set("values", std::int64_t{forecast->values});
        base::Message method{.key = "kpi_outlook.forecast_method", .arguments = {}};
        method.with("count", base::CountArgument{.count = forecast->values, .of = {}});
        one.set("method", words_of(session.snapshot(), method, language));
        out.set("forecast", std::move(one));
    }
    if (const auto reset = kpi::reset_of(history)) {
        Object one;
        one.set("target", reset->target.text());
        one.set("mean", reset->mean.text());
        one.set("proposed", reset->proposed.text());
        one.set("periods", std::int64_t{reset->periods});
        if (reset->limited) one.set("limited", true);
        one.set("version", reset->version.text());
        out.set("reset", std::move(one));
    }
}

Object value_json(const session::Session& session, const kpi::History& history,
                  const kpi::Value& value, const KpiQuery& query, locale::Language language) {
    Object out;
    out.set("period", value.period.text());
    if (value.has_value()) {
        out.set("value", value.value.text());
        out.set("exact", value.exact.text());
    } else {
        out.set("missing", std::string(missing_name(value.missing)));
    }
    out.set("standing", std::string(standing_name(value.standing)));
    if (value.beyond_stretch) out.set("beyond_stretch", true);
    if (value.has_value()) out.set("assurance", std::string(assurance_name(value.assurance)));
    if (value.span >= 0)
        out.set("version", history.spans[static_cast<std::size_t>(value.span)].version.text());
    if (const auto* definition = history.definition(value)) {
        put_number(out, "target", definition->target);
        if (value.has_value()) {
            put_number(out, "progress", kpi::progress_of(*definition, value.value));
            put_number(out, "attainment", kpi::attainment_of(*definition, value.value));
        }
    }
    out.set("measured", std::int64_t{value.measured});
    if (value.unmatched != 0) out.set("unmatched", std::int64_t{value.unmatched});
    if (const auto* definition = history.definition(value)) {
        Array exclusions = exclusions_json(session, *definition, value.period, language);
        if (!exclusions.empty()) out.set("exclusions", std::move(exclusions));
        Array parts = parts_json(session, *definition, value, language);
        if (!parts.empty()) out.set("parts", std::move(parts));
    }
    if (query.traces == WithTraces::Yes)
        out.set("trace", trace_json(session,
                                    kpi::trace_value(session.snapshot(), session.kpis(),
                                                     history.kpi, value.period),
                                    language));
    return out;
}

Object kpi_json(const session::Session& session, const kpi::History& history, const KpiQuery& query,
                locale::Language language) {
    Object out;
    out.set("kpi", history.kpi.text());
    out.set("name", title(session.snapshot(), history.kpi, language));
    if (!history.spans.empty()) put_text(out, "unit", history.spans.back().definition->unit);
    Array values;
    if (query.period) {
        values.emplace_back(value_json(session, history,
                                       session.kpis().value_of(history.kpi, *query.period), query,
                                       language));
    } else {
        for (const kpi::Value& value : history.values)
            values.emplace_back(value_json(session, history, value, query, language));
    }
    out.set("values", std::move(values));
    if (!query.period) put_outlook(session, history, language, out);
    return out;
}

Array goals_json(const session::Session& session, const KpiQuery& query,
                 locale::Language language) {
    Array out;
    const model::Snapshot& snapshot = session.snapshot();
    for (const model::Thing* goal : snapshot.all(model::ThingKind::Goal)) {
        const kpi::GoalProgress* progress = session.kpis().progress(goal->id);
        if (progress == nullptr) continue;
        Object one;
        one.set("goal", goal->id.text());
        one.set("title", title(snapshot, goal->id, language));
        put_number(one, "progress", progress->progress);
        put_number(one, "plan", progress->plan);
        put_number(one, "measured", progress->measured);
        if (query.traces == WithTraces::Yes)
            one.set("trace",
                    trace_json(session, kpi::trace_progress(snapshot, session.kpis(), goal->id),
                               language));
        out.emplace_back(std::move(one));
    }
    return out;
}

}  // namespace

std::string_view standing_name(kpi::Standing standing) {
    return kStandings[static_cast<std::size_t>(standing)];
}
std::string_view missing_name(kpi::Missing missing) {
    return kMissings[static_cast<std::size_t>(missing)];
}
std::string_view assurance_name(kpi::Assurance assurance) {
    return kAssurances[static_cast<std::size_t>(assurance)];
}

Value trace_json(const session::Session& session, const kpi::TraceNode& node,
                 locale::Language language) {
    const locale::Currency currency = currency_of(session.snapshot());
    const auto words = [&](const base::Message& message) {
        return message.key.empty()
                   ? std::string()
                   : locale::plain_text(locale::render(message, language, currency));
    };
    Object out;
    out.set("kind", std::string(kTraceKinds[static_cast<std::size_t>(node.kind)]));
    put_text(out, "label", words(node.label));
    put_text(out, "formula", words(node.formula));
    put_number(out, "value", node.value);
    if (!node.exact) out.set("inexact", true);
    put_text(out, "op", std::string(kTraceOps[static_cast<std::size_t>(node.op)]));
    put_number(out, "weight", node.weight);
    if (node.op == kpi::TraceOp::Round || node.op == kpi::TraceOp::Apportion)
        out.set("decimals", std::int64_t{node.decimals});
    if (node.op == kpi::TraceOp::Round)
        out.set("rounding", std::string(kRoundings[static_cast<std::size_t>(node.rounding)]));
    put_text(out, "unit", node.unit);
    if (!node.thing.is_nil()) out.set("thing", node.thing.text());
    if (node.period) out.set("period", node.period->text());
    if (node.stamp) {
        out.set("by", node.stamp->author.text());
        out.set("at", node.stamp->at.text());
        out.set("assurance", std::string(assurance_name(node.assurance)));
    }
    put_text(out, "reference", node.reference);
    Array children;
    for (const kpi::TraceNode& child : node.children)
        children.push_back(trace_json(session, child, language));
    if (!children.empty()) out.set("children", std::move(children));
    return out;
}

base::Result<Value> kpis_json(const session::Session& session, const KpiQuery& query,
                              locale::Language language) {
    if (query.kpi && session.kpis().find(*query.kpi) == nullptr)
        return fail(ErrorCode::ThingUnknown, "/kpi", query.kpi->text());
    Object out;
    out.set("as_of", session.as_of().text());
    Array kpis;
    for (const kpi::History* history : session.kpis().histories())
        if (!query.kpi || *query.kpi == history->kpi)
            kpis.emplace_back(kpi_json(session, *history, query, language));
    out.set("kpis", std::move(kpis));
    if (!query.kpi) out.set("goals", goals_json(session, query, language));
    return Value(std::move(out));
}

}  // namespace samverka::exchange
