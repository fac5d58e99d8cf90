// A KPI over time: its values as a line that breaks where nothing was measured, what the target and
// the least acceptable were in each version, and where one version took over from the other. The
// same stands as a table for those who do not see it.
#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/screens/kpis.h"

namespace samverka::screens {

namespace {

using base::Decimal;
using kpi::Value;

constexpr std::size_t kPeriodsShown = 36;
constexpr float kWidth = 1000;  // of the scene; stretched to its box
constexpr float kHeight = 236;  // of the scene and of its box, so that a unit is a pixel
constexpr float kTopPlain = 12;
constexpr float kTopVersions = 34;  // where versions are named above
constexpr float kBottom = 200;
constexpr float kMargin = 14;
constexpr float kAxisWidth = 52;
constexpr float kPointSize = 8;
constexpr float kHalfCapital = 4.5F;  // words stand on their baseline

// Ticks at equal steps of 1, 2 or 5 times a power of ten.
struct Scale {
    Decimal low;
    Decimal high;
    std::vector<Decimal> ticks;
};

Decimal power_of_ten(int exponent) {
    Decimal out = Decimal::from_integer(1);
    const Decimal ten = Decimal::from_integer(10);
    for (int i = 0; i < exponent; ++i)
        if (const auto more = base::multiply(out, ten)) out = more->value;
    if (exponent < 0) out = Decimal::from_scaled(1, std::min(-exponent, 18));
    return out;
}

// The whole multiple of `step` at or below (or above) a value.
Decimal multiple(const Decimal& value, const Decimal& step, base::Rounding rule) {
    const auto share = base::divide(value, step);
    if (!share) return value;
    const auto whole = base::rounded(share->value, 0, rule);
    const auto back = whole ? base::multiply(*whole, step) : base::multiply(value, step);
    return back ? back->value : value;
}

Scale scale_of(Decimal low, Decimal high) {
    if (low == high) {
        const Decimal one = Decimal::from_integer(1);
        if (const auto down = base::subtract(low, one)) low = down->value;
        if (const auto up = base::add(high, one)) high = up->value;
    }
    const auto span = base::subtract(high, low);
    constexpr int kSteps = 5;
    Decimal step = power_of_ten(-18);
    bool found = false;
    for (int exponent = -12; exponent <= 24 && !found; ++exponent)
        for (const int factor : {1, 2, 5}) {
            const auto one = base::multiply(power_of_ten(exponent), Decimal::from_integer(factor));
            const auto room = one ? base::multiply(one->value, Decimal::from_integer(kSteps))
                                  : base::multiply(step, step);
            if (!one || !room || !span || room->value < span->value) continue;
            step = one->value;
            found = true;
            break;
        }
    Scale out;
    out.low = multiple(low, step, base::Rounding::Floor);
    out.high = multiple(high, step, base::Rounding::Ceiling);
    Decimal tick = out.low;
    for (int i = 0; i <= kSteps + 2 && tick <= out.high; ++i) {
        out.ticks.push_back(tick);
        const auto next = base::add(tick, step);
        if (!next) break;
        tick = next->value;
    }
    return out;
}

// Everything of the chart that is drawn by number.
class Chart {
  public:
    Chart(const View& view, const ShownKpi& shown) : m_view(view), m_shown(shown) {
        const auto& values = shown.history->values;
        const std::size_t first = values.size() > kPeriodsShown ? values.size() - kPeriodsShown : 0;
        for (std::size_t i = first; i < values.size(); ++i) m_values.push_back(&values[i]);
        find_scale();
        m_top = spans().size() > 1 ? kTopVersions : kTopPlain;
    }

    [[nodiscard]] const Scale& scale() const { return m_scale; }
    [[nodiscard]] const std::vector<const Value*>& values() const { return m_values; }

    [[nodiscard]] float y(const Decimal& value) const {
        const float low = drawn(m_scale.low);
        const float high = drawn(m_scale.high);
        const float share = high > low ? (drawn(value) - low) / (high - low) : 0.5F;
        return kBottom - share * (kBottom - m_top);
    }

