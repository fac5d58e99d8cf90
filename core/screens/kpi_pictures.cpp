// The small pictures of KPIs and goals: a line over time, a value among its zones, a bar of
// progress.
#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/screens/kpi_parts.h"

namespace samverka::screens {

namespace {

using base::Decimal;
using kpi::Standing;

constexpr std::size_t kSparkPeriods = 12;
constexpr float kSparkWidth = 88;
constexpr float kSparkHeight = 24;
constexpr float kSparkMargin = 3;
constexpr float kBarWidth = 100;  // of a scene that is stretched to its box
constexpr float kBarHeight = 14;

Node picture(std::string id, float width, float height) {
    Node out;
    out.id = std::move(id);
    out.kind = NodeKind::Picture;
    out.scene.width = width;
    out.scene.height = height;
    out.layout.height = fixed(height);
    return out;
}

Shape line(std::string id, std::vector<ScenePoint> points, Tone tone, float stroke) {
    Shape out;
    out.id = std::move(id);
    out.kind = ShapeKind::Line;
    out.points = std::move(points);
    out.tone = tone;
    out.stroke = stroke;
    return out;
}

Shape box(std::string id, ScenePoint from, ScenePoint to, Tone tone, Paint paint) {
    Shape out;
    out.id = std::move(id);
    out.kind = ShapeKind::Box;
    out.points = {from, to};
    out.tone = tone;
    out.paint = paint;
    return out;
}

std::string numbered(std::string_view name, std::size_t index) {
    return std::string(name) + base::number_text(static_cast<std::int64_t>(index));
}

base::PlainArgument words(std::string text) { return {.text = std::move(text)}; }

// The values of a sparkline, oldest first.
std::vector<const kpi::Value*> last_values(const kpi::History& history, const kpi::Value& value) {
    std::vector<const kpi::Value*> out;
    for (std::size_t i = history.values.size(); i-- > 0 && out.size() < kSparkPeriods;)
        if (history.values[i].period.first() <= value.period.first())
            out.push_back(&history.values[i]);
    std::reverse(out.begin(), out.end());
    return out;
}

// What the number line of a bullet spans: everything that is drawn on it, and a little more.
std::pair<Decimal, Decimal> span_of(const model::KpiVersion& definition, const Decimal& value) {
    Decimal low = value;
    Decimal high = value;
    const auto take = [&](const std::optional<Decimal>& one) {
        if (!one) return;
        low = std::min(low, *one);
        high = std::max(high, *one);
    };
    take(definition.baseline);
    take(definition.minimum);
    take(definition.target);
    take(definition.stretch);
    for (const model::Band& band : definition.bands) {
        take(band.from);
        take(band.below);
    }
    const auto wide = base::subtract(high, low);
    if (!wide) return {low, high};
    const Decimal tenth = Decimal::from_scaled(1, 1);
    const auto more =
        base::multiply(wide->value.is_zero() ? Decimal::from_integer(1) : wide->value, tenth);
    if (!more) return {low, high};
    if (const auto down = base::subtract(low, more->value)) low = down->value;
    if (const auto up = base::add(high, more->value)) high = up->value;
    return {low, high};
}

}  // namespace

float drawn(const Decimal& value) {
    auto out = static_cast<double>(value.coefficient());
    for (int i = 0; i < value.scale(); ++i) out /= 10;
    return static_cast<float>(out);
}

Node sparkline(const View& view, std::string id, const kpi::History& history,
               const kpi::Value& value) {
    Node out = picture(std::move(id), kSparkWidth, kSparkHeight);
    out.layout.width = fixed(kSparkWidth);
    const std::vector<const kpi::Value*> values = last_values(history, value);
    const kpi::Value* lowest = nullptr;
    const kpi::Value* highest = nullptr;
    for (const kpi::Value* one : values) {
        if (!one->has_value()) continue;
        if (lowest == nullptr || one->value < lowest->value) lowest = one;
        if (highest == nullptr || highest->value < one->value) highest = one;
    }
    if (lowest == nullptr) {
        out.name = view.say("kpis.sparkline_empty");
        return out;
    }
    const float low = drawn(lowest->value);
    const float high = drawn(highest->value);
    const float step = (kSparkWidth - 2 * kSparkMargin) / static_cast<float>(kSparkPeriods - 1);
    const auto first = kSparkPeriods - values.size();
    std::vector<ScenePoint> run;
    const auto end_run = [&] {
        // A value between two gaps is a short stroke, not nothing.
        if (run.size() == 1) run.push_back({run[0].x + 2, run[0].y});
        if (!run.empty())
            out.scene.shapes.push_back(
                line(numbered("line", out.scene.shapes.size()), run, Tone::Ink3, 1.5F));
        run.clear();
    };
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]->has_value()) {
            end_run();
            continue;
        }
        const float share = high > low ? (drawn(values[i]->value) - low) / (high - low) : 0.5F;
        run.push_back({kSparkMargin + step * static_cast<float>(first + i),
                       kSparkHeight - kSparkMargin - share * (kSparkHeight - 2 * kSparkMargin)});
    }
    end_run();
    out.name = view.plain(base::Message{.key = "kpis.sparkline", .arguments = {}}
                              .with("from", base::PeriodArgument{values.front()->period})
                              .with("to", base::PeriodArgument{values.back()->period})
                              .with("low", words(value_words(view, history, *lowest)))
                              .with("high", words(value_words(view, history, *highest))));
    return out;
}

