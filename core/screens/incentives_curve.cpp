// A measure's curve: score over value, what is agreed as its ends, and where today's value stands.
#include <algorithm>
#include <vector>

#include "core/base/text.h"
#include "core/incentive/curve.h"
#include "core/model/in_force.h"
#include "core/screens/incentives.h"
#include "core/screens/kpi_parts.h"

namespace samverka::screens {

namespace {

using base::Decimal;
using incentive::Number;

constexpr float kWidth = 200;
constexpr float kHeight = 60;
constexpr float kLeft = 4;
constexpr float kRight = 196;
constexpr float kTop = 5;
constexpr float kBottom = 55;
constexpr int kSamples = 96;

struct Range {
    Decimal low;
    Decimal high;
};

// Everything that decides the curve, today's value, and a little more on either side.
std::optional<Range> range_of(const incentive::Curve& curve, const model::KpiVersion& definition,
                              const std::optional<Decimal>& today) {
    std::optional<Range> out;
    const auto take = [&](const std::optional<Decimal>& value) {
        if (!value) return;
        if (!out) out = Range{.low = *value, .high = *value};
        out->low = std::min(out->low, *value);
        out->high = std::max(out->high, *value);
    };
    const incentive::CurveEnds ends = incentive::curve_ends(curve, definition);
    take(ends.zero.decimal());
    take(ends.full.decimal());
    for (const incentive::Corner& corner : curve.corners) take(corner.value);
    take(today);
    if (!out) return out;
    const Number width = Number(out->high) - Number(out->low);
    const Number more =
        width.is_zero() ? Number::of(1) : width * Number(Decimal::from_scaled(2, 1));
    const Number low = Number(out->low) - more;
    const Number high = Number(out->high) + more;
    if (!low.has_value() || !high.has_value()) return std::nullopt;
    return Range{.low = low.value(), .high = high.value()};
}

struct Plot {
    float low = 0;
    float high = 1;
    float top = 1;  // the greatest score that is drawn

    [[nodiscard]] ScenePoint at(const Decimal& value, const Decimal& score) const {
        return {kLeft + (drawn(value) - low) / (high - low) * (kRight - kLeft),
                kBottom - drawn(score) / top * (kBottom - kTop)};
    }
};

Shape line(std::string id, std::vector<ScenePoint> points, Tone tone, float stroke,
           LineStyle style = LineStyle::Whole) {
    Shape out;
    out.id = std::move(id);
    out.kind = ShapeKind::Line;
    out.points = std::move(points);
    out.tone = tone;
    out.stroke = stroke;
    out.line = style;
    return out;
}

}  // namespace

std::optional<Node> curve_picture(const View& view, const std::string& id,
                                  const model::SchemeVersion& version,
                                  const model::SchemeMeasure& measure) {
    const kpi::History* history = view.kpis.find(measure.kpi);
    if (history == nullptr || measure.curve == model::CurveKind::None) return std::nullopt;
    const auto found = model::version_in_force(view.snapshot, model::ThingKind::KpiVersion,
                                               measure.kpi, view.date);
    const auto* definition = model::content_in_force<model::KpiVersion>(found);
    if (definition == nullptr) return std::nullopt;
    const incentive::Curve curve = incentive::curve_of(version, measure);
    const kpi::Value* current = current_value(*history, view.date);
    const std::optional<Decimal> today =
        current != nullptr && current->has_value() ? std::optional(current->value) : std::nullopt;
    const auto range = range_of(curve, *definition, today);
    if (!range) return std::nullopt;
    const auto score_at = [&](const Decimal& value) {
        return incentive::bounded_score(curve, incentive::raw_score(curve, *definition, value));
    };
    std::vector<std::pair<Decimal, Decimal>> points;
    const Number step = (Number(range->high) - Number(range->low)) /
                        Number::of(static_cast<std::int64_t>(kSamples));
    Number value = Number(range->low);
    Plot plot{.low = drawn(range->low), .high = drawn(range->high), .top = 1.25F};
    for (int i = 0; i <= kSamples && value.has_value(); ++i, value = value + step) {
        const Number score = score_at(value.value());
        if (!score.has_value()) continue;
        plot.top = std::max(plot.top, drawn(score.value()) * 1.1F);
        points.emplace_back(value.value(), score.value());
    }
    if (points.size() < 2) return std::nullopt;
    Node out;
    out.id = id;
    out.kind = NodeKind::Picture;
    out.layout.width = fixed(kWidth);
    out.layout.height = fixed(kHeight);
    out.scene.width = kWidth;
    out.scene.height = kHeight;
    const Decimal one = Decimal::from_integer(1);
    out.scene.shapes.push_back(line("zero", {{kLeft, kBottom}, {kRight, kBottom}}, Tone::Ink3, 0));
    out.scene.shapes.push_back(line("one", {plot.at(range->low, one), plot.at(range->high, one)},
                                    Tone::Ink3, 0, LineStyle::Broken));
    const auto* scheme = view.snapshot.find<model::Scheme>(version.scheme);
    const Tone tone = scheme == nullptr ? Tone::Ink2 : tone_of(scheme->performer);
    std::vector<ScenePoint> run;
    run.reserve(points.size());
    for (const auto& [at, score] : points) run.push_back(plot.at(at, score));
    out.scene.shapes.push_back(line("curve", std::move(run), tone, 2));
    out.name = view.plain(base::Message{.key = "incentives.curve", .arguments = {}}.with(
        "kpi", base::PlainArgument{view.title(measure.kpi)}));
    if (today)
        if (const Number score = score_at(*today); score.has_value()) {
            Shape mark;
            mark.id = "today";
            mark.kind = ShapeKind::Mark;
            mark.points = {plot.at(*today, score.value())};
            mark.tone = Tone::Ink;
            mark.mark = Mark::Dot;
            mark.stroke = 9;
            out.scene.shapes.push_back(std::move(mark));
        }
    return out;
}

}  // namespace samverka::screens