    std::vector<Shape> shapes() {
        m_shapes.clear();
        add_shown();
        add_spans();
        add_grid();
        add_targets();
        add_boundaries();
        add_line();
        add_points();
        add_labels();
        return std::move(m_shapes);
    }

  private:
    [[nodiscard]] float x(std::size_t at) const {
        if (m_values.size() < 2) return kWidth / 2;
        return kMargin + (kWidth - 2 * kMargin) * static_cast<float>(at) /
                             static_cast<float>(m_values.size() - 1);
    }
    // Between two periods; at the ends of the picture its edges.
    [[nodiscard]] float edge(std::size_t at) const {
        if (at == 0) return 0;
        if (at >= m_values.size()) return kWidth;
        return (x(at - 1) + x(at)) / 2;
    }

    void find_scale() {
        std::optional<Decimal> low;
        std::optional<Decimal> high;
        const auto take = [&](const std::optional<Decimal>& one) {
            if (!one) return;
            if (!low || *one < *low) low = one;
            if (!high || *high < *one) high = one;
        };
        for (const Value* value : m_values) {
            if (value->has_value()) take(value->value);
            const model::KpiVersion* definition = m_shown.history->definition(*value);
            if (definition == nullptr) continue;
            take(definition->target);
            take(definition->minimum);
        }
        m_scale = scale_of(low.value_or(Decimal()), high.value_or(Decimal::from_integer(1)));
    }

    Shape& add(ShapeKind kind, std::vector<ScenePoint> points, Tone tone) {
        Shape out;
        out.id = base::number_text(static_cast<std::int64_t>(m_shapes.size()));
        out.kind = kind;
        out.points = std::move(points);
        out.tone = tone;
        m_shapes.push_back(std::move(out));
        return m_shapes.back();
    }
    Shape& words(std::string text, ScenePoint at, Align align) {
        Shape& out = add(ShapeKind::Words, {at}, Tone::Ink3);
        out.words = std::move(text);
        out.align = align;
        return out;
    }

    // Runs of periods that one definition judges.
    struct Span {
        std::size_t from = 0;
        std::size_t to = 0;  // one after the last
        const kpi::DefinitionSpan* definition = nullptr;
    };
    [[nodiscard]] std::vector<Span> spans() const {
        std::vector<Span> out;
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            const std::int32_t at = m_values[i]->span;
            const kpi::DefinitionSpan* definition =
                at < 0 ? nullptr : &m_shown.history->spans[static_cast<std::size_t>(at)];
            if (out.empty() || out.back().definition != definition)
                out.push_back({.from = i, .to = i, .definition = definition});
            out.back().to = i + 1;
        }
        return out;
    }