std::vector<Zone> zones_of(const model::KpiVersion& definition, Decimal low, Decimal high) {
    std::vector<Decimal> edges{low, high};
    const auto take = [&](const std::optional<Decimal>& one) {
        if (one && low < *one && *one < high) edges.push_back(*one);
    };
    take(definition.minimum);
    take(definition.target);
    take(definition.stretch);
    for (const model::Band& band : definition.bands) {
        take(band.from);
        take(band.below);
    }
    base::sort(edges);
    std::vector<Zone> out;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        if (edges[i] == edges[i + 1]) continue;
        const auto sum = base::add(edges[i], edges[i + 1]);
        const auto middle =
            sum ? base::divide(sum->value, Decimal::from_integer(2)) : base::divide(low, low);
        if (!middle) continue;
        const Standing standing = kpi::standing_of(definition, middle->value);
        if (!out.empty() && out.back().standing == standing)
            out.back().to = edges[i + 1];
        else
            out.push_back({.from = edges[i], .to = edges[i + 1], .standing = standing});
    }
    return out;
}

Node bullet(const View& view, std::string id, const kpi::History& history,
            const kpi::Value& value) {
    Node out = picture(std::move(id), kBarWidth, kBarHeight);
    const model::KpiVersion* definition = history.definition(value);
    out.name = standing_words(view, value);
    if (definition == nullptr || !value.has_value()) return out;
    const auto [low, high] = span_of(*definition, value.value);
    const float from = drawn(low);
    const float whole = drawn(high) - from;
    const auto at = [&](const Decimal& number) {
        return whole > 0 ? (drawn(number) - from) / whole * kBarWidth : 0;
    };
    for (const Zone& zone : zones_of(*definition, low, high))
        out.scene.shapes.push_back(box(numbered("zone", out.scene.shapes.size()),
                                       {at(zone.from), 0}, {at(zone.to), kBarHeight},
                                       tone_of(zone.standing), Paint::Wash));
    out.scene.shapes.push_back(
        box("value", {0, 4}, {at(value.value), kBarHeight - 4}, Tone::Ink2, Paint::Full));
    if (definition->target)
        out.scene.shapes.push_back(line(
            "target", {{at(*definition->target), 1}, {at(*definition->target), 13}}, Tone::Ink, 2));
    return out;
}

Node progress_bar(const View& view, std::string id, const kpi::GoalProgress& progress) {
    Node out = picture(std::move(id), kBarWidth, kBarHeight);
    constexpr float kTop = 4;
    constexpr float kBottom = kBarHeight - 4;
    out.scene.shapes.push_back(
        box("ground", {0, kTop}, {kBarWidth, kBottom}, Tone::NoData, Paint::Wash));
    base::Message name{.key = "kpis.progress_bar", .arguments = {}};
    name.with("value", words(progress_run(view, progress).text));
    if (progress.progress) {
        const bool behind = progress.plan && *progress.progress < *progress.plan;
        out.scene.shapes.push_back(box("value", {0, kTop}, {drawn(*progress.progress), kBottom},
                                       behind ? Tone::Watch : Tone::Good, Paint::Full));
    }
    if (progress.plan) {
        const float x = drawn(*progress.plan);
        out.scene.shapes.push_back(line("plan", {{x, 0}, {x, kBarHeight}}, Tone::Ink, 2));
        name.key = "kpis.progress_bar_plan";
        name.with("plan", words(plan_run(view, progress).text));
    }
    out.name = view.plain(name);
    return out;
}

}  // namespace samverka::screens
