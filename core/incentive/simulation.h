// What a scheme would give elsewhere than where it was: a grid over two drivers, and draws from
// distributions. Nothing is written; the figures of an account's periods are varied in memory.
//
// A driver is a KPI's value (set in every period), a series (changed by percent in every period),
// or a number of the terms ("/pool/amount", "/measures/0/weight"). A result is what the periods
// come to for each side, held-back lines included: measurements that are varied count as verified.
// Both gain where neither result is below 0, since lines tell what a side has beside base prices.
//
// Notes. Along each axis, the other driver as near as it gets to where it is today: a kink is where
// a side's gain per step changes, flat is where a step changes neither side, and a driver of a KPI
// points the wrong way where the performer gains by its getting worse.
//
// Costs: cells × periods × the scheme's rows; draws likewise, and a sort of the results.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/incentive/account.h"

namespace samverka::incentive {

inline constexpr int kGridStepsMax = 200;
inline constexpr int kDrawsMax = 100'000;

enum class DriverKind : std::uint8_t { Kpi, Series, Terms };
struct Driver {
    DriverKind kind{};
    base::ThingId thing;  // of Kpi and Series
    std::string path;     // of Terms: a JSON pointer to a number of the version
};

struct Axis {
    Driver driver;
    base::Decimal from;  // Kpi: a value. Series: percent of change. Terms: the number itself
    base::Decimal to;
    int steps = 2;  // values, both ends included
};

struct Sides {
    base::Money performer;
    base::Money other;
    [[nodiscard]] bool both_gain() const { return performer.minor >= 0 && other.minor >= 0; }
};

enum class NoteKind : std::uint8_t { Kink, Flat, WrongWay };
struct Note {
    NoteKind kind{};
    int axis = 0;        // 0 is x, 1 is y
    base::Decimal from;  // where it begins, and where it ends (a kink: the same)
    base::Decimal to;
};

struct Grid {
    std::vector<base::Decimal> xs;
    std::vector<base::Decimal> ys;
    std::vector<Sides> cells;  // row by row: [y × xs + x]
    Sides now;                 // as the periods are
    std::size_t both = 0;      // cells in which both gain
    std::vector<Note> notes;

    [[nodiscard]] const Sides& at(std::size_t x, std::size_t y) const {
        return cells[y * xs.size() + x];
    }
};

// The periods of an account from `first` on, `count` of them.
struct Stretched {
    const Account& account;
    base::FiscalCalendar fiscal;
    std::size_t first = 0;
    std::size_t count = 0;
};

// Errors: DriverUnknown for a KPI, a series or a number that the terms do not have; LimitExceeded
// for more steps than kGridStepsMax or fewer than 2; SchemeNotInForce without a period.
[[nodiscard]] base::Result<Grid> grid_of(const Stretched& periods, const Axis& x, const Axis& y);

// ---- draws
enum class DrawKind : std::uint8_t { Uniform, Triangular, History };
struct Draw {
    Driver driver;
    DrawKind kind{};
    base::Decimal low;  // of Uniform and Triangular; History resamples what the periods were
    base::Decimal mode;
    base::Decimal high;
};
struct Quantiles {
    base::Money p5, p25, p50, p75, p95;
};
struct Draws {
    int count = 0;
    Quantiles performer;
    Quantiles other;
    int both = 0;  // draws in which both gain
    int performer_loses = 0;
    int other_loses = 0;
};
// Every period of every draw is drawn anew, by a generator of whole numbers that starts at `seed`:
// the same everywhere. Errors as above; LimitExceeded for more draws than kDrawsMax.
[[nodiscard]] base::Result<Draws> draws_of(const Stretched& periods,
                                           const std::vector<Draw>& drivers, int count,
                                           std::uint64_t seed);

}  // namespace samverka::incentive