    // Which period the card speaks of: a band behind everything.
    void add_shown() {
        for (std::size_t i = 0; i < m_values.size(); ++i)
            if (m_values[i] == m_shown.value)
                add(ShapeKind::Box, {{edge(i), m_top}, {edge(i + 1), kBottom}}, Tone::Ink).paint =
                    Paint::Wash;
    }
    void add_spans() {
        for (const Span& span : spans()) {
            if (span.definition == nullptr || span.definition->definition == nullptr) continue;
            for (const Zone& zone :
                 zones_of(*span.definition->definition, m_scale.low, m_scale.high))
                if (zone.standing == kpi::Standing::Under)
                    add(ShapeKind::Box,
                        {{edge(span.from), y(zone.to)}, {edge(span.to), y(zone.from)}}, Tone::Miss)
                        .paint = Paint::Wash;
        }
    }
    void add_grid() {
        for (const Decimal& tick : m_scale.ticks)
            add(ShapeKind::Line, {{0, y(tick)}, {kWidth, y(tick)}}, Tone::Ink3).paint = Paint::Wash;
    }
    void add_targets() {
        for (const Span& span : spans()) {
            if (span.definition == nullptr || span.definition->definition == nullptr ||
                !span.definition->definition->target)
                continue;
            const float at = y(*span.definition->definition->target);
            add(ShapeKind::Line, {{edge(span.from), at}, {edge(span.to), at}}, Tone::Good).stroke =
                2;
        }
    }
    void add_boundaries() {
        const std::vector<Span> all = spans();
        std::int64_t number = 0;
        for (const Span& span : all) {
            if (span.definition == nullptr || span.definition->definition == nullptr) continue;
            ++number;
            if (span.from > 0) {
                Shape& line = add(ShapeKind::Line,
                                  {{edge(span.from), 0}, {edge(span.from), kBottom}}, Tone::Ink3);
                line.line = LineStyle::Broken;
            }
            if (all.size() < 2) continue;
            base::Message name{
                .key = span.definition->definition->target ? "kpis.version_target" : "kpis.version",
                .arguments = {}};
            name.with("number", base::CountArgument{
                                    .count = version_number(*span.definition, number), .of = {}});
            if (span.definition->definition->target)
                name.with("target",
                          base::DecimalArgument{.value = *span.definition->definition->target,
                                                .unit_key = {}});
            words(m_view.plain(name), {edge(span.from) + 6, 12}, Align::Start);
        }
    }
    // Versions are counted from the first that ever applied, also where that is not drawn.
    [[nodiscard]] std::int64_t version_number(const kpi::DefinitionSpan& span,
                                              std::int64_t otherwise) const {
        std::int64_t out = 0;
        for (const kpi::DefinitionSpan& one : m_shown.history->spans) {
            out += one.definition == nullptr ? 0 : 1;
            if (&one == &span) return out;
        }
        return otherwise;
    }
    void add_line() {
        std::vector<ScenePoint> run;
        const auto end_run = [&] {
            if (run.size() > 1) add(ShapeKind::Line, run, Tone::Ink).stroke = 2;
            run.clear();
        };
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            if (m_values[i]->has_value())
                run.push_back({x(i), y(m_values[i]->value)});
            else
                end_run();
        }
        end_run();
        add_gaps();
    }
    // Said once for each gap, at the height of what is beside it.
    void add_gaps() {
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            if (m_values[i]->has_value()) continue;
            std::size_t end = i;
            while (end < m_values.size() && !m_values[end]->has_value()) ++end;
            const Value* beside =
                i > 0 ? m_values[i - 1] : (end < m_values.size() ? m_values[end] : nullptr);
            const float height = beside == nullptr ? (m_top + kBottom) / 2 : y(beside->value) + 18;
            words(m_view.say("kpis.no_data"),
                  {(x(i) + x(end - 1)) / 2, std::min(height, kBottom - 10)}, Align::Center);
            i = end;
        }
    }
    // What both parties stand behind is a dot, what only one has reported a ring, what is disputed
    // a triangle.
    void add_points() {
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            const Value& value = *m_values[i];
            if (!value.has_value()) continue;
            const bool disputed = value.assurance == kpi::Assurance::Disputed;
            Shape& point =
                add(ShapeKind::Mark, {{x(i), y(value.value)}}, disputed ? Tone::Miss : Tone::Ink2);
            point.mark = disputed ? Mark::Warning : Mark::Praise;
            point.stroke = disputed ? kPointSize + 4 : kPointSize;
            if (value.assurance == kpi::Assurance::Reported) point.paint = Paint::Wash;
        }
    }
    void add_labels() {
        constexpr float kY = kBottom + 20;
        if (m_values.empty()) return;
        const auto period = [&](std::size_t at) {
            return axis_period(m_view, m_values[at]->period);
        };
        words(period(0), {0, kY}, Align::Start);
        if (m_values.size() > 1) words(period(m_values.size() - 1), {kWidth, kY}, Align::End);
        // Between the ends: where each year of periods begins, as far as there is room.
        const std::size_t years = std::max<std::size_t>(m_values.size() / 12, 2);
        for (std::size_t i = 1; i < years; ++i) {
            const std::size_t at = i * m_values.size() / years;
            if (at > 1 && at + 2 < m_values.size()) words(period(at), {x(at), kY}, Align::Center);
        }
    }

    const View& m_view;
    const ShownKpi& m_shown;
    std::vector<const Value*> m_values;
    Scale m_scale;
    float m_top = kTopPlain;
    std::vector<Shape> m_shapes;
};

