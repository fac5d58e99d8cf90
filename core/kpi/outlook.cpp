#include "core/kpi/outlook.h"

#include <algorithm>
#include <array>
#include <ranges>

#include "core/kpi/measured.h"

namespace samverka::kpi {

using base::Decimal;
using model::Direction;
using model::KpiVersion;

namespace {

constexpr std::size_t kTrendValues = 6;
constexpr int kTrendSurplus = 9;
constexpr std::size_t kForecastMin = 6;
constexpr std::size_t kForecastMax = 12;
constexpr std::size_t kForecastPeriods = 24;
constexpr int kDecimalsMax = 6;
// The 0.9 quantile of Student's t with 4 to 10 degrees of freedom, times a million.
constexpr std::array<std::int64_t, 7> kStudent{1'533'206, 1'475'884, 1'439'756, 1'414'924,
                                               1'396'815, 1'383'029, 1'372'184};

using Unsigned = unsigned __int128;

// The last up to `most` values with data, oldest first, that are comparable with the latest.
std::vector<const Value*> latest_values(const History& history, std::size_t most) {
    std::vector<const Value*> out;
    const KpiVersion* like = nullptr;
    for (auto value = history.values.rbegin(); value != history.values.rend() && out.size() < most;
         ++value) {
        const KpiVersion* definition = history.definition(*value);
        if (!value->has_value() || definition == nullptr) continue;
        if (like == nullptr) like = definition;
        if (definition->unit != like->unit || definition->direction != like->direction) break;
        out.push_back(&*value);
    }
    std::ranges::reverse(out);
    return out;
}

// How far a value is from being as good as can be, in whatever unit; nothing where that is not
// said.
std::optional<Decimal> badness(const KpiVersion& definition, const Decimal& value) {
    if (definition.direction == Direction::Lower) return value;
    if (definition.direction != Direction::Higher) return gap_of(definition, value);
    const auto out = base::subtract(Decimal(), value);
    return out ? std::optional(out->value) : std::nullopt;
}

// Arithmetic that carries on when a step does not fit, and is asked at the end.
class Number {
  public:
    Number(const Decimal& value) : m_value(value) {}  // NOLINT(google-explicit-constructor)
    Number(std::int64_t value)                        // NOLINT(google-explicit-constructor)
        : m_value(Decimal::from_integer(value)) {}

    [[nodiscard]] const std::optional<Decimal>& value() const { return m_value; }
    friend Number operator+(const Number& l, const Number& r) { return made(base::add, l, r); }
    friend Number operator-(const Number& l, const Number& r) { return made(base::subtract, l, r); }
    friend Number operator*(const Number& l, const Number& r) { return made(base::multiply, l, r); }
    friend Number operator/(const Number& l, const Number& r) { return made(base::divide, l, r); }

  private:
    template <class Operation>
    static Number made(Operation operation, const Number& left, const Number& right) {
        Number out(0);
        out.m_value.reset();
        if (!left.m_value || !right.m_value) return out;
        if (const auto done = operation(*left.m_value, *right.m_value)) out.m_value = done->value;
        return out;
    }

