// Where a KPI is heading: its trend, its streak, and what its next value may be.
//
// All three look at the values of a history as they are shown, back from the latest as long as they
// are measured in one unit and judged in one direction; a revision that changed either begins anew.
//
// Trend. Each of the last six values with data is compared with each later one: fifteen
// comparisons. Where those that got better outnumber those that got worse by nine or more it is
// better, the other way round worse, else steady (the count of Mann and Kendall's test; nine or
// more come about by chance in 7 of 100 cases). Better is by the direction: higher, lower, or
// nearer to the target or the range. Fewer than six values, or no direction: unknown.
//
// Streak. How many periods in a row, up to the latest, reached the target or did not. A period
// without data, or not judged, ends it; where the latest is such there is none.
//
// Forecast. A straight line by least squares through the last up to twelve values with data (at
// least six, of the last 24 periods, all of one length), read at the next period; with the interval
// that holds the next value in 80 of 100 cases where values scatter about the line as they did:
// ± t × s × √(1 + 1 ÷ n + (x₀ − x̄)² ÷ Σ(x − x̄)²), s² = Σ residual² ÷ (n − 2), t the 0.9 quantile
// of Student's distribution with n − 2 degrees of freedom, from a table. Periods without data keep
// their place on the line. It knows nothing of seasons or of what a value can be at most. Rounded
// once, as the definition rounds (of one that does not: with as many decimals as its values, six at
// most); the root is that of an integer, with 17 digits or more.
//
// Worked example. Values 1, 2, 3, 4, 5, 8 in six months: x̄ = 3.5, ȳ = 23 ÷ 6, Σ(x − x̄)² = 17.5,
// Σ(x − x̄)(y − ȳ) = 22.5, slope 9 ÷ 7; next 23 ÷ 6 + 9 ÷ 7 × 3.5 = 8.3333…; residuals² 1.9047…,
// s² 0.47619…; ± 1.533206 × √(0.47619… × (1 + 1 ÷ 6 + 12.25 ÷ 17.5)) = 1.4455….
#pragma once

#include <optional>

#include "core/kpi/value.h"

namespace samverka::kpi {

enum class Trend : std::uint8_t { Unknown, Better, Steady, Worse };

enum class StreakKind : std::uint8_t { None, Reaches, Misses };
struct Streak {
    StreakKind kind{};
    std::int32_t periods = 0;
};

struct Forecast {
    base::Period period;
    base::Decimal value;
    base::Decimal low;  // of the 80 % interval
    base::Decimal high;
    std::int32_t values = 0;  // that the line goes through
};

[[nodiscard]] Trend trend_of(const History& history);
[[nodiscard]] Streak streak_of(const History& history);
[[nodiscard]] std::optional<Forecast> forecast_of(const History& history);

// The greatest decimal with up to 34 decimals whose square is not above it, to at least 17 digits.
// Precondition: not negative.
[[nodiscard]] base::Decimal square_root(const base::Decimal& value);

}  // namespace samverka::kpi