// The figures beside the picture, at the height of its lines.
Node axis(const View& view, const std::string& id, const Chart& chart) {
    Node out;
    out.id = id + "/axis";
    out.kind = NodeKind::Picture;
    out.layout.width = fixed(kAxisWidth);
    out.layout.height = fixed(kHeight);
    out.scene.width = kAxisWidth;
    out.scene.height = kHeight;
    for (const Decimal& tick : chart.scale().ticks) {
        Shape words;
        words.id = base::number_text(static_cast<std::int64_t>(out.scene.shapes.size()));
        words.kind = ShapeKind::Words;
        words.points = {{kAxisWidth - 8, chart.y(tick) + kHalfCapital}};
        words.tone = Tone::Ink3;
        words.align = Align::End;
        words.words = locale::show_decimal(tick, view.language);
        out.scene.shapes.push_back(std::move(words));
    }
    return out;
}

// What the picture shows, for those who do not see it.
Node table(const View& view, const std::string& id, const ShownKpi& shown, const Chart& chart) {
    Node out = region(id + "/table", Flow::Stack, 0);
    out.kind = NodeKind::Table;
    out.header_rows = 1;
    out.name = view.title(shown.kpi->thing.id);
    const auto cell = [](std::string cell_id, std::string words) {
        return text(std::move(cell_id), plain(std::move(words)), TextStyle::Dense);
    };
    Node head = region(id + "/table/head", Flow::Row, 8);
    for (const char* const name : {"period", "value", "standing", "target"})
        head.children.push_back(
            cell(id + "/table/head/" + name, view.say(std::string("kpis.column.") + name)));
    out.children.push_back(std::move(head));
    for (const Value* value : chart.values()) {
        const std::string row = id + "/table/" + value->period.text();
        Node line = region(row, Flow::Row, 8);
        line.children.push_back(
            cell(row + "/period", locale::show_period(value->period, view.language)));
        line.children.push_back(value_node(view, row + "/value", *shown.history, *value));
        line.children.push_back(cell(row + "/standing", standing_words(view, *value)));
        line.children.push_back(
            text(row + "/target", target_runs(view, *shown.history, *value), TextStyle::Dense));
        out.children.push_back(std::move(line));
    }
    return out;
}

}  // namespace

Node kpi_chart(const View& view, const std::string& id, const ShownKpi& shown) {
    Node out = panel_card(id);
    if (shown.history->values.empty()) {
        Node none =
            text(id + "/none", plain(view.say("kpis.no_values")), TextStyle::Dense, Tone::Ink2);
        none.kind = NodeKind::Empty;
        out.children.push_back(std::move(none));
        return out;
    }
    Chart chart(view, shown);
    Node row = region(id + "/row", Flow::Row, 0);
    row.layout.align = Align::Start;
    row.children.push_back(axis(view, id, chart));
    Node plot;
    plot.id = id + "/plot";
    plot.kind = NodeKind::Picture;
    plot.layout.width = fill();
    plot.layout.height = fixed(kHeight);
    plot.scene.width = kWidth;
    plot.scene.height = kHeight;
    plot.scene.shapes = chart.shapes();
    plot.name = view.plain(base::Message{.key = "kpis.chart", .arguments = {}}
                               .with("kpi", base::PlainArgument{view.title(shown.kpi->thing.id)})
                               .with("from", base::PeriodArgument{chart.values().front()->period})
                               .with("to", base::PeriodArgument{chart.values().back()->period}));
    plot.children.push_back(table(view, id, shown, chart));
    row.children.push_back(std::move(plot));
    out.children.push_back(std::move(row));
    return out;
}

}  // namespace samverka::screens
