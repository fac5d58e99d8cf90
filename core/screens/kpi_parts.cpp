#include "core/screens/kpi_parts.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/kpi/due.h"
#include "core/kpi/trace.h"
#include "core/locale/numbers.h"

namespace samverka::screens {

namespace {

using base::Decimal;
using kpi::Standing;
using model::Direction;

Node value_of_text(std::string id, std::string words, std::string trace) {
    Node out = text(std::move(id), plain(std::move(words)));
    out.kind = NodeKind::Value;
    out.trace = std::move(trace);
    out.style.weight = Weight::SemiBold;
    out.style.text_align = Align::End;
    out.layout.width = fit();
    return out;
}

base::PlainArgument words(std::string text) { return {.text = std::move(text)}; }

std::string progress_words(const View& view, const std::optional<Decimal>& progress) {
    if (!progress) return view.say("kpis.no_data");
    const auto whole = base::rounded(*progress, 0, base::Rounding::HalfUp);
    return figure(view, whole.value_or(*progress), "%");
}

// Better and worse where more or less is either; else by standing.
Turn turn_of(const model::KpiVersion& definition, const kpi::Value& before,
             const kpi::Value& value) {
    if (value.value == before.value) return Turn::Level;
    const bool up = before.value < value.value;
    if (definition.direction == Direction::Higher) return up ? Turn::Better : Turn::Worse;
    if (definition.direction == Direction::Lower) return up ? Turn::Worse : Turn::Better;
    if (value.standing == before.standing) return Turn::Other;
    return value.standing < before.standing ? Turn::Better : Turn::Worse;
}

std::string_view trend_key(const Trend& trend) {
    if (trend.turn == Turn::Level) return "kpis.trend.level";
    const bool up = trend.direction > 0;
    if (trend.turn == Turn::Better) return up ? "kpis.trend.up_better" : "kpis.trend.down_better";
    if (trend.turn == Turn::Worse) return up ? "kpis.trend.up_worse" : "kpis.trend.down_worse";
    return up ? "kpis.trend.up" : "kpis.trend.down";
}

}  // namespace

Mark mark_of(Standing standing) {
    switch (standing) {
        case Standing::Reaches:
            return Mark::Praise;
        case Standing::Near:
            return Mark::Warning;
        case Standing::Under:
            return Mark::Error;
        case Standing::Unjudged:
            return Mark::Advice;
        case Standing::NoData:
            break;
    }
    return Mark::NoData;
}

Tone tone_of(Standing standing) {
    switch (standing) {
        case Standing::Reaches:
            return Tone::Good;
        case Standing::Near:
            return Tone::Watch;
        case Standing::Under:
            return Tone::Miss;
        case Standing::Unjudged:
            return Tone::Ink2;
        case Standing::NoData:
            break;
    }
    return Tone::NoData;
}

std::string standing_words(const View& view, Standing standing) {
    switch (standing) {
        case Standing::Reaches:
            return view.say("standing.reaches");
        case Standing::Near:
            return view.say("standing.near");
        case Standing::Under:
            return view.say("standing.under");
        case Standing::Unjudged:
            return view.say("standing.unjudged");
        case Standing::NoData:
            break;
    }
    return view.say("standing.no_data");
}

std::string standing_words(const View& view, const kpi::Value& value) {
    return value.beyond_stretch ? view.say("standing.beyond")
                                : standing_words(view, value.standing);
}

Node standing_badge(const View& view, std::string id, const kpi::Value& value) {
    return badge(std::move(id), standing_words(view, value.standing), mark_of(value.standing),
                 tone_of(value.standing));
}

Node standing_mark(const View& view, std::string id, const kpi::Value& value) {
    Node out = badge(std::move(id), {}, mark_of(value.standing), tone_of(value.standing));
    out.name = standing_words(view, value);
    out.tooltip = out.name;
    return out;
}

std::string figure(const View& view, const Decimal& value, const std::string& unit) {
    return locale::with_unit(locale::show_decimal(value, view.language), unit, view.language);
}

std::string value_words(const View& view, const kpi::History& history, const kpi::Value& value) {
    if (!value.has_value()) return view.say("kpis.no_data");
    const model::KpiVersion* definition = history.definition(value);
    return figure(view, value.value, definition == nullptr ? std::string() : definition->unit);
}

Node value_node(const View& view, std::string id, const kpi::History& history,
                const kpi::Value& value) {
    Node out = value_of_text(std::move(id), value_words(view, history, value),
                             kpi::value_trace_id(history.kpi, value.period));
    out.name = view.plain(base::Message{.key = "kpis.value_name", .arguments = {}}
                              .with("kpi", words(view.title(history.kpi)))
                              .with("period", base::PeriodArgument{value.period})
                              .with("value", words(value_words(view, history, value)))
                              .with("standing", words(standing_words(view, value))));
    if (!value.has_value()) {
        out.style.weight = Weight::Regular;
        out.style.tone = Tone::Ink3;
    }
    return out;
}

locale::Run value_run(const View& view, const kpi::History& history, const kpi::Value& value) {
    return {.kind = locale::RunKind::Value,
            .text = value_words(view, history, value),
            .target = kpi::value_trace_id(history.kpi, value.period)};
}

locale::Run field_run(const View& view, base::ThingId thing, const char* field,
                      const Decimal& value, const std::string& unit) {
    return {.kind = locale::RunKind::Value,
            .text = figure(view, value, unit),
            .target = "set:" + thing.text() + "/" + field};
}

locale::Run progress_run(const View& view, const kpi::GoalProgress& progress) {
    return {.kind = locale::RunKind::Value,
            .text = progress_words(view, progress.progress),
            .target = kpi::progress_trace_id(progress.goal)};
}

Node progress_node(const View& view, std::string id, const kpi::GoalProgress& progress) {
    Node out = value_of_text(std::move(id), progress_words(view, progress.progress),
                             kpi::progress_trace_id(progress.goal));
    out.name = view.plain(base::Message{.key = "kpis.progress_name", .arguments = {}}
                              .with("goal", words(view.title(progress.goal)))
                              .with("value", words(progress_words(view, progress.progress))));
    return out;
}

locale::Run plan_run(const View& view, const kpi::GoalProgress& progress) {
    return {.kind = locale::RunKind::Value,
            .text = progress_words(view, progress.plan),
            .target = kpi::progress_trace_id(progress.goal)};
}

locale::Run count_run(const View& view, const std::vector<base::ThingId>& things) {
    std::string target;
    for (const base::ThingId id : things)
        target.append(target.empty() ? "list:" : ",").append(id.text());
    return {.kind = locale::RunKind::Value,
            .text = locale::show_integer(static_cast<std::int64_t>(things.size()), view.language),
            .target = std::move(target)};
}

const kpi::Value* current_value(const kpi::History& history, base::Date date) {
    for (std::size_t i = history.values.size(); i-- > 0;) {
        const kpi::Value& value = history.values[i];
        const model::KpiVersion* definition = history.definition(value);
        if (value.missing != kpi::Missing::NotMeasured || definition == nullptr) return &value;
        const auto due = kpi::due_date(*definition, value.period);
        if (due && *due < date) return &value;
    }
    return history.latest();
}

const kpi::Value* value_before(const kpi::History& history, const kpi::Value& value) {
    const kpi::Value* found = nullptr;
    for (const kpi::Value& one : history.values) {
        if (value.period.first() <= one.period.first()) break;
        if (one.has_value()) found = &one;
    }
    return found;
}

Trend trend_of(const kpi::History& history, const kpi::Value& value) {
    Trend out;
    const model::KpiVersion* definition = history.definition(value);
    if (!value.has_value() || definition == nullptr) return out;
    out.before = value_before(history, value);
    if (out.before == nullptr) return out;
    out.direction =
        value.value == out.before->value ? 0 : (out.before->value < value.value ? 1 : -1);
    out.turn = turn_of(*definition, *out.before, value);
    return out;
}

Node trend_node(const View& view, std::string id, const kpi::History& history,
                const kpi::Value& value) {
    const Trend trend = trend_of(history, value);
    Node out = text(std::move(id), {}, TextStyle::Dense, Tone::Ink2);
    out.layout.width = fit();
    if (trend.turn == Turn::Unknown) {
        out.name = view.say("kpis.trend.unknown");
        return out;
    }
    out.text = plain(trend.direction == 0 ? "→" : (trend.direction > 0 ? "↑" : "↓"));
    out.name = view.plain(base::Message{.key = std::string(trend_key(trend)), .arguments = {}}.with(
        "before", words(value_words(view, history, *trend.before))));
    out.tooltip = out.name;
    return out;
}

int streak_of(const kpi::History& history, const kpi::Value& value) {
    if (!value.has_value()) return 0;
    int out = 0;
    for (std::size_t i = history.values.size(); i-- > 0;) {
        const kpi::Value& one = history.values[i];
        if (value.period.first() < one.period.first()) continue;
        if (!one.has_value() || one.standing != value.standing) break;
        ++out;
    }
    return out;
}

Action show_kpi(base::ThingId kpi, const base::Period& period) {
    return intent("show_kpi", {{"thing", kpi.text()}, {"period", period.text()}});
}

std::string short_period(const View& view, const base::Period& period) {
    const std::string stored = period.text();
    const bool swedish = view.language == locale::Language::Swedish;
    switch (period.kind()) {
        case base::PeriodKind::Month: {
            const std::string whole =
                locale::show_date(period.first(), locale::DateStyle::Short, view.language);
            const std::size_t from = whole.find("\u00a0") + 2;
            return whole.substr(from, whole.rfind("\u00a0") - from);
        }
        case base::PeriodKind::Week:
            return (swedish ? "v\u00a0" : "w\u00a0") + stored.substr(stored.size() - 2);
        case base::PeriodKind::Quarter:
            return (swedish ? "kv\u00a0" : "Q") + stored.substr(stored.size() - 1);
        case base::PeriodKind::Half:
            return (swedish ? "hå\u00a0" : "H") + stored.substr(stored.size() - 1);
        case base::PeriodKind::Day:
        case base::PeriodKind::Year:
            break;
    }
    return locale::show_period(period, view.language);
}

std::string day_and_month(const View& view, base::Date date) {
    const std::string whole = locale::show_date(date, locale::DateStyle::Short, view.language);
    return whole.substr(0, whole.rfind("\u00a0"));
}

std::string short_date(const View& view, base::Date date) {
    return date.civil().year == view.date.civil().year
               ? day_and_month(view, date)
               : locale::show_date(date, locale::DateStyle::Short, view.language);
}

std::string axis_period(const View& view, const base::Period& period) {
    const base::PeriodKind kind = period.kind();
    if (kind == base::PeriodKind::Day || kind == base::PeriodKind::Year)
        return locale::show_period(period, view.language);
    const std::string stored = period.text();
    const std::string year = stored.substr(stored.starts_with("FY") ? 2 : 0, 4);
    return short_period(view, period) + "\u00a0" + year;
}

}  // namespace samverka::screens