    std::optional<Decimal> m_value;
};

struct Point {
    std::int64_t x = 0;
    Decimal y;
};

// The line through the points at `at`, and half the interval there. Values are taken relative to
// the last one, so that what is squared is small.
struct Reading {
    Number value;
    Number half;
};
Reading read_line(const std::vector<Point>& points, std::int64_t at) {
    const auto n = static_cast<std::int64_t>(points.size());
    const Number origin(points.back().y);
    std::int64_t sum_x = 0;
    std::int64_t sum_xx = 0;
    Number sum_y(0);
    Number sum_xy(0);
    Number sum_yy(0);
    for (const Point& point : points) {
        const Number y = Number(point.y) - origin;
        sum_x += point.x;
        sum_xx += point.x * point.x;
        sum_y = sum_y + y;
        sum_xy = sum_xy + Number(point.x) * y;
        sum_yy = sum_yy + y * y;
    }
    const std::int64_t spread = n * sum_xx - sum_x * sum_x;  // n × Σ(x − x̄)²
    const Number slope = Number(n) * sum_xy - Number(sum_x) * sum_y;
    const Number line = sum_y * Number(sum_xx) - Number(sum_x) * sum_xy + Number(at) * slope;
    // n × spread × Σ residual²
    const Number residual = Number(spread) * (Number(n) * sum_yy - sum_y * sum_y) - slope * slope;
    const std::int64_t away = n * at - sum_x;
    const Number wide = Number(spread * (n + 1) + away * away);
    const Number t = Number(Decimal::from_scaled(kStudent[points.size() - kForecastMin], 6));
    const Number square =
        t * t * residual * wide / (Number(n * n) * Number(spread) * Number(spread) * Number(n - 2));
    Reading out{.value = origin + line / Number(spread), .half = square};
    if (square.value())
        out.half = Number(square_root(square.value()->is_negative() ? Decimal() : *square.value()));
    return out;
}

int decimals_of(const KpiVersion& definition, const std::vector<Point>& points) {
    if (rounds(definition)) return static_cast<int>(*definition.decimals);
    int out = 0;
    for (const Point& point : points) out = std::max(out, shortest(point.y).scale());
    return std::min(out, kDecimalsMax);
}

}  // namespace

Trend trend_of(const History& history) {
    const auto values = latest_values(history, kTrendValues);
    if (values.size() < kTrendValues) return Trend::Unknown;
    const KpiVersion& definition = *history.definition(*values.back());
    std::vector<Decimal> badnesses;
    for (const Value* value : values) {
        const auto one = badness(definition, value->value);
        if (!one) return Trend::Unknown;
        badnesses.push_back(*one);
    }
    int surplus = 0;
    for (std::size_t i = 0; i < badnesses.size(); ++i)
        for (std::size_t j = i + 1; j < badnesses.size(); ++j)
            surplus += badnesses[j] < badnesses[i] ? 1 : (badnesses[i] < badnesses[j] ? -1 : 0);
    if (surplus >= kTrendSurplus) return Trend::Better;
    return surplus <= -kTrendSurplus ? Trend::Worse : Trend::Steady;
}

Streak streak_of(const History& history) {
    Streak out;
    for (const Value& value : std::ranges::reverse_view(history.values)) {
        StreakKind kind = StreakKind::None;
        if (value.standing == Standing::Reaches) kind = StreakKind::Reaches;
        if (value.standing == Standing::Near || value.standing == Standing::Under)
            kind = StreakKind::Misses;
        if (kind == StreakKind::None || (out.periods > 0 && kind != out.kind)) break;
        out.kind = kind;
        ++out.periods;
    }
    return out;
}

std::optional<Forecast> forecast_of(const History& history) {
    const auto values = latest_values(history, kForecastMax);
    if (values.empty()) return std::nullopt;
    const Value* const all = history.values.data();
    const std::size_t oldest =
        history.values.size() - std::min(history.values.size(), kForecastPeriods);
    std::vector<Point> points;
    for (const Value* value : values) {
        const auto place = static_cast<std::size_t>(value - all);
        if (place >= oldest && value->period.kind() == history.values.back().period.kind())
            points.push_back({.x = static_cast<std::int64_t>(place - oldest), .y = value->value});
    }
    if (points.size() < kForecastMin) return std::nullopt;
    const KpiVersion& definition = *history.definition(*values.back());
    const auto [line, half] =
        read_line(points, static_cast<std::int64_t>(history.values.size() - oldest));
    const int decimals = decimals_of(definition, points);
    const auto shown = [&](const Number& number) -> std::optional<Decimal> {
        if (!number.value()) return std::nullopt;
        const auto out = base::rounded(*number.value(), decimals, rounding_of(definition.rounding));
        return out ? std::optional(*out) : std::nullopt;
    };
    const auto value = shown(line);
    const auto low = shown(line - half);
    const auto high = shown(line + half);
    if (!value || !low || !high) return std::nullopt;
    return Forecast{.period = history.values.back().period.next(),
                    .value = *value,
                    .low = *low,
                    .high = *high,
                    .values = static_cast<std::int32_t>(points.size())};
}

Decimal square_root(const Decimal& value) {
    auto radicand = static_cast<Unsigned>(value.coefficient());
    int scale = value.scale();
    if (radicand == 0) return {};
    if (scale % 2 != 0) {
        radicand *= 10;
        ++scale;
    }
    Unsigned limit = 1;
    for (int i = 0; i < 36; ++i) limit *= 10;
    while (radicand < limit && scale + 2 <= 68) {
        radicand *= 100;
        scale += 2;
    }
    Unsigned root = radicand;
    for (Unsigned next = root / 2 + 1; next < root; next = (root + radicand / root) / 2)
        root = next;
    return shortest(
        Decimal::from_coefficient(static_cast<__int128>(root), scale / 2).value_or(Decimal()));
}

}  // namespace samverka::kpi
